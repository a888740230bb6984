noinst_LIBRARIES += %reldir%/libwizard.a
%canon_reldir%_libwizard_a_SOURCES = %reldir%/key.h %reldir%/line.h %reldir%/message.h %reldir%/screen.h %reldir%/session.h \
	%reldir%/key.c %reldir%/line.c %reldir%/screen.c
