EXTRA_DIST += \
	%reldir%/beside.py \
	%reldir%/check.sh \
	%reldir%/export.sh \
	%reldir%/keys.sh \
	%reldir%/once.c \
	%reldir%/run.sh \
	%reldir%/start.sh

# The homes with many drafts are kept between runs: making ten thousand takes minutes.
bench: all
	@CC='$(CC)' srcdir='$(abs_top_srcdir)' builddir='$(abs_top_builddir)' shared='$(shared)' $(SHELL) $(srcdir)/bench/run.sh
.PHONY: bench
