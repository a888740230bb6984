/* Code tables and black lists, as the store keeps them. */
#include "config.h"
#include "core/store/record.h"
#include "core/store/table.h"
#include "tests/store/folder.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>

TestSuite(tables, .fini = leakcheck);

static gboolean
put_row(BeianStore *store, const char *table, const char *number, const char *label, const char *state)
{
	const BeianTableRow row = {
		(char *)table, (char *)number, (char *)label, (char *)state, (char *)MORNING};

	cr_assert(beian_store_begin_records(store, NULL));
	return beian_store_end_records(store, beian_store_put_table_row(store, &row, NULL), NULL);
}

/* "NUMBER LABEL STATE" of each row, joined by "; "; free with g_free. */
static char *
rows_of(BeianStore *store, const char *table)
{
	g_autoptr(GArray) rows = beian_store_table(store, table, NULL);
	GString *all = g_string_new(NULL);

	for (guint i = 0; i < rows->len; i++) {
		const BeianTableRow *row = &g_array_index(rows, BeianTableRow, i);
		g_string_append_printf(
			all, "%s%s %s %s", i > 0 ? "; " : "", row->number, row->label, row->state);
	}
	return g_string_free(all, FALSE);
}

Test(tables, keep_one_row_a_number_in_the_order_of_numbers)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_autofree char *none = rows_of(store, "cancel-reason");

	cr_expect_str_eq(none, "", "a table that was never taken in");
	cr_assert(put_row(store, "cancel-reason", "10", "其他", BEIAN_TABLE_VALID));
	cr_assert(put_row(store, "cancel-reason", "9", "旧名", BEIAN_TABLE_VALID));
	cr_assert(put_row(store, "cancel-reason", "9", "新名", BEIAN_TABLE_WITHDRAWN));
	cr_assert(put_row(store, "language", "9", "朝鲜语", BEIAN_TABLE_VALID));
	g_autofree char *rows = rows_of(store, "cancel-reason");
	cr_expect_str_eq(rows, "9 新名 withdrawn; 10 其他 valid");
	beian_store_close(store);
	folder_remove(folder);
}

static gboolean
put_black(BeianStore *store, const char *kind, const char *value, const char *source, const char *name)
{
	const BeianBlack entry = {
		(char *)kind, (char *)value, (char *)source, (char *)name, (char *)"", (char *)MORNING};

	cr_assert(beian_store_begin_records(store, NULL));
	return beian_store_end_records(store, beian_store_put_black(store, &entry, NULL), NULL);
}

static guint
count_black(BeianStore *store, const char *kind, const char *value)
{
	g_autoptr(GArray) entries = beian_store_black(store, kind, value, NULL);

	return entries->len;
}

Test(tables, find_black_listed_values_by_kind_and_forget_what_is_taken_off)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);

	cr_assert(put_black(store, BEIAN_BLACK_DOMAIN, "example.cn", "", "示例"));
	cr_assert(put_black(store, BEIAN_BLACK_DOMAIN, "example.cn", "", "另一示例"));
	cr_assert(put_black(store, BEIAN_BLACK_ACCESS, "example.cn", "71", ""));
	cr_assert(put_black(store, BEIAN_BLACK_ACCESS, "example.cn", "72", ""));
	cr_expect_eq(count_black(store, BEIAN_BLACK_DOMAIN, "example.cn"), 1, "one entry a source");
	cr_expect_eq(count_black(store, BEIAN_BLACK_ACCESS, "example.cn"), 2);
	cr_expect_eq(count_black(store, BEIAN_BLACK_DOCUMENT, "example.cn"), 0);
	cr_assert(beian_store_begin_records(store, NULL));
	cr_assert(beian_store_end_records(
		store, beian_store_drop_black(store, BEIAN_BLACK_ACCESS, "example.cn", "71", NULL), NULL));
	cr_expect_eq(count_black(store, BEIAN_BLACK_ACCESS, "example.cn"), 1);
	beian_store_close(store);
	folder_remove(folder);
}
