/*
 * plain: the wizard as prompts, equal in power to its pages: for screen readers, pipes and terminals that
 * cannot move a cursor. What there is to say since the last line was read lies in session->said; the prompt
 * is made anew each time.
 */
#include "config.h"
#include "core/wizard/notices.h"
#include "core/wizard/plain.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include <string.h>

#define CHOICES_SHOWN 12 /* longer lists are searched by :choose */

void
beian_plain_say(BeianSession *session, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line != NULL; line++)
		g_ptr_array_add(session->said, g_strdup(*line));
}

void
beian_plain_say_finding(BeianSession *session, const BeianFinding *finding)
{
	g_autofree char *message = beian_finding_message(finding, session->language);
	g_autofree char *fix = beian_finding_fix(finding, session->language);

	g_autofree char *text = g_strdup_printf(_("%s %s"), message, fix);
	beian_plain_say(
		session, "%s %s %s: %s", beian_finding_word(finding), finding->rule->id, finding->path, text);
}

/* What is wrong with the answer at PATH, missing ones excepted. */
static void
say_findings_at(BeianSession *session, const char *path)
{
	for (guint i = 0; i < session->verdict->findings->len; i++) {
		const BeianFinding *finding = session->verdict->findings->pdata[i];
		if (finding->outcome == BEIAN_OUTCOME_BROKEN && finding->value != NULL &&
			strcmp(finding->path, path) == 0)
			beian_plain_say_finding(session, finding);
	}
}

void
beian_plain_say_advice(BeianSession *session)
{
	g_autofree char *text = beian_session_advice_text(session);

	if (text == NULL) {
		beian_plain_say(session, "%s", _("Not decided yet: :list shows what is missing."));
		return;
	}
	beian_plain_say(session, "%s", text);
	beian_plain_say(session, "%s",
		beian_advice_can_open(session->advice, beian_session_advice(session))
			? _(":open begins this filing, :export FILE writes the checklist, :quit leaves.")
			: _(":export FILE writes the checklist, :quit leaves."));
}

void
beian_plain_go_on(BeianSession *session, BeianFormPage *form, int by)
{
	guint step = form->step;

	gboolean moved = beian_form_page_move(session, form, by);
	if (!moved && by > 0 && session->advice != NULL)
		beian_plain_say_advice(session);
	else if (!moved)
		beian_plain_say(session, "%s",
			by > 0 ? _("That was the last question. :review shows what is missing, :export FILE "
				   "writes the package.")
			       : _("This is the first question."));
	else if (form->step != step)
		form->announced = FALSE;
}

void
beian_plain_answer(BeianSession *session, BeianFormPage *form, const char *text, BeianCommands *commands)
{
	const BeianItem *item = beian_form_focus(session, form);
	g_autoptr(GError) error = NULL;

	if (item == NULL || *text == '\0') {
		beian_plain_go_on(session, form, 1);
		return;
	}
	if (item->readonly) {
		beian_plain_say(session, "%s", _("This answer cannot be changed here."));
		return;
	}
	if (!beian_session_may_write(session))
		return;
	if (beian_outline_is_file(item)) {
		BeianCommand *command = beian_commands_add(commands, BEIAN_COMMAND_ATTACH);
		command->id = session->draft;
		command->text = g_strdup(text);
		command->argument = g_strdup(item->path);
		return;
	}
	g_autofree char *path = g_strdup(item->path);
	BeianStep *step = beian_step_new();
	if (!beian_filing_set(session->filing, path, text, step, &error)) {
		beian_plain_say(session, "%s", error->message);
		beian_step_free(step);
		return;
	}
	beian_session_save(session, step, path, commands);
	say_findings_at(session, path);
	item = beian_document_item(session->document, path);
	if (item == NULL || item->state != BEIAN_ANSWER_REFUSED)
		beian_plain_go_on(session, form, 1);
}

void
beian_plain_update(BeianSession *session, const BeianMessage *message, BeianCommands *commands)
{
	BeianFormPage *form = beian_form_page_of(session);

	if (form == NULL)
		return;
	if (message->kind == BEIAN_MESSAGE_ANSWER)
		beian_plain_answer(session, form, message->text, commands);
	else
		beian_plain_obey(session, form, message->text, commands);
}

void
beian_plain_hear(BeianSession *session, const BeianMessage *message)
{
	BeianFormPage *form = beian_form_page_of(session);

	if (message->kind == BEIAN_MESSAGE_ROWS && form != NULL && message->number == form->ticket) {
		for (guint i = 0; i < message->rows->len; i++) {
			const BeianRow *row = &g_array_index(message->rows, BeianRow, i);
			g_autofree char *notice =
				form->lists_notices ? beian_notice_line(session, row) : NULL;
			beian_plain_say(session, "%s  %s  %s", row->id,
				notice != NULL ? notice : row->cells[0],
				notice == NULL && row->cells[1] != NULL ? row->cells[1] : "");
		}
		if (message->rows->len == 0)
			beian_plain_say(session, "%s",
				form->lists_notices ? _("No notice fits these words.")
						    : _("No choice fits these words."));
	} else if (message->kind == BEIAN_MESSAGE_DONE && message->text != NULL) {
		beian_plain_say(session, "%s", message->text);
	} else if (message->kind == BEIAN_MESSAGE_STEP && message->command == BEIAN_COMMAND_ATTACH &&
		   form != NULL) {
		say_findings_at(session, form->focus);
		beian_plain_go_on(session, form, 1);
	}
}

/* "[12/90] entity/name 主办单位名称 (required) = …: " */
static char *
prompt_of(const BeianSession *session, const BeianItem *item)
{
	guint number = 0, count = 0;
	g_autofree char *shown = beian_page_show_answer(session, item);
	g_autofree char *before = beian_page_show_before(session, item);
	g_autofree char *record =
		before != NULL ? g_strdup_printf(_(" (in the record: %s)"), before) : g_strdup("");

	for (guint i = 0; i < session->document->items->len; i++) {
		const BeianItem *each = session->document->items->pdata[i];
		count += each->relevant;
		if (each == item)
			number = count;
	}
	return g_strdup_printf("[%u/%u] %s %s%s%s%s%s: ", number, count, item->path,
		beian_question_text(item->question, BEIAN_TEXT_LABEL, session->language),
		item->required ? _(" (required)") : "", *shown != '\0' ? " = " : "", shown, record);
}

/* The rows of LIST that may answer ITEM, of BeianCode. Free with g_ptr_array_unref. */
static GPtrArray *
offered(const BeianSession *session, const BeianItem *item)
{
	g_autofree char *argument = beian_picker_argument(session, item);
	g_auto(GStrv) filter = g_strsplit(argument, " ", 3);
	gboolean filters = g_strv_length(filter) == 3;
	const BeianCodeList *list = beian_codes_list(session->catalogue.codes, filter[0], NULL);
	GPtrArray *rows = g_ptr_array_new();

	for (guint i = 0; list != NULL && i < beian_code_list_count(list); i++) {
		const BeianCode *row = beian_code_list_row(list, i);
		if (beian_code_list_offers(
			    list, row, filters ? filter[1] : NULL, filters ? filter[2] : NULL, session->day))
			g_ptr_array_add(rows, (gpointer)row);
	}
	return rows;
}

/* The choices before a question that has few: whoever hears the prompt knows no list beside it. Where the
 * kind is decided they are sentences, and each has a line. */
static int
put_choices(const BeianSession *session, BeianScreen *screen, int row, const BeianItem *item)
{
	if (item == NULL || beian_outline_list(item) == NULL)
		return row;
	g_autoptr(GPtrArray) rows = offered(session, item);
	g_autoptr(GString) labels = g_string_new(NULL);
	for (guint i = 0; i < rows->len; i++) {
		const BeianCode *code = rows->pdata[i];
		const char *label = code->label[session->language];
		g_autofree char *line = g_strdup_printf("  %s  %s", code->token, label);
		if (session->advice != NULL)
			beian_screen_put(screen, row++, 0, -1, BEIAN_ROLE_TEXT, line);
		g_string_append_printf(labels, "%s%s",
			labels->len == 0 ? "" : beian_language_comma(session->language), label);
	}
	if (session->advice != NULL || rows->len == 0 || rows->len > CHOICES_SHOWN)
		return row;
	g_autofree char *line = g_strdup_printf(_("Choices: %s"), labels->str);
	beian_screen_put(screen, row++, 0, -1, BEIAN_ROLE_TEXT, line);
	return row;
}

void
beian_plain_view(const BeianSession *session, BeianScreen *screen)
{
	BeianFormPage *form = beian_form_page_of(session);
	const BeianItem *item = form != NULL ? beian_form_focus(session, form) : NULL;
	int row = 0;

	for (guint i = 0; i < session->said->len; i++)
		beian_screen_put(screen, row++, 0, -1, BEIAN_ROLE_TEXT, session->said->pdata[i]);
	if (form != NULL && !form->announced) {
		const GArray *steps = beian_outline_steps(session);
		g_autofree char *title =
			beian_outline_title(session, &g_array_index(steps, BeianOutlineStep, form->step));
		beian_screen_put(screen, row++, 0, -1, BEIAN_ROLE_HEADING, title);
	}
	put_choices(session, screen, row, item);
	g_autofree char *prompt = item != NULL ? prompt_of(session, item) : NULL;
	if (prompt != NULL)
		beian_screen_set_prompt(screen, prompt);
	else if (form != NULL)
		beian_screen_set_prompt(screen, _("[nothing is asked here; :add adds one] "));
}
