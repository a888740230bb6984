/*
 * A whole first filing by keys alone: what a clerk answers is typed, chosen and attached, page after page, by
 * somebody who only ever goes on to the next question. No terminal is needed.
 */
#include "config.h"
#include "core/wizard/outline.h"
#include "tests/support/leakcheck.h"
#include "tests/walk/clerk.h"
#include "tests/walk/picture.h"
#include "tests/wizard/person.h"
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

TestSuite(keyboard, .fini = leakcheck);

enum { KEYS_MAX = 1000, WHIMS = 40 };

static const BeianItem *
focused(const Person *person)
{
	g_autofree char *path = person_focus(person);
	const BeianItem *item = beian_document_item(person->session->document, path);

	cr_assert_not_null(item, "\"%s\" is asked", path);
	return item;
}

static void
expect_page(const Person *person, const char *page, const char *after)
{
	g_autofree char *here = person_page(person);
	g_autofree char *screen = person_screen(person);

	cr_assert_str_eq(here, page, "after %s:\n%s", after, screen);
}

/* Opens the list of choices or files, types WORDS and takes what is found. */
static void
choose(Person *person, const char *words, const char *path)
{
	person_key(person, BEIAN_KEY_F2);
	expect_page(person, "list", path);
	person_type(person, words);
	person_key(person, BEIAN_KEY_ENTER);
	g_autofree char *page = person_page(person);
	if (strcmp(page, "list") == 0)
		person_key(person, BEIAN_KEY_ESCAPE);
	expect_page(person, "form", path);
}

/* The name of the file that ANSWER, of the type "file", tells of; in the folder of PERSON. Free with g_free.
 */
static char *
file_of(const Person *person, const char *answer)
{
	return g_build_filename(person->home, strrchr(answer, ' ') + 1, NULL);
}

/* Answers the question in focus with TEXT, in the way it is asked. */
static void
answer(Person *person, const char *text)
{
	const BeianItem *item = focused(person);
	g_autofree char *path = g_strdup(item->path);

	if (g_strcmp0(item->text, text) == 0)
		return;
	if (beian_outline_is_file(item)) {
		g_autofree char *file = file_of(person, text);
		choose(person, file, path);
	} else if (beian_outline_list(item) != NULL) {
		choose(person, text, path);
	} else {
		person_key(person, BEIAN_KEY_CONTROL('E'));
		person_key(person, BEIAN_KEY_CONTROL('U'));
		person_type(person, text);
	}
}

/* Goes from question to question until there is no next one, and answers what DONE answers. */
static void
go_through(Person *person, const BeianFiling *done)
{
	guint page = 0;

	for (guint keys = 0; keys < KEYS_MAX; keys++) {
		g_autofree char *path = g_strdup(focused(person)->path);
		const char *text = beian_filing_text(done, path);
		guint here = beian_outline_find(beian_outline_steps(person->session), path);
		cr_expect_geq(here, page, "%s: pages come in the order of the form", path);
		page = here;
		if (text != NULL)
			answer(person, text);
		/* Who chooses is at the next question already. */
		g_autofree char *still = person_focus(person);
		if (strcmp(still, path) != 0)
			continue;
		person_key(person, BEIAN_KEY_TAB);
		if (person_rang(person))
			return;
	}
	cr_assert_fail("%u keys lead to no end", KEYS_MAX);
}

/* The pictures of the samples, where the person keeps files. */
static void
bring_pictures(const Person *person)
{
	for (guint i = 0; i < PICTURES; i++) {
		g_autofree char *file = file_of(person, picture_answer(i));
		g_autofree char *sha256 = g_strndup(picture_answer(i), strcspn(picture_answer(i), " "));
		g_autoptr(GBytes) bytes = picture_bytes(sha256, NULL, NULL);
		cr_assert(g_file_set_contents(
			file, g_bytes_get_data(bytes, NULL), (gssize)g_bytes_get_size(bytes), NULL));
	}
}

static void
expect_exported(Person *person)
{
	g_autofree char *file = g_build_filename(person->home, "out.zip", NULL);

	person_key(person, BEIAN_KEY_F9);
	expect_page(person, "review", "F9");
	person_key(person, BEIAN_KEY_F9);
	expect_page(person, "export", "F9 again");
	person_key(person, BEIAN_KEY_CONTROL('U'));
	person_type(person, file);
	person_key(person, BEIAN_KEY_ENTER);
	g_autofree char *screen = person_screen(person);
	cr_expect(g_file_test(file, G_FILE_TEST_EXISTS), "the package is written:\n%s", screen);
}

/* A first filing for APPLICANT that can be exported. */
static Clerk *
finished(Office *office, const Applicant *applicant)
{
	Clerk *clerk = clerk_new(office, applicant, "first", "native");
	g_autoptr(BeianStep) step = beian_step_new();

	cr_assert(clerk_fill(clerk, step));
	clerk_mend(clerk);
	cr_assert(beian_verdict_is_good(clerk->verdict), "%s", clerk->log->str);
	return clerk;
}

/* DOCUMENT as text. Free with g_free. */
static char *
print(const BeianDocument *document)
{
	g_autoptr(GBytes) bytes = beian_xml_write(document->xml, "UTF-8", NULL);

	cr_assert_not_null(bytes);
	return g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
}

static void
type_filing(const char *nature, const char *province, BeianLanguage language, guint32 seed)
{
	g_autoptr(Office) office = office_new(seed);
	office->whims = WHIMS;
	g_autoptr(Applicant) applicant = applicant_new(office->codes, office->random, nature, province);
	g_autoptr(Clerk) clerk = finished(office, applicant);
	g_autoptr(Person) person = person_new(language);

	bring_pictures(person);
	cr_assert_eq(g_chdir(person->home), 0);
	person_begin(person);
	go_through(person, clerk->filing);
	g_autofree char *here = print(person->session->document), *there = print(clerk->document);
	cr_expect_str_eq(here, there, "what was typed is what was meant");
	expect_exported(person);
	cr_assert_eq(g_chdir("/"), 0);
}

Test(keyboard, types_an_organisation_s_filing_in_chinese)
{
	type_filing("social-organisation", "44", BEIAN_LANGUAGE_ZH, 1);
}

Test(keyboard, types_an_individual_s_filing_in_english)
{
	type_filing("individual", "42", BEIAN_LANGUAGE_EN, 2);
}
