if HAVE_CRITERION
check_PROGRAMS += %reldir%/test_form
%canon_reldir%_test_form_SOURCES = \
	tests/support/house.c tests/support/house.h \
	tests/support/random.c tests/support/random.h \
	%reldir%/test_complaints.c \
	%reldir%/test_form.c \
	%reldir%/test_schema.c
%canon_reldir%_test_form_CFLAGS = $(TEST_CFLAGS)
%canon_reldir%_test_form_LDADD = $(FILING_ROOMS) $(CRITERION_LIBS)
endif
