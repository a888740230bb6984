if HAVE_CRITERION
check_PROGRAMS += %reldir%/test_letters
%canon_reldir%_test_letters_SOURCES = \
	tests/support/house.c tests/support/house.h \
	tests/rules/court.c tests/rules/court.h \
	%reldir%/test_checklist.c \
	%reldir%/test_letter.c
%canon_reldir%_test_letters_CFLAGS = $(TEST_CFLAGS)
%canon_reldir%_test_letters_LDADD = $(LETTERS_ROOMS) $(CRITERION_LIBS)
endif
EXTRA_DIST += \
	%reldir%/appeal.txt \
	%reldir%/authorisation-entity.txt \
	%reldir%/authorisation-service.txt \
	%reldir%/cancel-shell.txt \
	%reldir%/cancel-stranger.txt \
	%reldir%/commitment-individual.txt \
	%reldir%/commitment-organisation.txt \
	%reldir%/extension-request.txt \
	%reldir%/holder-statement.txt \
	%reldir%/name-change.txt \
	%reldir%/no-culture.txt \
	%reldir%/no-education.txt \
	%reldir%/no-finance.txt \
	%reldir%/no-pre-approval.txt \
	%reldir%/non-local-phone.txt \
	%reldir%/several-domains.txt \
	%reldir%/site-plan.txt
