#include "config.h"
#include "tests/store/folder.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <string.h>

TestSuite(drafts, .fini = leakcheck);

/* Ids of a list, joined by blanks; free with g_free. */
static char *
ids(BeianStore *store, const char *words, guint first, guint count)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GArray) drafts = beian_store_list(store, words, first, count, &error);
	GString *all = g_string_new(NULL);

	cr_assert_not_null(drafts, "the list of \"%s\": %s", words, error != NULL ? error->message : "");
	for (guint i = 0; i < drafts->len; i++)
		g_string_append_printf(
			all, "%s%d", i == 0 ? "" : " ", (int)g_array_index(drafts, BeianDraft, i).id);
	return g_string_free(all, FALSE);
}

static void
expect_ids(
	BeianStore *store, const char *words, guint first, guint count, const char *expected, const char *why)
{
	g_autofree char *found = ids(store, words, first, count);

	cr_expect_str_eq(found, expected, "%s: \"%s\"", why, found);
}

Test(drafts, are_listed_last_changed_first_and_the_higher_id_first_at_equal_times)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	static const char *const times[] = {NOON, MORNING, NOON, EVENING, MORNING};

	expect_ids(store, NULL, 0, 20, "", "an empty store");
	for (guint i = 0; i < G_N_ELEMENTS(times); i++) {
		char uid[9];
		g_snprintf(uid, sizeof uid, "%08x", i);
		g_auto(BeianDraft) draft = draft_new(store, uid, "", times[i]);
		cr_assert_eq(draft.id, i + 1);
	}
	expect_ids(store, NULL, 0, 20, "4 3 1 5 2", "all");
	expect_ids(store, "", 0, 2, "4 3", "the first two");
	expect_ids(store, " ", 2, 2, "1 5", "blank words are none");
	expect_ids(store, NULL, 4, 20, "2", "the end");
	expect_ids(store, NULL, 9, 20, "", "beyond the end");
	expect_ids(store, NULL, 0, 0, "", "none asked for");
	beian_store_close(store);
	folder_remove(folder);
}

Test(drafts, are_found_by_words_anywhere_in_them)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianDraft) one = draft_new(store, "2f81c0aa", "示例公司 example.cn", MORNING);
	g_auto(BeianDraft) two = draft_new(store, "00000002", "", NOON);
	g_auto(BeianDraft) three = draft_new(store, "00000003", "100%_\"quoted\"\\", EVENING);
	BeianChange wide = {.key = (char *)"entity/person/mobile",
		.after = (char *)"１３８００１３８０００",
		.value = (char *)"13800138000"};
	static const struct {
		const char *words, *ids, *why;
	} rows[] = {
		{"示例公司", "1", "the title"},
		{"示", "1", "one Han character of the title"},
		{"唯一", "2", "two Han characters of an answer"},
		{"湖", "2 1", "one Han character of answers"},
		{"西湖 唯一", "2", "two words in different answers of one draft"},
		{"唯一　西湖", "2", "words separated by an ideographic blank"},
		{"示例 西湖", "1", "one word in the title, one in an answer"},
		{"示例 唯一", "", "each word, but in different drafts"},
		{"EXAMPLE.cn", "1", "another case"},
		{"hangzhou", "2", "another case of an answer"},
		{"13800138000", "2", "the canonical value of what was typed wide"},
		{"１３８", "2", "as typed"},
		{"2f81", "1", "the uid"},
		{"first", "3 2 1", "the kind"},
		{"3", "3 2", "the id 3, and a phone with a 3"},
		{"100%", "3", "no wild card"},
		{"_\"Q", "3", "a quotation mark"},
		{"\\", "3", "a backslash"},
		{"entity", "", "keys are not searched"},
		{"elsewhere", "", "links are no answers"},
		{"É", "", "only letters of ASCII have two cases"},
		{"不存在", "", "nowhere"},
	};

	draft_answer(store, &one, "entity/address", "西湖区", NULL);
	draft_answer(store, &two, "entity/name", "唯一的店", NULL);
	draft_answer(store, &two, "entity/address", "西湖大道 HangZhou é", NULL);
	draft_answer(store, &two, "service/1/person/@same-as", "elsewhere", NULL);
	cr_assert(beian_store_save(store, &two, &wide, 1, EVENING, NULL));
	cr_assert(beian_store_save(
		store, &three, &(BeianChange){.key = (char *)"x", .after = (char *)""}, 1, EVENING, NULL));
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		expect_ids(store, rows[i].words, 0, 20, rows[i].ids, rows[i].why);
	expect_ids(store, "first", 1, 1, "2", "a part of what was found");
	beian_store_close(store);
	folder_remove(folder);
}

Test(drafts, carry_what_was_saved)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianDraft) draft = {.uid = g_strdup("2f81c0aa"), .kind = g_strdup("add-service")};
	g_auto(BeianDraft) again = {0};

	cr_assert(beian_store_create(store, &draft, MORNING, NULL));
	cr_expect_str_eq(draft.updated, MORNING);
	draft.title = g_strdup("示例公司");
	draft.province = g_strdup("33");
	draft.place = g_strdup("service/2/name");
	draft.filled = 31;
	draft.required = 40;
	cr_assert(draft_answer(store, &draft, "a", "1", NULL));
	cr_assert(beian_store_draft(store, draft.id, &again, NULL));
	cr_expect_str_eq(again.uid, "2f81c0aa");
	cr_expect_str_eq(again.kind, "add-service");
	cr_expect_str_eq(again.title, "示例公司");
	cr_expect_str_eq(again.province, "33");
	cr_expect_str_eq(again.place, "service/2/name");
	cr_expect_str_eq(again.updated, NOON);
	cr_expect(again.filled == 31 && again.required == 40 && again.revision == 1);
	beian_store_close(store);
	folder_remove(folder);
}

Test(drafts, have_uids_of_their_own_and_ids_that_never_return)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianDraft) one = draft_new(store, "2f81c0aa", "", MORNING);
	g_auto(BeianDraft) same = {.uid = g_strdup("2f81c0aa"), .kind = g_strdup("first")};
	g_autoptr(GError) error = NULL, gone = NULL;

	cr_expect_not(beian_store_create(store, &same, NOON, &error));
	cr_expect_str_eq(
		error->message, "Draft 1 has the same uid already; open that one, or delete it first.");
	cr_expect_eq(beian_store_find_uid(store, "2f81c0aa", NULL), one.id);
	cr_expect_eq(beian_store_find_uid(store, "2f81c0ab", NULL), 0);
	cr_assert(beian_store_delete(store, one.id, NULL));
	cr_expect_not(beian_store_delete(store, one.id, &gone));
	cr_expect_str_eq(gone->message, "There is no draft 1; “beian list” shows those there are.");
	cr_assert(beian_store_create(store, &same, NOON, NULL));
	cr_expect_eq(same.id, 2, "an id that a script may still hold is not given to another draft");
	beian_store_close(store);
	folder_remove(folder);
}

Test(drafts, leave_nothing_in_the_file_when_deleted)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianDraft) kept = draft_new(store, "00000001", "kept-title", MORNING);
	g_auto(BeianDraft) gone = draft_new(store, "2f81c0aa", "secret-title", MORNING);
	g_autofree char *path = folder_path(folder, "beian.db");
	g_autofree char *bytes = NULL;
	gsize size;
	static const char *const secrets[] = {
		"secret-title", "secret-answer", "secret-former", "secret-file", "2f81c0aa"};

	draft_answer(store, &kept, "a", "1", NULL);
	draft_answer(store, &gone, "a", "secret-former", NULL);
	draft_answer(store, &gone, "a", "secret-answer", NULL);
	cr_assert(beian_store_add_receipts(store, &gone.id, 1, "native", "00", "secret-file", NOON, NULL));
	cr_assert(beian_store_delete(store, gone.id, NULL));
	beian_store_close(store);
	cr_assert(g_file_get_contents(path, &bytes, &size, NULL));
	for (guint i = 0; i < G_N_ELEMENTS(secrets); i++)
		cr_expect_null(
			memmem(bytes, size, secrets[i], strlen(secrets[i])), "%s is overwritten", secrets[i]);
	cr_expect_not_null(memmem(bytes, size, "kept-title", 10), "the other draft is still there");
	folder_remove(folder);
}

Test(drafts, tell_who_else_holds_a_value)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianDraft) one = draft_new(store, "00000001", "", MORNING);
	g_auto(BeianDraft) two = draft_new(store, "00000002", "", MORNING);
	g_auto(BeianDraft) three = draft_new(store, "00000003", "", MORNING);
	static const char *const suffixes[] = {"/mobile", "/emergency", NULL};

	draft_answer(store, &one, "entity/person/mobile", "13800138000", NULL);
	draft_answer(store, &two, "entity/person/emergency", "13800138000", NULL);
	draft_answer(store, &two, "service/1/person/mobile", "13800138000", NULL);
	draft_answer(store, &three, "entity/name", "13800138000", NULL);
	g_autoptr(GArray) others = beian_store_holders(store, one.id, "13800138000", suffixes, 9, NULL);
	cr_assert_eq(others->len, 1, "draft 2 once, not itself, not a name that looks like a phone");
	cr_expect_eq(g_array_index(others, gint64, 0), two.id);
	g_autoptr(GArray) all = beian_store_holders(store, 0, "13800138000", suffixes, 9, NULL);
	cr_expect_eq(all->len, 2);
	g_autoptr(GArray) first = beian_store_holders(store, 0, "13800138000", suffixes, 1, NULL);
	cr_assert_eq(first->len, 1);
	cr_expect_eq(g_array_index(first, gint64, 0), one.id);
	g_autoptr(GArray) none = beian_store_holders(store, 0, "13800138001", suffixes, 9, NULL);
	cr_expect_eq(none->len, 0);

	g_autofree char *held = NULL, *open = NULL;
	cr_assert(beian_store_value(store, one.id, "entity/person/mobile", &held, NULL));
	cr_expect_str_eq(held, "13800138000");
	cr_assert(beian_store_value(store, one.id, "entity/name", &open, NULL));
	cr_expect_null(open);
	beian_store_close(store);
	folder_remove(folder);
}

Test(drafts, keep_receipts_of_their_exports)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "", MORNING);
	g_autoptr(GError) error = NULL;

	const gint64 one_unknown[] = {draft.id, 99};
	cr_assert(beian_store_add_receipts(store, &draft.id, 1, "native", "aa", "一.zip", NOON, NULL));
	cr_assert(beian_store_add_receipts(store, &draft.id, 1, "miit-3.0", "bb", "二.xml", EVENING, NULL));
	cr_expect_not(beian_store_add_receipts(store, one_unknown, 2, "native", "cc", "x", EVENING, &error));
	cr_expect_str_eq(error->message, "There is no draft 99; “beian list” shows those there are.");
	g_autoptr(GArray) receipts = beian_store_receipts(store, draft.id, NULL);
	cr_assert_eq(receipts->len, 2, "nor has one that is known got one");
	const BeianReceipt *last = &g_array_index(receipts, BeianReceipt, 0);
	cr_expect_str_eq(last->profile, "miit-3.0");
	cr_expect_str_eq(last->sha256, "bb");
	cr_expect_str_eq(last->file, "二.xml");
	cr_expect_str_eq(last->written, EVENING);
	beian_store_close(store);
	folder_remove(folder);
}

Test(drafts, are_listed_right_among_ten_thousand)
{
	enum { MANY = 10000 };
	char *folder = folder_new();
	g_autofree char *path = folder_path(folder, "beian.db");
	BeianStore *store = store_at(folder);
	sqlite3 *db = NULL;

	/*
	 * Seven and 10,000 have no common factor: every number once, in an order that is not that of the ids.
	 * Made behind the store's back, since 10,000 transactions take longer than all other tests together.
	 */
	cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
	cr_assert_eq(
		sqlite3_exec(db,
			"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000) "
			"INSERT INTO draft SELECT NULL, format('%08x', i), 'first', iif(i % 100 = 0, '百', "
			"''), '', 0, 0, '', "
			"format('%05d', i * 7 % 10000), format('%05d', i * 7 % 10000), 0, 0 FROM n",
			NULL, NULL, NULL),
		SQLITE_OK);
	sqlite3_close(db);
	g_autoptr(GArray) page = beian_store_list(store, NULL, 4990, 20, NULL);
	cr_assert_eq(page->len, 20);
	for (guint i = 0; i < page->len; i++) {
		char updated[32];
		g_snprintf(updated, sizeof updated, "%05u", MANY - 1 - 4990 - i);
		cr_expect_str_eq(g_array_index(page, BeianDraft, i).updated, updated, "row %u", i);
	}
	g_autoptr(GArray) all = beian_store_list(store, NULL, 0, G_MAXUINT, NULL);
	cr_expect_eq(all->len, MANY);
	g_autoptr(GArray) found = beian_store_list(store, "百", 0, G_MAXUINT, NULL);
	cr_expect_eq(found->len, MANY / 100);
	beian_store_close(store);
	folder_remove(folder);
}
