/*
 * walk: location paths that are nothing but names, such as "domain/expires" and "/filing/entity/name", walked
 * without XPath's machinery, which costs ten times as much. Most of what forms and rules name is such a path.
 * For this room only.
 */
#pragma once
#include "core/xml/document.h"

typedef struct BeianWalk BeianWalk;

/* NULL when TEXT is anything else than names between "/", or ".". */
BeianWalk *beian_walk_new(const char *text);
void beian_walk_free(BeianWalk *walk);
/* Adds to NODES (of BeianXmlNode, borrowed; or NULL) the elements that WALK selects from the element NODE, in
 * document order. Whether there is one; without NODES it stops at the first. */
gboolean beian_walk_select(const BeianWalk *walk, const BeianXmlNode *node, GPtrArray *nodes);
