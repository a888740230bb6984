if HAVE_CRITERION
check_PROGRAMS += %reldir%/test_wizard
%canon_reldir%_test_wizard_SOURCES = %reldir%/test_key.c %reldir%/test_line.c %reldir%/test_screen.c
%canon_reldir%_test_wizard_CFLAGS = $(TEST_CFLAGS)
%canon_reldir%_test_wizard_LDADD = $(WIZARD_ROOMS) $(CRITERION_LIBS)

# The pages with the application behind them.
check_PROGRAMS += %reldir%/test_pages
%canon_reldir%_test_pages_SOURCES = \
	%reldir%/person.c %reldir%/person.h %reldir%/test_form_page.c %reldir%/test_golden.c %reldir%/test_lists.c \
	%reldir%/test_plain.c %reldir%/test_session.c %reldir%/test_walk.c %reldir%/test_which.c
%canon_reldir%_test_pages_CFLAGS = $(TEST_CFLAGS)
%canon_reldir%_test_pages_LDADD = $(APP_ROOMS) $(CRITERION_LIBS)
endif
