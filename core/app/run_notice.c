/* run_notice: what a session does with notices, and with what an inspection found. */
#include "config.h"
#include "core/app/notices.h"
#include "core/app/run.h"
#include "core/base/error.h"
#include <inttypes.h>
#include <string.h>

/* Begins the draft that answers the notice ID, and with it those that go together unless it is to be ALONE.
 */
static gboolean
answer(BeianRun *run, gint64 id, gboolean alone, GError **error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));

	if (!beian_run_tell_day(run, error))
		return FALSE;
	if (alone)
		g_array_append_val(ids, id);
	else if (!beian_notices_together(run->app, id, ids, error))
		return FALSE;
	return beian_run_show(
		run, beian_notices_open(run->app, (const gint64 *)(void *)ids->data, ids->len, error), error);
}

gboolean
beian_run_notice(BeianRun *run, BeianCommand *command, GError **error)
{
	static const struct {
		const char *word;
		BeianNoticeDeed deed;
	} deeds[] = {{"settle", BEIAN_NOTICE_SETTLE}, {"reopen", BEIAN_NOTICE_REOPEN},
		{"date", BEIAN_NOTICE_DATE}};

	for (gsize i = 0; i < G_N_ELEMENTS(deeds); i++) {
		if (strcmp(deeds[i].word, command->argument) != 0)
			continue;
		char *report = beian_notices_do(run->app, command->id, deeds[i].deed, command->text, error);
		if (report == NULL)
			return FALSE;
		beian_run_done(run, command->kind, report);
		return TRUE;
	}
	return answer(run, command->id, strcmp(command->argument, "alone") == 0, error);
}

/* "Drafts 5, 6 mend what was found." Free with g_free. */
static char *
report_of(const GArray *made)
{
	g_autoptr(GString) all = g_string_new(NULL);

	for (guint i = 0; i < made->len; i++)
		g_string_append_printf(all, "%s%" PRId64, i > 0 ? ", " : "", g_array_index(made, gint64, i));
	return g_strdup_printf(ngettext("Draft %s was made: it mends what was found. It stands in the list "
					"of drafts.",
				       "Drafts %s were made: they mend what was found. They stand in the "
				       "list of drafts.",
				       made->len),
		all->str);
}

/* The draft that the session has open takes the step along. */
gboolean
beian_run_mend(BeianRun *run, BeianCommand *command, GError **error)
{
	g_autoptr(GArray) made = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(BeianStep) named = beian_step_new();
	g_autoptr(BeianOpenDraft) other = NULL;
	BeianOpenDraft *open = run->app->open;
	gboolean mine = open != NULL && open->draft.id == command->id;

	if (beian_app_store(run->app, error) == NULL)
		return FALSE;
	if (!mine)
		open = other = beian_draft_open_to_write(run->app, command->id, error);
	if (open == NULL || !beian_notices_rectify(run->app, open, named, made, error))
		return FALSE;
	if (mine) {
		BeianMessage *message = beian_messages_add(run->messages, BEIAN_MESSAGE_STEP);
		message->command = command->kind;
		message->step = g_steal_pointer(&named);
	}
	beian_run_done(run, command->kind, report_of(made));
	return TRUE;
}
