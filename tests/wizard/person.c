#include "config.h"
#include "tests/wizard/person.h"
#include "core/base/directory.h"
#include <criterion/criterion.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>

enum { SLICE_MS = 1000, QUESTIONS_MAX = 400 };

static void
tell(Person *person)
{
	for (guint i = 0; i < person->messages->len; i++) {
		guint before = person->commands->len;
		beian_session_update(
			person->session, &g_array_index(person->messages, BeianMessage, i), person->commands);
		for (guint j = before; j < person->commands->len; j++)
			person->saves +=
				g_array_index(person->commands, BeianCommand, j).kind == BEIAN_COMMAND_SAVE;
	}
	g_array_set_size(person->messages, 0);
}

void
person_settle(Person *person)
{
	gboolean left = person->commands->len > 0;

	while (left) {
		left = beian_app_run(person->app, person->commands, SLICE_MS, person->messages);
		tell(person);
		left = left || person->commands->len > 0;
	}
}

static BeianMessage *
message(Person *person, BeianMessageKind kind)
{
	return beian_messages_add(person->messages, kind);
}

static void
send(Person *person)
{
	tell(person);
	if (!person->by_hand)
		person_settle(person);
}

static void
start(Person *person, BeianLanguage language)
{
	person->app = beian_app_new();
	person->session = beian_session_new(language, FALSE);
	person->messages = beian_messages_new();
	person->commands = beian_commands_new();
	message(person, BEIAN_MESSAGE_DAY)->day = (BeianDate){2026, 11, 23};
	send(person);
	person_resize(person, 24, 80);
	beian_session_start(person->session, person->commands);
	person_settle(person);
}

Person *
person_new(BeianLanguage language)
{
	Person *person = g_new0(Person, 1);

	person->home = g_dir_make_tmp("beian-person-XXXXXX", NULL);
	cr_assert_not_null(person->home);
	g_setenv("BEIAN_HOME", person->home, TRUE);
	g_setenv("BEIAN_TODAY", "2026-11-23", TRUE);
	beian_language_init(beian_directory_locale());
	start(person, language);
	return person;
}

Person *
person_beside(const Person *other)
{
	Person *person = g_new0(Person, 1);

	(void)other;
	start(person, BEIAN_LANGUAGE_EN);
	return person;
}

static int
remove_one(const char *path, const struct stat *status, int type, struct FTW *where)
{
	(void)status, (void)type, (void)where;
	return remove(path);
}

void
person_free(Person *person)
{
	beian_session_free(person->session);
	beian_app_free(person->app);
	g_array_unref(person->messages);
	g_array_unref(person->commands);
	if (person->home != NULL)
		nftw(person->home, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	g_free(person->home);
	g_free(person);
}

void
person_key(Person *person, BeianKey key)
{
	message(person, BEIAN_MESSAGE_KEY)->key = key;
	send(person);
}

void
person_type(Person *person, const char *text)
{
	message(person, BEIAN_MESSAGE_TEXT)->text = g_strdup(text);
	send(person);
}

void
person_click(Person *person, int row, int col)
{
	BeianMessage *click = message(person, BEIAN_MESSAGE_CLICK);

	click->row = row;
	click->col = col;
	send(person);
}

void
person_resize(Person *person, int rows, int cols)
{
	BeianMessage *size = message(person, BEIAN_MESSAGE_RESIZE);

	person->size = (BeianSize){rows, cols};
	size->row = rows;
	size->col = cols;
	send(person);
}

void
person_hang_up(Person *person)
{
	message(person, BEIAN_MESSAGE_HANGUP);
	send(person);
}

void
person_hears_failure(Person *person, BeianCommandKind command, const char *text)
{
	BeianMessage *failure = message(person, BEIAN_MESSAGE_FAILED);

	failure->command = command;
	failure->text = g_strdup(text);
	send(person);
}

guint
person_drop(Person *person, BeianCommandKind kind)
{
	guint count = 0;

	for (guint i = 0; i < person->commands->len; i++)
		count += g_array_index(person->commands, BeianCommand, i).kind == kind;
	g_array_set_size(person->commands, 0);
	return count;
}

void
person_begin(Person *person)
{
	person_key(person, BEIAN_KEY_F3);
	person_key(person, BEIAN_KEY_F3);
	person_key(person, BEIAN_KEY_ENTER);
	cr_assert(beian_session_has_draft(person->session), "a filing was begun");
}

void
person_go(Person *person, const char *path)
{
	static const BeianKey keys[] = {BEIAN_KEY_TAB, BEIAN_KEY_BACKTAB};

	for (gsize i = 0; i < G_N_ELEMENTS(keys); i++)
		for (guint j = 0; j < QUESTIONS_MAX; j++) {
			g_autofree char *focus = person_focus(person);
			if (strcmp(focus, path) == 0)
				return;
			person_key(person, keys[i]);
			if (person_rang(person))
				break;
		}
	g_autofree char *focus = person_focus(person);
	cr_assert_str_eq(focus, path, "the question is asked now");
}

void
person_write(Person *person, const char *path, const char *text)
{
	person_go(person, path);
	person_key(person, BEIAN_KEY_CONTROL('E'));
	person_key(person, BEIAN_KEY_CONTROL('U'));
	person_type(person, text);
}

void
person_choose(Person *person, const char *path, const char *words)
{
	person_go(person, path);
	person_key(person, BEIAN_KEY_F2);
	person_type(person, words);
	person_key(person, BEIAN_KEY_ENTER);
	g_autofree char *page = person_page(person);
	if (strcmp(page, "form") != 0)
		person_key(person, BEIAN_KEY_ESCAPE);
}

void
person_fill_half(Person *person)
{
	person_choose(person, "entity/nature", "enterprise");
	person_choose(person, "entity/region", "330106");
	person_choose(person, "entity/document/type", "business-licence");
	person_write(person, "entity/document/number", "91330106MA2B0EXAM1");
	person_choose(person, "entity/filed-before", "no");
	person_choose(person, "entity/order-in-progress", "no");
	person_write(person, "entity/name", "杭州青柠样例科技有限公司");
	person_write(person, "entity/document/valid-to", "2029-12-24");
	person_write(person, "entity/document/address", "浙江省杭州市西湖区文三路 1 号");
	person_write(person, "entity/mailing-address", "文三路 1 号 5 楼");
	person_write(person, "entity/person/name", "林知夏");
	person_write(person, "entity/person/mobile", "1380013800");
	person_key(person, BEIAN_KEY_TAB);
}

static const BeianField *
focused(const BeianScreen *screen)
{
	for (guint i = 0; i < screen->fields->len; i++)
		if (g_array_index(screen->fields, BeianField, i).focused)
			return &g_array_index(screen->fields, BeianField, i);
	return NULL;
}

char *
person_page(const Person *person)
{
	g_auto(BeianScreen) screen = {0};

	beian_session_view(person->session, person->size, &screen);
	return g_strdup(screen.page);
}

char *
person_focus(const Person *person)
{
	g_auto(BeianScreen) screen = {0};

	beian_session_view(person->session, person->size, &screen);
	return g_strdup(focused(&screen) != NULL ? focused(&screen)->id : "");
}

char *
person_field(const Person *person)
{
	g_auto(BeianScreen) screen = {0};

	beian_session_view(person->session, person->size, &screen);
	return g_strdup(focused(&screen) != NULL ? focused(&screen)->text : "");
}

gboolean
person_rang(const Person *person)
{
	g_auto(BeianScreen) screen = {0};

	beian_session_view(person->session, person->size, &screen);
	return screen.bell;
}

char *
person_screen(const Person *person)
{
	g_auto(BeianScreen) screen = {0};

	beian_session_view(person->session, person->size, &screen);
	return beian_screen_print(&screen);
}

gboolean
person_sees(const Person *person, const char *text)
{
	g_autofree char *screen = person_screen(person);

	return strstr(screen, text) != NULL;
}

char *
person_stored(const Person *person, const char *key)
{
	g_autoptr(BeianStore) store = beian_store_open(g_getenv("BEIAN_HOME"), NULL);
	g_autoptr(GArray) entries = store != NULL ? beian_store_entries(store, 1, NULL) : NULL;

	(void)person;
	cr_assert_not_null(entries, "the store of draft 1 can be read");
	for (guint i = 0; i < entries->len; i++)
		if (strcmp(g_array_index(entries, BeianChange, i).key, key) == 0)
			return g_strdup(g_array_index(entries, BeianChange, i).after);
	return NULL;
}
