#include "config.h"
#include "core/app/rows.h"
#include "core/app/advised.h"
#include "core/app/draft_rows.h"
#include "core/app/house.h"
#include "core/app/notice_rows.h"
#include "core/app/number_rows.h"
#include "core/app/records.h"
#include "core/app/task_rows.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/materials/picture.h"
#include <glib/gstdio.h>
#include <string.h>

static GArray *
drafts(BeianApp *app, const BeianCommand *command, gboolean *more, GError **error)
{
	BeianStore *store = beian_app_store(app, error);

	return store != NULL
		       ? beian_draft_rows(store, command->text, command->first, command->count, more, error)
		       : NULL;
}

static void
add_code(GArray *rows, BeianCodes *codes, const char *list, const BeianCode *code)
{
	BeianRow row = {.id = g_strdup(code->token), .leaf = TRUE};
	gboolean region = strcmp(list, "region") == 0;

	row.cells[0] = region ? beian_codes_region_name(codes, code->token, BEIAN_LANGUAGE_ZH)
			      : g_strdup(code->label[BEIAN_LANGUAGE_ZH]);
	row.cells[1] = region ? beian_codes_region_name(codes, code->token, BEIAN_LANGUAGE_EN)
			      : g_strdup(code->label[BEIAN_LANGUAGE_EN]);
	row.cells[2] = g_strdup(code->token);
	g_array_append_val(rows, row);
}

static GArray *
codes(BeianApp *app, const BeianCommand *command, gboolean *more, GError **error)
{
	BeianCodes *all = beian_app_codes(app);
	g_auto(GStrv) filter = g_strsplit(command->argument, " ", 3); /* LIST, or LIST COLUMN TOKEN */
	gboolean filters = g_strv_length(filter) == 3;
	const BeianCodeList *list = beian_codes_list(all, filter[0], error);
	BeianDate day;

	if (list == NULL || !beian_clock_today(&day, error))
		return NULL;
	GArray *rows = beian_rows_new();
	g_autoptr(GArray) found = beian_code_list_search(list, command->text);
	guint before = command->first;
	for (guint i = 0; i < found->len; i++) {
		const BeianCode *row = beian_code_list_row(list, g_array_index(found, guint, i));
		if (!beian_code_list_offers(
			    list, row, filters ? filter[1] : NULL, filters ? filter[2] : NULL, day) ||
			(before > 0 && before-- > 0))
			continue;
		*more = rows->len == command->count;
		if (*more)
			break;
		add_code(rows, all, filter[0], row);
	}
	return rows;
}

static char *
what_it_is(const char *path)
{
	g_autoptr(GError) error = NULL;
	BeianPicture picture;

	if (!beian_picture_probe(path, &picture, &error))
		return g_strdup(error->message);
	if (picture.kind == BEIAN_PICTURE_NONE)
		return g_strdup(_("no picture"));
	if (picture.damaged)
		return g_strdup(_("damaged"));
	if (picture.width_pixels == 0)
		return g_strdup(beian_picture_media_type(picture.kind));
	return g_strdup_printf("%s %u×%u%s%s", beian_picture_media_type(picture.kind), picture.width_pixels,
		picture.height_pixels, picture.colour == BEIAN_COLOUR_GREY ? " " : "",
		picture.colour == BEIAN_COLOUR_GREY ? _("grey") : "");
}

static int
compare_rows(gconstpointer a, gconstpointer b)
{
	const BeianRow *x = a, *y = b;

	return x->leaf != y->leaf ? x->leaf - y->leaf : strcmp(x->cells[0], y->cells[0]);
}

static void
add_file(GArray *rows, const char *folder, const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	gboolean is_folder = g_file_test(path, G_FILE_TEST_IS_DIR);
	BeianRow row = {.leaf = !is_folder};

	row.cells[0] = is_folder ? g_strconcat(name, "/", NULL) : g_strdup(name);
	row.id = g_canonicalize_filename(path, NULL);
	g_array_append_val(rows, row);
}

/* Leaves of ROWS those that COMMAND asks for. Returns whether there were others after them. */
static gboolean
cut(GArray *rows, const BeianCommand *command)
{
	gboolean more = rows->len > command->first && rows->len - command->first > command->count;

	g_array_remove_range(rows, 0, MIN(command->first, rows->len));
	g_array_set_size(rows, MIN(command->count, rows->len));
	return more;
}

static char *
size_of(const char *path)
{
	GStatBuf status;

	return g_stat(path, &status) == 0 ? g_format_size((guint64)status.st_size) : g_strdup("");
}

static GArray *
files(BeianApp *app, const BeianCommand *command, gboolean *more, GError **error)
{
	g_autofree char *folder =
		g_canonicalize_filename(command->argument != NULL ? command->argument : ".", NULL);
	g_autoptr(GError) cause = NULL;
	g_autoptr(GDir) dir = g_dir_open(folder, 0, &cause);
	(void)app;

	*more = FALSE;
	if (dir == NULL) {
		beian_error_set(error, BEIAN_ERROR_CANNOT, "%s", cause->message);
		return NULL;
	}
	GArray *rows = beian_rows_new();
	g_autofree char *words = g_utf8_casefold(command->text, -1);
	if (*words == '\0')
		add_file(rows, folder, "..");
	for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
		g_autofree char *folded = g_utf8_validate(name, -1, NULL) ? g_utf8_casefold(name, -1) : NULL;
		if (folded != NULL && *name != '.' && strstr(folded, words) != NULL)
			add_file(rows, folder, name);
	}
	g_array_sort(rows, compare_rows);
	*more = cut(rows, command);
	for (guint i = 0; i < MIN(rows->len, 100); i++) {
		BeianRow *row = &g_array_index(rows, BeianRow, i);
		row->cells[1] = row->leaf ? size_of(row->id) : g_strdup("");
		row->cells[2] = row->leaf ? what_it_is(row->id) : g_strdup("");
	}
	return rows;
}

static void
add_kind(GArray *rows, const char *kind, const BeianText *title)
{
	BeianRow row = {.id = g_strdup(kind), .leaf = TRUE};

	row.cells[0] = g_strdup(title->in[BEIAN_LANGUAGE_ZH]);
	row.cells[1] = g_strdup(title->in[BEIAN_LANGUAGE_EN]);
	g_array_append_val(rows, row);
}

/* The kinds that begin with questions. Where these cannot be read, whoever asks them is told. */
static void
add_entries(BeianApp *app, GArray *rows)
{
	const BeianAdviceBook *book = beian_app_advice(app, NULL);

	for (guint i = 0; book != NULL && i < beian_advice_entries(book)->len; i++) {
		const BeianAdvice *entry = beian_advice_entries(book)->pdata[i];
		add_kind(rows, entry->kind, &entry->title);
	}
}

static GArray *
kinds(BeianApp *app, const BeianCommand *command, gboolean *more, GError **error)
{
	g_auto(GStrv) all = beian_form_kinds(app->datadir);
	GArray *rows = beian_rows_new();

	for (char **kind = all; *kind != NULL; kind++) {
		g_auto(BeianText) title = {{NULL}};
		if (!beian_form_read_title(app->datadir, *kind, &title, error)) {
			g_array_unref(rows);
			return NULL;
		}
		add_kind(rows, *kind, &title);
	}
	/* Questions begin from nothing. */
	if (command->argument == NULL)
		add_entries(app, rows);
	*more = cut(rows, command);
	return rows;
}

/* Those of ROWS (given away; NULL: none) that hold WORDS. */
static GArray *
held(GArray *rows, const char *words)
{
	for (guint i = rows != NULL ? rows->len : 0; i-- > 0;)
		if (!beian_row_holds(&g_array_index(rows, BeianRow, i), words))
			g_array_remove_index(rows, i);
	return rows;
}

GArray *
beian_rows_look_up(BeianApp *app, const BeianCommand *command, gboolean *more, GError **error)
{
	*more = FALSE;
	switch (command->source) {
	case BEIAN_SOURCE_DRAFTS:
		return drafts(app, command, more, error);
	case BEIAN_SOURCE_CODES:
		return codes(app, command, more, error);
	case BEIAN_SOURCE_FILES:
		return files(app, command, more, error);
	case BEIAN_SOURCE_RECORDS:
		return beian_record_rows(app, command->text, command->first, command->count, more, error);
	case BEIAN_SOURCE_RECORD:
		return beian_record_value_rows(app, command->argument, command->text, error);
	case BEIAN_SOURCE_TASKS:
		return held(beian_task_rows(app, error), command->text);
	case BEIAN_SOURCE_TASK:
		return held(beian_task_choice_rows(app, command->argument, error), command->text);
	case BEIAN_SOURCE_NOTICES:
		return beian_notice_list_rows(
			app, command->text, command->first, command->count, more, error);
	case BEIAN_SOURCE_LOG:
		return held(beian_task_log_rows(app, command->argument, error), command->text);
	case BEIAN_SOURCE_AFTER:
		return held(beian_task_after_rows(app, command->argument, error), command->text);
	case BEIAN_SOURCE_INSTANCES:
		return held(beian_instance_rows(app, error), command->text);
	case BEIAN_SOURCE_INSTANCE:
		return held(beian_instance_choice_rows(app, command->argument, error), command->text);
	case BEIAN_SOURCE_NUMBER:
		return held(beian_number_choice_rows(app, command->argument, error), command->text);
	case BEIAN_SOURCE_INVENTORY:
		return held(beian_inventory_rows(app, command->argument,
				    app->open != NULL ? app->open->draft.id : 0, error),
			command->text);
	case BEIAN_SOURCE_KINDS:
		return kinds(app, command, more, error);
	}
	g_assert_not_reached();
}
