/*
 * document: the tree that is judged, checked and written, made anew from the answers after every step.
 *
 * In form order, without a namespace while it is judged. Only values of relevant questions are in it. The
 * outline beside it says of every question asked now, in order, how it stands: it is what pages show.
 */
#pragma once
#include "core/filing/filing.h"

typedef enum {
	BEIAN_ANSWER_OPEN,    /* nothing there */
	BEIAN_ANSWER_VALUE,   /* a value, perhaps with doubts */
	BEIAN_ANSWER_REFUSED, /* as typed; its type cannot read it */
} BeianAnswerState;

/* One question of one instance. */
typedef struct {
	const BeianQuestion *question;
	char *path;  /* concrete */
	guint index; /* place in the outline */
	gboolean relevant, required, readonly;
	gboolean linked;    /* the values come from elsewhere, where they are asked */
	gboolean redundant; /* answered with what would be calculated anyway */
	BeianAnswerState state;
	const char *
		text; /* as typed, or calculated; NULL when open. Borrowed from the filing or the document. */
	const BeianReading *reading; /* NULL when open. Borrowed likewise. */
} BeianItem;

/* One repeat of one instance of what it stands in. */
typedef struct {
	const BeianBlock *block;
	char *path; /* concrete, without a number at its end */
	guint instances;
	gboolean relevant;
} BeianRepeat;

typedef struct {
	BeianXml *xml;          /* root element "filing" */
	GPtrArray *items;       /* of BeianItem, in form order; irrelevant ones too */
	GHashTable *by_path;    /* concrete path → BeianItem */
	GArray *repeats;        /* of BeianRepeat, in form order; irrelevant ones too */
	guint filled, required; /* relevant required questions, and how many of them have a value */
	GPtrArray *calculated;  /* what calculated items borrow from */
	GPtrArray *parked;      /* keys (char *) that the form does not know, sorted */
} BeianDocument;

/* Builds the document of FILING. Never fails: an expression that cannot be evaluated counts as false and is
 * lint's business. */
BeianDocument *beian_document_new(const BeianFiling *filing);
void beian_document_free(BeianDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianDocument, beian_document_free)

const BeianItem *beian_document_item(const BeianDocument *document, const char *path);
/* Whether something in the block at the concrete PATH is asked now. */
gboolean beian_document_asks(const BeianDocument *document, const char *path);
/* The concrete path of an element of the document: "service/2/domain". Free with g_free. */
char *beian_document_path(const BeianXmlNode *node);
/* The element at the concrete PATH, or NULL. */
BeianXmlNode *beian_document_node(const BeianDocument *document, const char *path);

/* What a person would call the filing: the entity's name and its first domain, or "". Free with g_free. */
char *beian_document_title(const BeianDocument *document);
/* The two digits of the province of the entity's region, or "". Free with g_free. */
char *beian_document_province(const BeianDocument *document);

#define BEIAN_NATIVE_NAMESPACE "urn:beian:filing:1"
/*
 * The document as a package carries it: namespace, kind, uid, state ("complete" or "draft"), confirmations. A
 * new document.
 */
BeianXml *beian_document_for_package(
	const BeianDocument *document, const BeianFiling *filing, gboolean complete);
/*
 * The reverse: puts the answers, instances, links and confirmations of a native document (checked against its
 * schema) into FILING, which is empty and of the form that the document's kind names. Numbers of instances
 * are kept. FALSE with *ERROR (not good) when an element is no question of the form.
 */
gboolean beian_filing_take_document(BeianFiling *filing, const BeianXml *xml, GError **error);
/*
 * Forgets the answers of FILING that say what would be calculated anyway, as those of a native document do:
 * kept as typed they would stand still when what they are made of changes.
 */
void beian_filing_drop_redundant(BeianFiling *filing);
