/* batch_row: what the cells of one row say, and whether that can be an answer. */
#include "config.h"
#include "core/app/batch_instance.h"
#include "core/app/batch_row.h"
#include "core/app/house.h"
#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/filing/path.h"
#include "core/materials/materials.h"
#include <inttypes.h>
#include <string.h>

const char *
beian_batch_path(const BeianBatchReader *reader, guint column)
{
	return column < reader->paths->len ? reader->paths->pdata[column] : NULL;
}

void
beian_batch_reject(BeianBatchReader *reader, const BeianSheetCell *cell, const char *reason)
{
	const char *path = beian_batch_path(reader, cell->column);
	BeianBatchMistake mistake = {cell->row, cell->column, NULL, NULL};

	reader->rejected++;
	if (reader->out->mistakes->len >= BEIAN_BATCH_MISTAKES) {
		reader->out->more = TRUE;
		return;
	}
	mistake.path =
		path != NULL && strlen(path) <= BEIAN_BATCH_NAME_BYTES ? beian_text_visible(path) : NULL;
	mistake.reason = g_strdup(reason);
	g_array_append_val(reader->out->mistakes, mistake);
}

/* What the file NAME, relative to the CSV file, answers with; borrowed. NULL with *ERROR. */
static const char *
probe(BeianBatchReader *reader, const char *name, GError **error)
{
	const char *known = g_hash_table_lookup(reader->materials, name);
	BeianPicture picture;

	if (known != NULL)
		return known;
	if (!beian_picture_probe(name, &picture, error))
		return NULL;
	g_autofree char *base = g_path_get_basename(name);
	g_autofree char *visible = beian_text_visible(base);
	g_autofree char *bare = beian_text_normalise(visible);
	g_autofree char *facts = beian_picture_facts(&picture);
	char *text = g_strconcat(facts, " ", bare, NULL);
	g_hash_table_insert(reader->materials, g_strdup(name), text);
	return text;
}

/* Where the material with the digest SHA256 is: in the store, or in a folder beside the CSV file. NULL when
 * it is nowhere. Free with g_free. */
static char *
find_material(BeianBatchReader *reader, const char *sha256, GError **error)
{
	g_autofree char *beside = beian_materials_path(reader->folder, sha256);

	if (g_file_test(beside, G_FILE_TEST_IS_REGULAR))
		return g_steal_pointer(&beside);
	if (reader->failure != NULL || beian_app_store(reader->app, &reader->failure) == NULL) {
		g_propagate_error(error, g_error_copy(reader->failure));
		return NULL;
	}
	g_autofree char *kept = beian_materials_path(reader->app->home, sha256);
	if (g_file_test(kept, G_FILE_TEST_IS_REGULAR))
		return g_steal_pointer(&kept);
	beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
		_("the file with this digest is neither in the store nor in a folder materials beside the "
		  "CSV "
		  "file; put it there, or name a file with @"));
	return NULL;
}

/* Whether LINE, "SHA256 BYTES TYPE NAME" as an answer keeps it, tells the truth of a material that is at
 * hand. */
static gboolean
check_material(BeianBatchReader *reader, const char *line, GError **error)
{
	g_autofree char *sha256 = g_strndup(line, BEIAN_DIGEST_CHARS);

	if (!beian_digest_is_valid(sha256))
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("the question asks for a file; name one with @, as in @licence.jpg"));
	g_autofree char *name = find_material(reader, sha256, error);
	const char *text = name != NULL ? probe(reader, name, error) : NULL;
	if (text == NULL)
		return FALSE;
	g_auto(GStrv) words = g_strsplit(text, " ", 4);
	g_autofree char *facts = g_strjoin(" ", words[0], words[1], words[2], NULL);
	return beian_picture_facts_agree(facts, line) ||
	       beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
		       _("the file has another digest, size or kind than the cell says; name it with @"));
}

/* The answer that CELL gives to QUESTION, NULL for a link. Free with g_free. NULL with *ERROR. */
static char *
answer_of(BeianBatchReader *reader, const BeianQuestion *question, const char *cell, GError **error)
{
	gboolean wants_file = question != NULL && strcmp(question->type->name, "file") == 0;

	if (*cell == '@' && !wants_file) {
		beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("the question asks for no file; write \\@ for an answer that begins with @"));
		return NULL;
	}
	if (*cell == '@') {
		g_autofree char *bare = beian_text_normalise(cell + 1);
		g_autofree char *name = g_path_is_absolute(bare)
						? g_strdup(bare)
						: g_build_filename(reader->folder, bare, NULL);
		return g_strdup(probe(reader, name, error));
	}
	g_autofree char *answer = beian_sheet_answer_of(cell);
	g_auto(GStrv) lines = wants_file ? g_strsplit(answer, "\n", -1) : g_new0(char *, 1);
	for (char **line = lines; *line != NULL; line++)
		if (!check_material(reader, *line, error))
			return NULL;
	return g_steal_pointer(&answer);
}

/* Puts what CELL says into FILING. FALSE with *ERROR. */
static gboolean
put_cell(BeianBatchReader *reader, BeianFiling *filing, const BeianSheetCell *cell, GError **error)
{
	g_autoptr(BeianStep) step = beian_step_new();
	const char *path = beian_batch_path(reader, cell->column);

	if (path == NULL)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("there is no heading above this cell; name the answer there, or clear the cell"));
	g_autofree char *template = beian_path_template(path);
	const BeianQuestion *question = beian_form_question(beian_filing_form(filing), template);
	g_autofree char *answer = answer_of(reader, question, cell->text, error);
	if (answer == NULL)
		return FALSE;
	g_autofree char *link = beian_text_normalise(answer);
	return beian_filing_answer(filing, path, question == NULL ? link : answer, TRUE, step, error);
}

/* What the type of a question has against an answer, which is not quoted but for what is wrong in it. Free
 * with g_free. */
static char *
refusal(BeianBatchReader *reader, const BeianReading *reading)
{
	const BeianRules *rules = beian_app_rules(reader->app, NULL);
	const BeianRule *reason = rules != NULL ? beian_rules_find(rules, reading->reason) : NULL;
	BeianFinding finding = {.rule = reason, .value = (char *)"…", .detail = reading->detail};

	if (reason == NULL)
		return g_strdup_printf(_("the answer cannot be read (%s)"), reading->reason);
	g_autofree char *message = beian_finding_message(&finding, reader->language);
	g_autofree char *fix = beian_finding_fix(&finding, reader->language);
	return g_strconcat(message, reader->language == BEIAN_LANGUAGE_ZH ? "" : " ", fix, NULL);
}

/* After the whole row: what type reads an answer may depend on another one. */
static void
check_cell(BeianBatchReader *reader, const BeianFiling *filing, const BeianSheetCell *cell)
{
	const char *path = beian_batch_path(reader, cell->column);
	g_autofree char *template = beian_path_template(path);
	const BeianQuestion *question = beian_form_question(beian_filing_form(filing), template);
	const BeianReading *reading = question != NULL ? beian_filing_read(filing, question, path) : NULL;

	if (reading == NULL)
		return;
	g_autofree char *bare = beian_text_normalise(cell->text);
	const char *spoiled = beian_sheet_spoiled(question, reading, bare);
	g_autofree char *refused =
		spoiled == NULL && reading->value == NULL ? refusal(reader, reading) : NULL;
	if (spoiled != NULL || refused != NULL)
		beian_batch_reject(reader, cell, spoiled != NULL ? spoiled : refused);
}

void
beian_batch_fill(BeianBatchReader *reader, BeianFiling *filing, BeianBatchRow row)
{
	gboolean is_instance = !beian_form_is_filing(beian_form_kind(beian_filing_form(filing)));

	for (guint i = 0; i < row.count; i++) {
		g_autoptr(GError) error = NULL;
		const char *path = beian_batch_path(reader, row.cells[i].column);
		if (row.cells[i].column != reader->kind_column &&
			!(is_instance && beian_batch_is_of_number(path)) &&
			!put_cell(reader, filing, &row.cells[i], &error))
			beian_batch_reject(reader, &row.cells[i], error->message);
	}
}

gboolean
beian_batch_check(BeianBatchReader *reader, const BeianForm *form, BeianBatchRow row)
{
	guint before = reader->rejected;
	g_autoptr(BeianFiling) filing = beian_filing_new(form, "00000000");

	beian_batch_fill(reader, filing, row);
	for (guint i = 0; i < row.count; i++) {
		guint column = row.cells[i].column;
		if (column != reader->kind_column && beian_batch_path(reader, column) != NULL)
			check_cell(reader, filing, &row.cells[i]);
	}
	if (!beian_form_is_filing(beian_form_kind(form)))
		beian_batch_check_instance(reader, form, row);
	return reader->rejected == before && reader->failure == NULL;
}
