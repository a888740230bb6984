/* inventory_act: what is done with numbers: entered, taken through their states, used by filings. */
#include "config.h"
#include "core/app/house.h"
#include "core/app/inventory.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/types/type.h"
#include <inttypes.h>
#include <string.h>

/* As many as the provider's interface makes at once. Source: icp-filing 3.2. */
enum { AT_ONCE_MAX = 20 };

/* SN as answers write it. NULL with *ERROR (usage). Free with g_free. */
static char *
canonical_sn(const char *sn, GError **error)
{
	const BeianFacets facets = {0};
	g_auto(BeianReading) reading = {0};

	beian_type_read(beian_type_find("service-code"), sn, &facets, &reading);
	if (reading.value == NULL)
		beian_error_set(error, BEIAN_ERROR_USAGE,
			_("“%s” is no service number; copy it from the provider’s console"), sn);
	return g_steal_pointer(&reading.value);
}

gboolean
beian_number_find(BeianApp *app, const char *text, BeianNumber *out, GError **error)
{
	BeianStore *store = beian_app_store(app, error);
	guint64 id = 0;

	if (store == NULL)
		return FALSE;
	if (text[0] == 'n' && g_ascii_string_to_unsigned(text + 1, 10, 1, G_MAXINT64, &id, NULL))
		return beian_store_number(store, (gint64)id, out, error);
	g_autofree char *sn = canonical_sn(text, error);
	gint64 found = sn != NULL ? beian_store_find_number(store, sn, error) : -1;
	if (found == 0)
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("the inventory has no number “%s”; “beian numbers” lists them"), text);
	return found > 0 && beian_store_number(store, found, out, error);
}

static BeianNumber
new_number(const BeianNumberStates *states, gint64 instance, const char *sn)
{
	return (BeianNumber){
		.instance = instance,
		.sn = g_strdup(sn),
		.state = g_strdup(beian_number_state_marked(states, "begins")->id),
		.grantee = g_strdup(""),
		.notes = g_strdup(""),
	};
}

static gboolean
may_issue(BeianApp *app, const BeianInstance *instance, guint count, GError **error)
{
	BeianQuota quota;

	if (!beian_instance_quota(app, instance, 0, &quota, error))
		return FALSE;
	return quota.remaining < 0 || (guint)quota.remaining >= count ||
	       beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
		       _("%s gives %d numbers, %u are counted already, %d can be had; --force enters them "
			 "all "
			 "the same"),
		       beian_instance_value(instance, BEIAN_FORM_INSTANCE), quota.quota, quota.counted,
		       quota.remaining);
}

gboolean
beian_number_issue(BeianApp *app, const BeianInstance *instance, const char *sn, guint count, gboolean forced,
	GError **error)
{
	const BeianNumberStates *states = beian_app_number_states(app, error);
	g_autofree char *own = sn != NULL ? canonical_sn(sn, error) : NULL;
	g_autofree char *now = beian_clock_now_utc();
	gboolean good = TRUE;

	if (states == NULL || (sn != NULL && own == NULL))
		return FALSE;
	if (count < 1 || count > AT_ONCE_MAX)
		return beian_error_set(
			error, BEIAN_ERROR_USAGE, _("1 to %d numbers can be entered at once"), AT_ONCE_MAX);
	if (!forced && !may_issue(app, instance, count, error))
		return FALSE;
	if (!beian_store_begin(app->store, error))
		return FALSE;
	for (guint i = 0; good && i < count; i++) {
		g_auto(BeianNumber) number = new_number(states, instance->id, own);
		good = beian_store_put_number(app->store, &number, now, error);
	}
	return beian_store_end(app->store, good, error);
}

static void
replace(char **text, const char *with)
{
	if (with == NULL)
		return;
	g_free(*text);
	*text = g_strdup(with);
}

gboolean
beian_number_may_step(
	const BeianNumberStates *states, const BeianNumber *number, const BeianState *to, GError **error)
{
	const BeianState *from = beian_number_state(states, number->state);

	if (from == NULL || from == to || beian_state_leads_to(from, to))
		return TRUE;
	if (from->next[0] == NULL)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("n%" PRId64 " is “%s”, after which nothing follows; --force mends what was entered "
			  "wrongly"),
			number->id, from->id);
	g_autofree char *next = g_strjoinv(", ", from->next);
	return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
		_("n%" PRId64
		  " is “%s”, and “%s” does not follow; there can follow: %s; --force mends what was "
		  "entered wrongly"),
		number->id, from->id, to->id, next);
}

gboolean
beian_number_step(BeianApp *app, BeianNumber *number, const BeianNumberStep *step, GError **error)
{
	const BeianNumberStates *states = beian_app_number_states(app, error);
	g_autofree char *now = beian_clock_now_utc();
	const BeianState *to = NULL;
	g_auto(BeianDraft) user = {0};

	if (states == NULL)
		return FALSE;
	if (step->state != NULL) {
		to = beian_number_state_parse(states, step->state, error);
		if (to == NULL || (!step->forced && !beian_number_may_step(states, number, to, error)))
			return FALSE;
	}
	if (step->draft != 0 && !beian_store_draft(app->store, step->draft, &user, error))
		return FALSE;
	replace(&number->state, to != NULL ? to->id : NULL);
	replace(&number->grantee, step->grantee);
	replace(&number->notes, step->notes);
	replace(&number->filed, step->filed);
	if (step->draft != 0) {
		number->draft = step->draft;
		number->service = step->service;
	}
	return beian_store_put_number(app->store, number, now, error);
}

/* Whether a filing needs NUMBER to stay. */
static gboolean
is_needed(const BeianNumberStates *states, const BeianNumber *number)
{
	const BeianState *state = beian_number_state(states, number->state);

	return state != NULL && (beian_state_has(state, "filing") || beian_state_has(state, "used"));
}

gboolean
beian_number_delete(BeianApp *app, const BeianNumber *number, gboolean forced, GError **error)
{
	const BeianNumberStates *states = beian_app_number_states(app, error);

	if (states == NULL)
		return FALSE;
	if (!forced && is_needed(states, number))
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("n%" PRId64
			  " is “%s”: it counts for ever, also after its filing is cancelled; --force "
			  "deletes what was entered wrongly"),
			number->id, number->state);
	return beian_store_delete_number(app->store, number->id, error);
}

gboolean
beian_instance_delete(BeianApp *app, const BeianInstance *instance, gboolean forced, GError **error)
{
	const BeianNumberStates *states = beian_app_number_states(app, error);
	g_autoptr(BeianOpenDraft) open =
		states != NULL ? beian_draft_open_to_write(app, instance->id, error) : NULL;

	if (open == NULL)
		return FALSE;
	for (guint i = 0; !forced && i < instance->numbers->len; i++) {
		const BeianNumber *number = &g_array_index(instance->numbers, BeianNumber, i);
		if (is_needed(states, number))
			return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
				_("filings use numbers of %s, such as n%" PRId64
				  "; --force deletes it all the same"),
				beian_instance_value(instance, BEIAN_FORM_INSTANCE), number->id);
	}
	return beian_store_delete(app->store, instance->id, error);
}

/* PATH without its last segment: what it lies in. Free with g_free. */
static char *
block_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? g_strndup(path, (gsize)(slash - path) + 1) : g_strdup("");
}

/* Answers what INSTANCE knows and nobody answered, beside PATH. */
static gboolean
fill_beside(
	BeianFiling *filing, const BeianInstance *instance, const char *path, BeianStep *step, GError **error)
{
	g_autoptr(BeianDocument) document = beian_document_new(filing);
	g_autoptr(GHashTable) done = g_hash_table_new(NULL, NULL);
	g_autofree char *block = block_of(path);

	for (guint i = 0; i < document->items->len; i++) {
		const BeianItem *item = document->items->pdata[i];
		const char *from = item->question->inventory;
		if (from == NULL || !g_str_has_prefix(item->path, block) || strcmp(item->path, path) == 0 ||
			!g_hash_table_add(done, (gpointer)item->question))
			continue;
		const char *value = beian_instance_value(instance, from);
		if (*value == '\0' || item->text != NULL || item->readonly || !item->relevant)
			continue;
		if (!beian_filing_set(filing, item->path, value, step, error))
			return FALSE;
	}
	return TRUE;
}

/* The instance, and the sn in *SN (NULL: none; free with g_free), that TEXT names for a question that takes
 * WHAT. */
static BeianInstance *
chosen(BeianApp *app, const char *what, const char *text, char **sn, GError **error)
{
	gint64 id;

	if (strcmp(what, BEIAN_FORM_INSTANCE) == 0)
		return beian_instance_parse_id(text, &id, error) ? beian_instance_read(app, id, error) : NULL;
	g_auto(BeianNumber) number = {0};
	if (!beian_number_find(app, text, &number, error))
		return NULL;
	if (number.sn == NULL) {
		beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("what the provider calls n%" PRId64 " is not entered, so no filing can name it"),
			number.id);
		return NULL;
	}
	*sn = g_strdup(number.sn);
	return beian_instance_read(app, number.instance, error);
}

gboolean
beian_inventory_fill(BeianApp *app, BeianFiling *filing, const char *path, const char *text, BeianStep *step,
	GError **error)
{
	const BeianQuestion *question = beian_filing_question(filing, path, error);
	const char *what = question != NULL ? question->inventory : NULL;
	g_autofree char *sn = NULL;

	if (question == NULL)
		return FALSE;
	if (what == NULL || (strcmp(what, BEIAN_FORM_INSTANCE) != 0 && strcmp(what, BEIAN_FORM_NUMBER) != 0))
		return beian_error_set(
			error, BEIAN_ERROR_USAGE, _("“%s” takes no instance and no service number"), path);
	g_autoptr(BeianInstance) instance = chosen(app, what, text, &sn, error);
	if (instance == NULL)
		return FALSE;
	const char *value = sn != NULL ? sn : beian_instance_value(instance, BEIAN_FORM_INSTANCE);
	return beian_filing_set(filing, path, value, step, error) &&
	       fill_beside(filing, instance, path, step, error);
}
