noinst_LIBRARIES += %reldir%/libletters.a
%canon_reldir%_libletters_a_SOURCES = \
	%reldir%/book.h \
	%reldir%/checklist.c %reldir%/checklist.h \
	%reldir%/due.c \
	%reldir%/letter.h \
	%reldir%/read.c \
	%reldir%/remark.c \
	%reldir%/text.c \
	%reldir%/write.c
