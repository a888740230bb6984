/* numbers: instances that can carry filings, and their service numbers. */
#include "config.h"
#include "cli/batch.h"
#include "cli/cli.h"
#include "core/app/inventory.h"
#include "core/base/text.h"
#include "core/base/width.h"
#include "core/filing/answers.h"
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static char *filed, *notes, *draft, *service;
static int count = 1;
static gboolean force, csv;

static const GOptionEntry entries[] = {
	{"csv", 0, 0, G_OPTION_ARG_NONE, &csv,
		N_("list: print all as CSV, an instance a row; “beian import” takes it back"), NULL},
	{"count", 0, 0, G_OPTION_ARG_INT, &count, N_("issue: how many, when their text is not known"),
		N_("N")},
	{"filed", 0, 0, G_OPTION_ARG_STRING, &filed, N_("state: the filing number it got"), N_("NUMBER")},
	{"draft", 0, 0, G_OPTION_ARG_STRING, &draft, N_("state: the draft that uses it"), N_("DRAFT")},
	{"service", 0, 0, G_OPTION_ARG_STRING, &service, N_("state: the service there; else 1"), N_("N")},
	{"notes", 0, 0, G_OPTION_ARG_STRING, &notes, N_("state, grant: anything worth keeping"), N_("TEXT")},
	{"force", 0, 0, G_OPTION_ARG_NONE, &force, N_("mend what was entered wrongly"), NULL},
	{0},
};

static json_t *
number_json(const BeianNumber *number)
{
	return json_pack("{s:o,s:o,s:s,s:s,s:o,s:o,s:o,s:s}", "id", json_sprintf("n%" PRId64, number->id),
		"sn", beian_cli_json_text(number->sn), "state", number->state, "grantee", number->grantee,
		"draft", number->draft != 0 ? json_integer(number->draft) : json_null(), "service",
		number->draft != 0 ? json_integer(number->service) : json_null(), "filed",
		beian_cli_json_text(number->filed), "notes", number->notes);
}

/* What the rules say against it. */
static json_t *
reasons_json(const BeianVerdict *verdict)
{
	json_t *reasons = json_array();

	for (guint i = 0; i < verdict->findings->len; i++) {
		const BeianFinding *finding = verdict->findings->pdata[i];
		if (finding->outcome != BEIAN_OUTCOME_BROKEN)
			continue;
		g_autofree char *zh = beian_finding_message(finding, BEIAN_LANGUAGE_ZH),
				*en = beian_finding_message(finding, BEIAN_LANGUAGE_EN);
		json_array_append_new(
			reasons, json_pack("{s:s,s:s,s:s,s:{s:s,s:s}}", "rule", finding->rule->id, "severity",
					 beian_severity_name(finding->severity), "path", finding->path,
					 "message", "zh", zh, "en", en));
	}
	return reasons;
}

static json_t *
quantity(int value)
{
	return value < 0 ? json_null() : json_integer(value);
}

static json_t *
instance_json(const BeianInstance *instance, const BeianQuota *quota, const BeianVerdict *verdict)
{
	json_t *answers = json_object(), *numbers = json_array();
	g_autoptr(GList) keys =
		g_list_sort(g_hash_table_get_keys(instance->values), (GCompareFunc)(void *)strcmp);

	for (GList *key = keys; key != NULL; key = key->next)
		if (strchr(key->data, '@') == NULL)
			json_object_set_new(answers, key->data,
				beian_cli_json_text(beian_instance_value(instance, key->data)));
	for (guint i = 0; i < instance->numbers->len; i++)
		json_array_append_new(
			numbers, number_json(&g_array_index(instance->numbers, BeianNumber, i)));
	return json_pack("{s:I,s:o,s:o,s:i,s:i,s:o,s:b,s:o,s:o}", "id", (json_int_t)instance->id, "answers",
		answers, "quota", quantity(quota->quota), "counted", (int)quota->counted, "free",
		(int)quota->free, "remaining", quantity(quota->remaining), "eligible",
		beian_verdict_is_good(verdict), "reasons", reasons_json(verdict), "numbers", numbers);
}

static void
print_number(BeianCli *cli, const BeianNumber *number)
{
	const BeianState *state = beian_number_state(beian_app_number_states(cli->app, NULL), number->state);
	g_autofree char *words = beian_text_visible(number->notes);
	g_autofree char *user = number->draft != 0 ? g_strdup_printf(_("draft %" PRId64 ", service/%" PRId64),
							     number->draft, number->service)
						   : g_strdup("");
	g_autofree char *granted = *number->grantee != '\0'
					   ? g_strdup_printf(_("granted to %s"), number->grantee)
					   : g_strdup("");
	const char *const parts[] = {number->sn != NULL ? number->sn : "-",
		state != NULL ? state->name[cli->language] : number->state, granted, user,
		number->filed != NULL ? number->filed : "", words};

	printf("        n%" PRId64, number->id);
	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
		if (*parts[i] != '\0')
			printf("  %s", parts[i]);
	putchar('\n');
}

/* "5 numbers, 3 left, 1 free to use". Free with g_free. */
static char *
how_many(const BeianQuota *quota)
{
	return quota->quota < 0 ? g_strdup_printf(_("%u counted, %u free; how many it gives is not known"),
					  quota->counted, quota->free)
				: g_strdup_printf(_("%d numbers, %u counted, %d left, %u free"), quota->quota,
					  quota->counted, quota->remaining, quota->free);
}

static void
print_instance(
	BeianCli *cli, const BeianInstance *instance, const BeianQuota *quota, const BeianVerdict *verdict)
{
	g_autofree char *many = how_many(quota);
	g_autofree char *name = beian_text_visible(beian_instance_value(instance, BEIAN_FORM_INSTANCE));

	printf("%6" PRId64 "  %s  %s  %s  %s  %s\n", instance->id, name,
		beian_instance_label(cli->app, instance, "instance/product", cli->language),
		beian_instance_value(instance, "instance/term-to"), many,
		beian_verdict_is_good(verdict) ? _("eligible") : _("NOT eligible"));
	for (guint i = 0; i < instance->numbers->len; i++)
		print_number(cli, &g_array_index(instance->numbers, BeianNumber, i));
}

static void
print_reasons(const BeianCli *cli, const BeianVerdict *verdict)
{
	for (guint i = 0; i < verdict->findings->len; i++) {
		const BeianFinding *finding = verdict->findings->pdata[i];
		if (finding->outcome != BEIAN_OUTCOME_BROKEN)
			continue;
		g_autofree char *message = beian_finding_message(finding, cli->language),
				*fix = beian_finding_fix(finding, cli->language);
		g_autofree char *text = g_strdup_printf(_("%s %s"), message, fix);
		printf("        %s %s: %s\n", beian_finding_word(finding), finding->rule->id, text);
	}
}

/* What a list or a page of INSTANCE needs. NULL with *ERROR. */
static BeianVerdict *
examine(BeianCli *cli, const BeianInstance *instance, BeianQuota *quota, GError **error)
{
	return beian_instance_quota(cli->app, instance, 0, quota, error)
		       ? beian_instance_judge(cli->app, instance->id, error)
		       : NULL;
}

static gboolean
print_csv(BeianCli *cli, const GPtrArray *instances, GError **error)
{
	g_autofree gint64 *ids = g_new(gint64, MAX(instances->len, 1));

	if (cli->json)
		return beian_error_set(error, BEIAN_ERROR_USAGE, _("--csv and --json exclude each other"));
	for (guint i = 0; i < instances->len; i++)
		ids[i] = ((const BeianInstance *)instances->pdata[i])->id;
	return beian_cli_print_batch(cli, ids, instances->len, error);
}

static gboolean
run_list(BeianCli *cli, char **arguments, GError **error)
{
	g_autoptr(GPtrArray) instances = beian_instances(cli->app, error);
	(void)arguments;

	if (instances == NULL)
		return FALSE;
	if (csv)
		return print_csv(cli, instances, error);
	json_t *all = json_array();
	for (guint i = 0; i < instances->len; i++) {
		const BeianInstance *instance = instances->pdata[i];
		BeianQuota quota;
		g_autoptr(BeianVerdict) verdict = examine(cli, instance, &quota, error);
		if (verdict == NULL) {
			json_decref(all);
			return FALSE;
		}
		if (cli->json)
			json_array_append_new(all, instance_json(instance, &quota, verdict));
		else
			print_instance(cli, instance, &quota, verdict);
	}
	if (cli->json)
		beian_cli_print_json(json_pack("{s:o}", "instances", all));
	else
		json_decref(all);
	if (!cli->json && instances->len == 0)
		beian_cli_say(_("The inventory is empty; “beian numbers add instance/name=…” begins it."));
	return TRUE;
}

static BeianInstance *
named_instance(BeianCli *cli, const char *text, GError **error)
{
	gint64 id;

	return beian_instance_parse_id(text, &id, error) ? beian_instance_read(cli->app, id, error) : NULL;
}

static gboolean
show(BeianCli *cli, const char *text, gboolean judged, GError **error)
{
	g_autoptr(BeianInstance) instance = named_instance(cli, text, error);
	BeianQuota quota;
	g_autoptr(BeianVerdict) verdict = instance != NULL ? examine(cli, instance, &quota, error) : NULL;

	if (verdict == NULL)
		return FALSE;
	if (cli->json) {
		beian_cli_print_json(instance_json(instance, &quota, verdict));
	} else {
		print_instance(cli, instance, &quota, verdict);
		print_reasons(cli, verdict);
	}
	if (judged && !beian_verdict_is_good(verdict))
		cli->status = MAX(cli->status, BEIAN_ERROR_NOT_GOOD);
	return TRUE;
}

static gboolean
run_show(BeianCli *cli, char **arguments, GError **error)
{
	return show(cli, arguments[0], FALSE, error);
}

static gboolean
run_eligibility(BeianCli *cli, char **arguments, GError **error)
{
	return show(cli, arguments[0], TRUE, error);
}

/* An instance is made as a draft is. */
static gboolean
run_add(BeianCli *cli, char **arguments, GError **error)
{
	g_autoptr(GPtrArray) all = g_ptr_array_new();

	g_ptr_array_add(all, (gpointer)BEIAN_STORE_INSTANCE);
	for (; *arguments != NULL; arguments++)
		g_ptr_array_add(all, *arguments);
	g_ptr_array_add(all, NULL);
	return beian_subcommand_new.run(cli, (char **)all->pdata, (int)all->len - 1, error);
}

static gboolean
run_issue(BeianCli *cli, char **arguments, GError **error)
{
	g_autoptr(BeianInstance) instance = named_instance(cli, arguments[0], error);

	return instance != NULL &&
	       beian_number_issue(cli->app, instance, arguments[1], (guint)MAX(count, 0), force, error);
}

static gboolean
step_number(BeianCli *cli, const char *text, const BeianNumberStep *step, GError **error)
{
	g_auto(BeianNumber) number = {0};

	if (!beian_number_find(cli->app, text, &number, error) ||
		!beian_number_step(cli->app, &number, step, error))
		return FALSE;
	if (cli->json)
		beian_cli_print_json(number_json(&number));
	else
		print_number(cli, &number);
	return TRUE;
}

static gboolean
run_state(BeianCli *cli, char **arguments, GError **error)
{
	BeianNumberStep step = {.state = arguments[1], .filed = filed, .notes = notes, .forced = force};
	guint64 number = 1;

	if (draft != NULL && !beian_draft_parse_id(draft, &step.draft, error))
		return FALSE;
	if (service != NULL && !g_ascii_string_to_unsigned(service, 10, 1, G_MAXINT, &number, NULL))
		return beian_error_set(
			error, BEIAN_ERROR_USAGE, _("“%s” is no number of a service"), service);
	step.service = (gint64)number;
	return step_number(cli, arguments[0], &step, error);
}

static gboolean
run_grant(BeianCli *cli, char **arguments, GError **error)
{
	const BeianNumberStep step = {.grantee = arguments[1], .notes = notes};

	return step_number(cli, arguments[0], &step, error);
}

static gboolean
run_delete(BeianCli *cli, char **arguments, GError **error)
{
	g_auto(BeianNumber) number = {0};

	if (strspn(arguments[0], "0123456789") == strlen(arguments[0])) {
		g_autoptr(BeianInstance) instance = named_instance(cli, arguments[0], error);
		return instance != NULL && beian_instance_delete(cli->app, instance, force, error);
	}
	return beian_number_find(cli->app, arguments[0], &number, error) &&
	       beian_number_delete(cli->app, &number, force, error);
}

static gboolean
run_use(BeianCli *cli, char **arguments, GError **error)
{
	g_autoptr(BeianOpenDraft) open = beian_cli_open(cli, arguments[0], error);
	g_autoptr(BeianStep) step = beian_step_new();

	return open != NULL &&
	       beian_inventory_fill(cli->app, open->filing, arguments[1], arguments[2], step, error) &&
	       beian_cli_save(cli, open, step, error);
}

/* What can be done with numbers, with how many arguments. */
static const struct {
	const char *name;
	int least, most;
	gboolean (*run)(BeianCli *cli, char **arguments, GError **error);
} actions[] = {
	{"list", 0, 0, run_list},
	{"show", 1, 1, run_show},
	{"eligibility", 1, 1, run_eligibility},
	{"add", 1, G_MAXINT, run_add},
	{"issue", 1, 2, run_issue},
	{"state", 2, 2, run_state},
	{"grant", 2, 2, run_grant},
	{"delete", 1, 1, run_delete},
	{"use", 3, 3, run_use},
};

static gboolean
unknown(const char *name, GError **error)
{
	const char *names[G_N_ELEMENTS(actions) + 1] = {NULL};

	for (gsize i = 0; i < G_N_ELEMENTS(actions); i++)
		names[i] = actions[i].name;
	const char *nearest = beian_text_nearest(name, names);
	return beian_error_set(error, BEIAN_ERROR_USAGE,
		_("“beian numbers %s”: there is no such action; did you mean “%s”?"), name,
		nearest != NULL ? nearest : "list");
}

static gboolean
run(BeianCli *cli, char **arguments, int given, GError **error)
{
	const char *name = given > 0 ? arguments[0] : "list";

	for (gsize i = 0; i < G_N_ELEMENTS(actions); i++) {
		if (strcmp(actions[i].name, name) != 0)
			continue;
		if (given - 1 > actions[i].most || MAX(given - 1, 0) < actions[i].least)
			return beian_error_set(error, BEIAN_ERROR_USAGE,
				_("“beian numbers %s” takes another number of arguments; “beian numbers "
				  "--help” "
				  "tells"),
				name);
		return actions[i].run(cli, arguments + MIN(given, 1), error);
	}
	return unknown(name, error);
}

const BeianSubcommand beian_subcommand_numbers = {
	"numbers",
	N_("[list | show ID | eligibility ID | add PATH=VALUE… | issue ID [NUMBER] | state NUMBER STATE | "
	   "grant "
	   "NUMBER ACCOUNT | delete ID|NUMBER | use DRAFT PATH ID|NUMBER]"),
	N_("Keep the instances that can carry filings, and their service numbers."),
	run,
	entries,
	0,
	-1,
};
