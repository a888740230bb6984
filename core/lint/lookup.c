/* lookup: whether what questions are looked up as, and what answers them from the inventory, is there. */
#include "config.h"
#include "core/base/text.h"
#include "core/lint/lint.h"
#include <string.h>

#define INSTANCE_FORM "instance"

typedef struct {
	const BeianForm *instance; /* NULL: no form of that kind */
	GHashTable *seen;          /* "FILE:LINE" of the questions looked at: forms share some */
	BeianComplaints *complaints;
} Lookup;

static void
check_fact(const Lookup *lookup, const BeianQuestion *question)
{
	const char *const *kinds = beian_fact_kinds();

	if (question->fact == NULL || strcmp(question->fact, BEIAN_FORM_NO_FACT) == 0 ||
		g_strv_contains(kinds, question->fact))
		return;
	const char *meant = beian_text_nearest(question->fact, kinds);
	g_autofree char *all = g_strjoinv(", ", (char **)kinds);
	if (meant != NULL)
		beian_complaints_add(lookup->complaints, question->file, question->line,
			_("%s: nothing is looked up as “%s”; did you mean “%s”?"), question->path,
			question->fact, meant);
	else
		beian_complaints_add(lookup->complaints, question->file, question->line,
			_("%s: nothing is looked up as “%s”; there are: %s"), question->path, question->fact,
			all);
}

static void
check_inventory(const Lookup *lookup, const BeianQuestion *question)
{
	const char *path = question->inventory;

	if (path == NULL || strcmp(path, BEIAN_FORM_NUMBER) == 0)
		return;
	const BeianQuestion *from =
		lookup->instance != NULL ? beian_form_question(lookup->instance, path) : NULL;
	if (from == NULL)
		beian_complaints_add(lookup->complaints, question->file, question->line,
			_("%s: the form “%s” does not ask “%s”, so the inventory cannot answer it"),
			question->path, INSTANCE_FORM, path);
	else if (from->type != question->type || g_strcmp0(from->list, question->list) != 0)
		beian_complaints_add(lookup->complaints, question->file, question->line,
			_("%s: it takes another type or list than “%s” of the inventory, which answers it"),
			question->path, path);
}

static void
check_form(const Lookup *lookup, const BeianForm *form)
{
	const GPtrArray *questions = beian_form_questions(form);

	for (guint i = 0; i < questions->len; i++) {
		const BeianQuestion *question = questions->pdata[i];
		if (!g_hash_table_add(
			    lookup->seen, g_strdup_printf("%s:%ld", question->file, question->line)))
			continue;
		check_fact(lookup, question);
		check_inventory(lookup, question);
	}
}

void
beian_lint_lookups(const GPtrArray *forms, BeianComplaints *complaints)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	Lookup lookup = {NULL, seen, complaints};

	for (guint i = 0; i < forms->len; i++)
		if (strcmp(beian_form_kind(forms->pdata[i]), INSTANCE_FORM) == 0)
			lookup.instance = forms->pdata[i];
	for (guint i = 0; i < forms->len; i++)
		check_form(&lookup, forms->pdata[i]);
}
