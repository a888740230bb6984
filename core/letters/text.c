/* text: the checklist to read and to print. */
#include "config.h"
#include "core/letters/book.h"
#include "core/base/error.h"
#include <string.h>

enum { INDENT_COLS = 4 };

typedef struct {
	const BeianChecklist *checklist; /* all of it; NULL: one material */
	const BeianLetterBook *book;
	const BeianRules *rules;
	const BeianCase *input;
	BeianLanguage language;
	int cols;
	GString *text;
} Printer;

/* TEXT wrapped, every line from column COL on. */
static void
put(Printer *printer, int col, const char *text)
{
	beian_letters_put(printer->text, col, printer->cols, text);
}

static void put_line(Printer *printer, int col, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void
put_line(Printer *printer, int col, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	put(printer, col, text);
}

static gboolean
is_always_required(const BeianQuestion *question)
{
	return question->relevant == NULL && question->required != NULL &&
	       strcmp(beian_expression_text(question->required), "true()") == 0;
}

/* Who demands it, in sentences of their own. */
static void
put_reasons(Printer *printer, const BeianMaterial *material, int col)
{
	const BeianQuestion *question = material->item->question;

	if (material->item->required)
		put_line(printer, col,
			is_always_required(question) ? _("Why: every filing of this kind has it (%s).")
						     : _("Why: it follows from the answers (%s)."),
			question->source);
	for (guint i = 0; i < material->reasons->len; i++) {
		const BeianFinding *finding = material->reasons->pdata[i];
		g_autofree char *why = beian_finding_why(finding, printer->language);
		put_line(printer, col, _("Why: %s (%s, %s, %s)"), why != NULL ? why : "", finding->rule->id,
			beian_finding_source(finding), beian_finding_date(finding));
	}
	for (guint i = 0; i < material->waits->len; i++) {
		const BeianItem *item = material->waits->pdata[i];
		put_line(printer, col, _("Waits for the answer: %s (%s)"),
			beian_question_text(item->question, BEIAN_TEXT_LABEL, printer->language), item->path);
	}
}

static gboolean
is_first_of_its_rule(const GPtrArray *findings, guint index)
{
	for (guint i = 0; i < index; i++)
		if (((BeianFinding *)findings->pdata[i])->rule ==
			((BeianFinding *)findings->pdata[index])->rule)
			return FALSE;
	return TRUE;
}

static gboolean
limits(const BeianMaterial *material, const BeianRule *rule)
{
	for (guint i = 0; i < material->limits->len; i++)
		if (((BeianFinding *)material->limits->pdata[i])->rule == rule)
			return TRUE;
	return FALSE;
}

/* What can be attached and RULE does not limit: titles in the language of PRINTER; free with
 * g_ptr_array_unref. */
static GPtrArray *
exempt_from(const Printer *printer, const BeianRule *rule)
{
	const GPtrArray *materials = beian_checklist_materials(printer->checklist);
	GPtrArray *titles = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < materials->len; i++) {
		const BeianMaterial *material = materials->pdata[i];
		if (material->item->relevant && !limits(material, rule))
			g_ptr_array_add(titles, beian_material_title(material, printer->language));
	}
	return titles;
}

/* Whether RULE limits nearly every material that can be attached, as what all scans have and an icon has not:
 * then it is said once. */
static gboolean
limits_all(const Printer *printer, const BeianRule *rule)
{
	const GPtrArray *materials = beian_checklist_materials(printer->checklist);
	g_autoptr(GPtrArray) exempt = exempt_from(printer, rule);
	guint count = 0;

	for (guint i = 0; i < materials->len; i++)
		count += ((const BeianMaterial *)materials->pdata[i])->item->relevant ? 1 : 0;
	return exempt->len * 4 <= count;
}

/* What a scan has to be like, as far as it is not said of all. */
static void
put_limits(Printer *printer, const BeianMaterial *material, int col)
{
	for (guint i = 0; i < material->limits->len; i++) {
		const BeianFinding *finding = material->limits->pdata[i];
		g_autofree char *why = beian_finding_why(finding, printer->language);
		if (why != NULL && is_first_of_its_rule(material->limits, i) &&
			(printer->checklist == NULL || !limits_all(printer, finding->rule)))
			put_line(printer, col, _("Scan: %s (%s, %s, %s)"), why, finding->rule->id,
				beian_finding_source(finding), beian_finding_date(finding));
	}
	for (guint i = 0; printer->book != NULL && i < printer->book->hints->len; i++) {
		const BeianHint *hint = printer->book->hints->pdata[i];
		if (beian_hint_is_about(hint, material, printer->rules, printer->input))
			put_line(printer, col, _("Scan: %s (%s, %s)"), hint->text.in[printer->language],
				hint->source, hint->date);
	}
}

static void
put_wrong(Printer *printer, const BeianMaterial *material, int col)
{
	for (guint i = 0; i < material->wrong->len; i++) {
		const BeianFinding *finding = material->wrong->pdata[i];
		g_autofree char *message = beian_finding_message(finding, printer->language),
				*fix = beian_finding_fix(finding, printer->language);
		put_line(printer, col, "! %s %s: %s%s%s", beian_finding_word(finding), finding->rule->id,
			message, beian_language_blank(printer->language), fix);
	}
}

static void
put_details(Printer *printer, const BeianMaterial *material, int col)
{
	if (beian_material_is_attached(material)) {
		const BeianType *type = material->item->question->type;
		g_autofree char *shown = type->show(material->item->reading->value);
		put_line(printer, col, _("Attached: %s"), shown);
	}
	put_wrong(printer, material, col);
	put_reasons(printer, material, col);
	put_limits(printer, material, col);
}

char *
beian_material_text(const BeianMaterial *material, const BeianLetterBook *book, const BeianRules *rules,
	const BeianCase *input, BeianLanguage language, int cols)
{
	const BeianQuestion *question = material->item->question;
	Printer printer = {NULL, book, rules, input, language, cols, g_string_new(NULL)};

	put_details(&printer, material, 0);
	put(&printer, 0, beian_question_text(question, BEIAN_TEXT_HINT, language));
	put(&printer, 0, beian_question_text(question, BEIAN_TEXT_HELP, language));
	return g_string_free(printer.text, FALSE);
}

/* One box to tick a material. */
static void
put_material(Printer *printer, const BeianMaterial *material)
{
	g_autofree char *title = beian_material_title(material, printer->language);
	const char *mark = !beian_material_is_attached(material) ? "[ ]"
			   : material->wrong->len > 0            ? "[!]"
								 : "[x]";

	put_line(printer, 0, "%s %s · %s", mark, title, material->item->path);
	put_details(printer, material, INDENT_COLS);
}

static void
put_section(Printer *printer, const BeianChecklist *checklist, BeianNeed need)
{
	static const char *const headings[BEIAN_NEEDS] = {
		[BEIAN_NEED_NEEDED] = N_("Needed"),
		[BEIAN_NEED_ADVISED] = N_("Advised"),
		[BEIAN_NEED_WAITS] = N_("Not clear yet"),
		[BEIAN_NEED_OPTIONAL] = N_("Only if provider or bureau asks for it"),
		[BEIAN_NEED_NONE] = N_("Not needed by this filing"),
	};
	const GPtrArray *materials = beian_checklist_materials(checklist);
	guint attached;

	if (beian_checklist_count(checklist, need, &attached) == 0)
		return;
	put_line(printer, 0, "\n%s", _(headings[need]));
	for (guint i = 0; i < materials->len; i++) {
		const BeianMaterial *material = materials->pdata[i];
		if (material->need != need)
			continue;
		if (need == BEIAN_NEED_NONE) {
			g_autofree char *title = beian_material_title(material, printer->language);
			put_line(printer, 0, "    %s · %s", title, material->item->path);
		} else {
			put_material(printer, material);
		}
	}
}

static void
put_common_limit(Printer *printer, const BeianFinding *finding)
{
	g_autofree char *why = beian_finding_why(finding, printer->language);
	g_autoptr(GPtrArray) exempt = exempt_from(printer, finding->rule);

	if (exempt->len == 0) {
		put_line(printer, 0, _("• %s (%s, %s, %s)"), why, finding->rule->id,
			beian_finding_source(finding), beian_finding_date(finding));
		return;
	}
	g_ptr_array_add(exempt, NULL);
	g_autofree char *titles =
		g_strjoinv(beian_language_comma(printer->language), (char **)exempt->pdata);
	put_line(printer, 0, _("• %s Except: %s. (%s, %s, %s)"), why, titles, finding->rule->id,
		beian_finding_source(finding), beian_finding_date(finding));
}

/* What holds for every scan, or nearly every one; said at the first that shows it. */
static void
put_hints(Printer *printer, const BeianChecklist *checklist)
{
	const GPtrArray *materials = beian_checklist_materials(checklist);
	g_autoptr(GPtrArray) said = g_ptr_array_new(); /* of BeianRule */
	gboolean any = FALSE;

	for (guint i = 0; i < materials->len && !any; i++)
		any = ((const BeianMaterial *)materials->pdata[i])->item->relevant;
	if (!any)
		return;
	put_line(printer, 0, "\n%s", _("Every scan"));
	for (guint i = 0; i < materials->len; i++) {
		const BeianMaterial *material = materials->pdata[i];
		for (guint j = 0; material->item->relevant && j < material->limits->len; j++) {
			const BeianFinding *finding = material->limits->pdata[j];
			gpointer rule = (gpointer)finding->rule;
			if (finding->rule->why.in[printer->language] == NULL ||
				g_ptr_array_find(said, rule, NULL) || !limits_all(printer, finding->rule))
				continue;
			g_ptr_array_add(said, rule);
			put_common_limit(printer, finding);
		}
	}
	for (guint i = 0; printer->book != NULL && i < printer->book->hints->len; i++) {
		const BeianHint *hint = printer->book->hints->pdata[i];
		if (beian_hint_is_about(hint, NULL, printer->rules, printer->input))
			put_line(printer, 0, _("• %s (%s, %s)"), hint->text.in[printer->language],
				hint->source, hint->date);
	}
}

static void
put_letters(Printer *printer, const BeianChecklist *checklist)
{
	g_autoptr(GPtrArray) due = printer->book != NULL ? beian_letters_due(printer->book, printer->rules,
								   printer->input, checklist)
							 : NULL;

	if (due == NULL || due->len == 0)
		return;
	put_line(printer, 0, "\n%s", _("Letters that are written here"));
	for (guint i = 0; i < due->len; i++) {
		const BeianLetterDue *letter = due->pdata[i];
		g_autofree char *title = beian_letter_title(letter, printer->language);
		put_line(
			printer, 0, "%s · %s · %s", letter->letter->id, title, beian_need_word(letter->need));
		put(printer, INDENT_COLS, letter->letter->use.in[printer->language]);
	}
}

/* "needed 7 (attached 5)" of those there are. */
static void
put_head(Printer *printer, const BeianChecklist *checklist)
{
	g_autofree char *title = beian_document_title(printer->input->document);
	g_autofree char *summary = beian_checklist_summary(checklist);

	put_line(printer, 0, _("Materials: %s"), title);
	put(printer, 0, summary);
}

char *
beian_checklist_text(const BeianChecklist *checklist, const BeianLetterBook *book, const BeianRules *rules,
	const BeianCase *input, BeianLanguage language, int cols)
{
	Printer printer = {checklist, book, rules, input, language, cols, g_string_new(NULL)};

	put_head(&printer, checklist);
	for (BeianNeed need = 0; need < BEIAN_NEEDS; need++)
		put_section(&printer, checklist, need);
	put_hints(&printer, checklist);
	put_letters(&printer, checklist);
	return g_string_free(printer.text, FALSE);
}
