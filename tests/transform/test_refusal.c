#include "config.h"
#include "core/transform/transform.h"
#include "tests/support/leakcheck.h"
#include "tests/transform/sample.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(refusal, .fini = leakcheck);

/* What the program itself would not give to the stylesheet, and other users of it might. */
Test(refusal, the_stylesheet_looks_at_its_input_itself)
{
	static const struct {
		const char *old, *new, *message;
	} rows[] = {
		{"kind=\"first\"", "kind=\"claim\"",
			"filing: The ministry has no operation for this kind of filing; export it in the "
			"format native."},
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
	g_autofree char *path = g_build_filename(sample_transforms(), "miit-3.0.xsl", NULL);
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

Test(refusal, refuses_what_has_no_place_and_names_it)
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
		g_autoptr(BeianXml) xml = sample_exported("enterprise", rows[i].old, rows[i].new, &error);
		cr_expect_null(xml, "%s", rows[i].new);
		cr_assert_not_null(error, "%s", rows[i].new);
		cr_expect(g_error_matches(error, BEIAN_ERROR, BEIAN_ERROR_NOT_GOOD), "%s", rows[i].new);
		cr_expect_str_eq(error->message, rows[i].message);
	}
}

Test(refusal, refuses_what_gbk_cannot_hold_at_its_question)
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
		g_autoptr(BeianXml) xml = sample_exported(rows[i].sample, rows[i].old, rows[i].new, &error);
		cr_expect_null(xml, "%s", rows[i].new);
		cr_assert_not_null(error, "%s", rows[i].new);
		cr_expect(g_str_has_prefix(error->message, rows[i].path), "%s", error->message);
		cr_expect_null(strstr(error->message, "李"), "an answer is not quoted: %s", error->message);
	}
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianXml) unsent = sample_exported("enterprise", "旧名称", "旧𠮷", &error);
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

Test(refusal, takes_a_picture_of_102400_characters_and_no_larger)
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

Test(refusal, refuses_a_picture_that_is_not_the_one_attached)
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

Test(refusal, holds_a_thousand_filings_of_kinds_that_have_an_operation)
{
	g_autoptr(BeianXml) document = sample_read("individual", NULL, NULL);
	g_autoptr(BeianXml) other = sample_read("individual", "kind=\"first\"", "kind=\"claim\"");
	g_autofree const BeianXml **documents = g_new(const BeianXml *, 1001);
	g_autoptr(GError) many = NULL, unknown = NULL;

	for (guint i = 0; i < 1001; i++)
		documents[i] = document;
	g_autoptr(GBytes) thousand = sample_export(documents, 1000, &many);
	cr_expect_not_null(thousand, "%s", many == NULL ? "" : many->message);
	g_autoptr(GBytes) more = sample_export(documents, 1001, &many);
	cr_expect_null(more);
	cr_expect_not_null(strstr(many->message, "at most 1000 records, not 1001"));

	documents[1] = other;
	g_autoptr(GBytes) no_operation = sample_export(documents, 2, &unknown);
	cr_expect_null(no_operation);
	cr_expect_not_null(
		strstr(unknown->message, "filing: The ministry has no operation"), "%s", unknown->message);
}

Test(refusal, what_one_file_cannot_hold_is_foreseen)
{
	static const char text[] =
		"<filing><entity><document><scan><file bytes='9'/><file bytes='76800'/></scan>"
		"</document></entity><service><domain><proof><file bytes='76800'/></proof>"
		"</domain></service></filing>";
	g_autoptr(BeianXml) xml = beian_xml_read(text, strlen(text), "small", NULL);
	BeianMiitSize size = {0}, many = {.records = 999};
	g_autoptr(GError) full = NULL, thousand = NULL;
	guint filings = 0;

	while (beian_miit_foresee(&size, xml, &full))
		filings++;
	/* 50 MiB by the 102,400 characters of the one picture that is sent. */
	cr_expect_eq(filings, 512);
	cr_expect_not_null(strstr(full->message, "50 MB"), "%s", full->message);
	cr_expect(beian_miit_foresee(&many, xml, NULL));
	cr_expect_not(beian_miit_foresee(&many, xml, &thousand));
	cr_expect_not_null(strstr(thousand->message, "at most 1000 records, not 1001"));

	BeianMiitSize full_but_text = {.base64_bytes = 50u * 1024 * 1024 - 102400};
	cr_expect(beian_miit_foresee(&full_but_text, xml, NULL), "its picture just fits");
	full_but_text.base64_bytes -= 102400;
	cr_expect_not(beian_miit_has_room(&full_but_text, xml), "its text does not");
	full_but_text.base64_bytes -= 1024;
	cr_expect(beian_miit_has_room(&full_but_text, xml));
	const BeianMiitSize last = {.records = 999}, none = {.records = 1000};
	cr_expect(beian_miit_has_room(&last, xml));
	cr_expect_not(beian_miit_has_room(&none, xml));
}

Test(refusal, refuses_pictures_beyond_one_file_before_it_works_on_them)
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
