#include "config.h"
#include "core/base/text.h"
#include "tests/support/leakcheck.h"
#include "tests/types/rows.h"
#include "tests/types/texts.h"
#include <criterion/criterion.h>
#include <libxml/xmlregexp.h>
#include <string.h>

TestSuite(property, .fini = leakcheck, .timeout = 60);

#define ROUNDS 70000

static const char *const samples[] = {"91330106673959654P", "110108000000016", "67395965-4",
	"11010519491231002X", "810000199408230021", "911124198108030024", "DEU110181080301", "H12345678",
	"0123456789(B)", "E12345678", "61234部队", "PDY00012331011517D1102", "京网文〔2024〕1468-073号",
	"13800138000", "+86 13800138000", "086-0571-88888888-123", "(021)6666 7777转12",
	"zhang.san@示例.中国", "www.example.com", "example.com.cn", "示例.中国", "xn--fsq092h.xn--fiqs8s",
	"https://www.example.com:8443/首页?a=%e4#b", "47.96.1.10", "2408:4000:0:0:1::1",
	"[::ffff:1.2.3.4]:80", "浙ICP备12345678号-2A", "2031年5月1日", "2031-05-01T10:00:00Z", "长期", "是",
	"1,234", "330106", "zh-hans，en、en", "杭州（示例）有限公司", "第一行\r\n第二行", "com.example.app_1",
	"32a43232-a888-88e8-b9ec-00888be81234", "9e:10:7d:9d:37:2b:b6:82:6b:d8:1d:35:42:a4:19:d6",
	"SHA1: 2FD4E1C67A2D28FCED849EE1BB76E7391B93EB12",
	"00C5062B58D8539C765E1E5DBAF14CF75DD56C2E13105FECFD1A930BBB5948FF328F126ABE779359CA59BCA752C308D281",
	"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 61234 image/jpeg scan 1.jpg"};

/* What breaks readers: widths, dashes, dots, marks, joiners, controls, directions, big characters. */
static const gunichar pieces[] = {'0', '1', '9', 'X', 'x', 'a', 'Z', '-', '.', ':', '/', '@', ' ', '+', '%',
	'(', '[', '{', '_', '*', '\n', '\t', '\r', 0x7F, 0x9B, 0xA0, 0xAD, 0xDF, 0x301, 0x345, 0x130, 0x131,
	0x3C2, 0x5D0, 0x627, 0x1100, 0x1161, 0x200B, 0x200C, 0x200D, 0x200E, 0x202E, 0x2010, 0x2014, 0x2026,
	0x2028, 0x2212, 0x2460, 0x2474, 0x3000, 0x3001, 0x3002, 0x301C, 0x3007, 0x4E2D, 0x53F7, 0x65E5,
	0xAC00, 0xE000, 0xFB01, 0xFE0F, 0xFEFF, 0xFF0D, 0xFF0E, 0xFF0F, 0xFF11, 0xFF21, 0xFF41, 0xFF61,
	0xFFFD, 0x1D7D8, 0x1F600, 0x20BB7, 0xE0020, 0x10FFFD};

static gunichar
make_character(GRand *random)
{
	gunichar any = (gunichar)g_rand_int_range(random, 1, 0x110000);

	if (g_rand_int_range(random, 0, 4) == 0 && g_unichar_validate(any))
		return any;
	return pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))];
}

/* A sample with some characters put in, taken out or doubled; or pieces only. */
static char *
make_text(GRand *random)
{
	gboolean from_sample = g_rand_int_range(random, 0, 4) != 0;
	g_autoptr(GString) text = g_string_new(
		from_sample ? samples[g_rand_int_range(random, 0, G_N_ELEMENTS(samples))] : NULL);
	int edits = g_rand_int_range(random, from_sample ? 0 : 1, from_sample ? 4 : 12);

	for (int i = 0; i < edits; i++) {
		glong chars = g_utf8_strlen(text->str, -1);
		const char *at =
			g_utf8_offset_to_pointer(text->str, g_rand_int_range(random, 0, (int)chars + 1));
		gssize offset = at - text->str;
		if (g_rand_int_range(random, 0, 3) == 0 && *at != '\0')
			g_string_erase(text, offset, g_utf8_next_char(at) - at);
		else
			g_string_insert_unichar(text, offset, make_character(random));
	}
	return g_string_free(g_steal_pointer(&text), FALSE);
}

static void
expect_value_stands(const BeianType *type, xmlRegexp *pattern, const BeianFacets *facets,
	const BeianReading *reading, const char *where)
{
	g_autofree char *normal = beian_text_normalise(reading->value);
	g_auto(BeianReading) again = {0};

	cr_expect(*reading->value != '\0', "%s: a value is not empty", where);
	cr_expect(beian_text_is_writable(reading->value), "%s: a value can be written", where);
	cr_expect_str_eq(normal, reading->value, "%s: a value is NFC without outer blanks", where);
	cr_expect_eq(xmlRegexpExec(pattern, (const xmlChar *)reading->value), 1,
		"%s: the schema takes \"%s\"", where, reading->value);
	beian_type_read(type, reading->value, facets, &again);
	cr_expect_str_eq(again.value == NULL ? again.reason : again.value, reading->value,
		"%s: a value read again is itself", where);
	g_autofree char *doubts = join_doubts(reading), *doubts_again = join_doubts(&again);
	cr_expect_str_eq(doubts_again, doubts, "%s: with the same doubts", where);
	if (type->show != NULL) {
		g_autofree char *shown = type->show(reading->value);
		cr_expect(g_utf8_validate(shown, -1, NULL) && *shown != '\0', "%s: can be shown", where);
	}
}

static gboolean
is_among(const char *const *ids, const char *id)
{
	return g_strv_contains(ids, id) || g_str_equal(id, "text.characters") ||
	       g_str_equal(id, "text.empty");
}

static void
expect_reading_stands(
	const BeianType *type, xmlRegexp *pattern, const ReasonTexts *texts, const char *text, guint32 seed)
{
	g_autofree char *escaped = g_strescape(text, NULL);
	g_autofree char *where = g_strdup_printf("%s \"%s\" (seed %u)", type->name, escaped, seed);
	BeianFacets facets = {.multiple = TRUE, .long_term = TRUE};
	g_auto(BeianReading) reading = {0};

	beian_type_read(type, text, &facets, &reading);
	cr_assert((reading.value == NULL) != (reading.reason == NULL), "%s: a value or a reason", where);
	for (guint i = 0; i < BEIAN_DOUBTS_MAX && reading.doubts[i] != NULL; i++)
		cr_expect(g_strv_contains(type->doubts, reading.doubts[i]), "%s: declares %s", where,
			reading.doubts[i]);
	if (reading.value != NULL) {
		expect_value_stands(type, pattern, &facets, &reading, where);
		return;
	}
	cr_expect_null(reading.doubts[0], "%s: what is refused is not doubted", where);
	cr_expect(is_among(type->reasons, reading.reason), "%s: declares %s", where, reading.reason);
	for (int kind = 0; kind < REASON_TEXTS; kind++) {
		const char *words = reason_text(texts, reading.reason, kind);
		if (words != NULL && strstr(words, "{detail}") != NULL)
			cr_expect(reading.detail != NULL && *reading.detail != '\0', "%s: %s quotes a detail",
				where, reading.reason);
	}
}

Test(property, whatever_is_typed_every_type_keeps_its_word)
{
	guint32 seed = g_random_int();
	g_autoptr(GRand) random = g_rand_new_with_seed(seed);
	g_autoptr(ReasonTexts) texts = reason_texts_read();

	for (const BeianType *const *type = beian_type_all(); *type != NULL; type++) {
		xmlRegexp *pattern = xmlRegexpCompile((const xmlChar *)(*type)->xsd_pattern);
		for (gsize i = 0; i < G_N_ELEMENTS(samples); i++)
			expect_reading_stands(*type, pattern, texts, samples[i], seed);
		for (int i = 0; i < ROUNDS / 35; i++) {
			g_autofree char *text = make_text(random);
			expect_reading_stands(*type, pattern, texts, text, seed);
		}
		xmlRegFreeRegexp(pattern);
	}
}

Test(property, bytes_that_are_no_text_are_refused_by_every_type)
{
	for (const BeianType *const *type = beian_type_all(); *type != NULL; type++) {
		g_auto(BeianReading) reading = {0};
		beian_type_read(*type, "1380013800\xc3", NULL, &reading);
		cr_expect_str_eq(reading.reason, "text.characters", "%s", (*type)->name);
	}
}
