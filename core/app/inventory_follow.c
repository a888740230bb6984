/* inventory_follow: numbers go with the filings that use them. */
#include "config.h"
#include "core/app/house.h"
#include "core/app/inventory.h"
#include "core/base/clock.h"
#include "core/base/date.h"
#include "core/base/error.h"
#include <inttypes.h>
#include <string.h>

#define RELEASE "release"

/* The number of the service that PATH, "service/2/access/instance", lies in; 0: in none. */
static gint64
service_of(const char *path)
{
	return g_str_has_prefix(path, "service/") ? g_ascii_strtoll(path + strlen("service/"), NULL, 10) : 0;
}

/* The number of INSTANCE for a filing of its own account: a free one whose sn nobody knows, else a new one,
 * as the provider makes it by itself. */
static BeianNumber
number_of_instance(const BeianNumberStates *states, const BeianInstance *instance)
{
	for (guint i = 0; i < instance->numbers->len; i++) {
		BeianNumber *number = &g_array_index(instance->numbers, BeianNumber, i);
		const BeianState *state = beian_number_state(states, number->state);
		if (number->sn != NULL || number->draft != 0 || state == NULL ||
			!beian_state_has(state, "free"))
			continue;
		BeianNumber taken = *number;
		memset(number, 0, sizeof *number);
		return taken;
	}
	return (BeianNumber){.instance = instance->id,
		.grantee = g_strdup(""),
		.notes = g_strdup(""),
		.state = g_strdup(beian_number_state_marked(states, "begins")->id)};
}

/* The number for the answer VALUE to a question that the inventory answers with WHAT, into *OUT; its state is
 * NULL when the inventory has none. */
static gboolean
number_for(BeianApp *app, const char *what, const char *value, BeianNumber *out, GError **error)
{
	if (strcmp(what, BEIAN_FORM_NUMBER) == 0) {
		gint64 id = beian_store_find_number(app->store, value, error);
		return id == 0 || (id > 0 && beian_store_number(app->store, id, out, error));
	}
	g_autoptr(GArray) ids = beian_store_instances_with(app->store, BEIAN_FORM_INSTANCE, value, error);
	if (ids == NULL || ids->len == 0)
		return ids != NULL;
	g_autoptr(BeianInstance) instance = beian_instance_read(app, g_array_index(ids, gint64, 0), error);
	if (instance == NULL)
		return FALSE;
	*out = number_of_instance(app->number_states, instance);
	return TRUE;
}

/* Whether one of NUMBERS is that of SERVICE. */
static gboolean
has_number(const GArray *numbers, gint64 service)
{
	for (guint i = 0; i < numbers->len; i++)
		if (g_array_index(numbers, BeianNumber, i).service == service)
			return TRUE;
	return FALSE;
}

/* Books numbers for the services of DRAFT that have none yet, NUMBERS being those that there are. One that
 * another draft has, or that is void, stays as it is: rules have told so. */
static gboolean
book(BeianApp *app, gint64 draft, const GArray *numbers, GError **error)
{
	g_autoptr(BeianOpenDraft) open = beian_draft_look(app, draft, error);
	g_autoptr(BeianDocument) document = open != NULL ? beian_document_new(open->filing) : NULL;
	g_autofree char *now = beian_clock_now_utc();

	for (guint i = 0; document != NULL && i < document->items->len; i++) {
		const BeianItem *item = document->items->pdata[i];
		const char *what = item->question->inventory;
		g_auto(BeianNumber) number = {0};
		gint64 service = service_of(item->path);
		if (what == NULL || item->state != BEIAN_ANSWER_VALUE || !item->relevant || service == 0 ||
			(strcmp(what, BEIAN_FORM_NUMBER) != 0 && strcmp(what, BEIAN_FORM_INSTANCE) != 0) ||
			has_number(numbers, service))
			continue;
		if (!number_for(app, what, item->reading->value, &number, error))
			return FALSE;
		const BeianState *state =
			number.state != NULL ? beian_number_state(app->number_states, number.state) : NULL;
		if (state == NULL || !beian_state_has(state, "free") || number.draft != 0)
			continue;
		number.draft = draft;
		number.service = service;
		if (!beian_store_put_number(app->store, &number, now, error))
			return FALSE;
	}
	return document != NULL;
}

/* The filing number of what NUMBER filed, into *OUT (NULL: not known yet; free with g_free): among SERVICES,
 * "2=NUMBER", or as inventory.h says. */
static gboolean
filed_as(BeianApp *app, const BeianNumber *number, char *const *services, char **out, GError **error)
{
	for (; services != NULL && *services != NULL; services++) {
		char *end;
		if (g_ascii_strtoll(*services, &end, 10) != number->service || *end != '=')
			continue;
		*out = g_strdup(end + 1);
		return TRUE;
	}
	return beian_inventory_filed(app, number->draft, number->service, out, error);
}

/* Brings NUMBER to STATE, where that follows or BACK says that a step is taken back; NULL: its draft lets go
 * of it. */
static gboolean
bring(BeianApp *app, BeianNumber *number, const BeianState *state, const char *filed, gboolean back,
	GError **error)
{
	const BeianState *now_is = beian_number_state(app->number_states, number->state);
	const BeianState *to =
		state != NULL ? state : beian_number_state_marked(app->number_states, "begins");
	g_autofree char *now = beian_clock_now_utc();

	if (now_is != NULL && now_is != to && !beian_state_leads_to(now_is, to) &&
		(!back || beian_state_has(now_is, "void")))
		return TRUE;
	/* The provider made it for this filing; without one, there is none. */
	if (state == NULL && number->sn == NULL)
		return beian_store_delete_number(app->store, number->id, error);
	g_free(number->state);
	number->state = g_strdup(to->id);
	if (state == NULL)
		number->draft = number->service = 0;
	if (filed != NULL || !beian_state_has(to, "used")) {
		g_free(number->filed);
		number->filed = g_strdup(filed);
	}
	return beian_store_put_number(app->store, number, now, error);
}

gboolean
beian_inventory_follow(
	BeianApp *app, gint64 draft, const char *word, char *const *services, gboolean back, GError **error)
{
	const BeianNumberStates *states = *word != '\0' ? beian_app_number_states(app, error) : NULL;
	const BeianState *to = NULL;

	if (*word == '\0')
		return TRUE;
	if (states == NULL)
		return FALSE;
	if (strcmp(word, RELEASE) != 0 && (to = beian_number_state_parse(states, word, error)) == NULL)
		return FALSE;
	g_autoptr(GArray) numbers = beian_store_numbers_of_draft(app->store, draft, error);
	if (numbers == NULL)
		return FALSE;
	if (to != NULL && !beian_state_has(to, "free")) {
		if (!book(app, draft, numbers, error))
			return FALSE;
		g_array_unref(numbers);
		numbers = beian_store_numbers_of_draft(app->store, draft, error);
	}
	for (guint i = 0; numbers != NULL && i < numbers->len; i++) {
		BeianNumber *number = &g_array_index(numbers, BeianNumber, i);
		g_autofree char *filed = NULL;
		if (to != NULL && beian_state_has(to, "used") &&
			!filed_as(app, number, services, &filed, error))
			return FALSE;
		if (!bring(app, number, to, filed, back, error))
			return FALSE;
	}
	return numbers != NULL;
}

/* Says in the notes of NUMBER that it is given back, and why, with the day. */
static gboolean
note_given_back(BeianApp *app, BeianNumber *number, GError **error)
{
	g_autofree char *now = beian_clock_now_utc(), *before = number->notes;
	char day[BEIAN_DATE_TEXT_BYTES];
	BeianDate today;

	number->notes = NULL;
	if (!beian_clock_today(&today, error))
		return FALSE;
	g_autofree char *said = g_strdup_printf(_("%s: given back, draft %" PRId64 " was deleted"),
		beian_date_format(today, day), number->draft);
	number->notes = *before != '\0' ? g_strconcat(before, "; ", said, NULL) : g_strdup(said);
	return beian_store_put_number(app->store, number, now, error);
}

/* Gives back what DRAFT is using; adds a line for each to SAID. */
static gboolean
give_back(BeianApp *app, gint64 draft, GString *said, GError **error)
{
	g_autoptr(GArray) numbers = beian_store_numbers_of_draft(app->store, draft, error);

	if (numbers == NULL || numbers->len == 0)
		return numbers != NULL;
	if (!beian_inventory_keep_marked(app, numbers, "filing", error))
		return FALSE;
	for (guint i = 0; i < numbers->len; i++) {
		BeianNumber *number = &g_array_index(numbers, BeianNumber, i);
		if (!note_given_back(app, number, error))
			return FALSE;
		g_string_append_printf(said, "%s", said->len > 0 ? "\n" : "");
		g_string_append_printf(said, _("The service number n%" PRId64 " (%s) is given back."),
			number->id, number->sn != NULL ? number->sn : "-");
	}
	return beian_inventory_follow(app, draft, RELEASE, NULL, FALSE, error);
}

gboolean
beian_inventory_delete_draft(BeianApp *app, gint64 draft, char **said, GError **error)
{
	g_autoptr(GString) lines = g_string_new(NULL);

	*said = NULL;
	if (!beian_store_begin(app->store, error))
		return FALSE;
	gboolean good = give_back(app, draft, lines, error) && beian_store_delete(app->store, draft, error);
	if (!beian_store_end(app->store, good, error))
		return FALSE;
	*said = lines->len > 0 ? g_strdup(lines->str) : NULL;
	return TRUE;
}
