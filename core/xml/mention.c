#include "config.h"
#include "core/xml/mention.h"
#include "core/xml/expression.h"
#include <string.h>

typedef enum {
	TOKEN_NAME,
	TOKEN_STAR,
	TOKEN_VARIABLE,
	TOKEN_VALUE, /* a string or a number */
	TOKEN_SLASH,
	TOKEN_SLASHES,
	TOKEN_DOT,
	TOKEN_DOTS,
	TOKEN_AT,
	TOKEN_AXIS,
	TOKEN_OPEN,
	TOKEN_CLOSE,
	TOKEN_BRACKET,
	TOKEN_UNBRACKET,
	TOKEN_COMMA,
	TOKEN_OPERATOR,
	TOKEN_END,
} TokenKind;

typedef struct {
	TokenKind kind;
	const char *start;
	gsize bytes;
} Token;

/* The longest come first. */
static const struct {
	const char *text;
	TokenKind kind;
} signs[] = {
	{"//", TOKEN_SLASHES},
	{"..", TOKEN_DOTS},
	{"::", TOKEN_AXIS},
	{"!=", TOKEN_OPERATOR},
	{"<=", TOKEN_OPERATOR},
	{">=", TOKEN_OPERATOR},
	{"/", TOKEN_SLASH},
	{".", TOKEN_DOT},
	{"@", TOKEN_AT},
	{"(", TOKEN_OPEN},
	{")", TOKEN_CLOSE},
	{"[", TOKEN_BRACKET},
	{"]", TOKEN_UNBRACKET},
	{",", TOKEN_COMMA},
	{"*", TOKEN_STAR},
};

static gboolean
starts_name(char c)
{
	return g_ascii_isalpha(c) || c == '_' || (guchar)c >= 0x80;
}

static gsize
name_bytes(const char *at)
{
	gsize bytes = 0;

	if (starts_name(*at))
		while (starts_name(at[bytes]) || g_ascii_isdigit(at[bytes]) || at[bytes] == '-' ||
			at[bytes] == '.')
			bytes++;
	if (bytes > 0 && at[bytes] == ':' && (starts_name(at[bytes + 1]) || at[bytes + 1] == '*'))
		return bytes + 1 + (at[bytes + 1] == '*' ? 1 : name_bytes(at + bytes + 1));
	return bytes;
}

static Token
read_token(const char *at)
{
	gsize bytes = name_bytes(at);

	if (bytes > 0)
		return (Token){TOKEN_NAME, at, bytes};
	if (*at == '$')
		return (Token){TOKEN_VARIABLE, at, 1 + name_bytes(at + 1)};
	if (*at == '"' || *at == '\'') {
		const char *close = strchr(at + 1, *at);
		return (Token){TOKEN_VALUE, at, close == NULL ? strlen(at) : (gsize)(close - at) + 1};
	}
	if (g_ascii_isdigit(*at) || (*at == '.' && g_ascii_isdigit(at[1])))
		return (Token){TOKEN_VALUE, at, strspn(at, "0123456789.")};
	for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
		if (g_str_has_prefix(at, signs[i].text))
			return (Token){signs[i].kind, at, strlen(signs[i].text)};
	return (Token){TOKEN_OPERATOR, at, 1};
}

/*
 * Whether a name or star behind LAST is an operator (and, div, multiply). Source: XPath 1.0 section 3.7: it
 * is when there is a token before it that is none of @ :: ( [ , or an operator, to which / and // belong.
 */
static gboolean
is_operand_end(TokenKind last)
{
	return last == TOKEN_NAME || last == TOKEN_STAR || last == TOKEN_VARIABLE || last == TOKEN_VALUE ||
	       last == TOKEN_DOT || last == TOKEN_DOTS || last == TOKEN_CLOSE || last == TOKEN_UNBRACKET;
}

/*
 * All tokens of TEXT, and two ends, so that looking one further is always allowed. Free with g_array_unref.
 */
static GArray *
cut_tokens(const char *text)
{
	static const Token end = {TOKEN_END, "", 0};
	GArray *tokens = g_array_new(FALSE, FALSE, sizeof(Token));
	TokenKind last = TOKEN_OPERATOR;

	for (const char *at = text + strspn(text, " \t\r\n"); *at != '\0'; at += strspn(at, " \t\r\n")) {
		Token token = read_token(at);
		if ((token.kind == TOKEN_NAME || token.kind == TOKEN_STAR) && is_operand_end(last))
			token.kind = TOKEN_OPERATOR;
		last = token.kind;
		at += token.bytes;
		g_array_append_val(tokens, token);
	}
	g_array_append_val(tokens, end);
	g_array_append_val(tokens, end);
	return tokens;
}

static gboolean
token_says(const Token *token, const char *text)
{
	return token->bytes == strlen(text) && memcmp(token->start, text, token->bytes) == 0;
}

static gboolean
is_node_test(const Token *token)
{
	return token_says(token, "node") || token_says(token, "text") || token_says(token, "comment") ||
	       token_says(token, "processing-instruction");
}

/* Behind the bracket or parenthesis that closes the one at TOKEN. */
static const Token *
skip_group(const Token *token)
{
	guint depth = 0;

	for (; token->kind != TOKEN_END; token++) {
		if (token->kind == TOKEN_OPEN || token->kind == TOKEN_BRACKET)
			depth++;
		else if (token->kind == TOKEN_CLOSE || token->kind == TOKEN_UNBRACKET)
			depth--;
		if (depth == 0)
			return token + 1;
	}
	return token;
}

/* One path as it is read. */
typedef struct {
	GString *names; /* the steps so far */
	gboolean named; /* one of them is a name */
	gboolean plain; /* all of them are names, "." or ".." */
} Path;

static void
add_step(Path *path, const Token *name)
{
	if (path->names->len > 0)
		g_string_append_c(path->names, '/');
	g_string_append_len(path->names, name->start, (gssize)name->bytes);
}

/* Reads the one step at TOKEN into PATH; returns what is behind it and its predicates. */
static const Token *
read_step(const Token *token, Path *path)
{
	gboolean attribute = token->kind == TOKEN_AT;

	if (attribute) {
		token++;
	} else if (token->kind == TOKEN_NAME && token[1].kind == TOKEN_AXIS) {
		attribute = token_says(token, "attribute");
		path->plain = path->plain && (attribute || token_says(token, "child"));
		token += 2;
	}
	if (token->kind == TOKEN_NAME && token[1].kind == TOKEN_OPEN) {
		path->plain = FALSE;
		token = skip_group(token + 1);
	} else if (token->kind != TOKEN_END) {
		if (token->kind == TOKEN_DOTS || (token->kind == TOKEN_NAME && !attribute))
			add_step(path, token);
		path->named = path->named || (token->kind == TOKEN_NAME && !attribute);
		path->plain = path->plain && (attribute || token->kind != TOKEN_STAR);
		token++;
	}
	while (token->kind == TOKEN_BRACKET)
		token = skip_group(token);
	return token;
}

static gboolean
starts_step(const Token *token)
{
	return token->kind == TOKEN_NAME || token->kind == TOKEN_STAR || token->kind == TOKEN_DOT ||
	       token->kind == TOKEN_DOTS || token->kind == TOKEN_AT;
}

/* Reads the path at TOKEN, behind ROOT ("/", or "" for a relative one); adds it to FOUND when it is WANTED
 * and names can say it. */
static const Token *
read_path(const Token *token, const char *root, gboolean wanted, GPtrArray *found)
{
	Path path = {.names = g_string_new(NULL), .plain = wanted};

	while (starts_step(token)) {
		token = read_step(token, &path);
		if (token->kind != TOKEN_SLASH && token->kind != TOKEN_SLASHES)
			break;
		path.plain = path.plain && token->kind == TOKEN_SLASH;
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
	g_autoptr(GArray) tokens = cut_tokens(text);
	GPtrArray *found = g_ptr_array_new();
	const Token *begin = (const Token *)(void *)tokens->data, *token = begin;

	while (token->kind != TOKEN_END) {
		/* Behind a variable or a parenthesis a slash goes on from there. */
		gboolean from_root =
			token->kind == TOKEN_SLASH && (token == begin || !is_operand_end(token[-1].kind));
		gboolean call =
			token->kind == TOKEN_NAME && token[1].kind == TOKEN_OPEN && !is_node_test(token);
		if (token->kind == TOKEN_BRACKET)
			token = skip_group(token);
		else if (token->kind == TOKEN_SLASH || token->kind == TOKEN_SLASHES)
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
	g_autoptr(GArray) tokens = cut_tokens(text);
	GPtrArray *found = g_ptr_array_new();

	for (guint i = 0; i < tokens->len; i++) {
		const Token *token = &g_array_index(tokens, Token, i);
		if (token->kind != TOKEN_VARIABLE)
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
count_arguments(const Token *token)
{
	guint count = token[1].kind == TOKEN_CLOSE ? 0 : 1;
	const Token *end = skip_group(token);

	for (token++; token < end; token++) {
		if (token->kind == TOKEN_COMMA)
			count++;
		else if (token->kind == TOKEN_OPEN || token->kind == TOKEN_BRACKET)
			token = skip_group(token) - 1;
	}
	return count;
}

void
beian_mention_each_call(
	const char *text, void (*visit)(const char *name, guint arguments, gpointer data), gpointer data)
{
	g_autoptr(GArray) tokens = cut_tokens(text);

	for (guint i = 0; i + 1 < tokens->len; i++) {
		const Token *token = &g_array_index(tokens, Token, i);
		if (token->kind != TOKEN_NAME || token[1].kind != TOKEN_OPEN || is_node_test(token))
			continue;
		g_autofree char *name = g_strndup(token->start, token->bytes);
		visit(name, count_arguments(token + 1), data);
	}
}

gboolean
beian_mention_is_closed(const char *text)
{
	g_autoptr(GArray) tokens = cut_tokens(text);
	int depth = 0;

	for (guint i = 0; i < tokens->len; i++) {
		TokenKind kind = g_array_index(tokens, Token, i).kind;
		depth += kind == TOKEN_OPEN || kind == TOKEN_BRACKET;
		depth -= kind == TOKEN_CLOSE || kind == TOKEN_UNBRACKET;
	}
	return depth == 0;
}

char *
beian_mention_other_prefix(const char *text, const char *known)
{
	g_autoptr(GArray) tokens = cut_tokens(text);

	for (guint i = 0; i + 1 < tokens->len; i++) {
		const Token *token = &g_array_index(tokens, Token, i);
		const char *start = token->kind == TOKEN_VARIABLE ? token->start + 1 : token->start;
		const char *colon = memchr(token->start, ':', token->bytes);
		gboolean call = token->kind == TOKEN_NAME && token[1].kind == TOKEN_OPEN;
		if (colon == NULL || (!call && token->kind != TOKEN_VARIABLE))
			continue;
		g_autofree char *prefix = g_strndup(start, (gsize)(colon - start));
		if (strcmp(prefix, known) != 0)
			return g_steal_pointer(&prefix);
	}
	return NULL;
}
