noinst_LIBRARIES += %reldir%/libpackage.a
%canon_reldir%_libpackage_a_CFLAGS = $(AM_CFLAGS) $(LIBZIP_CFLAGS)
%canon_reldir%_libpackage_a_SOURCES = \
	%reldir%/bag.c %reldir%/bag.h \
	%reldir%/container.c %reldir%/container.h \
	%reldir%/entry.c %reldir%/entry.h \
	%reldir%/package.c %reldir%/package.h \
	%reldir%/walk.c %reldir%/walk.h
