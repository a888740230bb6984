#include "config.h"
#include "core/base/date.h"
#include "core/filing/path.h"
#include "tests/walk/applicant.h"
#include "tests/walk/number.h"
#include "tests/walk/organisation.h"
#include "tests/walk/picture.h"
#include <criterion/criterion.h>
#include <string.h>

enum { REGIONS_MAX = 4, SALTS = 1000 };

/* Of age everywhere and below 60; 17 years old; and a county. */
#define BORN "19850612"
#define BORN_LATE "20090612"
#define ELSEWHERE "330106"

const BeianDate applicant_today = {2026, 11, 23};

const char *
applicant_knows(const Applicant *applicant, const char *name)
{
	return g_hash_table_lookup(applicant->knows, name);
}

void
applicant_learn(Applicant *applicant, const char *name, char *text)
{
	g_hash_table_insert(applicant->knows, (gpointer)name, text);
}

static const BeianCodeList *
list_of(BeianCodes *codes, const char *id)
{
	g_autoptr(GError) error = NULL;
	const BeianCodeList *list = beian_codes_list(codes, id, &error);

	cr_assert_not_null(list, "%s", error != NULL ? error->message : "");
	return list;
}

/* One of the rows of LIST that can be chosen and have TOKEN in COLUMN. */
static const BeianCode *
some_row(const Applicant *applicant, const BeianCodeList *list, const char *column, const char *token)
{
	guint count = beian_code_list_count(list),
	      first = (guint)g_rand_int_range(applicant->random, 0, (gint32)count);

	for (guint i = 0; i < count; i++) {
		const BeianCode *row = beian_code_list_row(list, (first + i) % count);
		if (beian_code_list_offers(list, row, column, token, applicant_today))
			return row;
	}
	cr_assert_fail("a row has %s", token);
	return NULL;
}

/* A county of PROVINCE. Borrowed. */
static const char *
some_county(const Applicant *applicant, const char *province)
{
	const BeianCodeList *list = list_of(applicant->codes, "region");
	guint count = beian_code_list_count(list),
	      first = (guint)g_rand_int_range(applicant->random, 0, (gint32)count);

	for (guint i = 0; i < count; i++) {
		const BeianCode *row = beian_code_list_row(list, (first + i) % count);
		if (strncmp(row->token, province, 2) == 0 && *row->valid_to == '\0' &&
			strcmp(beian_code_list_cell(list, row, "level"), "county") == 0)
			return row->token;
	}
	cr_assert_fail("province %s has a county", province);
	return NULL;
}

/* A number of a document whose numbers are of TYPE. */
static char *
number_of_type(const Applicant *applicant, const char *type, const char *region, const char *born, guint salt)
{
	const BeianCodeList *natures = list_of(applicant->codes, "entity-nature");
	const BeianCode *nature = beian_code_list_find(natures, applicant->nature);
	g_autofree char *prefix = g_strndup(beian_code_list_cell(natures, nature, "credit-prefix"), 2);

	return number_make(type, region, *prefix != '\0' ? prefix : "91", born, salt);
}

static const char *
number_type(const Applicant *applicant, const BeianCode *document)
{
	return beian_code_list_cell(list_of(applicant->codes, "document-type"), document, "number-type");
}

static char *
landline_of(const Applicant *applicant, const char *region)
{
	const BeianCodeList *list = list_of(applicant->codes, "area-code");

	for (guint i = 0; i < beian_code_list_count(list); i++) {
		const BeianCode *row = beian_code_list_row(list, i);
		g_auto(GStrv) regions = g_strsplit(beian_code_list_cell(list, row, "regions"), " ", -1);
		for (char **at = regions; *at != NULL; at++)
			if (**at != '\0' && g_str_has_prefix(region, *at))
				return g_strdup_printf("%s-%s", row->token,
					strlen(row->token) == 3 ? "66668888" : "88886666");
	}
	return g_strdup("0571-88886666");
}

static void
learn_names(Applicant *applicant, guint salt)
{
	const char *region = applicant_knows(applicant, "region");
	g_autofree char *province = g_strdup_printf("%s0000", applicant->province);
	char *place = beian_codes_region_name(applicant->codes, region, BEIAN_LANGUAGE_ZH);
	gboolean individual = strcmp(applicant->nature, "individual") == 0;

	cr_assert_not_null(place);
	applicant_learn(applicant, "name",
		individual
			? g_strdup("张样本")
			: organisation_name(applicant->codes, applicant->random, applicant->nature, place));
	applicant_learn(applicant, "address", g_strconcat(place, "样本路1号101室", NULL));
	applicant_learn(applicant, "landline", landline_of(applicant, region));
	applicant_learn(applicant, "domain", g_strdup_printf("yangben%u", salt));
	applicant_learn(applicant, "suffix",
		g_strdup(strcmp(applicant->nature, "government") == 0 ? "gov.cn" : "cn"));
	const BeianCodeList *provinces = list_of(applicant->codes, "province");
	for (guint i = 0; i < beian_code_list_count(provinces); i++) {
		const BeianCode *row = beian_code_list_row(provinces, i);
		if (strcmp(row->miit, province) == 0)
			applicant_learn(applicant, "number",
				g_strdup_printf("%sICP备2026%06u号",
					beian_code_list_cell(provinces, row, "icp-prefix"), salt));
	}
	g_free(place);
}

Applicant *
applicant_new(BeianCodes *codes, GRand *random, const char *nature, const char *province)
{
	Applicant *applicant = g_new0(Applicant, 1);
	guint salt = (guint)g_rand_int_range(random, 0, SALTS);

	applicant->codes = codes;
	applicant->random = random;
	applicant->nature = g_strdup(nature);
	g_strlcpy(applicant->province, province, sizeof applicant->province);
	applicant->knows = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	const BeianCode *document = some_row(applicant, list_of(codes, "document-type"), "natures", nature);
	applicant_learn(applicant, "nature", g_strdup(nature));
	applicant_learn(applicant, "region", g_strdup(some_county(applicant, province)));
	applicant_learn(applicant, "document", g_strdup(document->token));
	applicant_learn(applicant, "kind", g_strdup(g_rand_int_range(random, 0, 3) == 0 ? "app" : "website"));
	applicant_learn(applicant, "document-number",
		number_of_type(applicant, number_type(applicant, document),
			applicant_knows(applicant, "region"), BORN, salt));
	learn_names(applicant, salt);
	return applicant;
}

void
applicant_free(Applicant *applicant)
{
	g_hash_table_unref(applicant->knows);
	g_free(applicant->nature);
	g_free(applicant);
}

/*
 * What he answers at paths that end so; {…} is what he knows, {n} the numbers in the path, {=…} what is
 * answered elsewhere, at a path from the root. Several are tried in this order.
 */
static const struct {
	const char *path, *texts[3];
} truths[] = {
	{"entity/nature", {"{nature}"}},
	{"entity/region", {"{region}"}},
	{"entity/document/type", {"{document}"}},
	{"entity/document/number", {"{document-number}"}},
	{"entity/name", {"{name}"}},
	{"entity/superior", {"样本上级主管单位", "{name}"}},
	{"entity/document/address", {"{address}"}},
	{"entity/mailing-address", {"样本路1号101室"}},
	{"entity/number", {"{number}"}},
	{"entity/services-filed", {"1", "0"}},
	{"service/number", {"{number}-{n}", "{number}-{n}A"}},
	{"finding/service", {"{number}-{n}"}},
	{"service/kind", {"{kind}"}},
	{"service/name", {"样本之家", "我的样本生活"}},
	{"service/filed-name", {"样本之家"}},
	{"service/domain/name", {"{domain}-{n}.{suffix}"}},
	{"service/domain/holder", {"{name}"}},
	{"service/domain/holder-document-type", {"{document}"}},
	{"service/domain/holder-document-number", {"{document-number}"}},
	{"service/access/instance", {"i-sample{n}"}},
	{"person/name", {"王样本"}},
	{"legal/name", {"赵样本"}},
	{"person/document/type", {"resident-id"}},
	{"birth-date", {"1985-06-12", "2009-06-12"}},
	{"category/name", {"工具"}},
	{"draft", {"0a1b2c3d"}},
};

/* Whether the template PATH ends in the whole names of END. */
static gboolean
ends_in(const char *path, const char *end)
{
	gsize longer = strlen(path) - MIN(strlen(path), strlen(end));

	return strcmp(path + longer, end) == 0 && (longer == 0 || path[longer - 1] == '/');
}

/* The numbers in PATH, one behind the other; "0" when there is none. */
static char *
numbers_in(const char *path)
{
	g_autoptr(GString) numbers = g_string_new(NULL);
	g_auto(GStrv) names = g_strsplit(path, "/", -1);

	for (char **name = names; *name != NULL; name++)
		if (g_ascii_isdigit(**name))
			g_string_append(numbers, *name);
	return numbers->len > 0 ? g_strdup(numbers->str) : g_strdup("0");
}

static char *
told(const Applicant *applicant, const char *text, const char *path)
{
	g_autoptr(GString) all = g_string_new(text);
	g_autofree char *n = numbers_in(path);
	GHashTableIter iter;
	gpointer name, value;

	g_string_replace(all, "{n}", n, 0);
	g_hash_table_iter_init(&iter, applicant->knows);
	while (g_hash_table_iter_next(&iter, &name, &value)) {
		g_autofree char *mark = g_strdup_printf("{%s}", (const char *)name);
		g_string_replace(all, mark, value, 0);
	}
	return g_string_free(g_steal_pointer(&all), FALSE);
}

/* The same number for the same path, whoever asks and when. */
static guint
salt_of(const char *path)
{
	return g_str_hash(path) % 100000;
}

/* Texts of types, with %u for the salt of the path. */
static const struct {
	const char *type, *texts[7]; /* the last is NULL */
} samples[] = {
	{"text", {"样本", "示例文字第%u号"}},
	{"note", {"这是样本，只用来介绍自己的产品和服务，没有别的内容，也不涉及需要前置审批的任何信息。"}},
	{"mobile", {"138%08u"}},
	{"email", {"yangben%u@example.cn"}},
	{"ip", {"47.96.1.10", "47.96.1.20"}},
	{"host", {"www.example-%u.cn"}},
	{"domain", {"example-%u.cn"}},
	{"url", {"https://www.example-%u.cn"}},
	{"date", {"2036-06-01", "2024-06-01", "2026-11-20", "2026-12-20", "2009-06-01", "2026-06-01"}},
	{"yes-no", {"no", "yes", "unknown"}},
	{"number", {"1", "0", "2", "100"}},
	{"entity-number", {"浙ICP备12345678号"}},
	{"service-number", {"浙ICP备12345678号-1"}},
	{"service-code", {"0a1b2c3d-0000-4000-8000-0000000%05u"}},
	{"filing-password", {"yangben%u"}},
	{"package-name", {"cn.yangben.a%u"}},
	{"bundle-id", {"cn.yangben.i%u"}},
	{"public-key",
		{"3082010A02820101008B36D9F9D9C0F7C0C43E8B0C5A0BB5E0D3A1F4C7E2B5968778695A4B3C2D1E0F1A2B3C4D5"
		 "E"
		 "6F708192A3B4C5D6E7F8091A2B3C4D5E6F708192A3B4C5D6E7F8091A2B3C4D5E6F708192A3B4C5D6E7F8091A"
		 "2B3C4D5E6F708192A3B4C5D6E7F8091A2B3C4D5E6F708192A3B4C5D6E7F8091A2B3C4D5E6F7081"}},
	{"fingerprint-md5", {"0F:1E:2D:3C:4B:5A:69:78:87:96:A5:B4:C3:D2:E1:F0"}},
	{"fingerprint-sha1", {"0F:1E:2D:3C:4B:5A:69:78:87:96:A5:B4:C3:D2:E1:F0:01:23:45:67"}},
};

static void
add(GPtrArray *answers, char *text)
{
	if (*text != '\0' && !g_ptr_array_find_with_equal_func(answers, text, g_str_equal, NULL))
		g_ptr_array_add(answers, text);
	else
		g_free(text);
}

/* The concrete path of the question at the template TEMPLATE beside the one at PATH. Free with g_free. */
static char *
beside(const char *template, const char *path)
{
	g_autoptr(GString) inside = g_string_new(NULL);
	g_auto(GStrv) names = g_strsplit(path, "/", -1);
	guint last = 0;

	for (guint i = 0; names[i] != NULL; i++)
		last = g_ascii_isdigit(names[i][0]) ? i + 1 : last;
	for (guint i = 0; i < last; i++)
		g_string_append_printf(inside, "%s%s", i > 0 ? "/" : "", names[i]);
	return beian_path_inside(template, inside->str);
}

/* What FILING answers to the question at TEMPLATE beside PATH, followed where the block there takes over
 * another's; NULL: nothing. */
static const char *
answered_beside(const BeianFiling *filing, const char *template, const char *path)
{
	g_autofree char *there = beside(template, path);
	const BeianReading *reading = beian_filing_reading(filing, there);

	return reading != NULL ? reading->value : NULL;
}

static void
add_choices(const Applicant *applicant, const BeianFiling *filing, const BeianQuestion *question,
	const char *path, GPtrArray *answers)
{
	const BeianCodeList *list = list_of(applicant->codes, question->list);
	guint count = beian_code_list_count(list),
	      first = (guint)g_rand_int_range(applicant->random, 0, (gint32)count);
	const char *where =
		question->where_path != NULL ? answered_beside(filing, question->where_path, path) : NULL;

	for (guint i = 0; i < count; i++) {
		const BeianCode *row = beian_code_list_row(list, (first + i) % count);
		if (beian_code_list_offers(list, row, question->where_column, where, applicant_today))
			add(answers, g_strdup(row->token));
	}
}

/* Numbers of the document that is answered beside, or of the one that the question is about when none is. */
static void
add_numbers(const Applicant *applicant, const BeianFiling *filing, const BeianQuestion *question,
	const char *path, GPtrArray *answers)
{
	const char *token =
		question->type_from != NULL ? answered_beside(filing, question->type_from, path) : NULL;
	const BeianCode *document =
		token != NULL ? beian_code_list_find(list_of(applicant->codes, "document-type"), token)
			      : NULL;
	const char *type = document != NULL ? number_type(applicant, document) : question->type->name;
	const char *region = applicant_knows(applicant, "region");
	guint salt = salt_of(path) % SALTS;

	add(answers, number_of_type(applicant, type, region, BORN, salt));
	add(answers, number_of_type(applicant, type, region, BORN_LATE, salt));
	add(answers, number_of_type(applicant, type, ELSEWHERE, BORN, salt));
}

static void
add_regions(const Applicant *applicant, GPtrArray *answers)
{
	add(answers, g_strdup(applicant_knows(applicant, "region")));
	for (guint i = 0; i < REGIONS_MAX; i++)
		add(answers, g_strdup(some_county(applicant, applicant->province)));
	add(answers, g_strdup(some_county(applicant, strcmp(applicant->province, "33") == 0 ? "31" : "33")));
}

static void
add_files(GPtrArray *answers)
{
	for (guint i = 0; i < PICTURES; i++)
		add(answers, g_strdup(picture_answer(i)));
}

static void
add_samples(const BeianQuestion *question, const char *path, GPtrArray *answers)
{
	g_autofree char *salt = g_strdup_printf("%u", salt_of(path)),
			*mobile = g_strdup_printf("%08u", salt_of(path));

	for (gsize i = 0; i < G_N_ELEMENTS(samples); i++)
		for (guint j = 0;
			strcmp(samples[i].type, question->type->name) == 0 && samples[i].texts[j] != NULL;
			j++) {
			g_autoptr(GString) text = g_string_new(samples[i].texts[j]);
			g_string_replace(text, "%08u", mobile, 0);
			g_string_replace(text, "%05u", mobile + 3, 0);
			g_string_replace(text, "%u", salt, 0);
			add(answers, g_strdup(text->str));
		}
	if (question->facets.long_term)
		add(answers, g_strdup("long-term"));
}

static void
add_licence(const Applicant *applicant, const BeianFiling *filing, const char *path, GPtrArray *answers)
{
	const BeianCodeList *list = list_of(applicant->codes, "pre-approval");
	const char *type = answered_beside(filing, "service/approval/type", path);
	const BeianCode *row = type != NULL ? beian_code_list_find(list, type) : NULL;

	if (row != NULL)
		add(answers, g_strdup(beian_code_list_cell(list, row, "like")));
}

/* The domain of the service whose home page is at PATH, the only one or the first. */
static void
add_home(const BeianFiling *filing, const char *path, GPtrArray *answers)
{
	g_autofree char *domain = beside("service/domain/name", path);
	const BeianReading *only = beian_filing_reading(filing, domain);
	g_autofree char *first =
		g_strdup_printf("%.*s1/name", (int)(strlen(domain) - strlen("name")), domain);
	const BeianReading *reading = only != NULL ? only : beian_filing_reading(filing, first);

	if (reading != NULL && reading->value != NULL)
		add(answers, g_strconcat("https://www.", reading->value, NULL));
}

static void
add_truths(const Applicant *applicant, const BeianQuestion *question, const char *path, GPtrArray *answers)
{
	for (gsize i = 0; i < G_N_ELEMENTS(truths); i++)
		for (guint j = 0;
			ends_in(question->path, truths[i].path) && j < 3 && truths[i].texts[j] != NULL; j++)
			add(answers, told(applicant, truths[i].texts[j], path));
}

gboolean
applicant_is_sure(const Applicant *applicant, const char *path, const char *text)
{
	static const char *const sure[][2] = {{"entity/name", "name"}, {"entity/nature", "nature"},
		{"entity/document/type", "document"}, {"service/1/kind", "kind"}};

	if (strcmp(path, "entity/region") == 0)
		return text == NULL || !g_str_has_prefix(text, applicant->province);
	for (gsize i = 0; i < G_N_ELEMENTS(sure); i++)
		if (strcmp(path, sure[i][0]) == 0)
			return text == NULL || strcmp(text, applicant_knows(applicant, sure[i][1])) != 0;
	return FALSE;
}

GPtrArray *
applicant_answers(const Applicant *applicant, const BeianFiling *filing, const BeianQuestion *question,
	const char *path)
{
	GPtrArray *answers = g_ptr_array_new_with_free_func(g_free);
	const char *type = question->type->name;

	add_truths(applicant, question, path, answers);
	if (ends_in(question->path, "approval/number"))
		add_licence(applicant, filing, path, answers);
	if (strcmp(type, "url") == 0)
		add_home(filing, path, answers);
	if (question->list != NULL && strcmp(type, "code") == 0)
		add_choices(applicant, filing, question, path, answers);
	else if (strcmp(type, "region") == 0)
		add_regions(applicant, answers);
	else if (strcmp(type, "file") == 0)
		add_files(answers);
	else if (question->type_from != NULL || strcmp(type, "document-number") == 0)
		add_numbers(applicant, filing, question, path, answers);
	else if (strcmp(type, "landline") == 0)
		add(answers, g_strdup(applicant_knows(applicant, "landline")));
	add_samples(question, path, answers);
	return answers;
}

const char *
applicant_nonsense(const BeianQuestion *question)
{
	static const char *const lax[] = {"text", "note", "document-number", NULL};

	if (g_strv_contains(lax, question->type->name) || question->list != NULL)
		return NULL;
	return "…?!";
}
