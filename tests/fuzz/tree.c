#include "config.h"
#include "tests/fuzz/tree.h"
#include "core/filing/answers.h"
#include <ftw.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Between the files of one input. */
#define DIVIDER "\n====\n"

/* BEFORE: path → GBytes of the files that the last input changed. */
static struct {
	char *folder, *house;
	GHashTable *before;
} tree;

static int
copy_one(const char *path, const struct stat *status, int type, struct FTW *where)
{
	g_autofree char *target = g_build_filename(tree.folder, path + strlen(tree.house), NULL);
	g_autofree char *content = NULL;
	gsize size_bytes;
	(void)status, (void)where;

	if (type == FTW_D)
		return g_mkdir_with_parents(target, 0700);
	return g_file_get_contents(path, &content, &size_bytes, NULL) &&
			       g_file_set_contents(target, content, (gssize)size_bytes, NULL)
		       ? 0
		       : -1;
}

static int
remove_one(const char *path, const struct stat *status, int type, struct FTW *where)
{
	(void)status, (void)type, (void)where;
	return g_remove(path);
}

static void
remove_tree(void)
{
	nftw(tree.folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	g_free(tree.folder);
	g_free(tree.house);
	g_hash_table_unref(tree.before);
}

static void
make_tree(void)
{
	const char *top = g_getenv("top_srcdir");

	tree.house = g_build_filename(top != NULL ? top : ".", "tests", "fixtures", "house", NULL);
	tree.folder = g_dir_make_tmp("beian-fuzz-XXXXXX", NULL);
	g_assert(tree.folder != NULL);
	g_assert(nftw(tree.house, copy_one, 8, FTW_PHYS) == 0);
	tree.before = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
	atexit(remove_tree);
}

static void
write_to(const char *path, const void *bytes, gsize size_bytes)
{
	FILE *file = fopen(path, "wb");

	g_assert(file != NULL && fwrite(bytes, 1, size_bytes, file) == size_bytes);
	g_assert(fclose(file) == 0);
}

static gboolean
restore(gpointer path, gpointer bytes, gpointer data)
{
	(void)data;
	write_to(path, g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
	return TRUE;
}

/* One file: its name, a line feed, its content. FALSE when there is no file of that name. */
static gboolean
put_file(const char *bytes, gsize size_bytes)
{
	const char *feed = memchr(bytes, '\n', size_bytes);
	g_autofree char *name = feed != NULL ? g_strndup(bytes, (gsize)(feed - bytes)) : NULL;
	char *before;
	gsize before_bytes;

	if (name == NULL || !g_str_is_ascii(name) || strstr(name, "..") != NULL)
		return FALSE;
	g_autofree char *path = g_build_filename(tree.folder, name, NULL);
	if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
		return FALSE;
	if (!g_hash_table_contains(tree.before, path)) {
		g_assert(g_file_get_contents(path, &before, &before_bytes, NULL));
		g_hash_table_insert(tree.before, g_strdup(path), g_bytes_new_take(before, before_bytes));
	}
	write_to(path, feed + 1, size_bytes - (gsize)(feed + 1 - bytes));
	return TRUE;
}

const char *
fuzz_tree_put(const uint8_t *bytes, size_t size_bytes)
{
	const char *at = (const char *)bytes, *end = at + size_bytes;
	gboolean changed = FALSE;

	if (tree.folder == NULL)
		make_tree();
	g_hash_table_foreach_remove(tree.before, restore, NULL);
	while (at < end) {
		const char *next = memmem(at, (size_t)(end - at), DIVIDER, strlen(DIVIDER));
		changed |= put_file(at, (gsize)((next != NULL ? next : end) - at));
		at = next != NULL ? next + strlen(DIVIDER) : end;
	}
	return changed ? tree.folder : NULL;
}

BeianCodes *
fuzz_tree_codes(void)
{
	static BeianCodes *codes;

	if (codes == NULL) {
		g_autofree char *lists = g_build_filename(tree.folder, "data", "codes", NULL);
		codes = beian_codes_new(lists);
	}
	return codes;
}

void
fuzz_tree_check(const GError *error, gboolean loaded)
{
	g_assert(loaded == (error == NULL));
	if (loaded)
		return;
	g_assert(error->domain == BEIAN_ERROR && g_utf8_validate(error->message, -1, NULL));
	g_auto(GStrv) lines = g_strsplit(error->message, "\n", -1);
	for (char **line = lines; *line != NULL; line++)
		g_assert(**line != '\0' && (strstr(*line, ".xml") != NULL || strstr(*line, ".csv") != NULL));
}

void
fuzz_tree_answer(BeianFiling *filing)
{
	g_autofree char *path =
		g_build_filename(tree.house, "tests", "samples", "first-plain", "answers.txt", NULL);
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	g_autoptr(BeianStep) step = beian_step_new();
	g_autofree char *text = NULL;
	gsize size_bytes;

	g_assert(g_file_get_contents(path, &text, &size_bytes, NULL));
	g_autoptr(GArray) lines = beian_answers_read(text, size_bytes, path, complaints);
	for (guint i = 0; i < lines->len; i++) {
		const BeianAnswerLine *line = &g_array_index(lines, BeianAnswerLine, i);
		beian_filing_answer(filing, line->path, line->text, TRUE, step, NULL);
	}
}
