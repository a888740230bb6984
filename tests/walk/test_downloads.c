/*
 * What the bureau holds and a provider downloads is not always what would be filed today: several domains and
 * accesses, no county, numbers that no list has. It can be modified, cancelled and so on all the same.
 */
#include "config.h"
#include "core/base/directory.h"
#include "core/base/file.h"
#include "core/records/record.h"
#include "core/xml/pieces.h"
#include "tests/support/leakcheck.h"
#include "tests/walk/clerk.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(downloads, .fini = leakcheck);

enum { WHIMS = 40, LIMIT_BYTES = 1024 * 1024 };

/* Of a record by the path of a question what its applicant knows. */
static const struct {
	const char *path, *name;
} known[] = {
	{"entity/@number", "number"},
	{"entity/name", "name"},
	{"entity/document/type", "document"},
	{"entity/document/number", "document-number"},
	{"entity/document/address", "address"},
};

/* What RECORD says at PATH; NULL: nothing. Free with g_free. */
static char *
said(const BeianXml *record, const char *path)
{
	g_autoptr(GArray) lines = beian_record_lines(record);

	for (guint i = 0; i < lines->len; i++)
		if (strcmp(g_array_index(lines, BeianRecordLine, i).path, path) == 0)
			return g_strdup(g_array_index(lines, BeianRecordLine, i).value);
	return NULL;
}

/* Whether an entity of NATURE has such a DOCUMENT; else the record is wrong in this, and its applicant has
 * another. */
static gboolean
has_such(const Office *office, const char *nature, const char *document)
{
	const BeianCodeList *list = beian_codes_list(office->codes, "document-type", NULL);
	const BeianCode *row = document != NULL ? beian_code_list_find(list, document) : NULL;

	return row != NULL && beian_code_list_offers(list, row, "natures", nature, applicant_today);
}

/* Whose RECORD it is: an enterprise, where no list has the nature. */
static Applicant *
applicant_of(Office *office, const BeianXml *record)
{
	g_autofree char *nature = said(record, "entity/nature"), *region = said(record, "entity/region");
	g_autofree char *province = g_strndup(region, 2), *document = said(record, "entity/document/type");
	Applicant *applicant = applicant_new(office->codes, office->random,
		nature != NULL && *nature != '#' ? nature : "enterprise", province);
	gboolean has = has_such(office, applicant->nature, document);

	for (gsize i = 0; i < G_N_ELEMENTS(known); i++) {
		char *text = said(record, known[i].path);
		if (text != NULL && (has || !g_str_has_prefix(known[i].path, "entity/document/")))
			applicant_learn(applicant, known[i].name, text);
		else
			g_free(text);
	}
	return applicant;
}

static void
expect_an_end(Office *office, const BeianXml *record, const char *kind)
{
	g_autoptr(Applicant) applicant = applicant_of(office, record);
	g_autoptr(Clerk) clerk = clerk_new(office, applicant, kind, "native");
	g_autoptr(BeianStep) step = beian_step_new();
	const char *name = applicant_knows(applicant, "name");

	clerk_begin(clerk, record);
	cr_expect(clerk_fill(clerk, step), "%s of %s: every page ends", kind, name);
	clerk_reconsider(clerk);
	clerk_mend(clerk);
	for (guint i = 0; i < clerk->verdict->findings->len; i++) {
		const BeianFinding *finding = clerk->verdict->findings->pdata[i];
		if (finding->outcome == BEIAN_OUTCOME_BROKEN && finding->severity == BEIAN_SEVERITY_ERROR)
			cr_expect(FALSE, "%s of %s: nothing mends %s at %s\n%s", kind, name,
				finding->rule->id, finding->path, clerk->log->str);
	}
}

static gboolean
visit(BeianXml *piece, guint which, gpointer data, GError **error)
{
	static const char *const kinds[] = {
		"add-service", "add-access", "modify", "cancel", "claim", "inspection", "materials"};
	Office *office = data;
	g_autofree char *transforms = g_build_filename(beian_directory_data(), "data", "transform", NULL);
	g_autoptr(BeianRecordMaker) maker = beian_record_maker_for_miit(office->codes, transforms, error);
	g_autoptr(BeianXml) record =
		maker != NULL ? beian_record_maker_make(maker, piece, "record", error) : NULL;

	(void)which;
	for (gsize i = 0; record != NULL && i < G_N_ELEMENTS(kinds); i++)
		expect_an_end(office, record, kinds[i]);
	return record != NULL;
}

Test(downloads, can_be_begun_from_and_come_to_an_end)
{
	static const char *const files[] = {"records.xml", "later.xml", "everything.xml"};
	static const char *const paths[] = {"DownloadData/ICP/BASJ/Baxx", "DownloadData/SJTB/ICP/BASJ/Baxx",
		"DownloadData/SJTB/ICP/Baxx", NULL};
	g_autoptr(Office) office = office_new(1);

	office->whims = WHIMS;
	for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
		g_autofree char *path = g_build_filename(
			g_getenv("top_srcdir"), "tests", "fixtures", "downloads", files[i], NULL);
		g_autoptr(GError) error = NULL;
		g_autoptr(GBytes) bytes = beian_file_read(path, LIMIT_BYTES, &error);
		cr_assert(bytes != NULL && beian_pieces_read(bytes, files[i], paths, visit, office, &error),
			"%s", error != NULL ? error->message : "");
	}
	cr_expect_gt(office->judged, 0);
}
