#include "config.h"
#include "tests/store/folder.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>

TestSuite(history, .fini = leakcheck);

static void
expect_entries(BeianStore *store, gint64 id, const char *entries, const char *when)
{
	g_autofree char *found = draft_print(store, id);

	cr_expect_str_eq(found, entries, "%s: \"%s\"", when, found);
}

static void
expect_step(char *step, const char *changes, const char *when)
{
	cr_expect_str_eq(step, changes, "%s: \"%s\"", when, step);
	g_free(step);
}

Test(history, takes_steps_back_and_repeats_them)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "", MORNING);

	draft_answer(store, &draft, "entity/name", "甲", NULL);
	draft_answer(store, &draft, "entity/name", "乙", NULL);
	draft_answer(store, &draft, "entity/mobile", "13800138000", NULL);
	draft_answer(store, &draft, "entity/name", NULL, NULL);
	expect_entries(store, draft.id, "entity/mobile=13800138000", "after four steps");

	expect_step(draft_undo(store, &draft), "entity/name:>乙", "undo of the removal");
	expect_step(draft_undo(store, &draft), "entity/mobile:13800138000>", "undo of the phone");
	expect_step(draft_undo(store, &draft), "entity/name:乙>甲", "undo of the second name");
	expect_entries(store, draft.id, "entity/name=甲", "three steps back");
	expect_step(draft_undo(store, &draft), "entity/name:甲>", "undo of the first name");
	expect_step(draft_undo(store, &draft), "", "nothing is left to undo");
	expect_entries(store, draft.id, "", "at the beginning");

	expect_step(draft_redo(store, &draft), "entity/name:>甲", "the first name again");
	expect_step(draft_redo(store, &draft), "entity/name:甲>乙", "the second name again");
	expect_step(draft_redo(store, &draft), "entity/mobile:>13800138000", "the phone again");
	expect_step(draft_redo(store, &draft), "entity/name:乙>", "the removal again");
	expect_step(draft_redo(store, &draft), "", "nothing is left to redo");
	expect_entries(store, draft.id, "entity/mobile=13800138000", "at the end again");
	cr_expect_eq(draft.revision, 12);
	beian_store_close(store);
	folder_remove(folder);
}

Test(history, drops_what_could_be_redone_when_something_new_is_answered)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "", MORNING);

	draft_answer(store, &draft, "a", "1", NULL);
	draft_answer(store, &draft, "b", "2", NULL);
	draft_answer(store, &draft, "c", "3", NULL);
	expect_step(draft_undo(store, &draft), "c:3>", "undo");
	expect_step(draft_undo(store, &draft), "b:2>", "undo");
	draft_answer(store, &draft, "d", "4", NULL);
	expect_step(draft_redo(store, &draft), "", "b and c are gone for good");
	expect_step(draft_undo(store, &draft), "d:4>", "undo of the new step");
	expect_step(draft_undo(store, &draft), "a:1>", "the step before it is still a");
	beian_store_close(store);
	folder_remove(folder);
}

Test(history, keeps_its_place_when_the_program_ends)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "", MORNING);
	g_auto(BeianDraft) again = {0};

	draft_answer(store, &draft, "a", "1", NULL);
	draft_answer(store, &draft, "a", "2", NULL);
	expect_step(draft_undo(store, &draft), "a:2>1", "undo");
	beian_store_close(store);

	store = store_at(folder);
	cr_assert(beian_store_draft(store, draft.id, &again, NULL));
	cr_expect_eq(again.revision, draft.revision);
	expect_entries(store, again.id, "a=1", "after opening again");
	expect_step(draft_redo(store, &again), "a:1>2", "redo after opening again");
	expect_step(draft_undo(store, &again), "a:2>1", "undo after opening again");
	expect_step(draft_undo(store, &again), "a:1>", "and one more");
	beian_store_close(store);
	folder_remove(folder);
}

Test(history, takes_one_step_of_many_changes_back_from_its_end)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "", MORNING);
	BeianChange changes[] = {
		{.key = (char *)"a", .after = (char *)"1", .value = (char *)"1"},
		{.key = (char *)"b", .after = (char *)"2"},
		{.key = (char *)"a", .after = (char *)"3", .value = (char *)"3"},
	};

	cr_assert(beian_store_save(store, &draft, changes, G_N_ELEMENTS(changes), NOON, NULL));
	expect_entries(store, draft.id, "a=3 b=2", "the last change of a key stands");
	expect_step(draft_undo(store, &draft), "a:3>1 b:2> a:1>", "backwards");
	expect_entries(store, draft.id, "", "everything of the step is gone");
	expect_step(draft_redo(store, &draft), "a:>1 b:>2 a:1>3", "forwards");
	expect_entries(store, draft.id, "a=3 b=2", "everything of the step is back");
	beian_store_close(store);
	folder_remove(folder);
}

Test(history, never_lowers_a_number_once_given)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "", MORNING);
	BeianChange added[] = {
		{.key = (char *)"service/1", .after = (char *)""},
		{.key = (char *)"service/@last", .after = (char *)"1"},
	};
	BeianChange alone = {.key = (char *)"@last", .after = (char *)"7"};

	cr_assert(beian_store_save(store, &draft, added, 2, NOON, NULL));
	cr_assert(beian_store_save(store, &draft, &alone, 1, NOON, NULL));
	expect_step(draft_undo(store, &draft), "service/1:>", "the instance alone is taken back");
	expect_entries(store, draft.id, "@last=7 service/@last=1", "the numbers stay");
	expect_step(draft_redo(store, &draft), "service/1:>", "the instance alone returns");
	expect_entries(
		store, draft.id, "@last=7 service/1= service/@last=1", "an empty text is not an absent one");
	beian_store_close(store);
	folder_remove(folder);
}

Test(history, ends_at_what_the_draft_begins_with)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "", MORNING);
	BeianChange begun[] = {
		{.key = (char *)"base/name", .after = (char *)"old"},
		{.key = (char *)"service/1", .after = (char *)""},
	};
	BeianChange typed = {.key = (char *)"base/name", .after = (char *)"new"};

	cr_assert(beian_store_fill(store, &draft, begun, G_N_ELEMENTS(begun), NOON, NULL));
	expect_entries(store, draft.id, "base/name=old service/1=", "it is there");
	g_autoptr(GArray) none = beian_store_undo_step(store, draft.id, NULL);
	cr_assert_not_null(none);
	cr_expect_eq(none->len, 0, "and no step");
	cr_assert(beian_store_save(store, &draft, &typed, 1, NOON, NULL));
	expect_step(draft_undo(store, &draft), "base/name:new>old", "the first step is what was typed");
	expect_entries(store, draft.id, "base/name=old service/1=", "undo ends there");
	beian_store_close(store);
	folder_remove(folder);
}

Test(history, restores_canonical_values_with_the_texts)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "", MORNING);
	BeianChange typed = {.key = (char *)"entity/mobile",
		.after = (char *)"１３８００１３８０００",
		.value = (char *)"13800138000"};
	static const char *const suffixes[] = {"/mobile", NULL};

	cr_assert(beian_store_save(store, &draft, &typed, 1, NOON, NULL));
	draft_answer(store, &draft, "entity/mobile", NULL, NULL);
	g_free(draft_undo(store, &draft));
	g_autoptr(GArray) holders = beian_store_holders(store, 0, "13800138000", suffixes, 9, NULL);
	cr_assert_eq(holders->len, 1);
	cr_expect_eq(g_array_index(holders, gint64, 0), draft.id);
	beian_store_close(store);
	folder_remove(folder);
}

Test(history, refuses_to_go_where_there_is_no_step)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "", MORNING);
	BeianChange change = {.key = (char *)"a", .after = (char *)"1"};
	g_autoptr(GError) undo = NULL, redo = NULL, none = NULL;

	cr_expect_not(beian_store_undo(store, &draft, &change, 1, NOON, &undo));
	cr_expect_str_eq(undo->message, "Draft 1 has nothing to undo.");
	cr_expect_not(beian_store_redo(store, &draft, &change, 1, NOON, &redo));
	cr_expect_str_eq(redo->message, "Draft 1 has nothing to redo.");
	cr_expect_null(beian_store_undo_step(store, 99, &none));
	cr_expect_str_eq(none->message, "There is no draft 99; “beian list” shows those there are.");
	expect_entries(store, draft.id, "", "nothing was put in place");
	cr_expect_eq(draft.revision, 0);
	beian_store_close(store);
	folder_remove(folder);
}

Test(history, saves_a_summary_alone_without_a_step)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	g_auto(BeianDraft) draft = draft_new(store, "2f81c0aa", "", MORNING);
	g_auto(BeianDraft) again = {0};

	draft_answer(store, &draft, "a", "1", NULL);
	draft_answer(store, &draft, "b", "1", NULL);
	g_free(draft_undo(store, &draft));
	g_free(draft.place);
	draft.place = g_strdup("entity/name");
	cr_assert(beian_store_save(store, &draft, NULL, 0, "2027-01-01T00:00:00Z", NULL));
	cr_assert(beian_store_draft(store, draft.id, &again, NULL));
	cr_expect_str_eq(again.place, "entity/name");
	cr_expect_str_eq(again.updated, EVENING, "going about does not move a draft in the list");
	cr_expect_eq(again.revision, draft.revision);
	expect_step(draft_redo(store, &draft), "b:>1", "going about drops nothing that could be redone");
	beian_store_close(store);
	folder_remove(folder);
}

Test(history, of_several_drafts_saved_together_is_all_or_nothing)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);

	cr_assert(beian_store_begin(store, NULL));
	g_auto(BeianDraft) gone = draft_new(store, "2f81c0aa", "", MORNING);
	cr_assert(draft_answer(store, &gone, "a", "1", NULL));
	cr_expect_not(beian_store_end(store, FALSE, NULL));
	cr_expect_eq(beian_store_find_uid(store, "2f81c0aa", NULL), 0, "as if it had never been");

	cr_assert(beian_store_begin(store, NULL));
	g_auto(BeianDraft) first = draft_new(store, "2f81c0ab", "", MORNING);
	BeianDraft same = {.uid = (char *)"2f81c0ab", .kind = (char *)"first"};
	cr_expect_not(beian_store_create(store, &same, MORNING, NULL), "the uid is taken");
	cr_expect_not(beian_store_end(store, TRUE, NULL), "a step that failed spoils all of them");
	cr_expect_eq(beian_store_find_uid(store, "2f81c0ab", NULL), 0);

	cr_assert(beian_store_begin(store, NULL));
	g_auto(BeianDraft) one = draft_new(store, "2f81c0ac", "", MORNING);
	g_auto(BeianDraft) two = draft_new(store, "2f81c0ad", "", MORNING);
	cr_assert(draft_answer(store, &one, "a", "1", NULL) && draft_answer(store, &two, "a", "2", NULL));
	cr_expect(beian_store_end(store, TRUE, NULL));
	expect_entries(store, one.id, "a=1", "the first");
	expect_entries(store, two.id, "a=2", "the second");
	expect_step(draft_undo(store, &two), "a:2>", "each has a history of its own");
	beian_store_close(store);
	folder_remove(folder);
}
