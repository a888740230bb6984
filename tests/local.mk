# Every test is one TAP producer. A room's suite is one program, tests/ROOM/test_ROOM, linked with that room and what is under it.
TEST_EXTENSIONS = .sh
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
SH_LOG_DRIVER = $(LOG_DRIVER)
SH_LOG_COMPILER = $(SHELL)
AM_TESTS_ENVIRONMENT = \
	CRITERION_OUTPUTS='tap:-'; CRITERION_DISABLE_TIME_MEASUREMENTS=1; \
	TERM=xterm-256color; LC_ALL=C.UTF-8; TZ=UTC; LANGUAGE=en; BEIAN_TODAY=2026-11-23; BEIAN_SEED=$${BEIAN_SEED-20261123}; \
	BEIAN_DATADIR='$(abs_top_srcdir)'; BEIAN_LOCALEDIR='$(abs_top_builddir)/po/locale'; BEIAN_LIBDIR='$(abs_top_builddir)'; \
	top_srcdir='$(abs_top_srcdir)'; top_builddir='$(abs_top_builddir)'; shared='$(shared)'; CC='$(CC)'; \
	lint_cflags='$(GLIB_CFLAGS) $(CURSES_CFLAGS) $(LIBXML_CFLAGS) $(LIBXSLT_CFLAGS) $(CRITERION_CFLAGS) $(VTERM_CFLAGS)'; \
	LSAN_OPTIONS=suppressions=$(abs_top_srcdir)/tests/lsan.supp:print_suppressions=0; \
	export CRITERION_OUTPUTS CRITERION_DISABLE_TIME_MEASUREMENTS TERM LC_ALL TZ LANGUAGE BEIAN_TODAY BEIAN_SEED BEIAN_DATADIR \
	BEIAN_LOCALEDIR BEIAN_LIBDIR top_srcdir top_builddir shared CC lint_cflags LSAN_OPTIONS;
TESTS = $(check_PROGRAMS) $(dist_check_SCRIPTS)
TEST_CFLAGS = $(AM_CFLAGS) $(CRITERION_CFLAGS)
EXTRA_DIST += %reldir%/coverage.sh %reldir%/lsan.supp %reldir%/support/leakcheck.h %reldir%/fixtures/house \
	%reldir%/fixtures/downloads/black.xml \
	%reldir%/fixtures/downloads/earlier.xml \
	%reldir%/fixtures/downloads/everything.xml \
	%reldir%/fixtures/downloads/later.xml \
	%reldir%/fixtures/downloads/make.py \
	%reldir%/fixtures/downloads/notices-later.xml \
	%reldir%/fixtures/downloads/notices-other.xml \
	%reldir%/fixtures/downloads/notices.xml \
	%reldir%/fixtures/downloads/other-provider.xml \
	%reldir%/fixtures/downloads/records.xml \
	%reldir%/fixtures/downloads/tables.xml \
	%reldir%/fixtures/stores/version-6.sql

include $(srcdir)/tests/base/local.mk
include $(srcdir)/tests/xml/local.mk
include $(srcdir)/tests/types/local.mk
include $(srcdir)/tests/codes/local.mk
include $(srcdir)/tests/form/local.mk
include $(srcdir)/tests/filing/local.mk
include $(srcdir)/tests/records/local.mk
include $(srcdir)/tests/rules/local.mk
include $(srcdir)/tests/advice/local.mk
include $(srcdir)/tests/letters/local.mk
include $(srcdir)/tests/wizard/local.mk
include $(srcdir)/tests/walk/local.mk
include $(srcdir)/tests/lint/local.mk
include $(srcdir)/tests/lintroom/local.mk
include $(srcdir)/tests/materials/local.mk
include $(srcdir)/tests/store/local.mk
include $(srcdir)/tests/transform/local.mk
include $(srcdir)/tests/package/local.mk
include $(srcdir)/tests/app/local.mk
include $(srcdir)/tests/cli/local.mk
include $(srcdir)/tests/tui/local.mk
include $(srcdir)/tests/fuzz/local.mk
include $(srcdir)/tests/samples/local.mk
include $(srcdir)/tests/screens/local.mk
