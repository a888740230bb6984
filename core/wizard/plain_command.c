/* plain_command: what stands after a colon in plain mode, one function a word and one row in a table. */
#include "config.h"
#include "core/wizard/plain.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include <string.h>

static void
list_questions(BeianSession *session)
{
	for (guint i = 0; i < session->document->items->len; i++) {
		const BeianItem *item = session->document->items->pdata[i];
		if (!item->relevant)
			continue;
		g_autofree char *shown = beian_page_show_answer(session, item);
		beian_plain_say(session, "%s %s%s%s", item->path,
			beian_question_text(item->question, BEIAN_TEXT_LABEL, session->language),
			item->text != NULL ? " = "
			: item->required   ? _(" (missing)")
					   : "",
			shown);
	}
}

static gboolean
is_missing(const BeianItem *item)
{
	return item->relevant && item->required && item->state == BEIAN_ANSWER_OPEN;
}

/* "Missing in Basics: Region (entity/region), …": a line a step, and not a sentence a question. */
static void
say_missing(BeianSession *session, const BeianOutlineStep *step)
{
	g_autofree char *title = beian_outline_title(session, step);
	g_autoptr(GString) list = g_string_new(NULL);

	for (guint i = 0; i < step->items->len; i++) {
		const BeianItem *item = step->items->pdata[i];
		if (is_missing(item))
			g_string_append_printf(list, "%s%s (%s)",
				list->len == 0                           ? ""
				: session->language == BEIAN_LANGUAGE_ZH ? "、"
									 : ", ",
				beian_question_text(item->question, BEIAN_TEXT_LABEL, session->language),
				item->path);
	}
	if (list->len > 0)
		beian_plain_say(session, _("Missing in %s: %s"), title, list->str);
}

static void
review(BeianSession *session)
{
	if (session->advice != NULL) {
		beian_plain_say_advice(session);
		return;
	}
	const BeianVerdict *verdict = session->verdict;
	const GArray *steps = beian_outline_steps(session);
	for (guint i = 0; i < verdict->findings->len; i++) {
		const BeianFinding *finding = verdict->findings->pdata[i];
		const BeianItem *item = beian_document_item(session->document, finding->path);
		gboolean missing = finding->value == NULL && item != NULL && is_missing(item) &&
				   strcmp(finding->rule->id, "required") == 0;
		if (finding->outcome != BEIAN_OUTCOME_OPEN && !missing)
			beian_plain_say_finding(session, finding);
	}
	for (guint i = 0; i < steps->len; i++)
		say_missing(session, &g_array_index(steps, BeianOutlineStep, i));
	g_autofree char *summary = beian_verdict_summary(verdict);
	beian_plain_say(session, "%s", summary);
}

static void
help(BeianSession *session, BeianFormPage *form)
{
	const BeianItem *item = beian_form_focus(session, form);
	g_autofree char *about = item != NULL ? beian_help_of_item(session, item) : g_strdup("");

	beian_plain_say(session, "%s", about);
	beian_plain_say(session, "%s",
		_("An empty line goes on. :back :next :go PATH :undo :redo :list :choose WORDS :clear "
		  ":attach FILE :smaller FILE "
		  ":add [PATH] :remove PATH "
		  ":same [PATH] :confirm RULE REASON :review :why RULE :export FILE [PROFILE] :lang zh|en "
		  ":quit; “::” begins an "
		  "answer with a colon."));
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
			beian_plain_say(session, "%s", error->message);
		beian_session_save(session, step, path, commands);
		return;
	}
	beian_plain_say(
		session, "%s", _("No finding of that rule can be confirmed. :review lists the findings."));
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
		beian_plain_say(session, "%s", error->message);
	beian_session_save(session, step, form->focus, commands);
	beian_form_page_go(session, form->focus);
	if (made != NULL)
		beian_plain_say(session, "%s", made);
}

static void
command_go(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	g_autoptr(GError) error = NULL;
	(void)commands;

	if (beian_filing_question(session->filing, argument, &error) == NULL) {
		beian_plain_say(session, "%s", error->message);
		return;
	}
	beian_form_page_go(session, argument);
	if (g_strcmp0(form->focus, argument) != 0)
		beian_plain_say(session, _("“%s” is not asked now; other answers decide that."), argument);
}

static void
command_back(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)argument;
	(void)commands;
	beian_plain_go_on(session, form, -1);
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
		beian_plain_say(session, "%s",
			_("No file is asked for here; :go PATH goes to a question that asks for one."));
	else
		beian_plain_answer(session, form, argument, commands);
}

static void
command_smaller(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	guint before = commands->len;

	command_attach(session, form, argument, commands);
	if (commands->len > before &&
		g_array_index(commands, BeianCommand, before).kind == BEIAN_COMMAND_ATTACH)
		g_array_index(commands, BeianCommand, before).flag = TRUE;
}

static void
command_choose(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	const BeianItem *item = beian_form_focus(session, form);

	if (item == NULL || beian_outline_list(item) == NULL) {
		beian_plain_say(session, "%s", _("This answer is typed; there is no list."));
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
		beian_plain_say(session, "%s", why);
		return;
	}
	beian_plain_say(
		session, "%s", _("No finding of that rule is here; “beian explain RULE” explains any rule."));
}

static void
command_language(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)commands;
	if (!beian_language_parse(argument, &session->language))
		beian_plain_say(session, "%s", _("The languages are zh and en."));
	beian_language_use(session->language);
	form->announced = FALSE;
}

/* To what is wrong or missing next, round again after the last. */
static void
command_next(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	const BeianFinding *finding = beian_form_next_finding(session, form);
	(void)argument;
	(void)commands;

	if (finding == NULL) {
		beian_plain_say(session, "%s", _("Nothing is wrong and nothing is missing."));
		return;
	}
	g_autofree char *path = g_strdup(finding->path);
	beian_plain_say_finding(session, finding);
	beian_form_page_go(session, path);
}

static void
command_quit(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)form;
	(void)argument;
	beian_session_quit(session, commands);
}

static void
write_package(BeianSession *session, const char *argument, BeianCommands *commands)
{
	g_auto(GStrv) words = g_strsplit(argument, " ", 2);
	BeianCommand *command;

	if (words[0] == NULL || *words[0] == '\0') {
		beian_plain_say(session, "%s", _("Name the file, as in :export filing.zip"));
		return;
	}
	if (session->advice != NULL) {
		beian_session_write_checklist(session, words[0], commands);
		return;
	}
	beian_plain_say(session, "%s",
		_("The package is for an access provider, who files it with the bureau. The ministry takes "
		  "no files from applicants."));
	command = beian_commands_add(commands, BEIAN_COMMAND_EXPORT);
	command->id = session->draft;
	command->text = g_strdup(words[0]);
	command->flag = g_strcmp0(words[1], "draft") == 0;
	command->argument = g_strdup(words[1] != NULL && !command->flag ? words[1] : "native");
}

static void
command_export(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)form;
	write_package(session, argument, commands);
}

static void
command_open(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)form;
	(void)argument;
	if (!beian_session_open_advised(session, commands))
		beian_plain_say(session, "%s",
			_("There is nothing to open here; :review shows what the answers come to."));
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

void
beian_plain_obey(BeianSession *session, BeianFormPage *form, const char *line, BeianCommands *commands)
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
		{"next", command_next},
		{"open", command_open},
		{"quit", command_quit},
		{"redo", command_redo},
		{"remove", command_remove},
		{"review", command_review},
		{"same", command_same},
		{"smaller", command_smaller},
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
	beian_plain_say(session,
		_("“:%s” is no command; :help lists them. An answer that begins with a colon begins with "
		  "two."),
		line);
}
