#include "config.h"
#include "tests/store/folder.h"
#include "core/base/digest.h"
#include <criterion/criterion.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

char *
folder_new(void)
{
	g_autoptr(GError) error = NULL;
	char *folder = g_dir_make_tmp("beian-store-XXXXXX", &error);

	cr_assert_not_null(folder, "a directory for the test");
	return folder;
}

static int
remove_one(const char *path, const struct stat *status, int type, struct FTW *where)
{
	(void)status, (void)type, (void)where;
	return remove(path);
}

void
folder_remove(char *folder)
{
	nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	g_free(folder);
}

char *
folder_path(const char *folder, const char *name)
{
	return g_build_filename(folder, name, NULL);
}

static int
by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

char *
folder_print(const char *folder)
{
	g_autoptr(GDir) names = g_dir_open(folder, 0, NULL);
	g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func(g_free);
	const char *name;

	while ((name = g_dir_read_name(names)) != NULL) {
		g_autofree char *path = folder_path(folder, name);
		g_autofree char *digest = g_file_test(path, G_FILE_TEST_IS_REGULAR)
						  ? beian_digest_of_file(path, NULL, NULL)
						  : NULL;
		g_ptr_array_add(lines, g_strdup_printf("%s %s", name, digest != NULL ? digest : "-"));
	}
	g_ptr_array_sort(lines, by_name);
	g_ptr_array_add(lines, NULL);
	return g_strjoinv("\n", (char **)lines->pdata);
}

BeianStore *
store_at(const char *folder)
{
	g_autoptr(GError) error = NULL;
	BeianStore *store = beian_store_open(folder, &error);

	cr_assert_not_null(store, "the store opens: %s", error != NULL ? error->message : "");
	return store;
}

BeianDraft
draft_new(BeianStore *store, const char *uid, const char *title, const char *now)
{
	g_autoptr(GError) error = NULL;
	BeianDraft draft = {.uid = g_strdup(uid), .kind = g_strdup("first"), .title = g_strdup(title)};

	cr_assert(beian_store_create(store, &draft, now, &error), "a draft is made: %s",
		error != NULL ? error->message : "");
	return draft;
}

gboolean
draft_answer(BeianStore *store, BeianDraft *draft, const char *key, const char *text, GError **error)
{
	g_auto(BeianChange) change = {.key = g_strdup(key), .after = g_strdup(text), .value = g_strdup(text)};

	return beian_store_save(store, draft, &change, 1, NOON, error);
}

char *
draft_print(BeianStore *store, gint64 id)
{
	g_autoptr(GArray) entries = beian_store_entries(store, id, NULL);
	GString *all = g_string_new(NULL);

	cr_assert_not_null(entries);
	for (guint i = 0; i < entries->len; i++) {
		const BeianChange *entry = &g_array_index(entries, BeianChange, i);
		g_string_append_printf(all, "%s%s=%s", i == 0 ? "" : " ", entry->key, entry->after);
	}
	return g_string_free(all, FALSE);
}

static char *
print_step(GArray *step)
{
	GString *all = g_string_new(NULL);

	for (guint i = 0; i < step->len; i++) {
		const BeianChange *change = &g_array_index(step, BeianChange, i);
		g_string_append_printf(all, "%s%s:%s>%s", i == 0 ? "" : " ", change->key,
			change->before != NULL ? change->before : "",
			change->after != NULL ? change->after : "");
	}
	return g_string_free(all, FALSE);
}

char *
draft_undo(BeianStore *store, BeianDraft *draft)
{
	g_autoptr(GArray) step = beian_store_undo_step(store, draft->id, NULL);

	cr_assert_not_null(step);
	if (step->len > 0)
		cr_assert(
			beian_store_undo(store, draft, (BeianChange *)step->data, step->len, EVENING, NULL));
	return print_step(step);
}

char *
draft_redo(BeianStore *store, BeianDraft *draft)
{
	g_autoptr(GArray) step = beian_store_redo_step(store, draft->id, NULL);

	cr_assert_not_null(step);
	if (step->len > 0)
		cr_assert(
			beian_store_redo(store, draft, (BeianChange *)step->data, step->len, EVENING, NULL));
	return print_step(step);
}
