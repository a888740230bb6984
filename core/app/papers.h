/* papers: the materials of a draft: its checklist, and the letters that are written here. */
#pragma once
#include "core/app/draft.h"
#include "core/letters/letter.h"

/* Letters and hints; borrowed from APP and read when first asked for. NULL with *ERROR. */
const BeianLetterBook *beian_app_letters(BeianApp *app, GError **error);

/* All that a draft comes to today. */
typedef struct {
	BeianOpenDraft *open; /* as it is at this moment; nothing is locked */
	BeianDocument *document;
	BeianFacts *facts;
	const BeianRules *rules;
	const BeianLetterBook *book;
	BeianCase input;
	BeianChecklist *checklist;
	GPtrArray *due;     /* of BeianLetterDue */
	GPtrArray *remarks; /* of BeianRemarkDue */
} BeianPapers;

/* Those of the draft ID. NULL with *ERROR. */
BeianPapers *beian_papers_new(BeianApp *app, gint64 id, GError **error);
/* The same of OPEN, which it owns from now on. */
BeianPapers *beian_papers_of(BeianApp *app, BeianOpenDraft *open, GError **error);
void beian_papers_free(BeianPapers *papers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianPapers, beian_papers_free)
