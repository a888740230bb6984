/* refresh: the record as it is by now, for a filing that starts from it. */
#include "config.h"
#include "core/app/refresh.h"
#include "core/app/records.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/filing/answers.h"
#include "core/filing/base.h"
#include "core/records/record.h"
#include <string.h>

/* The kind whose form has all that is compared with a record. */
#define COMPARED_BY "modify"
#define NUMBER_PATH BEIAN_FORM_BASE "entity/number"

/*
 * The record of the entity with NUMBER as a filing of its own, below base and beside it. *OUT is NULL when
 * there is none. FALSE with *ERROR.
 */
static gboolean
filing_of(BeianApp *app, const char *number, BeianFiling **out, GError **error)
{
	BeianStore *store = beian_app_store(app, error);
	const BeianForm *form = store != NULL ? beian_app_form(app, COMPARED_BY, error) : NULL;
	const BeianRecordKey key = {BEIAN_RECORD_NUMBER, (char *)number};
	gint64 id = form != NULL ? beian_store_find_record(store, &key, error) : -1;
	g_auto(BeianRecord) record = {0};

	*out = NULL;
	if (id <= 0)
		return id == 0;
	g_autoptr(BeianXml) xml = beian_record_read(app, id, &record, error);
	if (xml == NULL)
		return FALSE;
	g_autoptr(BeianStep) step = beian_step_new();
	*out = beian_filing_new(form, "00000000");
	beian_record_fill(xml, *out, NULL, step);
	return TRUE;
}

char *
beian_record_lines_now(BeianApp *app, const char *number, GError **error)
{
	g_autoptr(BeianFiling) filing = NULL;
	g_autoptr(GString) lines = g_string_new(NULL);

	if (!filing_of(app, number, &filing, error))
		return NULL;
	g_autoptr(BeianDocument) document = filing != NULL ? beian_document_new(filing) : NULL;
	for (guint i = 0; document != NULL && i < document->items->len; i++) {
		const BeianItem *item = document->items->pdata[i];
		if (item->state != BEIAN_ANSWER_VALUE || !g_str_has_prefix(item->path, BEIAN_FORM_BASE))
			continue;
		g_autofree char *escaped = beian_answer_escape(item->reading->value);
		g_string_append_printf(lines, "%s%s=%s", lines->len > 0 ? "\n" : "", item->path, escaped);
	}
	return g_strdup(lines->str);
}

/* A draft that takes over what the record is by now. */
typedef struct {
	BeianFiling *filing;
	const BeianFiling *now;
	const BeianDocument *document; /* of FILING as it was */
	BeianStep *step;
} Refreshing;

static void
gather(const char *key, const char *text, gpointer data)
{
	(void)text;
	g_ptr_array_add(data, g_strdup(key));
}

static GPtrArray *
keys_of(const BeianFiling *filing, const char *prefix)
{
	GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);

	beian_filing_each(filing, prefix, gather, keys);
	return keys;
}

/* Whether FILING had in its record, but has no more itself, what stands at PATH: it was removed on purpose.
 */
static gboolean
is_removed(const Refreshing *refreshing, const char *path)
{
	g_autofree char *record = g_strconcat(BEIAN_FORM_BASE, path, NULL);

	return beian_document_item(refreshing->document, record) != NULL &&
	       beian_document_item(refreshing->document, path) == NULL;
}

/* Whether FILING says at PATH what its record said there: nobody has changed it. */
static gboolean
is_as_it_was(const Refreshing *refreshing, const char *path)
{
	const BeianItem *item = beian_document_item(refreshing->document, path);
	g_autofree char *before =
		item != NULL ? beian_base_before(refreshing->filing, refreshing->document, item) : NULL;

	if (item == NULL)
		return !is_removed(refreshing, path);
	if (before == NULL || item->linked)
		return FALSE;
	return item->text == NULL ? *before == '\0'
				  : strcmp(before, item->reading->value != NULL ? item->reading->value
										: item->text) == 0;
}

/* Makes the instances that KEY, an answer's, stands in. */
static void
make_instances(const Refreshing *refreshing, const char *key)
{
	for (const char *slash = strchr(key, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		g_autofree char *instance = g_strndup(key, (gsize)(slash - key));
		const char *last = strrchr(instance, '/');
		if (last != NULL && g_ascii_isdigit(last[1]))
			beian_filing_add_numbered(refreshing->filing, instance, refreshing->step, NULL);
	}
}

static void
take_record(const Refreshing *refreshing)
{
	g_autoptr(GPtrArray) old = keys_of(refreshing->filing, BEIAN_FORM_BASE);
	g_autoptr(GPtrArray) keys = keys_of(refreshing->now, BEIAN_FORM_BASE);

	/* The highest number of a repeat stays: numbers are never given again. */
	for (guint i = 0; i < old->len; i++)
		if (strstr(old->pdata[i], "/@last") == NULL &&
			beian_filing_text(refreshing->now, old->pdata[i]) == NULL)
			beian_filing_edit(refreshing->filing, old->pdata[i], NULL, refreshing->step);
	for (guint i = 0; i < keys->len; i++)
		if (beian_filing_question(refreshing->now, keys->pdata[i], NULL) != NULL) {
			make_instances(refreshing, keys->pdata[i]);
			beian_filing_edit(refreshing->filing, keys->pdata[i],
				beian_filing_text(refreshing->now, keys->pdata[i]), refreshing->step);
		}
}

/* What the record has no more, and the filing did not change, goes too. */
static void
take_answers(const Refreshing *refreshing)
{
	g_autoptr(GPtrArray) keys = keys_of(refreshing->now, "");

	for (guint i = 0; i < refreshing->document->items->len; i++) {
		const BeianItem *item = refreshing->document->items->pdata[i];
		if (item->text != NULL && beian_filing_text(refreshing->filing, item->path) != NULL &&
			beian_filing_text(refreshing->now, item->path) == NULL &&
			is_as_it_was(refreshing, item->path))
			beian_filing_edit(refreshing->filing, item->path, NULL, refreshing->step);
	}
	for (guint i = 0; i < keys->len; i++) {
		const char *key = keys->pdata[i];
		if (g_str_has_prefix(key, BEIAN_FORM_BASE) ||
			beian_filing_question(refreshing->now, key, NULL) == NULL ||
			!is_as_it_was(refreshing, key))
			continue;
		make_instances(refreshing, key);
		beian_filing_edit(
			refreshing->filing, key, beian_filing_text(refreshing->now, key), refreshing->step);
	}
}

gboolean
beian_filing_refresh(BeianApp *app, BeianFiling *filing, BeianStep *step, GError **error)
{
	const BeianReading *number = beian_form_question(beian_filing_form(filing), NUMBER_PATH) != NULL
					     ? beian_filing_reading(filing, NUMBER_PATH)
					     : NULL;
	g_autoptr(BeianFiling) now = NULL;

	if (number == NULL || number->value == NULL)
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("the draft does not start from a record; make one with “beian new modify --record "
			  "N”"));
	if (!filing_of(app, number->value, &now, error))
		return FALSE;
	if (now == NULL)
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("no record here has the number %s; import the provider's data first"),
			number->value);
	g_autoptr(BeianDocument) document = beian_document_new(filing);
	const Refreshing refreshing = {filing, now, document, step};
	take_answers(&refreshing);
	take_record(&refreshing);
	return TRUE;
}
