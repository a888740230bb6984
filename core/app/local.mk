noinst_LIBRARIES += %reldir%/libapp.a
%canon_reldir%_libapp_a_SOURCES = %reldir%/app.h 
