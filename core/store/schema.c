#include "config.h"
#include "core/store/schema.h"
#include "core/store/database.h"
#include <string.h>

/*
 * Design: ids of drafts are never given twice (AUTOINCREMENT): scripts and lock files name drafts by them.
 * Histories keep the canonical values beside the texts, so that a step taken back restores what search and
 * "who else has this" look at. Rejected: one row a draft with everything as JSON, which would rewrite a whole
 * filing for one answer.
 */
static const char version_1[] = "CREATE TABLE draft ("
				" id INTEGER PRIMARY KEY AUTOINCREMENT,"
				" uid TEXT NOT NULL UNIQUE,"
				" kind TEXT NOT NULL,"
				" title TEXT NOT NULL,"
				" province TEXT NOT NULL,"
				" filled INTEGER NOT NULL,"
				" required INTEGER NOT NULL,"
				" place TEXT NOT NULL,"
				" created TEXT NOT NULL,"
				" updated TEXT NOT NULL,"
				" revision INTEGER NOT NULL,"
				" step INTEGER NOT NULL" /* how many steps of the history are in force */
				") STRICT;"
				"CREATE INDEX draft_updated ON draft (updated, id);"
				"CREATE TABLE entry ("
				" draft INTEGER NOT NULL REFERENCES draft ON DELETE CASCADE,"
				" key TEXT NOT NULL,"
				" text TEXT NOT NULL,"
				" value TEXT,"
				" PRIMARY KEY (draft, key)"
				") STRICT, WITHOUT ROWID;"
				"CREATE INDEX entry_value ON entry (value) WHERE value IS NOT NULL;"
				"CREATE TABLE change ("
				" draft INTEGER NOT NULL REFERENCES draft ON DELETE CASCADE,"
				" step INTEGER NOT NULL,"
				" ordinal INTEGER NOT NULL,"
				" key TEXT NOT NULL,"
				" before TEXT,"
				" value_before TEXT,"
				" after TEXT,"
				" value_after TEXT,"
				" PRIMARY KEY (draft, step, ordinal)"
				") STRICT, WITHOUT ROWID;"
				"CREATE TABLE receipt ("
				" id INTEGER PRIMARY KEY,"
				" draft INTEGER NOT NULL REFERENCES draft ON DELETE CASCADE,"
				" profile TEXT NOT NULL,"
				" sha256 TEXT NOT NULL,"
				" file TEXT NOT NULL,"
				" written TEXT NOT NULL"
				") STRICT;"
				"CREATE INDEX receipt_draft ON receipt (draft);"
				"PRAGMA application_id = 0x42454941;"
				"PRAGMA user_version = 1;";

/*
 * Records. What a list shows and a search reads is apart from the documents: those are ten times as long, and
 * a search of 100,000 records would read them all. Cancellations name what the bureau gave an id, not rows of
 * ours: a download tells of some before the record itself, or without it.
 */
static const char version_2[] = "CREATE TABLE record ("
				" id INTEGER PRIMARY KEY AUTOINCREMENT,"
				" bureau TEXT,"
				" number TEXT,"
				" name TEXT NOT NULL,"
				" province TEXT NOT NULL,"
				" source TEXT NOT NULL,"
				" words TEXT NOT NULL,"
				" cancelled INTEGER NOT NULL,"
				" created TEXT NOT NULL,"
				" updated TEXT NOT NULL"
				") STRICT;"
				"CREATE UNIQUE INDEX record_bureau ON record (bureau);"
				"CREATE UNIQUE INDEX record_number ON record (number);"
				"CREATE INDEX record_updated ON record (updated, id);"
				"CREATE TABLE record_document ("
				" record INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE,"
				" document TEXT NOT NULL"
				") STRICT;"
				"CREATE TABLE record_key ("
				" kind TEXT NOT NULL,"
				" value TEXT NOT NULL,"
				" record INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,"
				" PRIMARY KEY (kind, value, record)"
				") STRICT, WITHOUT ROWID;"
				"CREATE INDEX record_key_record ON record_key (record);"
				"CREATE TABLE cancellation ("
				" kind TEXT NOT NULL,"
				" value TEXT NOT NULL,"
				" noted TEXT NOT NULL,"
				" PRIMARY KEY (kind, value)"
				") STRICT, WITHOUT ROWID;"
				"PRAGMA user_version = 2;";

/*
 * What becomes of a draft after its export: the log of its states, where it stands now, and what the bureau
 * answered. Where it stands has the names of its state in both languages, and what is due: the first screen
 * is drawn before any data are read. Drafts that were exported before there was a log have one from then on.
 */
static const char version_3[] =
	"CREATE TABLE stage ("
	" draft INTEGER NOT NULL REFERENCES draft ON DELETE CASCADE,"
	" ordinal INTEGER NOT NULL,"
	" state TEXT NOT NULL,"
	" day TEXT NOT NULL,"
	" due TEXT,"
	" record INTEGER REFERENCES record ON DELETE SET NULL,"
	" origin TEXT NOT NULL," /* "export", "hand" or the name of a file */
	" note TEXT NOT NULL,"
	" noted TEXT NOT NULL,"
	" PRIMARY KEY (draft, ordinal)"
	") STRICT, WITHOUT ROWID;"
	"CREATE INDEX stage_record ON stage (record) WHERE record IS NOT NULL;"
	"CREATE TABLE standing ("
	" draft INTEGER PRIMARY KEY REFERENCES draft ON DELETE CASCADE,"
	" state TEXT NOT NULL,"
	" zh TEXT NOT NULL,"
	" en TEXT NOT NULL,"
	" day TEXT NOT NULL," /* since when */
	" own TEXT,"          /* the day that somebody else set */
	" due TEXT"
	") STRICT;"
	"CREATE INDEX standing_due ON standing (due) WHERE due IS NOT NULL;"
	"CREATE TABLE result ("
	" id INTEGER PRIMARY KEY,"
	" digest TEXT NOT NULL,"
	" draft INTEGER REFERENCES draft ON DELETE CASCADE," /* NULL: no draft is known */
	" code TEXT NOT NULL,"
	" path TEXT NOT NULL,"
	" value TEXT NOT NULL," /* the answer there when it came */
	" said TEXT NOT NULL,"
	" key TEXT NOT NULL," /* by which the bureau names what it answers */
	" file TEXT NOT NULL,"
	" noted TEXT NOT NULL,"
	" answered INTEGER NOT NULL" /* it was exported again since */
	") STRICT;"
	"CREATE UNIQUE INDEX result_digest ON result (digest, code, path);"
	"CREATE INDEX result_draft ON result (draft);"
	"INSERT INTO stage SELECT draft, 1, 'exported', substr(max(written), 1, 10), NULL, NULL, 'export', "
	"'', "
	"max(written) FROM receipt GROUP BY draft;"
	"INSERT INTO standing SELECT draft, state, '已导出', 'exported', day, NULL, NULL FROM stage;"
	"PRAGMA user_version = 3;";

/*
 * What the ministry lets choose, and whom nobody may serve. Of code tables the rows that are not in the
 * newest one stay, marked: drafts may hold them. "source" tells apart what lists say of one value more than
 * once.
 */
static const char version_4[] = "CREATE TABLE code_row ("
				" code_table TEXT NOT NULL,"
				" number TEXT NOT NULL,"
				" label TEXT NOT NULL,"
				" state TEXT NOT NULL,"
				" noted TEXT NOT NULL,"
				" PRIMARY KEY (code_table, number)"
				") STRICT, WITHOUT ROWID;"
				"CREATE TABLE black ("
				" kind TEXT NOT NULL,"
				" value TEXT NOT NULL,"
				" source TEXT NOT NULL,"
				" name TEXT NOT NULL,"
				" note TEXT NOT NULL,"
				" noted TEXT NOT NULL,"
				" PRIMARY KEY (kind, value, source)"
				") STRICT, WITHOUT ROWID;"
				"PRAGMA user_version = 4;";

/*
 * Notices: what the bureau found, wants mended, or asks the provider to do. What is listed is apart from the
 * document, in the last column, so that a list does not read it. KEY says which notice it is, DIGEST what it
 * says: the same key with another digest is news or a contradiction. What it is about is a key of records,
 * which may come later.
 */
static const char version_5[] =
	"CREATE TABLE notice ("
	" id INTEGER PRIMARY KEY AUTOINCREMENT,"
	" key TEXT NOT NULL,"
	" digest TEXT NOT NULL,"
	" kind TEXT NOT NULL,"
	" about TEXT NOT NULL," /* as record_key.kind; '' when it does not say */
	" value TEXT NOT NULL,"
	" number TEXT,"
	" name TEXT NOT NULL,"
	" said TEXT NOT NULL,"
	" day TEXT NOT NULL,"                                 /* when it was found, or taken in */
	" due TEXT,"                                          /* the day that it names */
	" draft INTEGER REFERENCES draft ON DELETE SET NULL," /* that answers it */
	" settled TEXT,"                                      /* when a person said that it is done */
	" source TEXT NOT NULL,"
	" noted TEXT NOT NULL,"
	" document TEXT NOT NULL"
	") STRICT;"
	"CREATE UNIQUE INDEX notice_key ON notice (key);"
	"CREATE INDEX notice_about ON notice (about, value);"
	"CREATE INDEX notice_draft ON notice (draft) WHERE draft IS NOT NULL;"
	"CREATE INDEX notice_day ON notice (day, id);"
	"CREATE INDEX notice_open ON notice (day, id) WHERE draft IS NULL AND settled IS NULL;"
	"PRAGMA user_version = 5;";

/*
 * Service numbers. The instance that a number belongs to is a draft of a kind of its own; a draft that used a
 * number goes without it. A number has an sn or none; a service of a draft has one number.
 */
static const char version_6[] =
	"CREATE TABLE number ("
	" id INTEGER PRIMARY KEY AUTOINCREMENT,"
	" instance INTEGER NOT NULL REFERENCES draft ON DELETE CASCADE,"
	" sn TEXT,"
	" state TEXT NOT NULL,"
	" grantee TEXT NOT NULL,"
	" notes TEXT NOT NULL,"
	" filed TEXT," /* the number that the bureau gave the service */
	" updated TEXT NOT NULL,"
	" draft INTEGER REFERENCES draft ON DELETE SET NULL,"
	" service INTEGER NOT NULL"
	") STRICT;"
	"CREATE UNIQUE INDEX number_sn ON number (sn);"
	"CREATE INDEX number_instance ON number (instance);"
	"CREATE UNIQUE INDEX number_draft ON number (draft, service) WHERE draft IS NOT NULL;"
	"CREATE INDEX draft_instance ON draft (id) WHERE kind = 'instance';"
	"PRAGMA user_version = 6;";

/*
 * Records whose keys and words an earlier version made. The store knows no XML and cannot make them anew:
 * app/reread.h does, the first time somebody looks for a record. Who gives records a new kind of key, or
 * other words, fills this table again in the next version.
 */
static const char version_7[] = "CREATE TABLE record_stale ("
				" record INTEGER PRIMARY KEY REFERENCES record ON DELETE CASCADE"
				") STRICT;"
				"INSERT INTO record_stale SELECT id FROM record;"
				"PRAGMA user_version = 7;";

/*
 * By when a filing must be settled, in whatever state it is. What the log says of drafts that were exported
 * before is the best there is: each answer that named a day had its entry there.
 */
static const char version_8[] =
	"ALTER TABLE standing ADD COLUMN deadline TEXT;"
	"UPDATE standing SET deadline = (SELECT due FROM stage WHERE stage.draft = standing.draft "
	"AND stage.state = 'rectify' ORDER BY ordinal DESC LIMIT 1) "
	"WHERE state NOT IN ('approved', 'live', 'done', 'abandoned');"
	"PRAGMA user_version = 8;";

/* The SQL that leads to version I + 1 from version I. */
static const char *const migrations[BEIAN_SCHEMA_VERSION] = {
	version_1,
	version_2,
	version_3,
	version_4,
	version_5,
	version_6,
	version_7,
	version_8,
};

/*
 * Everything the version of this program has, by name: a file with a table less, or with a trigger more, is
 * not what we wrote.
 */
static const char names[] =
	"black cancellation change code_row draft draft_instance draft_updated entry entry_value "
	"notice notice_about notice_day notice_draft notice_key notice_open "
	"number number_draft number_instance number_sn receipt receipt_draft "
	"record record_bureau record_document record_key record_key_record record_number "
	"record_stale record_updated result result_digest result_draft stage stage_record standing "
	"standing_due";

static int
read_version(BeianStore *store, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_VERSION, error);

	if (beian_query_next(store, query, error) != SQLITE_ROW)
		return -1;
	return sqlite3_column_int(query, 0);
}

static gboolean
migrate(BeianStore *store, GError **error)
{
	/* Asked again under the lock: another process may have been faster. */
	int version = read_version(store, error);

	if (version < 0)
		return FALSE;
	for (; version < BEIAN_SCHEMA_VERSION; version++) {
		int code = sqlite3_exec(store->db, migrations[version], NULL, NULL, NULL);
		if (code != SQLITE_OK)
			return beian_database_fail(store, code, error);
	}
	return TRUE;
}

static gboolean
has_all_names(BeianStore *store, GError **error)
{
	g_autoptr(BeianQuery) query = beian_query_new(store, BEIAN_STATEMENT_SCHEMA, error);

	if (beian_query_next(store, query, error) != SQLITE_ROW)
		return FALSE;
	if (g_strcmp0((const char *)sqlite3_column_text(query, 0), names) != 0)
		return beian_database_fail(store, SQLITE_CORRUPT, error);
	return TRUE;
}

gboolean
beian_schema_bring_up(BeianStore *store, GError **error)
{
	int version = read_version(store, error);

	if (version < 0)
		return FALSE;
	if (version < BEIAN_SCHEMA_VERSION) {
		if (!beian_database_begin(store, error))
			return FALSE;
		if (!beian_database_end(store, migrate(store, error), error))
			return FALSE;
	}
	return has_all_names(store, error);
}
