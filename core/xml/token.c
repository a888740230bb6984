#include "config.h"
#include "core/xml/token.h"
#include <string.h>

/* The longest come first. */
static const struct {
	const char *text;
	BeianTokenKind kind;
} signs[] = {
	{"//", BEIAN_TOKEN_SLASHES},
	{"..", BEIAN_TOKEN_DOTS},
	{"::", BEIAN_TOKEN_AXIS},
	{"!=", BEIAN_TOKEN_OPERATOR},
	{"<=", BEIAN_TOKEN_OPERATOR},
	{">=", BEIAN_TOKEN_OPERATOR},
	{"/", BEIAN_TOKEN_SLASH},
	{".", BEIAN_TOKEN_DOT},
	{"@", BEIAN_TOKEN_AT},
	{"(", BEIAN_TOKEN_OPEN},
	{")", BEIAN_TOKEN_CLOSE},
	{"[", BEIAN_TOKEN_BRACKET},
	{"]", BEIAN_TOKEN_UNBRACKET},
	{",", BEIAN_TOKEN_COMMA},
	{"*", BEIAN_TOKEN_STAR},
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

static BeianToken
read_token(const char *at)
{
	gsize bytes = name_bytes(at);

	if (bytes > 0)
		return (BeianToken){BEIAN_TOKEN_NAME, at, bytes};
	if (*at == '$')
		return (BeianToken){BEIAN_TOKEN_VARIABLE, at, 1 + name_bytes(at + 1)};
	if (*at == '"' || *at == '\'') {
		const char *close = strchr(at + 1, *at);
		return (BeianToken){
			BEIAN_TOKEN_VALUE, at, close == NULL ? strlen(at) : (gsize)(close - at) + 1};
	}
	if (g_ascii_isdigit(*at) || (*at == '.' && g_ascii_isdigit(at[1])))
		return (BeianToken){BEIAN_TOKEN_VALUE, at, strspn(at, "0123456789.")};
	for (gsize i = 0; i < G_N_ELEMENTS(signs); i++)
		if (g_str_has_prefix(at, signs[i].text))
			return (BeianToken){signs[i].kind, at, strlen(signs[i].text)};
	return (BeianToken){BEIAN_TOKEN_OPERATOR, at, 1};
}

gboolean
beian_token_ends_operand(BeianTokenKind last)
{
	return last == BEIAN_TOKEN_NAME || last == BEIAN_TOKEN_STAR || last == BEIAN_TOKEN_VARIABLE ||
	       last == BEIAN_TOKEN_VALUE || last == BEIAN_TOKEN_DOT || last == BEIAN_TOKEN_DOTS ||
	       last == BEIAN_TOKEN_CLOSE || last == BEIAN_TOKEN_UNBRACKET;
}

GArray *
beian_tokens_cut(const char *text)
{
	static const BeianToken end = {BEIAN_TOKEN_END, "", 0};
	GArray *tokens = g_array_new(FALSE, FALSE, sizeof(BeianToken));
	BeianTokenKind last = BEIAN_TOKEN_OPERATOR;

	for (const char *at = text + strspn(text, " \t\r\n"); *at != '\0'; at += strspn(at, " \t\r\n")) {
		BeianToken token = read_token(at);
		if ((token.kind == BEIAN_TOKEN_NAME || token.kind == BEIAN_TOKEN_STAR) &&
			beian_token_ends_operand(last))
			token.kind = BEIAN_TOKEN_OPERATOR;
		last = token.kind;
		at += token.bytes;
		g_array_append_val(tokens, token);
	}
	g_array_append_val(tokens, end);
	g_array_append_val(tokens, end);
	return tokens;
}

gboolean
beian_token_says(const BeianToken *token, const char *text)
{
	return token->bytes == strlen(text) && memcmp(token->start, text, token->bytes) == 0;
}

gboolean
beian_token_is_node_test(const BeianToken *token)
{
	return beian_token_says(token, "node") || beian_token_says(token, "text") ||
	       beian_token_says(token, "comment") || beian_token_says(token, "processing-instruction");
}

const BeianToken *
beian_token_skip_group(const BeianToken *token)
{
	guint depth = 0;

	for (; token->kind != BEIAN_TOKEN_END; token++) {
		if (token->kind == BEIAN_TOKEN_OPEN || token->kind == BEIAN_TOKEN_BRACKET)
			depth++;
		else if (token->kind == BEIAN_TOKEN_CLOSE || token->kind == BEIAN_TOKEN_UNBRACKET)
			depth--;
		if (depth == 0)
			return token + 1;
	}
	return token;
}
