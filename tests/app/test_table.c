/* Code tables and black lists that are downloaded: taken in whole, and twice changes nothing. */
#include "config.h"
#include "core/app/house.h"
#include "core/app/import.h"
#include "core/rules/rules.h"
#include "core/store/table.h"
#include "tests/app/desk.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(table, .fini = leakcheck);

/* The row of TOKEN in LIST as the app's codes have it now: "NUMBER LABEL", "!" before what cannot be chosen;
 * "-" for none. Free with g_free. */
static char *
code(Desk *desk, const char *list, const char *token)
{
	const BeianCodeList *codes = beian_codes_list(beian_app_codes(desk->app), list, NULL);
	const BeianCode *row = beian_code_list_find(codes, token);

	return row == NULL ? g_strdup("-")
			   : g_strdup_printf("%s%s %s", row->withdrawn != NULL ? "!" : "", row->miit,
				     row->label[BEIAN_LANGUAGE_ZH]);
}

static void
expect_code(Desk *desk, const char *list, const char *token, const char *expected, const char *why)
{
	g_autofree char *found = code(desk, list, token);

	cr_expect_str_eq(found, expected, "%s: %s", why, found);
}

Test(table, replaces_numbers_and_labels_and_adds_what_only_the_ministry_has)
{
	g_auto(Desk) desk = office_open();
	g_autofree char *file = office_sample(&desk, "tables.xml", NULL, NULL);
	static const struct {
		const char *list, *token, *before, *after, *why;
	} rows[] = {
		{"cancel-reason", "not-used", " 不再使用", "1 不再使用", "found by its label"},
		{"cancel-reason", "other", " 其他", "!4 其它", "the table says that it cannot be chosen"},
		{"cancel-reason", "domain-gone", " 域名已过期或已转让", " 域名已过期或已转让",
			"the table has no such reason"},
		{"cancel-reason", "miit-3", "-", "3 网站改版", "only the ministry has it"},
		{"document-type", "business-licence", "1 营业执照", "1 工商营业执照", "found by its number"},
		{"document-type", "officer-card", "8 军官证", "!8 军官证", "withdrawn"},
		{"access-mode", "cloud", "5 云接入（云主机）", "6 云接入（云主机）", "another number"},
		{"access-mode", "other", "4 其他", " 其他", "a number that the table has not is none"},
		{"service-content", "miit-61", "-", "61 示例服务", "only the ministry has it"},
		{"entity-nature", "army", "1 国防机构", "1 国防机构", "the same"},
		{"provider", "miit-99", "-", "99 示例网络接入有限公司", "a provider of the list"},
		{"file-use", "verification-sheet", "1 核验单", "1 核验单", "a table that did not come"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		expect_code(&desk, rows[i].list, rows[i].token, rows[i].before, rows[i].why);
	office_expect(&desk, file, BEIAN_DOWNLOAD_TAKE,
		"new 报备单位\nnew 单位性质\nnew 证件类型\nnew 网站服务内容\n"
		"new 网站接入方式\nnew 注销理由\nnew 未备案域名处理\n"
		"new 网站语言\n+",
		"the first time");
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		expect_code(&desk, rows[i].list, rows[i].token, rows[i].after, rows[i].why);
	office_expect(&desk, file, BEIAN_DOWNLOAD_TAKE,
		"same 报备单位\nsame 单位性质\nsame 证件类型\nsame 网站服务内容\n"
		"same 网站接入方式\nsame 注销理由\nsame 未备案域名处理\n"
		"same 网站语言\n+",
		"the second time");
	const BeianCodeList *contents = beian_codes_list(beian_app_codes(desk.app), "service-content", NULL);
	cr_expect_str_eq(beian_code_list_cell(contents, beian_code_list_find(contents, "miit-61"), "for"),
		"website", "what the table does not say is filled in");
}

Test(table, counts_in_the_next_program_too_and_a_look_takes_nothing_in)
{
	g_auto(Desk) desk = office_open();
	g_autofree char *file = office_sample(&desk, "tables.xml", NULL, NULL);

	g_free(office_import(&desk, file, BEIAN_DOWNLOAD_LOOK));
	expect_code(&desk, "cancel-reason", "not-used", " 不再使用", "a look");
	g_free(office_import(&desk, file, BEIAN_DOWNLOAD_TAKE));
	beian_app_free(desk.app);
	desk.app = beian_app_new();
	expect_code(&desk, "cancel-reason", "not-used", "1 不再使用", "read from the store");
}

Test(table, that_lost_a_row_marks_it_and_one_that_has_it_again_takes_the_mark_away)
{
	g_auto(Desk) desk = office_open();
	g_autofree char *whole = office_sample(&desk, "tables.xml", NULL, NULL);

	g_free(office_import(&desk, whole, BEIAN_DOWNLOAD_TAKE));
	g_autofree char *less = office_sample(
		&desk, "tables.xml", "<Zxly_xx><Id>3</Id><Nr>网站改版</Nr><Sfyx>1</Sfyx></Zxly_xx>", "");
	g_autofree char *said = office_import(&desk, less, BEIAN_DOWNLOAD_TAKE);
	cr_expect_not_null(strstr(said, "changed 3\nchanged 注销理由\n"), "%s", said);
	expect_code(&desk, "cancel-reason", "miit-3", "!3 网站改版", "it stays, for drafts that hold it");
	g_free(office_import(&desk, less, BEIAN_DOWNLOAD_TAKE));
	g_autofree char *back = office_sample(&desk, "tables.xml", NULL, NULL);
	g_free(office_import(&desk, back, BEIAN_DOWNLOAD_TAKE));
	expect_code(&desk, "cancel-reason", "miit-3", "3 网站改版", "it is back");
}

Test(table, whose_numbers_mean_something_else_is_a_conflict)
{
	static const struct {
		const char *old, *new, *row, *list, *token, *after, *why;
	} rows[] = {
		{"云接入（云主机）", "卫星接入", "conflict 6\n", "access-mode", "miit-6", "6 卫星接入",
			"another name for a number of the table before"},
		{"<Nr>更换接入服务商</Nr>", "<Nr>企业重组</Nr>", "conflict 2\n", "cancel-reason", "miit-2",
			"2 企业重组", "the same, of a reason"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Desk) desk = office_open();
		g_autofree char *first = office_sample(&desk, "tables.xml", NULL, NULL);
		g_free(office_import(&desk, first, BEIAN_DOWNLOAD_TAKE));
		g_autofree char *file = office_sample(&desk, "tables.xml", rows[i].old, rows[i].new);
		g_autofree char *said = office_import(&desk, file, BEIAN_DOWNLOAD_TAKE);
		cr_expect_not_null(strstr(said, rows[i].row), "%s: %s", rows[i].why, said);
		cr_expect_not(g_str_has_suffix(said, "+"), "%s: nothing is taken in", rows[i].why);
		expect_code(&desk, rows[i].list, rows[i].token, "-", rows[i].why);
		g_free(office_import(&desk, file, BEIAN_DOWNLOAD_REPLACE));
		expect_code(&desk, rows[i].list, rows[i].token, rows[i].after, rows[i].why);
	}
}

Test(table, with_a_number_of_ours_for_another_thing_is_a_conflict_at_first)
{
	g_auto(Desk) desk = office_open();
	g_autofree char *file = office_sample(&desk, "tables.xml",
		"<Id>3</Id><Ysid>4</Ysid><Mc>虚拟主机</Mc>", "<Id>3</Id><Ysid>4</Ysid><Mc>卫星</Mc>");

	g_autofree char *said = office_import(&desk, file, BEIAN_DOWNLOAD_TAKE);
	cr_expect_not_null(strstr(said, "conflict 3\n"), "%s", said);
	g_free(office_import(&desk, file, BEIAN_DOWNLOAD_REPLACE));
	expect_code(&desk, "access-mode", "virtual-host", " 虚拟主机", "ours has no number then");
	expect_code(&desk, "access-mode", "miit-3", "3 卫星", "and the ministry's can be chosen");
	g_autofree char *again = office_import(&desk, file, BEIAN_DOWNLOAD_TAKE);
	cr_expect(g_str_has_suffix(again, "+"), "what was decided is not asked again: %s", again);
}

Test(table, or_list_that_contradicts_itself_or_is_not_whole_is_refused)
{
	static const struct {
		const char *sample, *old, *new, *message;
	} rows[] = {
		{"tables.xml", "<Id>2</Id><Nr>更换接入服务商</Nr>", "<Id>1</Id><Nr>更换接入服务商</Nr>",
			"number 1 is twice in the table"},
		{"tables.xml", "</Zxly_dms>", "", "not"},
		{"tables.xml", "V.3.0", "V.3.1", "another version"},
		{"tables.xml", "<Id>61</Id>", "<Id>0</Id>", "element Id"},
		{"black.xml", "<Ym>sample-old.cn</Ym>", "<Ym>sample-black.cn</Ym>",
			"two entries of the black list of domains"},
		{"black.xml", "</FFJRHMD>", "", "not"},
		{"black.xml", "<Czlx>2</Czlx>", "<Czlx>3</Czlx>", "element Czlx"},
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Desk) desk = office_open();
		g_autofree char *file = office_sample(&desk, rows[i].sample, rows[i].old, rows[i].new);
		g_autofree char *said = office_import(&desk, file, BEIAN_DOWNLOAD_TAKE);
		cr_expect(*said == '!' && strstr(said, rows[i].message) != NULL, "%s: %s", rows[i].new, said);
		expect_code(&desk, "cancel-reason", "not-used", " 不再使用", "nothing is taken in");
		g_autoptr(GArray) black = beian_store_black(
			beian_app_store(desk.app, NULL), BEIAN_BLACK_DOMAIN, "sample-black.cn", NULL);
		cr_expect_eq(black->len, 0);
	}
}

static guint
black(Desk *desk, const char *kind, const char *value)
{
	g_autoptr(GArray) entries = beian_store_black(beian_app_store(desk->app, NULL), kind, value, NULL);

	return entries->len;
}

Test(table, of_those_who_are_black_listed_grows_and_shrinks_as_it_says)
{
	g_auto(Desk) desk = office_open();
	g_autofree char *file = office_sample(&desk, "black.xml", NULL, NULL);

	office_expect(&desk, file, BEIAN_DOWNLOAD_LOOK,
		"new 杭州样例贸易有限公司\npassed-over Zthmdxxs\nnew sample-black.cn\n"
		"new 示例黑名单.中国\nsame sample-old.cn\nnew sample-illegal.cn\n",
		"a look");
	cr_expect_eq(black(&desk, BEIAN_BLACK_DOMAIN, "sample-black.cn"), 0, "a look takes nothing in");
	g_free(office_import(&desk, file, BEIAN_DOWNLOAD_TAKE));
	cr_expect_eq(black(&desk, BEIAN_BLACK_DOCUMENT, "91330106MA2TAMP15B"), 1, "in upper case");
	cr_expect_eq(black(&desk, BEIAN_BLACK_DOMAIN, "sample-black.cn"), 1);
	cr_expect_eq(black(&desk, BEIAN_BLACK_DOMAIN, "示例黑名单.中国"), 1);
	cr_expect_eq(black(&desk, BEIAN_BLACK_ACCESS, "sample-illegal.cn"), 1);
	office_expect(&desk, file, BEIAN_DOWNLOAD_TAKE,
		"same 杭州样例贸易有限公司\npassed-over Zthmdxxs\nsame sample-black.cn\n"
		"same 示例黑名单.中国\nsame sample-old.cn\nsame sample-illegal.cn\n+",
		"the second time");
	g_autofree char *off = office_sample(&desk, "black.xml", "</Ym_xx></Wz_xx><Czlx>0</Czlx></Wzhmdxxs>",
		"</Ym_xx></Wz_xx><Czlx>2</Czlx></Wzhmdxxs>");
	g_autofree char *said = office_import(&desk, off, BEIAN_DOWNLOAD_TAKE);
	cr_expect_not_null(strstr(said, "changed sample-black.cn\nchanged 示例黑名单.中国\n"), "%s", said);
	cr_expect_eq(black(&desk, BEIAN_BLACK_DOMAIN, "sample-black.cn"), 0, "taken off");
}

/* What is known of VALUE as a KIND of fact. Free with g_free. */
static char *
fact(Desk *desk, const char *kind, const char *value)
{
	return beian_draft_fact(desk->app, 0, kind, value, NULL);
}

static void
expect_fact(Desk *desk, const char *kind, const char *value, const char *expected, const char *why)
{
	g_autofree char *found = fact(desk, kind, value);

	cr_expect_eq(g_strcmp0(found, expected), 0, "%s: %s", why, found);
}

Test(table, and_records_are_facts_of_what_they_name)
{
	g_auto(Desk) desk = office_open();
	g_autofree char *black_list = office_sample(&desk, "black.xml", NULL, NULL),
			*records = office_sample(&desk, "records.xml", NULL, NULL);

	expect_fact(&desk, "number", "浙ICP备2026000001号", BEIAN_FACT_UNKNOWN, "nothing was imported");
	expect_fact(&desk, "domain", "sample-1.cn", "", "nobody has it");
	g_free(office_import(&desk, black_list, BEIAN_DOWNLOAD_TAKE));
	g_free(office_import(&desk, records, BEIAN_DOWNLOAD_TAKE));
	static const struct {
		const char *kind, *value, *expected, *why;
	} rows[] = {
		{"domain", "sample-black.cn", "black 示例赌博网", "a domain of the black list"},
		{"domain", "sample-illegal.cn", "illegal 2026-11-02", "an access without a filing"},
		{"document", "91330106MA2TAMP15B", "black 杭州样例贸易有限公司", "an entity of the list"},
		{"domain", "sample-1.cn", "record 1 91330106MA2000019C 杭州示例第1科技有限公司",
			"a domain of a record"},
		{"domain", "example-1.com", "", "a domain of a service that is cancelled"},
		{"document", "91330106MA2000019C", "record 1 91330106MA2000019C 杭州示例第1科技有限公司",
			"an entity of a record"},
		{"url", "http://WWW.sample-1.cn/", "record 1 91330106MA2000019C 杭州示例第1科技有限公司",
			"a home page"},
		{"number", "浙ICP备2026000077号", "", "a number that no record has"},
		{"number", "浙ICP备2026000001号-2",
			"record 1 91330106MA2000019C 杭州示例第1科技有限公司\nbureau-id 2000012\n"
			"cancelled\nservices 0\naccesses 0\naccess-ids\nholders 1",
			"a service that is cancelled"},
		{"address", "47.96.1.10", BEIAN_FACT_UNKNOWN, "no addresses are configured"},
	};
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		expect_fact(&desk, rows[i].kind, rows[i].value, rows[i].expected, rows[i].why);
}

Test(table, of_addresses_in_the_configuration_is_a_fact)
{
	g_auto(Desk) desk = office_open();
	g_autofree char *config = desk_file(&desk, "config",
		"[beian]\nsender-id=7\naddresses=47.96.1.0-47.96.1.255; "
		"47.97.0.9;nonsense;2408:4003::-2408:4003::ff\n");
	static const struct {
		const char *address, *expected;
	} rows[] = {
		{"47.96.1.0", "own"},
		{"47.96.1.255", "own"},
		{"47.96.2.0", ""},
		{"47.97.0.9", "own"},
		{"47.97.0.10", ""},
		{"2408:4003::10", "own"},
		{"2408:4003::100", ""},
	};

	for (guint i = 0; i < G_N_ELEMENTS(rows); i++)
		expect_fact(&desk, "address", rows[i].address, rows[i].expected, rows[i].address);
}
