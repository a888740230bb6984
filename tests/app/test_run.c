/* The commands of a session, as the application runs them: what comes back, and what stands in the store
 * afterwards. */
#include "config.h"
#include "tests/app/desk.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

TestSuite(run, .fini = leakcheck);

/* A desk and the queues between a session and its application. */
typedef struct {
	Desk desk;
	BeianCommands *commands;
	BeianMessages *messages;
} Talk;

static Talk
talk_open(void)
{
	return (Talk){desk_open(), beian_commands_new(), beian_messages_new()};
}

static void
talk_clear(Talk *talk)
{
	for (guint i = 0; i < talk->messages->len; i++) {
		BeianMessage *message = &g_array_index(talk->messages, BeianMessage, i);
		g_clear_pointer(&message->opened.filing, beian_filing_free);
	}
	g_array_unref(talk->commands);
	g_array_unref(talk->messages);
	desk_clear(&talk->desk);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Talk, talk_clear)

static BeianCommand *
command(Talk *talk, BeianCommandKind kind)
{
	return beian_commands_add(talk->commands, kind);
}

/* Runs what was commanded until nothing is left, and forgets what was said before. */
static void
run(Talk *talk)
{
	for (guint i = 0; i < talk->messages->len; i++)
		g_clear_pointer(
			&g_array_index(talk->messages, BeianMessage, i).opened.filing, beian_filing_free);
	g_array_set_size(talk->messages, 0);
	while (beian_app_run(talk->desk.app, talk->commands, 5, talk->messages))
		continue;
	cr_expect_eq(talk->commands->len, 0, "commands are taken");
}

/* The last message of KIND; fails the test when there is none. */
static BeianMessage *
said(Talk *talk, BeianMessageKind kind)
{
	for (guint i = talk->messages->len; i-- > 0;)
		if (g_array_index(talk->messages, BeianMessage, i).kind == kind)
			return &g_array_index(talk->messages, BeianMessage, i);
	const BeianMessage *last = talk->messages->len > 0 ? &g_array_index(talk->messages, BeianMessage,
								     talk->messages->len - 1)
							   : NULL;
	cr_assert_fail("no message of kind %d, but %d: %s", (int)kind, last != NULL ? (int)last->kind : -1,
		last != NULL && last->text != NULL ? last->text : "");
	return NULL;
}

static gboolean
is_said(const Talk *talk, BeianMessageKind kind)
{
	for (guint i = 0; i < talk->messages->len; i++)
		if (g_array_index(talk->messages, BeianMessage, i).kind == kind)
			return TRUE;
	return FALSE;
}

/* A new draft that is open; its number. */
static gint64
new_draft(Talk *talk)
{
	command(talk, BEIAN_COMMAND_NEW)->text = g_strdup("first");
	run(talk);
	return said(talk, BEIAN_MESSAGE_OPENED)->opened.id;
}

static void
save(Talk *talk, const char *key, const char *before, const char *after)
{
	BeianStep *step = beian_step_new();

	beian_step_add(step, key, before, after);
	command(talk, BEIAN_COMMAND_SAVE)->step = step;
	run(talk);
}

static void
expect_stored(Talk *talk, gint64 id, const char *key, const char *text)
{
	g_autoptr(BeianOpenDraft) open = beian_draft_open(talk->desk.app, id, NULL);

	cr_expect_eq(g_strcmp0(beian_filing_text(open->filing, key), text), 0, "%s is %s", key,
		beian_filing_text(open->filing, key));
}

Test(run, new_opens_a_draft_with_what_is_demanded)
{
	g_auto(Talk) talk = talk_open();
	gint64 id = new_draft(&talk);
	BeianMessage *opened = said(&talk, BEIAN_MESSAGE_OPENED);

	cr_expect_gt(id, 0);
	cr_expect_not_null(beian_filing_text(opened->opened.filing, "service/1"));
	cr_expect_not_null(beian_filing_text(opened->opened.filing, "service/1/access/address/1"));
	cr_expect(opened->opened.catalogue.rules != NULL && opened->opened.catalogue.codes != NULL);
	cr_expect_null(opened->opened.holder);
	BeianDate day = said(&talk, BEIAN_MESSAGE_DAY)->day;
	cr_expect(day.year == 2026 && day.month == 11 && day.day == 23);
	expect_stored(&talk, id, "service/1", "");
}

Test(run, a_kind_that_there_is_not_fails_in_words)
{
	g_auto(Talk) talk = talk_open();

	command(&talk, BEIAN_COMMAND_NEW)->text = g_strdup("frist");
	run(&talk);
	BeianMessage *failed = said(&talk, BEIAN_MESSAGE_FAILED);
	cr_expect_eq(failed->command, BEIAN_COMMAND_NEW);
	cr_expect_not_null(strstr(failed->text, "first"), "%s", failed->text);
	cr_expect_not(is_said(&talk, BEIAN_MESSAGE_OPENED));
}

Test(run, save_stores_the_step_and_says_the_revision)
{
	g_auto(Talk) talk = talk_open();
	gint64 id = new_draft(&talk);

	save(&talk, "entity/name", NULL, "甲");
	gint64 first = said(&talk, BEIAN_MESSAGE_SAVED)->number;
	save(&talk, "entity/name", "甲", "乙");
	cr_expect_eq(said(&talk, BEIAN_MESSAGE_SAVED)->number, first + 1);
	expect_stored(&talk, id, "entity/name", "乙");
}

Test(run, undo_and_redo_say_what_changed)
{
	g_auto(Talk) talk = talk_open();
	gint64 id = new_draft(&talk);

	save(&talk, "entity/name", NULL, "甲");
	save(&talk, "entity/name", "甲", "乙");
	command(&talk, BEIAN_COMMAND_UNDO);
	run(&talk);
	BeianMessage *back = said(&talk, BEIAN_MESSAGE_STEP);
	cr_expect_eq(back->command, BEIAN_COMMAND_UNDO);
	cr_assert(back->step != NULL && back->step->len == 1);
	cr_expect_str_eq(g_array_index(back->step, BeianEdit, 0).key, "entity/name");
	cr_expect_str_eq(g_array_index(back->step, BeianEdit, 0).after, "甲");
	expect_stored(&talk, id, "entity/name", "甲");
	command(&talk, BEIAN_COMMAND_REDO);
	run(&talk);
	expect_stored(&talk, id, "entity/name", "乙");
	command(&talk, BEIAN_COMMAND_REDO);
	run(&talk);
	cr_expect_null(said(&talk, BEIAN_MESSAGE_STEP)->step, "there is nothing left to do again");
}

Test(run, nothing_is_saved_or_taken_back_without_a_draft)
{
	static const BeianCommandKind kinds[] = {
		BEIAN_COMMAND_SAVE, BEIAN_COMMAND_UNDO, BEIAN_COMMAND_REDO, BEIAN_COMMAND_ATTACH};
	g_auto(Talk) talk = talk_open();

	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++) {
		BeianCommand *asked = command(&talk, kinds[i]);
		asked->step = beian_step_new();
		asked->text = g_strdup("x");
		asked->argument = g_strdup("entity/document/scan");
		run(&talk);
		cr_expect_eq(said(&talk, BEIAN_MESSAGE_FAILED)->command, kinds[i]);
	}
}

Test(run, open_says_who_has_it_and_that_one_saves_alone)
{
	g_auto(Talk) talk = talk_open();
	gint64 id = desk_draft(&talk.desk, "0a1b2c3d");
	g_autoptr(BeianApp) other = beian_app_new();
	g_autoptr(BeianOpenDraft) theirs = beian_draft_open(other, id, NULL);

	command(&talk, BEIAN_COMMAND_OPEN)->id = id;
	run(&talk);
	cr_expect_not_null(said(&talk, BEIAN_MESSAGE_OPENED)->opened.holder);
	save(&talk, "entity/name", "示例科技公司", "别的名字");
	cr_expect_eq(said(&talk, BEIAN_MESSAGE_FAILED)->command, BEIAN_COMMAND_SAVE);
	expect_stored(&talk, id, "entity/name", "示例科技公司");
}

Test(run, close_gives_the_draft_back_and_keeps_the_place)
{
	g_auto(Talk) talk = talk_open();
	gint64 id = new_draft(&talk);

	command(&talk, BEIAN_COMMAND_CLOSE)->place = g_strdup("entity/name");
	run(&talk);
	cr_expect_not(is_said(&talk, BEIAN_MESSAGE_FAILED));
	g_autoptr(BeianOpenDraft) open = beian_draft_open_to_write(talk.desk.app, id, NULL);
	cr_assert_not_null(open, "the lock is free");
	cr_expect_str_eq(open->draft.place, "entity/name");
}

Test(run, opening_what_is_open_already_keeps_it_ours)
{
	g_auto(Talk) talk = talk_open();
	gint64 id = new_draft(&talk);

	command(&talk, BEIAN_COMMAND_OPEN)->id = id;
	run(&talk);
	cr_expect_null(said(&talk, BEIAN_MESSAGE_OPENED)->opened.holder, "nobody else has it");
	save(&talk, "entity/name", NULL, "甲");
	expect_stored(&talk, id, "entity/name", "甲");
}

Test(run, delete_takes_a_draft_away_unless_someone_has_it)
{
	g_auto(Talk) talk = talk_open();
	gint64 id = desk_draft(&talk.desk, "0a1b2c3d");
	g_autoptr(BeianApp) other = beian_app_new();
	g_autoptr(BeianOpenDraft) theirs = beian_draft_open(other, id, NULL);

	command(&talk, BEIAN_COMMAND_DELETE)->id = id;
	run(&talk);
	cr_expect_eq(said(&talk, BEIAN_MESSAGE_FAILED)->command, BEIAN_COMMAND_DELETE);
	g_clear_pointer(&theirs, beian_open_draft_free);
	command(&talk, BEIAN_COMMAND_DELETE)->id = id;
	run(&talk);
	cr_expect_eq(said(&talk, BEIAN_MESSAGE_DONE)->command, BEIAN_COMMAND_DELETE);
	cr_expect_null(beian_draft_open(talk.desk.app, id, NULL));
}

/* "id|cell|cell" a row, "…" when there are more; free with g_free. */
static char *
look_up(Talk *talk, BeianSource source, const char *argument, const char *words, guint first, guint count)
{
	BeianCommand *asked = command(talk, BEIAN_COMMAND_LOOKUP);
	GString *all = g_string_new(NULL);

	asked->number = 7;
	asked->source = source;
	asked->argument = g_strdup(argument);
	asked->text = g_strdup(words);
	asked->first = first;
	asked->count = count;
	run(talk);
	BeianMessage *rows = said(talk, BEIAN_MESSAGE_ROWS);
	cr_expect_eq(rows->number, 7, "the ticket comes back");
	cr_expect_eq(rows->first, first);
	for (guint i = 0; i < rows->rows->len; i++) {
		const BeianRow *row = &g_array_index(rows->rows, BeianRow, i);
		g_autofree char *id =
			source == BEIAN_SOURCE_FILES ? g_path_get_basename(row->id) : g_strdup(row->id);
		g_string_append(all, id);
		for (int j = 0; j < (int)G_N_ELEMENTS(row->cells) && row->cells[j] != NULL; j++)
			g_string_append_printf(all, "|%s", row->cells[j]);
		g_string_append_c(all, '\n');
	}
	g_string_append(all, rows->more ? "…" : "");
	return g_string_free(all, FALSE);
}

Test(run, look_up_finds_codes)
{
	g_auto(Talk) talk = talk_open();
	static const struct {
		const char *argument, *words, *rows, *why;
		guint first, count;
	} rows[] = {
		{"kind", "", "website|网站|Website|website\napp|应用|App|app\n", "all of a list", 0, 10},
		{"kind", "", "website|网站|Website|website\n…", "the first of two", 0, 1},
		{"kind", "", "app|应用|App|app\n", "the second of two", 1, 1},
		{"kind", "", "", "behind the last", 2, 1},
		{"kind", "wz", "website|网站|Website|website\n", "by initials", 0, 10},
		{"nature", "",
			"individual|个人|Individual|individual\nenterprise|企业|Enterprise|enterprise\n",
			"not what is no longer valid", 0, 10},
		{"document natures enterprise", "",
			"business-licence|营业执照|Business licence|business-licence\n", "filtered", 0, 10},
		{"region", "xihu", "330106|浙江省杭州市西湖区|Xihu District, Hangzhou, Zhejiang|330106\n",
			"regions by their full names", 0, 10},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *found = look_up(&talk, BEIAN_SOURCE_CODES, rows[i].argument, rows[i].words,
			rows[i].first, rows[i].count);
		cr_expect_str_eq(found, rows[i].rows, "%s", rows[i].why);
	}
}

Test(run, look_up_finds_drafts_and_kinds)
{
	g_auto(Talk) talk = talk_open();

	desk_draft(&talk.desk, "0a1b2c3d");
	new_draft(&talk);
	g_autofree char *drafts = look_up(&talk, BEIAN_SOURCE_DRAFTS, NULL, "", 0, 10);
	g_autofree char *one = look_up(&talk, BEIAN_SOURCE_DRAFTS, NULL, "", 0, 1);
	g_autofree char *named = look_up(&talk, BEIAN_SOURCE_DRAFTS, NULL, "科技", 0, 10);
	g_autofree char *kinds = look_up(&talk, BEIAN_SOURCE_KINDS, NULL, "", 0, 10);
	cr_expect_str_eq(named, "1|示例科技公司|first|13/13|2026-11-23|||\n");
	cr_expect_not_null(strstr(drafts, "2|#2|first|0/"), "%s", drafts);
	cr_expect(g_str_has_suffix(one, "…"), "%s", one);
	cr_expect_str_eq(kinds, "first|首次|First\ncancel|注销|Cancel\n");
}

Test(run, look_up_finds_files_with_what_they_are)
{
	g_auto(Talk) talk = talk_open();
	g_autofree char *folder = desk_path(&talk.desk, "pictures"),
			*inner = desk_file(&talk.desk, "pictures/b/x.txt", "x");
	g_autofree char *file = desk_file(&talk.desk, "pictures/Scan.txt", "no picture"),
			*hidden = desk_file(&talk.desk, "pictures/.hidden", "x");
	g_autofree char *all = look_up(&talk, BEIAN_SOURCE_FILES, folder, "", 0, 10);
	g_autofree char *some = look_up(&talk, BEIAN_SOURCE_FILES, folder, "scan", 0, 10);
	g_autofree char *second = look_up(&talk, BEIAN_SOURCE_FILES, folder, "", 1, 1);
	g_autofree char *name = g_path_get_basename(talk.desk.home);
	g_autofree char *expected =
		g_strdup_printf("%s|../||\nb|b/||\nScan.txt|Scan.txt|10 bytes|no picture\n", name);

	(void)inner, (void)file, (void)hidden;
	cr_expect_str_eq(all, expected);
	cr_expect_str_eq(some, "Scan.txt|Scan.txt|10 bytes|no picture\n");
	cr_expect_str_eq(second, "b|b/||\n…");
}

Test(run, look_up_of_what_is_not_there_fails)
{
	g_auto(Talk) talk = talk_open();
	BeianCommand *asked = command(&talk, BEIAN_COMMAND_LOOKUP);

	asked->source = BEIAN_SOURCE_CODES;
	asked->argument = g_strdup("kindd");
	asked->text = g_strdup("");
	run(&talk);
	cr_expect_eq(said(&talk, BEIAN_MESSAGE_FAILED)->command, BEIAN_COMMAND_LOOKUP);
}

Test(run, fact_answers_what_other_drafts_hold)
{
	g_auto(Talk) talk = talk_open();

	desk_draft(&talk.desk, "0a1b2c3d");
	new_draft(&talk);
	command(&talk, BEIAN_COMMAND_FACT)->text = g_strdup("mobile 13800138000");
	run(&talk);
	cr_expect_str_eq(said(&talk, BEIAN_MESSAGE_FACT)->text, "mobile 13800138000");
	cr_expect_str_eq(said(&talk, BEIAN_MESSAGE_FACT)->argument, "draft 1 " HOUSE_NUMBER " 示例科技公司");
	command(&talk, BEIAN_COMMAND_FACT)->text = g_strdup("mobile 13700137000");
	run(&talk);
	cr_expect_str_eq(said(&talk, BEIAN_MESSAGE_FACT)->argument, "");
}

Test(run, opening_a_draft_tells_what_others_hold_of_it)
{
	g_auto(Talk) talk = talk_open();
	gint64 one = desk_draft(&talk.desk, "0a1b2c3d"), two = desk_draft(&talk.desk, "0a1b2c3e");
	g_autofree char *other = g_strdup_printf("draft %" PRId64 " " HOUSE_NUMBER " 示例科技公司", one);

	command(&talk, BEIAN_COMMAND_OPEN)->id = two;
	run(&talk);
	const BeianFacts *facts = said(&talk, BEIAN_MESSAGE_OPENED)->opened.facts;
	cr_assert_not_null(facts);
	cr_expect_str_eq(beian_facts_get(facts, "mobile", "13800138000"), other);
	cr_expect_null(beian_facts_get(facts, "mobile", "13700137000"), "nobody asked");
}

Test(run, attach_saves_the_answer_and_says_the_step)
{
	g_auto(Talk) talk = talk_open();
	gint64 id = new_draft(&talk);
	g_autofree char *scan = desk_file(&talk.desk, "scan.jpg", "abc");
	BeianCommand *asked = command(&talk, BEIAN_COMMAND_ATTACH);

	asked->text = g_strdup(scan);
	asked->argument = g_strdup("entity/document/scan");
	run(&talk);
	BeianMessage *step = said(&talk, BEIAN_MESSAGE_STEP);
	cr_expect_eq(step->command, BEIAN_COMMAND_ATTACH);
	cr_assert_eq(step->step->len, 1);
	expect_stored(&talk, id, "entity/document/scan", g_array_index(step->step, BeianEdit, 0).after);
	asked = command(&talk, BEIAN_COMMAND_ATTACH);
	asked->text = g_strdup(scan);
	asked->argument = g_strdup("entity/document/scan");
	asked->flag = TRUE;
	run(&talk);
	cr_expect_not_null(
		strstr(said(&talk, BEIAN_MESSAGE_FAILED)->text, "no picture"), "beside the original");
	asked = command(&talk, BEIAN_COMMAND_ATTACH);
	asked->text = g_strdup("/nonexistent");
	asked->argument = g_strdup("entity/document/scan");
	run(&talk);
	cr_expect_eq(said(&talk, BEIAN_MESSAGE_FAILED)->command, BEIAN_COMMAND_ATTACH);
}

static void
ask_export(Talk *talk, gint64 id, const char *file, const char *profile)
{
	BeianCommand *asked = command(talk, BEIAN_COMMAND_EXPORT);

	asked->id = id;
	asked->text = desk_path(&talk->desk, file);
	asked->argument = g_strdup(profile);
}

Test(run, export_says_how_far_it_is_and_what_was_written)
{
	g_auto(Talk) talk = talk_open();
	gint64 id = desk_draft(&talk.desk, "0a1b2c3d");
	g_autofree char *file = desk_path(&talk.desk, "out.zip");

	command(&talk, BEIAN_COMMAND_OPEN)->id = id;
	run(&talk);
	ask_export(&talk, id, "out.zip", "native");
	run(&talk);
	BeianMessage *progress = said(&talk, BEIAN_MESSAGE_PROGRESS);
	cr_expect(progress->number == 1 && progress->of == 2);
	BeianMessage *done = said(&talk, BEIAN_MESSAGE_DONE);
	cr_expect_eq(done->command, BEIAN_COMMAND_EXPORT);
	cr_expect_not_null(strstr(done->text, file), "%s", done->text);
	cr_expect(g_file_test(file, G_FILE_TEST_EXISTS));
}

Test(run, an_export_that_is_refused_fails_in_words)
{
	g_auto(Talk) talk = talk_open();
	gint64 id = new_draft(&talk);
	g_autofree char *file = desk_path(&talk.desk, "out.zip");

	ask_export(&talk, id, "out.zip", "native");
	run(&talk);
	cr_expect_eq(said(&talk, BEIAN_MESSAGE_FAILED)->command, BEIAN_COMMAND_EXPORT);
	cr_expect_not(g_file_test(file, G_FILE_TEST_EXISTS));
	ask_export(&talk, id, "out.zip", "nativ");
	run(&talk);
	cr_expect_eq(said(&talk, BEIAN_MESSAGE_FAILED)->command, BEIAN_COMMAND_EXPORT);
}

Test(run, an_export_that_is_cancelled_leaves_nothing)
{
	g_auto(Talk) talk = talk_open();
	gint64 id = desk_draft(&talk.desk, "0a1b2c3d");
	g_autofree char *file = desk_path(&talk.desk, "out.zip");

	ask_export(&talk, id, "out.zip", "native");
	command(&talk, BEIAN_COMMAND_CANCEL);
	run(&talk);
	cr_expect_not(is_said(&talk, BEIAN_MESSAGE_DONE));
	cr_expect_not(is_said(&talk, BEIAN_MESSAGE_FAILED));
	cr_expect_not(g_file_test(file, G_FILE_TEST_EXISTS));
}

Test(run, commands_are_run_in_order_and_one_that_fails_stops_no_other)
{
	g_auto(Talk) talk = talk_open();

	command(&talk, BEIAN_COMMAND_OPEN)->id = 99;
	command(&talk, BEIAN_COMMAND_NEW)->text = g_strdup("cancel");
	command(&talk, BEIAN_COMMAND_QUIT);
	run(&talk);
	cr_expect_eq(said(&talk, BEIAN_MESSAGE_FAILED)->command, BEIAN_COMMAND_OPEN);
	cr_expect(is_said(&talk, BEIAN_MESSAGE_OPENED));
}
