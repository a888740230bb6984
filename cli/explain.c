#include "config.h"
#include "cli/cli.h"
#include "core/base/text.h"
#include <stdio.h>
#include <string.h>

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

static void
print_rule(const BeianCli *cli, const BeianRule *rule)
{
	g_autofree char *codes = g_strjoinv(" ", rule->prevents);

	if (cli->json) {
		beian_cli_print_json(json_pack("{s:s,s:s,s:s,s:o,s:o,s:o,s:o,s:o,s:b,s:o}", "rule", rule->id,
			"severity", beian_severity_name(rule->severity), "decides",
			beian_decides_name(rule->decides), "message", text_json(&rule->message), "why",
			text_json(&rule->why), "fix", text_json(&rule->fix), "source",
			beian_cli_json_text(rule->source), "date", beian_cli_json_text(rule->date), "confirm",
			rule->confirm, "prevents", codes_json(rule)));
		return;
	}
	printf("%s (%s)\n", rule->id, beian_severity_word(rule->severity));
	print_sentence(_("What:"), rule->message.in[cli->language]);
	print_text(_("Why:"), rule->why.in[cli->language]);
	print_sentence(_("How to mend it:"), rule->fix.in[cli->language]);
	print_text(_("Asks:"), rule->assert != NULL ? beian_expression_text(rule->assert) : NULL);
	print_text(_("Source:"), rule->source);
	print_text(_("Date:"), rule->date);
	print_text(_("Prevents the bureau's result codes:"), codes);
	if (rule->confirm)
		printf("%s\n", _("The value can be confirmed with a reason (beian confirm)."));
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
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	const BeianRules *rules = beian_app_rules(cli->app, error);
	const BeianRule *rule = rules != NULL ? beian_rules_find(rules, arguments[0]) : NULL;
	(void)count;

	if (rules == NULL)
		return FALSE;
	if (rule == NULL)
		return unknown(rules, arguments[0], error);
	print_rule(cli, rule);
	return TRUE;
}

const BeianSubcommand beian_subcommand_explain = {
	"explain",
	N_("RULE"),
	N_("Say what a rule wants, why, how to mend it, and who says so."),
	run,
	NULL,
	1,
	1,
};
