#include "config.h"
#include "tests/package/craft.h"
#include <string.h>

static guint32
crc_of(const guchar *data, gsize size)
{
	guint32 crc = 0xffffffff;

	for (gsize i = 0; i < size; i++) {
		crc ^= data[i];
		for (int bit = 0; bit < 8; bit++)
			crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320 : 0);
	}
	return ~crc;
}

static void
put(GByteArray *out, guint32 number, guint bytes)
{
	for (guint i = 0; i < bytes; i++) {
		guint8 byte = (guint8)(number >> (8 * i));
		g_byte_array_append(out, &byte, 1);
	}
}

static gsize
name_bytes_of(const CraftEntry *entry)
{
	return entry->name_bytes != 0 ? entry->name_bytes : strlen(entry->name);
}

static gsize
text_bytes_of(const CraftEntry *entry)
{
	return entry->text_bytes != 0 ? entry->text_bytes : strlen(entry->text);
}

/* The fields that both headers share: version needed, flags, method, time, date, CRC, two sizes, two lengths.
 */
static void
put_shared(GByteArray *out, const CraftEntry *entry)
{
	guint32 size = (guint32)text_bytes_of(entry);

	put(out, 10, 2);
	put(out, 0, 2);
	put(out, 0, 2);
	put(out, 0, 2);
	put(out, 0x0021, 2);
	put(out, crc_of((const guchar *)entry->text, size), 4);
	put(out, size, 4);
	put(out, size, 4);
	put(out, (guint32)name_bytes_of(entry), 2);
	put(out, 0, 2);
}

static void
put_central(GByteArray *out, const CraftEntry *entry, guint32 local)
{
	put(out, 0x02014b50, 4);
	put(out, 0x033f, 2);
	put_shared(out, entry);
	put(out, 0, 2);
	put(out, 0, 2);
	put(out, 0, 2);
	put(out, (entry->mode != 0 ? entry->mode : 0100644) << 16, 4);
	put(out, local, 4);
	g_byte_array_append(out, (const guint8 *)entry->name, (guint)name_bytes_of(entry));
}

GBytes *
craft_zip(const CraftEntry *entries, guint count, CraftParts *parts)
{
	CraftParts ignored, *at = parts != NULL ? parts : &ignored;
	GByteArray *out = g_byte_array_new();
	g_autofree guint32 *local = g_new0(guint32, count + 1);

	for (guint i = 0; i < count; i++) {
		local[i] = out->len;
		if (i < G_N_ELEMENTS(at->local))
			at->local[i] = out->len;
		put(out, 0x04034b50, 4);
		put_shared(out, &entries[i]);
		g_byte_array_append(out, (const guint8 *)entries[i].name, (guint)name_bytes_of(&entries[i]));
		g_byte_array_append(out, (const guint8 *)entries[i].text, (guint)text_bytes_of(&entries[i]));
	}
	guint32 directory = out->len;
	for (guint i = 0; i < count; i++) {
		if (i < G_N_ELEMENTS(at->central))
			at->central[i] = out->len;
		put_central(out, &entries[i], local[i]);
	}
	at->end = out->len;
	put(out, 0x06054b50, 4);
	put(out, 0, 4);
	put(out, count, 2);
	put(out, count, 2);
	put(out, (guint32)at->end - directory, 4);
	put(out, directory, 4);
	put(out, 0, 2);
	return g_byte_array_free_to_bytes(out);
}

GBytes *
craft_zip_array(const GArray *entries)
{
	return craft_zip((const CraftEntry *)(gconstpointer)entries->data, entries->len, NULL);
}

const char *
craft_manifest(const GArray *entries, const char *prefix, gboolean without)
{
	g_autoptr(GString) lines = g_string_new(NULL);

	for (guint i = 0; i < entries->len; i++) {
		const CraftEntry *entry = &g_array_index(entries, CraftEntry, i);
		if (g_str_has_prefix(entry->name, prefix) == without)
			continue;
		g_autofree char *digest = g_compute_checksum_for_data(
			G_CHECKSUM_SHA256, (const guchar *)entry->text, text_bytes_of(entry));
		g_string_append_printf(lines, "%s  %s\n", digest, entry->name);
	}
	return g_intern_string(lines->str);
}

GArray *
craft_bag(void)
{
	static const CraftEntry rows[] = {
		{.name = "bag-info.txt", .text = "Payload-Oxum: 18.2\n"},
		{.name = "bagit.txt", .text = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"},
		{.name = "data/filing.xml", .text = "<filing/>\n"},
		{.name = "data/materials/a.jpg", .text = "\xff\xd8\xff\xe0JFIF"},
	};
	GArray *bag = g_array_new(FALSE, TRUE, sizeof(CraftEntry));

	g_array_append_vals(bag, rows, G_N_ELEMENTS(rows));
	CraftEntry manifest = {.name = "manifest-sha256.txt", .text = craft_manifest(bag, "data/", FALSE)};
	g_array_append_val(bag, manifest);
	CraftEntry tags = {.name = "tagmanifest-sha256.txt", .text = craft_manifest(bag, "data/", TRUE)};
	g_array_append_val(bag, tags);
	return bag;
}
