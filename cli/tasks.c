/* tasks: what is due after exports, and the log of states that a person advances. */
#include "config.h"
#include "cli/action.h"
#include "core/app/approval.h"
#include "core/app/progress.h"
#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/base/width.h"
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { PRINT_COLS = 78 };

static char *date, *due, *note, *number, **services;

static const GOptionEntry entries[] = {
	{"date", 0, 0, G_OPTION_ARG_STRING, &date, N_("advance: the day it happened; else today"), N_("DAY")},
	{"due", 0, 0, G_OPTION_ARG_STRING, &due, N_("advance: the day that a notice names"), N_("DAY")},
	{"note", 0, 0, G_OPTION_ARG_STRING, &note, N_("advance: anything worth keeping"), N_("TEXT")},
	{"number", 0, 0, G_OPTION_ARG_STRING, &number,
		N_("advance: the number of the entity; makes the record"), N_("NUMBER")},
	{"service", 0, 0, G_OPTION_ARG_STRING_ARRAY, &services, N_("advance: the number of service N"),
		N_("N=NUMBER")},
	{0},
};

static json_t *
both(const char *const texts[BEIAN_LANGUAGES])
{
	return json_pack("{s:o,s:o}", "zh", beian_cli_json_text(texts[BEIAN_LANGUAGE_ZH]), "en",
		beian_cli_json_text(texts[BEIAN_LANGUAGE_EN]));
}

static json_t *
day_json(BeianDate day)
{
	char text[BEIAN_DATE_TEXT_BYTES];

	return json_string(beian_date_format(day, text));
}

static json_t *
id_json(gint64 id)
{
	return id != 0 ? json_integer(id) : json_null();
}

static json_t *
task_json(const BeianTask *task)
{
	const BeianDue *what = &task->due;
	gboolean is = task->is_due;

	return json_pack("{s:o,s:o,s:o,s:s,s:s,s:o,s:o,s:o,s:b,s:b,s:o,s:o,s:o,s:o,s:o}", "draft",
		id_json(task->draft), "notice", id_json(task->notice), "title",
		beian_cli_json_text(task->title), "kind", task->kind, "state", task->state->id, "since",
		day_json(task->since), "due", is ? day_json(what->day) : json_null(), "days",
		is ? json_integer(task->days) : json_null(), "overdue", is && task->days < 0, "guessed",
		is && what->guessed, "who", is ? json_string(what->who) : json_null(), "what",
		is ? both(what->text) : json_null(), "todo", both(task->state->todo), "source",
		beian_cli_json_text(is ? what->source : task->state->source), "date",
		beian_cli_json_text(is ? what->date : task->state->date));
}

/* "in 3 days", "overdue by 2 days" … Free with g_free. */
static char *
when(const BeianTask *task)
{
	if (!task->is_due)
		return g_strdup(_("no day is set"));
	if (task->days == 0)
		return g_strdup(_("today"));
	if (task->days > 0)
		return g_strdup_printf(ngettext("in %d day", "in %d days", (gulong)task->days), task->days);
	return g_strdup_printf(
		ngettext("OVERDUE by %d day", "OVERDUE by %d days", (gulong)-task->days), -task->days);
}

static void
print_indented(const char *text)
{
	g_auto(GStrv) lines = beian_width_wrap(text, PRINT_COLS - 4);

	for (char **line = lines; *line != NULL; line++)
		printf("    %s\n", *line);
}

static void
print_task(const BeianCli *cli, const BeianTask *task)
{
	char day[BEIAN_DATE_TEXT_BYTES] = "----------";
	g_autofree char *how_long = when(task), *title = beian_text_visible(task->title);

	if (task->is_due)
		beian_date_format(task->due.day, day);
	g_autofree char *id = task->notice != 0 ? g_strdup_printf(_("notice %" PRId64), task->notice)
						: g_strdup_printf("%6" PRId64, task->draft);
	printf("%s  %s  %s  %s  %s\n", day, id, task->state->name[cli->language], how_long, title);
	g_autofree char *what = task->is_due ? g_strdup_printf("%s%s [%s]", task->due.text[cli->language],
						       task->due.guessed ? " *" : "", task->due.source)
					     : NULL;
	g_autofree char *todo =
		g_strdup_printf("→ %s [%s]", task->state->todo[cli->language], task->state->source);
	if (what != NULL)
		print_indented(what);
	print_indented(todo);
}

static gboolean
run_list(BeianCli *cli, char **arguments, GError **error)
{
	g_autoptr(GArray) tasks = beian_progress_tasks(cli->app, error);
	gboolean guessed = FALSE;
	BeianDate today;
	(void)arguments;

	if (tasks == NULL || !beian_clock_today(&today, error))
		return FALSE;
	json_t *all = json_array();
	for (guint i = 0; i < tasks->len; i++) {
		const BeianTask *task = &g_array_index(tasks, BeianTask, i);
		guessed |= task->is_due && task->due.guessed;
		if (cli->json)
			json_array_append_new(all, task_json(task));
		else
			print_task(cli, task);
	}
	if (cli->json) {
		beian_cli_print_json(json_pack("{s:o,s:o}", "day", day_json(today), "tasks", all));
		return TRUE;
	}
	json_decref(all);
	if (tasks->len == 0)
		beian_cli_say(_("Nothing is under way; an export begins the log of a draft."));
	if (guessed)
		beian_cli_say(
			_("* No notice of holidays is known for all of this time; Monday to Friday were "
			  "counted."));
	return TRUE;
}

static json_t *
stage_json(const BeianStage *stage)
{
	return json_pack("{s:s,s:s,s:o,s:o,s:s,s:o,s:s}", "state", stage->state, "day", stage->day, "due",
		beian_cli_json_text(stage->due), "record",
		stage->record != 0 ? json_integer(stage->record) : json_null(), "origin", stage->origin,
		"note", beian_cli_json_text(stage->note), "noted", stage->noted);
}

static void
print_stage(const BeianCli *cli, const BeianCourse *course, const BeianStage *stage)
{
	const BeianState *state = beian_course_state(course, stage->state);
	g_autofree char *words = beian_text_visible(stage->note);

	printf("%s\t%s\t%s\t%s\n", stage->day, state != NULL ? state->name[cli->language] : stage->state,
		stage->origin, words);
}

/* What may follow now. */
static void
print_next(const BeianCourse *course, const BeianState *state, const char *kind)
{
	g_autoptr(GPtrArray) next = beian_course_next(course, state, kind);
	g_autoptr(GString) ids = g_string_new(NULL);

	for (guint i = 0; i < next->len; i++)
		g_string_append_printf(
			ids, "%s%s", i > 0 ? ", " : "", ((const BeianState *)next->pdata[i])->id);
	beian_cli_say(_("Now: %s. There can follow: %s."), state->id, ids->str);
}

static gboolean
run_log(BeianCli *cli, char **arguments, GError **error)
{
	BeianStore *store = beian_app_store(cli->app, error);
	const BeianCourse *course = store != NULL ? beian_app_course(cli->app, error) : NULL;
	g_auto(BeianDraft) draft = {0};
	gint64 id;

	if (course == NULL || !beian_draft_parse_id(arguments[0], &id, error) ||
		!beian_store_draft(store, id, &draft, error))
		return FALSE;
	const BeianState *state = beian_progress_state(cli->app, id, error);
	g_autoptr(GArray) stages = state != NULL ? beian_store_stages(store, id, error) : NULL;
	if (stages == NULL)
		return FALSE;
	json_t *log = json_array(), *following = json_array();
	for (guint i = 0; i < stages->len; i++) {
		const BeianStage *stage = &g_array_index(stages, BeianStage, i);
		if (cli->json)
			json_array_append_new(log, stage_json(stage));
		else
			print_stage(cli, course, stage);
	}
	g_autoptr(GPtrArray) next = beian_course_next(course, state, draft.kind);
	for (guint i = 0; i < next->len; i++)
		json_array_append_new(following, json_string(((const BeianState *)next->pdata[i])->id));
	if (cli->json) {
		beian_cli_print_json(json_pack("{s:I,s:s,s:o,s:o}", "draft", (json_int_t)id, "state",
			state->id, "log", log, "next", following));
		return TRUE;
	}
	json_decref(log);
	json_decref(following);
	print_next(course, state, draft.kind);
	return TRUE;
}

static gboolean
run_advance(BeianCli *cli, char **arguments, GError **error)
{
	const BeianAdvance advance = {.state = arguments[1],
		.day = date,
		.due = due,
		.note = note,
		.number = number,
		.services = services};
	gint64 id, record;

	if (services != NULL && number == NULL)
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("say --number as well: numbers of services begin with that of the entity"));
	if (!beian_draft_parse_id(arguments[0], &id, error) ||
		!beian_progress_advance(cli->app, id, &advance, &record, error))
		return FALSE;
	const BeianState *state = beian_progress_state(cli->app, id, error);
	if (state == NULL)
		return FALSE;
	if (cli->json)
		beian_cli_print_json(json_pack("{s:I,s:s,s:o}", "draft", (json_int_t)id, "state", state->id,
			"record", record != 0 ? json_integer(record) : json_null()));
	if (cli->json)
		return TRUE;
	g_autofree char *report = beian_progress_report(id, state, record);
	beian_cli_say("%s", report);
	return TRUE;
}

static gboolean
run_retract(BeianCli *cli, char **arguments, GError **error)
{
	gint64 id;

	return beian_draft_parse_id(arguments[0], &id, error) && beian_progress_retract(cli->app, id, error);
}

static json_t *
footer_json(const BeianFooter *footer)
{
	return json_pack("{s:s,s:o,s:o,s:o,s:o}", "path", footer->path, "name",
		beian_cli_json_text(footer->name), "number", beian_cli_json_text(footer->number), "text",
		beian_cli_json_text(footer->text), "html", beian_cli_json_text(footer->html));
}

static gboolean
run_after(BeianCli *cli, char **arguments, GError **error)
{
	const BeianCode *rule;
	gint64 id, record;

	if (!beian_draft_parse_id(arguments[0], &id, error))
		return FALSE;
	g_autoptr(GArray) footers = beian_approval_footers(cli->app, id, &rule, &record, error);
	if (footers == NULL)
		return FALSE;
	json_t *all = json_array();
	for (guint i = 0; cli->json && i < footers->len; i++)
		json_array_append_new(all, footer_json(&g_array_index(footers, BeianFooter, i)));
	if (cli->json) {
		beian_cli_print_json(json_pack("{s:I,s:o,s:o,s:o}", "draft", (json_int_t)id, "record",
			record != 0 ? json_integer(record) : json_null(), "footers", all, "source",
			beian_cli_json_text(rule != NULL ? rule->source : NULL)));
		return TRUE;
	}
	json_decref(all);
	g_autofree char *text = beian_approval_text(cli->app, id, cli->language, error);
	if (text == NULL)
		return FALSE;
	g_auto(GStrv) lines = beian_width_wrap(text, PRINT_COLS);
	for (char **line = lines; *line != NULL; line++)
		printf("%s\n", *line);
	return TRUE;
}

/* What can be done with tasks. */
static const BeianCliAction actions[] = {
	{"list", 0, run_list},
	{"log", 1, run_log},
	{"advance", 2, run_advance},
	{"retract", 1, run_retract},
	{"after", 1, run_after},
};

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	const char *name = count > 0 ? arguments[0] : "list";
	gboolean any = date != NULL || due != NULL || note != NULL || number != NULL || services != NULL;

	if (any && strcmp(name, "advance") != 0)
		return beian_error_set(
			error, BEIAN_ERROR_USAGE, _("these options are for “beian tasks advance”"));
	return beian_cli_run_action(cli, "tasks", actions, G_N_ELEMENTS(actions), arguments, error);
}

const BeianSubcommand beian_subcommand_tasks = {
	"tasks",
	N_("[list | log DRAFT | advance DRAFT STATE | retract DRAFT | after DRAFT]"),
	N_("List what is due after exports, and enter what happened."),
	run,
	entries,
	0,
	-1,
};
