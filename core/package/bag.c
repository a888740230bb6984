#include "config.h"
#include "core/package/bag.h"
#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/package/entry.h"
#include "core/package/walk.h"
#include <inttypes.h>
#include <string.h>

/* The tag files, in the order of names. */
enum { INFORMATION, DECLARATION, MANIFEST, TAG_MANIFEST, TAGS };
static const char *const tag_names[TAGS] = {
	[INFORMATION] = "bag-info.txt",
	[DECLARATION] = "bagit.txt",
	[MANIFEST] = "manifest-sha256.txt",
	[TAG_MANIFEST] = "tagmanifest-sha256.txt",
};

/* RFC 8493 2.1.1: these two lines and no others. */
static const char declaration[] = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

static const char unlisted[] =
	N_("The entry is not in the list of digests: it was added. Get the original file.");
static const char broken_list[] = N_("The list of digests is damaged. Get the file again.");

static gboolean
is_payload(const char *name)
{
	return g_str_has_prefix(name, BEIAN_BAG_PAYLOAD);
}

static gboolean
is_listed_tag(const char *name)
{
	return !is_payload(name) && strcmp(name, tag_names[TAG_MANIFEST]) != 0;
}

static char *
digest_of(const BeianEntry *entry)
{
	gsize size;
	const void *data = g_bytes_get_data(entry->bytes, &size);

	return beian_digest_of_bytes(data, size);
}

/* The lines of a manifest over those of ENTRIES that IS_LISTED. Two blanks, so that "sha256sum -c" reads it.
 * RFC 8493 2.1.3. */
static char *
manifest_of(const GPtrArray *entries, gboolean (*is_listed)(const char *name))
{
	GString *lines = g_string_new(NULL);

	for (guint i = 0; i < entries->len; i++) {
		const BeianEntry *entry = entries->pdata[i];
		if (!is_listed(entry->name))
			continue;
		g_autofree char *digest = digest_of(entry);
		g_string_append_printf(lines, "%s  %s\n", digest, entry->name);
	}
	return g_string_free(lines, FALSE);
}

/* "Octets.streams" of the payload. RFC 8493 2.2.2. */
static char *
information_of(const GPtrArray *entries)
{
	guint64 octets = 0;
	guint streams = 0;

	for (guint i = 0; i < entries->len; i++) {
		const BeianEntry *entry = entries->pdata[i];
		if (!is_payload(entry->name))
			continue;
		octets += g_bytes_get_size(entry->bytes);
		streams++;
	}
	return g_strdup_printf("Payload-Oxum: %" PRIu64 ".%u\n", octets, streams);
}

static void
add_tag(GPtrArray *entries, const char *name, char *text)
{
	g_autoptr(GBytes) bytes = g_bytes_new_take(text, strlen(text));

	beian_entries_add(entries, name, bytes);
	beian_entries_sort(entries);
}

void
beian_bag_seal(GPtrArray *entries)
{
	beian_entries_sort(entries);
	add_tag(entries, tag_names[DECLARATION], g_strdup(declaration));
	add_tag(entries, tag_names[INFORMATION], information_of(entries));
	add_tag(entries, tag_names[MANIFEST], manifest_of(entries, is_payload));
	add_tag(entries, tag_names[TAG_MANIFEST], manifest_of(entries, is_listed_tag));
}

static gboolean
refuse(GError **error, const char *container, const char *entry, const char *sentence)
{
	return beian_walk_refuse(error, container, entry, strlen(entry), sentence);
}

static gboolean
has_text(const BeianEntry *entry, const char *text)
{
	gsize size;
	const char *data = g_bytes_get_data(entry->bytes, &size);

	return size == strlen(text) && memcmp(data, text, size) == 0;
}

static gboolean
find_tag(const char *name, guint *tag)
{
	for (*tag = 0; *tag < TAGS; ++*tag)
		if (strcmp(name, tag_names[*tag]) == 0)
			return TRUE;
	return FALSE;
}

/* Nothing missing, nothing that has no place. Sets FOUND to the tag files. */
static gboolean
check_shape(const GPtrArray *entries, const BeianEntry *found[TAGS], const char *container, GError **error)
{
	guint payload = 0, tag;

	for (tag = 0; tag < TAGS; tag++)
		found[tag] = NULL;
	for (guint i = 0; i < entries->len; i++) {
		const BeianEntry *entry = entries->pdata[i];
		if (is_payload(entry->name))
			payload++;
		else if (find_tag(entry->name, &tag))
			found[tag] = entry;
		else
			return refuse(error, container, entry->name,
				_("The entry has no place in a package: this is none, or something was "
				  "added. Get the original file."));
	}
	for (tag = 0; tag < TAGS; tag++)
		if (found[tag] == NULL)
			return refuse(error, container, tag_names[tag],
				_("The entry is missing; this is no package. Get the original file."));
	return payload > 0 || refuse(error, container, BEIAN_BAG_PAYLOAD,
				      _("The package holds no content. Get the original file."));
}

/* The name in LINE, "DIGEST  NAME", or NULL; ends the digest with a NUL. */
static char *
line_name(char *line)
{
	if (strlen(line) <= BEIAN_DIGEST_CHARS + 2 || line[BEIAN_DIGEST_CHARS] != ' ' ||
		line[BEIAN_DIGEST_CHARS + 1] != ' ')
		return NULL;
	line[BEIAN_DIGEST_CHARS] = '\0';
	return beian_digest_is_valid(line) ? line + BEIAN_DIGEST_CHARS + 2 : NULL;
}

/*
 * Whether the manifest LIST lists those of ENTRIES that IS_LISTED, each once, in order, with the digest it
 * has. Lines and entries are both in the order of names, so they are walked together.
 */
static gboolean
check_manifest(const BeianEntry *list, const GPtrArray *entries, gboolean (*is_listed)(const char *name),
	const char *container, GError **error)
{
	gsize size;
	const char *text = g_bytes_get_data(list->bytes, &size);
	g_autofree char *copy = g_strndup(text, size);
	char *line = copy;

	/* After a NUL the copy is all NULs, to its end. */
	if (size == 0 || copy[size - 1] != '\n')
		return refuse(error, container, list->name, _(broken_list));
	for (guint i = 0; i < entries->len; i++) {
		const BeianEntry *entry = entries->pdata[i];
		if (!is_listed(entry->name))
			continue;
		char *end = strchr(line, '\n');
		if (end == NULL)
			return refuse(error, container, entry->name, _(unlisted));
		*end = '\0';
		const char *listed = line_name(line);
		if (listed == NULL)
			return refuse(error, container, list->name, _(broken_list));
		int order = strcmp(listed, entry->name);
		if (order > 0)
			return refuse(error, container, entry->name, _(unlisted));
		if (order < 0)
			return refuse(error, container, listed,
				_("The entry is in the list of digests, but it is missing or listed twice. "
				  "Get the original file."));
		g_autofree char *digest = digest_of(entry);
		if (strcmp(digest, line) != 0)
			return refuse(error, container, entry->name,
				_("The content was changed: its digest is not the one listed. Get the "
				  "original file."));
		line = end + 1;
	}
	return *line == '\0' ||
	       refuse(error, container, list->name,
		       _("The list of digests names entries that are not there. Get the original file."));
}

gboolean
beian_bag_check(const GPtrArray *entries, const char *container, GError **error)
{
	const BeianEntry *tags[TAGS];

	if (!check_shape(entries, tags, container, error))
		return FALSE;
	if (!has_text(tags[DECLARATION], declaration))
		return refuse(error, container, tag_names[DECLARATION],
			_("The declaration is not the one of BagIt 1.0 in UTF-8. Get the original file."));
	if (!check_manifest(tags[TAG_MANIFEST], entries, is_listed_tag, container, error) ||
		!check_manifest(tags[MANIFEST], entries, is_payload, container, error))
		return FALSE;
	g_autofree char *information = information_of(entries);
	return has_text(tags[INFORMATION], information) ||
	       refuse(error, container, tag_names[INFORMATION],
		       _("The count of bytes and files is not that of the content. Get the original file."));
}
