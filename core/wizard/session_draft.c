/* session_draft: the draft that a session has open: opened, judged, changed and saved. */
#include "config.h"
#include "core/wizard/form_page.h"
#include "core/base/error.h"
#include <string.h>

BeianCase
beian_session_case(const BeianSession *session)
{
	return (BeianCase){
		.filing = session->filing,
		.document = session->document,
		.codes = session->catalogue.codes,
		.facts = session->facts,
		.day = session->day,
		.profile = "native",
	};
}

void
beian_session_forget_papers(BeianSession *session)
{
	g_clear_pointer(&session->due, g_ptr_array_unref);
	g_clear_pointer(&session->remarks, g_ptr_array_unref);
	g_clear_pointer(&session->checklist, beian_checklist_free);
}

static void
make_papers(BeianSession *session)
{
	BeianCase input = beian_session_case(session);

	beian_session_forget_papers(session);
	session->checklist = beian_checklist_new(session->catalogue.rules, &input);
	if (session->catalogue.letters == NULL)
		return;
	session->due = beian_letters_due(
		session->catalogue.letters, session->catalogue.rules, &input, session->checklist);
	session->remarks = beian_remarks_due(
		session->catalogue.letters, session->catalogue.rules, &input, session->checklist);
}

void
beian_session_want_papers(BeianSession *session, BeianCommands *commands)
{
	make_papers(session);
	if (session->catalogue.letters == NULL)
		beian_commands_add(commands, BEIAN_COMMAND_LETTERS);
}

void
beian_session_take_letters(BeianSession *session, const BeianMessage *message, BeianCommands *commands)
{
	session->catalogue.letters = message->letters;
	if (session->checklist != NULL)
		make_papers(session);
	beian_session_hear(session, message, commands);
}

void
beian_session_write(BeianSession *session, const char *file, char *text, BeianCommands *commands)
{
	BeianCommand *command = beian_commands_add(commands, BEIAN_COMMAND_WRITE);
	(void)session;

	command->text = g_strdup(file);
	command->argument = text;
	command->flag = TRUE;
}

void
beian_session_judge(BeianSession *session)
{
	gboolean papers = session->checklist != NULL;

	if (session->filing == NULL)
		return;
	g_clear_pointer(&session->outline, g_array_unref);
	beian_session_forget_papers(session);
	beian_verdict_free(session->verdict);
	beian_document_free(session->document);
	session->document = beian_document_new(session->filing);
	BeianCase input = beian_session_case(session);
	session->verdict = beian_judge(session->catalogue.rules, &input);
	session->outline = beian_outline_new(session);
	if (papers)
		make_papers(session);
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

/* The answer to NAME of the finding INSTANCE; NULL: open. Borrowed. */
static const char *
answer_of(const BeianSession *session, guint instance, const char *name)
{
	g_autofree char *path = g_strdup_printf(BEIAN_FORM_FINDING "/%u/%s", instance, name);
	const BeianReading *reading = beian_filing_reading(session->filing, path);

	return reading != NULL ? reading->value : NULL;
}

guint
beian_session_places_found(const BeianSession *session)
{
	guint set = BEIAN_PLACE_FOUND;

	if (session->filing == NULL ||
		beian_form_repeat(beian_filing_form(session->filing), BEIAN_FORM_FINDING) == NULL)
		return 0;
	g_autoptr(GArray) instances = beian_filing_instances(session->filing, BEIAN_FORM_FINDING);
	for (guint i = 0; instances != NULL && i < instances->len; i++) {
		guint instance = g_array_index(instances, guint, i);
		if (answer_of(session, instance, "remedy") != NULL &&
			g_strcmp0(answer_of(session, instance, "answer"), "rectify") == 0 &&
			answer_of(session, instance, "draft") == NULL)
			set |= BEIAN_PLACE_UNMENDED;
	}
	return set;
}

gboolean
beian_session_mend(BeianSession *session, BeianCommands *commands)
{
	if (!beian_session_may_write(session))
		return FALSE;
	beian_commands_add(commands, BEIAN_COMMAND_MEND)->id = session->draft;
	return TRUE;
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

void
beian_session_send_save(BeianSession *session, BeianStep *step, const char *place, BeianCommands *commands)
{
	if (session->advice != NULL) {
		beian_step_free(step);
		return;
	}
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
	beian_session_send_save(session, step, place, commands);
}

void
beian_session_pick(BeianSession *session, const char *path, const char *id, BeianCommands *commands)
{
	if (!beian_session_may_write(session))
		return;
	BeianCommand *command = beian_commands_add(commands, BEIAN_COMMAND_PICK);

	command->argument = g_strdup(path);
	command->text = g_strdup(id);
}

/* What was taken from the inventory: FIRST was asked for, the rest filled in beside it. */
static void
take_picked(BeianSession *session, const BeianStep *step, BeianCommands *commands)
{
	const char *first = g_array_index(step, BeianEdit, 0).key;

	for (guint i = 0; i < step->len; i++)
		ask_fact(beian_document_item(session->document, g_array_index(step, BeianEdit, i).key),
			commands);
	beian_session_say(session, BEIAN_ROLE_GOOD,
		ngettext("%u answer was taken from the inventory.",
			"%u answers were taken from the inventory.", step->len),
		step->len);
	beian_form_page_go(session, first);
}

const BeianFinding *
beian_session_finding_at(const BeianSession *session, const char *path)
{
	return session->verdict != NULL ? beian_verdict_at(session->verdict, path) : NULL;
}

void
beian_session_open(BeianSession *session, BeianOpened *opened, BeianCommands *commands)
{
	beian_session_forget_draft(session);
	session->draft = opened->id;
	session->advice = opened->advice;
	session->filing = g_steal_pointer(&opened->filing);
	session->catalogue = opened->catalogue;
	session->stocked = opened->stocked;
	session->holder = g_steal_pointer(&opened->holder);
	session->facts = opened->facts != NULL ? g_steal_pointer(&opened->facts) : beian_facts_new();
	for (int language = 0; language < BEIAN_LANGUAGES; language++)
		session->label_cols[language] =
			beian_form_label_cols(beian_filing_form(session->filing), (BeianLanguage)language);
	beian_session_judge(session);
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

void
beian_session_take_step(BeianSession *session, const BeianMessage *message, BeianCommands *commands)
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
		beian_session_hear(session, message, commands);
		return;
	}
	/* What was made is said by what follows. */
	if (message->command == BEIAN_COMMAND_MEND)
		return;
	if (message->command == BEIAN_COMMAND_PICK) {
		take_picked(session, message->step, commands);
		return;
	}
	beian_session_say(session, BEIAN_ROLE_GOOD,
		message->command == BEIAN_COMMAND_UNDO ? _("Undone.") : _("Done again."));
	/* Who types on before the answer is here keeps the field and the text. */
	if (form != NULL && form->line.pristine)
		beian_form_page_go(session, g_array_index(message->step, BeianEdit, 0).key);
}

void
beian_session_take_fact(BeianSession *session, const BeianMessage *message)
{
	char *blank = message->text != NULL ? strchr(message->text, ' ') : NULL;

	if (session->facts == NULL || blank == NULL)
		return;
	g_autofree char *kind = g_strndup(message->text, (gsize)(blank - message->text));
	beian_facts_put(session->facts, kind, blank + 1, message->argument != NULL ? message->argument : "");
	beian_session_judge(session);
}
