#include "config.h"
#include "core/xml/mention.h"
#include "core/xml/expression.h"
#include "core/xml/token.h"
#include <string.h>

/* One path as it is read. */
typedef struct {
	GString *names; /* the steps so far */
	gboolean named; /* one of them is a name */
	gboolean plain; /* all of them are names, "." or ".." */
} Path;

static void
add_step(Path *path, const BeianToken *name)
{
	if (path->names->len > 0)
		g_string_append_c(path->names, '/');
	g_string_append_len(path->names, name->start, (gssize)name->bytes);
}

/* Reads the one step at TOKEN into PATH; returns what is behind it and its predicates. */
static const BeianToken *
read_step(const BeianToken *token, Path *path)
{
	gboolean attribute = token->kind == BEIAN_TOKEN_AT;

	if (attribute) {
		token++;
	} else if (token->kind == BEIAN_TOKEN_NAME && token[1].kind == BEIAN_TOKEN_AXIS) {
		attribute = beian_token_says(token, "attribute");
		path->plain = path->plain && (attribute || beian_token_says(token, "child"));
		token += 2;
	}
	if (token->kind == BEIAN_TOKEN_NAME && token[1].kind == BEIAN_TOKEN_OPEN) {
		path->plain = FALSE;
		token = beian_token_skip_group(token + 1);
	} else if (token->kind != BEIAN_TOKEN_END) {
		if (token->kind == BEIAN_TOKEN_DOTS || (token->kind == BEIAN_TOKEN_NAME && !attribute))
			add_step(path, token);
		path->named = path->named || (token->kind == BEIAN_TOKEN_NAME && !attribute);
		path->plain = path->plain && (attribute || token->kind != BEIAN_TOKEN_STAR);
		token++;
	}
	while (token->kind == BEIAN_TOKEN_BRACKET)
		token = beian_token_skip_group(token);
	return token;
}

static gboolean
starts_step(const BeianToken *token)
{
	return token->kind == BEIAN_TOKEN_NAME || token->kind == BEIAN_TOKEN_STAR ||
	       token->kind == BEIAN_TOKEN_DOT || token->kind == BEIAN_TOKEN_DOTS ||
	       token->kind == BEIAN_TOKEN_AT;
}

/* Reads the path at TOKEN, behind ROOT ("/", or "" for a relative one); adds it to FOUND when it is WANTED
 * and names can say it. */
static const BeianToken *
read_path(const BeianToken *token, const char *root, gboolean wanted, GPtrArray *found)
{
	Path path = {.names = g_string_new(NULL), .plain = wanted};

	while (starts_step(token)) {
		token = read_step(token, &path);
		if (token->kind != BEIAN_TOKEN_SLASH && token->kind != BEIAN_TOKEN_SLASHES)
			break;
		path.plain = path.plain && token->kind == BEIAN_TOKEN_SLASH;
		token++;
	}
	char *names = g_strconcat(root, path.names->str, NULL);
	g_string_free(path.names, TRUE);
	if (path.plain && path.named && !g_ptr_array_find_with_equal_func(found, names, g_str_equal, NULL))
		g_ptr_array_add(found, names);
	else
		g_free(names);
	return token;
}

static char **
collect(const char *text, gboolean absolute_too)
{
	g_autoptr(GArray) tokens = beian_tokens_cut(text);
	GPtrArray *found = g_ptr_array_new();
	const BeianToken *begin = (const BeianToken *)(void *)tokens->data, *token = begin;

	while (token->kind != BEIAN_TOKEN_END) {
		/* Behind a variable or a parenthesis a slash goes on from there. */
		gboolean from_root = token->kind == BEIAN_TOKEN_SLASH &&
				     (token == begin || !beian_token_ends_operand(token[-1].kind));
		gboolean call = token->kind == BEIAN_TOKEN_NAME && token[1].kind == BEIAN_TOKEN_OPEN &&
				!beian_token_is_node_test(token);
		if (token->kind == BEIAN_TOKEN_BRACKET)
			token = beian_token_skip_group(token);
		else if (token->kind == BEIAN_TOKEN_SLASH || token->kind == BEIAN_TOKEN_SLASHES)
			token = read_path(token + 1, "/", absolute_too && from_root, found);
		else if (starts_step(token) && !call)
			token = read_path(token, "", TRUE, found);
		else
			token++;
	}
	g_ptr_array_add(found, NULL);
	return (char **)g_ptr_array_free(found, FALSE);
}

char **
beian_expression_paths(const char *text)
{
	return collect(text, FALSE);
}

char **
beian_expression_all_paths(const char *text)
{
	return collect(text, TRUE);
}

char **
beian_expression_variables(const char *text)
{
	g_autoptr(GArray) tokens = beian_tokens_cut(text);
	GPtrArray *found = g_ptr_array_new();

	for (guint i = 0; i < tokens->len; i++) {
		const BeianToken *token = &g_array_index(tokens, BeianToken, i);
		if (token->kind != BEIAN_TOKEN_VARIABLE)
			continue;
		char *name = g_strndup(token->start + 1, token->bytes - 1);
		if (g_ptr_array_find_with_equal_func(found, name, g_str_equal, NULL))
			g_free(name);
		else
			g_ptr_array_add(found, name);
	}
	g_ptr_array_add(found, NULL);
	return (char **)g_ptr_array_free(found, FALSE);
}

/* How many arguments stand between the parenthesis at TOKEN and the one that closes it. */
static guint
count_arguments(const BeianToken *token)
{
	guint count = token[1].kind == BEIAN_TOKEN_CLOSE ? 0 : 1;
	const BeianToken *end = beian_token_skip_group(token);

	for (token++; token < end; token++) {
		if (token->kind == BEIAN_TOKEN_COMMA)
			count++;
		else if (token->kind == BEIAN_TOKEN_OPEN || token->kind == BEIAN_TOKEN_BRACKET)
			token = beian_token_skip_group(token) - 1;
	}
	return count;
}

void
beian_mention_each_call(
	const char *text, void (*visit)(const char *name, guint arguments, gpointer data), gpointer data)
{
	g_autoptr(GArray) tokens = beian_tokens_cut(text);

	for (guint i = 0; i + 1 < tokens->len; i++) {
		const BeianToken *token = &g_array_index(tokens, BeianToken, i);
		if (token->kind != BEIAN_TOKEN_NAME || token[1].kind != BEIAN_TOKEN_OPEN ||
			beian_token_is_node_test(token))
			continue;
		g_autofree char *name = g_strndup(token->start, token->bytes);
		visit(name, count_arguments(token + 1), data);
	}
}

gboolean
beian_mention_is_closed(const char *text)
{
	g_autoptr(GArray) tokens = beian_tokens_cut(text);
	int depth = 0;

	for (guint i = 0; i < tokens->len; i++) {
		BeianTokenKind kind = g_array_index(tokens, BeianToken, i).kind;
		depth += kind == BEIAN_TOKEN_OPEN || kind == BEIAN_TOKEN_BRACKET;
		depth -= kind == BEIAN_TOKEN_CLOSE || kind == BEIAN_TOKEN_UNBRACKET;
	}
	return depth == 0;
}

char *
beian_mention_other_prefix(const char *text, const char *known)
{
	g_autoptr(GArray) tokens = beian_tokens_cut(text);

	for (guint i = 0; i + 1 < tokens->len; i++) {
		const BeianToken *token = &g_array_index(tokens, BeianToken, i);
		const char *start = token->kind == BEIAN_TOKEN_VARIABLE ? token->start + 1 : token->start;
		const char *colon = memchr(token->start, ':', token->bytes);
		gboolean call = token->kind == BEIAN_TOKEN_NAME && token[1].kind == BEIAN_TOKEN_OPEN;
		if (colon == NULL || (!call && token->kind != BEIAN_TOKEN_VARIABLE))
			continue;
		g_autofree char *prefix = g_strndup(start, (gsize)(colon - start));
		if (strcmp(prefix, known) != 0)
			return g_steal_pointer(&prefix);
	}
	return NULL;
}
