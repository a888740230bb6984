#include "config.h"
#include "cli/cli.h"
#include "core/base/directory.h"
#include "core/base/text.h"
#include "core/base/width.h"
#include "core/lint/coverage.h"
#include <stdio.h>
#include <string.h>

static char *day_text;

static const GOptionEntry entries[] = {
	{"day", 0, 0, G_OPTION_ARG_STRING, &day_text,
		N_("what a province demands on this day, YYYY-MM-DD (as usual: today)"), "DAY"},
	{0},
};

#define PROVINCE "province:"

enum { PRINT_COLS = 78 };

static void
print_text(const char *heading, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	g_autofree char *line = g_strdup_printf(_("%s %s"), heading, text);
	printf("%s\n", line);
}

/* A rule's text quotes answers by expressions in braces; there are none to quote here. */
static void
print_sentence(const char *heading, const char *text)
{
	g_autoptr(GString) sentence = g_string_new(NULL);
	const char *at = text != NULL ? text : "";

	for (const char *open; (open = strchr(at, '{')) != NULL;) {
		const char *end = strchr(open, '}');
		if (end == NULL)
			break;
		g_string_append_len(sentence, at, open - at);
		g_string_append(sentence, "…");
		at = end + 1;
	}
	g_string_append(sentence, at);
	print_text(heading, sentence->str);
}

static json_t *
text_json(const BeianText *text)
{
	return json_pack("{s:o,s:o}", "zh", beian_cli_json_text(text->in[BEIAN_LANGUAGE_ZH]), "en",
		beian_cli_json_text(text->in[BEIAN_LANGUAGE_EN]));
}

static json_t *
codes_json(const BeianRule *rule)
{
	json_t *codes = json_array();

	for (char **code = rule->prevents; *code != NULL; code++)
		if (**code != '\0')
			json_array_append_new(codes, json_string(*code));
	return codes;
}

static json_t *
demand_json(const BeianRules *rules, const BeianDemand *demand)
{
	json_t *why = json_object();

	for (int i = 0; i < BEIAN_LANGUAGES; i++) {
		g_autofree char *text = beian_demand_why(demand, (BeianLanguage)i);
		json_object_set_new(why, beian_language_tag((BeianLanguage)i), beian_cli_json_text(text));
	}
	return json_pack("{s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:o,s:o,s:o,s:o,s:b}", "province",
		demand->province, "nature", demand->nature, "kind", demand->kind, "rule",
		beian_demand_id(demand), "path", demand->path, "argument", demand->argument, "severity",
		beian_severity_name(demand->severity), "valid-from", demand->valid_from, "valid-to",
		demand->valid_to, "why", why, "source", beian_cli_json_text(demand->source), "date",
		beian_cli_json_text(demand->date), "confidence",
		beian_cli_json_text(beian_confidence_name(beian_demand_confidence(rules, demand))), "own",
		demand->own);
}

/* What PROVINCE demands, or, for NULL, who demands RULE. */
static json_t *
demands_json(const BeianRules *rules, const char *province, const BeianRule *rule)
{
	g_autofree const char **provinces = beian_rules_provinces(rules);
	json_t *all = json_array();

	for (const char **each = provinces; *each != NULL; each++) {
		const GPtrArray *demands = beian_rules_demands(rules, *each);
		for (guint i = 0; i < demands->len; i++) {
			const BeianDemand *demand = demands->pdata[i];
			if (province != NULL ? strcmp(*each, province) == 0 : demand->rule == rule)
				json_array_append_new(all, demand_json(rules, demand));
		}
	}
	return all;
}

/* The bureau's codes, where RULE may be the text of one; else NULL. */
static BeianCoverages *
results_for(const BeianRules *rules, const BeianRule *rule)
{
	return g_ascii_isdigit(*rule->id) ? beian_coverages_new(beian_directory_data(), rules, NULL) : NULL;
}

/* The row of the result code that RULE is the text of; NULL: it is none. */
static const BeianCoverage *
result_of(const BeianCoverages *results, const BeianRule *rule)
{
	return results != NULL && rule->assert == NULL ? beian_coverages_find(results, rule->id) : NULL;
}

/* The first question that shows an example and that RULE points at, or that RESULT (NULL: it is none) is
 * shown at, in any kind of filing; NULL: there is none. */
static const BeianQuestion *
question_with_example(const BeianCli *cli, const BeianRule *rule, const BeianCoverage *result)
{
	g_auto(GStrv) kinds = beian_form_kinds(beian_directory_data());
	g_auto(GStrv) paths = result != NULL ? beian_coverage_places(result) : beian_rule_questions(rule);

	for (char **kind = kinds; *kind != NULL; kind++) {
		const BeianForm *form = beian_app_form(cli->app, *kind, NULL);
		const GPtrArray *questions = form != NULL ? beian_form_questions(form) : NULL;
		for (guint i = 0; questions != NULL && i < questions->len; i++)
			if (beian_rule_is_shown_by(rule, paths, questions->pdata[i]))
				return questions->pdata[i];
	}
	return NULL;
}

/* A value that is right: the rule's own example, or that of a question it points at; "" when there is none.
 */
static const char *
example_of(const BeianRule *rule, const BeianQuestion *question, BeianLanguage language)
{
	if (rule->example.in[language] != NULL)
		return rule->example.in[language];
	return question != NULL ? beian_question_text(question, BEIAN_TEXT_EXAMPLE, language) : "";
}

static json_t *
rule_json(const BeianCli *cli, const BeianRules *rules, const BeianRule *rule)
{
	g_autoptr(BeianCoverages) results = results_for(rules, rule);
	const BeianQuestion *question = question_with_example(cli, rule, result_of(results, rule));
	json_t *example = json_pack("{s:s,s:s}", "zh", example_of(rule, question, BEIAN_LANGUAGE_ZH), "en",
		example_of(rule, question, BEIAN_LANGUAGE_EN));

	return json_pack("{s:s,s:s,s:s,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:s,s:s,s:b,s:o,s:o,s:b,s:o}", "rule",
		rule->id, "severity", beian_severity_name(rule->severity), "decides",
		beian_decides_name(rule->decides), "message", text_json(&rule->message), "why",
		text_json(&rule->why), "fix", text_json(&rule->fix), "example", example, "source",
		beian_cli_json_text(rule->source), "date", beian_cli_json_text(rule->date), "confidence",
		beian_cli_json_text(beian_confidence_name(beian_rule_confidence(rules, rule))), "valid-from",
		rule->valid_from, "valid-to", rule->valid_to, "confirm", rule->confirm, "prevents",
		codes_json(rule), "demanded", demands_json(rules, NULL, rule), "own", rule->own, "retired",
		beian_cli_json_text(rule->retired));
}

/* What decides whether it holds, as a sentence. */
static const char *
decides_sentence(BeianDecides decides)
{
	static const char *const sentences[] = {
		[BEIAN_DECIDES_FILING] = N_("the filing alone decides it."),
		[BEIAN_DECIDES_RECORDS] = N_("the filing decides it together with records and other drafts."),
		[BEIAN_DECIDES_BUREAU] = N_("only the bureau decides it."),
	};

	return _(sentences[decides]);
}

/* What prevents that the bureau answers RESULT. */
static void
print_preventing(const BeianCoverage *result)
{
	g_autoptr(GString) ids = g_string_new(NULL);

	for (guint i = 0; result != NULL && i < result->rules->len; i++)
		g_string_append_printf(
			ids, "%s%s", i > 0 ? " " : "", ((const BeianRule *)result->rules->pdata[i])->id);
	print_text(_("Prevented by:"), ids->str);
}

static void
print_rule(const BeianCli *cli, const BeianRules *rules, const BeianRule *rule)
{
	g_autofree char *codes = g_strjoinv(" ", rule->prevents);
	g_autoptr(BeianCoverages) results = results_for(rules, rule);
	const BeianCoverage *result = result_of(results, rule);
	g_autofree char *confidence =
		beian_confidence_text(rules, beian_rule_confidence(rules, rule), rule->source, cli->language);

	printf("%s (%s)\n", rule->id, beian_severity_word(rule->severity));
	print_sentence(_("What:"), rule->message.in[cli->language]);
	print_sentence(_("Why:"), rule->why.in[cli->language]);
	print_sentence(_("How to mend it:"), rule->fix.in[cli->language]);
	print_text(_("Example:"), example_of(rule, question_with_example(cli, rule, result), cli->language));
	print_text(_("Asks:"), rule->assert != NULL ? beian_expression_text(rule->assert) : NULL);
	if (rule->assert != NULL)
		print_text(_("Known from:"), decides_sentence(rule->decides));
	print_text(_("Source:"), rule->source);
	print_text(_("Date:"), rule->date);
	print_text(_("Confidence:"), confidence);
	print_text(_("In force from:"), rule->valid_from);
	print_text(_("In force until:"), rule->valid_to);
	print_text(_("Your own rule:"), rule->own ? rule->file : NULL);
	print_text(_("Retired by your own row:"), rule->retired);
	print_text(_("Prevents the bureau's result codes:"), codes);
	print_preventing(result);
	if (rule->confirm)
		printf("%s\n", _("The value can be confirmed with a reason (beian confirm)."));
	if (rule->is_operator) {
		g_autofree char *places =
			beian_guide_operator(rules, beian_app_codes(cli->app), rule, cli->language);
		printf("%s\n%s\n", _("Demanded by:"), places);
	}
}

/* PROVINCE as its two digits, from a code of six or a name, "440000", "广东"; NULL: there is none. */
static char *
province_digits(const BeianCli *cli, const char *province)
{
	const BeianCodeList *regions = beian_codes_list(beian_app_codes(cli->app), "region", NULL);

	for (guint i = 0; regions != NULL && i < beian_code_list_count(regions); i++) {
		const BeianCode *row = beian_code_list_row(regions, i);
		g_autofree char *digits = g_strndup(row->token, 2);
		if (!g_str_has_suffix(row->token, "0000"))
			continue;
		if (strcmp(province, digits) == 0 || strcmp(province, row->token) == 0 ||
			(g_utf8_strlen(province, -1) >= 2 &&
				g_str_has_prefix(row->label[BEIAN_LANGUAGE_ZH], province)) ||
			g_ascii_strcasecmp(province, row->label[BEIAN_LANGUAGE_EN]) == 0)
			return g_steal_pointer(&digits);
	}
	return NULL;
}

static gboolean
print_province(const BeianCli *cli, const BeianRules *rules, const char *province, GError **error)
{
	g_autofree char *digits = province_digits(cli, province);
	BeianDate today;

	if (!beian_cli_day(day_text, &today, error))
		return FALSE;
	if (digits == NULL)
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("there is no province “%s”; write its name or the first two digits of its regions, "
			  "as in province:44"),
			province);
	if (cli->json) {
		beian_cli_print_json(json_pack(
			"{s:s,s:o}", "province", digits, "demands", demands_json(rules, digits, NULL)));
		return TRUE;
	}
	g_autofree char *text =
		beian_guide_province(rules, beian_app_codes(cli->app), digits, NULL, today, cli->language);
	g_auto(GStrv) lines = beian_width_wrap(text, PRINT_COLS);
	for (char **line = lines; *line != NULL; line++)
		printf("%s\n", *line);
	return TRUE;
}

/* The rules beside RULE that answer the same row of the reference. */
static void
print_further(const BeianRules *rules, const BeianRule *rule)
{
	g_autoptr(GPtrArray) answering = beian_rules_answering(rules, rule->id);
	g_autoptr(GString) ids = g_string_new(NULL);

	for (guint i = 0; i < answering->len; i++)
		if (answering->pdata[i] != rule)
			g_string_append_printf(ids, "%s%s", ids->len > 0 ? " " : "",
				((const BeianRule *)answering->pdata[i])->id);
	print_text(_("See also:"), ids->str);
}

/* A row of the reference that has no rule of its own: what answers it instead. FALSE: nothing does. */
static gboolean
print_row(const BeianCli *cli, const BeianRules *rules, const char *row)
{
	g_autoptr(GPtrArray) answering = beian_rules_answering(rules, row);
	json_t *all = json_array();

	for (guint i = 0; i < answering->len; i++) {
		json_array_append_new(all, rule_json(cli, rules, answering->pdata[i]));
		if (cli->json)
			continue;
		printf("%s", i > 0 ? "\n" : "");
		print_rule(cli, rules, answering->pdata[i]);
	}
	if (cli->json && answering->len > 0)
		beian_cli_print_json(json_pack("{s:s,s:o}", "row", row, "rules", json_incref(all)));
	json_decref(all);
	return answering->len > 0;
}

static gboolean
unknown(const BeianRules *rules, const char *id, GError **error)
{
	const GPtrArray *all = beian_rules_all(rules);
	g_autofree const char **ids = g_new0(const char *, all->len + 1);

	for (guint i = 0; i < all->len; i++)
		ids[i] = ((const BeianRule *)all->pdata[i])->id;
	const char *nearest = beian_text_nearest(id, ids);
	if (nearest != NULL)
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("there is no rule “%s”; did you mean “%s”?"), id, nearest);
	return beian_error_set(
		error, BEIAN_ERROR_CANNOT, _("there is no rule “%s”; “beian dump rules” lists them"), id);
}

static gboolean
explain(BeianCli *cli, const BeianRules *rules, const char *id, GError **error)
{
	const BeianRule *rule = beian_rules_find(rules, id);

	if (g_str_has_prefix(id, PROVINCE))
		return print_province(cli, rules, id + strlen(PROVINCE), error);
	if (rule == NULL)
		return print_row(cli, rules, id) || unknown(rules, id, error);
	if (cli->json) {
		beian_cli_print_json(rule_json(cli, rules, rule));
		return TRUE;
	}
	print_rule(cli, rules, rule);
	print_further(rules, rule);
	return TRUE;
}

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	const BeianRules *rules = beian_app_rules(cli->app, error);

	if (rules == NULL)
		return FALSE;
	if (cli->json && count > 1)
		return beian_error_set(
			error, BEIAN_ERROR_USAGE, _("--json explains one; leave out “%s”"), arguments[1]);
	for (int i = 0; i < count; i++) {
		g_autoptr(GError) cause = NULL;
		if (i > 0)
			printf("\n");
		if (!explain(cli, rules, arguments[i], &cause))
			beian_cli_report(cli, cause);
	}
	return TRUE;
}

const BeianSubcommand beian_subcommand_explain = {
	"explain",
	N_("RULE|province:NAME…"),
	N_("Say what a rule wants, why, how to mend it, and who says so; or what a province demands."),
	run,
	entries,
	1,
	-1,
};
