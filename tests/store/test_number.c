/* Numbers: each once, with its instance, and with the draft that uses it. */
#include "config.h"
#include "core/store/number.h"
#include "tests/store/folder.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(number_store, .fini = leakcheck);

#define NOW "2026-11-23T12:00:00Z"

static gint64
make_draft(BeianStore *store, const char *uid, const char *kind)
{
	g_auto(BeianDraft) draft = {.uid = g_strdup(uid), .kind = g_strdup(kind)};
	g_autoptr(GError) error = NULL;

	cr_assert(beian_store_create(store, &draft, NOW, &error), "%s", error != NULL ? error->message : "");
	return draft.id;
}

static gboolean
put(BeianStore *store, gint64 instance, const char *sn, gint64 draft, gint64 service, gint64 *id)
{
	BeianNumber number = {.instance = instance,
		.sn = (char *)sn,
		.state = (char *)"bound",
		.grantee = (char *)"",
		.notes = (char *)"",
		.draft = draft,
		.service = service};
	g_autoptr(GError) error = NULL;
	gboolean good = beian_store_put_number(store, &number, NOW, &error);

	cr_expect_eq(good, error == NULL);
	if (id != NULL)
		*id = number.id;
	return good;
}

Test(number_store, a_name_is_there_once_and_a_service_has_one_number)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	gint64 instance = make_draft(store, "00000001", BEIAN_STORE_INSTANCE),
	       draft = make_draft(store, "00000002", "first"), id;

	cr_assert(put(store, instance, "a", draft, 1, &id));
	cr_expect_not(put(store, instance, "a", 0, 0, NULL), "the name");
	cr_expect_not(put(store, instance, "b", draft, 1, NULL), "the service");
	cr_expect(put(store, instance, "b", draft, 2, NULL));
	cr_expect(put(store, instance, NULL, 0, 0, NULL), "names that nobody knows are no clash");
	cr_expect(put(store, instance, NULL, 0, 0, NULL));
	cr_expect_eq(beian_store_find_number(store, "a", NULL), id);
	cr_expect_eq(beian_store_find_number(store, "c", NULL), 0);
	g_autoptr(GArray) all = beian_store_numbers(store, instance, NULL);
	g_autoptr(GArray) used = beian_store_numbers_of_draft(store, draft, NULL);
	cr_expect_eq(all->len, 4);
	cr_expect_eq(used->len, 2);
	beian_store_close(store);
	folder_remove(folder);
}

Test(number_store, a_draft_that_is_deleted_leaves_its_number_and_an_instance_takes_them_along)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	gint64 instance = make_draft(store, "00000001", BEIAN_STORE_INSTANCE),
	       draft = make_draft(store, "00000002", "first"), id;
	g_auto(BeianNumber) number = {0}, gone = {0};

	cr_assert(put(store, instance, "a", draft, 1, &id));
	cr_assert(beian_store_delete(store, draft, NULL));
	cr_assert(beian_store_number(store, id, &number, NULL));
	cr_expect_eq(number.draft, 0);
	cr_expect_str_eq(number.state, "bound");
	cr_assert(beian_store_delete(store, instance, NULL));
	cr_expect_not(beian_store_number(store, id, &gone, NULL));
	beian_store_close(store);
	folder_remove(folder);
}

Test(number_store, instances_are_in_no_list_of_drafts)
{
	char *folder = folder_new();
	BeianStore *store = store_at(folder);
	gint64 instance = make_draft(store, "00000001", BEIAN_STORE_INSTANCE);

	make_draft(store, "00000002", "first");
	g_autoptr(GArray) list = beian_store_list(store, NULL, 0, 10, NULL);
	g_autoptr(GArray) found = beian_store_list(store, "0000", 0, 10, NULL);
	g_autoptr(GArray) instances = beian_store_instances(store, NULL);
	cr_expect_eq(list->len, 1);
	cr_expect_eq(found->len, 1);
	cr_assert_eq(instances->len, 1);
	cr_expect_eq(g_array_index(instances, gint64, 0), instance);
	beian_store_close(store);
	folder_remove(folder);
}
