/*
 * form: what to ask. A form is read from forms/KIND/form.xml, with groups of forms/shared/, and texts beside
 * it in two languages.
 *
 * Read, link, check: a name that nothing defines is a complaint with file, line and the nearest name; all
 * complaints are reported. The XML trees are freed; what stays is plain structures, immutable and shared.
 */
#pragma once
#include "core/base/error.h"
#include "core/base/language.h"
#include "core/codes/codes.h"
#include "core/types/type.h"
#include "core/xml/expression.h"

typedef enum {
	BEIAN_BLOCK_STEP,   /* one page of the wizard, or several where a step repeats */
	BEIAN_BLOCK_GROUP,  /* questions under one heading */
	BEIAN_BLOCK_REPEAT, /* questions asked once an instance */
} BeianBlockKind;

typedef enum {
	BEIAN_TEXT_LABEL,
	BEIAN_TEXT_HINT,    /* one line, shown while the field has the focus */
	BEIAN_TEXT_HELP,    /* shown on request */
	BEIAN_TEXT_EXAMPLE, /* a value as one would type it */
} BeianTextKind;
#define BEIAN_TEXT_KINDS 4

typedef struct BeianBlock BeianBlock;

/* What begins with this path is what the bureau holds of the question at the rest of it: of the record that a
 * filing starts from. */
#define BEIAN_FORM_BASE "base/"
/* What a notice found, one by one, which other filings mend. */
#define BEIAN_FORM_FINDING "finding"

/* What a question has as FACT whose answer is looked up as nothing, whatever its type says. */
#define BEIAN_FORM_NO_FACT "no"

/* What a question has as INVENTORY that a service number answers, and the path of an instance's own name: the
 * two are chosen from the inventory, and fill the rest. */
#define BEIAN_FORM_NUMBER "number/sn"
#define BEIAN_FORM_INSTANCE "instance/name"

/* One thing to ask. Paths here are templates: without the numbers of repeats ("service/domain/name"). */
typedef struct {
	char *path;  /* from the root */
	char *owner; /* path of the element that expressions are seen from; "" is the root */
	const BeianType *type;
	char *type_from; /* path of the code question whose row names the type in the column "number-type";
			    NULL: TYPE it is, and TYPE also while that question is open */
	BeianFacets facets;
	char *list;         /* owner of facets.list */
	char *where_column; /* choice filter: only rows whose cell in this column lists the answer at
			       where_path; NULL: all rows */
	char *where_path;
	char *fact; /* the kind of fact that an answer is looked up as; NULL: its type says (rules/rules.h) */
	char *inventory; /* what of the inventory answers it: a path of the form "instance", or
			    BEIAN_FORM_NUMBER; NULL: nothing */
	gboolean leads;  /* its group begins with it on pages, where the inventory has something to choose */
	BeianExpression *required, *relevant, *readonly, *calculate; /* NULL: no, yes, no, none */
	BeianExpression *record; /* what of a record answers it, seen from the record's element at OWNER;
				    NULL: its element at PATH */
	BeianText texts[BEIAN_TEXT_KINDS];
	gboolean due;            /* its answer is the day by which the filing itself must be done */
	char *was;               /* the path an older form had for this */
	char *source;            /* where the requirement comes from */
	const BeianBlock *block; /* innermost */
	guint index;             /* position in the form's order of questions */
	const char *file;        /* for messages; interned */
	long line;
} BeianQuestion;

/* A child of a block: one of the two is set. */
typedef struct {
	BeianQuestion *question;
	BeianBlock *block;
} BeianPart;

struct BeianBlock {
	BeianBlockKind kind;
	char *id;   /* of a step or group */
	char *path; /* where its questions' paths begin; for a repeat (or a repeated step) the path of the
		       repeat */
	gboolean repeats;
	gboolean uses;  /* a shared group, read from forms/shared/ID.xml */
	gboolean anew;  /* asked anew: no record answers what is inside */
	guint min, max; /* instances, when it repeats */
	BeianExpression *relevant;
	char *same_as; /* path of the block whose answers this one may take over; NULL: none */
	BeianText texts[BEIAN_TEXT_KINDS];
	GArray *parts;            /* of BeianPart, in order */
	const BeianBlock *parent; /* NULL for a step */
	const char *file;         /* for messages; interned */
	long line;
};

typedef struct BeianForm BeianForm;

/*
 * Reads the form of KIND below DATADIR (DATADIR/forms/KIND/form.xml). CODES outlives the form.
 * NULL with *ERROR (not good) listing every mistake.
 */
BeianForm *beian_form_read(const char *datadir, const char *kind, BeianCodes *codes, GError **error);
void beian_form_free(BeianForm *form);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianForm, beian_form_free)

/* Kinds that have a form below DATADIR, in the order of the reference; free with g_strfreev. */
char **beian_form_kinds(const char *datadir);

/* The same with what is no filing: "instance", of a provider's product, which the inventory holds. */
char **beian_form_all(const char *datadir);
/* Whether what a form of KIND asks is a filing. */
gboolean beian_form_is_filing(const char *kind);

/* All kinds that there can be, with a form or without, NULL-terminated; static. */
const char *const *beian_form_known_kinds(void);

/* What the form was read as, "first", and with which code tables. Borrowed. */
const char *beian_form_kind(const BeianForm *form);
BeianCodes *beian_form_codes(const BeianForm *form);
const BeianText *beian_form_title(const BeianForm *form);
/* The same of the form KIND, which need not be read for it, into *TITLE: clear it with beian_text_clear.
 * FALSE with *ERROR (not good). */
gboolean beian_form_read_title(const char *datadir, const char *kind, BeianText *title, GError **error);
/* Steps, in order: elements BeianBlock, borrowed. */
const GPtrArray *beian_form_steps(const BeianForm *form);
/* Questions, in order: elements BeianQuestion, borrowed. */
const GPtrArray *beian_form_questions(const BeianForm *form);
/* The question at the template path PATH, or NULL. */
const BeianQuestion *beian_form_question(const BeianForm *form, const char *path);
/* The repeating block at the template path PATH, or NULL. */
const BeianBlock *beian_form_repeat(const BeianForm *form, const char *path);
/* The block with same-as at the template path PATH, or NULL. */
const BeianBlock *beian_form_linkable(const BeianForm *form, const char *path);
/* The path in this form that an older form called OLD, or NULL. */
const char *beian_form_renamed(const BeianForm *form, const char *old);
/* All paths and repeats, NULL-terminated, for "did you mean"; borrowed. */
const char *const *beian_form_names(const BeianForm *form);

/* TEXT of BLOCK or QUESTION in LANGUAGE; "" when there is none. Borrowed. */
const char *beian_question_text(const BeianQuestion *question, BeianTextKind kind, BeianLanguage language);
const char *beian_block_text(const BeianBlock *block, BeianTextKind kind, BeianLanguage language);

/* The schema of native documents of this kind, written from the form and its types. Bytes of an XML Schema;
 * NULL with *ERROR. */
GBytes *beian_form_schema(const BeianForm *form, GError **error);
