#include "config.h"
#include "core/package/walk.h"
#include "core/base/error.h"
#include "core/package/entry.h"
#include "core/package/package.h"
#include <string.h>

#define LOCAL_BYTES 30u
#define CENTRAL_BYTES 46u
#define END_BYTES 22u
/* Names in messages are cut here; a hostile one may have 64 KiB. */
#define SHOWN_BYTES 80u

/* A field of a header that has one lawful value, and what another value means. */
typedef struct {
	guint8 at, bytes;
	guint32 value, or_value;
	const char *fault;
} Field;

#define REPACKED                                                                                             \
	N_("The header differs from what this program writes; the package was repacked or damaged. Get the " \
	   "original file.")
#define DAMAGED N_("The header is damaged. Get the file again.")
#define SPANNED N_("The ZIP claims to have several parts; a package has one. Get the original file.")
#define ENCRYPTED                                                                                            \
	N_("The entry is encrypted or its header has unusual flags; packages carry none. Get the original "  \
	   "file.")
#define COMPRESSED                                                                                           \
	N_("The entry is compressed; in a package everything is stored. It was repacked: get the original "  \
	   "file.")
#define DECORATED                                                                                            \
	N_("The header carries an extra field or a comment; the package was repacked. Get the original "     \
	   "file.")
#define NO_FILE N_("The entry is not a plain file (a link, a folder or a device); do not unpack it.")

/* Version "needed": libzip writes 1.0 for stored files, and other releases of it 2.0. */
static const Field local_fields[] = {
	{0, 4, 0x04034b50, 0x04034b50, DAMAGED},
	{6, 2, 0, 0, ENCRYPTED},
	{8, 2, 0, 0, COMPRESSED},
	{4, 2, 10, 20, REPACKED},
	{10, 2, 0, 0, REPACKED},
	{12, 2, BEIAN_WALK_DOS_DATE, BEIAN_WALK_DOS_DATE, REPACKED},
	{28, 2, 0, 0, DECORATED},
};
static const Field central_fields[] = {
	{0, 4, 0x02014b50, 0x02014b50, DAMAGED},
	{8, 2, 0, 0, ENCRYPTED},
	{10, 2, 0, 0, COMPRESSED},
	{38, 4, BEIAN_WALK_UNIX_MODE << 16, BEIAN_WALK_UNIX_MODE << 16, NO_FILE},
	{4, 2, 0x033f, 0x033f, REPACKED},
	{6, 2, 10, 20, REPACKED},
	{12, 2, 0, 0, REPACKED},
	{14, 2, BEIAN_WALK_DOS_DATE, BEIAN_WALK_DOS_DATE, REPACKED},
	{30, 2, 0, 0, DECORATED},
	{32, 2, 0, 0, DECORATED},
	{34, 2, 0, 0, SPANNED},
	{36, 2, 0, 0, REPACKED},
};
static const Field end_fields[] = {
	{0, 4, 0x06054b50, 0x06054b50,
		N_("The ZIP does not end where the file ends: it is cut off, something was appended, or it "
		   "carries a comment. Get the original file.")},
	{4, 2, 0, 0, SPANNED},
	{6, 2, 0, 0, SPANNED},
	{20, 2, 0, 0, N_("The ZIP carries a comment; packages carry none. Get the original file.")},
};

/* Where the walk stands. */
typedef struct {
	GBytes *bytes;
	const guchar *data;
	gsize directory; /* offset of the directory, where contents end */
	gsize end;       /* offset of the end record, where the directory ends */
	gsize local;     /* offset the next local header must have */
	gsize central;   /* offset of the next directory header */
	guint64 total;   /* bytes of contents so far */
	const char *container;
} Walk;

static guint32
number_at(const guchar *at, guint bytes)
{
	guint32 number = 0;

	for (guint i = 0; i < bytes; i++)
		number |= (guint32)at[i] << (8 * i);
	return number;
}

gboolean
beian_walk_refuse(
	GError **error, const char *container, const char *entry, gsize entry_bytes, const char *sentence)
{
	g_autofree char *cut = g_strndup(entry, MIN(entry_bytes, SHOWN_BYTES));
	g_autofree char *shown = g_strescape(cut, NULL);

	return beian_error_set(error, BEIAN_ERROR_NOT_GOOD, "%s: %s: %s", container, shown, sentence);
}

static const char *
fields_fault(const guchar *header, const Field *fields, gsize count)
{
	for (gsize i = 0; i < count; i++) {
		guint32 found = number_at(header + fields[i].at, fields[i].bytes);
		if (found != fields[i].value && found != fields[i].or_value)
			return _(fields[i].fault);
	}
	return NULL;
}

/* What the two headers of one entry, the second of which stands at walk->local, have wrong. */
static const char *
entry_fault(const Walk *walk, const guchar *central, gsize name_bytes)
{
	const guchar *local = walk->data + walk->local;
	const char *fault = fields_fault(central, central_fields, G_N_ELEMENTS(central_fields));
	guint32 size = number_at(central + 24, 4);

	if (fault == NULL)
		fault = beian_entry_name_fault((const char *)central + CENTRAL_BYTES, name_bytes);
	if (fault != NULL)
		return fault;
	if (number_at(central + 20, 4) != size)
		return _("The entry declares two sizes for what is stored once. Get the original file.");
	if (number_at(central + 42, 4) != walk->local || walk->directory - walk->local < LOCAL_BYTES)
		return _("The entry does not follow the one before it: entries overlap, leave a gap or have "
			 "changed places. "
			 "Get the original file.");
	fault = fields_fault(local, local_fields, G_N_ELEMENTS(local_fields));
	if (fault != NULL)
		return fault;
	if (number_at(local + 26, 2) != name_bytes ||
		walk->directory - walk->local < LOCAL_BYTES + name_bytes ||
		memcmp(local + LOCAL_BYTES, central + CENTRAL_BYTES, name_bytes) != 0)
		return _("The entry has two different names. Get the original file.");
	if (memcmp(local + 14, central + 16, 12) != 0)
		return _("The entry declares two different checksums or sizes. Get the original file.");
	if (walk->total + size > BEIAN_PACKAGE_LIMIT_BYTES)
		return _("The entries are larger than 512 MiB together, more than any package.");
	if (walk->directory - walk->local - LOCAL_BYTES - name_bytes < size)
		return _("The entry declares more bytes than the file has. Get the original file.");
	return NULL;
}

static gboolean
step(Walk *walk, GPtrArray *entries, GError **error)
{
	const guchar *central = walk->data + walk->central;
	gsize left = walk->end - walk->central;
	gsize name_bytes = left < CENTRAL_BYTES ? 0 : number_at(central + 28, 2);

	if (left < CENTRAL_BYTES || left - CENTRAL_BYTES < name_bytes)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s: The directory of the ZIP is damaged. Get the file again."), walk->container);
	const char *name = (const char *)central + CENTRAL_BYTES;
	const char *fault = entry_fault(walk, central, name_bytes);
	if (fault != NULL)
		return beian_walk_refuse(error, walk->container, name, name_bytes, fault);

	gsize size = number_at(central + 24, 4), start = walk->local + LOCAL_BYTES + name_bytes;
	g_autofree char *copy = g_strndup(name, name_bytes);
	if (entries->len > 0 &&
		strcmp(((const BeianEntry *)entries->pdata[entries->len - 1])->name, copy) >= 0)
		return beian_walk_refuse(error, walk->container, name, name_bytes,
			_("The entry is there twice or not in its place in the order of names. Get the "
			  "original file."));
	g_autoptr(GBytes) content = g_bytes_new_from_bytes(walk->bytes, start, size);
	beian_entries_add(entries, copy, content);
	walk->local = start + size;
	walk->central += CENTRAL_BYTES + name_bytes;
	walk->total += size;
	return TRUE;
}

/* Reads the end record into WALK and COUNT. */
static gboolean
begin(Walk *walk, gsize size, guint *count, GError **error)
{
	if (size < END_BYTES)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s: The file is too short to be a package. Get the file again."), walk->container);
	const guchar *end = walk->data + size - END_BYTES;
	const char *fault = fields_fault(end, end_fields, G_N_ELEMENTS(end_fields));
	if (fault != NULL)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD, "%s: %s", walk->container, fault);
	*count = number_at(end + 10, 2);
	walk->end = size - END_BYTES;
	walk->directory = walk->central = number_at(end + 16, 4);
	if (number_at(end + 8, 2) != *count || (guint64)walk->directory + number_at(end + 12, 4) != walk->end)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s: The directory of the ZIP is not where its end says: something was put before, "
			  "between or behind. "
			  "Get the original file."),
			walk->container);
	if (*count > BEIAN_PACKAGE_LIMIT_ENTRIES)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s: The ZIP has %u entries, more than the %d of any package."), walk->container,
			*count, BEIAN_PACKAGE_LIMIT_ENTRIES);
	return TRUE;
}

GPtrArray *
beian_walk_entries(GBytes *bytes, const char *container, GError **error)
{
	gsize size;
	Walk walk = {.bytes = bytes, .container = container};
	guint count = 0;

	walk.data = g_bytes_get_data(bytes, &size);
	if (!begin(&walk, size, &count, error))
		return NULL;
	g_autoptr(GPtrArray) entries = beian_entries_new();
	for (guint i = 0; i < count; i++)
		if (!step(&walk, entries, error))
			return NULL;
	if (walk.local != walk.directory || walk.central != walk.end) {
		beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s: The ZIP holds bytes that belong to no entry. Get the original file."),
			container);
		return NULL;
	}
	return g_steal_pointer(&entries);
}
