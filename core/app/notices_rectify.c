/* notices_rectify: the drafts that mend what an inspection found. */
#include "config.h"
#include "core/app/notices.h"
#include "core/app/house.h"
#include "core/app/records.h"
#include "core/base/error.h"
#include "core/records/record.h"
#include <inttypes.h>
#include <string.h>

/* One draft to make. */
typedef struct {
	const char *kind;   /* of the filing; borrowed from the list of remedies */
	char *answers;      /* that it begins with, "PATH=VALUE" separated by blanks */
	GArray *findings;   /* of guint: which of them it mends */
	GPtrArray *numbers; /* of the services that these are about */
} Mending;

static void
mending_clear(gpointer data)
{
	Mending *mending = data;

	g_free(mending->answers);
	g_array_unref(mending->findings);
	g_ptr_array_unref(mending->numbers);
}

/* The text of the question NAME of the finding NUMBER; NULL: open. Borrowed. */
static const char *
text_of(const BeianFiling *filing, guint number, const char *name)
{
	g_autofree char *path = g_strdup_printf("finding/%u/%s", number, name);
	const BeianReading *reading = beian_filing_reading(filing, path);

	return reading != NULL ? reading->value : NULL;
}

/* The place in MENDINGS of the draft of KIND that begins with ANSWERS; one modification mends all there is.
 */
static Mending *
mending_for(GArray *mendings, const char *kind, const char *answers)
{
	gboolean one = strcmp(kind, "modify") == 0;

	for (guint i = 0; i < mendings->len; i++) {
		Mending *mending = &g_array_index(mendings, Mending, i);
		if (strcmp(mending->kind, kind) != 0 || (!one && strcmp(mending->answers, answers) != 0))
			continue;
		if (strcmp(mending->answers, answers) != 0) {
			g_free(mending->answers);
			mending->answers = g_strdup("modify/what=all");
		}
		return mending;
	}
	const Mending new = {kind, g_strdup(answers), g_array_new(FALSE, FALSE, sizeof(guint)),
		g_ptr_array_new_with_free_func(g_free)};
	g_array_append_val(mendings, new);
	return &g_array_index(mendings, Mending, mendings->len - 1);
}

/* What the findings of FILING want that no draft mends yet: elements Mending. Free with g_array_unref. */
static GArray *
mendings_of(BeianApp *app, const BeianFiling *filing, GError **error)
{
	const BeianCodeList *remedies = beian_codes_list(beian_app_codes(app), "remedy", error);
	g_autoptr(GArray) instances = beian_filing_instances(filing, "finding");
	GArray *mendings = g_array_new(FALSE, TRUE, sizeof(Mending));

	g_array_set_clear_func(mendings, mending_clear);
	for (guint i = 0; remedies != NULL && instances != NULL && i < instances->len; i++) {
		guint number = g_array_index(instances, guint, i);
		const char *remedy = text_of(filing, number, "remedy"),
			   *service = text_of(filing, number, "service");
		const BeianCode *row = remedy != NULL ? beian_code_list_find(remedies, remedy) : NULL;
		const char *opens = row != NULL ? beian_code_list_cell(remedies, row, "opens") : "";
		if (*opens == '\0' || g_strcmp0(text_of(filing, number, "answer"), "rectify") != 0 ||
			text_of(filing, number, "draft") != NULL)
			continue;
		Mending *mending =
			mending_for(mendings, opens, beian_code_list_cell(remedies, row, "answers"));
		g_array_append_val(mending->findings, number);
		if (service != NULL)
			g_ptr_array_add(mending->numbers, g_strdup(service));
	}
	return mendings;
}

/* The record of the entity of FILING, by its number or the bureau's id; 0: none is here; -1 with *ERROR. */
static gint64
record_of(BeianApp *app, const BeianFiling *filing, GError **error)
{
	static const struct {
		const char *path, *kind;
	} keys[] = {{"entity/number", BEIAN_RECORD_NUMBER}, {"entity/bureau-id", BEIAN_RECORD_ENTITY}};
	gint64 id = 0;

	for (gsize i = 0; i < G_N_ELEMENTS(keys) && id == 0; i++) {
		const BeianReading *reading = beian_filing_reading(filing, keys[i].path);
		const BeianRecordKey key = {keys[i].kind, reading != NULL ? reading->value : NULL};
		if (key.value != NULL)
			id = beian_store_find_record(app->store, &key, error);
	}
	return id;
}

/* Takes the services out of FILING that MENDING is not about, where it names some. A modification repeats
 * all. */
static void
keep_services(const Mending *mending, BeianFiling *filing, BeianStep *step)
{
	g_autoptr(GArray) instances = beian_filing_instances(filing, "service");

	if (mending->numbers->len == 0 || strcmp(mending->kind, "modify") == 0)
		return;
	for (guint i = 0; instances != NULL && i < instances->len; i++) {
		g_autofree char *service = g_strdup_printf("service/%u", g_array_index(instances, guint, i)),
				*path = g_strconcat(service, "/number", NULL);
		const BeianReading *reading = beian_filing_reading(filing, path);
		guint place;
		if (reading == NULL || reading->value == NULL ||
			!g_ptr_array_find_with_equal_func(
				mending->numbers, reading->value, g_str_equal, &place))
			beian_filing_remove(filing, service, step, NULL);
	}
}

/* Names the services in FILING that no record has. */
static void
add_services(const Mending *mending, BeianFiling *filing, BeianStep *step)
{
	for (guint i = 0; i < mending->numbers->len; i++) {
		g_autofree char *path = g_strdup_printf("service/%u/number", i + 1);
		beian_filing_answer(filing, path, mending->numbers->pdata[i], TRUE, step, NULL);
	}
}

static gboolean
fill(BeianApp *app, const Mending *mending, const BeianFiling *inspection, BeianFiling *filing,
	BeianStep *step, GError **error)
{
	gint64 id = record_of(app, inspection, error);
	g_auto(BeianRecord) record = {0};
	g_auto(GStrv) answers = g_strsplit(mending->answers, " ", -1);

	if (id < 0)
		return FALSE;
	if (id > 0) {
		g_autoptr(BeianXml) xml = beian_record_read(app, id, &record, error);
		if (xml == NULL)
			return FALSE;
		beian_record_fill(xml, filing, NULL, step);
		keep_services(mending, filing, step);
	} else {
		g_autoptr(BeianStep) all = beian_filing_copy_entries(inspection);
		for (guint i = 0; i < all->len; i++) {
			const BeianEdit *edit = &g_array_index(all, BeianEdit, i);
			if (g_str_has_prefix(edit->key, "entity/"))
				beian_filing_edit(filing, edit->key, edit->after, step);
		}
		add_services(mending, filing, step);
	}
	for (char **answer = answers; *answer != NULL; answer++) {
		char *value = strchr(*answer, '=');
		if (value == NULL)
			continue;
		*value = '\0';
		beian_filing_edit(filing, *answer, value + 1, step);
	}
	beian_filing_add_demanded(filing, step);
	return TRUE;
}

/* Makes the draft, and names it at the findings that it mends. */
static gboolean
make(BeianApp *app, const Mending *mending, BeianOpenDraft *inspection, BeianStep *named, GArray *made,
	GError **error)
{
	g_autoptr(BeianStep) step = beian_step_new();
	g_autoptr(BeianOpenDraft) open = beian_draft_prepare(app, mending->kind, NULL, error);

	if (open == NULL || !fill(app, mending, inspection->filing, open->filing, step, error) ||
		!beian_draft_make(app, open, step, error))
		return FALSE;
	for (guint i = 0; i < mending->findings->len; i++) {
		g_autofree char *path =
			g_strdup_printf("finding/%u/draft", g_array_index(mending->findings, guint, i));
		beian_filing_edit(inspection->filing, path, open->draft.uid, named);
	}
	g_array_append_val(made, open->draft.id);
	return TRUE;
}

gboolean
beian_notices_can_rectify(BeianApp *app, const char *kind)
{
	const BeianForm *form = beian_app_form(app, kind, NULL);

	return form != NULL && beian_form_repeat(form, BEIAN_FORM_FINDING) != NULL;
}

gboolean
beian_notices_rectify(BeianApp *app, BeianOpenDraft *open, BeianStep *named, GArray *made, GError **error)
{
	g_autoptr(GArray) mendings = mendings_of(app, open->filing, error);
	if (mendings->len == 0)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("draft %" PRId64 " has no finding to be mended by a filing that no draft mends "
			  "yet; answer what is done "
			  "about each, and how"),
			open->draft.id);
	if (!beian_store_begin(app->store, error))
		return FALSE;
	gboolean good = TRUE;
	for (guint i = 0; i < mendings->len && good; i++)
		good = make(app, &g_array_index(mendings, Mending, i), open, named, made, error);
	good = good && beian_draft_save(app, open, named, NULL, error);
	if (beian_store_end(app->store, good, error))
		return TRUE;
	for (guint i = named->len; i-- > 0;) {
		const BeianEdit *edit = &g_array_index(named, BeianEdit, i);
		beian_filing_put(open->filing, edit->key, edit->before);
	}
	g_array_set_size(named, 0);
	g_array_set_size(made, 0);
	return FALSE;
}
