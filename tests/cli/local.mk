# The program end to end, as people and scripts call it.
dist_check_SCRIPTS += \
	%reldir%/check.sh \
	%reldir%/data.sh \
	%reldir%/drafts.sh \
	%reldir%/errors.sh \
	%reldir%/kind.sh \
	%reldir%/lint.sh \
	%reldir%/packages.sh \
	%reldir%/plain.sh \
	%reldir%/schema.sh
EXTRA_DIST += %reldir%/cli.sh %reldir%/keys.py
