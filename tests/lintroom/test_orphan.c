/* orphan: what nothing uses is told, and what the program uses itself is in its source. */
#include "config.h"
#include "core/lint/orphan.h"
#include "core/lint/lint.h"
#include "tests/support/house.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(orphan, .fini = leakcheck);

/* What lint says of the orphans of FOLDER, a line each. Free with g_free. */
static char *
orphans_of(const char *folder)
{
	static const char *const kinds[] = {"first", "cancel"};
	g_autofree char *codes_folder = g_build_filename(folder, "data", "codes", NULL);
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	g_autoptr(GPtrArray) forms = g_ptr_array_new_with_free_func((GDestroyNotify)beian_form_free);
	g_autoptr(GError) error = NULL;
	BeianCodes *codes = beian_codes_new(codes_folder);
	g_autoptr(BeianRules) rules = beian_rules_read(folder, &error);

	cr_assert_not_null(rules, "%s", error != NULL ? error->message : "");
	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
		BeianForm *form = beian_form_read(folder, kinds[i], codes, &error);
		cr_assert_not_null(form, "%s", error != NULL ? error->message : "");
		g_ptr_array_add(forms, form);
	}
	beian_lint_orphans(folder, rules, forms, complaints);
	g_ptr_array_set_size(forms, 0);
	beian_codes_free(codes);
	g_ptr_array_add(complaints, NULL);
	return g_strjoinv("\n", (char **)complaints->pdata);
}

#define LIST "token,miit-3.0,zh,en,pinyin,valid-from,valid-to,confidence,source\n"
#define TEXTS                                                                                                \
	"<message xml:lang='zh'>甲</message><fix xml:lang='zh'>乙</fix>"                                   \
	"<message xml:lang='en'>a</message><fix xml:lang='en'>b</fix></reason></reasons>"
#define REASONS "<reasons xmlns='urn:beian:rules:1'><reason source='invented' date='2026-11-23' "
#define SOURCES "name,weight,confidence,date,zh,en\n"
#define INVENTED "invented,ours,low,2026-11-23,甲,A\n"

static const struct {
	const char *why, *file, *old, *new, *says;
} table[] = {
	{"nothing is wrong", "data/codes/kind.csv", "token", "token", ""},
	{"a code list", "data/codes/shape.csv", NULL, LIST, "data/codes/shape.csv:1: nothing uses this file"},
	{"a list that the program names", "data/codes/yes-no-unknown.csv", NULL, LIST, ""},
	{"a list that a rule names", "data/codes/shape.csv", NULL, LIST, ""},
	{"a word list", "data/words/rude.csv", NULL, "word,scope,source,date\n",
		"data/words/rude.csv:1: nothing uses this file"},
	{"a table of tasks", "data/tasks/plan.csv", NULL, LIST,
		"data/tasks/plan.csv:1: nothing uses this file"},
	{"a stylesheet", "data/transform/old.xsl", NULL, "<a/>",
		"data/transform/old.xsl:1: nothing uses this file"},
	{"a shared group", "forms/shared/owner.xml", NULL, "<group xmlns='urn:beian:form:1' id='owner'/>",
		"forms/shared/owner.xml:1: nothing uses this file"},
	{"a text of no question", "forms/shared/text.en.xml", "<text for=\"person/mobile\"",
		"<text for=\"person/fax\"/><text for=\"person/mobile\"",
		"forms/shared/text.en.xml:6: nothing uses the text of “person/fax”"},
	{"a text of no group", "forms/shared/text.zh.xml", "<text for=\"person/mobile\"",
		"<text group=\"fax\"/><text for=\"person/mobile\"",
		"forms/shared/text.zh.xml:6: nothing uses the text of “fax”"},
	{"a reason that no type gives", "data/rules/more.xml", NULL, REASONS "id='mobile.colour'>" TEXTS,
		"data/rules/more.xml:1: nothing uses mobile.colour"},
	{"a reason that one gives", "data/rules/more.xml", NULL, REASONS "id='army-code.characters'>" TEXTS,
		""},
	{"a row of the reference, to be read", "data/rules/more.xml", NULL, REASONS "id='V01'>" TEXTS, ""},
	{"a source", "data/rules/sources.csv", NULL, SOURCES INVENTED "law,law,high,2020-01-01,乙,B\n",
		"data/rules/sources.csv:3: nothing uses the source “law”"},
	{"a section of a source", "data/rules/sources.csv", NULL,
		SOURCES INVENTED "invented 3,law,high,2020-01-01,乙,B\n",
		"data/rules/sources.csv:3: nothing uses the source “invented 3”"},
};

Test(orphan, what_nothing_uses_is_told_with_its_place)
{
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		char *folder = house_copy();
		if (table[i].old != NULL)
			house_replace(folder, table[i].file, table[i].old, table[i].new);
		else
			house_write(folder, table[i].file, table[i].new);
		if (strcmp(table[i].why, "a list that a rule names") == 0)
			house_replace(folder, "data/rules/house.xml", "assert=\"from != to\"",
				"assert=\"b:code('shape', from, 'zh') != to\"");
		g_autofree char *says = orphans_of(folder);
		cr_expect_str_eq(says, table[i].says, "%s: %s", table[i].why, says);
		house_remove(folder);
	}
}

Test(orphan, files_that_the_program_names_stand_in_its_source)
{
	for (const BeianProgramUse *use = beian_program_uses; use->file != NULL; use++) {
		g_autofree char *source = g_build_filename(g_getenv("BEIAN_DATADIR"), use->source, NULL);
		g_autofree char *data = g_build_filename(g_getenv("BEIAN_DATADIR"), use->file, NULL);
		g_autofree char *content = NULL;
		g_autofree char *quoted = g_strdup_printf("\"%s\"", use->word);

		cr_expect(g_file_test(data, G_FILE_TEST_EXISTS), "%s is not there", use->file);
		cr_assert(g_file_get_contents(source, &content, NULL, NULL), "%s", source);
		cr_expect_not_null(strstr(content, quoted), "%s does not name %s", use->source, quoted);
	}
}

/* A function that no rule and no letter of the tree calls is a line too many. */
Test(orphan, every_function_of_rules_is_called)
{
	static const char *const folders[] = {"data/rules", "data/letters"};
	g_autoptr(GString) all = g_string_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
		g_autofree char *folder = g_build_filename(g_getenv("BEIAN_DATADIR"), folders[i], NULL);
		g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
		for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;) {
			g_autofree char *file = g_build_filename(folder, name, NULL);
			g_autofree char *content = NULL;
			if (g_str_has_suffix(name, ".xml") && g_file_get_contents(file, &content, NULL, NULL))
				g_string_append(all, content);
		}
	}
	for (const BeianFunction *function = beian_rule_functions; function->name != NULL; function++) {
		g_autofree char *call = g_strdup_printf("b:%s(", function->name);
		cr_expect_not_null(strstr(all->str, call), "nothing calls %s", call);
	}
}
