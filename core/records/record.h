/*
 * record: what the bureau holds of one entity, as a document (data/transform/record.xsd): how it is found,
 * read and made into a filing.
 *
 * Knows no store and no download: transform/record.h makes the documents, store/record.h keeps them.
 * Documents given here fit their schema.
 */
#pragma once
#include "core/filing/filing.h"

#define BEIAN_RECORD_NAMESPACE "urn:beian:record:1"

/* Something a record is found by: "entity", "service", "access" (the bureau's ids), "number", "domain"
 * (canonical), "document" (the number of the entity's certificate), "site" and "url" (the name and the home
 * page of a service, folded). */
typedef struct {
	const char *kind; /* static */
	char *value;      /* owned */
} BeianHolding;

/* What lists show of a record, and what it is found by. All owned. */
typedef struct {
	char *bureau;   /* the bureau's id of the entity; NULL: it gave none */
	char *number;   /* of the entity; NULL: not known */
	char *name;     /* of the entity, or "" */
	char *province; /* two digits, or "" */
	char *changed;  /* when the bureau changed it last, as it says; "" */
	char *words; /* names, numbers, domains, phones: what a person would search for, separated by blanks
		      */
	GArray *holdings; /* of BeianHolding, each once */
	guint unknown;    /* choices whose number no code list has */
} BeianRecordSummary;
void beian_record_summary_clear(BeianRecordSummary *summary);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(BeianRecordSummary, beian_record_summary_clear)

/* The domain NAME as drafts keep it; as it is, in lower case, when it cannot be one. Free with g_free. */
char *beian_record_domain(const char *name);
/* The name of a service, or the address of a home page, as records are found by it: any width and case,
 * without blanks, or without protocol and final slash. Free with g_free. */
char *beian_record_site(const char *name);
char *beian_record_url(const char *url);
/* Reads RECORD into *OUT, which is overwritten; what is marked as cancelled holds nothing. */
void beian_record_summarise(const BeianXml *record, BeianRecordSummary *out);
/* Whether one of the accesses in RECORD is at the provider with the ministry's id PROVIDER; *ANY: there is an
 * access. */
gboolean beian_record_is_accessed_by(const BeianXml *record, guint64 provider, gboolean *any);

/* Marks what IS_CANCELLED says of as cancelled; KIND and VALUE as in BeianHolding. */
typedef gboolean BeianRecordIsCancelled(const char *kind, const char *value, gpointer data);
void beian_record_mark(BeianXml *record, BeianRecordIsCancelled *is_cancelled, gpointer data);

/* Whether something in RECORD that is not marked as cancelled has VALUE as a KIND of BeianHolding. */
gboolean beian_record_holds(const BeianXml *record, const char *kind, const char *value);

/*
 * What RECORD, in which what was cancelled is marked, says of what has NUMBER, as lines of the fact "number"
 * (rules/rules.h), without that of its record; how often it is there is added to *COUNT. PROVIDER: whose
 * accesses are our own; 0: not known. NULL when nothing has it. Free with g_free.
 */
char *beian_record_told(const BeianXml *record, const char *number, guint64 provider, guint *count);

/* One value of a record. */
typedef struct {
	char *path;     /* as in a filing: "service/2/domain/name"; an attribute of the record's own is
			   "service/2/@number" */
	char *template; /* the same without numbers of repeats */
	char *value;    /* as it is in the document; a number that no code list has is "#77" */
} BeianRecordLine;
/* Every value of RECORD in document order: elements BeianRecordLine. Free with g_array_unref. */
GArray *beian_record_lines(const BeianXml *record);

/*
 * Answers the questions of FILING's form that RECORD has a value for, and those below BEIAN_FORM_BASE, and
 * says so in STEP. RECORD loses its namespace: expressions name elements without prefix. Where the form
 * repeats, every one is taken with its number, or numbered in order; ONLY, such as "service/2", leaves its
 * brothers out; NULL takes all. Where the form does not repeat, the first is taken. A question at "number" or
 * "bureau-id" below an element is answered with that attribute of it, one with an expression of its own with
 * what that says. What the form asks anew, or does not ask, is passed over.
 */
void beian_record_fill(BeianXml *record, BeianFiling *filing, const char *only, BeianStep *step);
