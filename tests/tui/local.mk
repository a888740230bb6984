# The skin with a session of its own: what the tests drive through a terminal.
SKIN_ROOMS = tui/libtui.a $(CURSES_LIBS) $(WIZARD_ROOMS)
noinst_PROGRAMS += %reldir%/skin
%canon_reldir%_skin_SOURCES = %reldir%/skin.c %reldir%/skin_session.c %reldir%/skin_session.h
%canon_reldir%_skin_LDADD = $(SKIN_ROOMS)

if HAVE_CRITERION
check_PROGRAMS += %reldir%/test_tui
%canon_reldir%_test_tui_SOURCES = %reldir%/test_decoder.c %reldir%/test_paint.c
%canon_reldir%_test_tui_CFLAGS = $(TEST_CFLAGS) $(CURSES_CFLAGS)
%canon_reldir%_test_tui_LDADD = $(SKIN_ROOMS) $(CRITERION_LIBS)
if HAVE_VTERM
check_PROGRAMS += %reldir%/test_skin
%canon_reldir%_test_skin_SOURCES = \
	%reldir%/test_ending.c %reldir%/test_skin.c %reldir%/skin_driver.c %reldir%/skin_driver.h \
	tests/support/emulator.c tests/support/emulator.h
%canon_reldir%_test_skin_CFLAGS = $(TEST_CFLAGS) $(VTERM_CFLAGS)
%canon_reldir%_test_skin_LDADD = $(GLIB_LIBS) $(VTERM_LIBS) -lutil $(CRITERION_LIBS)

# The program itself.
check_PROGRAMS += %reldir%/test_program
%canon_reldir%_test_program_SOURCES = %reldir%/program_driver.c %reldir%/program_driver.h \
	%reldir%/sample.c %reldir%/sample.h %reldir%/test_program.c %reldir%/test_sample.c tests/support/emulator.c tests/support/emulator.h
%canon_reldir%_test_program_CFLAGS = $(TEST_CFLAGS) $(VTERM_CFLAGS)
%canon_reldir%_test_program_LDADD = $(GLIB_LIBS) $(VTERM_LIBS) -lutil $(CRITERION_LIBS)
endif
endif
dist_check_SCRIPTS += %reldir%/flow.sh
