/* draft: a filing that is kept in the store, from making it to judging it. */
#pragma once
#include "core/app/app.h"
#include "core/base/lock.h"

/* A draft in memory, locked against other programs. */
typedef struct {
	BeianDraft draft;
	BeianFiling *filing; /* NULL once a session took it */
	BeianLock *lock;     /* NULL: it is read-only here */
	char *holder;        /* who has it, when it is read-only here; NULL */
	BeianStep *unsaved;  /* steps of a session that could not be saved yet; NULL: none */
} BeianOpenDraft;

void beian_open_draft_free(BeianOpenDraft *open);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianOpenDraft, beian_open_draft_free)

/* A new draft of KIND, empty, with UID or, for NULL, one of its own. NULL with *ERROR. */
BeianOpenDraft *beian_draft_new(BeianApp *app, const char *kind, const char *uid, GError **error);
/*
 * The same in two halves: in memory first, with the number 0, and later in the store. So what fails between
 * them costs no number.
 */
BeianOpenDraft *beian_draft_prepare(BeianApp *app, const char *kind, const char *uid, GError **error);
gboolean beian_draft_create(BeianApp *app, BeianOpenDraft *open, GError **error);
/* The prepared draft in the store and locked, with STEP to begin with, where undo ends; nothing is kept of
 * what fails. */
gboolean beian_draft_begin(BeianApp *app, BeianOpenDraft *open, const BeianStep *step, GError **error);
/*
 * The prepared draft in the store with STEP to begin with, inside a transaction of several
 * (beian_store_begin). Nobody sees it before that ends, so nothing is locked, and it is not to be written
 * here afterwards.
 */
gboolean beian_draft_make(BeianApp *app, BeianOpenDraft *open, const BeianStep *step, GError **error);
/*
 * The draft ID as it is at this moment, to look at: nothing is locked, so a program that writes is not in the
 * way and is not kept from writing. Saving it is a bug. NULL with *ERROR.
 */
BeianOpenDraft *beian_draft_look(BeianApp *app, gint64 id, GError **error);
/* The draft ID. When another program has it, it is opened read-only and says who. NULL with *ERROR. */
BeianOpenDraft *beian_draft_open(BeianApp *app, gint64 id, GError **error);
/* The same, but a draft that another program has is *ERROR (cannot): for commands that write. */
BeianOpenDraft *beian_draft_open_to_write(BeianApp *app, gint64 id, GError **error);
/* Reads a draft's number as people write it. FALSE with *ERROR (usage). */
gboolean beian_draft_parse_id(const char *text, gint64 *id, GError **error);

/* Saves STEP, and what the list shows of the filing as it is now. PLACE may be NULL. Nothing to save is fine.
 */
gboolean beian_draft_save(
	BeianApp *app, BeianOpenDraft *open, const BeianStep *step, const char *place, GError **error);
/* The same, with what the list shows as OPEN's draft has it: for who has made the document already. */
gboolean beian_draft_store(
	BeianApp *app, BeianOpenDraft *open, const BeianStep *step, const char *place, GError **error);
/* Takes back the last step, or does it again: in the store and in the filing. *DONE: there was one. */
gboolean beian_draft_undo(BeianApp *app, BeianOpenDraft *open, gboolean redo, gboolean *done, GError **error);

/* Copies FILE to the materials and answers PATH with it. */
gboolean beian_draft_attach(BeianApp *app, BeianFiling *filing, const char *path, const char *file,
	BeianStep *step, GError **error);
/* Puts FILE beside the one that answers PATH already, as its smaller picture, in place of an older one. FALSE
 * with *ERROR (cannot) when there is none, or FILE is no picture or no smaller. */
gboolean beian_draft_attach_smaller(BeianApp *app, BeianFiling *filing, const char *path, const char *file,
	BeianStep *step, GError **error);
/* Answers lines (filing/answers.h) in order; all good or nothing. Every bad line is a complaint. */
gboolean beian_draft_answer(BeianApp *app, BeianFiling *filing, const GArray *lines, const char *name,
	gboolean may_add, BeianStep *step, BeianComplaints *complaints);

/*
 * What other drafts know of VALUE as a KIND of fact, as rules/rules.h writes it: "draft NUMBER
 * DOCUMENT-NUMBER NAME" of each that holds it, the first 16, for a document followed by the same with "order"
 * where the draft is an application that waits or is to be sent; or "". Free with g_free. NULL with *ERROR.
 */
char *beian_draft_fact(BeianApp *app, gint64 except, const char *kind, const char *value, GError **error);
/* All facts that DOCUMENT's answers ask for; ID is the draft's own number, 0 for a document from elsewhere.
 */
BeianFacts *beian_draft_facts(BeianApp *app, gint64 id, const BeianDocument *document, GError **error);
