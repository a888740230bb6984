noinst_LIBRARIES += %reldir%/libbase.a
%canon_reldir%_libbase_a_SOURCES = \
	%reldir%/clock.c %reldir%/clock.h \
	%reldir%/date.c %reldir%/date.h \
	%reldir%/digest.c %reldir%/digest.h \
	%reldir%/directory.c %reldir%/directory.h \
	%reldir%/error.c %reldir%/error.h \
	%reldir%/file.c %reldir%/file.h \
	%reldir%/language.c %reldir%/language.h \
	%reldir%/lock.c %reldir%/lock.h \
	%reldir%/text.c %reldir%/text.h \
	%reldir%/width.c %reldir%/width.h
# The paths of an installation stand in it: another --prefix makes it again.
%reldir%/directory.$(OBJEXT): Makefile
