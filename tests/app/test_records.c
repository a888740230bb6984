/* Records that are made by hand, and how records are shown. */
#include "config.h"
#include "core/app/records.h"
#include "core/app/reread.h"
#include "core/base/file.h"
#include "core/records/record.h"
#include "tests/app/desk.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <sqlite3.h>
#include <string.h>

TestSuite(records, .fini = leakcheck);

#define NUMBER "浙ICP备2026000001号"

/* A desk over the program's own data with the sample "first-enterprise" as draft 1. */
static Desk
clerk_open(void)
{
	Desk desk = office_open();

	office_draft(&desk, "first", "first-enterprise");
	return desk;
}

static char *
show(Desk *desk, gint64 id)
{
	g_auto(BeianRecord) record = {0};
	g_autoptr(BeianXml) xml = beian_record_read(desk->app, id, &record, NULL);
	g_autoptr(GArray) lines = beian_record_lines(xml);
	GString *all = g_string_new(NULL);

	for (guint i = 0; i < lines->len; i++) {
		const BeianRecordLine *line = &g_array_index(lines, BeianRecordLine, i);
		g_string_append_printf(all, "%s=%s\n", line->path, line->value);
	}
	return g_string_free(all, FALSE);
}

Test(records, are_made_of_a_filing_whose_approval_is_entered)
{
	g_auto(Desk) desk = clerk_open();
	char *services[] = {(char *)"2=" NUMBER "-1", (char *)"1= " NUMBER "-2", NULL};
	g_autoptr(GError) error = NULL;
	gint64 id = 0;

	cr_assert(beian_record_add(desk.app, 1, NUMBER, services, &id, &error), "%s",
		error != NULL ? error->message : "");
	g_autofree char *shown = show(&desk, id);
	static const struct {
		const char *text, *why;
		gboolean there;
	} rows[] = {
		{"entity/@number=" NUMBER "\n", "the number of the entity", TRUE},
		{"service/1/@number=" NUMBER "-2\n", "the number of a service", TRUE},
		{"service/2/domain/name=example-sample.cn\n", "a value", TRUE},
		{"service/1/person/mobile=13800138000\n", "a value that came from another block", TRUE},
		{"service/2/access/address/1/to=47.96.1.24\n", "a value of a repeat", TRUE},
		{"filed-before", "what only the filing needed", FALSE},
		{"declared", "what was declared", FALSE},
		{"holder", "what the bureau does not hold", FALSE},
		{"scan", "materials", FALSE},
	};
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		cr_expect_eq(
			strstr(shown, rows[i].text) != NULL, rows[i].there, "%s: %s", rows[i].why, shown);
	cr_expect_not(beian_record_add(desk.app, 1, NUMBER, services, &id, NULL), "a second time");
}

Test(records, are_made_of_a_package_too_with_the_numbers_that_it_names)
{
	g_auto(Desk) desk = clerk_open();
	const gint64 draft = 1;
	g_autofree char *file = desk_path(&desk, "filed.zip");
	g_autofree char *failed = desk_export(&desk, &draft, 1, "filed.zip", TRUE);
	g_autoptr(GError) error = NULL;
	gint64 id = 0;

	cr_assert_null(failed, "%s", failed);
	cr_expect_not(beian_record_add_package(desk.app, file, NULL, NULL, &id, &error));
	cr_expect_not_null(
		strstr(error->message, "--number"), "a first filing names none: %s", error->message);
	cr_assert(beian_record_add_package(desk.app, file, NUMBER, NULL, &id, NULL));
	g_autofree char *shown = show(&desk, id);
	cr_expect_not_null(strstr(shown, "entity/@number=" NUMBER "\n"), "%s", shown);
	cr_expect_not_null(strstr(shown, "service/2/domain/name=example-sample.cn\n"), "%s", shown);
	g_autofree char *broken = desk_file(&desk, "broken.zip", "PK no package");
	cr_expect_not(beian_record_add_package(desk.app, broken, NUMBER, NULL, &id, NULL));
}

Test(records, are_not_made_of_numbers_that_are_none)
{
	g_auto(Desk) desk = clerk_open();
	static const struct {
		const char *number, *service, *why;
	} rows[] = {
		{"", NULL, "no number"},
		{NUMBER "-1", NULL, "the number of a service for the entity"},
		{NUMBER, NUMBER "-1", "a service without its number in the draft"},
		{NUMBER, "3=" NUMBER "-1", "a service that the draft does not have"},
		{NUMBER, "1=" NUMBER, "the number of the entity for a service"},
		{NUMBER, "1=浙ICP备2026000002号-1", "a service of another entity"},
		{NUMBER, "1=", "nothing for a service"},
	};
	gint64 id = 0;

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		char *services[] = {(char *)rows[i].service, NULL};
		g_autoptr(GError) error = NULL;
		cr_expect_not(beian_record_add(desk.app, 1, rows[i].number, services, &id, &error), "%s",
			rows[i].why);
		cr_expect(g_error_matches(error, BEIAN_ERROR, BEIAN_ERROR_USAGE), "%s", rows[i].why);
	}
	g_autoptr(GArray) records =
		beian_store_list_records(beian_app_store(desk.app, NULL), NULL, 0, 9, NULL);
	cr_expect_eq(records->len, 0);
}

Test(records, are_filled_in_when_they_become_a_filing_again)
{
	g_auto(Desk) desk = clerk_open();
	g_auto(BeianRecord) record = {0};
	g_autoptr(BeianStep) step = beian_step_new();
	gint64 id = 0;

	cr_assert(beian_record_add(desk.app, 1, NUMBER, NULL, &id, NULL));
	g_autoptr(BeianXml) xml = beian_record_read(desk.app, id, &record, NULL);
	g_autoptr(BeianFiling) filing = beian_filing_new(beian_app_form(desk.app, "first", NULL), "0a1b2c3d");
	beian_record_fill(xml, filing, NULL, step);
	cr_expect_str_eq(beian_filing_text(filing, "entity/name"), "杭州示例科技有限公司");
	cr_expect_str_eq(beian_filing_text(filing, "service/1/language"), "zh-hans en");
	cr_expect_str_eq(beian_filing_text(filing, "service/2/access/address/1/from"), "47.96.1.20");
}

Test(records, are_looked_up_as_rows)
{
	g_auto(Desk) desk = clerk_open();
	gboolean more = TRUE;
	gint64 id = 0;

	cr_assert(beian_record_add(desk.app, 1, NUMBER, NULL, &id, NULL));
	g_autoptr(GArray) rows = beian_record_rows(desk.app, "sample", 0, 9, &more, NULL);
	cr_assert_eq(rows->len, 1);
	cr_expect_not(more);
	cr_expect_str_eq(g_array_index(rows, BeianRow, 0).cells[1], NUMBER);
	g_autoptr(GArray) values = beian_record_value_rows(desk.app, "1", "阿里云", NULL);
	cr_assert_eq(values->len, 2, "of two services, found by the label of a token: %u", values->len);
	const BeianRow *row = &g_array_index(values, BeianRow, 0);
	cr_expect_str_eq(row->id, "service/1/access/provider");
	cr_expect_neq(strcmp(row->cells[0], row->cells[1]), 0, "the label in both languages");
	cr_expect_str_eq(row->cells[3], "Alibaba Cloud");
}

/* A desk whose store is tests/fixtures/stores/NAME. */
static Desk
desk_over_store(const char *name)
{
	Desk desk = office_open();
	g_autofree char *dump =
		g_build_filename(g_getenv("top_srcdir"), "tests", "fixtures", "stores", name, NULL);
	g_autofree char *file = desk_path(&desk, "beian.db"), *sql = NULL;
	sqlite3 *db;

	cr_assert(g_file_get_contents(dump, &sql, NULL, NULL));
	cr_assert_eq(sqlite3_open(file, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK, "%s", sqlite3_errmsg(db));
	cr_assert_eq(sqlite3_close(db), SQLITE_OK);
	return desk;
}

Test(records, of_an_older_version_are_found_by_what_this_one_looks_for)
{
	static const struct {
		const char *kind, *value;
	} facts[] = {
		{"site", "示例网站1"},
		{"url", "http://WWW.sample-1.cn/"},
		{"document", "91330106MA2000019C"},
		{"domain", "sample-1.cn"},
	};
	g_auto(Desk) desk = desk_over_store("version-6.sql");
	gboolean more;

	for (guint i = 0; i < G_N_ELEMENTS(facts); i++) {
		g_autofree char *found = beian_draft_fact(desk.app, 0, facts[i].kind, facts[i].value, NULL);
		cr_expect_str_eq(
			found, "record 1 91330106MA2000019C 杭州示例第1科技有限公司", "%s", facts[i].kind);
	}
	g_autoptr(GArray) rows = beian_record_rows(desk.app, "示例网站2", 0, 9, &more, NULL);
	cr_assert_eq(rows->len, 1, "a word that was not searched then");
	cr_expect_str_eq(g_array_index(rows, BeianRow, 0).cells[3], "2026-01-02", "it has not changed");
	g_autoptr(GArray) left = beian_store_stale_records(beian_app_store(desk.app, NULL), 9, NULL);
	cr_expect_eq(left->len, 0, "it is done once");
}

Test(records, of_an_older_version_are_known_to_the_first_draft_that_is_judged)
{
	g_auto(Desk) desk = desk_over_store("version-6.sql");
	g_autoptr(BeianFiling) filing = beian_filing_new(beian_app_form(desk.app, "first", NULL), "0a1b2c3d");
	g_autoptr(GError) error = NULL;

	beian_filing_put(filing, "entity/nature", "enterprise");
	beian_filing_put(filing, "entity/document/type", "business-licence");
	beian_filing_put(filing, "entity/document/number", "91330106MA2000019C");
	g_autoptr(BeianDocument) document = beian_document_new(filing);
	g_autoptr(BeianFacts) facts = beian_draft_facts(desk.app, 0, document, &error);
	cr_assert(facts != NULL, "%s", error != NULL ? error->message : "");
	cr_expect_str_eq(beian_facts_get(facts, "document", "91330106MA2000019C"),
		"record 1 91330106MA2000019C 杭州示例第1科技有限公司");
}

Test(records, of_an_older_version_that_cannot_be_read_are_said_to_be_so_and_the_rest_stays)
{
	g_auto(Desk) desk = desk_over_store("version-6.sql");
	g_autofree char *file = desk_path(&desk, "beian.db");
	g_autoptr(GError) error = NULL;
	sqlite3 *db;

	cr_assert_eq(sqlite3_open(file, &db), SQLITE_OK);
	cr_assert_eq(sqlite3_exec(db, "UPDATE record_document SET document = '<record' WHERE record = 2",
			     NULL, NULL, NULL),
		SQLITE_OK);
	cr_assert_eq(sqlite3_close(db), SQLITE_OK);
	cr_expect_null(beian_app_record_store(desk.app, &error));
	cr_assert_not_null(error);
	g_autoptr(GArray) left = beian_store_stale_records(beian_app_store(desk.app, NULL), 9, NULL);
	cr_expect_eq(left->len, 3, "none is half done");
}
