/* reader: what the files of this room share while a form is being read. For no one else. */
#pragma once
#include "core/form/form.h"

struct BeianForm {
	char *kind;
	BeianText title;
	BeianCodes *codes;
	GPtrArray *steps;      /* of BeianBlock, owned */
	GPtrArray *questions;  /* of BeianQuestion, owned, in order */
	GHashTable *by_path;   /* path → BeianQuestion */
	GHashTable *repeats;   /* path → BeianBlock */
	GHashTable *linkables; /* path → BeianBlock */
	GHashTable *renamed;   /* old path → path */
	GPtrArray *names;      /* of paths, borrowed, NULL-terminated */
};

typedef struct {
	BeianForm *form;
	const char *datadir;
	BeianComplaints *complaints;
	const char *file;     /* the file being read; interned */
	GHashTable *shared;   /* "GROUP/PATH" → GPtrArray of BeianQuestion that came from that group */
	GHashTable *meant;    /* "LANG PATH" of questions whose label has perhaps a misspelt path */
	GHashTable *headings; /* "step ID", "group ID" → GPtrArray of BeianBlock */
} BeianFormReader;

#define BEIAN_FORM_NAMESPACE "urn:beian:form:1"
#define BEIAN_TEXT_NAMESPACE "urn:beian:text:1"

/* The document at FILE if its root is NAME in NAMESPACE; else NULL and a complaint. */
BeianXml *beian_form_open(BeianFormReader *reader, const char *file, const char *name, const char *namespace);
void beian_form_complain(BeianFormReader *reader, const BeianXmlNode *node, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

/* Reads all steps of forms/KIND/form.xml. */
void beian_form_read_structure(BeianFormReader *reader);
/* Reads forms/shared/text.LANG.xml and forms/KIND/text.LANG.xml, and complains of what has no label. */
void beian_form_read_texts(BeianFormReader *reader);
/* Checks that what paths in attributes name is defined, and before its use. */
void beian_form_link(BeianFormReader *reader);

void beian_question_free(BeianQuestion *question);
void beian_block_free(BeianBlock *block);
