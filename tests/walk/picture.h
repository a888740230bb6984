/* picture: the pictures of the samples, to attach and to pack. */
#pragma once
#include <glib.h>

#define PICTURES 5

/* What an answer says of the picture INDEX below PICTURES; a licence leads, an icon is the last. Borrowed. */
const char *picture_answer(guint index);
/* The bytes of the one with SHA256, as BeianMiitFiling wants them; NULL with *ERROR. */
GBytes *picture_bytes(const char *sha256, gpointer data, GError **error);
