noinst_LIBRARIES += %reldir%/libxml.a
%canon_reldir%_libxml_a_SOURCES = %reldir%/document.h %reldir%/expression.h %reldir%/libxml.h %reldir%/scan.h %reldir%/schema.h 
