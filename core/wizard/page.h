/*
 * page: what the pages of the wizard share. For no one else. A page is one file and one row here; pages lie
 * on a stack.
 */
#pragma once
#include "core/wizard/frame.h"
#include "core/wizard/line.h"
#include "core/wizard/session.h"

typedef struct BeianPage BeianPage;

/* What a page can do. A slot that is NULL does nothing. */
typedef struct {
	const char *id;
	/* Places whose key bindings hold here, besides those of every page. */
	guint (*places)(const BeianSession *session, const BeianPage *page);
	/* Does ACTION; ARGUMENT is plain mode's or NULL. FALSE: nothing was done, ring the bell. */
	gboolean (*act)(BeianSession *session, BeianPage *page, BeianAction action, const char *argument,
		BeianCommands *commands);
	/* Takes typed characters. FALSE: there is no place for them. */
	gboolean (*type)(BeianSession *session, BeianPage *page, const char *text, BeianCommands *commands);
	/* Takes whatever else happens: rows that were looked up, things done and failed. */
	void (*hear)(
		BeianSession *session, BeianPage *page, const BeianMessage *message, BeianCommands *commands);
	void (*click)(BeianSession *session, BeianPage *page, int row, int col, BeianCommands *commands);
	void (*view)(const BeianSession *session, const BeianPage *page, BeianScreen *screen);
	/* Hands over what was typed and not taken yet. */
	void (*keep)(BeianSession *session, BeianPage *page, BeianCommands *commands);
	/* What F1 says here, and under which title; both free with g_free. Asked for anew at each view: the
	 * language may change. */
	char *(*help)(const BeianSession *session, const BeianPage *page, char **title);
	/* The person comes back to the page from the one above it. */
	void (*resume)(BeianSession *session, BeianPage *page, BeianCommands *commands);
	void (*free)(BeianPage *page);
} BeianPageKind;

/* The beginning of every page's own structure. */
struct BeianPage {
	const BeianPageKind *kind;
};

struct BeianSession {
	BeianLanguage language;
	gboolean plain, over, bell;
	BeianSize size;
	BeianDate day;    /* all zero: not known yet */
	GPtrArray *pages; /* stack of BeianPage, the last on top */
	gint64 ticket;    /* of the last lookup */

	gint64 draft; /* 0: none is open */
	BeianFiling *filing;
	const BeianAdviceBook *advice; /* the questions that decide the kind are open, no draft; NULL: not */
	BeianCatalogue catalogue;
	gboolean stocked;          /* the inventory has something to choose: its questions lead */
	char *holder;              /* who else has it open: it is read-only here */
	BeianDocument *document;   /* made anew after every step */
	BeianVerdict *verdict;     /* likewise */
	GArray *outline;           /* likewise: the steps of outline.h */
	BeianChecklist *checklist; /* likewise, while the page of materials is open; else NULL */
	GPtrArray *remarks;        /* of BeianRemarkDue, likewise */
	GPtrArray *due;            /* of BeianLetterDue, likewise; NULL also until the letters are there */
	BeianFacts *facts;
	int label_cols[BEIAN_LANGUAGES]; /* of its form's labels, measured once */

	char *status; /* what the last key did, as told to the person; NULL: nothing to tell */
	BeianRole status_role;
	char *unsaved;   /* why the last save failed; NULL: all that was sent is saved. Told until a save
			    succeeds. */
	gboolean warned; /* the person knows that leaving now loses what is unsaved */
	guint saving;    /* saves under way */
	guint step;      /* index of the step whose place is saved; G_MAXUINT: of none yet */
	guint review_selected; /* where one was in the list of findings */
	GPtrArray *said;       /* plain mode: lines since the last message */
};

/* The stack. Pushing takes the page; popping frees the top and resumes what lay under it. */
void beian_session_push(BeianSession *session, BeianPage *page);
void beian_session_pop(BeianSession *session, BeianCommands *commands);
BeianPage *beian_session_top(const BeianSession *session);

/* The filing as rules are asked about it. */
BeianCase beian_session_case(const BeianSession *session);
/* From now on the checklist and the letters due are made with every judgement; asks for the letters. Until
 * they are forgotten. */
void beian_session_want_papers(BeianSession *session, BeianCommands *commands);
void beian_session_forget_papers(BeianSession *session);
/* Has TEXT (given away) written to FILE, for its owner alone. */
void beian_session_write(BeianSession *session, const char *file, char *text, BeianCommands *commands);
/* Judges the filing anew. Called after every step. */
void beian_session_judge(BeianSession *session);
/* Sends STEP (given away) to be saved and judges; does nothing with an empty one. PLACE is where the person
 * is. */
void beian_session_save(BeianSession *session, BeianStep *step, const char *place, BeianCommands *commands);
/* Forgets the open draft and all that was made of it. */
void beian_session_forget_draft(BeianSession *session);
/* Takes OPENED over and goes to where one was. */
void beian_session_open(BeianSession *session, BeianOpened *opened, BeianCommands *commands);
/* Takes in what undo, redo or attaching changed, and what another draft knows. */
void beian_session_take_step(BeianSession *session, const BeianMessage *message, BeianCommands *commands);
void beian_session_take_fact(BeianSession *session, const BeianMessage *message);
/* Takes the letters that were asked for. */
void beian_session_take_letters(BeianSession *session, const BeianMessage *message, BeianCommands *commands);
/* Tells MESSAGE to every page on the stack, the top first. */
void beian_session_hear(BeianSession *session, const BeianMessage *message, BeianCommands *commands);
/* Has PATH answered with what of the inventory ID names, and all that it knows of what is open beside it. */
void beian_session_pick(BeianSession *session, const char *path, const char *id, BeianCommands *commands);
/* Sends STEP (given away) to be saved, empty or not: an empty one saves where one is. */
void beian_session_send_save(
	BeianSession *session, BeianStep *step, const char *place, BeianCommands *commands);
/* Whether the open draft may be changed; says why not. */
gboolean beian_session_may_write(BeianSession *session);
/* BEIAN_PLACE_FOUND where the open draft says what was found, which other filings mend, with
 * BEIAN_PLACE_UNMENDED where one is wanted that is not made; else 0. */
guint beian_session_places_found(const BeianSession *session);
/* Has the filings made that mend what the open draft found. FALSE: it may not be changed. */
gboolean beian_session_mend(BeianSession *session, BeianCommands *commands);
void beian_session_say(BeianSession *session, BeianRole role, const char *format, ...) G_GNUC_PRINTF(3, 4);
/* What stands in the line of status now, in *ROLE; NULL: nothing. Free with g_free. */
char *beian_session_status(const BeianSession *session, BeianRole *role);
/* Leaves the draft and the program. */
void beian_session_quit(BeianSession *session, BeianCommands *commands);
/* Leaves the draft for the list of drafts, unless something is not saved and the person was not warned yet:
 * FALSE. */
gboolean beian_session_leave(BeianSession *session, BeianCommands *commands);
/* Leaves the draft: commits nothing, closes, pops everything above the list of drafts. */
void beian_session_close(BeianSession *session, BeianCommands *commands);
/* The finding to show at PATH: the first broken one, else the first confirmed; NULL when there is none. */
const BeianFinding *beian_session_finding_at(const BeianSession *session, const char *path);
/* Looks up ROWS and returns the ticket they will carry. */
gint64 beian_session_look_up(BeianSession *session, BeianSource source, const char *argument,
	const char *words, guint first, guint count, BeianCommands *commands);

/* Where the questions that decide the kind are open: what they come to; NULL while answers are missing. */
const BeianAdvice *beian_session_advice(const BeianSession *session);
/* The same as text with its checklist; NULL likewise. Free with g_free. */
char *beian_session_advice_text(const BeianSession *session);
/* Begins the filing they lead to; FALSE: there is none to begin. */
gboolean beian_session_open_advised(BeianSession *session, BeianCommands *commands);
void beian_session_write_checklist(BeianSession *session, const char *file, BeianCommands *commands);

/* The frame around PAGE (frame.h). */
BeianBody beian_page_frame(const BeianSession *session, const BeianPage *page, BeianScreen *screen,
	const char *title, const char *right);

/* How an answer is shown to a person: the label of a code, the name of a region, the value of others. Free
 * with g_free. */
char *beian_page_show_answer(const BeianSession *session, const BeianItem *item);
/* The same of what the record says where ITEM says something else; NULL: it says the same, or nothing is
 * compared. */
char *beian_page_show_before(const BeianSession *session, const BeianItem *item);

/* The pages, each in its own file. The list of drafts; the kinds to begin, from RECORD as "3" or "3/2"
 * (app/records.h) or, for NULL, from nothing; the questions, beginning at PLACE (a path, or ""). */
BeianPage *beian_home_new(void);
BeianPage *beian_kinds_new(BeianSession *session, const char *record, BeianCommands *commands);
BeianPage *beian_form_page_new(const char *place);
/* Moves the form page, if it is on the stack, to the question at KEY, or to what the key of a link, an
 * instance or a confirmation is about. */
void beian_form_page_go(BeianSession *session, const char *key);
/* A list of codes for ITEM; WORDS is what was typed already. */
BeianPage *beian_picker_new(
	BeianSession *session, const BeianItem *item, const char *words, BeianCommands *commands);
/* The list, and the filter that another answer sets: "LIST" or "LIST COLUMN TOKEN". Free with g_free. */
char *beian_picker_argument(const BeianSession *session, const BeianItem *item);
/* The files for the question at PATH; WORDS as above. */
BeianPage *beian_files_new(
	BeianSession *session, const char *path, const char *words, BeianCommands *commands);
/* The materials and letters of the filing; one letter as it will be printed. */
BeianPage *beian_papers_page_new(BeianSession *session, BeianCommands *commands);
BeianPage *beian_letter_new(const BeianLetterDue *due);
BeianPage *beian_review_new(BeianSession *session);
/* What the bureau holds. */
BeianPage *beian_records_new(BeianSession *session, BeianCommands *commands);
/* What is due. */
BeianPage *beian_tasks_new(BeianSession *session, BeianCommands *commands);
/* What the bureau found or asks for. */
BeianPage *beian_notices_new(BeianSession *session, BeianCommands *commands);
/* Instances and service numbers; those that ITEM can take (form/form.h, inventory), WORDS as above. */
BeianPage *beian_numbers_new(BeianSession *session, BeianCommands *commands);
BeianPage *beian_inventory_picker_new(
	BeianSession *session, const BeianItem *item, const char *words, BeianCommands *commands);
/* What the questions that decide the kind come to. */
BeianPage *beian_outcome_new(void);
/* All questions asked now, to search and to jump to. */
BeianPage *beian_questions_new(BeianSession *session);
BeianPage *beian_export_new(const BeianSession *session);
/* Makes what is read, and its title, of what the session has now; both free with g_free. */
typedef char *BeianReadingText(const BeianSession *session, char **title);
/* TEXT to read; NULL: the help of the page that lies under it. */
BeianPage *beian_reading_new(BeianReadingText *text);
/* One question with one line to type. DONE gets what was typed when it was not blank. WORDS makes the
 * question; free with g_free. */
typedef char *BeianAskedWords(const BeianSession *session, const char *argument);
typedef void BeianAsked(
	BeianSession *session, const char *text, const char *argument, BeianCommands *commands);
BeianPage *beian_ask_new(BeianAskedWords *words, const char *argument, BeianAsked *done);
/* The same with TEXT in the line already. */
BeianPage *beian_ask_again(BeianAskedWords *words, const char *argument, const char *text, BeianAsked *done);

/* The help text of the question ITEM, and of keys in PLACES. Free with g_free. */
char *beian_help_of_item(const BeianSession *session, const BeianItem *item);
char *beian_help_of_keys(guint places);
/* What the province that is filed in demands; a BeianReadingText. */
char *beian_help_of_province(const BeianSession *session, char **title);
/* What, why, how to mend it and who says so. Free with g_free. */
char *beian_help_of_finding(const BeianSession *session, const BeianFinding *finding);

/* The plain skin's half of the wizard. */
void beian_plain_update(BeianSession *session, const BeianMessage *message, BeianCommands *commands);
/* Rows, things done: what becomes lines of plain mode. */
void beian_plain_hear(BeianSession *session, const BeianMessage *message);
void beian_plain_view(const BeianSession *session, BeianScreen *screen);
