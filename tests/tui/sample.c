#include "config.h"
#include "tests/tui/sample.h"
#include <criterion/criterion.h>
#include <string.h>

static void
question_free(gpointer data)
{
	SampleQuestion *question = data;

	g_free(question->path);
	g_free(question->label);
	g_free(question->type);
	g_free(question->shown);
	g_free(question->answer);
	g_free(question);
}

/* PATH with the numbers of its repeats left out, as "dump questions" names it. Free with g_free. */
static char *
without_numbers(const char *path)
{
	g_auto(GStrv) segments = g_strsplit(path, "/", -1);
	GString *plain = g_string_new(NULL);

	for (char **segment = segments; *segment != NULL; segment++)
		if (!g_ascii_isdigit(**segment))
			g_string_append_printf(plain, "%s%s", plain->len > 0 ? "/" : "", *segment);
	return g_string_free(plain, FALSE);
}

/* The types of all questions, by path. */
static GHashTable *
read_types(const Program *program)
{
	static const char *const dump[] = {"dump", "questions", NULL};
	GHashTable *types = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_autofree char *output = NULL;

	cr_assert_eq(program_run(program, &output, dump), 0);
	g_auto(GStrv) lines = g_strsplit(output, "\n", -1);
	for (char **line = lines; *line != NULL && **line != '\0'; line++) {
		g_auto(GStrv) cells = g_strsplit(*line, "\t", 3);
		g_hash_table_insert(types, g_strdup(cells[0]), g_strdup(cells[1]));
	}
	return types;
}

static GHashTable *
read_answers(const char *file)
{
	GHashTable *answers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	g_autofree char *text = NULL;

	cr_assert(g_file_get_contents(file, &text, NULL, NULL), "%s can be read", file);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	for (char **line = lines; *line != NULL; line++) {
		char *sign = strchr(*line, '=');
		if (**line != '#' && sign != NULL)
			g_hash_table_insert(
				answers, g_strndup(*line, (gsize)(sign - *line)), g_strdup(sign + 1));
	}
	return answers;
}

/* LINE is "PATH LABEL" or "PATH LABEL = ANSWER". */
static SampleQuestion *
read_question(const char *line, GHashTable *types, GHashTable *answers)
{
	SampleQuestion *question = g_new0(SampleQuestion, 1);
	const char *label = strchr(line, ' ') + 1, *sign = strstr(label, " = ");

	question->path = g_strndup(line, (gsize)(label - 1 - line));
	question->label = sign != NULL ? g_strndup(label, (gsize)(sign - label)) : g_strdup(label);
	question->shown = sign != NULL ? g_strdup(sign + strlen(" = ")) : NULL;
	question->answer = g_strdup(g_hash_table_lookup(answers, question->path));
	g_autofree char *plain = without_numbers(question->path);
	question->type = g_strdup(g_hash_table_lookup(types, plain));
	cr_assert_not_null(question->type, "%s is a question", plain);
	return question;
}

static void
read_questions(Sample *sample, const Program *program, const char *language)
{
	static const char list[] = "echo :list | \"$0\" fill 1 --plain --lang=\"$1\"";
	g_autofree char *path = g_build_filename(g_getenv("top_builddir"), "beian", NULL), *output = NULL;
	const char *const argv[] = {"/bin/sh", "-c", list, path, language, NULL};
	g_autoptr(GHashTable) types = read_types(program);

	cr_assert(g_spawn_sync(
		program->home, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, NULL));
	/* The list stands between the first prompt and the next. */
	const char *first = strstr(output, ": \n");
	cr_assert_not_null(first, "%s", output);
	g_auto(GStrv) lines = g_strsplit(first + strlen(": \n"), "\n", -1);
	for (char **line = lines; *line != NULL && **line != '['; line++)
		g_ptr_array_add(sample->questions, read_question(*line, types, sample->answers));
}

Sample *
sample_new(const char *name, const char *language)
{
	Sample *sample = g_new0(Sample, 1);
	g_autoptr(Program) program = program_new();
	g_autofree char *output = NULL, *package = g_build_filename(program->home, "sample.zip", NULL);

	sample->folder = g_build_filename(g_getenv("top_srcdir"), "tests", "samples", name, NULL);
	g_autofree char *file = g_build_filename(sample->folder, "answers.txt", NULL);
	sample->answers = read_answers(file);
	sample->questions = g_ptr_array_new_with_free_func(question_free);
	const char *const make[] = {"new", "first", "--answers", file, NULL};
	cr_assert_eq(program_run(program, &output, make), 0);
	const char *const export[] = {"export", "1", "-o", package, NULL};
	g_clear_pointer(&output, g_free);
	cr_assert_eq(program_run(program, &output, export), 0);
	sample->document = sample_document(package);
	read_questions(sample, program, language);
	return sample;
}

void
sample_free(Sample *sample)
{
	g_free(sample->folder);
	g_free(sample->document);
	g_ptr_array_unref(sample->questions);
	g_hash_table_unref(sample->answers);
	g_free(sample);
}

char *
sample_document(const char *file)
{
	g_autofree char *bytes = NULL;
	gsize size_bytes;

	cr_assert(g_file_get_contents(file, &bytes, &size_bytes, NULL), "%s can be read", file);
	/* Nothing in a package is deflated. */
	const char *begin = memmem(bytes, size_bytes, "<filing ", strlen("<filing "));
	const char *end = begin != NULL ? strstr(begin, "</filing>") : NULL;
	cr_assert_not_null(end, "%s holds a document", file);
	char *document = g_strndup(begin, (gsize)(end - begin));
	char *uid = strstr(document, " uid=\"");
	cr_assert_not_null(uid);
	memset(uid + strlen(" uid=\""), '0', 8);
	return document;
}
