#include "config.h"
#include "tests/support/random.h"
#include "core/filing/path.h"
#include <string.h>

GRand *
random_new(guint32 *seed)
{
	const char *given = g_getenv("BEIAN_SEED");

	*seed = given != NULL ? (guint32)g_ascii_strtoull(given, NULL, 10) : g_random_int();
	return g_rand_new_with_seed(*seed);
}

static guint
below(GRand *random, guint limit)
{
	return (guint)g_rand_int_range(random, 0, (gint32)limit);
}

#define DIGEST "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static const struct {
	const char *type, *texts[4];
} samples[] = {
	{"text", {"示例", "Example", "字 & <字>", "冻结"}},
	{"note", {"一\n二", "two", "三", "“四”"}},
	{"mobile", {"13800138000", "139 0013 9000", "13700137000", "1380013"}},
	{"landline", {"0571-88888888", "010-66666666", "086-0571-87654321", "x"}},
	{"email", {"a@example.com", "b@example.org", "c@example.net", "nobody"}},
	{"ip", {"192.0.2.1", "2001:db8::1", "192.0.2.77", "192.0.2"}},
	{"host", {"ns1.example.com", "192.0.2.1", "2001:db8::1", "_"}},
	{"domain", {"example.com", "示例.中国", "EXAMPLE.org", "-"}},
	{"url", {"https://example.com/", "http://example.org/a", "https://示例.中国/", "ftp:"}},
	{"region", {"330106", "110000", "330100", "999999"}},
	{"date", {"2020-02-29", "长期", "2031年5月1日", "2021-02-29"}},
	{"yes-no", {"yes", "no", "unknown", "maybe"}},
	{"number", {"1", "0", "17", "many"}},
	{"file", {DIGEST " 9 image/jpeg 扫描.jpg", DIGEST " 7 image/png a b.png", DIGEST " 1 image/gif c",
			 "scan.jpg"}},
	{"document-number", {"33010619900101123X", "91330106MA2X12343Y", "E12345678", "?"}},
	{"package-name", {"cn.example.notes", "com.Example_1.app", "a.b", "notes"}},
	{"bundle-id", {"cn.example-sample.notes", "com.example.App", "a.b", "cn.example.*"}},
	{"public-key", {DIGEST DIGEST DIGEST DIGEST DIGEST DIGEST DIGEST DIGEST, DIGEST DIGEST,
			       "0x" DIGEST, "-----BEGIN PUBLIC KEY-----"}},
	{"fingerprint-md5",
		{"0F:1E:2D:3C:4B:5A:69:78:87:96:A5:B4:C3:D2:E1:F0", "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
			"0F1E2D3C4B5A69788796A5B4C3D2E1F0", "0F:1E"}},
	{"fingerprint-sha1",
		{"0F1E2D3C4B5A69788796A5B4C3D2E1F001234567",
			"0F:1E:2D:3C:4B:5A:69:78:87:96:A5:B4:C3:D2:E1:F0:01:23:45:67",
			"0f1e2d3c4b5a69788796a5b4c3d2e1f001234567", "zz"}},
	{"credit-code", {"91330106MA2X12343Y", "91330106ma2x12343y", "91330106MA2B56784A", "1"}},
};

/* Something that QUESTION may be answered with, more often right than wrong. */
static char *
text_for(const BeianFiling *filing, const BeianQuestion *question, GRand *random)
{
	BeianCodes *codes = beian_form_codes(beian_filing_form(filing));
	const BeianCodeList *list = question->list != NULL && codes != NULL
					    ? beian_codes_list(codes, question->list, NULL)
					    : NULL;

	if (list != NULL && below(random, 10) > 0) {
		guint rows = beian_code_list_count(list);
		const char *token = beian_code_list_row(list, below(random, rows))->token;
		if (!question->facets.multiple)
			return g_strdup(token);
		return g_strdup_printf("%s %s", token, beian_code_list_row(list, below(random, rows))->token);
	}
	for (gsize i = 0; i < G_N_ELEMENTS(samples); i++)
		if (strcmp(samples[i].type, question->type->name) == 0)
			return g_strdup(samples[i].texts[below(random, 4)]);
	return g_strdup("x");
}

/* PATH with an instance in place of each repeat; NULL where there is none. */
static char *
concrete(const BeianFiling *filing, const char *template, GRand *random, gboolean number_last)
{
	g_auto(GStrv) names = g_strsplit(template, "/", -1);
	g_autoptr(GString) path = g_string_new(NULL), so_far = g_string_new(NULL);

	for (char **name = names; *name != NULL; name++) {
		g_string_append_printf(path, "%s%s", path->len > 0 ? "/" : "", *name);
		g_string_append_printf(so_far, "%s%s", so_far->len > 0 ? "/" : "", *name);
		if (beian_form_repeat(beian_filing_form(filing), so_far->str) == NULL ||
			(name[1] == NULL && !number_last))
			continue;
		g_autoptr(GArray) numbers = beian_filing_instances(filing, path->str);
		if (numbers->len == 0)
			return NULL;
		g_string_append_printf(
			path, "/%u", g_array_index(numbers, guint, below(random, numbers->len)));
	}
	return g_string_free(g_steal_pointer(&path), FALSE);
}

static const BeianQuestion *
some_question(const BeianFiling *filing, GRand *random)
{
	const GPtrArray *questions = beian_form_questions(beian_filing_form(filing));

	return questions->pdata[below(random, questions->len)];
}

/* The innermost block of some question that repeats, or that may be linked, or NULL. */
static const BeianBlock *
some_block(const BeianFiling *filing, GRand *random, gboolean repeats)
{
	for (const BeianBlock *block = some_question(filing, random)->block; block != NULL;
		block = block->parent)
		if (repeats ? block->repeats : block->same_as != NULL)
			return block;
	return NULL;
}

static void
answer_something(BeianFiling *filing, GRand *random, BeianStep *step)
{
	const BeianQuestion *question = some_question(filing, random);
	g_autofree char *path = concrete(filing, question->path, random, TRUE);
	g_autofree char *text = below(random, 8) == 0 ? g_strdup(" ") : text_for(filing, question, random);

	if (path != NULL)
		beian_filing_set(filing, path, text, step, NULL);
}

static void
confirm_something(BeianFiling *filing, GRand *random, BeianStep *step)
{
	g_autofree char *path = concrete(filing, some_question(filing, random)->path, random, TRUE);

	if (path != NULL)
		beian_filing_confirm(filing, "A02", path, "a value", "因为 so it is",
			(BeianDate){2026, 11, 23}, step, NULL);
}

static void
link_something(BeianFiling *filing, GRand *random, BeianStep *step)
{
	const BeianBlock *block = some_block(filing, random, FALSE);
	g_autofree char *path = block != NULL ? concrete(filing, block->path, random, TRUE) : NULL;

	if (path != NULL)
		beian_filing_link(filing, path, below(random, 2) == 0, step, NULL);
}

void
random_action(BeianFiling *filing, GRand *random, BeianStep *step)
{
	guint what = below(random, 20);

	if (what < 14) {
		answer_something(filing, random, step);
	} else if (what < 18) {
		const BeianBlock *block = some_block(filing, random, TRUE);
		gboolean adds = what < 17;
		g_autofree char *path = block != NULL ? concrete(filing, block->path, random, !adds) : NULL;
		if (path != NULL && adds)
			g_free(beian_filing_add(filing, path, step, NULL));
		else if (path != NULL)
			beian_filing_remove(filing, path, step, NULL);
	} else if (what == 18) {
		link_something(filing, random, step);
	} else {
		confirm_something(filing, random, step);
	}
}
