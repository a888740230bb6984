#include "config.h"
#include "core/lint/coverage.h"
#include <string.h>

const char *const beian_coverage_file = "data/tasks/result.csv";

static BeianCoverage *
find(const BeianCoverages *coverages, const char *code)
{
	for (guint i = 0; i < coverages->rows->len; i++) {
		BeianCoverage *row = &g_array_index(coverages->rows, BeianCoverage, i);
		if (strcmp(row->code->token, code) == 0)
			return row;
	}
	return NULL;
}

/* Whether RULE only tells what CODE means, as the reasons of results.xml do. */
static gboolean
is_its_text(const BeianRule *rule, const char *code)
{
	return rule->assert == NULL &&strcmp(rule->id, code) == 0;
}

static void
take_rules(BeianCoverages *coverages, const BeianRules *rules)
{
	const GPtrArray *all = beian_rules_all(rules);

	for (guint i = 0; i < all->len; i++) {
		BeianRule *rule = all->pdata[i];
		for (char **code = rule->prevents; *code != NULL && rule->retired == NULL; code++) {
			BeianCoverage *row = find(coverages, *code);
			if (row != NULL && !is_its_text(rule, *code))
				g_ptr_array_add(row->rules, rule);
		}
	}
}

/* Counts the case in FILE for each code that a rule prevents which it breaks, once. */
static void
take_case(BeianCoverages *coverages, const BeianRules *rules, const char *file)
{
	g_autofree char *content = NULL;
	g_autoptr(GHashTable) counted = g_hash_table_new(NULL, NULL);

	if (!g_file_get_contents(file, &content, NULL, NULL))
		return;
	g_auto(GStrv) lines = g_strsplit(content, "\n", -1);
	for (char **line = lines; *line != NULL; line++) {
		g_auto(GStrv) words = g_strsplit(*line, " ", 4);
		if (g_strv_length(words) < 3 || strcmp(words[0], "expect") != 0 ||
			strcmp(words[2], "broken") != 0)
			continue;
		const BeianRule *rule = beian_rules_find(rules, words[1]);
		for (char **code = rule != NULL ? rule->prevents : NULL; code != NULL && *code != NULL;
			code++) {
			BeianCoverage *row = find(coverages, *code);
			if (row != NULL && !is_its_text(rule, *code) && g_hash_table_add(counted, row))
				row->cases++;
		}
	}
}

static void
take_cases(BeianCoverages *coverages, const BeianRules *rules, const char *datadir)
{
	g_autofree char *folder = g_build_filename(datadir, "data", "rules", "cases", NULL);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);

	for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
		g_autofree char *file = g_build_filename(folder, name, NULL);
		if (g_str_has_suffix(name, ".case"))
			take_case(coverages, rules, file);
	}
}

static void
clear(gpointer data)
{
	g_ptr_array_unref(((BeianCoverage *)data)->rules);
}

/* A table without the columns says of no code who can know it, and lint tells. */
static const char *
cell(const BeianCodeList *list, const BeianCode *row, const char *column)
{
	const char *text = beian_code_list_cell(list, row, column);

	return text != NULL ? text : "";
}

BeianCoverages *
beian_coverages_new(const char *datadir, const BeianRules *rules, GError **error)
{
	g_autofree char *folder = g_build_filename(datadir, "data", "tasks", NULL);
	g_autoptr(BeianCoverages) coverages = g_new0(BeianCoverages, 1);

	coverages->codes = beian_codes_new(folder);
	coverages->rows = g_array_new(FALSE, FALSE, sizeof(BeianCoverage));
	g_array_set_clear_func(coverages->rows, clear);
	const BeianCodeList *list = beian_codes_list(coverages->codes, "result", error);
	if (list == NULL)
		return NULL;
	for (guint i = 0; i < beian_code_list_count(list); i++) {
		const BeianCode *code = beian_code_list_row(list, i);
		BeianCoverage row = {
			.code = code,
			.known = cell(list, code, "known"),
			.covered = cell(list, code, "covered"),
			.at = cell(list, code, "at"),
			.rules = g_ptr_array_new(),
			.line = (long)i + 2, /* the header is line 1 */
		};
		g_array_append_val(coverages->rows, row);
	}
	take_rules(coverages, rules);
	take_cases(coverages, rules, datadir);
	return g_steal_pointer(&coverages);
}

void
beian_coverages_free(BeianCoverages *coverages)
{
	if (coverages == NULL)
		return;
	g_array_unref(coverages->rows);
	beian_codes_free(coverages->codes);
	g_free(coverages);
}

char **
beian_coverage_places(const BeianCoverage *coverage)
{
	return g_strsplit(coverage->at, " ", -1);
}

const BeianCoverage *
beian_coverages_find(const BeianCoverages *coverages, const char *code)
{
	return find(coverages, code);
}

gboolean
beian_coverage_is_missing(const BeianCoverage *coverage)
{
	return strcmp(coverage->known, "bureau") != 0 && *coverage->covered == '\0' &&
	       coverage->rules->len == 0;
}

void
beian_coverages_lint(const BeianCoverages *coverages, const BeianRules *rules, BeianComplaints *complaints)
{
	static const char *const who[] = {"document", "records", "bureau", NULL};
	const GPtrArray *all = beian_rules_all(rules);

	for (guint i = 0; i < coverages->rows->len; i++) {
		const BeianCoverage *row = &g_array_index(coverages->rows, BeianCoverage, i);
		if (!g_strv_contains(who, row->known))
			beian_complaints_add(complaints, beian_coverage_file, row->line,
				_("result code %s does not say who can know it before sending"),
				row->code->token);
		else if (beian_coverage_is_missing(row))
			beian_complaints_add(complaints, beian_coverage_file, row->line,
				_("result code %s can be known before sending, and nothing prevents it"),
				row->code->token);
	}
	for (guint i = 0; i < all->len; i++) {
		const BeianRule *rule = all->pdata[i];
		/* Reasons of types are the same in every tree, whatever codes it has. */
		for (char **code = rule->prevents; rule->assert != NULL && *code != NULL; code++)
			if (**code != '\0' && find(coverages, *code) == NULL)
				beian_complaints_add(complaints, rule->file, rule->line,
					_("%s prevents “%s”, which is no result code"), rule->id, *code);
	}
}
