if HAVE_CRITERION
check_PROGRAMS += %reldir%/test_wizard
%canon_reldir%_test_wizard_SOURCES = %reldir%/test_key.c %reldir%/test_line.c %reldir%/test_screen.c
%canon_reldir%_test_wizard_CFLAGS = $(TEST_CFLAGS)
%canon_reldir%_test_wizard_LDADD = $(WIZARD_ROOMS) $(CRITERION_LIBS)

# The pages with the application behind them.
check_PROGRAMS += %reldir%/test_pages
%canon_reldir%_test_pages_SOURCES = \
	%reldir%/golden.c %reldir%/golden.h %reldir%/person.c %reldir%/person.h %reldir%/test_form_page.c %reldir%/test_golden.c \
	%reldir%/test_golden_work.c %reldir%/test_help.c %reldir%/test_lists.c %reldir%/test_papers.c \
	%reldir%/test_notices.c %reldir%/test_numbers.c %reldir%/test_plain.c %reldir%/test_session.c \
	%reldir%/test_tasks.c %reldir%/test_which.c
%canon_reldir%_test_pages_CFLAGS = $(TEST_CFLAGS)
%canon_reldir%_test_pages_LDADD = $(APP_ROOMS) $(CRITERION_LIBS)

# By itself: it takes half of the time of all pages, and beside them Criterion's runner loses 48 bytes, for which LeakSanitizer would
# end the program before it has said what passed.
check_PROGRAMS += %reldir%/test_walk
%canon_reldir%_test_walk_SOURCES = %reldir%/person.c %reldir%/person.h %reldir%/test_walk.c
%canon_reldir%_test_walk_CFLAGS = $(TEST_CFLAGS)
%canon_reldir%_test_walk_LDADD = $(APP_ROOMS) $(CRITERION_LIBS)
endif
