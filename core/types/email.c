/*
 * email: one address. The part before the @ is kept as it is, the domain is lower-case. Source: RFC 5321
 * 4.1.2 and 4.5.3.1, without quoted names and addresses of machines, which no mail form of ours should
 * meet.
 */
#include "config.h"
#include "core/types/host_name.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <string.h>

#define LOCAL_BYTES_MAX 64
#define ADDRESS_BYTES_MAX 254
#define ATOM_CHARACTERS BEIAN_DIGITS BEIAN_CAPITALS BEIAN_SMALL_LETTERS "!#$%&'*+-/=?^_`{|}~"

static const char *const reasons[] = {"email.no-at", "email.several", "email.blank", "email.characters",
	"email.dots", "email.no-domain", "email.domain", "email.length", NULL};

/* TEXT in plain spelling without what mail programs put around an address. */
static char *
unwrap(const char *text)
{
	g_autofree char *plain = beian_spelling_plain(text);
	gsize length = strlen(plain);

	if (g_ascii_strncasecmp(plain, "mailto:", strlen("mailto:")) == 0)
		return g_strdup(plain + strlen("mailto:"));
	if (length > 2 && plain[0] == '<' && plain[length - 1] == '>')
		return g_strndup(plain + 1, length - 2);
	return g_steal_pointer(&plain);
}

/* The reason why LOCAL cannot stand before the @; NULL when it can. */
static const char *
reason_of_local(const char *local, char **detail)
{
	gsize good = strspn(local, ATOM_CHARACTERS ".");

	if (local[good] != '\0') {
		*detail = beian_spelling_character(local + good);
		return "email.characters";
	}
	if (*local == '\0' || *local == '.' || g_str_has_suffix(local, ".") || strstr(local, "..") != NULL)
		return "email.dots";
	return strlen(local) > LOCAL_BYTES_MAX ? "email.length" : NULL;
}

static void
read_email(const char *text, const BeianFacets *facets, BeianReading *out)
{
	g_autofree char *address = unwrap(text);
	char *at = strchr(address, '@');
	g_autofree char *domain = NULL, *detail = NULL, *ignored = NULL;
	const char *reason = NULL;

	(void)facets;
	if (at == NULL)
		reason = "email.no-at";
	else if (strchr(at + 1, '@') != NULL || strpbrk(address, ",;") != NULL ||
		 strstr(address, "、") != NULL)
		reason = "email.several";
	else if (strchr(address, ' ') != NULL)
		reason = "email.blank";
	if (reason == NULL) {
		*at = '\0';
		reason = reason_of_local(address, &detail);
	}
	if (reason == NULL && at[1] == '\0')
		reason = "email.no-domain";
	if (reason == NULL && beian_host_name_read(at + 1, &domain, &ignored) != BEIAN_HOST_NAME_OK) {
		reason = "email.domain";
		detail = g_strdup(at + 1);
	}
	if (reason == NULL && strlen(address) + 1 + strlen(domain) > ADDRESS_BYTES_MAX)
		reason = "email.length";
	if (reason != NULL)
		beian_reading_refuse(out, reason, g_steal_pointer(&detail));
	else
		beian_reading_accept(out, g_strconcat(address, "@", domain, NULL));
}

const BeianType beian_type_email = {
	.name = "email",
	.read = read_email,
	.reasons = reasons,
	.doubts = beian_type_no_doubts,
	.xsd_base = "string",
	.xsd_pattern = "[^\\s@]+@[^\\s.@]+(\\.[^\\s.@]+)+",
};
