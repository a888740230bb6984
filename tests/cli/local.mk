# The program end to end, as people and scripts call it.
dist_check_SCRIPTS += \
	%reldir%/check.sh \
	%reldir%/drafts.sh
EXTRA_DIST += %reldir%/answers.txt %reldir%/cli.sh %reldir%/keys.py %reldir%/picture.jpg
