/* Pages as text, compared as golden.h says. */
#include "config.h"
#include "core/app/import.h"
#include "core/form/form.h"
#include "tests/support/leakcheck.h"
#include "tests/wizard/golden.h"
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

TestSuite(golden, .fini = leakcheck, .timeout = 60);

static void
home_empty(Person *person)
{
	(void)person;
}

static void
home(Person *person)
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
kinds(Person *person)
{
	person_key(person, BEIAN_KEY_F3);
	person_key(person, BEIAN_KEY_F3);
}

static void
which_fresh(Person *person)
{
	person_key(person, BEIAN_KEY_F3);
}

static void
which_half(Person *person)
{
	static const char *const answers[][2] = {{"case/goal", "publish"}, {"server/place", "provider"},
		{"service/kind", "website"}, {"service/reach", "apex"}, {"domain/filed", "not filed"},
		{"entity/filed", "never"}};

	person_key(person, BEIAN_KEY_F3);
	for (gsize i = 0; i < G_N_ELEMENTS(answers); i++)
		person_choose(person, answers[i][0], answers[i][1]);
}

static void
which_picker(Person *person)
{
	person_key(person, BEIAN_KEY_F3);
	person_key(person, BEIAN_KEY_F2);
}

static void
outcome(Person *person)
{
	which_half(person);
	person_choose(person, "entity/order-in-progress", "no");
	person_choose(person, "entity/nature", "enterprise");
	person_choose(person, "service/sells", "yes");
	person_choose(person, "service/needs-approval", "no");
	person_key(person, BEIAN_KEY_F9);
}

static void
outcome_advice(Person *person)
{
	person_key(person, BEIAN_KEY_F3);
	person_choose(person, "case/goal", "cancel");
	person_choose(person, "cancel/what", "shell");
	person_key(person, BEIAN_KEY_F9);
}

static void
form_fresh(Person *person)
{
	person_begin(person);
}

/* The first page of KIND. */
static void
begin_kind(Person *person, const char *kind)
{
	g_auto(GStrv) all = beian_form_kinds(g_getenv("BEIAN_DATADIR"));

	kinds(person);
	for (char **each = all; *each != NULL && strcmp(*each, kind) != 0; each++)
		person_key(person, BEIAN_KEY_DOWN);
	person_key(person, BEIAN_KEY_ENTER);
}

static void
add_service(Person *person)
{
	begin_kind(person, "add-service");
}

static void
add_access(Person *person)
{
	begin_kind(person, "add-access");
}

static void
cancel(Person *person)
{
	begin_kind(person, "cancel");
}

static void
claim(Person *person)
{
	begin_kind(person, "claim");
}

static void
inspection(Person *person)
{
	begin_kind(person, "inspection");
}

static void
unfiled(Person *person)
{
	begin_kind(person, "unfiled");
}

static void
materials(Person *person)
{
	begin_kind(person, "materials");
}

static void
form_app(Person *person)
{
	person_begin(person);
	person_choose(person, "service/1/kind", "app");
	person_write(person, "service/1/domain/name", "qingning-sample.cn");
	person_write(person, "service/1/name", "青柠记账");
	person_choose(person, "service/1/platform/1/system", "ios");
	person_write(person, "service/1/platform/1/bundle-id", "cn.qingning.*");
	/* From above, so that the page ends here. */
	person_go(person, "service/1/filed-by-other");
	person_go(person, "service/1/platform/1/bundle-id");
}

static void
form_half(Person *person)
{
	person_begin(person);
	person_fill_half(person);
	person_go(person, "entity/document/valid-to");
}

static void
form_doubt(Person *person)
{
	person_begin(person);
	person_fill_half(person);
	person_go(person, "entity/document/number");
}

static void
form_long(Person *person)
{
	person_begin(person);
	person_fill_half(person);
	person_write(person, "entity/scope",
		"技术服务、技术开发、技术咨询、技术交流、技术转让、技术推广；软件开发；信息系统集成服务");
}

static void
form_linked(Person *person)
{
	person_begin(person);
	person_fill_half(person);
	person_go(person, "service/1/person/name");
	person_key(person, BEIAN_KEY_F5);
}

static void
form_second_service(Person *person)
{
	person_begin(person);
	person_fill_half(person);
	person_go(person, "service/1/kind");
	person_key(person, BEIAN_KEY_F3);
	person_write(person, "service/2/domain/name", "qingning-sample.cn");
	person_key(person, BEIAN_KEY_TAB);
}

static void
picker(Person *person)
{
	person_begin(person);
	person_go(person, "entity/region");
	person_key(person, BEIAN_KEY_F2);
	person_type(person, "hz xh");
}

static void
picker_several(Person *person)
{
	person_begin(person);
	person_go(person, "service/1/language");
	person_key(person, BEIAN_KEY_F2);
	person_key(person, BEIAN_KEY_ENTER);
	person_key(person, BEIAN_KEY_DOWN);
	person_key(person, BEIAN_KEY_DOWN);
	person_key(person, BEIAN_KEY_ENTER);
}

static void
questions(Person *person)
{
	person_begin(person);
	person_fill_half(person);
	person_key(person, BEIAN_KEY_CONTROL('G'));
	person_type(person, "entity/person");
}

/* A folder with one small picture, one text and one folder. */
static void
files(Person *person)
{
	static const guint8 png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D',
		'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 13, 'I', 'D',
		'A', 'T', 0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0xf0, 0x1f, 0, 5, 0, 1, 0xff, 0x56, 0xc7, 0x2f,
		0x0d, 0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82};
	g_autofree char *folder = g_build_filename(person->home, "scans", NULL);
	g_autofree char *inner = g_build_filename(folder, "old", NULL);
	g_autofree char *picture = g_build_filename(folder, "营业执照.png", NULL);
	g_autofree char *text = g_build_filename(folder, "notes.txt", NULL);

	cr_assert_eq(g_mkdir_with_parents(inner, 0700), 0);
	cr_assert(g_file_set_contents(picture, (const char *)png, sizeof png, NULL));
	cr_assert(g_file_set_contents(text, "hello\n", -1, NULL));
	cr_assert_eq(g_chdir(folder), 0);
	person_begin(person);
	person_choose(person, "entity/nature", "enterprise");
	person_go(person, "entity/document/scan");
	person_key(person, BEIAN_KEY_F2);
}

static void
review(Person *person)
{
	person_begin(person);
	person_fill_half(person);
	person_key(person, BEIAN_KEY_F9);
}

/* The name of the file holds the draft's random number: another one is typed. */
static void export(Person *person)
{
	review(person);
	person_key(person, BEIAN_KEY_F9);
	person_key(person, BEIAN_KEY_CONTROL('U'));
	person_type(person, "qingning.zip");
}

static void
help(Person *person)
{
	person_begin(person);
	person_key(person, BEIAN_KEY_F1);
}

static void
help_of_finding(Person *person)
{
	form_half(person);
	person_key(person, BEIAN_KEY_F1);
}

static void
province(Person *person)
{
	form_half(person);
	person_key(person, BEIAN_KEY_ALT('I'));
}

static void
ask(Person *person)
{
	form_doubt(person);
	person_key(person, BEIAN_KEY_ALT('Y'));
}

static void delete (Person *person)
{
	home(person);
	person_key(person, BEIAN_KEY_F4);
}

/* What the sample download tells. */
static void
import_records(Person *person)
{
	g_autofree char *file = g_build_filename(
		g_getenv("top_srcdir"), "tests", "fixtures", "downloads", "records.xml", NULL);
	g_auto(BeianImported) imported = {0};
	g_autoptr(GError) error = NULL;

	cr_assert(beian_import_file(person->app, file, BEIAN_DOWNLOAD_TAKE, &imported, &error), "%s",
		error != NULL ? error->message : "");
}

static void
records_none(Person *person)
{
	person_key(person, BEIAN_KEY_F5);
}

static void
records(Person *person)
{
	import_records(person);
	person_key(person, BEIAN_KEY_F5);
}

static void
record(Person *person)
{
	records(person);
	person_type(person, "example-1");
	person_key(person, BEIAN_KEY_ENTER);
	person_type(person, "service");
	person_key(person, BEIAN_KEY_DOWN);
	person_key(person, BEIAN_KEY_ENTER);
}

static void
record_kinds(Person *person)
{
	record(person);
	person_key(person, BEIAN_KEY_F3);
}

static const Golden screens[] = {
	{"home-empty", home_empty, 24, 80},
	{"home", home, 24, 80},
	{"kinds", kinds, 24, 80},
	{"which-fresh", which_fresh, 24, 80},
	{"which-half", which_half, 24, 80},
	{"which-picker", which_picker, 24, 80},
	{"outcome", outcome, 24, 80},
	{"outcome-advice", outcome_advice, 24, 80},
	{"form-fresh", form_fresh, 24, 80},
	{"form-add-service", add_service, 24, 80},
	{"form-add-access", add_access, 24, 80},
	{"form-cancel", cancel, 24, 80},
	{"form-half", form_half, 24, 80},
	{"form-half-narrow", form_half, 15, 60},
	{"form-app", form_app, 24, 80},
	{"form-doubt", form_doubt, 24, 80},
	{"form-long", form_long, 24, 80},
	{"form-linked", form_linked, 24, 80},
	{"form-claim", claim, 24, 80},
	{"form-inspection", inspection, 24, 80},
	{"form-unfiled", unfiled, 24, 80},
	{"form-materials", materials, 24, 80},
	{"form-second-service", form_second_service, 24, 80},
	{"picker", picker, 24, 80},
	{"picker-several", picker_several, 24, 80},
	{"questions", questions, 24, 80},
	{"files", files, 24, 80},
	{"review", review, 24, 80},
	{"export", export, 24, 80},
	{"help", help, 24, 80},
	{"province", province, 24, 80},
	{"help-finding", help_of_finding, 24, 80},
	{"ask", ask, 24, 80},
	{"delete", delete, 24, 80},
	{"records-none", records_none, 24, 80},
	{"records", records, 24, 80},
	{"record-kinds", record_kinds, 24, 80},
	{"record", record, 24, 80},
};

Test(golden, every_page_looks_as_it_did_in_chinese)
{
	golden_compare(screens, G_N_ELEMENTS(screens), BEIAN_LANGUAGE_ZH);
}

Test(golden, every_page_looks_as_it_did_in_english)
{
	golden_compare(screens, G_N_ELEMENTS(screens), BEIAN_LANGUAGE_EN);
}
