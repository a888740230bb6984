/*
 * screen: what a page shows, as plain data. Skins draw it; tests print it; nothing in it is a colour.
 *
 * Rows and columns count from 0 at the top left. A screen made for size {0, 0} is for plain mode: lines of
 * any length, one prompt.
 */
#pragma once
#include <glib.h>

typedef struct {
	int rows, cols;
} BeianSize;
/* Below this a skin shows one sentence asking for a larger window. */
#define BEIAN_SCREEN_MIN_ROWS 15
#define BEIAN_SCREEN_MIN_COLS 60

/* What a piece of text is. Skins choose how it looks; state is never shown by colour alone. */
typedef enum {
	BEIAN_ROLE_TEXT,
	BEIAN_ROLE_TITLE, /* the bar at the top */
	BEIAN_ROLE_HEADING,
	BEIAN_ROLE_LABEL,
	BEIAN_ROLE_LABEL_FOCUSED,
	BEIAN_ROLE_HINT, /* help in place, examples */
	BEIAN_ROLE_ERROR,
	BEIAN_ROLE_WARNING,
	BEIAN_ROLE_INFO,
	BEIAN_ROLE_GOOD, /* "saved", "nothing stands in the way" */
	BEIAN_ROLE_STEP, /* the list of steps */
	BEIAN_ROLE_STEP_HERE,
	BEIAN_ROLE_ROW, /* a row of a list */
	BEIAN_ROLE_ROW_SELECTED,
	BEIAN_ROLE_KEYS, /* key hints at the bottom */
	BEIAN_ROLE_STATUS,
	BEIAN_ROLE_LINE, /* a rule between parts of the screen: draw it with the terminal's own line
			    characters */
} BeianRole;
#define BEIAN_ROLES 17
/* "text", "title" …: as printed screens name roles. Static. */
const char *beian_role_name(BeianRole role);

/* One run of text on one row. */
typedef struct {
	int row, col, cols; /* where it begins and how wide it is; the text is exactly that wide */
	char *text;         /* one row, no control characters */
	BeianRole role;
} BeianSpan;

/* One place where a person types: always one row. */
typedef struct {
	int row, col, cols;
	char *text; /* the visible slice, at most COLS - 1 columns when focused, COLS else; not padded */
	gboolean focused;
	gboolean readonly;
	char *id; /* the path of the question, or the page's name for it; the same field keeps its id */
} BeianField;

typedef struct {
	BeianSize size;
	char *page;     /* id of the page, for tests and help */
	GArray *spans;  /* of BeianSpan */
	GArray *fields; /* of BeianField, in focus order */
	int cursor_row,
		cursor_col; /* where the hardware cursor stands; -1: nowhere, park it at the bottom right */
	char *prompt;       /* plain mode only: what stands before the answer; NULL: nothing is asked */
	gboolean bell;      /* the last key did nothing: ring once */
} BeianScreen;

void beian_screen_init(BeianScreen *screen, const char *page, BeianSize size);
void beian_screen_clear(BeianScreen *screen);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianScreen, beian_screen_clear)

/*
 * Writes TEXT at ROW, COL in ROLE, clipped to COLS columns and to the size (COLS < 0: to the right edge);
 * never padded. Rows outside the size are dropped. In plain mode nothing is clipped. Line feeds are blanks.
 */
void beian_screen_put(BeianScreen *screen, int row, int col, int cols, BeianRole role, const char *text);
/* Plain mode: TEXT, as one row without control characters, stands before the answer. */
void beian_screen_set_prompt(BeianScreen *screen, const char *text);
/* The same, padded with blanks to COLS columns. */
void beian_screen_put_padded(
	BeianScreen *screen, int row, int col, int cols, BeianRole role, const char *text);
/* A line across COLS columns. */
void beian_screen_put_line(BeianScreen *screen, int row, int col, int cols);
/* Adds a field; TEXT is the visible slice. Returns it, borrowed until the next is added. */
BeianField *beian_screen_put_field(
	BeianScreen *screen, int row, int col, int cols, const char *id, const char *text);
void beian_screen_put_cursor(BeianScreen *screen, int row, int col);

/*
 * The screen as text: one line a row without trailing blanks, a line of "-" for lines, fields between "[" and
 * "]" in their own columns where there is room; then "cursor ROW,COL"; then the roles of rows that are not
 * plain text. What goldens hold. Free with g_free.
 */
char *beian_screen_print(const BeianScreen *screen);
