noinst_LIBRARIES += %reldir%/libxml.a
%canon_reldir%_libxml_a_CPPFLAGS = $(AM_CPPFLAGS) $(LIBXML_CFLAGS)
%canon_reldir%_libxml_a_SOURCES = \
	%reldir%/call.c \
	%reldir%/check.c \
	%reldir%/condition.c %reldir%/condition.h \
	%reldir%/definition.c %reldir%/definition.h \
	%reldir%/document.c %reldir%/document.h \
	%reldir%/evaluator.h \
	%reldir%/expression.c %reldir%/expression.h \
	%reldir%/libxml.h \
	%reldir%/mention.c %reldir%/mention.h \
	%reldir%/namespace.c \
	%reldir%/pieces.c %reldir%/pieces.h \
	%reldir%/problem.c %reldir%/problem.h \
	%reldir%/scan.c %reldir%/scan.h \
	%reldir%/schema.c %reldir%/schema.h \
	%reldir%/source.c %reldir%/source.h \
	%reldir%/token.c %reldir%/token.h \
	%reldir%/walk.c %reldir%/walk.h \
	%reldir%/write.c
