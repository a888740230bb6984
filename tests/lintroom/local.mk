if HAVE_CRITERION
check_PROGRAMS += %reldir%/test_lintroom
%canon_reldir%_test_lintroom_SOURCES = \
	tests/support/house.c tests/support/house.h \
	tests/support/which.c tests/support/which.h \
	%reldir%/test_advice.c \
	%reldir%/test_case.c \
	%reldir%/test_coverage.c \
	%reldir%/test_demand.c \
	%reldir%/test_lint.c \
	%reldir%/test_orphan.c \
	%reldir%/test_reach.c
%canon_reldir%_test_lintroom_CFLAGS = $(TEST_CFLAGS)
%canon_reldir%_test_lintroom_LDADD = $(LINT_ROOMS) $(CRITERION_LIBS)
endif
