#include "config.h"
#include "cli/cli.h"
#include "core/app/export.h"
#include "core/app/import.h"
#include <stdio.h>
#include <string.h>

static char *profile_name, *day_text;

static const GOptionEntry entries[] = {
	{"profile", 0, 0, G_OPTION_ARG_STRING, &profile_name, N_("native (as usual) or miit-3.0"), "P"},
	{"day", 0, 0, G_OPTION_ARG_STRING, &day_text,
		N_("the day the filing is for, YYYY-MM-DD (as usual: today)"), "DAY"},
	{0},
};

/* What the questions of a filing are judged by, and how sure that is. */
typedef struct {
	const BeianRules *rules;
	const BeianForm *form;
} Judged;

static json_t *
both_languages(
	const BeianFinding *finding, char *(*make)(const BeianFinding *finding, BeianLanguage language))
{
	g_autofree char *zh = make(finding, BEIAN_LANGUAGE_ZH), *en = make(finding, BEIAN_LANGUAGE_EN);

	return json_pack("{s:o,s:o}", "zh", beian_cli_json_text(zh), "en", beian_cli_json_text(en));
}

static json_t *
example_json(const BeianFinding *finding, const BeianForm *form)
{
	return json_pack("{s:s,s:s}", "zh", beian_finding_example(finding, form, BEIAN_LANGUAGE_ZH), "en",
		beian_finding_example(finding, form, BEIAN_LANGUAGE_EN));
}

static json_t *
finding_json(const Judged *judged, const BeianFinding *finding)
{
	json_t *prevents = json_array();

	for (char **code = finding->rule->prevents; *code != NULL; code++)
		if (**code != '\0')
			json_array_append_new(prevents, json_string(*code));
	return json_pack("{s:s,s:s,s:s,s:s,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:s,s:b}", "rule",
		finding->rule->id, "severity", beian_severity_name(finding->severity), "outcome",
		beian_outcome_name(finding->outcome), "path", finding->path, "value",
		beian_cli_json_text(finding->value), "message",
		both_languages(finding, beian_finding_message), "why",
		both_languages(finding, beian_finding_why), "fix", both_languages(finding, beian_finding_fix),
		"example", example_json(finding, judged->form), "source",
		beian_cli_json_text(beian_finding_source(finding)), "date",
		beian_cli_json_text(beian_finding_date(finding)), "confidence",
		beian_cli_json_text(beian_confidence_name(beian_finding_confidence(judged->rules, finding))),
		"prevents", prevents, "decides", beian_decides_name(finding->rule->decides), "own",
		finding->own);
}

static json_t *
verdict_json(const Judged *judged, const BeianVerdict *verdict, gint64 id, const char *file,
	BeianProfile profile, BeianDate day)
{
	char text[BEIAN_DATE_TEXT_BYTES];
	json_t *findings = json_array();

	for (guint i = 0; i < verdict->findings->len; i++)
		json_array_append_new(findings, finding_json(judged, verdict->findings->pdata[i]));
	return json_pack("{s:o,s:o,s:s,s:s,s:o,s:{s:i,s:i,s:i,s:i}}", "id",
		id > 0 ? json_integer(id) : json_null(), "file", beian_cli_json_text(file), "profile",
		beian_profile_name(profile), "day", beian_date_format(day, text), "findings", findings,
		"counts", "error", (int)verdict->counts[BEIAN_SEVERITY_ERROR], "warning",
		(int)verdict->counts[BEIAN_SEVERITY_WARNING], "info",
		(int)verdict->counts[BEIAN_SEVERITY_INFO], "open", (int)verdict->open);
}

static void
print_verdict(const BeianCli *cli, const BeianVerdict *verdict, const char *name)
{
	for (guint i = 0; i < verdict->findings->len; i++) {
		const BeianFinding *finding = verdict->findings->pdata[i];
		if (finding->outcome == BEIAN_OUTCOME_OPEN)
			continue;
		g_autofree char *message = beian_finding_message(finding, cli->language);
		g_autofree char *fix = beian_finding_fix(finding, cli->language);
		/* TRANSLATORS: two sentences; Chinese has no blank between them. */
		g_autofree char *text = g_strdup_printf(_("%s %s"), message, fix);
		printf("%s: %s: %s %s: %s\n", name, finding->path, beian_finding_word(finding),
			finding->rule->id, text);
	}
	g_autofree char *summary = beian_verdict_summary(verdict);
	g_autofree char *unasked =
		verdict->records_unasked == 0
			? g_strdup("")
			: g_strdup_printf(
				  ngettext(", %u of them for what was filed before",
					  ", %u of them for what was filed before", verdict->records_unasked),
				  verdict->records_unasked);
	beian_cli_say("%s: %s%s", name, summary, unasked);
}

/* Judges the draft or file that ARGUMENT names. NULL with *ERROR. */
static BeianVerdict *
judge(BeianCli *cli, const char *argument, BeianProfile profile, BeianDate day, gint64 *id,
	BeianFiling **filing, BeianDocument **document, GError **error)
{
	g_autoptr(BeianOpenDraft) open = NULL;

	*id = 0;
	if (strspn(argument, "0123456789") == strlen(argument)) {
		if (!beian_draft_parse_id(argument, id, error))
			return NULL;
		open = beian_draft_look(cli->app, *id, error);
		*filing = open != NULL ? g_steal_pointer(&open->filing) : NULL;
	} else {
		*filing = beian_import_filing(cli->app, argument, error);
	}
	if (*filing == NULL)
		return NULL;
	*document = beian_document_new(*filing);
	return beian_draft_judge(cli->app, *id, *filing, *document, profile, &day, error);
}

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	BeianProfile profile = BEIAN_PROFILE_NATIVE;
	BeianDate day;

	if ((profile_name != NULL && !beian_profile_parse(profile_name, &profile, error)) ||
		!beian_cli_day(day_text, &day, error))
		return FALSE;
	json_t *all = json_array();
	for (int i = 0; i < count; i++) {
		g_autoptr(GError) cause = NULL;
		g_autoptr(BeianFiling) filing = NULL;
		g_autoptr(BeianDocument) document = NULL;
		gint64 id;
		g_autoptr(BeianVerdict) verdict =
			judge(cli, arguments[i], profile, day, &id, &filing, &document, &cause);
		if (verdict == NULL) {
			beian_cli_report(cli, cause);
			continue;
		}
		if (!beian_verdict_is_good(verdict))
			cli->status = MAX(cli->status, BEIAN_ERROR_NOT_GOOD);
		const Judged judged = {beian_app_rules(cli->app, NULL), beian_filing_form(filing)};
		if (cli->json)
			json_array_append_new(all, verdict_json(&judged, verdict, id,
							   id > 0 ? NULL : arguments[i], profile, day));
		else
			print_verdict(cli, verdict, arguments[i]);
	}
	if (cli->json)
		beian_cli_print_json(json_pack("{s:o}", "filings", all));
	else
		json_decref(all);
	return TRUE;
}

const BeianSubcommand beian_subcommand_check = {
	"check",
	N_("DRAFT|FILE…"),
	N_("Find what would be refused, and say why."),
	run,
	entries,
	1,
	-1,
};
