/*
 * leave: how long leaving a field takes: the type reads the text, everything is judged, the step is saved
 * durably, the page is made. Prints the median of RUNS times in microseconds. The draft stands at a text
 * field.
 */
#include "config.h"
#include "core/app/app.h"
#include "core/base/clock.h"
#include "core/base/directory.h"
#include "core/base/language.h"
#include <stdio.h>
#include <stdlib.h>

enum { SLICE_MS = 1000 };

typedef struct {
	BeianApp *app;
	BeianSession *session;
	GArray *messages, *commands;
	BeianSize size;
	guint saves; /* commands to save so far */
} Person;

/* Until nothing is left to hear or to do. */
static void
settle(Person *person)
{
	while (person->messages->len > 0 || person->commands->len > 0) {
		for (guint i = 0; i < person->messages->len; i++)
			beian_session_update(person->session,
				&g_array_index(person->messages, BeianMessage, i), person->commands);
		g_array_set_size(person->messages, 0);
		for (guint i = 0; i < person->commands->len; i++)
			person->saves +=
				g_array_index(person->commands, BeianCommand, i).kind == BEIAN_COMMAND_SAVE;
		if (person->commands->len > 0)
			beian_app_run(person->app, person->commands, SLICE_MS, person->messages);
	}
}

static void
view(Person *person)
{
	g_auto(BeianScreen) screen;

	beian_session_view(person->session, person->size, &screen);
}

static void
press(Person *person, BeianKey key)
{
	beian_messages_add(person->messages, BEIAN_MESSAGE_KEY)->key = key;
	settle(person);
	view(person);
}

static gboolean
begin(Person *person, gint64 id)
{
	BeianMessage *size;
	BeianDate today;

	if (!beian_clock_today(&today, NULL))
		return FALSE;
	beian_messages_add(person->messages, BEIAN_MESSAGE_DAY)->day = today;
	size = beian_messages_add(person->messages, BEIAN_MESSAGE_RESIZE);
	size->row = person->size.rows;
	size->col = person->size.cols;
	settle(person);
	beian_commands_add(person->commands, BEIAN_COMMAND_OPEN)->id = id;
	settle(person);
	view(person);
	return beian_session_has_draft(person->session);
}

static int
by_size(gconstpointer a, gconstpointer b)
{
	gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

	return (x > y) - (x < y);
}

static gint64
leave_us(Person *person, guint run)
{
	if (run % 2 == 0)
		beian_messages_add(person->messages, BEIAN_MESSAGE_TEXT)->text = g_strdup("x");
	else
		beian_messages_add(person->messages, BEIAN_MESSAGE_KEY)->key = BEIAN_KEY_BACKSPACE;
	settle(person);
	view(person);
	gint64 before = g_get_monotonic_time();
	press(person, BEIAN_KEY_TAB);
	gint64 took = g_get_monotonic_time() - before;
	press(person, BEIAN_KEY_BACKTAB);
	press(person, BEIAN_KEY_END);
	return took;
}

int
main(int argc, char **argv)
{
	guint runs = argc == 3 ? (guint)strtoul(argv[2], NULL, 10) : 0;
	Person person = {.size = {24, 80}};

	if (runs == 0) {
		fputs("usage: leave DRAFT RUNS\n", stderr);
		return 2;
	}
	BeianLanguage language = beian_language_init(beian_directory_locale());
	person.app = beian_app_new();
	person.session = beian_session_new(language, FALSE);
	person.messages = beian_messages_new();
	person.commands = beian_commands_new();
	g_autofree gint64 *took = g_new0(gint64, runs);
	gboolean good = begin(&person, g_ascii_strtoll(argv[1], NULL, 10));
	press(&person, BEIAN_KEY_END);
	for (guint i = 0; good && i < runs; i++)
		took[i] = leave_us(&person, i);
	if (good && person.saves != runs) {
		fprintf(stderr, "leave: %u of %u answers were saved; the draft stands at no text field\n",
			person.saves, runs);
		good = FALSE;
	}
	qsort(took, runs, sizeof *took, by_size);
	if (good)
		printf("%" G_GINT64_FORMAT "\n", took[runs / 2]);
	beian_session_free(person.session);
	beian_app_free(person.app);
	g_array_unref(person.messages);
	g_array_unref(person.commands);
	return good ? 0 : 3;
}
