/*
 * filing: one filing being filled in, in memory: answers by path, instances of repeats, links, confirmations.
 *
 * All of it is one map from keys to texts, so that a step of any sort is a list of changes, undone and saved
 * alike: PATH                   an answer as typed REPEAT/NUMBER          an instance exists; the text is ""
 *   REPEAT/@last           the highest number ever given; never undone
 *   PATH/@same-as          this block takes its answers from the block at the path in the text
 *   PATH/@confirm:RULE     "SHA256 DATE REASON": what was confirmed about the value with that digest
 * Keys that the form does not know are kept and reported as parked.
 */
#pragma once
#include "core/base/date.h"
#include "core/form/form.h"

typedef struct BeianFiling BeianFiling;

/* An empty filing of FORM, which outlives it. UID is 8 hexadecimal digits. Repeats with a minimum have no
 * instances yet. */
BeianFiling *beian_filing_new(const BeianForm *form, const char *uid);
void beian_filing_free(BeianFiling *filing);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianFiling, beian_filing_free)
const BeianForm *beian_filing_form(const BeianFiling *filing);
const char *beian_filing_uid(const BeianFiling *filing);

/* One change of one key; as the store's, but borrowed while it is applied. */
typedef struct {
	char *key;
	char *before; /* NULL: absent */
	char *after;  /* NULL: absent */
} BeianEdit;
/* A step: what one action of a person changed. Elements BeianEdit, owned. */
typedef GArray BeianStep;
BeianStep *beian_step_new(void);
void beian_step_free(BeianStep *step);
void beian_step_add(BeianStep *step, const char *key, const char *before, const char *after);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianStep, beian_step_free)

/* The text at KEY, or NULL. Borrowed until the key changes. */
const char *beian_filing_text(const BeianFiling *filing, const char *key);
/*
 * How the text at the concrete PATH was read by the type of its question; NULL when open or when the form has
 * no such question. Links are not followed. Borrowed until an answer changes.
 */
const BeianReading *beian_filing_reading(const BeianFiling *filing, const char *path);
/* The same for QUESTION, which is the one at PATH. */
const BeianReading *beian_filing_read(
	const BeianFiling *filing, const BeianQuestion *question, const char *path);
/* The question of a concrete PATH, instances existing or not; NULL with *ERROR (cannot) naming the nearest.
 */
const BeianQuestion *beian_filing_question(const BeianFiling *filing, const char *path, GError **error);
/* Puts AFTER at KEY without a step: for loading and for repeating steps. NULL removes. */
void beian_filing_put(BeianFiling *filing, const char *key, const char *after);
/* Puts AFTER at KEY and says so in STEP, unless it stands there already. What the actions below are made of.
 */
void beian_filing_edit(BeianFiling *filing, const char *key, const char *after, BeianStep *step);
typedef void BeianFilingVisit(const char *key, const char *text, gpointer data);
/* Calls VISIT for every key that begins with PREFIX, in byte order; VISIT must not change the filing. */
void beian_filing_each(const BeianFiling *filing, const char *prefix, BeianFilingVisit *visit, gpointer data);

/*
 * The actions of a person. Each changes the filing, appends what it changed to STEP (nothing when nothing
 * changed), and fails with *ERROR (cannot: no such question …, with the nearest name) leaving both as they
 * were.
 */
/* Far above what any question allows; a longer text is none that anyone typed. */
#define BEIAN_ANSWER_LIMIT_BYTES (1024 * 1024)

/* Answers PATH with TEXT as typed, at most BEIAN_ANSWER_LIMIT_BYTES; blank text opens it. Control characters
 * are an error: nobody means them, no document carries them, and a terminal that shows the answer would obey
 * them. */
gboolean beian_filing_set(
	BeianFiling *filing, const char *path, const char *text, BeianStep *step, GError **error);
/*
 * Answers PATH as an answers file does: TEXT as typed, "" takes back. Where PATH is a block that can be the
 * same as another, TEXT is the path of that other one. With MAY_ADD, instances that PATH goes through are
 * made, and "REPEAT/NUMBER=" makes that instance.
 */
gboolean beian_filing_answer(BeianFiling *filing, const char *path, const char *text, gboolean may_add,
	BeianStep *step, GError **error);
/* Adds an instance to the repeat at PATH ("service", "service/2/access/address"). Returns its path; free with
 * g_free. NULL with *ERROR. */
char *beian_filing_add(BeianFiling *filing, const char *path, BeianStep *step, GError **error);
/* As add with the number given, for answers files and imports. TRUE when it exists already. */
gboolean beian_filing_add_numbered(
	BeianFiling *filing, const char *instance, BeianStep *step, GError **error);
/* Removes the instance at PATH with all that is inside. */
gboolean beian_filing_remove(BeianFiling *filing, const char *path, BeianStep *step, GError **error);
/* Links the block at PATH to the one its form allows, or unlinks it and copies the values; FALSE with *ERROR
 * where no link is allowed. */
gboolean beian_filing_link(
	BeianFiling *filing, const char *path, gboolean linked, BeianStep *step, GError **error);
gboolean beian_filing_is_linked(const BeianFiling *filing, const char *path);
/* Every key with its text as a step that makes a filing from nothing. */
BeianStep *beian_filing_copy_entries(const BeianFiling *filing);
/* The step that leads from BEFORE, what beian_filing_copy_entries gave once, to FILING as it is now. */
BeianStep *beian_filing_difference(const BeianStep *before, const BeianFiling *filing);
/* Moves answers whose questions have another path in today's form (was="…") to where they are asked now. */
void beian_filing_rename(BeianFiling *filing);
/* Gives every repeat that demands instances as many as it demands, inner ones too. */
void beian_filing_add_demanded(BeianFiling *filing, BeianStep *step);
/* Applies every edit of STEP, without recording it: what undo, redo and loading do. */
void beian_filing_apply(BeianFiling *filing, const BeianStep *step);
/* Records that the person vouches for the value that RULE finds at PATH; REASON is not blank. */
gboolean beian_filing_confirm(BeianFiling *filing, const char *rule, const char *path, const char *value,
	const char *reason, BeianDate day, BeianStep *step, GError **error);
/* The reason given for RULE at PATH about VALUE, borrowed; NULL when there is none or it was about another
 * value. */
const char *beian_filing_confirmation(
	const BeianFiling *filing, const char *rule, const char *path, const char *value);

/* Instances of the repeat at the concrete PATH, ascending: elements guint. Free with g_array_unref. */
GArray *beian_filing_instances(const BeianFiling *filing, const char *path);

/* A new uid from the system's randomness. Free with g_free. */
char *beian_filing_make_uid(void);
