/*
 * picture: what is in a file that someone wants to attach, judged by its content and not by its name.
 */
#pragma once
#include <glib.h>

typedef enum {
	BEIAN_PICTURE_NONE, /* something else */
	BEIAN_PICTURE_JPEG,
	BEIAN_PICTURE_PNG,
	BEIAN_PICTURE_GIF,
	BEIAN_PICTURE_PDF, /* no picture; recognised because people attach it */
} BeianPictureKind;

typedef struct {
	BeianPictureKind kind;
	guint width_pixels, height_pixels; /* 0 when not a picture or damaged */
	gboolean damaged;                  /* begins like its kind, but ends early or contradicts itself */
	guint64 size_bytes;
	char sha256[65];
} BeianPicture;

/* "image/jpeg" … or "application/octet-stream". Static. */
const char *beian_picture_media_type(BeianPictureKind kind);
/*
 * Looks into the file at PATH. FALSE with *ERROR (cannot) when it cannot be read or is no regular file, (not
 * good) when too large to take.
 */
gboolean beian_picture_probe(const char *path, BeianPicture *out, GError **error);
/* The same for bytes. */
void beian_picture_probe_bytes(const void *bytes, gsize size_bytes, BeianPicture *out);
