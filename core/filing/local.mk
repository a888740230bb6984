noinst_LIBRARIES += %reldir%/libfiling.a
%canon_reldir%_libfiling_a_SOURCES = \
	%reldir%/action.c \
	%reldir%/answers.c %reldir%/answers.h \
	%reldir%/base.c %reldir%/base.h \
	%reldir%/document.c %reldir%/document.h \
	%reldir%/filing.c %reldir%/filing.h \
	%reldir%/native.c \
	%reldir%/path.c %reldir%/path.h \
	%reldir%/sheet.c %reldir%/sheet.h \
	%reldir%/shown.c %reldir%/shown.h \
	%reldir%/spoiled.c
