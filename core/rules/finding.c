/* finding: a finding and its words, which are made when it is shown, and the verdict that holds it. */
#include "config.h"
#include "core/rules/rule.h"
#include "core/base/text.h"
#include "core/filing/path.h"
#include <string.h>

BeianFinding *
beian_finding_new(const BeianRule *rule, const BeianDemand *demand, BeianOutcome outcome,
	const BeianDocument *document, const char *path)
{
	BeianFinding *finding = g_new0(BeianFinding, 1);
	const BeianItem *item = beian_document_item(document, path);

	finding->rule = rule;
	finding->demand = demand;
	finding->outcome = outcome;
	finding->severity = demand != NULL ? demand->severity : rule->severity;
	finding->own = rule->own || (demand != NULL && demand->own);
	finding->path = g_strdup(path);
	finding->index = item != NULL ? item->index : G_MAXUINT;
	if (item != NULL && item->reading != NULL)
		finding->value = g_strdup(item->reading->value != NULL ? item->reading->value : item->text);
	if (item != NULL && item->reading != NULL)
		finding->detail = g_strdup(item->reading->detail);
	return finding;
}

void
beian_finding_free(BeianFinding *finding)
{
	g_free(finding->path);
	g_free(finding->value);
	g_free(finding->detail);
	if (finding->quotes != NULL)
		g_ptr_array_unref(finding->quotes);
	g_free(finding);
}

static const char *
quote(const BeianFinding *finding, const char *name, gsize length)
{
	if (strncmp(name, "value", length) == 0 && length == strlen("value"))
		return finding->value != NULL ? finding->value : "";
	if (strncmp(name, "detail", length) == 0 && length == strlen("detail"))
		return finding->detail != NULL ? finding->detail : "";
	for (guint i = 0; finding->quotes != NULL && i < finding->quotes->len; i += 2) {
		const char *quoted = finding->quotes->pdata[i];
		if (strlen(quoted) == length && strncmp(quoted, name, length) == 0)
			return finding->quotes->pdata[i + 1];
	}
	return "";
}

static char *
fill_in(const BeianFinding *finding, const BeianText *text, BeianLanguage language)
{
	GString *words = g_string_new(NULL);
	const char *at = text->in[language] != NULL ? text->in[language] : "";

	for (const char *open; (open = strchr(at, '{')) != NULL;) {
		const char *end = strchr(open, '}');
		if (end == NULL)
			break;
		g_string_append_len(words, at, open - at);
		/* What was refused is quoted as typed, and a terminal would obey it. */
		g_autofree char *visible =
			beian_text_visible(quote(finding, open + 1, (gsize)(end - open - 1)));
		g_string_append(words, visible);
		at = end + 1;
	}
	g_string_append(words, at);
	return g_string_free(words, FALSE);
}

const char *
beian_severity_word(BeianSeverity severity)
{
	static const char *const words[BEIAN_SEVERITIES] = {
		[BEIAN_SEVERITY_ERROR] = N_("error"),
		[BEIAN_SEVERITY_WARNING] = N_("warning"),
		[BEIAN_SEVERITY_INFO] = N_("note"),
	};

	return _(words[severity]);
}

const char *
beian_finding_word(const BeianFinding *finding)
{
	static const char *const own[BEIAN_SEVERITIES] = {
		[BEIAN_SEVERITY_ERROR] = N_("error (own rule)"),
		[BEIAN_SEVERITY_WARNING] = N_("warning (own rule)"),
		[BEIAN_SEVERITY_INFO] = N_("note (own rule)"),
	};

	if (finding->outcome == BEIAN_OUTCOME_CONFIRMED)
		return _("confirmed");
	return finding->own ? _(own[finding->severity]) : beian_severity_word(finding->severity);
}

const char *
beian_finding_source(const BeianFinding *finding)
{
	return finding->demand != NULL ? finding->demand->source : finding->rule->source;
}

const char *
beian_finding_date(const BeianFinding *finding)
{
	return finding->demand != NULL ? finding->demand->date : finding->rule->date;
}

const char *
beian_finding_example(const BeianFinding *finding, const BeianForm *form, BeianLanguage language)
{
	if (finding->rule->example.in[language] != NULL)
		return finding->rule->example.in[language];
	g_autofree char *template = beian_path_template(finding->path);
	const BeianQuestion *question = beian_form_question(form, template);
	return question != NULL ? beian_question_text(question, BEIAN_TEXT_EXAMPLE, language) : "";
}

char *
beian_finding_why(const BeianFinding *finding, BeianLanguage language)
{
	return finding->demand != NULL ? beian_demand_why(finding->demand, language)
				       : g_strdup(finding->rule->why.in[language]);
}

char *
beian_finding_message(const BeianFinding *finding, BeianLanguage language)
{
	return fill_in(finding, &finding->rule->message, language);
}

char *
beian_finding_fix(const BeianFinding *finding, BeianLanguage language)
{
	return fill_in(finding, &finding->rule->fix, language);
}

char *
beian_verdict_summary(const BeianVerdict *verdict)
{
	const guint *counts = verdict->counts;
	g_autofree char *errors =
		g_strdup_printf(ngettext("%u error", "%u errors", counts[BEIAN_SEVERITY_ERROR]),
			counts[BEIAN_SEVERITY_ERROR]);
	g_autofree char *warnings =
		g_strdup_printf(ngettext("%u warning", "%u warnings", counts[BEIAN_SEVERITY_WARNING]),
			counts[BEIAN_SEVERITY_WARNING]);
	g_autofree char *notes = g_strdup_printf(
		ngettext("%u note", "%u notes", counts[BEIAN_SEVERITY_INFO]), counts[BEIAN_SEVERITY_INFO]);
	g_autofree char *open = g_strdup_printf(
		ngettext("%u rule waits for answers", "%u rules wait for answers", verdict->open),
		verdict->open);

	return g_strdup_printf("%s · %s · %s · %s", errors, warnings, notes, open);
}

const BeianFinding *
beian_verdict_at(const BeianVerdict *verdict, const char *path)
{
	return g_hash_table_lookup(verdict->by_path, path);
}

void
beian_verdict_free(BeianVerdict *verdict)
{
	if (verdict == NULL)
		return;
	g_hash_table_unref(verdict->by_path);
	g_ptr_array_unref(verdict->findings);
	g_free(verdict);
}

gboolean
beian_verdict_is_good(const BeianVerdict *verdict)
{
	return verdict->counts[BEIAN_SEVERITY_ERROR] == 0;
}
