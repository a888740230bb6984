#include "config.h"
#include "core/wizard/outline.h"
#include "core/base/error.h"
#include "core/filing/path.h"
#include <string.h>

static void
clear_step(gpointer data)
{
	BeianOutlineStep *step = data;

	g_free(step->path);
	g_ptr_array_unref(step->items);
}

static void
clear_row(gpointer data)
{
	g_free(((BeianOutlineRow *)data)->heading);
}

static const BeianBlock *
step_of(const BeianQuestion *question)
{
	const BeianBlock *block = question->block;

	while (block->parent != NULL)
		block = block->parent;
	return block;
}

static void
add_step(GArray *steps, const BeianBlock *block, const char *path, guint number)
{
	BeianOutlineStep step = {
		.step = block, .path = g_strdup(path), .number = number, .items = g_ptr_array_new()};

	g_array_append_val(steps, step);
}

static gboolean
is_inside(const char *path, const char *instance)
{
	gsize length = strlen(instance);

	return length == 0 || (strncmp(path, instance, length) == 0 && path[length] == '/');
}

/* The step of STEPS, which come in form order, that ITEM stands in; searched from *AT on, where the item
 * before it was found. NULL: its step has no instance of that number. */
static BeianOutlineStep *
step_with(GArray *steps, guint *at, const BeianItem *item)
{
	const BeianBlock *block = step_of(item->question);

	for (guint i = 0; i < steps->len; i++) {
		guint index = (*at + i) % steps->len;
		BeianOutlineStep *step = &g_array_index(steps, BeianOutlineStep, index);
		if (step->step != block || !is_inside(item->path, step->path))
			continue;
		*at = index;
		return step;
	}
	return NULL;
}

static void
add_item(const BeianSession *session, BeianOutlineStep *step, const BeianItem *item)
{
	const BeianFinding *finding = beian_session_finding_at(session, item->path);

	g_ptr_array_add(step->items, (gpointer)item);
	step->required += item->required;
	step->filled += item->required && item->state == BEIAN_ANSWER_VALUE;
	step->errors += finding != NULL && finding->outcome == BEIAN_OUTCOME_BROKEN &&
			finding->severity == BEIAN_SEVERITY_ERROR && finding->value != NULL;
}

/* The items of one group, from FIRST to before END, begin with those that lead. */
static void
lead_group(GPtrArray *items, guint first, guint end)
{
	for (guint i = first; i < end; i++) {
		BeianItem *item = items->pdata[i];
		if (!item->question->leads)
			continue;
		memmove(&items->pdata[first + 1], &items->pdata[first], (i - first) * sizeof(gpointer));
		items->pdata[first++] = item;
	}
}

/* What the inventory can answer stands at the head of its group: once it is chosen, the rest is answered. */
static void
lead(GPtrArray *items)
{
	for (guint first = 0, end; first < items->len; first = end) {
		const BeianItem *item = items->pdata[first];
		for (end = first + 1; end < items->len; end++)
			if (((const BeianItem *)items->pdata[end])->question->block != item->question->block)
				break;
		lead_group(items, first, end);
	}
}

/* Puts the relevant items of the document into their STEPS. */
static void
fill_steps(const BeianSession *session, GArray *steps)
{
	guint at = 0;

	for (guint i = 0; i < session->document->items->len; i++) {
		const BeianItem *item = session->document->items->pdata[i];
		BeianOutlineStep *step = item->relevant ? step_with(steps, &at, item) : NULL;
		if (step != NULL)
			add_item(session, step, item);
	}
	for (guint i = 0; session->stocked && i < steps->len; i++)
		lead(g_array_index(steps, BeianOutlineStep, i).items);
}

const GArray *
beian_outline_steps(const BeianSession *session)
{
	return session->outline;
}

GArray *
beian_outline_new(const BeianSession *session)
{
	const GPtrArray *blocks = beian_form_steps(beian_filing_form(session->filing));
	GArray *steps = g_array_new(FALSE, TRUE, sizeof(BeianOutlineStep));

	g_array_set_clear_func(steps, clear_step);
	for (guint i = 0; i < blocks->len; i++) {
		const BeianBlock *block = blocks->pdata[i];
		if (!block->repeats) {
			add_step(steps, block, "", 0);
			continue;
		}
		g_autoptr(GArray) numbers = beian_filing_instances(session->filing, block->path);
		if (numbers->len == 0)
			add_step(steps, block, block->path, 0);
		for (guint j = 0; j < numbers->len; j++) {
			guint number = g_array_index(numbers, guint, j);
			g_autofree char *path = g_strdup_printf("%s/%u", block->path, number);
			add_step(steps, block, path, number);
		}
	}
	fill_steps(session, steps);
	return steps;
}

const BeianItem *
beian_outline_first(const BeianOutlineStep *step, const char *path)
{
	for (guint i = 0; i < step->items->len; i++)
		if (is_inside(((const BeianItem *)step->items->pdata[i])->path, path))
			return step->items->pdata[i];
	return NULL;
}

guint
beian_outline_find(const GArray *steps, const char *path)
{
	for (guint i = 0; i < steps->len; i++) {
		const BeianOutlineStep *step = &g_array_index(steps, BeianOutlineStep, i);
		for (guint j = 0; j < step->items->len; j++)
			if (strcmp(((const BeianItem *)step->items->pdata[j])->path, path) == 0)
				return i;
	}
	for (guint i = 0; i < steps->len; i++) {
		const BeianOutlineStep *step = &g_array_index(steps, BeianOutlineStep, i);
		if (*step->path != '\0' && (strcmp(step->path, path) == 0 || is_inside(path, step->path)))
			return i;
	}
	for (guint i = 0; i < steps->len; i++)
		if (beian_outline_first(&g_array_index(steps, BeianOutlineStep, i), path) != NULL)
			return i;
	return 0;
}

char *
beian_outline_title(const BeianSession *session, const BeianOutlineStep *step)
{
	const char *label = beian_block_text(step->step, BEIAN_TEXT_LABEL, session->language);

	if (!step->step->repeats)
		return g_strdup(label);
	return step->number == 0 ? g_strdup(label) : g_strdup_printf("%s %u", label, step->number);
}

/* The heading over ITEM: its innermost group or repeat inside the step, with the number of the instance. */
static char *
heading_of(const BeianSession *session, const BeianItem *item)
{
	const BeianBlock *block = item->question->block;

	if (block->parent == NULL)
		return NULL;
	const char *label = beian_block_text(block, BEIAN_TEXT_LABEL, session->language);
	if (block->kind == BEIAN_BLOCK_REPEAT) {
		g_autofree char *instance = beian_outline_instance(item);
		return g_strdup_printf("%s %s", label, strrchr(instance, '/') + 1);
	}
	if (block->same_as != NULL && item->linked)
		return g_strdup_printf(_("%s (the same as the entity's)"), label);
	return g_strdup(label);
}

GArray *
beian_outline_rows(const BeianSession *session, const BeianOutlineStep *step)
{
	GArray *rows = g_array_new(FALSE, TRUE, sizeof(BeianOutlineRow));
	const char *last = NULL;

	g_array_set_clear_func(rows, clear_row);
	for (guint i = 0; i < step->items->len; i++) {
		const BeianItem *item = step->items->pdata[i];
		g_autofree char *heading = heading_of(session, item);
		if (heading != NULL && g_strcmp0(heading, last) != 0) {
			BeianOutlineRow row = {NULL, g_steal_pointer(&heading)};
			last = row.heading;
			g_array_append_val(rows, row);
		} else if (heading == NULL) {
			last = NULL;
		}
		BeianOutlineRow row = {item, NULL};
		g_array_append_val(rows, row);
	}
	return rows;
}

const char *
beian_outline_list(const BeianItem *item)
{
	const char *type = item->question->type->name;

	if (strcmp(type, "region") == 0)
		return "region";
	if (strcmp(type, "yes-no") == 0)
		return "yes-no-unknown";
	return item->question->list;
}

gboolean
beian_outline_is_stocked(const BeianItem *item)
{
	const char *from = item->question->inventory;

	return from != NULL &&
	       (strcmp(from, BEIAN_FORM_INSTANCE) == 0 || strcmp(from, BEIAN_FORM_NUMBER) == 0);
}

gboolean
beian_outline_is_file(const BeianItem *item)
{
	return strcmp(item->question->type->name, "file") == 0;
}

char *
beian_outline_linkable(const BeianDocument *document, const BeianItem *item)
{
	const BeianBlock *block = item->question->block;

	while (block != NULL && block->same_as == NULL)
		block = block->parent;
	g_autofree char *source = block != NULL ? beian_path_inside(block->same_as, item->path) : NULL;
	return source != NULL && beian_document_asks(document, source)
		       ? beian_path_inside(block->path, item->path)
		       : NULL;
}

char *
beian_outline_instance(const BeianItem *item)
{
	for (const char *at = item->path + strlen(item->path); at > item->path; at--)
		if (at[-1] == '/' && g_ascii_isdigit(*at))
			return g_strndup(item->path, (gsize)(at - item->path) + strcspn(at, "/"));
	return NULL;
}
