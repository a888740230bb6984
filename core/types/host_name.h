/*
 * host_name: names of hosts, and where in them the registrable domain begins.
 *
 * libidn2 and libpsl each accept what is no domain (a..b, a_b.cn made ab.cn, 3.4 as the domain of
 * 1.2.3.4): what they are given and what they return is checked here.
 */
#pragma once
#include <glib.h>

typedef enum {
	BEIAN_HOST_NAME_OK,
	BEIAN_HOST_NAME_SEVERAL, /* blanks, commas or semicolons between names */
	BEIAN_HOST_NAME_URL,     /* with http://, or a path */
	BEIAN_HOST_NAME_EMAIL,
	BEIAN_HOST_NAME_PORT,
	BEIAN_HOST_NAME_ADDRESS, /* an IP address */
	BEIAN_HOST_NAME_NO_DOT,  /* one word: a name without suffix, or a suffix without name */
	BEIAN_HOST_NAME_DOTS,    /* nothing before, between or after dots */
	BEIAN_HOST_NAME_CHARACTERS,
	BEIAN_HOST_NAME_HYPHEN,    /* a label begins or ends with one, or has two in places 3 and 4 */
	BEIAN_HOST_NAME_LENGTH,    /* a label over 63, a name over 253 bytes of its ASCII form */
	BEIAN_HOST_NAME_MALFORMED, /* anything else: an xn-- label that stands for nothing, a URL without a
				      name in it */
	BEIAN_HOST_NAME_SUFFIX_ONLY,
	BEIAN_HOST_NAME_TOO_DEEP, /* more labels than asked for */
} BeianHostNameFault;
#define BEIAN_HOST_NAME_FAULTS 14

/*
 * Reads TEXT into *NAME: labels in Unicode, lower-case, NFC, at least two. Else *DETAIL is, for
 * CHARACTERS, the one that does not belong; for URL, EMAIL and PORT the host name within, or NULL; for the
 * others NULL. Free both with g_free. Source: RFC 5891, RFC 1123 2.1.
 */
BeianHostNameFault beian_host_name_read(const char *text, char **name, char **detail);

/*
 * Like beian_host_name_read, for a name of at most BELOW labels under its registrable domain. For
 * TOO_DEEP, URL, EMAIL and PORT *DETAIL is the name that one should have typed; where there is none, the
 * fault is MALFORMED.
 */
BeianHostNameFault beian_host_name_read_domain(const char *text, guint below, char **name, char **detail);

/*
 * The part of NAME (canonical) from BELOW labels under its registrable domain, borrowed from NAME; NULL
 * when NAME is a public suffix itself. Rules of registries only: github.io belongs to one company.
 */
const char *beian_host_name_registrable(const char *name, guint below);
