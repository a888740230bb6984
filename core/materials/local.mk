noinst_LIBRARIES += %reldir%/libmaterials.a
%canon_reldir%_libmaterials_a_SOURCES = %reldir%/materials.h %reldir%/picture.h 
