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
	session->size = (BeianSize){24, 80};
	session->pages = g_ptr_array_new_with_free_func(page_free);
	session->said = g_ptr_array_new_with_free_func(g_free);
	beian_session_push(session, beian_home_new());
	return session;
}

static void
forget_draft(BeianSession *session)
{
	g_clear_pointer(&session->verdict, beian_verdict_free);
	g_clear_pointer(&session->document, beian_document_free);
	g_clear_pointer(&session->facts, beian_facts_free);
	g_clear_pointer(&session->filing, beian_filing_free);
	g_clear_pointer(&session->holder, g_free);
	g_clear_pointer(&session->unsaved, g_free);
	session->warned = FALSE;
	session->draft = 0;
}

void
beian_session_free(BeianSession *session)
{
	if (session == NULL)
		return;
	g_ptr_array_unref(session->pages);
	g_ptr_array_unref(session->said);
	forget_draft(session);
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
beian_session_judge(BeianSession *session)
{
	if (session->filing == NULL)
		return;
	beian_verdict_free(session->verdict);
	beian_document_free(session->document);
	session->document = beian_document_new(session->filing);
	BeianCase input = {
		.filing = session->filing,
		.document = session->document,
		.codes = session->catalogue.codes,
		.facts = session->facts,
		.day = session->day,
		.profile = "native",
	};
	session->verdict = beian_judge(session->catalogue.rules, &input);
}

gboolean
beian_session_may_write(BeianSession *session)
{
	if (session->holder == NULL)
		return TRUE;
	beian_session_say(
		session, BEIAN_ROLE_WARNING, _("Read only: %s has this draft open."), session->holder);
	return FALSE;
}

/* Asks what other drafts know of an answer that only one of them may have. */
static void
ask_fact(const BeianItem *item, BeianCommands *commands)
{
	const char *kind =
		item != NULL && item->state == BEIAN_ANSWER_VALUE ? beian_fact_kind(item->question) : NULL;

	if (kind == NULL)
		return;
	BeianCommand *command = beian_commands_add(commands, BEIAN_COMMAND_FACT);
	command->text = g_strdup_printf("%s %s", kind, item->reading->value);
}

static void
send_save(BeianSession *session, BeianStep *step, const char *place, BeianCommands *commands)
{
	BeianCommand *command = beian_commands_add(commands, BEIAN_COMMAND_SAVE);

	command->id = session->draft;
	command->step = step;
	command->title = beian_document_title(session->document);
	command->province = beian_document_province(session->document);
	command->place = g_strdup(place != NULL ? place : "");
	command->filled = session->document->filled;
	command->required = session->document->required;
	session->saving++;
}

void
beian_session_save(BeianSession *session, BeianStep *step, const char *place, BeianCommands *commands)
{
	if (step->len == 0) {
		beian_step_free(step);
		return;
	}
	beian_session_judge(session);
	for (guint i = 0; i < step->len; i++)
		ask_fact(beian_document_item(session->document, g_array_index(step, BeianEdit, i).key),
			commands);
	send_save(session, step, place, commands);
}

void
beian_session_close(BeianSession *session, BeianCommands *commands)
{
	BeianCommand *command = beian_commands_add(commands, BEIAN_COMMAND_CLOSE);

	const BeianFormPage *form = beian_form_page_of(session);

	command->id = session->draft;
	command->place = form != NULL ? g_strdup(form->focus) : NULL;
	g_ptr_array_set_size(session->pages, 1);
	forget_draft(session);
	BeianPage *home = beian_session_top(session);
	if (home->kind->resume != NULL)
		home->kind->resume(session, home, commands);
}

const BeianFinding *
beian_session_finding_at(const BeianSession *session, const char *path)
{
	for (guint i = 0; session->verdict != NULL && i < session->verdict->findings->len; i++) {
		const BeianFinding *finding = session->verdict->findings->pdata[i];
		if (finding->outcome != BEIAN_OUTCOME_OPEN && strcmp(finding->path, path) == 0)
			return finding;
	}
	return NULL;
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

static void
open_draft(BeianSession *session, BeianOpened *opened, BeianCommands *commands)
{
	forget_draft(session);
	session->draft = opened->id;
	session->filing = g_steal_pointer(&opened->filing);
	session->catalogue = opened->catalogue;
	session->holder = g_steal_pointer(&opened->holder);
	session->facts = beian_facts_new();
	for (int language = 0; language < BEIAN_LANGUAGES; language++)
		session->label_cols[language] =
			beian_form_label_cols(beian_filing_form(session->filing), (BeianLanguage)language);
	beian_session_judge(session);
	for (guint i = 0; i < session->document->items->len; i++)
		ask_fact(session->document->items->pdata[i], commands);
	g_ptr_array_set_size(session->pages, 1);
	g_clear_pointer(&session->status, g_free);
	beian_session_push(session, beian_form_page_new(opened->place));
	BeianPage *page = beian_session_top(session);
	if (page->kind->resume != NULL)
		page->kind->resume(session, page, commands);
	if (session->holder != NULL && session->plain)
		beian_session_may_write(session);
	else if (session->holder == NULL && session->document->parked->len > 0)
		beian_session_say(session, BEIAN_ROLE_INFO,
			ngettext("%u answer of an older form is parked: it has no question any more.",
				"%u answers of an older form are parked: they have no question any more.",
				session->document->parked->len),
			session->document->parked->len);
}

static void
hear(BeianSession *session, const BeianMessage *message, BeianCommands *commands)
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
take_step(BeianSession *session, const BeianMessage *message, BeianCommands *commands)
{
	if (message->step == NULL || message->step->len == 0) {
		beian_session_say(session, BEIAN_ROLE_INFO,
			message->command == BEIAN_COMMAND_UNDO ? _("There is nothing to undo.")
							       : _("There is nothing to redo."));
		return;
	}
	const BeianFormPage *form = beian_form_page_of(session);

	beian_filing_apply(session->filing, message->step);
	beian_session_judge(session);
	if (message->command == BEIAN_COMMAND_ATTACH) {
		hear(session, message, commands);
		return;
	}
	beian_session_say(session, BEIAN_ROLE_GOOD,
		message->command == BEIAN_COMMAND_UNDO ? _("Undone.") : _("Done again."));
	/* Who types on before the answer is here keeps the field and the text. */
	if (form != NULL && form->line.pristine)
		beian_form_page_go(session, g_array_index(message->step, BeianEdit, 0).key);
}

static void
take_fact(BeianSession *session, const BeianMessage *message)
{
	char *blank = message->text != NULL ? strchr(message->text, ' ') : NULL;

	if (session->facts == NULL || blank == NULL)
		return;
	g_autofree char *kind = g_strndup(message->text, (gsize)(blank - message->text));
	beian_facts_put(session->facts, kind, blank + 1, message->argument != NULL ? message->argument : "");
	beian_session_judge(session);
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
	send_save(session, beian_step_new(), form != NULL ? form->focus : NULL, commands);
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
		beian_session_push(session, beian_reading_new());
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

void
beian_session_update(BeianSession *session, BeianMessage *message, BeianCommands *commands)
{
	BeianPage *page = beian_session_top(session);

	beian_language_use(session->language);
	session->bell = FALSE;
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
		hear(session, message, commands);
		break;
	case BEIAN_MESSAGE_HANGUP:
		hang_up(session, commands);
		break;
	case BEIAN_MESSAGE_DAY:
		session->day = message->day;
		beian_session_judge(session);
		break;
	case BEIAN_MESSAGE_OPENED:
		open_draft(session, &message->opened, commands);
		break;
	case BEIAN_MESSAGE_SAVED:
		take_saved(session);
		break;
	case BEIAN_MESSAGE_STEP:
		take_step(session, message, commands);
		break;
	case BEIAN_MESSAGE_FACT:
		take_fact(session, message);
		break;
	case BEIAN_MESSAGE_FAILED:
		take_failure(session, message);
		hear(session, message, commands);
		break;
	case BEIAN_MESSAGE_ROWS:
	case BEIAN_MESSAGE_PROGRESS:
	case BEIAN_MESSAGE_DONE:
		hear(session, message, commands);
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
