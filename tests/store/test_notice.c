/* Notices: kept by what they are, found by what they are about, open until answered or settled. */
#include "config.h"
#include "core/store/notice.h"
#include "tests/store/folder.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(notices, .fini = leakcheck);

/* Puts what is KEY, about the entity ABOUT, found on DAY; the id it has then. */
static gint64
put(BeianStore *store, gint64 id, const char *key, const char *about, const char *said, const char *day)
{
	g_autoptr(GError) error = NULL;
	BeianNotice notice = {.id = id,
		.key = (char *)key,
		.digest = (char *)said,
		.kind = (char *)"rectification",
		.about = {BEIAN_RECORD_ENTITY, (char *)about},
		.name = (char *)"示例",
		.said = (char *)said,
		.day = (char *)day,
		.source = (char *)"notices.xml",
		.document = (char *)"<notice/>"};

	cr_assert(beian_store_put_notice(store, &notice, NOON, &error), "%s",
		error != NULL ? error->message : "");
	return notice.id;
}

static void
expect_ids(BeianStore *store, gboolean open_only, const char *words, const char *expected, const char *why)
{
	g_autoptr(GArray) notices = beian_store_list_notices(store, open_only, words, 0, 9, NULL);
	g_autoptr(GString) ids = g_string_new(NULL);

	cr_assert_not_null(notices);
	for (guint i = 0; i < notices->len; i++)
		g_string_append_printf(
			ids, "%s%d", i > 0 ? " " : "", (int)g_array_index(notices, BeianNotice, i).id);
	cr_expect_str_eq(ids->str, expected, "%s: \"%s\"", why, ids->str);
}

Test(notices, are_listed_by_their_day_and_found_by_words)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);

	expect_ids(store, FALSE, NULL, "", "an empty store");
	put(store, 0, "a", "901", "电话无法接通", "2026-11-20");
	put(store, 0, "b", "902", "未悬挂备案号", "2026-11-22");
	put(store, 0, "c", "903", "电话无法接通", "2026-11-20");
	expect_ids(store, FALSE, NULL, "2 3 1", "the newest day, then the higher number");
	expect_ids(store, FALSE, "电话 901", "1", "every word somewhere");
	expect_ids(store, FALSE, "%", "", "no pattern");
	beian_store_close(store);
	folder_remove(folder);
}

Test(notices, are_open_until_a_draft_answers_or_a_person_settles_them)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "示例", MORNING);

	put(store, 0, "a", "901", "甲", "2026-11-20");
	put(store, 0, "b", "902", "乙", "2026-11-21");
	cr_assert(beian_store_answer_notice(store, 1, draft.id, NULL));
	expect_ids(store, TRUE, NULL, "2", "one is answered");
	cr_assert(beian_store_settle_notice(store, 2, "2026-11-23", NULL));
	expect_ids(store, TRUE, NULL, "", "the other is settled");
	cr_assert_eq(put(store, 2, "b", "902", "丙", "2026-11-24"), 2);
	expect_ids(store, TRUE, NULL, "2", "what says something new is open again");
	cr_assert(beian_store_delete(store, draft.id, NULL));
	expect_ids(store, TRUE, NULL, "2 1", "without its draft it is open again");
	cr_expect_not(beian_store_settle_notice(store, 99, "2026-11-23", NULL), "there is no such notice");
	beian_store_close(store);
	folder_remove(folder);
}

Test(notices, find_the_record_that_they_are_about_whenever_it_comes)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianNotice) before = {0}, after = {0}, none = {0};
	BeianRecord record = {.bureau = (char *)"901",
		.name = (char *)"示例",
		.province = (char *)"33",
		.source = (char *)"records.xml",
		.words = (char *)"",
		.document = (char *)"<record/>"};
	const BeianRecordKey key = {BEIAN_RECORD_ENTITY, (char *)"901"};

	put(store, 0, "a", "901", "甲", "2026-11-20");
	cr_assert(beian_store_notice(store, 1, &before, NULL));
	cr_expect_eq(before.record, 0);
	cr_assert(beian_store_begin_records(store, NULL));
	gboolean good = beian_store_put_record(store, &record, &key, 1, NOON, NULL);
	cr_assert(beian_store_end_records(store, good, NULL));
	g_free(record.updated);
	cr_assert(beian_store_find_notice(store, "a", &after, NULL));
	cr_expect_eq(after.record, 1);
	cr_expect_str_eq(after.document, "<notice/>");
	cr_assert(beian_store_find_notice(store, "z", &none, NULL));
	cr_expect_eq(none.id, 0, "no such key");
	beian_store_close(store);
	folder_remove(folder);
}
