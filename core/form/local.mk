noinst_LIBRARIES += %reldir%/libforms.a
%canon_reldir%_libforms_a_SOURCES = %reldir%/form.h 
