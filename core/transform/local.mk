noinst_LIBRARIES += %reldir%/libtransform.a
%canon_reldir%_libtransform_a_CFLAGS = $(AM_CFLAGS) $(LIBXML_CFLAGS) $(LIBXSLT_CFLAGS)
%canon_reldir%_libtransform_a_SOURCES = \
	%reldir%/listener.c %reldir%/listener.h \
	%reldir%/miit.c %reldir%/miit.h \
	%reldir%/record.c %reldir%/record.h \
	%reldir%/transform.c %reldir%/transform.h
nobase_dist_pkgdata_DATA += data/transform/miit-3.0.xsd data/transform/miit-3.0.xsl \
	data/transform/miit-3.0-download.xsd data/transform/miit-3.0-record.xsl \
	data/transform/miit-3.0-notice.xsl data/transform/notice.xsd \
	data/transform/native-record.xsl data/transform/record.xsd
