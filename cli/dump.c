#include "config.h"
#include "cli/cli.h"
#include "core/base/directory.h"
#include "core/lint/coverage.h"
#include "core/wizard/key.h"
#include <stdio.h>
#include <string.h>

static char *kind, *by;
static gboolean count_only;

static const GOptionEntry entries[] = {
	{"kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_("of which kind of filing (as usual: first)"), "KIND"},
	{"by", 0, 0, G_OPTION_ARG_STRING, &by, N_("what prevents each result-code, in place of the rules"),
		"result-code"},
	{"count", 0, 0, G_OPTION_ARG_NONE, &count_only, N_("how many rules there are, by what decides them"),
		NULL},
	{0},
};

static const BeianForm *
form(BeianCli *cli, GError **error)
{
	return beian_app_form(cli->app, kind != NULL ? kind : "first", error);
}

static gboolean
dump_questions(BeianCli *cli, GError **error)
{
	const BeianForm *chosen = form(cli, error);
	const GPtrArray *questions = chosen != NULL ? beian_form_questions(chosen) : NULL;

	for (guint i = 0; questions != NULL && i < questions->len; i++) {
		const BeianQuestion *question = questions->pdata[i];
		printf("%s\t%s%s%s\t%s\t%s\n", question->path, question->type->name,
			question->list != NULL ? " " : "", question->list != NULL ? question->list : "",
			beian_question_text(question, BEIAN_TEXT_LABEL, cli->language), question->source);
	}
	return questions != NULL;
}

/* What decides RULE; NULL: it is a reason of a type or the text of a code, and is not judged by itself. */
static const char *
decides_of(const BeianRule *rule)
{
	return rule->assert != NULL ? beian_decides_name(rule->decides) : NULL;
}

static json_t *
rule_json(const BeianRule *rule)
{
	return json_pack("{s:s,s:s,s:o,s:o,s:o,s:o}", "rule", rule->id, "severity",
		beian_severity_name(rule->severity), "decides", beian_cli_json_text(decides_of(rule)), "zh",
		beian_cli_json_text(rule->message.in[BEIAN_LANGUAGE_ZH]), "en",
		beian_cli_json_text(rule->message.in[BEIAN_LANGUAGE_EN]), "source",
		beian_cli_json_text(rule->source));
}

static void
print_rules(const BeianCli *cli, const GPtrArray *all)
{
	json_t *rules = json_array();

	for (guint i = 0; i < all->len; i++) {
		const BeianRule *rule = all->pdata[i];
		if (cli->json)
			json_array_append_new(rules, rule_json(rule));
		else
			printf("%s\t%s\t%s\t%s\t%s\n", rule->id, beian_severity_name(rule->severity),
				rule->message.in[cli->language], rule->source,
				decides_of(rule) != NULL ? decides_of(rule) : "-");
	}
	if (cli->json)
		beian_cli_print_json(json_pack("{s:o}", "rules", rules));
	else
		json_decref(rules);
}

/* How many rules and operators each decides. */
static void
print_counts(const BeianCli *cli, const GPtrArray *all)
{
	static const BeianDecides decides[] = {
		BEIAN_DECIDES_FILING, BEIAN_DECIDES_RECORDS, BEIAN_DECIDES_BUREAU};
	guint counts[G_N_ELEMENTS(decides)] = {0};
	json_t *object = json_object();

	for (guint i = 0; i < all->len; i++) {
		const BeianRule *rule = all->pdata[i];
		counts[rule->decides] += rule->assert != NULL;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(decides); i++) {
		const char *name = beian_decides_name(decides[i]);
		json_object_set_new(object, name, json_integer(counts[decides[i]]));
		if (!cli->json)
			printf("%s\t%u\n", name, counts[decides[i]]);
	}
	if (cli->json)
		beian_cli_print_json(json_pack("{s:o}", "count", object));
	else
		json_decref(object);
}

/* What rules the code out: "rules", the word of the table where no rule does, "missing", "-": nothing can. */
static const char *
prevention(const BeianCoverage *row)
{
	if (beian_coverage_is_missing(row))
		return "missing";
	if (*row->covered != '\0')
		return row->covered;
	return row->rules->len > 0 ? "rules" : "-";
}

static json_t *
coverage_json(const BeianCoverage *row)
{
	json_t *ids = json_array();

	for (guint i = 0; i < row->rules->len; i++)
		json_array_append_new(ids, json_string(((const BeianRule *)row->rules->pdata[i])->id));
	return json_pack("{s:s,s:s,s:s,s:i,s:o,s:s,s:s}", "code", row->code->token, "known", row->known,
		"prevented", prevention(row), "cases", (int)row->cases, "rules", ids, "zh",
		row->code->label[BEIAN_LANGUAGE_ZH], "en", row->code->label[BEIAN_LANGUAGE_EN]);
}

static void
print_coverage(const BeianCli *cli, const BeianCoverage *row)
{
	g_autoptr(GString) ids = g_string_new(NULL);

	for (guint i = 0; i < row->rules->len; i++)
		g_string_append_printf(
			ids, "%s%s", i > 0 ? " " : "", ((const BeianRule *)row->rules->pdata[i])->id);
	printf("%s\t%s\t%s\t%u\t%s\t%s\n", row->code->token, row->known, prevention(row), row->cases,
		ids->str, row->code->label[cli->language]);
}

static gboolean
print_result_codes(const BeianCli *cli, const BeianRules *rules, GError **error)
{
	g_autoptr(BeianCoverages) coverages = beian_coverages_new(beian_directory_data(), rules, error);

	if (coverages == NULL)
		return FALSE;
	json_t *codes = json_array();
	for (guint i = 0; i < coverages->rows->len; i++) {
		const BeianCoverage *row = &g_array_index(coverages->rows, BeianCoverage, i);
		if (cli->json)
			json_array_append_new(codes, coverage_json(row));
		else
			print_coverage(cli, row);
	}
	if (cli->json)
		beian_cli_print_json(json_pack("{s:o}", "codes", codes));
	else
		json_decref(codes);
	return TRUE;
}

static gboolean
dump_rules(BeianCli *cli, GError **error)
{
	if (by != NULL && strcmp(by, "result-code") != 0)
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("rules cannot be printed by “%s”; say --by=result-code"), by);
	if (by != NULL && count_only)
		return beian_error_set(error, BEIAN_ERROR_USAGE, _("say --by or --count, not both"));
	const BeianRules *rules = beian_app_rules(cli->app, error);
	if (rules == NULL)
		return FALSE;
	if (by != NULL)
		return print_result_codes(cli, rules, error);
	if (count_only)
		print_counts(cli, beian_rules_all(rules));
	else
		print_rules(cli, beian_rules_all(rules));
	return TRUE;
}

static gboolean
dump_codes(BeianCli *cli, GError **error)
{
	BeianCodes *codes = beian_app_codes(cli->app);
	g_auto(GStrv) ids = beian_codes_ids(codes);

	for (char **id = ids; *id != NULL; id++) {
		const BeianCodeList *list = beian_codes_list(codes, *id, error);
		if (list == NULL)
			return FALSE;
		for (guint i = 0; i < beian_code_list_count(list); i++) {
			const BeianCode *row = beian_code_list_row(list, i);
			printf("%s\t%s\t%s\t%s\t%s\n", *id, row->token, row->miit,
				row->label[BEIAN_LANGUAGE_ZH], row->label[BEIAN_LANGUAGE_EN]);
		}
	}
	return TRUE;
}

static gboolean
dump_keys(BeianCli *cli, GError **error)
{
	guint count;
	const BeianBinding *bindings = beian_key_bindings(&count);
	(void)cli;
	(void)error;

	for (guint i = 0; i < count; i++)
		if (bindings[i].help != NULL)
			printf("%s\t%s\t%s\n", beian_key_name(bindings[i].key),
				beian_action_name(bindings[i].action), _(bindings[i].help));
	return TRUE;
}

static gboolean
dump_schema(BeianCli *cli, GError **error)
{
	const BeianForm *chosen = form(cli, error);
	g_autoptr(GBytes) schema = chosen != NULL ? beian_form_schema(chosen, error) : NULL;
	gsize size_bytes;

	if (schema == NULL)
		return FALSE;
	const void *data = g_bytes_get_data(schema, &size_bytes);
	return fwrite(data, 1, size_bytes, stdout) == size_bytes ||
	       beian_error_set(error, BEIAN_ERROR_CANNOT, _("standard output cannot be written"));
}

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	static const struct {
		const char *name;
		gboolean (*dump)(BeianCli *cli, GError **error);
	} table[] = {{"questions", dump_questions}, {"rules", dump_rules}, {"codes", dump_codes},
		{"keys", dump_keys}, {"schema", dump_schema}};
	(void)count;

	if ((by != NULL || count_only) && strcmp(arguments[0], "rules") != 0)
		return beian_error_set(
			error, BEIAN_ERROR_USAGE, _("--by and --count are for “rules” only"));
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
		if (strcmp(table[i].name, arguments[0]) == 0)
			return table[i].dump(cli, error);
	return beian_error_set(error, BEIAN_ERROR_USAGE,
		_("there is no “%s” to print; say questions, rules, codes, keys or schema"), arguments[0]);
}

const BeianSubcommand beian_subcommand_dump = {
	"dump",
	"questions|rules|codes|keys|schema",
	N_("Print the data that make the program."),
	run,
	entries,
	1,
	1,
};
