noinst_LIBRARIES += %reldir%/liblint.a
%canon_reldir%_liblint_a_SOURCES = \
	%reldir%/advice.c \
	%reldir%/case.c \
	%reldir%/coverage.c %reldir%/coverage.h \
	%reldir%/demand.c \
	%reldir%/example.c \
	%reldir%/imports.c %reldir%/imports.h \
	%reldir%/letter.c \
	%reldir%/lint.c %reldir%/lint.h \
	%reldir%/lookup.c \
	%reldir%/mend.c %reldir%/mend.h \
	%reldir%/name.c %reldir%/name.h \
	%reldir%/orphan.c %reldir%/orphan.h \
	%reldir%/proof.c %reldir%/proof.h \
	%reldir%/reach.c \
	%reldir%/tally.c \
	%reldir%/used.c \
	%reldir%/witness.c %reldir%/witness.h
