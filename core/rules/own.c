/*
 * own: a user's own rules, which lie over those that are shipped.
 *
 * A folder with packs (rules and operators with ids of their own), provinces.csv, retired.csv, and words/ and
 * cases/, which others read. An own row of a province takes the place of the shipped ones for the same; a
 * shipped rule is not written anew but retired. The folder is believed whole or not at all: what is wrong
 * with it is told by file and line, and a file that has no place in it is wrong too.
 */
#include "config.h"
#include "core/codes/table.h"
#include "core/rules/rule.h"
#include <string.h>

enum { RULE, VALID_TO, SOURCE, DATE, COLUMNS };
static const char *const columns[COLUMNS] = {"rule", "valid-to", "source", "date"};

static char *
mistake(const BeianRule *rule, const char *const *cells)
{
	char *days = beian_span_mistake("", cells[VALID_TO]);

	if (rule == NULL)
		return g_strdup_printf(_("there is no rule “%s”"), cells[RULE]);
	if (rule->own || rule->assert == NULL)
		return g_strdup_printf(
			_("%s cannot be retired: only shipped rules and operators can"), rule->id);
	if (days == NULL)
		days = beian_span_mistake(cells[DATE], "");
	if (days == NULL && (*cells[VALID_TO] == '\0' || *cells[SOURCE] == '\0' || *cells[DATE] == '\0'))
		return g_strdup_printf(
			_("%s needs its last day in valid-to, and who says so in source and date"), rule->id);
	if (days == NULL && *rule->valid_from != '\0' && strcmp(cells[VALID_TO], rule->valid_from) < 0)
		return beian_span_mistake(rule->valid_from, cells[VALID_TO]);
	return days;
}

static void
retire(BeianRules *rules, const BeianTable *table, guint index, BeianComplaints *complaints)
{
	const char *const *cells = beian_table_row(table, (int)index);
	long line = beian_table_line(table, index);
	BeianRule *rule = g_hash_table_lookup(rules->by_id, cells[RULE]);
	g_autofree char *wrong = mistake(rule, cells);

	if (wrong != NULL) {
		beian_complaints_add(complaints, table->file, line, "%s", wrong);
		return;
	}
	g_free(rule->valid_to);
	rule->valid_to = g_strdup(cells[VALID_TO]);
	g_free(rule->retired);
	rule->retired = g_strdup_printf("%s:%ld · %s · %s", table->file, line, cells[SOURCE], cells[DATE]);
}

static void
read_retired(BeianRules *rules, const char *path, BeianComplaints *complaints)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianTable) table = beian_table_read(path, complaints, &error);

	if (table == NULL)
		g_ptr_array_add(complaints, g_strdup(error->message));
	else if (!beian_table_has_columns(table, columns, COLUMNS))
		beian_complaints_add(
			complaints, path, 1, _("the columns must be %s"), "rule,valid-to,source,date");
	else
		for (guint i = 0; i < beian_table_rows(table); i++)
			retire(rules, table, i, complaints);
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names in FOLDER but those that are hidden, in order. */
static GPtrArray *
names_in(const char *folder, BeianComplaints *complaints)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GDir) dir = g_dir_open(folder, 0, &error);
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	if (dir == NULL)
		g_ptr_array_add(complaints, g_strdup(error->message));
	for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;)
		if (name[0] != '.')
			g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, compare_names);
	return names;
}

static gboolean
has_a_place(const char *name)
{
	static const char *const known[] = {"provinces.csv", "retired.csv", "words", "cases", NULL};

	return g_str_has_suffix(name, ".xml") || g_strv_contains(known, name);
}

void
beian_own_read(BeianRules *rules, const char *folder, BeianComplaints *complaints)
{
	g_autoptr(GPtrArray) names = names_in(folder, complaints);
	g_autofree char *provinces = g_build_filename(folder, "provinces.csv", NULL);
	g_autofree char *retired = g_build_filename(folder, "retired.csv", NULL);

	for (guint i = 0; i < names->len; i++) {
		g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL);
		if (g_str_has_suffix(names->pdata[i], ".xml"))
			beian_pack_read(rules, path, path, TRUE, complaints);
		else if (!has_a_place(names->pdata[i]))
			beian_complaints_add(complaints, path, 1,
				_("this file has no place here; a folder of own rules holds packs (*.xml), "
				  "provinces.csv, retired.csv, words/ and cases/"));
	}
	if (g_file_test(provinces, G_FILE_TEST_EXISTS))
		beian_demands_read(rules, provinces, provinces, TRUE, complaints);
	if (g_file_test(retired, G_FILE_TEST_EXISTS))
		read_retired(rules, retired, complaints);
}
