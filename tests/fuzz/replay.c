/*
 * replay: the main of a fuzz driver without libFuzzer: gives it each of its seeds, or each file named, and
 * prints TAP.
 */
#include "config.h"
#include "tests/fuzz/fuzz.h"
#include <glib.h>
#include <stdio.h>
#include <string.h>

static int
by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The paths of all seeds of the driver called PROGRAM, "…/fuzz_NAME", in the order of their names. */
static GPtrArray *
find_seeds(const char *program)
{
	GPtrArray *seeds = g_ptr_array_new_with_free_func(g_free);
	const char *top = g_getenv("top_srcdir");
	g_autofree char *base = g_path_get_basename(program);
	g_autofree char *folder = g_build_filename(top != NULL ? top : ".", "tests", "fuzz", "seeds",
		g_str_has_prefix(base, "fuzz_") ? base + strlen("fuzz_") : base, NULL);
	g_autoptr(GDir) files = g_dir_open(folder, 0, NULL);
	const char *name;

	while (files != NULL && (name = g_dir_read_name(files)) != NULL)
		g_ptr_array_add(seeds, g_build_filename(folder, name, NULL));
	g_ptr_array_sort(seeds, by_name);
	return seeds;
}

int
main(int count, char **arguments)
{
	g_autoptr(GPtrArray) seeds =
		count > 1 ? g_ptr_array_new_with_free_func(g_free) : find_seeds(arguments[0]);
	gboolean good = TRUE;

	for (int i = 1; i < count; i++)
		g_ptr_array_add(seeds, g_strdup(arguments[i]));
	if (seeds->len == 0)
		return puts("1..1\nnot ok 1 - there are seeds to replay") == EOF || 1;
	printf("1..%u\n", seeds->len);
	for (guint i = 0; i < seeds->len; i++) {
		g_autofree char *bytes = NULL, *name = g_path_get_basename(seeds->pdata[i]);
		gsize size_bytes = 0;
		gboolean read = g_file_get_contents(seeds->pdata[i], &bytes, &size_bytes, NULL);
		good = good && read;
		/* A block of exactly this size: a sanitizer sees a look at the byte behind it. */
		g_autofree void *block = g_memdup2(bytes, size_bytes);
		if (read)
			LLVMFuzzerTestOneInput(block, size_bytes);
		printf("%s %u - %s\n", read ? "ok" : "not ok", i + 1, name);
		fflush(stdout);
	}
	return good ? 0 : 1;
}
