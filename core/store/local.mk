noinst_LIBRARIES += %reldir%/libstore.a
%canon_reldir%_libstore_a_SOURCES = %reldir%/store.h 
