/* The session with an application behind it: what is saved, what is told, what is never lost. */
#include "config.h"
#include "tests/support/leakcheck.h"
#include "tests/wizard/person.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(session, .fini = leakcheck, .timeout = 60);

static void
expect_stored(const Person *person, const char *key, const char *text)
{
	g_autofree char *stored = person_stored(person, key);

	cr_expect(g_strcmp0(stored, text) == 0, "%s is \"%s\" in the store, not \"%s\"", key, stored, text);
}

static void
expect_focus(const Person *person, const char *path)
{
	g_autofree char *focus = person_focus(person);

	cr_expect_str_eq(focus, path);
}

static void
expect_field(const Person *person, const char *text)
{
	g_autofree char *field = person_field(person);

	cr_expect_str_eq(field, text);
}

static void
expect_page(const Person *person, const char *id)
{
	g_autofree char *page = person_page(person);

	cr_expect_str_eq(page, id);
}

Test(session, leaving_a_field_saves_one_step)
{
	static const BeianKey ways[] = {BEIAN_KEY_TAB, BEIAN_KEY_BACKTAB, BEIAN_KEY_ENTER, BEIAN_KEY_DOWN,
		BEIAN_KEY_UP, BEIAN_KEY_PAGE_DOWN, BEIAN_KEY_PAGE_UP, BEIAN_KEY_F9, BEIAN_KEY_F1,
		BEIAN_KEY_F8, BEIAN_KEY_ESCAPE, BEIAN_KEY_F10, BEIAN_KEY_CONTROL('G')};

	for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
		g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);
		person_begin(person);
		person_write(person, "entity/name", "青柠");
		guint saves = person->saves;
		expect_stored(person, "entity/name", NULL);
		person_key(person, ways[i]);
		cr_expect_eq(person->saves, saves + 1, "%s saves once", beian_key_name(ways[i]));
		expect_stored(person, "entity/name", "青柠");
	}
}

Test(session, a_field_left_as_it_was_saves_nothing)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_write(person, "entity/name", "青柠");
	person_key(person, BEIAN_KEY_TAB);
	guint saves = person->saves;
	person_key(person, BEIAN_KEY_BACKTAB);
	person_key(person, BEIAN_KEY_TAB);
	person_write(person, "entity/name", "青柠");
	person_key(person, BEIAN_KEY_TAB);
	cr_expect_eq(person->saves, saves, "nothing changed");
}

Test(session, a_refused_answer_can_be_left_and_stays_as_typed)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_write(person, "entity/person/mobile", "1380013800x");
	person_key(person, BEIAN_KEY_TAB);
	expect_focus(person, "entity/person/mobile-local");
	expect_stored(person, "entity/person/mobile", "1380013800x");
	cr_expect(person_sees(person, "!Mobile number"), "it is marked");
	person_key(person, BEIAN_KEY_BACKTAB);
	expect_field(person, "1380013800x");
	g_autofree char *screen = person_screen(person);
	cr_expect(strstr(screen, "cannot stand in a mobile number") != NULL,
		"and told about where it is:\n%s", screen);
}

Test(session, says_saved_when_it_is_and_no_longer_when_it_is_not)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_write(person, "entity/name", "青柠");
	cr_expect_not(person_sees(person, "Saved."), "it is only typed");
	person->by_hand = TRUE;
	person_key(person, BEIAN_KEY_TAB);
	cr_expect_not(person_sees(person, "Saved."), "it is only sent");
	person_settle(person);
	cr_expect(person_sees(person, "Saved."));
	person_type(person, "x");
	cr_expect_not(person_sees(person, "Saved."), "there is new text");
}

Test(session, a_failed_save_is_told_until_one_succeeds_and_loses_nothing)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person->by_hand = TRUE;
	person_write(person, "entity/name", "青柠");
	person_key(person, BEIAN_KEY_TAB);
	cr_expect_eq(person_drop(person, BEIAN_COMMAND_SAVE), 1);
	person_hears_failure(person, BEIAN_COMMAND_SAVE, "the disk is full");
	cr_expect(person_sees(person, "NOT saved: the disk is full"));
	person_type(person, "x");
	cr_expect(person_sees(person, "NOT saved: the disk is full"), "also while one types on");
	cr_expect(person_sees(person, "青柠"), "the text is there");
	person_drop(person, BEIAN_COMMAND_FACT);
	person->by_hand = FALSE;
	person_key(person, BEIAN_KEY_TAB);
	cr_expect(person_sees(person, "Saved."));
	cr_expect_not(person_sees(person, "NOT saved"));
}

Test(session, is_not_left_while_something_is_unsaved_without_a_warning)
{
	static const BeianKey ways[] = {BEIAN_KEY_ESCAPE, BEIAN_KEY_F10};

	for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
		g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);
		person_begin(person);
		person->by_hand = TRUE;
		person_write(person, "entity/name", "青柠");
		person_key(person, BEIAN_KEY_TAB);
		person_drop(person, BEIAN_COMMAND_SAVE);
		person_hears_failure(person, BEIAN_COMMAND_SAVE, "the disk is full");
		person_key(person, ways[i]);
		expect_page(person, "form");
		cr_expect_eq(person_drop(person, BEIAN_COMMAND_SAVE), 1, "it is tried again");
		cr_expect(person_sees(person, "press the key again"), "%s warns", beian_key_name(ways[i]));
		person_hears_failure(person, BEIAN_COMMAND_SAVE, "the disk is full");
		person_key(person, ways[i]);
		cr_expect_not(
			beian_session_has_draft(person->session), "%s again leaves", beian_key_name(ways[i]));
	}
}

Test(session, goes_on_where_one_was)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_go(person, "entity/person/email");
	person_key(person, BEIAN_KEY_ESCAPE);
	expect_page(person, "home");
	person_key(person, BEIAN_KEY_ENTER);
	expect_page(person, "form");
	expect_focus(person, "entity/person/email");
}

Test(session, undoes_and_does_again_and_shows_where)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_write(person, "entity/name", "青柠");
	person_write(person, "entity/person/email", "a@example.cn");
	person_key(person, BEIAN_KEY_PAGE_DOWN);
	person_key(person, BEIAN_KEY_F6);
	expect_focus(person, "entity/person/email");
	expect_field(person, "");
	cr_expect(person_sees(person, "Undone."));
	person_key(person, BEIAN_KEY_F6);
	expect_focus(person, "entity/name");
	expect_stored(person, "entity/name", NULL);
	person_key(person, BEIAN_KEY_F7);
	expect_field(person, "青柠");
	expect_stored(person, "entity/name", "青柠");
	person_key(person, BEIAN_KEY_F7);
	person_key(person, BEIAN_KEY_F7);
	cr_expect(person_sees(person, "There is nothing to redo."));
}

Test(session, undo_of_a_link_leads_to_what_was_linked)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_go(person, "service/1/person/email");
	person_key(person, BEIAN_KEY_F5);
	expect_stored(person, "service/1/person/@same-as", "entity/person");
	person_key(person, BEIAN_KEY_CONTROL('G'));
	person_type(person, "entity/nature");
	person_key(person, BEIAN_KEY_ENTER);
	person_key(person, BEIAN_KEY_F6);
	expect_focus(person, "service/1/person/name");
	expect_stored(person, "service/1/person/@same-as", NULL);
}

Test(session, an_undo_that_is_answered_late_takes_no_text_away)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_write(person, "entity/person/email", "a@example.cn");
	person_go(person, "entity/name");
	person->by_hand = TRUE;
	person_key(person, BEIAN_KEY_F6);
	person_type(person, "青柠");
	person->by_hand = FALSE;
	person_settle(person);
	expect_focus(person, "entity/name");
	expect_field(person, "青柠");
	person_key(person, BEIAN_KEY_TAB);
	expect_stored(person, "entity/name", "青柠");
	expect_stored(person, "entity/person/email", NULL);
}

Test(session, a_draft_that_another_has_is_read_only_and_says_so)
{
	static const BeianKey refused[] = {
		BEIAN_KEY_BACKSPACE, BEIAN_KEY_CONTROL('U'), BEIAN_KEY_F6, BEIAN_KEY_F7};
	g_autoptr(Person) owner = person_new(BEIAN_LANGUAGE_EN);

	person_begin(owner);
	person_write(owner, "entity/name", "青柠");
	person_key(owner, BEIAN_KEY_TAB);
	person_go(owner, "service/1/person/name");
	person_key(owner, BEIAN_KEY_F5);
	g_autoptr(Person) reader = person_beside(owner);
	person_key(reader, BEIAN_KEY_ENTER);
	expect_page(reader, "form");
	cr_expect(person_sees(reader, "Read only: "), "it says so at once");
	cr_expect(person_sees(reader, "process"), "and who has it");
	person_go(reader, "entity/name");
	for (gsize i = 0; i < G_N_ELEMENTS(refused); i++) {
		person_key(reader, refused[i]);
		cr_expect(person_rang(reader), "%s", beian_key_name(refused[i]));
		expect_field(reader, "青柠");
	}
	person_type(reader, "x");
	cr_expect(person_rang(reader));
	expect_field(reader, "青柠");
	person_go(reader, "service/1/kind");
	person_key(reader, BEIAN_KEY_F3);
	cr_expect(person_rang(reader), "nothing is added");
	person_key(reader, BEIAN_KEY_F4);
	cr_expect(person_rang(reader), "nothing is removed");
	person_go(reader, "service/1/person/name");
	person_key(reader, BEIAN_KEY_F5);
	cr_expect(person_rang(reader), "nothing is unlinked");
	person_go(reader, "service/1/language");
	person_key(reader, BEIAN_KEY_F2);
	person_key(reader, BEIAN_KEY_ENTER);
	cr_expect(person_sees(reader, "Read only: "));
	cr_expect_eq(reader->saves, 0, "nothing was sent");
	cr_expect_eq(owner->saves > 0, TRUE);
}

Test(session, a_hangup_keeps_what_was_being_typed)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_write(person, "entity/name", "未保存");
	person_hang_up(person);
	cr_expect(beian_session_is_over(person->session));
	expect_stored(person, "entity/name", "未保存");
}

Test(session, speaks_the_other_language_on_every_page_at_once)
{
	static const struct {
		BeianKey keys[6];
		const char *page, *en, *zh;
	} rows[] = {
		{{0}, "home", "Search:", "查找"},
		{{BEIAN_KEY_F1}, "reading", "Help: drafts", "帮助"},
		{{BEIAN_KEY_F3}, "form", "What for", "要办什么"},
		{{BEIAN_KEY_F3, BEIAN_KEY_F3}, "kinds", "A new filing", "新的备案申请"},
		{{BEIAN_KEY_F3, BEIAN_KEY_F3, BEIAN_KEY_ENTER}, "form", "Nature of the entity",
			"主办单位性质"},
		{{BEIAN_KEY_F3, BEIAN_KEY_F3, BEIAN_KEY_ENTER, BEIAN_KEY_F1}, "reading", "Example:", "例如"},
		{{BEIAN_KEY_F3, BEIAN_KEY_F3, BEIAN_KEY_ENTER, BEIAN_KEY_F2}, "list", "Nature of the entity",
			"主办单位性质"},
		{{BEIAN_KEY_F3, BEIAN_KEY_F3, BEIAN_KEY_ENTER, BEIAN_KEY_F9}, "review", "still missing",
			"还没有填写"},
		{{BEIAN_KEY_F3, BEIAN_KEY_F3, BEIAN_KEY_ENTER, BEIAN_KEY_F9, BEIAN_KEY_F9}, "export",
			"access provider", "接入服务商"},
		{{BEIAN_KEY_F3, BEIAN_KEY_F3, BEIAN_KEY_ENTER, BEIAN_KEY_CONTROL('G')}, "list",
			"Nature of the entity", "主办单位性质"},
		{{BEIAN_KEY_F3, BEIAN_KEY_F3, BEIAN_KEY_ENTER, BEIAN_KEY_ESCAPE, BEIAN_KEY_F4}, "ask",
			"with all its answers", "全部"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);
		for (gsize j = 0; j < G_N_ELEMENTS(rows[i].keys) && rows[i].keys[j] != 0; j++)
			person_key(person, rows[i].keys[j]);
		expect_page(person, rows[i].page);
		cr_expect(person_sees(person, rows[i].en), "row %zu speaks English", i);
		person_key(person, BEIAN_KEY_ALT('L'));
		expect_page(person, rows[i].page);
		g_autofree char *screen = person_screen(person);
		cr_expect(strstr(screen, rows[i].zh) != NULL && strstr(screen, rows[i].en) == NULL,
			"row %zu speaks Chinese:\n%s", i, screen);
	}
}

Test(session, changing_the_language_keeps_what_is_being_typed)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_write(person, "entity/name", "青柠");
	person_key(person, BEIAN_KEY_ALT('L'));
	expect_focus(person, "entity/name");
	expect_field(person, "青柠");
	person_key(person, BEIAN_KEY_TAB);
	expect_stored(person, "entity/name", "青柠");
}

Test(session, deletes_a_draft_only_when_its_number_is_typed)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_write(person, "entity/name", "青柠");
	person_key(person, BEIAN_KEY_ESCAPE);
	person_key(person, BEIAN_KEY_F4);
	person_type(person, "2");
	person_key(person, BEIAN_KEY_ENTER);
	cr_expect(person_sees(person, "Nothing was deleted."));
	cr_expect(person_sees(person, "青柠"));
	person_key(person, BEIAN_KEY_F4);
	person_type(person, "1");
	person_key(person, BEIAN_KEY_ENTER);
	cr_expect_not(person_sees(person, "青柠"));
	cr_expect(person_sees(person, "There is no draft yet."));
}

Test(session, finds_drafts_by_what_is_typed)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);
	static const char *const names[] = {"青柠", "白杨"};

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		person_begin(person);
		person_write(person, "entity/name", names[i]);
		person_key(person, BEIAN_KEY_ESCAPE);
	}
	person_type(person, "青");
	cr_expect(person_sees(person, "青柠") && !person_sees(person, "白杨"));
	person_type(person, "x");
	cr_expect(person_sees(person, "No draft holds these words."));
	person_key(person, BEIAN_KEY_ESCAPE);
	cr_expect(person_sees(person, "白杨"));
}

/* Command number AT of those the person did not run yet. */
static const BeianCommand *
waiting(const Person *person, guint at)
{
	cr_assert_lt(at, person->commands->len);
	return &g_array_index(person->commands, BeianCommand, at);
}

Test(session, the_place_is_saved_when_another_step_is_in_sight)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person->by_hand = TRUE;
	person_key(person, BEIAN_KEY_DOWN);
	cr_expect_eq(person->commands->len, 0, "not within a step");
	person_key(person, BEIAN_KEY_PAGE_DOWN);
	g_autofree char *focus = person_focus(person);
	cr_assert_eq(person->commands->len, 1);
	cr_expect_eq(waiting(person, 0)->kind, BEIAN_COMMAND_PLACE);
	cr_expect_str_eq(waiting(person, 0)->place, focus);
	person->by_hand = FALSE;
	person_settle(person);
	g_autoptr(Person) other = person_beside(person);
	person_key(other, BEIAN_KEY_ENTER);
	g_autofree char *there = person_focus(other);
	cr_expect_str_eq(there, focus, "nothing was answered, nothing was closed");
}

Test(session, the_place_goes_along_with_the_answer_that_is_left)
{
	g_autoptr(Person) person = person_new(BEIAN_LANGUAGE_EN);

	person_begin(person);
	person_write(person, "entity/name", "青柠");
	person->by_hand = TRUE;
	person_key(person, BEIAN_KEY_PAGE_DOWN);
	g_autofree char *focus = person_focus(person);
	cr_assert_eq(person->commands->len, 1, "one transaction");
	cr_expect_eq(waiting(person, 0)->kind, BEIAN_COMMAND_SAVE);
	cr_expect_str_eq(waiting(person, 0)->place, focus);
	person_drop(person, BEIAN_COMMAND_SAVE);
	person_hears_failure(person, BEIAN_COMMAND_SAVE, "the disk is full");
	cr_expect_eq(person->commands->len, 0);
}
