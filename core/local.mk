# The rooms of core, lowest first. README.md here says which room may include which; each *_ROOMS below is a room with
# everything under it, in link order: a test that links it cannot reach what stands above.
include $(srcdir)/core/base/local.mk
include $(srcdir)/core/xml/local.mk
include $(srcdir)/core/types/local.mk
include $(srcdir)/core/codes/local.mk
include $(srcdir)/core/form/local.mk
include $(srcdir)/core/filing/local.mk
include $(srcdir)/core/records/local.mk
include $(srcdir)/core/rules/local.mk
include $(srcdir)/core/advice/local.mk
include $(srcdir)/core/letters/local.mk
include $(srcdir)/core/wizard/local.mk
include $(srcdir)/core/lint/local.mk
include $(srcdir)/core/materials/local.mk
include $(srcdir)/core/store/local.mk
include $(srcdir)/core/transform/local.mk
include $(srcdir)/core/package/local.mk
include $(srcdir)/core/app/local.mk
EXTRA_DIST += %reldir%/README.md

BASE_ROOMS = core/base/libbase.a $(GLIB_LIBS) $(UNISTRING_LIBS)
XML_ROOMS = core/xml/libxml.a $(LIBXML_LIBS) $(BASE_ROOMS)
TYPES_ROOMS = core/types/libtypes.a $(DOMAINS_LIBS) $(XML_ROOMS)
CODES_ROOMS = core/codes/libcodes.a $(CSV_LIBS) $(TYPES_ROOMS)
FORM_ROOMS = core/form/libforms.a $(CODES_ROOMS)
FILING_ROOMS = core/filing/libfiling.a $(FORM_ROOMS)
RECORDS_ROOMS = core/records/librecords.a $(FILING_ROOMS)
ADVICE_ROOMS = core/advice/libadvice.a $(FILING_ROOMS)
RULES_ROOMS = core/rules/librules.a $(FILING_ROOMS)
LETTERS_ROOMS = core/letters/libletters.a $(RULES_ROOMS)
WIZARD_ROOMS = core/wizard/libwizard.a core/advice/libadvice.a $(LETTERS_ROOMS)
LINT_ROOMS = core/lint/liblint.a core/advice/libadvice.a $(LETTERS_ROOMS)
MATERIALS_ROOMS = core/materials/libmaterials.a $(BASE_ROOMS)
STORE_ROOMS = core/store/libstore.a $(SQLITE_LIBS) $(BASE_ROOMS)
TRANSFORM_ROOMS = core/transform/libtransform.a $(LIBXSLT_LIBS) $(CODES_ROOMS)
PACKAGE_ROOMS = core/package/libpackage.a $(LIBZIP_LIBS) $(XML_ROOMS)
APP_ROOMS = core/app/libapp.a core/wizard/libwizard.a core/lint/liblint.a core/records/librecords.a core/materials/libmaterials.a \
	core/store/libstore.a $(SQLITE_LIBS) core/transform/libtransform.a $(LIBXSLT_LIBS) \
	core/package/libpackage.a $(LIBZIP_LIBS) core/advice/libadvice.a $(LETTERS_ROOMS)
