#include "config.h"
#include "core/wizard/home_view.h"
#include "core/base/error.h"
#include "core/base/language.h"
#include "core/base/width.h"

/* Every kind that a draft can have, by the word that stands in the store: forms are not read yet when the
 * list is drawn. */
static const struct {
	const char *kind, *name;
} kinds[] = {
	{"first", N_("first filing")},
	{"add-service", N_("add a service")},
	{"add-access", N_("add an access")},
	{"modify", N_("modify")},
	{"cancel", N_("cancel")},
	{"claim", N_("claim")},
	{"resume", N_("resume")},
	{"inspection", N_("inspection")},
	{"materials", N_("materials")},
	{"unfiled", N_("unfiled")},
};

enum { ROWS_ABOVE = 2, WORDS_COLS = 40 };

/* The cells of a row as they come. */
enum { TITLE_CELL, KIND_CELL, FILLED_CELL, CHANGED_CELL, DUE_CELL, STATE_CELL };

/* From this width on there is room for both days. */
enum { WIDE_COLS = 92, KIND_COLS = 14, STATE_COLS = 15, DAY_COLS = 12 };

int
beian_home_height(BeianSize size)
{
	return MAX(beian_frame_height(size) - ROWS_ABOVE, 1);
}

guint
beian_home_places(const BeianHomeView *what, BeianSize size)
{
	guint count = what->rows->len;

	return BEIAN_PLACE_HOME | BEIAN_PLACE_TEXT | (count > 0 ? BEIAN_PLACE_ROW : 0) |
	       (what->selected + 1 < count && (int)count > beian_home_height(size) ? BEIAN_PLACE_MORE : 0);
}

static const char *
name_of(const char *kind)
{
	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (g_strcmp0(kinds[i].kind, kind) == 0)
			return _(kinds[i].name);
	return kind;
}

static gboolean
is_any_due(const GArray *rows)
{
	for (guint i = 0; i < rows->len; i++)
		if (*g_array_index(rows, BeianRow, i).cells[DUE_CELL] != '\0')
			return TRUE;
	return FALSE;
}

/*
 * ROWS as they are shown: the name of the kind, then the state, or how much is filled in where there is none
 * yet, then the day something is due, the day of the last change, or both. Free with g_array_unref.
 */
static GArray *
named(const GArray *rows, gboolean due, gboolean changed)
{
	GArray *copy = beian_rows_new();

	for (guint i = 0; i < rows->len; i++) {
		const BeianRow *row = &g_array_index(rows, BeianRow, i);
		const char *state = row->cells[STATE_CELL + beian_language_in_use()];
		BeianRow each = {.id = g_strdup(row->id), .leaf = row->leaf};
		int next = 0;
		each.cells[next++] = g_strdup(row->cells[TITLE_CELL]);
		each.cells[next++] = g_strdup(name_of(row->cells[KIND_CELL]));
		each.cells[next++] = g_strdup(*state != '\0' ? state : row->cells[FILLED_CELL]);
		if (due)
			each.cells[next++] = g_strdup(row->cells[DUE_CELL]);
		if (changed)
			each.cells[next++] = g_strdup(row->cells[CHANGED_CELL]);
		g_array_append_val(copy, each);
	}
	return copy;
}

static void
view_headings(BeianScreen *screen, BeianBody body, const int *cols, gboolean due, gboolean changed)
{
	const char *words[] = {_("Draft"), _("Kind"), _("State"), due ? _("Due") : _("Changed"),
		due && changed ? _("Changed") : NULL};

	for (int i = 0, col = body.left; i < (int)G_N_ELEMENTS(words) && words[i] != NULL;
		col += cols[i++] + 2)
		beian_screen_put(screen, body.top - 1, col, -1, BEIAN_ROLE_HEADING, words[i]);
}

static void
draw_rows(const BeianHomeView *what, BeianScreen *screen, BeianBody body)
{
	gboolean due = is_any_due(what->rows), changed = !due || screen->size.cols >= WIDE_COLS;
	int others = KIND_COLS + STATE_COLS + DAY_COLS + (due && changed ? DAY_COLS + 2 : 0) + 8;
	const int cols[] = {
		MAX(screen->size.cols - others, 20), KIND_COLS, STATE_COLS, due && changed ? DAY_COLS : 0, 0};
	g_autoptr(GArray) rows = named(what->rows, due, changed);

	if (rows->len > 0)
		view_headings(screen, body, cols, due, changed);
	beian_frame_rows(screen, body, rows, what->first, what->selected, cols);
}

void
beian_home_draw(const BeianHomeView *what, BeianScreen *screen)
{
	BeianBody body = beian_frame_draw(screen, _("beian · drafts of ICP filings"), PACKAGE_VERSION,
		what->status, what->role, beian_home_places(what, screen->size));
	const char *label = _("Search:");

	beian_screen_put(screen, body.top, body.left, -1, BEIAN_ROLE_LABEL_FOCUSED, label);
	beian_frame_field(
		screen, body.top, body.left + beian_width_cols(label) + 2, WORDS_COLS, "words", what->words);
	body.top += ROWS_ABOVE;
	body.height -= ROWS_ABOVE;
	if (what->loaded && what->rows->len == 0) {
		g_autofree char *begin =
			g_strdup_printf(_("There is no draft yet. Press %s to begin a filing."),
				beian_key_of(BEIAN_ACTION_NEW, BEIAN_PLACE_HOME));
		beian_frame_wrap(screen, body.top, body.left, body.cols, body.height, BEIAN_ROLE_HINT,
			what->words->text->len > 0 ? _("No draft holds these words.") : begin);
	}
	draw_rows(what, screen, body);
}
