/* help: the words behind a question, a finding and the keys. */
#include "config.h"
#include "core/wizard/page.h"
#include "core/base/error.h"
#include "core/base/width.h"

#define KEYS_COLS 20 /* the names of the keys that do one thing */

static void
paragraph(GString *text, const char *heading, const char *words)
{
	if (words == NULL || *words == '\0')
		return;
	if (text->len > 0)
		g_string_append(text, "\n\n");
	if (heading != NULL)
		g_string_append_printf(text, _("%s %s"), heading, words);
	else
		g_string_append(text, words);
}

char *
beian_help_of_item(const BeianSession *session, const BeianItem *item)
{
	GString *text = g_string_new(NULL);
	const BeianQuestion *question = item->question;
	g_autofree char *before = beian_page_show_before(session, item);

	paragraph(text, NULL, beian_question_text(question, BEIAN_TEXT_HELP, session->language));
	if (text->len == 0)
		paragraph(text, NULL, beian_question_text(question, BEIAN_TEXT_HINT, session->language));
	paragraph(text, _("Example:"), beian_question_text(question, BEIAN_TEXT_EXAMPLE, session->language));
	paragraph(text, _("In the record:"), before);
	paragraph(text, _("Path:"), item->path);
	paragraph(text, _("Source:"), question->source);
	return g_string_free(text, FALSE);
}

char *
beian_help_of_finding(const BeianSession *session, const BeianFinding *finding)
{
	GString *text = g_string_new(NULL);
	g_autofree char *message = beian_finding_message(finding, session->language);
	g_autofree char *fix = beian_finding_fix(finding, session->language);
	g_autofree char *source =
		g_strdup_printf("%s (%s)", beian_finding_source(finding), beian_finding_date(finding));
	const BeianRules *rules = session->catalogue.rules;
	g_autofree char *confidence = beian_confidence_text(rules, beian_finding_confidence(rules, finding),
		beian_finding_source(finding), session->language);
	g_autofree char *why = beian_finding_why(finding, session->language);
	g_autofree char *codes = g_strjoinv(" ", finding->rule->prevents);

	paragraph(text, _("What:"), message);
	paragraph(text, _("Why:"), why);
	paragraph(text, _("How to mend it:"), fix);
	paragraph(text, _("Example:"),
		beian_finding_example(finding, beian_filing_form(session->filing), session->language));
	if (finding->rule->confirm)
		paragraph(text, NULL,
			_("If the value is right all the same, it can be confirmed with a reason, which is "
			  "exported with it."));
	paragraph(text, _("Rule:"), finding->rule->id);
	if (finding->own)
		paragraph(text, NULL,
			_("This finding comes from your own rules, not from those that are shipped."));
	paragraph(text, _("Source:"), source);
	paragraph(text, _("Confidence:"), confidence);
	paragraph(text, _("Prevents the bureau's result codes:"), codes);
	return g_string_free(text, FALSE);
}

char *
beian_help_of_province(const BeianSession *session, char **title)
{
	g_autofree char *province = beian_document_province(session->document);
	const BeianItem *item = beian_document_item(session->document, "entity/nature");
	const char *nature = item != NULL && item->state == BEIAN_ANSWER_VALUE ? item->reading->value : NULL;
	g_autofree char *text = beian_guide_province(session->catalogue.rules, session->catalogue.codes,
		province != NULL ? province : "", nature, session->day, session->language);

	*title = g_strdup(_("What the province demands"));
	return text != NULL
		       ? g_steal_pointer(&text)
		       : g_strdup(_("Which province is filed in follows from the region of the entity, which "
				    "is not answered yet."));
}

/* First the keys that the line at the bottom names, as it orders them; then the others; those of text last,
 * which work as everywhere. */
static guint
order_of(const BeianBinding *binding)
{
	if (binding->places == BEIAN_PLACE_TEXT)
		return G_MAXUINT;
	return binding->rank > 0 ? binding->rank : G_MAXUINT8 + 1;
}

static gint
compare_orders(gconstpointer a, gconstpointer b)
{
	const BeianBinding *const *one = a, *const *other = b;
	guint first = order_of(*one), second = order_of(*other);

	/* Rows of the same order stay as the table has them. */
	return first != second ? (first < second ? -1 : 1) : (*one < *other ? -1 : *one > *other);
}

static gboolean
has_action(gconstpointer row, gconstpointer binding)
{
	return ((const BeianBinding *)row)->action == ((const BeianBinding *)binding)->action;
}

/* Of each action in PLACES the binding that stands for it; *KEYS[action]: all its keys, "F3, Alt-A". */
static GPtrArray *
rows_of_help(guint places, GString *keys[BEIAN_ACTIONS])
{
	GPtrArray *rows = g_ptr_array_new();
	guint count;
	const BeianBinding *bindings = beian_key_bindings(&count);

	for (guint i = 0; i < count; i++) {
		const BeianBinding *binding = &bindings[i];
		if (binding->help == NULL || beian_key_binding(binding->key, places) != binding)
			continue;
		if (!g_ptr_array_find_with_equal_func(rows, binding, has_action, NULL)) {
			keys[binding->action] = g_string_new(NULL);
			g_ptr_array_add(rows, (gpointer)binding);
		}
		g_string_append_printf(keys[binding->action], "%s%s",
			keys[binding->action]->len > 0 ? ", " : "", beian_key_name(binding->key));
	}
	g_ptr_array_sort(rows, compare_orders);
	return rows;
}

char *
beian_help_of_keys(guint places)
{
	GString *keys[BEIAN_ACTIONS] = {NULL};
	g_autoptr(GPtrArray) rows = rows_of_help(places, keys);
	GString *text = g_string_new(_("Keys on this page:"));
	gboolean in_text = FALSE;

	for (guint i = 0; i < rows->len; i++) {
		const BeianBinding *binding = rows->pdata[i];
		if (binding->places == BEIAN_PLACE_TEXT && !in_text)
			g_string_append_printf(text, "\n\n%s", _("Keys in text:"));
		in_text = binding->places == BEIAN_PLACE_TEXT;
		g_autofree char *names = g_string_free(g_steal_pointer(&keys[binding->action]), FALSE);
		g_autofree char *column = beian_width_clip(names, KEYS_COLS);
		g_string_append_printf(text, "\n%s %s", column, _(binding->help));
	}
	return g_string_free(text, FALSE);
}
