/*
 * Whole filings of every kind, province and nature, and what becomes of them: finished and packed, or refused
 * by a rule that says so. BEIAN_SEED=N repeats a run; BEIAN_WALK=ROUNDS goes on for so many, each over all
 * kinds, provinces and natures.
 */
#include "config.h"
#include "core/base/directory.h"
#include "core/transform/miit.h"
#include "tests/support/leakcheck.h"
#include "tests/walk/clerk.h"
#include "tests/walk/picture.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(filings, .fini = leakcheck);

enum {
	EXPORT_ONE_IN = 3,
	RESTART_ONE_IN = 5,
	MIIT_ONE_IN = 4,
	WHIMS = 60,
	WHIMS_LONG = 8,
	THOUGHTS_MAX = 3,
	SENDER = 7
};

#define SEED "BEIAN_SEED"

/* Errors that say that such a filing cannot be made at all, and why that is so. */
static const struct {
	const char *rule, *why;
} refusals[] = {
	{"S04", "the province takes no foreign individuals"},
	{"X05", "the ministry's interface knows no apps"},
	{"X05.2", "the ministry's interface knows no apps"},
	{"X13", "the ministry's interface caps the document type of a modification"},
	{"X20", "a task of the bureau brings its ids"},
	{"X21", "a task of the bureau brings what its answer repeats"},
	{"X24", "no bureau takes claims"},
	{"X25", "a notice is answered by the filings that mend what it found"},
};

#define ROUNDS "BEIAN_WALK"

static guint32
seed_of_run(void)
{
	const char *given = g_getenv(SEED);

	return given != NULL ? (guint32)g_ascii_strtoull(given, NULL, 10) : g_random_int();
}

static gboolean
is_refusal(const char *rule)
{
	for (gsize i = 0; i < G_N_ELEMENTS(refusals); i++)
		if (strcmp(refusals[i].rule, rule) == 0)
			return TRUE;
	return FALSE;
}

/* Whether CLERK's filing is finished; fails the test when it is neither that nor refused by right. */
static gboolean
is_finished(const Clerk *clerk, const char *about)
{
	gboolean finished = TRUE;

	for (guint i = 0; i < clerk->verdict->findings->len; i++) {
		const BeianFinding *finding = clerk->verdict->findings->pdata[i];
		if (finding->outcome != BEIAN_OUTCOME_BROKEN || finding->severity != BEIAN_SEVERITY_ERROR)
			continue;
		g_autofree char *message = beian_finding_message(finding, BEIAN_LANGUAGE_EN);
		cr_expect(is_refusal(finding->rule->id), "%s: nothing mends %s at %s, \"%s\": %s\n%s", about,
			finding->rule->id, finding->path, finding->value, message, clerk->log->str);
		finished = FALSE;
	}
	if (finished)
		cr_expect_eq(clerk->document->filled, clerk->document->required,
			"%s: all that is asked is answered\n%s", about, clerk->log->str);
	return finished;
}

static void
expect_fits(Office *office, GBytes *bytes, const char *folder, const char *schema, const char *about)
{
	g_autofree char *file = g_strconcat(schema, ".xsd", NULL);
	g_autofree char *path = g_build_filename(folder, file, NULL);
	g_autoptr(GError) error = NULL;

	cr_expect(beian_schema_check_bytes(office_schema(office, path), bytes, schema, &error), "%s: %s",
		about, error != NULL ? error->message : "");
}

static void
expect_uploaded(const Clerk *clerk, const BeianXml *written, const char *about)
{
	const BeianMiitFiling filing = {.document = written, .material = picture_bytes};
	g_autofree char *transforms = g_build_filename(beian_directory_data(), "data", "transform", NULL);
	g_autofree char *reference = g_build_filename(g_getenv("shared"), "reference", "miit-3.0", NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) bytes =
		beian_miit_write(&filing, 1, SENDER, clerk->office->codes, transforms, &error);

	cr_expect_not_null(bytes, "%s: %s", about, error != NULL ? error->message : "");
	if (bytes == NULL)
		return;
	expect_fits(clerk->office, bytes, transforms, "miit-3.0", about);
	if (g_file_test(reference, G_FILE_TEST_IS_DIR))
		expect_fits(clerk->office, bytes, reference, "upload", about);
}

/* The package of a finished filing fits its schema, and what is uploaded the ministry's. */
static void
expect_packed(const Clerk *clerk, const char *about)
{
	const char *kind = beian_form_kind(beian_filing_form(clerk->filing));
	g_autofree char *schemas = g_build_filename(beian_directory_data(), "data", "schema", NULL);
	g_autoptr(BeianXml) written = beian_document_for_package(clerk->document, clerk->filing, TRUE);
	g_autoptr(GBytes) bytes = beian_xml_write(written, "UTF-8", NULL);

	cr_assert_not_null(bytes, "%s: it can be written", about);
	expect_fits(clerk->office, bytes, schemas, kind, about);
	if (strcmp(clerk->profile, "miit-3.0") == 0)
		expect_uploaded(clerk, written, about);
}

/* The filing that a clerk makes for APPLICANT, from RECORD where that is not NULL. */
static Clerk *
walk(Office *office, const Applicant *applicant, const char *kind, const BeianXml *record)
{
	gboolean modifies = strcmp(kind, "modify") == 0;
	Clerk *clerk = clerk_new(
		office, applicant, kind, office_chance(office, MIIT_ONE_IN) ? "miit-3.0" : "native");
	g_autofree char *about = g_strdup_printf("%s=%u: %s, %s (%s) in %s, %s, for %s", SEED, office->seed,
		kind, applicant->nature, applicant_knows(applicant, "document"), applicant->province,
		applicant_knows(applicant, "kind"), clerk->profile);
	g_autoptr(BeianStep) step = beian_step_new();

	if (record != NULL)
		clerk_begin(clerk, record);
	cr_expect(clerk_fill(clerk, step), "%s: every page ends", about);
	for (guint i = 0;
		i < THOUGHTS_MAX && ((modifies && i == 0) || office_chance(office, office->whims / 4)); i++)
		clerk_reconsider(clerk);
	clerk_mend(clerk);
	if (is_finished(clerk, about) && office_chance(office, EXPORT_ONE_IN))
		expect_packed(clerk, about);
	if (office_chance(office, RESTART_ONE_IN))
		clerk_expect_again(clerk);
	return clerk;
}

/* Kinds that begin from a record, in two halves. */
static const char *const others[2][4] = {
	{"add-service", "modify", "inspection", "materials"}, {"add-access", "cancel", "claim", NULL}};

/* A first filing of one of NATURE in PROVINCE, and of what the bureau then holds one of each kind of the
 * halves from FIRST to LAST. */
static void
walk_with(Office *office, const char *nature, const char *province, guint first, guint last)
{
	g_autoptr(Applicant) applicant = applicant_new(office->codes, office->random, nature, province);
	g_autoptr(Clerk) clerk = walk(office, applicant, "first", NULL);

	if (!beian_verdict_is_good(clerk->verdict))
		return;
	g_autoptr(BeianXml) record = clerk_record(clerk);
	for (guint half = first; half <= last; half++)
		for (guint i = 0; i < G_N_ELEMENTS(others[half]) && others[half][i] != NULL; i++)
			clerk_free(walk(office, applicant, others[half][i], record));
}

static void
walk_unfiled(Office *office)
{
	g_autoptr(Applicant) applicant = applicant_new(office->codes, office->random, "enterprise", "33");

	clerk_free(walk(office, applicant, "unfiled", NULL));
}

/* The list ID, whose rows are walked over. */
static const BeianCodeList *
list_of(const Office *office, const char *id)
{
	const BeianCodeList *list = beian_codes_list(office->codes, id, NULL);

	cr_assert_not_null(list, "%s", id);
	return list;
}

static const char *
province_at(const Office *office, guint index)
{
	const BeianCodeList *list = list_of(office, "province");

	return beian_code_list_cell(
		list, beian_code_list_row(list, index % beian_code_list_count(list)), "code");
}

/* The natures of organisations one after the other. */
static const char *
organisation_at(const Office *office, guint index)
{
	const BeianCodeList *list = list_of(office, "entity-nature");
	guint skipped = 0, at = index % (beian_code_list_count(list) - 1);

	for (guint i = 0; i <= at + skipped; i++)
		skipped += strcmp(beian_code_list_row(list, i)->token, "individual") == 0;
	return beian_code_list_row(list, at + skipped)->token;
}

static Office *
open_office(guint32 seed, guint whims)
{
	Office *office = office_new(seed);

	office->whims = whims;
	office->refuses = is_refusal;
	return office;
}

/*
 * Each kind meets each province and each nature; the two halves of the kinds change with every province, and
 * since natures of organisations are odd in number, each meets both.
 */
Test(filings, of_every_kind_province_and_nature_come_to_an_end)
{
	g_autoptr(Office) office = open_office(seed_of_run(), WHIMS);
	guint natures = beian_code_list_count(list_of(office, "entity-nature")) - 1;

	cr_assert_eq(natures % 2, 1, "else an organisation of each nature meets half of the kinds");
	for (guint i = 0; i < MAX(2 * natures, beian_code_list_count(list_of(office, "province"))); i++) {
		walk_with(office, organisation_at(office, i), province_at(office, i), i % 2, i % 2);
		walk_with(office, "individual", province_at(office, i), 1 - i % 2, 1 - i % 2);
	}
	walk_unfiled(office);
	cr_log_info("%u judged, %u mended", office->judged, office->mended);
}

static gboolean
is_walked(const char *kind)
{
	for (guint i = 0; i < 8; i++)
		if (g_strcmp0(others[i / 4][i % 4], kind) == 0)
			return TRUE;
	return strcmp(kind, "first") == 0 || strcmp(kind, "unfiled") == 0;
}

Test(filings, of_every_kind_there_is_are_walked)
{
	g_auto(GStrv) kinds = beian_form_kinds(beian_directory_data());

	cr_assert_gt(g_strv_length(kinds), 0);
	for (char **kind = kinds; *kind != NULL; kind++)
		cr_expect(is_walked(*kind), "%s", *kind);
}

Test(filings, of_all_natures_in_all_provinces_for_as_long_as_wanted)
{
	const char *rounds = g_getenv(ROUNDS);
	guint count = rounds != NULL ? (guint)g_ascii_strtoull(rounds, NULL, 10) : 0;

	if (count == 0)
		cr_skip("takes minutes a round: " ROUNDS "=1");
	for (guint round = 0; round < count; round++) {
		g_autoptr(Office) office = open_office(seed_of_run() + round, WHIMS_LONG);
		guint natures = beian_code_list_count(list_of(office, "entity-nature")) - 1;
		for (guint i = 0; i < beian_code_list_count(list_of(office, "province")); i++) {
			for (guint j = 0; j < natures; j++)
				walk_with(office, organisation_at(office, j), province_at(office, i), 0, 1);
			walk_with(office, "individual", province_at(office, i), 0, 1);
			walk_unfiled(office);
		}
		cr_log_info(
			"%s=%u: %u judged, %u mended", SEED, office->seed, office->judged, office->mended);
	}
}
