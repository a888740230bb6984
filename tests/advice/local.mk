if HAVE_CRITERION
check_PROGRAMS += %reldir%/test_advice
%canon_reldir%_test_advice_SOURCES = \
	tests/support/house.c tests/support/house.h \
	tests/support/which.c tests/support/which.h \
	%reldir%/test_advice.c
%canon_reldir%_test_advice_CFLAGS = $(TEST_CFLAGS)
%canon_reldir%_test_advice_LDADD = $(ADVICE_ROOMS) $(CRITERION_LIBS)
endif
