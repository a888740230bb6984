#include "config.h"
#include "cli/cli.h"
#include "core/wizard/key.h"
#include <stdio.h>
#include <string.h>

static char *kind;

static const GOptionEntry entries[] = {
	{"kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_("of which kind of filing (as usual: first)"), "KIND"},
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

static gboolean
dump_rules(BeianCli *cli, GError **error)
{
	const BeianRules *rules = beian_app_rules(cli->app, error);
	const GPtrArray *all = rules != NULL ? beian_rules_all(rules) : NULL;

	for (guint i = 0; all != NULL && i < all->len; i++) {
		const BeianRule *rule = all->pdata[i];
		printf("%s\t%s\t%s\t%s\n", rule->id, beian_severity_name(rule->severity),
			rule->message.in[cli->language], rule->source);
	}
	return all != NULL;
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
