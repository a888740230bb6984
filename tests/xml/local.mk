if HAVE_CRITERION
check_PROGRAMS += %reldir%/test_xml
%canon_reldir%_test_xml_SOURCES = \
	%reldir%/test_condition.c %reldir%/test_document.c %reldir%/test_expression.c %reldir%/test_mention.c %reldir%/test_pieces.c %reldir%/test_read.c %reldir%/test_scan.c %reldir%/test_schema.c \
	%reldir%/test_walk.c %reldir%/test_write.c
%canon_reldir%_test_xml_CFLAGS = $(TEST_CFLAGS)
%canon_reldir%_test_xml_LDADD = $(XML_ROOMS) $(CRITERION_LIBS)
endif
