noinst_LIBRARIES += %reldir%/libmaterials.a
%canon_reldir%_libmaterials_a_SOURCES = \
	%reldir%/copy.c %reldir%/copy.h \
	%reldir%/materials.c %reldir%/materials.h \
	%reldir%/picture.c %reldir%/picture.h
