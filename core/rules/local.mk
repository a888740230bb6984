noinst_LIBRARIES += %reldir%/librules.a
%canon_reldir%_librules_a_SOURCES = \
	%reldir%/asking.c \
	%reldir%/base.c \
	%reldir%/demand.c \
	%reldir%/example.c \
	%reldir%/facts.c \
	%reldir%/finding.c \
	%reldir%/function.h \
	%reldir%/functions.c \
	%reldir%/guide.c \
	%reldir%/judge.c \
	%reldir%/own.c \
	%reldir%/path.c \
	%reldir%/pattern.c %reldir%/pattern.h \
	%reldir%/place.c \
	%reldir%/read.c \
	%reldir%/rule.h \
	%reldir%/rules.h \
	%reldir%/source.c \
	%reldir%/span.c \
	%reldir%/template.c
