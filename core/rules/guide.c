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

/* Who reads a guide: what is demanded of everybody is told to both. */
static const struct {
	const char *nature, *heading, *word;
} readers[] = {
	{"organisation", N_("— For organisations —"), N_("organisations")},
	{"individual", N_("— For individuals —"), N_("individuals")},
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

/* What TOKEN of the list LIST is called in LANGUAGE; TOKEN itself when nothing is known of it. Borrowed. */
static const char *
label_of(BeianCodes *codes, const char *list, const char *token, BeianLanguage language)
{
	const BeianCodeList *all = beian_codes_list(codes, list, NULL);
	const BeianCode *row = all != NULL ? beian_code_list_find(all, token) : NULL;

	return row != NULL ? row->label[language] : token;
}

static void
append_days(Guide *guide, const BeianDemand *demand)
{
	if (*demand->valid_from != '\0')
		g_string_append_printf(guide->text, _(" · from %s"), demand->valid_from);
	if (*demand->valid_to != '\0')
		g_string_append_printf(guide->text, _(" · until %s"), demand->valid_to);
	/* A chapter about one kind says so in its heading. */
	if (*demand->kind != '\0' && g_strcmp0(demand->kind, beian_demand_about(demand)) != 0)
		g_string_append_printf(guide->text, _(" · only for: %s"),
			label_of(guide->codes, "filing-kind", demand->kind, guide->language));
	if (demand->own)
		g_string_append(guide->text, _(" · your own row"));
}

static gboolean
is_single_nature(const char *nature)
{
	gboolean single = *nature != '\0';

	for (gsize i = 0; i < G_N_ELEMENTS(readers); i++)
		single = single && strcmp(readers[i].nature, nature) != 0;
	return single;
}

/* Whether a reader of NATURE is meant; NULL: whoever reads. */
static gboolean
is_told(const BeianDemand *demand, const char *nature)
{
	if (nature == NULL || *demand->nature == '\0' || strcmp(demand->nature, nature) == 0)
		return TRUE;
	return strcmp(nature, "organisation") == 0 && strcmp(demand->nature, "individual") != 0;
}

/* The words that names may not hold, where the operator has a list of them. */
static void
append_words(Guide *guide, const BeianDemand *demand)
{
	const char *list = demand->rule != NULL ? demand->rule->words : NULL;
	g_autofree char *words = list != NULL ? beian_codes_words(guide->codes, list, demand->province,
							beian_language_comma(guide->language))
					      : NULL;

	if (words != NULL && *words != '\0') {
		g_string_append(guide->text, "\n  ");
		g_string_append_printf(guide->text, _("The words are: %s"), words);
	}
}

static void
append_demand(Guide *guide, const BeianDemand *demand)
{
	g_autofree char *sentence = beian_demand_why(demand, guide->language);
	g_autofree char *whose =
		is_single_nature(demand->nature)
			? g_strdup_printf(_("%s: "),
				  label_of(guide->codes, "entity-nature", demand->nature, guide->language))
			: g_strdup("");

	g_string_append_printf(guide->text, "\n• %s%s", whose, sentence);
	append_words(guide, demand);
	g_string_append(guide->text, "\n  ");
	if (demand->rule != NULL)
		g_string_append_printf(
			guide->text, "%s · %s · ", beian_severity_word(demand->severity), demand->rule->id);
	g_string_append_printf(guide->text, "%s, %s", demand->source, demand->date);
	append_days(guide, demand);
}

/* One chapter for readers of NATURE under HEADING: ABOUT what it is, NULL for all; errors first; what HOLDS
 * on the day, or what does not. */
static void
append_chapter(Guide *guide, const GPtrArray *demands, const char *nature, const char *about,
	const char *heading, gboolean holds)
{
	gboolean headed = FALSE;

	for (BeianSeverity severity = 0; severity < BEIAN_SEVERITIES; severity++)
		for (guint i = 0; i < demands->len; i++) {
			const BeianDemand *demand = demands->pdata[i];
			const char *chapter = beian_demand_about(demand);
			if (demand->severity != severity || !is_told(demand, nature) ||
				beian_demand_is_valid_on(demand, guide->day) != holds ||
				(about != NULL && g_strcmp0(chapter, about) != 0))
				continue;
			if (!headed)
				g_string_append_printf(guide->text, "\n\n%s", heading);
			headed = TRUE;
			append_demand(guide, demand);
		}
}

/* All chapters for readers of NATURE, in the order of the list; without the list one chapter. */
static void
append_part(Guide *guide, const GPtrArray *demands, const char *nature)
{
	const BeianCodeList *chapters = beian_codes_list(guide->codes, "guide-subject", NULL);

	if (chapters == NULL)
		append_chapter(guide, demands, nature, NULL, _("Demands"), TRUE);
	for (guint i = 0; chapters != NULL && i < beian_code_list_count(chapters); i++) {
		const BeianCode *row = beian_code_list_row(chapters, i);
		append_chapter(guide, demands, nature, row->token, row->label[guide->language], TRUE);
	}
}

/* How numbers of PROVINCE begin. */
static void
append_prefixes(Guide *guide, const char *province)
{
	const BeianCodeList *list = beian_codes_list(guide->codes, "province", NULL);

	for (guint i = 0; list != NULL && i < beian_code_list_count(list); i++) {
		const BeianCode *row = beian_code_list_row(list, i);
		const char *icp = beian_code_list_cell(list, row, "icp-prefix");
		const char *police = beian_code_list_cell(list, row, "police-prefix");
		if (icp == NULL || police == NULL ||
			g_strcmp0(beian_code_list_cell(list, row, "code"), province) != 0)
			continue;
		g_string_append_c(guide->text, '\n');
		g_string_append_printf(guide->text,
			strcmp(icp, police) == 0
				? _("Numbers begin with %sICP备, those of the public-security filing with "
				    "%s公网安备.")
				: _("Numbers begin with %sICP备, but those of the public-security filing "
				    "with "
				    "%s公网安备."),
			icp, police);
	}
}

char *
beian_guide_province(const BeianRules *rules, BeianCodes *codes, const char *province, const char *nature,
	BeianDate day, BeianLanguage language)
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
	append_prefixes(&guide, province);
	if (nature != NULL && strcmp(nature, "individual") != 0)
		nature = "organisation";
	for (gsize i = 0; i < G_N_ELEMENTS(readers); i++)
		if (nature == NULL || strcmp(nature, readers[i].nature) == 0) {
			g_string_append_printf(guide.text, "\n\n%s", _(readers[i].heading));
			append_part(&guide, demands, readers[i].nature);
		}
	append_chapter(&guide, demands, nature, NULL, _("No longer, or not yet"), FALSE);
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
	for (gsize i = 0; i < G_N_ELEMENTS(readers); i++)
		if (strcmp(readers[i].nature, demand->nature) == 0)
			g_string_append_printf(guide->text, " · %s", _(readers[i].word));
	if (is_single_nature(demand->nature))
		g_string_append_printf(guide->text, " · %s",
			label_of(guide->codes, "entity-nature", demand->nature, guide->language));
	g_string_append_printf(guide->text, " · %s · %s, %s", beian_severity_word(demand->severity),
		demand->source, demand->date);
	append_days(guide, demand);
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
