/* advice: whether the questions of forms/which lead everybody somewhere. Every combination of answers is
 * walked. */
#include "config.h"
#include "core/lint/lint.h"
#include "core/base/file.h"
#include "core/filing/answers.h"
#include "core/filing/path.h"
#include <string.h>

#define FILE_NAME "data/kind/outcomes.xml"
enum { LIMIT_BYTES = 64 * 1024 };

typedef struct {
	const char *datadir;
	const BeianAdviceBook *book;
	BeianCodes *codes;
	const GPtrArray *forms; /* of BeianForm */
	BeianComplaints *complaints;
	BeianFiling *filing;
	GHashTable *reached;  /* BeianAdvice, BeianAdviceLine and BeianQuestion that some answers come to */
	GHashTable *expected; /* ids of outcomes and notes that cases expect */
	GHashTable *vain;     /* paths of questions told already */
} Walk;

static char *
trail(const BeianDocument *document)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < document->items->len; i++) {
		const BeianItem *item = document->items->pdata[i];
		if (item->relevant && item->text != NULL)
			g_string_append_printf(
				text, "%s%s=%s", text->len > 0 ? " " : "", item->path, item->text);
	}
	return g_string_free(g_steal_pointer(&text), FALSE);
}

/* Marks THING and takes it into DIGEST. */
static guint
reach(Walk *walk, const void *thing, guint digest)
{
	g_hash_table_add(walk->reached, (gpointer)thing);
	return digest * 31 + g_direct_hash(thing);
}

/* What is said to somebody who answered DOCUMENT, as a number: the same things have the same one. */
static guint
end_of_walk(Walk *walk, const BeianDocument *document)
{
	const BeianAdvice *advice = beian_advice_decide(walk->book, document);
	const GPtrArray *notes = beian_advice_notes(walk->book);
	guint digest = 0;

	if (advice == NULL) {
		g_autofree char *answers = trail(document);
		beian_complaints_add(
			walk->complaints, FILE_NAME, 1, _("no outcome for the answers %s"), answers);
		return 0;
	}
	digest = reach(walk, advice, digest);
	for (guint i = 0; i < notes->len; i++) {
		const BeianAdvice *note = notes->pdata[i];
		if (beian_advice_holds(walk->book, note->when, document))
			digest = reach(walk, note, digest);
	}
	for (guint i = 0; i < advice->lines->len; i++) {
		const BeianAdviceLine *line = advice->lines->pdata[i];
		if (beian_advice_holds(walk->book, line->when, document))
			digest = reach(walk, line, digest);
	}
	return digest;
}

static gboolean
names(const BeianExpression *expression, const char *literal)
{
	return expression != NULL && strstr(beian_expression_text(expression), literal) != NULL;
}

static gboolean
one_names(const GPtrArray *all, const char *literal)
{
	for (guint i = 0; i < all->len; i++) {
		const BeianAdvice *advice = all->pdata[i];
		gboolean named = names(advice->when, literal);
		for (guint j = 0; !named && j < advice->lines->len; j++)
			named = names(((const BeianAdviceLine *)advice->lines->pdata[j])->when, literal);
		if (named)
			return TRUE;
	}
	return FALSE;
}

/* Whether an expression compares anything with TOKEN: those that none names lead all the same way. */
static gboolean
is_named(const Walk *walk, const char *token)
{
	const GPtrArray *questions = beian_form_questions(beian_advice_form(walk->book));
	g_autofree char *literal = g_strdup_printf("'%s'", token);

	for (guint i = 0; i < questions->len; i++)
		if (names(((const BeianQuestion *)questions->pdata[i])->relevant, literal))
			return TRUE;
	return one_names(beian_advice_outcomes(walk->book), literal) ||
	       one_names(beian_advice_notes(walk->book), literal);
}

/* The answers to QUESTION that can lead different ways. Free with g_strfreev. */
static char **
choices(const Walk *walk, const BeianQuestion *question)
{
	gboolean other = FALSE;
	const char *id = question->list != NULL ? question->list : "yes-no-unknown";
	const BeianCodeList *list = beian_codes_list(walk->codes, id, NULL);
	GPtrArray *found = g_ptr_array_new();

	for (guint i = 0; list != NULL && i < beian_code_list_count(list); i++) {
		const BeianCode *row = beian_code_list_row(list, i);
		gboolean named = is_named(walk, row->token);
		if (named || !other)
			g_ptr_array_add(found, g_strdup(row->token));
		other = other || !named;
	}
	g_ptr_array_add(found, NULL);
	return (char **)g_ptr_array_free(found, FALSE);
}

static const BeianItem *
next_item(const BeianDocument *document)
{
	for (guint i = 0; i < document->items->len; i++) {
		const BeianItem *item = document->items->pdata[i];
		if (item->required && item->state != BEIAN_ANSWER_VALUE)
			return item;
	}
	return NULL;
}

static void
complain_of_vain(Walk *walk, const BeianItem *item, const BeianDocument *document)
{
	g_autofree char *answers = trail(document);

	if (g_hash_table_add(walk->vain, g_strdup(item->path)))
		beian_complaints_add(walk->complaints, item->question->file, item->question->line,
			_("%s is asked although no answer changes anything, after %s"), item->path, answers);
}

/* Walks all answers to what is asked now, and returns what is said at the ends as a number. */
static guint
go_on(Walk *walk)
{
	g_autoptr(BeianDocument) document = beian_document_new(walk->filing);
	const BeianItem *item = next_item(document);
	guint digest = 7, first = 0;
	gboolean same = TRUE;

	if (item == NULL)
		return end_of_walk(walk, document);
	g_hash_table_add(walk->reached, (gpointer)item->question);
	g_auto(GStrv) values = choices(walk, item->question);
	for (guint i = 0; values[i] != NULL; i++) {
		beian_filing_put(walk->filing, item->path, values[i]);
		guint end = go_on(walk);
		first = i == 0 ? end : first;
		same = same && end == first;
		digest = digest * 31 + end;
	}
	beian_filing_put(walk->filing, item->path, NULL);
	if (same)
		complain_of_vain(walk, item, document);
	return digest;
}

/* Only lists can be walked. */
static gboolean
can_be_walked(Walk *walk)
{
	const GPtrArray *questions = beian_form_questions(beian_advice_form(walk->book));
	gboolean can = TRUE;

	for (guint i = 0; i < questions->len; i++) {
		const BeianQuestion *question = questions->pdata[i];
		if (question->list != NULL || strcmp(question->type->name, "yes-no") == 0)
			continue;
		beian_complaints_add(walk->complaints, question->file, question->line,
			_("%s is neither a choice from a list nor yes or no"), question->path);
		can = FALSE;
	}
	return can;
}

/* What ADVICE puts into the draft is asked by the form of its kind. */
static void
check_answers(Walk *walk, const BeianAdvice *advice)
{
	const BeianForm *form = NULL;

	for (guint i = 0; i < walk->forms->len; i++)
		if (g_strcmp0(beian_form_kind(walk->forms->pdata[i]), advice->kind) == 0)
			form = walk->forms->pdata[i];
	for (guint i = 0; form != NULL && i < advice->answers->len; i++) {
		const BeianAdviceAnswer *answer = advice->answers->pdata[i];
		g_autofree char *template = beian_path_template(answer->path);
		if (beian_form_question(form, template) == NULL)
			beian_complaints_add(walk->complaints, FILE_NAME, answer->line,
				_("%s answers “%s”, which the form %s does not ask"), advice->id,
				answer->path, advice->kind);
	}
}

static void
check_reached(Walk *walk, const GPtrArray *all)
{
	for (guint i = 0; i < all->len; i++) {
		const BeianAdvice *advice = all->pdata[i];
		if (!g_hash_table_contains(walk->reached, advice))
			beian_complaints_add(walk->complaints, advice->file, advice->line,
				_("no answers come to \"%s\""), advice->id);
		if (!g_hash_table_contains(walk->expected, advice->id))
			beian_complaints_add(walk->complaints, advice->file, advice->line,
				_("\"%s\" needs a case that expects it"), advice->id);
		check_answers(walk, advice);
		for (guint j = 0; j < advice->lines->len; j++) {
			const BeianAdviceLine *line = advice->lines->pdata[j];
			if (g_hash_table_add(walk->reached, (gpointer)line))
				beian_complaints_add(walk->complaints, line->file, line->line,
					_("no answers come to this line"));
		}
	}
}

static void
check_asked(Walk *walk)
{
	const GPtrArray *questions = beian_form_questions(beian_advice_form(walk->book));

	for (guint i = 0; i < questions->len; i++) {
		const BeianQuestion *question = questions->pdata[i];
		if (!g_hash_table_contains(walk->reached, question))
			beian_complaints_add(walk->complaints, question->file, question->line,
				_("no answers come to the question %s"), question->path);
	}
}

static const BeianAdvice *
find_note(const Walk *walk, const char *id, const BeianDocument *document)
{
	const GPtrArray *notes = beian_advice_notes(walk->book);

	for (guint i = 0; i < notes->len; i++) {
		const BeianAdvice *note = notes->pdata[i];
		if (strcmp(note->id, id) == 0 && beian_advice_holds(walk->book, note->when, document))
			return note;
	}
	return NULL;
}

/* One "expect outcome ID" or "expect note ID". */
static void
compare(Walk *walk, const char *name, long line, const char *wish, const BeianDocument *document)
{
	const BeianAdvice *advice = beian_advice_decide(walk->book, document);
	const char *came = advice != NULL ? advice->id : "";
	g_auto(GStrv) words = g_strsplit(wish, " ", 3);
	guint count = g_strv_length(words);

	if (count == 3 && strcmp(words[1], "outcome") == 0 && strcmp(words[2], came) != 0)
		beian_complaints_add(walk->complaints, name, line,
			_("these answers come to \"%s\", expected \"%s\""), came, words[2]);
	else if (count == 3 && strcmp(words[1], "note") == 0 && find_note(walk, words[2], document) == NULL)
		beian_complaints_add(
			walk->complaints, name, line, _("the note \"%s\" does not hold"), words[2]);
	else if (count != 3 || (strcmp(words[1], "outcome") != 0 && strcmp(words[1], "note") != 0))
		beian_complaints_add(walk->complaints, name, line, _("expect outcome ID, or expect note ID"));
	if (count == 3)
		g_hash_table_add(walk->expected, g_strdup(words[2]));
}

/* Answers FILING with LINES; each must be asked then and be a value. */
static void
put_lines(Walk *walk, const char *name, BeianFiling *filing, const GArray *lines)
{
	for (guint i = 0; i < lines->len; i++) {
		const BeianAnswerLine *line = &g_array_index(lines, BeianAnswerLine, i);
		g_autoptr(BeianStep) step = beian_step_new();
		g_autoptr(GError) error = NULL;
		if (!beian_filing_set(
			    filing, line->path, line->text != NULL ? line->text : "", step, &error)) {
			beian_complaints_add(walk->complaints, name, line->line, "%s", error->message);
			continue;
		}
		g_autoptr(BeianDocument) document = beian_document_new(filing);
		const BeianItem *item = beian_document_item(document, line->path);
		if (!item->relevant || item->state != BEIAN_ANSWER_VALUE)
			beian_complaints_add(walk->complaints, name, line->line,
				_("%s is not asked here, or not with this answer"), line->path);
	}
}

static void
run_case(Walk *walk, const char *folder, const char *name)
{
	g_autofree char *file = g_build_filename(folder, name, NULL);
	g_autoptr(GBytes) bytes = beian_file_read(file, LIMIT_BYTES, NULL);
	g_autoptr(BeianFiling) filing = beian_filing_new(beian_advice_form(walk->book), "00000000");
	g_autoptr(GString) answers = g_string_new(NULL);
	gsize size_bytes = 0;
	const char *data = bytes != NULL ? g_bytes_get_data(bytes, &size_bytes) : NULL;
	g_autofree char *text = g_strndup(data != NULL ? data : "", size_bytes);
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	gboolean expects = FALSE;

	for (char **line = lines; *line != NULL; line++) {
		gboolean is_wish = g_str_has_prefix(*line, "expect ");
		g_string_append_printf(answers, "%s\n", is_wish ? "" : *line);
		expects = expects || is_wish;
	}
	g_autoptr(GArray) read = beian_answers_read(answers->str, answers->len, name, walk->complaints);
	put_lines(walk, name, filing, read);
	g_autoptr(BeianDocument) document = beian_document_new(filing);
	for (guint i = 0; lines[i] != NULL; i++)
		if (g_str_has_prefix(lines[i], "expect "))
			compare(walk, name, i + 1, lines[i], document);
	if (!expects)
		beian_complaints_add(walk->complaints, name, 1, _("the case expects nothing"));
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
run_cases(Walk *walk, guint *cases)
{
	g_autofree char *folder = g_build_filename(walk->datadir, "data", "kind", "cases", NULL);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);

	for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;)
		if (g_str_has_suffix(name, ".case"))
			g_ptr_array_add(files, g_strdup(name));
	g_ptr_array_sort(files, compare_names);
	for (guint i = 0; i < files->len; i++)
		run_case(walk, folder, files->pdata[i]);
	*cases += files->len;
}

void
beian_lint_advice(const char *datadir, BeianCodes *codes, const GPtrArray *forms, guint *cases,
	BeianComplaints *complaints)
{
	g_autofree char *folder = g_build_filename(datadir, "forms", "which", NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianAdviceBook) book = NULL;

	if (!g_file_test(folder, G_FILE_TEST_IS_DIR))
		return;
	book = beian_advice_read(datadir, codes, &error);
	if (book == NULL) {
		g_auto(GStrv) lines = g_strsplit(error->message, "\n", -1);
		for (char **line = lines; *line != NULL; line++)
			g_ptr_array_add(complaints, g_strdup(*line));
		return;
	}
	g_autoptr(BeianFiling) filing = beian_filing_new(beian_advice_form(book), "00000000");
	g_autoptr(GHashTable) reached = g_hash_table_new(NULL, NULL);
	g_autoptr(GHashTable) expected = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autoptr(GHashTable) vain = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	Walk walk = {datadir, book, codes, forms, complaints, filing, reached, expected, vain};
	run_cases(&walk, cases);
	if (!can_be_walked(&walk))
		return;
	go_on(&walk);
	check_asked(&walk);
	check_reached(&walk, beian_advice_outcomes(book));
	check_reached(&walk, beian_advice_notes(book));
}
