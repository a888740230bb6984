#include "config.h"
#include "core/base/directory.h"
#include "tests/walk/clerk.h"
#include <criterion/criterion.h>

Office *
office_new(guint32 seed)
{
	g_autofree char *codes = g_build_filename(beian_directory_data(), "data", "codes", NULL);
	g_autoptr(GError) error = NULL;
	Office *office = g_new0(Office, 1);

	office->codes = beian_codes_new(codes);
	office->rules = beian_rules_read(beian_directory_data(), &error);
	cr_assert_not_null(office->rules, "%s", error != NULL ? error->message : "");
	office->forms =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)beian_form_free);
	office->schemas =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)beian_schema_free);
	office->helped = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_autofree char *transforms = g_build_filename(beian_directory_data(), "data", "transform", NULL);
	office->maker = beian_record_maker_for_native(transforms, &error);
	cr_assert_not_null(office->maker, "%s", error != NULL ? error->message : "");
	office->seed = seed;
	office->random = g_rand_new_with_seed(seed);
	return office;
}

void
office_free(Office *office)
{
	g_rand_free(office->random);
	beian_record_maker_free(office->maker);
	g_hash_table_unref(office->helped);
	g_hash_table_unref(office->schemas);
	g_hash_table_unref(office->forms);
	beian_rules_free(office->rules);
	beian_codes_free(office->codes);
	g_free(office);
}

const BeianForm *
office_form(Office *office, const char *kind)
{
	BeianForm *form = g_hash_table_lookup(office->forms, kind);
	g_autoptr(GError) error = NULL;

	if (form != NULL)
		return form;
	form = beian_form_read(beian_directory_data(), kind, office->codes, &error);
	cr_assert_not_null(form, "%s", error != NULL ? error->message : "");
	g_hash_table_insert(office->forms, g_strdup(kind), form);
	return form;
}

const BeianSchema *
office_schema(Office *office, const char *path)
{
	BeianSchema *schema = g_hash_table_lookup(office->schemas, path);
	g_autoptr(GError) error = NULL;

	if (schema != NULL)
		return schema;
	schema = beian_schema_read(path, &error);
	cr_assert_not_null(schema, "%s", error != NULL ? error->message : "");
	g_hash_table_insert(office->schemas, g_strdup(path), schema);
	return schema;
}

gboolean
office_chance(const Office *office, guint one_in)
{
	return g_rand_int_range(office->random, 0, (gint32)one_in) == 0;
}
