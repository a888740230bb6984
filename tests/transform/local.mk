if HAVE_CRITERION
check_PROGRAMS += %reldir%/test_transform
%canon_reldir%_test_transform_SOURCES = \
	%reldir%/sample.c %reldir%/sample.h \
	%reldir%/test_miit.c %reldir%/test_operations.c %reldir%/test_refusal.c \
	%reldir%/test_transform.c %reldir%/test_witness.c
%canon_reldir%_test_transform_CFLAGS = $(TEST_CFLAGS)
%canon_reldir%_test_transform_LDADD = $(TRANSFORM_ROOMS) $(CRITERION_LIBS)
endif
EXTRA_DIST += %reldir%/add-access.xml %reldir%/add-service.xml %reldir%/cancel.xml %reldir%/materials.xml %reldir%/enterprise.xml %reldir%/individual.xml \
	%reldir%/inspection.xml %reldir%/unfiled.xml
