#include "config.h"
#include "core/xml/condition.h"
#include "core/xml/token.h"
#include <string.h>

/* Tokens of an expression, or of a part of one. */
typedef struct {
	const BeianToken *at, *end; /* END is behind the last */
} Range;

static BeianCondition *read_or(Range range);

static BeianCondition *
condition_new(BeianConditionKind kind)
{
	BeianCondition *condition = g_new0(BeianCondition, 1);

	condition->kind = kind;
	return condition;
}

static BeianCondition *
join(BeianConditionKind kind, BeianCondition *part)
{
	BeianCondition *condition = condition_new(kind);

	condition->parts = g_ptr_array_new_with_free_func((GDestroyNotify)beian_condition_free);
	g_ptr_array_add(condition->parts, part);
	return condition;
}

static char *
text_of(Range range)
{
	const BeianToken *last = range.end - 1;

	return range.at == range.end
		       ? g_strdup("")
		       : g_strndup(range.at->start, (gsize)(last->start + last->bytes - range.at->start));
}

static BeianCondition *
other(Range range)
{
	BeianCondition *condition = condition_new(BEIAN_CONDITION_OTHER);

	condition->text = text_of(range);
	return condition;
}

static gboolean
is_step(const BeianToken *token)
{
	return token->kind == BEIAN_TOKEN_NAME || token->kind == BEIAN_TOKEN_DOT ||
	       token->kind == BEIAN_TOKEN_DOTS;
}

/* Whether all of RANGE is one path of names. */
static gboolean
is_path(Range range)
{
	gboolean named = FALSE, step = TRUE;

	if (range.at < range.end && range.at->kind == BEIAN_TOKEN_SLASH)
		range.at++;
	for (const BeianToken *token = range.at; token < range.end; token++, step = !step) {
		if (step ? !is_step(token) : token->kind != BEIAN_TOKEN_SLASH)
			return FALSE;
		named = named || token->kind == BEIAN_TOKEN_NAME;
	}
	return named && !step;
}

/* Whether RANGE is the call of FUNCTION, and nothing else. */
static gboolean
is_call(Range range, const char *function)
{
	return range.end - range.at >= 3 && range.at->kind == BEIAN_TOKEN_NAME &&
	       beian_token_says(range.at, function) && range.at[1].kind == BEIAN_TOKEN_OPEN &&
	       beian_token_skip_group(range.at + 1) == range.end;
}

/* PATH compared with the string VALUE by SIGN. */
static BeianCondition *
compare(Range whole, Range path, const BeianToken *sign, const BeianToken *value)
{
	gboolean equal = beian_token_says(sign, "=");

	if (!is_path(path) || (!equal && !beian_token_says(sign, "!=")) || value->kind != BEIAN_TOKEN_VALUE ||
		g_ascii_isdigit(*value->start) || value->bytes <= 2)
		return other(whole);
	BeianCondition *condition = condition_new(equal ? BEIAN_CONDITION_EQUALS : BEIAN_CONDITION_DIFFERS);
	condition->path = text_of(path);
	condition->word = g_strndup(value->start + 1, value->bytes - 2);
	return condition;
}

static BeianCondition *
read_unit(Range range)
{
	const BeianToken *first = range.at, *last = range.end - 1;

	if (first < range.end && first->kind == BEIAN_TOKEN_OPEN &&
		beian_token_skip_group(first) == range.end)
		return read_or((Range){first + 1, last});
	if (is_call(range, "not"))
		return join(BEIAN_CONDITION_NOT, read_or((Range){first + 2, last}));
	if (is_call(range, "boolean"))
		return read_or((Range){first + 2, last});
	if (is_call(range, "true") || is_call(range, "false")) {
		BeianCondition *condition = condition_new(BEIAN_CONDITION_CONSTANT);
		condition->value = beian_token_says(first, "true");
		return condition;
	}
	if (is_path(range)) {
		BeianCondition *condition = condition_new(BEIAN_CONDITION_PRESENT);
		condition->path = text_of(range);
		return condition;
	}
	if (range.end - range.at < 3)
		return other(range);
	if (first->kind == BEIAN_TOKEN_VALUE)
		return compare(range, (Range){first + 2, range.end}, first + 1, first);
	return compare(range, (Range){first, last - 1}, last - 1, last);
}

/* Reads RANGE, parts joined by WORD, each by READ. */
static BeianCondition *
read_joined(Range range, const char *word, BeianConditionKind kind, BeianCondition *(*read)(Range range))
{
	BeianCondition *whole = NULL;
	Range part = {range.at, range.at};

	for (; part.end < range.end; part.end++) {
		if (part.end->kind == BEIAN_TOKEN_OPEN || part.end->kind == BEIAN_TOKEN_BRACKET) {
			part.end = beian_token_skip_group(part.end) - 1;
			continue;
		}
		if (part.end->kind != BEIAN_TOKEN_OPERATOR || !beian_token_says(part.end, word))
			continue;
		BeianCondition *found = read(part);
		if (whole == NULL)
			whole = join(kind, found);
		else
			g_ptr_array_add(whole->parts, found);
		part.at = part.end + 1;
	}
	if (whole == NULL)
		return read(range);
	g_ptr_array_add(whole->parts, read((Range){part.at, range.end}));
	return whole;
}

static BeianCondition *
read_and(Range range)
{
	return read_joined(range, "and", BEIAN_CONDITION_AND, read_unit);
}

static BeianCondition *
read_or(Range range)
{
	return read_joined(range, "or", BEIAN_CONDITION_OR, read_and);
}

/* All of TOKENS but the two ends. */
static Range
range_of(const GArray *tokens)
{
	const BeianToken *at = (const BeianToken *)(const void *)tokens->data;

	return (Range){at, at + tokens->len - 2};
}

BeianCondition *
beian_condition_new(const char *text)
{
	g_autoptr(GArray) tokens = beian_tokens_cut(text);

	return read_or(range_of(tokens));
}

void
beian_condition_free(BeianCondition *condition)
{
	if (condition == NULL)
		return;
	if (condition->parts != NULL)
		g_ptr_array_unref(condition->parts);
	g_free(condition->path);
	g_free(condition->word);
	g_free(condition->text);
	g_free(condition);
}

static void
predicate_free(gpointer data)
{
	BeianPredicate *predicate = data;

	g_free(predicate->path);
	beian_condition_free(predicate->condition);
	g_free(predicate);
}

static void
selection_free(gpointer data)
{
	BeianSelection *selection = data;

	g_free(selection->path);
	g_ptr_array_unref(selection->predicates);
	g_free(selection);
}

/* Reads RANGE, one path with predicates, into SELECTION. FALSE: it is something else. */
static gboolean
read_selection(Range range, BeianSelection *selection)
{
	g_autoptr(GString) path = g_string_new(NULL);

	if (range.at == range.end || range.at->kind == BEIAN_TOKEN_SLASH)
		return FALSE;
	for (const BeianToken *token = range.at; token < range.end;) {
		if (token->kind == BEIAN_TOKEN_BRACKET) {
			const BeianToken *behind = beian_token_skip_group(token);
			BeianPredicate *predicate = g_new0(BeianPredicate, 1);
			predicate->path = g_strdup(path->str);
			predicate->condition = read_or((Range){token + 1, behind - 1});
			g_ptr_array_add(selection->predicates, predicate);
			token = behind;
			continue;
		}
		if (token->kind == BEIAN_TOKEN_NAME && token[1].kind != BEIAN_TOKEN_OPEN)
			g_string_append_printf(
				path, "%s%.*s", path->len > 0 ? "/" : "", (int)token->bytes, token->start);
		else if (token->kind != BEIAN_TOKEN_SLASH && token->kind != BEIAN_TOKEN_DOT)
			return FALSE;
		token++;
	}
	selection->path = g_strdup(path->str);
	return TRUE;
}

GPtrArray *
beian_selections_read(const char *text)
{
	g_autoptr(GArray) tokens = beian_tokens_cut(text);
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(selection_free);
	Range all = range_of(tokens), range = {all.at, all.at};

	for (; range.end <= all.end; range.end++) {
		if (range.end->kind == BEIAN_TOKEN_BRACKET || range.end->kind == BEIAN_TOKEN_OPEN) {
			range.end = beian_token_skip_group(range.end) - 1;
			continue;
		}
		if (range.end < all.end && !beian_token_says(range.end, "|"))
			continue;
		BeianSelection *selection = g_new0(BeianSelection, 1);
		selection->predicates = g_ptr_array_new_with_free_func(predicate_free);
		g_ptr_array_add(found, selection);
		if (!read_selection(range, selection))
			return NULL;
		range.at = range.end + 1;
	}
	return g_steal_pointer(&found);
}
