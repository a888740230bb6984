# What a machine can check of taste; HACKING.md says each rule in a line.
dist_check_SCRIPTS += \
	%reldir%/arrows.sh \
	%reldir%/banned.sh \
	%reldir%/documented.sh \
	%reldir%/exported.sh \
	%reldir%/headers.sh \
	%reldir%/ignore.sh \
	%reldir%/manual_keys.sh \
	%reldir%/manpage.sh \
	%reldir%/sizes.sh \
	%reldir%/speaks_alone.sh \
	%reldir%/symbols.sh \
	%reldir%/tarball.sh \
	%reldir%/translations.sh
EXTRA_DIST += %reldir%/tap.sh %reldir%/code.awk %reldir%/documented.exceptions %reldir%/sizes.exceptions
