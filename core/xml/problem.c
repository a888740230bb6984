#include "config.h"
#include "core/xml/problem.h"
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <string.h>

#define PROBLEMS_LIMIT 100

typedef struct {
	int code;
	const char *sentence;
} Sentence;

static const Sentence not_well_formed[] = {
	{XML_ERR_NO_MEMORY, N_("a text is longer than 10,000,000 bytes, or the memory is used up")},
	{XML_ERR_INTERNAL_ERROR, N_("a part of the document is longer than 10,000,000 bytes")},
	{XML_ERR_PI_NOT_FINISHED,
		N_("a processing instruction is not closed or longer than 10,000,000 bytes")},
	{XML_ERR_COMMENT_NOT_FINISHED, N_("a comment is not closed or longer than 10,000,000 bytes")},
	{XML_ERR_DOCUMENT_EMPTY, N_("the document does not begin with an element")},
	{XML_ERR_DOCUMENT_START, N_("the document does not begin with an element")},
	{XML_ERR_DOCUMENT_END, N_("something follows the end of the root element")},
	{XML_ERR_INVALID_CHAR, N_("a character that XML does not allow stands here")},
	{XML_ERR_INVALID_CHARREF, N_("a character reference is malformed")},
	{XML_ERR_INVALID_DEC_CHARREF, N_("a character reference is malformed")},
	{XML_ERR_INVALID_HEX_CHARREF, N_("a character reference is malformed")},
	{XML_ERR_ENTITYREF_SEMICOL_MISSING, N_("an entity does not end with a semicolon")},
	{XML_ERR_ATTRIBUTE_WITHOUT_VALUE, N_("an attribute has no value")},
	{XML_ERR_ATTRIBUTE_NOT_STARTED, N_("the value of an attribute is not quoted")},
	{XML_ERR_ATTRIBUTE_REDEFINED, N_("an attribute is given twice")},
	{XML_ERR_SPACE_REQUIRED, N_("a blank is missing between two attributes")},
	{XML_ERR_NAME_REQUIRED, N_("a name is missing")},
	{XML_ERR_GT_REQUIRED, N_("a tag is not closed")},
	{XML_ERR_TAG_NAME_MISMATCH, N_("an end tag does not match its start tag")},
	{XML_ERR_TAG_NOT_FINISHED, N_("an element is not closed; the file may have been cut off")},
	{XML_ERR_HYPHEN_IN_COMMENT, N_("two hyphens stand inside a comment")},
	{XML_ERR_MISPLACED_CDATA_END, N_("\"]]>\" stands in a text; write \"]]&gt;\"")},
	{XML_ERR_RESERVED_XML_NAME, N_("the XML declaration is not at the very beginning")},
	{XML_ERR_XMLDECL_NOT_FINISHED, N_("the XML declaration is not closed")},
	{XML_ERR_UNKNOWN_VERSION, N_("the version of XML is not 1.0")},
	{XML_NS_ERR_UNDEFINED_NAMESPACE, N_("a prefix is used that no namespace was declared for")},
	{XML_NS_ERR_QNAME, N_("a name has a colon in the wrong place")},
	{XML_NS_ERR_ATTRIBUTE_REDEFINED, N_("an attribute is given twice")},
};

/* The %s is the element, "ELEMENT/@ATTRIBUTE" for an attribute of it. */
static const Sentence not_valid[] = {
	{XML_SCHEMAV_CVC_ELT_1, N_("element %s is not a root element that the schema knows")},
	{XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1,
		N_("element %s: the value is not of the kind that the schema asks for")},
	{XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_2,
		N_("element %s: the value is not of the kind that the schema asks for")},
	{XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_3,
		N_("element %s: the value is not of the kind that the schema asks for")},
	{XML_SCHEMAV_CVC_LENGTH_VALID,
		N_("element %s: the value does not have the length that the schema asks for")},
	{XML_SCHEMAV_CVC_MINLENGTH_VALID, N_("element %s: the value is shorter than the schema allows")},
	{XML_SCHEMAV_CVC_MAXLENGTH_VALID, N_("element %s: the value is longer than the schema allows")},
	{XML_SCHEMAV_CVC_MININCLUSIVE_VALID, N_("element %s: the value is smaller than the schema allows")},
	{XML_SCHEMAV_CVC_MINEXCLUSIVE_VALID, N_("element %s: the value is smaller than the schema allows")},
	{XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID, N_("element %s: the value is larger than the schema allows")},
	{XML_SCHEMAV_CVC_MAXEXCLUSIVE_VALID, N_("element %s: the value is larger than the schema allows")},
	{XML_SCHEMAV_CVC_TOTALDIGITS_VALID,
		N_("element %s: the number has more digits than the schema allows")},
	{XML_SCHEMAV_CVC_FRACTIONDIGITS_VALID,
		N_("element %s: the number has more decimals than the schema allows")},
	{XML_SCHEMAV_CVC_PATTERN_VALID,
		N_("element %s: the value does not have the shape that the schema asks for")},
	{XML_SCHEMAV_CVC_ENUMERATION_VALID,
		N_("element %s: the value is none of those that the schema lists")},
	{XML_SCHEMAV_CVC_TYPE_3_1_1, N_("element %s may have no attributes")},
	{XML_SCHEMAV_CVC_TYPE_3_1_2, N_("element %s may hold no elements")},
	{XML_SCHEMAV_CVC_COMPLEX_TYPE_2_1, N_("element %s must be empty")},
	{XML_SCHEMAV_CVC_COMPLEX_TYPE_2_2, N_("element %s may hold no elements")},
	{XML_SCHEMAV_CVC_COMPLEX_TYPE_2_3, N_("element %s may hold elements only, and holds text")},
	{XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_1, N_("element %s is not allowed by the schema")},
	{XML_SCHEMAV_CVC_COMPLEX_TYPE_3_2_2, N_("element %s is not allowed by the schema")},
	{XML_SCHEMAV_CVC_COMPLEX_TYPE_4, N_("element %s lacks an attribute that the schema requires")},
	{XML_SCHEMAV_CVC_IDC, N_("element %s repeats, or refers to, a key that must be unique or exist")},
	{XML_SCHEMAV_ELEMENT_CONTENT, N_("element %s is not expected here")},
};

static const char *
sentence_for(const Sentence *sentences, gsize count, int code)
{
	for (gsize i = 0; i < count; i++)
		if (sentences[i].code == code)
			return _(sentences[i].sentence);
	return NULL;
}

/*
 * The name in quotes that follows WORDS in MESSAGE, without its namespace; NULL when there is none. Free with
 * g_free.
 */
static char *
quoted_after(const char *message, const char *words)
{
	const char *start = strstr(message, words);
	const char *end = start == NULL ? NULL : strchr(start += strlen(words), '\'');
	const char *brace = end == NULL ? NULL : memchr(start, '}', (gsize)(end - start));

	if (end == NULL)
		return NULL;
	return brace == NULL ? g_strndup(start, (gsize)(end - start))
			     : g_strndup(brace + 1, (gsize)(end - brace - 1));
}

/*
 * "NAME" or "NAME/@ATTRIBUTE": libxml2 begins each violation with "Element 'NAME': " or "Element 'NAME',
 * attribute 'ATTRIBUTE': ".
 */
static char *
violation_place(const char *message)
{
	g_autofree char *element = quoted_after(message, "Element '");
	g_autofree char *attribute = NULL;
	const char *behind = element == NULL ? NULL : strstr(message, "', attribute '");

	if (behind != NULL && behind < strstr(message, "': "))
		attribute = quoted_after(behind, "', attribute '");
	if (attribute == NULL)
		return g_strdup(element != NULL ? element : "?");
	return g_strdup_printf("%s/@%s", element, attribute);
}

/*
 * The names that the schema would take: "… Expected is one of ( a, {urn:x}b )." Names of the schema, never of
 * the document.
 */
static char *
names_expected(const char *message)
{
	const char *start = strstr(message, "Expected is");
	const char *open = start == NULL ? NULL : strstr(start, "( ");
	const char *close = open == NULL ? NULL : strstr(open, " )");

	if (close == NULL)
		return NULL;
	GString *names = g_string_new(NULL);
	gboolean inside = FALSE;
	for (const char *at = open + 2; at < close; at++) {
		if (*at == '{' || *at == '}')
			inside = *at == '{';
		else if (!inside)
			g_string_append_c(names, *at);
	}
	return g_string_free(names, FALSE);
}

/* A wrong element content is one code for two things: one too many, or one missing. */
static char *
content_sentence(const char *message, const char *place)
{
	g_autofree char *expected = names_expected(message);
	gboolean missing = strstr(message, "Missing child element(s)") != NULL;

	if (expected == NULL && missing)
		return g_strdup_printf(_("element %s lacks an element that the schema requires"), place);
	if (missing)
		return g_strdup_printf(
			_("element %s lacks an element that the schema requires: %s"), place, expected);
	if (expected == NULL)
		return g_strdup_printf(_("element %s is not expected here"), place);
	return g_strdup_printf(_("element %s is not expected here, but: %s"), place, expected);
}

static char *
violation_sentence(const xmlError *error)
{
	g_autofree char *place = violation_place(error->message);

	if (error->code == XML_SCHEMAV_ELEMENT_CONTENT)
		return content_sentence(error->message, place);

	const char *format = sentence_for(not_valid, G_N_ELEMENTS(not_valid), error->code);
	GString *sentence = g_string_new(format != NULL ? format : _("element %s does not fit the schema"));
	g_string_replace(sentence, "%s", place, 1);
	return g_string_free(sentence, FALSE);
}

static char *
problem_sentence(BeianProblems *problems, const xmlError *error)
{
	const char *known;

	switch (error->domain) {
	case XML_FROM_SCHEMASV:
		return violation_sentence(error);
	case XML_FROM_SCHEMASP:
	case XML_FROM_REGEXP:
		return g_strdup_printf(_("the schema is wrong: %s"), g_strchomp(error->message));
	default:
		/* After the first mistake in the text of a document the parser only stumbles. */
		if (problems->found->len > 0)
			return NULL;
		known = sentence_for(not_well_formed, G_N_ELEMENTS(not_well_formed), error->code);
		return known != NULL
			       ? g_strdup(known)
			       : g_strdup_printf(_("the XML is not well-formed (libxml2 calls it error %d)"),
					 error->code);
	}
}

static void
note_problem(void *data, xmlError *error)
{
	BeianProblems *problems = data;

	if (error->level < XML_ERR_ERROR)
		return;
	g_autofree char *sentence = problem_sentence(problems, error);
	if (sentence == NULL)
		return;
	if (problems->found->len < PROBLEMS_LIMIT)
		beian_complaints_add(problems->found, problems->name, error->line, "%s", sentence);
	else
		problems->more = TRUE;
}

void
beian_problems_begin(BeianProblems *problems, const char *name)
{
	*problems = (BeianProblems){.name = name, .found = beian_complaints_new()};
	xmlInitParser();
	problems->saved_handler = (void *)xmlStructuredError;
	problems->saved_context = xmlStructuredErrorContext;
	xmlSetStructuredErrorFunc(problems, note_problem);
}

gboolean
beian_problems_end(BeianProblems *problems, GError **error)
{
	xmlSetStructuredErrorFunc(problems->saved_context, (xmlStructuredErrorFunc)problems->saved_handler);

	if (problems->more)
		g_ptr_array_add(
			problems->found, g_strdup_printf(_("%s: there are more; these are the first %d"),
						 problems->name, PROBLEMS_LIMIT));
	gboolean none = beian_complaints_none(problems->found, error);
	g_ptr_array_unref(problems->found);
	return none;
}
