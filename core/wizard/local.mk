noinst_LIBRARIES += %reldir%/libwizard.a
%canon_reldir%_libwizard_a_SOURCES = \
	%reldir%/answer.c \
	%reldir%/ask.c \
	%reldir%/export.c \
	%reldir%/files.c \
	%reldir%/form_action.c \
	%reldir%/form_focus.c \
	%reldir%/form_page.c \
	%reldir%/form_page.h \
	%reldir%/form_view.c \
	%reldir%/frame.c \
	%reldir%/frame.h \
	%reldir%/help.c \
	%reldir%/home.c \
	%reldir%/home_view.c \
	%reldir%/home_view.h \
	%reldir%/key.c \
	%reldir%/key.h \
	%reldir%/kinds.c \
	%reldir%/letter.c \
	%reldir%/line.c \
	%reldir%/line.h \
	%reldir%/list.c \
	%reldir%/list.h \
	%reldir%/message.c \
	%reldir%/message.h \
	%reldir%/notices.c %reldir%/notices.h \
	%reldir%/numbers.c \
	%reldir%/outcome.c \
	%reldir%/outline.c \
	%reldir%/outline.h \
	%reldir%/page.c \
	%reldir%/page.h \
	%reldir%/papers.c \
	%reldir%/picker.c \
	%reldir%/plain.c \
	%reldir%/plain.h \
	%reldir%/plain_command.c %reldir%/plain_tell.c \
	%reldir%/questions.c \
	%reldir%/reading.c \
	%reldir%/records.c \
	%reldir%/review.c \
	%reldir%/row.c \
	%reldir%/row.h \
	%reldir%/screen.c \
	%reldir%/screen.h \
	%reldir%/session.c \
	%reldir%/session.h \
	%reldir%/session_draft.c \
	%reldir%/tasks.c
