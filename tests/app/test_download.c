/* Downloads: looked at, taken in whole or not at all, and twice changes nothing. */
#include "config.h"
#include "core/app/records.h"
#include "core/records/record.h"
#include "core/store/notice.h"
#include "core/xml/schema.h"
#include "tests/app/desk.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

TestSuite(download, .fini = leakcheck);

/* Everything in the records: number, "!" when cancelled, and the document's length. Free with g_free. */
static char *
print_records(Desk *desk)
{
	BeianStore *store = beian_app_store(desk->app, NULL);
	g_autoptr(GArray) records = beian_store_list_records(store, NULL, 0, 100, NULL);
	GString *all = g_string_new(NULL);

	for (guint i = 0; i < records->len; i++) {
		const BeianRecord *listed = &g_array_index(records, BeianRecord, i);
		g_auto(BeianRecord) record = {0};
		cr_assert(beian_store_record(store, listed->id, &record, NULL));
		g_string_append_printf(all, "%d %s %s %s %s\n", (int)record.id, record.number, record.name,
			record.cancelled ? "!" : ".", record.document);
	}
	return g_string_free(all, FALSE);
}

#define FIRST_TIME "new 浙ICP备2026000001号\nnew 浙ICP备2026000002号\nnew 浙ICP备2026000003号\n"
#define SECOND_TIME "same 浙ICP备2026000001号\nsame 浙ICP备2026000002号\nsame 浙ICP备2026000003号\n"

Test(download, is_planned_then_taken_in_and_twice_changes_nothing)
{
	g_auto(Desk) desk = office_open();
	g_autofree char *file = office_sample(&desk, "records.xml", NULL, NULL);

	office_expect(&desk, file, BEIAN_DOWNLOAD_LOOK, FIRST_TIME "cancelled 2000012\ncancelled 1000009\n",
		"a look");
	g_autofree char *nothing = print_records(&desk);
	cr_expect_str_eq(nothing, "", "a look takes nothing in");
	office_expect(&desk, file, BEIAN_DOWNLOAD_TAKE,
		FIRST_TIME "cancelled 浙ICP备2026000001号\ncancelled 1000009\n+", "the first time");
	g_autofree char *before = print_records(&desk);
	office_expect(&desk, file, BEIAN_DOWNLOAD_LOOK,
		SECOND_TIME "same 浙ICP备2026000001号\nsame 1000009\n", "another look");
	office_expect(&desk, file, BEIAN_DOWNLOAD_TAKE,
		SECOND_TIME "same 浙ICP备2026000001号\nsame 1000009\n+", "the second time");
	g_autofree char *after = print_records(&desk);
	cr_expect_str_eq(after, before);
}

Test(download, marks_a_cancelled_service_and_keeps_numbers_without_a_token)
{
	g_auto(Desk) desk = office_open();
	g_autofree char *file = office_sample(&desk, "records.xml", NULL, NULL);
	g_auto(BeianRecord) first = {0}, third = {0};

	g_free(office_import(&desk, file, BEIAN_DOWNLOAD_TAKE));
	g_autoptr(BeianXml) xml = beian_record_read(desk.app, 1, &first, NULL);
	g_autoptr(GArray) lines = beian_record_lines(xml);
	g_autoptr(GString) marks = g_string_new(NULL);
	for (guint i = 0; i < lines->len; i++)
		if (g_str_has_suffix(g_array_index(lines, BeianRecordLine, i).path, "@cancelled"))
			g_string_append(marks, g_array_index(lines, BeianRecordLine, i).path);
	cr_expect_str_eq(marks->str, "service/2/@cancelled");
	cr_expect_null(strstr(first.document, "cancelled"), "the mark is no part of what was downloaded");
	g_autoptr(BeianXml) other = beian_record_read(desk.app, 3, &third, NULL);
	cr_expect_not_null(other);
	cr_expect_not_null(strstr(third.document, "<nature code=\"77\"/>"), "%s", third.document);
}

Test(download, tells_what_changed_and_asks_before_it_goes_back_in_time)
{
	g_auto(Desk) desk = office_open();
	g_autofree char *file = office_sample(&desk, "records.xml", NULL, NULL),
			*later = office_sample(&desk, "later.xml", NULL, NULL),
			*earlier = office_sample(&desk, "earlier.xml", NULL, NULL);

	g_free(office_import(&desk, file, BEIAN_DOWNLOAD_TAKE));
	office_expect(&desk, later, BEIAN_DOWNLOAD_TAKE,
		"changed 浙ICP备2026000002号\nnew 浙ICP备2026000004号\n+", "a later file");
	g_autofree char *before = print_records(&desk);
	office_expect(
		&desk, earlier, BEIAN_DOWNLOAD_TAKE, "conflict 浙ICP备2026000002号\n", "an earlier file");
	office_expect(&desk, file, BEIAN_DOWNLOAD_TAKE,
		"same 浙ICP备2026000001号\nconflict 浙ICP备2026000002号\nsame 浙ICP备2026000003号\n"
		"same 浙ICP备2026000001号\nsame 1000009\n",
		"one conflict among records without");
	g_autofree char *after = print_records(&desk);
	cr_expect_str_eq(after, before, "with a conflict nothing is taken in");
	office_expect(
		&desk, earlier, BEIAN_DOWNLOAD_REPLACE, "changed 浙ICP备2026000002号\n+", "a person decides");
	office_expect(&desk, earlier, BEIAN_DOWNLOAD_TAKE, "same 浙ICP备2026000002号\n+",
		"then it is what is here");
}

Test(download, that_contradicts_what_is_here_is_a_conflict)
{
	static const struct {
		const char *old, *new, *row, *why;
	} rows[] = {
		{"<Ztid>1000002</Ztid>", "<Ztid>1000077</Ztid>", "conflict 浙ICP备2026000002号\n",
			"the same number, another id of the bureau"},
		{"2026000002", "2026000077", "conflict 浙ICP备2026000077号\n", "the same id, another number"},
		{"<Ztid>1000002</Ztid>", "<Ztid>1000001</Ztid>", "conflict 浙ICP备2026000002号\n",
			"the id of one record, the number of another"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Desk) desk = office_open();
		g_autofree char *file = office_sample(&desk, "records.xml", NULL, NULL),
				*other = office_sample(&desk, "earlier.xml", "2026-05-01", "2026-12-01");
		g_free(office_import(&desk, file, BEIAN_DOWNLOAD_TAKE));
		g_autofree char *bytes = NULL;
		gsize size;
		cr_assert(g_file_get_contents(other, &bytes, &size, NULL));
		g_autoptr(GString) text = g_string_new_len(bytes, (gssize)size);
		char *at = memmem(text->str, text->len, rows[i].old, strlen(rows[i].old));
		cr_assert_not_null(at, "%s", rows[i].why);
		memcpy(at, rows[i].new, strlen(rows[i].new));
		cr_assert(g_file_set_contents(other, text->str, (gssize)text->len, NULL));
		office_expect(&desk, other, BEIAN_DOWNLOAD_TAKE, rows[i].row, rows[i].why);
		g_autofree char *decided = office_import(&desk, other, BEIAN_DOWNLOAD_REPLACE);
		cr_expect(g_str_has_prefix(decided, "changed ") && g_str_has_suffix(decided, "+"), "%s: %s",
			rows[i].why, decided);
	}
}

Test(download, of_a_cancelled_record_with_changes_is_a_conflict)
{
	g_auto(Desk) desk = office_open();
	g_autofree char *file = office_sample(&desk, "records.xml", "1000009", "1000002"),
			*later = office_sample(&desk, "later.xml", NULL, NULL);

	g_free(office_import(&desk, file, BEIAN_DOWNLOAD_TAKE));
	g_autofree char *found = office_import(&desk, later, BEIAN_DOWNLOAD_TAKE);
	cr_expect_str_eq(found, "conflict 浙ICP备2026000002号\nnew 浙ICP备2026000004号\n", "%s", found);
}

Test(download, is_refused_whole_and_leaves_nothing)
{
	static const struct {
		const char *old, *new, *message;
	} rows[] = {
		{"</DownloadData>", "", "elements are not closed; the file may have been cut off"},
		{"V.3.0", "V.2.0", "is of another version of the interface; this program reads V.3.0"},
		{" version=\"V.3.0\"", "", "element DownloadData lacks an attribute"},
		{"<DownloadData", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><DownloadData",
			"document type declarations"},
		{"<Ztid>1000003</Ztid>", "", "element Zt_xx lacks an element"},
		{"<Ztid>1000003</Ztid>", "<Ztid>+1000003</Ztid>", "element Ztid: the value"},
		{"<Ztid>1000003</Ztid>", "<Ztid>1000001</Ztid>", "say different things"},
		{"2026000003", "2026000002", "say different things"},
		{"<Zxlb>1</Zxlb>", "<Zxlb>2</Zxlb>", "element Zxlb: the value is larger"},
		{"<Qsip>794820875</Qsip>", "<Qsip>4294967296</Qsip>", "element Qsip: the value is larger"},
		{"encoding=\"GBK\"", "encoding=\"UTF-8\"", "the bytes here are not UTF-8"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Desk) desk = office_open();
		g_autofree char *file = office_sample(&desk, "records.xml", rows[i].old, rows[i].new);
		g_autofree char *found = office_import(&desk, file, BEIAN_DOWNLOAD_TAKE);
		cr_expect(*found == '!' && strstr(found, rows[i].message) != NULL, "%s: %s", rows[i].new,
			found);
		cr_expect_null(strstr(found, "样本"), "no answer of a person is quoted: %s", found);
		g_autofree char *after = print_records(&desk);
		cr_expect_str_eq(after, "", "%s: %s", rows[i].message, after);
	}
}

Test(download, for_another_provider_is_refused_when_ours_is_known)
{
	g_auto(Desk) desk = office_open();
	g_autofree char *ours = office_sample(&desk, "later.xml", NULL, NULL),
			*theirs = office_sample(&desk, "other-provider.xml", NULL, NULL),
			*config = desk_file(&desk, "config", "[beian]\nsender-id=7\n");

	office_expect(&desk, ours, BEIAN_DOWNLOAD_TAKE, "new 浙ICP备2026000002号\nnew 浙ICP备2026000004号\n+",
		"ours");
	g_autofree char *found = office_import(&desk, theirs, BEIAN_DOWNLOAD_TAKE);
	cr_expect_not_null(
		strstr(found, "is for another provider: none of its accesses is at 7"), "%s", found);
	g_unlink(config);
	office_expect(
		&desk, theirs, BEIAN_DOWNLOAD_TAKE, "new 浙ICP备2026000005号\n+", "nobody knows who we are");
}

Test(download, of_everything_again_is_taken_in)
{
	g_auto(Desk) desk = office_open();
	g_autofree char *file = office_sample(&desk, "everything.xml", NULL, NULL);

	office_expect(&desk, file, BEIAN_DOWNLOAD_TAKE, "new 浙ICP备2026000006号\n+", "SJTB");
}

#define NOTICES_HERE                                                                                         \
	"new unfiled-1.cn\nnew www.unfiled-2.com\nnew 1000001\nnew 1000001\nnew 1000003\n"                   \
	"new 浙ICP备2026000001号-1\nnew 浙ICP备2026000002号-1\nnew 浙ICP备2026000003号-1\n"         \
	"new 浙ICP备2026000001号-1\nnew 浙ICP备2026000003号-1\nnew 1000001\nnew 浙ICP备2026000002号-1\n"

/* "ID KIND RECORD [DUE] [SETTLED]" a line of all notices. Free with g_free. */
static char *
print_notices(Desk *desk)
{
	g_autoptr(GArray) notices =
		beian_store_list_notices(beian_app_store(desk->app, NULL), FALSE, NULL, 0, 100, NULL);
	GString *all = g_string_new(NULL);

	for (guint i = 0; i < notices->len; i++) {
		const BeianNotice *notice = &g_array_index(notices, BeianNotice, i);
		g_string_append_printf(all, "%d %s %d %s %s %s\n", (int)notice->id, notice->kind,
			(int)notice->record, notice->due != NULL ? notice->due : "-",
			notice->settled != NULL ? notice->settled : "-", notice->digest);
	}
	return g_string_free(all, FALSE);
}

/* How many files stand among the materials. */
static guint
count_materials(const Desk *desk)
{
	g_autofree char *folder = desk_path(desk, "materials");
	g_autoptr(GDir) all = g_dir_open(folder, 0, NULL);
	guint count = 0;

	for (const char *name; all != NULL && (name = g_dir_read_name(all)) != NULL;) {
		g_autofree char *path = g_build_filename(folder, name, NULL);
		g_autoptr(GDir) some = g_dir_open(path, 0, NULL);
		while (some != NULL && g_dir_read_name(some) != NULL)
			count++;
	}
	return count;
}

Test(download, of_notices_is_taken_in_once_and_finds_the_records)
{
	g_auto(Desk) desk = office_open();
	g_autofree char *records = office_sample(&desk, "records.xml", NULL, NULL),
			*file = office_sample(&desk, "notices.xml", NULL, NULL);
	g_autoptr(GString) same = g_string_new(NOTICES_HERE);

	g_free(office_import(&desk, records, BEIAN_DOWNLOAD_TAKE));
	office_expect(&desk, file, BEIAN_DOWNLOAD_LOOK, NOTICES_HERE, "a look");
	g_autofree char *nothing = print_notices(&desk);
	cr_expect_str_eq(nothing, "", "a look takes nothing in");
	cr_expect_eq(count_materials(&desk), 0, "nor any scan");
	office_expect(&desk, file, BEIAN_DOWNLOAD_TAKE, NOTICES_HERE "+", "the first time");
	cr_expect_eq(count_materials(&desk), 3, "the scans of the task to verify are kept");
	g_autofree char *before = print_notices(&desk);
	cr_expect_not_null(strstr(before, "4 entity-facts 1 "), "its record: %s", before);
	cr_expect_not_null(strstr(before, "7 access-under 2 "), "that of a service: %s", before);
	cr_expect_not_null(strstr(before, "12 rectification 2 "), "by a number: %s", before);
	cr_expect_not_null(strstr(before, "11 rectification 1 2026-12-31 "), "a day it names: %s", before);
	cr_expect_not_null(strstr(before, "9 alive 1 - 2026-11-19 "), "nothing to do: %s", before);
	g_string_replace(same, "new ", "same ", 0);
	g_string_append_c(same, '+');
	office_expect(&desk, file, BEIAN_DOWNLOAD_TAKE, same->str, "the second time");
	g_autofree char *after = print_notices(&desk);
	cr_expect_str_eq(before, after, "twice changes nothing");
}

Test(download, of_a_later_notice_replaces_and_of_an_earlier_one_is_a_conflict)
{
	g_auto(Desk) desk = office_open();
	g_autofree char *first = office_sample(&desk, "notices.xml", NULL, NULL),
			*later = office_sample(&desk, "notices-later.xml", NULL, NULL);

	g_free(office_import(&desk, first, BEIAN_DOWNLOAD_TAKE));
	office_expect(
		&desk, later, BEIAN_DOWNLOAD_TAKE, "changed unfiled-1.cn\nchanged 1000001\n+", "seen again");
	g_autofree char *before = print_notices(&desk);
	g_autofree char *back = office_import(&desk, first, BEIAN_DOWNLOAD_TAKE);
	cr_expect(g_str_has_prefix(back, "conflict unfiled-1.cn\nsame www.unfiled-2.com\nconflict 1000001\n"),
		"an old file: %s", back);
	cr_expect_eq(back[strlen(back) - 1], '\n', "nothing of it is done");
	g_autofree char *after = print_notices(&desk);
	cr_expect_str_eq(before, after, "and nothing changed");
	g_autofree char *decided = office_import(&desk, first, BEIAN_DOWNLOAD_REPLACE);
	cr_expect_eq(decided[strlen(decided) - 1], '+', "until a person decides: %s", decided);
}

/* What stands where in notices.xml is changed, and what the import says then. */
static const struct {
	const char *old, *new, *says, *why;
} odd_notices[] = {
	{"<Wz_Baxh>浙ICP备2026000001号-1", "<Wz_Baxh>浙ICP备2026000002号-1", "conflict 浙ICP备2026000002号-1",
		"an id of one record and a number of another"},
	{"<Wz_Baxh>浙ICP备2026000001号-1", "<Wz_Baxh>浙ICP备2026000001号-9", "conflict 浙ICP备2026000001号-9",
		"a number that no record has, and an id that one has"},
	{"<Id>72</Id>", "<Id>71</Id>", "say different things", "one id twice, with two sites"},
	{"<Hcjg>2</Hcjg>", "<Hcjg>3</Hcjg>", "Hcjg", "a result that there is not"},
	{"<Spwj>", "<Spwj>****</Spwj><Spwj>", "is no base64", "a scan that is none"},
	{"<Tznr>", "<Tznr/><Tznr>", "Tznr", "a notice without a text"},
	{"V.3.0", "V.3.1", "another version", "another version"},
	{"</Tzxx></XGTZ></ICP></DownloadData>", "", "notices.xml", "half written"},
};

Test(download, of_odd_notices_is_refused_or_shown_as_a_conflict_and_leaves_nothing)
{
	for (gsize i = 0; i < G_N_ELEMENTS(odd_notices); i++) {
		g_auto(Desk) desk = office_open();
		g_autofree char *records = office_sample(&desk, "records.xml", NULL, NULL), *old = NULL,
				*new = NULL;
		gsize size;
		old = g_convert(odd_notices[i].old, -1, "GBK", "UTF-8", NULL, &size, NULL);
		new = g_convert(odd_notices[i].new, -1, "GBK", "UTF-8", NULL, &size, NULL);
		g_autofree char *file = office_sample(&desk, "notices.xml", old, new);
		g_free(office_import(&desk, records, BEIAN_DOWNLOAD_TAKE));
		g_autofree char *found = office_import(&desk, file, BEIAN_DOWNLOAD_TAKE);
		cr_expect_not_null(strstr(found, odd_notices[i].says), "%s: %s", odd_notices[i].why, found);
		cr_expect_eq(strstr(found, "\n+"), NULL, "%s: not done", odd_notices[i].why);
		g_autofree char *after = print_notices(&desk);
		cr_expect_str_eq(after, "", "%s: nothing of it stays", odd_notices[i].why);
		cr_expect_eq(count_materials(&desk), 0, "%s: nor any scan", odd_notices[i].why);
	}
}

Test(download, without_a_use_says_so)
{
	g_auto(Desk) desk = office_open();
	g_autofree char *domains =
		desk_file(&desk, "domains.xml", "<DownloadData version='V.3.0'><YM/></DownloadData>");

	g_autofree char *found = office_import(&desk, domains, BEIAN_DOWNLOAD_TAKE);
	cr_expect_not_null(strstr(found, "holds nothing that this program takes in"), "%s", found);
}

/* The samples, and the words of the one schema against the other. */
Test(download, samples_fit_the_ministry_s_schema_and_ours)
{
	static const char *const samples[] = {"records.xml", "later.xml", "earlier.xml", "other-provider.xml",
		"everything.xml", "notices.xml", "notices-later.xml", "notices-other.xml", "tables.xml",
		"black.xml"};
	const char *shared = g_getenv("shared");
	g_autofree char *theirs =
		g_build_filename(shared != NULL ? shared : "", "reference", "miit-3.0", "download.xsd", NULL);
	g_autofree char *ours =
		g_build_filename(g_getenv("top_srcdir"), "data", "transform", "miit-3.0-download.xsd", NULL);
	const char *const paths[] = {ours, theirs};

	for (guint i = 0; i < G_N_ELEMENTS(paths); i++) {
		if (!g_file_test(paths[i], G_FILE_TEST_EXISTS))
			cr_skip("needs the reference material");
		g_autoptr(GError) error = NULL;
		g_autoptr(BeianSchema) schema = beian_schema_read(paths[i], &error);
		cr_assert_not_null(schema, "%s", error != NULL ? error->message : "");
		for (guint j = 0; j < G_N_ELEMENTS(samples); j++) {
			g_autofree char *file = g_build_filename(
				g_getenv("top_srcdir"), "tests", "fixtures", "downloads", samples[j], NULL);
			g_autofree char *text = NULL;
			gsize size;
			g_autoptr(GError) violation = NULL;
			cr_assert(g_file_get_contents(file, &text, &size, NULL));
			g_autoptr(GBytes) bytes = g_bytes_new(text, size);
			cr_expect(beian_schema_check_bytes(schema, bytes, samples[j], &violation), "%s: %s",
				paths[i], violation != NULL ? violation->message : "");
		}
	}
}
