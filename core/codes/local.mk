noinst_LIBRARIES += %reldir%/libcodes.a
%canon_reldir%_libcodes_a_SOURCES = %reldir%/codes.h 
