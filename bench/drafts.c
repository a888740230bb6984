/*
 * drafts: makes COUNT drafts of one answers file and KIND ("first" when it is not said) in one process, for
 * the homes of bench/. "{n}" in an answer becomes the draft's number in five digits, so that no two drafts
 * need say the same.
 */
#include "config.h"
#include "core/app/draft.h"
#include "core/base/directory.h"
#include "core/base/file.h"
#include "core/base/language.h"
#include "core/filing/answers.h"
#include <stdio.h>
#include <stdlib.h>

enum { ANSWERS_LIMIT_BYTES = 1 << 20 };

static GArray *
lines_of(GBytes *answers, const char *name, guint number, BeianComplaints *complaints)
{
	g_autofree char *digits = g_strdup_printf("%05u", number);
	gsize size_bytes;
	const char *data = g_bytes_get_data(answers, &size_bytes);
	GString *text = g_string_new_len(data, (gssize)size_bytes);

	g_string_replace(text, "{n}", digits, 0);
	GArray *lines = beian_answers_read(text->str, text->len, name, complaints);
	g_string_free(text, TRUE);
	return lines;
}

static gboolean
make(BeianApp *app, const char *kind, GBytes *answers, const char *name, guint number, GError **error)
{
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	g_autoptr(GArray) lines = lines_of(answers, name, number, complaints);
	g_autoptr(BeianStep) step = beian_step_new();
	g_autoptr(BeianOpenDraft) open = beian_draft_new(app, kind, NULL, error);

	if (open == NULL)
		return FALSE;
	beian_draft_answer(app, open->filing, lines, name, TRUE, step, complaints);
	if (!beian_complaints_none(complaints, error))
		return FALSE;
	beian_filing_add_demanded(open->filing, step);
	return beian_draft_save(app, open, step, NULL, error);
}

int
main(int argc, char **argv)
{
	g_autoptr(BeianApp) app = beian_app_new();
	g_autoptr(GError) error = NULL;

	if (argc != 3 && argc != 4) {
		fputs("usage: drafts COUNT ANSWERS [KIND]\n", stderr);
		return 2;
	}
	beian_language_init(beian_directory_locale());
	g_autoptr(GBytes) answers = beian_file_read(argv[2], ANSWERS_LIMIT_BYTES, &error);
	guint count = (guint)strtoul(argv[1], NULL, 10);
	for (guint i = 1; i <= count && answers != NULL && error == NULL; i++)
		make(app, argc > 3 ? argv[3] : "first", answers, argv[2], i, &error);
	if (error != NULL)
		fprintf(stderr, "drafts: %s\n", error->message);
	return error == NULL ? 0 : 3;
}
