if HAVE_CRITERION
check_PROGRAMS += %reldir%/test_app
%canon_reldir%_test_app_SOURCES = \
	tests/support/house.c tests/support/house.h \
	tests/support/random.c tests/support/random.h \
	%reldir%/desk.c %reldir%/desk.h \
	%reldir%/test_batch.c \
	%reldir%/test_download.c \
	%reldir%/test_draft.c \
	%reldir%/test_export.c \
	%reldir%/test_import.c \
	%reldir%/test_inventory.c \
	%reldir%/test_progress.c \
	%reldir%/test_records.c \
	%reldir%/test_run.c \
	%reldir%/test_table.c
%canon_reldir%_test_app_CFLAGS = $(TEST_CFLAGS)
%canon_reldir%_test_app_LDADD = $(APP_ROOMS) $(CRITERION_LIBS)
endif
