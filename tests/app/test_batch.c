/* Batches: a row is a draft, all rows or none, and back to the same answers. */
#include "config.h"
#include "core/app/batch.h"
#include "core/filing/sheet.h"
#include "tests/app/desk.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

TestSuite(batch, .fini = leakcheck);

/* Imports CONTENT as HOME/in.csv: "made N of ROWS", then a line a mistake, or the error; free with g_free. */
static char *
import(Desk *desk, const char *content, BeianBatchMode mode)
{
	g_autofree char *file = desk_file(desk, "in.csv", content);
	g_autoptr(GError) error = NULL;
	g_auto(BeianBatch) batch = {0};
	gboolean good = beian_batch_import(desk->app, file, mode, BEIAN_LANGUAGE_EN, &batch, &error);

	cr_expect_neq(good, error != NULL);
	if (!good) {
		cr_expect_eq(batch.drafts->len, 0);
		return g_strdup(error->message);
	}
	GString *all = g_string_new(NULL);
	g_string_append_printf(
		all, "made %u of %u, %u good\n", batch.drafts->len, batch.rows, batch.good_rows);
	for (guint i = 0; i < batch.mistakes->len; i++) {
		g_autofree char *line =
			beian_batch_complain(&g_array_index(batch.mistakes, BeianBatchMistake, i), "in.csv");
		g_string_append_printf(all, "%s\n", line);
	}
	if (batch.more)
		g_string_append(all, "more\n");
	return g_string_free(all, FALSE);
}

/* The drafts IDS as CSV; free with g_free. */
static char *export(Desk *desk, const gint64 *ids, guint count, BeianBatchNotes *notes)
{
	GString *out = g_string_new(NULL);
	g_autoptr(GError) error = NULL;

	cr_assert(beian_batch_export(desk->app, ids, count, out, notes, &error), "%s",
		error != NULL ? error->message : "");
	return g_string_free(out, FALSE);
}

/* How many drafts there are. */
static guint
count_drafts(Desk *desk)
{
	g_autoptr(GArray) drafts = beian_store_list(beian_app_store(desk->app, NULL), NULL, 0, 9999, NULL);

	return drafts->len;
}

Test(batch, makes_a_draft_of_every_row)
{
	g_auto(Desk) desk = desk_open();
	g_autofree char *said = import(&desk,
		"entity/name,kind,service/2/name,service/2/person\n"
		"甲公司,first,网站,entity/person\n乙公司,first,,\n,cancel,,\n",
		BEIAN_BATCH_WHOLE);

	cr_expect_str_eq(said, "made 3 of 3, 3 good\n");
	g_autoptr(BeianOpenDraft) open = beian_draft_open_to_write(desk.app, 1, NULL);
	cr_assert_not_null(open, "nobody holds it");
	cr_expect_str_eq(beian_filing_text(open->filing, "entity/name"), "甲公司");
	cr_expect_str_eq(beian_filing_text(open->filing, "service/2/name"), "网站");
	cr_expect(beian_filing_is_linked(open->filing, "service/2/person"));
	cr_expect_null(beian_filing_text(open->filing, "service/1"), "one service is what the form demands");
	cr_expect_str_eq(open->draft.title, "甲公司");
	g_autoptr(BeianOpenDraft) second = beian_draft_look(desk.app, 2, NULL);
	cr_expect_not_null(beian_filing_text(second->filing, "service/1"), "demanded instances are made");
}

typedef struct {
	const char *content, *says, *why;
} Row;

static const Row bad[] = {
	{"", "no column “kind”", "nothing at all"},
	{"entity/name\nx\n", "no column “kind”", "no column kind"},
	{"kind,entity/name\n\n", "no row below its header", "a header alone"},
	{"kind,entity/nmae\nfirst,x\n",
		"row 1, column B (entity/nmae): the form has no question “entity/nmae”; did "
		"you mean “entity/name”?\n",
		"a heading that no kind asks for"},
	{"kind,Entity Name\nfirst,x\n", "row 1, column B (Entity Name): the heading is not a path",
		"no path"},
	{"kind,entity/name,entity/name\nfirst,x,y\n", "row 1, column C (entity/name): another column",
		"a heading twice"},
	{"kind,service/name\nfirst,x\n", "row 1, column B (service/name): “service/name” needs the number",
		"a repeat without its number"},
	{"kind,entity/name\nfrist,x\n",
		"row 2, column A (kind): there is no kind “frist”; did you mean “first”?",
		"a kind that is none"},
	{"kind,entity/name\n,x\n", "row 2, column A (kind): the kind of the filing is missing", "no kind"},
	{"kind,entity/name\nfirst,x,y\n", "row 2, column C: there is no heading", "a cell without a heading"},
	{"kind,service/1/person\nfirst,service/2/person\n",
		"row 2, column B (service/1/person): “service/1/person” "
		"can only be the same as “entity/person”",
		"a link that cannot be"},
	{"kind,service/1/name,service/2/name,service/3/name,service/4/name\nfirst,a,b,c,d\n",
		"row 2, column E (service/4/name): “service” is full", "more services than allowed"},
	{"kind,entity/person/mobile\nfirst,1.38E+10\n",
		"row 2, column B (entity/person/mobile): the spreadsheet "
		"program rounded",
		"a spoiled number"},
	{"kind,entity/founded\nfirst,2026-02-30\n", "row 2, column B (entity/founded): ", "no such day"},
	{"kind,entity/name\nfirst,@scan.jpg\n",
		"row 2, column B (entity/name): the question asks for no file",
		"a file where none is asked for"},
	{"kind,entity/document/scan\nfirst,@absent.jpg\n",
		"row 2, column B (entity/document/scan): ", "a file that is not there"},
	{"kind,entity/document/scan\nfirst,licence.jpg\n", "name one with @", "a file without its @"},
	{"kind,entity/document/scan\nfirst,"
	 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 0 image/jpeg x\n",
		"neither in the store nor in a folder materials", "a digest of nothing"},
	{"kind,entity/name\nfirst,a\x1b[2J\n",
		"row 2, column B (entity/name): the answer to entity/name holds "
		"control characters",
		"a control character"},
};

Test(batch, says_what_is_wrong_and_where)
{
	g_auto(Desk) desk = desk_open();

	for (guint i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autofree char *said = import(&desk, bad[i].content, BEIAN_BATCH_WHOLE);
		cr_expect_not_null(strstr(said, bad[i].says), "%s: %s", bad[i].why, said);
		cr_expect(!g_str_has_prefix(said, "made") || strchr(said, '\n')[1] != '\0',
			"%s: no mistake in %s", bad[i].why, said);
		cr_expect(!g_str_has_prefix(said, "made") || g_str_has_prefix(said, "made 0"), "%s: %s",
			bad[i].why, said);
	}
	cr_expect_eq(count_drafts(&desk), 0);
}

static const char mixed[] = "kind,entity/name,entity/founded,entity/person/mobile\n"
			    "first,甲公司,2020-01-01,13800138000\n"
			    "first,乙公司,2020-02-30,1.38E+10\n"
			    "\n"
			    "frist,丙公司,,x\n"
			    "first,丁公司,,\n";

Test(batch, tells_every_bad_cell_and_makes_nothing)
{
	g_auto(Desk) desk = desk_open();
	g_autofree char *before = desk_print(&desk);
	g_autofree char *said = import(&desk, mixed, BEIAN_BATCH_WHOLE);
	g_autofree char *after = desk_print(&desk);

	cr_expect(g_str_has_prefix(said, "made 0 of 4, 2 good\nin.csv: row 3, column C (entity/founded): "),
		"%s", said);
	cr_expect_not_null(strstr(said, "\nin.csv: row 3, column D (entity/person/mobile): "), "%s", said);
	cr_expect_not_null(strstr(said, "\nin.csv: row 5, column A (kind): "), "%s", said);
	cr_expect_null(strstr(said, "13800138000"), "no answer is quoted");
	cr_expect_null(strstr(said, "02-30"), "no answer is quoted: %s", said);
	cr_expect_str_eq(after, before);
}

Test(batch, makes_the_good_rows_when_asked)
{
	g_auto(Desk) desk = desk_open();
	g_autofree char *looked = import(&desk, mixed, BEIAN_BATCH_LOOK);
	cr_expect(g_str_has_prefix(looked, "made 0 of 4, 2 good\n"), "%s", looked);
	cr_expect_eq(count_drafts(&desk), 0);
	g_autofree char *said = import(&desk, mixed, BEIAN_BATCH_PARTIAL);
	cr_expect(g_str_has_prefix(said, "made 2 of 4, 2 good\nin.csv: row 3, column C"), "%s", said);
	g_autofree char *all = desk_print(&desk);
	cr_expect(strstr(all, "甲公司") != NULL && strstr(all, "丁公司") != NULL, "%s", all);
	cr_expect(strstr(all, "乙公司") == NULL && strstr(all, "丙公司") == NULL, "%s", all);
}

Test(batch, tells_no_more_mistakes_than_anybody_reads)
{
	g_auto(Desk) desk = desk_open();
	g_autoptr(GString) many = g_string_new("kind,entity/founded\n");

	for (guint i = 0; i < BEIAN_BATCH_MISTAKES + 5; i++)
		g_string_append(many, "first,never\n");
	g_string_append(many, "first,2020-01-01\n");
	g_autofree char *said = import(&desk, many->str, BEIAN_BATCH_PARTIAL);
	cr_expect(g_str_has_prefix(said, "made 1 of 1006, 1 good\n"),
		"those that are not told are bad too: %.60s", said);
	cr_expect(g_str_has_suffix(said, "more\n"));
}

Test(batch, takes_materials_beside_the_file_and_leaves_none_when_refused)
{
	g_auto(Desk) desk = desk_open();
	g_autofree char *scan = desk_file(&desk, "scan.jpg", DESK_SCAN);
	g_autofree char *before = desk_print(&desk);
	g_autofree char *refused =
		import(&desk, "kind,entity/document/scan,entity/founded\nfirst,@scan.jpg,\nfirst,,never\n",
			BEIAN_BATCH_WHOLE);
	g_autofree char *after = desk_print(&desk);

	cr_expect(g_str_has_prefix(refused, "made 0 of 2"), "%s", refused);
	cr_expect_str_eq(after, before, "a refused file copies nothing: %s", after);
	g_autofree char *said = import(
		&desk, "kind,entity/document/scan\nfirst,@scan.jpg\nfirst,@scan.jpg\n", BEIAN_BATCH_WHOLE);
	cr_expect_str_eq(said, "made 2 of 2, 2 good\n");
	g_autofree char *all = desk_print(&desk);
	cr_expect_not_null(strstr(all, "application/octet-stream scan.jpg\n"), "%s", all);
	cr_expect_not_null(strstr(all, "\nmaterials/"), "%s", all);
}

/* A draft with everything that a cell can hold. */
static gint64
odd_draft(Desk *desk)
{
	gint64 id = desk_draft(desk, "0a1b2c3d");

	desk_answer(desk, id, "entity/remark", " =1+1, \"x\"\n第二行\t; ");
	desk_answer(desk, id, "entity/name", "@公司");
	desk_answer(desk, id, "entity/person/mobile", "138 0013 8000");
	desk_answer(desk, id, "service/1/signature/owner", "nobody asks");
	return id;
}

/* What the draft ID holds, without its number and uid, and what every new draft has; free with g_free. */
static char *
answers_of(Desk *desk, gint64 id)
{
	g_autoptr(BeianOpenDraft) open = beian_draft_look(desk->app, id, NULL);
	g_autoptr(BeianStep) demanded = beian_step_new();

	cr_assert_not_null(open);
	beian_filing_add_demanded(open->filing, demanded);
	return filing_print(open->filing);
}

Test(batch, gives_back_the_same_answers_elsewhere)
{
	g_auto(Desk) desk = desk_open();
	g_auto(Desk) other = desk_open(); /* the environment is now the other's */
	gint64 ids[] = {odd_draft(&other), desk_draft(&other, "0a1b2c3e")};
	BeianBatchNotes notes = {0};
	g_autofree char *written = export(&other, ids, 2, &notes);
	g_autofree char *from = desk_path(&other, "materials"), *to = desk_path(&desk, "materials");

	cr_expect(g_str_has_prefix(written, BEIAN_SHEET_MARK "\"kind\","), "%s", written);
	cr_expect_eq(notes.formulas, 0, "the blank comes first, and @ is escaped: %u", notes.formulas);
	cr_expect_eq(notes.refused, 0);
	g_setenv("BEIAN_HOME", desk.home, TRUE);
	g_autofree char *alone = import(&desk, written, BEIAN_BATCH_WHOLE);
	cr_expect_not_null(strstr(alone, "neither in the store"), "without the materials: %s", alone);
	cr_assert_eq(g_rename(from, to), 0);
	g_autofree char *said = import(&desk, written, BEIAN_BATCH_WHOLE);
	cr_expect_str_eq(said, "made 2 of 2, 2 good\n");
	for (guint i = 0; i < G_N_ELEMENTS(ids); i++) {
		g_autofree char *one = answers_of(&other, ids[i]), *two = answers_of(&desk, i + 1);
		cr_expect_str_eq(two, one);
	}
	gint64 again[] = {1, 2};
	g_autofree char *twice = export(&desk, again, 2, &notes);
	cr_expect_str_eq(twice, written);
}

Test(batch, notes_what_csv_cannot_hold)
{
	g_auto(Desk) desk = desk_open();
	gint64 id = desk_draft(&desk, "0a1b2c3d");
	BeianBatchNotes notes = {0};

	desk_answer(&desk, id, "entity/founded", "never");
	desk_answer(&desk, id, "entity/remark", "+86");
	g_autoptr(BeianOpenDraft) open = beian_draft_open_to_write(desk.app, id, NULL);
	g_autoptr(BeianStep) step = beian_step_new();
	cr_assert(beian_filing_confirm(
		open->filing, "D08", "entity/name", "x", "it is so", HOUSE_DAY, step, NULL));
	cr_assert(beian_draft_save(desk.app, open, step, NULL, NULL));
	g_autofree char *written = export(&desk, &id, 1, &notes);
	cr_expect_eq(notes.refused, 1);
	cr_expect_eq(notes.formulas, 1);
	cr_expect_eq(notes.unsaid, 1);
	cr_expect_null(strstr(written, "it is so"));
}

Test(batch, says_once_that_the_store_cannot_be_opened)
{
	g_auto(Desk) desk = desk_open();
	static const char digest[] =
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 0 image/jpeg x";
	g_autofree char *content =
		g_strdup_printf("kind,entity/document/scan\nfirst,%s\nfirst,%s\n", digest, digest);
	g_autofree char *store = desk_file(&desk, "beian.db", "no database, but long enough to be looked at");
	g_autofree char *said = import(&desk, content, BEIAN_BATCH_WHOLE);

	cr_expect_null(strstr(said, "row"), "no cell is to blame: %s", said);
	cr_expect_not_null(strstr(said, "beian.db"), "%s", said);
}

Test(batch, of_nothing_is_a_header)
{
	g_auto(Desk) desk = desk_open();
	BeianBatchNotes notes = {0};
	g_autofree char *written = export(&desk, NULL, 0, &notes);

	cr_expect_str_eq(written, BEIAN_SHEET_MARK "\"kind\"\r\n");
}

Test(batch, is_known_by_its_name)
{
	cr_expect(beian_batch_is_one("a.csv") && beian_batch_is_one("/x/A.CSV"));
	cr_expect(
		!beian_batch_is_one("a.csv.zip") && !beian_batch_is_one(".csv") && !beian_batch_is_one("-"));
}
