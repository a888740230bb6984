/*
 * key: keys, what they do where, in one table, which also makes the hints, the help page, `beian dump keys`
 * and the manual.
 */
#pragma once
#include <glib.h>

/* Keys as skins report them. Characters are no keys: they arrive as text. */
typedef enum {
	BEIAN_KEY_NONE,
	BEIAN_KEY_UP,
	BEIAN_KEY_DOWN,
	BEIAN_KEY_LEFT,
	BEIAN_KEY_RIGHT,
	BEIAN_KEY_WORD_LEFT,
	BEIAN_KEY_WORD_RIGHT, /* with Control or Alt */
	BEIAN_KEY_HOME,
	BEIAN_KEY_END,
	BEIAN_KEY_PAGE_UP,
	BEIAN_KEY_PAGE_DOWN,
	BEIAN_KEY_TAB,
	BEIAN_KEY_BACKTAB,
	BEIAN_KEY_ENTER,
	BEIAN_KEY_ESCAPE,
	BEIAN_KEY_BACKSPACE,
	BEIAN_KEY_DELETE,
	BEIAN_KEY_INSERT,
	BEIAN_KEY_F1,
	BEIAN_KEY_F2,
	BEIAN_KEY_F3,
	BEIAN_KEY_F4,
	BEIAN_KEY_F5,
	BEIAN_KEY_F6,
	BEIAN_KEY_F7,
	BEIAN_KEY_F8,
	BEIAN_KEY_F9,
	BEIAN_KEY_F10,
	BEIAN_KEY_F11,
	BEIAN_KEY_F12,
	BEIAN_KEY_CONTROL_A =
		0x100, /* … + ('Z' - 'A'); Control-I, M, H and [ are Tab, Enter, Backspace and Escape */
	BEIAN_KEY_CONTROL_Z = BEIAN_KEY_CONTROL_A + 25,
	BEIAN_KEY_ALT_A = 0x200, /* Alt with a letter, or Escape and then the letter within 30 ms */
	BEIAN_KEY_ALT_Z = BEIAN_KEY_ALT_A + 25,
} BeianKey;
#define BEIAN_KEY_CONTROL(letter) ((BeianKey)(BEIAN_KEY_CONTROL_A + ((letter) - 'A')))
#define BEIAN_KEY_ALT(letter) ((BeianKey)(BEIAN_KEY_ALT_A + ((letter) - 'A')))

/* What a person can want. Plain mode names them after a colon. */
typedef enum {
	BEIAN_ACTION_NONE,
	/* in text */
	BEIAN_ACTION_LEFT,
	BEIAN_ACTION_RIGHT,
	BEIAN_ACTION_WORD_LEFT,
	BEIAN_ACTION_WORD_RIGHT,
	BEIAN_ACTION_LINE_START,
	BEIAN_ACTION_LINE_END,
	BEIAN_ACTION_ERASE_BACK,
	BEIAN_ACTION_ERASE_FORWARD,
	BEIAN_ACTION_ERASE_WORD,
	BEIAN_ACTION_ERASE_TO_START,
	BEIAN_ACTION_ERASE_TO_END,
	/* among fields, rows, pages */
	BEIAN_ACTION_UP,
	BEIAN_ACTION_DOWN,
	BEIAN_ACTION_PAGE_UP,
	BEIAN_ACTION_PAGE_DOWN,
	BEIAN_ACTION_FIRST,
	BEIAN_ACTION_LAST,
	BEIAN_ACTION_NEXT,
	BEIAN_ACTION_PREVIOUS, /* field */
	BEIAN_ACTION_NEXT_STEP,
	BEIAN_ACTION_PREVIOUS_STEP,
	BEIAN_ACTION_NEXT_FINDING,
	BEIAN_ACTION_ACCEPT, /* Enter: go on, choose, open */
	BEIAN_ACTION_BACK,   /* Escape: leave this page */
	/* with the filing */
	BEIAN_ACTION_HELP,
	BEIAN_ACTION_CHOOSE,
	BEIAN_ACTION_SMALLER, /* attach beside the original */
	BEIAN_ACTION_UNDO,
	BEIAN_ACTION_REDO,
	BEIAN_ACTION_ADD,
	BEIAN_ACTION_REMOVE,
	BEIAN_ACTION_LINK,
	BEIAN_ACTION_CONFIRM,
	BEIAN_ACTION_JUMP,
	BEIAN_ACTION_PROVINCE, /* read what it demands */
	BEIAN_ACTION_MATERIALS,
	BEIAN_ACTION_LETTER, /* look at the letter for a material */
	BEIAN_ACTION_REVIEW,
	BEIAN_ACTION_EXPORT,
	BEIAN_ACTION_MEND, /* make the filings that mend what was found */
	/* with drafts */
	BEIAN_ACTION_NEW,
	BEIAN_ACTION_DELETE,
	BEIAN_ACTION_RECORDS,
	BEIAN_ACTION_TASKS,
	BEIAN_ACTION_NUMBERS,
	/* with notices */
	BEIAN_ACTION_NOTICES,
	BEIAN_ACTION_ANSWER,
	BEIAN_ACTION_SETTLE,
	BEIAN_ACTION_DATE,
	/* with the program */
	BEIAN_ACTION_LANGUAGE,
	BEIAN_ACTION_REDRAW,
	BEIAN_ACTION_SUSPEND,
	BEIAN_ACTION_QUIT,
	BEIAN_ACTIONS
} BeianAction;

/* Where a binding holds; a set. */
typedef enum {
	BEIAN_PLACE_TEXT = 1 << 0, /* a field with text has the focus */
	BEIAN_PLACE_HOME = 1 << 1,
	BEIAN_PLACE_FORM = 1 << 2,
	BEIAN_PLACE_LIST = 1 << 3, /* pickers, kinds, files: rows to choose from */
	BEIAN_PLACE_REVIEW = 1 << 4,
	BEIAN_PLACE_PAGE = 1 << 5,      /* text to read: help, export done */
	BEIAN_PLACE_CHOICE = 1 << 6,    /* the answer in focus is chosen, not typed */
	BEIAN_PLACE_REPEAT = 1 << 7,    /* what is in focus repeats: one can be added */
	BEIAN_PLACE_INSTANCE = 1 << 8,  /* the focus is inside one of a repeat: it can be removed */
	BEIAN_PLACE_LINK = 1 << 9,      /* the block in focus can take its answers from another */
	BEIAN_PLACE_DOUBT = 1 << 10,    /* the finding in focus can be confirmed */
	BEIAN_PLACE_ASK = 1 << 11,      /* one question with one line */
	BEIAN_PLACE_EXPORT = 1 << 12,   /* the page that writes the package */
	BEIAN_PLACE_ORIGINAL = 1 << 17, /* files to choose from, for a question that holds one */
	BEIAN_PLACE_WHICH = 1 << 18,    /* the questions that decide the kind */
	BEIAN_PLACE_OUTCOME = 1 << 19,  /* what they come to */
	BEIAN_PLACE_RECORD = 1 << 20,   /* a record, or a line of one, that a filing can begin from */
	BEIAN_PLACE_PAPERS = 1 << 21,   /* materials and letters */
	BEIAN_PLACE_LETTER = 1 << 22,   /* the row in focus has a letter */
	BEIAN_PLACE_SHEET = 1 << 23,    /* one letter to read */
	BEIAN_PLACE_NUMBERS = 1 << 24,  /* the inventory of service numbers */
	BEIAN_PLACE_NOTICE = 1 << 25,   /* a notice, or the row in focus is one */
	BEIAN_PLACE_TASKS = 1 << 26,    /* the list of what is due */
	BEIAN_PLACE_FOUND = 1 << 27,    /* the draft that is open says what was found */
	/* No key is bound to these; they only say whether a hint is true now. */
	BEIAN_PLACE_ROW = 1 << 13,      /* there is a row to choose */
	BEIAN_PLACE_MORE = 1 << 14,     /* there is another page of rows */
	BEIAN_PLACE_STEPS = 1 << 15,    /* there is another step */
	BEIAN_PLACE_FINDINGS = 1 << 16, /* there are findings to go to */
	BEIAN_PLACE_UNMENDED = 1 << 28, /* something was found that no filing mends yet */
	BEIAN_PLACE_ANY = 0x3fffffff,
} BeianPlace;

typedef struct {
	BeianKey key;
	guint places; /* BeianPlace, or-ed */
	BeianAction action;
	guint8 rank;      /* of the hint: 0 shows none; lower comes first */
	const char *hint; /* msgid of the word in the line of hints; NULL: none */
	const char *help; /* msgid of the sentence in help and manual */
} BeianBinding;

/* All bindings, *COUNT rows. */
const BeianBinding *beian_key_bindings(guint *count);
/* What holds for KEY in PLACES: the first row that fits; NULL: it does nothing there. */
const BeianBinding *beian_key_binding(BeianKey key, guint places);
/* What KEY does in PLACES (the first row that fits), or BEIAN_ACTION_NONE. */
BeianAction beian_key_action(BeianKey key, guint places);
/* The name of the first key that does ACTION in PLACES, for texts that tell people what to press; "" when
 * there is none. */
const char *beian_key_of(BeianAction action, guint places);
/* How a key is written for people: "F1", "Ctrl-Z", "Alt-N", "Enter". Static or interned. */
const char *beian_key_name(BeianKey key);
/* "next-step" …, as dumps and plain mode write actions. Static. */
const char *beian_action_name(BeianAction action);
/* The line of hints for PLACES, at most COLS columns wide, whole hints only: "F1 Help  Tab Next …". Free with
 * g_free. */
char *beian_key_hints(guint places, int cols);
