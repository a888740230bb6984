#include "config.h"
#include "core/xml/expression.h"
#include "core/base/error.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <criterion/redirect.h>
#include <string.h>

TestSuite(expression, .fini = leakcheck);

static void
join(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	GString *joined = g_string_new(data);

	for (guint i = 0; i < count; i++) {
		g_string_append_printf(joined, "%s%u", i == 0 ? "" : "|", arguments[i].count);
		for (guint j = 0; j < arguments[i].count; j++)
			g_string_append_printf(joined, ",%s", arguments[i].texts[j]);
		if (arguments[i].first != NULL)
			g_string_append_printf(joined, "@%s", beian_xml_name(arguments[i].first));
	}
	result->kind = BEIAN_VALUE_STRING;
	result->string = g_string_free(joined, FALSE);
}

static void
size_of(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	(void)count;
	(void)data;
	result->kind = BEIAN_VALUE_NUMBER;
	result->number = arguments[0].count;
}

static void
is_empty(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	(void)data;
	result->kind = BEIAN_VALUE_BOOLEAN;
	result->boolean = count == 0 || arguments[0].count == 0 || arguments[0].texts[0][0] == '\0';
}

static void
no_string(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	(void)arguments;
	(void)count;
	(void)data;
	result->kind = BEIAN_VALUE_STRING;
}

static const BeianFunction functions[] = {
	{"join", 1, BEIAN_ARGUMENTS_LIMIT, join},
	{"size", 1, 1, size_of},
	{"is-empty", 0, 1, is_empty},
	{"no-string", 0, 0, no_string},
	{NULL, 0, 0, NULL},
};

/* A document, an evaluator and the text of an expression at hand. */
typedef struct {
	BeianXml *xml;
	BeianExpressions *in;
} Room;

static Room
room_new(void)
{
	static const char text[] = "<filing><entity><nature>enterprise</nature><empty/></entity>"
				   "<service id='1'><kind>website</kind><domain>a.cn</domain><domain>b.<!-- "
				   "x -->cn</domain></service>"
				   "<service id='2'><kind>app</kind></service></filing>";
	Room room = {beian_xml_read(text, strlen(text), "n", NULL),
		beian_expressions_new(functions, (gpointer) "")};

	cr_assert(room.xml != NULL);
	return room;
}

static void
room_free(Room *room)
{
	beian_expressions_free(room->in);
	beian_xml_free(room->xml);
}

static BeianExpression *
compiled(const char *text)
{
	g_autoptr(GError) error = NULL;
	BeianExpression *expression = beian_expression_new(text, &error);

	cr_assert(expression != NULL, "%s: %s", text, error == NULL ? "" : error->message);
	cr_expect_str_eq(beian_expression_text(expression), text);
	return expression;
}

Test(expression, is_true_or_false)
{
	static const struct {
		const char *text;
		gboolean truth;
	} rows[] = {
		{"entity/nature = 'enterprise'", TRUE},
		{"entity/nature = 'person'", FALSE},
		{"service", TRUE},
		{"entity/name", FALSE},
		{"not(entity/name)", TRUE},
		{"count(service) = 2", TRUE},
		{"service[kind = 'app']/@id = '2'", TRUE},
		{"''", FALSE},
		{"'x'", TRUE},
		{"0", FALSE},
		{"b:is-empty(entity/empty)", TRUE},
		{"b:is-empty(entity/nature)", FALSE},
		{"b:is-empty()", TRUE},
		{"b:size(service/domain) = 2", TRUE},
		{"b:size(service/nothing) = 0", TRUE},
		{"b:size('text') = 1", TRUE},
		{"service[b:size(domain) = 2]/kind = 'website'", TRUE},
		{"$kind = 'first'", TRUE},
		{"/filing/entity", TRUE},
		{"../filing", TRUE},
		{"//domain", TRUE},
		{"b:no-string() = ''", TRUE},
		{"count(service/domain[2]/text()) = 1", TRUE},
	};
	Room room = room_new();

	beian_expressions_set(room.in, "kind", "first");
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(BeianExpression) expression = compiled(rows[i].text);
		g_autoptr(GError) error = NULL;
		gboolean truth = !rows[i].truth;
		cr_expect(beian_expression_boolean(
				  expression, room.in, beian_xml_root(room.xml), &truth, &error),
			"%s: %s", rows[i].text, error == NULL ? "" : error->message);
		cr_expect_eq(truth, rows[i].truth, "%s", rows[i].text);
	}
	room_free(&room);
}

Test(expression, is_a_string)
{
	static const struct {
		const char *text, *string;
	} rows[] = {
		{"entity/nature", "enterprise"},
		{"service/domain", "a.cn"},
		{"entity/name", ""},
		{"1 + 1", "2"},
		{"1 div 3 > 0", "true"},
		{"service[2]/@id", "2"},
		{"concat(service/kind, '/', 1)", "website/1"},
		{"string(service[1])", "websitea.cnb.cn"},
		{"b:join(service/domain)", "2,a.cn,b.cn@domain"},
		{"b:join(service/kind | entity/nature)", "3,enterprise,website,app@nature"},
		{"b:join(service/@id)", "2,1,2"},
		{"b:join(nothing, 'x', 1.5, true(), service[2])", "0|1,x|1,1.5|1,true|1,app@service"},
		{"b:join(entity/empty, service[2]/kind/text())", "1,@empty|1,app"},
		{"b:join(b:join('a'), b:join(b:size(service)))", "1,1,a|1,1,2"},
		{"b:join(service[1]/domain[2]/preceding-sibling::*)", "2,website,a.cn@kind"},
		{"b:join(1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16)",
			"1,1|1,2|1,3|1,4|1,5|1,6|1,7|1,8|1,9|1,10|1,11|1,12|1,13|1,14|1,15|1,16"},
	};
	Room room = room_new();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(BeianExpression) expression = compiled(rows[i].text);
		g_autoptr(GError) error = NULL;
		g_autofree char *string =
			beian_expression_string(expression, room.in, beian_xml_root(room.xml), &error);
		cr_expect(g_strcmp0(string, rows[i].string) == 0, "%s is %s %s", rows[i].text, string,
			error == NULL ? "" : error->message);
	}
	room_free(&room);
}

Test(expression, selects_elements_in_document_order)
{
	static const struct {
		const char *text, *names;
	} rows[] = {
		{"service", "service service "},
		{"service/domain | entity", "entity domain domain "},
		{"nothing", ""},
		{"service/@id", ""},
		{".", "filing "},
		{"..", ""},
		{"service[2]/preceding-sibling::*", "entity service "},
		{"//text()", ""},
	};
	Room room = room_new();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(BeianExpression) expression = compiled(rows[i].text);
		g_autoptr(GPtrArray) nodes =
			beian_expression_nodes(expression, room.in, beian_xml_root(room.xml), NULL);
		g_autoptr(GString) names = g_string_new(NULL);
		cr_assert(nodes != NULL, "%s", rows[i].text);
		for (guint j = 0; j < nodes->len; j++)
			g_string_append_printf(names, "%s ", beian_xml_name(nodes->pdata[j]));
		cr_expect_str_eq(names->str, rows[i].names, "%s selects %s", rows[i].text, names->str);
	}
	room_free(&room);
}

Test(expression, fails_with_a_reason_and_goes_on)
{
	static const struct {
		const char *text, *reason;
	} rows[] = {
		{"b:nope()", "there is no function b:nope"},
		{"nope()", "there is no function nope"},
		{"b:size()", "the function b:size does not take 0 arguments"},
		{"b:size(1, 2)", "the function b:size does not take 2 arguments"},
		{"b:no-string(1)", "the function b:no-string does not take 1 arguments"},
		{"service[b:nope()]", "there is no function b:nope"},
		{"$nope", "a variable is used that does not exist"},
		{"count('x')", "an argument is of the wrong kind"},
		{"p:x", "a prefix is used that stands for nothing"},
		{"not()", "wrong number of arguments"},
		{"position()", "position() has no meaning here"},
		{"b:join(1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17)", "does not take 17 arguments"},
	};
	Room room = room_new();
	g_autoptr(BeianExpression) fine = compiled("service");

	cr_redirect_stderr();
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(BeianExpression) expression = compiled(rows[i].text);
		g_autoptr(GError) error = NULL;
		gboolean truth = TRUE;
		const BeianXmlNode *root = beian_xml_root(room.xml);
		cr_expect_not(beian_expression_boolean(expression, room.in, root, &truth, &error), "%s",
			rows[i].text);
		cr_expect(error != NULL && error->code == BEIAN_ERROR_NOT_GOOD &&
				  strstr(error->message, rows[i].reason) != NULL,
			"%s: %s", rows[i].text, error == NULL ? "" : error->message);
		cr_expect(
			beian_expression_string(expression, room.in, root, NULL) == NULL, "%s", rows[i].text);
		cr_expect(
			beian_expression_nodes(expression, room.in, root, NULL) == NULL, "%s", rows[i].text);
		truth = FALSE;
		cr_expect(beian_expression_boolean(fine, room.in, root, &truth, NULL) && truth,
			"the next one works after %s", rows[i].text);
	}
	fflush(stderr);
	cr_assert_stderr_eq_str("");
	room_free(&room);
}

Test(expression, refuses_to_take_a_string_for_elements)
{
	Room room = room_new();
	g_autoptr(BeianExpression) expression = compiled("'text'");
	g_autoptr(GError) error = NULL;

	cr_expect(beian_expression_nodes(expression, room.in, beian_xml_root(room.xml), &error) == NULL);
	cr_expect(error != NULL && strstr(error->message, "it does not select elements") != NULL);
	room_free(&room);
}

Test(expression, refuses_what_is_not_xpath)
{
	static const struct {
		const char *text, *reason;
	} rows[] = {
		{"", "something is missing"},
		{"a =", "something is missing"},
		{"'x", "a string is not closed"},
		{"a[1", "malformed"},
		{"f(", "not closed"},
		{"(a", "something is missing"},
		{"f(a,", "not closed"},
		{"f(g()", "something is missing"},
		{"a b", "something is missing"},
		{"$", "the name of a variable"},
		{"a//", "something is missing"},
		{"x:f()", "the prefix x stands for nothing"},
		{"a[y:f(1)]", "the prefix y stands for nothing"},
		{"$z:v", "the prefix z stands for nothing"},
		{"\xFF", "not UTF-8"},
		{"a]", "something is missing"},
	};

	cr_redirect_stderr();
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(BeianExpression) expression = beian_expression_new(rows[i].text, &error);
		cr_expect(expression == NULL, "%s", rows[i].text);
		cr_expect(error != NULL && strstr(error->message, rows[i].reason) != NULL, "%s: %s",
			rows[i].text, error == NULL ? "" : error->message);
	}
	fflush(stderr);
	cr_assert_stderr_eq_str("");
}

Test(expression, refuses_what_is_too_deep)
{
	g_autoptr(GString) text = g_string_new(NULL);

	for (guint i = 0; i < 100000; i++)
		g_string_append_c(text, '(');
	g_string_append_c(text, '1');
	for (guint i = 0; i < 100000; i++)
		g_string_append_c(text, ')');
	cr_expect(beian_expression_new(text->str, NULL) == NULL);
}

Test(expression, stops_what_takes_too_long)
{
	g_autoptr(BeianXml) xml = beian_xml_new("a");
	g_autoptr(BeianExpressions) in = beian_expressions_new(NULL, NULL);
	g_autoptr(BeianExpression) expression = compiled("//*[//*[//*[//*[//b]]]]");
	g_autoptr(GError) error = NULL;
	gboolean truth;

	for (guint i = 0; i < 2000; i++)
		beian_xml_append(beian_xml_root(xml), "c", "x");
	cr_expect_not(beian_expression_boolean(expression, in, beian_xml_root(xml), &truth, &error));
	cr_expect(error != NULL && strstr(error->message, "it takes too many steps") != NULL);
}

Test(expression, counts_the_steps_of_each_evaluation_alone)
{
	Room room = room_new();
	g_autoptr(BeianExpression) expression = compiled("count(//*[count(//*) > 0]) > 0");
	gboolean truth = FALSE;

	for (guint i = 0; i < 100000; i++)
		cr_assert(beian_expression_boolean(
				  expression, room.in, beian_xml_root(room.xml), &truth, NULL) &&
				  truth,
			"%u", i);
	room_free(&room);
}

Test(expression, works_with_any_evaluator)
{
	static const BeianFunction other[] = {{"size", 1, 1, is_empty}, {NULL, 0, 0, NULL}};
	Room room = room_new();
	g_autoptr(BeianExpressions) second = beian_expressions_new(other, NULL);
	g_autoptr(BeianExpressions) third = beian_expressions_new(NULL, NULL);
	g_autoptr(BeianExpression) expression = compiled("b:size(service)");
	const BeianXmlNode *root = beian_xml_root(room.xml);
	g_autofree char *in_first = beian_expression_string(expression, room.in, root, NULL);
	g_autofree char *in_second = beian_expression_string(expression, second, root, NULL);

	cr_expect_str_eq(in_first, "2");
	cr_expect_str_eq(in_second, "false", "a compiled expression remembers no evaluator's function");
	cr_expect(beian_expression_string(expression, third, root, NULL) == NULL);
	room_free(&room);
}

Test(expression, sees_variables_change_and_go)
{
	Room room = room_new();
	g_autoptr(BeianExpression) expression = compiled("$argument");
	const BeianXmlNode *root = beian_xml_root(room.xml);

	cr_expect(beian_expression_string(expression, room.in, root, NULL) == NULL, "not there yet");
	beian_expressions_set(room.in, "argument", "1");
	beian_expressions_set(room.in, "argument", "二");
	g_autofree char *value = beian_expression_string(expression, room.in, root, NULL);
	cr_expect_str_eq(value, "二");
	beian_expressions_set(room.in, "argument", NULL);
	beian_expressions_set(room.in, "argument", NULL);
	cr_expect(beian_expression_string(expression, room.in, root, NULL) == NULL, "gone");
	room_free(&room);
}

Test(expression, names_its_paths)
{
	static const struct {
		const char *text, *paths;
	} rows[] = {
		{"domain/expires", "domain/expires"},
		{"../nature = 'x' and ../nature != ''", "../nature"},
		{"true()", ""},
		{"b:days-left(domain/expires) >= 90", "domain/expires"},
		{"service[kind = 'website']/domain[1]/name", "service/domain/name"},
		{"'a/b' = c", "c"},
		{"and and or or div", "and or div"},
		{"a * b - c", "a b c"},
		{"a-b", "a-b"},
		{"a -b", "a b"},
		{"* * *", ""},
		{"/filing/a", ""},
		{"//a", ""},
		{"a//b", ""},
		{"a/*", ""},
		{"@id", ""},
		{"a/@id", "a"},
		{"./a", "a"},
		{".", ""},
		{"..", ""},
		{"../../a/b", "../../a/b"},
		{"child::a/child::b", "a/b"},
		{"attribute::x", ""},
		{"a/attribute::x", "a"},
		{"ancestor::a", ""},
		{"a/text()", ""},
		{"node()", ""},
		{"$v/a", ""},
		{"$v = a", "a"},
		{"(a | b)/c", "a b"},
		{"f(a, g(b, c))[d]/e", "a b c"},
		{"a[b[c]]", "a"},
		{"not(a) or count(b) > 1.5", "a b"},
		{"主体/名称", "主体/名称"},
		{"a='x'or b", "a b"},
		{"self::a", ""},
		{"a and b/c", "a b/c"},
		{"-a", "a"},
		{"a[1", "a"},
		{"a(", ""},
		{"a/", "a"},
		{"]", ""},
		{"", ""},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_auto(GStrv) paths = beian_expression_paths(rows[i].text);
		g_autofree char *joined = g_strjoinv(" ", paths);
		cr_expect_str_eq(joined, rows[i].paths, "%s names %s", rows[i].text, joined);
	}
}

Test(expression, names_its_variables)
{
	g_auto(GStrv) none = beian_expression_variables("a = '$b'");
	g_auto(GStrv) some = beian_expression_variables("$argument = a[$other-one] or $argument");
	g_autofree char *joined = g_strjoinv(" ", some);

	cr_expect(none[0] == NULL);
	cr_expect_str_eq(joined, "argument other-one");
}

Test(expression, is_checked_before_it_is_used)
{
	static const struct {
		const char *text, *reason;
	} rows[] = {
		{"b:size(a)", NULL},
		{"b:is-empty() or b:is-empty(a[b:size(b) = 1])", NULL},
		{"concat('a', 'b', 'c', 'd')", NULL},
		{"a/text() = comment()", NULL},
		{"substring(a, 1) = substring(a, 1, (2 + 3))", NULL},
		{"true()", NULL},
		{"b:size(string(a), b)", "the function b:size does not take 2 arguments"},
		{"b:size()", "the function b:size does not take 0 arguments"},
		{"b:siez(a)", "there is no function b:siez; did you mean b:size?"},
		{"conct(a, b)", "did you mean concat?"},
		{"b:quite-another(a)", "there is no function b:quite-another"},
		{"string(f(1))", "there is no function f"},
		{"not(a, b)", "the function not does not take 2 arguments"},
		{"a[b:nope()]", "there is no function b:nope"},
		{"size(a)", "there is no function size"},
		{"concat(a)", "the function concat does not take 1 arguments"},
		{"true(1)", "the function true does not take 1 arguments"},
		{"b:not(a)", "there is no function b:not"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autoptr(BeianExpression) expression = compiled(rows[i].text);
		g_autoptr(GError) error = NULL;
		gboolean good = beian_expression_check(expression, functions, &error);
		cr_expect_eq(good, rows[i].reason == NULL, "%s", rows[i].text);
		cr_expect(good || strstr(error->message, rows[i].reason) != NULL, "%s: %s", rows[i].text,
			error == NULL ? "" : error->message);
	}
}

static void
always_true(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	(void)arguments;
	(void)count;
	(void)data;
	*result = (BeianValue){.kind = BEIAN_VALUE_BOOLEAN, .boolean = TRUE};
}

/* A compiled expression remembers the function and the namespace it found: they outlive it. */
Test(expression, goes_on_with_a_second_evaluator_when_the_first_is_gone)
{
	static const BeianFunction one_function[] = {{"always", 0, 0, always_true}, {NULL, 0, 0, NULL}};
	g_autoptr(BeianExpression) expression = beian_expression_new("b:always()", NULL);
	g_autoptr(BeianXml) xml = beian_xml_new("filing");

	for (int i = 0; i < 3; i++) {
		g_autoptr(BeianExpressions) in = beian_expressions_new(one_function, NULL);
		g_autoptr(GError) error = NULL;
		gboolean value = FALSE;
		cr_expect(beian_expression_boolean(expression, in, beian_xml_root(xml), &value, &error),
			"evaluator %d: %s", i, error != NULL ? error->message : "");
		cr_expect(value, "evaluator %d", i);
	}
}
