#include "config.h"
#include "tests/support/leakcheck.h"
#include "tests/transform/sample.h"
#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <string.h>

TestSuite(miit, .init = cr_redirect_stderr, .fini = leakcheck);

/* The texts of all elements at PATH below Baxx, or below ICP for a path that begins with "/". */
static char *
values_at(const BeianXml *xml, const char *path)
{
	g_autofree char *whole = *path == '/' ? g_strdup(path + 1) : g_strconcat("XZBA/Baxx/", path, NULL);

	return sample_values(xml, whole);
}

typedef struct {
	const char *path, *values;
} Row;

static void
expect_rows(const BeianXml *xml, const Row *rows, gsize count)
{
	for (gsize i = 0; i < count; i++) {
		g_autofree char *values = values_at(xml, rows[i].path);
		cr_expect_str_eq(values, rows[i].values, "%s: \"%s\" and not \"%s\"", rows[i].path, values,
			rows[i].values);
	}
}

Test(miit, carries_an_enterprise_with_two_services)
{
	static const Row rows[] = {
		{"/Qqdwid", "7"},
		{"Zt_xx/Dwmc", "杭州示例网络科技有限公司"},
		{"Zt_xx/Dwxz", "4"},
		{"Zt_xx/Tzr", "杭州示例网络科技有限公司"},
		{"Zt_xx/Txdz/Shengid", "330000"},
		{"Zt_xx/Txdz/Shiid", "330100"},
		{"Zt_xx/Txdz/Xianid", "330106"},
		{"Zt_xx/Txdz/Xxdz", "浙江省杭州市西湖区文三路1号2幢301室"},
		{"Zt_xx/Zj/Zjlx", "1"},
		{"Zt_xx/Zj/Zjhm", "91330106MA2KAB1C88"},
		{"Zt_xx/Zj/Zjzs", "浙江省杭州市西湖区文三路1号"},
		{"Zt_xx/Fzr/Fzr_xm", "张三"},
		{"Zt_xx/Fzr/Fzr_dhhm", "086-0571-88888888"},
		{"Zt_xx/Fzr/Fzr_sjhm", "13800138000"},
		{"Zt_xx/Fzr/Fzr_dzyj", "zhang@example.cn"},
		{"Zt_xx/Fzr/Fzr_zjlx", "2"},
		{"Zt_xx/Fzr/Fzr_zjhm", "330106198503120036"},
		{"Zt_xx/Bbfs", "1"},
		{"Zt_xx/Bz", "通信地址已是最详细地址。"},
		{"Wz_xx/Wzmc", "示例科技|示例新闻"},
		{"Wz_xx/Nrlx/Nrlx_xx/Nrlx_id", "1|2"},
		{"Wz_xx/Nrlx/Nrlx_xx/Qzsph", "33120260001|（浙）字第0001号"},
		{"Wz_xx/Nrlx/Nrlx_xx/Spwj", "YXBwcm92YWw=|YXBwcm92YWw=|c2Vjb25kIHBhZ2U="},
		{"Wz_xx/Fwnr/Fwnr_id", "8|5|24"},
		{"Wz_xx/Yylb/Yylb_id", "1|12|3|2"},
		{"Wz_xx/Ym_xx/Ym", "example.cn|示例公司.中国"},
		{"Wz_xx/Jr_xx/Wzfb/Fbdd", "34|2|34"},
		{"Wz_xx/Jr_xx/Wzjrfs/Jrfs", "5|2|3"},
		{"Wz_xx/Jr_xx/Ip_xx/Qsip", "794820874|4294967295|16777217"},
		{"Wz_xx/Jr_xx/Ip_xx/Zzip", "794820884|4294967295|16777217"},
		{"Wz_xx/Wz_Fzr/Fzr_xm", "张三|李四"},
		{"Wz_xx/Wz_Fzr/Fzr_dhhm", "086-0571-88888888|086-010-88888888-01"},
		{"Wz_xx/Wz_Fzr/Fzr_zjhm", "330106198503120036|11010519900101234X"},
		{"Wz_xx/Syurl", "www.example.cn"},
		{"Wz_xx/Wz_Bz", "企业展示。"},
	};
	g_autoptr(BeianXml) xml = sample_sound("enterprise", NULL, NULL);
	g_autofree char *version = beian_xml_attribute(beian_xml_root(xml), "version");

	cr_expect_str_eq(version, "V.3.0");
	expect_rows(xml, rows, G_N_ELEMENTS(rows));
	fflush(stderr);
	cr_expect_stderr_eq_str("");
}

Test(miit, attaches_each_picture_with_its_use_and_owner)
{
	static const Row rows[] = {
		{"Fj/Fjxx/Fjwjgs", "1|1|1|1|1|1|1"},
		{"Fj/Fjxx/Fjyt", "2|3|3|4|4|4|4"},
		{"Fj/Fjxx/Fjnr",
			"bGljZW5jZQ==|ZnJvbnQ=|YmFjaw==|ZnJvbnQ=|YmFjaw==|bGkgZnJvbnQ=|bGkgYmFjaw=="},
		{"Fj/Fjxx/Fjssdx/Ssdxlx", "1|1|1|2|2|2|2"},
	};
	g_autoptr(BeianXml) xml = sample_sound("enterprise", NULL, NULL);
	g_autofree char *entity = values_at(xml, "Zt_xx/IspZtid");
	g_autofree char *services = values_at(xml, "Wz_xx/IspWzid");
	g_autofree char *owners = values_at(xml, "Fj/Fjxx/Fjssdx/Ssdxbs");
	g_auto(GStrv) two = g_strsplit(services, "|", 2);
	g_autofree char *expected = g_strdup_printf(
		"%s|%s|%s|%s|%s|%s|%s", entity, entity, entity, two[0], two[0], two[1], two[1]);

	expect_rows(xml, rows, G_N_ELEMENTS(rows));
	cr_expect_str_eq(owners, expected);
}

/* The place of an object is counted in document order: entity 1, service 2, domain 3, access 4, addresses 5
 * and 6, service 7, … */
Test(miit, numbers_objects_by_uid_and_place)
{
	static const struct {
		const char *path;
		guint places[3];
	} rows[] = {
		{"Zt_xx/IspZtid", {1}},
		{"Wz_xx/IspWzid", {2, 7}},
		{"Wz_xx/Ym_xx/IspYmid", {3, 8}},
		{"Wz_xx/Jr_xx/IspJrid", {4, 9}},
		{"Wz_xx/Jr_xx/Ip_xx/IspIpid", {5, 6, 10}},
	};
	static const struct {
		const char *uid;
		guint64 number;
	} uids[] = {{"f281c0aa", 0xf281c0aa}, {"00000000", 0}, {"ffffffff", 0xffffffff}, {"0000000a", 10}};

	for (gsize u = 0; u < G_N_ELEMENTS(uids); u++) {
		g_autoptr(BeianXml) xml = sample_sound("enterprise", "f281c0aa", uids[u].uid);
		for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
			g_autoptr(GString) expected = g_string_new(NULL);
			for (gsize n = 0; n < 3 && rows[i].places[n] != 0; n++)
				g_string_append_printf(expected, "%s%" G_GUINT64_FORMAT, n == 0 ? "" : "|",
					uids[u].number * 65536 + rows[i].places[n]);
			g_autofree char *values = values_at(xml, rows[i].path);
			cr_expect_str_eq(values, expected->str, "%s %s", uids[u].uid, rows[i].path);
		}
	}
}

Test(miit, knows_where_regions_end)
{
	static const struct {
		const char *region, *province, *city, *county;
	} rows[] = {
		{"110105", "110000", "110100", "110105"},
		{"110000", "110000", "110100", ""},
		{"500000", "500000", "500100", ""},
		{"500230", "500000", "500200", "500230"},
		{"441900", "440000", "441900", ""},
		{"330100", "330000", "330100", ""},
		{"469001", "460000", "469000", "469001"},
		{"810000", "810000", "810000", ""},
		{"330106", "330000", "330100", "330106"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *element = g_strdup_printf("<region>%s<", rows[i].region);
		g_autoptr(BeianXml) xml = sample_sound("individual", "<region>110105<", element);
		g_autofree char *province = values_at(xml, "Zt_xx/Txdz/Shengid");
		g_autofree char *city = values_at(xml, "Zt_xx/Txdz/Shiid");
		g_autofree char *county = values_at(xml, "Zt_xx/Txdz/Xianid");
		cr_expect_str_eq(province, rows[i].province, "%s", rows[i].region);
		cr_expect_str_eq(city, rows[i].city, "%s", rows[i].region);
		cr_expect_str_eq(county, rows[i].county, "%s", rows[i].region);
	}
}

Test(miit, writes_no_empty_element)
{
	static const char *const spoiled[][2] = {
		{"<landline>086-0571-88888888</landline>", "<landline/>"},
		{"<remark>企业展示。</remark>", "<remark></remark>"},
		{"<home-url>www.example.cn</home-url>", "<home-url/>"},
		{"<superior>杭州示例网络科技有限公司</superior>", ""},
		{"<language>zh-hant</language>", "<language/>"},
		{"<number>33120260001</number>", "<number/>"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(spoiled); i++) {
		g_autoptr(BeianXml) xml = sample_sound("enterprise", spoiled[i][0], spoiled[i][1]);
		g_autoptr(GBytes) bytes = beian_xml_write(xml, "UTF-8", NULL);
		g_autofree char *text = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
		cr_expect_null(strstr(text, "/>"), "%s", spoiled[i][0]);
	}
}

Test(miit, ends_a_range_without_an_end_where_it_begins)
{
	static const char *const ends[] = {"", "<to/>", "<to></to>"};
	static const Row rows[] = {{"Wz_xx/Jr_xx/Ip_xx/Zzip", "794820874|4294967295|16777217"}};

	for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
		g_autoptr(BeianXml) xml = sample_sound("enterprise", "<to>47.96.1.20</to>", ends[i]);
		expect_rows(xml, rows, G_N_ELEMENTS(rows));
	}
}

Test(miit, joins_several_phones)
{
	g_autoptr(BeianXml) xml = sample_sound("individual", "<mobile>13700137000</mobile>",
		"<mobile>13700137000</mobile><mobile>13700137001</mobile><landline>086-010-88888888</"
		"landline>");
	static const Row rows[] = {{"Zt_xx/Fzr/Fzr_sjhm", "13700137000;13700137001"},
		{"Wz_xx/Wz_Fzr/Fzr_dhhm", "086-010-88888888"}};

	expect_rows(xml, rows, G_N_ELEMENTS(rows));
}

Test(miit, is_the_same_bytes_every_time_and_really_gbk)
{
	g_autoptr(BeianXml) document = sample_read("enterprise", NULL, NULL);
	const BeianXml *documents[] = {document};
	g_autoptr(GBytes) first = sample_export(documents, 1, NULL);
	g_autoptr(GBytes) second = sample_export(documents, 1, NULL);

	cr_assert_not_null(first);
	cr_expect(g_bytes_equal(first, second));
	gsize size;
	const char *data = g_bytes_get_data(first, &size);
	cr_expect(g_str_has_prefix(data, "<?xml version=\"1.0\" encoding=\"GBK\"?>\n"));
	cr_expect_not_null(g_strstr_len(data, (gssize)size, "\xd5\xc5\xc8\xfd"), "张三 in GBK");
	cr_expect_null(g_strstr_len(data, (gssize)size, "&#"));
}

Test(miit, holds_several_filings_and_says_which_one_is_wrong)
{
	g_autoptr(BeianXml) one = sample_read("enterprise", NULL, NULL);
	g_autoptr(BeianXml) two = sample_read("individual", NULL, NULL);
	g_autoptr(BeianXml) app = sample_read("individual", "<kind>website<", "<kind>app<");
	const BeianXml *documents[] = {one, two};
	g_autoptr(GError) error = NULL;

	g_autoptr(GBytes) bytes = sample_export(documents, 2, &error);
	cr_assert_not_null(bytes, "%s", error == NULL ? "" : error->message);
	g_autoptr(BeianXml) xml =
		beian_xml_read(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), "out.xml", NULL);
	static const Row rows[] = {{"Zt_xx/Dwmc", "杭州示例网络科技有限公司|李四"},
		{"Wz_xx/Wzmc", "示例科技|示例新闻|李四的博客"}};
	expect_rows(xml, rows, G_N_ELEMENTS(rows));
	g_autofree char *entities = values_at(xml, "Zt_xx/IspZtid");
	cr_expect(g_str_has_suffix(entities, "|655361"), "numbering begins anew: %s", entities);

	documents[1] = app;
	g_autoptr(GBytes) refused = sample_export(documents, 2, &error);
	cr_assert_null(refused);
	cr_expect_str_eq(error->message, "0000000a: service/1/kind: The interface 3.0 knows websites only.");
}
