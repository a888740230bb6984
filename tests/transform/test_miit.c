#include "config.h"
#include "core/base/directory.h"
#include "core/base/file.h"
#include "core/transform/transform.h"
#include "core/xml/schema.h"
#include "tests/support/leakcheck.h"
#include "tests/transform/sample.h"
#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <glib/gstdio.h>
#include <string.h>

TestSuite(miit, .init = cr_redirect_stderr, .fini = leakcheck);

static GBytes *export(const BeianXml *const *documents, guint count, GError **error)
{
	g_autoptr(BeianCodes) codes = sample_codes();
	g_autofree BeianMiitFiling *filings = g_new(BeianMiitFiling, count);

	for (guint i = 0; i < count; i++)
		filings[i] = sample_filing(documents[i]);
	return beian_miit_write(filings, count, 7, codes, sample_transforms(), error);
}

/* What becomes of sample NAME with OLD replaced by NEW, read back. */
static BeianXml *
exported(const char *name, const char *old, const char *new, GError **error)
{
	g_autoptr(BeianXml) document = sample_read(name, old, new);
	const BeianXml *documents[] = {document};
	g_autoptr(GBytes) bytes = export(documents, 1, error);

	return bytes == NULL ? NULL
			     : beian_xml_read(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes),
				       "out.xml", error);
}

static BeianXml *
sound(const char *name, const char *old, const char *new)
{
	g_autoptr(GError) error = NULL;
	BeianXml *xml = exported(name, old, new, &error);

	cr_assert_not_null(xml, "%s", error == NULL ? "" : error->message);
	return xml;
}

static void
collect(const BeianXmlNode *node, char **steps, GString *values)
{
	for (const BeianXmlNode *at = beian_xml_first(node); at != NULL; at = beian_xml_next(at)) {
		if (strcmp(beian_xml_name(at), steps[0]) != 0)
			continue;
		if (steps[1] != NULL) {
			collect(at, steps + 1, values);
			continue;
		}
		g_autofree char *text = beian_xml_text(at);
		g_string_append_printf(values, "%s%s", values->len == 0 ? "" : "|", text);
	}
}

/* The texts of all elements at PATH below Baxx (or below ICP, for a path that begins with "/"), with "|"
 * between; "" when there is none. */
static char *
values_at(const BeianXml *xml, const char *path)
{
	g_autofree char *whole = *path == '/' ? g_strdup(path + 1) : g_strconcat("XZBA/Baxx/", path, NULL);
	g_auto(GStrv) steps = g_strsplit(whole, "/", -1);
	GString *values = g_string_new(NULL);

	collect(beian_xml_child(beian_xml_root(xml), "ICP"), steps, values);
	return g_string_free(values, FALSE);
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
	g_autoptr(BeianXml) xml = sound("enterprise", NULL, NULL);
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
	g_autoptr(BeianXml) xml = sound("enterprise", NULL, NULL);
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
		g_autoptr(BeianXml) xml = sound("enterprise", "f281c0aa", uids[u].uid);
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
		g_autoptr(BeianXml) xml = sound("individual", "<region>110105<", element);
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
		g_autoptr(BeianXml) xml = sound("enterprise", spoiled[i][0], spoiled[i][1]);
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
		g_autoptr(BeianXml) xml = sound("enterprise", "<to>47.96.1.20</to>", ends[i]);
		expect_rows(xml, rows, G_N_ELEMENTS(rows));
	}
}

/* What the program itself would not give to the stylesheet, and other users of it might. */
Test(miit, the_stylesheet_looks_at_its_input_itself)
{
	static const struct {
		const char *old, *new, *message;
	} rows[] = {
		{"kind=\"first\"", "kind=\"add-service\"",
			"filing: Only a first filing can be sent as a new filing."},
		{"token=\"ug\" number=\"3\"", "token=\"ug\" number=\"\"",
			"service/1/language (language, ug): The interface 3.0 has no number for this "
			"choice."},
		{"token=\"ug\" number=\"3\"", "token=\"ug\"",
			"service/1/language (language, ug): The interface 3.0 has no number for this "
			"choice."},
		{"base64=\"bGljZW5jZQ==\"", "",
			"entity/document/scan: The picture is larger than 76,800 bytes (102,400 characters "
			"of base64); "
			"add a smaller copy."},
	};
	g_autofree char *path = g_build_filename(sample_transforms(), "miit-3.0-xzba.xsl", NULL);
	g_autoptr(BeianXml) document = sample_read("enterprise", NULL, NULL);
	g_autoptr(BeianCodes) codes = sample_codes();
	BeianMiitFiling filing = sample_filing(document);
	g_autoptr(BeianXml) input = beian_miit_input(&filing, 1, 7, codes, NULL);
	g_autoptr(GBytes) bytes = beian_xml_write(input, "UTF-8", NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GString) text =
			g_string_new_len(g_bytes_get_data(bytes, NULL), (gssize)g_bytes_get_size(bytes));
		cr_assert_gt(g_string_replace(text, rows[i].old, rows[i].new, 0), 0, "%s", rows[i].old);
		g_autoptr(BeianXml) changed = beian_xml_read(text->str, text->len, "input", NULL);
		g_autoptr(GError) error = NULL;
		g_autoptr(BeianXml) result = beian_transform_apply(path, changed, &error);
		cr_expect_null(result, "%s", rows[i].new);
		cr_assert_not_null(error, "%s", rows[i].new);
		cr_expect_str_eq(error->message, rows[i].message);
	}
}

Test(miit, joins_several_phones)
{
	g_autoptr(BeianXml) xml = sound("individual", "<mobile>13700137000</mobile>",
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
	g_autoptr(GBytes) first = export(documents, 1, NULL);
	g_autoptr(GBytes) second = export(documents, 1, NULL);

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

	g_autoptr(GBytes) bytes = export(documents, 2, &error);
	cr_assert_not_null(bytes, "%s", error == NULL ? "" : error->message);
	g_autoptr(BeianXml) xml =
		beian_xml_read(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), "out.xml", NULL);
	static const Row rows[] = {{"Zt_xx/Dwmc", "杭州示例网络科技有限公司|李四"},
		{"Wz_xx/Wzmc", "示例科技|示例新闻|李四的博客"}};
	expect_rows(xml, rows, G_N_ELEMENTS(rows));
	g_autofree char *entities = values_at(xml, "Zt_xx/IspZtid");
	cr_expect(g_str_has_suffix(entities, "|655361"), "numbering begins anew: %s", entities);

	documents[1] = app;
	g_autoptr(GBytes) refused = export(documents, 2, &error);
	cr_assert_null(refused);
	cr_expect_str_eq(error->message, "0000000a: service/1/kind: The interface 3.0 knows websites only.");
}

Test(miit, refuses_what_has_no_place_and_names_it)
{
	static const struct {
		const char *old, *new, *message;
	} rows[] = {
		{"<kind>website<", "<kind>app<", "service/1/kind: The interface 3.0 knows websites only."},
		{"<from>47.96.1.10<", "<from>2001:db8::1<",
			"service/1/access/address/1/from: The interface 3.0 has a place for IPv4 addresses "
			"only."},
		{"<to>1.0.0.1<", "<to>::1<",
			"service/4/access/address/1/to: The interface 3.0 has a place for IPv4 addresses "
			"only."},
		{"<language>ug<", "<language>tlh<",
			"service/1/language (language, tlh): The interface 3.0 has no number for this "
			"choice."},
		{"<nature>enterprise<", "<nature>guild<",
			"entity/nature (entity-nature, guild): The interface 3.0 has no number for this "
			"choice."},
		{"type=\"image/jpeg\" name=\"licence.jpg\"", "type=\"image/png\" name=\"licence.jpg\"",
			"entity/document/scan: The interface 3.0 takes pictures as JPEG only."},
		{"type=\"image/jpeg\" name=\"second.jpg\"", "type=\"application/pdf\" name=\"second.pdf\"",
			"service/4/approval/2/scan: The interface 3.0 takes pictures as JPEG only."},
		{"uid=\"f281c0aa\"", "uid=\"F281C0AA\"",
			"filing: The filing has no uid of 8 hexadecimal digits."},
		{"uid=\"f281c0aa\"", "", "filing: The filing has no uid of 8 hexadecimal digits."},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(BeianXml) xml = exported("enterprise", rows[i].old, rows[i].new, &error);
		cr_expect_null(xml, "%s", rows[i].new);
		cr_assert_not_null(error, "%s", rows[i].new);
		cr_expect(g_error_matches(error, BEIAN_ERROR, BEIAN_ERROR_NOT_GOOD), "%s", rows[i].new);
		cr_expect_str_eq(error->message, rows[i].message);
	}
}

Test(miit, refuses_what_gbk_cannot_hold_at_its_question)
{
	static const struct {
		const char *sample, *old, *new, *path;
	} rows[] = {
		{"individual", "<name>李四<", "<name>李𠮷<", "entity/name: "},
		{"enterprise", "<name>李四<", "<name>李𠮷<", "service/4/person/name: "},
		{"enterprise", "<name>示例新闻<", "<name>示例€<", "service/4/name: "},
		{"enterprise", "<remark>企业展示。<", "<remark>企业展示。😀<", "service/1/remark: "},
		{"enterprise", "<name>示例公司.中国<", "<name>㐂.中国<", "service/4/domain/name: "},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(BeianXml) xml = exported(rows[i].sample, rows[i].old, rows[i].new, &error);
		cr_expect_null(xml, "%s", rows[i].new);
		cr_assert_not_null(error, "%s", rows[i].new);
		cr_expect(g_str_has_prefix(error->message, rows[i].path), "%s", error->message);
		cr_expect_null(strstr(error->message, "李"), "an answer is not quoted: %s", error->message);
	}
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianXml) unsent = exported("enterprise", "旧名称", "旧𠮷", &error);
	cr_expect_not_null(unsent, "what is not sent does no harm");
}

static GBytes *
large_material(const char *sha256 G_GNUC_UNUSED, gpointer data, GError **error G_GNUC_UNUSED)
{
	return g_bytes_ref(data);
}

/* Whether a filing with one picture of SIZE bytes at entity/document/scan is exported. */
static gboolean
exports_picture_of(gsize size, GError **error)
{
	g_autoptr(GBytes) picture = g_bytes_new_take(g_strnfill(size, 'x'), size);
	g_autofree char *digest = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, picture);
	g_autofree char *scan =
		g_strdup_printf("<scan><file id='1' sha256='%s' type='image/jpeg'/></scan>", digest);
	g_autofree char *document =
		g_strdup_printf("<filing xmlns='urn:beian:filing:1' kind='first' uid='00000001'>"
				"<entity><document>%s</document></entity></filing>",
			scan);
	g_autoptr(BeianXml) xml = beian_xml_read(document, strlen(document), "large", NULL);
	g_autoptr(BeianCodes) codes = sample_codes();
	BeianMiitFiling filing = {.document = xml, .material = large_material, .data = picture};
	g_autoptr(GBytes) bytes = beian_miit_write(&filing, 1, 1, codes, sample_transforms(), error);

	return bytes != NULL;
}

Test(miit, takes_a_picture_of_102400_characters_and_no_larger)
{
	static const gsize too_large[] = {76801, 115200, 115201, 3000000};
	g_autoptr(GError) none = NULL;

	cr_expect(exports_picture_of(76800, &none), "%s", none == NULL ? "" : none->message);
	for (gsize i = 0; i < G_N_ELEMENTS(too_large); i++) {
		g_autoptr(GError) error = NULL;
		cr_expect_not(exports_picture_of(too_large[i], &error), "%zu bytes", too_large[i]);
		cr_assert_not_null(error);
		cr_expect(
			g_str_has_prefix(error->message, "entity/document/scan: The picture is larger than"),
			"%s", error->message);
	}
}

static GBytes *
other_material(const char *sha256 G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED, GError **error G_GNUC_UNUSED)
{
	return g_bytes_new_static("swapped", 7);
}

Test(miit, refuses_a_picture_that_is_not_the_one_attached)
{
	g_autoptr(BeianXml) document = sample_read("enterprise", NULL, NULL);
	g_autoptr(BeianCodes) codes = sample_codes();
	BeianMiitFiling filing = sample_filing(document);
	g_autoptr(GError) error = NULL;

	filing.material = other_material;
	g_autoptr(GBytes) swapped = beian_miit_write(&filing, 1, 1, codes, sample_transforms(), &error);
	cr_expect_null(swapped);
	cr_expect_not_null(strstr(error->message, "changed after it was attached"), "%s", error->message);
}

Test(miit, holds_a_thousand_filings_of_one_kind)
{
	g_autoptr(BeianXml) document = sample_read("individual", NULL, NULL);
	g_autoptr(BeianXml) other = sample_read("individual", "kind=\"first\"", "kind=\"add-service\"");
	g_autofree const BeianXml **documents = g_new(const BeianXml *, 1001);
	g_autoptr(GError) many = NULL, mixed = NULL, unknown = NULL;

	for (guint i = 0; i < 1001; i++)
		documents[i] = document;
	g_autoptr(GBytes) thousand = export(documents, 1000, &many);
	cr_expect_not_null(thousand, "%s", many == NULL ? "" : many->message);
	g_autoptr(GBytes) more = export(documents, 1001, &many);
	cr_expect_null(more);
	cr_expect_not_null(strstr(many->message, "at most 1000 filings, not 1001"));

	documents[1] = other;
	g_autoptr(GBytes) two_kinds = export(documents, 2, &mixed);
	cr_expect_null(two_kinds);
	cr_expect_not_null(strstr(mixed->message, "one kind"));
	documents[0] = other;
	g_autoptr(GBytes) no_operation = export(documents, 1, &unknown);
	cr_expect_null(no_operation);
	cr_expect_not_null(strstr(unknown->message, "\"add-service\""));
}

Test(miit, refuses_pictures_beyond_one_file_before_it_works_on_them)
{
	g_autoptr(GBytes) picture = g_bytes_new_take(g_strnfill(76800, 'x'), 76800);
	g_autofree char *digest = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, picture);
	g_autoptr(GString) text =
		g_string_new("<filing xmlns='urn:beian:filing:1' kind='first' uid='00000001'>");

	for (guint i = 0; i < 520; i++)
		g_string_append_printf(text,
			"<service id='%u'><approval id='1'><scan><file id='1' sha256='%s' type='image/jpeg'/>"
			"</scan></approval></service>",
			i + 1, digest);
	g_string_append(text, "</filing>");
	g_autoptr(BeianXml) xml = beian_xml_read(text->str, text->len, "large", NULL);
	g_autoptr(BeianCodes) codes = sample_codes();
	BeianMiitFiling filing = {.document = xml, .material = large_material, .data = picture};
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) bytes = beian_miit_write(&filing, 1, 1, codes, sample_transforms(), &error);
	cr_expect_null(bytes);
	cr_expect_not_null(strstr(error->message, "50 MB"), "%s", error->message);
}

static char *
reference_schema(void)
{
	const char *shared = g_getenv("shared");

	if (shared == NULL || *shared == '\0')
		return NULL;
	char *path = g_build_filename(shared, "reference", "miit-3.0", "upload.xsd", NULL);
	if (!g_file_test(path, G_FILE_TEST_EXISTS))
		g_clear_pointer(&path, g_free);
	return path;
}

static const char *const samples[] = {"enterprise", "individual"};

Test(miit, fits_the_ministry_s_schema)
{
	g_autofree char *path = reference_schema();
	if (path == NULL)
		cr_skip("needs the reference material");
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianSchema) schema = beian_schema_read(path, &error);
	cr_assert_not_null(schema, "%s", error == NULL ? "" : error->message);

	for (gsize i = 0; i < G_N_ELEMENTS(samples); i++) {
		g_autoptr(BeianXml) document = sample_read(samples[i], NULL, NULL);
		const BeianXml *documents[] = {document};
		g_autoptr(GBytes) bytes = export(documents, 1, NULL);
		g_autoptr(GError) violation = NULL;
		cr_expect(beian_schema_check_bytes(schema, bytes, samples[i], &violation), "%s",
			violation == NULL ? "" : violation->message);
	}
	g_autoptr(BeianXml) lacking = sound("individual", "<mobile>13700137000</mobile>", "");
	cr_expect_not(
		beian_schema_check(schema, lacking, "lacking", NULL), "the schema does demand a mobile");
}

/* The same through the processor and the validator that anyone has. */
Test(miit, is_the_same_with_xsltproc_and_xmllint)
{
	g_autofree char *xsltproc = g_find_program_in_path("xsltproc");
	g_autofree char *xmllint = g_find_program_in_path("xmllint");
	g_autofree char *schema = reference_schema();
	if (xsltproc == NULL || xmllint == NULL)
		cr_skip("needs xsltproc and xmllint");
	g_autofree char *folder = g_dir_make_tmp("beian-miit-XXXXXX", NULL);
	g_autofree char *in = g_build_filename(folder, "in.xml", NULL),
			*out = g_build_filename(folder, "out.xml", NULL);
	g_autofree char *stylesheet = g_build_filename(sample_transforms(), "miit-3.0-xzba.xsl", NULL);
	g_autoptr(BeianCodes) codes = sample_codes();

	for (gsize i = 0; i < G_N_ELEMENTS(samples); i++) {
		g_autoptr(BeianXml) document = sample_read(samples[i], NULL, NULL);
		BeianMiitFiling filing = sample_filing(document);
		g_autoptr(BeianXml) input = beian_miit_input(&filing, 1, 7, codes, NULL);
		g_autoptr(GBytes) bytes = beian_xml_write(input, "UTF-8", NULL);
		cr_assert(beian_file_write(in, bytes, 0600, NULL));
		const char *process[] = {"xsltproc", "--nonet", "-o", out, stylesheet, in, NULL};
		g_autofree char *complaint = NULL;
		cr_assert_eq(sample_run(process, NULL, &complaint), 0, "%s", complaint);
		g_autoptr(BeianXml) theirs = beian_xml_read_file(out, NULL);
		g_autoptr(GBytes) their_bytes = beian_xml_write(theirs, "GBK", NULL);
		g_autoptr(GBytes) ours = beian_miit_write(&filing, 1, 7, codes, sample_transforms(), NULL);
		cr_expect(g_bytes_equal(ours, their_bytes), "%s", samples[i]);

		cr_assert(beian_file_write(out, ours, 0600, NULL));
		const char *check[] = {"xmllint", "--nonet", "--noout", "--schema", schema, out, NULL};
		g_autofree char *violations = NULL;
		if (schema != NULL)
			cr_expect_eq(
				sample_run(check, NULL, &violations), 0, "%s: %s", samples[i], violations);
	}
	g_unlink(in);
	g_unlink(out);
	g_rmdir(folder);
}

Test(miit, every_sentence_of_the_stylesheets_can_be_translated)
{
	g_autofree char *path = g_build_filename(sample_transforms(), "miit-3.0-xzba.xsl", NULL);
	g_autofree char *code_path =
		g_build_filename(beian_directory_data(), "core", "transform", "miit.c", NULL);
	g_autofree char *text = NULL, *code = NULL;
	const char *mark = "<xsl:with-param name=\"sentence\">";
	guint found = 0;

	cr_assert(g_file_get_contents(path, &text, NULL, NULL));
	cr_assert(g_file_get_contents(code_path, &code, NULL, NULL));
	for (const char *at = strstr(text, mark); at != NULL; at = strstr(at + 1, mark)) {
		const char *start = at + strlen(mark);
		g_autofree char *sentence = g_strndup(start, strcspn(start, "<"));
		g_autofree char *literal = g_strdup_printf("N_(\"%s\")", sentence);
		cr_expect_not_null(strstr(code, literal), "%s", sentence);
		found++;
	}
	cr_expect_geq(found, 7);
}
