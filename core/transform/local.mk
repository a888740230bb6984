noinst_LIBRARIES += %reldir%/libtransform.a
%canon_reldir%_libtransform_a_SOURCES = %reldir%/miit.h %reldir%/transform.h 
