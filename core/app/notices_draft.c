/* notices_draft: the draft that answers notices, filled from what they say and from the record. */
#include "config.h"
#include "core/app/notices.h"
#include "core/app/configuration.h"
#include "core/app/house.h"
#include "core/app/records.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/records/record.h"
#include <inttypes.h>
#include <string.h>

/* As many findings as the form has room for. */
enum { TOGETHER_MAX = 50 };

/* Notices that one draft is to answer. */
typedef struct {
	BeianApp *app;
	GArray *notices;  /* of BeianNotice */
	BeianXml *said;   /* the document of the first, with the findings and sites of the others */
	const char *kind; /* of the filing */
	gint64 record;    /* 0: none here */
} Opening;

static void
opening_clear(Opening *opening)
{
	g_clear_pointer(&opening->notices, g_array_unref);
	beian_xml_free(opening->said);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Opening, opening_clear)

/* What several notices of one kind of filing repeat. */
static const char *const repeated[] = {"finding", "site"};

/* The entity of DOCUMENT: its number, else the bureau's id; NULL when it names none. Free with g_free. */
static char *
entity_of(const BeianXml *document)
{
	const BeianXmlNode *entity = beian_xml_child(beian_xml_root(document), "entity");
	char *number = entity != NULL ? beian_xml_attribute(entity, "number") : NULL;

	return number != NULL || entity == NULL ? number : beian_xml_attribute(entity, "bureau-id");
}

/* Whether NOTICE, whose document is DOCUMENT, can be answered by the same draft as those before. */
static gboolean
fits(const Opening *opening, const BeianNotice *notice, const BeianXml *document, GError **error)
{
	const BeianNotice *first = &g_array_index(opening->notices, BeianNotice, 0);
	g_autofree char *one = entity_of(opening->said), *other = entity_of(document);
	gboolean whole = beian_xml_child(beian_xml_root(opening->said), "base") != NULL ||
			 beian_xml_child(beian_xml_root(document), "base") != NULL;
	/* Of whom nothing is known nobody is the same. */
	gboolean same = first->record != 0 && notice->record != 0 ? first->record == notice->record
								  : one != NULL && g_strcmp0(one, other) == 0;

	if (whole)
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("a task to verify has a draft of its own; open it alone"));
	return same || beian_error_set(error, BEIAN_ERROR_USAGE,
			       _("notices %" PRId64 " and %" PRId64
				 " are about different entities; open them one by one"),
			       first->id, notice->id);
}

/* Whether NOTICE waits for an answer, and of which kind of filing. */
static gboolean
is_open(Opening *opening, const BeianNotice *notice, GError **error)
{
	const BeianCourse *course = opening->app->course;
	const char *opens = beian_notice_opens(course, beian_notice_kind(course, notice));

	if (notice->draft != 0)
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("draft %" PRId64 " answers notice %" PRId64 " already"), notice->draft, notice->id);
	if (*opens == '\0')
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("notice %" PRId64 " asks for nothing; there is nothing to answer"), notice->id);
	if (opening->kind != NULL && strcmp(opening->kind, opens) != 0)
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("these notices are answered by filings of different kinds; open them one by one"));
	opening->kind = opens;
	return TRUE;
}

/* Reads the notice ID and adds it to OPENING, which is as it was when that fails. */
static gboolean
add(Opening *opening, gint64 id, GError **error)
{
	g_auto(BeianNotice) notice = {0};
	g_autoptr(BeianXml) document = NULL;

	if (!beian_store_notice(opening->app->store, id, &notice, error) || !is_open(opening, &notice, error))
		return FALSE;
	document = beian_xml_read(notice.document, strlen(notice.document), notice.source, error);
	if (document == NULL || (opening->said != NULL && strcmp(opening->kind, "unfiled") != 0 &&
					!fits(opening, &notice, document, error)))
		return FALSE;
	if (opening->said == NULL)
		opening->record = notice.record;
	g_array_append_val(opening->notices, notice);
	memset(&notice, 0, sizeof notice);
	if (opening->said == NULL) {
		opening->said = g_steal_pointer(&document);
		return TRUE;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(repeated); i++) {
		const BeianXmlNode *node = beian_xml_child(beian_xml_root(document), repeated[i]);
		if (node != NULL)
			beian_xml_append_copy(beian_xml_root(opening->said), node);
	}
	return TRUE;
}

/* The first finding of the table one of whose words SAID holds; NULL: none. */
static const char *
finding_in(BeianCodes *codes, const char *said)
{
	const BeianCodeList *list = beian_codes_list(codes, "finding", NULL);

	for (guint i = 0; list != NULL && i < beian_code_list_count(list); i++) {
		const BeianCode *row = beian_code_list_row(list, i);
		g_auto(GStrv) words = g_strsplit(beian_code_list_cell(list, row, "words"), " ", -1);
		for (char **word = words; *word != NULL; word++)
			if (**word != '\0' && strstr(said, *word) != NULL)
				return row->token;
	}
	return NULL;
}

/* Answers what a finding is from what the bureau says of it. */
static void
recognise(BeianApp *app, BeianFiling *filing, BeianStep *step)
{
	g_autoptr(GArray) instances = beian_filing_instances(filing, "finding");

	for (guint i = 0; instances != NULL && i < instances->len; i++) {
		g_autofree char *what = g_strdup_printf(
					"finding/%u/what", g_array_index(instances, guint, i)),
				*said = g_strdup_printf(
					"finding/%u/said", g_array_index(instances, guint, i));
		const char *words = beian_filing_text(filing, said);
		const char *token = words != NULL ? finding_in(beian_app_codes(app), words) : NULL;
		if (token != NULL && beian_filing_text(filing, what) == NULL)
			beian_filing_edit(filing, what, token, step);
	}
}

/* Answers PATH with TEXT where the form asks it and nothing stands there. */
static void
answer(BeianFiling *filing, const char *path, const char *text, BeianStep *step)
{
	if (text != NULL && beian_filing_question(filing, path, NULL) != NULL &&
		beian_filing_text(filing, path) == NULL)
		beian_filing_edit(filing, path, text, step);
}

/* The earliest day of the notices, and the earliest that they name as the last (NULL: none). Borrowed. */
static void
days_of(const Opening *opening, const char **since, const char **due)
{
	*since = *due = NULL;
	for (guint i = 0; i < opening->notices->len; i++) {
		const BeianNotice *notice = &g_array_index(opening->notices, BeianNotice, i);
		if (*since == NULL || strcmp(notice->day, *since) < 0)
			*since = notice->day;
		if (notice->due != NULL && (*due == NULL || strcmp(notice->due, *due) < 0))
			*due = notice->due;
	}
}

/* What each unfiled site has of its own notice, and the provider, of the configuration, that answers. */
static void
fill_provider(const Opening *opening, BeianFiling *filing, BeianStep *step)
{
	guint64 sender = beian_config_sender_id();
	g_autofree char *own = sender != 0 ? g_strdup_printf("%" PRIu64, sender) : NULL;

	if (beian_xml_child(beian_xml_root(opening->said), "base") != NULL)
		answer(filing, "verification/unit", own, step);
	if (strcmp(opening->kind, "unfiled") != 0)
		return;
	for (guint i = 0; i < opening->notices->len; i++) {
		g_autofree char *provider = g_strdup_printf("site/%u/provider", i + 1),
				*deadline = g_strdup_printf("site/%u/deadline", i + 1);
		answer(filing, provider, own, step);
		answer(filing, deadline, g_array_index(opening->notices, BeianNotice, i).due, step);
	}
}

/*
 * Answers what XML, a record or made like one, has a value for and nothing stands there; of what the bureau
 * holds (below BEIAN_FORM_BASE) only WITH_BASE.
 */
static void
take(BeianXml *xml, gboolean with_base, BeianFiling *filing, BeianStep *step)
{
	g_autoptr(BeianFiling) aside = beian_filing_new(beian_filing_form(filing), beian_filing_uid(filing));
	g_autoptr(BeianStep) filled = beian_step_new();

	beian_record_fill(xml, aside, NULL, filled);
	g_autoptr(BeianStep) all = beian_filing_copy_entries(aside);
	for (guint i = 0; i < all->len; i++) {
		const BeianEdit *edit = &g_array_index(all, BeianEdit, i);
		if ((with_base || !g_str_has_prefix(edit->key, BEIAN_FORM_BASE)) &&
			beian_filing_text(filing, edit->key) == NULL)
			beian_filing_edit(filing, edit->key, edit->after, step);
	}
}

/* The record that came with a task to verify; NULL: none came. */
static BeianXml *
record_with(const BeianXml *said)
{
	const BeianXmlNode *base = beian_xml_child(beian_xml_root(said), "base");
	BeianXml *came = base != NULL ? beian_xml_new("record") : NULL;

	for (const BeianXmlNode *at = came != NULL ? beian_xml_first(base) : NULL; at != NULL;
		at = beian_xml_next(at))
		beian_xml_append_copy(beian_xml_root(came), at);
	return came;
}

static gboolean
fill(const Opening *opening, BeianFiling *filing, BeianStep *step, GError **error)
{
	g_autoptr(BeianXml) came = record_with(opening->said);
	const char *since, *due;

	if (came != NULL)
		take(came, TRUE, filing, step);
	if (opening->record != 0) {
		g_auto(BeianRecord) record = {0};
		g_autoptr(BeianXml) xml = beian_record_read(opening->app, opening->record, &record, error);
		if (xml == NULL)
			return FALSE;
		take(xml, FALSE, filing, step);
	}
	take(opening->said, FALSE, filing, step);
	days_of(opening, &since, &due);
	answer(filing, "inspection/received", since, step);
	answer(filing, "inspection/deadline", due, step);
	recognise(opening->app, filing, step);
	fill_provider(opening, filing, step);
	beian_filing_add_demanded(filing, step);
	return TRUE;
}

/* The notices are answered by DRAFT, which stands among the tasks by their day where one is known. */
static gboolean
take_over(const Opening *opening, gint64 draft, GError **error)
{
	const BeianNotice *first = &g_array_index(opening->notices, BeianNotice, 0);
	const BeianCourse *course = opening->app->course;
	const char *since, *named;
	BeianDate day, today;
	BeianDue due;

	for (guint i = 0; i < opening->notices->len; i++)
		if (!beian_store_answer_notice(opening->app->store,
			    g_array_index(opening->notices, BeianNotice, i).id, draft, error))
			return FALSE;
	/* A day that the notices name is answered in the draft, and in its log by that. */
	const BeianState *state = beian_progress_state(opening->app, draft, error);
	if (state == NULL || beian_state_has(state, "rectifies"))
		return state != NULL;
	days_of(opening, &since, &named);
	if (!beian_clock_today(&today, error) || !beian_date_parse(since, &day))
		return FALSE;
	if (!beian_course_due(course, beian_course_marked(course, "noticed"), first->kind, day, NULL, &due))
		return TRUE;
	/* A step has happened: also where the notice is of tomorrow. */
	char written[BEIAN_DATE_TEXT_BYTES];
	const BeianAdvance step = {.state = beian_course_marked(course, "rectifies")->id,
		.day = beian_date_days_between(day, today) >= 0 ? since : NULL,
		.due = beian_date_format(due.day, written),
		.origin = first->source,
		.forced = TRUE};
	return beian_progress_advance(opening->app, draft, &step, NULL, error);
}

/* An opening without notices. FALSE with *ERROR. */
static gboolean
opening_init(Opening *opening, BeianApp *app, GError **error)
{
	*opening = (Opening){.app = app, .notices = g_array_new(FALSE, TRUE, sizeof(BeianNotice))};
	g_array_set_clear_func(opening->notices, (GDestroyNotify)beian_notice_clear);
	return beian_app_course(app, error) != NULL && beian_app_store(app, error) != NULL;
}

/* Whether LISTED, without its document, can go with the first of OPENING: most are told apart by their
 * record. */
static gboolean
might_go_with(const Opening *opening, const BeianNotice *listed)
{
	const BeianCourse *course = opening->app->course;

	if (listed->id == g_array_index(opening->notices, BeianNotice, 0).id ||
		strcmp(beian_notice_opens(course, beian_notice_kind(course, listed)), opening->kind) != 0)
		return FALSE;
	return strcmp(opening->kind, "unfiled") == 0 || listed->record == opening->record;
}

gboolean
beian_notices_together(BeianApp *app, gint64 id, GArray *ids, GError **error)
{
	g_auto(Opening) opening = {0};

	if (!opening_init(&opening, app, error) || !add(&opening, id, error))
		return FALSE;
	g_autoptr(GArray) all = beian_store_list_notices(app->store, TRUE, NULL, 0, G_MAXINT, error);
	if (all == NULL)
		return FALSE;
	for (guint i = 0; i < all->len && opening.notices->len < TOGETHER_MAX; i++) {
		const BeianNotice *other = &g_array_index(all, BeianNotice, i);
		if (might_go_with(&opening, other))
			add(&opening, other->id, NULL);
	}
	for (guint i = 0; i < opening.notices->len; i++)
		g_array_append_val(ids, g_array_index(opening.notices, BeianNotice, i).id);
	return TRUE;
}

BeianOpenDraft *
beian_notices_open(BeianApp *app, const gint64 *ids, guint count, GError **error)
{
	g_auto(Opening) opening = {0};
	g_autoptr(BeianStep) step = beian_step_new();

	g_assert(count > 0);
	if (!opening_init(&opening, app, error))
		return NULL;
	for (guint i = 0; i < count; i++)
		if (!add(&opening, ids[i], error))
			return NULL;
	g_autoptr(BeianOpenDraft) open = beian_draft_prepare(app, opening.kind, NULL, error);
	if (open == NULL || !fill(&opening, open->filing, step, error) ||
		!beian_draft_begin(app, open, step, error))
		return NULL;
	if (take_over(&opening, open->draft.id, error))
		return g_steal_pointer(&open);
	beian_store_delete(app->store, open->draft.id, NULL);
	return NULL;
}
