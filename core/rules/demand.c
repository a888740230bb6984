/* demand: what single provinces demand, from data/rules/provinces.csv. */
#include "config.h"
#include "core/codes/table.h"
#include "core/rules/function.h"
#include <string.h>

const char *const beian_demands_file = "data/rules/provinces.csv";

enum {
	PROVINCE,
	NATURE,
	KIND,
	OPERATOR,
	PATH,
	ARGUMENT,
	SEVERITY,
	VALID_FROM,
	VALID_TO,
	SOURCE,
	DATE,
	NOTE_ZH,
	NOTE_EN,
	COLUMNS
};
static const char *const columns[COLUMNS] = {"province", "nature", "kind", "operator", "path", "argument",
	"severity", "valid-from", "valid-to", "source", "date", "note-zh", "note-en"};

/* What stands for an operator in a row that is only read. */
#define NOTE "note"

static void
demand_free(gpointer data)
{
	BeianDemand *demand = data;

	g_free(demand->province);
	g_free(demand->nature);
	g_free(demand->kind);
	g_free(demand->path);
	g_free(demand->argument);
	g_free(demand->valid_from);
	g_free(demand->valid_to);
	g_free(demand->source);
	g_free(demand->date);
	beian_text_clear(&demand->note);
	g_free(demand);
}

static BeianDemand *
demand_new(const char *const *cells, const BeianRule *rule, BeianSeverity severity, long line)
{
	BeianDemand *demand = g_new0(BeianDemand, 1);

	demand->province = g_strdup(cells[PROVINCE]);
	demand->nature = g_strdup(cells[NATURE]);
	demand->kind = g_strdup(cells[KIND]);
	demand->rule = rule;
	demand->path = g_strdup(cells[PATH]);
	demand->argument = g_strdup(cells[ARGUMENT]);
	demand->severity = severity;
	demand->valid_from = g_strdup(cells[VALID_FROM]);
	demand->valid_to = g_strdup(cells[VALID_TO]);
	demand->source = g_strdup(cells[SOURCE]);
	demand->date = g_strdup(cells[DATE]);
	demand->note.in[BEIAN_LANGUAGE_ZH] = *cells[NOTE_ZH] != '\0' ? g_strdup(cells[NOTE_ZH]) : NULL;
	demand->note.in[BEIAN_LANGUAGE_EN] = *cells[NOTE_EN] != '\0' ? g_strdup(cells[NOTE_EN]) : NULL;
	demand->line = line;
	return demand;
}

/* What is wrong with CELLS, or NULL. Free with g_free. */
static char *
mistake(const char *const *cells, const BeianRule *rule, BeianSeverity severity)
{
	const char *province = cells[PROVINCE];

	if (strlen(province) != 2 || !g_ascii_isdigit(province[0]) || !g_ascii_isdigit(province[1]))
		return g_strdup_printf(
			_("“%s” is no province; write the first two digits of its regions"), province);
	if (strcmp(cells[OPERATOR], NOTE) == 0 &&
		(*cells[ARGUMENT] != '\0' || *cells[PATH] == '\0' || *cells[NOTE_ZH] == '\0' ||
			severity != BEIAN_SEVERITY_INFO))
		return g_strdup(
			_("a note is info, says so in both languages, and its path names the chapter of "
			  "the guide"));
	if ((rule == NULL || !rule->is_operator) && strcmp(cells[OPERATOR], NOTE) != 0)
		return g_strdup_printf(_("there is no operator “%s”"), cells[OPERATOR]);
	if (severity == BEIAN_SEVERITIES)
		return g_strdup_printf(_("“%s” is no severity; say error, warning or info"), cells[SEVERITY]);
	if (*cells[SOURCE] == '\0' || *cells[DATE] == '\0')
		return g_strdup_printf(_("%s needs a source and a date"), cells[OPERATOR]);
	char *days = beian_span_mistake(cells[VALID_FROM], cells[VALID_TO]);
	if (days == NULL)
		days = beian_span_mistake(cells[DATE], "");
	if (days != NULL)
		return days;
	if ((*cells[NOTE_ZH] == '\0') != (*cells[NOTE_EN] == '\0'))
		return g_strdup(_("a note is said in both languages or in none"));
	return NULL;
}

/* Whether they are rows for the same; notes are added to notes. */
static gboolean
is_same(const BeianDemand *one, const BeianDemand *other)
{
	return one->rule != NULL && one->rule == other->rule && strcmp(one->nature, other->nature) == 0 &&
	       strcmp(one->kind, other->kind) == 0 && strcmp(one->path, other->path) == 0;
}

static void
add(BeianRules *rules, BeianDemand *demand)
{
	GPtrArray *list = g_hash_table_lookup(rules->demands, demand->province);

	if (list == NULL) {
		list = g_ptr_array_new_with_free_func(demand_free);
		g_hash_table_insert(rules->demands, g_strdup(demand->province), list);
	}
	for (guint i = list->len; demand->own && i > 0; i--) {
		const BeianDemand *shipped = list->pdata[i - 1];
		if (!shipped->own && is_same(shipped, demand))
			g_ptr_array_remove_index(list, i - 1);
	}
	g_ptr_array_add(list, demand);
}

/* A table of demands as it is read. */
typedef struct {
	BeianRules *rules;
	const BeianTable *table;
	const char *file; /* interned */
	gboolean own;
	BeianComplaints *complaints;
} Reader;

static void
read_row(const Reader *reader, guint index)
{
	const char *const *cells = beian_table_row(reader->table, (int)index);
	const BeianRule *rule = beian_rules_find(reader->rules, cells[OPERATOR]);
	long line = beian_table_line(reader->table, index);
	BeianSeverity severity = 0;

	while (severity < BEIAN_SEVERITIES && strcmp(cells[SEVERITY], beian_severity_name(severity)) != 0)
		severity++;
	g_autofree char *wrong = mistake(cells, rule, severity);
	if (wrong != NULL) {
		beian_complaints_add(reader->complaints, reader->file, line, "%s", wrong);
		return;
	}
	BeianDemand *demand = demand_new(cells, rule, severity, line);
	demand->own = reader->own;
	demand->file = reader->file;
	add(reader->rules, demand);
}

void
beian_demands_read(
	BeianRules *rules, const char *path, const char *shown, gboolean own, BeianComplaints *complaints)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianTable) table = beian_table_read(path, complaints, &error);
	const Reader reader = {rules, table, g_intern_string(shown), own, complaints};

	if (table == NULL)
		g_ptr_array_add(complaints, g_strdup(error->message));
	else if (!beian_table_has_columns(table, columns, COLUMNS))
		beian_complaints_add(complaints, shown, 1, _("the columns must be %s"),
			"province,nature,kind,operator,path,argument,severity,valid-from,valid-to,"
			"source,date,note-zh,note-en");
	else
		for (guint i = 0; i < beian_table_rows(table); i++)
			read_row(&reader, i);
}

const GPtrArray *
beian_rules_demands(const BeianRules *rules, const char *province)
{
	return g_hash_table_lookup(rules->demands, province);
}

static int
compare_provinces(gconstpointer a, gconstpointer b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **
beian_rules_provinces(const BeianRules *rules)
{
	guint count;
	g_autofree gpointer *keys = g_hash_table_get_keys_as_array(rules->demands, &count);
	const char **provinces = g_new0(const char *, count + 1);

	memcpy(provinces, keys, count * sizeof *provinces);
	qsort(provinces, count, sizeof *provinces, compare_provinces);
	return provinces;
}

gboolean
beian_demand_applies(const BeianDemand *demand, const BeianCase *input)
{
	const BeianItem *item = beian_document_item(input->document, "entity/nature");
	const char *nature = item != NULL && item->state == BEIAN_ANSWER_VALUE ? item->reading->value : NULL;

	if (*demand->kind != '\0' &&
		strcmp(demand->kind, beian_form_kind(beian_filing_form(input->filing))) != 0)
		return FALSE;
	if (!beian_demand_is_valid_on(demand, input->day))
		return FALSE;
	if (*demand->nature == '\0')
		return TRUE;
	if (nature == NULL)
		return FALSE;
	return strcmp(demand->nature, "organisation") == 0 ? strcmp(nature, "individual") != 0
							   : strcmp(demand->nature, nature) == 0;
}

const char *
beian_demand_id(const BeianDemand *demand)
{
	return demand->rule != NULL ? demand->rule->id : NOTE;
}

const char *
beian_demand_about(const BeianDemand *demand)
{
	return demand->rule != NULL ? demand->rule->about : demand->path;
}

char *
beian_demand_why(const BeianDemand *demand, BeianLanguage language)
{
	const char *note = demand->note.in[language];
	const char *why = demand->rule != NULL ? demand->rule->why.in[language] : NULL;

	if (why == NULL)
		return g_strdup(note != NULL ? note : "");
	g_auto(GStrv) parts = g_strsplit(why, "{$argument}", -1);
	g_autofree char *sentence = g_strjoinv(demand->argument, parts);

	return g_strconcat(
		sentence, note != NULL ? beian_language_blank(language) : "", note != NULL ? note : "", NULL);
}

/* b:demanded(operator): whether the province that is filed in demands what the operator says, in any way. */
void
beian_function_demanded(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	const BeianJudging *judging = data;
	const char *id = beian_argument_text(&arguments[0]);
	gboolean demanded = FALSE;
	(void)count;

	for (guint i = 0; judging->demands != NULL && i < judging->demands->len && !demanded; i++) {
		const BeianDemand *demand = judging->demands->pdata[i];
		demanded = strcmp(beian_demand_id(demand), id) == 0 &&
			   beian_demand_applies(demand, judging->input);
	}
	beian_value_give_boolean(result, demanded);
}
