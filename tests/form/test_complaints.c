/* What a form with mistakes is told: each with its file, its line and, where there is one, the nearest name;
 * all at once. */
#include "config.h"
#include "tests/support/house.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(complaints, .fini = leakcheck);

/* What reading the form "first" below FOLDER complains of, without the folder's own name; "" when it is
 * right. Free with g_free. */
static char *
complaints_of(const char *folder)
{
	g_autofree char *lists = g_build_filename(folder, "data", "codes", NULL),
			*prefix = g_strconcat(folder, "/", NULL);
	g_autoptr(BeianCodes) codes = beian_codes_new(lists);
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianForm) form = beian_form_read(folder, "first", codes, &error);

	cr_expect_eq(form == NULL, error != NULL, "an error or a form");
	cr_expect(error == NULL || error->code == BEIAN_ERROR_NOT_GOOD);
	g_auto(GStrv) parts = g_strsplit(error != NULL ? error->message : "", prefix, -1);
	return g_strjoinv("", parts);
}

typedef struct {
	const char *about;     /* the mistake, in a sentence */
	const char *file;      /* below forms/ */
	const char *old, *new; /* how it is made */
	const char *says;      /* the whole complaint, or how it begins */
} Mistake;

#define FORM "first/form.xml"
#define SHARED "shared/person.xml"

static const Mistake mistakes[] = {
	{"a form without a title", "first/text.en.xml", "<label>First</label>", "",
		"forms/first/form.xml:1: first has no label in text.en.xml"},
	{"a type that does not exist", FORM, "path=\"entity/region\" type=\"region\"",
		"path=\"entity/region\" type=\"regoin\"",
		"forms/first/form.xml:7: type \"regoin\" is not defined; did you mean \"region\"?"},
	{"an attribute that does not exist", FORM, "type=\"region\" source",
		"type=\"region\" relevent=\"true()\" source",
		"forms/first/form.xml:7: <question> has no attribute \"relevent\"; did you mean "
		"\"relevant\"?"},
	{"an expression that names no question", FORM,
		"relevant=\"entity/nature !=", "relevant=\"entity/natur !=",
		"forms/first/form.xml:12: entity/founded: question \"entity/natur\" is not defined; did you "
		"mean \"entity/nature\"?"},
	{"an expression that names a later question", FORM,
		"relevant=\"entity/nature !=", "relevant=\"entity/remark !=",
		"forms/first/form.xml:12: entity/founded: \"entity/remark\" is asked later; an answer can "
		"depend only on earlier ones"},
	{"an expression that leads out of the filing", FORM, "required=\"../entity/nature",
		"required=\"../../entity/nature",
		"forms/first/form.xml:32: service/signature/owner: \"../../entity/nature\" leads out of the "
		"filing"},
	{"an expression over a record with a function that XPath lacks", FORM, "path=\"entity/region\" type",
		"path=\"entity/region\" record=\"cuont(service)\" type",
		"forms/first/form.xml:7: entity/region: record=\"cuont(service)\": "},
	{"an expression that is none", FORM, "entity/nature != 'individual'",
		"entity/nature != ", "forms/first/form.xml:12: relevant=\"entity/nature != \": "},
	{"a group's relevance that names no question", FORM,
		"id=\"app\" relevant=\"kind =", "id=\"app\" relevant=\"kin =",
		"forms/first/form.xml:28: app: question \"service/kin\" is not defined; did you mean "
		"\"service/kind\"?"},
	{"a group's relevance that names a question inside of it", FORM,
		"id=\"app\" relevant=\"kind =", "id=\"app\" relevant=\"signature/owner =",
		"forms/first/form.xml:28: app: \"service/signature/owner\" is asked later; an answer can "
		"depend only on earlier ones"},
	{"a type taken from no question", FORM, "type-from=\"entity/document/type\"",
		"type-from=\"entity/document/typ\"",
		"forms/first/form.xml:9: entity/document/number: question \"entity/document/typ\" is not "
		"defined; did you mean "
		"\"entity/document/type\"?"},
	{"a type taken from a list without types", FORM, "type-from=\"entity/document/type\"",
		"type-from=\"entity/nature\"",
		"forms/first/form.xml:9: entity/document/number: the list \"nature\" has no column "
		"\"number-type\""},
	{"a filter by a column that the list lacks", FORM, "where=\"natures:", "where=\"nature:",
		"forms/first/form.xml:8: entity/document/type: the list \"document\" has no column "
		"\"nature\""},
	{"a filter that is none", FORM, "where=\"natures:entity/nature\"", "where=\"natures\"",
		"forms/first/form.xml:8: where=\"natures\" must be COLUMN:PATH"},
	{"an order that there is not", FORM, "<question path=\"entity/short\"",
		"<question first=\"stock\" path=\"entity/short\"",
		"forms/first/form.xml:11: first=\"stock\" must be \"inventory\""},
	{"a list that does not exist", FORM, "list=\"nature\"", "list=\"natur\"",
		"forms/first/form.xml:6: entity/nature: "},
	{"a code without a list", FORM, " list=\"nature\"", "",
		"forms/first/form.xml:6: entity/nature: a code needs the attribute \"list\""},
	{"a question asked twice", FORM, "path=\"entity/region\"", "path=\"entity/nature\"",
		"forms/first/form.xml:7: question \"entity/nature\" is defined twice"},
	{"a question without a source", FORM, "type=\"region\" source=\"invented\"", "type=\"region\"",
		"forms/first/form.xml:7: <question> needs the attribute \"source\""},
	{"a link to a block that is not there", FORM, "same-as=\"entity/person\"", "same-as=\"entity/persn\"",
		"forms/shared/person.xml:3: service/person/name: question \"entity/persn/name\" is not "
		"defined; did you mean "
		"\"entity/person/name\"?"},
	{"a group that is not there", FORM, "<use group=\"person\" at=\"entity/person\"/>",
		"<use group=\"persn\" at=\"entity/person\"/>",
		"forms/first/form.xml:16: group \"persn\" is not defined; did you mean \"person\"?"},
	{"a group that uses itself", SHARED, "<question path=\"name\"",
		"<use group=\"person\" at=\"deputy\"/><question path=\"name\"",
		"forms/shared/person.xml:3: group \"person\" uses itself"},
	{"a repeat without a highest number", FORM, "min=\"1\" max=\"2\"", "min=\"1\"",
		"forms/first/form.xml:22: a repeat needs min and max, and max is at least 1 and min"},
	{"an element that is no part of a form", FORM, "<group id=\"app\"", "<gruop/><group id=\"app\"",
		"forms/first/form.xml:28: <gruop> has no place in a form; use question, group, repeat or "
		"use"},
	{"a kind that is not its folder's", FORM, "kind=\"first\"", "kind=\"cancel\"",
		"forms/first/form.xml:3: kind=\"cancel\" does not match the folder \"first\""},
	{"a namespace that is not ours", FORM, "urn:beian:form:1", "urn:beian:form:2",
		"forms/first/form.xml:3: the root element must be <form xmlns=\"urn:beian:form:1\">"},
	{"a file that is not well-formed", FORM, "</form>", "</from>", "forms/first/form.xml:"},
	{"a text for a question that is not there", "first/text.en.xml", "for=\"entity/name\"",
		"for=\"entity/nmae\"",
		"forms/first/text.en.xml:10: question \"entity/nmae\" is not defined; did you mean "
		"\"entity/name\"?"},
	{"a text for a step that is not there", "first/text.zh.xml", "step=\"person\"", "step=\"persons\"",
		"forms/first/text.zh.xml:14: step \"persons\" is not defined; did you mean \"person\"?"},
	{"a text for a group that is not there", "first/text.zh.xml", "group=\"app\"", "group=\"apps\"",
		"forms/first/text.zh.xml:24: group \"apps\" is not defined; did you mean \"app\"?"},
	{"a label that is missing", "first/text.zh.xml",
		"<text for=\"entity/region\"><label>地区</label></text>", "",
		"forms/first/form.xml:7: entity/region has no label in text.zh.xml"},
	{"a label of a shared group that is missing", "shared/text.en.xml",
		"<text group=\"person-contact\"><label>Contact</label></text>", "",
		"forms/shared/person.xml:4: person-contact has no label in text.en.xml"},
	{"a path that is no name of an element", FORM, "path=\"entity/short\"", "path=\"entity/Short name\"",
		"forms/first/form.xml:11: path=\"entity/Short name\" is no path: names in lower case"},
	{"a path with a number, which is that of an instance", FORM, "path=\"entity/short\"",
		"path=\"entity/2\"", "forms/first/form.xml:11: path=\"entity/2\" is no path: names in lower"},
	{"a repeat whose path is none", FORM, "path=\"access/address\" min", "path=\"/address\" min",
		"forms/first/form.xml:22: path=\"/address\" is no path: names in lower case"},
	{"a group at no path", FORM, "at=\"entity/person\"/>", "at=\"\"/>",
		"forms/first/form.xml:16: at=\"\" is no path: names in lower case"},
	{"a question inside of a question", FORM, "path=\"entity/short\"", "path=\"entity/name/short\"",
		"forms/first/form.xml:11: \"entity/name/short\" stands inside of the question "
		"\"entity/name\""},
	{"a repeat inside of a question", FORM, "path=\"access/address\" min", "path=\"name/address\" min",
		"forms/first/form.xml:22: \"service/name/address\" stands inside of the question "
		"\"service/name\""},
	{"a repeat at a question", FORM, "path=\"platform\" min", "path=\"name\" min",
		"forms/first/form.xml:29: \"service/name\" stands inside of the question \"service/name\""},
	{"more instances than anyone has", FORM, "min=\"1\" max=\"4\"", "min=\"1\" max=\"1001\"",
		"forms/first/form.xml:29: a repeat needs min and max, and max is at least 1 and min, at most "
		"1000"},
	{"a text of no sort", "first/text.zh.xml", "<label>地区</label>", "<label>地区</label><lable/>",
		"forms/first/text.zh.xml:7: <lable> is no text; use label, hint, help or example"},
};

Test(complaints, every_mistake_is_told_with_its_place)
{
	for (gsize i = 0; i < G_N_ELEMENTS(mistakes); i++) {
		char *folder = house_copy();
		g_autofree char *file = g_strconcat("forms/", mistakes[i].file, NULL);
		house_replace(folder, file, mistakes[i].old, mistakes[i].new);
		g_autofree char *says = complaints_of(folder);
		g_auto(GStrv) lines = g_strsplit(says, "\n", -1);
		gboolean told = FALSE;
		for (char **line = lines; *line != NULL; line++)
			told = told || (g_str_has_prefix(*line, mistakes[i].says) && **line != '\0');
		cr_expect(told, "%s: %s", mistakes[i].about, says);
		house_remove(folder);
	}
}

Test(complaints, all_mistakes_are_told_at_once_and_nothing_else)
{
	char *folder = house_copy();

	house_replace(folder, "forms/first/form.xml", "path=\"entity/region\" type=\"region\"",
		"path=\"entity/region\" type=\"regoin\"");
	house_replace(folder, "forms/first/form.xml",
		"id=\"app\" relevant=\"kind =", "id=\"app\" relevant=\"kin =");
	house_replace(folder, "forms/shared/person.xml", "type=\"email\"", "type=\"e-mail\"");
	house_replace(folder, "forms/first/text.zh.xml", "for=\"declared/true\"", "for=\"declared/ture\"");
	g_autofree char *says = complaints_of(folder);
	cr_expect_str_eq(says,
		"forms/first/form.xml:7: type \"regoin\" is not defined; did you mean \"region\"?\n"
		"forms/shared/person.xml:6: type \"e-mail\" is not defined; did you mean \"email\"?\n"
		"forms/first/form.xml:28: app: question \"service/kin\" is not defined; did you mean "
		"\"service/kind\"?\n"
		"forms/first/text.zh.xml:29: question \"declared/ture\" is not defined; did you mean "
		"\"declared/true\"?");
	house_remove(folder);
}

Test(complaints, the_house_as_it_is_has_none)
{
	g_autofree char *says = complaints_of(house_folder());

	cr_expect_str_eq(says, "");
}

Test(complaints, a_kind_without_a_form_is_an_error)
{
	g_autoptr(BeianCodes) codes = house_codes();
	g_autoptr(GError) error = NULL;

	cr_expect_null(beian_form_read(house_folder(), "resume", codes, &error));
	cr_assert_not_null(error);
	cr_expect_not_null(strstr(error->message, "resume/form.xml"), "%s", error->message);
}
