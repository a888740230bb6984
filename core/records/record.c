#include "config.h"
#include "core/records/record.h"
#include "core/base/text.h"
#include "core/types/type.h"
#include <inttypes.h>
#include <string.h>

void
beian_record_summary_clear(BeianRecordSummary *summary)
{
	g_free(summary->bureau);
	g_free(summary->number);
	g_free(summary->name);
	g_free(summary->province);
	g_free(summary->changed);
	g_free(summary->words);
	if (summary->holdings != NULL)
		g_array_unref(summary->holdings);
	memset(summary, 0, sizeof *summary);
}

static void
holding_clear(gpointer data)
{
	g_free(((BeianHolding *)data)->value);
}

/* The elements that are found by the bureau's id, and how that key is called. */
static const char *const held[] = {"entity", "service", "access"};

/* The kind of key under which NODE is known to the bureau; NULL: none. */
static const char *
kind_of(const BeianXmlNode *node)
{
	for (gsize i = 0; i < G_N_ELEMENTS(held); i++)
		if (strcmp(beian_xml_name(node), held[i]) == 0)
			return held[i];
	return NULL;
}

static gboolean
is_in(const BeianXmlNode *node, const char *parent)
{
	const BeianXmlNode *above = beian_xml_parent(node);

	return above != NULL && strcmp(beian_xml_name(above), parent) == 0;
}

/* The elements whose values a person would search for. */
static const char *const searched[] = {"name", "number", "mobile", "landline", "email", NULL};

/* A summary while it is put together. */
typedef struct {
	BeianRecordSummary *out;
	GString *words;
	GHashTable *seen; /* "KIND VALUE" of the holdings, and words; owned */
} Summing;

static void
add_word(Summing *summing, const char *word)
{
	if (*word == '\0' || !g_hash_table_add(summing->seen, g_strdup(word)))
		return;
	if (summing->words->len > 0)
		g_string_append_c(summing->words, ' ');
	g_string_append(summing->words, word);
}

/* VALUE is given away. */
static void
add_holding(Summing *summing, const char *kind, char *value)
{
	BeianHolding holding = {kind, value};

	if (g_hash_table_add(summing->seen, g_strconcat(kind, " ", value, NULL)))
		g_array_append_val(summing->out->holdings, holding);
	else
		g_free(value);
}

char *
beian_record_domain(const char *name)
{
	const BeianFacets facets = {0};
	g_auto(BeianReading) reading = {0};

	beian_type_read(beian_type_find("domain"), name, &facets, &reading);
	return reading.value != NULL ? g_steal_pointer(&reading.value) : g_utf8_strdown(name, -1);
}

char *
beian_record_site(const char *name)
{
	g_autofree char *narrow = beian_text_fold_width(name), *lower = g_utf8_strdown(narrow, -1);

	return beian_text_without(lower, " ");
}

char *
beian_record_url(const char *url)
{
	g_autofree char *lower = g_utf8_strdown(url, -1);
	const char *colon = strstr(lower, "://"), *bare = colon != NULL ? colon + strlen("://") : lower;
	gsize length = strlen(bare);

	return g_strndup(bare, length > 0 && bare[length - 1] == '/' ? length - 1 : length);
}

/* What else a record is found by, at NODE with VALUE. */
static void
sum_key(Summing *summing, const BeianXmlNode *node, const char *value)
{
	const char *name = beian_xml_name(node);
	const BeianXmlNode *above = beian_xml_parent(node);

	if (*value == '\0')
		return;
	if (strcmp(name, "name") == 0 && is_in(node, "service"))
		add_holding(summing, "site", beian_record_site(value));
	else if (strcmp(name, "home-url") == 0)
		add_holding(summing, "url", beian_record_url(value));
	else if (strcmp(name, "number") == 0 && is_in(node, "document") && is_in(above, "entity"))
		add_holding(summing, "document", g_utf8_strup(value, -1));
}

static void
sum_value(Summing *summing, const BeianXmlNode *node)
{
	g_autofree char *code = beian_xml_attribute(node, "code");
	g_autofree char *value = g_strstrip(beian_xml_text(node));

	if (code != NULL && strcmp(beian_xml_name(node), "provider") != 0)
		summing->out->unknown++;
	if (g_strv_contains(searched, beian_xml_name(node)))
		add_word(summing, value);
	sum_key(summing, node, value);
	if (strcmp(beian_xml_name(node), "name") == 0 && is_in(node, "domain") && *value != '\0') {
		g_autofree char *domain = beian_record_domain(value);
		add_word(summing, domain);
		add_holding(summing, "domain", g_steal_pointer(&domain));
	}
}

static void
sum_element(Summing *summing, const BeianXmlNode *node)
{
	g_autofree char *bureau = beian_xml_attribute(node, "bureau-id"),
			*number = beian_xml_attribute(node, "number"),
			*cancelled = beian_xml_attribute(node, "cancelled");

	if (cancelled != NULL)
		return;
	if (kind_of(node) != NULL && bureau != NULL)
		add_holding(summing, kind_of(node), g_steal_pointer(&bureau));
	if (number != NULL) {
		add_word(summing, number);
		add_holding(summing, "number", g_steal_pointer(&number));
	}
	if (beian_xml_first(node) == NULL)
		sum_value(summing, node);
	for (const BeianXmlNode *at = beian_xml_first(node); at != NULL; at = beian_xml_next(at))
		sum_element(summing, at);
}

static char *
text_of(const BeianXmlNode *node, const char *name)
{
	const BeianXmlNode *child = beian_xml_child(node, name);

	return child != NULL ? g_strstrip(beian_xml_text(child)) : g_strdup("");
}

void
beian_record_summarise(const BeianXml *record, BeianRecordSummary *out)
{
	const BeianXmlNode *root = beian_xml_root(record), *entity = beian_xml_child(root, "entity");
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	Summing summing = {out, g_string_new(NULL), seen};
	g_autofree char *changed = beian_xml_attribute(root, "changed");
	g_autofree char *region = text_of(entity, "region");

	*out = (BeianRecordSummary){
		.bureau = beian_xml_attribute(entity, "bureau-id"),
		.number = beian_xml_attribute(entity, "number"),
		.name = text_of(entity, "name"),
		.province = strlen(region) == 6 ? g_strndup(region, 2) : g_strdup(""),
		.changed = g_strdup(changed != NULL ? changed : ""),
		.holdings = g_array_new(FALSE, TRUE, sizeof(BeianHolding)),
	};
	g_array_set_clear_func(out->holdings, holding_clear);
	sum_element(&summing, root);
	out->words = g_string_free(summing.words, FALSE);
}

gboolean
beian_record_holds(const BeianXml *record, const char *kind, const char *value)
{
	const BeianXmlNode *entity = beian_xml_child(beian_xml_root(record), "entity");
	g_autofree char *cancelled = entity != NULL ? beian_xml_attribute(entity, "cancelled") : NULL;
	g_auto(BeianRecordSummary) summary = {0};

	if (cancelled != NULL)
		return FALSE; /* and with it all that it had */
	beian_record_summarise(record, &summary);
	for (guint i = 0; i < summary.holdings->len; i++) {
		const BeianHolding *holding = &g_array_index(summary.holdings, BeianHolding, i);
		if (strcmp(holding->kind, kind) == 0 && strcmp(holding->value, value) == 0)
			return TRUE;
	}
	return FALSE;
}

gboolean
beian_record_is_accessed_by(const BeianXml *record, guint64 provider, gboolean *any)
{
	g_autofree char *wanted = g_strdup_printf("%" PRIu64, provider);
	gboolean found = FALSE;

	*any = FALSE;
	for (const BeianXmlNode *service = beian_xml_first(beian_xml_root(record)); service != NULL;
		service = beian_xml_next(service))
		for (const BeianXmlNode *at = beian_xml_child(service, "access"); at != NULL;
			at = beian_xml_next(at)) {
			const BeianXmlNode *who = beian_xml_child(at, "provider");
			g_autofree char *code = who != NULL ? beian_xml_attribute(who, "code") : NULL;
			*any |= code != NULL;
			found |= g_strcmp0(code, wanted) == 0;
		}
	return found;
}

static void
mark_below(BeianXmlNode *node, BeianRecordIsCancelled *is_cancelled, gpointer data)
{
	const char *kind = kind_of(node);
	g_autofree char *bureau = kind != NULL ? beian_xml_attribute(node, "bureau-id") : NULL;

	if (bureau != NULL && is_cancelled(kind, bureau, data))
		beian_xml_set(node, "cancelled", "yes");
	for (BeianXmlNode *at = beian_xml_first(node); at != NULL; at = beian_xml_next(at))
		mark_below(at, is_cancelled, data);
}

void
beian_record_mark(BeianXml *record, BeianRecordIsCancelled *is_cancelled, gpointer data)
{
	mark_below(beian_xml_root(record), is_cancelled, data);
}
