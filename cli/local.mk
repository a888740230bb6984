noinst_LIBRARIES += %reldir%/libcli.a
%canon_reldir%_libcli_a_SOURCES =
