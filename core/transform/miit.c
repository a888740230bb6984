#include "config.h"
#include "core/transform/miit.h"
#include "core/base/digest.h"
#include "core/transform/transform.h"
#include <inttypes.h>
#include <string.h>

/* Source: interface specification 3.0, annotation of UploadData. */
#define LIMIT_RECORDS 1000

#define STYLESHEET "miit-3.0.xsl"
#define NATIVE_NAMESPACE "urn:beian:filing:1"

/* Larger pictures are not given to the stylesheet: it refuses them by name. 150 KiB of base64, the largest
 * any use may have. */
#define LIMIT_PICTURE_BYTES (150u * 1024 / 4 * 3)

/* The lists whose numbers stylesheets need. */
static const char *const lists[] = {
	"entity-nature",
	"document-type",
	"service-content",
	"language",
	"access-mode",
	"access-place",
	"pre-approval",
	"file-format",
	"file-use",
	"cancel-target",
	"cancel-reason",
	"verification-result",
	"reporter",
	"unfiled-result",
};

/* The questions whose pictures are sent. */
static const char *const picture_questions[] = {"scan", "front", "back", "verification-sheet", "photo", NULL};

/* What the stylesheets say when they stop, behind the path of what they stop at. */
static const char *const sentences[] = {
	N_("The ministry has no operation for this kind of filing; export it in the format native."),
	N_("The ministry takes the filings that mend what was found; export those."),
	N_("The filing has no uid of 8 hexadecimal digits."),
	N_("The filing number of the entity is missing."),
	N_("The filing number of the service is missing."),
	N_("The filing password is missing, which the interface 3.0 demands."),
	N_("The bureau's id of the record is missing."),
	N_("The interface 3.0 knows websites only."),
	N_("The interface 3.0 has a place for IPv4 addresses only."),
	N_("The interface 3.0 takes pictures as JPEG only."),
	N_("The picture is larger than 76,800 bytes (102,400 characters of base64); add a smaller copy."),
	N_("The picture is larger than 115,200 bytes (153,600 characters of base64); add a smaller copy."),
	N_("The interface 3.0 has no number for this choice."),
	N_("The filing has more than 65,535 objects."),
};

/* The input of a stylesheet while it is put together. */
typedef struct {
	BeianXmlNode *root;
	const BeianMiitFiling *filing; /* the one whose pictures are being added */
	GHashTable *there;             /* digests of the pictures that are in, owned */
	guint64 base64_bytes;          /* of all pictures as often as they are referred to */
} Input;

static gboolean
add_codes(BeianXmlNode *root, const char *id, BeianCodes *codes, GError **error)
{
	const BeianCodeList *list = beian_codes_list(codes, id, error);

	if (list == NULL)
		return FALSE;
	BeianXmlNode *element = beian_xml_append(root, "codes", NULL);
	beian_xml_set(element, "list", id);
	for (guint i = 0; i < beian_code_list_count(list); i++) {
		const BeianCode *row = beian_code_list_row(list, i);
		BeianXmlNode *code = beian_xml_append(element, "code", NULL);
		beian_xml_set(code, "token", row->token);
		beian_xml_set(code, "number", row->miit);
	}
	return TRUE;
}

static guint64
base64_of(guint64 bytes)
{
	return bytes <= LIMIT_PICTURE_BYTES ? (bytes + 2) / 3 * 4 : 0;
}

static gboolean
pictures_fit(guint64 base64_bytes, GError **error)
{
	return base64_bytes <= BEIAN_XML_LIMIT_BYTES ||
	       beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
		       _("The pictures alone are larger than the 50 MB that one file may have. Export fewer "
			 "filings at once."));
}

static gboolean
count_fits(guint count, GError **error)
{
	return count <= LIMIT_RECORDS ||
	       beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
		       _("One file in the format miit-3.0 holds at most %d records, not %u. Export fewer "
			 "filings at once."),
		       LIMIT_RECORDS, count);
}

static gboolean
add_picture(Input *input, const BeianXmlNode *file, GError **error)
{
	g_autofree char *sha256 = beian_xml_attribute(file, "sha256");
	gsize size;

	if (sha256 == NULL || !beian_digest_is_valid(sha256))
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("A picture of the filing has no digest; attach it again."));
	g_autoptr(GBytes) bytes = input->filing->material(sha256, input->filing->data, error);
	if (bytes == NULL)
		return FALSE;
	const guchar *data = g_bytes_get_data(bytes, &size);
	gboolean is_small = size <= LIMIT_PICTURE_BYTES;
	input->base64_bytes += base64_of(size);
	if (!g_hash_table_add(input->there, g_strdup(sha256)))
		return TRUE;

	g_autofree char *found = beian_digest_of_bytes(data, size);
	if (strcmp(found, sha256) != 0)
		return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
			_("The picture %s was changed after it was attached; attach it again."), sha256);
	g_autofree char *base64 = is_small ? g_base64_encode(data, size) : NULL;
	g_autofree char *count = g_strdup_printf("%zu", size);
	BeianXmlNode *element = beian_xml_append(input->root, "file", NULL);
	beian_xml_set(element, "sha256", sha256);
	beian_xml_set(element, "bytes", count);
	if (base64 != NULL)
		beian_xml_set(element, "base64", base64);
	return TRUE;
}

/* The picture that is sent, the last file, of the question at NODE; NULL when it is none of a picture. */
static const BeianXmlNode *
sent_picture(const BeianXmlNode *node)
{
	const BeianXmlNode *last = NULL;

	if (g_strv_contains(picture_questions, beian_xml_name(node)))
		for (const BeianXmlNode *file = beian_xml_child(node, "file"); file != NULL;
			file = beian_xml_next(file))
			last = file;
	return last;
}

/* Adds the picture that is sent of each question below NODE. */
static gboolean
add_pictures(Input *input, const BeianXmlNode *node, GError **error)
{
	for (const BeianXmlNode *at = beian_xml_first(node); at != NULL; at = beian_xml_next(at)) {
		const BeianXmlNode *last = sent_picture(at);
		if (last != NULL ? !add_picture(input, last, error) : !add_pictures(input, at, error))
			return FALSE;
	}
	return TRUE;
}

/* What the pictures below NODE take, by the sizes that it tells of. */
static guint64
told_bytes(const BeianXmlNode *node)
{
	guint64 all = 0;

	for (const BeianXmlNode *at = beian_xml_first(node); at != NULL; at = beian_xml_next(at)) {
		const BeianXmlNode *last = sent_picture(at);
		g_autofree char *bytes = last != NULL ? beian_xml_attribute(last, "bytes") : NULL;
		all += last == NULL    ? told_bytes(at)
		       : bytes != NULL ? base64_of(g_ascii_strtoull(bytes, NULL, 10))
				       : 0;
	}
	return all;
}

/* How many pictures are sent of the questions at and below NODE. */
static guint
sent_pictures(const BeianXmlNode *node)
{
	guint all = 0;

	for (const BeianXmlNode *at = beian_xml_first(node); at != NULL; at = beian_xml_next(at))
		all += sent_picture(at) != NULL ? 1 : sent_pictures(at);
	return all;
}

/* How many elements called NAME stand in NODE. */
static guint
children(const BeianXmlNode *node, const char *name)
{
	guint all = 0;

	for (const BeianXmlNode *at = beian_xml_child(node, name); at != NULL; at = beian_xml_next(at))
		all += strcmp(beian_xml_name(at), name) == 0;
	return all;
}

/* The records that the stylesheet makes of the filing ROOT: one, or one for each of what it repeats. */
static guint
records_of(const BeianXmlNode *root)
{
	g_autofree char *kind = beian_xml_attribute(root, "kind");

	if (g_strcmp0(kind, "materials") == 0)
		return sent_pictures(root);
	if (g_strcmp0(kind, "add-access") == 0 || g_strcmp0(kind, "cancel") == 0)
		return MAX(children(root, "service"), 1);
	if (g_strcmp0(kind, "unfiled") == 0)
		return MAX(children(root, "site"), 1);
	return 1;
}

/* What NODE and all below it come to besides pictures. The ministry's element names are short and a Han
 * character takes two bytes of GBK and three here: no file was seen that is larger than this says. */
static guint64
other_bytes(const BeianXmlNode *node)
{
	enum { TAGS_BYTES = 40 };
	guint64 sum = TAGS_BYTES;
	const BeianXmlNode *child = beian_xml_first(node);

	if (child == NULL) {
		g_autofree char *text = beian_xml_text(node);
		return sum + strlen(text);
	}
	for (; child != NULL; child = beian_xml_next(child))
		sum += other_bytes(child);
	return sum;
}

static void
add_size(BeianMiitSize *size, const BeianXmlNode *root)
{
	size->records += records_of(root);
	size->base64_bytes += told_bytes(root);
	size->other_bytes += other_bytes(root);
}

gboolean
beian_miit_has_room(const BeianMiitSize *size, const BeianXml *document)
{
	BeianMiitSize both = *size;

	add_size(&both, beian_xml_root(document));
	return both.records <= LIMIT_RECORDS && both.base64_bytes + both.other_bytes <= BEIAN_XML_LIMIT_BYTES;
}

gboolean
beian_miit_foresee(BeianMiitSize *size, const BeianXml *document, GError **error)
{
	add_size(size, beian_xml_root(document));
	return count_fits(size->records, error) && pictures_fit(size->base64_bytes, error);
}

static gboolean
add_filing(Input *input, const BeianMiitFiling *filing, GError **error)
{
	static const char *const parts[] = {"entity", "service", "base", NULL};
	const BeianXmlNode *root = beian_xml_root(filing->document);

	input->filing = filing;
	for (const BeianXmlNode *at = beian_xml_first(root); at != NULL; at = beian_xml_next(at))
		if (g_strv_contains(parts, beian_xml_name(at)) && !add_pictures(input, at, error))
			return FALSE;
	return pictures_fit(input->base64_bytes, error);
}

BeianXml *
beian_miit_input(
	const BeianMiitFiling *filings, guint count, guint64 sender_id, BeianCodes *codes, GError **error)
{
	g_autoptr(BeianXml) xml = beian_xml_new("miit");
	g_autoptr(GHashTable) there = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	Input input = {.root = beian_xml_root(xml), .there = there};
	g_autofree char *sender = g_strdup_printf("%" PRIu64, sender_id);

	beian_xml_set(input.root, "sender", sender);
	for (gsize i = 0; i < G_N_ELEMENTS(lists); i++)
		if (!add_codes(input.root, lists[i], codes, error))
			return NULL;
	for (guint i = 0; i < count; i++)
		if (!add_filing(&input, &filings[i], error))
			return NULL;
	for (guint i = 0; i < count; i++)
		beian_xml_append_copy(input.root, beian_xml_root(filings[i].document));
	return g_steal_pointer(&xml);
}

static gboolean
are_filings(const BeianMiitFiling *filings, guint count, GError **error)
{
	for (guint i = 0; i < count; i++) {
		const BeianXmlNode *root = beian_xml_root(filings[i].document);
		if (strcmp(beian_xml_name(root), "filing") != 0 ||
			g_strcmp0(beian_xml_namespace(root), NATIVE_NAMESPACE) != 0)
			return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
				_("What is to be exported is not a filing of this program."));
	}
	return TRUE;
}

/* Says what a stylesheet said, in the user's language where the sentence is a known one. */
static gboolean
say_translated(GError *said, GError **error)
{
	g_autoptr(GError) owned = said;

	for (gsize i = 0; i < G_N_ELEMENTS(sentences); i++) {
		if (!g_str_has_suffix(owned->message, sentences[i]))
			continue;
		int place_bytes = (int)(strlen(owned->message) - strlen(sentences[i]));
		return beian_error_set(
			error, owned->code, "%.*s%s", place_bytes, owned->message, _(sentences[i]));
	}
	g_propagate_error(error, g_steal_pointer(&owned));
	return FALSE;
}

/* The first element at or below NODE that holds text and no elements and is WANTED; NULL when none is. */
static const BeianXmlNode *
find_leaf(const BeianXmlNode *node, gboolean (*wanted)(const char *text, const char *data), const char *data)
{
	const BeianXmlNode *found = NULL;

	if (beian_xml_first(node) == NULL) {
		g_autofree char *text = beian_xml_text(node);
		return wanted(text, data) ? node : NULL;
	}
	for (const BeianXmlNode *at = beian_xml_first(node); at != NULL && found == NULL;
		at = beian_xml_next(at))
		found = find_leaf(at, wanted, data);
	return found;
}

static gboolean
is_outside_gbk(const char *text, const char *data G_GNUC_UNUSED)
{
	return beian_xml_first_outside_gbk(text) != 0;
}

static gboolean
is_same(const char *text, const char *data)
{
	return strcmp(text, data) == 0;
}

/* "service/2/domain/name". */
static char *
path_of(const BeianXmlNode *node)
{
	GString *path = g_string_new(NULL);

	for (const BeianXmlNode *at = node; beian_xml_parent(at) != NULL; at = beian_xml_parent(at)) {
		g_autofree char *id = beian_xml_attribute(at, "id");
		g_autofree char *step = g_strconcat(beian_xml_name(at), id != NULL ? "/" : "", id, NULL);
		if (path->len > 0)
			g_string_prepend_c(path, '/');
		g_string_prepend(path, step);
	}
	return g_string_free(path, FALSE);
}

/*
 * Whether GBK carries all of RESULT. Said of the question, not of the ministry's element: an applicant knows
 * "entity/name", not "Dwmc". Only what is sent is looked at; a rare character in what this format leaves out
 * does no harm.
 */
static gboolean
fits_gbk(const BeianXml *result, const BeianMiitFiling *filings, guint count, GError **error)
{
	const BeianXmlNode *leaf = find_leaf(beian_xml_root(result), is_outside_gbk, NULL), *question = NULL;

	if (leaf == NULL)
		return TRUE;
	g_autofree char *text = beian_xml_text(leaf);
	for (guint i = 0; i < count && question == NULL; i++)
		question = find_leaf(beian_xml_root(filings[i].document), is_same, text);
	g_autofree char *path = path_of(question != NULL ? question : leaf);
	return beian_error_set(error, BEIAN_ERROR_NOT_GOOD,
		_("%s: The answer holds a character that GBK, the encoding of the format miit-3.0, does not "
		  "have. "
		  "Export in the format native, or ask the provider how to write it."),
		path);
}

GBytes *
beian_miit_write(const BeianMiitFiling *filings, guint count, guint64 sender_id, BeianCodes *codes,
	const char *transforms, GError **error)
{
	g_autoptr(GError) said = NULL;
	guint records = 0;

	g_assert(count > 0 && sender_id > 0);
	if (!are_filings(filings, count, error))
		return NULL;
	for (guint i = 0; i < count; i++)
		records += records_of(beian_xml_root(filings[i].document));
	if (!count_fits(records, error))
		return NULL;
	g_autoptr(BeianXml) input = beian_miit_input(filings, count, sender_id, codes, error);
	if (input == NULL)
		return NULL;
	g_autofree char *path = g_build_filename(transforms, STYLESHEET, NULL);
	g_autoptr(BeianXml) result = beian_transform_apply(path, input, &said);
	/* Two copies of all pictures are enough. */
	g_clear_pointer(&input, beian_xml_free);
	if (result == NULL) {
		say_translated(g_steal_pointer(&said), error);
		return NULL;
	}
	return fits_gbk(result, filings, count, error) ? beian_xml_write(result, "GBK", error) : NULL;
}
