EXTRA_DIST += \
	%reldir%/beside.py \
	%reldir%/check.sh \
	%reldir%/csv.sh \
	%reldir%/export.sh \
	%reldir%/homes.sh \
	%reldir%/keys.sh \
	%reldir%/leave.sh \
	%reldir%/mixed.sh \
	%reldir%/once.c \
	%reldir%/records.sh \
	%reldir%/run.sh \
	%reldir%/start.sh

# Built for "make bench" alone.
EXTRA_PROGRAMS += %reldir%/drafts %reldir%/leave
CLEANFILES += $(EXTRA_PROGRAMS)
%canon_reldir%_drafts_SOURCES = %reldir%/drafts.c
%canon_reldir%_drafts_LDADD = $(APP_ROOMS)
%canon_reldir%_leave_SOURCES = %reldir%/leave.c
%canon_reldir%_leave_LDADD = $(APP_ROOMS)

# The home with many drafts is kept between runs: making ten thousand takes half a minute.
bench: all $(EXTRA_PROGRAMS)
	@CC='$(CC)' srcdir='$(abs_top_srcdir)' builddir='$(abs_top_builddir)' shared='$(shared)' $(SHELL) $(srcdir)/bench/run.sh
.PHONY: bench
