if HAVE_CRITERION
check_PROGRAMS += %reldir%/test_wizard
%canon_reldir%_test_wizard_SOURCES = %reldir%/test_key.c %reldir%/test_line.c %reldir%/test_screen.c
%canon_reldir%_test_wizard_CFLAGS = $(TEST_CFLAGS)
%canon_reldir%_test_wizard_LDADD = $(WIZARD_ROOMS) $(CRITERION_LIBS)
endif
