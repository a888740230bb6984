/* Pages of what goes on beside the filings themselves, as text, compared as golden.h says. */
#include "config.h"
#include "core/app/import.h"
#include "core/app/inventory.h"
#include "core/app/progress.h"
#include "tests/support/leakcheck.h"
#include "tests/wizard/golden.h"
#include <criterion/criterion.h>

TestSuite(golden_work, .fini = leakcheck, .timeout = 60);

static void
two_drafts(Person *person)
{
	person_begin(person);
	person_choose(person, "entity/nature", "individual");
	person_write(person, "entity/name", "林知夏");
	person_key(person, BEIAN_KEY_ESCAPE);
	person_begin(person);
	person_fill_half(person);
	person_key(person, BEIAN_KEY_ESCAPE);
}

static void
advance_draft(Person *person, gint64 draft, const char *typed)
{
	g_autoptr(GError) error = NULL;

	cr_assert(beian_progress_advance_typed(person->app, draft, "submitted", typed, NULL, &error), "%s",
		error != NULL ? error->message : "");
}

/* Two drafts, one overdue, one without a day. */
static void
tasks(Person *person)
{
	two_drafts(person);
	advance_draft(person, 1, "2026-11-16 订单 20261116");
	advance_draft(person, 2, "2026-11-23");
	person_key(person, BEIAN_KEY_F6);
}

static void
tasks_none(Person *person)
{
	person_key(person, BEIAN_KEY_F6);
}

static void
task(Person *person)
{
	tasks(person);
	person_key(person, BEIAN_KEY_ENTER);
}

static void
task_ask(Person *person)
{
	task(person);
	person_type(person, "approved");
	person_key(person, BEIAN_KEY_ENTER);
}

static void
task_log(Person *person)
{
	task(person);
	person_type(person, "log");
	person_key(person, BEIAN_KEY_ENTER);
}

static void
task_after(Person *person)
{
	task(person);
	person_type(person, "after");
	person_key(person, BEIAN_KEY_ENTER);
}

/* What the sample downloads tell. */
static void
import_notices(Person *person)
{
	static const char *const names[] = {"records.xml", "notices.xml"};

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *file = g_build_filename(
			g_getenv("top_srcdir"), "tests", "fixtures", "downloads", names[i], NULL);
		g_auto(BeianImported) imported = {0};
		cr_assert(beian_import_file(person->app, file, BEIAN_DOWNLOAD_TAKE, &imported, NULL));
	}
}

static void
notices_none(Person *person)
{
	person_key(person, BEIAN_KEY_F8);
}

/* One is answered, one settled. */
static void
notices(Person *person)
{
	import_notices(person);
	person_key(person, BEIAN_KEY_F8);
	person_type(person, "证件地址");
	person_key(person, BEIAN_KEY_F3);
	person_key(person, BEIAN_KEY_ESCAPE);
	person_key(person, BEIAN_KEY_F8);
	person_type(person, "未悬挂");
	person_key(person, BEIAN_KEY_F4);
	person_key(person, BEIAN_KEY_CONTROL('U'));
}

static void
notice(Person *person)
{
	import_notices(person);
	person_key(person, BEIAN_KEY_F8);
	person_type(person, "手机号码");
	person_key(person, BEIAN_KEY_ENTER);
}

static void
notice_date(Person *person)
{
	notice(person);
	person_key(person, BEIAN_KEY_F5);
}

static void
tasks_notices(Person *person)
{
	import_notices(person);
	person_key(person, BEIAN_KEY_F6);
}

static void
numbers_none(Person *person)
{
	person_key(person, BEIAN_KEY_F7);
}

/* An instance that can carry filings, with a number in use and a free one; and one that cannot. */
static void
numbers(Person *person)
{
	static const char *const answers[][2] = {{"instance/provider", "Alibaba"},
		{"instance/product", "ECS"}, {"instance/in-mainland", "yes"}, {"instance/place", "Zhejiang"},
		{"instance/subscription", "yes"}, {"instance/running", "yes"}, {"instance/public-ip", "yes"}};
	g_autoptr(GError) error = NULL;

	for (int i = 0; i < 2; i++) {
		person_key(person, BEIAN_KEY_F7);
		person_key(person, BEIAN_KEY_F3);
		for (gsize j = 0; j < G_N_ELEMENTS(answers); j++)
			person_choose(person, answers[j][0], answers[j][1]);
		person_write(person, "instance/name", i == 0 ? "i-sample0001" : "i-sample0002");
		person_write(person, "instance/term-from", "2026-01-01");
		person_write(person, "instance/term-to", i == 0 ? "2033-01-01" : "2026-11-01");
		person_key(person, BEIAN_KEY_ESCAPE);
		person_key(person, BEIAN_KEY_ESCAPE);
	}
	g_autoptr(BeianInstance) instance = beian_instance_read(person->app, 1, &error);
	cr_assert_not_null(instance, "%s", error != NULL ? error->message : "");
	cr_assert(beian_number_issue(
		person->app, instance, "32a43232-a888-48e8-b9ec-00888be80001", 1, FALSE, NULL));
	cr_assert(beian_number_issue(person->app, instance, NULL, 1, FALSE, NULL));
	g_auto(BeianNumber) number = {0};
	cr_assert(beian_number_find(person->app, "n2", &number, NULL));
	cr_assert(beian_number_step(
		person->app, &number, &(BeianNumberStep){.state = "recording", .grantee = "1234"}, NULL));
	person_key(person, BEIAN_KEY_F7);
}

static void
instance(Person *person)
{
	numbers(person);
	person_key(person, BEIAN_KEY_ENTER);
}

static void
instance_expired(Person *person)
{
	numbers(person);
	person_key(person, BEIAN_KEY_DOWN);
	person_key(person, BEIAN_KEY_ENTER);
}

static void
number(Person *person)
{
	instance(person);
	person_type(person, "n2");
	person_key(person, BEIAN_KEY_ENTER);
}

static void
form_instance(Person *person)
{
	person_key(person, BEIAN_KEY_F7);
	person_key(person, BEIAN_KEY_F3);
}

static void
picker_inventory(Person *person)
{
	numbers(person);
	person_key(person, BEIAN_KEY_ESCAPE);
	person_begin(person);
	person_choose(person, "service/1/access/own-account", "yes");
	person_go(person, "service/1/access/instance");
	person_key(person, BEIAN_KEY_F2);
}

/* Who keeps an inventory sees what it answers first. */
static void
form_stocked(Person *person)
{
	numbers(person);
	person_key(person, BEIAN_KEY_ESCAPE);
	person_begin(person);
	person_choose(person, "service/1/access/own-account", "yes");
	person_go(person, "service/1/access/product");
}

static const Golden screens[] = {
	{"tasks-none", tasks_none, 24, 80},
	{"tasks", tasks, 24, 80},
	{"task", task, 24, 80},
	{"task-ask", task_ask, 24, 80},
	{"task-log", task_log, 24, 80},
	{"task-after", task_after, 24, 80},
	{"tasks-notices", tasks_notices, 24, 80},
	{"notices-none", notices_none, 24, 80},
	{"notices", notices, 24, 80},
	{"notice", notice, 24, 80},
	{"notice-date", notice_date, 24, 80},
	{"numbers-none", numbers_none, 24, 80},
	{"numbers", numbers, 24, 80},
	{"instance", instance, 24, 80},
	{"instance-expired", instance_expired, 24, 80},
	{"number", number, 24, 80},
	{"form-instance", form_instance, 24, 80},
	{"picker-inventory", picker_inventory, 24, 80},
	{"form-stocked", form_stocked, 24, 80},
};

Test(golden_work, every_page_looks_as_it_did_in_chinese)
{
	golden_compare(screens, G_N_ELEMENTS(screens), BEIAN_LANGUAGE_ZH);
}

Test(golden_work, every_page_looks_as_it_did_in_english)
{
	golden_compare(screens, G_N_ELEMENTS(screens), BEIAN_LANGUAGE_EN);
}
