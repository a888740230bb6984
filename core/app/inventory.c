/* inventory: instances and their numbers, read. */
#include "config.h"
#include "core/app/inventory.h"
#include "core/app/house.h"
#include "core/base/error.h"
#include <inttypes.h>
#include <string.h>

const BeianNumberStates *
beian_app_number_states(BeianApp *app, GError **error)
{
	if (app->number_states == NULL)
		app->number_states = beian_number_states_read(app->datadir, error);
	if (app->number_states == NULL && error != NULL && *error != NULL)
		(*error)->code = BEIAN_ERROR_CANNOT;
	return app->number_states;
}

void
beian_instance_free(BeianInstance *instance)
{
	if (instance == NULL)
		return;
	g_hash_table_unref(instance->values);
	if (instance->numbers != NULL)
		g_array_unref(instance->numbers);
	g_free(instance);
}

static BeianInstance *
read_values(BeianStore *store, gint64 id, GError **error)
{
	g_autoptr(GArray) entries = beian_store_entries(store, id, error);

	if (entries == NULL)
		return NULL;
	g_autoptr(BeianInstance) instance = g_new0(BeianInstance, 1);
	instance->id = id;
	instance->values = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	for (guint i = 0; i < entries->len; i++) {
		BeianChange *entry = &g_array_index(entries, BeianChange, i);
		if (entry->value != NULL)
			g_hash_table_insert(instance->values, g_steal_pointer(&entry->key),
				g_steal_pointer(&entry->value));
	}
	instance->numbers = beian_store_numbers(store, id, error);
	return instance->numbers != NULL ? g_steal_pointer(&instance) : NULL;
}

BeianInstance *
beian_instance_read(BeianApp *app, gint64 id, GError **error)
{
	BeianStore *store = beian_app_store(app, error);
	g_auto(BeianDraft) draft = {0};

	if (store == NULL || !beian_store_draft(store, id, &draft, error))
		return NULL;
	if (beian_form_is_filing(draft.kind)) {
		beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("%" PRId64 " is a draft and no instance; “beian numbers” lists the instances"), id);
		return NULL;
	}
	return read_values(store, id, error);
}

GPtrArray *
beian_instances(BeianApp *app, GError **error)
{
	BeianStore *store = beian_app_store(app, error);
	g_autoptr(GArray) ids = store != NULL ? beian_store_instances(store, error) : NULL;
	g_autoptr(GPtrArray) instances = g_ptr_array_new_with_free_func((GDestroyNotify)beian_instance_free);

	if (ids == NULL)
		return NULL;
	for (guint i = 0; i < ids->len; i++) {
		BeianInstance *instance = read_values(store, g_array_index(ids, gint64, i), error);
		if (instance == NULL)
			return NULL;
		g_ptr_array_add(instances, instance);
	}
	return g_steal_pointer(&instances);
}

const char *
beian_instance_value(const BeianInstance *instance, const char *path)
{
	const char *value = g_hash_table_lookup(instance->values, path);

	return value != NULL ? value : "";
}

/* The list whose codes stand at PATH; NULL: none do. */
static const BeianCodeList *
list_at(BeianApp *app, const char *path)
{
	const BeianForm *form = beian_app_form(app, BEIAN_STORE_INSTANCE, NULL);
	const BeianQuestion *question = form != NULL ? beian_form_question(form, path) : NULL;

	return question != NULL && question->list != NULL
		       ? beian_codes_list(beian_app_codes(app), question->list, NULL)
		       : NULL;
}

const char *
beian_instance_label(BeianApp *app, const BeianInstance *instance, const char *path, BeianLanguage language)
{
	const BeianCodeList *list = list_at(app, path);
	const char *value = beian_instance_value(instance, path);
	const BeianCode *row = list != NULL ? beian_code_list_find(list, value) : NULL;

	return row != NULL ? row->label[language] : value;
}

gboolean
beian_instance_parse_id(const char *text, gint64 *id, GError **error)
{
	guint64 number;

	if (!g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT64, &number, NULL))
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("“%s” is no number of an instance; “beian numbers” shows them"), text);
	*id = (gint64)number;
	return TRUE;
}

/* The cell COLUMN of the product of INSTANCE; "" when it is not known. */
static const char *
of_product(BeianApp *app, const BeianInstance *instance, const char *column)
{
	const BeianCodeList *list = beian_codes_list(beian_app_codes(app), "product", NULL);
	const BeianCode *row =
		list != NULL ? beian_code_list_find(list, beian_instance_value(instance, "instance/product"))
			     : NULL;
	const char *cell = row != NULL ? beian_code_list_cell(list, row, column) : NULL;

	return cell != NULL ? cell : "";
}

/* The number in TEXT; -1 when it is empty. */
static int
count_in(const char *text)
{
	return *text != '\0' ? (int)MIN(g_ascii_strtoull(text, NULL, 10), G_MAXINT / 4) : -1;
}

static void
count_numbers(const BeianNumberStates *states, const BeianInstance *instance, gint64 draft, BeianQuota *out)
{
	out->counted += (guint)MAX(count_in(beian_instance_value(instance, "instance/numbers-used")), 0);
	for (guint i = 0; i < instance->numbers->len; i++) {
		const BeianNumber *number = &g_array_index(instance->numbers, BeianNumber, i);
		const BeianState *state = beian_number_state(states, number->state);
		if (state == NULL)
			continue;
		out->counted += beian_state_has(state, "counts");
		out->free += beian_state_has(state, "free") && (number->draft == 0 || number->draft == draft);
	}
}

/* The others of the account that count for the same quota. */
static gboolean
count_account(BeianApp *app, const BeianNumberStates *states, const BeianInstance *instance, gint64 draft,
	BeianQuota *out, GError **error)
{
	const char *account = beian_instance_value(instance, "instance/account");
	g_autoptr(GArray) ids = beian_store_instances_with(app->store, "instance/account", account, error);

	for (guint i = 0; ids != NULL && i < ids->len; i++) {
		gint64 id = g_array_index(ids, gint64, i);
		g_autoptr(BeianInstance) other =
			id != instance->id ? read_values(app->store, id, error) : NULL;
		if (id == instance->id)
			continue;
		if (other == NULL)
			return FALSE;
		if (strcmp(beian_instance_value(other, "instance/product"),
			    beian_instance_value(instance, "instance/product")) == 0)
			count_numbers(states, other, draft, out);
	}
	return ids != NULL;
}

gboolean
beian_instance_quota(
	BeianApp *app, const BeianInstance *instance, gint64 draft, BeianQuota *out, GError **error)
{
	const BeianNumberStates *states = beian_app_number_states(app, error);
	const char *per = of_product(app, instance, "per");
	gboolean ordered = strcmp(per, "order") == 0;

	if (states == NULL)
		return FALSE;
	*out = (BeianQuota){.quota = count_in(ordered ? beian_instance_value(instance, "instance/ordered")
						      : of_product(app, instance, "numbers"))};
	count_numbers(states, instance, draft, out);
	if (strcmp(per, "account") == 0 && *beian_instance_value(instance, "instance/account") != '\0' &&
		!count_account(app, states, instance, draft, out, error))
		return FALSE;
	out->remaining = out->quota < 0 ? -1 : MAX(out->quota - (int)out->counted, 0);
	return TRUE;
}

BeianVerdict *
beian_instance_judge(BeianApp *app, gint64 id, GError **error)
{
	g_autoptr(BeianOpenDraft) open = beian_draft_look(app, id, error);

	if (open == NULL)
		return NULL;
	g_autoptr(BeianDocument) document = beian_document_new(open->filing);
	return beian_draft_judge(app, id, open->filing, document, BEIAN_PROFILE_NATIVE, NULL, error);
}

/* What both kinds of facts say of INSTANCE. */
static gboolean
tell_instance(BeianApp *app, const BeianInstance *instance, gint64 own, GString *text, GError **error)
{
	static const char *const names[] = {
		"provider", "product", "in-mainland", "subscription", "public-ip", "running", "term-to"};
	BeianQuota quota;

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = g_strconcat("instance/", names[i], NULL);
		const char *value = beian_instance_value(instance, path);
		if (*value != '\0')
			g_string_append_printf(text, "; %s %s", names[i], value);
	}
	if (!beian_instance_quota(app, instance, own, &quota, error))
		return FALSE;
	if (quota.quota >= 0)
		g_string_append_printf(text, "; quota %d; remaining %d", quota.quota, quota.remaining);
	g_string_append_printf(text, "; free %u", quota.free);
	return TRUE;
}

static gboolean
tell_of_instance(BeianApp *app, gint64 own, const char *name, GString *text, GError **error)
{
	g_autoptr(GArray) ids = beian_store_instances_with(app->store, BEIAN_FORM_INSTANCE, name, error);
	gint64 id = 0, twin = 0;
	guint mine = 0;

	if (ids == NULL || ids->len == 0)
		return ids != NULL;
	for (guint i = 0; i < ids->len; i++)
		if (g_array_index(ids, gint64, i) == own)
			id = own;
		else if (twin == 0)
			twin = g_array_index(ids, gint64, i);
	if (id == 0)
		id = g_array_index(ids, gint64, 0);
	g_autoptr(BeianInstance) instance = read_values(app->store, id, error);
	if (instance == NULL)
		return FALSE;
	for (guint i = 0; i < instance->numbers->len; i++)
		mine += g_array_index(instance->numbers, BeianNumber, i).draft == own;
	g_string_append_printf(text, "id %" PRId64 "; mine %u", id, mine);
	if (id == own && twin != 0)
		g_string_append_printf(text, "; twin %" PRId64, twin);
	return tell_instance(app, instance, own, text, error);
}

/* Another draft than OWN that names SN among its answers; "" when there is none. */
static gboolean
tell_elsewhere(BeianApp *app, gint64 own, const char *sn, GString *text, GError **error)
{
	static const char *const suffixes[] = {"/service-number", NULL};
	g_autoptr(GArray) holders = beian_store_holders(app->store, own, sn, suffixes, 1, error);

	if (holders != NULL && holders->len > 0)
		g_string_append_printf(text, "%selsewhere %" PRId64, text->len > 0 ? "; " : "",
			g_array_index(holders, gint64, 0));
	return holders != NULL;
}

static gboolean
tell_of_number(BeianApp *app, gint64 own, const char *sn, GString *text, GError **error)
{
	const BeianNumberStates *states = beian_app_number_states(app, error);
	gint64 id = states != NULL ? beian_store_find_number(app->store, sn, error) : -1;
	g_auto(BeianNumber) number = {0};

	if (id <= 0)
		return id == 0 && tell_elsewhere(app, own, sn, text, error);
	if (!beian_store_number(app->store, id, &number, error))
		return FALSE;
	const BeianState *state = beian_number_state(states, number.state);
	g_autoptr(BeianInstance) instance = read_values(app->store, number.instance, error);
	if (instance == NULL)
		return FALSE;
	g_string_append_printf(text, "id %" PRId64 "; granted %s; state %s", id,
		*number.grantee != '\0' ? "yes" : "no", number.state);
	if (state != NULL)
		g_string_append_printf(text, "; state-zh %s; state-en %s; mark %s",
			state->name[BEIAN_LANGUAGE_ZH], state->name[BEIAN_LANGUAGE_EN],
			beian_state_has(state, "free") ? "free" : "other");
	if (number.draft == own && own != 0)
		g_string_append(text, "; mine 1");
	else if (number.draft != 0)
		g_string_append_printf(text, "; taken %" PRId64, number.draft);
	return tell_instance(app, instance, own, text, error) && tell_elsewhere(app, own, sn, text, error);
}

char *
beian_inventory_fact(BeianApp *app, gint64 own, const char *kind, const char *value, GError **error)
{
	g_autoptr(GString) text = g_string_new(NULL);

	if (beian_app_store(app, error) == NULL)
		return NULL;
	gboolean good = strcmp(kind, "instance") == 0 ? tell_of_instance(app, own, value, text, error)
						      : tell_of_number(app, own, value, text, error);
	return good ? g_strdup(text->str) : NULL;
}

/* As many instances are looked at before a draft is shown. */
#define NEWEST_MAX 64

static gboolean
has_leader(const BeianForm *form)
{
	const GPtrArray *questions = beian_form_questions(form);

	for (guint i = 0; i < questions->len; i++)
		if (((const BeianQuestion *)questions->pdata[i])->leads)
			return TRUE;
	return FALSE;
}

int
beian_inventory_is_stocked(BeianApp *app, const BeianForm *form, GError **error)
{
	if (!has_leader(form))
		return FALSE;
	BeianStore *store = beian_app_store(app, error);
	g_autoptr(GArray) ids = store != NULL ? beian_store_instances(store, error) : NULL;

	if (ids == NULL)
		return -1;
	for (guint i = ids->len; i-- > 0 && ids->len - i <= NEWEST_MAX;) {
		g_autoptr(BeianInstance) instance =
			beian_instance_read(app, g_array_index(ids, gint64, i), error);
		BeianQuota quota;
		if (instance == NULL || !beian_instance_quota(app, instance, 0, &quota, error))
			return -1;
		if (quota.free > 0 || quota.remaining != 0)
			return TRUE;
	}
	return FALSE;
}
