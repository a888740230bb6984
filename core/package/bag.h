/*
 * bag: BagIt 1.0 around the payload: the declaration, the digests, and nothing else. Source: RFC 8493,
 * sections 2.1 to 2.2.
 *
 * Of what the RFC allows, a package has one form: SHA-256 only, no fetch.txt, bag-info.txt with Payload-Oxum
 * alone (a date of making would give the same content other bytes on another day), manifests in the order of
 * names.
 */
#pragma once
#include <glib.h>

#define BEIAN_BAG_PAYLOAD "data/"

/* Adds the tag files to ENTRIES, which holds the payload with names below data/, and sorts all. */
void beian_bag_seal(GPtrArray *entries);
/* Whether ENTRIES, sorted, are a whole bag, every digest right. FALSE with *ERROR (not good); CONTAINER is
 * what messages call it. */
gboolean beian_bag_check(const GPtrArray *entries, const char *container, GError **error);
