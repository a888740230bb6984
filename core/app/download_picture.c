/* download_picture: scans of approvals that come with a task to verify: its answer has to send them back. */
#include "config.h"
#include "core/app/arrivals.h"
#include "core/base/error.h"
#include "core/materials/materials.h"
#include <string.h>

/* The first child NAME of NODE, or its brother of that name after AT. */
static BeianXmlNode *
next_named(const BeianXmlNode *node, const BeianXmlNode *at, const char *name)
{
	BeianXmlNode *next = at == NULL ? beian_xml_first(node) : beian_xml_next(at);

	while (next != NULL && strcmp(beian_xml_name(next), name) != 0)
		next = beian_xml_next(next);
	return next;
}

/* Looks at BYTES, and keeps them unless this is a look. */
static gboolean
keep(BeianArrivals *arrivals, GBytes *bytes, BeianPicture *picture, GError **error)
{
	const char *home = arrivals->app->home;

	beian_picture_probe_bytes(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), picture);
	if (arrivals->mode == BEIAN_DOWNLOAD_LOOK)
		return TRUE;
	g_autofree char *path = beian_materials_path(home, picture->sha256);
	gboolean is_new = !g_file_test(path, G_FILE_TEST_EXISTS);
	if (!beian_materials_take_bytes(home, bytes, picture, error))
		return FALSE;
	if (is_new)
		g_ptr_array_add(arrivals->pictures, g_steal_pointer(&path));
	return TRUE;
}

/* Makes SCAN, base64 as it came, the next page of APPROVAL. */
static gboolean
add_page(BeianArrivals *arrivals, const BeianXmlNode *scan, guint number, BeianXmlNode *approval,
	GError **error)
{
	g_autofree char *text = beian_xml_text(scan), *of = beian_xml_attribute(approval, "id"),
			*id = g_strdup_printf("%u", number),
			*name = g_strdup_printf("approval-%s-%s", of, id);
	BeianPicture picture;
	gsize size;
	guchar *decoded = g_base64_decode(text, &size);
	g_autoptr(GBytes) bytes = g_bytes_new_take(decoded, size);

	if (size == 0)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("%s:%ld: the scan of an approval (Spwj) is no base64"), arrivals->file,
			beian_xml_line(scan));
	if (!keep(arrivals, bytes, &picture, error))
		return FALSE;
	g_autofree char *facts = beian_picture_facts(&picture), *answer = g_strconcat(facts, " ", name, NULL);
	BeianXmlNode *page = beian_xml_append(approval, "page", NULL);
	beian_xml_set(page, "id", id);
	beian_xml_append(page, "scan", answer);
	return TRUE;
}

/* The pages of the approvals of SITE, whose place in BASE is SERVICE. */
static gboolean
take_site(BeianArrivals *arrivals, const BeianXmlNode *site, const BeianXmlNode *service, GError **error)
{
	const BeianXmlNode *all = beian_xml_child(site, "Nrlx");
	BeianXmlNode *approval = NULL;

	for (const BeianXmlNode *at = all != NULL ? next_named(all, NULL, "Nrlx_xx") : NULL; at != NULL;
		at = next_named(all, at, "Nrlx_xx")) {
		guint number = 0;
		approval = next_named(service, approval, "approval");
		for (const BeianXmlNode *scan = next_named(at, NULL, "Spwj"); scan != NULL;
			scan = next_named(at, scan, "Spwj"))
			if (!add_page(arrivals, scan, ++number, approval, error))
				return FALSE;
	}
	return TRUE;
}

gboolean
beian_take_pictures(BeianArrivals *arrivals, const BeianXml *piece, BeianXmlNode *base, GError **error)
{
	const BeianXmlNode *root = beian_xml_root(piece);
	BeianXmlNode *service = NULL;

	/* The record has a service for each site and an approval for each of its own, in their order. */
	for (const BeianXmlNode *site = next_named(root, NULL, "Wz_xx"); site != NULL;
		site = next_named(root, site, "Wz_xx")) {
		service = next_named(base, service, "service");
		if (!take_site(arrivals, site, service, error))
			return FALSE;
	}
	return TRUE;
}
