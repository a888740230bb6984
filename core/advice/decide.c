/* decide: what the answers come to, and what of them the draft begins with. */
#include "config.h"
#include "core/advice/book.h"
#include <string.h>

const BeianForm *
beian_advice_form(const BeianAdviceBook *book)
{
	return book->form;
}

const GPtrArray *
beian_advice_outcomes(const BeianAdviceBook *book)
{
	return book->outcomes;
}

const GPtrArray *
beian_advice_notes(const BeianAdviceBook *book)
{
	return book->notes;
}

const GPtrArray *
beian_advice_entries(const BeianAdviceBook *book)
{
	return book->entries;
}

gboolean
beian_advice_enter(const BeianAdviceBook *book, const char *kind, BeianFiling *asked)
{
	for (guint i = 0; i < book->entries->len; i++) {
		const BeianAdvice *entry = book->entries->pdata[i];
		for (guint j = 0; strcmp(entry->kind, kind) == 0 && j < entry->answers->len; j++) {
			const BeianAdviceAnswer *answer = entry->answers->pdata[j];
			beian_filing_put(asked, answer->path, answer->value);
		}
		if (strcmp(entry->kind, kind) == 0)
			return TRUE;
	}
	return FALSE;
}

gboolean
beian_advice_holds(const BeianAdviceBook *book, const BeianExpression *when, const BeianDocument *document)
{
	gboolean holds = FALSE;

	return when == NULL ||
	       (beian_expression_boolean(when, book->all, beian_xml_root(document->xml), &holds, NULL) &&
		       holds);
}

const BeianAdvice *
beian_advice_decide(const BeianAdviceBook *book, const BeianDocument *document)
{
	if (document->filled < document->required)
		return NULL;
	for (guint i = 0; i < book->outcomes->len; i++) {
		const BeianAdvice *advice = book->outcomes->pdata[i];
		if (beian_advice_holds(book, advice->when, document))
			return advice;
	}
	return NULL;
}

gboolean
beian_advice_can_open(const BeianAdviceBook *book, const BeianAdvice *advice)
{
	return advice->kind != NULL && g_strv_contains((const char *const *)book->kinds, advice->kind);
}

/* Answers PATH of FILING where its form asks that; instances it goes through are made. */
static void
put(BeianFiling *filing, const char *path, const char *text, BeianStep *step)
{
	if (beian_filing_question(filing, path, NULL) != NULL)
		beian_filing_answer(filing, path, text, TRUE, step, NULL);
}

void
beian_advice_fill(const BeianAdviceBook *book, const BeianAdvice *advice, const BeianDocument *document,
	BeianFiling *filing, BeianStep *step)
{
	for (guint i = 0; i < document->items->len; i++) {
		const BeianItem *item = document->items->pdata[i];
		if (item->relevant && item->state == BEIAN_ANSWER_VALUE)
			put(filing, item->path, item->text, step);
	}
	for (guint i = 0; i < advice->answers->len; i++) {
		const BeianAdviceAnswer *answer = advice->answers->pdata[i];
		if (beian_advice_holds(book, answer->when, document))
			put(filing, answer->path, answer->value, step);
	}
}
