/* configuration: the user's settings, a key file with the one group [beian]. */
#pragma once
#include <glib.h>

/* sender-id: the id of the provider that sends, Qqdwid in the ministry's format; 0 when it is not set or no
 * number. */
guint64 beian_config_sender_id(void);

/*
 * addresses: what the provider that sends may give out, "FIRST-LAST" or single addresses, parted by ";".
 * Whether ADDRESS (canonical) is among them; -1 when none are set.
 */
int beian_config_has_address(const char *address);
