#include "config.h"
#include "core/app/papers.h"
#include "core/app/house.h"
#include "core/base/clock.h"

const BeianLetterBook *
beian_app_letters(BeianApp *app, GError **error)
{
	if (app->letters == NULL)
		app->letters = beian_letters_read(app->datadir, error);
	if (app->letters == NULL && error != NULL && *error != NULL)
		(*error)->code = BEIAN_ERROR_CANNOT;
	return app->letters;
}

BeianPapers *
beian_papers_new(BeianApp *app, gint64 id, GError **error)
{
	BeianOpenDraft *open = beian_draft_look(app, id, error);

	return open != NULL ? beian_papers_of(app, open, error) : NULL;
}

BeianPapers *
beian_papers_of(BeianApp *app, BeianOpenDraft *open, GError **error)
{
	g_autoptr(BeianPapers) papers = g_new0(BeianPapers, 1);

	papers->open = open;
	papers->rules = beian_app_rules(app, error);
	papers->book = papers->rules != NULL ? beian_app_letters(app, error) : NULL;
	if (papers->book == NULL)
		return NULL;
	papers->document = beian_document_new(papers->open->filing);
	papers->facts = beian_draft_facts(app, open->draft.id, papers->document, error);
	papers->input = (BeianCase){
		.filing = papers->open->filing,
		.document = papers->document,
		.codes = beian_app_codes(app),
		.facts = papers->facts,
		.profile = beian_profile_name(BEIAN_PROFILE_NATIVE),
	};
	if (papers->facts == NULL || !beian_clock_today(&papers->input.day, error))
		return NULL;
	papers->checklist = beian_checklist_new(papers->rules, &papers->input);
	papers->due = beian_letters_due(papers->book, papers->rules, &papers->input, papers->checklist);
	papers->remarks = beian_remarks_due(papers->book, papers->rules, &papers->input, papers->checklist);
	return g_steal_pointer(&papers);
}

void
beian_papers_free(BeianPapers *papers)
{
	if (papers == NULL)
		return;
	if (papers->due != NULL)
		g_ptr_array_unref(papers->due);
	if (papers->remarks != NULL)
		g_ptr_array_unref(papers->remarks);
	beian_checklist_free(papers->checklist);
	beian_facts_free(papers->facts);
	beian_document_free(papers->document);
	beian_open_draft_free(papers->open);
	g_free(papers);
}
