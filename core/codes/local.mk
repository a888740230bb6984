noinst_LIBRARIES += %reldir%/libcodes.a
%canon_reldir%_libcodes_a_SOURCES = \
	%reldir%/calendar.c %reldir%/calendar.h \
	%reldir%/codes.c %reldir%/codes.h \
	%reldir%/list.c %reldir%/list.h \
	%reldir%/merge.c \
	%reldir%/name.c \
	%reldir%/offer.c \
	%reldir%/pinyin.c %reldir%/pinyin.h \
	%reldir%/search.c \
	%reldir%/table.c %reldir%/table.h \
	%reldir%/words.c %reldir%/words.h
