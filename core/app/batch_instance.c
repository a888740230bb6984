#include "config.h"
#include "core/app/batch_instance.h"
#include "core/app/house.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/filing/path.h"
#include "core/types/type.h"
#include <string.h>

#define PREFIX "number/"
/* More numbers than any product gives. */
#define NUMBERS_MAX 200

typedef enum { SN, STATE, GRANTEE, FILED, NOTES, PARTS } Part;
static const char *const part_names[] = {"sn", "state", "grantee", "filed", "notes"};
G_STATIC_ASSERT(G_N_ELEMENTS(part_names) == PARTS);

/* What a row says of one number: its cells, NULL where it is silent. */
typedef struct {
	const BeianSheetCell *cells[PARTS];
} Said;

/* One row beside the inventory. */
typedef struct {
	BeianBatchReader *reader;
	const BeianNumberStates *states;
	gint64 instance; /* 0: it is new */
	GArray *known;   /* of BeianNumber: those of the instance that nothing spoke for yet */
	gboolean changed;
} Taking;

/* Which number PATH is of (from 1), and what of it; 0: of none. */
static guint
number_at(const char *path, Part *part)
{
	guint64 index = 0;
	const char *slash =
		path != NULL && g_str_has_prefix(path, PREFIX) ? strchr(path + strlen(PREFIX), '/') : NULL;

	if (slash == NULL)
		return 0;
	g_autofree char *digits = g_strndup(path + strlen(PREFIX), (gsize)(slash - path) - strlen(PREFIX));
	for (*part = SN; *part < PARTS && strcmp(part_names[*part], slash + 1) != 0;)
		++*part;
	return *part < PARTS && g_ascii_string_to_unsigned(digits, 10, 1, NUMBERS_MAX, &index, NULL)
		       ? (guint)index
		       : 0;
}

gboolean
beian_batch_is_of_number(const char *path)
{
	Part part;

	return number_at(path, &part) != 0;
}

static const BeianSheetCell *
cell_at(BeianBatchReader *reader, BeianBatchRow row, const char *path)
{
	for (guint i = 0; i < row.count; i++)
		if (g_strcmp0(beian_batch_path(reader, row.cells[i].column), path) == 0)
			return &row.cells[i];
	return NULL;
}

/* What ROW says of numbers: elements Said, those without a cell among them. Free with g_array_unref. */
static GArray *
said_in(BeianBatchReader *reader, BeianBatchRow row)
{
	GArray *all = g_array_new(FALSE, TRUE, sizeof(Said));

	for (guint i = 0; i < row.count; i++) {
		Part part;
		guint index = number_at(beian_batch_path(reader, row.cells[i].column), &part);
		if (index == 0)
			continue;
		if (all->len < index)
			g_array_set_size(all, index);
		g_array_index(all, Said, index - 1).cells[part] = &row.cells[i];
	}
	return all;
}

/* CELL as TYPE writes it; NULL for none, and for what it refuses, which is rejected. Free with g_free. */
static char *
canonical(BeianBatchReader *reader, const BeianSheetCell *cell, const char *type, gboolean *good)
{
	const BeianFacets facets = {0};
	g_auto(BeianReading) reading = {0};

	if (cell == NULL)
		return NULL;
	g_autofree char *text = beian_text_normalise(cell->text);
	beian_type_read(beian_type_find(type), text, &facets, &reading);
	if (reading.value != NULL)
		return g_steal_pointer(&reading.value);
	beian_batch_reject(reader, cell,
		strcmp(type, "service-code") == 0
			? _("this is no service number; copy it from the provider’s console")
			: _("this is no number of a service, such as 浙ICP备12345678号-1"));
	*good = FALSE;
	return NULL;
}

/* Marks a number of Taking.known that a cell speaks for: no answer is an empty sn. */
#define SPOKEN_FOR ""

/* The number with SN, or for NULL the first without that nothing spoke for yet; NULL: there is none. */
static BeianNumber *
with_sn(const Taking *taking, const char *sn)
{
	for (guint i = 0; i < taking->known->len; i++) {
		BeianNumber *number = &g_array_index(taking->known, BeianNumber, i);
		if (g_strcmp0(number->sn, sn) == 0)
			return number;
	}
	return NULL;
}

/* Puts TEXT (NULL: says nothing) into *PLACE of a number, and notes when it is new. */
static void
replace(Taking *taking, char **place, const char *text)
{
	if (text == NULL || g_strcmp0(*place, text) == 0)
		return;
	g_free(*place);
	*place = g_strdup(text);
	taking->changed = TRUE;
}

/* Brings NUMBER to the state in CELL; IS_NEW: whatever it is. FALSE: that was rejected. */
static gboolean
put_state(Taking *taking, BeianNumber *number, const BeianSheetCell *cell, gboolean is_new)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *text = cell != NULL ? beian_text_normalise(cell->text) : NULL;
	const BeianState *to = text != NULL ? beian_number_state_parse(taking->states, text, &error) : NULL;

	if (cell == NULL)
		return TRUE;
	if (to != NULL && (is_new || beian_number_may_step(taking->states, number, to, &error))) {
		replace(taking, &number->state, to->id);
		return TRUE;
	}
	beian_batch_reject(taking->reader, cell, error->message);
	return FALSE;
}

static char *
text_of(const BeianSheetCell *cell)
{
	return cell != NULL ? beian_text_normalise(cell->text) : NULL;
}

/* The number that SAID means, as it is to be, into *OUT. FALSE: something was rejected. */
static gboolean
read_number(Taking *taking, const Said *said, BeianNumber *out)
{
	gboolean good = TRUE;
	g_autofree char *sn = canonical(taking->reader, said->cells[SN], "service-code", &good),
			*filed = canonical(taking->reader, said->cells[FILED], "service-number", &good),
			*grantee = text_of(said->cells[GRANTEE]), *notes = text_of(said->cells[NOTES]);
	gint64 holder =
		sn != NULL && good ? beian_store_find_number(taking->reader->app->store, sn, NULL) : 0;
	BeianNumber *known = good ? with_sn(taking, sn) : NULL;

	if (holder > 0 && known == NULL) {
		beian_batch_reject(taking->reader, said->cells[SN],
			_("the number is entered at another instance; delete it there first"));
		return FALSE;
	}
	if (known != NULL) {
		*out = *known;
		memset(known, 0, sizeof *known);
		known->sn = g_strdup(SPOKEN_FOR);
	} else {
		*out = (BeianNumber){.instance = taking->instance,
			.sn = g_strdup(sn),
			.state = g_strdup(beian_number_state_marked(taking->states, "begins")->id),
			.grantee = g_strdup(""),
			.notes = g_strdup("")};
	}
	taking->changed |= known == NULL;
	replace(taking, &out->grantee, grantee);
	replace(taking, &out->filed, filed);
	replace(taking, &out->notes, notes);
	return put_state(taking, out, said->cells[STATE], known == NULL) && good;
}

/* Reads all numbers of ROW, and with PUTS saves those that are new or say something else. FALSE: a cell was
 * rejected, or *ERROR. */
static gboolean
take_numbers(Taking *taking, BeianBatchRow row, gboolean puts, GError **error)
{
	g_autoptr(GArray) all = said_in(taking->reader, row);
	g_autofree char *now = beian_clock_now_utc();
	static const Said nothing;
	gboolean good = TRUE, any = FALSE;

	for (guint i = 0; i < all->len; i++) {
		const Said *said = &g_array_index(all, Said, i);
		g_auto(BeianNumber) number = {0};
		if (memcmp(said, &nothing, sizeof nothing) == 0)
			continue;
		taking->changed = FALSE;
		good = read_number(taking, said, &number) && good;
		any |= taking->changed;
		if (puts && taking->changed &&
			!beian_store_put_number(taking->reader->app->store, &number, now, error))
			return FALSE;
	}
	taking->changed = any;
	return good;
}

/* Begins to take ROW in beside the instance called NAME. FALSE with *ERROR. */
static gboolean
begin(Taking *taking, BeianBatchReader *reader, const char *name, GError **error)
{
	BeianStore *store = beian_app_store(reader->app, error);

	*taking = (Taking){.reader = reader, .states = beian_app_number_states(reader->app, error)};
	if (store == NULL || taking->states == NULL)
		return FALSE;
	g_autoptr(GArray) ids = beian_store_instances_with(store, BEIAN_FORM_INSTANCE, name, error);
	if (ids == NULL)
		return FALSE;
	taking->instance = ids->len > 0 ? g_array_index(ids, gint64, 0) : 0;
	taking->known = beian_store_numbers(store, taking->instance, error);
	return taking->known != NULL;
}

/* The name of the instance in ROW as the store has it; NULL: it has none, or none that can be read. */
static char *
name_in(BeianBatchReader *reader, const BeianForm *form, BeianBatchRow row)
{
	const BeianSheetCell *cell = cell_at(reader, row, BEIAN_FORM_INSTANCE);
	const BeianQuestion *question = beian_form_question(form, BEIAN_FORM_INSTANCE);
	g_auto(BeianReading) reading = {0};

	if (cell == NULL)
		return NULL;
	g_autofree char *text = beian_text_normalise(cell->text);
	beian_type_read(question->type, text, &question->facets, &reading);
	return g_steal_pointer(&reading.value);
}

/* Rejects CELL when another row has its VALUE already; else remembers it. */
static gboolean
check_once(BeianBatchReader *reader, const BeianSheetCell *cell, const char *value)
{
	guint before = GPOINTER_TO_UINT(g_hash_table_lookup(reader->taken, value));

	if (before == 0) {
		g_hash_table_insert(reader->taken, g_strdup(value), GUINT_TO_POINTER(cell->row + 1));
		return TRUE;
	}
	g_autofree char *reason = g_strdup_printf(_("row %u has the same already; keep one of them"), before);
	beian_batch_reject(reader, cell, reason);
	return FALSE;
}

static gboolean
check_numbers_once(BeianBatchReader *reader, BeianBatchRow row)
{
	gboolean good = TRUE;

	for (guint i = 0; i < row.count; i++) {
		Part part;
		if (number_at(beian_batch_path(reader, row.cells[i].column), &part) == 0 || part != SN)
			continue;
		gboolean read = TRUE;
		g_autofree char *sn = canonical(reader, &row.cells[i], "service-code", &read);
		/* What cannot be read is rejected when its number is. */
		good = (sn == NULL || check_once(reader, &row.cells[i], sn)) && good;
	}
	return good;
}

gboolean
beian_batch_check_instance(BeianBatchReader *reader, const BeianForm *form, BeianBatchRow row)
{
	g_autofree char *name = name_in(reader, form, row);
	const BeianSheetCell blank = {row.cells->row, reader->kind_column, ""};
	Taking taking = {0};

	if (name == NULL) {
		beian_batch_reject(
			reader, &blank, _("an instance is known by its instance/name; type it in this row"));
		return FALSE;
	}
	if (reader->failure != NULL || !begin(&taking, reader, name, &reader->failure))
		return FALSE;
	g_autoptr(GArray) known = taking.known;
	gboolean once = check_once(reader, cell_at(reader, row, BEIAN_FORM_INSTANCE), name);
	return take_numbers(&taking, row, FALSE, NULL) && check_numbers_once(reader, row) && once;
}

/* Answers the instance OPEN with what ROW says otherwise, and saves it; *CHANGED: there was something. */
static gboolean
update(BeianBatchReader *reader, BeianOpenDraft *open, const BeianForm *form, BeianBatchRow row,
	gboolean *changed, GError **error)
{
	g_autoptr(BeianFiling) said = beian_filing_new(form, "00000000");
	g_autoptr(BeianStep) step = beian_step_new();

	beian_batch_fill(reader, said, row);
	for (guint i = 0; i < row.count; i++) {
		const char *path = beian_batch_path(reader, row.cells[i].column);
		const BeianReading *now = beian_filing_reading(said, path),
				   *before = beian_filing_reading(open->filing, path);
		if (now == NULL || (before != NULL && g_strcmp0(now->value, before->value) == 0))
			continue;
		if (!beian_filing_answer(
			    open->filing, path, beian_filing_text(said, path), TRUE, step, error))
			return FALSE;
	}
	*changed = step->len > 0;
	return !*changed || beian_draft_save(reader->app, open, step, NULL, error);
}

gboolean
beian_batch_put_instance(BeianBatchReader *reader, const BeianForm *form, BeianBatchRow row, gint64 *id,
	gboolean *is_new, gboolean *changed, GError **error)
{
	g_autofree char *name = name_in(reader, form, row);
	Taking taking = {0};
	gboolean good;

	if (!begin(&taking, reader, name, error))
		return FALSE;
	g_autoptr(GArray) known = taking.known;
	*is_new = taking.instance == 0;
	if (*is_new) {
		good = beian_batch_make_draft(reader, form, row, &taking.instance, error);
		*changed = TRUE;
	} else {
		g_autoptr(BeianOpenDraft) open =
			beian_draft_open_to_write(reader->app, taking.instance, error);
		good = open != NULL && update(reader, open, form, row, changed, error);
	}
	good = good && take_numbers(&taking, row, TRUE, error);
	*changed |= taking.changed;
	*id = taking.instance;
	return good;
}

static void
add_part(GPtrArray *cells, guint index, Part part, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	g_ptr_array_add(cells, g_strdup_printf(PREFIX "%u/%s", index, part_names[part]));
	g_ptr_array_add(cells, g_strdup(text));
}

char **
beian_batch_numbers_of(BeianApp *app, gint64 instance, GError **error)
{
	g_autoptr(GArray) numbers = beian_store_numbers(app->store, instance, error);
	GPtrArray *cells = g_ptr_array_new();

	for (guint i = 0; numbers != NULL && i < numbers->len; i++) {
		const BeianNumber *number = &g_array_index(numbers, BeianNumber, i);
		const char *const texts[] = {
			number->sn, number->state, number->grantee, number->filed, number->notes};
		for (Part part = SN; part < PARTS; part++)
			add_part(cells, i + 1, part, texts[part]);
	}
	g_ptr_array_add(cells, NULL);
	if (numbers != NULL)
		return (char **)g_ptr_array_free(cells, FALSE);
	g_ptr_array_free(cells, TRUE);
	return NULL;
}
