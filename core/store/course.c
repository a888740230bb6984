#include "config.h"
#include "core/store/course.h"
#include "core/store/database.h"
#include <string.h>

void
beian_stage_clear(BeianStage *stage)
{
	g_free(stage->state);
	g_free(stage->day);
	g_free(stage->due);
	g_free(stage->origin);
	g_free(stage->note);
	g_free(stage->noted);
	memset(stage, 0, sizeof *stage);
}

void
beian_standing_clear(BeianStanding *standing)
{
	g_free(standing->state);
	g_free(standing->zh);
	g_free(standing->en);
	g_free(standing->day);
	g_free(standing->own);
	g_free(standing->deadline);
	g_free(standing->due);
	memset(standing, 0, sizeof *standing);
}

void
beian_result_clear(BeianResult *result)
{
	g_free(result->digest);
	g_free(result->code);
	g_free(result->path);
	g_free(result->value);
	g_free(result->said);
	g_free(result->key);
	g_free(result->file);
	g_free(result->noted);
	memset(result, 0, sizeof *result);
}

/* Runs the statement WHICH with DRAFT as its first parameter and the COUNT TEXTS after it. */
static gboolean
run(BeianStore *store, BeianStatement which, gint64 draft, const char *const *texts, int count,
	GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, which, error);

	beian_query_bind_number(query, 1, draft);
	for (int i = 0; i < count; i++)
		beian_query_bind_text(query, i + 2, texts[i]);
	return beian_query_run(store, query, error);
}

static gboolean
put_standing(BeianStore *store, const BeianStanding *standing, GError **error)
{
	const char *const texts[] = {standing->state, standing->zh, standing->en, standing->day,
		standing->own, standing->deadline, standing->due};

	return run(store, BEIAN_STATEMENT_STANDING_PUT, standing->draft, texts, G_N_ELEMENTS(texts), error);
}

static gboolean
insert_stage(BeianStore *store, gint64 draft, const BeianStage *stage, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_STAGE_INSERT, error);
	const char *const texts[] = {
		stage->state, stage->day, stage->due, NULL, stage->origin, stage->note, stage->noted};

	beian_query_bind_number(query, 1, draft);
	for (int i = 0; i < (int)G_N_ELEMENTS(texts); i++)
		beian_query_bind_text(query, i + 2, texts[i]);
	beian_query_bind_number(query, 5, stage->record);
	return beian_query_run(store, query, error);
}

/* A transaction, unless one is under way: then a failure is its owner's to take back. */
static gboolean
begin(BeianStore *store, gboolean *own, GError **error)
{
	*own = sqlite3_get_autocommit(store->db) != 0;
	return !*own || beian_database_begin(store, error);
}

static gboolean
end(BeianStore *store, gboolean own, gboolean good, GError **error)
{
	return own ? beian_database_end(store, good, error) : good;
}

/* CHANGED: the last entry goes first. */
static gboolean
put_stage(BeianStore *store, const BeianStage *stage, const BeianStanding *standing, gboolean changed,
	GError **error)
{
	g_auto(BeianDraft) draft = {0};
	gboolean own;

	if (!begin(store, &own, error))
		return FALSE;
	gboolean good =
		beian_store_draft(store, standing->draft, &draft, error) &&
		(!changed || run(store, BEIAN_STATEMENT_STAGE_DROP, standing->draft, NULL, 0, error)) &&
		insert_stage(store, standing->draft, stage, error) && put_standing(store, standing, error);
	return end(store, own, good, error);
}

gboolean
beian_store_add_stage(
	BeianStore *store, const BeianStage *stage, const BeianStanding *standing, GError **error)
{
	return put_stage(store, stage, standing, FALSE, error);
}

gboolean
beian_store_change_stage(
	BeianStore *store, const BeianStage *stage, const BeianStanding *standing, GError **error)
{
	return put_stage(store, stage, standing, TRUE, error);
}

gboolean
beian_store_drop_stage(BeianStore *store, gint64 draft, const BeianStanding *standing, GError **error)
{
	gboolean own;

	if (!begin(store, &own, error))
		return FALSE;
	gboolean good = run(store, BEIAN_STATEMENT_STAGE_DROP, draft, NULL, 0, error) &&
			(standing != NULL ? put_standing(store, standing, error)
					  : run(store, BEIAN_STATEMENT_STANDING_DROP, draft, NULL, 0, error));
	return end(store, own, good, error);
}

static void
read_stage(BeianQuery *query, gpointer row)
{
	BeianStage *stage = row;

	*stage = (BeianStage){
		.state = beian_query_text(query, 0),
		.day = beian_query_text(query, 1),
		.due = beian_query_text(query, 2),
		.record = sqlite3_column_int64(query, 3),
		.origin = beian_query_text(query, 4),
		.note = beian_query_text(query, 5),
		.noted = beian_query_text(query, 6),
	};
}

GArray *
beian_store_stages(BeianStore *store, gint64 draft, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_STAGES, error);

	beian_query_bind_number(query, 1, draft);
	return beian_query_all(
		store, query, sizeof(BeianStage), read_stage, (GDestroyNotify)beian_stage_clear, error);
}

gboolean
beian_store_put_standing(BeianStore *store, const BeianStanding *standing, GError **error)
{
	gboolean own;

	return begin(store, &own, error) && end(store, own, put_standing(store, standing, error), error);
}

static void
read_standing(BeianQuery *query, gpointer row)
{
	BeianStanding *standing = row;

	*standing = (BeianStanding){
		.draft = sqlite3_column_int64(query, 0),
		.state = beian_query_text(query, 1),
		.zh = beian_query_text(query, 2),
		.en = beian_query_text(query, 3),
		.day = beian_query_text(query, 4),
		.own = beian_query_text(query, 5),
		.deadline = beian_query_text(query, 6),
		.due = beian_query_text(query, 7),
	};
}

gboolean
beian_store_standing(BeianStore *store, gint64 draft, BeianStanding *out, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_STANDING_READ, error);

	beian_query_bind_number(query, 1, draft);
	return beian_query_one(store, query, read_standing, out, error) >= 0;
}

GArray *
beian_store_standings(BeianStore *store, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_STANDINGS, error);
	return beian_query_all(store, query, sizeof(BeianStanding), read_standing,
		(GDestroyNotify)beian_standing_clear, error);
}

gboolean
beian_store_put_result(BeianStore *store, const BeianResult *result, GError **error)
{
	const char *const texts[] = {result->digest, result->code, result->path, result->value, result->said,
		result->key, result->file, result->noted};

	return run(store, BEIAN_STATEMENT_RESULT_INSERT, result->draft, texts, G_N_ELEMENTS(texts), error);
}

int
beian_store_knows_result(
	BeianStore *store, const char *digest, gint64 *draft, gboolean *answered, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_RESULT_KNOWN, error);

	beian_query_bind_text(query, 1, digest);
	switch (beian_query_next(store, query, error)) {
	case SQLITE_ROW:
		*draft = sqlite3_column_int64(query, 0);
		*answered = sqlite3_column_int(query, 1) != 0;
		return 1;
	case SQLITE_DONE:
		return 0;
	default:
		return -1;
	}
}

gboolean
beian_store_drop_result(BeianStore *store, const char *digest, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_RESULT_DROP, error);

	beian_query_bind_text(query, 1, digest);
	return beian_query_run(store, query, error);
}

static void
read_result(BeianQuery *query, gpointer row)
{
	BeianResult *result = row;

	*result = (BeianResult){
		.draft = sqlite3_column_int64(query, 0),
		.digest = beian_query_text(query, 1),
		.code = beian_query_text(query, 2),
		.path = beian_query_text(query, 3),
		.value = beian_query_text(query, 4),
		.said = beian_query_text(query, 5),
		.key = beian_query_text(query, 6),
		.file = beian_query_text(query, 7),
		.noted = beian_query_text(query, 8),
		.answered = sqlite3_column_int(query, 9) != 0,
	};
}

GArray *
beian_store_results(BeianStore *store, gint64 draft, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_RESULTS, error);

	beian_query_bind_number(query, 1, draft);
	return beian_query_all(
		store, query, sizeof(BeianResult), read_result, (GDestroyNotify)beian_result_clear, error);
}

gboolean
beian_store_answer_results(BeianStore *store, gint64 draft, GError **error)
{
	return run(store, BEIAN_STATEMENT_RESULTS_ANSWERED, draft, NULL, 0, error);
}
