/* configuration: the user's settings, a key file with the one group [beian]. */
#pragma once
#include <glib.h>

/* sender-id: the id of the provider that sends, Qqdwid in the ministry's format; 0 when it is not set or no
 * number. */
guint64 beian_config_sender_id(void);
