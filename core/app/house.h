/* house: what the files of this room share. For no one else. */
#pragma once
#include "core/app/app.h"
#include "core/app/draft.h"
#include "core/app/export.h"
#include "core/app/rows.h"

struct BeianApp {
	char *datadir;
	char *home; /* made when the store is opened */
	BeianStore *store;
	BeianCodes *codes;
	BeianRules *rules;
	GHashTable *forms; /* kind → BeianForm */
	BeianOpenDraft
		*open; /* the draft that the session has open; its filing is a second copy; NULL: none */
	BeianExport *export; /* under way; NULL: none */
};
