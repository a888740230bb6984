/* lint: the house is clean, and every way of spoiling it is told. */
#include "config.h"
#include "core/lint/lint.h"
#include "tests/support/house.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(lint, .fini = leakcheck);

/* Texts of the result codes that the house has. */
static char *
texts_of_results(void)
{
	static const char *const codes[] = {"1001", "1002", "1004", "1005", "1011"};
	GString *texts = g_string_new("<reasons xmlns='urn:beian:rules:1'>");

	for (gsize i = 0; i < G_N_ELEMENTS(codes); i++)
		g_string_append_printf(texts,
			"\n<reason id='%s' source='house' date='2026-11-23'><message "
			"xml:lang='zh'>甲</message>"
			"<fix xml:lang='zh'>乙</fix><why xml:lang='zh'>丙</why><example "
			"xml:lang='zh'>丁</example>"
			"<message xml:lang='en'>a</message><fix xml:lang='en'>b</fix><why "
			"xml:lang='en'>c</why>"
			"<example xml:lang='en'>d</example></reason>",
			codes[i]);
	g_string_append(texts, "</reasons>");
	return g_string_free(texts, FALSE);
}

/* A copy of the house with the reasons of all types, as the tree has them, and texts of its result codes. */
static char *
clean_house(void)
{
	char *folder = house_copy();
	g_autofree char *reasons =
		g_build_filename(g_getenv("BEIAN_DATADIR"), "data", "rules", "reasons.xml", NULL);
	g_autofree char *content = NULL;

	cr_assert(g_file_get_contents(reasons, &content, NULL, NULL));
	house_write(folder, "data/rules/reasons.xml", content);
	g_autofree char *results = texts_of_results();
	house_write(folder, "data/rules/results.xml", results);
	return folder;
}

/* What lint says of FOLDER, a line each, without the folder's own name. Free with g_free. */
static char *
lint(const char *folder, guint *cases)
{
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	g_autofree char *prefix = g_strconcat(folder, "/", NULL);
	guint ran = 0;

	beian_lint(folder, complaints, cases != NULL ? cases : &ran);
	g_ptr_array_add(complaints, NULL);
	g_autofree char *all = g_strjoinv("\n", (char **)complaints->pdata);
	g_auto(GStrv) parts = g_strsplit(all, prefix, -1);
	return g_strjoinv("", parts);
}

Test(lint, has_nothing_to_say_about_a_clean_house)
{
	char *folder = clean_house();
	guint cases = 0;
	g_autofree char *says = lint(folder, &cases);

	cr_expect_str_eq(says, "");
	cr_expect_eq(cases, 19);
	house_remove(folder);
}

static const struct {
	const char *why, *file, *old, *new, *says;
} mistakes[] = {
	{"a form that does not load", "forms/first/form.xml", "type=\"region\"", "type=\"regoin\"",
		"forms/first/form.xml:7: type \"regoin\" is not defined"},
	{"a hint in one language only", "forms/first/text.en.xml", "<hint>A hint</hint>", "",
		"forms/first/form.xml:10: entity/name has a hint in one language only, not in en"},
	{"an example of a group in one language only", "forms/first/text.zh.xml", "<text group=\"who\">",
		"<text group=\"who\"><help>甲</help>",
		"forms/first/form.xml:5: who has a help in one language only, not in en"},
	{"a code table that does not load", "data/codes/kind.csv", "app,2", "website,2",
		"data/codes/kind.csv"},
	{"a code table that no form uses", "data/codes/unused.csv", NULL, "token\n", "data/codes/unused.csv"},
	{"a question that is looked up as nothing", "forms/first/form.xml",
		"<question path=\"entity/short\" type=\"text\"",
		"<question path=\"entity/short\" fact=\"instanse\" type=\"text\"",
		"forms/first/form.xml:11: entity/short: nothing is looked up as “instanse”; did you mean "
		"“instance”?"},
	{"a question that the inventory cannot answer", "forms/first/form.xml",
		"<question path=\"entity/short\" type=\"text\"",
		"<question path=\"entity/short\" inventory=\"instance/name\" type=\"text\"",
		"forms/first/form.xml:11: entity/short: the form “instance” does not ask “instance/name”"},
	{"a reading that is none", "data/pinyin/reading.csv", "gai,改", "gai,a",
		"data/pinyin/reading.csv:3: “a” is no Han character"},
	{"a letter that does not load", "data/letters/one.xml", NULL,
		"<letters xmlns='urn:beian:letters:1'><letter id='one' source='s' date='2026-11-30' ><title "
		"xml:lang='zh'>函</title><title xml:lang='en'>a</title><use xml:lang='zh'>用</use><use "
		"xml:lang='en'>a</use><signed xml:lang='zh'>签</signed><signed "
		"xml:lang='en'>a</signed><body></body></letter></letters>",
		"data/letters/one.xml:1: the letter \"one\" says nothing"},
	{"a letter about what no form asks", "data/letters/one.xml", NULL,
		"<letters xmlns='urn:beian:letters:1'><letter id='one' source='s' date='2026-11-30' ><title "
		"xml:lang='zh'>函</title><title xml:lang='en'>a</title><use xml:lang='zh'>用</use><use "
		"xml:lang='en'>a</use><signed xml:lang='zh'>签</signed><signed "
		"xml:lang='en'>a</signed><body><p>{entity/nmae}</p></body></letter></letters>",
		"data/letters/one.xml:1: one: no form asks “entity/nmae”"},
	{"or from the root", "data/letters/one.xml", NULL,
		"<letters xmlns='urn:beian:letters:1'><letter id='one' source='s' date='2026-11-30' "
		"for='service'><title xml:lang='zh'>函</title><title xml:lang='en'>a</title><use "
		"xml:lang='zh'>用</use><use xml:lang='en'>a</use><signed xml:lang='zh'>签</signed><signed "
		"xml:lang='en'>a</signed><body><p>{/filing/entity/nmae}</p></body></letter></letters>",
		"one: no form asks “entity/nmae”"},
	{"or inside of each", "data/letters/one.xml", NULL,
		"<letters xmlns='urn:beian:letters:1'><letter id='one' source='s' date='2026-11-30' ><title "
		"xml:lang='zh'>函</title><title xml:lang='en'>a</title><use xml:lang='zh'>用</use><use "
		"xml:lang='en'>a</use><signed xml:lang='zh'>签</signed><signed "
		"xml:lang='en'>a</signed><body><each "
		"select='service'><p>{nmae}</p></each></body></letter></letters>",
		"one: no form asks “service/nmae”"},
	{"a letter for a material that no form asks for", "data/letters/one.xml", NULL,
		"<letters xmlns='urn:beian:letters:1'><letter id='one' source='s' date='2026-11-30' "
		"material='entity/letter'><title xml:lang='zh'>函</title><title xml:lang='en'>a</title><use "
		"xml:lang='zh'>用</use><use xml:lang='en'>a</use><signed xml:lang='zh'>签</signed><signed "
		"xml:lang='en'>a</signed><body><p>a</p></body></letter></letters>",
		"one: no form asks “entity/letter”"},
	{"a letter that answers no rule", "data/letters/one.xml", NULL,
		"<letters xmlns='urn:beian:letters:1'><letter id='one' source='s' date='2026-11-30' "
		"rules='A01 A99'><title xml:lang='zh'>函</title><title xml:lang='en'>a</title><use "
		"xml:lang='zh'>用</use><use xml:lang='en'>a</use><signed xml:lang='zh'>签</signed><signed "
		"xml:lang='en'>a</signed><body><p>a</p></body></letter></letters>",
		"one: there is no rule “A99”"},
	{"a variable that is not there", "data/letters/one.xml", NULL,
		"<letters xmlns='urn:beian:letters:1'><letter id='one' source='s' date='2026-11-30' ><title "
		"xml:lang='zh'>函</title><title xml:lang='en'>a</title><use xml:lang='zh'>用</use><use "
		"xml:lang='en'>a</use><signed xml:lang='zh'>签</signed><signed "
		"xml:lang='en'>a</signed><body><p>{$number}</p></body></letter></letters>",
		"one: there is no variable “$number” here"},
	{"a day that is none", "data/letters/one.xml", NULL,
		"<letters xmlns='urn:beian:letters:1'><letter id='one' source='s' date='2026-13-01' ><title "
		"xml:lang='zh'>函</title><title xml:lang='en'>a</title><use xml:lang='zh'>用</use><use "
		"xml:lang='en'>a</use><signed xml:lang='zh'>签</signed><signed "
		"xml:lang='en'>a</signed><body><p>a</p></body></letter></letters>",
		"one: “2026-13-01” is no day; write YYYY-MM-DD"},
	{"a remark for a rule that is not there", "data/letters/one.xml", NULL,
		"<letters xmlns='urn:beian:letters:1'><remark source='s' date='2026-11-30' rules='A99' "
		"into='remark'>a</remark></letters>",
		"remark: there is no rule “A99”"},
	{"a remark into what no form asks", "data/letters/one.xml", NULL,
		"<letters xmlns='urn:beian:letters:1'><remark source='s' date='2026-11-30' rules='A01' "
		"into='note'>a</remark></letters>",
		"remark: no form asks “entity/note”"},
	{"a hint about what no form asks for", "data/letters/one.xml", NULL,
		"<letters xmlns='urn:beian:letters:1'><hint source='s' date='2026-11-30' "
		"materials='entity/scan'><text xml:lang='zh'>提示</text><text "
		"xml:lang='en'>a</text></hint></letters>",
		"hint: no form asks “entity/scan”"},
	{"a result code that nothing prevents", "data/tasks/result.csv", "refuses,2026-11-23,bureau",
		"refuses,2026-11-23,document",
		"data/tasks/result.csv:3: result code 1002 can be known before sending"},
	{"a result code without texts", "data/rules/results.xml", "id='1004'", "id='1003'",
		"data/tasks/result.csv:4: result code 1004 has no texts in data/rules/results.xml"},
	{"a result code that does not say why", "data/rules/results.xml", "<why xml:lang='en'>c</why>", "",
		"data/rules/results.xml:2: 1001 does not say why in both languages"},
	{"a result code that shows nothing", "data/rules/results.xml",
		"<example xml:lang='en'>d</example></reason>\n<reason id='1005'",
		"</reason>\n<reason id='1005'", "data/rules/results.xml:4: 1004 shows no example"},
	{"a rule that shows nothing", "data/rules/house.xml", "<example xml:lang=\"en\">示例公司</example>",
		"",
		"data/rules/house.xml:4: A01 shows no example, and no question that it points at has one"},
	{"rules that do not load", "data/rules/house.xml", "severity=\"info\"", "severity=\"information\"",
		"data/rules/house.xml:16: "},
	{"a function that does not exist", "data/rules/house.xml", "b:chars(name)", "b:charz(name)",
		"data/rules/house.xml:4: A01: "},
	{"a function with too many arguments", "data/rules/house.xml", "b:chars(name)", "b:chars(name, 2)",
		"data/rules/house.xml:4: A01: "},
	{"a rule that points at what no form asks", "data/rules/house.xml", "at=\"founded\"", "at=\"foundd\"",
		"data/rules/house.xml:24: A06 names “entity/foundd”, which no form asks"},
	{"a rule whose own question no form asks", "data/rules/house.xml", "at=\"founded\"",
		"at=\"founded\" asks=\"declared/age\"",
		"data/rules/house.xml:24: A06 names “declared/age”, which no form asks"},
	{"a rule that needs what no form asks", "data/rules/house.xml", "needs=\"from to\"",
		"needs=\"from till\"", "A08 names “service/access/address/till”, which no form asks"},
	{"a rule that needs it upwards", "data/rules/house.xml", "needs=\"name ../name\"",
		"needs=\"name ../nmae\"", "A09 names “service/nmae”, which no form asks"},
	{"a rule that points out of the filing", "data/rules/house.xml", "at=\"../name\"",
		"at=\"../../../name\"", "A09 names “../../../name”, which no form asks"},
	{"a rule for what no form asks", "data/rules/house.xml", "for=\"service/access/address\"",
		"for=\"service/acces/address\"", "A08 names “service/acces/address”, which no form asks"},
	{"a rule for one thing of two that no form asks", "data/rules/house.xml",
		"for=\"entity/person|service/person\"", "for=\"entity/persn|service/person\"",
		"A03 names “entity/persn”, which no form asks"},
	{"a rule that depends on what no form asks", "data/rules/house.xml", "when=\"nature = 'enterprise'\"",
		"when=\"natur = 'enterprise'\"", "A01 names “entity/natur”, which no form asks"},
	{"a rule that asserts what no form asks", "data/rules/house.xml", "assert=\"from != to\"",
		"assert=\"from != ../till\"", "A08 names “service/access/till”, which no form asks"},
	{"a rule that does not say why", "data/rules/house.xml", "<why xml:lang=\"en\">For tests.</why>", "",
		"data/rules/house.xml:4: A01 does not say why in the language en"},
	{"a rule whose example breaks it", "data/rules/house.xml", "<example xml:lang=\"zh\">示例公司",
		"<example xml:lang=\"zh\">示例",
		"data/rules/house.xml:4: A01: its example is wrong by the rule itself in every case"},
	{"a reason without texts", "data/rules/reasons.xml", "id=\"mobile.length\"", "id=\"mobile.lenght\"",
		"the type mobile refuses with “mobile.length”, which has no texts"},
	{"a case that expects what is not so", "data/rules/cases/A01-long.case", "expect A01 holds",
		"expect A01 broken", "A01-long.case:3: A01 at “entity/name” is holds, expected broken"},
	{"a case that calls a broken rule holding", "data/rules/cases/A01-short.case", "expect A01 broken",
		"expect A01 holds", "A01-short.case:4: A01 at “entity/name” is broken, expected holds"},
	{"a case that breaks another rule too", "data/rules/cases/A01-long.case", "expect",
		"entity/founded=2030-01-01\nexpect",
		"A01-long.case:1: A06 at “entity/founded” is broken too, unexpected"},
	{"a case with a rule that does not exist", "data/rules/cases/A01-long.case", "expect A01",
		"expect A99", "A01-long.case:3: "},
	{"a case with an outcome that does not exist", "data/rules/cases/A01-long.case", "holds", "stands",
		"A01-long.case:3: "},
	{"a case with too few words", "data/rules/cases/A01-long.case", "expect A01 holds entity/name",
		"expect A01", "A01-long.case:3: expect RULE OUTCOME PATH"},
	{"a case of a sample that is not there", "data/rules/cases/A01-long.case", "use first-plain",
		"use first-fancy", "A01-long.case:1: "},
	{"a case of a sample of no kind", "data/rules/cases/A01-long.case", "use first-plain", "use plain",
		"A01-long.case:1: "},
	{"a case on a day that there is not", "data/rules/cases/A01-long.case", "day 2026-11-23",
		"day 2026-02-30", "A01-long.case:2: “2026-02-30” is no day"},
	{"a case that answers what no form asks", "data/rules/cases/A01-long.case", "expect",
		"entity/nmae=x\nexpect", "A01-long.case:3: "},
	{"a question that no sample and no case answers", "data/rules/cases/A01-person.case",
		"service/1/remark=乙\n", "",
		"forms/first/form.xml:26: service/remark: no sample and no case answers it"},
	{"a question that none leaves out", "data/rules/cases/A01-person.case", NULL, "use first-plain\n",
		"forms/first/form.xml:12: entity/founded: no sample and no case leaves it out"},
	{"a condition that none makes false", "data/rules/house.xml", "when=\"nature = 'enterprise'\"",
		"when=\"string-length(name) &gt; 0\"",
		"data/rules/house.xml:4: A01: no sample and no case makes its “when” false"},
	{"a case with a table that is none", "data/rules/cases/A01-long.case", "use first-plain",
		"table kind 7\nuse first-plain", "A01-long.case:1: table LIST NUMBER LABEL, before use"},
	{"a case with a table too late", "data/rules/cases/A01-long.case", "use first-plain",
		"use first-plain\ntable kind 7 网站", "A01-long.case:2: table LIST NUMBER LABEL, before use"},
	{"a case with a line that is none", "data/rules/cases/A01-long.case", "expect", "expact A01\nexpect",
		"A01-long.case:3: "},
};

Test(lint, tells_every_way_of_spoiling_it)
{
	for (gsize i = 0; i < G_N_ELEMENTS(mistakes); i++) {
		char *folder = clean_house();
		if (mistakes[i].old == NULL)
			house_write(folder, mistakes[i].file, mistakes[i].new);
		else
			house_replace(folder, mistakes[i].file, mistakes[i].old, mistakes[i].new);
		g_autofree char *says = lint(folder, NULL);
		cr_expect_not_null(strstr(says, mistakes[i].says), "%s: %s", mistakes[i].why, says);
		house_remove(folder);
	}
}

Test(lint, a_rule_needs_a_case_that_breaks_it_and_one_where_it_holds)
{
	static const struct {
		const char *file, *why;
	} rows[] = {{"data/rules/cases/A01-short.case", "none breaks it"},
		{"data/rules/cases/A01-long.case", "none holds"}};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		char *folder = clean_house();
		house_write(folder, rows[i].file, "use first-plain\n");
		g_autofree char *says = lint(folder, NULL);
		cr_expect_str_eq(says,
			"data/rules/house.xml:4: A01 needs a case that breaks it and one where it holds",
			"%s", rows[i].why);
		house_remove(folder);
	}
}

Test(lint, a_kind_without_a_sample_is_told)
{
	static const char form[] = "<form xmlns=\"urn:beian:form:1\" kind=\"claim\"><step id=\"end\">"
				   "<question path=\"a\" type=\"yes-no\" source=\"invented\"/></step></form>";
	static const char *const languages[] = {"zh", "en"};
	char *folder = clean_house();

	for (gsize i = 0; i < G_N_ELEMENTS(languages); i++) {
		g_autofree char *name = g_strdup_printf("forms/claim/text.%s.xml", languages[i]);
		house_write(folder, name,
			"<texts xmlns=\"urn:beian:text:1\"><text form=\"claim\"><label>a</label></text>"
			"<text step=\"end\"><label>a</label></text>"
			"<text for=\"a\"><label>a</label></text></texts>");
	}
	house_write(folder, "forms/claim/form.xml", form);
	g_autofree char *says = lint(folder, NULL);
	cr_expect_str_eq(says, "forms/claim/form.xml:1: the kind claim has no sample in tests/samples\n"
			       "forms/claim/form.xml:1: a: no sample and no case answers it");
	house_remove(folder);
}

Test(lint, a_rule_with_days_of_its_own_needs_a_case_on_another_day)
{
	static const char name[] = "data/rules/cases/A06-other-day.case";
	char *folder = clean_house();

	house_replace(
		folder, "data/rules/house.xml", "at=\"founded\"", "at=\"founded\" valid-from=\"2019-01-01\"");
	g_autofree char *says = lint(folder, NULL);
	cr_expect_str_eq(says,
		"data/rules/house.xml:24: A06 has days of its own, and needs a case on another day "
		"that expects it not-applicable");
	house_write(folder, name, "use first-plain\nday 2018-12-31\nexpect A06 not-applicable\n");
	g_autofree char *silent = lint(folder, NULL);
	cr_expect_str_eq(silent, "");
	house_write(folder, name,
		"use first-plain\nday 2019-01-02\nentity/nature=individual\nexpect A06 not-applicable\n");
	g_autofree char *other = lint(folder, NULL);
	cr_expect_not_null(
		strstr(other, "A06 has days of its own"), "not applicable for another reason: %s", other);
	house_remove(folder);
}

Test(lint, a_source_that_the_table_does_not_name_is_told)
{
	static const char table[] =
		"name,weight,confidence,date,zh,en\nreference,law,high,2020-01-01,书,A book\n";
	char *folder = clean_house();

	house_write(folder, "data/rules/sources.csv", table);
	g_autofree char *says = lint(folder, NULL);
	cr_expect_not_null(strstr(says, "data/rules/house.xml:4: A01 comes from “invented”, which "
					"data/rules/sources.csv does not name"),
		"%s", says);
	cr_expect_not_null(strstr(says, "forms/first/form.xml:"), "questions too: %s", says);
	house_remove(folder);
}

Test(lint, a_rule_that_does_not_apply_is_not_seen_to_hold)
{
	char *folder = clean_house();

	house_replace(folder, "data/rules/cases/A01-long.case", "expect", "entity/nature=individual\nexpect");
	g_autofree char *says = lint(folder, NULL);
	cr_expect_not_null(
		strstr(says, "A01-long.case:4: A01 at “entity/name” is not-applicable, expected holds"), "%s",
		says);
	house_remove(folder);
}

Test(lint, tells_all_of_it_at_once)
{
	char *folder = clean_house();

	house_replace(folder, "forms/cancel/form.xml", "type=\"text\"", "type=\"txet\"");
	house_write(folder, "data/codes/unused.csv", "token\n");
	house_replace(folder, "data/rules/house.xml", "b:days-left(founded)", "b:days-lft(founded)");
	house_replace(folder, "data/rules/cases/A01-long.case", "day 2026-11-23", "day 2026-02-30");
	g_autofree char *says = lint(folder, NULL);
	static const char *const told[] = {
		"forms/cancel/form.xml:3", "data/codes/unused.csv", "A06: ", "A01-long.case:2"};
	for (gsize i = 0; i < G_N_ELEMENTS(told); i++)
		cr_expect_not_null(strstr(says, told[i]), "%s in %s", told[i], says);
	house_remove(folder);
}

Test(lint, of_a_folder_without_anything_says_so)
{
	char *folder = g_dir_make_tmp("beian-house-XXXXXX", NULL);
	guint cases = 1;
	g_autofree char *says = lint(folder, &cases);

	cr_expect_str_neq(says, "");
	cr_expect_eq(cases, 0);
	house_remove(folder);
}

/* A question gets another path in its form and in the texts: samples and rules have the old one still. */
Test(lint, one_mistake_is_one_complaint)
{
	char *folder = clean_house();
	guint cases = 0;

	house_replace(folder, "forms/shared/person.xml", "path=\"mobile\"", "path=\"mobil\"");
	house_replace(folder, "forms/shared/text.zh.xml", "for=\"person/mobile\"", "for=\"person/mobil\"");
	house_replace(folder, "forms/shared/text.en.xml", "for=\"person/mobile\"", "for=\"person/mobil\"");
	g_autofree char *says = lint(folder, &cases);
	g_auto(GStrv) lines = g_strsplit(says, "\n", -1);
	cr_expect_eq(cases, 19);
	cr_expect_eq(g_strv_length(lines), 3,
		"two answers of the sample, and what the rules name, each once: %s", says);
	cr_expect_not_null(
		strstr(says, "A03, A04 name “entity/person/mobile”, which no form asks"), "%s", says);
	house_remove(folder);
}

/* The house with a form for instances that asks one number, and a question that takes it as TYPE, to which
 * ANSWER is one. */
static char *
says_of_number_taken_as(const char *type, const char *answer)
{
	static const char text[] =
		"<texts xmlns='urn:beian:text:1' xml:lang='%s'>"
		"<text form='instance'><label>%s</label></text>"
		"<text step='what'><label>%s</label></text>"
		"<text for='instance/amount'><label>%s</label><hint>%s</hint></text></texts>";
	char *folder = clean_house();
	g_autofree char *zh = g_strdup_printf(text, "zh", "实例", "实例", "数", "数"),
			*en = g_strdup_printf(text, "en", "Instance", "Instance", "Number", "A number"),
			*taken = g_strdup_printf(
				"<question path=\"entity/short\" inventory=\"instance/amount\" %s", type),
			*answered = g_strdup_printf("entity/short=%s\nexpect A01 not", answer);

	house_write(folder, "forms/instance/form.xml",
		"<form xmlns='urn:beian:form:1' kind='instance'><step id='what'>"
		"<question path='instance/amount' type='number' source='invented'/></step></form>");
	house_write(folder, "forms/instance/text.zh.xml", zh);
	house_write(folder, "forms/instance/text.en.xml", en);
	house_replace(folder, "forms/first/form.xml",
		"<question path=\"entity/short\" type=\"text\" max-chars=\"20\" calculate=\"entity/name\"",
		taken);
	house_write(folder, "tests/samples/instance-plain/answers.txt", "instance/amount=5\n");
	house_replace(folder, "data/rules/cases/A01-person.case", "expect A01 not", answered);
	char *says = lint(folder, NULL);
	house_remove(folder);
	return says;
}

Test(lint, the_inventory_answers_with_what_the_question_takes)
{
	g_autofree char *same = says_of_number_taken_as("type=\"number\"", "5"),
			*other = says_of_number_taken_as("type=\"date\"", "2026-11-23");

	cr_expect_str_eq(same, "");
	cr_expect_str_eq(other, "forms/first/form.xml:11: entity/short: it takes another type or list than "
				"“instance/amount” of the inventory, which answers it");
}
