/* plain_command: what stands after a colon in plain mode, one function a word and one row in a table. */
#include "config.h"
#include "core/wizard/plain.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include <string.h>

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
	g_autofree char *block = item != NULL ? beian_outline_linkable(session->document, item) : NULL;
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
	beian_plain_list(session);
}

static void say_commands(BeianSession *session);

static void
command_help(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	const BeianItem *item = beian_form_focus(session, form);
	g_autofree char *about = item != NULL ? beian_help_of_item(session, item) : g_strdup("");
	(void)argument;
	(void)commands;

	beian_plain_say(session, "%s", about);
	say_commands(session);
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

	form->lists_notices = FALSE;
	if (item != NULL && beian_outline_is_stocked(item)) {
		form->ticket = beian_session_look_up(session, BEIAN_SOURCE_INVENTORY,
			item->question->inventory, argument, 0, 40, commands);
		return;
	}
	if (item == NULL || beian_outline_list(item) == NULL) {
		beian_plain_say(session, "%s", _("This answer is typed; there is no list."));
		return;
	}
	g_autofree char *list = beian_picker_argument(session, item);
	form->ticket = beian_session_look_up(session, BEIAN_SOURCE_CODES, list, argument, 0, 40, commands);
}

/* What :choose lists of the inventory. */
static void
command_use(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	const BeianItem *item = beian_form_focus(session, form);

	if (item == NULL || !beian_outline_is_stocked(item))
		beian_plain_say(session, "%s", _("This answer is not taken from the inventory."));
	else
		beian_session_pick(session, item->path, argument, commands);
}

static void
command_review(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)form;
	(void)argument;
	(void)commands;
	beian_plain_review(session);
}

static void
command_why(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)form;
	(void)commands;
	beian_plain_why(session, argument);
}

static void
command_province(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	g_autofree char *title = NULL;
	g_autofree char *text = beian_help_of_province(session, &title);
	(void)form;
	(void)argument;
	(void)commands;

	beian_plain_say(session, "%s", text);
}

static void
command_materials(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	enum { PAPER_COLS = 78 };
	BeianCase input = beian_session_case(session);
	g_autoptr(BeianChecklist) checklist = beian_checklist_new(session->catalogue.rules, &input);
	g_autofree char *text = beian_checklist_text(checklist, session->catalogue.letters,
		session->catalogue.rules, &input, session->language, PAPER_COLS);
	(void)form;
	(void)argument;
	(void)commands;

	beian_plain_say(session, "%s", text);
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

/*
 * Takes the profile, or "draft", off the end of ARGUMENT, which else is the name of a file and may hold
 * blanks: a known one, or whatever follows the ending of a package. Native when none is named; borrowed from
 * ARGUMENT.
 */
static const char *
take_profile(char *argument)
{
	static const char *const profiles[] = {"native", "miit-3.0", "draft", NULL};
	char *blank = strrchr(argument, ' ');

	if (blank == NULL)
		return profiles[0];
	*blank = '\0';
	if (g_strv_contains(profiles, blank + 1) || g_str_has_suffix(argument, ".zip") ||
		g_str_has_suffix(argument, ".xml"))
		return blank + 1;
	*blank = ' ';
	return profiles[0];
}

static void
command_export(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	g_autofree char *file = g_strdup(argument);
	const char *profile = take_profile(file);
	(void)form;

	if (*file == '\0') {
		beian_plain_say(session, "%s", _("Name the file, as in :export filing.zip"));
		return;
	}
	if (session->advice != NULL) {
		beian_session_write_checklist(session, file, commands);
		return;
	}
	beian_plain_say(session, "%s",
		_("The package is for an access provider, who files it with the bureau. The ministry takes "
		  "no files from applicants."));
	BeianCommand *command = beian_commands_add(commands, BEIAN_COMMAND_EXPORT);
	command->id = session->draft;
	command->text = g_steal_pointer(&file);
	command->flag = strcmp(profile, "draft") == 0;
	command->argument = g_strdup(command->flag ? "native" : profile);
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

static void
command_mend(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)form;
	(void)argument;
	if (beian_session_places_found(session) != 0)
		beian_session_mend(session, commands);
	else
		beian_plain_say(
			session, "%s", _("Only the draft that answers a notice has findings to mend."));
}

static void
command_notices(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	form->lists_notices = TRUE;
	form->ticket = beian_session_look_up(session, BEIAN_SOURCE_NOTICES, NULL, argument, 0, 40, commands);
}

/* Has WHAT done with the notice whose number ARGUMENT begins with. */
static void
obey_notice(BeianSession *session, const char *what, const char *argument, BeianCommands *commands)
{
	g_auto(GStrv) words = g_strsplit(argument, " ", 2);
	guint64 id;

	if (words[0] == NULL || !g_ascii_string_to_unsigned(words[0], 10, 1, G_MAXINT64, &id, NULL)) {
		beian_plain_say(session, _("“%s” is no number of a notice; :notices lists them."), argument);
		return;
	}
	BeianCommand *command = beian_commands_add(commands, BEIAN_COMMAND_NOTICE);
	command->id = (gint64)id;
	command->argument = g_strdup(what);
	command->text = g_strdup(words[1] != NULL ? words[1] : "");
}

static void
command_answer(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)form;
	obey_notice(session, "answer", argument, commands);
}

static void
command_settle(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)form;
	obey_notice(session, "settle", argument, commands);
}

static void
command_reopen(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)form;
	obey_notice(session, "reopen", argument, commands);
}

static void
command_due(BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands)
{
	(void)form;
	obey_notice(session, "date", argument, commands);
}

/* HELP says what the command does; ARGUMENT how what follows its name is called, with brackets where it may
 * be left out; NULL: nothing follows. */
static const struct {
	const char *name, *argument, *help;
	void (*run)(
		BeianSession *session, BeianFormPage *form, const char *argument, BeianCommands *commands);
} table[] = {
	{"next", NULL, N_("Go to what is wrong or missing next."), command_next},
	{"back", NULL, N_("Go back one question."), command_back},
	{"go", N_("PATH"), N_("Go to that question."), command_go},
	{"list", NULL, N_("List all questions with their answers."), command_list},
	{"choose", N_("[WORDS]"), N_("List the choices that these words fit."), command_choose},
	{"use", N_("NUMBER"), N_("Take the instance or service number that :choose lists."), command_use},
	{"clear", NULL, N_("Take the answer away."), command_clear},
	{"attach", N_("FILE"), N_("Attach a file."), command_attach},
	{"smaller", N_("FILE"), N_("Attach the smaller picture beside the original, for miit-3.0."),
		command_smaller},
	{"add", N_("[PATH]"), N_("Add another one of what repeats here."), command_add},
	{"remove", N_("PATH"), N_("Remove one of what repeats."), command_remove},
	{"same", N_("[PATH]"), N_("Take the answers of a block from another one, or stop doing so."),
		command_same},
	{"confirm", N_("RULE REASON"), N_("Confirm that a doubted value is right."), confirm},
	{"review", NULL, N_("Say everything that stands in the way of the export."), command_review},
	{"why", N_("RULE"), N_("Say why a finding is one, how to mend it, and who says so."), command_why},
	{"province", NULL, N_("Say what the province demands that is filed in."), command_province},
	{"materials", NULL, N_("List which materials are needed, why, and what makes a scan acceptable."),
		command_materials},
	{"undo", NULL, N_("Undo the last change."), command_undo},
	{"redo", NULL, N_("Do again what was undone."), command_redo},
	{"export", N_("FILE [native|miit-3.0|draft]"), N_("Write the package, or the checklist."),
		command_export},
	{"open", NULL, N_("Begin the filing that the answers lead to."), command_open},
	{"mend", NULL, N_("Make the filings that mend what was found, and name each at its finding."),
		command_mend},
	{"notices", N_("[WORDS]"), N_("List what the bureau found or asks for."), command_notices},
	{"answer", N_("NOTICE"),
		N_("Begin the draft that answers the notice, with the others of its entity."),
		command_answer},
	{"settle", N_("NOTICE"), N_("Enter that the notice is settled."), command_settle},
	{"reopen", N_("NOTICE"), N_("Enter that it is not, and that no draft answers it."), command_reopen},
	{"due", N_("NOTICE DAY"), N_("Enter by which day the notice is to be answered."), command_due},
	{"lang", "zh|en", N_("Change the language: 中文, English."), command_language},
	{"help", NULL, N_("Explain this question, and list the commands."), command_help},
	{"quit", NULL, N_("Quit; everything is saved."), command_quit},
};

static void
say_commands(BeianSession *session)
{
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		const char *argument = table[i].argument;
		g_autofree char *call = g_strdup_printf(":%s%s%s", table[i].name, argument != NULL ? " " : "",
			argument == NULL ? "" : _(argument));
		beian_plain_say(session, "%s  %s", call, _(table[i].help));
	}
	beian_plain_say(session, "%s",
		_("An empty line goes on to the next question. An answer that begins with a colon begins "
		  "with two."));
}

void
beian_plain_obey(BeianSession *session, BeianFormPage *form, const char *line, BeianCommands *commands)
{
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
