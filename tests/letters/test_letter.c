/* letter: a letter holds the answers and nothing that an answer could do to it. */
#include "config.h"
#include "core/base/width.h"
#include "core/letters/letter.h"
#include "tests/rules/court.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(letter, .fini = leakcheck);

#define TEXTS                                                                                                \
	"<title xml:lang='zh'>函</title><title xml:lang='en'>Letter</title><use xml:lang='zh'>用</use>"    \
	"<use xml:lang='en'>use</use><signed xml:lang='zh'>签</signed><signed xml:lang='en'>sign</signed>"
#define BOOK(letters) "<letters xmlns='urn:beian:letters:1'>" letters "</letters>"
#define LETTER(attributes, body)                                                                             \
	"<letter id='one' source='s' date='2026-11-30' " attributes ">" TEXTS "<body>" body "</body></"      \
	"letter>"

static BeianLetterBook *
book_of(const char *xml, GError **error)
{
	char *folder = house_copy();

	house_write(folder, "data/letters/one.xml", xml);
	BeianLetterBook *book = beian_letters_read(folder, error);
	house_remove(folder);
	return book;
}

typedef struct {
	BeianLetterBook *book;
	BeianDocument *document;
	BeianCase input;
	BeianChecklist *checklist;
	GPtrArray *due;
} Desk;

static Desk
desk_of(const Court *court, const char *xml)
{
	g_autoptr(GError) error = NULL;
	Desk desk = {.book = book_of(xml, &error), .document = beian_document_new(court->house.filing)};

	cr_assert_not_null(desk.book, "%s", error != NULL ? error->message : "");
	desk.input = (BeianCase){court->house.filing, desk.document, court->house.codes, court->facts,
		court->day, court->profile};
	desk.checklist = beian_checklist_new(court->rules, &desk.input);
	desk.due = beian_letters_due(desk.book, court->rules, &desk.input, desk.checklist);
	return desk;
}

static void
desk_clear(Desk *desk)
{
	g_ptr_array_unref(desk->due);
	beian_checklist_free(desk->checklist);
	beian_document_free(desk->document);
	beian_letters_free(desk->book);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Desk, desk_clear)

/* The only letter due in COURT of the book XML, without its title; what it lacks goes to MISSING. */
static char *
written(const Court *court, const char *xml, const BeianDate *day, GPtrArray *missing)
{
	g_auto(Desk) desk = desk_of(court, xml);

	cr_assert_eq(desk.due->len, 1, "%u are due", desk.due->len);
	g_autofree char *text =
		beian_letter_write(desk.due->pdata[0], court->rules, &desk.input, day, missing);
	const char *body = strstr(text, "函\n\n");
	cr_assert_not_null(body, "%s", text);
	return g_strdup(body + strlen("函\n\n"));
}

static const struct {
	const char *why, *body, *text;
} bodies[] = {
	{"a paragraph is indented", "<p>甲。</p>", "　　甲。\n"},
	{"whom it is for is not", "<to>致：{entity/name}</to>", "致：示例\n"},
	{"lines of a list, and below them", "<line>一</line><sub>二</sub><gap/>", "    一\n       二\n\n"},
	{"signed at the right", "<sign>签字：</sign>", "                            签字：\n"},
	{"with room for the day", "<date/>", "                            日期：______年____月____日\n"},
	{"lines of the file are joined", "<p>甲，\n      乙。</p>", "　　甲，乙。\n"},
	{"what does not hold is left out",
		"<p when=\"entity/name = '别的'\">甲</p><p when=\"entity/name\">乙</p>", "　　乙\n"},
	{"each of several, with its number", "<each select='service'><line>{$number}. {name}</line></each>",
		"    1. 网站\n    2. 应用\n"},
	{"functions of rules", "<to>{b:chars(entity/name)}</to>", "2\n"},
	{"from the root", "<each select='service[1]'><to>{/filing/entity/name}</to></each>", "示例\n"},
	{"what has no answer is a blank", "<to>地址：{entity/remark}</to>", "地址：________\n"},
};

Test(letter, is_made_of_its_parts)
{
	g_auto(Court) court = court_open();

	answer(court.house.filing, "entity/name", "示例");
	answer(court.house.filing, "service/1/name", "网站");
	answer(court.house.filing, "service/2/name", "应用");
	for (gsize i = 0; i < G_N_ELEMENTS(bodies); i++) {
		g_autofree char *letter = g_strdup_printf(LETTER("", "%s"), bodies[i].body);
		g_autofree char *xml = g_strdup_printf(BOOK("%s"), letter);
		g_autoptr(GPtrArray) missing = g_ptr_array_new_with_free_func(g_free);
		g_autofree char *text = written(&court, xml, NULL, missing);
		cr_expect_str_eq(text, bodies[i].text, "%s:\n%s", bodies[i].why, text);
	}
}

Test(letter, tells_what_it_lacks_once)
{
	static const char xml[] =
		BOOK(LETTER("", "<p>{entity/name}{entity/remark}{b:chars(entity/remark)}{entity/remark}</p>"
				"<each select='service'><p>{name}{person/mobile}</p></each>"));
	g_auto(Court) court = court_open();
	g_autoptr(GPtrArray) missing = g_ptr_array_new_with_free_func(g_free);

	answer(court.house.filing, "service/2/name", "应用");
	g_free(written(&court, xml, NULL, missing));
	g_ptr_array_add(missing, NULL);
	g_autofree char *all = g_strjoinv(" ", (char **)missing->pdata);
	cr_expect_str_eq(all, "entity/name entity/remark service/2/person/mobile");
}

Test(letter, carries_the_day_that_is_given)
{
	g_auto(Court) court = court_open();
	g_autoptr(GPtrArray) missing = g_ptr_array_new_with_free_func(g_free);
	BeianDate day = {2026, 12, 1};
	g_autofree char *text = written(&court, BOOK(LETTER("", "<date/>")), &day, missing);

	cr_expect_str_eq(text, "                            日期：2026年12月1日\n");
}

/* Put without the checks of beian_filing_set, as a store that somebody else wrote could have them. */
Test(letter, no_answer_changes_its_shape)
{
	static const struct {
		const char *answer, *text;
	} rows[] = {
		{"一行\n二行", "　　一行 二行。\n"},
		{"一\t二", "　　一 二。\n"},
		{"{entity/name}", "　　{entity/name}。\n"},
		{"<p>甲</p>&amp;", "　　<p>甲</p>&amp;。\n"},
		{"%s%n", "　　%s%n。\n"},
		{"  两边  ", "　　两边。\n"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(Court) court = court_open();
		g_autoptr(GPtrArray) missing = g_ptr_array_new_with_free_func(g_free);
		beian_filing_put(court.house.filing, "entity/remark", rows[i].answer);
		g_autofree char *text =
			written(&court, BOOK(LETTER("", "<p>{entity/remark}。</p>")), NULL, missing);
		cr_expect_str_eq(text, rows[i].text, "%s", text);
	}
}

/* What the type refuses is in no document: the letter leaves a blank and says so. */
Test(letter, a_refused_answer_is_missing)
{
	g_auto(Court) court = court_open();
	g_autoptr(GPtrArray) missing = g_ptr_array_new_with_free_func(g_free);

	beian_filing_put(court.house.filing, "entity/remark", "\x1b[2J清屏");
	g_autofree char *text = written(&court, BOOK(LETTER("", "<p>{entity/remark}。</p>")), NULL, missing);
	cr_expect_str_eq(text, "　　________。\n", "%s", text);
	cr_expect_eq(missing->len, 1);
}

Test(letter, no_line_is_wider_than_a_page)
{
	static const char *const answers[] = {
		"很长的名称很长的名称很长的名称很长的名称很长的名",
		"averyveryverylongnamewithoutanyblankinside",
		"ｗｉｄｅ　ｌｅｔｔｅｒｓ",
		"e\xcc\x81\xcc\x81\xcc\x81 combining",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(answers); i++) {
		g_auto(Court) court = court_open();
		g_autoptr(GPtrArray) missing = g_ptr_array_new_with_free_func(g_free);
		answer(court.house.filing, "entity/remark", answers[i]);
		g_autofree char *text = written(&court,
			BOOK(LETTER("", "<p>{entity/remark}{entity/remark}{entity/remark}{entity/remark}</p>"
					"<sign>{entity/remark}{entity/remark}</sign><sub>{entity/"
					"remark}{entity/remark}"
					"{entity/remark}</sub>")),
			NULL, missing);
		g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
		for (char **line = lines; *line != NULL; line++)
			cr_expect_leq(beian_width_cols(*line), BEIAN_LETTER_COLS, "%s", *line);
	}
}

static const struct {
	const char *why, *attributes, *due;
} uses[] = {
	{"without a material it is there if asked for", "", "optional "},
	{"a wording that does not fit is not", "when=\"entity/name = '别的'\"", ""},
	{"what its material is", "material='entity/document/scan'", "needed "},
	{"not where the form asks for no such material", "material='entity/letter'", ""},
	{"one for each element", "for='service'", "optional service/1 optional service/2 "},
	{"advised where its rule is broken", "rules='X01 Y01'", "advised "},
	{"not where it holds", "rules='A01'", ""},
	{"only at the element that the rule is about", "for='service' rules='X01'", ""},
	{"and there it is", "for='entity' rules='X01'", "advised entity "},
};

Test(letter, is_due_where_checklist_or_verdict_say_so)
{
	for (gsize i = 0; i < G_N_ELEMENTS(uses); i++) {
		g_autofree char *rule = rule_text(
			"for=\"entity\" at=\"document/scan\" needs=\"name\" assert=\"document/scan\"");
		g_auto(Court) court = court_with(rule);
		g_autoptr(GString) all = g_string_new(NULL);
		g_autofree char *letter = g_strdup_printf(LETTER("%s", "<p>甲</p>"), uses[i].attributes);
		g_autofree char *xml = g_strdup_printf(BOOK("%s"), letter);
		answer(court.house.filing, "entity/name", "示例");
		answer(court.house.filing, "service/1/name", "网站");
		answer(court.house.filing, "service/2/name", "应用");
		g_auto(Desk) desk = desk_of(&court, xml);
		for (guint j = 0; j < desk.due->len; j++) {
			const BeianLetterDue *due = desk.due->pdata[j];
			g_string_append_printf(all, "%s %s%s", beian_need_name(due->need), due->path,
				*due->path != '\0' ? " " : "");
		}
		cr_expect_str_eq(all->str, uses[i].due, "%s: %s", uses[i].why, all->str);
	}
}

#define REMARK(attributes, text) BOOK("<remark source='s' date='2026-11-30' " attributes ">" text "</remark>")

static const struct {
	const char *why, *xml, *remark, *sentences;
} remarks[] = {
	{"a sentence for a broken rule", REMARK("rules='X01' into='remark'", "{name}如实。"), NULL,
		"entity/remark 示例如实。"},
	{"stands behind what is there", REMARK("rules='X01' into='remark'", "如实"), "已有",
		"entity/remark 已有；如实"},
	{"without another mark where one is there", REMARK("rules='X01' into='remark'", "如实"), "已有。",
		"entity/remark 已有。如实"},
	{"into another question, from the root",
		REMARK("rules='X01' into='/filing/service/1/remark'", "如实"), NULL, "service/1/remark 如实"},
	{"what is missing is left to be filled in", REMARK("rules='X01' into='remark'", "{founded}成立"),
		NULL, "entity/remark ________成立"},
	{"none that stands there already", REMARK("rules='X01' into='remark'", "如实"), "内容如实。", ""},
	{"none for a rule that is not broken", REMARK("rules='A01' into='remark'", "如实"), NULL, ""},
	{"none where no such question is asked", REMARK("rules='X01' into='note'", "如实"), NULL, ""},
	{"a sentence that two rules want is there once",
		BOOK("<remark source='s' date='2026-11-30' rules='X01' into='remark'>如实</remark>"
		     "<remark source='s' date='2026-11-30' rules='X01' into='remark'>如实</remark>"),
		NULL, "entity/remark 如实"},
};

Test(letter, findings_ask_for_sentences)
{
	for (gsize i = 0; i < G_N_ELEMENTS(remarks); i++) {
		g_autofree char *rule =
			rule_text("for=\"entity\" at=\"name\" needs=\"name\" assert=\"false()\"");
		g_auto(Court) court = court_with(rule);
		g_autoptr(GString) all = g_string_new(NULL);
		answer(court.house.filing, "entity/name", "示例");
		answer(court.house.filing, "service/1/name", "网站");
		if (remarks[i].remark != NULL)
			answer(court.house.filing, "entity/remark", remarks[i].remark);
		g_auto(Desk) desk = desk_of(&court, remarks[i].xml);
		g_autoptr(GPtrArray) due =
			beian_remarks_due(desk.book, court.rules, &desk.input, desk.checklist);
		for (guint j = 0; j < due->len; j++) {
			const BeianRemarkDue *one = due->pdata[j];
			g_string_append_printf(all, "%s%s %s", j > 0 ? "\n" : "", one->item->path, one->text);
		}
		cr_expect_str_eq(all->str, remarks[i].sentences, "%s: %s", remarks[i].why, all->str);
	}
}

static const struct {
	const char *why, *xml, *says;
} mistakes[] = {
	{"no XML", "<letters", "data/letters/one.xml:1"},
	{"another namespace", "<letters/>", "the root element must be in the namespace urn:beian:letters:1"},
	{"a word of nobody's", BOOK("<leter/>"),
		"<leter> has no place here; letters, hints and remarks have"},
	{"no id", BOOK("<letter source='s' date='d'>" TEXTS "<body><p>a</p></body></letter>"),
		"<letter> needs the attribute \"id\""},
	{"no source", BOOK("<letter id='one' date='d'>" TEXTS "<body><p>a</p></body></letter>"),
		"<letter> needs the attribute \"source\""},
	{"twice", BOOK(LETTER("", "<p>a</p>") LETTER("", "<p>a</p>")), "\"one\" is defined twice"},
	{"nothing in it", BOOK(LETTER("", "")), "the letter \"one\" says nothing"},
	{"one language",
		BOOK("<letter id='one' source='s' date='d'><title xml:lang='zh'>函</title></letter>"),
		"<letter> has no title in the language en"},
	{"an attribute of nobody's", BOOK(LETTER("province='44'", "<p>a</p>")),
		"<letter> has no attribute \"province\""},
	{"a part of nobody's", BOOK(LETTER("", "<b>a</b>")), "<b> has no place here"},
	{"an open brace", BOOK(LETTER("", "<p>{entity/name</p>")), "a brace is not closed"},
	{"no expression", BOOK(LETTER("", "<p>{entity/}</p>")), "{entity/}: "},
	{"a function that is not there", BOOK(LETTER("", "<p>{b:charz(entity/name)}</p>")), "charz"},
	{"each of what?", BOOK(LETTER("", "<each><p>a</p></each>")), "<each> needs the attribute \"select\""},
	{"a remark for no rule", BOOK("<remark into='remark' source='s' date='d'>a</remark>"),
		"<remark> needs the attribute \"rules\""},
	{"a hint without a text", BOOK("<hint source='s' date='d'/>"),
		"<hint> has no text in the language zh"},
};

Test(letter, a_book_with_mistakes_is_told_all)
{
	for (gsize i = 0; i < G_N_ELEMENTS(mistakes); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(BeianLetterBook) book = book_of(mistakes[i].xml, &error);
		cr_assert_null(book, "%s", mistakes[i].why);
		cr_expect_not_null(
			strstr(error->message, mistakes[i].says), "%s: %s", mistakes[i].why, error->message);
	}
}

Test(letter, a_folder_without_letters_is_an_empty_book)
{
	g_autoptr(BeianLetterBook) book = beian_letters_read(house_folder(), NULL);

	cr_assert_not_null(book);
	cr_expect_eq(beian_letters_all(book)->len, 0);
}
