/* download_table: JCDM, the ministry's code tables: what of a table is new, changed or no longer there
 * (docs/decisions/0020). */
#include "config.h"
#include "core/app/arrivals.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/store/table.h"
#include <string.h>

/* A table under way: what the file says, and what is known of it. */
typedef struct {
	BeianArrivals *arrivals;
	const char *token, *name;  /* of the table; the name in the user's language */
	const BeianCodeList *list; /* of ours without what was imported; NULL: it is kept and not used */
	GArray *rows;              /* of BeianTableRow, as the file has them */
	GArray *known;             /* of BeianTableRow, as the store has them */
	GArray *pairs;             /* of BeianCodePair beside ROWS; NULL without a list */
	guint counts[BEIAN_DOWNLOAD_STATES];
} Table;

static void
table_clear(Table *table)
{
	g_clear_pointer(&table->rows, g_array_unref);
	g_clear_pointer(&table->known, g_array_unref);
	g_clear_pointer(&table->pairs, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Table, table_clear)

/* The elements that hold what a row is called, and whether it is valid. Source: interface specification 3.0,
 * JCDM. */
static const char *const label_elements[] = {"Mc", "Nr", "Ztmc", "Fl2", "Dwmc"};
#define VALID_ELEMENT "Sfyx"

static char *
label_of(const BeianXmlNode *row)
{
	const BeianXmlNode *label = NULL;

	for (gsize i = 0; i < G_N_ELEMENTS(label_elements) && label == NULL; i++)
		label = beian_xml_child(row, label_elements[i]);
	g_autofree char *text = label != NULL ? beian_xml_text(label) : g_strdup("");
	return beian_text_normalise(g_strstrip(text));
}

static const char *
state_of(const BeianXmlNode *row)
{
	const BeianXmlNode *valid = beian_xml_child(row, VALID_ELEMENT);
	g_autofree char *text = valid != NULL ? beian_xml_text(valid) : NULL;

	return text == NULL || g_ascii_strtoull(text, NULL, 10) != 0 ? BEIAN_TABLE_VALID
								     : BEIAN_TABLE_WITHDRAWN;
}

static gboolean
read_row(Table *table, GHashTable *seen, const BeianXmlNode *node, GError **error)
{
	g_autofree char *number = g_strstrip(beian_xml_text(beian_xml_child(node, "Id"))),
			*label = label_of(node), *said = g_strconcat(state_of(node), " ", label, NULL);
	const char *before = g_hash_table_lookup(seen, number);

	if (before != NULL)
		return strcmp(before, said) == 0 || beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
							    _("%s: number %s is twice in the table “%s” and "
							      "means different things; ask for "
							      "the file again"),
							    table->arrivals->file, number, table->name);
	BeianTableRow row = {g_strdup(table->token), g_strdup(number), g_steal_pointer(&label),
		g_strdup(state_of(node)), g_strdup(table->arrivals->now)};
	g_array_append_val(table->rows, row);
	g_hash_table_insert(seen, g_steal_pointer(&number), g_steal_pointer(&said));
	return TRUE;
}

static gboolean
read_rows(Table *table, const BeianXmlNode *root, GError **error)
{
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

	table->rows = g_array_new(FALSE, TRUE, sizeof(BeianTableRow));
	g_array_set_clear_func(table->rows, (GDestroyNotify)beian_table_row_clear);
	for (const BeianXmlNode *at = beian_xml_first(root); at != NULL; at = beian_xml_next(at))
		if (!read_row(table, seen, at, error))
			return FALSE;
	return TRUE;
}

static void
pair(Table *table)
{
	g_autofree BeianCodeImport *imports = g_new0(BeianCodeImport, MAX(table->rows->len, 1));

	for (guint i = 0; i < table->rows->len; i++) {
		const BeianTableRow *row = &g_array_index(table->rows, BeianTableRow, i);
		imports[i] = (BeianCodeImport){row->number, row->label, NULL};
	}
	if (table->list != NULL)
		table->pairs = beian_code_list_pair(table->list, imports, table->rows->len);
}

/* Says what becomes of ROW; REASON is given away. */
static void
tell(Table *table, const BeianTableRow *row, BeianDownloadState state, char *reason)
{
	beian_arrivals_add_row(table->arrivals, (BeianDownloadRow){.state = state,
							.bureau = g_strdup(row->number),
							.name = g_strdup(row->label),
							.reason = reason});
}

/* What the row INDEX means here, when that is another thing; NULL. Free with g_free. */
static char *
contradiction(const Table *table, guint index, const BeianTableRow *known)
{
	const BeianTableRow *row = &g_array_index(table->rows, BeianTableRow, index);
	guint clashing =
		table->pairs != NULL ? g_array_index(table->pairs, BeianCodePair, index).clashing : G_MAXUINT;

	if (known != NULL && !beian_code_is_akin(known->label, row->label))
		return g_strdup_printf(_("%s: the number meant “%s” in the table that was taken in before"),
			table->name, known->label);
	if (clashing != G_MAXUINT)
		return g_strdup_printf(_("%s: here the number is that of “%s”, which would have none"),
			table->name,
			beian_code_list_row(table->list, clashing)->label[beian_language_in_use()]);
	return NULL;
}

/* What the row INDEX is beside KNOWN (NULL: nothing); says so where a person has to know it. */
static BeianDownloadState
compare(Table *table, guint index, const BeianTableRow *known)
{
	const BeianTableRow *row = &g_array_index(table->rows, BeianTableRow, index);

	if (known != NULL && strcmp(known->label, row->label) == 0 && strcmp(known->state, row->state) == 0)
		return BEIAN_DOWNLOAD_SAME;
	g_autofree char *reason = contradiction(table, index, known);
	if (reason != NULL && table->arrivals->mode != BEIAN_DOWNLOAD_REPLACE) {
		tell(table, row, BEIAN_DOWNLOAD_CONFLICT, g_steal_pointer(&reason));
		return BEIAN_DOWNLOAD_CONFLICT;
	}
	if (known == NULL)
		return BEIAN_DOWNLOAD_NEW;
	tell(table, row, BEIAN_DOWNLOAD_CHANGED,
		strcmp(row->state, BEIAN_TABLE_WITHDRAWN) == 0
			? g_strdup_printf(_("%s: cannot be chosen any more"), table->name)
			: g_strdup_printf(_("%s: was “%s”"), table->name, known->label));
	return BEIAN_DOWNLOAD_CHANGED;
}

static GHashTable *
by_number(const GArray *rows)
{
	GHashTable *index = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < rows->len; i++) {
		BeianTableRow *row = &g_array_index(rows, BeianTableRow, i);
		g_hash_table_insert(index, row->number, row);
	}
	return index;
}

static gboolean
put(const Table *table, const BeianTableRow *row, GError **error)
{
	return table->arrivals->mode == BEIAN_DOWNLOAD_LOOK ||
	       beian_store_put_table_row(table->arrivals->store, row, error);
}

static gboolean
take_rows(Table *table, GError **error)
{
	g_autoptr(GHashTable) known = by_number(table->known);

	for (guint i = 0; i < table->rows->len; i++) {
		const BeianTableRow *row = &g_array_index(table->rows, BeianTableRow, i);
		BeianDownloadState state = compare(table, i, g_hash_table_lookup(known, row->number));
		table->counts[state]++;
		if (state != BEIAN_DOWNLOAD_SAME && state != BEIAN_DOWNLOAD_CONFLICT &&
			!put(table, row, error))
			return FALSE;
	}
	return TRUE;
}

/* A table is sent whole: what it lacks is gone. */
static gboolean
mark_gone(Table *table, GError **error)
{
	g_autoptr(GHashTable) there = by_number(table->rows);

	for (guint i = 0; i < table->known->len; i++) {
		BeianTableRow gone = g_array_index(table->known, BeianTableRow, i);
		if (g_hash_table_contains(there, gone.number) || strcmp(gone.state, BEIAN_TABLE_GONE) == 0)
			continue;
		gone.state = (char *)BEIAN_TABLE_GONE;
		gone.noted = table->arrivals->now;
		table->counts[BEIAN_DOWNLOAD_CHANGED]++;
		tell(table, &gone, BEIAN_DOWNLOAD_CHANGED,
			g_strdup_printf(_("%s: is no longer in the table"), table->name));
		if (!put(table, &gone, error))
			return FALSE;
	}
	return TRUE;
}

/* How the table and our list fit, as a sentence. Free with g_free. */
static char *
summary(const Table *table)
{
	guint found = 0, renamed = 0;

	if (table->list == NULL)
		return g_strdup_printf(
			ngettext("%u row is kept; nothing here is chosen from it",
				"%u rows are kept; nothing here is chosen from them", table->rows->len),
			table->rows->len);
	for (guint i = 0; i < table->rows->len; i++) {
		const BeianTableRow *row = &g_array_index(table->rows, BeianTableRow, i);
		guint own = g_array_index(table->pairs, BeianCodePair, i).row;
		const BeianCode *code = own != G_MAXUINT ? beian_code_list_row(table->list, own) : NULL;
		found += code != NULL;
		renamed += code != NULL && (strcmp(code->miit, row->number) != 0 ||
						   strcmp(code->label[BEIAN_LANGUAGE_ZH], row->label) != 0);
	}
	return g_strdup_printf(
		_("rows: %u; known here: %u, of these with another number or name: %u; only in "
		  "the table: %u; only here: %u"),
		table->rows->len, found, renamed, table->rows->len - found,
		beian_code_list_count(table->list) - found);
}

static void
tell_table(Table *table)
{
	BeianDownloadState state = table->counts[BEIAN_DOWNLOAD_NEW] > 0       ? BEIAN_DOWNLOAD_NEW
				   : table->counts[BEIAN_DOWNLOAD_CHANGED] > 0 ? BEIAN_DOWNLOAD_CHANGED
									       : BEIAN_DOWNLOAD_SAME;

	if (table->counts[BEIAN_DOWNLOAD_CONFLICT] > 0)
		return; /* the rows in conflict say what there is to say */
	table->arrivals->any_table |= state != BEIAN_DOWNLOAD_SAME;
	beian_arrivals_add_row(table->arrivals,
		(BeianDownloadRow){.state = state, .name = g_strdup(table->name), .reason = summary(table)});
}

/* The row of the list of tables for ELEMENT; NULL when there is none. */
static const BeianCode *
kind_of(const BeianCodeList *tables, const char *element)
{
	for (guint i = 0; i < beian_code_list_count(tables); i++) {
		const BeianCode *row = beian_code_list_row(tables, i);
		if (strcmp(beian_code_list_cell(tables, row, "element"), element) == 0)
			return row;
	}
	return NULL;
}

static gboolean
take_table(BeianArrivals *arrivals, BeianCodes *plain, const BeianXmlNode *root, GError **error)
{
	const BeianCodeList *tables = beian_codes_list(plain, BEIAN_CODE_TABLES, error);
	const BeianCode *kind = tables != NULL ? kind_of(tables, beian_xml_name(root)) : NULL;
	g_auto(Table) table = {.arrivals = arrivals};

	if (tables == NULL)
		return FALSE;
	if (kind == NULL)
		return beian_pass_over(arrivals, root);
	const char *list = beian_code_list_cell(tables, kind, "list");
	table.token = kind->token;
	table.name = kind->label[beian_language_in_use()];
	table.list = *list != '\0' ? beian_codes_list(plain, list, error) : NULL;
	if ((*list != '\0' && table.list == NULL) || !read_rows(&table, root, error))
		return FALSE;
	table.known = beian_store_table(arrivals->store, table.token, error);
	if (table.known == NULL)
		return FALSE;
	pair(&table);
	if (!take_rows(&table, error) || !mark_gone(&table, error))
		return FALSE;
	tell_table(&table);
	return TRUE;
}

/* Tables are compared with our lists as they are shipped, not with what an earlier table made of them. */
static BeianCodes *
plain_codes(const BeianArrivals *arrivals)
{
	g_autofree char *folder = g_build_filename(arrivals->app->datadir, "data", "codes", NULL);

	return beian_codes_new(folder);
}

gboolean
beian_take_providers(BeianArrivals *arrivals, const BeianXml *piece, GError **error)
{
	g_autoptr(BeianCodes) plain = plain_codes(arrivals);

	return take_table(arrivals, plain, beian_xml_root(piece), error);
}

gboolean
beian_take_tables(BeianArrivals *arrivals, const BeianXml *piece, GError **error)
{
	g_autoptr(BeianCodes) plain = plain_codes(arrivals);

	for (const BeianXmlNode *at = beian_xml_first(beian_xml_root(piece)); at != NULL;
		at = beian_xml_next(at))
		if (!take_table(arrivals, plain, at, error))
			return FALSE;
	return TRUE;
}
