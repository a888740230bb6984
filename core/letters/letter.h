/*
 * letter: letters, statements and commitments that have no official template, as text made from the answers,
 * ready to print and sign; and hints for scans. Both are data, data/letters/NAME.xml.
 *
 * A letter belongs to a material, to rules, or to neither. Whether a filing needs it is said by the
 * checklist, and by the verdict; a letter only says which of several wordings fits.
 */
#pragma once
#include "core/letters/checklist.h"

/* What a body is made of, in order. */
typedef enum {
	BEIAN_LETTER_TO,   /* whom it is for: flush left */
	BEIAN_LETTER_P,    /* a paragraph: its first line is indented by two Han characters */
	BEIAN_LETTER_LINE, /* one line of a list: indented */
	BEIAN_LETTER_SUB,  /* a line below such a line: indented further */
	BEIAN_LETTER_GAP,  /* an empty line */
	BEIAN_LETTER_EACH, /* its parts once for each element selected */
	BEIAN_LETTER_SIGN, /* a line to sign or to seal, at the right */
	BEIAN_LETTER_DATE, /* the day, or blanks for it, at the right */
} BeianLetterPartKind;

typedef struct {
	BeianLetterPartKind kind;
	BeianExpression *when;   /* NULL: always */
	BeianExpression *select; /* EACH */
	GPtrArray *parts;        /* EACH: of BeianLetterPart */
	GPtrArray *pieces;       /* the others: of BeianLetterPiece */
} BeianLetterPart;

/* Text, or what stands in braces. */
typedef struct {
	char *text;                  /* NULL: a placeholder */
	BeianExpression *expression; /* seen from the element the letter is about, or from the one of EACH */
} BeianLetterPiece;

typedef struct {
	char *id;
	BeianText title,
		use;    /* what it is, and when it is needed; the Chinese title is the letter's heading */
	BeianText sign; /* who signs and seals it */
	char *source, *date;
	BeianExpression *for_each; /* the elements it is about, one letter each */
	BeianExpression *when;     /* whether this wording fits; NULL: always */
	char *material;            /* the question it is attached to, seen from the element; NULL: none */
	char **rules;              /* ids of rules that it answers, NULL-terminated */
	GPtrArray *body;           /* of BeianLetterPart */
	const char *file;          /* interned */
	long line;
} BeianLetter;

/* What no machine sees in a scan. */
typedef struct {
	char **materials; /* templates of the questions it is about; empty: all */
	BeianExpression *when;
	BeianText text;
	char *source, *date;
	const char *file; /* interned */
	long line;
} BeianHint;

/* A sentence that rules want in a remark. */
typedef struct {
	char **rules; /* NULL-terminated */
	char *into;   /* the question it is put into, seen from the element that the rule was asked for */
	BeianLetterPart *words; /* of the kind BEIAN_LETTER_LINE */
	char *source, *date;
	const char *file; /* interned */
	long line;
} BeianRemark;

typedef struct BeianLetterBook BeianLetterBook;

/* Reads DATADIR/data/letters/; a folder that is not there is an empty book. NULL with *ERROR (not good)
 * listing every mistake. */
BeianLetterBook *beian_letters_read(const char *datadir, GError **error);
void beian_letters_free(BeianLetterBook *book);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianLetterBook, beian_letters_free)
/* In the order of their files and in them: elements BeianLetter; BeianHint; borrowed. */
const GPtrArray *beian_letters_all(const BeianLetterBook *book);
const GPtrArray *beian_letters_hints(const BeianLetterBook *book);
const GPtrArray *beian_letters_remarks(const BeianLetterBook *book);
/* The letter called ID, or NULL. */
const BeianLetter *beian_letters_find(const BeianLetterBook *book, const char *id);

/* A letter about one element of a filing. */
typedef struct {
	const BeianLetter *letter;
	const BeianXmlNode *node; /* of the document, borrowed */
	char *path;               /* the concrete path of NODE; "" for the whole filing */
	BeianNeed need;
	const BeianMaterial *material; /* of the checklist, borrowed; NULL: it belongs to none */
} BeianLetterDue;

/*
 * The letters of BOOK that concern the filing of INPUT, whose CHECKLIST this is, by need: elements
 * BeianLetterDue, owned; free with g_ptr_array_unref. Letters of need "none" are left out.
 */
GPtrArray *beian_letters_due(const BeianLetterBook *book, const BeianRules *rules, const BeianCase *input,
	const BeianChecklist *checklist);

/* A sentence that a finding of one filing asks for. */
typedef struct {
	const BeianRemark *remark;
	const BeianFinding *finding; /* of the checklist's verdict, borrowed */
	const BeianItem *item;       /* the question it is put into, borrowed from the document */
	char *sentence;
	char *text; /* what stands there already with the sentence at its end */
} BeianRemarkDue;

/* The sentences that the filing of INPUT lacks, each place and sentence once: elements BeianRemarkDue, owned;
 * free with g_ptr_array_unref. */
GPtrArray *beian_remarks_due(const BeianLetterBook *book, const BeianRules *rules, const BeianCase *input,
	const BeianChecklist *checklist);

/* So wide is a letter: 36 Han characters, which a page of A4 holds in any usual size of print. */
#define BEIAN_LETTER_COLS 72
/* What stands where an answer is missing. */
#define BEIAN_LETTER_BLANK "________"
/*
 * DUE as text, lines of at most BEIAN_LETTER_COLS columns, ended by a line feed. DAY is the day it is signed;
 * NULL leaves room for it. The concrete paths of answers it lacks are added to MISSING (of char *, owned),
 * once each. Free with g_free.
 */
char *beian_letter_write(const BeianLetterDue *due, const BeianRules *rules, const BeianCase *input,
	const BeianDate *day, GPtrArray *missing);
/* What a person calls it: its title, and what it is about where that is one of several. Free with g_free. */
char *beian_letter_title(const BeianLetterDue *due, BeianLanguage language);

/*
 * The checklist to read and to print in LANGUAGE, which is that of the messages: lines of at most COLS
 * columns. BOOK may be NULL: no hints, no letters. Free with g_free.
 */
char *beian_checklist_text(const BeianChecklist *checklist, const BeianLetterBook *book,
	const BeianRules *rules, const BeianCase *input, BeianLanguage language, int cols);
/* The same of MATERIAL alone, without what it is called. */
char *beian_material_text(const BeianMaterial *material, const BeianLetterBook *book, const BeianRules *rules,
	const BeianCase *input, BeianLanguage language, int cols);
/* Whether HINT is about MATERIAL in this filing; NULL: about all of them. */
gboolean beian_hint_is_about(const BeianHint *hint, const BeianMaterial *material, const BeianRules *rules,
	const BeianCase *input);
