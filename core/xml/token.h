/*
 * token: the text of an expression cut into the tokens of XPath 1.0. For this room only.
 *
 * libxml2 keeps what it compiles to itself. The text has been compiled, so nothing here has to find mistakes
 * of grammar.
 */
#pragma once
#include <glib.h>

typedef enum {
	BEIAN_TOKEN_NAME,
	BEIAN_TOKEN_STAR,
	BEIAN_TOKEN_VARIABLE,
	BEIAN_TOKEN_VALUE, /* a string or a number */
	BEIAN_TOKEN_SLASH,
	BEIAN_TOKEN_SLASHES,
	BEIAN_TOKEN_DOT,
	BEIAN_TOKEN_DOTS,
	BEIAN_TOKEN_AT,
	BEIAN_TOKEN_AXIS,
	BEIAN_TOKEN_OPEN,
	BEIAN_TOKEN_CLOSE,
	BEIAN_TOKEN_BRACKET,
	BEIAN_TOKEN_UNBRACKET,
	BEIAN_TOKEN_COMMA,
	BEIAN_TOKEN_OPERATOR,
	BEIAN_TOKEN_END,
} BeianTokenKind;

typedef struct {
	BeianTokenKind kind;
	const char *start;
	gsize bytes;
} BeianToken;

/* All tokens of TEXT, and two ends, so that looking one further is always allowed. Elements BeianToken, which
 * borrow TEXT. Free with g_array_unref. */
GArray *beian_tokens_cut(const char *text);
/* Whether TOKEN reads exactly TEXT. */
gboolean beian_token_says(const BeianToken *token, const char *text);
/* Whether TOKEN is one of the names that select nodes by what they are: node, text, comment. */
gboolean beian_token_is_node_test(const BeianToken *token);
/* Behind the bracket or parenthesis that closes the one at TOKEN. */
const BeianToken *beian_token_skip_group(const BeianToken *token);
/*
 * Whether a name or star behind LAST is an operator (and, div, multiply). Source: XPath 1.0 section 3.7: it
 * is when there is a token before it that is none of @ :: ( [ , or an operator, to which / and // belong.
 */
gboolean beian_token_ends_operand(BeianTokenKind last);
