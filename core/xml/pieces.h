/*
 * pieces: a large document, read element by element: memory grows with one piece and not with the document.
 *
 * Limits and refusals are those of document.h. For documents without namespaces.
 */
#pragma once
#include "core/xml/document.h"

/*
 * The root element of BYTES with its attributes and nothing in it; NAME is what messages call the document.
 * What follows its start tag is scanned but not parsed. NULL with *ERROR (not good).
 */
BeianXml *beian_pieces_root(GBytes *bytes, const char *name, GError **error);

/* The largest piece: a record with its pictures comes nowhere near. As a tree it takes ten times that. */
#define BEIAN_PIECE_LIMIT_BYTES (16u * 1024 * 1024)

/*
 * Takes one PIECE, a document of its own whose root is the element found at PATHS[WHICH]; it is freed
 * afterwards. FALSE with *ERROR ends the reading.
 */
typedef gboolean BeianPieceVisit(BeianXml *piece, guint which, gpointer data, GError **error);
/*
 * Calls VISIT for each element of BYTES whose names from the root down, joined by "/", are one of PATHS
 * (NULL-terminated, such as "a/list/row"), in document order. FALSE with *ERROR: that of VISIT, or (not good)
 * when BYTES are no well-formed document; then some were visited already, so check the whole document first
 * (schema.h), or be able to take everything back.
 */
gboolean beian_pieces_read(GBytes *bytes, const char *name, const char *const *paths, BeianPieceVisit *visit,
	gpointer data, GError **error);
