/*
 * source: what the texts that rules come from are called, and how sure they are, from data/rules/sources.csv.
 *
 * A source is said in one or two words: names with sections, parted by commas, semicolons or "and", of which
 * a section alone belongs to the name before ("icp-filing 6.2 and 7, decisions 21"); what stands in brackets
 * behind, (T) or (A25d, H), is the very text among those collected, and goes before the collection.
 */
#include "config.h"
#include "core/codes/table.h"
#include "core/rules/rule.h"
#include <string.h>

const char *const beian_sources_file = "data/rules/sources.csv";

enum { NAME, WEIGHT, CONFIDENCE, DATE, ZH, EN, COLUMNS };
static const char *const columns[COLUMNS] = {"name", "weight", "confidence", "date", "zh", "en"};
static const char *const confidences[] = {"low", "medium", "high"};
static const char *const weights[] = {
	"law", "standard", "ministry", "provider", "third-party", "observation", "ours", NULL};

const char *
beian_confidence_name(BeianConfidence confidence)
{
	return confidence == BEIAN_CONFIDENCE_UNKNOWN ? NULL : confidences[confidence - 1];
}

BeianConfidence
beian_confidence_parse(const char *name)
{
	for (guint i = 0; i < G_N_ELEMENTS(confidences); i++)
		if (g_strcmp0(name, confidences[i]) == 0)
			return (BeianConfidence)(i + 1);
	return BEIAN_CONFIDENCE_UNKNOWN;
}

void
beian_source_free(gpointer data)
{
	BeianRuleSource *source = data;

	g_free(source->name);
	g_free(source->weight);
	g_free(source->date);
	beian_text_clear(&source->title);
	g_free(source);
}

/* What is wrong with CELLS, or NULL. Free with g_free. */
static char *
mistake(const BeianRules *rules, const char *const *cells)
{
	if (*cells[NAME] == '\0' || *cells[ZH] == '\0' || *cells[EN] == '\0' || *cells[DATE] == '\0')
		return g_strdup(_("a source has a name, a date and a title in both languages"));
	if (g_hash_table_contains(rules->sources, cells[NAME]))
		return g_strdup_printf(_("the source “%s” is named twice"), cells[NAME]);
	if (!g_strv_contains(weights, cells[WEIGHT]))
		return g_strdup_printf(_("“%s” is no weight; say law, standard, ministry, provider, "
					 "third-party, observation or ours"),
			cells[WEIGHT]);
	if (beian_confidence_parse(cells[CONFIDENCE]) == BEIAN_CONFIDENCE_UNKNOWN)
		return g_strdup_printf(
			_("confidence is \"%s\"; write high, medium or low"), cells[CONFIDENCE]);
	return beian_span_mistake(cells[DATE], "");
}

static void
read_row(BeianRules *rules, const BeianTable *table, guint index, BeianComplaints *complaints)
{
	const char *const *cells = beian_table_row(table, (int)index);
	g_autofree char *wrong = mistake(rules, cells);

	if (wrong != NULL) {
		beian_complaints_add(
			complaints, beian_sources_file, beian_table_line(table, index), "%s", wrong);
		return;
	}
	BeianRuleSource *source = g_new0(BeianRuleSource, 1);
	source->name = g_strdup(cells[NAME]);
	source->weight = g_strdup(cells[WEIGHT]);
	source->date = g_strdup(cells[DATE]);
	source->confidence = beian_confidence_parse(cells[CONFIDENCE]);
	source->title.in[BEIAN_LANGUAGE_ZH] = g_strdup(cells[ZH]);
	source->title.in[BEIAN_LANGUAGE_EN] = g_strdup(cells[EN]);
	source->line = beian_table_line(table, index);
	g_hash_table_insert(rules->sources, source->name, source);
}

void
beian_sources_read(BeianRules *rules, const char *folder, BeianComplaints *complaints)
{
	g_autofree char *path = g_build_filename(folder, "sources.csv", NULL);
	g_autoptr(GError) error = NULL;

	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		return;
	g_autoptr(BeianTable) table = beian_table_read(path, complaints, &error);
	if (table == NULL)
		g_ptr_array_add(complaints, g_strdup(error->message));
	else if (!beian_table_has_columns(table, columns, COLUMNS))
		beian_complaints_add(complaints, beian_sources_file, 1, _("the columns must be %s"),
			"name,weight,confidence,date,zh,en");
	else
		for (guint i = 0; i < beian_table_rows(table); i++)
			read_row(rules, table, i, complaints);
}

/* The row of SECTION of NAME, "icp-filing" and "2.5.1": the longest that there is, or of NAME as a whole; or
 * NULL. */
static const BeianRuleSource *
section_of(const BeianRules *rules, const char *name, const char *section)
{
	g_autofree char *rest = g_strdup(section);

	for (;;) {
		g_autofree char *key = g_strconcat(name, " ", rest, NULL);
		const BeianRuleSource *found = g_hash_table_lookup(rules->sources, key);
		char *dot = strrchr(rest, '.');
		if (found != NULL || dot == NULL)
			return found != NULL ? found : g_hash_table_lookup(rules->sources, name);
		*dot = '\0';
	}
}

static const BeianRuleSource *
surer(const BeianRuleSource *one, const BeianRuleSource *other)
{
	return one == NULL || (other != NULL && other->confidence > one->confidence) ? other : one;
}

/* What WORD alone names; A25d is a page of A25. NULL: nothing. */
static const BeianRuleSource *
named(const BeianRules *rules, const char *word)
{
	gsize length = strlen(word);
	gboolean is_page = length > 2 && g_ascii_isupper(*word) && g_ascii_islower(word[length - 1]);
	g_autofree char *name = g_strndup(word, is_page ? length - 1 : length);

	return g_hash_table_lookup(rules->sources, name);
}

/* ONE or, if it is surer, OTHER, which is added to FOUND (NULL: nowhere). */
static const BeianRuleSource *
take(GHashTable *found, const BeianRuleSource *one, const BeianRuleSource *other)
{
	if (found != NULL && other != NULL)
		g_hash_table_add(found, (gpointer)other);
	return surer(one, other);
}

/* The surest of the marks in brackets of PART. NULL: it has none. All are added to FOUND (NULL: nowhere). */
static const BeianRuleSource *
marked(const BeianRules *rules, const char *part, GHashTable *found)
{
	const char *open = strchr(part, '(');
	g_autofree char *marks =
		g_strndup(open != NULL ? open + 1 : "", strcspn(open != NULL ? open + 1 : "", ")"));
	g_auto(GStrv) words = g_strsplit_set(marks, " ,;", -1);
	const BeianRuleSource *best = NULL;

	for (char **word = words; *word != NULL; word++)
		best = take(found, best, named(rules, *word));
	return best;
}

/* The surest section that PART names; a section alone is one of *NAME, which becomes the name in PART. All
 * are added to FOUND (NULL: nowhere). */
static const BeianRuleSource *
sectioned(const BeianRules *rules, const char *part, const char **name, GHashTable *found)
{
	g_autofree char *plain = g_strndup(part, strcspn(part, "("));
	g_auto(GStrv) words = g_strsplit(plain, " ", -1);
	const BeianRuleSource *best = NULL;

	for (char **word = words; *word != NULL; word++) {
		const BeianRuleSource *whole = g_hash_table_lookup(rules->sources, *word);
		if (whole != NULL)
			*name = whole->name;
		if (g_ascii_isdigit(**word) && *name != NULL)
			best = take(found, best, section_of(rules, *name, *word));
		else if (whole != NULL && (word[1] == NULL || !g_ascii_isdigit(*word[1])))
			best = take(found, best, whole);
	}
	return best;
}

/* TEXT at the commas and semicolons that are not in brackets. Free with g_strfreev. */
static char **
parts_of(const char *text)
{
	g_autofree char *marked = g_strdup(text);
	gboolean inside = FALSE;

	for (char *at = marked; *at != '\0'; at++) {
		inside = *at == '(' || (inside && *at != ')');
		if (!inside && (*at == ',' || *at == ';'))
			*at = '\n';
	}
	return g_strsplit(marked, "\n", -1);
}

/* The surest source that TEXT names; all are added to FOUND (NULL: nowhere). */
static const BeianRuleSource *
sources_in(const BeianRules *rules, const char *text, GHashTable *found)
{
	g_auto(GStrv) parts = parts_of(text);
	const BeianRuleSource *best = NULL;
	const char *name = NULL;

	for (char **part = parts; *part != NULL; part++) {
		const BeianRuleSource *section = sectioned(rules, *part, &name, found);
		const BeianRuleSource *mark = marked(rules, *part, found);
		best = surer(best, mark != NULL ? mark : section);
	}
	return best;
}

const BeianRuleSource *
beian_rules_source(const BeianRules *rules, const char *text)
{
	return sources_in(rules, text, NULL);
}

void
beian_rules_add_sources(const BeianRules *rules, const char *text, GPtrArray *into)
{
	g_auto(GStrv) words = g_strsplit_set(text, " ,;()", -1);

	for (char **word = words; *word != NULL; word++) {
		gpointer source = (gpointer)named(rules, *word);
		if (source != NULL && !g_ptr_array_find(into, source, NULL))
			g_ptr_array_add(into, source);
	}
}

void
beian_rules_each_source(const BeianRules *rules, const char *text, GHashTable *found)
{
	sources_in(rules, text, found);
}

static int
compare_lines(gconstpointer a, gconstpointer b)
{
	const BeianRuleSource *x = a, *y = b;

	return x->line < y->line ? -1 : x->line > y->line;
}

void
beian_rules_visit_sources(
	const BeianRules *rules, void (*visit)(const BeianRuleSource *source, gpointer data), gpointer data)
{
	g_autoptr(GList) sources = g_list_sort(g_hash_table_get_values(rules->sources), compare_lines);

	for (GList *each = sources; each != NULL; each = each->next)
		visit(each->data, data);
}

gboolean
beian_rules_know_sources(const BeianRules *rules)
{
	return g_hash_table_size(rules->sources) > 0;
}

static BeianConfidence
confidence_of(const BeianRules *rules, const char *text)
{
	const BeianRuleSource *source = text != NULL ? beian_rules_source(rules, text) : NULL;

	return source != NULL ? source->confidence : BEIAN_CONFIDENCE_UNKNOWN;
}

BeianConfidence
beian_rule_confidence(const BeianRules *rules, const BeianRule *rule)
{
	return rule->confidence != BEIAN_CONFIDENCE_UNKNOWN ? rule->confidence
							    : confidence_of(rules, rule->source);
}

BeianConfidence
beian_demand_confidence(const BeianRules *rules, const BeianDemand *demand)
{
	return confidence_of(rules, demand->source);
}

BeianConfidence
beian_finding_confidence(const BeianRules *rules, const BeianFinding *finding)
{
	return finding->demand != NULL ? beian_demand_confidence(rules, finding->demand)
				       : beian_rule_confidence(rules, finding->rule);
}

char *
beian_confidence_text(
	const BeianRules *rules, BeianConfidence confidence, const char *source, BeianLanguage language)
{
	static const char *const words[] = {N_("unknown"), N_("low"), N_("medium"), N_("high")};
	const BeianRuleSource *known = source != NULL ? beian_rules_source(rules, source) : NULL;

	return known != NULL ? g_strdup_printf("%s · %s · %s", _(words[confidence]),
				       known->title.in[language], known->date)
			     : g_strdup(_(words[confidence]));
}
