noinst_LIBRARIES += %reldir%/libstore.a
%canon_reldir%_libstore_a_SOURCES = \
	%reldir%/backup.c \
	%reldir%/course.c %reldir%/course.h \
	%reldir%/database.c %reldir%/database.h \
	%reldir%/draft.c \
	%reldir%/history.c \
	%reldir%/notice.c %reldir%/notice.h \
	%reldir%/number.c %reldir%/number.h \
	%reldir%/receipt.c \
	%reldir%/record.c %reldir%/record.h \
	%reldir%/schema.c %reldir%/schema.h \
	%reldir%/statement.c %reldir%/statement.h \
	%reldir%/store.c %reldir%/store.h \
	%reldir%/table.c %reldir%/table.h \
	%reldir%/words.c %reldir%/words.h
%canon_reldir%_libstore_a_CFLAGS = $(AM_CFLAGS) $(SQLITE_CFLAGS)
