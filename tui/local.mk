noinst_LIBRARIES += %reldir%/libtui.a
%canon_reldir%_libtui_a_SOURCES =
