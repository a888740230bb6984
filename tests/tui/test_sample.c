/* The samples typed at the keyboard, from the first screen to the package, in both languages: what comes out
 * is what the command line makes of the same answers. */
#include "config.h"
#include "tests/support/leakcheck.h"
#include "tests/tui/sample.h"
#include <criterion/criterion.h>
#include <string.h>
#include <sys/wait.h>

TestSuite(sample, .fini = leakcheck, .timeout = 120);

#define ADD "\033OR"
#define LINK "\033[15~"
#define REVIEW "\033[20~"
#define EXPORT REVIEW
#define QUIT "\033[21~"
#define EMPTY_LINE "\005\025"

/* A question that is answered from a list. */
static gboolean
is_chosen(const SampleQuestion *question)
{
	return g_str_has_prefix(question->type, "code ") || strcmp(question->type, "region") == 0 ||
	       strcmp(question->type, "yes-no") == 0;
}

/* Chooses as many as there are: Enter takes a row, Esc goes back. */
static void
choose_all(Program *program, const SampleQuestion *question)
{
	g_auto(GStrv) tokens = g_strsplit(question->answer, " ", -1);

	for (char **token = tokens; *token != NULL; token++) {
		g_autofree char *keys = g_strconcat(token > tokens ? EMPTY_LINE : "", *token, "\r", NULL);
		emulator_send(program->emulator, keys);
	}
	/* Esc and what follows at once would be another key: both pages are waited for, and all of them. */
	cr_assert(
		emulator_wait_until(program->emulator, emulator_shows(program->emulator, "+ >") &&
							       !program_has_focus(program, question->label)),
		"%s", emulator_dump(program->emulator));
	emulator_send(program->emulator, "\033");
	program_expect_focus(program, question->label);
}

/* Answers QUESTION, which has the focus. TRUE: the answer itself led on to the next one. */
static gboolean
answer(Program *program, const Sample *sample, const SampleQuestion *question)
{
	g_autofree char *keys = NULL;

	if (strcmp(question->type, "file") == 0)
		keys = g_strdup_printf("%s/%s\r", sample->folder, question->answer + strlen("@"));
	else if (strcmp(question->type, "code language") == 0)
		choose_all(program, question);
	else if (is_chosen(question))
		keys = g_strconcat(question->shown, "\r", NULL);
	else
		keys = g_strconcat(EMPTY_LINE, question->answer, NULL);
	if (keys != NULL)
		emulator_send(program->emulator, keys);
	return keys != NULL && g_str_has_suffix(keys, "\r");
}

/* Whether QUESTION is the first of a group that was added: the page asked something else before. */
static gboolean
is_added(const SampleQuestion *question)
{
	static GRegex *number;

	if (number == NULL)
		number = g_regex_new("(^service/[2-9]/kind|/address/[2-9]/from|/category/[2-9]/section"
				     "|/backend/[2-9]/name|/platform/[2-9]/system)$",
			0, 0, NULL);
	return g_regex_match(number, question->path, 0, NULL);
}

static void
type_in(Program *program, const Sample *sample)
{
	for (guint i = 0; i < sample->questions->len; i++) {
		const SampleQuestion *question = sample->questions->pdata[i];
		const SampleQuestion *next =
			i + 1 < sample->questions->len ? sample->questions->pdata[i + 1] : NULL;
		g_autofree char *person = g_path_get_dirname(question->path);
		program_expect_focus(program, question->label);
		if (g_str_has_suffix(question->path, "person/name") &&
			g_hash_table_contains(sample->answers, person))
			emulator_send(program->emulator, LINK);
		gboolean led_on = question->answer != NULL && answer(program, sample, question);
		if (next != NULL && !led_on)
			emulator_send(program->emulator, is_added(next) ? ADD : "\t");
	}
}

static void
export_to(Program *program, const char *file, const char *clean)
{
	emulator_send(program->emulator, REVIEW);
	program_expect(program, clean);
	emulator_send(program->emulator, EXPORT EMPTY_LINE);
	emulator_send(program->emulator, file);
	emulator_send(program->emulator, "\r");
	cr_assert(emulator_wait_until(program->emulator, g_file_test(file, G_FILE_TEST_EXISTS)), "%s",
		emulator_dump(program->emulator));
}

static void
expect_typed(const char *name, const char *language, const char *clean)
{
	g_autoptr(Sample) sample = sample_new(name, language);
	g_autoptr(Program) program = program_new();
	g_autofree char *file = g_build_filename(program->home, "typed.zip", NULL);

	program_start(program, 24, 80, language, NULL);
	program_begin(program);
	type_in(program, sample);
	export_to(program, file, clean);
	emulator_send(program->emulator, QUIT);
	int status = emulator_wait_exit(program->emulator);
	cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	g_autofree char *document = sample_document(file);
	cr_expect_str_eq(document, sample->document);
}

#define CLEAN_EN "0 errors · 0 warnings · 0 notes"
#define CLEAN_ZH "0 个错误 · 0 个警告 · 0 个提示"

Test(sample, a_company_is_typed_in_english)
{
	expect_typed("first-enterprise", "en", CLEAN_EN);
}

Test(sample, a_company_is_typed_in_chinese)
{
	expect_typed("first-enterprise", "zh", CLEAN_ZH);
}

Test(sample, a_person_is_typed_in_english)
{
	expect_typed("first-individual", "en", CLEAN_EN);
}

Test(sample, a_person_is_typed_in_chinese)
{
	expect_typed("first-individual", "zh", CLEAN_ZH);
}

Test(sample, an_app_is_typed_in_english)
{
	expect_typed("first-app", "en", CLEAN_EN);
}

Test(sample, an_app_of_a_person_is_typed_in_chinese)
{
	expect_typed("first-app-individual", "zh", CLEAN_ZH);
}
