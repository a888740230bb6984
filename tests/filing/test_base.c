/* Base: what a modification changes in the record that it starts from. */
#include "config.h"
#include "core/filing/base.h"
#include "tests/support/house.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(base, .fini = leakcheck);

/* The form of the tree: the house has none that starts from a record. */
static BeianForm *
form_of(BeianCodes **codes)
{
	const char *tree = g_getenv("BEIAN_DATADIR");
	g_autofree char *folder = g_build_filename(tree, "data", "codes", NULL);
	g_autoptr(GError) error = NULL;

	*codes = beian_codes_new(folder);
	BeianForm *form = beian_form_read(tree, "modify", *codes, &error);
	cr_assert_not_null(form, "%s", error != NULL ? error->message : "");
	return form;
}

/* "path: before → now" of every change, a line each. Free with g_free. */
static char *
print(const BeianFiling *filing)
{
	g_autoptr(BeianDocument) document = beian_document_new(filing);
	g_autoptr(GArray) changes = beian_base_changes(filing, document);
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < changes->len; i++) {
		const BeianBaseChange *change = &g_array_index(changes, BeianBaseChange, i);
		g_string_append_printf(text, "%s: %s → %s\n",
			change->item != NULL ? change->item->path : change->record->path, change->before,
			change->item == NULL         ? "(removed)"
			: change->item->text != NULL ? change->item->text
						     : "");
	}
	return g_string_free(text, FALSE);
}

static const struct {
	const char *answers[8][2], *says, *why;
} table[] = {
	{{{"modify/what", "entity"}, {"base/entity/name", "甲公司"}, {"entity/name", "甲公司"}}, "",
		"the same"},
	{{{"modify/what", "entity"}, {"base/entity/name", "甲公司"}, {"entity/name", "乙公司"}},
		"entity/name: 甲公司 → 乙公司\n", "another name"},
	{{{"modify/what", "service"}, {"base/entity/document/address", "甲路"},
		 {"entity/document/address", "乙路"}},
		"", "what is not asked is not changed"},
	{{{"modify/what", "entity"}, {"base/entity/person/mobile", "138 0013 8000"},
		 {"entity/person/mobile", "13800138000"}},
		"", "old and new as the type reads them"},
	{{{"modify/what", "entity"}, {"base/entity/remark", "旧"}}, "entity/remark: 旧 → \n",
		"what the record says and the filing does not"},
	{{{"modify/what", "entity"}, {"entity/remark", "新"}}, "entity/remark:  → 新\n", "the other way"},
	{{{"modify/what", "entity"}, {"base/entity/region", "330106"}, {"entity/region", "330106"}}, "",
		"a region that follows from another is nobody's change"},
	{{{"modify/what", "service"}, {"base/service/1/domain/1/name", "old-sample.cn"},
		 {"base/service/1/domain/2/name", "example-sample.cn"},
		 {"service/1/domain/1/name", "old-sample.cn"}},
		"base/service/1/domain/2/name: example-sample.cn → (removed)\n", "a domain that goes"},
};

Test(base, changes_are_what_differs_from_the_record)
{
	g_autoptr(BeianCodes) codes = NULL;
	g_autoptr(BeianForm) form = form_of(&codes);

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(BeianFiling) filing = beian_filing_new(form, "0a1b2c3d");
		for (int j = 0; j < 8 && table[i].answers[j][0] != NULL; j++)
			answer(filing, table[i].answers[j][0], table[i].answers[j][1]);
		g_autofree char *says = print(filing);
		cr_expect_str_eq(says, table[i].says, "%s", table[i].why);
	}
}

Test(base, of_another_kind_nothing_is_compared)
{
	g_auto(House) house = house_open();

	answer_plain(house.filing);
	g_autofree char *says = print(house.filing);
	cr_expect_str_eq(says, "");
}
