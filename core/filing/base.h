/*
 * base: a filing beside the record that it starts from, which stands in it below BEIAN_FORM_BASE with the
 * same paths. Old and new are compared as the type of the new one reads them.
 */
#pragma once
#include "core/filing/document.h"

/* What the record says at the path of ITEM; NULL: it says nothing, or ITEM is of the record itself. */
const BeianItem *beian_base_item(const BeianDocument *document, const BeianItem *item);
/*
 * The same as the type of ITEM's question writes it, or as the bureau does where the type cannot read that;
 * "" when the record says nothing. NULL when the form does not compare ITEM. Free with g_free.
 */
char *beian_base_before(const BeianFiling *filing, const BeianDocument *document, const BeianItem *item);
/* Whether ITEM, which is relevant, says something else than the record. What follows from other answers, and
 * the record has not, does not count: nobody said it. */
gboolean beian_base_differs(const BeianFiling *filing, const BeianDocument *document, const BeianItem *item);

/* One value that changes. Borrows from the document, but for BEFORE. */
typedef struct {
	const BeianItem *item;   /* what is said now; NULL: it is removed with what it stands in */
	const BeianItem *record; /* what the record says; NULL: nothing */
	char *before;            /* as beian_base_before has it */
} BeianBaseChange;
/* Everything that changes, in form order, what is removed at the end: elements BeianBaseChange. Free with
 * g_array_unref. */
GArray *beian_base_changes(const BeianFiling *filing, const BeianDocument *document);
