/*
 * url: the address of a home page, "https://www.example.com/". Scheme and host are lower-case, the port of
 * the scheme is left out, a path is there, and what is not ASCII in it is percent-encoded. Source: RFC
 * 3986 6.2.2 and 6.2.3; icp-filing 2.4 site.home_url.
 */
#include "config.h"
#include "core/types/host_name.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <string.h>

#define URL_BYTES_MAX 2048
#define FULL_WIDTH_SLASH "／"
#define PATH_CHARACTERS BEIAN_DIGITS BEIAN_CAPITALS BEIAN_SMALL_LETTERS "-._~!$&'()*+,;=:@/?#"

static const char *const reasons[] = {"url.scheme", "url.no-scheme", "url.credentials", "url.host",
	"url.address", "url.port", "url.characters", "url.length", NULL};

/* Byte offset in TEXT where the authority ends: the first / ? or #, of either width, after "://". */
static gsize
authority_end(const char *text)
{
	guint slashes = 0;

	for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);
		if (c >= 0xFF01 && c <= 0xFF5E)
			c -= 0xFF01 - '!';
		if (c == '/')
			slashes++;
		if (slashes == 3 || (slashes == 2 && (c == '?' || c == '#')))
			return (gsize)(at - text);
	}
	return strlen(text);
}

static void
encode_character(const char *at, GString *encoded)
{
	const char *end = g_utf8_next_char(at);

	if (beian_spelling_is_stray(g_utf8_get_char(at)))
		return;
	for (; at < end; at++)
		g_string_append_printf(encoded, "%%%02X", (guchar)*at);
}

/*
 * PATH percent-encoded, "/" in front. NULL when it has a character no URL can have, which is in *DETAIL
 * then.
 */
static char *
encode_path(const char *path, char **detail)
{
	g_autoptr(GString) encoded = g_string_new(*path == '/' ? "" : "/");

	if (g_str_has_prefix(path, FULL_WIDTH_SLASH))
		path += strlen(FULL_WIDTH_SLASH);
	for (const char *at = path; *at != '\0'; at = g_utf8_next_char(at)) {
		gboolean escaped = *at == '%' && g_ascii_isxdigit(at[1]) && g_ascii_isxdigit(at[2]);
		if (escaped) {
			g_string_append_printf(
				encoded, "%%%c%c", g_ascii_toupper(at[1]), g_ascii_toupper(at[2]));
			at += 2;
		} else if ((guchar)*at >= 0x80) {
			encode_character(at, encoded);
		} else if (strchr(PATH_CHARACTERS, *at) != NULL) {
			g_string_append_c(encoded, *at);
		} else {
			*detail = beian_spelling_character(at);
			return NULL;
		}
	}
	return g_string_free(g_steal_pointer(&encoded), FALSE);
}

/*
 * Puts ":PORT" into *PORT, "" for none and for DEFAULT_PORT. FALSE when TEXT, which follows the host, is
 * no port.
 */
static gboolean
read_port(const char *text, int default_port, char **port)
{
	int number;

	*port = g_strdup("");
	if (*text == '\0' || g_str_equal(text, ":"))
		return TRUE;
	if (!beian_spelling_is_digits(text + 1) || strlen(text + 1) > 5)
		return FALSE;
	number = (int)g_ascii_strtoull(text + 1, NULL, 10);
	if (number < 1 || number > 65535)
		return FALSE;
	if (number != default_port) {
		g_free(*port);
		*port = g_strdup_printf(":%d", number);
	}
	return TRUE;
}

/* Reads AUTHORITY, "host" or "host:port", into *CANONICAL, or returns the reason why not. */
static const char *
read_authority(const char *authority, int default_port, char **canonical, char **detail)
{
	const char *colon = strrchr(authority, ':');
	g_autofree char *host =
		g_strndup(authority, colon == NULL ? strlen(authority) : (gsize)(colon - authority));
	g_autofree char *name = NULL, *port = NULL;
	BeianHostNameFault fault;

	if (strchr(authority, '@') != NULL)
		return "url.credentials";
	if (authority[0] == '[')
		return "url.address";
	fault = beian_host_name_read(host, &name, detail);
	if (fault == BEIAN_HOST_NAME_ADDRESS)
		return "url.address";
	if (fault != BEIAN_HOST_NAME_OK) {
		g_free(*detail);
		*detail = g_strdup(host);
		return "url.host";
	}
	if (!read_port(colon == NULL ? "" : colon, default_port, &port)) {
		*detail = g_strdup(colon + 1);
		return "url.port";
	}
	*canonical = g_strconcat(name, port, NULL);
	return NULL;
}

/* A URL for PLAIN, which lacks the scheme; NULL when it does not begin with a host either. */
static char *
suggest(const char *plain)
{
	g_autofree char *host = g_strndup(plain, strcspn(plain, "/?#"));
	g_autofree char *canonical = NULL, *detail = NULL;

	if (read_authority(host, 80, &canonical, &detail) != NULL)
		return NULL;
	return g_strdup_printf("http://%s/", canonical);
}

static void
read_url(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const struct {
		const char *scheme;
		int port;
	} schemes[] = {{"http://", 80}, {"https://", 443}};
	gsize end = authority_end(text);
	g_autofree char *head = g_strndup(text, end), *plain = beian_spelling_plain(head);
	g_autofree char *authority = NULL, *path = NULL, *detail = NULL, *url = NULL;
	const char *reason = "url.scheme";
	gsize i;

	(void)facets;
	for (i = 0; i < G_N_ELEMENTS(schemes); i++)
		if (g_ascii_strncasecmp(plain, schemes[i].scheme, strlen(schemes[i].scheme)) == 0)
			break;
	if (i < G_N_ELEMENTS(schemes))
		reason = read_authority(
			plain + strlen(schemes[i].scheme), schemes[i].port, &authority, &detail);
	else if (strstr(plain, "://") == NULL && (detail = suggest(plain)) != NULL)
		reason = "url.no-scheme";
	if (reason == NULL) {
		path = encode_path(text + end, &detail);
		reason = path == NULL ? "url.characters" : NULL;
	}
	if (reason == NULL) {
		url = g_strconcat(schemes[i].scheme, authority, path, NULL);
		reason = strlen(url) > URL_BYTES_MAX ? "url.length" : NULL;
	}
	if (reason != NULL)
		beian_reading_refuse(out, reason, g_steal_pointer(&detail));
	else
		beian_reading_accept(out, g_steal_pointer(&url));
}

const BeianType beian_type_url = {
	.name = "url",
	.read = read_url,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "https?://[^\\s/?#@]+/[!-~]*",
};
