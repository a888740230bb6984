noinst_LIBRARIES += %reldir%/libtypes.a
%canon_reldir%_libtypes_a_SOURCES = %reldir%/type.h 
