/* export: into which file, in which format, and what a package is and is not. */
#include "config.h"
#include "core/wizard/page.h"
#include "core/base/error.h"
#include "core/base/width.h"
#include "core/base/text.h"
#include <inttypes.h>
#include <string.h>

static const struct {
	const char *profile;
	gboolean unfinished;
	const char *suffix;
	const char *label;
	const char *about;
} formats[] = {
	{"native", FALSE, "zip", N_("package"),
		N_("XML and materials with their digests in one ZIP; beian and other programs read it "
		   "again.")},
	{"miit-3.0", FALSE, "xml", N_("miit-3.0"),
		N_("The ministry's published format of 2013 (UploadData, GBK), for websites.")},
	{"native", TRUE, "zip", N_("unfinished package"),
		N_("The draft as it is, marked as unfinished: to pass on, not to hand in.")},
};

typedef struct {
	BeianPage page;
	BeianLine file;
	guint format;
	gboolean named; /* the name was typed: it no longer follows the format */
	char *outcome;  /* what was written or why not, as told to the person; NULL: nothing was tried */
	BeianRole outcome_role;
	gint64 done, of; /* progress; OF 0: nothing is under way */
} Export;

static guint
places(const BeianSession *session, const BeianPage *page)
{
	(void)session;
	(void)page;
	return BEIAN_PLACE_EXPORT | BEIAN_PLACE_TEXT;
}

static void
suggest_name(const BeianSession *session, Export *export)
{
	g_autofree char *name = g_strdup_printf("beian-%s%s.%s", beian_filing_uid(session->filing),
		formats[export->format].unfinished ? "-draft" : "", formats[export->format].suffix);

	if (!export->named)
		beian_line_set(&export->file, name);
}

static gboolean
start(BeianSession *session, Export *export, BeianCommands *commands)
{
	g_autofree char *file = beian_text_normalise(export->file.text->str);

	if (*file == '\0')
		return FALSE;
	if (!formats[export->format].unfinished && !beian_verdict_is_good(session->verdict)) {
		beian_session_say(session, BEIAN_ROLE_ERROR,
			_("Errors stand in the way; Esc leads back to them. An unfinished package can be "
			  "written."));
		return TRUE;
	}
	BeianCommand *command = beian_commands_add(commands, BEIAN_COMMAND_EXPORT);
	command->id = session->draft;
	command->text = g_steal_pointer(&file);
	command->argument = g_strdup(formats[export->format].profile);
	command->flag = formats[export->format].unfinished;
	export->of = 1;
	g_clear_pointer(&export->outcome, g_free);
	return TRUE;
}

static gboolean
act(BeianSession *session, BeianPage *page, BeianAction action, const char *argument, BeianCommands *commands)
{
	Export *export = (Export *)page;
	gboolean changed = FALSE;
	(void)argument;

	if (action == BEIAN_ACTION_BACK) {
		if (export->of > 0)
			beian_commands_add(commands, BEIAN_COMMAND_CANCEL);
		beian_session_pop(session, commands);
		return TRUE;
	}
	if (action == BEIAN_ACTION_ACCEPT)
		return start(session, export, commands);
	if (beian_frame_move(&export->format, G_N_ELEMENTS(formats), 1, action)) {
		suggest_name(session, export);
		return TRUE;
	}
	gboolean acted = beian_line_act(&export->file, action, &changed);
	export->named = export->named || changed;
	return acted;
}

static gboolean
type(BeianSession *session, BeianPage *page, const char *text, BeianCommands *commands)
{
	Export *export = (Export *)page;
	gboolean changed = beian_line_insert(&export->file, text);
	(void)session;
	(void)commands;

	export->named = export->named || changed;
	return changed;
}

static void
hear(BeianSession *session, BeianPage *page, const BeianMessage *message, BeianCommands *commands)
{
	Export *export = (Export *)page;
	(void)commands;

	if (message->command != BEIAN_COMMAND_EXPORT)
		return;
	if (message->kind == BEIAN_MESSAGE_PROGRESS) {
		export->done = message->number;
		export->of = message->of;
	} else {
		export->of = 0;
	}
	if (message->kind != BEIAN_MESSAGE_DONE && message->kind != BEIAN_MESSAGE_FAILED)
		return;
	/* It may be longer than the line of status, where a failure stands already. */
	g_clear_pointer(&session->status, g_free);
	g_free(export->outcome);
	export->outcome = g_strdup(message->text);
	export->outcome_role = message->kind == BEIAN_MESSAGE_DONE ? BEIAN_ROLE_GOOD : BEIAN_ROLE_ERROR;
}

static void
view(const BeianSession *session, const BeianPage *page, BeianScreen *screen)
{
	const Export *export = (const Export *)page;
	BeianBody body = beian_page_frame(session, page, screen, _("Export"), "");
	const char *label = _("File:");
	int col = body.left + beian_width_cols(label) + 2, row = body.top + 1;

	beian_screen_put(screen, row, body.left, -1, BEIAN_ROLE_LABEL_FOCUSED, label);
	beian_frame_field(screen, row, col, body.cols - col, "file", &export->file);
	row += 2;
	for (guint i = 0; i < G_N_ELEMENTS(formats); i++)
		beian_screen_put_padded(screen, row++, body.left, body.cols,
			i == export->format ? BEIAN_ROLE_ROW_SELECTED : BEIAN_ROLE_ROW, _(formats[i].label));
	row++;
	row += beian_frame_wrap(screen, row, body.left, body.cols, 2, BEIAN_ROLE_HINT,
		       _(formats[export->format].about)) +
	       1;
	row += beian_frame_wrap(screen, row, body.left, body.cols, 4, BEIAN_ROLE_WARNING,
		_("The package is for an access provider, who files it with the bureau. The ministry takes "
		  "no files from applicants."));
	if (export->outcome != NULL)
		row += beian_frame_wrap(screen, row + 1, body.left, body.cols,
			body.top + body.height - row - 1, export->outcome_role, export->outcome);
	if (export->of > 1) {
		g_autofree char *progress = g_strdup_printf("%" PRId64 "/%" PRId64, export->done, export->of);
		beian_screen_put(screen, row + 1, body.left, body.cols, BEIAN_ROLE_INFO, progress);
	}
}

static char *
help(const BeianSession *session, const BeianPage *page, char **title)
{
	*title = g_strdup(_("Help: export"));
	return beian_help_of_keys(places(session, page));
}

static void
export_free(BeianPage *page)
{
	Export *export = (Export *)page;

	g_free(export->outcome);
	beian_line_clear(&export->file);
}

static const BeianPageKind kind = {
	.id = "export",
	.places = places,
	.act = act,
	.type = type,
	.hear = hear,
	.view = view,
	.help = help,
	.free = export_free,
};

BeianPage *
beian_export_new(const BeianSession *session)
{
	Export *export = g_new0(Export, 1);

	export->page.kind = &kind;
	beian_line_init(&export->file);
	suggest_name(session, export);
	return &export->page;
}
