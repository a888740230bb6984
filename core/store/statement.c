/* statement: all the SQL of the program but the schema, as a table. */
#include "config.h"
#include "core/store/statement.h"

#define DRAFT_COLUMNS "id, uid, kind, title, province, filled, required, place, updated, revision"
#define RECORD_COLUMNS "id, bureau, number, name, province, source, updated, cancelled"
#define NOTICE_COLUMNS                                                                                       \
	"id, key, digest, kind, about, value, number, name, said, day, due, ifnull(draft, 0), settled, "     \
	"source, "                                                                                           \
	"(SELECT min(record) FROM record_key WHERE record_key.kind = about AND record_key.value = "          \
	"notice.value)"
#define NOTICE_MENTIONS                                                                                      \
	"NOT EXISTS (SELECT 1 FROM json_each(?3) AS word WHERE NOT "                                         \
	"mentions(word.value, number, name, said, notice.kind, notice.value, notice.id))"

#define NUMBER_COLUMNS "id, instance, sn, state, grantee, notes, filed, updated, ifnull(draft, 0), service"

static const char *const texts[BEIAN_STATEMENTS] = {
	[BEIAN_STATEMENT_BEGIN] = "BEGIN IMMEDIATE",
	[BEIAN_STATEMENT_LOOK] = "BEGIN DEFERRED",
	[BEIAN_STATEMENT_COMMIT] = "COMMIT",
	[BEIAN_STATEMENT_ROLLBACK] = "ROLLBACK",
	[BEIAN_STATEMENT_VERSION] = "PRAGMA user_version",
	[BEIAN_STATEMENT_SCHEMA] =
		"SELECT group_concat(name, ' ') FROM "
		"(SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name)",
	[BEIAN_STATEMENT_BACKUP] = "VACUUM INTO ?1",

	[BEIAN_STATEMENT_DRAFT_INSERT] = "INSERT INTO draft (uid, kind, title, province, filled, required, "
					 "place, created, updated, revision, step) "
					 "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8, 0, 0)",
	[BEIAN_STATEMENT_DRAFT_BY_ID] = "SELECT " DRAFT_COLUMNS " FROM draft WHERE id = ?1",
	[BEIAN_STATEMENT_DRAFT_BY_UID] = "SELECT id FROM draft WHERE uid = ?1",
	[BEIAN_STATEMENT_DRAFT_UPDATE] =
		"UPDATE draft SET title = ?3, province = ?4, filled = ?5, required = ?6, place = ?7, "
		"updated = ifnull(?8, updated), revision = revision + 1 WHERE id = ?1 AND revision = ?2",
	[BEIAN_STATEMENT_DRAFT_DELETE] = "DELETE FROM draft WHERE id = ?1",
	[BEIAN_STATEMENT_LIST] = "SELECT " DRAFT_COLUMNS " FROM draft WHERE kind <> 'instance' "
				 "ORDER BY updated DESC, id DESC LIMIT ?2 OFFSET ?1",
	/* Keys with "@" are no answers: every link says "entity/person". */
	[BEIAN_STATEMENT_SEARCH] =
		"SELECT " DRAFT_COLUMNS " FROM draft WHERE kind <> 'instance' AND NOT EXISTS ("
		"SELECT 1 FROM json_each(?3) AS word WHERE NOT mentions(word.value, title, kind, uid, "
		"draft.id) "
		"AND NOT EXISTS (SELECT 1 FROM entry WHERE entry.draft = draft.id "
		"AND mentions(word.value, text, entry.value) AND instr(entry.key, '@') = 0)) "
		"ORDER BY updated DESC, id DESC LIMIT ?2 OFFSET ?1",

	[BEIAN_STATEMENT_ENTRIES] = "SELECT key, NULL, text, value FROM entry WHERE draft = ?1 ORDER BY key",
	[BEIAN_STATEMENT_ENTRY_READ] = "SELECT text, value FROM entry WHERE draft = ?1 AND key = ?2",
	[BEIAN_STATEMENT_ENTRY_PUT] =
		"INSERT INTO entry (draft, key, text, value) VALUES (?1, ?2, ?3, ?4) "
		"ON CONFLICT (draft, key) DO UPDATE SET text = excluded.text, value = excluded.value",
	[BEIAN_STATEMENT_ENTRY_DELETE] = "DELETE FROM entry WHERE draft = ?1 AND key = ?2",
	[BEIAN_STATEMENT_HOLDERS] =
		"SELECT draft, key FROM entry WHERE value = ?1 AND draft <> ?2 ORDER BY draft",

	[BEIAN_STATEMENT_HISTORY_PLACE] = "SELECT step, EXISTS (SELECT 1 FROM change WHERE draft = draft.id "
					  "AND change.step = draft.step + 1) "
					  "FROM draft WHERE id = ?1",
	[BEIAN_STATEMENT_HISTORY_MOVE] = "UPDATE draft SET step = ?2 WHERE id = ?1",
	[BEIAN_STATEMENT_CHANGE_INSERT] =
		"INSERT INTO change (draft, step, ordinal, key, before, value_before, after, value_after) "
		"VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
	[BEIAN_STATEMENT_CHANGES_DROP] = "DELETE FROM change WHERE draft = ?1 AND step > ?2",
	[BEIAN_STATEMENT_UNDO_STEP] = "SELECT key, after, before, value_before FROM change WHERE draft = ?1 "
				      "AND step = ?2 ORDER BY ordinal DESC",
	[BEIAN_STATEMENT_REDO_STEP] = "SELECT key, before, after, value_after FROM change WHERE draft = ?1 "
				      "AND step = ?2 ORDER BY ordinal",

	[BEIAN_STATEMENT_RECEIPT_INSERT] =
		"INSERT INTO receipt (draft, profile, sha256, file, written) VALUES (?1, ?2, ?3, ?4, ?5)",
	[BEIAN_STATEMENT_RECEIPTS] =
		"SELECT profile, sha256, file, written FROM receipt WHERE draft = ?1 ORDER BY id DESC",

	[BEIAN_STATEMENT_RECORD_INSERT] =
		"INSERT INTO record (bureau, number, name, province, source, words, cancelled, created, "
		"updated) "
		"VALUES (?1, ?2, ?3, ?4, ?5, ?6, EXISTS (SELECT 1 FROM cancellation WHERE kind = 'entity' "
		"AND value = ?1), ?7, ?7)",
	[BEIAN_STATEMENT_RECORD_UPDATE] =
		"UPDATE record SET bureau = ?1, number = ?2, name = ?3, province = ?4, source = ?5, words = "
		"?6, "
		"cancelled = EXISTS (SELECT 1 FROM cancellation WHERE kind = 'entity' AND value = ?1), "
		"updated = ?7 WHERE id = ?8",
	[BEIAN_STATEMENT_RECORD_CLASH] =
		"SELECT id FROM record WHERE (bureau = ?1 OR number = ?2) AND id <> ?3 LIMIT 1",
	[BEIAN_STATEMENT_RECORD_BY_ID] = "SELECT " RECORD_COLUMNS ", document FROM record "
					 "JOIN record_document ON record = id WHERE id = ?1",
	[BEIAN_STATEMENT_RECORD_BY_KEY] = "SELECT min(record) FROM record_key WHERE kind = ?1 AND value = ?2",
	[BEIAN_STATEMENT_RECORDS_BY_KEY] = "SELECT record FROM record_key WHERE kind = ?1 AND value = ?2 "
					   "ORDER BY record LIMIT ?3",
	[BEIAN_STATEMENT_RECORDS_DOWNLOADED] =
		"SELECT EXISTS (SELECT 1 FROM record WHERE bureau IS NOT NULL)",
	[BEIAN_STATEMENT_RECORD_DELETE] = "DELETE FROM record WHERE id = ?1",
	[BEIAN_STATEMENT_DOCUMENT_PUT] = "INSERT INTO record_document (record, document) VALUES (?1, ?2) "
					 "ON CONFLICT (record) DO UPDATE SET document = excluded.document",
	[BEIAN_STATEMENT_KEYS_DELETE] = "DELETE FROM record_key WHERE record = ?1",
	[BEIAN_STATEMENT_KEY_PUT] =
		"INSERT OR IGNORE INTO record_key (kind, value, record) VALUES (?1, ?2, ?3)",
	[BEIAN_STATEMENT_KEYS_CANCELLED] = "SELECT kind, value FROM record_key JOIN cancellation "
					   "USING (kind, value) WHERE record = ?1 ORDER BY kind, value",
	[BEIAN_STATEMENT_RECORDS_STALE] = "SELECT record FROM record_stale ORDER BY record LIMIT ?1",
	[BEIAN_STATEMENT_STALE_DELETE] = "DELETE FROM record_stale WHERE record = ?1",
	[BEIAN_STATEMENT_WORDS_PUT] = "UPDATE record SET words = ?2 WHERE id = ?1",
	[BEIAN_STATEMENT_RECORD_LIST] =
		"SELECT " RECORD_COLUMNS " FROM record ORDER BY updated DESC, id DESC LIMIT ?2 OFFSET ?1",
	[BEIAN_STATEMENT_RECORD_SEARCH] = "SELECT " RECORD_COLUMNS " FROM record WHERE NOT EXISTS ("
					  "SELECT 1 FROM json_each(?3) AS word WHERE NOT "
					  "mentions(word.value, name, number, words, bureau, "
					  "record.id)) ORDER BY updated DESC, id DESC LIMIT ?2 OFFSET ?1",
	[BEIAN_STATEMENT_CANCELLATION_PUT] =
		"INSERT OR IGNORE INTO cancellation (kind, value, noted) VALUES (?1, ?2, ?3)",
	[BEIAN_STATEMENT_CANCELLATION_READ] = "SELECT 1 FROM cancellation WHERE kind = ?1 AND value = ?2",
	[BEIAN_STATEMENT_RECORD_CANCEL] = "UPDATE record SET cancelled = 1, updated = ?3 WHERE id IN "
					  "(SELECT record FROM record_key WHERE kind = ?1 AND value = ?2) "
					  "AND ?1 = 'entity'",

	[BEIAN_STATEMENT_STAGE_INSERT] =
		"INSERT INTO stage (draft, ordinal, state, day, due, record, origin, note, noted) "
		"SELECT ?1, ifnull(max(ordinal), 0) + 1, ?2, ?3, ?4, nullif(?5, 0), ?6, ?7, ?8 "
		"FROM stage WHERE draft = ?1",
	[BEIAN_STATEMENT_STAGE_DROP] = "DELETE FROM stage WHERE draft = ?1 AND ordinal = "
				       "(SELECT max(ordinal) FROM stage WHERE draft = ?1)",
	[BEIAN_STATEMENT_STAGES] = "SELECT state, day, due, record, origin, note, noted FROM stage "
				   "WHERE draft = ?1 ORDER BY ordinal",
	[BEIAN_STATEMENT_STANDING_PUT] =
		"INSERT OR REPLACE INTO standing (draft, state, zh, en, day, own, deadline, due) "
		"VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
	[BEIAN_STATEMENT_STANDING_DROP] = "DELETE FROM standing WHERE draft = ?1",
	[BEIAN_STATEMENT_STANDING_READ] =
		"SELECT draft, state, zh, en, day, own, deadline, due FROM standing WHERE draft = ?1",
	[BEIAN_STATEMENT_STANDINGS] =
		"SELECT draft, state, zh, en, day, own, deadline, due FROM standing ORDER BY draft",
	[BEIAN_STATEMENT_RESULT_INSERT] =
		"INSERT OR IGNORE INTO result "
		"(draft, digest, code, path, value, said, key, file, noted, answered) "
		"VALUES (nullif(?1, 0), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 0)",
	[BEIAN_STATEMENT_RESULT_KNOWN] =
		"SELECT ifnull(draft, 0), answered FROM result WHERE digest = ?1 ORDER BY id LIMIT 1",
	[BEIAN_STATEMENT_RESULT_DROP] = "DELETE FROM result WHERE digest = ?1",
	[BEIAN_STATEMENT_RESULTS] =
		"SELECT ifnull(draft, 0), digest, code, path, value, said, key, file, noted, answered "
		"FROM result WHERE ifnull(draft, 0) = ?1 ORDER BY id",
	[BEIAN_STATEMENT_RESULTS_ANSWERED] = "UPDATE result SET answered = 1 WHERE draft = ?1",

	[BEIAN_STATEMENT_NUMBER_INSERT] =
		"INSERT INTO number (instance, sn, state, grantee, notes, filed, updated, draft, service) "
		"VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, nullif(?8, 0), ?9)",
	[BEIAN_STATEMENT_NUMBER_UPDATE] =
		"UPDATE number SET instance = ?1, sn = ?2, state = ?3, grantee = ?4, notes = ?5, filed = ?6, "
		"updated = ?7, draft = nullif(?8, 0), service = ?9 WHERE id = ?10",
	[BEIAN_STATEMENT_NUMBER_DELETE] = "DELETE FROM number WHERE id = ?1",
	[BEIAN_STATEMENT_NUMBER_CLASH] =
		"SELECT id FROM number WHERE id <> ?1 AND (sn = ?2 OR (draft = ?3 AND service = ?4)) LIMIT 1",
	[BEIAN_STATEMENT_NUMBER_BY_ID] = "SELECT " NUMBER_COLUMNS " FROM number WHERE id = ?1",
	[BEIAN_STATEMENT_NUMBER_BY_SN] = "SELECT id FROM number WHERE sn = ?1",
	[BEIAN_STATEMENT_NUMBERS] = "SELECT " NUMBER_COLUMNS " FROM number WHERE instance = ?1 ORDER BY id",
	[BEIAN_STATEMENT_NUMBERS_UNFILED] = "SELECT " NUMBER_COLUMNS " FROM number WHERE filed IS NULL "
					    "AND draft IS NOT NULL ORDER BY id",
	[BEIAN_STATEMENT_NUMBERS_OF_DRAFT] =
		"SELECT " NUMBER_COLUMNS " FROM number WHERE draft = ?1 ORDER BY id",
	[BEIAN_STATEMENT_INSTANCES] = "SELECT id FROM draft WHERE kind = 'instance' ORDER BY id",
	[BEIAN_STATEMENT_INSTANCES_WITH] =
		"SELECT draft FROM entry JOIN draft AS whole ON whole.id = draft WHERE value = ?2 "
		"AND key = ?1 AND kind = 'instance' ORDER BY draft",

	[BEIAN_STATEMENT_TABLE_PUT] =
		"INSERT INTO code_row (code_table, number, label, state, noted) VALUES (?1, ?2, ?3, ?4, ?5) "
		"ON CONFLICT (code_table, number) DO UPDATE SET label = excluded.label, "
		"state = excluded.state, noted = excluded.noted",
	[BEIAN_STATEMENT_TABLE_READ] = "SELECT number, label, state, noted, code_table FROM code_row "
				       "WHERE code_table = ?1 ORDER BY CAST(number AS INTEGER)",
	[BEIAN_STATEMENT_BLACK_PUT] = "INSERT OR REPLACE INTO black (kind, value, source, name, note, noted) "
				      "VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
	[BEIAN_STATEMENT_BLACK_DROP] = "DELETE FROM black WHERE kind = ?1 AND value = ?2 AND source = ?3",
	[BEIAN_STATEMENT_BLACK_READ] = "SELECT source, name, note, noted, kind, value FROM black "
				       "WHERE kind = ?1 AND value = ?2 ORDER BY source",

	[BEIAN_STATEMENT_NOTICE_INSERT] =
		"INSERT INTO notice (key, digest, kind, about, value, number, name, said, day, due, source, "
		"noted, document) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
	/* What says something new is open again. */
	[BEIAN_STATEMENT_NOTICE_UPDATE] =
		"UPDATE notice SET key = ?1, digest = ?2, kind = ?3, about = ?4, value = ?5, number = ?6, "
		"name = ?7, said = ?8, day = ?9, due = ?10, source = ?11, noted = ?12, document = ?13, "
		"settled = NULL WHERE id = ?14",
	[BEIAN_STATEMENT_NOTICE_BY_ID] = "SELECT " NOTICE_COLUMNS ", document FROM notice WHERE id = ?1",
	[BEIAN_STATEMENT_NOTICE_BY_KEY] = "SELECT " NOTICE_COLUMNS ", document FROM notice WHERE key = ?1",
	[BEIAN_STATEMENT_NOTICES] = "SELECT " NOTICE_COLUMNS " FROM notice WHERE " NOTICE_MENTIONS
				    " ORDER BY day DESC, id DESC LIMIT ?2 OFFSET ?1",
	[BEIAN_STATEMENT_NOTICES_OPEN] =
		"SELECT " NOTICE_COLUMNS " FROM notice WHERE draft IS NULL AND settled IS NULL "
		"AND " NOTICE_MENTIONS " ORDER BY day DESC, id DESC LIMIT ?2 OFFSET ?1",
	[BEIAN_STATEMENT_NOTICE_ANSWER] = "UPDATE notice SET draft = nullif(?2, 0) WHERE id = ?1",
	[BEIAN_STATEMENT_NOTICE_SETTLE] = "UPDATE notice SET settled = ?2 WHERE id = ?1",
	[BEIAN_STATEMENT_NOTICE_DATE] = "UPDATE notice SET due = ?2 WHERE id = ?1",
};

const char *
beian_statement_text(BeianStatement statement)
{
	return texts[statement];
}
