/* download_result: BAJG, what the bureau answers: which draft it answers, where it points, and what state
 * that leads to. */
#include "config.h"
#include "core/app/arrivals.h"
#include "core/app/progress.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include <inttypes.h>
#include <string.h>

/* No entity has more drafts that wait for the bureau at once. */
enum { WAITING_MAX = 64, OWN_ID_PLACES = 65536 };

/* One answer, to one operation. */
typedef struct {
	const BeianCode *operation; /* row of data/tasks/operation.csv */
	char *key;                  /* by which the bureau names what it answers */
	char *digest, *day;         /* DAY: YYYY-MM-DD; NULL: not said */
	gint64 draft;               /* 0: none that waits is known */
	char *kind, *title;         /* of the draft */
	const BeianState *state;    /* in which the draft is */
	gboolean approves, refuses;
	guint count;
} Answer;

static void
answer_clear(Answer *answer)
{
	g_free(answer->key);
	g_free(answer->digest);
	g_free(answer->day);
	g_free(answer->kind);
	g_free(answer->title);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Answer, answer_clear)

/* What the child NAME says; "" without one. Free with g_free. */
static char *
text_of(const BeianXmlNode *node, const char *name)
{
	const BeianXmlNode *child = beian_xml_child(node, name);

	return child != NULL ? g_strstrip(beian_xml_text(child)) : g_strdup("");
}

static gboolean
has_word(const BeianCodeList *list, const BeianCode *row, const char *column, const char *word)
{
	g_auto(GStrv) words = g_strsplit(beian_code_list_cell(list, row, column), " ", -1);

	return g_strv_contains((const char *const *)words, word);
}

/* Makes DRAFT the one that ANSWER is about if it is of such a kind, and waits, or none is known yet. */
static gboolean
consider(BeianArrivals *arrivals, Answer *answer, gint64 draft, GError **error)
{
	const BeianCodeList *operations = beian_course_list(arrivals->app->course, "operation");
	g_auto(BeianDraft) candidate = {0};
	const BeianState *state = NULL;

	if (!beian_store_draft(arrivals->store, draft, &candidate, error))
		return FALSE;
	if (!has_word(operations, answer->operation, "kinds", candidate.kind))
		return TRUE;
	state = beian_progress_state(arrivals->app, draft, error);
	if (state == NULL)
		return FALSE;
	if (answer->draft != 0 && !beian_state_has(state, "awaits"))
		return TRUE;
	answer->draft = draft;
	answer->state = state;
	g_free(answer->kind);
	g_free(answer->title);
	answer->kind = g_steal_pointer(&candidate.kind);
	answer->title = g_steal_pointer(&candidate.title);
	return TRUE;
}

/* The draft whose own id the key is: uid × 65536 + a place (data/transform/miit-3.0.xsl). */
static gboolean
find_by_own_id(BeianArrivals *arrivals, Answer *answer, GError **error)
{
	guint64 id;

	if (!g_ascii_string_to_unsigned(answer->key, 10, OWN_ID_PLACES, G_MAXINT64, &id, NULL))
		return TRUE;
	g_autofree char *uid = g_strdup_printf("%08" PRIx64, id / OWN_ID_PLACES);
	gint64 draft = beian_store_find_uid(arrivals->store, uid, error);
	return draft == 0 || (draft > 0 && consider(arrivals, answer, draft, error));
}

/* What the keys of an operation are, and under which questions drafts have them. */
static const struct {
	const char *word, *suffixes[2];
} known_by[] = {
	{"number", {"/number", NULL}},
	{"entity", {"entity/bureau-id", NULL}},
	{"service", {"/bureau-id", NULL}},
	{"access", {"/bureau-id", NULL}},
};

static gboolean
find_draft(BeianArrivals *arrivals, Answer *answer, GError **error)
{
	const BeianCodeList *operations = beian_course_list(arrivals->app->course, "operation");

	if (has_word(operations, answer->operation, "keys", "own") &&
		!find_by_own_id(arrivals, answer, error))
		return FALSE;
	for (gsize i = 0; i < G_N_ELEMENTS(known_by) && answer->draft == 0; i++) {
		if (!has_word(operations, answer->operation, "keys", known_by[i].word))
			continue;
		g_autoptr(GArray) holders = beian_store_holders(
			arrivals->store, 0, answer->key, known_by[i].suffixes, WAITING_MAX, error);
		if (holders == NULL)
			return FALSE;
		for (guint j = 0; j < holders->len; j++)
			if (!consider(arrivals, answer, g_array_index(holders, gint64, j), error))
				return FALSE;
	}
	return TRUE;
}

/* The item that the code ROW with SAID is about: of the first of its questions that is answered, the one
 * whose value SAID quotes, else the first. NULL: the whole filing. */
static const BeianItem *
place_of(const BeianCodeList *list, const BeianCode *row, const BeianDocument *document, const char *said)
{
	g_auto(GStrv) templates = g_strsplit(beian_code_list_cell(list, row, "at"), " ", -1);
	const BeianItem *found = NULL;

	for (char **template = templates; *template != NULL && found == NULL; template ++)
		for (guint i = 0; i < document->items->len; i++) {
			const BeianItem *item = document->items->pdata[i];
			if (strcmp(item->question->path, *template) != 0 || !item->relevant ||
				item->state != BEIAN_ANSWER_VALUE)
				continue;
			if (strstr(said, item->reading->value) != NULL)
				return item;
			found = found != NULL ? found : item;
		}
	return found;
}

/* Keeps CODE with SAID, at the place in DOCUMENT (NULL: no draft is known) that it is about. */
static gboolean
keep(BeianArrivals *arrivals, Answer *answer, const BeianDocument *document, const char *code,
	const char *said, GError **error)
{
	const BeianCodeList *list = beian_course_list(arrivals->app->course, "result");
	const BeianCode *row = beian_code_list_find(list, code);
	const BeianItem *item = row != NULL && document != NULL ? place_of(list, row, document, said) : NULL;
	const BeianResult result = {
		.draft = answer->draft,
		.digest = answer->digest,
		.code = (char *)code,
		.path = item != NULL ? item->path : (char *)"",
		.value = (char *)(item != NULL ? item->reading->value : ""),
		.said = (char *)said,
		.key = answer->key,
		.file = arrivals->source,
		.noted = arrivals->now,
	};

	answer->count++;
	answer->approves |= row != NULL && has_word(list, row, "mark", "approves");
	answer->refuses |= row == NULL || has_word(list, row, "mark", "refuses");
	return arrivals->mode == BEIAN_DOWNLOAD_LOOK ||
	       beian_store_put_result(arrivals->store, &result, error);
}

/* Moves the draft on, if it waits; *STATE is what it is in then. */
static gboolean
advance(BeianArrivals *arrivals, Answer *answer, GError **error)
{
	const BeianState *to = answer->refuses    ? beian_course_marked(arrivals->app->course, "refuses")
			       : answer->approves ? beian_course_marked(arrivals->app->course, "approves")
						  : NULL;

	if (to == NULL || answer->draft == 0 || to == answer->state ||
		!beian_state_has(answer->state, "awaits"))
		return TRUE;
	const BeianAdvance step = {
		.state = to->id, .day = answer->day, .origin = arrivals->source, .forced = TRUE};
	if (arrivals->mode != BEIAN_DOWNLOAD_LOOK &&
		!beian_progress_advance(arrivals->app, answer->draft, &step, NULL, error))
		return FALSE;
	answer->state = to;
	return TRUE;
}

static void
tell(BeianArrivals *arrivals, Answer *answer, BeianDownloadState state)
{
	BeianDownloadRow row = {
		.state = state, .bureau = g_strdup(answer->key), .name = g_strdup(answer->title)};

	if (answer->draft != 0 && answer->state != NULL)
		row.reason = g_strdup_printf(_("draft %" PRId64 ": %s"), answer->draft,
			answer->state->name[beian_language_in_use()]);
	else if (state != BEIAN_DOWNLOAD_SAME)
		row.reason = g_strdup(_("no draft here waits for this; it is remembered"));
	beian_arrivals_add_row(arrivals, row);
}

/*
 * What ANSWER is about: its digest, whether it is known, its draft. *KNOWN: nothing more is to be done with
 * it. One that had no draft is looked at again.
 */
static gboolean
recognise(BeianArrivals *arrivals, Answer *answer, const BeianXml *piece, gboolean *known, GError **error)
{
	g_autoptr(GBytes) bytes = beian_xml_write(piece, "UTF-8", error);
	gboolean answered;
	gint64 draft = 0;

	if (bytes == NULL || !find_draft(arrivals, answer, error))
		return FALSE;
	answer->digest = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
	int is = beian_store_knows_result(arrivals->store, answer->digest, &draft, &answered, error);
	*known = is == 1 && (draft != 0 || answer->draft == 0);
	if (*known)
		tell(arrivals, answer, BEIAN_DOWNLOAD_SAME);
	return is == 0 || *known ||
	       (is == 1 && (arrivals->mode == BEIAN_DOWNLOAD_LOOK ||
				   beian_store_drop_result(arrivals->store, answer->digest, error)));
}

/* The operation NUMBER, or NULL: a row says that it is none. */
static const BeianCode *
operation_of(BeianArrivals *arrivals, const char *number)
{
	const BeianCode *row =
		beian_code_list_find(beian_course_list(arrivals->app->course, "operation"), number);

	if (row == NULL)
		beian_arrivals_add_row(arrivals,
			(BeianDownloadRow){.state = BEIAN_DOWNLOAD_PASSED,
				.reason = g_strdup_printf(_("no operation has the number “%s”"), number)});
	return row;
}

/* The answers of the draft, as they are now; NULL with *ERROR, or without when there is no draft. */
static BeianOpenDraft *
look(BeianArrivals *arrivals, const Answer *answer, GError **error)
{
	return answer->draft != 0 ? beian_draft_look(arrivals->app, answer->draft, error) : NULL;
}

gboolean
beian_take_result(BeianArrivals *arrivals, const BeianXml *piece, GError **error)
{
	const BeianXmlNode *root = beian_xml_root(piece);
	g_autofree char *number = text_of(root, "Czlx");
	g_autoptr(GError) cause = NULL;
	g_auto(Answer) answer = {.key = text_of(root, "Bs")};
	gboolean known;

	if (beian_app_course(arrivals->app, error) == NULL)
		return FALSE;
	answer.operation = operation_of(arrivals, number);
	if (answer.operation == NULL)
		return TRUE;
	if (!recognise(arrivals, &answer, piece, &known, error) || known)
		return known;
	g_autoptr(BeianOpenDraft) open = look(arrivals, &answer, &cause);
	g_autoptr(BeianDocument) document = open != NULL ? beian_document_new(open->filing) : NULL;
	if (cause != NULL) {
		g_propagate_error(error, g_steal_pointer(&cause));
		return FALSE;
	}
	for (const BeianXmlNode *at = beian_xml_first(root); at != NULL; at = beian_xml_next(at)) {
		if (strcmp(beian_xml_name(at), "Jgxx") != 0)
			continue;
		g_autofree char *code = text_of(at, "Jgdm"), *said = text_of(at, "Dmms");
		if (!keep(arrivals, &answer, document, code, said, error))
			return FALSE;
	}
	if (!advance(arrivals, &answer, error))
		return FALSE;
	tell(arrivals, &answer, BEIAN_DOWNLOAD_NEW);
	return TRUE;
}

/* The day in TIME, where the log can have it: not before the step before, and not to come. Free with g_free.
 */
static char *
day_of(BeianArrivals *arrivals, const Answer *answer, const char *time)
{
	g_autofree char *day = g_strndup(time, BEIAN_DATE_TEXT_BYTES - 1);
	char today_text[BEIAN_DATE_TEXT_BYTES];
	g_auto(BeianStanding) standing = {0};
	BeianDate date, today;

	if (answer->draft == 0 || !beian_date_parse(day, &date) || !beian_clock_today(&today, NULL) ||
		!beian_store_standing(arrivals->store, answer->draft, &standing, NULL))
		return NULL;
	beian_date_format(today, today_text);
	return strcmp(day, today_text) <= 0 && g_strcmp0(standing.day, day) <= 0 ? g_steal_pointer(&day)
										 : NULL;
}

gboolean
beian_take_opinion(BeianArrivals *arrivals, const BeianXml *piece, GError **error)
{
	const BeianXmlNode *root = beian_xml_root(piece);
	g_autofree char *number = text_of(root, "Czlx"), *time = text_of(root, "Shsj"),
			*said = text_of(root, "Shyj"), *verdict = text_of(root, "Shjg");
	g_auto(Answer) answer = {.key = text_of(root, "Jlid")};
	gboolean known;

	if (beian_app_course(arrivals->app, error) == NULL)
		return FALSE;
	answer.operation = operation_of(arrivals, number);
	if (answer.operation == NULL)
		return TRUE;
	if (!recognise(arrivals, &answer, piece, &known, error) || known)
		return known;
	answer.day = day_of(arrivals, &answer, time);
	/* 1001 and 1002 say the same as Shjg 1 and 0. Source: interface specification 3.0, table of results.
	 */
	if (!keep(arrivals, &answer, NULL, strcmp(verdict, "1") == 0 ? "1001" : "1002", said, error) ||
		!advance(arrivals, &answer, error))
		return FALSE;
	tell(arrivals, &answer, BEIAN_DOWNLOAD_NEW);
	return TRUE;
}
