/* The operations on what the bureau knows already. */
#include "config.h"
#include "core/base/directory.h"
#include "tests/support/leakcheck.h"
#include "tests/transform/sample.h"
#include <criterion/criterion.h>

TestSuite(operations, .fini = leakcheck);

typedef struct {
	const char *path, *values;
} Row;

static void
expect_rows(const BeianXml *xml, const Row *rows, gsize count)
{
	for (gsize i = 0; i < count; i++) {
		g_autofree char *values = sample_values(xml, rows[i].path);
		cr_expect_str_eq(values, rows[i].values, "%s: \"%s\" and not \"%s\"", rows[i].path, values,
			rows[i].values);
	}
}

/* The entity is known by its number; the new service, which has none, by our id: uid 11, second object. */
Test(operations, add_service_names_the_entity_by_its_number)
{
	static const Row rows[] = {
		{"XZBA/Baxx/Zt_xx/Dwmc", ""},
		{"XZWZ/Xzxx/Zt_xx/Ztbah", "京ICP备2024000123号"},
		{"XZWZ/Xzxx/Wz_xx/IspWzid", "720898"},
		{"XZWZ/Xzxx/Wz_xx/Wzmc", "李四的照片"},
		{"XZWZ/Xzxx/Wz_xx/Ym_xx/Ym", "zhaopian.example"},
		{"XZWZ/Xzxx/Fj/Fjxx/Fjyt", "3|3|4|4"},
		{"XZWZ/Xzxx/Fj/Fjxx/Fjssdx/Ssdxlx", "1|1|2|2"},
		{"XZWZ/Xzxx/Fj/Fjxx/Fjssdx/Ssdxbs/Baxh", "京ICP备2024000123号|京ICP备2024000123号"},
		{"XZWZ/Xzxx/Fj/Fjxx/Fjssdx/Ssdxbs/Jlid", "720898|720898"},
	};
	g_autoptr(BeianXml) xml = sample_sound("add-service", NULL, NULL);

	expect_rows(xml, rows, G_N_ELEMENTS(rows));
}

/* Each service is a record of its own; the papers of the entity go with the first. */
Test(operations, add_access_names_each_service_by_its_number)
{
	static const Row rows[] = {
		{"XZJR/Xzxx/Wz_xx/Wzbah", "京ICP备2024000123号-1|京ICP备2024000123号-2"},
		{"XZJR/Xzxx/IspJrid", "786436|786440"},
		{"XZJR/Xzxx/Wzfb/Fbdd", "2|2"},
		{"XZJR/Xzxx/Wzjrfs/Jrfs", "5|5"},
		{"XZJR/Xzxx/Ip_xx/IspIpid", "786437|786441"},
		{"XZJR/Xzxx/Ip_xx/Qsip", "660602881|660602882"},
		{"XZJR/Xzxx/Ip_xx/Zzip", "660602881|660602882"},
		{"XZJR/Xzxx/Fj/Fjxx/Fjyt", "3|3|4|4|4|4"},
		{"XZJR/Xzxx/Fj/Fjxx/Fjssdx/Ssdxlx", "1|1|2|2|2|2"},
		{"XZJR/Xzxx/Fj/Fjxx/Fjssdx/Ssdxbs/Baxh",
			"京ICP备2024000123号|京ICP备2024000123号|京ICP备2024000123号-1|"
			"京ICP备2024000123号-1|京ICP备2024000123号-2|京ICP备2024000123号-2"},
		{"XZJR/Xzxx/ICPmm", "e80b5017098950fc58aad83c8c14978e|e80b5017098950fc58aad83c8c14978e"},
	};
	g_autoptr(BeianXml) xml = sample_sound("add-access", NULL, NULL);

	expect_rows(xml, rows, G_N_ELEMENTS(rows));
}

/* What is cancelled decides whose id is sent; the password goes with an entity only. */
Test(operations, cancel_names_records_by_the_bureau_s_id)
{
	static const struct {
		const char *target;
		Row rows[5];
	} targets[] = {
		{"<target>access<",
			{{"ZXBA/Zx_xx/Zxlb", "2|2"}, {"ZXBA/Zx_xx/Jlid", "3301|999999999999999999"},
				{"ZXBA/Zx_xx/Zxly", "3|3"},
				{"ZXBA/Zx_xx/Zxlybz", "已迁移到其他接入商。|已迁移到其他接入商。"},
				{"ZXBA/Zx_xx/ICPmm", ""}}},
		{"<target>service<",
			{{"ZXBA/Zx_xx/Zxlb", "1|1"}, {"ZXBA/Zx_xx/Jlid", "2201|2202"},
				{"ZXBA/Zx_xx/Zxly", "3|3"},
				{"ZXBA/Zx_xx/Zxlybz", "已迁移到其他接入商。|已迁移到其他接入商。"},
				{"ZXBA/Zx_xx/ICPmm", ""}}},
		{"<target>entity<",
			{{"ZXBA/Zx_xx/Zxlb", "0"}, {"ZXBA/Zx_xx/Jlid", "1101"}, {"ZXBA/Zx_xx/Zxly", "3"},
				{"ZXBA/Zx_xx/Zxlybz", "已迁移到其他接入商。"},
				{"ZXBA/Zx_xx/ICPmm", "e80b5017098950fc58aad83c8c14978e"}}},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(targets); i++) {
		g_autoptr(BeianXml) xml = sample_sound("cancel", "<target>access<", targets[i].target);
		expect_rows(xml, targets[i].rows, G_N_ELEMENTS(targets[i].rows));
	}
}

/* Each picture is a record: what it shows, and whose it is. */
Test(operations, materials_name_what_each_picture_shows)
{
	static const Row rows[] = {
		{"XZHYD/Fjxx/Fjyt", "2|1|3|1|4|5"},
		{"XZHYD/Fjxx/Fjnr",
			"bGkgYmFjaw==|bGkgZnJvbnQ=|bGkgZnJvbnQ=|bGkgZnJvbnQ=|bGkgYmFjaw==|bGkgZnJvbnQ="},
		{"XZHYD/Fjxx/Fjssdx/Ssdxlx", "1|1|1|2|2|2"},
		{"XZHYD/Fjxx/Fjssdx/Ssdxbs/Baxh",
			"京ICP备2024000123号|京ICP备2024000123号|京ICP备2024000123号|京ICP备2024000123号-1|"
			"京ICP备2024000123号-1|京ICP备2024000123号-1"},
		{"XZHYD/Fjxx/Bz",
			"应要求补交。|应要求补交。|应要求补交。|应要求补交。|应要求补交。|应要求补交。"},
	};
	g_autoptr(BeianXml) xml = sample_sound("materials", NULL, NULL);

	expect_rows(xml, rows, G_N_ELEMENTS(rows));
}

/* The answer to a task: what the provider found, and the record that came with it, by the bureau's own ids.
 */
Test(operations, verification_repeats_the_record_that_came)
{
	static const Row rows[] = {
		{"HSJG/Hsjgxx/Hsjg", "1"},
		{"HSJG/Hsjgxx/Hssj", "2026-11-22"},
		{"HSJG/Hsjgxx/Bbdw", "7"},
		{"HSJG/Hsjgxx/Cwxx", "主体负责人手机停机。"},
		{"HSJG/Hsjgxx/Baxx/Zt_xx/Ztid", "3301202400012301"},
		{"HSJG/Hsjgxx/Baxx/Zt_xx/Fzr/sjhm", "13800138001"},
		{"HSJG/Hsjgxx/Baxx/Zt_xx/Fzr/Fzr_sjhm", ""},
		{"HSJG/Hsjgxx/Baxx/Wz_xx/Wzid", "3301202400012302"},
		{"HSJG/Hsjgxx/Baxx/Wz_xx/Nrlx/Nrlx_xx/Nrlx_id", "3"},
		{"HSJG/Hsjgxx/Baxx/Wz_xx/Nrlx/Nrlx_xx/Qzsph", "教样〔2026〕1号"},
		{"HSJG/Hsjgxx/Baxx/Wz_xx/Nrlx/Nrlx_xx/Spwj", "YXBwcm92YWw=|c2Vjb25kIHBhZ2U="},
		{"HSJG/Hsjgxx/Baxx/Wz_xx/Fwnr/Fwnr_id", "8"},
		{"HSJG/Hsjgxx/Baxx/Wz_xx/Ym_xx/Ymid", "3301202400012303"},
		{"HSJG/Hsjgxx/Baxx/Wz_xx/Jr_xx/Jrid", "3301202400012305"},
		{"HSJG/Hsjgxx/Baxx/Wz_xx/Jr_xx/Ip_xx/Ipid", "3301202400012306"},
		{"HSJG/Hsjgxx/Baxx/Wz_xx/Jr_xx/Bbfs", "1"},
		{"HSJG/Hsjgxx/Baxx/Wz_xx/Wz_Fzr/sjhm", "13800138000"},
	};
	g_autoptr(BeianXml) xml = sample_sound("inspection", NULL, NULL);

	expect_rows(xml, rows, G_N_ELEMENTS(rows));
}

/* Each unfiled site is a record of its own, with who reports it. */
Test(operations, unfiled_sites_are_reported_one_by_one)
{
	static const Row rows[] = {
		{"WBACLJG/Clxx/Ym", "unfiled-sample.cn|www.unfiled-sample.com"},
		{"WBACLJG/Clxx/IP", "794820945|794820946"},
		{"WBACLJG/Clxx/Jrs", "7|7"},
		{"WBACLJG/Clxx/Cljg", "1|3"},
		{"WBACLJG/Clxx/Clyj", "2026 年 11 月 20 日已停止接入。|该域名没有接入本单位。"},
		{"WBACLJG/Clxx/Rbsj", "2026-11-02|2026-11-02"},
		{"WBACLJG/Clxx/Clsx", "2030-01-31|2030-01-31"},
		{"WBACLJG/Clxx/Sbrxm", "钱示例|钱示例"},
	};
	g_autoptr(BeianXml) xml = sample_sound("unfiled", NULL, NULL);

	expect_rows(xml, rows, G_N_ELEMENTS(rows));
}

/* A thousand records, not a thousand filings, are what one file holds. */
Test(operations, count_each_record_of_a_filing)
{
	static const struct {
		const char *name;
		guint records;
	} rows[] = {
		{"enterprise", 1},
		{"add-service", 1},
		{"add-access", 2},
		{"cancel", 2},
		{"materials", 6},
		{"inspection", 1},
		{"unfiled", 2},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(BeianXml) document = sample_read(rows[i].name, NULL, NULL);
		BeianMiitSize size = {0};
		cr_expect(beian_miit_foresee(&size, document, NULL));
		cr_expect_eq(size.records, rows[i].records, "%s: %u", rows[i].name, size.records);
		size.records = 1000;
		cr_expect_not(beian_miit_foresee(&size, document, NULL), "%s", rows[i].name);
	}
}

static const struct {
	const char *name, *old, *new, *says;
} refused[] = {
	{"materials", "<number>京ICP备2024000123号-1</number>", "",
		"service/1: The filing number of the service is missing."},
	{"cancel", "<bureau-id>3301</bureau-id>", "<provider>aliyun</provider>",
		"service/1/access: The bureau's id of the record is missing."},
	{"cancel", "<reason-number>3</reason-number>", "",
		"cancel/reason (cancel-reason, changed-provider): The interface 3.0 has no number for this "
		"choice."},
	{"cancel", "<target>access<", "<target>nothing<",
		"cancel/target (cancel-target, nothing): The interface 3.0 has no number for this choice."},
	{"add-service", "<number>京ICP备2024000123号</number>", "",
		"filing: The filing number of the entity is missing."},
	{"add-access", "<number>京ICP备2024000123号</number>", "",
		"filing: The filing number of the entity is missing."},
	{"add-access", "<number>京ICP备2024000123号-2</number>", "",
		"service/2: The filing number of the service is missing."},
	{"add-access", "<password>e80b5017098950fc58aad83c8c14978e</password>", "",
		"service/1: The filing password is missing, which the interface 3.0 demands."},
	{"inspection", "<bureau-id>3301202400012303</bureau-id>", "",
		"base/service/1/domain/1: The bureau's id of the record is missing."},
	{"inspection", "<origin>verification<", "<origin>rectification<",
		"filing: The ministry takes the filings that mend what was found; export those."},
	{"inspection", "type=\"image/jpeg\"", "type=\"image/png\"",
		"base/service/1/approval/1/page/1/scan: The interface 3.0 takes pictures as JPEG only."},
	{"inspection", "<type>education<", "<type>nothing<",
		"base/service/1/approval/1/type (pre-approval, nothing): The interface 3.0 has no number for "
		"this choice."},
	{"unfiled", "<result-number>3</result-number>", "",
		"site/2/result (unfiled-result, not-here): The interface 3.0 has no number for this choice."},
	{"add-access", "<kind>website<", "<kind>app<",
		"service/1/kind: The interface 3.0 knows websites only."},
};

Test(operations, refuse_what_lacks_its_number)
{
	for (gsize i = 0; i < G_N_ELEMENTS(refused); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(BeianXml) xml =
			sample_exported(refused[i].name, refused[i].old, refused[i].new, &error);
		cr_expect_null(xml, "%s", refused[i].says);
		cr_expect_str_eq(error != NULL ? error->message : "", refused[i].says);
	}
}

/* One file holds filings of several kinds, each in its operation. */
Test(operations, stand_beside_each_other_in_one_file)
{
	static const char *const names[] = {
		"enterprise", "add-service", "add-access", "cancel", "materials", "inspection", "unfiled"};
	const BeianXml *documents[G_N_ELEMENTS(names)];
	BeianXml *read[G_N_ELEMENTS(names)];
	static const Row rows[] = {
		{"XZBA/Baxx/Zt_xx/Dwmc", "杭州示例网络科技有限公司"},
		{"XZWZ/Xzxx/Zt_xx/Ztbah", "京ICP备2024000123号"},
		{"XZJR/Xzxx/Wz_xx/Wzbah", "京ICP备2024000123号-1|京ICP备2024000123号-2"},
		{"ZXBA/Zx_xx/Zxlb", "2|2"},
		{"XZHYD/Fjxx/Fjyt", "2|1|3|1|4|5"},
		{"HSJG/Hsjgxx/Hsjg", "1"},
		{"WBACLJG/Clxx/Cljg", "1|3"},
	};
	g_autoptr(GError) error = NULL;

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		documents[i] = read[i] = sample_read(names[i], NULL, NULL);
	g_autoptr(GBytes) bytes = sample_export(documents, G_N_ELEMENTS(names), &error);
	cr_assert_not_null(bytes, "%s", error == NULL ? "" : error->message);
	g_autoptr(BeianXml) xml =
		beian_xml_read(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), "out.xml", NULL);
	expect_rows(xml, rows, G_N_ELEMENTS(rows));
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		beian_xml_free(read[i]);
}
