noinst_LIBRARIES += %reldir%/librules.a
%canon_reldir%_librules_a_SOURCES = %reldir%/rules.h 
