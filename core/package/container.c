#include "config.h"
#include "core/package/container.h"
#include "core/base/error.h"
#include "core/package/entry.h"
#include "core/package/walk.h"
#include <string.h>
#include <zip.h>

#define PIECE_BYTES 65536

G_DEFINE_AUTOPTR_CLEANUP_FUNC(zip_source_t, zip_source_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(zip_t, zip_discard)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(zip_error_t, zip_error_fini)

static gboolean
cannot(GError **error, zip_error_t *fault)
{
	return beian_error_set(error, BEIAN_ERROR_CANNOT, _("The package cannot be put together: %s"),
		zip_error_strerror(fault));
}

/* Sets all that libzip would take from the clock or the system; an entry's bytes are borrowed until the
 * archive is closed. */
static gboolean
add(zip_t *zip, const BeianEntry *entry)
{
	gsize size;
	const void *data = g_bytes_get_data(entry->bytes, &size);
	zip_source_t *content = zip_source_buffer(zip, data, size, 0);

	if (content == NULL)
		return FALSE;
	zip_int64_t at = zip_file_add(zip, entry->name, content, ZIP_FL_ENC_UTF_8);
	if (at < 0) {
		zip_source_free(content);
		return FALSE;
	}
	return zip_set_file_compression(zip, (zip_uint64_t)at, ZIP_CM_STORE, 0) == 0 &&
	       zip_file_set_dostime(zip, (zip_uint64_t)at, 0, BEIAN_WALK_DOS_DATE, 0) == 0 &&
	       zip_file_set_external_attributes(
		       zip, (zip_uint64_t)at, 0, ZIP_OPSYS_UNIX, BEIAN_WALK_UNIX_MODE << 16) == 0;
}

/* What the closed archive left in SOURCE. */
static GBytes *
take_bytes(zip_source_t *source, GError **error)
{
	zip_stat_t stat;
	guchar *data = NULL;
	gboolean whole = FALSE;

	if (zip_source_stat(source, &stat) == 0 && (stat.valid & ZIP_STAT_SIZE) != 0 &&
		zip_source_open(source) == 0) {
		data = g_malloc(stat.size);
		whole = zip_source_read(source, data, stat.size) == (zip_int64_t)stat.size;
		zip_source_close(source);
	}
	if (whole)
		return g_bytes_new_take(data, stat.size);
	g_free(data);
	cannot(error, zip_source_error(source));
	return NULL;
}

GBytes *
beian_container_write(const GPtrArray *entries, GError **error)
{
	g_auto(zip_error_t) fault = {0};

	zip_error_init(&fault);
	g_autoptr(zip_source_t) source = zip_source_buffer_create(NULL, 0, 0, &fault);
	if (source == NULL) {
		cannot(error, &fault);
		return NULL;
	}
	g_autoptr(zip_t) zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &fault);
	if (zip == NULL) {
		cannot(error, &fault);
		return NULL;
	}
	zip_source_keep(source);
	for (guint i = 0; i < entries->len; i++) {
		if (!add(zip, entries->pdata[i])) {
			cannot(error, zip_get_error(zip));
			return NULL;
		}
	}
	if (zip_close(zip) != 0) {
		cannot(error, zip_get_error(zip));
		return NULL;
	}
	(void)g_steal_pointer(&zip);
	return take_bytes(source, error);
}

/* Whether libzip reads for entry number AT what the walk saw, checksum and all. */
static gboolean
entry_agrees(zip_t *zip, guint at, const BeianEntry *entry)
{
	const char *name = zip_get_name(zip, at, ZIP_FL_ENC_RAW);
	gsize size, done = 0;
	const guchar *data = g_bytes_get_data(entry->bytes, &size);
	zip_file_t *file =
		name != NULL && strcmp(name, entry->name) == 0 ? zip_fopen_index(zip, at, 0) : NULL;
	g_autofree guchar *piece = g_malloc(PIECE_BYTES);
	zip_int64_t got = -1;

	if (file == NULL)
		return FALSE;
	while ((got = zip_fread(file, piece, PIECE_BYTES)) > 0) {
		if ((guint64)got > size - done || memcmp(piece, data + done, (gsize)got) != 0)
			break;
		done += (gsize)got;
	}
	zip_fclose(file);
	return got == 0 && done == size;
}

/* The archive in BYTES, to read. NULL with *ERROR (not good). */
static zip_t *
open_archive(GBytes *bytes, const char *container, GError **error)
{
	gsize size;
	const void *data = g_bytes_get_data(bytes, &size);
	g_auto(zip_error_t) fault = {0};
	zip_source_t *source;

	zip_error_init(&fault);
	source = zip_source_buffer_create(data, size, 0, &fault);
	zip_t *zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &fault);
	if (zip == NULL) {
		if (source != NULL)
			zip_source_free(source);
		beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s: The ZIP is not consistent (%s). Get the original file."), container,
			zip_error_strerror(&fault));
	}
	return zip;
}

static gboolean
agrees(GBytes *bytes, const GPtrArray *entries, const char *container, GError **error)
{
	g_autoptr(zip_t) zip = open_archive(bytes, container, error);

	if (zip == NULL)
		return FALSE;
	if (zip_get_num_entries(zip, 0) != (zip_int64_t)entries->len)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s: The ZIP holds another number of entries than it says. Get the original file."),
			container);
	for (guint i = 0; i < entries->len; i++) {
		const BeianEntry *entry = entries->pdata[i];
		if (!entry_agrees(zip, i, entry))
			return beian_walk_refuse(error, container, entry->name, strlen(entry->name),
				_("The content does not have the checksum that the ZIP says. Get the file "
				  "again."));
	}
	return TRUE;
}

GPtrArray *
beian_container_read(GBytes *bytes, const char *container, GError **error)
{
	g_autoptr(GPtrArray) entries = beian_walk_entries(bytes, container, error);
	const char *culprit = NULL,
		   *fault = entries == NULL ? NULL : beian_entries_name_fault(entries, &culprit);

	if (entries == NULL)
		return NULL;
	if (fault != NULL) {
		beian_walk_refuse(error, container, culprit, strlen(culprit), fault);
		return NULL;
	}
	return agrees(bytes, entries, container, error) ? g_steal_pointer(&entries) : NULL;
}

/* The end record: signature at 0, number of entries at 10, length of the comment behind it at 20.
 * APPNOTE 4.3.16. */
#define END_BYTES 22

gboolean
beian_container_is_single(GBytes *bytes)
{
	gsize size;
	const guchar *data = g_bytes_get_data(bytes, &size);

	for (gsize comment = 0; comment <= G_MAXUINT16 && size >= END_BYTES + comment; comment++) {
		const guchar *end = data + size - END_BYTES - comment;
		if (memcmp(end, "PK\005\006", 4) == 0 && (gsize)(end[20] | end[21] << 8) == comment)
			return end[10] == 1 && end[11] == 0;
	}
	return FALSE;
}

/* Reads FILE to its end, where libzip compares the checksum. NULL: longer than SIZE_BYTES, shorter, or not
 * what the checksum says. */
static GBytes *
read_whole(zip_file_t *file, gsize size_bytes)
{
	g_autofree guchar *data = g_malloc(size_bytes + 1);
	gsize done = 0;
	zip_int64_t got;

	while ((got = zip_fread(file, data + done, size_bytes + 1 - done)) > 0 && done <= size_bytes)
		done += (gsize)got;
	return got == 0 && done == size_bytes ? g_bytes_new_take(g_steal_pointer(&data), done) : NULL;
}

GBytes *
beian_container_read_single(GBytes *bytes, const char *container, gsize limit_bytes, GError **error)
{
	const zip_uint64_t known = ZIP_STAT_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
	g_autoptr(zip_t) zip = open_archive(bytes, container, error);
	zip_stat_t stat;

	if (zip == NULL)
		return NULL;
	if (zip_get_num_entries(zip, 0) != 1 || zip_stat_index(zip, 0, 0, &stat) != 0 ||
		(stat.valid & known) != known || stat.encryption_method != ZIP_EM_NONE ||
		(stat.comp_method != ZIP_CM_STORE && stat.comp_method != ZIP_CM_DEFLATE)) {
		beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s: The ZIP does not hold exactly one file, deflated and without a password. "
			  "Unpack it "
			  "and import what is in it."),
			container);
		return NULL;
	}
	if (stat.size > limit_bytes) {
		g_autofree char *limit = g_format_size_full(limit_bytes, G_FORMAT_SIZE_IEC_UNITS);
		beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s: The file in the ZIP is larger than %s. Ask for smaller files."), container,
			limit);
		return NULL;
	}
	zip_file_t *file = zip_fopen_index(zip, 0, 0);
	GBytes *content = file != NULL ? read_whole(file, (gsize)stat.size) : NULL;
	if (file != NULL)
		zip_fclose(file);
	if (content == NULL)
		beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s: The file in the ZIP does not have the size and the checksum that the ZIP "
			  "says. Get "
			  "the file again."),
			container);
	return content;
}
