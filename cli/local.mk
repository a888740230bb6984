noinst_LIBRARIES += %reldir%/libcli.a
%canon_reldir%_libcli_a_SOURCES = \
	%reldir%/attach.c \
	%reldir%/backup.c \
	%reldir%/check.c \
	%reldir%/cli.h \
	%reldir%/confirm.c \
	%reldir%/delete.c \
	%reldir%/dump.c \
	%reldir%/explain.c \
	%reldir%/export.c \
	%reldir%/fill.c \
	%reldir%/history.c \
	%reldir%/import.c \
	%reldir%/interface.c \
	%reldir%/lint.c \
	%reldir%/list.c \
	%reldir%/new.c \
	%reldir%/output.c \
	%reldir%/plain.c \
	%reldir%/repeat.c \
	%reldir%/set.c \
	%reldir%/show.c \
	%reldir%/table.c \
	%reldir%/verify.c

bin_PROGRAMS += beian
beian_SOURCES = %reldir%/main.c
beian_LDADD = cli/libcli.a tui/libtui.a $(APP_ROOMS) $(CURSES_LIBS) $(JANSSON_LIBS)
