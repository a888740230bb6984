#include "config.h"
#include "core/wizard/form_page.h"
#include "core/base/error.h"
#include <string.h>

static void
page_free(gpointer data)
{
	BeianPage *page = data;

	if (page->kind->free != NULL)
		page->kind->free(page);
	g_free(page);
}

BeianSession *
beian_session_new(BeianLanguage language, gboolean plain)
{
	BeianSession *session = g_new0(BeianSession, 1);

	session->language = language;
	session->plain = plain;
	session->step = G_MAXUINT;
	session->size = (BeianSize){24, 80};
	session->pages = g_ptr_array_new_with_free_func(page_free);
	session->said = g_ptr_array_new_with_free_func(g_free);
	beian_session_push(session, beian_home_new());
	return session;
}

void
beian_session_forget_draft(BeianSession *session)
{
	g_clear_pointer(&session->outline, g_array_unref);
	beian_session_forget_papers(session);
	g_clear_pointer(&session->verdict, beian_verdict_free);
	g_clear_pointer(&session->document, beian_document_free);
	g_clear_pointer(&session->facts, beian_facts_free);
	g_clear_pointer(&session->filing, beian_filing_free);
	g_clear_pointer(&session->holder, g_free);
	g_clear_pointer(&session->unsaved, g_free);
	session->warned = FALSE;
	session->step = G_MAXUINT;
	session->draft = 0;
	session->advice = NULL;
}

void
beian_session_free(BeianSession *session)
{
	if (session == NULL)
		return;
	g_ptr_array_unref(session->pages);
	g_ptr_array_unref(session->said);
	beian_session_forget_draft(session);
	g_free(session->status);
	g_free(session);
}

void
beian_session_push(BeianSession *session, BeianPage *page)
{
	g_ptr_array_add(session->pages, page);
}

BeianPage *
beian_session_top(const BeianSession *session)
{
	return session->pages->pdata[session->pages->len - 1];
}

void
beian_session_pop(BeianSession *session, BeianCommands *commands)
{
	g_assert(session->pages->len > 1);
	g_ptr_array_set_size(session->pages, (gint)session->pages->len - 1);
	BeianPage *page = beian_session_top(session);
	if (page->kind->resume != NULL)
		page->kind->resume(session, page, commands);
}

void
beian_session_say(BeianSession *session, BeianRole role, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_free(session->status);
	session->status = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	session->status_role = role;
	if (session->plain)
		g_ptr_array_add(session->said, g_strdup(session->status));
}

char *
beian_session_status(const BeianSession *session, BeianRole *role)
{
	*role = session->status_role;
	if (session->status != NULL)
		return g_strdup(session->status);
	if (session->unsaved != NULL) {
		*role = BEIAN_ROLE_ERROR;
		return g_strdup_printf(_("NOT saved: %s"), session->unsaved);
	}
	*role = BEIAN_ROLE_WARNING;
	return session->holder != NULL
		       ? g_strdup_printf(_("Read only: %s has this draft open."), session->holder)
		       : NULL;
}

void
beian_session_close(BeianSession *session, BeianCommands *commands)
{
	BeianCommand *command = beian_commands_add(commands, BEIAN_COMMAND_CLOSE);

	const BeianFormPage *form = beian_form_page_of(session);

	gboolean filing = session->filing == NULL ||
			  beian_form_is_filing(beian_form_kind(beian_filing_form(session->filing)));
	command->id = session->draft;
	command->place = form != NULL ? g_strdup(form->focus) : NULL;
	g_ptr_array_set_size(session->pages, 1);
	beian_session_forget_draft(session);
	/* An instance was opened from among the others. */
	if (!filing)
		beian_session_push(session, beian_numbers_new(session, commands));
	BeianPage *home = beian_session_top(session);
	if (home->kind->resume != NULL)
		home->kind->resume(session, home, commands);
}

gint64
beian_session_look_up(BeianSession *session, BeianSource source, const char *argument, const char *words,
	guint first, guint count, BeianCommands *commands)
{
	BeianCommand *command = beian_commands_add(commands, BEIAN_COMMAND_LOOKUP);

	command->number = ++session->ticket;
	command->source = source;
	command->argument = g_strdup(argument);
	command->text = g_strdup(words);
	command->first = first;
	command->count = count;
	return session->ticket;
}

void
beian_session_start(BeianSession *session, BeianCommands *commands)
{
	BeianPage *page = beian_session_top(session);

	if (!session->plain && page->kind->resume != NULL)
		page->kind->resume(session, page, commands);
}

void
beian_session_hear(BeianSession *session, const BeianMessage *message, BeianCommands *commands)
{
	if (session->plain)
		beian_plain_hear(session, message);
	for (guint i = session->pages->len; i > 0; i--) {
		BeianPage *page = session->pages->pdata[i - 1];
		if (page->kind->hear != NULL)
			page->kind->hear(session, page, message, commands);
	}
}

static void
take_failure(BeianSession *session, const BeianMessage *message)
{
	if (message->command != BEIAN_COMMAND_SAVE) {
		beian_session_say(session, BEIAN_ROLE_ERROR, "%s", message->text);
		return;
	}
	if (session->saving > 0)
		session->saving--;
	g_free(session->unsaved);
	session->unsaved = g_strdup(message->text);
	if (session->plain)
		beian_session_say(session, BEIAN_ROLE_ERROR, _("NOT saved: %s"), message->text);
}

/* A save that failed is tried once more before the draft is left; FALSE: it has to be, and the person was
 * told what is at stake. */
static gboolean
may_leave(BeianSession *session, BeianCommands *commands)
{
	const BeianFormPage *form = beian_form_page_of(session);

	if (session->unsaved == NULL || session->warned)
		return TRUE;
	session->warned = TRUE;
	beian_session_say(session, BEIAN_ROLE_ERROR,
		_("NOT saved. Make room on the disk and go on, or press the key again to leave without it."));
	beian_session_send_save(session, beian_step_new(), form != NULL ? form->focus : NULL, commands);
	return FALSE;
}

gboolean
beian_session_leave(BeianSession *session, BeianCommands *commands)
{
	if (!may_leave(session, commands))
		return FALSE;
	beian_session_close(session, commands);
	return TRUE;
}

void
beian_session_quit(BeianSession *session, BeianCommands *commands)
{
	if (session->draft != 0)
		beian_session_close(session, commands);
	beian_commands_add(commands, BEIAN_COMMAND_QUIT);
	session->over = TRUE;
}

/* Lets the page on top hand over what was typed in it. */
static void
keep_typed(BeianSession *session, BeianCommands *commands)
{
	BeianPage *page = beian_session_top(session);

	if (page->kind->keep != NULL)
		page->kind->keep(session, page, commands);
}

/* What every page does alike; FALSE: it is the page's business. */
static gboolean
act_anywhere(BeianSession *session, BeianAction action, BeianCommands *commands)
{
	if (action == BEIAN_ACTION_LANGUAGE) {
		session->language =
			session->language == BEIAN_LANGUAGE_ZH ? BEIAN_LANGUAGE_EN : BEIAN_LANGUAGE_ZH;
		g_clear_pointer(&session->status, g_free);
		BeianPage *page = beian_session_top(session);
		if (page->kind->resume != NULL)
			page->kind->resume(session, page, commands);
		return TRUE;
	}
	if (action == BEIAN_ACTION_QUIT) {
		keep_typed(session, commands);
		if (may_leave(session, commands))
			beian_session_quit(session, commands);
		return TRUE;
	}
	if (action == BEIAN_ACTION_HELP && beian_session_top(session)->kind->help != NULL) {
		keep_typed(session, commands);
		beian_session_push(session, beian_reading_new(NULL));
		return TRUE;
	}
	return FALSE;
}

static void
act(BeianSession *session, BeianAction action, const char *argument, BeianCommands *commands)
{
	BeianPage *page = beian_session_top(session);

	if (act_anywhere(session, action, commands))
		return;
	session->bell = action == BEIAN_ACTION_NONE || page->kind->act == NULL ||
			!page->kind->act(session, page, action, argument, commands);
}

static guint
places_of(const BeianSession *session)
{
	const BeianPage *page = beian_session_top(session);

	return page->kind->places != NULL ? page->kind->places(session, page) : BEIAN_PLACE_PAGE;
}

/* Makes sure that what is being typed is in the filing before the program ends. */
static void
hang_up(BeianSession *session, BeianCommands *commands)
{
	keep_typed(session, commands);
	beian_session_quit(session, commands);
}

static void
take_saved(BeianSession *session)
{
	gboolean failed = session->unsaved != NULL;

	if (session->saving > 0)
		session->saving--;
	g_clear_pointer(&session->unsaved, g_free);
	session->warned = FALSE;
	/* What a key did more than saving is not covered by saying so. */
	if (session->saving == 0 && !session->plain && (failed || session->status == NULL))
		beian_session_say(session, BEIAN_ROLE_GOOD, _("Saved."));
}

/*
 * Whoever is cut off finds the step again that was in sight: its place is saved when it changes, with the
 * answer that was left where there is one, so that leaving a field stays one transaction.
 */
static void
remember_place(BeianSession *session, BeianCommands *commands)
{
	const BeianFormPage *form = beian_form_page_of(session);

	if (form == NULL || form->focus == NULL || session->holder != NULL || session->advice != NULL ||
		form->step == session->step)
		return;
	gboolean is_first = session->step == G_MAXUINT;
	session->step = form->step;
	for (guint i = commands->len; i-- > 0;) {
		BeianCommand *command = &g_array_index(commands, BeianCommand, i);
		if (command->kind != BEIAN_COMMAND_SAVE)
			continue;
		g_free(command->place);
		command->place = g_strdup(form->focus);
		return;
	}
	if (!is_first)
		beian_commands_add(commands, BEIAN_COMMAND_PLACE)->place = g_strdup(form->focus);
}

static void take(BeianSession *session, BeianMessage *message, BeianCommands *commands);

void
beian_session_update(BeianSession *session, BeianMessage *message, BeianCommands *commands)
{
	beian_language_use(session->language);
	session->bell = FALSE;
	take(session, message, commands);
	remember_place(session, commands);
}

static void
take(BeianSession *session, BeianMessage *message, BeianCommands *commands)
{
	BeianPage *page = beian_session_top(session);

	if (message->kind == BEIAN_MESSAGE_KEY || message->kind == BEIAN_MESSAGE_TEXT ||
		message->kind == BEIAN_MESSAGE_CLICK)
		g_clear_pointer(&session->status, g_free);
	switch (message->kind) {
	case BEIAN_MESSAGE_KEY:
		act(session, beian_key_action(message->key, places_of(session)), NULL, commands);
		break;
	case BEIAN_MESSAGE_TEXT:
		session->bell =
			page->kind->type == NULL || !page->kind->type(session, page, message->text, commands);
		break;
	case BEIAN_MESSAGE_CLICK:
		if (page->kind->click != NULL)
			page->kind->click(session, page, message->row, message->col, commands);
		break;
	case BEIAN_MESSAGE_COMMAND:
	case BEIAN_MESSAGE_ANSWER:
		beian_plain_update(session, message, commands);
		break;
	case BEIAN_MESSAGE_RESIZE:
		session->size = (BeianSize){message->row, message->col};
		beian_session_hear(session, message, commands);
		break;
	case BEIAN_MESSAGE_HANGUP:
		hang_up(session, commands);
		break;
	case BEIAN_MESSAGE_DAY:
		session->day = message->day;
		beian_session_judge(session);
		break;
	case BEIAN_MESSAGE_OPENED:
		beian_session_open(session, &message->opened, commands);
		break;
	case BEIAN_MESSAGE_SAVED:
		take_saved(session);
		break;
	case BEIAN_MESSAGE_STEP:
		beian_session_take_step(session, message, commands);
		break;
	case BEIAN_MESSAGE_FACT:
		beian_session_take_fact(session, message);
		break;
	case BEIAN_MESSAGE_LETTERS:
		beian_session_take_letters(session, message, commands);
		break;
	case BEIAN_MESSAGE_FAILED:
		take_failure(session, message);
		beian_session_hear(session, message, commands);
		break;
	case BEIAN_MESSAGE_ROWS:
	case BEIAN_MESSAGE_PROGRESS:
	case BEIAN_MESSAGE_DONE:
		beian_session_hear(session, message, commands);
		break;
	}
}

void
beian_session_view(const BeianSession *session, BeianSize size, BeianScreen *screen)
{
	const BeianPage *page = beian_session_top(session);

	beian_language_use(session->language);
	beian_screen_init(screen, page->kind->id, size);
	screen->bell = session->bell;
	if (size.rows == 0)
		beian_plain_view(session, screen);
	else
		page->kind->view(session, page, screen);
}

gboolean
beian_session_has_draft(const BeianSession *session)
{
	return session->filing != NULL;
}

gboolean
beian_session_is_over(const BeianSession *session)
{
	return session->over;
}

void
beian_session_heard(BeianSession *session)
{
	BeianFormPage *form = beian_form_page_of(session);

	g_ptr_array_set_size(session->said, 0);
	if (form != NULL)
		form->announced = TRUE;
}
