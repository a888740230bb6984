/* told: what a record says of a filing number, for rules that ask what is filed. */
#include "config.h"
#include "core/records/record.h"
#include <inttypes.h>
#include <string.h>

/* The accesses of what has the number. */
typedef struct {
	const char *provider; /* the ministry's id of ours, in decimal; NULL: not known */
	guint services, accesses, own;
	GString *ids, *own_ids;
} Accesses;

static gboolean
is_cancelled(const BeianXmlNode *node)
{
	g_autofree char *mark = beian_xml_attribute(node, "cancelled");

	return mark != NULL;
}

static gboolean
has_number(const BeianXmlNode *node, const char *number)
{
	g_autofree char *own = node != NULL ? beian_xml_attribute(node, "number") : NULL;

	return g_strcmp0(own, number) == 0;
}

static void
add_access(Accesses *accesses, const BeianXmlNode *access)
{
	const BeianXmlNode *who = beian_xml_child(access, "provider");
	g_autofree char *id = beian_xml_attribute(access, "bureau-id"),
			*code = who != NULL ? beian_xml_attribute(who, "code") : NULL;
	gboolean own = accesses->provider != NULL && g_strcmp0(code, accesses->provider) == 0;

	accesses->accesses++;
	accesses->own += own;
	if (id == NULL)
		return;
	g_string_append_printf(accesses->ids, " %s", id);
	if (own)
		g_string_append_printf(accesses->own_ids, " %s", id);
}

static void
add_service(Accesses *accesses, const BeianXmlNode *service)
{
	if (is_cancelled(service))
		return;
	accesses->services++;
	for (const BeianXmlNode *at = beian_xml_child(service, "access"); at != NULL; at = beian_xml_next(at))
		if (strcmp(beian_xml_name(at), "access") == 0 && !is_cancelled(at))
			add_access(accesses, at);
}

/* NODE's own lines; those of its accesses only when the bureau says that these are all. */
static void
tell(GString *lines, const BeianXmlNode *node, gboolean cancelled, gboolean whole, const Accesses *accesses)
{
	g_autofree char *id = beian_xml_attribute(node, "bureau-id");

	if (id != NULL)
		g_string_append_printf(lines, "bureau-id %s\n", id);
	if (cancelled)
		g_string_append(lines, "cancelled\n");
	if (!whole)
		return;
	g_string_append_printf(lines, "services %u\naccesses %u\naccess-ids%s\n", accesses->services,
		accesses->accesses, accesses->ids->str);
	if (accesses->provider != NULL)
		g_string_append_printf(lines, "own %u\nown-ids%s\n", accesses->own, accesses->own_ids->str);
}

char *
beian_record_told(const BeianXml *record, const char *number, guint64 provider, guint *count)
{
	const BeianXmlNode *root = beian_xml_root(record), *entity = beian_xml_child(root, "entity");
	gboolean of_entity = has_number(entity, number), gone = entity != NULL && is_cancelled(entity);
	g_autofree char *wanted = provider != 0 ? g_strdup_printf("%" PRIu64, provider) : NULL,
			*whole = entity != NULL ? beian_xml_attribute(entity, "bureau-id") : NULL;
	g_autoptr(GString) ids = g_string_new(NULL), own_ids = g_string_new(NULL);
	Accesses accesses = {.provider = wanted, .ids = ids, .own_ids = own_ids};
	const BeianXmlNode *found = of_entity ? entity : NULL;
	GString *lines = g_string_new(NULL);

	*count += of_entity;
	for (const BeianXmlNode *at = beian_xml_first(root); at != NULL; at = beian_xml_next(at)) {
		if (strcmp(beian_xml_name(at), "service") != 0 || (!of_entity && !has_number(at, number)))
			continue;
		add_service(&accesses, at);
		*count += !of_entity;
		found = of_entity || found != NULL ? found : at;
	}
	if (found != NULL)
		tell(lines, found, gone || is_cancelled(found), whole != NULL, &accesses);
	return g_string_free(lines, found == NULL);
}
