#include "config.h"
#include "core/filing/path.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>

TestSuite(path, .fini = leakcheck);

Test(path, has_names_and_after_a_name_perhaps_a_number)
{
	static const struct {
		const char *text, *why;
		gboolean valid;
	} rows[] = {
		{"entity", "one name", TRUE},
		{"entity/document/number", "names", TRUE},
		{"service/2/domain/name", "a number inside", TRUE},
		{"service/2", "a number at the end", TRUE},
		{"service/2/access/address/64/from", "two numbers", TRUE},
		{"miit-3/a1", "digits and hyphens inside of names", TRUE},
		{"service/999999", "the highest number", TRUE},
		{"service/1000000", "a number of seven digits", FALSE},
		{"service/0", "zero", FALSE},
		{"service/02", "a leading zero", FALSE},
		{"2/service", "a number before any name", FALSE},
		{"service/2/3", "a number after a number", FALSE},
		{"", "nothing", FALSE},
		{"/entity", "a slash in front", FALSE},
		{"entity/", "a slash behind", FALSE},
		{"entity//name", "an empty segment", FALSE},
		{"Entity", "a capital", FALSE},
		{"entity/名称", "Han", FALSE},
		{"-entity", "a hyphen in front", FALSE},
		{"entity/@last", "a key that is no path", FALSE},
		{"service[2]", "brackets", FALSE},
		{"../entity", "a way up", FALSE},
		{"entity name", "a blank", FALSE},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		cr_expect_eq(beian_path_is_valid(rows[i].text), rows[i].valid, "\"%s\": %s", rows[i].text,
			rows[i].why);
}

Test(path, template_leaves_the_numbers_out)
{
	static const char *const rows[][2] = {{"entity/name", "entity/name"}, {"service/2", "service"},
		{"service/2/access/address/64/from", "service/access/address/from"},
		{"miit-3/1/a", "miit-3/a"}};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *template = beian_path_template(rows[i][0]);
		cr_expect_str_eq(template, rows[i][1]);
	}
}

Test(path, inside_takes_the_numbers_of_what_both_share)
{
	static const struct {
		const char *template, *inside, *path, *why;
	} rows[] = {
		{"service/access/mode", "service/2", "service/2/access/mode", "the instance itself"},
		{"service/access/mode", "service/2/access", "service/2/access/mode",
			"an ancestor below the instance"},
		{"service/access/address/from", "service/2/access/address/3",
			"service/2/access/address/3/from", "two instances"},
		{"service/name", "service/2/access/address/3", "service/2/name",
			"another branch of the same instance"},
		{"service/name", "service/2/person/name", "service/2/name",
			"a question of the same instance"},
		{"service/person/document/type", "service/2/person/document/number",
			"service/2/person/document/type", "its neighbour"},
		{"entity/document/type", "entity/document/number", "entity/document/type",
			"no instance at all"},
		{"entity/name", "", "entity/name", "the root"},
		{"entity/person", "service/2/person", "entity/person", "nothing in common"},
		{"entity/name", "service/2", "entity/name", "nothing in common with an instance"},
		{"servicing/name", "service/2", "servicing/name", "a name that only begins alike"},
		{"service/name", "servicing/2/name", "service/name", "the same the other way round"},
		{"service/name", "service/2/name", "service/2/name", "the same question"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *path = beian_path_inside(rows[i].template, rows[i].inside);
		cr_expect_str_eq(path, rows[i].path, "%s inside %s: %s", rows[i].template, rows[i].inside,
			rows[i].why);
	}
}
