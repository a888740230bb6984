if HAVE_CRITERION
check_PROGRAMS += %reldir%/test_store
%canon_reldir%_test_store_SOURCES = \
	%reldir%/folder.c %reldir%/folder.h \
	%reldir%/test_course.c \
	%reldir%/test_failure.c \
	%reldir%/test_history.c \
	%reldir%/test_list.c \
	%reldir%/test_notice.c \
	%reldir%/test_number.c \
	%reldir%/test_open.c \
	%reldir%/test_record.c \
	%reldir%/test_table.c
%canon_reldir%_test_store_CFLAGS = $(TEST_CFLAGS) $(SQLITE_CFLAGS)
%canon_reldir%_test_store_LDADD = $(STORE_ROOMS) $(CRITERION_LIBS)
endif
