noinst_LIBRARIES += %reldir%/libfiling.a
%canon_reldir%_libfiling_a_SOURCES = %reldir%/answers.h %reldir%/document.h %reldir%/filing.h %reldir%/path.h 
