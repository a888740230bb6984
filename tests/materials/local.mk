if HAVE_CRITERION
check_PROGRAMS += %reldir%/test_materials
%canon_reldir%_test_materials_SOURCES = %reldir%/test_materials.c %reldir%/test_picture.c
%canon_reldir%_test_materials_CFLAGS = $(TEST_CFLAGS)
%canon_reldir%_test_materials_LDADD = $(MATERIALS_ROOMS) $(CRITERION_LIBS)
endif
