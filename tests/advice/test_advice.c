/* advice: answers come to the first outcome that fits, with the lines that hold. */
#include "config.h"
#include "core/advice/advice.h"
#include "tests/support/house.h"
#include "tests/support/leakcheck.h"
#include "tests/support/which.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(advice, .fini = leakcheck);

typedef struct {
	char *folder;
	BeianCodes *codes;
	BeianAdviceBook *book;
	BeianFiling *asked;
	BeianDocument *document;
} Desk;

/* A small book, and its questions answered with WHAT and NATURE; NULL leaves one open. */
static Desk
desk_open(const char *what, const char *nature)
{
	Desk desk = {.folder = house_copy(), .codes = house_codes()};
	g_autoptr(GError) error = NULL;

	which_write(desk.folder);
	desk.book = beian_advice_read(desk.folder, desk.codes, &error);
	cr_assert_not_null(desk.book, "%s", error != NULL ? error->message : "");
	desk.asked = beian_filing_new(beian_advice_form(desk.book), "00000000");
	beian_filing_put(desk.asked, "case/what", what);
	beian_filing_put(desk.asked, "entity/nature", nature);
	desk.document = beian_document_new(desk.asked);
	return desk;
}

static void
desk_clear(Desk *desk)
{
	beian_document_free(desk->document);
	beian_filing_free(desk->asked);
	beian_advice_free(desk->book);
	beian_codes_free(desk->codes);
	house_remove(desk->folder);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Desk, desk_clear)

static const struct {
	const char *why, *what, *nature, *outcome;
} decided[] = {
	{"nothing is decided before anything is answered", NULL, NULL, NULL},
	{"nor while an answer that matters is missing", "website", NULL, NULL},
	{"nor by an answer that cannot be read", "website", "nobody", NULL},
	{"the first outcome that fits decides, though a later one fits too", "website", "individual",
		"person"},
	{"the next one where the first does not fit", "website", "enterprise", "unit"},
	{"what is not asked does not keep it open, nor decide", "app", "individual", "rest"},
};

Test(advice, decides_by_the_first_outcome_that_fits)
{
	for (gsize i = 0; i < G_N_ELEMENTS(decided); i++) {
		g_auto(Desk) desk = desk_open(decided[i].what, decided[i].nature);
		const BeianAdvice *advice = beian_advice_decide(desk.book, desk.document);
		cr_expect_str_eq(advice != NULL ? advice->id : "(none)",
			decided[i].outcome != NULL ? decided[i].outcome : "(none)", "%s", decided[i].why);
	}
}

Test(advice, opens_only_kinds_that_have_a_form)
{
	g_auto(Desk) desk = desk_open("app", NULL);
	const GPtrArray *all = beian_advice_outcomes(desk.book);

	cr_assert_eq(all->len, 3);
	cr_expect(beian_advice_can_open(desk.book, all->pdata[0]), "first has a form");
	cr_expect(!beian_advice_can_open(desk.book, all->pdata[1]), "resume has none");
	cr_expect(!beian_advice_can_open(desk.book, all->pdata[2]), "nothing is filed");
}

Test(advice, is_one_text_with_notes_and_the_lines_that_hold_in_the_order_of_the_parts)
{
	g_auto(Desk) desk = desk_open("website", "individual");
	g_autofree char *text = beian_advice_text(
		desk.book, beian_advice_decide(desk.book, desk.document), desk.document, BEIAN_LANGUAGE_EN);

	cr_expect_str_eq(text, "First\n\nNever filed\n\nFill in\n"
			       "\nAlone\n\nOne person\n\nCareful\n"
			       "\nMaterials\n[ ] Card (L, 2026-01-02)\n"
			       "\nSteps\n[ ] Submit (S, 2026-01-02)\n"
			       "\nSource (S, 2026-01-02)\n");
}

Test(advice, says_where_the_program_cannot_prepare_what_is_needed)
{
	g_auto(Desk) desk = desk_open("website", "enterprise");
	g_autofree char *text = beian_advice_text(
		desk.book, beian_advice_decide(desk.book, desk.document), desk.document, BEIAN_LANGUAGE_ZH);

	cr_expect(g_str_has_prefix(text, "恢复\n\n被停\n\n恢复\n\nThis program cannot prepare"), "%s", text);
	cr_expect_null(strstr(text, "独自"), "the note is for others");
}

Test(advice, hands_over_what_both_forms_ask_and_what_it_answers_itself)
{
	g_auto(Desk) desk = desk_open("website", "individual");
	g_autoptr(BeianForm) form = house_form(desk.codes, "first");
	g_autoptr(BeianFiling) filing = beian_filing_new(form, "00000001");
	g_autoptr(BeianStep) step = beian_step_new();

	beian_advice_fill(
		desk.book, beian_advice_decide(desk.book, desk.document), desk.document, filing, step);
	g_autofree char *keys = filing_print(filing);
	cr_expect_str_eq(
		keys, "entity/nature=individual\nservice/1=\nservice/1/kind=website\nservice/@last=1\n");
	cr_expect_eq(step->len, 4);
}

Test(advice, enters_by_kinds_that_nobody_files)
{
	g_auto(Desk) desk = desk_open(NULL, NULL);
	const GPtrArray *entries = beian_advice_entries(desk.book);

	cr_assert_eq(entries->len, 1);
	cr_expect_str_eq(((const BeianAdvice *)entries->pdata[0])->kind, "claim");
	cr_expect(!beian_advice_enter(desk.book, "resume", desk.asked), "outcomes are no entries");
	cr_expect(beian_advice_enter(desk.book, "claim", desk.asked));
	g_autoptr(BeianDocument) document = beian_document_new(desk.asked);
	const BeianAdvice *advice = beian_advice_decide(desk.book, document);
	cr_assert_not_null(advice, "it answers case/what");
	cr_expect_str_eq(advice->id, "rest");
}

static const struct {
	const char *why, *file, *old, *new, *says;
} mistakes[] = {
	{"a kind that there is not", "data/kind/outcomes.xml", "kind=\"first\"", "kind=\"frist\"",
		"outcomes.xml:10: there is no kind “frist”"},
	{"a question that nobody asks", "data/kind/outcomes.xml", "kind=\"resume\" when=\"case/what",
		"kind=\"resume\" when=\"case/wath",
		"outcomes.xml:16: question \"case/wath\" is not defined; did you mean \"case/what\"?"},
	{"an expression that is none", "data/kind/outcomes.xml", "kind=\"resume\" when=\"case/what =",
		"kind=\"resume\" when=\"case/what ==", "outcomes.xml:16: when="},
	{"a function that is none", "data/kind/outcomes.xml", "kind=\"resume\" when=\"case/what =",
		"kind=\"resume\" when=\"b:fact('x', 'y') =", "outcomes.xml:16: when="},
	{"a text in one language only", "data/kind/outcomes.xml", "<why xml:lang=\"en\">Stopped</why>", "",
		"outcomes.xml:16: <outcome> has no why in the language en"},
	{"a line in one language only", "data/kind/outcomes.xml", "<text xml:lang=\"zh\">提交</text>", "",
		"outcomes.xml:3: <line> has no text in the language zh"},
	{"a text without a language", "data/kind/outcomes.xml", "<why xml:lang=\"zh\">被停", "<why>被停",
		"<why> needs xml:lang zh or en"},
	{"a text twice", "data/kind/outcomes.xml", "<why xml:lang=\"zh\">被停", "<why xml:lang=\"en\">被停",
		"<why> is there twice in one language"},
	{"a part of a checklist that there is not", "data/kind/outcomes.xml", "part=\"step\"",
		"part=\"stop\"", "outcomes.xml:3: part=\"stop\" is not one of its words"},
	{"a list without a source", "data/kind/outcomes.xml", "id=\"common\" source=\"S\"", "id=\"common\"",
		"outcomes.xml:3: <line> needs the attribute \"source\""},
	{"a list that is not there", "data/kind/outcomes.xml", "<use list=\"common\"/>",
		"<use list=\"comon\"/>", "list \"comon\" is not defined above"},
	{"a list for nobody", "data/kind/outcomes.xml", "<use list=\"common\"/>", "",
		"no outcome uses the list \"common\""},
	{"one id twice", "data/kind/outcomes.xml", "id=\"unit\"", "id=\"rest\"", "\"rest\" is defined twice"},
	{"an attribute that there is not", "data/kind/outcomes.xml",
		"id=\"unit\" kind=", "id=\"unit\" sort=", "<outcome> has no attribute \"sort\""},
	{"a note with an answer", "data/kind/outcomes.xml", "</note>",
		"<answer path=\"a/b\" value=\"c\"/></note>", "<answer> has no place here"},
	{"something else", "data/kind/outcomes.xml", "</advice>", "<hint/></advice>",
		"<hint> has no place here; entries, lists, notes and outcomes have"},
	{"an entry that has a form", "data/kind/outcomes.xml", "<entry kind=\"claim\"",
		"<entry kind=\"cancel\"", "the kind “cancel” has a form"},
	{"an entry that is no kind", "data/kind/outcomes.xml", "<entry kind=\"claim\"",
		"<entry kind=\"clam\"", "there is no kind “clam”"},
	{"an entry that answers what nobody asks", "data/kind/outcomes.xml",
		"path=\"case/what\" value=\"app\"", "path=\"case/wath\" value=\"app\"",
		"question \"case/wath\" is not defined"},
	{"an entry without a name in one language", "data/kind/outcomes.xml",
		"<title xml:lang=\"en\">Claim</title>", "", "<entry> has no title in the language en"},
	{"another namespace", "data/kind/outcomes.xml", "urn:beian:advice:1", "urn:beian:rules:1",
		"the root element must be in the namespace urn:beian:advice:1"},
	{"no well-formed XML", "data/kind/outcomes.xml", "</advice>", "", "outcomes.xml"},
	{"questions that do not load", "forms/which/form.xml", "type=\"code\"", "type=\"coed\"",
		"forms/which/form.xml:3: type \"coed\" is not defined"},
};

Test(advice, tells_every_mistake_of_its_data)
{
	for (gsize i = 0; i < G_N_ELEMENTS(mistakes); i++) {
		char *folder = house_copy();
		BeianCodes *codes = house_codes();
		g_autoptr(GError) error = NULL;
		which_write(folder);
		house_replace(folder, mistakes[i].file, mistakes[i].old, mistakes[i].new);
		g_autoptr(BeianAdviceBook) book = beian_advice_read(folder, codes, &error);
		cr_expect_null(book, "%s", mistakes[i].why);
		const char *told = error != NULL ? error->message : "nothing";
		cr_expect(strstr(told, mistakes[i].says) != NULL, "%s: %s", mistakes[i].why, told);
		g_clear_pointer(&book, beian_advice_free);
		beian_codes_free(codes);
		house_remove(folder);
	}
}
