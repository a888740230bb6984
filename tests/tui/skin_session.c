/*
 * A session of two pages with three fields each, and an application that saves into $SKIN_SAVED, so that the
 * curses skin can be tested whole and alone. F9 starts work of five slices, F11 fails an assertion.
 */
#include "config.h"
#include "core/app/app.h"
#include "core/wizard/line.h"
#include "tests/tui/skin_session.h"
#include <string.h>

enum { PAGES = 2, FIELDS = 3, SLICES = 5, LABEL_COL = 2, FIELD_COL = 20, FIELD_COLS = 30 };

static const char *const labels[PAGES][FIELDS] = {
	{"主办单位名称", "Domain 域名", "电话"},
	{"通信地址", "Remark 备注", "邮箱"},
};

struct BeianSession {
	BeianLine lines[PAGES][FIELDS];
	int page, field;
	BeianSize size;
	BeianDate day;
	gint64 slices;
	guint texts;       /* messages with text so far */
	guint texts_shown; /* as the screen tells: up to the last key, so that typing changes nothing but its
			      field */
	gboolean refused, bell, over;
};

struct BeianApp {
	int slices_left;
};

BeianSession *
beian_session_new(BeianLanguage language G_GNUC_UNUSED, gboolean plain G_GNUC_UNUSED)
{
	BeianSession *session = g_new0(BeianSession, 1);

	for (int i = 0; i < PAGES * FIELDS; i++)
		beian_line_init(&session->lines[i / FIELDS][i % FIELDS]);
	return session;
}

void
beian_session_free(BeianSession *session)
{
	for (int i = 0; i < PAGES * FIELDS; i++)
		beian_line_clear(&session->lines[i / FIELDS][i % FIELDS]);
	g_free(session);
}

char *
skin_session_print(const BeianSession *session)
{
	GString *text = g_string_new(NULL);

	for (int i = 0; i < PAGES * FIELDS; i++)
		g_string_append_printf(text, "%s=%s\n", labels[i / FIELDS][i % FIELDS],
			session->lines[i / FIELDS][i % FIELDS].text->str);
	return g_string_free(text, FALSE);
}

void
beian_session_start(BeianSession *session, BeianCommands *commands)
{
	beian_commands_add(commands, BEIAN_COMMAND_LOOKUP)->number = session->size.rows;
}

static void
save(const BeianSession *session, BeianCommands *commands)
{
	beian_commands_add(commands, BEIAN_COMMAND_SAVE)->text = skin_session_print(session);
}

static void
leave(BeianSession *session, BeianCommands *commands)
{
	save(session, commands);
	beian_commands_add(commands, BEIAN_COMMAND_QUIT);
	session->over = TRUE;
}

static void
act(BeianSession *session, BeianAction action, BeianCommands *commands)
{
	BeianLine *line = &session->lines[session->page][session->field];
	gboolean changed;

	if (action == BEIAN_ACTION_NEXT || action == BEIAN_ACTION_ACCEPT || action == BEIAN_ACTION_DOWN)
		session->field = (session->field + 1) % FIELDS;
	else if (action == BEIAN_ACTION_PREVIOUS || action == BEIAN_ACTION_UP)
		session->field = (session->field + FIELDS - 1) % FIELDS;
	else if (action == BEIAN_ACTION_NEXT_STEP || action == BEIAN_ACTION_PREVIOUS_STEP)
		session->page = (session->page + 1) % PAGES;
	else if (action == BEIAN_ACTION_BACK)
		session->refused = !session->refused;
	else if (action == BEIAN_ACTION_REVIEW)
		beian_commands_add(commands, BEIAN_COMMAND_EXPORT);
	else if (action == BEIAN_ACTION_QUIT)
		leave(session, commands);
	else
		session->bell = !beian_line_act(line, action, &changed);
}

static void
click(BeianSession *session, int row, int col)
{
	int field = (row - 2) / 2;

	if (row % 2 != 0 || field < 0 || field >= FIELDS)
		return;
	session->field = field;
	beian_line_click(&session->lines[session->page][field], FIELD_COLS, col - FIELD_COL);
}

void
beian_session_update(BeianSession *session, BeianMessage *message, BeianCommands *commands)
{
	session->bell = FALSE;
	if (message->kind == BEIAN_MESSAGE_KEY) {
		g_assert(message->key != BEIAN_KEY_F11);
		if (message->key != BEIAN_KEY_BACKSPACE)
			session->texts_shown = session->texts;
		act(session, beian_key_action(message->key, BEIAN_PLACE_TEXT | BEIAN_PLACE_FORM), commands);
	} else if (message->kind == BEIAN_MESSAGE_TEXT) {
		session->texts++;
		beian_line_insert(&session->lines[session->page][session->field], message->text);
	} else if (message->kind == BEIAN_MESSAGE_CLICK) {
		click(session, message->row, message->col);
	} else if (message->kind == BEIAN_MESSAGE_RESIZE) {
		session->size = (BeianSize){message->row, message->col};
	} else if (message->kind == BEIAN_MESSAGE_DAY) {
		session->day = message->day;
	} else if (message->kind == BEIAN_MESSAGE_PROGRESS) {
		session->slices = message->number;
	} else if (message->kind == BEIAN_MESSAGE_HANGUP) {
		leave(session, commands);
	}
	beian_line_scroll(&session->lines[session->page][session->field], FIELD_COLS);
}

void
beian_session_view(const BeianSession *session, BeianSize size, BeianScreen *screen)
{
	char day[BEIAN_DATE_TEXT_BYTES];
	g_autofree char *title = g_strdup_printf(" 备案 skin  %d/%d  %s  %dx%d", session->page + 1, PAGES,
		beian_date_format(session->day, day), session->size.rows, session->size.cols);
	g_autofree char *status =
		g_strdup_printf("texts %u, slices %d", session->texts_shown, (int)session->slices);
	g_autofree char *hints = beian_key_hints(BEIAN_PLACE_FORM | BEIAN_PLACE_TEXT, size.cols);

	beian_screen_init(screen, "skin", size);
	beian_screen_put_padded(screen, 0, 0, size.cols, BEIAN_ROLE_TITLE, title);
	for (int i = 0; i < FIELDS; i++) {
		const BeianLine *line = &session->lines[session->page][i];
		gboolean focused = i == session->field;
		int cursor_col, row = 2 + 2 * i;
		g_autofree char *slice = beian_line_visible(line, FIELD_COLS, &cursor_col);
		beian_screen_put(screen, row, LABEL_COL, FIELD_COL - LABEL_COL - 1,
			focused ? BEIAN_ROLE_LABEL_FOCUSED : BEIAN_ROLE_LABEL, labels[session->page][i]);
		beian_screen_put_field(screen, row, FIELD_COL, FIELD_COLS, labels[session->page][i], slice)
			->focused = focused;
		if (focused)
			beian_screen_put_cursor(screen, row, FIELD_COL + cursor_col);
	}
	if (session->refused)
		beian_screen_put(screen, 9, LABEL_COL, -1, BEIAN_ROLE_ERROR, "refused 不对");
	beian_screen_put(screen, 11, LABEL_COL, -1, BEIAN_ROLE_TEXT, status);
	beian_screen_put_line(screen, size.rows - 2, 0, size.cols);
	beian_screen_put(screen, size.rows - 1, 0, -1, BEIAN_ROLE_HINT, hints);
	screen->bell = session->bell;
}

gboolean
beian_session_is_over(const BeianSession *session)
{
	return session->over;
}

BeianApp *
beian_app_new(void)
{
	return g_new0(BeianApp, 1);
}

void
beian_app_free(BeianApp *app)
{
	g_free(app);
}

gboolean
beian_app_run(BeianApp *app, BeianCommands *commands, guint budget_ms G_GNUC_UNUSED, BeianMessages *messages)
{
	for (guint i = 0; i < commands->len; i++) {
		const BeianCommand *command = &g_array_index(commands, BeianCommand, i);
		if (command->kind == BEIAN_COMMAND_SAVE && g_getenv("SKIN_SAVED") != NULL)
			g_file_set_contents(g_getenv("SKIN_SAVED"), command->text, -1, NULL);
		else if (command->kind == BEIAN_COMMAND_EXPORT)
			app->slices_left = SLICES;
	}
	g_array_set_size(commands, 0);
	if (app->slices_left > 0)
		beian_messages_add(messages, BEIAN_MESSAGE_PROGRESS)->number = SLICES - --app->slices_left;
	return app->slices_left > 0;
}
