if HAVE_CRITERION
check_PROGRAMS += %reldir%/test_base
%canon_reldir%_test_base_SOURCES = %reldir%/test_date.c %reldir%/test_file.c %reldir%/test_text.c
%canon_reldir%_test_base_CFLAGS = $(TEST_CFLAGS)
%canon_reldir%_test_base_LDADD = $(BASE_ROOMS) $(CRITERION_LIBS)
endif
