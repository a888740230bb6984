#include "config.h"
#include "core/app/house.h"
#include "core/app/progress.h"
#include "core/app/standing.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/filing/answers.h"
#include "core/filing/path.h"
#include "core/materials/materials.h"
#include <inttypes.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

void
beian_open_draft_free(BeianOpenDraft *open)
{
	if (open == NULL)
		return;
	beian_filing_free(open->filing);
	beian_draft_clear(&open->draft);
	beian_lock_free(open->lock);
	beian_step_free(open->unsaved);
	g_free(open->holder);
	g_free(open);
}

gboolean
beian_draft_parse_id(const char *text, gint64 *id, GError **error)
{
	guint64 number;

	if (!g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT64, &number, NULL))
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("“%s” is no number of a draft; “beian list” shows the numbers"), text);
	*id = (gint64)number;
	return TRUE;
}

/* Who we are, as another program shows it to its person. */
static char *
self(void)
{
	return g_strdup_printf(_("%s (process %d)"), g_get_user_name(), (int)getpid());
}

static BeianLock *
take_lock(BeianApp *app, gint64 id, char **holder, GError **error)
{
	g_autofree char *folder = g_build_filename(app->home, "locks", NULL);
	g_autofree char *path = g_strdup_printf("%s/%" PRId64, folder, id);
	g_autofree char *who = self();

	if (g_mkdir_with_parents(folder, 0700) != 0) {
		beian_error_set(error, BEIAN_ERROR_CANNOT, _("the directory %s cannot be made: %s"), folder,
			g_strerror(errno));
		return NULL;
	}
	return beian_lock_take(path, who, holder, error);
}

static BeianFiling *
load(BeianApp *app, const BeianDraft *draft, GError **error)
{
	const BeianForm *form = beian_app_form(app, draft->kind, error);
	g_autoptr(GArray) entries = form != NULL ? beian_store_entries(app->store, draft->id, error) : NULL;

	if (entries == NULL)
		return NULL;
	BeianFiling *filing = beian_filing_new(form, draft->uid);
	for (guint i = 0; i < entries->len; i++) {
		const BeianChange *entry = &g_array_index(entries, BeianChange, i);
		beian_filing_put(filing, entry->key, entry->after);
	}
	beian_filing_rename(filing);
	return filing;
}

static gboolean
read_draft(BeianApp *app, gint64 id, BeianOpenDraft *open, GError **error)
{
	if (!beian_store_draft(app->store, id, &open->draft, error))
		return FALSE;
	open->filing = load(app, &open->draft, error);
	return open->filing != NULL;
}

BeianOpenDraft *
beian_draft_look(BeianApp *app, gint64 id, GError **error)
{
	g_autoptr(BeianOpenDraft) open = g_new0(BeianOpenDraft, 1);

	if (beian_app_store(app, error) == NULL || !read_draft(app, id, open, error))
		return NULL;
	return g_steal_pointer(&open);
}

BeianOpenDraft *
beian_draft_open(BeianApp *app, gint64 id, GError **error)
{
	g_autoptr(BeianOpenDraft) open = g_new0(BeianOpenDraft, 1);
	g_autoptr(GError) locked = NULL;
	BeianStore *store = beian_app_store(app, error);

	if (store == NULL)
		return NULL;
	if (beian_store_is_readonly(store))
		open->holder = g_strdup(_("a write-protected disk"));
	else
		open->lock = take_lock(app, id, &open->holder, &locked);
	if (open->lock == NULL && open->holder == NULL) {
		g_propagate_error(error, g_steal_pointer(&locked));
		return NULL;
	}
	/* Read after the lock is ours, so that nothing changes in between. */
	return read_draft(app, id, open, error) ? g_steal_pointer(&open) : NULL;
}

/* Without the lock, another program has it, or the disk is write-protected. */
static gboolean
may_write(const BeianOpenDraft *open, GError **error)
{
	g_assert(open->lock != NULL || open->holder != NULL);
	return open->lock != NULL ||
	       beian_error_set(error, BEIAN_ERROR_CANNOT,
		       _("draft %" PRId64 " is open elsewhere: %s; close it there and try again"),
		       open->draft.id, open->holder);
}

BeianOpenDraft *
beian_draft_open_to_write(BeianApp *app, gint64 id, GError **error)
{
	g_autoptr(BeianOpenDraft) open = beian_draft_open(app, id, error);

	return open != NULL && may_write(open, error) ? g_steal_pointer(&open) : NULL;
}

BeianOpenDraft *
beian_draft_prepare(BeianApp *app, const char *kind, const char *uid, GError **error)
{
	const BeianForm *form = beian_app_form(app, kind, error);
	g_autoptr(BeianOpenDraft) open = g_new0(BeianOpenDraft, 1);

	if (form == NULL || beian_app_store(app, error) == NULL)
		return NULL;
	open->draft.uid = uid == NULL ? beian_filing_make_uid() : g_strdup(uid);
	open->draft.kind = g_strdup(kind);
	open->filing = beian_filing_new(form, open->draft.uid);
	return g_steal_pointer(&open);
}

gboolean
beian_draft_create(BeianApp *app, BeianOpenDraft *open, GError **error)
{
	g_autofree char *now = beian_clock_now_utc();

	if (!beian_store_create(app->store, &open->draft, now, error))
		return FALSE;
	open->lock = take_lock(app, open->draft.id, &open->holder, error);
	return open->lock != NULL;
}

BeianOpenDraft *
beian_draft_new(BeianApp *app, const char *kind, const char *uid, GError **error)
{
	g_autoptr(BeianOpenDraft) open = beian_draft_prepare(app, kind, uid, error);

	return open != NULL && beian_draft_create(app, open, error) ? g_steal_pointer(&open) : NULL;
}

static void
summarise(BeianOpenDraft *open, const BeianDocument *document)
{
	g_free(open->draft.title);
	g_free(open->draft.province);
	open->draft.title = beian_document_title(document);
	open->draft.province = beian_document_province(document);
	open->draft.filled = document->filled;
	open->draft.required = document->required;
}

/* STEP as the store keeps it, with the canonical values that facts are found by. The strings stay the step's
 * and the filing's. */
static BeianChange *
changes_of(const BeianStep *step, const BeianFiling *filing)
{
	BeianChange *changes = g_new0(BeianChange, step->len);

	for (guint i = 0; i < step->len; i++) {
		const BeianEdit *edit = &g_array_index(step, BeianEdit, i);
		const BeianReading *reading =
			edit->after != NULL ? beian_filing_reading(filing, edit->key) : NULL;
		changes[i] = (BeianChange){
			edit->key, edit->before, edit->after, reading != NULL ? reading->value : NULL};
	}
	return changes;
}

/* Says by when the filing must be done, where STEP answers that or leaves it open again. */
static gboolean
note_due(BeianApp *app, const BeianOpenDraft *open, const BeianStep *step, GError **error)
{
	gboolean answered = FALSE;

	for (guint i = 0; i < step->len && !answered; i++) {
		const BeianQuestion *question =
			beian_filing_question(open->filing, g_array_index(step, BeianEdit, i).key, NULL);
		answered = question != NULL && question->due;
	}
	if (!answered)
		return TRUE;
	g_autofree char *day = beian_standing_answered(open->filing);
	return beian_progress_note_due(app, open->draft.id, day, error);
}

gboolean
beian_draft_store(
	BeianApp *app, BeianOpenDraft *open, const BeianStep *step, const char *place, GError **error)
{
	if (!may_write(open, error))
		return FALSE;
	g_autofree char *now = beian_clock_now_utc();
	g_autofree BeianChange *changes = changes_of(step, open->filing);

	if (place != NULL) {
		g_free(open->draft.place);
		open->draft.place = g_strdup(place);
	}
	return beian_store_save(app->store, &open->draft, changes, step->len, now, error) &&
	       note_due(app, open, step, error);
}

gboolean
beian_draft_save(
	BeianApp *app, BeianOpenDraft *open, const BeianStep *step, const char *place, GError **error)
{
	g_autoptr(BeianDocument) document = beian_document_new(open->filing);

	summarise(open, document);
	return beian_draft_store(app, open, step, place, error);
}

/* Fills in the draft that OPEN was made as. */
static gboolean
fill(BeianApp *app, BeianOpenDraft *open, const BeianStep *step, GError **error)
{
	g_autoptr(BeianDocument) document = beian_document_new(open->filing);
	g_autofree BeianChange *changes = changes_of(step, open->filing);
	g_autofree char *now = beian_clock_now_utc();

	summarise(open, document);
	return beian_store_fill(app->store, &open->draft, changes, step->len, now, error) &&
	       note_due(app, open, step, error);
}

gboolean
beian_draft_begin(BeianApp *app, BeianOpenDraft *open, const BeianStep *step, GError **error)
{
	if (!beian_draft_create(app, open, error))
		return FALSE;
	if (fill(app, open, step, error))
		return TRUE;
	beian_store_delete(app->store, open->draft.id, NULL);
	return FALSE;
}

gboolean
beian_draft_make(BeianApp *app, BeianOpenDraft *open, const BeianStep *step, GError **error)
{
	g_autofree char *now = beian_clock_now_utc();

	return beian_store_create(app->store, &open->draft, now, error) && fill(app, open, step, error);
}

/* Takes back what STEP changed in FILING from its edit FROM on, and forgets it. */
static void
take_back(BeianFiling *filing, BeianStep *step, guint from)
{
	for (guint i = step->len; i-- > from;) {
		const BeianEdit *edit = &g_array_index(step, BeianEdit, i);
		beian_filing_put(filing, edit->key, edit->before);
	}
	g_array_set_size(step, from);
}

gboolean
beian_draft_undo(BeianApp *app, BeianOpenDraft *open, gboolean redo, gboolean *done, GError **error)
{
	g_autofree char *now = beian_clock_now_utc();
	g_autoptr(BeianStep) step = beian_step_new();

	*done = FALSE;
	if (!may_write(open, error))
		return FALSE;
	g_autoptr(GArray) changes = redo ? beian_store_redo_step(app->store, open->draft.id, error)
					 : beian_store_undo_step(app->store, open->draft.id, error);
	if (changes == NULL)
		return FALSE;
	if (changes->len == 0)
		return TRUE;
	for (guint i = 0; i < changes->len; i++) {
		const BeianChange *change = &g_array_index(changes, BeianChange, i);
		beian_filing_edit(open->filing, change->key, change->after, step);
	}
	g_autoptr(BeianDocument) document = beian_document_new(open->filing);
	summarise(open, document);
	*done = (redo ? beian_store_redo : beian_store_undo)(
		app->store, &open->draft, (BeianChange *)(void *)changes->data, changes->len, now, error);
	if (!*done)
		take_back(open->filing, step, 0);
	return *done && note_due(app, open, step, error);
}

/* Copies FILE to the materials; returns the answer to PATH that says so. NULL with *ERROR. */
static char *
take_file(BeianApp *app, const BeianFiling *filing, const char *path, const char *file, GError **error)
{
	const BeianQuestion *question = beian_filing_question(filing, path, error);
	BeianPicture picture;

	if (question == NULL)
		return NULL;
	if (strcmp(question->type->name, "file") != 0) {
		beian_error_set(
			error, BEIAN_ERROR_CANNOT, _("“%s” asks for no file; answer it with text"), path);
		return NULL;
	}
	if (beian_app_store(app, error) == NULL || !beian_materials_take(app->home, file, &picture, error))
		return NULL;
	g_autofree char *name = g_path_get_basename(file);
	g_autofree char *visible = beian_text_visible(name);
	g_autofree char *bare = beian_text_normalise(visible);
	g_autofree char *facts = beian_picture_facts(&picture);
	return g_strconcat(facts, " ", bare, NULL);
}

gboolean
beian_draft_attach(BeianApp *app, BeianFiling *filing, const char *path, const char *file, BeianStep *step,
	GError **error)
{
	g_autofree char *text = take_file(app, filing, path, file, error);

	return text != NULL && beian_filing_set(filing, path, text, step, error);
}

/* Whether TEXT, what was taken from FILE, can stand beside the file ORIGINAL. */
static gboolean
is_smaller(const char *original, const char *text, const char *file, GError **error)
{
	g_auto(GStrv) first = g_strsplit(original, " ", 4), second = g_strsplit(text, " ", 4);
	guint64 bytes = g_ascii_strtoull(second[1], NULL, 10), most = g_ascii_strtoull(first[1], NULL, 10);

	if (!g_regex_match_simple("^image/(jpeg|png|gif)(;|$)", second[2], 0, 0))
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%s is no picture; save the original as a smaller JPEG and attach that"), file);
	return bytes < most || beian_error_set(error, BEIAN_ERROR_CANNOT,
				       _("%s has %" PRIu64 " bytes, the original %" PRIu64
					 "; attach a smaller picture of it"),
				       file, bytes, most);
}

gboolean
beian_draft_attach_smaller(BeianApp *app, BeianFiling *filing, const char *path, const char *file,
	BeianStep *step, GError **error)
{
	const BeianQuestion *question = beian_filing_question(filing, path, error);
	const BeianReading *there = question != NULL ? beian_filing_reading(filing, path) : NULL;
	const char *value = there != NULL ? there->value : NULL;

	if (question == NULL)
		return FALSE;
	if (value == NULL && strcmp(question->type->name, "file") == 0)
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("nothing is attached to “%s” yet; attach the original first"), path);
	g_autofree char *text = take_file(app, filing, path, file, error);
	g_autofree char *original = g_strndup(value, value != NULL ? strcspn(value, "\n") : 0);
	if (text == NULL || !is_smaller(original, text, file, error))
		return FALSE;
	g_autofree char *both = g_strconcat(original, "\n", text, NULL);
	return beian_filing_set(filing, path, both, step, error);
}

static gboolean
answer_line(BeianApp *app, BeianFiling *filing, const BeianAnswerLine *line, gboolean may_add,
	BeianStep *step, GError **error)
{
	if (line->file == NULL)
		return beian_filing_answer(filing, line->path, line->text, may_add, step, error);
	g_autofree char *text = take_file(app, filing, line->path, line->file, error);
	return text != NULL && beian_filing_answer(filing, line->path, text, may_add, step, error);
}

gboolean
beian_draft_answer(BeianApp *app, BeianFiling *filing, const GArray *lines, const char *name,
	gboolean may_add, BeianStep *step, BeianComplaints *complaints)
{
	guint complaints_before = complaints->len, edits_before = step->len;

	for (guint i = 0; i < lines->len; i++) {
		const BeianAnswerLine *line = &g_array_index(lines, BeianAnswerLine, i);
		g_autoptr(GError) error = NULL;
		if (beian_answers_are_enough(complaints, name, line->line, complaints_before))
			break;
		if (!answer_line(app, filing, line, may_add, step, &error))
			beian_complaints_add(complaints, name, line->line, "%s", error->message);
	}
	if (complaints->len == complaints_before)
		return TRUE;
	take_back(filing, step, edits_before);
	return FALSE;
}
