/* approval: what is shown on the site once the bureau approved. */
#include "config.h"
#include "core/app/approval.h"
#include "core/app/advised.h"
#include "core/app/house.h"
#include "core/app/progress.h"
#include "core/app/records.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include <inttypes.h>
#include <string.h>

/* Where the number leads to. Source: icp-filing 1.11. */
#define BUREAU_PAGE "https://beian.miit.gov.cn/"

void
beian_footer_clear(BeianFooter *footer)
{
	g_free(footer->path);
	g_free(footer->name);
	g_free(footer->number);
	g_free(footer->text);
	g_free(footer->html);
}

static void
clear_footer(gpointer footer)
{
	beian_footer_clear(footer);
}

/* The first record that has the domain of one of DRAFT's services; 0 when there is none; -1 with *ERROR. */
static gint64
record_with_domain(BeianApp *app, gint64 draft, GError **error)
{
	g_autoptr(GArray) entries = beian_store_entries(app->store, draft, error);

	for (guint i = 0; entries != NULL && i < entries->len; i++) {
		const BeianChange *entry = &g_array_index(entries, BeianChange, i);
		const BeianRecordKey key = {BEIAN_RECORD_DOMAIN, entry->value};
		if (entry->value == NULL || !g_str_has_suffix(entry->key, "/domain/name"))
			continue;
		gint64 record = beian_store_find_record(app->store, &key, error);
		if (record != 0)
			return record;
	}
	return entries != NULL ? 0 : -1;
}

/* The record that the approval of DRAFT made, or the one of its domain; as record_with_domain. */
static gint64
record_of(BeianApp *app, gint64 draft, GError **error)
{
	g_autoptr(GArray) stages = beian_store_stages(app->store, draft, error);

	if (stages == NULL)
		return -1;
	for (guint i = stages->len; i-- > 0;)
		if (g_array_index(stages, BeianStage, i).record != 0)
			return g_array_index(stages, BeianStage, i).record;
	return record_with_domain(app, draft, error);
}

/* The row of the province of RECORD, or the one of all others. */
static const BeianCode *
rule_of(const BeianCodeList *list, const BeianRecord *record)
{
	const BeianCode *rule = beian_code_list_find(list, record->province);

	return rule != NULL ? rule : beian_code_list_find(list, "other");
}

/* The row of the kind of SERVICE where its kind has one, as apps have; else RULE, that of the province. */
static const BeianCode *
rule_for(const BeianCodeList *list, const BeianCode *rule, const BeianXmlNode *service)
{
	const BeianXmlNode *node = beian_xml_child(service, "kind");
	g_autofree char *kind = node != NULL ? beian_xml_text(node) : g_strdup("");
	const BeianCode *own = beian_code_list_find(list, kind);

	return own != NULL ? own : rule;
}

static void
add_footer(GArray *footers, const BeianCodeList *list, const BeianCode *rule, const BeianXmlNode *entity,
	const BeianXmlNode *service)
{
	const BeianXmlNode *name = beian_xml_child(service, "name");
	g_autofree char *id = beian_xml_attribute(service, "id"),
			*owner = beian_xml_text(beian_xml_child(entity, "name"));
	gboolean of_entity = strcmp(beian_code_list_cell(list, rule, "number"), "entity") == 0,
		 with_owner = strcmp(beian_code_list_cell(list, rule, "owner"), "yes") == 0;
	BeianFooter footer = {
		.rule = rule,
		.path = g_strdup_printf("service/%s", id != NULL ? id : ""),
		.name = name != NULL ? beian_xml_text(name) : g_strdup(""),
		.number = beian_xml_attribute(of_entity ? entity : service, "number"),
	};

	if (footer.number != NULL) {
		g_autofree char *safe = g_markup_escape_text(footer.number, -1),
				*safe_owner = g_markup_escape_text(owner, -1);
		footer.text = g_strdup_printf("%s%s%s%s", with_owner ? "版权所有 " : "",
			with_owner ? owner : "", with_owner ? " " : "", footer.number);
		footer.html = g_strdup_printf("%s%s%s<a href=\"" BUREAU_PAGE "\" target=\"_blank\">%s</a>",
			with_owner ? "版权所有 " : "", with_owner ? safe_owner : "", with_owner ? " " : "",
			safe);
	}
	g_array_append_val(footers, footer);
}

GArray *
beian_approval_footers(BeianApp *app, gint64 draft, const BeianCode **rule, gint64 *record, GError **error)
{
	const BeianCourse *course = beian_app_course(app, error);
	BeianStore *store = course != NULL ? beian_app_store(app, error) : NULL;
	g_autoptr(GArray) footers = g_array_new(FALSE, TRUE, sizeof(BeianFooter));
	g_auto(BeianDraft) exists = {0};
	g_auto(BeianRecord) found = {0};

	g_array_set_clear_func(footers, clear_footer);
	*rule = NULL;
	if (store == NULL || !beian_store_draft(store, draft, &exists, error))
		return NULL;
	*record = record_of(app, draft, error);
	if (*record <= 0)
		return *record == 0 ? g_steal_pointer(&footers) : NULL;
	g_autoptr(BeianXml) xml = beian_record_read(app, *record, &found, error);
	if (xml == NULL)
		return NULL;
	const BeianCodeList *list = beian_course_list(course, "show");
	const BeianXmlNode *entity = beian_xml_child(beian_xml_root(xml), "entity");
	*rule = rule_of(list, &found);
	for (const BeianXmlNode *at = beian_xml_first(beian_xml_root(xml)); at != NULL && entity != NULL;
		at = beian_xml_next(at))
		if (strcmp(beian_xml_name(at), "service") == 0 && *rule != NULL)
			add_footer(footers, list, rule_for(list, *rule, at), entity, at);
	return g_steal_pointer(&footers);
}

char *
beian_approval_checklist(BeianApp *app, BeianLanguage language, GError **error)
{
	g_autoptr(BeianFiling) asked = beian_advised_ask(app, NULL, error);

	if (asked == NULL)
		return NULL;
	beian_filing_put(asked, "case/goal", "approved");
	g_autoptr(BeianDocument) document = beian_document_new(asked);
	const BeianAdvice *advice = beian_advice_decide(app->advice, document);
	if (advice == NULL) {
		beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("the advice of this program has nothing about what comes after approval"));
		return NULL;
	}
	return beian_advice_text(app->advice, advice, document, language);
}

static void
write_footers(GString *text, const GArray *footers, BeianLanguage language)
{
	const BeianCode *rule = NULL;

	for (guint i = 0; i < footers->len; i++) {
		const BeianFooter *footer = &g_array_index(footers, BeianFooter, i);
		if (footer->rule != rule)
			g_string_append_printf(
				text, "%s [%s]\n", footer->rule->label[language], footer->rule->source);
		rule = footer->rule;
		g_autofree char *name = beian_text_visible(footer->name);
		g_string_append_printf(text, "%s  %s: %s\n", footer->path, name,
			footer->text != NULL ? footer->text : _("its number is not known yet"));
		if (footer->html != NULL)
			g_string_append_printf(text, "    %s\n", footer->html);
	}
}

char *
beian_approval_text(BeianApp *app, gint64 draft, BeianLanguage language, GError **error)
{
	const BeianCode *rule;
	gint64 record;
	g_autoptr(GArray) footers = beian_approval_footers(app, draft, &rule, &record, error);
	g_autofree char *checklist = footers != NULL ? beian_approval_checklist(app, language, error) : NULL;
	GString *text = g_string_new(NULL);

	if (checklist == NULL) {
		g_string_free(text, TRUE);
		return NULL;
	}
	if (record != 0)
		write_footers(text, footers, language);
	else
		g_string_append_printf(text,
			_("No record has this filing yet. Entering the approval with its number makes it: "
			  "here, or "
			  "by “beian tasks advance %" PRId64 " approved --number NUMBER”."),
			draft);
	g_string_append_printf(text, "\n\n%s", checklist);
	return g_string_free(text, FALSE);
}
