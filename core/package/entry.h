/* entry: one file of a container, and the names it may have. */
#pragma once
#include <glib.h>

typedef struct {
	char *name;
	GBytes *bytes;
} BeianEntry;

/* An array of BeianEntry that owns them; free with g_ptr_array_unref. */
GPtrArray *beian_entries_new(void);
/* Appends a copy of NAME and a reference to BYTES. */
void beian_entries_add(GPtrArray *entries, const char *name, GBytes *bytes);
/* Sorts by name, byte by byte: the order in a container. */
void beian_entries_sort(GPtrArray *entries);

#define BEIAN_ENTRY_NAME_LIMIT_BYTES 255

/*
 * What is wrong with the SIZE_BYTES bytes at NAME as the name of an entry, a sentence in the user's language;
 * NULL when nothing is. Sound names hold ASCII letters, digits, ".", "_", "-" and "/" between segments; no
 * segment is empty or begins or ends with a dot. So they mean the same to every unpacker on every system and
 * never lead out of the folder.
 */
const char *beian_entry_name_fault(const char *name, gsize size_bytes);

/*
 * What is wrong with the names of ENTRIES taken together: two that are equal, perhaps but for case, or one
 * that is both a file and a folder. Sets *CULPRIT to one of the names. NULL when nothing is. Every name by
 * itself is sound.
 */
const char *beian_entries_name_fault(const GPtrArray *entries, const char **culprit);
