EXTRA_DIST += \
	%reldir%/data/codes/language.csv \
	%reldir%/data/codes/region.csv \
	%reldir%/data/codes/suffix.csv \
	%reldir%/data/pinyin/reading.csv \
	%reldir%/data/words/plain.csv
if HAVE_CRITERION
check_PROGRAMS += %reldir%/test_codes
%canon_reldir%_test_codes_SOURCES = %reldir%/test_codes.c %reldir%/test_merge.c %reldir%/test_region.c %reldir%/test_table.c
%canon_reldir%_test_codes_CFLAGS = $(TEST_CFLAGS)
%canon_reldir%_test_codes_LDADD = $(CODES_ROOMS) $(CRITERION_LIBS)
endif
