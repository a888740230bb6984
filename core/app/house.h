/* house: what the files of this room share. For no one else. */
#pragma once
#include "core/advice/advice.h"
#include "core/app/app.h"
#include "core/app/draft.h"
#include "core/app/export.h"
#include "core/app/rows.h"
#include "core/letters/letter.h"
#include "core/records/course.h"
#include "core/records/number.h"
#include "core/xml/schema.h"

struct BeianApp {
	char *datadir;
	char *home; /* made when the store is opened */
	BeianStore *store;
	gboolean no_stale_records; /* it was looked (reread.h) */
	BeianCodes *codes;
	GArray *table; /* of BeianTableRow: what codes read last was imported from; NULL: nothing */
	BeianRules *rules;
	BeianRules *reasons;     /* without any rule */
	BeianAdviceBook *advice; /* which kind */
	BeianLetterBook *letters;
	BeianCourse *course; /* what becomes of filings */
	BeianNumberStates *number_states;
	GHashTable *forms;   /* kind → BeianForm */
	GHashTable *schemas; /* kind → BeianSchema */
	BeianOpenDraft
		*open; /* the draft that the session has open; its filing is a second copy; NULL: none */
	BeianExport *export; /* under way; NULL: none */
};

/* What was imported for the lists of APP's codes: for beian_codes_use_imports, with APP as its data. */
BeianCodesImports beian_app_imports;

/* The schema of FORM's documents, borrowed from APP and made when first asked for. NULL with *ERROR. */
const BeianSchema *beian_app_schema(BeianApp *app, const BeianForm *form, GError **error);
