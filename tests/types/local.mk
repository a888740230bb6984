if HAVE_CRITERION
check_PROGRAMS += %reldir%/test_types
%canon_reldir%_test_types_SOURCES = \
	%reldir%/rows.c %reldir%/rows.h \
	%reldir%/test_address.c \
	%reldir%/test_app_identity.c \
	%reldir%/test_card.c \
	%reldir%/test_check_digit.c \
	%reldir%/test_choice.c \
	%reldir%/test_contact.c \
	%reldir%/test_date.c \
	%reldir%/test_document.c \
	%reldir%/test_filing_number.c \
	%reldir%/test_host.c \
	%reldir%/test_organisation.c \
	%reldir%/test_property.c \
	%reldir%/test_reasons.c \
	%reldir%/test_type.c \
	%reldir%/test_words.c \
	%reldir%/texts.c %reldir%/texts.h
%canon_reldir%_test_types_CFLAGS = $(TEST_CFLAGS) $(LIBXML_CFLAGS)
%canon_reldir%_test_types_LDADD = $(TYPES_ROOMS) $(CRITERION_LIBS)
endif

# What other implementations say of the same numbers.
noinst_PROGRAMS += %reldir%/reader
%canon_reldir%_reader_SOURCES = %reldir%/reader.c
%canon_reldir%_reader_LDADD = $(TYPES_ROOMS)
dist_check_SCRIPTS += %reldir%/independent.sh
EXTRA_DIST += %reldir%/independent.py %reldir%/standard.awk
