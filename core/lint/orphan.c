#include "config.h"
#include "core/lint/orphan.h"
#include "core/lint/lint.h"
#include "core/lint/name.h"
#include "core/base/file.h"
#include "core/codes/table.h"
#include "core/form/form.h"
#include <string.h>

enum { LIMIT_BYTES = 16 * 1024 * 1024 };

typedef struct {
	const char *datadir;
	const BeianRules *rules;
	const GPtrArray *forms; /* of BeianForm */
	BeianComplaints *complaints;
	GHashTable *lists;   /* ids of lists that something names */
	GHashTable *sources; /* BeianRuleSource that something comes from */
	GHashTable *parts;   /* what forms are made of: files, "group ID", "step ID", "for PATH" */
} Orphans;

static void
complain(const Orphans *orphans, const char *file, long line, const char *what)
{
	beian_complaints_add(orphans->complaints, file, line, _("nothing uses %s"), what);
}

/* Names in FOLDER below the tree that end in SUFFIX. Free with g_ptr_array_unref. */
static GPtrArray *
names_in(const Orphans *orphans, const char *folder, const char *suffix)
{
	g_autofree char *path = g_build_filename(orphans->datadir, folder, NULL);

	return beian_lint_files(path, suffix);
}

/* Adds what the group of PATTERN matches in TEXT to FOUND. */
static void
gather(const char *text, const char *pattern, GHashTable *found)
{
	g_autoptr(GRegex) regex = g_regex_new(pattern, G_REGEX_OPTIMIZE, 0, NULL);
	g_autoptr(GMatchInfo) match = NULL;

	g_regex_match(regex, text, 0, &match);
	for (; g_match_info_matches(match); g_match_info_next(match, NULL))
		g_hash_table_add(found, g_match_info_fetch(match, 1));
}

/* What the definitions in NAME, an XML file in FOLDER, name. */
static void
look_into_definitions(Orphans *orphans, const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(orphans->datadir, folder, name, NULL);
	g_autoptr(GBytes) bytes = beian_file_read(path, LIMIT_BYTES, NULL);
	g_autoptr(GHashTable) sources = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	gsize size_bytes = 0;
	const char *data = bytes != NULL ? g_bytes_get_data(bytes, &size_bytes) : NULL;
	g_autofree char *text = g_strndup(data != NULL ? data : "", size_bytes);
	GHashTableIter each;
	gpointer source;

	gather(text, "\\b(?:list|words)=\"([^\"]+)\"", orphans->lists);
	gather(text, "\\bb:[a-z-]+\\(\\s*'([^']+)'", orphans->lists);
	gather(text, "\\bsource=\"([^\"]+)\"", sources);
	g_hash_table_iter_init(&each, sources);
	while (g_hash_table_iter_next(&each, &source, NULL))
		beian_rules_each_source(orphans->rules, source, orphans->sources);
}

/* What the table NAME in FOLDER comes from. */
static void
look_into_table(Orphans *orphans, const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(orphans->datadir, folder, name, NULL);
	g_autoptr(GPtrArray) told_elsewhere = beian_complaints_new();
	g_autoptr(BeianTable) table = beian_table_read(path, told_elsewhere, NULL);

	for (guint column = 0; table != NULL && column < table->columns; column++) {
		if (strcmp(beian_table_row(table, -1)[column], "source") != 0)
			continue;
		for (guint i = 0; i < beian_table_rows(table); i++)
			beian_rules_each_source(
				orphans->rules, beian_table_row(table, (int)i)[column], orphans->sources);
	}
}

static void
look_into(Orphans *orphans, const char *folder, const char *suffix,
	void (*look)(Orphans *orphans, const char *folder, const char *name))
{
	g_autoptr(GPtrArray) names = names_in(orphans, folder, suffix);

	for (guint i = 0; i < names->len; i++)
		look(orphans, folder, names->pdata[i]);
}

static gboolean
is_used_by_program(const char *file)
{
	for (const BeianProgramUse *use = beian_program_uses; use->file != NULL; use++)
		if (strcmp(use->file, file) == 0)
			return TRUE;
	return FALSE;
}

/* Tells the files of FOLDER that end in SUFFIX and that neither the program names nor, as lists, the
 * definitions. */
static void
tell_files(const Orphans *orphans, const char *folder, const char *suffix)
{
	g_autoptr(GPtrArray) names = names_in(orphans, folder, suffix);

	for (guint i = 0; i < names->len; i++) {
		const char *name = names->pdata[i];
		g_autofree char *file = g_build_filename(folder, name, NULL);
		g_autofree char *id = g_strndup(name, strlen(name) - strlen(suffix));
		if (!g_hash_table_contains(orphans->lists, id) && !is_used_by_program(file))
			complain(orphans, file, 1, _("this file"));
	}
}

static void
add_part(Orphans *orphans, const char *what, const char *name)
{
	g_hash_table_add(orphans->parts, g_strdup_printf("%s %s", what, name));
}

/* PATH as the texts of FORM may name it: from the root, and from each shared group around it. */
static void
add_path(Orphans *orphans, const char *path, const BeianBlock *block)
{
	add_part(orphans, "for", path);
	for (; block != NULL; block = block->parent) {
		gsize length = block->uses ? strlen(block->path) : 0;
		if (length == 0 || strncmp(path, block->path, length) != 0 || path[length] != '/')
			continue;
		g_autofree char *shared = g_strconcat(block->id, path + length, NULL);
		add_part(orphans, "for", shared);
	}
}

static void
add_block(Orphans *orphans, const BeianBlock *block)
{
	g_hash_table_add(orphans->parts, g_strdup(block->file));
	if (block->id != NULL)
		add_part(orphans, block->kind == BEIAN_BLOCK_STEP ? "step" : "group", block->id);
	if (block->repeats)
		add_path(orphans, block->path, block->parent);
	for (guint i = 0; i < block->parts->len; i++) {
		const BeianPart *part = &g_array_index(block->parts, BeianPart, i);
		if (part->block != NULL) {
			add_block(orphans, part->block);
			continue;
		}
		g_hash_table_add(orphans->parts, g_strdup(part->question->file));
		add_path(orphans, part->question->path, part->question->block);
	}
}

static void
tell_shared_groups(const Orphans *orphans)
{
	g_autoptr(GPtrArray) names = names_in(orphans, "forms/shared", ".xml");

	for (guint i = 0; i < names->len; i++) {
		g_autofree char *file = g_build_filename("forms", "shared", names->pdata[i], NULL);
		if (!g_str_has_prefix(names->pdata[i], "text.") &&
			!g_hash_table_contains(orphans->parts, file))
			complain(orphans, file, 1, _("this file"));
	}
}

/* Texts in NAME, beside the shared groups, of what no form has. */
static void
tell_texts(Orphans *orphans, const char *folder, const char *name)
{
	static const char *const attributes[] = {"for", "group", "step"};
	g_autofree char *file = g_build_filename(folder, name, NULL);
	g_autofree char *path = g_build_filename(orphans->datadir, file, NULL);
	g_autoptr(BeianXml) xml = g_str_has_prefix(name, "text.") ? beian_xml_read_file(path, NULL) : NULL;

	for (const BeianXmlNode *entry = xml != NULL ? beian_xml_first(beian_xml_root(xml)) : NULL;
		entry != NULL; entry = beian_xml_next(entry))
		for (gsize i = 0; i < G_N_ELEMENTS(attributes); i++) {
			g_autofree char *of = beian_xml_attribute(entry, attributes[i]);
			g_autofree char *part = g_strdup_printf("%s %s", attributes[i], of);
			g_autofree char *what = g_strdup_printf(_("the text of “%s”"), of);
			if (of != NULL && !g_hash_table_contains(orphans->parts, part))
				complain(orphans, file, beian_xml_line(entry), what);
		}
}

/* Whether some type refuses with the reason ID. */
static gboolean
is_reason(const char *id)
{
	for (const BeianType *const *type = beian_type_all(); *type != NULL; type++)
		if ((*type)->reasons != NULL && g_strv_contains((*type)->reasons, id))
			return TRUE;
	return strcmp(id, "required") == 0 || strcmp(id, "repeat") == 0;
}

/* Reasons that are said by nothing. Those whose id is a row of the reference are there to be read, and those
 * that are a number are the bureau's, which coverage.c looks after. */
static void
tell_reasons(const Orphans *orphans)
{
	const GPtrArray *all = beian_rules_all(orphans->rules);

	for (guint i = 0; i < all->len; i++) {
		const BeianRule *rule = all->pdata[i];
		if (rule->assert == NULL && g_ascii_islower(*rule->id) && !is_reason(rule->id))
			complain(orphans, rule->file, rule->line, rule->id);
	}
}

static void
tell_source(const BeianRuleSource *source, gpointer data)
{
	const Orphans *orphans = data;
	g_autofree char *what = g_strdup_printf(_("the source “%s”"), source->name);

	if (!g_hash_table_contains(orphans->sources, source))
		complain(orphans, beian_sources_file, source->line, what);
}

static void
look(Orphans *orphans)
{
	static const char *const tables[] = {
		"data/codes", "data/words", "data/tasks", "data/numbers", "data/rules"};
	static const char *const definitions[] = {
		"forms/shared", "forms/which", "data/rules", "data/letters", "data/kind"};

	for (gsize i = 0; i < G_N_ELEMENTS(tables); i++)
		look_into(orphans, tables[i], ".csv", look_into_table);
	for (gsize i = 0; i < G_N_ELEMENTS(definitions); i++)
		look_into(orphans, definitions[i], ".xml", look_into_definitions);
	for (guint i = 0; i < orphans->forms->len; i++) {
		const BeianForm *form = orphans->forms->pdata[i];
		const GPtrArray *steps = beian_form_steps(form);
		g_autofree char *folder = g_build_filename("forms", beian_form_kind(form), NULL);
		look_into(orphans, folder, ".xml", look_into_definitions);
		for (guint j = 0; j < steps->len; j++)
			add_block(orphans, steps->pdata[j]);
	}
}

void
beian_lint_orphans(
	const char *datadir, const BeianRules *rules, const GPtrArray *forms, BeianComplaints *complaints)
{
	static const char *const lists[] = {"data/codes", "data/words", "data/tasks", "data/numbers"};
	g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) sources = g_hash_table_new(NULL, NULL);
	g_autoptr(GHashTable) parts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	Orphans orphans = {datadir, rules, forms, complaints, names, sources, parts};

	look(&orphans);
	for (gsize i = 0; i < G_N_ELEMENTS(lists); i++)
		tell_files(&orphans, lists[i], ".csv");
	tell_files(&orphans, "data/transform", ".xsl");
	tell_files(&orphans, "data/transform", ".xsd");
	tell_shared_groups(&orphans);
	look_into(&orphans, "forms/shared", ".xml", tell_texts);
	tell_reasons(&orphans);
	beian_rules_visit_sources(rules, tell_source, &orphans);
}
