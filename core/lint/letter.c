/* letter: what the letters and hints of data/letters name is there. */
#include "config.h"
#include "core/lint/lint.h"
#include "core/lint/name.h"
#include "core/letters/letter.h"
#include <string.h>

typedef struct {
	const BeianRules *rules;
	const GPtrArray *forms;
	BeianComplaints *complaints;
	const char *file, *id; /* of the letter or hint being looked at */
	long line;
} Letters;

static void complain(const Letters *letters, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void
complain(const Letters *letters, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	beian_complaints_add(letters->complaints, letters->file, letters->line, "%s: %s", letters->id, text);
}

/* Whether PATH, seen from one of OWNERS, is asked by a form. */
static gboolean
is_asked(const Letters *letters, char **owners, const char *path)
{
	for (char **owner = owners; *owner != NULL; owner++) {
		g_autofree char *meant = beian_rule_resolve(*owner, path);
		if (meant != NULL && beian_lint_is_asked(letters->forms, meant))
			return TRUE;
	}
	return FALSE;
}

static void
check_path(const Letters *letters, char **owners, const char *path)
{
	g_autofree char *meant = beian_rule_resolve(owners[0], path);

	if (strcmp(path, "/filing") != 0 && !is_asked(letters, owners, path))
		complain(letters, _("no form asks “%s”"), meant != NULL ? meant : path);
}

static void
check_expression(const Letters *letters, char **owners, const BeianExpression *expression, gboolean in_each)
{
	const char *text = expression != NULL ? beian_expression_text(expression) : "";
	g_auto(GStrv) paths = beian_expression_all_paths(text), variables = beian_expression_variables(text);

	for (char **path = paths; *path != NULL; path++)
		check_path(letters, owners, *path);
	for (char **variable = variables; *variable != NULL; variable++)
		if (!in_each || strcmp(*variable, "number") != 0)
			complain(letters, _("there is no variable “$%s” here"), *variable);
}

static void check_parts(const Letters *letters, char **owners, const GPtrArray *parts, gboolean in_each);

/* The owners of what stands inside PART: those that its "select" means, seen from OWNERS. */
static void
check_each(const Letters *letters, char **owners, const BeianLetterPart *part)
{
	g_auto(GStrv) selected = beian_rule_owners(beian_expression_text(part->select));
	g_autoptr(GPtrArray) inner = g_ptr_array_new_with_free_func(g_free);

	for (char **owner = owners; *owner != NULL; owner++)
		for (char **each = selected; *each != NULL; each++) {
			char *meant = beian_rule_resolve(*owner, *each);
			if (meant != NULL)
				g_ptr_array_add(inner, meant);
		}
	g_ptr_array_add(inner, NULL);
	check_parts(letters, (char **)inner->pdata, part->parts, TRUE);
}

static void
check_parts(const Letters *letters, char **owners, const GPtrArray *parts, gboolean in_each)
{
	for (guint i = 0; i < parts->len; i++) {
		const BeianLetterPart *part = parts->pdata[i];
		check_expression(letters, owners, part->when, in_each);
		check_expression(letters, owners, part->select, in_each);
		for (guint j = 0; j < part->pieces->len; j++) {
			const BeianLetterPiece *piece = part->pieces->pdata[j];
			check_expression(letters, owners, piece->expression, in_each);
		}
		if (part->kind == BEIAN_LETTER_EACH && part->select != NULL)
			check_each(letters, owners, part);
	}
}

static void
check_day(const Letters *letters, const char *text)
{
	BeianDate day;

	if (!beian_date_parse(text, &day))
		complain(letters, _("“%s” is no day; write YYYY-MM-DD"), text);
}

static void
check_letter(Letters *letters, const BeianLetter *letter)
{
	static char *root[] = {(char *)"", NULL};
	g_auto(GStrv) owners =
		beian_rule_owners(letter->for_each != NULL ? beian_expression_text(letter->for_each) : ".");

	letters->file = letter->file;
	letters->line = letter->line;
	letters->id = letter->id;
	check_day(letters, letter->date);
	check_expression(letters, root, letter->for_each, FALSE);
	check_expression(letters, owners, letter->when, FALSE);
	if (letter->material != NULL)
		check_path(letters, owners, letter->material);
	for (char **rule = letter->rules; *rule != NULL; rule++)
		if (beian_rules_find(letters->rules, *rule) == NULL)
			complain(letters, _("there is no rule “%s”"), *rule);
	check_parts(letters, owners, letter->body, FALSE);
}

static void
check_hint(Letters *letters, const BeianHint *hint)
{
	static char *root[] = {(char *)"", NULL};

	letters->file = hint->file;
	letters->line = hint->line;
	letters->id = "hint";
	check_day(letters, hint->date);
	check_expression(letters, root, hint->when, FALSE);
	for (char **path = hint->materials; *path != NULL; path++)
		check_path(letters, root, *path);
}

static void
check_remark(Letters *letters, const BeianRemark *remark)
{
	letters->file = remark->file;
	letters->line = remark->line;
	letters->id = "remark";
	check_day(letters, remark->date);
	for (char **id = remark->rules; *id != NULL; id++) {
		const BeianRule *rule = beian_rules_find(letters->rules, *id);
		if (rule == NULL || rule->for_each == NULL) {
			complain(letters, _("there is no rule “%s”"), *id);
			continue;
		}
		g_auto(GStrv) owners = beian_rule_owners(beian_expression_text(rule->for_each));
		check_path(letters, owners, remark->into);
		for (guint i = 0; i < remark->words->pieces->len; i++) {
			const BeianLetterPiece *piece = remark->words->pieces->pdata[i];
			check_expression(letters, owners, piece->expression, FALSE);
		}
	}
}

void
beian_lint_letters(
	const char *datadir, const BeianRules *rules, const GPtrArray *forms, BeianComplaints *complaints)
{
	Letters letters = {.rules = rules, .forms = forms, .complaints = complaints};
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianLetterBook) book = beian_letters_read(datadir, &error);
	g_auto(GStrv) mistakes = g_strsplit(error != NULL ? error->message : "", "\n", -1);

	for (char **mistake = mistakes; *mistake != NULL; mistake++)
		g_ptr_array_add(complaints, g_strdup(*mistake));
	for (guint i = 0; book != NULL && i < beian_letters_all(book)->len; i++)
		check_letter(&letters, beian_letters_all(book)->pdata[i]);
	for (guint i = 0; book != NULL && i < beian_letters_hints(book)->len; i++)
		check_hint(&letters, beian_letters_hints(book)->pdata[i]);
	for (guint i = 0; book != NULL && i < beian_letters_remarks(book)->len; i++)
		check_remark(&letters, beian_letters_remarks(book)->pdata[i]);
}
