if HAVE_CRITERION
check_PROGRAMS += %reldir%/test_rules
%canon_reldir%_test_rules_SOURCES = \
	tests/support/house.c tests/support/house.h \
	%reldir%/court.c %reldir%/court.h \
	%reldir%/test_demand.c \
	%reldir%/test_functions.c \
	%reldir%/test_judge.c \
	%reldir%/test_place.c \
	%reldir%/test_read.c \
	%reldir%/test_source.c
%canon_reldir%_test_rules_CFLAGS = $(TEST_CFLAGS)
%canon_reldir%_test_rules_LDADD = $(RULES_ROOMS) $(CRITERION_LIBS)
endif
