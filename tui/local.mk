noinst_LIBRARIES += %reldir%/libtui.a
%canon_reldir%_libtui_a_SOURCES = \
	%reldir%/decoder.c %reldir%/decoder.h \
	%reldir%/drawn.c %reldir%/drawn.h \
	%reldir%/input.c %reldir%/input.h \
	%reldir%/paint.c %reldir%/paint.h \
	%reldir%/rescue.c %reldir%/rescue.h \
	%reldir%/run.c %reldir%/run.h \
	%reldir%/sequence.c %reldir%/sequence.h \
	%reldir%/teach.c %reldir%/teach.h \
	%reldir%/terminal.c %reldir%/terminal.h
%canon_reldir%_libtui_a_CFLAGS = $(AM_CFLAGS) $(CURSES_CFLAGS)
