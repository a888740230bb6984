/* download_notice: HCJG, XGTZ, HSRW, WBAWZLB: what the bureau found, wants mended or asks the provider to do.
 */
#include "config.h"
#include "core/app/arrivals.h"
#include "core/app/progress.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/records/deadline.h"
#include "core/store/notice.h"
#include <inttypes.h>
#include <string.h>

/* A notice of the file beside what is here. */
typedef struct {
	BeianNotice notice;
	BeianNotice known; /* the one with the same key; id 0: none */
	char *made;        /* when the bureau made it, as it says; NULL: it does not */
	BeianDownloadState state;
	char *reason;
} Arrival;

static void
arrival_clear(Arrival *arrival)
{
	beian_notice_clear(&arrival->notice);
	beian_notice_clear(&arrival->known);
	g_free(arrival->made);
	g_free(arrival->reason);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Arrival, arrival_clear)

/* The document of PIECE. A task to verify carries a record, which is put into it. NULL with *ERROR. */
static BeianXml *
make(BeianArrivals *arrivals, const BeianXml *piece, GError **error)
{
	if (arrivals->noticer == NULL) {
		g_autofree char *transforms =
			g_build_filename(arrivals->app->datadir, "data", "transform", NULL);
		arrivals->noticer =
			beian_notice_maker_for_miit(beian_app_codes(arrivals->app), transforms, error);
	}
	g_autoptr(BeianXml) xml = arrivals->noticer != NULL ? beian_record_maker_make(arrivals->noticer,
								      piece, arrivals->file, error)
							    : NULL;
	BeianXmlNode *base = xml != NULL ? beian_xml_child(beian_xml_root(xml), "base") : NULL;
	if (base == NULL)
		return g_steal_pointer(&xml);
	g_autoptr(BeianXml) record = beian_record_maker_make(arrivals->maker, piece, arrivals->file, error);
	if (record == NULL)
		return NULL;
	for (const BeianXmlNode *at = beian_xml_first(beian_xml_root(record)); at != NULL;
		at = beian_xml_next(at))
		beian_xml_append_copy(base, at);
	return beian_take_pictures(arrivals, piece, base, error) ? g_steal_pointer(&xml) : NULL;
}

/* The day in TEXT if it is one, else today. Free with g_free. NULL with *ERROR. */
static char *
day_of(const char *text, GError **error)
{
	char written[BEIAN_DATE_TEXT_BYTES];
	BeianDate day;

	if (text == NULL || !beian_date_parse(text, &day)) {
		if (!beian_clock_today(&day, error))
			return NULL;
	}
	return g_strdup(beian_date_format(day, written));
}

/* Reads what DOCUMENT says of itself into NOTICE. */
static gboolean
read_notice(const BeianXml *document, BeianNotice *notice, GError **error)
{
	const BeianXmlNode *root = beian_xml_root(document);
	g_autofree char *about = beian_xml_attribute(root, "about"), *day = beian_xml_attribute(root, "day");
	char text[BEIAN_DATE_TEXT_BYTES];
	BeianDate due;

	notice->key = beian_xml_attribute(root, "key");
	notice->kind = beian_xml_attribute(root, "kind");
	notice->about = (BeianRecordKey){g_intern_string(about), beian_xml_attribute(root, "value")};
	notice->number = beian_xml_attribute(root, "number");
	notice->name = beian_xml_attribute(root, "name");
	notice->said = beian_xml_attribute(root, "said");
	notice->day = day_of(day, error);
	if (beian_deadline_read(notice->said, &due))
		notice->due = g_strdup(beian_date_format(due, text));
	return notice->day != NULL;
}

static void
note_providers(BeianArrivals *arrivals, const BeianXml *document)
{
	g_autofree char *all = beian_xml_attribute(beian_xml_root(document), "provider");
	g_auto(GStrv) ids = g_strsplit(all != NULL ? all : "", " ", -1);

	for (char **id = ids; *id != NULL; id++) {
		arrivals->any_access = TRUE;
		arrivals->any_own |= g_ascii_strtoull(*id, NULL, 10) == arrivals->provider;
	}
}

/* Why the records here contradict NOTICE, or NULL. Free with g_free. FALSE with *ERROR. */
static gboolean
contradicts_records(BeianArrivals *arrivals, const BeianNotice *notice, char **why, GError **error)
{
	const BeianRecordKey number = {BEIAN_RECORD_NUMBER, notice->number};
	gint64 by_number = 0;

	if (*notice->about.kind == '\0' || notice->record == 0 || notice->number == NULL)
		return TRUE;
	by_number = beian_store_find_record(arrivals->store, &number, error);
	if (by_number < 0)
		return FALSE;
	if (by_number == 0)
		*why = g_strdup_printf(_("record %" PRId64 " has another number"), notice->record);
	else if (by_number != notice->record)
		*why = g_strdup_printf(
			_("its id is that of record %" PRId64 ", its number that of record %" PRId64),
			notice->record, by_number);
	return TRUE;
}

/* Why what is here of the same notice contradicts ARRIVAL, or NULL. Free with g_free. */
static char *
contradicts_known(const Arrival *arrival)
{
	g_autoptr(BeianXml) before = beian_xml_read(
		arrival->known.document, strlen(arrival->known.document), arrival->known.source, NULL);
	g_autofree char *made = before != NULL ? beian_xml_attribute(beian_xml_root(before), "made") : NULL;

	if (strcmp(arrival->known.about.value, arrival->notice.about.value) != 0)
		return g_strdup_printf(_("notice %" PRId64 " has the same id and is about something else"),
			arrival->known.id);
	if (arrival->made != NULL && made != NULL && strcmp(arrival->made, made) < 0)
		return g_strdup_printf(
			_("notice %" PRId64 " is newer: it was made after this file"), arrival->known.id);
	if (arrival->made == NULL)
		return g_strdup_printf(
			_("notice %" PRId64 " is the same and says something else"), arrival->known.id);
	return NULL;
}

/* Sets state and reason of ARRIVAL by what is here. */
static gboolean
compare(BeianArrivals *arrivals, Arrival *arrival, GError **error)
{
	BeianNotice *notice = &arrival->notice;

	notice->record = *notice->about.kind != '\0'
				 ? beian_store_find_record(arrivals->store, &notice->about, error)
				 : 0;
	if (notice->record < 0 ||
		!beian_store_find_notice(arrivals->store, notice->key, &arrival->known, error))
		return FALSE;
	if (arrival->known.id != 0 && strcmp(arrival->known.digest, notice->digest) == 0) {
		arrival->state = BEIAN_DOWNLOAD_SAME;
		return TRUE;
	}
	arrival->state = arrival->known.id != 0 ? BEIAN_DOWNLOAD_CHANGED : BEIAN_DOWNLOAD_NEW;
	if (arrival->known.id != 0)
		arrival->reason = contradicts_known(arrival);
	if (arrival->reason == NULL && !contradicts_records(arrivals, notice, &arrival->reason, error))
		return FALSE;
	if (arrival->reason != NULL && arrivals->mode != BEIAN_DOWNLOAD_REPLACE)
		arrival->state = BEIAN_DOWNLOAD_CONFLICT;
	return TRUE;
}

/* Puts the notice into the store, in the place of what it replaces. What opens no filing is done at once. */
static gboolean
put(BeianArrivals *arrivals, Arrival *arrival, const BeianCode *kind, GError **error)
{
	const BeianCodeList *kinds = beian_course_list(arrivals->app->course, "notice");
	BeianNotice *notice = &arrival->notice;

	notice->id = arrival->known.id;
	/* A day that a person entered stays where the new text names none. */
	if (notice->due == NULL)
		notice->due = g_strdup(arrival->known.due);
	if (!beian_store_put_notice(arrivals->store, notice, arrivals->now, error))
		return FALSE;
	return *beian_code_list_cell(kinds, kind, "opens") != '\0' ||
	       beian_store_settle_notice(arrivals->store, notice->id, notice->day, error);
}

/* The row of the plan. */
static void
tell(BeianArrivals *arrivals, Arrival *arrival, const BeianCode *kind)
{
	BeianNotice *notice = &arrival->notice;
	const char *label = kind->label[beian_language_in_use()];
	g_autofree char *due = notice->due != NULL ? g_strdup_printf(_("%s, due on %s"), label, notice->due)
						   : g_strdup(label);

	beian_arrivals_add_row(arrivals,
		(BeianDownloadRow){.state = arrival->state,
			.id = notice->record,
			.notice = notice->id != 0 ? notice->id : arrival->known.id,
			.bureau = strcmp(notice->about.kind, BEIAN_RECORD_NUMBER) != 0 &&
						  strcmp(notice->about.kind, BEIAN_RECORD_DOMAIN) != 0
					  ? g_strdup(notice->about.value)
					  : NULL,
			.number = g_strdup(notice->number),
			.name = g_strdup(notice->name),
			.reason = arrival->reason != NULL ? g_strdup_printf("%s: %s", due, arrival->reason)
							  : g_steal_pointer(&due)});
}

gboolean
beian_take_notice(BeianArrivals *arrivals, const BeianXml *piece, GError **error)
{
	const BeianCourse *course = beian_app_course(arrivals->app, error);
	g_autoptr(BeianXml) xml = course != NULL ? make(arrivals, piece, error) : NULL;
	g_autoptr(GBytes) bytes = xml != NULL ? beian_xml_write(xml, "UTF-8", error) : NULL;
	g_auto(Arrival) arrival = {0};
	BeianNotice *notice = &arrival.notice;

	if (bytes == NULL || !read_notice(xml, notice, error))
		return FALSE;
	notice->document = g_strndup(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes));
	notice->digest = g_compute_checksum_for_bytes(G_CHECKSUM_SHA256, bytes);
	notice->source = g_strdup(arrivals->source);
	arrival.made = beian_xml_attribute(beian_xml_root(xml), "made");
	note_providers(arrivals, xml);
	const BeianCode *kind = beian_code_list_find(beian_course_list(course, "notice"), notice->kind);
	if (kind == NULL)
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("data/tasks/notice.csv has no kind “%s”; the data of this program are damaged"),
			notice->kind);
	if (!beian_arrivals_agree(arrivals, "notice", notice->key, notice->document, error) ||
		!compare(arrivals, &arrival, error))
		return FALSE;
	gboolean puts = arrival.state == BEIAN_DOWNLOAD_NEW || arrival.state == BEIAN_DOWNLOAD_CHANGED;
	if (puts && arrivals->mode != BEIAN_DOWNLOAD_LOOK && !put(arrivals, &arrival, kind, error))
		return FALSE;
	tell(arrivals, &arrival, kind);
	return TRUE;
}
