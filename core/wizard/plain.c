/*
 * plain: the wizard as prompts, equal in power to its pages: for screen readers, pipes and terminals that
 * cannot move a cursor. What there is to say since the last line was read lies in session->said; the prompt
 * is made anew each time.
 */
#include "config.h"
#include "core/wizard/form_page.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include <string.h>

static void say(BeianSession *session, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void
say(BeianSession *session, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_ptr_array_add(session->said, g_strdup_vprintf(format, arguments));
	va_end(arguments);
}

static const char *
severity_word(const BeianFinding *finding)
{
	static const char *const words[BEIAN_SEVERITIES] = {N_("error"), N_("warning"), N_("note")};

	return finding->outcome == BEIAN_OUTCOME_CONFIRMED ? _("confirmed") : _(words[finding->severity]);
}

static void
say_finding(BeianSession *session, const BeianFinding *finding)
{
	g_autofree char *message = beian_finding_message(finding, session->language);
	g_autofree char *fix = beian_finding_fix(finding, session->language);

	say(session, "%s %s %s: %s %s", severity_word(finding), finding->rule->id, finding->path, message,
		fix);
}

/* What is wrong with the answer at PATH, missing ones excepted. */
static void
say_findings_at(BeianSession *session, const char *path)
{
	for (guint i = 0; i < session->verdict->findings->len; i++) {
		const BeianFinding *finding = session->verdict->findings->pdata[i];
		if (finding->outcome == BEIAN_OUTCOME_BROKEN && finding->value != NULL &&
			strcmp(finding->path, path) == 0)
			say_finding(session, finding);
	}
}

static void
go_on(BeianSession *session, BeianFormPage *form, int by)
{
	guint step = form->step;

	if (!beian_form_page_move(session, form, by))
		say(session, "%s",
			by > 0 ? _("That was the last question. :review shows what is missing, :export FILE "
				   "writes the package.")
			       : _("This is the first question."));
	else if (form->step != step)
		form->announced = FALSE;
}

static void
answer(BeianSession *session, BeianFormPage *form, const char *text, BeianCommands *commands)
{
	const BeianItem *item = beian_form_focus(session, form);
	g_autoptr(GError) error = NULL;

	if (item == NULL || *text == '\0') {
		go_on(session, form, 1);
		return;
	}
	if (item->readonly) {
		say(session, "%s", _("This answer cannot be changed here."));
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
	if (!beian_filing_set(session->filing, path, text, step, &error))
		say(session, "%s", error->message);
	beian_session_save(session, step, path, commands);
	say_findings_at(session, path);
	item = beian_document_item(session->document, path);
	if (item == NULL || item->state != BEIAN_ANSWER_REFUSED)
		go_on(session, form, 1);
}

static void
list_questions(BeianSession *session)
{
	for (guint i = 0; i < session->document->items->len; i++) {
		const BeianItem *item = session->document->items->pdata[i];
		if (!item->relevant)
			continue;
		g_autofree char *shown = beian_page_show_answer(session, item);
		say(session, "%s %s%s%s", item->path,
			beian_question_text(item->question, BEIAN_TEXT_LABEL, session->language),
			item->text != NULL ? " = "
			: item->required   ? _(" (missing)")
					   : "",
			shown);
	}
}

static void
review(BeianSession *session)
{
	const BeianVerdict *verdict = session->verdict;

	for (guint i = 0; i < verdict->findings->len; i++) {
		const BeianFinding *finding = verdict->findings->pdata[i];
		if (finding->outcome != BEIAN_OUTCOME_OPEN)
			say_finding(session, finding);
	}
	say(session, _("%u errors, %u warnings, %u notes; %u rules wait for answers."), verdict->counts[0],
		verdict->counts[1], verdict->counts[2], verdict->open);
}

static void
help(BeianSession *session, BeianFormPage *form)
{
	const BeianItem *item = beian_form_focus(session, form);
	g_autofree char *about = item != NULL ? beian_help_of_item(session, item) : g_strdup("");

	say(session, "%s", about);
	say(session, "%s",
		_("An empty line goes on. :back :go PATH :undo :redo :list :choose WORDS :clear :attach FILE "
		  ":add [PATH] :remove PATH "
		  ":same [PATH] :confirm RULE REASON :review :why RULE :export FILE [PROFILE] :lang zh|en "
		  ":quit; “::” begins an "
		  "answer with a colon."));
}

static void export(BeianSession *session, const char *argument, BeianCommands *commands)
{
	g_auto(GStrv) words = g_strsplit(argument, " ", 2);
	BeianCommand *command;

	if (words[0] == NULL || *words[0] == '\0') {
		say(session, "%s", _("Name the file, as in :export filing.zip"));
		return;
	}
	say(session, "%s",
		_("The package is for an access provider, who files it with the bureau. The ministry takes "
		  "no files from applicants."));
	command = beian_commands_add(commands, BEIAN_COMMAND_EXPORT);
	command->id = session->draft;
	command->text = g_strdup(words[0]);
	command->flag = g_strcmp0(words[1], "draft") == 0;
	command->argument = g_strdup(words[1] != NULL && !command->flag ? words[1] : "native");
}

static void
confirm(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	g_auto(GStrv) words = g_strsplit(argument, " ", 2);
	g_autoptr(GError) error = NULL;

	for (guint i = 0; i < session->verdict->findings->len; i++) {
		const BeianFinding *finding = session->verdict->findings->pdata[i];
		if (finding->outcome != BEIAN_OUTCOME_BROKEN || !finding->rule->confirm ||
			finding->value == NULL || words[0] == NULL ||
			strcmp(finding->rule->id, words[0]) != 0)
			continue;
		g_autofree char *path = g_strdup(finding->path);
		BeianStep *step = beian_step_new();
		if (!beian_filing_confirm(session->filing, words[0], path, finding->value,
			    words[1] != NULL ? words[1] : "", session->day, step, &error))
			say(session, "%s", error->message);
		beian_session_save(session, step, path, commands);
		return;
	}
	say(session, "%s", _("No finding of that rule can be confirmed. :review lists the findings."));
	(void)form;
}

static void
change_repeat(BeianSession *session, BeianFormPage *form, const char *command, const char *path,
	BeianCommands *commands)
{
	const BeianItem *item = beian_form_focus(session, form);
	g_autofree char *around = item != NULL ? beian_outline_instance(item) : NULL;
	g_autofree char *block = item != NULL ? beian_outline_linkable(item) : NULL;
	g_autofree char *made = NULL;
	g_autoptr(GError) error = NULL;
	BeianStep *step = beian_step_new();

	if (strcmp(command, "add") == 0) {
		if (*path == '\0' && around != NULL) {
			*strrchr(around, '/') = '\0';
			path = around;
		}
		made = beian_filing_add(session->filing, path, step, &error);
	} else if (strcmp(command, "remove") == 0) {
		beian_filing_remove(session->filing, path, step, &error);
	} else {
		const char *at = *path != '\0' ? path : block != NULL ? block : "";
		beian_filing_link(
			session->filing, at, !beian_filing_is_linked(session->filing, at), step, &error);
	}
	if (error != NULL)
		say(session, "%s", error->message);
	beian_session_save(session, step, form->focus, commands);
	beian_form_page_go(session, form->focus);
	if (made != NULL)
		say(session, "%s", made);
}

static void
command_go(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	g_autoptr(GError) error = NULL;
	(void)commands;

	if (beian_filing_question(session->filing, argument, &error) == NULL) {
		say(session, "%s", error->message);
		return;
	}
	beian_form_page_go(session, argument);
	if (g_strcmp0(form->focus, argument) != 0)
		say(session, _("“%s” is not asked now; other answers decide that."), argument);
}

static void
command_back(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)argument;
	(void)commands;
	go_on(session, form, -1);
}

static void
command_undo(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)form;
	(void)argument;
	beian_commands_add(commands, BEIAN_COMMAND_UNDO)->id = session->draft;
}

static void
command_redo(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)form;
	(void)argument;
	beian_commands_add(commands, BEIAN_COMMAND_REDO)->id = session->draft;
}

static void
command_list(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)form;
	(void)argument;
	(void)commands;
	list_questions(session);
}

static void
command_help(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)argument;
	(void)commands;
	help(session, form);
}

static void
command_clear(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	BeianStep *step = beian_step_new();
	(void)argument;

	if (form->focus != NULL && beian_session_may_write(session))
		beian_filing_set(session->filing, form->focus, "", step, NULL);
	beian_session_save(session, step, form->focus, commands);
}

static void
command_attach(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	const BeianItem *item = beian_form_focus(session, form);

	if (item == NULL || !beian_outline_is_file(item))
		say(session, "%s",
			_("No file is asked for here; :go PATH goes to a question that asks for one."));
	else
		answer(session, form, argument, commands);
}

static void
command_choose(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	const BeianItem *item = beian_form_focus(session, form);

	if (item == NULL || beian_outline_list(item) == NULL) {
		say(session, "%s", _("This answer is typed; there is no list."));
		return;
	}
	g_autofree char *list = beian_picker_argument(session, item);
	form->ticket = beian_session_look_up(session, BEIAN_SOURCE_CODES, list, argument, 0, 40, commands);
}

static void
command_review(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)form;
	(void)argument;
	(void)commands;
	review(session);
}

static void
command_why(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)form;
	(void)commands;
	for (guint i = 0; i < session->verdict->findings->len; i++) {
		const BeianFinding *finding = session->verdict->findings->pdata[i];
		if (strcmp(finding->rule->id, argument) != 0)
			continue;
		g_autofree char *why = beian_help_of_finding(session, finding);
		say(session, "%s", why);
		return;
	}
	say(session, "%s", _("No finding of that rule is here; “beian explain RULE” explains any rule."));
}

static void
command_language(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)commands;
	if (!beian_language_parse(argument, &session->language))
		say(session, "%s", _("The languages are zh and en."));
	beian_language_use(session->language);
	form->announced = FALSE;
}

static void
command_quit(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)form;
	(void)argument;
	beian_session_quit(session, commands);
}

static void
command_export(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)form;
	export(session, argument, commands);
}

static void
command_repeat(BeianSession *session, BeianFormPage *form, const char *name, const char *argument,
	BeianCommands *commands)
{
	if (beian_session_may_write(session))
		change_repeat(session, form, name, argument, commands);
}

static void
command_add(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	command_repeat(session, form, "add", argument, commands);
}

static void
command_remove(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	command_repeat(session, form, "remove", argument, commands);
}

static void
command_same(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	command_repeat(session, form, "same", argument, commands);
}

static void
obey(BeianSession *session, BeianFormPage *form, const char *line, BeianCommands *commands)
{
	static const struct {
		const char *name;
		void (*run)(BeianSession *session, BeianFormPage *form, const char *argument,
			BeianCommands *commands);
	} table[] = {
		{"add", command_add},
		{"attach", command_attach},
		{"back", command_back},
		{"choose", command_choose},
		{"clear", command_clear},
		{"confirm", confirm},
		{"export", command_export},
		{"go", command_go},
		{"help", command_help},
		{"lang", command_language},
		{"list", command_list},
		{"quit", command_quit},
		{"redo", command_redo},
		{"remove", command_remove},
		{"review", command_review},
		{"same", command_same},
		{"undo", command_undo},
		{"why", command_why},
	};
	gsize length = strcspn(line, " ");
	g_autofree char *argument = beian_text_normalise(line + length);

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
		if (strlen(table[i].name) == length && strncmp(line, table[i].name, length) == 0) {
			table[i].run(session, form, argument, commands);
			return;
		}
	say(session,
		_("“:%s” is no command; :help lists them. An answer that begins with a colon begins with "
		  "two."),
		line);
}

void
beian_plain_update(BeianSession *session, const BeianMessage *message, BeianCommands *commands)
{
	BeianFormPage *form = beian_form_page_of(session);

	if (form == NULL)
		return;
	if (message->kind == BEIAN_MESSAGE_ANSWER)
		answer(session, form, message->text, commands);
	else
		obey(session, form, message->text, commands);
}

void
beian_plain_hear(BeianSession *session, const BeianMessage *message)
{
	BeianFormPage *form = beian_form_page_of(session);

	if (message->kind == BEIAN_MESSAGE_ROWS && form != NULL && message->number == form->ticket) {
		for (guint i = 0; i < message->rows->len; i++) {
			const BeianRow *row = &g_array_index(message->rows, BeianRow, i);
			say(session, "%s  %s  %s", row->id, row->cells[0],
				row->cells[1] != NULL ? row->cells[1] : "");
		}
		if (message->rows->len == 0)
			say(session, "%s", _("No choice fits these words."));
	} else if (message->kind == BEIAN_MESSAGE_DONE && message->text != NULL) {
		say(session, "%s", message->text);
	} else if (message->kind == BEIAN_MESSAGE_STEP && message->command == BEIAN_COMMAND_ATTACH &&
		   form != NULL) {
		say_findings_at(session, form->focus);
		go_on(session, form, 1);
	}
}

/* "[12/90] entity/name 主办单位名称 (required) = …: " */
static char *
prompt_of(const BeianSession *session, const BeianItem *item)
{
	guint number = 0, count = 0;
	g_autofree char *shown = beian_page_show_answer(session, item);

	for (guint i = 0; i < session->document->items->len; i++) {
		const BeianItem *each = session->document->items->pdata[i];
		count += each->relevant;
		if (each == item)
			number = count;
	}
	return g_strdup_printf("[%u/%u] %s %s%s%s%s: ", number, count, item->path,
		beian_question_text(item->question, BEIAN_TEXT_LABEL, session->language),
		item->required ? _(" (required)") : "", *shown != '\0' ? " = " : "", shown);
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
		g_autoptr(GArray) steps = beian_outline_steps(session);
		g_autofree char *title =
			beian_outline_title(session, &g_array_index(steps, BeianOutlineStep, form->step));
		beian_screen_put(screen, row++, 0, -1, BEIAN_ROLE_HEADING, title);
	}
	g_autofree char *prompt = item != NULL ? prompt_of(session, item) : NULL;
	if (prompt != NULL)
		beian_screen_set_prompt(screen, prompt);
	else if (form != NULL)
		beian_screen_set_prompt(screen, _("[nothing is asked here; :add adds one] "));
}
