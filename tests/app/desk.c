#include "config.h"
#include "tests/app/desk.h"
#include <criterion/criterion.h>
#include <string.h>

Desk
desk_open(void)
{
	char *home = g_dir_make_tmp("beian-desk-XXXXXX", NULL);

	cr_assert_not_null(home);
	g_setenv("BEIAN_HOME", home, TRUE);
	g_setenv("BEIAN_DATADIR", house_folder(), TRUE);
	g_setenv("BEIAN_TODAY", "2026-11-23", TRUE);
	return (Desk){home, beian_app_new()};
}

void
desk_clear(Desk *desk)
{
	beian_app_free(desk->app);
	house_remove(desk->home);
}

char *
desk_path(const Desk *desk, const char *name)
{
	return g_build_filename(desk->home, name, NULL);
}

char *
desk_file(const Desk *desk, const char *name, const char *content)
{
	house_write(desk->home, name, content);
	return desk_path(desk, name);
}

gint64
desk_draft(Desk *desk, const char *uid)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianStep) step = beian_step_new();
	g_autoptr(BeianOpenDraft) open = beian_draft_new(desk->app, "first", uid, &error);
	g_autofree char *scan = desk_file(desk, "scan.jpg", DESK_SCAN);

	cr_assert_not_null(open, "%s", error != NULL ? error->message : "");
	answer_plain(open->filing);
	cr_assert(beian_draft_attach(desk->app, open->filing, "entity/document/scan", scan, step, &error),
		"%s", error != NULL ? error->message : "");
	g_autoptr(BeianStep) all = beian_filing_copy_entries(open->filing);
	cr_assert(beian_draft_save(desk->app, open, all, NULL, &error), "%s",
		error != NULL ? error->message : "");
	return open->draft.id;
}

void
desk_answer(Desk *desk, gint64 id, const char *path, const char *text)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianStep) step = beian_step_new();
	g_autoptr(BeianOpenDraft) open = beian_draft_open_to_write(desk->app, id, &error);

	cr_assert_not_null(open, "%s", error != NULL ? error->message : "");
	cr_assert(beian_filing_set(open->filing, path, text, step, &error) &&
			  beian_draft_save(desk->app, open, step, NULL, &error),
		"%s", error != NULL ? error->message : "");
}

static int
by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Names of the files below FOLDER, sorted, a line each. */
static void
print_folder(GString *all, const char *folder, const char *shown)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

	for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;)
		g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, by_name);
	for (guint i = 0; i < names->len; i++) {
		g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL);
		g_autofree char *below = g_build_filename(shown, names->pdata[i], NULL);
		if (g_file_test(path, G_FILE_TEST_IS_DIR))
			print_folder(all, path, below);
		else
			g_string_append_printf(all, "%s\n", below);
	}
}

char *
desk_print(Desk *desk)
{
	BeianStore *store = beian_app_store(desk->app, NULL);
	g_autoptr(GArray) drafts = beian_store_list(store, NULL, 0, 100, NULL);
	g_autofree char *materials = desk_path(desk, "materials");
	GString *all = g_string_new(NULL);

	for (guint i = 0; i < drafts->len; i++) {
		const BeianDraft *draft = &g_array_index(drafts, BeianDraft, i);
		g_autoptr(GArray) entries = beian_store_entries(store, draft->id, NULL);
		g_string_append_printf(all, "%d %s %s %s %u/%u\n", (int)draft->id, draft->uid, draft->kind,
			draft->title, draft->filled, draft->required);
		for (guint j = 0; j < entries->len; j++)
			g_string_append_printf(all, "  %s=%s\n", g_array_index(entries, BeianChange, j).key,
				g_array_index(entries, BeianChange, j).after);
	}
	print_folder(all, materials, "materials");
	return g_string_free(all, FALSE);
}

char *
desk_export(Desk *desk, const gint64 *ids, guint count, const char *name, gboolean unfinished)
{
	g_autofree char *file = desk_path(desk, name);
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianExport) export =
		beian_export_begin(desk->app, ids, count, file, BEIAN_PROFILE_NATIVE, unfinished, &error);
	gboolean left = export != NULL;
	guint done = 0, of = 0;

	while (left && beian_export_step(export, &left, &done, &of, &error))
		cr_expect_leq(done, of);
	if (error == NULL) {
		g_autofree char *report = beian_export_report(export);
		cr_expect_eq(done, of, "done when nothing is left");
		cr_expect_not_null(strstr(report, file), "%s", report);
	}
	return error != NULL ? g_strdup(error->message) : NULL;
}

Desk
office_open(void)
{
	Desk desk = desk_open();

	beian_app_free(desk.app);
	g_setenv("BEIAN_DATADIR", g_getenv("top_srcdir"), TRUE);
	desk.app = beian_app_new();
	return desk;
}

gint64
office_draft(Desk *desk, const char *kind, const char *sample)
{
	g_autoptr(BeianStep) step = beian_step_new();
	g_autofree char *file =
		g_build_filename(g_getenv("top_srcdir"), "tests", "samples", sample, "answers.txt", NULL);
	g_autofree char *text = NULL;

	g_autoptr(BeianOpenDraft) open = beian_draft_new(desk->app, kind, NULL, NULL);
	cr_assert(g_file_get_contents(file, &text, NULL, NULL));
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line != NULL; line++) {
		g_auto(GStrv) parts = g_strsplit(*line, "=", 2);
		if (**line == '#' || parts[0] == NULL || parts[1] == NULL || *parts[1] == '@')
			continue;
		cr_assert(
			beian_filing_answer(open->filing, parts[0], parts[1], TRUE, step, NULL), "%s", *line);
	}
	cr_assert(beian_draft_save(desk->app, open, step, NULL, NULL));
	return open->draft.id;
}

char *
office_sample(const Desk *desk, const char *name, const char *old, const char *new)
{
	g_autofree char *from =
		g_build_filename(g_getenv("top_srcdir"), "tests", "fixtures", "downloads", name, NULL);
	char *to = desk_path(desk, name);
	g_autofree char *bytes = NULL;
	gsize size;

	cr_assert(g_file_get_contents(from, &bytes, &size, NULL), "%s", from);
	g_autoptr(GString) text = g_string_new_len(bytes, (gssize)size);
	if (old != NULL) {
		char *at = memmem(text->str, text->len, old, strlen(old));
		cr_assert_not_null(at, "%s has %s", name, old);
		gssize place = at - text->str;
		g_string_erase(text, place, (gssize)strlen(old));
		g_string_insert(text, place, new);
	}
	cr_assert(g_file_set_contents(to, text->str, (gssize)text->len, NULL));
	return to;
}

char *
office_import(Desk *desk, const char *file, BeianDownloadMode mode)
{
	g_auto(BeianImported) imported = {0};
	g_autoptr(GError) error = NULL;
	GString *all = g_string_new(NULL);

	if (!beian_import_file(desk->app, file, mode, &imported, &error)) {
		g_string_append_printf(all, "!%s", error->message);
		return g_string_free(all, FALSE);
	}
	cr_assert(imported.is_download);
	for (guint i = 0; i < imported.download.rows->len; i++) {
		const BeianDownloadRow *row = &g_array_index(imported.download.rows, BeianDownloadRow, i);
		g_string_append_printf(all, "%s %s\n", beian_download_state_name(row->state),
			row->number != NULL   ? row->number
			: row->bureau != NULL ? row->bureau
					      : row->name);
	}
	g_string_append(all, imported.download.done ? "+" : "");
	return g_string_free(all, FALSE);
}

void
office_expect(Desk *desk, const char *file, BeianDownloadMode mode, const char *expected, const char *why)
{
	g_autofree char *found = office_import(desk, file, mode);

	cr_expect_str_eq(found, expected, "%s: %s", why, found);
}
