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
	const char *nature;       /* of the only reader, as demands say it; NULL: everybody reads */
	const GPtrArray *demands; /* of the province */
	GPtrArray *sources;       /* BeianRuleSource, borrowed: those named so far */
} Guide;

/* The parts of a guide. Who reads it for one nature has one part, with what is demanded of everybody. */
static const struct {
	const char *nature, *heading, *word;
} parts[] = {
	{"", N_("— For everybody —"), NULL},
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
	gboolean single = TRUE;

	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
		single = single && strcmp(parts[i].nature, nature) != 0;
	return single;
}

/* Whether readers of NATURE are meant, with everybody or alone. */
static gboolean
is_meant(const BeianDemand *demand, const char *nature)
{
	if (*demand->nature == '\0' || strcmp(demand->nature, nature) == 0)
		return TRUE;
	return strcmp(nature, "organisation") == 0 && strcmp(demand->nature, "individual") != 0;
}

static gboolean
says_the_same(const BeianDemand *one, const BeianDemand *other)
{
	return one->rule == other->rule && one->severity == other->severity && one->own == other->own &&
	       strcmp(one->kind, other->kind) == 0 && strcmp(one->path, other->path) == 0 &&
	       strcmp(one->argument, other->argument) == 0 &&
	       strcmp(one->valid_from, other->valid_from) == 0 &&
	       strcmp(one->valid_to, other->valid_to) == 0 &&
	       g_strcmp0(one->note.in[BEIAN_LANGUAGE_ZH], other->note.in[BEIAN_LANGUAGE_ZH]) == 0 &&
	       g_strcmp0(one->note.in[BEIAN_LANGUAGE_EN], other->note.in[BEIAN_LANGUAGE_EN]) == 0;
}

/* The row that demands of individuals what DEMAND does of organisations, or the other way round; NULL: there
 * is none. */
static const BeianDemand *
twin_of(const Guide *guide, const BeianDemand *demand)
{
	if (*demand->nature == '\0' || is_single_nature(demand->nature))
		return NULL;
	for (guint i = 0; i < guide->demands->len; i++) {
		const BeianDemand *other = guide->demands->pdata[i];
		if (*other->nature != '\0' && !is_single_nature(other->nature) &&
			strcmp(other->nature, demand->nature) != 0 && says_the_same(other, demand))
			return other;
	}
	return NULL;
}

/*
 * Whether the part for NATURE says DEMAND; NULL: one part has all. Where everybody reads, what everybody is
 * demanded stands in the part for "", so that nothing is said twice; twins are said by that of organisations.
 */
static gboolean
is_in_part(const Guide *guide, const BeianDemand *demand, const char *nature)
{
	if (guide->nature != NULL)
		return is_meant(demand, guide->nature);
	if (nature == NULL)
		return TRUE;
	gboolean has_twin = twin_of(guide, demand) != NULL;
	if (*nature == '\0')
		return *demand->nature == '\0' || (has_twin && strcmp(demand->nature, "organisation") == 0);
	return *demand->nature != '\0' && !has_twin && is_meant(demand, nature);
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

/* Where DEMAND stands, and its twin, if the part says both. */
static void
append_sources(Guide *guide, const BeianDemand *demand)
{
	const BeianDemand *twin = guide->nature == NULL ? twin_of(guide, demand) : NULL;

	g_string_append(guide->text, demand->source);
	beian_rules_add_sources(guide->rules, demand->source, guide->sources);
	if (twin != NULL && strcmp(twin->date, demand->date) != 0)
		g_string_append_printf(guide->text, ", %s; %s", demand->date, twin->source);
	else if (twin != NULL && strcmp(twin->source, demand->source) != 0)
		g_string_append_printf(guide->text, "; %s", twin->source);
	if (twin != NULL)
		beian_rules_add_sources(guide->rules, twin->source, guide->sources);
	g_string_append_printf(guide->text, ", %s", twin != NULL ? twin->date : demand->date);
}

static void
append_demand(Guide *guide, const BeianDemand *demand)
{
	g_autofree char *sentence = beian_demand_why(demand, guide->language);

	g_string_append_printf(guide->text, "\n• %s", sentence);
	append_words(guide, demand);
	g_string_append(guide->text, "\n  ");
	if (demand->rule != NULL)
		g_string_append_printf(
			guide->text, "%s · %s · ", beian_severity_word(demand->severity), demand->rule->id);
	append_sources(guide, demand);
	if (is_single_nature(demand->nature))
		g_string_append_printf(guide->text, _(" · only for: %s"),
			label_of(guide->codes, "entity-nature", demand->nature, guide->language));
	append_days(guide, demand);
}

/* One chapter of the part for NATURE (NULL: of all) under HEADING: ABOUT what it is, NULL for all; errors
 * first; what HOLDS on the day, or what does not. */
static void
append_chapter(
	Guide *guide, const char *nature, const char *about, const char *heading, gboolean holds)
{
	gboolean headed = FALSE;

	for (BeianSeverity severity = 0; severity < BEIAN_SEVERITIES; severity++)
		for (guint i = 0; i < guide->demands->len; i++) {
			const BeianDemand *demand = guide->demands->pdata[i];
			const char *chapter = beian_demand_about(demand);
			if (demand->severity != severity || !is_in_part(guide, demand, nature) ||
				beian_demand_is_valid_on(demand, guide->day) != holds ||
				(about != NULL && g_strcmp0(chapter, about) != 0))
				continue;
			if (!headed)
				g_string_append_printf(guide->text, "\n\n%s", heading);
			headed = TRUE;
			append_demand(guide, demand);
		}
}

/* The part for NATURE under HEADING, its chapters in the order of the list, without the list one chapter;
 * nothing where nothing is demanded. */
static void
append_part(Guide *guide, const char *nature, const char *heading)
{
	const BeianCodeList *chapters = beian_codes_list(guide->codes, "guide-subject", NULL);
	gsize before = guide->text->len;

	g_string_append_printf(guide->text, "\n\n%s", heading);
	gsize headed = guide->text->len;
	if (chapters == NULL)
		append_chapter(guide, nature, NULL, _("Demands"), TRUE);
	for (guint i = 0; chapters != NULL && i < beian_code_list_count(chapters); i++) {
		const BeianCode *row = beian_code_list_row(chapters, i);
		append_chapter(guide, nature, row->token, row->label[guide->language], TRUE);
	}
	if (guide->text->len == headed)
		g_string_truncate(guide->text, before);
}

static gint
compare_sources(gconstpointer a, gconstpointer b)
{
	const BeianRuleSource *const *one = a, *const *other = b;

	return strcmp((*one)->name, (*other)->name);
}

/* What the names of sources stand for. */
static void
append_legend(Guide *guide)
{
	g_ptr_array_sort(guide->sources, compare_sources);
	if (guide->sources->len > 0)
		g_string_append_printf(guide->text, "\n\n%s", _("— Sources —"));
	for (guint i = 0; i < guide->sources->len; i++) {
		const BeianRuleSource *source = guide->sources->pdata[i];
		g_string_append_c(guide->text, '\n');
		g_string_append_printf(
			guide->text, _("%s: %s"), source->name, source->title.in[guide->language]);
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
				? _("Filing numbers begin with %sICP备, public-security numbers with "
				    "%s公网安备.")
				: _("Filing numbers begin with %sICP备, but public-security numbers with "
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
	g_autoptr(GPtrArray) sources = g_ptr_array_new();
	Guide guide = {rules, codes, day, language, g_string_new(NULL), nature, demands, sources};
	if (demands == NULL) {
		g_string_printf(guide.text, _("%s demands nothing beyond what all provinces do."), name);
		return g_string_free(guide.text, FALSE);
	}
	g_string_printf(guide.text, _("What %s demands beyond what all provinces do:"), name);
	append_prefixes(&guide, province);
	if (nature != NULL && strcmp(nature, "individual") != 0)
		guide.nature = "organisation";
	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
		if (guide.nature == NULL || strcmp(guide.nature, parts[i].nature) == 0)
			append_part(&guide, parts[i].nature, _(parts[i].heading));
	append_chapter(&guide, NULL, NULL, _("No longer, or not yet"), FALSE);
	append_legend(&guide);
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
	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++)
		if (parts[i].word != NULL && strcmp(parts[i].nature, demand->nature) == 0)
			g_string_append_printf(guide->text, " · %s", _(parts[i].word));
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
	Guide guide = {rules, codes, {0}, language, g_string_new(NULL), NULL, NULL, NULL};
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
