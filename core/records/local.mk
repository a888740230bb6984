noinst_LIBRARIES += %reldir%/librecords.a
%canon_reldir%_librecords_a_SOURCES = \
	%reldir%/course.c %reldir%/course.h \
	%reldir%/deadline.c %reldir%/deadline.h \
	%reldir%/fill.c \
	%reldir%/lines.c \
	%reldir%/number.c %reldir%/number.h \
	%reldir%/record.c %reldir%/record.h \
	%reldir%/state.c %reldir%/state.h \
	%reldir%/told.c
