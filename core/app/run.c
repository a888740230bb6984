/* run: the commands of a session, one at a time; what comes of them goes back as messages. */
#include "config.h"
#include "core/app/advised.h"
#include "core/app/house.h"
#include "core/app/inventory.h"
#include "core/app/number_rows.h"
#include "core/app/papers.h"
#include "core/app/progress.h"
#include "core/app/records.h"
#include "core/app/run.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include <inttypes.h>
#include <string.h>

static void
fail(BeianRun *run, BeianCommandKind kind, const GError *error)
{
	BeianMessage *message = beian_messages_add(run->messages, BEIAN_MESSAGE_FAILED);

	message->command = kind;
	message->text = g_strdup(error->message);
}

void
beian_run_done(BeianRun *run, BeianCommandKind kind, char *text)
{
	BeianMessage *message = beian_messages_add(run->messages, BEIAN_MESSAGE_DONE);

	message->command = kind;
	message->text = text;
}

/*
 * The session gets a filing of its own; the one here follows it step by step and is what exports and undo
 * work on. Code lists are read now, so that nothing is read while someone types.
 */
static gboolean
announce(BeianRun *run, BeianOpenDraft *open, GError **error)
{
	BeianApp *app = run->app;
	const BeianRules *rules = beian_app_rules(app, error);
	const BeianForm *form = beian_app_form(app, open->draft.kind, error);

	if (rules == NULL || form == NULL)
		return FALSE;
	g_autoptr(BeianDocument) document = beian_document_new(open->filing);
	g_autoptr(BeianFacts) facts = beian_draft_facts(app, open->draft.id, document, error);
	int stocked = facts != NULL ? beian_inventory_is_stocked(app, form, error) : -1;
	if (stocked < 0)
		return FALSE;
	g_autoptr(BeianStep) all = beian_filing_copy_entries(open->filing);
	BeianMessage *message = beian_messages_add(run->messages, BEIAN_MESSAGE_OPENED);
	message->opened = (BeianOpened){
		.id = open->draft.id,
		.filing = beian_filing_new(form, open->draft.uid),
		.catalogue = {rules, beian_app_codes(app)},
		.place = g_strdup(open->draft.place),
		.facts = g_steal_pointer(&facts),
		.stocked = stocked > 0,
		.holder = g_strdup(open->holder),
	};
	beian_filing_apply(message->opened.filing, all);
	return TRUE;
}

/* The first question that still has to be answered. Free with g_free. */
static char *
first_missing(const BeianDocument *document)
{
	for (guint i = 0; i < document->items->len; i++) {
		const BeianItem *item = document->items->pdata[i];
		if (item->required && item->state != BEIAN_ANSWER_VALUE)
			return g_strdup(item->path);
	}
	return g_strdup("");
}

/* The questions that decide the kind: they are opened as a draft is, and kept nowhere. */
static gboolean
run_ask(BeianRun *run, BeianCommand *command, GError **error)
{
	BeianApp *app = run->app;
	const BeianRules *reasons = beian_app_reasons(app, error);
	BeianFiling *asked = reasons != NULL ? beian_advised_ask(app, command->text, error) : NULL;

	if (asked == NULL)
		return FALSE;
	g_autoptr(BeianDocument) document = beian_document_new(asked);
	BeianMessage *message = beian_messages_add(run->messages, BEIAN_MESSAGE_OPENED);
	message->opened = (BeianOpened){.filing = asked,
		.catalogue = {reasons, beian_app_codes(app)},
		.place = first_missing(document),
		.advice = app->advice};
	return TRUE;
}

/* The draft that the answers in COMMAND lead to. */
static BeianOpenDraft *
make_advised(BeianApp *app, const BeianCommand *command, GError **error)
{
	g_autoptr(BeianFiling) asked = beian_advised_ask(app, NULL, error);

	if (asked == NULL)
		return NULL;
	beian_filing_apply(asked, command->step);
	return beian_advised_new(app, asked, error);
}

gboolean
beian_run_show(BeianRun *run, BeianOpenDraft *open, GError **error)
{
	g_autoptr(BeianOpenDraft) shown = open;

	if (shown == NULL || !announce(run, shown, error))
		return FALSE;
	beian_open_draft_free(run->app->open);
	run->app->open = g_steal_pointer(&shown);
	return TRUE;
}

gboolean
beian_run_tell_day(BeianRun *run, GError **error)
{
	BeianDate day;

	if (!beian_clock_today(&day, error))
		return FALSE;
	beian_messages_add(run->messages, BEIAN_MESSAGE_DAY)->day = day;
	return TRUE;
}

static gboolean
run_open(BeianRun *run, BeianCommand *command, GError **error)
{
	g_autoptr(BeianOpenDraft) open = NULL;

	if (!beian_run_tell_day(run, error))
		return FALSE;
	if (command->kind == BEIAN_COMMAND_NEW && command->step == NULL &&
		beian_advised_is_entry(run->app, command->text))
		return run_ask(run, command, error);
	if (command->kind == BEIAN_COMMAND_NEW && command->step != NULL) {
		open = make_advised(run->app, command, error);
	} else if (command->kind == BEIAN_COMMAND_NEW) {
		g_autoptr(BeianStep) step = beian_step_new();
		open = beian_draft_prepare(run->app, command->text, NULL, error);
		if (open == NULL || (command->argument != NULL && !beian_record_begin(run->app, open->filing,
									  command->argument, step, error)))
			return FALSE;
		beian_filing_add_demanded(open->filing, step);
		if (!beian_draft_begin(run->app, open, step, error))
			return FALSE;
	} else {
		/* Our own lock would keep us out. */
		if (run->app->open != NULL && run->app->open->draft.id == command->id)
			g_clear_pointer(&run->app->open, beian_open_draft_free);
		open = beian_draft_open(run->app, command->id, error);
	}
	return beian_run_show(run, g_steal_pointer(&open), error);
}

static gboolean
is_open(BeianRun *run, GError **error)
{
	return run->app->open != NULL || beian_error_set(error, BEIAN_ERROR_CANNOT, _("no draft is open"));
}

/* The session has made the document already. */
static void
take_summary(BeianDraft *draft, BeianCommand *command)
{
	g_free(draft->title);
	g_free(draft->province);
	draft->title = g_steal_pointer(&command->title);
	draft->province = g_steal_pointer(&command->province);
	draft->filled = command->filled;
	draft->required = command->required;
}

/* A save that failed is tried again with the next one: what was typed stays in the session and in the copy
 * here. */
static gboolean
run_save(BeianRun *run, BeianCommand *command, GError **error)
{
	BeianOpenDraft *open = run->app->open;

	if (!is_open(run, error))
		return FALSE;
	beian_filing_apply(open->filing, command->step);
	if (open->unsaved == NULL)
		open->unsaved = beian_step_new();
	for (guint i = 0; i < command->step->len; i++) {
		const BeianEdit *edit = &g_array_index(command->step, BeianEdit, i);
		beian_step_add(open->unsaved, edit->key, edit->before, edit->after);
	}
	take_summary(&open->draft, command);
	if (!beian_draft_store(run->app, open, open->unsaved, command->place, error))
		return FALSE;
	g_clear_pointer(&open->unsaved, beian_step_free);
	beian_messages_add(run->messages, BEIAN_MESSAGE_SAVED)->number = open->draft.revision;
	return TRUE;
}

/* Not to be told when it fails: nothing that anyone typed is lost with it, and the next answer says what is
 * wrong with the disk. */
static gboolean
run_place(BeianRun *run, BeianCommand *command, GError **error)
{
	g_autoptr(BeianStep) nothing = beian_step_new();
	g_autoptr(GError) unsaid = NULL;
	BeianOpenDraft *open = run->app->open;
	(void)error;

	if (open != NULL && open->lock != NULL && open->unsaved == NULL &&
		!beian_draft_save(run->app, open, nothing, command->place, &unsaid))
		g_debug("%s", unsaid->message);
	return TRUE;
}

static gboolean
run_undo(BeianRun *run, BeianCommand *command, GError **error)
{
	g_autoptr(BeianStep) before = NULL;
	gboolean there_was;

	if (!is_open(run, error))
		return FALSE;
	before = beian_filing_copy_entries(run->app->open->filing);
	if (!beian_draft_undo(
		    run->app, run->app->open, command->kind == BEIAN_COMMAND_REDO, &there_was, error))
		return FALSE;
	BeianMessage *message = beian_messages_add(run->messages, BEIAN_MESSAGE_STEP);
	message->command = command->kind;
	message->step = there_was ? beian_filing_difference(before, run->app->open->filing) : NULL;
	return TRUE;
}

static gboolean
run_close(BeianRun *run, BeianCommand *command, GError **error)
{
	BeianOpenDraft *open = run->app->open;
	gboolean good = TRUE;

	if (open == NULL)
		return TRUE;
	if (open->lock != NULL && command->place != NULL && *command->place != '\0') {
		g_autoptr(BeianStep) nothing = beian_step_new();
		good = beian_draft_store(run->app, open, open->unsaved != NULL ? open->unsaved : nothing,
			command->place, error);
	}
	g_clear_pointer(&run->app->export, beian_export_free);
	g_clear_pointer(&run->app->open, beian_open_draft_free);
	return good;
}

static gboolean
run_delete(BeianRun *run, BeianCommand *command, GError **error)
{
	g_autoptr(BeianOpenDraft) open = beian_draft_open_to_write(run->app, command->id, error);
	g_autofree char *said = NULL;

	if (open == NULL || !beian_inventory_delete_draft(run->app, command->id, &said, error))
		return FALSE;
	g_autofree char *deleted = g_strdup_printf(_("Draft %" PRId64 " is deleted."), command->id);
	beian_run_done(run, command->kind,
		said != NULL ? g_strjoin(" ", deleted, g_strdelimit(said, "\n", ' '), NULL)
			     : g_steal_pointer(&deleted));
	return TRUE;
}

static gboolean
run_look_up(BeianRun *run, BeianCommand *command, GError **error)
{
	gboolean more;
	GArray *rows = beian_rows_look_up(run->app, command, &more, error);

	if (rows == NULL)
		return FALSE;
	BeianMessage *message = beian_messages_add(run->messages, BEIAN_MESSAGE_ROWS);
	message->number = command->number;
	message->first = command->first;
	message->more = more;
	message->rows = rows;
	return TRUE;
}

static gboolean
run_fact(BeianRun *run, BeianCommand *command, GError **error)
{
	char *blank = strchr(command->text, ' ');
	g_autofree char *kind = g_strndup(command->text, (gsize)(blank - command->text));
	gint64 own = run->app->open != NULL ? run->app->open->draft.id : 0;
	char *answer = beian_draft_fact(run->app, own, kind, blank + 1, error);

	if (answer == NULL)
		return FALSE;
	BeianMessage *message = beian_messages_add(run->messages, BEIAN_MESSAGE_FACT);
	message->text = g_strdup(command->text);
	message->argument = answer;
	return TRUE;
}

static gboolean
run_attach(BeianRun *run, BeianCommand *command, GError **error)
{
	g_autoptr(BeianStep) step = beian_step_new();
	BeianOpenDraft *open = run->app->open;

	if (!is_open(run, error) ||
		!(command->flag ? beian_draft_attach_smaller : beian_draft_attach)(
			run->app, open->filing, command->argument, command->text, step, error) ||
		!beian_draft_save(run->app, open, step, command->argument, error))
		return FALSE;
	BeianMessage *message = beian_messages_add(run->messages, BEIAN_MESSAGE_STEP);
	message->command = command->kind;
	message->step = g_steal_pointer(&step);
	return TRUE;
}

static gboolean
run_export(BeianRun *run, BeianCommand *command, GError **error)
{
	BeianProfile profile;

	g_clear_pointer(&run->app->export, beian_export_free);
	if (!beian_profile_parse(command->argument, &profile, error))
		return FALSE;
	run->app->export =
		beian_export_begin(run->app, &command->id, 1, command->text, profile, command->flag, error);
	return run->app->export != NULL;
}

static gboolean
run_write(BeianRun *run, BeianCommand *command, GError **error)
{
	g_autoptr(GBytes) bytes = g_bytes_new(command->argument, strlen(command->argument));

	if (!beian_file_write(command->text, bytes, command->flag ? 0600 : 0644, error))
		return FALSE;
	beian_run_done(run, command->kind, g_strdup_printf(_("Written to %s."), command->text));
	return TRUE;
}

/* "Draft 12: approved; record 3." Free with g_free. */
static char *
how_it_stands(BeianRun *run, gint64 draft, gint64 record, GError **error)
{
	const BeianState *state = beian_progress_state(run->app, draft, error);

	return state != NULL ? beian_progress_report(draft, state, record) : NULL;
}

static gboolean
run_advance(BeianRun *run, BeianCommand *command, GError **error)
{
	gint64 record = 0;
	gboolean good = command->kind == BEIAN_COMMAND_RETRACT
				? beian_progress_retract(run->app, command->id, error)
				: beian_progress_advance_typed(run->app, command->id, command->argument,
					  command->text, &record, error);
	char *report = good ? how_it_stands(run, command->id, record, error) : NULL;

	if (report == NULL)
		return FALSE;
	beian_run_done(run, command->kind, report);
	return TRUE;
}

static gboolean
run_letters(BeianRun *run, BeianCommand *command, GError **error)
{
	const BeianLetterBook *letters = beian_app_letters(run->app, error);
	(void)command;

	if (letters == NULL)
		return FALSE;
	beian_messages_add(run->messages, BEIAN_MESSAGE_LETTERS)->letters = letters;
	return TRUE;
}

static gboolean
run_number(BeianRun *run, BeianCommand *command, GError **error)
{
	char *report = beian_inventory_obey(run->app, command->argument, command->text, error);

	if (report == NULL)
		return FALSE;
	beian_run_done(run, command->kind, report);
	return TRUE;
}

static gboolean
run_pick(BeianRun *run, BeianCommand *command, GError **error)
{
	g_autoptr(BeianStep) step = beian_step_new();
	BeianOpenDraft *open = run->app->open;

	if (!is_open(run, error) ||
		!beian_inventory_fill(
			run->app, open->filing, command->argument, command->text, step, error) ||
		!beian_draft_save(run->app, open, step, command->argument, error))
		return FALSE;
	BeianMessage *message = beian_messages_add(run->messages, BEIAN_MESSAGE_STEP);
	message->command = command->kind;
	message->step = g_steal_pointer(&step);
	return TRUE;
}

static gboolean
run_cancel(BeianRun *run, BeianCommand *command, GError **error)
{
	(void)command;
	(void)error;
	g_clear_pointer(&run->app->export, beian_export_free);
	return TRUE;
}

static gboolean
run_quit(BeianRun *run, BeianCommand *command, GError **error)
{
	(void)run;
	(void)command;
	(void)error;
	return TRUE;
}

static gboolean (*const table[])(BeianRun *run, BeianCommand *command, GError **error) = {
	[BEIAN_COMMAND_OPEN] = run_open,
	[BEIAN_COMMAND_ASK] = run_ask,
	[BEIAN_COMMAND_NEW] = run_open,
	[BEIAN_COMMAND_SAVE] = run_save,
	[BEIAN_COMMAND_UNDO] = run_undo,
	[BEIAN_COMMAND_REDO] = run_undo,
	[BEIAN_COMMAND_PLACE] = run_place,
	[BEIAN_COMMAND_CLOSE] = run_close,
	[BEIAN_COMMAND_DELETE] = run_delete,
	[BEIAN_COMMAND_LOOKUP] = run_look_up,
	[BEIAN_COMMAND_FACT] = run_fact,
	[BEIAN_COMMAND_ATTACH] = run_attach,
	[BEIAN_COMMAND_EXPORT] = run_export,
	[BEIAN_COMMAND_WRITE] = run_write,
	[BEIAN_COMMAND_ADVANCE] = run_advance,
	[BEIAN_COMMAND_RETRACT] = run_advance,
	[BEIAN_COMMAND_LETTERS] = run_letters,
	[BEIAN_COMMAND_NUMBER] = run_number,
	[BEIAN_COMMAND_PICK] = run_pick,
	[BEIAN_COMMAND_NOTICE] = beian_run_notice,
	[BEIAN_COMMAND_MEND] = beian_run_mend,
	[BEIAN_COMMAND_CANCEL] = run_cancel,
	[BEIAN_COMMAND_QUIT] = run_quit,
};

/* One slice of an export. */
static void
go_on_exporting(BeianRun *run)
{
	BeianApp *app = run->app;
	g_autoptr(GError) error = NULL;
	gboolean left;
	guint so_far, of;

	if (!beian_export_step(app->export, &left, &so_far, &of, &error)) {
		fail(run, BEIAN_COMMAND_EXPORT, error);
		g_clear_pointer(&app->export, beian_export_free);
		return;
	}
	if (left) {
		BeianMessage *message = beian_messages_add(run->messages, BEIAN_MESSAGE_PROGRESS);
		message->command = BEIAN_COMMAND_EXPORT;
		message->number = so_far;
		message->of = of;
		return;
	}
	beian_run_done(run, BEIAN_COMMAND_EXPORT, beian_export_report(app->export));
	g_clear_pointer(&app->export, beian_export_free);
}

gboolean
beian_app_run(BeianApp *app, BeianCommands *commands, guint budget_ms, BeianMessages *messages)
{
	gint64 until = beian_clock_monotonic_ms() + budget_ms;
	BeianRun run = {app, messages};

	for (guint i = 0; i < commands->len; i++) {
		BeianCommand *command = &g_array_index(commands, BeianCommand, i);
		g_autoptr(GError) error = NULL;
		if (!table[command->kind](&run, command, &error))
			fail(&run, command->kind, error);
	}
	g_array_set_size(commands, 0);
	while (app->export != NULL && beian_clock_monotonic_ms() <= until)
		go_on_exporting(&run);
	return app->export != NULL;
}
