noinst_LIBRARIES += %reldir%/libwizard.a
%canon_reldir%_libwizard_a_SOURCES = \
	%reldir%/answer.c \
	%reldir%/ask.c \
	%reldir%/export.c \
	%reldir%/files.c \
	%reldir%/form_page.c \
	%reldir%/form_page.h \
	%reldir%/form_view.c \
	%reldir%/frame.c \
	%reldir%/help.c \
	%reldir%/home.c \
	%reldir%/key.c \
	%reldir%/key.h \
	%reldir%/kinds.c \
	%reldir%/line.c \
	%reldir%/line.h \
	%reldir%/list.c \
	%reldir%/list.h \
	%reldir%/message.c \
	%reldir%/message.h \
	%reldir%/outline.c \
	%reldir%/outline.h \
	%reldir%/page.h \
	%reldir%/picker.c \
	%reldir%/plain.c \
	%reldir%/questions.c \
	%reldir%/reading.c \
	%reldir%/review.c \
	%reldir%/screen.c \
	%reldir%/screen.h \
	%reldir%/session.c \
	%reldir%/session.h
