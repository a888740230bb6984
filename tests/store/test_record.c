#include "config.h"
#include "core/store/record.h"
#include "tests/store/folder.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

TestSuite(records, .fini = leakcheck);

#define KEY(kind, value) ((const BeianRecordKey){BEIAN_RECORD_##kind, (char *)(value)})

/* A record with the bureau's id BUREAU and NUMBER (either may be NULL), put at NOW; its id, 0 with *ERROR. */
static gint64
put(BeianStore *store, gint64 id, const char *bureau, const char *number, const char *words, const char *now,
	GError **error)
{
	BeianRecord record = {.id = id,
		.bureau = g_strdup(bureau),
		.number = g_strdup(number),
		.name = g_strdup("示例网络"),
		.province = g_strdup("33"),
		.source = g_strdup("download.xml"),
		.words = g_strdup(words),
		.document = g_strdup_printf("<record>%s</record>", words)};
	g_auto(BeianRecord) owned = record;
	const BeianRecordKey keys[] = {{BEIAN_RECORD_ENTITY, (char *)(bureau != NULL ? bureau : "-")},
		{BEIAN_RECORD_SERVICE, (char *)"51"}, {BEIAN_RECORD_DOMAIN, (char *)words}};

	cr_assert(beian_store_begin_records(store, NULL));
	gboolean good = beian_store_put_record(store, &owned, keys, G_N_ELEMENTS(keys), now, error);
	return beian_store_end_records(store, good, NULL) ? owned.id : 0;
}

static gboolean
cancel(BeianStore *store, BeianRecordKey key)
{
	gboolean is_new = FALSE;

	cr_assert(beian_store_begin_records(store, NULL));
	gboolean good = beian_store_cancel(store, &key, EVENING, &is_new, NULL);
	cr_assert(beian_store_end_records(store, good, NULL));
	return is_new;
}

/* "ID" or "ID!" for a cancelled one, joined by blanks; free with g_free. */
static char *
ids(BeianStore *store, const char *words, guint first, guint count)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GArray) records = beian_store_list_records(store, words, first, count, &error);
	GString *all = g_string_new(NULL);

	cr_assert_not_null(records, "the list of \"%s\": %s", words, error != NULL ? error->message : "");
	for (guint i = 0; i < records->len; i++) {
		const BeianRecord *record = &g_array_index(records, BeianRecord, i);
		g_string_append_printf(
			all, "%s%d%s", i == 0 ? "" : " ", (int)record->id, record->cancelled ? "!" : "");
	}
	return g_string_free(all, FALSE);
}

static void
expect_ids(
	BeianStore *store, const char *words, guint first, guint count, const char *expected, const char *why)
{
	g_autofree char *found = ids(store, words, first, count);

	cr_expect_str_eq(found, expected, "%s: \"%s\"", why, found);
}

Test(records, are_listed_and_found_by_words)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);

	expect_ids(store, NULL, 0, 9, "", "an empty store");
	cr_assert_eq(put(store, 0, "901", "浙ICP备2026000001号", "shili.cn 13800138000", MORNING, NULL), 1);
	cr_assert_eq(put(store, 0, "902", NULL, "example.com", EVENING, NULL), 2);
	cr_assert_eq(put(store, 0, NULL, "京ICP备2026000002号", "another.cn", MORNING, NULL), 3);
	expect_ids(store, NULL, 0, 9, "2 3 1", "the last changed first, the higher id first at equal times");
	expect_ids(store, "", 1, 1, "3", "a part of the list");
	expect_ids(store, NULL, 3, 9, "", "beyond the end");
	static const struct {
		const char *words, *ids, *why;
	} rows[] = {
		{"浙ICP备", "1", "a number"},
		{"示例", "2 3 1", "the name"},
		{"SHILI.cn", "1", "a word in another case"},
		{"shili　浙", "1", "two words, separated by an ideographic blank"},
		{"shili 京", "", "each word, but of two records"},
		{"902", "2", "the bureau's id"},
		{"record", "", "documents are not searched"},
	};
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		expect_ids(store, rows[i].words, 0, 9, rows[i].ids, rows[i].why);
	beian_store_close(store);
	folder_remove(folder);
}

Test(records, are_replaced_with_their_keys)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianRecord) record = {0};

	gint64 id = put(store, 0, "901", NULL, "old.cn", MORNING, NULL);
	cr_assert_eq(put(store, id, "901", "浙ICP备2026000001号", "new.cn", NOON, NULL), id);
	cr_assert(beian_store_record(store, id, &record, NULL));
	cr_expect_str_eq(record.document, "<record>new.cn</record>");
	cr_expect_str_eq(record.number, "浙ICP备2026000001号");
	cr_expect_str_eq(record.updated, NOON);
	cr_expect_eq(beian_store_find_record(store, &KEY(DOMAIN, "old.cn"), NULL), 0, "the old key is gone");
	cr_expect_eq(beian_store_find_record(store, &KEY(DOMAIN, "new.cn"), NULL), id);
	cr_expect_eq(beian_store_find_record(store, &KEY(NUMBER, "new.cn"), NULL), 0, "kinds are kept apart");
	beian_store_close(store);
	folder_remove(folder);
}

Test(records, never_share_a_number_or_an_id_of_the_bureau)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_autoptr(GError) error = NULL, second = NULL;

	gint64 id = put(store, 0, "901", "浙ICP备2026000001号", "one.cn", MORNING, NULL);
	cr_expect_eq(
		put(store, 0, "902", "浙ICP备2026000001号", "two.cn", NOON, &error), 0, "the same number");
	cr_expect(g_error_matches(error, BEIAN_ERROR, BEIAN_ERROR_CANNOT));
	cr_expect(g_str_has_prefix(error->message, "Record 1 has the same number"), "%s", error->message);
	cr_expect_eq(put(store, 0, "901", NULL, "two.cn", NOON, &second), 0, "the same id of the bureau");
	cr_expect_eq(put(store, id, "901", "浙ICP备2026000001号", "two.cn", NOON, NULL), id, "its own");
	expect_ids(store, NULL, 0, 9, "1", "nothing was made");
	beian_store_close(store);
	folder_remove(folder);
}

Test(records, of_one_transaction_are_made_all_or_none)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianRecord) record = {.name = g_strdup("示例"),
		.province = g_strdup(""),
		.source = g_strdup(""),
		.words = g_strdup(""),
		.document = g_strdup("<record/>")};
	gboolean is_new;

	cr_assert(beian_store_begin_records(store, NULL));
	cr_assert(beian_store_put_record(store, &record, NULL, 0, NOON, NULL));
	cr_assert(beian_store_cancel(store, &KEY(SERVICE, "51"), NOON, &is_new, NULL));
	cr_expect_not(beian_store_end_records(store, FALSE, NULL));
	expect_ids(store, NULL, 0, 9, "", "no record");
	cr_expect_eq(beian_store_is_cancelled(store, &KEY(SERVICE, "51"), NULL), 0, "no cancellation");
	beian_store_close(store);
	folder_remove(folder);
}

Test(records, are_cancelled_before_and_after_they_are_known)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);

	cr_expect(cancel(store, KEY(ENTITY, "902")), "one that is not known");
	cr_expect_not(cancel(store, KEY(ENTITY, "902")), "a second time");
	put(store, 0, "901", NULL, "one.cn", MORNING, NULL);
	put(store, 0, "902", NULL, "two.cn", MORNING, NULL);
	expect_ids(store, NULL, 0, 9, "2! 1", "known afterwards");
	cr_expect(cancel(store, KEY(SERVICE, "51")), "a service of both");
	expect_ids(store, NULL, 0, 9, "2! 1", "a service is not the entity");
	g_autoptr(GArray) keys = beian_store_cancelled_keys(store, 1, NULL);
	cr_assert_eq(keys->len, 1);
	cr_expect_str_eq(g_array_index(keys, BeianRecordKey, 0).kind, BEIAN_RECORD_SERVICE);
	cr_expect_str_eq(g_array_index(keys, BeianRecordKey, 0).value, "51");
	cr_expect(cancel(store, KEY(ENTITY, "901")), "one that is known");
	expect_ids(store, NULL, 0, 9, "1! 2!", "marked, and changed last");
	beian_store_close(store);
	folder_remove(folder);
}

Test(records, are_deleted_with_everything_of_theirs)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_autoptr(GError) error = NULL;
	g_auto(BeianRecord) record = {0};

	gint64 id = put(store, 0, "901", NULL, "secret-domain.cn", MORNING, NULL);
	cr_expect(beian_store_delete_record(store, id, NULL));
	cr_expect_not(beian_store_record(store, id, &record, &error));
	cr_expect_str_eq(error->message, "There is no record 1; “beian records” shows those there are.");
	cr_expect_eq(beian_store_find_record(store, &KEY(DOMAIN, "secret-domain.cn"), NULL), 0);
	cr_expect_not(beian_store_delete_record(store, id, NULL), "a second time");
	cr_expect_eq(put(store, 0, "901", NULL, "b.cn", MORNING, NULL), 2, "ids are never given twice");
	beian_store_close(store);

	g_autofree char *path = folder_path(folder, "beian.db"), *bytes = NULL;
	gsize size;
	cr_assert(g_file_get_contents(path, &bytes, &size, NULL));
	cr_expect_null(memmem(bytes, size, "secret-domain", 13), "what was deleted is overwritten");
	folder_remove(folder);
}

static int
add_drop(void *sql, int count, char **values, char **names)
{
	(void)count;
	(void)names;
	g_string_append_printf(sql, "DROP TABLE %s;", values[0]);
	return 0;
}

Test(records, find_a_place_in_a_store_of_the_version_before_them)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	sqlite3 *db;

	g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "示例", MORNING);
	cr_assert(draft_answer(store, &draft, "entity/name", "示例", NULL));
	beian_store_close(store);
	/* What later versions added goes again: what is left is what version 1 wrote. */
	g_autofree char *path = folder_path(folder, "beian.db");
	g_autoptr(GString) sql = g_string_new("PRAGMA user_version = 1; DROP INDEX draft_instance;");
	cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
	cr_assert_eq(
		sqlite3_exec(db,
			"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
			"AND name NOT IN ('draft', 'entry', 'change', 'receipt')",
			add_drop, sql, NULL),
		SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, sql->str, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);

	store = store_at(folder);
	g_autofree char *entries = draft_print(store, draft.id);
	cr_expect_str_eq(entries, "entity/name=示例", "drafts stay");
	cr_expect_eq(put(store, 0, "901", NULL, "a.cn", MORNING, NULL), 1, "records have a place");
	beian_store_close(store);
	folder_remove(folder);
}

Test(records, are_listed_in_the_order_of_an_index)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	sqlite3 *db;

	beian_store_close(store);
	g_autofree char *path = folder_path(folder, "beian.db"), *plan = NULL;
	cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
	/* 100,000 are listed as quickly as ten when no row is sorted; time itself is no claim a test can
	 * make. */
	sqlite3_stmt *statement;
	cr_assert_eq(sqlite3_prepare_v2(db,
			     "EXPLAIN QUERY PLAN SELECT id, name FROM record ORDER BY updated DESC, id DESC "
			     "LIMIT 64",
			     -1, &statement, NULL),
		SQLITE_OK);
	while (sqlite3_step(statement) == SQLITE_ROW) {
		char *so_far = g_strconcat(
			plan != NULL ? plan : "", (const char *)sqlite3_column_text(statement, 3), ";", NULL);
		g_free(plan);
		plan = so_far;
	}
	sqlite3_finalize(statement);
	sqlite3_close(db);
	cr_expect_str_eq(plan, "SCAN record USING INDEX record_updated;");
	folder_remove(folder);
}
