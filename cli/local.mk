noinst_LIBRARIES += %reldir%/libcli.a
%canon_reldir%_libcli_a_SOURCES = \
	%reldir%/action.c %reldir%/action.h \
	%reldir%/attach.c \
	%reldir%/backup.c \
	%reldir%/batch.c %reldir%/batch.h \
	%reldir%/check.c \
	%reldir%/cli.h \
	%reldir%/confirm.c \
	%reldir%/delete.c \
	%reldir%/dump.c \
	%reldir%/engine.h \
	%reldir%/explain.c \
	%reldir%/export.c \
	%reldir%/fill.c \
	%reldir%/history.c \
	%reldir%/import.c \
	%reldir%/interface.c \
	%reldir%/kind.c \
	%reldir%/letter.c \
	%reldir%/lint.c \
	%reldir%/list.c \
	%reldir%/materials.c \
	%reldir%/new.c \
	%reldir%/numbers.c \
	%reldir%/output.c \
	%reldir%/notices.c \
	%reldir%/plain.c \
	%reldir%/records.c \
	%reldir%/refresh.c \
	%reldir%/remark.c \
	%reldir%/repeat.c \
	%reldir%/set.c \
	%reldir%/show.c \
	%reldir%/table.c \
	%reldir%/tasks.c \
	%reldir%/verify.c

# The program: the first screen and what it needs. It links, so nothing of it reaches for the engine.
bin_PROGRAMS += beian
beian_SOURCES = %reldir%/main.c %reldir%/front.c %reldir%/front.h
beian_LDFLAGS = $(AM_LDFLAGS) -Wl,--export-dynamic
beian_LDADD = tui/libtui.a core/app/libapp.a core/wizard/libwizard.a $(STORE_ROOMS) $(CURSES_LIBS)

# The engine: everything. What the program has already it takes from there, by name, when it is loaded.
pkglibexec_PROGRAMS += beian-engine.so
beian_engine_so_SOURCES = %reldir%/engine.c %reldir%/engine.h
beian_engine_so_LDFLAGS = $(AM_LDFLAGS) -shared
beian_engine_so_LDADD = cli/libcli.a tui/libtui.a $(APP_ROOMS) $(CURSES_LIBS) $(JANSSON_LIBS)
# It is loaded and not run, so it has no options for "make distcheck" to try.
AM_INSTALLCHECK_STD_OPTIONS_EXEMPT = beian-engine.so
