/* schema: XML Schema, to check a document against. */
#pragma once
#include "core/xml/document.h"

typedef struct BeianSchema BeianSchema;

/*
 * Reads the schema at PATH, in any encoding its declaration names. NULL with *ERROR: one that needs another
 * file is refused, and nothing is ever fetched.
 */
BeianSchema *beian_schema_read(const char *path, GError **error);
BeianSchema *beian_schema_read_bytes(GBytes *bytes, const char *name, GError **error);
void beian_schema_free(BeianSchema *schema);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianSchema, beian_schema_free)

/*
 * Whether XML fits. FALSE with *ERROR (not good): every violation on a line of its own, "NAME:LINE: …". Never
 * quotes a value.
 */
gboolean beian_schema_check(const BeianSchema *schema, const BeianXml *xml, const char *name, GError **error);
/*
 * The same for bytes, streaming: memory does not grow with the document. The bytes are scanned first
 * (scan.h).
 */
gboolean beian_schema_check_bytes(const BeianSchema *schema, GBytes *bytes, const char *name, GError **error);
