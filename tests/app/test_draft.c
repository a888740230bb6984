/* Drafts: saved, opened, locked; steps taken back in the store and in memory alike. */
#include "config.h"
#include "core/filing/answers.h"
#include "tests/app/desk.h"
#include "tests/support/leakcheck.h"
#include "tests/support/random.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(draft, .fini = leakcheck);

Test(draft, is_there_again_after_it_was_saved)
{
	g_auto(Desk) desk = desk_open();
	gint64 id = desk_draft(&desk, "0a1b2c3d");
	g_autoptr(GError) error = NULL;

	beian_app_free(desk.app);
	desk.app = beian_app_new();
	g_autoptr(BeianOpenDraft) open = beian_draft_open(desk.app, id, &error);
	cr_assert_not_null(open, "%s", error != NULL ? error->message : "");
	cr_expect_str_eq(beian_filing_text(open->filing, "entity/name"), "示例科技公司");
	cr_expect_str_eq(open->draft.uid, "0a1b2c3d");
	cr_expect_str_eq(open->draft.title, "示例科技公司");
	cr_expect_str_eq(open->draft.province, "33");
	cr_expect_eq(open->draft.required, 13);
	cr_expect_eq(open->draft.filled, 13);
	cr_expect_not_null(open->lock);
	cr_expect_null(open->holder);
}

Test(draft, what_no_longer_is_asked_is_kept_and_what_moved_moves)
{
	g_auto(Desk) desk = desk_open();
	g_autoptr(BeianOpenDraft) open = beian_draft_new(desk.app, "first", NULL, NULL);
	g_autoptr(BeianStep) step = beian_step_new();
	gint64 id = open->draft.id;

	beian_filing_edit(open->filing, "entity/title", "旧名", step);
	beian_filing_edit(open->filing, "entity/gone", "x", step);
	cr_assert(beian_draft_save(desk.app, open, step, NULL, NULL));
	g_clear_pointer(&open, beian_open_draft_free);
	g_autoptr(BeianOpenDraft) again = beian_draft_open(desk.app, id, NULL);
	cr_expect_str_eq(beian_filing_text(again->filing, "entity/name"), "旧名");
	cr_expect_str_eq(beian_filing_text(again->filing, "entity/gone"), "x");
}

Test(draft, another_program_reads_it_and_does_not_write)
{
	g_auto(Desk) desk = desk_open();
	gint64 id = desk_draft(&desk, "0a1b2c3d");
	g_autoptr(BeianOpenDraft) ours = beian_draft_open(desk.app, id, NULL);
	g_autoptr(BeianApp) other = beian_app_new();
	g_autoptr(GError) error = NULL;

	cr_assert_not_null(ours->lock);
	g_autoptr(BeianOpenDraft) theirs = beian_draft_open(other, id, NULL);
	cr_assert_not_null(theirs);
	cr_expect_null(theirs->lock);
	cr_expect_not_null(strstr(theirs->holder, g_get_user_name()), "%s", theirs->holder);
	cr_expect_null(beian_draft_open_to_write(other, id, &error));
	cr_assert_not_null(error);
	cr_expect_eq(error->code, BEIAN_ERROR_CANNOT);
	g_clear_error(&error);
	g_autofree char *before = desk_print(&desk);
	g_autoptr(BeianStep) step = beian_step_new();
	cr_assert(beian_filing_set(theirs->filing, "entity/name", "别人的名字", step, NULL));
	cr_expect_not(
		beian_draft_save(other, theirs, step, NULL, &error), "without the lock nothing is saved");
	cr_expect(error != NULL && error->code == BEIAN_ERROR_CANNOT);
	gboolean done;
	cr_expect_not(beian_draft_undo(other, theirs, FALSE, &done, NULL), "nor taken back");
	g_autofree char *after = desk_print(&desk);
	cr_expect_str_eq(after, before);
	g_clear_pointer(&ours, beian_open_draft_free);
	g_autoptr(BeianOpenDraft) free_now = beian_draft_open_to_write(other, id, NULL);
	cr_expect_not_null(free_now, "the lock is given back");
}

Test(draft, who_looks_is_in_nobodys_way)
{
	g_auto(Desk) desk = desk_open();
	gint64 id = desk_draft(&desk, "0a1b2c3d");
	g_autoptr(BeianApp) other = beian_app_new();
	g_autoptr(BeianOpenDraft) look = beian_draft_look(desk.app, id, NULL);

	cr_assert_not_null(look);
	cr_expect_null(look->lock);
	g_autoptr(BeianOpenDraft) writer = beian_draft_open_to_write(other, id, NULL);
	cr_expect_not_null(writer, "who writes is not kept from it");
	g_autoptr(BeianOpenDraft) again = beian_draft_look(desk.app, id, NULL);
	cr_assert_not_null(again, "who looks is not kept from it either");
	cr_expect_str_eq(beian_filing_text(again->filing, "entity/name"), "示例科技公司");
	cr_expect_null(beian_draft_look(desk.app, 99, NULL));
}

Test(draft, that_is_only_prepared_has_no_number_and_leaves_nothing)
{
	g_auto(Desk) desk = desk_open();
	g_autofree char *before = desk_print(&desk);

	for (int i = 0; i < 3; i++) {
		g_autoptr(BeianOpenDraft) never = beian_draft_prepare(desk.app, "first", NULL, NULL);
		cr_assert_not_null(never);
		cr_expect_eq(never->draft.id, 0);
	}
	g_autofree char *after = desk_print(&desk);
	cr_expect_str_eq(after, before);
	g_autoptr(BeianOpenDraft) made = beian_draft_prepare(desk.app, "first", NULL, NULL);
	cr_expect(beian_draft_create(desk.app, made, NULL));
	cr_expect_eq(made->draft.id, 1);
	cr_expect_not_null(made->lock);
}

Test(draft, begins_with_what_undo_leaves_alone)
{
	g_auto(Desk) desk = desk_open();
	g_autoptr(BeianOpenDraft) open = beian_draft_prepare(desk.app, "first", NULL, NULL);
	g_autoptr(BeianStep) step = beian_step_new();
	gboolean done = TRUE;

	beian_filing_add_demanded(open->filing, step);
	cr_assert_gt(step->len, 0);
	cr_assert(beian_draft_begin(desk.app, open, step, NULL));
	cr_expect_not_null(open->lock);
	cr_expect(beian_draft_undo(desk.app, open, FALSE, &done, NULL));
	cr_expect_not(done, "the first website is the program's doing");
	g_autoptr(GArray) first = beian_filing_instances(open->filing, "service");
	cr_expect_eq(first->len, 1);
}

Test(draft, that_is_not_there_is_an_error)
{
	g_auto(Desk) desk = desk_open();
	g_autoptr(GError) error = NULL;

	cr_expect_null(beian_draft_open(desk.app, 99, &error));
	cr_expect(error != NULL && error->code == BEIAN_ERROR_CANNOT);
	g_clear_error(&error);
	cr_expect_null(beian_draft_new(desk.app, "frist", NULL, &error));
	cr_assert_not_null(error);
	cr_expect_eq(error->code, BEIAN_ERROR_USAGE);
	cr_expect_not_null(strstr(error->message, "first"), "%s", error->message);
}

Test(draft, numbers_are_read_as_people_write_them)
{
	static const struct {
		const char *text;
		gint64 id;
	} rows[] = {{"1", 1}, {"12", 12}, {"9223372036854775807", G_MAXINT64}, {"0", 0}, {"-1", 0}, {"", 0},
		{"x", 0}, {"1x", 0}, {" 1", 0}, {"9223372036854775808", 0}};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) error = NULL;
		gint64 id = 0;
		cr_expect_eq(beian_draft_parse_id(rows[i].text, &id, &error), rows[i].id != 0, "\"%s\"",
			rows[i].text);
		cr_expect_eq(id, rows[i].id, "\"%s\"", rows[i].text);
		cr_expect(error == NULL || error->code == BEIAN_ERROR_USAGE);
	}
}

/* Answers the lines of TEXT in FILING; the complaints, a line each. Free with g_free. */
static char *
answer_lines(Desk *desk, BeianFiling *filing, const char *text, gboolean may_add, BeianStep *step)
{
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	g_autofree char *name = desk_path(desk, "answers.txt");
	g_autoptr(GArray) lines = beian_answers_read(text, strlen(text), name, complaints);

	gboolean good =
		beian_draft_answer(desk->app, filing, lines, "answers.txt", may_add, step, complaints);
	cr_expect_eq(good, complaints->len == 0);
	g_ptr_array_add(complaints, NULL);
	return g_strjoinv("\n", (char **)complaints->pdata);
}

Test(draft, answers_of_a_file_make_the_instances_they_name)
{
	g_auto(Desk) desk = desk_open();
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();
	g_autofree char *scan = desk_file(&desk, "scan.jpg", "a file");
	g_autofree char *says = answer_lines(&desk, house.filing,
		"entity/name=示例\nservice/3/name=甲\nentity/document/scan=@scan.jpg\n", TRUE, step);

	cr_expect_str_eq(says, "");
	cr_expect_str_eq(beian_filing_text(house.filing, "service/3"), "");
	cr_expect(g_str_has_suffix(beian_filing_text(house.filing, "entity/document/scan"), " scan.jpg"));
	g_autofree char *known = answer_lines(&desk, house.filing, "service/3/name=乙\n", FALSE, step);
	cr_expect_str_eq(known, "");
	g_autofree char *unknown = answer_lines(&desk, house.filing, "service/4/name=乙\n", FALSE, step);
	cr_expect(g_str_has_prefix(unknown, "answers.txt:1: "), "set makes no instances: %s", unknown);
}

Test(draft, answers_are_all_good_or_nothing_and_every_bad_line_is_told)
{
	g_auto(Desk) desk = desk_open();
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();

	cr_assert(beian_filing_set(house.filing, "entity/name", "旧名", step, NULL));
	g_autofree char *before = filing_print(house.filing);
	g_autofree char *says = answer_lines(&desk, house.filing,
		"entity/name=新名\nentity/nmae=x\nservice/1/name=甲\nentity/document/"
		"scan=@nothing.jpg\nentity/remark=@nothing.jpg\n",
		TRUE, step);
	g_auto(GStrv) lines = g_strsplit(says, "\n", -1);
	cr_assert_eq(g_strv_length(lines), 3, "%s", says);
	cr_expect(g_str_has_prefix(lines[0], "answers.txt:2: "), "%s", lines[0]);
	cr_expect(g_str_has_prefix(lines[1], "answers.txt:4: "), "%s", lines[1]);
	cr_expect(g_str_has_prefix(lines[2], "answers.txt:5: "), "%s", lines[2]);
	g_autofree char *after = filing_print(house.filing);
	cr_expect_str_eq(after, before, "nothing of it is answered");
	cr_expect_eq(step->len, 1, "nor a part of the step");
}

Test(draft, attach_copies_the_file_and_answers_with_it)
{
	g_auto(Desk) desk = desk_open();
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();
	g_autoptr(GError) error = NULL;
	g_autofree char *scan = desk_file(&desk, "扫 描.jpg", "abc");

	cr_assert(beian_draft_attach(desk.app, house.filing, "entity/document/scan", scan, step, &error));
	cr_expect_str_eq(beian_filing_text(house.filing, "entity/document/scan"),
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad 3 application/octet-stream "
		"扫 描.jpg");
	cr_expect_not_null(beian_filing_reading(house.filing, "entity/document/scan")->value);
	g_autofree char *holds = desk_print(&desk);
	cr_expect_str_eq(
		holds, "materials/ba/ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n");
	cr_expect_not(beian_draft_attach(desk.app, house.filing, "entity/name", scan, step, &error));
	cr_expect(error != NULL && error->code == BEIAN_ERROR_CANNOT);
	cr_expect_not(beian_draft_attach(
		desk.app, house.filing, "entity/document/scan", "/nonexistent", step, NULL));
	cr_expect_eq(step->len, 1);
}

/* Takes a step back or does one again in STATES, where *AT is the state one is in. */
static gboolean
walk_model(guint *at, guint states, gboolean redo)
{
	if (redo ? *at + 1 >= states : *at == 0)
		return FALSE;
	*at += redo ? 1 : (guint)-1;
	return TRUE;
}

/* A random walk of steps, undos and redos equals a list of states with a finger on one of them; in memory and
 * on disk. */
Test(draft, undo_and_redo_walk_through_the_states_as_they_were)
{
	guint32 seed;
	g_autoptr(GRand) random = random_new(&seed);

	for (guint run = 0; run < 4; run++) {
		g_auto(Desk) desk = desk_open();
		g_autoptr(BeianOpenDraft) open = beian_draft_new(desk.app, "first", NULL, NULL);
		g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func(g_free);
		guint at = 0;
		g_ptr_array_add(states, document_print(open->filing));
		for (guint i = 0; i < 80; i++) {
			g_autoptr(GError) error = NULL;
			guint what = (guint)g_rand_int_range(random, 0, 3);
			if (what == 0) {
				g_autoptr(BeianStep) step = beian_step_new();
				random_action(open->filing, random, step);
				random_action(open->filing, random, step);
				cr_assert(beian_draft_save(desk.app, open, step, NULL, &error), "seed %u: %s",
					seed, error != NULL ? error->message : "");
				if (step->len > 0) {
					g_ptr_array_set_size(states, (int)at + 1);
					g_ptr_array_add(states, document_print(open->filing));
					at++;
				}
			} else {
				gboolean done, expected = walk_model(&at, states->len, what == 2);
				cr_assert(beian_draft_undo(desk.app, open, what == 2, &done, &error),
					"seed %u: %s", seed, error != NULL ? error->message : "");
				cr_assert_eq(done, expected, "seed %u, run %u, move %u", seed, run, i);
			}
			g_autofree char *is = document_print(open->filing);
			cr_assert_str_eq(
				is, states->pdata[at], "seed %u, run %u, move %u, in memory", seed, run, i);
			if (i % 8 != 0)
				continue;
			g_autoptr(BeianOpenDraft) disk = beian_draft_open(desk.app, open->draft.id, NULL);
			g_autofree char *kept = filing_print(disk->filing), *had = filing_print(open->filing);
			cr_assert_str_eq(kept, had, "seed %u, run %u, move %u, on disk", seed, run, i);
		}
	}
}

Test(draft, attach_smaller_needs_an_original_and_less_than_it)
{
	static const guint8 png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D',
		'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 13, 'I', 'D',
		'A', 'T', 0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0xf0, 0x1f, 0, 5, 0, 1, 0xff, 0x56, 0xc7, 0x2f,
		0x0d, 0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82};
	static const char *const path = "entity/document/scan";
	g_auto(Desk) desk = desk_open();
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();
	g_autofree char *picture = desk_path(&desk, "small.png");
	g_autofree char *note = desk_file(&desk, "note.txt", "a");
	g_autofree char *large = desk_file(&desk, "large.bin",
		"more bytes than the picture has, so that it is smaller than this, which is all that is "
		"asked of it");
	g_autofree char *tiny = desk_file(&desk, "tiny.bin", "ab");

	cr_assert(g_file_set_contents(picture, (const char *)png, sizeof png, NULL));
	cr_expect_not(
		beian_draft_attach_smaller(desk.app, house.filing, path, picture, step, NULL), "no original");
	cr_assert(beian_draft_attach(desk.app, house.filing, path, large, step, NULL));
	cr_expect_not(
		beian_draft_attach_smaller(desk.app, house.filing, path, note, step, NULL), "no picture");
	cr_expect_not(beian_draft_attach_smaller(desk.app, house.filing, "entity/name", picture, step, NULL),
		"no question for a file");
	cr_expect_eq(step->len, 1, "what is refused changes nothing");
	for (int i = 0; i < 2; i++)
		cr_assert(beian_draft_attach_smaller(desk.app, house.filing, path, picture, step, NULL));
	const BeianReading *reading = beian_filing_reading(house.filing, path);
	cr_assert_not_null(reading->value);
	g_auto(GStrv) lines = g_strsplit(reading->value, "\n", -1);
	cr_assert_eq(g_strv_length(lines), 2, "the second takes the place of the first smaller one");
	cr_expect(g_str_has_suffix(lines[0], " large.bin"));
	cr_expect(g_str_has_suffix(lines[1], " image/png;width=1;height=1;colour=full small.png"));
	cr_assert(beian_draft_attach(desk.app, house.filing, path, tiny, step, NULL));
	cr_expect_null(strchr(beian_filing_text(house.filing, path), '\n'), "a new original stands alone");
	cr_expect_not(
		beian_draft_attach_smaller(desk.app, house.filing, path, picture, step, NULL), "larger");
}

Test(draft, facts_tell_the_first_holders_and_what_is_known_of_them)
{
	g_auto(Desk) desk = desk_open();
	gint64 own = desk_draft(&desk, "0a1b2c3d");
	g_autoptr(GString) expected = g_string_new(NULL);

	for (int i = 0; i < 18; i++) {
		g_autofree char *uid = g_strdup_printf("0a1b2c%02x", 0x40 + i);
		g_autoptr(BeianStep) step = beian_step_new();
		g_autoptr(BeianOpenDraft) open = beian_draft_new(desk.app, "first", uid, NULL);
		answer(open->filing, "entity/person/mobile", "13800138000");
		g_autoptr(BeianStep) all = beian_filing_copy_entries(open->filing);
		cr_assert(beian_draft_save(desk.app, open, all, NULL, NULL));
		if (i < 16)
			g_string_append_printf(
				expected, "%sdraft %d - ", i > 0 ? "\n" : "", (int)open->draft.id);
	}
	g_autofree char *fact = beian_draft_fact(desk.app, own, "mobile", "13800138000", NULL);
	cr_assert_str_eq(fact, expected->str);
}

Test(draft, others_that_hold_a_value_are_a_fact)
{
	g_auto(Desk) desk = desk_open();
	gint64 first = desk_draft(&desk, "0a1b2c3d"), second = desk_draft(&desk, "0a1b2c3e");
	static const struct {
		const char *kind, *value;
		gboolean known, waits;
	} rows[] = {{"mobile", "13800138000", TRUE, FALSE}, {"mobile", "13900139000", TRUE, FALSE},
		{"mobile", "13700137000", FALSE, FALSE}, {"document", HOUSE_NUMBER, TRUE, TRUE},
		{"domain", "example.com", FALSE, FALSE}, {"weather", "rain", FALSE, FALSE}};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *fact = beian_draft_fact(desk.app, first, rows[i].kind, rows[i].value, NULL);
		g_autofree char *holder = g_strdup_printf("%d " HOUSE_NUMBER " 示例科技公司", (int)second);
		g_autofree char *expected =
			g_strconcat(rows[i].known ? "draft " : "", rows[i].known ? holder : "",
				rows[i].waits ? "\norder " : "", rows[i].waits ? holder : "", NULL);
		cr_expect_str_eq(fact, expected, "%s %s", rows[i].kind, rows[i].value);
	}
	g_autoptr(BeianOpenDraft) open = beian_draft_open(desk.app, first, NULL);
	g_autoptr(BeianDocument) document = beian_document_new(open->filing);
	g_autoptr(BeianVerdict) verdict =
		beian_draft_judge(desk.app, first, open->filing, document, BEIAN_PROFILE_NATIVE, NULL, NULL);
	cr_assert_not_null(verdict);
	cr_expect_eq(verdict->counts[BEIAN_SEVERITY_ERROR], 2, "both mobiles are in use");
	cr_expect_eq(verdict->open, 0, "everything was looked up");
}
