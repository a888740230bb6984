/*
 * address: IP addresses: IPv4 in four decimal numbers, IPv6 as RFC 5952 writes it.
 *
 * Octal, hexadecimal and shortened IPv4 forms are never read: programs disagree about what they mean.
 */
#pragma once
#include <glib.h>

typedef enum {
	BEIAN_ADDRESS_OK,
	BEIAN_ADDRESS_SHAPE,
	BEIAN_ADDRESS_PARTS,        /* numbers and dots, but not four numbers */
	BEIAN_ADDRESS_OCTET,        /* a number above 255 */
	BEIAN_ADDRESS_LEADING_ZERO, /* octal to some programs */
	BEIAN_ADDRESS_INTEGER,      /* one large number, or hexadecimal */
	BEIAN_ADDRESS_RANGE,        /* several addresses: 47.96.1.0/24, 47.96.1.10-20 */
	BEIAN_ADDRESS_PORT,
	BEIAN_ADDRESS_ZONE, /* fe80::1%eth0: of one machine's link */
} BeianAddressFault;
#define BEIAN_ADDRESS_FAULTS 9

/*
 * Reads TEXT (plain spelling) into *ADDRESS, canonical. Else *DETAIL is the part that is wrong, or the
 * address inside TEXT, or NULL. Free both with g_free.
 */
BeianAddressFault beian_address_read(const char *text, char **address, char **detail);

/*
 * Why the canonical ADDRESS cannot be reached from the internet, "private 10.0.0.0/8"; NULL when it can.
 * Free with g_free. Source: IANA special-purpose address registries (RFC 6890 and its updates), RFC 4291
 * 2.4; icp-filing 7.
 */
char *beian_address_why_not_public(const char *address);

/* Whether FIRST and LAST are canonical addresses of one kind, and FIRST does not come after LAST. */
gboolean beian_address_is_range(const char *first, const char *last);
