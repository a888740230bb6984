/* notices: what the bureau found, wants mended or asks for. One subcommand with actions of its own. */
#include "config.h"
#include "cli/action.h"
#include "core/app/notices.h"
#include "core/base/text.h"
#include "core/base/width.h"
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { ALL = 1000000, SAID_COLS = 74 };

static gboolean open_only;

static const GOptionEntry entries[] = {
	{"open", 0, 0, G_OPTION_ARG_NONE, &open_only,
		N_("list: only those that no draft answers and nobody settled"), NULL},
	{0},
};

static const char *
label_of(const BeianCli *cli, const BeianCourse *course, const BeianNotice *notice)
{
	const BeianCode *kind = beian_notice_kind(course, notice);

	return kind != NULL ? kind->label[cli->language] : notice->kind;
}

static json_t *
id_json(gint64 id)
{
	return id != 0 ? json_integer(id) : json_null();
}

static json_t *
notice_json(const BeianCourse *course, const BeianNotice *notice)
{
	const BeianCode *kind = beian_notice_kind(course, notice);

	return json_pack("{s:I,s:s,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o,s:o}", "id",
		(json_int_t)notice->id, "kind", notice->kind, "opens",
		beian_cli_json_text(beian_notice_opens(course, kind)), "about",
		json_pack("{s:s,s:o}", "kind", notice->about.kind, "value",
			beian_cli_json_text(notice->about.value)),
		"number", beian_cli_json_text(notice->number), "name", beian_cli_json_text(notice->name),
		"said", beian_cli_json_text(notice->said), "day", beian_cli_json_text(notice->day), "due",
		beian_cli_json_text(notice->due), "record", id_json(notice->record), "draft",
		id_json(notice->draft), "settled", beian_cli_json_text(notice->settled), "source",
		beian_cli_json_text(notice->source));
}

/* Where NOTICE stands. Free with g_free. */
static char *
standing(const BeianNotice *notice)
{
	if (notice->settled != NULL)
		return g_strdup_printf(_("settled on %s"), notice->settled);
	if (notice->draft != 0)
		return g_strdup_printf(_("draft %" PRId64 " answers it"), notice->draft);
	return notice->due != NULL ? g_strdup_printf(_("to be answered by %s"), notice->due)
				   : g_strdup(_("to be answered"));
}

/* The number of what NOTICE is about, or its id; nothing where that is the name too. */
static const char *
about_of(const BeianNotice *notice)
{
	if (notice->number != NULL)
		return notice->number;
	return strcmp(notice->about.value, notice->name) != 0 ? notice->about.value : "";
}

static void
print_notice(const BeianCli *cli, const BeianCourse *course, const BeianNotice *notice)
{
	g_autofree char *name = beian_text_visible(notice->name), *said = beian_text_visible(notice->said),
			*how = standing(notice);

	printf("%6" PRId64 "  %s  %s  %s  %s  (%s)\n", notice->id, notice->day, label_of(cli, course, notice),
		about_of(notice), name, how);
	if (*said == '\0')
		return;
	g_auto(GStrv) lines = beian_width_wrap(said, SAID_COLS);
	for (char **line = lines; *line != NULL; line++)
		printf("        %s\n", *line);
}

static gboolean
list(BeianCli *cli, const char *words, GError **error)
{
	const BeianCourse *course = beian_app_course(cli->app, error);
	g_autoptr(GArray) notices =
		course != NULL ? beian_notices_list(cli->app, open_only, words, 0, ALL, error) : NULL;

	if (notices == NULL)
		return FALSE;
	json_t *array = json_array();
	for (guint i = 0; i < notices->len; i++) {
		const BeianNotice *notice = &g_array_index(notices, BeianNotice, i);
		if (cli->json)
			json_array_append_new(array, notice_json(course, notice));
		else
			print_notice(cli, course, notice);
	}
	if (cli->json)
		beian_cli_print_json(json_pack("{s:o}", "notices", array));
	else
		json_decref(array);
	if (!cli->json && notices->len == 0 && words == NULL)
		beian_cli_say(_("No notice is here; “beian import FILE” takes in those of a download."));
	return TRUE;
}

static gboolean
run_list(BeianCli *cli, char **arguments, GError **error)
{
	(void)arguments;
	return list(cli, NULL, error);
}

static gboolean
run_search(BeianCli *cli, char **arguments, GError **error)
{
	g_autofree char *words = g_strjoinv(" ", arguments);

	return list(cli, words, error);
}

static gboolean
run_open(BeianCli *cli, char **arguments, GError **error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));

	for (char **argument = arguments; *argument != NULL; argument++) {
		gint64 id;
		if (!beian_notice_parse_id(*argument, &id, error))
			return FALSE;
		g_array_append_val(ids, id);
	}
	g_autoptr(BeianOpenDraft) open =
		beian_notices_open(cli->app, (const gint64 *)(void *)ids->data, ids->len, error);
	if (open == NULL)
		return FALSE;
	if (cli->json)
		beian_cli_print_json(json_pack("{s:I,s:s,s:s}", "id", (json_int_t)open->draft.id, "uid",
			open->draft.uid, "kind", open->draft.kind));
	else
		printf("%" PRId64 "\n", open->draft.id);
	return TRUE;
}

static gboolean
run_rectify(BeianCli *cli, char **arguments, GError **error)
{
	g_autoptr(GArray) made = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(BeianStep) named = beian_step_new();
	gint64 draft;

	if (!beian_draft_parse_id(arguments[0], &draft, error))
		return FALSE;
	g_autoptr(BeianOpenDraft) open = beian_draft_open_to_write(cli->app, draft, error);
	if (open == NULL || !beian_notices_rectify(cli->app, open, named, made, error))
		return FALSE;
	json_t *drafts = json_array();
	for (guint i = 0; i < made->len; i++) {
		json_array_append_new(drafts, json_integer(g_array_index(made, gint64, i)));
		if (!cli->json)
			printf("%" PRId64 "\n", g_array_index(made, gint64, i));
	}
	if (cli->json)
		beian_cli_print_json(json_pack("{s:o}", "drafts", drafts));
	else
		json_decref(drafts);
	return TRUE;
}

/* Does DEED with the notice that the first of ARGUMENTS names. */
static gboolean
run_deed(BeianCli *cli, char **arguments, BeianNoticeDeed deed, GError **error)
{
	gint64 id;
	g_autofree char *report = beian_notice_parse_id(arguments[0], &id, error)
					  ? beian_notices_do(cli->app, id, deed, arguments[1], error)
					  : NULL;

	return report != NULL;
}

static gboolean
run_settle(BeianCli *cli, char **arguments, GError **error)
{
	return run_deed(cli, arguments, BEIAN_NOTICE_SETTLE, error);
}

static gboolean
run_reopen(BeianCli *cli, char **arguments, GError **error)
{
	return run_deed(cli, arguments, BEIAN_NOTICE_REOPEN, error);
}

static gboolean
run_due(BeianCli *cli, char **arguments, GError **error)
{
	return run_deed(cli, arguments, BEIAN_NOTICE_DATE, error);
}

/* What can be done with notices. */
static const BeianCliAction actions[] = {
	{"list", 0, run_list},
	{"search", -1, run_search},
	{"open", -1, run_open},
	{"rectify", 1, run_rectify},
	{"settle", 1, run_settle},
	{"reopen", 1, run_reopen},
	{"due", 2, run_due},
};

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	const char *name = count > 0 ? arguments[0] : "list";

	if (open_only && strcmp(name, "list") != 0 && strcmp(name, "search") != 0)
		return beian_error_set(
			error, BEIAN_ERROR_USAGE, _("--open is for “beian notices list” and “search”"));
	return beian_cli_run_action(cli, "notices", actions, G_N_ELEMENTS(actions), arguments, error);
}

const BeianSubcommand beian_subcommand_notices = {
	"notices",
	N_("[list | search WORDS… | open NOTICE… | rectify DRAFT | settle NOTICE | reopen NOTICE | due "
	   "NOTICE DAY]"),
	N_("List what the bureau found or asks for, and answer it."),
	run,
	entries,
	0,
	-1,
};
