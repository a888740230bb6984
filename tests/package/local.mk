if HAVE_CRITERION
check_PROGRAMS += %reldir%/test_package
%canon_reldir%_test_package_SOURCES = \
	%reldir%/craft.c %reldir%/craft.h \
	%reldir%/test_bag.c %reldir%/test_hostile.c %reldir%/test_package.c
%canon_reldir%_test_package_CFLAGS = $(TEST_CFLAGS)
%canon_reldir%_test_package_LDADD = core/package/libpackage.a $(LIBZIP_LIBS) $(BASE_ROOMS) $(CRITERION_LIBS)
endif
