#include "config.h"
#include "core/wizard/key.h"
#include "core/base/width.h"
#include <glib/gi18n.h>

#define TEXT BEIAN_PLACE_TEXT
#define HOME BEIAN_PLACE_HOME
#define FORM BEIAN_PLACE_FORM
#define LIST BEIAN_PLACE_LIST
#define REVIEW BEIAN_PLACE_REVIEW
#define CHOICE BEIAN_PLACE_CHOICE
#define REPEAT BEIAN_PLACE_REPEAT
#define INSTANCE BEIAN_PLACE_INSTANCE
#define LINK BEIAN_PLACE_LINK
#define DOUBT BEIAN_PLACE_DOUBT
#define PAGE BEIAN_PLACE_PAGE
#define ASK BEIAN_PLACE_ASK
#define EXPORT BEIAN_PLACE_EXPORT
#define ORIGINAL BEIAN_PLACE_ORIGINAL
#define WHICH BEIAN_PLACE_WHICH
#define OUTCOME BEIAN_PLACE_OUTCOME
#define RECORD BEIAN_PLACE_RECORD
#define NUMBERS BEIAN_PLACE_NUMBERS
#define NOTICE BEIAN_PLACE_NOTICE
#define TASKS BEIAN_PLACE_TASKS
#define FOUND BEIAN_PLACE_FOUND
#define ASKING (FORM | WHICH)
#define PAPERS BEIAN_PLACE_PAPERS
#define LETTER BEIAN_PLACE_LETTER
#define SHEET BEIAN_PLACE_SHEET
#define ANY BEIAN_PLACE_ANY
#define ROWS (HOME | LIST | REVIEW | PAGE | OUTCOME | PAPERS | SHEET)
#define KEY(name) BEIAN_KEY_##name
#define CONTROL(letter) BEIAN_KEY_CONTROL(letter)
#define ALT(letter) BEIAN_KEY_ALT(letter)
#define DO(name) BEIAN_ACTION_##name

/*
 * Only keys that every terminal sends: a vt100 has neither F5 nor Page Down, so each function key and each
 * page key has a twin with Alt (or Escape and then the letter), and nothing needs Shift or Control with an
 * arrow. Control-H, I, J and M are Backspace, Tab and Enter; Control-Z stays job control, so undo is F6.
 * Inside text the Control letters are those of every shell. F11 and F12 belong to terminals and window
 * managers. No letter O with Alt: its bytes begin the arrows of a vt100.
 *
 * The first row that fits wins: rows before text, so that Home goes to the first row of a list that is
 * searched by typing.
 */
static const BeianBinding bindings[] = {
	{KEY(HOME), ROWS, DO(FIRST), 0, NULL, N_("Go to the first row.")},
	{KEY(END), ROWS, DO(LAST), 0, NULL, N_("Go to the last row.")},

	{KEY(LEFT), TEXT, DO(LEFT), 0, NULL, N_("Move one character to the left.")},
	{CONTROL('B'), TEXT, DO(LEFT), 0, NULL, N_("Move one character to the left.")},
	{KEY(RIGHT), TEXT, DO(RIGHT), 0, NULL, N_("Move one character to the right.")},
	{CONTROL('F'), TEXT, DO(RIGHT), 0, NULL, N_("Move one character to the right.")},
	{KEY(WORD_LEFT), TEXT, DO(WORD_LEFT), 0, NULL, N_("Move one word to the left.")},
	{ALT('B'), TEXT, DO(WORD_LEFT), 0, NULL, N_("Move one word to the left.")},
	{KEY(WORD_RIGHT), TEXT, DO(WORD_RIGHT), 0, NULL, N_("Move one word to the right.")},
	{ALT('F'), TEXT, DO(WORD_RIGHT), 0, NULL, N_("Move one word to the right.")},
	{KEY(HOME), TEXT, DO(LINE_START), 0, NULL, N_("Go to the beginning of the text.")},
	{CONTROL('A'), TEXT, DO(LINE_START), 0, NULL, N_("Go to the beginning of the text.")},
	{KEY(END), TEXT, DO(LINE_END), 0, NULL, N_("Go to the end of the text.")},
	{CONTROL('E'), TEXT, DO(LINE_END), 0, NULL, N_("Go to the end of the text.")},
	{KEY(BACKSPACE), TEXT, DO(ERASE_BACK), 0, NULL, N_("Erase the character before the cursor.")},
	{KEY(DELETE), TEXT, DO(ERASE_FORWARD), 0, NULL, N_("Erase the character under the cursor.")},
	{CONTROL('D'), TEXT, DO(ERASE_FORWARD), 0, NULL, N_("Erase the character under the cursor.")},
	{CONTROL('W'), TEXT, DO(ERASE_WORD), 0, NULL, N_("Erase the word before the cursor.")},
	{CONTROL('U'), TEXT, DO(ERASE_TO_START), 0, NULL, N_("Erase everything before the cursor.")},
	{CONTROL('K'), TEXT, DO(ERASE_TO_END), 0, NULL, N_("Erase everything from the cursor on.")},

	{KEY(UP), ANY, DO(UP), 0, NULL, N_("Go one field or row up.")},
	{CONTROL('P'), ANY, DO(UP), 0, NULL, N_("Go one field or row up.")},
	{KEY(DOWN), ANY, DO(DOWN), 0, NULL, N_("Go one field or row down.")},
	{CONTROL('N'), ANY, DO(DOWN), 0, NULL, N_("Go one field or row down.")},
	{KEY(TAB), ANY, DO(NEXT), 0, NULL, N_("Go to the next field.")},
	{KEY(BACKTAB), ANY, DO(PREVIOUS), 0, NULL, N_("Go to the previous field.")},
	{KEY(PAGE_DOWN), ASKING, DO(NEXT_STEP), 5, N_("Step"), N_("Go to the next step.")},
	{ALT('N'), ASKING, DO(NEXT_STEP), 0, NULL, N_("Go to the next step.")},
	{KEY(PAGE_UP), ASKING, DO(PREVIOUS_STEP), 0, NULL, N_("Go to the previous step.")},
	{ALT('P'), ASKING, DO(PREVIOUS_STEP), 0, NULL, N_("Go to the previous step.")},
	{KEY(PAGE_DOWN), ROWS, DO(PAGE_DOWN), 4, N_("Page"), N_("Go one page down.")},
	{ALT('N'), ROWS, DO(PAGE_DOWN), 0, NULL, N_("Go one page down.")},
	{KEY(PAGE_UP), ROWS, DO(PAGE_UP), 0, NULL, N_("Go one page up.")},
	{ALT('P'), ROWS, DO(PAGE_UP), 0, NULL, N_("Go one page up.")},

	{KEY(ENTER), ASKING, DO(ACCEPT), 2, N_("Next"), N_("Keep the answer and go on to the next field.")},
	{KEY(ENTER), HOME, DO(ACCEPT), 2, N_("Open"), N_("Open the draft.")},
	{KEY(ENTER), LIST, DO(ACCEPT), 2, N_("Choose"), N_("Choose the row, or open it.")},
	{KEY(ENTER), REVIEW, DO(ACCEPT), 2, N_("Go to it"),
		N_("Go to the question that the finding points at.")},
	{KEY(ENTER), PAGE, DO(ACCEPT), 2, N_("Go on"), N_("Leave this text.")},
	{KEY(ENTER), ASK, DO(ACCEPT), 2, N_("Go on"), N_("Answer with what was typed.")},
	{KEY(ENTER), EXPORT, DO(ACCEPT), 2, N_("Export"), N_("Write the package.")},
	{KEY(ENTER), OUTCOME, DO(ACCEPT), 2, N_("Begin"), N_("Begin the filing that the answers lead to.")},
	{KEY(ENTER), PAPERS, DO(ACCEPT), 2, N_("Do it"),
		N_("Attach a file to the material, put the sentence into its remark, or look at the "
		   "letter.")},
	{KEY(ESCAPE), ASKING | OUTCOME | LIST | REVIEW | PAGE | ASK | EXPORT | PAPERS | SHEET, DO(BACK), 8,
		N_("Back"), N_("Leave this page; nothing is lost.")},
	{KEY(ESCAPE), ANY, DO(BACK), 0, NULL, N_("Leave this page; nothing is lost.")},

	{KEY(F1), PAGE, DO(HELP), 0, NULL, N_("Leave this text.")},
	{ALT('H'), PAGE, DO(HELP), 0, NULL, N_("Leave this text.")},
	{KEY(F1), ANY, DO(HELP), 1, N_("Help"), N_("Show help for this page and this field.")},
	{ALT('H'), ANY, DO(HELP), 0, NULL, N_("Show help for this page and this field.")},
	{KEY(F2), CHOICE, DO(CHOOSE), 3, N_("Choose"), N_("Choose the answer from a list.")},
	{ALT('C'), CHOICE, DO(CHOOSE), 0, NULL, N_("Choose the answer from a list.")},
	{KEY(F3), ORIGINAL, DO(SMALLER), 3, N_("Smaller"),
		N_("Attach the file beside the original, as its smaller picture for miit-3.0.")},
	{ALT('A'), ORIGINAL, DO(SMALLER), 0, NULL,
		N_("Attach the file beside the original, as its smaller picture for miit-3.0.")},
	{KEY(F3), REPEAT, DO(ADD), 9, N_("Add"), N_("Add another one of what repeats here.")},
	{ALT('A'), REPEAT, DO(ADD), 0, NULL, N_("Add another one of what repeats here.")},
	{KEY(F3), HOME, DO(NEW), 3, N_("New"), N_("Begin a new filing.")},
	{ALT('A'), HOME, DO(NEW), 0, NULL, N_("Begin a new filing.")},
	{KEY(F3), NUMBERS, DO(NEW), 3, N_("New"), N_("Enter an instance.")},
	{ALT('A'), NUMBERS, DO(NEW), 0, NULL, N_("Enter an instance.")},
	{KEY(F3), WHICH, DO(NEW), 3, N_("Kinds"), N_("Choose the kind of filing from the list of kinds.")},
	{ALT('A'), WHICH, DO(NEW), 0, NULL, N_("Choose the kind of filing from the list of kinds.")},
	{KEY(F3), RECORD, DO(NEW), 3, N_("New"),
		N_("Begin a filing from the record; on a line of a service, from that service of it.")},
	{ALT('A'), RECORD, DO(NEW), 0, NULL,
		N_("Begin a filing from the record; on a line of a service, from that service of it.")},
	{KEY(F3), NOTICE, DO(ANSWER), 3, N_("Answer"),
		N_("Begin the draft that answers the notice, with the others of its entity; or open it.")},
	{ALT('A'), NOTICE, DO(ANSWER), 0, NULL,
		N_("Begin the draft that answers the notice, with the others of its entity; or open it.")},
	{KEY(F4), NOTICE, DO(SETTLE), 4, N_("Settled"),
		N_("Enter that the notice is settled, or open it again.")},
	{ALT('D'), NOTICE, DO(SETTLE), 0, NULL, N_("Enter that the notice is settled, or open it again.")},
	{KEY(F5), NOTICE, DO(DATE), 5, N_("Day"), N_("Enter by which day the notice is to be answered.")},
	{ALT('S'), NOTICE, DO(DATE), 0, NULL, N_("Enter by which day the notice is to be answered.")},
	{KEY(F8), HOME | TASKS, DO(NOTICES), 17, N_("Notices"),
		N_("Show what the bureau found or asks for, settled and not, to answer it.")},
	{ALT('E'), HOME | TASKS, DO(NOTICES), 0, NULL,
		N_("Show what the bureau found or asks for, settled and not, to answer it.")},
	{ALT('W'), FOUND, DO(MEND), 5, N_("Mend"),
		N_("Make the filings that mend what was found, and name each at its finding.")},
	{KEY(F4), INSTANCE, DO(REMOVE), 10, N_("Remove"), N_("Remove the one that the cursor is in.")},
	{ALT('D'), INSTANCE, DO(REMOVE), 0, NULL, N_("Remove the one that the cursor is in.")},
	{KEY(F4), HOME, DO(DELETE), 18, N_("Delete"), N_("Delete the draft, after asking.")},
	{ALT('D'), HOME, DO(DELETE), 0, NULL, N_("Delete the draft, after asking.")},
	{KEY(F5), HOME, DO(RECORDS), 15, N_("Records"), N_("Show what the bureau holds.")},
	{ALT('R'), HOME, DO(RECORDS), 0, NULL, N_("Show what the bureau holds.")},
	{KEY(F6), HOME, DO(TASKS), 15, N_("Tasks"), N_("Show what is due, and enter what happened.")},
	{ALT('T'), HOME, DO(TASKS), 0, NULL, N_("Show what is due, and enter what happened.")},
	{KEY(F7), HOME, DO(NUMBERS), 16, N_("Numbers"),
		N_("Show the instances that can carry filings, and their service numbers.")},
	{ALT('S'), HOME, DO(NUMBERS), 0, NULL,
		N_("Show the instances that can carry filings, and their service numbers.")},
	{KEY(F5), LINK, DO(LINK), 4, N_("Same as"),
		N_("Take the answers of this block from another one, or stop doing so.")},
	{ALT('S'), LINK, DO(LINK), 0, NULL,
		N_("Take the answers of this block from another one, or stop doing so.")},
	{KEY(F6), FORM, DO(UNDO), 11, N_("Undo"), N_("Undo the last change.")},
	{ALT('U'), FORM, DO(UNDO), 0, NULL, N_("Undo the last change.")},
	{KEY(F7), FORM, DO(REDO), 12, N_("Redo"), N_("Do again what was undone.")},
	{ALT('R'), FORM, DO(REDO), 0, NULL, N_("Do again what was undone.")},
	{KEY(F8), FORM, DO(NEXT_FINDING), 7, N_("Finding"), N_("Go to the next finding.")},
	{ALT('E'), FORM, DO(NEXT_FINDING), 0, NULL, N_("Go to the next finding.")},
	{KEY(F9), FORM, DO(REVIEW), 6, N_("Review"),
		N_("Show everything that stands in the way of the export.")},
	{ALT('V'), FORM, DO(REVIEW), 0, NULL, N_("Show everything that stands in the way of the export.")},
	{KEY(F9), WHICH, DO(REVIEW), 6, N_("Outcome"), N_("Show what the answers come to.")},
	{ALT('V'), WHICH, DO(REVIEW), 0, NULL, N_("Show what the answers come to.")},
	{KEY(F9), OUTCOME, DO(EXPORT), 3, N_("Checklist"), N_("Write the checklist to a text file.")},
	{ALT('X'), OUTCOME, DO(EXPORT), 0, NULL, N_("Write the checklist to a text file.")},
	{KEY(F9), REVIEW, DO(EXPORT), 3, N_("Export"), N_("Write the package.")},
	{ALT('X'), REVIEW, DO(EXPORT), 0, NULL, N_("Write the package.")},
	{KEY(F9), PAPERS, DO(EXPORT), 4, N_("Checklist"), N_("Write the checklist to a text file.")},
	{ALT('X'), PAPERS, DO(EXPORT), 0, NULL, N_("Write the checklist to a text file.")},
	{KEY(F9), SHEET, DO(EXPORT), 3, N_("Write"), N_("Write the letter to a text file.")},
	{ALT('X'), SHEET, DO(EXPORT), 0, NULL, N_("Write the letter to a text file.")},
	{KEY(F3), LETTER, DO(LETTER), 3, N_("Letter"), N_("Look at the letter for the material.")},
	{ALT('A'), LETTER, DO(LETTER), 0, NULL, N_("Look at the letter for the material.")},
	{ALT('M'), REVIEW, DO(MATERIALS), 9, N_("Materials"),
		N_("Show which materials are needed, why, and the letters for them.")},
	{ALT('M'), FORM, DO(MATERIALS), 0, NULL,
		N_("Show which materials are needed, why, and the letters for them.")},
	{ALT('M'), PAPERS, DO(MATERIALS), 0, NULL, N_("Leave this page; nothing is lost.")},
	{ALT('Y'), DOUBT, DO(CONFIRM), 3, N_("Confirm"),
		N_("Confirm that a doubted value is right, with a reason.")},
	{CONTROL('Y'), DOUBT, DO(CONFIRM), 0, NULL,
		N_("Confirm that a doubted value is right, with a reason.")},
	{ALT('G'), ASKING, DO(JUMP), 0, NULL, N_("Go to a question by its name.")},
	{CONTROL('G'), ASKING, DO(JUMP), 0, NULL, N_("Go to a question by its name.")},

	{ALT('I'), FORM | REVIEW, DO(PROVINCE), 0, NULL,
		N_("Read what the province demands that is filed in.")},

	{ALT('L'), ANY, DO(LANGUAGE), 13, N_("中文"), N_("Change the language: 中文, English.")},
	{CONTROL('L'), ANY, DO(REDRAW), 0, NULL, N_("Draw the screen again.")},
	{CONTROL('Z'), ANY, DO(SUSPEND), 0, NULL,
		N_("Leave the program waiting and return to the shell; fg brings it back.")},
	{KEY(F10), ANY, DO(QUIT), 14, N_("Quit"), N_("Quit; everything is saved.")},
	{ALT('Q'), ANY, DO(QUIT), 0, NULL, N_("Quit; everything is saved.")},
	{CONTROL('C'), ANY, DO(QUIT), 0, NULL, N_("Quit; everything is saved.")},
};

static const char *const key_names[] = {
	"",
	"Up",
	"Down",
	"Left",
	"Right",
	"Ctrl-Left",
	"Ctrl-Right",
	"Home",
	"End",
	"PgUp",
	"PgDn",
	"Tab",
	"Shift-Tab",
	"Enter",
	"Esc",
	"Backspace",
	"Delete",
	"Insert",
	"F1",
	"F2",
	"F3",
	"F4",
	"F5",
	"F6",
	"F7",
	"F8",
	"F9",
	"F10",
	"F11",
	"F12",
};
G_STATIC_ASSERT(G_N_ELEMENTS(key_names) == BEIAN_KEY_F12 + 1);

static const char *const action_names[] = {
	"none",
	"left",
	"right",
	"word-left",
	"word-right",
	"line-start",
	"line-end",
	"erase-back",
	"erase-forward",
	"erase-word",
	"erase-to-start",
	"erase-to-end",
	"up",
	"down",
	"page-up",
	"page-down",
	"first",
	"last",
	"next",
	"previous",
	"next-step",
	"previous-step",
	"next-finding",
	"accept",
	"back",
	"help",
	"choose",
	"smaller",
	"undo",
	"redo",
	"add",
	"remove",
	"link",
	"confirm",
	"jump",
	"province",
	"materials",
	"letter",
	"review",
	"export",
	"mend",
	"new",
	"delete",
	"records",
	"tasks",
	"numbers",
	"notices",
	"answer",
	"settle",
	"date",
	"language",
	"redraw",
	"suspend",
	"quit",
};
G_STATIC_ASSERT(G_N_ELEMENTS(action_names) == BEIAN_ACTIONS);

const BeianBinding *
beian_key_bindings(guint *count)
{
	*count = G_N_ELEMENTS(bindings);
	return bindings;
}

const BeianBinding *
beian_key_binding(BeianKey key, guint places)
{
	for (guint i = 0; i < G_N_ELEMENTS(bindings); i++)
		if (bindings[i].key == key && (bindings[i].places & places) != 0)
			return &bindings[i];
	return NULL;
}

BeianAction
beian_key_action(BeianKey key, guint places)
{
	const BeianBinding *row = beian_key_binding(key, places);

	return row != NULL ? row->action : BEIAN_ACTION_NONE;
}

const char *
beian_key_of(BeianAction action, guint places)
{
	for (guint i = 0; i < G_N_ELEMENTS(bindings); i++)
		if (bindings[i].action == action && (bindings[i].places & places) != 0)
			return beian_key_name(bindings[i].key);
	return "";
}

const char *
beian_key_name(BeianKey key)
{
	char name[] = "Ctrl-A";

	if (key <= BEIAN_KEY_F12)
		return key_names[key];
	if (key >= BEIAN_KEY_ALT_A) {
		g_snprintf(name, sizeof name, "Alt-%c", 'A' + (key - BEIAN_KEY_ALT_A) % 26);
		return g_intern_string(name);
	}
	name[5] = (char)('A' + (key - BEIAN_KEY_CONTROL_A) % 26);
	return g_intern_string(name);
}

const char *
beian_action_name(BeianAction action)
{
	return action_names[action];
}

static gint
compare_ranks(gconstpointer a, gconstpointer b)
{
	const BeianBinding *const *first = a, *const *second = b;

	return (*first)->rank - (*second)->rank;
}

/* Keys that work wherever their row says, and yet could do nothing just now: they are hinted at only where
 * WHEN holds too. */
static const struct {
	BeianAction action;
	guint places, when;
} conditions[] = {
	{DO(ACCEPT), HOME | LIST | REVIEW | OUTCOME | PAPERS, BEIAN_PLACE_ROW},
	{DO(DELETE), HOME, BEIAN_PLACE_ROW},
	{DO(PAGE_DOWN), ROWS, BEIAN_PLACE_MORE},
	{DO(NEXT_STEP), ASKING, BEIAN_PLACE_STEPS},
	{DO(NEXT_FINDING), FORM, BEIAN_PLACE_FINDINGS},
	{DO(MEND), FOUND, BEIAN_PLACE_UNMENDED},
};

static gboolean
is_true(const BeianBinding *row, guint places)
{
	for (gsize i = 0; i < G_N_ELEMENTS(conditions); i++)
		if (conditions[i].action == row->action && (conditions[i].places & row->places) != 0)
			return (conditions[i].when & places) != 0;
	return TRUE;
}

/* The rows that are hinted at in PLACES and not hidden by an earlier row for the same key. */
static GPtrArray *
hinted(guint places)
{
	GPtrArray *rows = g_ptr_array_new();

	for (guint i = 0; i < G_N_ELEMENTS(bindings); i++) {
		const BeianBinding *row = &bindings[i];
		if (row->rank > 0 && beian_key_binding(row->key, places) == row && is_true(row, places))
			g_ptr_array_add(rows, (gpointer)row);
	}
	g_ptr_array_sort(rows, compare_ranks);
	return rows;
}

char *
beian_key_hints(guint places, int cols)
{
	g_autoptr(GPtrArray) rows = hinted(places);
	GString *line = g_string_new(NULL);
	int used = 0;

	for (guint i = 0; i < rows->len; i++) {
		const BeianBinding *row = rows->pdata[i];
		gsize before = line->len;
		g_string_append(line, used > 0 ? "  " : "");
		g_string_append(line, beian_key_name(row->key));
		g_string_append_c(line, ' ');
		g_string_append(line, _(row->hint));
		int wide = beian_width_cols(line->str + before);
		if (used + wide > cols)
			g_string_truncate(line, before);
		else
			used += wide;
	}
	return g_string_free(line, FALSE);
}
