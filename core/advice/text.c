/* text: advice as it is read and printed. */
#include "config.h"
#include "core/advice/book.h"
#include "core/base/error.h"

const char *
beian_advice_part_title(BeianAdvicePart part)
{
	static const char *const titles[BEIAN_ADVICE_PARTS] = {N_("Before you begin"), N_("Materials"),
		N_("Steps"), N_("Time limits"), N_("After approval")};

	return _(titles[part]);
}

static void
add_advice(GString *text, const BeianAdvice *advice, BeianLanguage language)
{
	g_string_append_printf(text, "%s\n\n%s\n\n%s\n", advice->title.in[language], advice->why.in[language],
		advice->todo.in[language]);
}

static void
add_part(GString *text, const BeianAdviceBook *book, const BeianAdvice *advice, BeianAdvicePart part,
	const BeianDocument *document, BeianLanguage language)
{
	gboolean begun = FALSE;

	for (guint i = 0; i < advice->lines->len; i++) {
		const BeianAdviceLine *line = advice->lines->pdata[i];
		if (line->part != part || !beian_advice_holds(book, line->when, document))
			continue;
		if (!begun)
			g_string_append_printf(text, "\n%s\n", beian_advice_part_title(part));
		begun = TRUE;
		g_string_append_printf(
			text, "[ ] %s (%s, %s)\n", line->text.in[language], line->source, line->date);
	}
}

char *
beian_advice_text(const BeianAdviceBook *book, const BeianAdvice *advice, const BeianDocument *document,
	BeianLanguage language)
{
	g_autoptr(GString) text = g_string_new(NULL);

	add_advice(text, advice, language);
	if (advice->kind != NULL && !beian_advice_can_open(book, advice))
		g_string_append_printf(text, "\n%s\n",
			_("This program cannot prepare this kind of filing yet; the checklist holds all the "
			  "same."));
	for (guint i = 0; i < book->notes->len; i++) {
		const BeianAdvice *note = book->notes->pdata[i];
		if (!beian_advice_holds(book, note->when, document))
			continue;
		g_string_append(text, "\n");
		add_advice(text, note, language);
	}
	for (int part = 0; part < BEIAN_ADVICE_PARTS; part++)
		add_part(text, book, advice, (BeianAdvicePart)part, document, language);
	g_string_append_printf(text, "\n%s (%s, %s)\n", _("Source"), advice->source, advice->date);
	return g_string_free(g_steal_pointer(&text), FALSE);
}
