noinst_LIBRARIES += %reldir%/libadvice.a
%canon_reldir%_libadvice_a_SOURCES = \
	%reldir%/advice.h \
	%reldir%/book.h \
	%reldir%/decide.c \
	%reldir%/read.c \
	%reldir%/text.c
