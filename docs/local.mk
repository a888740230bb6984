EXTRA_DIST += \
	%reldir%/decisions/0001-dependencies.md
