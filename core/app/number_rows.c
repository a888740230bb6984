/* number_rows: the inventory as rows of pages, and what pages do with it. */
#include "config.h"
#include "core/app/number_rows.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include <inttypes.h>
#include <string.h>

static void
add(GArray *rows, const char *id, const char *const *cells)
{
	BeianRow row = {.id = g_strdup(id), .leaf = TRUE};

	for (gsize i = 0; i < G_N_ELEMENTS(row.cells) && cells[i] != NULL; i++)
		row.cells[i] = g_strdup(cells[i]);
	g_array_append_val(rows, row);
}

/* "3", or "" for what is not known. Free with g_free. */
static char *
quantity(int value)
{
	return value < 0 ? g_strdup("") : g_strdup_printf("%d", value);
}

/* Name, product in each language, end, how many are left, how many are free, and LAST. */
static void
add_instance(
	BeianApp *app, GArray *rows, const BeianInstance *instance, const BeianQuota *quota, const char *last)
{
	g_autofree char *id = g_strdup_printf("%" PRId64, instance->id),
			*name = beian_text_visible(beian_instance_value(instance, BEIAN_FORM_INSTANCE)),
			*left = quantity(quota->remaining), *free_ones = quantity((int)quota->free);
	const char *product = "instance/product";

	add(rows, id,
		(const char *[]){name, beian_instance_label(app, instance, product, BEIAN_LANGUAGE_ZH),
			beian_instance_label(app, instance, product, BEIAN_LANGUAGE_EN),
			beian_instance_value(instance, "instance/term-to"), left, free_ones, last, NULL});
}

GArray *
beian_instance_rows(BeianApp *app, GError **error)
{
	g_autoptr(GPtrArray) instances = beian_instances(app, error);
	g_autoptr(GArray) rows = beian_rows_new();

	for (guint i = 0; instances != NULL && i < instances->len; i++) {
		const BeianInstance *instance = instances->pdata[i];
		BeianQuota quota;
		g_autoptr(BeianVerdict) verdict = beian_instance_quota(app, instance, 0, &quota, error)
							  ? beian_instance_judge(app, instance->id, error)
							  : NULL;
		if (verdict == NULL)
			return NULL;
		add_instance(app, rows, instance, &quota, beian_verdict_is_good(verdict) ? "yes" : "no");
	}
	return instances != NULL ? g_steal_pointer(&rows) : NULL;
}

/* "Q05 …": what is against the instance, why, how to mend it and who says so, in LANGUAGE. Free with g_free.
 */
static char *
whole_reason(const BeianFinding *finding, BeianLanguage language)
{
	g_autofree char *message = beian_finding_message(finding, language),
			*fix = beian_finding_fix(finding, language),
			*why = beian_finding_why(finding, language);

	return g_strdup_printf("%s\n\n%s\n\n%s\n\n%s [%s, %s]", message, fix, why, finding->rule->id,
		finding->rule->source, finding->rule->date);
}

static void
add_reasons(GArray *rows, const BeianVerdict *verdict)
{
	for (guint i = 0; i < verdict->findings->len; i++) {
		const BeianFinding *finding = verdict->findings->pdata[i];
		if (finding->outcome != BEIAN_OUTCOME_BROKEN)
			continue;
		g_autofree char *id = g_strconcat("reason ", finding->rule->id, NULL),
				*zh = beian_finding_message(finding, BEIAN_LANGUAGE_ZH),
				*en = beian_finding_message(finding, BEIAN_LANGUAGE_EN),
				*all_zh = whole_reason(finding, BEIAN_LANGUAGE_ZH),
				*all_en = whole_reason(finding, BEIAN_LANGUAGE_EN);
		add(rows, id,
			(const char *[]){zh, en, all_zh, all_en,
				finding->severity == BEIAN_SEVERITY_ERROR ? "error" : "", NULL});
	}
}

/* Sn, state in each language, the draft and service that use it, who it was granted to, what it filed. */
static void
add_number(GArray *rows, const BeianNumberStates *states, const BeianNumber *number)
{
	const BeianState *state = beian_number_state(states, number->state);
	g_autofree char *id = g_strdup_printf("number n%" PRId64, number->id),
			*user = number->draft != 0 ? g_strdup_printf("%" PRId64 " service/%" PRId64,
							     number->draft, number->service)
						   : g_strdup("");

	add(rows, id,
		(const char *[]){number->sn != NULL ? number->sn : "",
			state != NULL ? state->name[BEIAN_LANGUAGE_ZH] : number->state,
			state != NULL ? state->name[BEIAN_LANGUAGE_EN] : number->state, user, number->grantee,
			number->filed != NULL ? number->filed : "", NULL});
}

GArray *
beian_instance_choice_rows(BeianApp *app, const char *id, GError **error)
{
	static const char *const others[] = {"edit", "issue", "discard"};
	const BeianNumberStates *states = beian_app_number_states(app, error);
	gint64 number;
	g_autoptr(BeianInstance) instance = states != NULL && beian_instance_parse_id(id, &number, error)
						    ? beian_instance_read(app, number, error)
						    : NULL;
	g_autoptr(BeianVerdict) verdict =
		instance != NULL ? beian_instance_judge(app, instance->id, error) : NULL;
	BeianQuota quota;

	if (verdict == NULL || !beian_instance_quota(app, instance, 0, &quota, error))
		return NULL;
	g_autofree char *of = quantity(quota.quota), *counted = quantity((int)quota.counted),
			*left = quantity(quota.remaining), *free_ones = quantity((int)quota.free);
	GArray *rows = beian_rows_new();
	add(rows, "quota", (const char *[]){of, counted, left, free_ones, NULL});
	add_reasons(rows, verdict);
	for (guint i = 0; i < instance->numbers->len; i++)
		add_number(rows, states, &g_array_index(instance->numbers, BeianNumber, i));
	for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
		add(rows, others[i], (const char *[]){"", NULL});
	return rows;
}

GArray *
beian_number_choice_rows(BeianApp *app, const char *text, GError **error)
{
	const BeianNumberStates *states = beian_app_number_states(app, error);
	g_auto(BeianNumber) number = {0};

	if (states == NULL || !beian_number_find(app, text, &number, error))
		return NULL;
	const BeianState *from = beian_number_state(states, number.state), *to;
	GArray *rows = beian_rows_new();
	add_number(rows, states, &number);
	for (guint i = 0; (to = beian_number_state_at(states, i)) != NULL; i++) {
		g_autofree char *id = g_strconcat("next ", to->id, NULL);
		if (from != NULL && beian_state_leads_to(from, to))
			add(rows, id,
				(const char *[]){
					to->name[BEIAN_LANGUAGE_ZH], to->name[BEIAN_LANGUAGE_EN], NULL});
	}
	add(rows, "grant", (const char *[]){"", NULL});
	add(rows, "delete", (const char *[]){"", NULL});
	return rows;
}

static void
add_free_numbers(BeianApp *app, GArray *rows, const BeianInstance *instance, gint64 draft)
{
	const BeianNumberStates *states = beian_app_number_states(app, NULL);

	for (guint i = 0; states != NULL && i < instance->numbers->len; i++) {
		const BeianNumber *number = &g_array_index(instance->numbers, BeianNumber, i);
		const BeianState *state = beian_number_state(states, number->state);
		g_autofree char *id = g_strdup_printf("n%" PRId64, number->id);
		if (number->sn == NULL || state == NULL || !beian_state_has(state, "free") ||
			(number->draft != 0 && number->draft != draft))
			continue;
		add(rows, id,
			(const char *[]){number->sn,
				beian_instance_label(app, instance, "instance/product", BEIAN_LANGUAGE_ZH),
				beian_instance_label(app, instance, "instance/product", BEIAN_LANGUAGE_EN),
				beian_instance_value(instance, "instance/term-to"), "", "", "", NULL});
	}
}

GArray *
beian_inventory_rows(BeianApp *app, const char *what, gint64 draft, GError **error)
{
	g_autoptr(GPtrArray) instances = beian_instances(app, error);
	g_autoptr(GArray) rows = beian_rows_new();

	for (guint i = 0; instances != NULL && i < instances->len; i++) {
		const BeianInstance *instance = instances->pdata[i];
		BeianQuota quota;
		if (strcmp(what, BEIAN_FORM_NUMBER) == 0) {
			add_free_numbers(app, rows, instance, draft);
			continue;
		}
		if (!beian_instance_quota(app, instance, draft, &quota, error))
			return NULL;
		if (quota.remaining != 0 || quota.free > 0)
			add_instance(app, rows, instance, &quota, "");
	}
	return instances != NULL ? g_steal_pointer(&rows) : NULL;
}

static gboolean
issue(BeianApp *app, const char *id, const char *text, GError **error)
{
	gint64 number;
	guint64 count = 1;
	g_autoptr(BeianInstance) instance =
		beian_instance_parse_id(id, &number, error) ? beian_instance_read(app, number, error) : NULL;
	/* A number of two digits is how many, not what the provider calls one. */
	gboolean counts = strlen(text) < 3 && g_ascii_string_to_unsigned(text, 10, 1, 99, &count, NULL);

	return instance != NULL &&
	       beian_number_issue(app, instance, counts ? NULL : text, (guint)count, FALSE, error);
}

char *
beian_inventory_obey(BeianApp *app, const char *order, const char *text, GError **error)
{
	g_auto(GStrv) words = g_strsplit(order, " ", 3);
	g_auto(BeianNumber) number = {0};
	gint64 id;

	if (strcmp(words[0], "issue") == 0)
		return issue(app, words[1], text, error) ? g_strdup(_("The number is entered.")) : NULL;
	if (strcmp(words[0], "discard") == 0) {
		g_autoptr(BeianInstance) instance = beian_instance_parse_id(words[1], &id, error)
							    ? beian_instance_read(app, id, error)
							    : NULL;
		return instance != NULL && beian_instance_delete(app, instance, FALSE, error)
			       ? g_strdup(_("The instance is deleted."))
			       : NULL;
	}
	if (!beian_number_find(app, words[1], &number, error))
		return NULL;
	if (strcmp(words[0], "delete") == 0)
		return beian_number_delete(app, &number, FALSE, error) ? g_strdup(_("The number is deleted."))
								       : NULL;
	const BeianNumberStep step = {.state = strcmp(words[0], "state") == 0 ? words[2] : NULL,
		.grantee = strcmp(words[0], "grant") == 0 ? text : NULL};
	return beian_number_step(app, &number, &step, error) ? g_strdup(_("Entered.")) : NULL;
}
