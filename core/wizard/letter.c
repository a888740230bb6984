/* letter: one letter as it will be printed, to read and to write to a file. */
#include "config.h"
#include "core/wizard/page.h"
#include "core/base/error.h"
#include <string.h>

typedef struct {
	BeianPage page;
	char *id, *path; /* of the letter, and what it is about */
	guint first;     /* line at the top */
} Letter;

/* The letter as it is due now; NULL: an answer was changed, and it is no longer. */
static const BeianLetterDue *
due_of(const BeianSession *session, const Letter *letter)
{
	for (guint i = 0; session->due != NULL && i < session->due->len; i++) {
		const BeianLetterDue *due = session->due->pdata[i];
		if (strcmp(due->letter->id, letter->id) == 0 && strcmp(due->path, letter->path) == 0)
			return due;
	}
	return NULL;
}

/* Its text; what it lacks goes to MISSING. Free with g_free. */
static char *
text_of(const BeianSession *session, const Letter *letter, GPtrArray *missing)
{
	const BeianLetterDue *due = due_of(session, letter);
	BeianCase input = beian_session_case(session);

	return due != NULL ? beian_letter_write(due, session->catalogue.rules, &input, NULL, missing)
			   : g_strdup(_("The answers have changed: this letter is of no use any more."));
}

static char **
lines_of(const BeianSession *session, const Letter *letter, guint *missing)
{
	g_autoptr(GPtrArray) lacks = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *text = text_of(session, letter, lacks);

	*missing = lacks->len;
	return g_strsplit(text, "\n", -1);
}

static int
height_of(BeianSize size)
{
	return MAX(beian_frame_height(size) - 2, 1);
}

static guint
places(const BeianSession *session, const BeianPage *page)
{
	const Letter *letter = (const Letter *)page;
	guint missing;
	g_auto(GStrv) lines = lines_of(session, letter, &missing);

	return BEIAN_PLACE_SHEET |
	       (letter->first + 1 < beian_frame_tops(lines, height_of(session->size)) ? BEIAN_PLACE_MORE : 0);
}

static char *
which_file(const BeianSession *session, const char *argument)
{
	(void)session;
	(void)argument;
	return g_strdup(_("Into which file is the letter to be written?"));
}

static void
write_letter(BeianSession *session, const char *file, const char *argument, BeianCommands *commands)
{
	const Letter *letter = (const Letter *)beian_session_top(session);
	g_autoptr(GPtrArray) missing = g_ptr_array_new_with_free_func(g_free);
	(void)argument;

	beian_session_write(session, file, text_of(session, letter, missing), commands);
}

static gboolean
act(BeianSession *session, BeianPage *page, BeianAction action, const char *argument, BeianCommands *commands)
{
	Letter *letter = (Letter *)page;
	guint missing;
	g_auto(GStrv) lines = lines_of(session, letter, &missing);
	(void)argument;

	if (action == BEIAN_ACTION_BACK || action == BEIAN_ACTION_LETTER)
		beian_session_pop(session, commands);
	else if (action == BEIAN_ACTION_EXPORT && due_of(session, letter) != NULL)
		beian_session_push(session, beian_ask_new(which_file, NULL, write_letter));
	else
		return beian_frame_move(&letter->first, beian_frame_tops(lines, height_of(session->size)),
			height_of(session->size), action);
	return TRUE;
}

static void
view(const BeianSession *session, const BeianPage *page, BeianScreen *screen)
{
	const Letter *letter = (const Letter *)page;
	const BeianLetterDue *due = due_of(session, letter);
	guint missing;
	g_auto(GStrv) lines = lines_of(session, letter, &missing);
	BeianBody body = beian_page_frame(session, page, screen,
		due != NULL ? due->letter->title.in[session->language] : letter->id, "");
	g_autofree char *blanks =
		missing == 0 ? g_strdup(_("Every answer it needs is there."))
			     : g_strdup_printf(ngettext("%u answer is missing and left blank.",
						       "%u answers are missing and left blank.", missing),
				       missing);

	beian_screen_put(screen, body.top, body.left, body.cols,
		missing == 0 ? BEIAN_ROLE_GOOD : BEIAN_ROLE_WARNING, blanks);
	beian_frame_lines(screen, body.top + 2, body.left, body.cols, height_of(screen->size), lines,
		letter->first, BEIAN_ROLE_TEXT);
}

static void
hear(BeianSession *session, BeianPage *page, const BeianMessage *message, BeianCommands *commands)
{
	Letter *letter = (Letter *)page;
	guint missing;
	g_auto(GStrv) lines = lines_of(session, letter, &missing);
	(void)commands;

	letter->first = MIN(letter->first, beian_frame_tops(lines, height_of(session->size)) - 1);
	(void)message;
}

static char *
help(const BeianSession *session, const BeianPage *page, char **title)
{
	const BeianLetterDue *due = due_of(session, (const Letter *)page);
	g_autofree char *keys = beian_help_of_keys(places(session, page));

	*title = g_strdup(due != NULL ? due->letter->title.in[session->language] : "");
	return g_strconcat(due != NULL ? due->letter->use.in[session->language] : "", "\n",
		due != NULL ? due->letter->sign.in[session->language] : "", "\n\n", keys, NULL);
}

static void
letter_free(BeianPage *page)
{
	Letter *letter = (Letter *)page;

	g_free(letter->id);
	g_free(letter->path);
}

static const BeianPageKind kind = {
	.id = "letter",
	.places = places,
	.act = act,
	.hear = hear,
	.view = view,
	.help = help,
	.free = letter_free,
};

BeianPage *
beian_letter_new(const BeianLetterDue *due)
{
	Letter *letter = g_new0(Letter, 1);

	letter->page.kind = &kind;
	letter->id = g_strdup(due->letter->id);
	letter->path = g_strdup(due->path);
	return &letter->page;
}
