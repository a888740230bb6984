/* fact: what other drafts, and what was imported, know of an answer (draft.h). */
#include "config.h"
#include "core/app/fact_record.h"
#include "core/app/house.h"
#include "core/app/inventory.h"
#include "core/app/progress.h"
#include "core/app/refresh.h"
#include "core/app/reread.h"
#include "core/records/record.h"
#include "core/store/course.h"
#include "core/store/table.h"
#include <inttypes.h>
#include <string.h>

/* An agency's telephone may stand in thousands of drafts; the first ones are told. */
#define HOLDERS_MAX 16

/* "WORD ID DOCUMENT-NUMBER NAME" of the entity of the draft ID, with "-" for a number that is not there,
 * appended to LIST. */
static gboolean
tell_holder(BeianStore *store, gint64 id, const char *word, GString *list, GError **error)
{
	g_autofree char *number = NULL, *name = NULL;

	if (!beian_store_value(store, id, "entity/document/number", &number, error) ||
		!beian_store_value(store, id, "entity/name", &name, error))
		return FALSE;
	g_string_append_printf(list, "%s%s %" PRId64 " %s %s", list->len > 0 ? "\n" : "", word, id,
		number != NULL ? number : "-", name != NULL ? name : "");
	return TRUE;
}

/* Tells of the draft ID once more as an order where it is one: what answers a notice, or is decided already,
 * stands in nobody's way. */
static gboolean
tell_order(BeianApp *app, gint64 id, GString *list, GError **error)
{
	gboolean is;

	return beian_progress_is_order(app, id, &is, error) &&
	       (!is || tell_holder(app->store, id, "order", list, error));
}

/* The drafts but EXCEPT that hold VALUE under a key that ends in one of SUFFIXES, appended to LIST; with
 * ORDERS, which of them are orders, too. */
static gboolean
tell_drafts(BeianApp *app, gint64 except, const char *value, const char *const *suffixes, gboolean orders,
	GString *list, GError **error)
{
	g_autoptr(GArray) holders =
		beian_store_holders(app->store, except, value, suffixes, HOLDERS_MAX, error);

	for (guint i = 0; holders != NULL && i < holders->len; i++) {
		gint64 id = g_array_index(holders, gint64, i);
		if (!tell_holder(app->store, id, "draft", list, error) ||
			(orders && !tell_order(app, id, list, error)))
			return FALSE;
	}
	return holders != NULL;
}

/* The kinds of facts that are told of whoever holds a value: in drafts, in records and on black lists. */
static const struct {
	const char *kind;
	const char *suffixes[3];     /* of the keys of drafts */
	const char *key;             /* of records; NULL: none hold such */
	char *(*fold)(const char *); /* what is looked for there; NULL: the value */
	const char *black, *illegal; /* lists; NULL: there is none */
	gboolean orders;             /* it matters which drafts are applications that wait */
} kinds[] = {
	{"mobile", {"/mobile", "/emergency"}, NULL, NULL, NULL, NULL, FALSE},
	{"domain", {"/domain/name"}, BEIAN_RECORD_DOMAIN, NULL, BEIAN_BLACK_DOMAIN, BEIAN_BLACK_ACCESS,
		FALSE},
	{"document", {"/document/number"}, BEIAN_RECORD_DOCUMENT, NULL, BEIAN_BLACK_DOCUMENT, NULL, TRUE},
	{"site", {"/name"}, BEIAN_RECORD_SITE, beian_record_site, NULL, NULL, FALSE},
	{"url", {"/home-url"}, BEIAN_RECORD_URL, beian_record_url, NULL, NULL, FALSE},
};

char *
beian_draft_fact(BeianApp *app, gint64 except, const char *kind, const char *value, GError **error)
{
	BeianStore *store = beian_app_store(app, error);
	g_autoptr(GString) list = g_string_new(NULL);

	if (store == NULL)
		return NULL;
	if (strcmp(kind, "instance") == 0 || strcmp(kind, "sn") == 0)
		return beian_inventory_fact(app, except, kind, value, error);
	if (strcmp(kind, "record") == 0)
		return beian_record_lines_now(app, value, error);
	if (strcmp(kind, "number") == 0)
		return beian_fact_number(app, value, error);
	if (strcmp(kind, "address") == 0)
		return beian_fact_address(value);
	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
		if (strcmp(kinds[i].kind, kind) != 0)
			continue;
		g_autofree char *folded = kinds[i].fold != NULL ? kinds[i].fold(value) : g_strdup(value);
		const BeianRecordKey key = {kinds[i].key, folded};
		if (!tell_drafts(app, except, value, kinds[i].suffixes, kinds[i].orders, list, error) ||
			(key.kind != NULL && !beian_fact_records(app, &key, list, error)) ||
			!beian_fact_black(app, kinds[i].black, "black", value, list, error) ||
			!beian_fact_black(app, kinds[i].illegal, "illegal", value, list, error))
			return NULL;
	}
	return g_strdup(list->str);
}

/* What the bureau answered to the draft ID since it was exported last, as the fact "result". */
static gboolean
put_results(BeianApp *app, gint64 id, BeianFacts *facts, GError **error)
{
	BeianStore *store = id != 0 ? beian_app_store(app, error) : NULL;
	g_autoptr(GArray) results = store != NULL ? beian_store_results(store, id, error) : NULL;
	g_autoptr(GString) lines = g_string_new(NULL);

	for (guint i = 0; results != NULL && i < results->len; i++) {
		const BeianResult *result = &g_array_index(results, BeianResult, i);
		g_autofree char *value = g_strescape(result->value, NULL),
				*said = g_strescape(result->said, NULL);
		if (!result->answered)
			g_string_append_printf(
				lines, "%s\t%s\t%s\t%s\n", result->code, result->path, value, said);
	}
	beian_facts_put(facts, "result", "", lines->str);
	return results != NULL || id == 0;
}

static gboolean
put_facts(BeianApp *app, gint64 id, const BeianDocument *document, BeianFacts *facts, GError **error)
{
	if (!put_results(app, id, facts, error))
		return FALSE;
	for (guint i = 0; i < document->items->len; i++) {
		const BeianItem *item = document->items->pdata[i];
		const char *kind = item->state == BEIAN_ANSWER_VALUE ? beian_fact_kind(item->question) : NULL;
		if (kind == NULL || beian_facts_get(facts, kind, item->reading->value) != NULL)
			continue;
		g_autofree char *answer = beian_draft_fact(app, id, kind, item->reading->value, error);
		if (answer == NULL)
			return FALSE;
		beian_facts_put(facts, kind, item->reading->value, answer);
	}
	return TRUE;
}

BeianFacts *
beian_draft_facts(BeianApp *app, gint64 id, const BeianDocument *document, GError **error)
{
	/* Records of an earlier version are read anew before, since that writes. */
	BeianStore *store = beian_app_record_store(app, error);
	g_autoptr(BeianFacts) facts = beian_facts_new();

	if (store == NULL)
		return NULL;
	gboolean looking = beian_store_look(store);
	gboolean good = put_facts(app, id, document, facts, error);
	beian_store_look_end(store, looking);
	return good ? g_steal_pointer(&facts) : NULL;
}
