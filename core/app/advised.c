#include "config.h"
#include "core/app/advised.h"
#include "core/app/house.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include <string.h>

const BeianAdviceBook *
beian_app_advice(BeianApp *app, GError **error)
{
	if (app->advice == NULL)
		app->advice = beian_advice_read(app->datadir, beian_app_codes(app), error);
	if (app->advice == NULL && error != NULL && *error != NULL)
		(*error)->code = BEIAN_ERROR_CANNOT;
	return app->advice;
}

const BeianRules *
beian_app_reasons(BeianApp *app, GError **error)
{
	if (app->reasons == NULL)
		app->reasons = beian_rules_read_reasons(app->datadir, error);
	if (app->reasons == NULL && error != NULL && *error != NULL)
		(*error)->code = BEIAN_ERROR_CANNOT;
	return app->reasons;
}

gboolean
beian_advised_is_entry(BeianApp *app, const char *kind)
{
	g_auto(GStrv) forms = beian_form_kinds(app->datadir);
	const BeianAdviceBook *book =
		g_strv_contains((const char *const *)forms, kind) ? NULL : beian_app_advice(app, NULL);
	const GPtrArray *entries = book != NULL ? beian_advice_entries(book) : NULL;

	for (guint i = 0; entries != NULL && i < entries->len; i++)
		if (strcmp(((const BeianAdvice *)entries->pdata[i])->kind, kind) == 0)
			return TRUE;
	return FALSE;
}

static void
no_entry(const BeianAdviceBook *book, const char *kind, GError **error)
{
	const GPtrArray *entries = beian_advice_entries(book);
	g_autofree const char **kinds = g_new0(const char *, entries->len + 1);

	for (guint i = 0; i < entries->len; i++)
		kinds[i] = ((const BeianAdvice *)entries->pdata[i])->kind;
	const char *nearest = beian_text_nearest(kind, kinds);
	if (nearest != NULL)
		beian_error_set(error, BEIAN_ERROR_USAGE, _("there is no kind “%s”; did you mean “%s”?"),
			kind, nearest);
	else
		beian_error_set(error, BEIAN_ERROR_USAGE,
			_("no questions stand before the kind “%s”; leave it out, or answer with PATH=VALUE"),
			kind);
}

BeianFiling *
beian_advised_ask(BeianApp *app, const char *entry, GError **error)
{
	const BeianAdviceBook *book = beian_app_advice(app, error);

	if (book == NULL)
		return NULL;
	/* Nothing is ever made of this uid: the questions have no document outside. */
	g_autoptr(BeianFiling) asked = beian_filing_new(beian_advice_form(book), "00000000");
	if (entry == NULL || beian_advice_enter(book, entry, asked))
		return g_steal_pointer(&asked);
	no_entry(book, entry, error);
	return NULL;
}

static BeianOpenDraft *
make(BeianApp *app, const BeianAdvice *advice, const BeianDocument *document, GError **error)
{
	g_autoptr(BeianStep) step = beian_step_new();
	g_autoptr(BeianOpenDraft) open = beian_draft_prepare(app, advice->kind, NULL, error);

	if (open == NULL)
		return NULL;
	beian_advice_fill(app->advice, advice, document, open->filing, step);
	beian_filing_add_demanded(open->filing, step);
	return beian_draft_begin(app, open, step, error) ? g_steal_pointer(&open) : NULL;
}

BeianOpenDraft *
beian_advised_new(BeianApp *app, const BeianFiling *asked, GError **error)
{
	g_autoptr(BeianDocument) document = beian_document_new(asked);
	const BeianAdviceBook *book = beian_app_advice(app, error);
	const BeianAdvice *advice = book != NULL ? beian_advice_decide(book, document) : NULL;

	if (book == NULL)
		return NULL;
	if (advice == NULL)
		beian_error_set(
			error, BEIAN_ERROR_NOT_GOOD, _("answers are missing; the kind is not decided yet"));
	else if (advice->kind == NULL)
		beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("nothing is to be filed (%s); “beian kind” with the same answers says what to do"),
			advice->id);
	else if (!beian_advice_can_open(book, advice))
		beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("this program cannot prepare a filing of the kind “%s” yet"), advice->kind);
	else
		return make(app, advice, document, error);
	return NULL;
}
