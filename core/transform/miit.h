/* miit: the ministry's provider interface 3.0: the input that its stylesheets expect, and the bytes that come
 * of it. */
#pragma once
#include "core/codes/codes.h"
#include "core/xml/document.h"

/* One filing to send, and the pictures it refers to. */
typedef struct {
	const BeianXml *document; /* as a package carries it (filing/document.h) */
	/* The bytes of the material with SHA256, or NULL with *ERROR. */
	GBytes *(*material)(const char *sha256, gpointer data, GError **error);
	gpointer data;
} BeianMiitFiling;

/* What filings take in one file, as far as it is known; zeros at first. A filing is one record, or one for
 * each access, cancellation or picture. */
typedef struct {
	guint records;
	guint64 base64_bytes; /* of the pictures */
	guint64 other_bytes;  /* of all else, rather more than it will be */
} BeianMiitSize;
/* Whether one file can hold DOCUMENT beside what SIZE counts; if not, it begins another file. */
gboolean beian_miit_has_room(const BeianMiitSize *size, const BeianXml *document);
/*
 * Adds one more filing to SIZE, by what DOCUMENT (in any namespace) tells of its pictures, so that
 * what one file cannot hold is refused before the work. FALSE with *ERROR (not good), the one that
 * beian_miit_write would give at the end.
 */
gboolean beian_miit_foresee(BeianMiitSize *size, const BeianXml *document, GError **error);

/*
 * The document that the stylesheets read (data/transform says its shape): the numbers of the code lists, the
 * pictures that are sent, the filings. NULL with *ERROR: a list or a picture cannot be read, a picture is not
 * the one attached, all pictures are larger than one file may be.
 */
BeianXml *beian_miit_input(
	const BeianMiitFiling *filings, guint count, guint64 sender_id, BeianCodes *codes, GError **error);

/*
 * One UploadData document of COUNT filings of any kinds, as GBK bytes, not yet checked against the
 * ministry's schema. SENDER_ID is Qqdwid, at least 1. TRANSFORMS is the folder of the stylesheets. NULL with
 * *ERROR (not good): more than 1,000 records or 50 MB, a filing of a kind without an operation, a character
 * outside GBK, or what the interface has no place for; the text begins with the path of the question.
 */
GBytes *beian_miit_write(const BeianMiitFiling *filings, guint count, guint64 sender_id, BeianCodes *codes,
	const char *transforms, GError **error);
