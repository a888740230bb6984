/* What a person does to a filing: steps, repeats whose numbers are never given twice, links, confirmations.
 */
#include "config.h"
#include "core/filing/path.h"
#include "tests/support/house.h"
#include "tests/support/leakcheck.h"
#include "tests/support/random.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(action, .fini = leakcheck);

/* What the step says: "key:before>after" a line. Free with g_free. */
static char *
step_print(const BeianStep *step)
{
	GString *all = g_string_new(NULL);

	for (guint i = 0; i < step->len; i++) {
		const BeianEdit *edit = &g_array_index(step, BeianEdit, i);
		g_string_append_printf(all, "%s:%s>%s\n", edit->key,
			edit->before != NULL ? edit->before : "-", edit->after != NULL ? edit->after : "-");
	}
	return g_string_free(all, FALSE);
}

/* Takes STEP back, as the store does: keys of numbers once given stay. */
static void
undo(BeianFiling *filing, const BeianStep *step)
{
	for (guint i = step->len; i-- > 0;) {
		const BeianEdit *edit = &g_array_index(step, BeianEdit, i);
		if (!g_str_has_suffix(edit->key, "/@last"))
			beian_filing_put(filing, edit->key, edit->before);
	}
}

Test(action, set_says_what_stood_there_and_what_stands_there_now)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();

	cr_assert(beian_filing_set(house.filing, "entity/name", "甲", step, NULL));
	cr_assert(beian_filing_set(house.filing, "entity/name", "乙", step, NULL));
	cr_assert(beian_filing_set(house.filing, "entity/name", "乙", step, NULL), "the same again is fine");
	cr_assert(
		beian_filing_set(house.filing, "entity/name", " \xe3\x80\x80", step, NULL), "blank opens it");
	g_autofree char *says = step_print(step);
	cr_expect_str_eq(says, "entity/name:->甲\nentity/name:甲>乙\nentity/name:乙>-\n");
	cr_expect_null(beian_filing_text(house.filing, "entity/name"));
}

Test(action, an_answer_is_kept_as_typed)
{
	g_auto(House) house = house_open();

	answer(house.filing, "entity/person/mobile", " 138 0013 8000 ");
	cr_expect_str_eq(beian_filing_text(house.filing, "entity/person/mobile"), " 138 0013 8000 ");
	cr_expect_str_eq(beian_filing_reading(house.filing, "entity/person/mobile")->value, "13800138000");
	answer(house.filing, "entity/person/mobile", "1380013");
	const BeianReading *reading = beian_filing_reading(house.filing, "entity/person/mobile");
	cr_assert_not_null(reading);
	cr_expect_null(reading->value);
	cr_expect_str_eq(reading->reason, "mobile.length");
}

Test(action, the_type_of_a_number_follows_the_code_that_names_it)
{
	g_auto(House) house = house_open();

	answer(house.filing, "entity/document/number", HOUSE_CARD);
	cr_expect_not_null(beian_filing_reading(house.filing, "entity/document/number")->value,
		"any number while that is open");
	answer(house.filing, "entity/document/type", "business-licence");
	const BeianReading *reading = beian_filing_reading(house.filing, "entity/document/number");
	cr_expect(reading->value == NULL || reading->doubts[0] != NULL,
		"an identity number is no code of an enterprise");
	answer(house.filing, "entity/document/type", "resident-id");
	reading = beian_filing_reading(house.filing, "entity/document/number");
	cr_expect_str_eq(reading->value, HOUSE_CARD);
	cr_expect_null(reading->doubts[0]);
}

Test(action, refuses_what_the_form_does_not_ask_and_changes_nothing)
{
	static const struct {
		const char *path, *says, *why;
	} rows[] = {
		{"entity/nmae", "entity/name", "a misspelling gets the nearest name"},
		{"entity", "entity", "what is above questions"},
		{"service/name", "service/1/name", "a repeat without its number"},
		{"entity/1/name", "", "a number where nothing repeats"},
		{"service/7/name", "service/7", "an instance that is not there"},
		{"service/1", "", "an instance is no question"},
		{"Entity/Name", "", "no path at all"},
		{"", "", "nothing"},
		{"entity/name/@confirm:A02", "", "a key that is no answer"},
	};
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();

	answer(house.filing, "service/1/name", "甲");
	g_autofree char *before = filing_print(house.filing);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) error = NULL;
		cr_expect_not(
			beian_filing_set(house.filing, rows[i].path, "x", step, &error), "%s", rows[i].why);
		cr_assert_not_null(error);
		cr_expect_eq(error->code, BEIAN_ERROR_CANNOT, "%s", rows[i].why);
		cr_expect_not_null(
			strstr(error->message, rows[i].says), "%s: %s", rows[i].why, error->message);
	}
	g_autofree char *after = filing_print(house.filing);
	cr_expect_str_eq(after, before);
	cr_expect_eq(step->len, 0);
}

static char *
add(BeianFiling *filing, const char *path)
{
	g_autoptr(BeianStep) step = beian_step_new();
	g_autoptr(GError) error = NULL;
	char *instance = beian_filing_add(filing, path, step, &error);

	cr_assert_not_null(instance, "%s: %s", path, error != NULL ? error->message : "");
	return instance;
}

static void
expect_added(BeianFiling *filing, const char *path, const char *instance)
{
	g_autofree char *made = add(filing, path);

	cr_expect_str_eq(made, instance);
}

static void
expect_removed(BeianFiling *filing, const char *instance, BeianStep *step)
{
	g_autoptr(GError) error = NULL;

	cr_assert(beian_filing_remove(filing, instance, step, &error), "%s: %s", instance,
		error != NULL ? error->message : "");
}

Test(action, a_number_is_given_once)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();

	expect_added(house.filing, "service", "service/1");
	expect_added(house.filing, "service", "service/2");
	expect_removed(house.filing, "service/2", step);
	expect_added(house.filing, "service", "service/3");
	expect_removed(house.filing, "service/1", step);
	expect_removed(house.filing, "service/3", step);
	expect_added(house.filing, "service", "service/4");
}

Test(action, a_number_is_not_given_again_after_undo)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();

	g_free(beian_filing_add(house.filing, "service", step, NULL));
	undo(house.filing, step);
	cr_expect_null(beian_filing_text(house.filing, "service/1"));
	expect_added(house.filing, "service", "service/2");
}

Test(action, an_inner_number_is_not_given_again_after_its_instance_came_back)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) ignored = beian_step_new(), removal = beian_step_new();

	expect_added(house.filing, "service", "service/1"); /* with address 1, which it demands */
	expect_added(house.filing, "service/1/access/address", "service/1/access/address/2");
	expect_removed(house.filing, "service/1/access/address/2", ignored);
	expect_removed(house.filing, "service/1", removal);
	undo(house.filing, removal);
	cr_expect_not_null(beian_filing_text(house.filing, "service/1/access/address/1"));
	expect_added(house.filing, "service/1/access/address", "service/1/access/address/3");
}

Test(action, a_number_from_outside_counts_as_given)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();

	cr_assert(beian_filing_add_numbered(house.filing, "service/7", step, NULL));
	cr_assert(beian_filing_add_numbered(house.filing, "service/7", step, NULL), "it is there already");
	cr_assert(beian_filing_add_numbered(house.filing, "service/3", step, NULL),
		"a lower one may come later");
	expect_removed(house.filing, "service/7", step);
	expect_added(house.filing, "service", "service/8");
	g_autoptr(GArray) numbers = beian_filing_instances(house.filing, "service");
	cr_assert_eq(numbers->len, 2);
	cr_expect(
		g_array_index(numbers, guint, 0) == 3 && g_array_index(numbers, guint, 1) == 8, "ascending");
}

Test(action, a_full_repeat_takes_no_more)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();

	for (int i = 0; i < 3; i++)
		g_free(add(house.filing, "service"));
	g_autofree char *before = filing_print(house.filing);
	g_autoptr(GError) by_add = NULL;
	g_autoptr(GError) by_number = NULL;
	cr_expect_null(beian_filing_add(house.filing, "service", step, &by_add));
	cr_expect_not(beian_filing_add_numbered(house.filing, "service/9", step, &by_number));
	cr_expect(by_add != NULL && by_add->code == BEIAN_ERROR_CANNOT);
	cr_expect(by_number != NULL && by_number->code == BEIAN_ERROR_CANNOT);
	g_autofree char *after = filing_print(house.filing);
	cr_expect_str_eq(after, before);
	cr_expect_eq(step->len, 0);
}

Test(action, adding_gives_what_is_demanded_inside_and_not_more)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();

	beian_filing_add_demanded(house.filing, step);
	beian_filing_add_demanded(house.filing, step);
	g_autofree char *keys = filing_print(house.filing);
	cr_expect_str_eq(keys, "service/1=\nservice/1/access/address/1=\nservice/1/access/address/"
			       "@last=1\nservice/1/platform/1=\n"
			       "service/1/platform/@last=1\nservice/@last=1\n");
}

Test(action, what_answers_named_is_given_what_is_demanded_inside)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();

	cr_assert(beian_filing_add_numbered(house.filing, "service/3", step, NULL));
	beian_filing_add_demanded(house.filing, step);
	cr_expect_null(beian_filing_text(house.filing, "service/1"), "one was demanded, and one is there");
	cr_expect_not_null(beian_filing_text(house.filing, "service/3/access/address/1"));
	cr_expect_not_null(beian_filing_text(house.filing, "service/3/platform/1"));
}

Test(action, removing_takes_all_inside_and_no_neighbour)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();

	cr_assert(beian_filing_add_numbered(house.filing, "service/1", step, NULL));
	cr_assert(beian_filing_add_numbered(house.filing, "service/12", step, NULL));
	answer(house.filing, "service/1/name", "甲");
	answer(house.filing, "service/12/name", "乙");
	answer(house.filing, "service/1/access/address/1/from", "192.0.2.1");
	cr_assert(beian_filing_link(house.filing, "service/1/person", TRUE, step, NULL));
	cr_assert(beian_filing_confirm(
		house.filing, "A02", "service/1/name", "甲", "why", HOUSE_DAY, step, NULL));
	g_autofree char *before = filing_print(house.filing);
	g_autoptr(BeianStep) removal = beian_step_new();
	expect_removed(house.filing, "service/1", removal);
	g_autofree char *left = filing_print(house.filing);
	cr_expect_str_eq(left,
		"service/1/access/address/@last=1\nservice/12=\nservice/12/name=乙\nservice/@last=12\n",
		"only that a number was given once is remembered");
	undo(house.filing, removal);
	g_autofree char *back = filing_print(house.filing);
	cr_expect_str_eq(back, before);
}

Test(action, only_instances_that_are_there_are_removed)
{
	static const char *const paths[] = {
		"service", "service/2", "entity/name", "service/1/name", "service/x", "service/1/"};
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();

	answer(house.filing, "service/1/name", "甲");
	for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
		g_autoptr(GError) error = NULL;
		cr_expect_not(beian_filing_remove(house.filing, paths[i], step, &error), "%s", paths[i]);
		cr_expect(error != NULL && error->code == BEIAN_ERROR_CANNOT, "%s", paths[i]);
	}
	cr_expect_eq(step->len, 0);
}

Test(action, a_link_carries_the_values_until_it_is_cut)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();

	answer_plain(house.filing);
	cr_assert(beian_filing_link(house.filing, "service/1/person", TRUE, step, NULL));
	cr_expect(beian_filing_is_linked(house.filing, "service/1/person"));
	g_autoptr(BeianDocument) linked = beian_document_new(house.filing);
	const BeianItem *name = beian_document_item(linked, "service/1/person/name");
	cr_assert_not_null(name->reading);
	cr_expect_str_eq(name->reading->value, "张三", "the entity's, not the service's own");
	cr_expect(name->linked && name->readonly);
	answer(house.filing, "entity/person/name", "王五");
	g_autoptr(BeianDocument) followed = beian_document_new(house.filing);
	cr_expect_str_eq(
		beian_document_item(followed, "service/1/person/name")->reading->value, "王五", "it follows");
}

Test(action, cutting_a_link_leaves_the_answers_as_they_were_seen)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();

	answer_plain(house.filing);
	answer(house.filing, "entity/person/email", "");
	answer(house.filing, "service/1/person/email", "own@example.com");
	answer(house.filing, "service/1/person/document/type", "passport");
	cr_assert(beian_filing_link(house.filing, "service/1/person", TRUE, step, NULL));
	g_autofree char *seen = document_print(house.filing);
	cr_assert(beian_filing_link(house.filing, "service/1/person", FALSE, step, NULL));
	g_autofree char *cut = document_print(house.filing);
	g_auto(GStrv) parts = g_strsplit(seen, " same-as=\"entity/person\"", -1);
	g_autofree char *expected = g_strjoinv("", parts);
	cr_expect_str_eq(cut, expected);
	answer(house.filing, "entity/person/name", "王五");
	g_autoptr(BeianDocument) document = beian_document_new(house.filing);
	cr_expect_str_eq(beian_document_item(document, "service/1/person/name")->reading->value, "张三",
		"it no longer follows");
}

Test(action, cutting_a_link_copies_nothing_that_is_not_asked_there)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();

	answer_plain(house.filing);
	beian_filing_put(house.filing, "entity/person/legal/name", "李四");
	beian_filing_put(house.filing, "service/1/person/older", "parked");
	cr_assert(beian_filing_link(house.filing, "service/1/person", TRUE, step, NULL));
	cr_assert(beian_filing_link(house.filing, "service/1/person", FALSE, step, NULL));
	cr_expect_null(beian_filing_text(house.filing, "service/1/person/legal/name"));
	cr_expect_str_eq(beian_filing_text(house.filing, "service/1/person/older"), "parked");
	cr_expect_str_eq(beian_filing_text(house.filing, "service/1/person/name"), "张三");
}

Test(action, only_what_the_form_allows_is_linked)
{
	static const char *const paths[] = {
		"entity/person", "service/person", "service/9/person", "entity/name", "service/1", ""};
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();

	answer_plain(house.filing);
	for (gsize i = 0; i < G_N_ELEMENTS(paths); i++) {
		g_autoptr(GError) error = NULL;
		cr_expect_not(
			beian_filing_link(house.filing, paths[i], TRUE, step, &error), "\"%s\"", paths[i]);
		cr_expect(error != NULL && error->code == BEIAN_ERROR_CANNOT, "\"%s\"", paths[i]);
	}
	cr_expect_eq(step->len, 0);
}

Test(action, a_confirmation_is_about_one_value)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianStep) step = beian_step_new();

	cr_assert(beian_filing_confirm(house.filing, "A02", "entity/document/number", HOUSE_NUMBER,
		" 证上如此 ", HOUSE_DAY, step, NULL));
	cr_expect_str_eq(
		beian_filing_confirmation(house.filing, "A02", "entity/document/number", HOUSE_NUMBER),
		"证上如此");
	cr_expect_null(beian_filing_confirmation(house.filing, "A02", "entity/document/number", HOUSE_CARD),
		"another value");
	cr_expect_null(beian_filing_confirmation(house.filing, "A01", "entity/document/number", HOUSE_NUMBER),
		"another rule");
	cr_expect_null(beian_filing_confirmation(house.filing, "A02", "entity/name", HOUSE_NUMBER),
		"another question");
	g_autofree char *before = filing_print(house.filing);
	g_autoptr(GError) error = NULL;
	cr_expect_not(beian_filing_confirm(house.filing, "A02", "entity/name", "x", "\xe3\x80\x80 ",
			      HOUSE_DAY, step, &error),
		"a blank reason is none");
	cr_expect(error != NULL && error->code == BEIAN_ERROR_USAGE);
	g_autofree char *after = filing_print(house.filing);
	cr_expect_str_eq(after, before);
}

Test(action, a_question_that_moved_brings_its_answer_along)
{
	g_auto(House) house = house_open();

	beian_filing_put(house.filing, "entity/title", "旧名");
	beian_filing_put(house.filing, "entity/gone", "x");
	beian_filing_rename(house.filing);
	cr_expect_str_eq(beian_filing_text(house.filing, "entity/name"), "旧名");
	cr_expect_null(beian_filing_text(house.filing, "entity/title"));
	g_autoptr(BeianDocument) document = beian_document_new(house.filing);
	cr_assert_eq(document->parked->len, 1);
	cr_expect_str_eq(document->parked->pdata[0], "entity/gone");
	cr_expect_str_eq(beian_filing_text(house.filing, "entity/gone"), "x", "what no form asks is kept");
}

Test(action, a_moved_answer_yields_to_one_that_is_there)
{
	g_auto(House) house = house_open();

	beian_filing_put(house.filing, "entity/title", "旧名");
	beian_filing_put(house.filing, "entity/name", "新名");
	beian_filing_rename(house.filing);
	cr_expect_str_eq(beian_filing_text(house.filing, "entity/name"), "新名");
}

Test(action, uids_are_eight_hexadecimal_digits)
{
	g_autofree char *a = beian_filing_make_uid(), *b = beian_filing_make_uid();

	cr_expect(g_regex_match_simple("^[0-9a-f]{8}$", a, 0, 0), "%s", a);
	cr_expect_str_neq(a, b);
}

/* Any sequence of steps, taken back from the last to the first, leads through the same states backwards. */
Test(action, steps_taken_back_lead_where_they_began)
{
	guint32 seed;
	g_autoptr(GRand) random = random_new(&seed);

	for (guint run = 0; run < 20; run++) {
		g_auto(House) house = house_open();
		g_autoptr(GPtrArray) steps = g_ptr_array_new_with_free_func((GDestroyNotify)beian_step_free);
		g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func(g_free);
		for (guint i = 0; i < 60; i++) {
			BeianStep *step = beian_step_new();
			g_ptr_array_add(states, document_print(house.filing));
			random_action(house.filing, random, step);
			g_ptr_array_add(steps, step);
		}
		for (guint i = steps->len; i-- > 0;) {
			undo(house.filing, steps->pdata[i]);
			g_autofree char *state = document_print(house.filing);
			cr_assert_str_eq(state, states->pdata[i], "seed %u, run %u, step %u", seed, run, i);
		}
	}
}

/* No number that was ever given is given again, whatever is removed and taken back in between. */
Test(action, numbers_are_never_given_twice)
{
	guint32 seed;
	g_autoptr(GRand) random = random_new(&seed);

	for (guint run = 0; run < 20; run++) {
		g_auto(House) house = house_open();
		g_autoptr(GHashTable) given = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
		g_autoptr(GPtrArray) steps = g_ptr_array_new_with_free_func((GDestroyNotify)beian_step_free);
		for (guint i = 0; i < 150; i++) {
			if (steps->len > 0 && g_rand_int_range(random, 0, 4) == 0) {
				undo(house.filing, steps->pdata[steps->len - 1]);
				g_ptr_array_remove_index(steps, steps->len - 1);
				continue;
			}
			BeianStep *step = beian_step_new();
			random_action(house.filing, random, step);
			for (guint j = 0; j < step->len; j++) {
				const BeianEdit *edit = &g_array_index(step, BeianEdit, j);
				g_autofree char *template = beian_path_is_valid(edit->key)
								    ? beian_path_template(edit->key)
								    : NULL;
				if (template == NULL || beian_form_repeat(house.form, template) == NULL ||
					edit->after == NULL)
					continue;
				cr_assert(g_hash_table_add(given, g_strdup(edit->key)),
					"seed %u: %s was given before", seed, edit->key);
			}
			g_ptr_array_add(steps, step);
		}
	}
}

Test(action, the_difference_of_two_states_leads_from_one_to_the_other)
{
	guint32 seed;
	g_autoptr(GRand) random = random_new(&seed);

	for (guint run = 0; run < 20; run++) {
		g_auto(House) house = house_open();
		g_autoptr(BeianStep) ignored = beian_step_new();
		for (guint i = 0; i < 30; i++)
			random_action(house.filing, random, ignored);
		g_autoptr(BeianStep) before = beian_filing_copy_entries(house.filing);
		g_autoptr(BeianFiling) copy = beian_filing_new(house.form, "0a1b2c3d");
		beian_filing_apply(copy, before);
		for (guint i = 0; i < 30; i++)
			random_action(house.filing, random, ignored);
		g_autoptr(BeianStep) difference = beian_filing_difference(before, house.filing);
		beian_filing_apply(copy, difference);
		g_autofree char *now = filing_print(house.filing), *led = filing_print(copy);
		cr_assert_str_eq(led, now, "seed %u, run %u", seed, run);
		g_autoptr(BeianStep) again = beian_filing_copy_entries(house.filing);
		g_autoptr(BeianStep) none = beian_filing_difference(again, house.filing);
		cr_assert_eq(none->len, 0);
	}
}
