noinst_LIBRARIES += %reldir%/librecords.a
%canon_reldir%_librecords_a_SOURCES = \
	%reldir%/fill.c \
	%reldir%/lines.c \
	%reldir%/record.c %reldir%/record.h
