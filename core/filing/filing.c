#include "config.h"
#include "core/filing/filing.h"
#include "core/base/text.h"
#include "core/filing/path.h"
#include <string.h>

/* One key's text and how its type last read it. */
typedef struct {
	char *text;
	const BeianType *type; /* that made READING; NULL: not read yet */
	BeianReading reading;
} Entry;

struct BeianFiling {
	const BeianForm *form;
	char *uid;
	GTree *entries; /* key → Entry, in byte order */
};

static void
entry_free(gpointer data)
{
	Entry *entry = data;

	beian_reading_clear(&entry->reading);
	g_free(entry->text);
	g_free(entry);
}

static int
compare_keys(gconstpointer a, gconstpointer b, gpointer data)
{
	(void)data;
	return strcmp(a, b);
}

BeianFiling *
beian_filing_new(const BeianForm *form, const char *uid)
{
	BeianFiling *filing = g_new0(BeianFiling, 1);

	filing->form = form;
	filing->uid = g_strdup(uid);
	filing->entries = g_tree_new_full(compare_keys, NULL, g_free, entry_free);
	return filing;
}

void
beian_filing_free(BeianFiling *filing)
{
	if (filing == NULL)
		return;
	g_tree_unref(filing->entries);
	g_free(filing->uid);
	g_free(filing);
}

const BeianForm *
beian_filing_form(const BeianFiling *filing)
{
	return filing->form;
}

const char *
beian_filing_uid(const BeianFiling *filing)
{
	return filing->uid;
}

char *
beian_filing_make_uid(void)
{
	return g_strdup_printf("%08x", g_random_int());
}

static void
clear_edit(gpointer data)
{
	BeianEdit *edit = data;

	g_free(edit->key);
	g_free(edit->before);
	g_free(edit->after);
}

BeianStep *
beian_step_new(void)
{
	GArray *step = g_array_new(FALSE, FALSE, sizeof(BeianEdit));

	g_array_set_clear_func(step, clear_edit);
	return step;
}

void
beian_step_free(BeianStep *step)
{
	if (step != NULL)
		g_array_unref(step);
}

void
beian_step_add(BeianStep *step, const char *key, const char *before, const char *after)
{
	BeianEdit edit = {g_strdup(key), g_strdup(before), g_strdup(after)};

	g_array_append_val(step, edit);
}

static Entry *
entry_at(const BeianFiling *filing, const char *key)
{
	return g_tree_lookup(filing->entries, key);
}

const char *
beian_filing_text(const BeianFiling *filing, const char *key)
{
	const Entry *entry = entry_at(filing, key);

	return entry != NULL ? entry->text : NULL;
}

void
beian_filing_put(BeianFiling *filing, const char *key, const char *after)
{
	if (after == NULL) {
		g_tree_remove(filing->entries, key);
		return;
	}
	Entry *entry = g_new0(Entry, 1);
	entry->text = g_strdup(after);
	g_tree_replace(filing->entries, g_strdup(key), entry);
}

void
beian_filing_edit(BeianFiling *filing, const char *key, const char *after, BeianStep *step)
{
	const char *before = beian_filing_text(filing, key);

	if (g_strcmp0(before, after) == 0)
		return;
	beian_step_add(step, key, before, after);
	beian_filing_put(filing, key, after);
}

void
beian_filing_apply(BeianFiling *filing, const BeianStep *step)
{
	for (guint i = 0; i < step->len; i++) {
		const BeianEdit *each = &g_array_index(step, BeianEdit, i);
		beian_filing_put(filing, each->key, each->after);
	}
}

void
beian_filing_each(const BeianFiling *filing, const char *prefix, BeianFilingVisit *visit, gpointer data)
{
	for (GTreeNode *node = g_tree_lower_bound(filing->entries, prefix); node != NULL;
		node = g_tree_node_next(node)) {
		const char *key = g_tree_node_key(node);
		if (!g_str_has_prefix(key, prefix))
			return;
		visit(key, ((Entry *)g_tree_node_value(node))->text, data);
	}
}

static void
copy_entry(const char *key, const char *text, gpointer data)
{
	beian_step_add(data, key, NULL, text);
}

BeianStep *
beian_filing_copy_entries(const BeianFiling *filing)
{
	BeianStep *step = beian_step_new();

	beian_filing_each(filing, "", copy_entry, step);
	return step;
}

BeianStep *
beian_filing_difference(const BeianStep *before, const BeianFiling *filing)
{
	BeianStep *step = beian_step_new();
	g_autoptr(BeianStep) now = beian_filing_copy_entries(filing);
	guint i = 0, j = 0;

	/* Both are in byte order of their keys. */
	while (i < before->len || j < now->len) {
		const BeianEdit *old = i < before->len ? &g_array_index(before, BeianEdit, i) : NULL;
		const BeianEdit *new = j < now->len ? &g_array_index(now, BeianEdit, j) : NULL;
		if (new == NULL || (old != NULL && strcmp(old->key, new->key) < 0)) {
			beian_step_add(step, old->key, old->after, NULL);
			i++;
		} else if (old == NULL || strcmp(old->key, new->key) > 0) {
			beian_step_add(step, new->key, NULL, new->after);
			j++;
		} else {
			if (strcmp(old->after, new->after) != 0)
				beian_step_add(step, old->key, old->after, new->after);
			i++;
			j++;
		}
	}
	return step;
}

/* The type that reads QUESTION at PATH: its own, or the one that another answer's code names. */
static const BeianType *
type_of(const BeianFiling *filing, const BeianQuestion *question, const char *path)
{
	if (question->type_from == NULL)
		return question->type;

	g_autofree char *from = beian_path_inside(question->type_from, path);
	const BeianQuestion *code = beian_form_question(filing->form, question->type_from);
	const BeianReading *reading = code != NULL ? beian_filing_read(filing, code, from) : NULL;
	BeianCodes *codes = beian_form_codes(filing->form);
	if (reading == NULL || reading->value == NULL || codes == NULL)
		return question->type;
	const BeianCodeList *list = beian_codes_list(codes, code->list, NULL);
	const BeianCode *row = list != NULL ? beian_code_list_find(list, reading->value) : NULL;
	const char *name = row != NULL ? beian_code_list_cell(list, row, "number-type") : NULL;
	const BeianType *type = name != NULL ? beian_type_find(name) : NULL;
	return type != NULL ? type : question->type;
}

const BeianReading *
beian_filing_read(const BeianFiling *filing, const BeianQuestion *question, const char *path)
{
	Entry *entry = entry_at(filing, path);

	if (entry == NULL)
		return NULL;
	const BeianType *type = type_of(filing, question, path);
	if (entry->type != type) {
		beian_reading_clear(&entry->reading);
		beian_type_read(type, entry->text, &question->facets, &entry->reading);
		entry->type = type;
	}
	return &entry->reading;
}

const BeianReading *
beian_filing_reading(const BeianFiling *filing, const char *path)
{
	g_autofree char *template = beian_path_template(path);
	const BeianQuestion *question = beian_form_question(filing->form, template);

	return question != NULL ? beian_filing_read(filing, question, path) : NULL;
}
