/*
 * advice: which kind of filing somebody needs. The questions are a form like any other, forms/which; what
 * their answers come to stands in data/kind/outcomes.xml: outcomes in order, of which the first that fits
 * decides, notes that hold beside it, and the checklist of each, line by line, with sources.
 *
 * Pure: it opens no draft and knows no store.
 */
#pragma once
#include "core/filing/document.h"

/* The parts of a checklist, in the order of reading. */
typedef enum {
	BEIAN_ADVICE_PRECONDITIONS,
	BEIAN_ADVICE_MATERIALS,
	BEIAN_ADVICE_STEPS,
	BEIAN_ADVICE_LIMITS,
	BEIAN_ADVICE_AFTER, /* what comes after approval */
} BeianAdvicePart;
#define BEIAN_ADVICE_PARTS 5

/* One line of a checklist. */
typedef struct {
	BeianAdvicePart part;
	BeianExpression *when; /* NULL: always */
	BeianText text;
	char *source, *date;
	const char *file; /* interned */
	long line;
} BeianAdviceLine;

/* An answer that the draft begins with, beside those of questions that both forms ask. */
typedef struct {
	char *path;            /* concrete, of the kind's form */
	char *value;           /* as typed */
	BeianExpression *when; /* NULL: always */
	long line;
} BeianAdviceAnswer;

/* An outcome, or a note, which has neither kind nor lists. */
typedef struct {
	char *id;
	char *kind;            /* the filing to open; NULL: advice, nothing is filed with this program */
	BeianExpression *when; /* seen from the root */
	BeianText title, why, todo;
	char *source, *date;
	GPtrArray *lines;   /* of BeianAdviceLine, in order; borrowed from the book where a list is shared */
	GPtrArray *answers; /* of BeianAdviceAnswer */
	const char *file;   /* interned */
	long line;
} BeianAdvice;

typedef struct BeianAdviceBook BeianAdviceBook;

/* Reads forms/which and data/kind/outcomes.xml below DATADIR. CODES outlives the book. NULL with *ERROR (not
 * good) listing every mistake. */
BeianAdviceBook *beian_advice_read(const char *datadir, BeianCodes *codes, GError **error);
void beian_advice_free(BeianAdviceBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianAdviceBook, beian_advice_free)

/* The questions; borrowed. */
const BeianForm *beian_advice_form(const BeianAdviceBook *book);
/* Outcomes and notes, in order: elements BeianAdvice, borrowed. */
const GPtrArray *beian_advice_outcomes(const BeianAdviceBook *book);
const GPtrArray *beian_advice_notes(const BeianAdviceBook *book);
/*
 * Kinds that nobody files: who begins one is asked the questions, some answered by it, and files what they
 * lead to. Elements BeianAdvice with kind, title and answers; borrowed.
 */
const GPtrArray *beian_advice_entries(const BeianAdviceBook *book);
/* Answers in ASKED, of the book's form, what the entry KIND answers. FALSE: KIND is no entry. */
gboolean beian_advice_enter(const BeianAdviceBook *book, const char *kind, BeianFiling *asked);
/* Whether WHEN holds of DOCUMENT; NULL always does. */
gboolean beian_advice_holds(
	const BeianAdviceBook *book, const BeianExpression *when, const BeianDocument *document);
/* The outcome that DOCUMENT, of the book's form, comes to; NULL while an answer is missing. */
const BeianAdvice *beian_advice_decide(const BeianAdviceBook *book, const BeianDocument *document);
/* Whether the filing that ADVICE leads to can be prepared: its kind has a form where the book was read. */
gboolean beian_advice_can_open(const BeianAdviceBook *book, const BeianAdvice *advice);

/* What a part is called, in the language of the messages. Static. */
const char *beian_advice_part_title(BeianAdvicePart part);
/* The name of a part in data and JSON. Static. */
const char *beian_advice_part_name(BeianAdvicePart part);
/*
 * All that is to be said to DOCUMENT as paragraphs and checklist, in LANGUAGE, which is that of the messages:
 * lines of any length, to be wrapped by whoever shows them. Free with g_free.
 */
char *beian_advice_text(const BeianAdviceBook *book, const BeianAdvice *advice, const BeianDocument *document,
	BeianLanguage language);

/*
 * Puts into FILING, of the advised kind, what DOCUMENT answers already: the questions that both forms ask,
 * and the answers of ADVICE. Appends what changed to STEP.
 */
void beian_advice_fill(const BeianAdviceBook *book, const BeianAdvice *advice, const BeianDocument *document,
	BeianFiling *filing, BeianStep *step);
