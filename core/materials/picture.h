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
	BEIAN_PICTURE_PDF, /* no picture; recognised because people attach it, as are those below */
	BEIAN_PICTURE_HEIC,
	BEIAN_PICTURE_AVIF,
	BEIAN_PICTURE_WEBP,
	BEIAN_PICTURE_TIFF,
} BeianPictureKind;

/* What the colours in the header say. A colour picture of a grey page is a colour picture. */
typedef enum {
	BEIAN_COLOUR_UNKNOWN,
	BEIAN_COLOUR_FULL,
	BEIAN_COLOUR_GREY, /* nothing but greys can be in it */
} BeianColour;

typedef struct {
	BeianPictureKind kind;
	guint width_pixels, height_pixels; /* 0 when not a picture or damaged */
	BeianColour colour;                /* of JPEG, PNG and GIF that are whole */
	gboolean damaged;                  /* begins like its kind, but ends early or contradicts itself */
	guint64 size_bytes;
	char sha256[65];
} BeianPicture;

/* "image/jpeg" … or "application/octet-stream". Static. */
const char *beian_picture_media_type(BeianPictureKind kind);
/*
 * What an answer of the type "file" says of it, "SHA256 BYTES TYPE;width=W;height=H;colour=C;damaged=yes":
 * what is not known is left out. Free with g_free.
 */
char *beian_picture_facts(const BeianPicture *picture);
/* Whether LINE, which such an answer begins with, says what FACTS say; older answers say only what comes
 * before the first ";". */
gboolean beian_picture_facts_agree(const char *facts, const char *line);
/*
 * Looks into the file at PATH. FALSE with *ERROR (cannot) when it cannot be read or is no regular file, (not
 * good) when too large to take.
 */
gboolean beian_picture_probe(const char *path, BeianPicture *out, GError **error);
/* The same for bytes. */
void beian_picture_probe_bytes(const void *bytes, gsize size_bytes, BeianPicture *out);
