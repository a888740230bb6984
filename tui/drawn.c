#include "config.h"
#include "tui/drawn.h"
#include <string.h>

void
beian_drawn_keep(BeianDrawn *drawn, const BeianScreen *screen)
{
	beian_drawn_forget(drawn);
	drawn->spans = g_array_ref(screen->spans);
	drawn->fields = g_array_ref(screen->fields);
}

void
beian_drawn_forget(BeianDrawn *drawn)
{
	g_clear_pointer(&drawn->spans, g_array_unref);
	g_clear_pointer(&drawn->fields, g_array_unref);
}

static gboolean
same_span(gconstpointer one_pointer, gconstpointer other_pointer)
{
	const BeianSpan *one = one_pointer, *other = other_pointer;

	return one->col == other->col && one->cols == other->cols && one->role == other->role &&
	       strcmp(one->text, other->text) == 0;
}

static gboolean
same_field(gconstpointer one_pointer, gconstpointer other_pointer)
{
	const BeianField *one = one_pointer, *other = other_pointer;

	return one->col == other->col && one->cols == other->cols && one->focused == other->focused &&
	       one->readonly == other->readonly && strcmp(one->text, other->text) == 0;
}

/* The next of LIST from *AT on that stands on ROW; NULL: there is none. Spans and fields begin with their
 * row. */
static gconstpointer
next_on_row(const GArray *list, int row, guint *at)
{
	gsize size = g_array_get_element_size((GArray *)list);

	while (*at < list->len) {
		const char *element = list->data + size * (*at)++;
		if (*(const int *)(gconstpointer)element == row)
			return element;
	}
	return NULL;
}

static gboolean
same_on_row(const GArray *ours, const GArray *theirs, int row, GEqualFunc same)
{
	gconstpointer one, other;
	guint at = 0, there = 0;

	do {
		one = next_on_row(ours, row, &at);
		other = next_on_row(theirs, row, &there);
	} while (one != NULL && other != NULL && same(one, other));
	return one == NULL && other == NULL;
}

gboolean *
beian_drawn_stale_rows(const BeianDrawn *drawn, const BeianScreen *screen)
{
	gboolean *stale = g_new(gboolean, MAX(screen->size.rows, 1));

	for (int row = 0; row < screen->size.rows; row++)
		stale[row] = drawn->spans == NULL ||
			     !same_on_row(drawn->spans, screen->spans, row, same_span) ||
			     !same_on_row(drawn->fields, screen->fields, row, same_field);
	return stale;
}
