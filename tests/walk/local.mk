if HAVE_CRITERION
# Whole filings of every kind, province and nature.
check_PROGRAMS += %reldir%/test_filings
%canon_reldir%_test_filings_SOURCES = \
	tests/wizard/person.c tests/wizard/person.h \
	%reldir%/applicant.c %reldir%/applicant.h %reldir%/clerk.c %reldir%/clerk.h %reldir%/mend.c \
	%reldir%/number.c %reldir%/number.h %reldir%/office.c %reldir%/organisation.c %reldir%/organisation.h \
	%reldir%/picture.c %reldir%/picture.h %reldir%/tries.c %reldir%/tries.h \
	%reldir%/test_downloads.c %reldir%/test_filings.c %reldir%/test_keyboard.c
%canon_reldir%_test_filings_CFLAGS = $(TEST_CFLAGS)
%canon_reldir%_test_filings_LDADD = $(APP_ROOMS) $(CRITERION_LIBS)
endif
