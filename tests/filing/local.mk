if HAVE_CRITERION
check_PROGRAMS += %reldir%/test_filing
%canon_reldir%_test_filing_SOURCES = \
	tests/support/house.c tests/support/house.h \
	tests/support/random.c tests/support/random.h \
	%reldir%/test_action.c \
	%reldir%/test_answers.c \
	%reldir%/test_base.c \
	%reldir%/test_document.c \
	%reldir%/test_native.c \
	%reldir%/test_path.c \
	%reldir%/test_sheet.c
%canon_reldir%_test_filing_CFLAGS = $(TEST_CFLAGS)
%canon_reldir%_test_filing_LDADD = $(FILING_ROOMS) $(CRITERION_LIBS)
endif
