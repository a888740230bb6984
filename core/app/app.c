#include "config.h"
#include "core/app/house.h"
#include "core/base/directory.h"
#include "core/base/error.h"
#include "core/base/text.h"

BeianApp *
beian_app_new(void)
{
	BeianApp *app = g_new0(BeianApp, 1);

	app->datadir = g_strdup(beian_directory_data());
	app->forms = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)beian_form_free);
	app->schemas =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)beian_schema_free);
	return app;
}

void
beian_app_free(BeianApp *app)
{
	if (app == NULL)
		return;
	beian_open_draft_free(app->open);
	g_hash_table_unref(app->schemas);
	g_hash_table_unref(app->forms);
	beian_advice_free(app->advice);
	beian_course_free(app->course);
	beian_letters_free(app->letters);
	beian_number_states_free(app->number_states);
	beian_rules_free(app->reasons);
	beian_rules_free(app->rules);
	beian_codes_free(app->codes);
	g_clear_pointer(&app->table, g_array_unref);
	beian_store_close(app->store);
	g_free(app->datadir);
	g_free(app->home);
	g_free(app);
}

void
beian_app_take_store(BeianApp *app, BeianStore *store)
{
	g_assert(app->store == NULL);
	app->store = store;
	app->home = g_strdup(beian_store_directory(store));
}

BeianStore *
beian_app_store(BeianApp *app, GError **error)
{
	if (app->store != NULL)
		return app->store;
	if (app->home == NULL)
		app->home = beian_directory_home(error);
	if (app->home != NULL)
		app->store = beian_store_open(app->home, error);
	return app->store;
}

BeianCodes *
beian_app_codes(BeianApp *app)
{
	if (app->codes == NULL) {
		g_autofree char *folder = g_build_filename(app->datadir, "data", "codes", NULL);
		app->codes = beian_codes_new(folder);
		beian_codes_use_imports(app->codes, beian_app_imports, app);
	}
	return app->codes;
}

/* The program's own data are not what a person gave to be examined: broken ones are "could not do it". */
static void
cannot_read_data(GError **error)
{
	if (error != NULL && *error != NULL)
		(*error)->code = BEIAN_ERROR_CANNOT;
}

/* The shipped rules and words, with the user's own over them. */
static BeianRules *
read_rules(BeianApp *app, GError **error)
{
	g_autofree char *own = beian_directory_own_rules();
	g_autofree char *words = own != NULL ? g_build_filename(own, "words", NULL) : NULL;

	if (own == NULL)
		return beian_rules_read(app->datadir, error);
	if (g_file_test(words, G_FILE_TEST_EXISTS) &&
		!beian_codes_add_own_words(beian_app_codes(app), words, error))
		return NULL;
	return beian_rules_read_over(app->datadir, own, error);
}

const BeianRules *
beian_app_rules(BeianApp *app, GError **error)
{
	if (app->rules == NULL)
		app->rules = read_rules(app, error);
	if (app->rules == NULL)
		cannot_read_data(error);
	return app->rules;
}

const BeianForm *
beian_app_form(BeianApp *app, const char *kind, GError **error)
{
	BeianForm *form = g_hash_table_lookup(app->forms, kind);

	if (form != NULL)
		return form;
	g_auto(GStrv) kinds = beian_form_all(app->datadir);
	if (kinds[0] == NULL) {
		beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("there are no forms below %s; install the program again or set BEIAN_DATADIR"),
			app->datadir);
		return NULL;
	}
	if (!g_strv_contains((const char *const *)kinds, kind)) {
		const char *nearest = beian_text_nearest(kind, (const char *const *)kinds);
		g_autofree char *all = g_strjoinv(", ", kinds);
		if (nearest != NULL)
			beian_error_set(error, BEIAN_ERROR_USAGE,
				_("there is no kind “%s”; did you mean “%s”?"), kind, nearest);
		else
			beian_error_set(error, BEIAN_ERROR_USAGE, _("there is no kind “%s”; there are: %s"),
				kind, all);
		return NULL;
	}
	form = beian_form_read(app->datadir, kind, beian_app_codes(app), error);
	if (form != NULL)
		g_hash_table_insert(app->forms, g_strdup(kind), form);
	else
		cannot_read_data(error);
	return form;
}

const BeianSchema *
beian_app_schema(BeianApp *app, const BeianForm *form, GError **error)
{
	const char *kind = beian_form_kind(form);
	BeianSchema *schema = g_hash_table_lookup(app->schemas, kind);

	if (schema != NULL)
		return schema;
	g_autoptr(GBytes) bytes = beian_form_schema(form, error);
	schema = bytes != NULL ? beian_schema_read_bytes(bytes, kind, error) : NULL;
	if (schema != NULL)
		g_hash_table_insert(app->schemas, g_strdup(kind), schema);
	return schema;
}
