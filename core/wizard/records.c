/* records: what the bureau holds, to search, and one of it to read. */
#include "config.h"
#include "core/wizard/list.h"
#include "core/base/error.h"
#include <string.h>

/* More than anyone scrolls through: who looks for one types a part of it. */
enum { FETCH = 256 };

/* Cells of a value: its label in each language, then the value in each. */
enum { LABEL_CELL = 0, VALUE_CELL = BEIAN_LANGUAGES };

/* What no form asks: the record's own attributes. */
static const struct {
	const char *name, *label;
} attributes[] = {
	{"number", N_("number")},
	{"bureau-id", N_("the bureau's id")},
	{"sent-as", N_("id when it was sent")},
	{"cancelled", N_("cancelled")},
	{"filed", N_("first filed")},
	{"changed", N_("last changed")},
};

static const char *
label_of(const BeianSession *session, const BeianRow *row)
{
	const char *label = row->cells[LABEL_CELL + session->language], *at = strchr(row->id, '@');

	if (*label != '\0' || at == NULL)
		return label;
	for (gsize i = 0; i < G_N_ELEMENTS(attributes); i++)
		if (strcmp(at + 1, attributes[i].name) == 0)
			return _(attributes[i].label);
	return label;
}

static const char *
value_of(const BeianSession *session, const BeianRow *row)
{
	return row->cells[VALUE_CELL + session->language];
}

static void
fetch_values(BeianSession *session, BeianList *list, BeianCommands *commands)
{
	list->ticket = beian_session_look_up(
		session, BEIAN_SOURCE_RECORD, list->argument, list->line.text->str, 0, G_MAXINT, commands);
}

/* A value may be longer than its column. */
static void
say_value(BeianSession *session, BeianList *list, const BeianRow *row, BeianCommands *commands)
{
	(void)list;
	(void)commands;
	beian_session_say(session, BEIAN_ROLE_INFO, "%s: %s", row->id, value_of(session, row));
}

static GArray *
values_shown(const BeianSession *session, const BeianList *list)
{
	GArray *rows = beian_rows_new();

	for (guint i = 0; i < list->rows->len; i++) {
		const BeianRow *row = &g_array_index(list->rows, BeianRow, i);
		BeianRow shown = {.id = g_strdup(row->id), .leaf = TRUE};
		shown.cells[0] = g_strdup(row->id);
		shown.cells[1] = g_strdup(label_of(session, row));
		shown.cells[2] = g_strdup(value_of(session, row));
		g_array_append_val(rows, shown);
	}
	return rows;
}

static guint
places(const BeianSession *session, const BeianList *list)
{
	(void)session;
	return list->rows->len > 0 ? BEIAN_PLACE_RECORD : 0;
}

static void
begin_from(BeianSession *session, const char *record, BeianCommands *commands)
{
	beian_session_push(session, beian_kinds_new(session, record, commands));
}

/* The line in focus tells of a service, or of the whole record. */
static gboolean
begin_from_line(BeianSession *session, BeianList *list, BeianAction action, BeianCommands *commands)
{
	const char *line = list->selected < list->rows->len
				   ? g_array_index(list->rows, BeianRow, list->selected).id
				   : "";
	const char *service = g_str_has_prefix(line, "service/") ? line + strlen("service/") : NULL;

	if (action != BEIAN_ACTION_NEW)
		return FALSE;
	g_autofree char *record = service != NULL ? g_strdup_printf("%s/%.*s", list->argument,
							    (int)strcspn(service, "/"), service)
						  : g_strdup(list->argument);
	begin_from(session, record, commands);
	return TRUE;
}

static char *
title_of_one(const BeianSession *session, const BeianList *list)
{
	(void)session;
	return g_strdup_printf(_("Record %s"), list->argument);
}

static char *
hint_of_one(const BeianSession *session, const BeianList *list)
{
	(void)session;
	(void)list;
	return g_strdup(_("Type a part of a name or a value; Enter shows a long value."));
}

static const BeianListKind one = {
	.id = "record",
	.title = title_of_one,
	.hint = hint_of_one,
	.fetch = fetch_values,
	.choose = say_value,
	.places = places,
	.act = begin_from_line,
	.shown = values_shown,
	.cols = {30, 18, 0},
};

static void
fetch_records(BeianSession *session, BeianList *list, BeianCommands *commands)
{
	list->ticket = beian_session_look_up(
		session, BEIAN_SOURCE_RECORDS, NULL, list->line.text->str, 0, FETCH, commands);
}

static void
open_record(BeianSession *session, BeianList *list, const BeianRow *row, BeianCommands *commands)
{
	(void)list;
	beian_session_push(session, beian_list_new(session, &one, row->id, NULL, "", commands));
}

static gboolean
begin_from_row(BeianSession *session, BeianList *list, BeianAction action, BeianCommands *commands)
{
	if (action != BEIAN_ACTION_NEW || list->selected >= list->rows->len)
		return FALSE;
	begin_from(session, g_array_index(list->rows, BeianRow, list->selected).id, commands);
	return TRUE;
}

/* The third cell says that the bureau cancelled it, in no language. */
static GArray *
records_shown(const BeianSession *session, const BeianList *list)
{
	GArray *rows = beian_rows_new();
	(void)session;

	for (guint i = 0; i < list->rows->len; i++) {
		const BeianRow *row = &g_array_index(list->rows, BeianRow, i);
		BeianRow shown = {.id = g_strdup(row->id), .leaf = TRUE};
		for (gsize j = 0; j < G_N_ELEMENTS(row->cells) && row->cells[j] != NULL; j++)
			shown.cells[j] = g_strdup(row->cells[j]);
		if (*row->cells[2] != '\0') {
			g_free(shown.cells[2]);
			shown.cells[2] = g_strdup(_("cancelled"));
		}
		g_array_append_val(rows, shown);
	}
	return rows;
}

static char *
title_of_all(const BeianSession *session, const BeianList *list)
{
	(void)session;
	(void)list;
	return g_strdup(_("Records: what the bureau holds"));
}

static char *
hint_of_all(const BeianSession *session, const BeianList *list)
{
	(void)session;
	if (list->rows->len == 0 && list->line.text->len == 0)
		return g_strdup(_("There is none yet; “beian import FILE” takes in a download."));
	return g_strdup(_("Type a part of a name, number, domain or phone; Enter shows a record."));
}

static const BeianListKind all = {
	.id = "records",
	.title = title_of_all,
	.hint = hint_of_all,
	.fetch = fetch_records,
	.choose = open_record,
	.places = places,
	.act = begin_from_row,
	.shown = records_shown,
	.cols = {30, 22, 9, 0},
};

BeianPage *
beian_records_new(BeianSession *session, BeianCommands *commands)
{
	return beian_list_new(session, &all, NULL, NULL, "", commands);
}
