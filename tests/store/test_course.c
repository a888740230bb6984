/* Course: the log of a draft after its export, and the answers of the bureau. */
#include "config.h"
#include "core/store/course.h"
#include "tests/store/folder.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <string.h>

TestSuite(course_store, .fini = leakcheck);

static BeianStore *
open_store(const char *folder)
{
	g_autoptr(GError) error = NULL;
	BeianStore *store = beian_store_open(folder, &error);

	cr_assert_not_null(store, "%s", error != NULL ? error->message : "");
	return store;
}

static void
enter(BeianStore *store, gint64 draft, const char *state, const char *day, const char *due)
{
	const BeianStage stage = {.state = (char *)state,
		.day = (char *)day,
		.origin = (char *)"hand",
		.note = (char *)"",
		.noted = (char *)"2026-11-23T12:00:00Z"};
	const BeianStanding standing = {.draft = draft,
		.state = (char *)state,
		.zh = (char *)"中",
		.en = (char *)"en",
		.day = (char *)day,
		.due = (char *)due};
	g_autoptr(GError) error = NULL;

	cr_assert(beian_store_add_stage(store, &stage, &standing, &error), "%s",
		error != NULL ? error->message : "");
}

Test(course_store, a_log_grows_and_its_end_is_taken_back)
{
	char *folder = folder_new();
	BeianStore *store = open_store(folder);
	g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "示例", "2026-11-23T12:00:00Z");
	g_auto(BeianStanding) none = {0}, later = {0};

	cr_assert(beian_store_standing(store, draft.id, &none, NULL));
	cr_expect_null(none.state, "no log, no state");
	enter(store, draft.id, "exported", "2026-11-23", NULL);
	enter(store, draft.id, "submitted", "2026-11-24", "2026-11-26");
	g_autoptr(GArray) stages = beian_store_stages(store, draft.id, NULL);
	cr_assert_eq(stages->len, 2);
	cr_expect_str_eq(g_array_index(stages, BeianStage, 0).state, "exported");
	cr_expect_str_eq(g_array_index(stages, BeianStage, 1).day, "2026-11-24");
	g_autoptr(GArray) standings = beian_store_standings(store, NULL);
	cr_assert_eq(standings->len, 1);
	cr_expect_str_eq(g_array_index(standings, BeianStanding, 0).due, "2026-11-26");
	const BeianStanding before = {.draft = draft.id,
		.state = (char *)"exported",
		.zh = (char *)"中",
		.en = (char *)"en",
		.day = (char *)"2026-11-23"};
	cr_assert(beian_store_drop_stage(store, draft.id, &before, NULL));
	cr_assert(beian_store_standing(store, draft.id, &later, NULL));
	cr_expect_str_eq(later.state, "exported");
	cr_expect_null(later.due);
	cr_assert(beian_store_drop_stage(store, draft.id, NULL, NULL));
	g_autoptr(GArray) empty = beian_store_stages(store, draft.id, NULL);
	cr_expect_eq(empty->len, 0);
	beian_store_close(store);
	folder_remove(folder);
}

Test(course_store, the_end_of_a_log_is_put_anew)
{
	char *folder = folder_new();
	BeianStore *store = open_store(folder);
	g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "示例", "2026-11-23T12:00:00Z");
	const BeianStage stage = {.state = (char *)"rectify",
		.day = (char *)"2026-11-24",
		.due = (char *)"2026-12-10",
		.origin = (char *)"answer",
		.note = (char *)"",
		.noted = (char *)"2026-11-24T12:00:00Z"};
	const BeianStanding standing = {.draft = draft.id,
		.state = stage.state,
		.zh = (char *)"中",
		.en = (char *)"en",
		.day = stage.day,
		.deadline = stage.due};
	g_auto(BeianStanding) now = {0};

	enter(store, draft.id, "exported", "2026-11-23", NULL);
	enter(store, draft.id, "rectify", "2026-11-23", NULL);
	cr_assert(beian_store_change_stage(store, &stage, &standing, NULL));
	g_autoptr(GArray) stages = beian_store_stages(store, draft.id, NULL);
	cr_assert_eq(stages->len, 2);
	cr_expect_str_eq(g_array_index(stages, BeianStage, 0).state, "exported");
	cr_expect_str_eq(g_array_index(stages, BeianStage, 1).due, "2026-12-10");
	cr_assert(beian_store_standing(store, draft.id, &now, NULL));
	cr_expect_str_eq(now.deadline, "2026-12-10");
	cr_expect_null(now.own);
	beian_store_close(store);
	folder_remove(folder);
}

/* What version 7 had: no deadline of its own, and the day of a notice in the log only. */
Test(course_store, the_day_of_a_notice_is_found_in_an_older_log)
{
	static const struct {
		const char *now, *deadline, *why;
	} rows[] = {{"exported", "2026-12-20", "the last notice counts"}, {"done", NULL, "it is settled"}};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		char *folder = folder_new();
		BeianStore *store = open_store(folder);
		g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "示例", "2026-11-23T12:00:00Z");
		g_auto(BeianStanding) standing = {0};
		g_autofree char *path = folder_path(folder, "beian.db");
		sqlite3 *db;
		enter(store, draft.id, "rectify", "2026-11-23", NULL);
		enter(store, draft.id, "rectify", "2026-11-24", NULL);
		enter(store, draft.id, rows[i].now, "2026-11-25", NULL);
		beian_store_close(store);
		cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
		cr_expect_eq(
			sqlite3_exec(db,
				"UPDATE stage SET due = '2026-12-' || ordinal || '0' WHERE state = 'rectify';"
				"ALTER TABLE standing DROP COLUMN deadline; PRAGMA user_version = 7;",
				NULL, NULL, NULL),
			SQLITE_OK);
		sqlite3_close(db);
		store = open_store(folder);
		cr_assert(beian_store_standing(store, draft.id, &standing, NULL));
		cr_expect_eq(g_strcmp0(standing.deadline, rows[i].deadline), 0, "%s", rows[i].why);
		beian_store_close(store);
		folder_remove(folder);
	}
}

Test(course_store, a_draft_that_is_deleted_takes_its_log_along)
{
	char *folder = folder_new();
	BeianStore *store = open_store(folder);
	g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "示例", "2026-11-23T12:00:00Z");

	enter(store, draft.id, "exported", "2026-11-23", NULL);
	cr_assert(beian_store_delete(store, draft.id, NULL));
	g_autoptr(GArray) standings = beian_store_standings(store, NULL);
	g_autoptr(GArray) stages = beian_store_stages(store, draft.id, NULL);
	cr_expect_eq(standings->len, 0);
	cr_expect_eq(stages->len, 0);
	beian_store_close(store);
	folder_remove(folder);
}

Test(course_store, an_answer_is_kept_once_and_known_by_its_digest)
{
	char *folder = folder_new();
	BeianStore *store = open_store(folder);
	g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "示例", "2026-11-23T12:00:00Z");
	const BeianResult result = {.draft = draft.id,
		.digest = (char *)"d1",
		.code = (char *)"1004",
		.path = (char *)"service/1/domain/name",
		.value = (char *)"example.cn",
		.said = (char *)"",
		.key = (char *)"",
		.file = (char *)"bajg.xml",
		.noted = (char *)"2026-11-23T12:00:00Z"};
	gint64 known = 0;
	gboolean answered = TRUE;

	cr_expect_eq(beian_store_knows_result(store, "d1", &known, &answered, NULL), 0);
	cr_assert(beian_store_put_result(store, &result, NULL));
	cr_assert(beian_store_put_result(store, &result, NULL));
	cr_expect_eq(beian_store_knows_result(store, "d1", &known, &answered, NULL), 1);
	cr_expect_eq(known, draft.id);
	cr_expect_not(answered);
	g_autoptr(GArray) results = beian_store_results(store, draft.id, NULL);
	cr_assert_eq(results->len, 1);
	cr_expect_str_eq(g_array_index(results, BeianResult, 0).code, "1004");
	cr_assert(beian_store_answer_results(store, draft.id, NULL));
	cr_expect_eq(beian_store_knows_result(store, "d1", &known, &answered, NULL), 1);
	cr_expect(answered);
	cr_assert(beian_store_drop_result(store, "d1", NULL));
	cr_expect_eq(beian_store_knows_result(store, "d1", &known, &answered, NULL), 0);
	beian_store_close(store);
	folder_remove(folder);
}
