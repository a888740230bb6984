/* Numbers of the inventory beside the filings that use them: what they filed, and what becomes of them when a
 * draft goes. */
#include "config.h"
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
