/* Numbers of the inventory beside the filings that use them: what they filed, and what becomes of them when a
 * draft goes. */
#include "config.h"
#include "core/app/batch.h"
#include "core/app/inventory.h"
#include "core/app/progress.h"
#include "core/app/records.h"
#include "tests/app/desk.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(inventory, .fini = leakcheck);

#define SN "32a43232-a888-48e8-b9ec-00888be80001"
#define ENTITY "浙ICP备2026000099号"

/* A desk with an instance, 1, whose number n1 is used by the first service of the filing 2, which was handed
 * in. */
static Desk
agency_open(void)
{
	Desk desk = office_open();
	gint64 instance = office_draft(&desk, "instance", "instance-ecs");
	g_autoptr(BeianInstance) read = beian_instance_read(desk.app, instance, NULL);
	const BeianAdvance handed_in = {.state = "exported"};

	cr_assert(beian_number_issue(desk.app, read, SN, 1, FALSE, NULL));
	gint64 draft = office_draft(&desk, "first", "first-enterprise");
	desk_answer(&desk, draft, "service/1/access/own-account", "no");
	desk_answer(&desk, draft, "service/1/access/service-number", SN);
	cr_assert(beian_progress_advance(desk.app, draft, &handed_in, NULL, NULL));
	return desk;
}

/* "STATE DRAFT/SERVICE FILED NOTES" of n1, "-" for none. Free with g_free. */
static char *
number(Desk *desk)
{
	g_auto(BeianNumber) found = {0};

	cr_assert(beian_number_find(desk->app, "n1", &found, NULL));
	return g_strdup_printf("%s %d/%d %s %s", found.state, (int)found.draft, (int)found.service,
		found.filed != NULL ? found.filed : "-", found.notes);
}

static void
expect_number(Desk *desk, const char *expected, const char *why)
{
	g_autofree char *found = number(desk);

	cr_expect_str_eq(found, expected, "%s: %s", why, found);
}

static void
approve(Desk *desk, const char *entity, char **services)
{
	const BeianAdvance approval = {.state = "approved", .number = entity, .services = services};
	g_autoptr(GError) error = NULL;

	cr_assert(beian_progress_advance(desk->app, 2, &approval, NULL, &error), "%s",
		error != NULL ? error->message : "");
}

Test(inventory, has_the_filing_number_that_the_approval_names)
{
	g_auto(Desk) desk = agency_open();
	char *services[] = {(char *)"1=" ENTITY "-7", NULL};

	expect_number(&desk, "recording 2/1 - ", "handed in");
	approve(&desk, ENTITY, services);
	expect_number(&desk, "recorded 2/1 " ENTITY "-7 ", "the approval names the service");
}

Test(inventory, has_the_filing_number_of_the_record_that_comes_after_the_approval)
{
	g_auto(Desk) desk = agency_open();
	char *services[] = {(char *)"1=" ENTITY "-3", (char *)"2=" ENTITY "-4", NULL};
	gint64 record = 0;

	approve(&desk, NULL, NULL);
	expect_number(&desk, "recorded 2/1 - ", "nobody said a number yet");
	cr_assert(beian_record_add(desk.app, 2, ENTITY, services, &record, NULL));
	expect_number(&desk, "recorded 2/1 " ENTITY "-3 ", "the record says it, by the domain");
}

Test(inventory, has_the_filing_number_of_the_record_that_was_there_before)
{
	g_auto(Desk) desk = agency_open();
	char *services[] = {(char *)"1=" ENTITY "-3", (char *)"2=" ENTITY "-4", NULL};
	gint64 record = 0;

	cr_assert(beian_record_add(desk.app, 2, ENTITY, services, &record, NULL));
	expect_number(&desk, "recording 2/1 - ", "not before it is used");
	approve(&desk, NULL, NULL);
	expect_number(&desk, "recorded 2/1 " ENTITY "-3 ", "without a word about numbers");
}

Test(inventory, has_no_filing_number_of_another_entity_with_the_domain)
{
	g_auto(Desk) desk = agency_open();
	gint64 other = office_draft(&desk, "first", "first-enterprise"), record = 0;
	char *services[] = {(char *)"1=" ENTITY "-3", (char *)"2=" ENTITY "-4", NULL};

	desk_answer(&desk, other, "entity/document/number", "91330106MA2000019C");
	cr_assert(beian_record_add(desk.app, other, ENTITY, services, &record, NULL));
	approve(&desk, NULL, NULL);
	expect_number(&desk, "recorded 2/1 - ", "who had the domain before has a number of his own");
}

Test(inventory, gets_back_what_a_draft_was_using_when_that_is_deleted_and_says_so)
{
	g_auto(Desk) desk = agency_open();
	g_autofree char *said = NULL;

	cr_assert(beian_inventory_delete_draft(desk.app, 2, &said, NULL));
	cr_expect_str_eq(said, "The service number n1 (" SN ") is given back.");
	expect_number(&desk, "bound 0/0 - 2026-11-23: given back, draft 2 was deleted", "free again");
	g_auto(BeianDraft) draft = {0};
	cr_expect_not(beian_store_draft(beian_app_store(desk.app, NULL), 2, &draft, NULL));
}

Test(inventory, keeps_what_is_used_when_the_draft_is_deleted)
{
	g_auto(Desk) desk = agency_open();
	char *services[] = {(char *)"1=" ENTITY "-7", NULL};
	g_autofree char *said = NULL;

	approve(&desk, ENTITY, services);
	cr_assert(beian_inventory_delete_draft(desk.app, 2, &said, NULL));
	cr_expect_null(said, "%s", said);
	expect_number(&desk, "recorded 0/1 " ENTITY "-7 ", "what was used stays used");
}

Test(inventory, stays_as_it_is_when_there_is_no_such_draft)
{
	g_auto(Desk) desk = agency_open();
	g_autofree char *said = NULL;
	g_autoptr(GError) error = NULL;

	cr_expect_not(beian_inventory_delete_draft(desk.app, 9, &said, &error));
	cr_expect_not_null(error);
	expect_number(&desk, "recording 2/1 - ", "nothing happened");
}

#define HEAD                                                                                                 \
	"kind,instance/name,instance/provider,instance/account,number/1/sn,number/1/state,number/2/"         \
	"sn,number/2/state,number/2/notes\n"
#define OTHER_SN "32a43232-a888-48e8-b9ec-00888be80002"

/* What an import of CONTENT says: "MADE SAME CHANGED", or the mistakes, a line each. Free with g_free. */
static char *
import_csv(Desk *desk, const char *content)
{
	g_autofree char *file = desk_file(desk, "in.csv", content);
	g_auto(BeianBatch) batch = {0};
	g_autoptr(GError) error = NULL;

	if (!beian_batch_import(desk->app, file, BEIAN_BATCH_WHOLE, BEIAN_LANGUAGE_EN, &batch, &error))
		return g_strdup(error->message);
	GString *said = g_string_new(NULL);
	for (guint i = 0; i < batch.mistakes->len; i++) {
		const BeianBatchMistake *mistake = &g_array_index(batch.mistakes, BeianBatchMistake, i);
		g_string_append_printf(said, "%u %s: %s\n", mistake->row, mistake->path, mistake->reason);
	}
	if (said->len == 0)
		g_string_append_printf(said, "%u %u %u", batch.drafts->len, batch.same, batch.changed);
	return g_string_free(said, FALSE);
}

static void
expect_import(Desk *desk, const char *content, const char *expected, const char *why)
{
	g_autofree char *said = import_csv(desk, content);

	cr_expect_str_eq(said, expected, "%s: %s", why, said);
}

/* The whole inventory as CSV. Free with g_free. */
static char *
export_csv(Desk *desk)
{
	g_autoptr(GPtrArray) instances = beian_instances(desk->app, NULL);
	g_autoptr(GString) out = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	BeianBatchNotes notes = {0};

	for (guint i = 0; i < instances->len; i++)
		cr_assert(beian_batch_export(desk->app, &((BeianInstance *)instances->pdata[i])->id, 1, out,
				  &notes, &error),
			"%s", error != NULL ? error->message : "");
	return g_strdup(out->str);
}

Test(inventory, goes_to_csv_and_comes_back_elsewhere_and_twice_changes_nothing)
{
	g_auto(Desk) desk = agency_open();
	char *services[] = {(char *)"1=" ENTITY "-7", NULL};
	g_autoptr(BeianInstance) instance = beian_instance_read(desk.app, 1, NULL);

	cr_assert(beian_number_issue(desk.app, instance, NULL, 2, FALSE, NULL));
	approve(&desk, ENTITY, services);
	g_autofree char *here = export_csv(&desk);
	expect_import(&desk, here, "0 1 0", "what is here already");
	g_auto(Desk) elsewhere = office_open();
	expect_import(&elsewhere, here, "1 0 0", "elsewhere it is new");
	expect_import(&elsewhere, here, "0 1 0", "the second time");
	g_autofree char *there = export_csv(&elsewhere);
	cr_expect_str_eq(there, here);
}

Test(inventory, takes_what_is_new_in_a_row_and_leaves_what_it_does_not_say)
{
	g_auto(Desk) desk = office_open();

	expect_import(&desk, HEAD "instance,i-1,aliyun,77," SN ",,,,\n", "1 0 0", "one with a number");
	expect_import(&desk, HEAD "instance,i-1,,78," SN ",recording,,bound,free\ninstance,i-2,,,,,,,\n",
		"1 0 1", "another account, a step, a number without a name, and another instance");
	g_autoptr(BeianInstance) instance = beian_instance_read(desk.app, 1, NULL);
	cr_expect_str_eq(beian_instance_value(instance, "instance/provider"), "aliyun", "left alone");
	cr_expect_str_eq(beian_instance_value(instance, "instance/account"), "78");
	cr_assert_eq(instance->numbers->len, 2);
	cr_expect_str_eq(g_array_index(instance->numbers, BeianNumber, 1).notes, "free");
	expect_number(&desk, "recording 0/0 - ", "the step was taken");
}

Test(inventory, of_a_file_with_a_mistake_takes_nothing_and_tells_every_bad_row)
{
	static const struct {
		const char *row, *said;
	} rows[] = {
		{"instance,i-9,nobody,,,,,,\n",
			"1 instance/provider: “nobody” is not one of the choices. Choose from the list.\n"},
		{"instance,,aliyun,,,,,,\n",
			"1 kind: an instance is known by its instance/name; type it in this row\n"},
		{"instance,i-9,,,32a4*,,,,\n",
			"1 number/1/sn: this is no service number; copy it from the provider’s console\n"},
		{"instance,i-9,,," OTHER_SN ",gone,,,\n", "1 number/1/state: there is no state “gone”; there "
							  "are: init, bound, recording, recorded, "
							  "expired\n"},
		{"instance,i-9,,," SN ",,,,\n",
			"1 number/1/sn: the number is entered at another instance; delete it there first\n"},
		{"instance,i-1,,," SN ",recorded,,,\n",
			"1 number/1/state: n1 is “bound”, and “recorded” does not follow; there can follow: "
			"recording, expired; --force mends what was entered wrongly\n"},
		{"instance,i-9,,,,,,,\ninstance,i-9,,,,,,,\n",
			"2 instance/name: row 2 has the same already; keep one of them\n"},
		{"instance,i-9,,," OTHER_SN ",," OTHER_SN ",,\n",
			"1 number/2/sn: row 2 has the same already; keep one of them\n"},
	};
	g_auto(Desk) desk = office_open();

	expect_import(&desk, HEAD "instance,i-1,aliyun,77," SN ",,,,\n", "1 0 0", "what is here");
	for (guint i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *content =
			g_strconcat(HEAD, rows[i].row, "instance,i-1,,99,,,,,\ninstance,i-8,,,,,,,\n", NULL);
		g_autofree char *said = import_csv(&desk, content);
		cr_expect(g_str_has_prefix(said, rows[i].said), "%s: %s", rows[i].row, said);
	}
	g_autoptr(GPtrArray) instances = beian_instances(desk.app, NULL);
	cr_assert_eq(instances->len, 1, "nothing was taken in");
	cr_expect_str_eq(beian_instance_value(instances->pdata[0], "instance/account"), "77");
}
