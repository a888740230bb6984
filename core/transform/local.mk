noinst_LIBRARIES += %reldir%/libtransform.a
%canon_reldir%_libtransform_a_CFLAGS = $(AM_CFLAGS) $(LIBXML_CFLAGS) $(LIBXSLT_CFLAGS)
%canon_reldir%_libtransform_a_SOURCES = \
	%reldir%/listener.c %reldir%/listener.h \
	%reldir%/miit.c %reldir%/miit.h \
	%reldir%/transform.c %reldir%/transform.h
nobase_dist_pkgdata_DATA += data/transform/miit-3.0.xsd data/transform/miit-3.0.xsl
