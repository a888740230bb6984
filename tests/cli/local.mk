# The program end to end, as people and scripts call it.
dist_check_SCRIPTS += \
	%reldir%/apps.sh \
	%reldir%/check.sh \
	%reldir%/csv.sh \
	%reldir%/data.sh \
	%reldir%/drafts.sh \
	%reldir%/errors.sh \
	%reldir%/foreseen.sh \
	%reldir%/hostile.sh \
	%reldir%/kind.sh \
	%reldir%/kinds.sh \
	%reldir%/letters.sh \
	%reldir%/lint.sh \
	%reldir%/modify.sh \
	%reldir%/notices.sh \
	%reldir%/numbers.sh \
	%reldir%/own.sh \
	%reldir%/packages.sh \
	%reldir%/plain.sh \
	%reldir%/records.sh \
	%reldir%/results.sh \
	%reldir%/schema.sh \
	%reldir%/tables.sh \
	%reldir%/tasks.sh \
	%reldir%/tour.sh \
	%reldir%/unknown.sh
EXTRA_DIST += %reldir%/cli.sh %reldir%/hostile.py %reldir%/keys.py %reldir%/tour.py
