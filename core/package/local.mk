noinst_LIBRARIES += %reldir%/libpackage.a
%canon_reldir%_libpackage_a_SOURCES = %reldir%/package.h 
