/*
 * message: what happens to a session; command: what a session wants done. Both are plain data, owned by their
 * arrays.
 */
#pragma once
#include "core/advice/advice.h"
#include "core/filing/filing.h"
#include "core/letters/letter.h"
#include "core/rules/rules.h"
#include "core/wizard/key.h"
#include "core/wizard/row.h"
#include "core/wizard/screen.h"

/* What the id of a task begins with when it is a notice; its number follows. */
#define BEIAN_TASK_NOTICE "notice "

/* Sources that can be looked up. */
typedef enum {
	BEIAN_SOURCE_DRAFTS,  /* cells: title, kind, progress "31/40", day, the day something is due with " !"
				 when that is over (""), its state in each language (""); id: the draft's
				 number */
	BEIAN_SOURCE_CODES,   /* argument: list and, after a blank, "COLUMN TOKEN" of a filter; cells: label,
				 other label, token */
	BEIAN_SOURCE_FILES,   /* argument: a folder; cells: name, size, what it is */
	BEIAN_SOURCE_RECORDS, /* cells: name, number, "cancelled" or "", day; id: the record's number */
	BEIAN_SOURCE_RECORD,  /* argument: a record's number; cells: label in each language (""), value in
				 each; id:  the path */
	BEIAN_SOURCE_TASKS, /* cells: the day something is due (""), in how many days ("", "-2": it is over),
			       the state in each language, title; id: the draft's number, or BEIAN_TASK_NOTICE
			       and that of a notice */
	BEIAN_SOURCE_TASK, /* argument: id of a task; id: "due", "todo", "about", "said", "settled" (cells: in
			      each language), "next STATE" (cells: its name in each, "approves" or ""),
			      "answer" (the numbers of the notices that it answers together, ""), "open" (the
			      draft's number), "date" (the day it names, ""), or another thing to do */
	BEIAN_SOURCE_NOTICES, /* cells: what it is about, its kind in each language, its day, the day it names
				 (""), "settled DAY", "draft NUMBER" or ""; id: the notice's number */
	BEIAN_SOURCE_LOG,     /* argument: a draft's number; cells: day, the state in each language, who
				 entered it, note, due ("") */
	BEIAN_SOURCE_AFTER,   /* argument: a draft's number; cells: a line, in the language in use */
	BEIAN_SOURCE_INSTANCES, /* cells: name, product in each language, end, how many numbers are left and
				   free ("": not known), whether it is eligible ("yes", "no"); id: the
				   instance's number */
	BEIAN_SOURCE_INSTANCE,  /* argument: an instance's number; id: "quota" (cells: in all, counted, left,
				   free), "reason RULE" (in each language, the whole of it in each, "error"),
				   "number N" (sn, state in each language, draft and service, account, filing
				   number), or a thing to do */
	BEIAN_SOURCE_NUMBER,    /* argument: a service number, "n3"; id: "number N" as above, "next STATE" (in
				   each language), or a thing to do */
	BEIAN_SOURCE_INVENTORY, /* argument: what of the inventory a question takes (form/form.h); cells as
				   INSTANCES, of those that can be used, the last ""; id: "7", "n3" */
	BEIAN_SOURCE_KINDS, /* argument: NULL, or a record: only kinds that can begin from it; cells: title in
			       each language */
} BeianSource;

/* Everything loaded that does not change; borrowed by sessions from the application. */
typedef struct {
	const BeianRules *rules;
	BeianCodes *codes;
	const BeianLetterBook *letters; /* NULL: not asked for yet */
} BeianCatalogue;

typedef enum {
	BEIAN_MESSAGE_KEY,   /* key */
	BEIAN_MESSAGE_TEXT,  /* text: characters typed, pasted or sent by an input method, any number at once
			      */
	BEIAN_MESSAGE_CLICK, /* row, col */
	BEIAN_MESSAGE_COMMAND, /* text: what stood after the colon, such as "go entity/name" (plain mode) */
	BEIAN_MESSAGE_ANSWER,  /* text: a whole answer to the question in focus (plain mode) */
	BEIAN_MESSAGE_RESIZE,  /* row = rows, col = cols */
	BEIAN_MESSAGE_HANGUP,  /* the terminal is gone: save and quit */
	BEIAN_MESSAGE_DAY,     /* day: today, sent at start and when it changes */
	BEIAN_MESSAGE_OPENED,  /* opened */
	BEIAN_MESSAGE_SAVED,   /* number = revision */
	BEIAN_MESSAGE_STEP, /* step: what undo or redo changes; NULL: there is nothing left to undo or redo */
	BEIAN_MESSAGE_FAILED,  /* text: the error, as told to the person; command: the kind of what failed */
	BEIAN_MESSAGE_LETTERS, /* letters */
	BEIAN_MESSAGE_ROWS,    /* number = ticket, rows, first, more */
	BEIAN_MESSAGE_FACT, /* text: kind, a blank, the value; argument: the answer, "" when unknown elsewhere
			     */
	BEIAN_MESSAGE_PROGRESS, /* number of many */
	BEIAN_MESSAGE_DONE, /* text: what was done, as told to the person; command: the kind of what is done
			     */
} BeianMessageKind;

typedef enum {
	BEIAN_COMMAND_OPEN, /* id: a draft */
	BEIAN_COMMAND_ASK,  /* the questions that decide the kind: opened without a draft; text: the kind that
			       leads to them, or NULL */
	BEIAN_COMMAND_NEW,  /* text: kind, if it only leads to the questions as ASK; argument: the record it
			       begins from,  or NULL; step: the answers to those questions, or NULL */
	BEIAN_COMMAND_SAVE, /* step, and what the list of drafts shows of it */
	BEIAN_COMMAND_UNDO,
	BEIAN_COMMAND_REDO,
	BEIAN_COMMAND_PLACE,  /* another step is in sight: remember the question in PLACE; nothing is answered
			       */
	BEIAN_COMMAND_CLOSE,  /* the draft is left: give the lock back */
	BEIAN_COMMAND_DELETE, /* id */
	BEIAN_COMMAND_LOOKUP, /* number = ticket, source, argument, text: words, first, count */
	BEIAN_COMMAND_FACT,   /* text: kind, a blank, the value */
	BEIAN_COMMAND_ATTACH, /* text: file, argument: path of the question, flag: beside the one that is
				 there, as its smaller picture */
	BEIAN_COMMAND_EXPORT, /* text: file, argument: profile, flag: unfinished is welcome */
	BEIAN_COMMAND_WRITE,  /* text: file, argument: the text for it, flag: for its owner alone */
	BEIAN_COMMAND_ADVANCE, /* id: a draft, argument: the state it goes to, text: what was typed for it */
	BEIAN_COMMAND_RETRACT, /* id: the draft whose last step is taken back */
	BEIAN_COMMAND_LETTERS, /* the letters and hints are wanted */
	BEIAN_COMMAND_NUMBER,  /* argument: what to do with the inventory, text: what was typed for it */
	BEIAN_COMMAND_PICK,    /* argument: the path of a question, text: what of the inventory answers it */
	BEIAN_COMMAND_NOTICE,  /* id: a notice, argument: "answer", "alone", "settle", "reopen", "date", text:
				  what was typed for it */
	BEIAN_COMMAND_MEND,    /* id: the draft of an inspection: the drafts that mend what it found */
	BEIAN_COMMAND_CANCEL,  /* the export under way */
	BEIAN_COMMAND_QUIT,
} BeianCommandKind;

/* A draft that was opened. */
typedef struct {
	gint64 id;
	BeianFiling *filing; /* the session's from now on */
	BeianCatalogue catalogue;
	char *place;                   /* path of the question where one was; "" */
	BeianFacts *facts;             /* what other drafts know of its answers; the session's from now on */
	gboolean stocked;              /* the inventory has something that its questions can take */
	char *holder;                  /* who has it open elsewhere: it is read-only here; NULL: it is ours */
	const BeianAdviceBook *advice; /* no draft, but the questions of this book, borrowed; NULL: a draft */
} BeianOpened;

typedef struct {
	BeianMessageKind kind;
	BeianKey key;
	char *text;
	char *argument;
	int row, col;
	gint64 number, of;
	guint first;
	gboolean more;
	BeianDate day;
	BeianOpened opened;
	const BeianLetterBook *letters; /* borrowed from the application */
	BeianStep *step;
	GArray *rows; /* of BeianRow */
	BeianCommandKind command;
} BeianMessage;

typedef struct {
	BeianCommandKind kind;
	gint64 id;
	char *text;
	char *argument;
	gint64 number;
	BeianSource source;
	guint first, count;
	gboolean flag;
	BeianStep *step;                /* SAVE */
	char *title, *province, *place; /* SAVE */
	guint filled, required;         /* SAVE */
} BeianCommand;

/* Queues in order: elements BeianMessage, BeianCommand. Freeing clears what is left. */
typedef GArray BeianMessages;
typedef GArray BeianCommands;
BeianMessages *beian_messages_new(void);
BeianCommands *beian_commands_new(void);
/* Appends an all-zero element of KIND and returns it, borrowed until the next is added. */
BeianMessage *beian_messages_add(BeianMessages *messages, BeianMessageKind kind);
BeianCommand *beian_commands_add(BeianCommands *commands, BeianCommandKind kind);
void beian_message_clear(BeianMessage *message);
void beian_command_clear(BeianCommand *command);
