#include "config.h"
#include "core/types/address.h"
#include "core/types/spelling.h"
#include <arpa/inet.h>
#include <string.h>

#define V4_BYTES 4
#define V6_BYTES 16
#define V6_GROUPS 8

/* Reads the number OCTET, digits, of an IPv4 address. */
static BeianAddressFault
fault_of_octet(const char *octet)
{
	if (octet[0] == '0' && octet[1] != '\0')
		return BEIAN_ADDRESS_LEADING_ZERO;
	if (strlen(octet) > 3 || g_ascii_strtoull(octet, NULL, 10) > 255)
		return BEIAN_ADDRESS_OCTET;
	return BEIAN_ADDRESS_OK;
}

static BeianAddressFault
read_v4(const char *text, char **address, char **detail)
{
	g_auto(GStrv) octets = g_strsplit(text, ".", -1);
	guint count = g_strv_length(octets);

	for (guint i = 0; i < count; i++) {
		if (!beian_spelling_is_digits(octets[i]))
			return BEIAN_ADDRESS_SHAPE;
	}
	if (count <= 1)
		return count == 0 ? BEIAN_ADDRESS_SHAPE : BEIAN_ADDRESS_INTEGER;
	if (count != 4) {
		*detail = g_strdup_printf("%u", count);
		return BEIAN_ADDRESS_PARTS;
	}
	for (guint i = 0; i < count; i++) {
		BeianAddressFault fault = fault_of_octet(octets[i]);
		if (fault != BEIAN_ADDRESS_OK) {
			*detail = g_strdup(octets[i]);
			return fault;
		}
	}
	*address = g_strdup(text);
	return BEIAN_ADDRESS_OK;
}

/*
 * Finds the run of zero groups that "::" stands for: the longest, the first of equals, never one alone.
 * RFC 5952 4.2.
 */
static void
find_zeros(const guint groups[V6_GROUPS], int *start, int *length)
{
	int run = 0;

	*start = -1;
	*length = 1;
	for (int i = 0; i < V6_GROUPS; i++) {
		run = groups[i] == 0 ? run + 1 : 0;
		if (run > *length) {
			*length = run;
			*start = i - run + 1;
		}
	}
}

/* RFC 5952. Not inet_ntop, which also writes ::1:2 as ::0.1.0.2. */
static char *
format_v6(const guint8 bytes[V6_BYTES])
{
	static const guint8 mapped[12] = {[10] = 0xFF, [11] = 0xFF};
	guint groups[V6_GROUPS];
	int start, length;
	GString *text;

	if (memcmp(bytes, mapped, sizeof mapped) == 0)
		return g_strdup_printf("::ffff:%u.%u.%u.%u", bytes[12], bytes[13], bytes[14], bytes[15]);
	for (int i = 0; i < V6_GROUPS; i++)
		groups[i] = (guint)bytes[2 * i] << 8 | bytes[2 * i + 1];
	find_zeros(groups, &start, &length);
	text = g_string_new(NULL);
	for (int i = 0; i < V6_GROUPS; i++) {
		if (i == start) {
			g_string_append(text, "::");
			i += length - 1;
			continue;
		}
		if (text->len > 0 && text->str[text->len - 1] != ':')
			g_string_append_c(text, ':');
		g_string_append_printf(text, "%x", groups[i]);
	}
	return g_string_free(text, FALSE);
}

static BeianAddressFault
read_v6(const char *text, char **address)
{
	guint8 bytes[V6_BYTES];

	if (inet_pton(AF_INET6, text, bytes) != 1)
		return BEIAN_ADDRESS_SHAPE;
	*address = format_v6(bytes);
	return BEIAN_ADDRESS_OK;
}

/* Whether TEXT begins with an address that ends before BYTES; then *DETAIL is that address. */
static gboolean
has_address(const char *text, gsize bytes, char **detail)
{
	g_autofree char *part = g_strndup(text, bytes);
	char *address = NULL, *inner = NULL;
	BeianAddressFault fault = beian_address_read(part, &address, &inner);

	g_free(inner);
	if (fault == BEIAN_ADDRESS_OK)
		*detail = address;
	return fault == BEIAN_ADDRESS_OK;
}

/* What is wrong with TEXT when an address is followed by something; OK when nothing follows one. */
static BeianAddressFault
fault_of_rest(const char *text, char **detail)
{
	static const struct {
		char mark;
		BeianAddressFault fault;
	} marks[] = {{'/', BEIAN_ADDRESS_RANGE}, {'-', BEIAN_ADDRESS_RANGE}, {'~', BEIAN_ADDRESS_RANGE},
		{'%', BEIAN_ADDRESS_ZONE}, {':', BEIAN_ADDRESS_PORT}};

	for (gsize i = 0; i < G_N_ELEMENTS(marks); i++) {
		const char *mark = strchr(text, marks[i].mark);
		if (mark == NULL || (marks[i].mark == ':' && strchr(mark + 1, ':') != NULL))
			continue;
		if (has_address(text, (gsize)(mark - text), detail))
			return marks[i].fault;
	}
	return BEIAN_ADDRESS_OK;
}

/* Reads "[ADDRESS]" or "[ADDRESS]:PORT". */
static BeianAddressFault
read_bracketed(const char *text, char **address, char **detail)
{
	const char *end = strchr(text, ']');

	if (end == NULL || !has_address(text + 1, (gsize)(end - text - 1), detail))
		return BEIAN_ADDRESS_SHAPE;
	if (end[1] == '\0') {
		*address = g_steal_pointer(detail);
		return BEIAN_ADDRESS_OK;
	}
	if (end[1] == ':' && beian_spelling_is_digits(end + 2))
		return BEIAN_ADDRESS_PORT;
	g_clear_pointer(detail, g_free);
	return BEIAN_ADDRESS_SHAPE;
}

BeianAddressFault
beian_address_read(const char *text, char **address, char **detail)
{
	BeianAddressFault fault;

	*address = *detail = NULL;
	if (text[0] == '[')
		return read_bracketed(text, address, detail);
	fault = fault_of_rest(text, detail);
	if (fault != BEIAN_ADDRESS_OK)
		return fault;
	if (strchr(text, ':') != NULL)
		return read_v6(text, address);
	if (text[0] == '0' && (text[1] == 'x' || text[1] == 'X'))
		return BEIAN_ADDRESS_INTEGER;
	return read_v4(text, address, detail);
}

/* Whether the first BITS of ADDRESS and BLOCK agree. */
static gboolean
is_within(const guint8 *address, const guint8 *block, guint bits)
{
	guint bytes = bits / 8;
	guint8 mask = (guint8)(0xFF << (8 - bits % 8));

	return memcmp(address, block, bytes) == 0 &&
	       (bits % 8 == 0 || ((address[bytes] ^ block[bytes]) & mask) == 0);
}

char *
beian_address_why_not_public(const char *address)
{
	/* Smaller blocks before those they lie in. */
	static const struct {
		const char *block;
		guint bits;
		const char *why;
	} blocks[] = {
		{"0.0.0.0", 8, "this-network"},
		{"10.0.0.0", 8, "private"},
		{"100.64.0.0", 10, "shared"},
		{"127.0.0.0", 8, "loopback"},
		{"169.254.0.0", 16, "link-local"},
		{"172.16.0.0", 12, "private"},
		{"192.0.0.0", 24, "reserved"},
		{"192.0.2.0", 24, "documentation"},
		{"192.88.99.0", 24, "reserved"},
		{"192.168.0.0", 16, "private"},
		{"198.18.0.0", 15, "benchmarking"},
		{"198.51.100.0", 24, "documentation"},
		{"203.0.113.0", 24, "documentation"},
		{"224.0.0.0", 4, "multicast"},
		{"255.255.255.255", 32, "broadcast"},
		{"240.0.0.0", 4, "reserved"},
		{"::", 128, "unspecified"},
		{"::1", 128, "loopback"},
		{"::ffff:0:0", 96, "mapped"},
		{"2001:db8::", 32, "documentation"},
		{"2001::", 23, "reserved"},
		{"2002::", 16, "reserved"},
		{"3fff::", 20, "documentation"},
		{"fc00::", 7, "private"},
		{"fe80::", 10, "link-local"},
		{"ff00::", 8, "multicast"},
	};
	int family = strchr(address, ':') == NULL ? AF_INET : AF_INET6;
	guint8 bytes[V6_BYTES], block[V6_BYTES];

	g_return_val_if_fail(inet_pton(family, address, bytes) == 1, NULL);
	for (gsize i = 0; i < G_N_ELEMENTS(blocks); i++) {
		if ((strchr(blocks[i].block, ':') == NULL) != (family == AF_INET))
			continue;
		if (inet_pton(family, blocks[i].block, block) == 1 && is_within(bytes, block, blocks[i].bits))
			return g_strdup_printf("%s %s/%u", blocks[i].why, blocks[i].block, blocks[i].bits);
	}
	/* Of IPv6 only 2000::/3 has been given out as global unicast. */
	return family == AF_INET6 && bytes[0] >> 5 != 1 ? g_strdup("reserved ::/0") : NULL;
}

gboolean
beian_address_is_range(const char *first, const char *last)
{
	static const int families[] = {AF_INET, AF_INET6};
	static const gsize sizes[] = {V4_BYTES, V6_BYTES};
	guint8 from[V6_BYTES], to[V6_BYTES];

	for (gsize i = 0; i < G_N_ELEMENTS(families); i++)
		if (inet_pton(families[i], first, from) == 1 && inet_pton(families[i], last, to) == 1)
			return memcmp(from, to, sizes[i]) <= 0;
	return FALSE;
}
