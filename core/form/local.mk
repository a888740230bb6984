noinst_LIBRARIES += %reldir%/libforms.a
%canon_reldir%_libforms_a_SOURCES = \
	%reldir%/form.c %reldir%/form.h \
	%reldir%/link.c \
	%reldir%/reader.h \
	%reldir%/schema.c \
	%reldir%/structure.c \
	%reldir%/texts.c
