/* base: functions of rules about the record that a filing starts from, and about the same record as it is by
 * now. */
#include "config.h"
#include "core/filing/answers.h"
#include "core/filing/base.h"
#include "core/filing/shown.h"
#include "core/rules/function.h"
#include <string.h>

/* The item of the element that ARGUMENT selects first; NULL when there is none. */
static const BeianItem *
item_at(const BeianJudging *judging, const BeianArgument *argument)
{
	g_autofree char *path = argument->first != NULL ? beian_document_path(argument->first) : NULL;

	return path != NULL ? beian_document_item(judging->input->document, path) : NULL;
}

static const char *
value_of(const BeianItem *item)
{
	return item != NULL && item->reading != NULL && item->reading->value != NULL ? item->reading->value
										     : "";
}

/* b:before(node): what the record says where NODE is answered, as NODE's type writes it; "" for nothing. */
void
beian_function_before(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	const BeianJudging *judging = data;
	const BeianItem *item = item_at(judging, &arguments[0]);
	g_autofree char *before =
		item != NULL ? beian_base_before(judging->input->filing, judging->input->document, item)
			     : NULL;
	(void)count;

	beian_value_give_string(result, before);
}

/* b:answered(node): what the filing says where NODE, of the record, stands; "" for nothing. */
void
beian_function_answered(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	const BeianJudging *judging = data;
	const BeianItem *item = item_at(judging, &arguments[0]);
	gboolean is_of_record = item != NULL && g_str_has_prefix(item->path, BEIAN_FORM_BASE);
	(void)count;

	beian_value_give_string(result, is_of_record ? value_of(beian_document_item(judging->input->document,
							       item->path + strlen(BEIAN_FORM_BASE)))
						     : "");
}

/* b:changes(): how many values the filing changes. */
void
beian_function_changes(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	const BeianJudging *judging = data;
	g_autoptr(GArray) changes = beian_base_changes(judging->input->filing, judging->input->document);
	(void)arguments;
	(void)count;

	beian_value_give_number(result, changes->len);
}

/* The record as it is by now, a line for each value; "" when nothing is known of it. */
static const char *
record_now(BeianJudging *judging)
{
	const BeianItem *number =
		beian_document_item(judging->input->document, BEIAN_FORM_BASE "entity/number");
	const char *lines = judging->input->facts != NULL && number != NULL
				    ? beian_facts_get(judging->input->facts, "record", value_of(number))
				    : NULL;

	if (lines == NULL && *value_of(number) != '\0')
		judging->fact_missing = TRUE;
	return lines != NULL ? lines : "";
}

/* What LINES, PATH=VALUE, say of PATH; NULL: nothing. Free with g_free. */
static char *
said_of(const char *lines, const char *path)
{
	gsize length = strlen(path);

	for (const char *line = lines; line != NULL && *line != '\0';) {
		const char *end = strchr(line, '\n');
		if (strncmp(line, path, length) == 0 && line[length] == '=') {
			g_autofree char *text =
				end != NULL ? g_strndup(line, (gsize)(end - line)) : g_strdup(line);
			g_auto(BeianAnswerLine) answer = {0};
			return beian_answer_line_parse(text, NULL, &answer, NULL)
				       ? g_steal_pointer(&answer.text)
				       : NULL;
		}
		line = end != NULL ? end + 1 : NULL;
	}
	return NULL;
}

/* b:now(node): what the record says by now where NODE, of the record, stands; "" for nothing. */
void
beian_function_now(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	const BeianItem *item = item_at(data, &arguments[0]);
	g_autofree char *now = item != NULL ? said_of(record_now(data), item->path) : NULL;
	(void)count;

	beian_value_give_string(result, now);
}

/* b:shown(node, text, language): TEXT as people read an answer to the question at NODE. */
void
beian_function_shown(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	const BeianJudging *judging = data;
	const BeianItem *item = item_at(judging, &arguments[0]);
	const char *text = beian_argument_text(&arguments[1]);
	BeianLanguage language =
		strcmp(beian_argument_text(&arguments[2]), "zh") == 0 ? BEIAN_LANGUAGE_ZH : BEIAN_LANGUAGE_EN;
	g_autofree char *shown = item != NULL ? beian_value_shown(beian_filing_form(judging->input->filing),
							item->question, text, language)
					      : g_strdup(text);
	(void)count;

	beian_value_give_string(result, shown);
}

/* b:is-now(node): whether the record still says so, or nothing is known of it. */
void
beian_function_is_now(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	const BeianItem *item = item_at(data, &arguments[0]);
	const char *lines = record_now(data);
	g_autofree char *now = item != NULL ? said_of(lines, item->path) : NULL;
	(void)count;

	beian_value_give_boolean(
		result, item == NULL || *lines == '\0' || g_strcmp0(now, value_of(item)) == 0);
}

/* b:now-too(): the path of the first value that the record has by now and had not; "" when there is none. */
void
beian_function_now_too(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result)
{
	const BeianJudging *judging = data;
	g_auto(GStrv) lines = g_strsplit(record_now(data), "\n", -1);
	(void)arguments;
	(void)count;

	for (char **line = lines; *line != NULL; line++) {
		char *equals = strchr(*line, '=');
		if (equals == NULL)
			continue;
		*equals = '\0';
		if (*value_of(beian_document_item(judging->input->document, *line)) == '\0') {
			beian_value_give_string(result, *line + strlen(BEIAN_FORM_BASE));
			return;
		}
	}
	beian_value_give_string(result, "");
}
