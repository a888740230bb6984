/* guide: what provinces demand, to read: of one province everything, of one operator everywhere. */
#include "config.h"
#include "core/rules/rules.h"
#include <string.h>

typedef struct {
	const BeianRules *rules;
	BeianCodes *codes;
	BeianDate day;
	BeianLanguage language;
	GString *text;
} Guide;

/* Of whom something is demanded, in the order in which a guide tells it. */
static const struct {
	const char *nature, *heading, *word;
} natures[] = {
	{"", N_("Of everybody:"), NULL},
	{"organisation", N_("Of organisations:"), N_("organisations")},
	{"individual", N_("Of individuals:"), N_("individuals")},
};

/* The name of what PROVINCE is, "44" → "广东省"; NULL when there is none. Borrowed. */
static const char *
province_name(BeianCodes *codes, const char *province, BeianLanguage language)
{
	g_autofree char *token = g_strconcat(province, "0000", NULL);
	const BeianCodeList *regions = beian_codes_list(codes, "region", NULL);
	const BeianCode *row = regions != NULL ? beian_code_list_find(regions, token) : NULL;

	return row != NULL ? row->label[language] : NULL;
}

static void
append_days(GString *text, const BeianDemand *demand)
{
	if (*demand->valid_from != '\0')
		g_string_append_printf(text, _(" · from %s"), demand->valid_from);
	if (*demand->valid_to != '\0')
		g_string_append_printf(text, _(" · until %s"), demand->valid_to);
	if (*demand->kind != '\0')
		g_string_append_printf(text, _(" · only the kind %s"), demand->kind);
}

static void
append_demand(Guide *guide, const BeianDemand *demand)
{
	g_autofree char *sentence = beian_demand_why(demand, guide->language);

	g_string_append_printf(guide->text, "\n• %s\n  %s · %s · %s, %s", sentence,
		beian_severity_word(demand->severity), demand->rule->id, demand->source, demand->date);
	append_days(guide->text, demand);
}

/* Under HEADING, errors first, the demands made of NATURE that hold on the day, or, for NULL, those that do
 * not. */
static void
append_section(Guide *guide, const GPtrArray *demands, const char *nature, const char *heading)
{
	gboolean headed = FALSE;

	for (BeianSeverity severity = 0; severity < BEIAN_SEVERITIES; severity++)
		for (guint i = 0; i < demands->len; i++) {
			const BeianDemand *demand = demands->pdata[i];
			gboolean holds = beian_demand_is_valid_on(demand, guide->day);
			if (demand->severity != severity || holds != (nature != NULL) ||
				(nature != NULL && strcmp(demand->nature, nature) != 0))
				continue;
			if (!headed)
				g_string_append_printf(guide->text, "\n\n%s", heading);
			headed = TRUE;
			append_demand(guide, demand);
		}
}

/* Natures of data/codes/entity-nature.csv that some row names by themselves. */
static void
append_single_natures(Guide *guide, const GPtrArray *demands)
{
	const BeianCodeList *list = beian_codes_list(guide->codes, "entity-nature", NULL);

	for (guint i = 0; list != NULL && i < beian_code_list_count(list); i++) {
		const BeianCode *row = beian_code_list_row(list, i);
		if (strcmp(row->token, "individual") == 0)
			continue;
		g_autofree char *heading =
			g_strdup_printf(_("Of the nature %s:"), row->label[guide->language]);
		append_section(guide, demands, row->token, heading);
	}
}

char *
beian_guide_province(const BeianRules *rules, BeianCodes *codes, const char *province, BeianDate day,
	BeianLanguage language)
{
	const char *name = province_name(codes, province, language);
	const GPtrArray *demands = beian_rules_demands(rules, province);

	if (name == NULL)
		return NULL;
	Guide guide = {rules, codes, day, language, g_string_new(NULL)};
	if (demands == NULL) {
		g_string_printf(guide.text, _("%s demands nothing beyond what all provinces do."), name);
		return g_string_free(guide.text, FALSE);
	}
	g_string_printf(guide.text, _("What %s demands beyond what all provinces do:"), name);
	for (gsize i = 0; i < G_N_ELEMENTS(natures); i++)
		append_section(&guide, demands, natures[i].nature, _(natures[i].heading));
	append_single_natures(&guide, demands);
	append_section(&guide, demands, NULL, _("No longer, or not yet:"));
	return g_string_free(guide.text, FALSE);
}

static void
append_place(Guide *guide, const char *province, const BeianDemand *demand)
{
	const char *name = province_name(guide->codes, province, guide->language);

	g_string_append_printf(
		guide->text, "%s%s", guide->text->len > 0 ? "\n" : "", name != NULL ? name : province);
	if (*demand->argument != '\0')
		g_string_append_printf(guide->text, " · %s", demand->argument);
	for (gsize i = 0; i < G_N_ELEMENTS(natures); i++)
		if (natures[i].word != NULL && strcmp(natures[i].nature, demand->nature) == 0)
			g_string_append_printf(guide->text, " · %s", _(natures[i].word));
	g_string_append_printf(guide->text, " · %s · %s, %s", beian_severity_word(demand->severity),
		demand->source, demand->date);
	append_days(guide->text, demand);
}

char *
beian_guide_operator(
	const BeianRules *rules, BeianCodes *codes, const BeianRule *rule, BeianLanguage language)
{
	Guide guide = {rules, codes, {0}, language, g_string_new(NULL)};
	g_autofree const char **provinces = beian_rules_provinces(rules);

	for (const char **province = provinces; *province != NULL; province++) {
		const GPtrArray *demands = beian_rules_demands(rules, *province);
		for (guint i = 0; i < demands->len; i++) {
			const BeianDemand *demand = demands->pdata[i];
			if (demand->rule == rule)
				append_place(&guide, *province, demand);
		}
	}
	return g_string_free(guide.text, FALSE);
}
