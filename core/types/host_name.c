#include "config.h"
#include "core/types/host_name.h"
#include "core/types/address.h"
#include "core/types/spelling.h"
#include <idn2.h>
#include <libpsl.h>
#include <string.h>

#define LABEL_BYTES_MAX 63
#define NAME_BYTES_MAX 253
#define LETTERS_DIGITS_HYPHEN BEIAN_DIGITS BEIAN_CAPITALS BEIAN_SMALL_LETTERS "-"

/* libidn2's memory is malloc's; g_free is its free. */
static int
to_ascii(const char *name, char **out)
{
	/*
	 * Without IDN2_USE_STD3_ASCII_RULES, which drops what it forbids (a_b.cn becomes ab.cn): forbidden
	 * characters are looked for here, before and after.
	 */
	return idn2_to_ascii_8z(name, out, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
}

/*
 * The first character of NAME that is no letter, digit or hyphen of any script; NULL when there is none.
 * Free with g_free.
 */
static char *
find_stranger(const char *name)
{
	for (const char *at = name; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		char alone[8] = "";
		g_autofree char *ascii = NULL;

		if (c < 0x80) {
			if (c != '.' && strchr(LETTERS_DIGITS_HYPHEN, (int)c) == NULL)
				return beian_spelling_character(at);
			continue;
		}
		g_unichar_to_utf8(c, alone);
		if (to_ascii(alone, &ascii) == IDN2_DISALLOWED)
			return beian_spelling_character(at);
	}
	return NULL;
}

static BeianHostNameFault
fault_of_idn(int status)
{
	switch (status) {
	case IDN2_OK:
		return BEIAN_HOST_NAME_OK;
	case IDN2_HYPHEN_STARTEND:
	case IDN2_2HYPHEN:
		return BEIAN_HOST_NAME_HYPHEN;
	case IDN2_TOO_BIG_DOMAIN:
	case IDN2_TOO_BIG_LABEL:
	case IDN2_PUNYCODE_BIG_OUTPUT:
		return BEIAN_HOST_NAME_LENGTH;
	default: /* an int of the library's, not an enum of ours: characters that only in this place are
		    wrong, among others */
		return BEIAN_HOST_NAME_MALFORMED;
	}
}

/* What is wrong with the labels of ASCII. */
static BeianHostNameFault
fault_of_labels(const char *ascii)
{
	g_auto(GStrv) labels = g_strsplit(ascii, ".", -1);
	guint count = g_strv_length(labels);

	for (guint i = 0; i < count; i++) {
		gsize bytes = strlen(labels[i]);
		if (bytes == 0)
			return BEIAN_HOST_NAME_DOTS;
		/* One character may stand for several: ⑴ for (1). */
		if (labels[i][strspn(labels[i], LETTERS_DIGITS_HYPHEN)] != '\0')
			return BEIAN_HOST_NAME_MALFORMED;
		if (labels[i][0] == '-' || labels[i][bytes - 1] == '-')
			return BEIAN_HOST_NAME_HYPHEN;
		if (bytes > LABEL_BYTES_MAX)
			return BEIAN_HOST_NAME_LENGTH;
	}
	if (count < 2)
		return BEIAN_HOST_NAME_NO_DOT;
	if (beian_spelling_is_digits(labels[count - 1]))
		return BEIAN_HOST_NAME_ADDRESS;
	return strlen(ascii) > NAME_BYTES_MAX ? BEIAN_HOST_NAME_LENGTH : BEIAN_HOST_NAME_OK;
}

/* Reads PLAIN, a name and nothing around it. */
static BeianHostNameFault
read_name(const char *plain, char **name, char **detail)
{
	g_autofree char *ascii = NULL, *unicode = NULL, *again = NULL;
	BeianHostNameFault fault;

	*detail = find_stranger(plain);
	if (*detail != NULL)
		return BEIAN_HOST_NAME_CHARACTERS;
	fault = fault_of_idn(to_ascii(plain, &ascii));
	if (fault == BEIAN_HOST_NAME_OK)
		fault = fault_of_labels(ascii);
	if (fault != BEIAN_HOST_NAME_OK)
		return fault;
	if (idn2_to_unicode_8z8z(ascii, &unicode, 0) != IDN2_OK || to_ascii(unicode, &again) != IDN2_OK ||
		strcmp(ascii, again) != 0)
		return BEIAN_HOST_NAME_MALFORMED;
	*name = g_utf8_normalize(unicode, -1, G_NORMALIZE_NFC);
	return BEIAN_HOST_NAME_OK;
}

/*
 * Puts the host name in the part of PLAIN from START to the first of ENDS into *DETAIL, where there is
 * one. Returns FAULT.
 */
static BeianHostNameFault
name_within(const char *start, const char *ends, BeianHostNameFault fault, char **detail)
{
	g_autofree char *part = g_strndup(start, strcspn(start, ends));
	char *name = NULL;
	g_autofree char *inner = NULL;

	*detail = read_name(part, &name, &inner) == BEIAN_HOST_NAME_OK ? name : NULL;
	return fault;
}

/* TEXT in plain spelling with every dot of Chinese input methods as a dot. */
static char *
unify_dots(const char *text)
{
	g_autofree char *plain = beian_spelling_plain(text);
	g_autoptr(GString) dotted = g_string_new(plain);

	g_string_replace(dotted, "。", ".", 0);
	g_string_replace(dotted, "｡", ".", 0);
	return g_string_free(g_steal_pointer(&dotted), FALSE);
}

static gboolean
is_address(const char *plain)
{
	char *address = NULL, *detail = NULL;
	BeianAddressFault fault = beian_address_read(plain, &address, &detail);

	g_free(address);
	g_free(detail);
	return fault != BEIAN_ADDRESS_SHAPE && fault != BEIAN_ADDRESS_INTEGER;
}

BeianHostNameFault
beian_host_name_read(const char *text, char **name, char **detail)
{
	g_autofree char *plain = unify_dots(text);
	const char *scheme = strstr(plain, "://"), *at = strchr(plain, '@'), *colon = strrchr(plain, ':');
	gsize length = strlen(plain);

	*name = *detail = NULL;
	if (is_address(plain))
		return BEIAN_HOST_NAME_ADDRESS;
	if (scheme != NULL || strpbrk(plain, "/\\?#") != NULL) {
		const char *host = scheme == NULL ? plain + strspn(plain, "/") : scheme + strlen("://");
		return name_within(host, "/\\?#:", BEIAN_HOST_NAME_URL, detail);
	}
	if (strpbrk(plain, " ,;") != NULL || strstr(plain, "、") != NULL)
		return BEIAN_HOST_NAME_SEVERAL;
	if (at != NULL)
		return name_within(at + 1, ":", BEIAN_HOST_NAME_EMAIL, detail);
	if (colon != NULL && colon > plain && beian_spelling_is_digits(colon + 1))
		return name_within(plain, ":", BEIAN_HOST_NAME_PORT, detail);
	/* The dot at the end is the root's, and says nothing. */
	if (length > 1 && plain[length - 1] == '.' && plain[length - 2] != '.')
		plain[length - 1] = '\0';
	return read_name(plain, name, detail);
}

/* The name after the first label of NAME, or NULL. */
static const char *
parent_of(const char *name)
{
	const char *dot = strchr(name, '.');

	return dot == NULL ? NULL : dot + 1;
}

const char *
beian_host_name_registrable(const char *name, guint below)
{
	const psl_ctx_t *list = psl_builtin();
	const char *suffix = name, *start = name;
	guint depth = 0;

	g_assert(list != NULL);
	/* The last label counts as a suffix even when the list has never heard of it, so this ends. */
	while (suffix != NULL && !psl_is_public_suffix2(list, suffix, PSL_TYPE_ICANN)) {
		suffix = parent_of(suffix);
		depth++;
	}
	for (; depth > below + 1; depth--)
		start = parent_of(start);
	return depth == 0 ? NULL : start;
}

/*
 * Sets *DETAIL, the host name found within a text, to the name that should have been typed. FALSE when
 * there is none.
 */
static gboolean
improve(char **detail, guint below)
{
	const char *better = *detail == NULL ? NULL : beian_host_name_registrable(*detail, below);
	char *copy = g_strdup(better);

	g_free(*detail);
	*detail = copy;
	return copy != NULL;
}

BeianHostNameFault
beian_host_name_read_domain(const char *text, guint below, char **name, char **detail)
{
	BeianHostNameFault fault = beian_host_name_read(text, name, detail);
	const char *wanted;

	if (fault == BEIAN_HOST_NAME_URL || fault == BEIAN_HOST_NAME_EMAIL || fault == BEIAN_HOST_NAME_PORT)
		return improve(detail, below) ? fault : BEIAN_HOST_NAME_MALFORMED;
	if (fault != BEIAN_HOST_NAME_OK)
		return fault;
	wanted = beian_host_name_registrable(*name, below);
	if (wanted == *name)
		return BEIAN_HOST_NAME_OK;
	*detail = g_strdup(wanted);
	g_clear_pointer(name, g_free);
	return *detail == NULL ? BEIAN_HOST_NAME_SUFFIX_ONLY : BEIAN_HOST_NAME_TOO_DEEP;
}
