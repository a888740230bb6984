/* download_black: HMDLB and FFJRHMD: whom and what nobody may serve. */
#include "config.h"
#include "core/app/arrivals.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/records/record.h"
#include "core/store/table.h"
#include <string.h>

/* Czlx of the lists: what is done with an entry. Source: interface specification 3.0, annotation of Czlx. */
#define OPERATION_REMOVE "2"

/* What child NAME of NODE says; "" without one. Free with g_free. */
static char *
text_of(const BeianXmlNode *node, const char *name)
{
	const BeianXmlNode *child = node != NULL ? beian_xml_child(node, name) : NULL;

	return child != NULL ? g_strstrip(beian_xml_text(child)) : g_strdup("");
}

static const BeianBlack *
find(const GArray *entries, const char *source)
{
	for (guint i = 0; i < entries->len; i++)
		if (strcmp(g_array_index(entries, BeianBlack, i).source, source) == 0)
			return &g_array_index(entries, BeianBlack, i);
	return NULL;
}

static BeianDownloadState
compare(const BeianBlack *known, const BeianBlack *entry, gboolean remove)
{
	if (remove)
		return known != NULL ? BEIAN_DOWNLOAD_CHANGED : BEIAN_DOWNLOAD_SAME;
	if (known == NULL)
		return BEIAN_DOWNLOAD_NEW;
	return strcmp(known->name, entry->name) == 0 && strcmp(known->note, entry->note) == 0
		       ? BEIAN_DOWNLOAD_SAME
		       : BEIAN_DOWNLOAD_CHANGED;
}

/* ENTRY put on its list, or taken off; the plan shows it as SHOWN, with LIST, what the list is called. */
static gboolean
take(BeianArrivals *arrivals, const BeianBlack *entry, gboolean remove, const char *shown, const char *list,
	GError **error)
{
	g_autofree char *key = g_strjoin(" ", "black", entry->kind, entry->value, entry->source, NULL),
			*said = g_strjoin("\n", remove ? "-" : "+", entry->name, entry->note, NULL);
	g_autoptr(GArray) entries = NULL;

	switch (beian_arrivals_repeat(arrivals, key, said)) {
	case BEIAN_REPEAT_SAME:
		return TRUE;
	case BEIAN_REPEAT_OTHER:
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s: two entries of the %s are about the same and say different things; ask for "
			  "the "
			  "file again"),
			arrivals->file, list);
	case BEIAN_REPEAT_NONE:
		break;
	}
	entries = beian_store_black(arrivals->store, entry->kind, entry->value, error);
	if (entries == NULL)
		return FALSE;
	BeianDownloadState state = compare(find(entries, entry->source), entry, remove);
	gboolean writes = state != BEIAN_DOWNLOAD_SAME && arrivals->mode != BEIAN_DOWNLOAD_LOOK;
	if (writes && !(remove ? beian_store_drop_black(
					 arrivals->store, entry->kind, entry->value, entry->source, error)
			       : beian_store_put_black(arrivals->store, entry, error)))
		return FALSE;
	beian_arrivals_add_row(arrivals,
		(BeianDownloadRow){.state = state,
			.name = g_strdup(shown),
			.reason = remove ? g_strdup_printf(_("taken off the %s"), list) : g_strdup(list)});
	return TRUE;
}

gboolean
beian_take_black_entity(BeianArrivals *arrivals, const BeianXml *piece, GError **error)
{
	const BeianXmlNode *root = beian_xml_root(piece), *entity = beian_xml_child(root, "Zt_xx");
	g_autofree char *operation = text_of(root, "Czlx"), *note = text_of(root, "Bz"),
			*name = text_of(entity, "Dwmc"),
			*number = text_of(entity != NULL ? beian_xml_child(entity, "Zj") : NULL, "Zjhm"),
			*upper = g_utf8_strup(number, -1), *bare = beian_text_without(upper, " ");
	const BeianBlack entry = {(char *)BEIAN_BLACK_DOCUMENT, bare, (char *)"", name, note, arrivals->now};

	if (entity == NULL) {
		beian_arrivals_add_row(arrivals, (BeianDownloadRow){.state = BEIAN_DOWNLOAD_PASSED,
							 .name = g_strdup(beian_xml_name(root)),
							 .reason = g_strdup(_("the entry names no entity"))});
		return TRUE;
	}
	return take(arrivals, &entry, strcmp(operation, OPERATION_REMOVE) == 0, name,
		_("black list of entities"), error);
}

gboolean
beian_take_black_site(BeianArrivals *arrivals, const BeianXml *piece, GError **error)
{
	const BeianXmlNode *root = beian_xml_root(piece), *site = beian_xml_child(root, "Wz_xx");
	g_autofree char *operation = text_of(root, "Czlx"), *note = text_of(root, "Bz"),
			*name = text_of(site, "Wzmc");

	for (const BeianXmlNode *at = beian_xml_first(site); at != NULL; at = beian_xml_next(at)) {
		if (strcmp(beian_xml_name(at), "Ym_xx") != 0)
			continue;
		g_autofree char *said = text_of(at, "Ym"), *domain = beian_record_domain(said);
		const BeianBlack entry = {
			(char *)BEIAN_BLACK_DOMAIN, domain, (char *)"", name, note, arrivals->now};
		if (!take(arrivals, &entry, strcmp(operation, OPERATION_REMOVE) == 0, domain,
			    _("black list of domains"), error))
			return FALSE;
	}
	return TRUE;
}

/* This list has no way to take an entry off: each is one detection, on its day. */
gboolean
beian_take_illegal_access(BeianArrivals *arrivals, const BeianXml *piece, GError **error)
{
	const BeianXmlNode *root = beian_xml_root(piece);
	g_autofree char *id = text_of(root, "Id"), *said = text_of(root, "Ym"),
			*domain = beian_record_domain(said), *time = text_of(root, "Dqjcsj"),
			*note = text_of(root, "Bz"), *day = g_strndup(time, 10);
	const BeianBlack entry = {(char *)BEIAN_BLACK_ACCESS, domain, id, day, note, arrivals->now};

	return take(arrivals, &entry, FALSE, domain, _("list of accesses without a filing"), error);
}
