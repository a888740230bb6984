/* papers: the materials of the filing and the letters for them, to attach, to read and to write. */
#include "config.h"
#include "core/wizard/page.h"
#include "core/base/error.h"
#include <string.h>

typedef struct {
	BeianPage page;
	guint first, selected;
} Papers;

/* A row is a material, a sentence for a remark, or a letter. */
typedef struct {
	const BeianMaterial *material;
	const BeianRemarkDue *remark;
	const BeianLetterDue *letter;
} Row;

/* What is known of the selected row stands below the list. */
enum { NOTE_ROWS = 9, ROWS_ABOVE = 2 };

static int
height_of(BeianSize size)
{
	return MAX(beian_frame_height(size) - NOTE_ROWS - ROWS_ABOVE, 1);
}

/* All rows: materials that apply, sentences, letters. Free with g_array_unref; what they hold is the
 * session's. */
static GArray *
rows_of(const BeianSession *session)
{
	const GPtrArray *materials = beian_checklist_materials(session->checklist);
	GArray *rows = g_array_new(FALSE, TRUE, sizeof(Row));

	for (guint i = 0; i < materials->len; i++) {
		Row row = {.material = materials->pdata[i]};
		if (row.material->need != BEIAN_NEED_NONE)
			g_array_append_val(rows, row);
	}
	for (guint i = 0; session->remarks != NULL && i < session->remarks->len; i++) {
		Row row = {.remark = session->remarks->pdata[i]};
		g_array_append_val(rows, row);
	}
	for (guint i = 0; session->due != NULL && i < session->due->len; i++) {
		Row row = {.letter = session->due->pdata[i]};
		g_array_append_val(rows, row);
	}
	return rows;
}

static Row
selected_row(const BeianSession *session, const Papers *papers)
{
	g_autoptr(GArray) rows = rows_of(session);

	return papers->selected < rows->len ? g_array_index(rows, Row, papers->selected)
					    : (Row){NULL, NULL, NULL};
}

/* The letter of ROW: itself, or the first one for its material. */
static const BeianLetterDue *
letter_of(const BeianSession *session, Row row)
{
	if (row.letter != NULL)
		return row.letter;
	for (guint i = 0; row.material != NULL && session->due != NULL && i < session->due->len; i++) {
		const BeianLetterDue *due = session->due->pdata[i];
		if (due->material == row.material)
			return due;
	}
	return NULL;
}

static guint
places(const BeianSession *session, const BeianPage *page)
{
	const Papers *papers = (const Papers *)page;
	Row row = selected_row(session, papers);
	g_autoptr(GArray) rows = rows_of(session);
	gboolean more = papers->selected + 1 < rows->len && (int)rows->len > height_of(session->size);

	return BEIAN_PLACE_PAPERS | (rows->len > 0 ? BEIAN_PLACE_ROW : 0) |
	       (letter_of(session, row) != NULL ? BEIAN_PLACE_LETTER : 0) | (more ? BEIAN_PLACE_MORE : 0);
}

static void
leave(BeianSession *session, BeianCommands *commands)
{
	beian_session_pop(session, commands);
	beian_session_forget_papers(session);
}

/* Puts the sentence into its remark. */
static gboolean
put_in(BeianSession *session, const BeianRemarkDue *due, BeianCommands *commands)
{
	g_autofree char *path = g_strdup(due->item->path), *text = g_strdup(due->text);
	gboolean has_blanks = strstr(due->sentence, BEIAN_LETTER_BLANK) != NULL;
	g_autoptr(GError) error = NULL;

	if (!beian_session_may_write(session))
		return FALSE;
	BeianStep *step = beian_step_new();
	if (!beian_filing_set(session->filing, path, text, step, &error))
		beian_session_say(session, BEIAN_ROLE_ERROR, "%s", error->message);
	else
		beian_session_say(session, has_blanks ? BEIAN_ROLE_WARNING : BEIAN_ROLE_GOOD,
			has_blanks ? _("Put into %s; look it over and fill in what is underscored.")
				   : _("Put into %s."),
			path);
	beian_session_save(session, step, path, commands);
	return TRUE;
}

/* Attaches to the material, or goes to the answer that decides whether it is wanted. */
static gboolean
accept(BeianSession *session, Row row, BeianCommands *commands)
{
	if (row.material == NULL)
		return FALSE;
	if (row.material->item->relevant) {
		beian_session_push(session, beian_files_new(session, row.material->item->path, "", commands));
		return TRUE;
	}
	if (row.material->waits->len == 0)
		return FALSE;
	const BeianItem *item = row.material->waits->pdata[0];
	g_autofree char *path = g_strdup(item->path);
	leave(session, commands);
	while (strcmp(beian_session_top(session)->kind->id, "review") == 0)
		beian_session_pop(session, commands);
	beian_form_page_go(session, path);
	return TRUE;
}

static char *
which_file(const BeianSession *session, const char *argument)
{
	(void)session;
	(void)argument;
	return g_strdup(_("Into which file is the checklist to be written?"));
}

static void
write_checklist(BeianSession *session, const char *file, const char *argument, BeianCommands *commands)
{
	enum { PAPER_COLS = 78 };
	BeianCase input = beian_session_case(session);
	(void)argument;

	if (session->checklist == NULL)
		return;
	beian_session_write(session, file,
		beian_checklist_text(session->checklist, session->catalogue.letters, session->catalogue.rules,
			&input, session->language, PAPER_COLS),
		commands);
}

static gboolean
act(BeianSession *session, BeianPage *page, BeianAction action, const char *argument, BeianCommands *commands)
{
	Papers *papers = (Papers *)page;
	Row row = selected_row(session, papers);
	const BeianLetterDue *letter = letter_of(session, row);
	g_autoptr(GArray) rows = rows_of(session);
	(void)argument;

	if (action == BEIAN_ACTION_BACK || action == BEIAN_ACTION_MATERIALS) {
		leave(session, commands);
		return TRUE;
	}
	if (letter != NULL &&
		(action == BEIAN_ACTION_LETTER || (action == BEIAN_ACTION_ACCEPT && row.letter != NULL))) {
		beian_session_push(session, beian_letter_new(letter));
		return TRUE;
	}
	if (action == BEIAN_ACTION_ACCEPT && row.remark != NULL) {
		gboolean done = put_in(session, row.remark, commands);
		page->kind->resume(session, page, commands);
		return done;
	}
	if (action == BEIAN_ACTION_ACCEPT)
		return accept(session, row, commands);
	if (action == BEIAN_ACTION_EXPORT) {
		beian_session_push(session, beian_ask_new(which_file, NULL, write_checklist));
		return TRUE;
	}
	if (!beian_frame_move(&papers->selected, rows->len, height_of(session->size), action))
		return FALSE;
	papers->first = beian_frame_scroll(papers->first, papers->selected, height_of(session->size));
	return TRUE;
}

static void
add_row(const BeianSession *session, GArray *shown, Row row)
{
	BeianRow cells = {.leaf = TRUE};

	if (row.material != NULL) {
		const char *mark = !beian_material_is_attached(row.material) ? "[ ]"
				   : row.material->wrong->len > 0            ? "[!]"
									     : "[x]";
		cells.cells[0] = g_strdup(mark);
		cells.cells[1] = g_strdup(beian_need_word(row.material->need));
		cells.cells[2] = beian_material_title(row.material, session->language);
	} else if (row.remark != NULL) {
		cells.cells[0] = g_strdup(_("remark"));
		cells.cells[1] = g_strdup(beian_severity_word(row.remark->finding->severity));
		cells.cells[2] = g_strdup(row.remark->sentence);
	} else {
		cells.cells[0] = g_strdup(_("letter"));
		cells.cells[1] = g_strdup(beian_need_word(row.letter->need));
		cells.cells[2] = beian_letter_title(row.letter, session->language);
	}
	g_array_append_val(shown, cells);
}

/* What is to be said of ROW. Free with g_free. */
static char *
text_of(const BeianSession *session, Row row, int cols)
{
	BeianCase input = beian_session_case(session);

	if (row.material != NULL)
		return beian_material_text(row.material, session->catalogue.letters, session->catalogue.rules,
			&input, session->language, cols);
	if (row.remark != NULL) {
		g_autofree char *message = beian_finding_message(row.remark->finding, session->language);
		return g_strdup_printf("%s (%s, %s, %s)\n%s: %s", message, row.remark->finding->rule->id,
			row.remark->remark->source, row.remark->remark->date, row.remark->item->path,
			row.remark->text);
	}
	if (row.letter == NULL)
		return g_strdup("");
	const BeianLetter *letter = row.letter->letter;
	return g_strdup_printf("%s\n%s\n%s (%s, %s)", letter->use.in[session->language],
		letter->sign.in[session->language], letter->id, letter->source, letter->date);
}

static void
view(const BeianSession *session, const BeianPage *page, BeianScreen *screen)
{
	static const int cols[] = {8, 16, 0};
	const Papers *papers = (const Papers *)page;
	BeianBody body = beian_page_frame(session, page, screen, _("Materials"), "");
	g_autofree char *summary = beian_checklist_summary(session->checklist);
	g_autofree char *text = text_of(session, selected_row(session, papers), body.cols);
	g_autoptr(GArray) rows = rows_of(session), shown = beian_rows_new();
	int row = body.top + body.height - NOTE_ROWS;

	for (guint i = 0; i < rows->len; i++)
		add_row(session, shown, g_array_index(rows, Row, i));
	beian_screen_put(screen, body.top, body.left, body.cols, BEIAN_ROLE_INFO, summary);
	body.top += ROWS_ABOVE;
	body.height = height_of(screen->size);
	beian_frame_rows(screen, body, shown, papers->first, papers->selected, cols);
	beian_screen_put_line(screen, row, 0, screen->size.cols);
	beian_frame_wrap(screen, row + 1, body.left, body.cols, NOTE_ROWS - 1, BEIAN_ROLE_TEXT, text);
}

static void
resume(BeianSession *session, BeianPage *page, BeianCommands *commands)
{
	Papers *papers = (Papers *)page;
	g_autoptr(GArray) rows = rows_of(session);
	(void)commands;

	if (papers->selected >= rows->len)
		papers->selected = rows->len > 0 ? rows->len - 1 : 0;
	papers->first = beian_frame_scroll(
		MIN(papers->first, papers->selected), papers->selected, height_of(session->size));
}

static void
hear(BeianSession *session, BeianPage *page, const BeianMessage *message, BeianCommands *commands)
{
	if (message->kind == BEIAN_MESSAGE_DONE && message->command == BEIAN_COMMAND_WRITE)
		beian_session_say(session, BEIAN_ROLE_GOOD, "%s", message->text);
	resume(session, page, commands);
}

static char *
help(const BeianSession *session, const BeianPage *page, char **title)
{
	Row row = selected_row(session, (const Papers *)page);
	g_autofree char *about = text_of(session, row, MAX(session->size.cols - 2, 2));
	g_autofree char *keys = beian_help_of_keys(places(session, page));

	*title = row.material != NULL ? beian_material_title(row.material, session->language)
		 : row.remark != NULL ? g_strdup(row.remark->item->path)
		 : row.letter != NULL ? beian_letter_title(row.letter, session->language)
				      : g_strdup(_("Materials"));
	return g_strconcat(about, "\n\n", keys, NULL);
}

static const BeianPageKind kind = {
	.id = "materials",
	.places = places,
	.act = act,
	.hear = hear,
	.view = view,
	.help = help,
	.resume = resume,
};

BeianPage *
beian_papers_page_new(BeianSession *session, BeianCommands *commands)
{
	Papers *papers = g_new0(Papers, 1);

	papers->page.kind = &kind;
	beian_session_want_papers(session, commands);
	return &papers->page;
}
