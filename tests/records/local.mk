if HAVE_CRITERION
check_PROGRAMS += %reldir%/test_records
%canon_reldir%_test_records_SOURCES = \
	tests/support/house.c tests/support/house.h \
	tests/support/random.c tests/support/random.h \
	%reldir%/test_course.c \
	%reldir%/test_deadline.c \
	%reldir%/test_number.c \
	%reldir%/test_record.c
%canon_reldir%_test_records_CFLAGS = $(TEST_CFLAGS)
%canon_reldir%_test_records_LDADD = $(RECORDS_ROOMS) $(CRITERION_LIBS)
endif
