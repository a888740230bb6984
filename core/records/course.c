/* course: the states of a filing after its export, read from data/tasks, and the days that are worked. */
#include "config.h"
#include "core/records/course.h"
#include <string.h>

/* The tables, each with the columns that it has beside those of every list; all but the calendar, which rules
 * need too, stand in data/tasks. */
enum { STATE, DUE, DAY, OPERATION, RESULT, SHOW, NOTICE, TABLES };
static const struct {
	const char *id;
	const char *columns[8];
	gboolean is_shared; /* in data/codes */
} tables[TABLES] = {
	[STATE] = {"state", {"date", "kinds", "next", "marks", "todo-zh", "todo-en", "number"}},
	[DUE] = {"due", {"state", "kinds", "days", "counting", "who", "date"}},
	[DAY] = {"day", {"working"}, TRUE},
	[OPERATION] = {"operation", {"kinds", "keys", "date"}},
	[RESULT] = {"result", {"at", "mark", "date", "known", "covered"}},
	[SHOW] = {"show", {"number", "owner", "date"}},
	[NOTICE] = {"notice", {"opens", "date"}},
};

static const char *const marks[] = {"begins", "exported", "awaits", "approves", "refuses", "settles", "ends",
	"rectifies", "noticed", NULL};

struct BeianCourse {
	BeianCodes *tasks, *shared;
	const BeianCodeList *lists[TABLES];
	BeianStates states;
};

static const char *
cell(const BeianCourse *course, int table, const BeianCode *row, const char *name)
{
	return beian_code_list_cell(course->lists[table], row, name);
}

static gboolean
is_among(char *const *words, const char *word)
{
	return g_strv_contains((const char *const *)words, word);
}

/* The file of TABLE below the data. Free with g_free. */
static char *
file_of(int table)
{
	return g_strdup_printf(
		"data/%s/%s.csv", tables[table].is_shared ? "codes" : "tasks", tables[table].id);
}

static void
complain(BeianComplaints *complaints, int table, guint index, const char *what, const char *word)
{
	g_autofree char *file = file_of(table);

	/* The header is line 1. */
	beian_complaints_add(complaints, file, (long)index + 2, _("%s: “%s” is not known"), what, word);
}

static void
check_words(BeianComplaints *complaints, int table, guint index, const char *what, char *const *words,
	const char *const *known)
{
	g_autofree char *file = file_of(table);

	beian_state_check_words(complaints, file, index, what, words, known);
}

/* What words may stand in a cell beside those of the tables themselves. */
static const struct {
	int table;
	const char *column;
	const char *known[5];
} choices[] = {
	{STATE, "number", {"bound", "recording", "recorded", "release"}},
	{DUE, "counting", {"working", "calendar"}},
	{DUE, "who", {"applicant", "provider", "bureau"}},
	{DAY, "working", {"yes", "no"}},
	{OPERATION, "keys", {"own", "entity", "service", "access", "number"}},
	{RESULT, "mark", {"approves", "refuses"}},
	{RESULT, "known", {"document", "records", "bureau"}},
	{RESULT, "covered", {"not-sent", "transform", "export", "required"}},
	{SHOW, "number", {"entity", "service"}},
	{SHOW, "owner", {"yes", "no"}},
};

static void
check_choices(const BeianCourse *course, BeianComplaints *complaints)
{
	for (gsize i = 0; i < G_N_ELEMENTS(choices); i++) {
		const BeianCodeList *list = course->lists[choices[i].table];
		const char *known[6] = {NULL};
		for (gsize j = 0; j < G_N_ELEMENTS(choices[i].known); j++)
			known[j] = choices[i].known[j];
		for (guint j = 0; j < beian_code_list_count(list); j++) {
			const BeianCode *row = beian_code_list_row(list, j);
			g_auto(GStrv) words =
				beian_state_words(cell(course, choices[i].table, row, choices[i].column));
			check_words(complaints, choices[i].table, j, choices[i].column, words, known);
		}
	}
}

static void
read_states(BeianCourse *course, BeianComplaints *complaints)
{
	g_autofree char *file = file_of(STATE);

	beian_states_read(&course->states, course->lists[STATE], file, marks, complaints);
	for (guint i = 0; i < course->states.count; i++)
		beian_state_check_words(complaints, file, i, "kinds", course->states.states[i].kinds,
			beian_form_known_kinds());
}

/* The tokens of table WHICH, NULL-terminated; the tokens are borrowed, free the array with g_free. */
static const char **
tokens_of(const BeianCourse *course, int which)
{
	const BeianCodeList *list = course->lists[which];
	const char **tokens = g_new0(const char *, beian_code_list_count(list) + 1);

	for (guint i = 0; i < beian_code_list_count(list); i++)
		tokens[i] = beian_code_list_row(list, i)->token;
	return tokens;
}

/* What kinds can be in STATE: those of filings, or, where notices stand, NOTICES. */
static const char *const *
kinds_in(const BeianCourse *course, const char *state, const char *const *notices)
{
	const BeianState *known = beian_course_state(course, state);

	return known != NULL && beian_state_has(known, "noticed") ? notices : beian_form_known_kinds();
}

static void
check_dues(const BeianCourse *course, BeianComplaints *complaints)
{
	const BeianCodeList *list = course->lists[DUE];
	g_autofree const char **notices = tokens_of(course, NOTICE);

	for (guint i = 0; i < beian_code_list_count(list); i++) {
		const BeianCode *row = beian_code_list_row(list, i);
		const char *state = cell(course, DUE, row, "state"), *days = cell(course, DUE, row, "days");
		g_auto(GStrv) kinds = beian_state_words(cell(course, DUE, row, "kinds"));
		if (beian_course_state(course, state) == NULL)
			complain(complaints, DUE, i, "state", state);
		if (!g_ascii_string_to_unsigned(days, 10, 1, 366, NULL, NULL))
			complain(complaints, DUE, i, "days", days);
		check_words(complaints, DUE, i, "kinds", kinds, kinds_in(course, state, notices));
	}
}

static void
check_notices(const BeianCourse *course, BeianComplaints *complaints)
{
	const BeianCodeList *list = course->lists[NOTICE];

	for (guint i = 0; i < beian_code_list_count(list); i++) {
		g_auto(GStrv) opens =
			beian_state_words(cell(course, NOTICE, beian_code_list_row(list, i), "opens"));
		check_words(complaints, NOTICE, i, "opens", opens, beian_form_known_kinds());
	}
}

/* Whether every table is there with its columns. */
static gboolean
has_tables(BeianCourse *course, BeianComplaints *complaints)
{
	for (int i = 0; i < TABLES; i++) {
		g_autoptr(GError) error = NULL;
		g_autofree char *file = file_of(i);
		course->lists[i] = beian_codes_list(
			tables[i].is_shared ? course->shared : course->tasks, tables[i].id, &error);
		if (course->lists[i] == NULL) {
			g_ptr_array_add(complaints, g_strdup(error->message));
			continue;
		}
		const char *const *columns = beian_code_list_columns(course->lists[i]);
		for (int j = 0; tables[i].columns[j] != NULL; j++)
			if (!g_strv_contains(columns, tables[i].columns[j]))
				beian_complaints_add(complaints, file, 1, _("there is no column \"%s\""),
					tables[i].columns[j]);
	}
	return complaints->len == 0;
}

BeianCourse *
beian_course_read(const char *datadir, GError **error)
{
	g_autofree char *tasks = g_build_filename(datadir, "data", "tasks", NULL),
			*shared = g_build_filename(datadir, "data", "codes", NULL);
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	g_autoptr(BeianCourse) course = g_new0(BeianCourse, 1);

	course->tasks = beian_codes_new(tasks);
	course->shared = beian_codes_new(shared);
	if (has_tables(course, complaints)) {
		read_states(course, complaints);
		check_dues(course, complaints);
		check_notices(course, complaints);
		check_choices(course, complaints);
	}
	return beian_complaints_none(complaints, error) ? g_steal_pointer(&course) : NULL;
}

void
beian_course_free(BeianCourse *course)
{
	if (course == NULL)
		return;
	beian_states_clear(&course->states);
	beian_codes_free(course->tasks);
	beian_codes_free(course->shared);
	g_free(course);
}

const BeianState *
beian_course_state(const BeianCourse *course, const char *id)
{
	return beian_states_find(&course->states, id);
}

const BeianState *
beian_course_marked(const BeianCourse *course, const char *mark)
{
	return beian_states_marked(&course->states, mark);
}

gboolean
beian_course_allows(const BeianCourse *course, const BeianState *from, const BeianState *to, const char *kind)
{
	(void)course;
	return beian_state_leads_to(from, to) && (to->kinds[0] == NULL || is_among(to->kinds, kind));
}

GPtrArray *
beian_course_next(const BeianCourse *course, const BeianState *from, const char *kind)
{
	GPtrArray *next = g_ptr_array_new();

	for (guint i = 0; i < course->states.count; i++)
		if (beian_course_allows(course, from, &course->states.states[i], kind))
			g_ptr_array_add(next, &course->states.states[i]);
	return next;
}

const BeianState *
beian_course_parse(const BeianCourse *course, const char *text, GError **error)
{
	return beian_states_parse(&course->states, text, error);
}

/* The due of ROW, counted from SINCE. */
static BeianDue
due_of(const BeianCourse *course, const BeianCode *row, BeianDate since)
{
	BeianDue due = {
		.id = row->token,
		.text = {row->label[BEIAN_LANGUAGE_ZH], row->label[BEIAN_LANGUAGE_EN]},
		.who = cell(course, DUE, row, "who"),
		.source = row->source,
		.date = cell(course, DUE, row, "date"),
	};
	guint days = (guint)g_ascii_strtoull(cell(course, DUE, row, "days"), NULL, 10);

	/* Calendar days are not moved to the next working day: the earlier day is the safe one. */
	if (strcmp(cell(course, DUE, row, "counting"), "working") == 0)
		due.day = beian_calendar_add(course->lists[DAY], since, days, &due.guessed);
	else
		due.day = beian_date_add_days(since, (int)days);
	return due;
}

gboolean
beian_course_due(const BeianCourse *course, const BeianState *state, const char *kind, BeianDate since,
	const BeianDate *own, BeianDue *out)
{
	const BeianCodeList *list = course->lists[DUE];
	gboolean found = FALSE;

	for (guint i = 0; i < beian_code_list_count(list); i++) {
		const BeianCode *row = beian_code_list_row(list, i);
		g_auto(GStrv) kinds = beian_state_words(cell(course, DUE, row, "kinds"));
		if (strcmp(cell(course, DUE, row, "state"), state->id) != 0 ||
			(kinds[0] != NULL && !is_among(kinds, kind)))
			continue;
		const BeianDue due = due_of(course, row, since);
		if (!found || beian_date_days_between(due.day, out->day) > 0)
			*out = due;
		found = TRUE;
	}
	if (own == NULL)
		return found;
	if (!found)
		*out = (BeianDue){
			.id = state->id,
			.text = {state->todo[BEIAN_LANGUAGE_ZH], state->todo[BEIAN_LANGUAGE_EN]},
			.who = "applicant",
			.source = state->source,
			.date = state->date,
		};
	out->day = *own;
	out->guessed = FALSE;
	return TRUE;
}

const BeianCodeList *
beian_course_list(const BeianCourse *course, const char *id)
{
	for (int i = 0; i < TABLES; i++)
		if (strcmp(tables[i].id, id) == 0)
			return course->lists[i];
	return NULL;
}
