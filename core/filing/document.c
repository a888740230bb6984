#include "config.h"
#include "core/filing/document.h"
#include "core/filing/path.h"
#include <string.h>

/* What a calculated answer is made of; the item borrows from it. */
typedef struct {
	char *text;
	BeianReading reading;
} Calculated;

typedef struct {
	const BeianFiling *filing;
	BeianDocument *document;
	BeianExpressions *expressions;
} Builder;

/* Where a block's questions stand in one instance. */
typedef struct {
	BeianXmlNode *owner;  /* element that expressions are seen from */
	const char *path;     /* its concrete path; "" for the root */
	const char *template; /* its template path */
	const char *source;   /* concrete path of the block whose answers stand here; NULL: its own */
	gboolean relevant;
} Spot;

static void build_block(Builder *builder, const BeianBlock *block, const Spot *spot);

static void
calculated_free(gpointer data)
{
	Calculated *calculated = data;

	beian_reading_clear(&calculated->reading);
	g_free(calculated->text);
	g_free(calculated);
}

static void
item_free(gpointer data)
{
	BeianItem *item = data;

	g_free(item->path);
	g_free(item);
}

static void
clear_repeat(gpointer data)
{
	g_free(((BeianRepeat *)data)->path);
}

static gboolean
holds(Builder *builder, const BeianExpression *expression, const BeianXmlNode *node, gboolean otherwise)
{
	gboolean value = FALSE;

	if (expression == NULL)
		return otherwise;
	/* What cannot be evaluated counts as false; lint proves that forms hold no such expression. */
	return beian_expression_boolean(expression, builder->expressions, node, &value, NULL) && value;
}

/* The child element called NAME of PARENT, made when there is none. */
static BeianXmlNode *
container(BeianXmlNode *parent, const char *name)
{
	BeianXmlNode *child = beian_xml_child(parent, name);

	return child != NULL ? child : beian_xml_append(parent, name, NULL);
}

/* Goes down from NODE along the names of RELATIVE, making what is missing, to the parent of the last; sets
 * *LAST to that name. */
static BeianXmlNode *
descend(BeianXmlNode *node, const char *relative, const char **last)
{
	for (const char *slash = strchr(relative, '/'); slash != NULL; slash = strchr(relative, '/')) {
		char name[64];
		g_strlcpy(name, relative, MIN(sizeof name, (gsize)(slash - relative) + 1));
		node = container(node, name);
		relative = slash + 1;
	}
	*last = relative;
	return node;
}

/* MEDIA, a type and what it says of a picture, and NAME as attributes of FILE. */
static void
write_media(BeianXmlNode *file, const char *media, const char *name)
{
	g_auto(GStrv) parts = g_strsplit(media, ";", -1);

	beian_xml_set(file, "type", parts[0]);
	beian_xml_set(file, "name", name);
	for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++) {
		g_auto(GStrv) pair = g_strsplit(parts[i], "=", 2);
		if (g_strv_length(pair) == 2)
			beian_xml_set(file, pair[0], pair[1]);
	}
}

static void
write_file(BeianXmlNode *parent, const char *value)
{
	/* Canonical form of a file: "SHA256 BYTES MEDIA-TYPE NAME", several separated by line feeds; the
	 * second is the smaller one. */
	g_auto(GStrv) files = g_strsplit(value, "\n", -1);
	for (guint i = 0; files[i] != NULL; i++) {
		g_auto(GStrv) parts = g_strsplit(files[i], " ", 4);
		char number[12];
		if (g_strv_length(parts) != 4)
			continue;
		BeianXmlNode *file = beian_xml_append(parent, "file", NULL);
		g_snprintf(number, sizeof number, "%u", i + 1);
		beian_xml_set(file, "id", number);
		beian_xml_set(file, "sha256", parts[0]);
		beian_xml_set(file, "bytes", parts[1]);
		write_media(file, parts[2], parts[3]);
	}
}

static void
write_value(BeianXmlNode *parent, const BeianQuestion *question, const char *name, const char *value)
{
	if (strcmp(question->type->name, "file") == 0) {
		write_file(beian_xml_append(parent, name, NULL), value);
	} else if (question->facets.multiple) {
		g_auto(GStrv) values = g_strsplit(value, " ", -1);
		for (char **each = values; *each != NULL; each++)
			beian_xml_append(parent, name, *each);
	} else {
		beian_xml_append(parent, name, value);
	}
}

static void
calculate(Builder *builder, BeianItem *item, const BeianXmlNode *owner)
{
	g_autofree char *text =
		beian_expression_string(item->question->calculate, builder->expressions, owner, NULL);

	if (text == NULL || *text == '\0')
		return;
	Calculated *calculated = g_new0(Calculated, 1);
	calculated->text = g_steal_pointer(&text);
	beian_type_read(
		item->question->type, calculated->text, &item->question->facets, &calculated->reading);
	g_ptr_array_add(builder->document->calculated, calculated);
	item->text = calculated->text;
	item->reading = &calculated->reading;
}

/* Whether what ITEM is answered with would be calculated. Calculations look only at what was asked before, so
 * this holds for each such answer by itself. */
static gboolean
is_redundant(Builder *builder, const BeianItem *item, const BeianXmlNode *owner)
{
	const BeianQuestion *question = item->question;
	g_autofree char *text =
		beian_expression_string(question->calculate, builder->expressions, owner, NULL);
	BeianReading reading = {0};

	if (text == NULL || *text == '\0')
		return FALSE;
	beian_type_read(question->type, text, &question->facets, &reading);
	gboolean same = g_strcmp0(reading.value, item->text) == 0;
	beian_reading_clear(&reading);
	return same;
}

static void
build_question(Builder *builder, const BeianQuestion *question, const Spot *spot)
{
	const char *relative = question->path + strlen(spot->template) + (*spot->template != '\0' ? 1 : 0);
	BeianItem *item = g_new0(BeianItem, 1);

	item->question = question;
	item->index = builder->document->items->len;
	item->path = *spot->path == '\0' ? g_strdup(relative) : g_strconcat(spot->path, "/", relative, NULL);
	item->relevant = spot->relevant && holds(builder, question->relevant, spot->owner, TRUE);
	item->required = item->relevant && holds(builder, question->required, spot->owner, FALSE);
	item->linked = spot->source != NULL;
	item->readonly = item->linked || holds(builder, question->readonly, spot->owner, FALSE);

	g_autofree char *borrowed = item->linked ? g_strconcat(spot->source, "/", relative, NULL) : NULL;
	const char *key = borrowed != NULL ? borrowed : item->path;
	item->text = beian_filing_text(builder->filing, key);
	item->reading = item->linked ? beian_filing_reading(builder->filing, key)
				     : beian_filing_read(builder->filing, question, key);
	if (item->text == NULL && question->calculate != NULL && item->relevant)
		calculate(builder, item, spot->owner);
	else if (question->calculate != NULL && item->relevant && !item->linked)
		item->redundant = is_redundant(builder, item, spot->owner);
	if (item->reading != NULL)
		item->state = item->reading->value != NULL ? BEIAN_ANSWER_VALUE : BEIAN_ANSWER_REFUSED;
	/* What is above it is made even for an open answer, so that elements come in the order of the form
	 * whatever is answered. */
	const char *name;
	BeianXmlNode *parent = descend(spot->owner, relative, &name);
	if (item->relevant && item->state == BEIAN_ANSWER_VALUE)
		write_value(parent, question, name, item->reading->value);
	if (item->required) {
		builder->document->required++;
		builder->document->filled += item->state == BEIAN_ANSWER_VALUE;
	}
	g_ptr_array_add(builder->document->items, item);
	g_hash_table_insert(builder->document->by_path, item->path, item);
}

static void
build_parts(Builder *builder, const BeianBlock *block, const Spot *spot)
{
	for (guint i = 0; i < block->parts->len; i++) {
		const BeianPart *part = &g_array_index(block->parts, BeianPart, i);
		if (part->question != NULL)
			build_question(builder, part->question, spot);
		else
			build_block(builder, part->block, spot);
	}
}

/* The concrete path of TEMPLATE, which begins with the template of SPOT. */
static char *
inside(const Spot *spot, const char *template)
{
	const char *rest = template + strlen(spot->template);

	return *spot->path == '\0' ? g_strdup(template) : g_strconcat(spot->path, rest, NULL);
}

static void
build_instances(Builder *builder, const BeianBlock *block, const Spot *spot, gboolean relevant)
{
	g_autofree char *path = inside(spot, block->path);
	g_autoptr(GArray) numbers = beian_filing_instances(builder->filing, path);
	const char *name,
		*relative = block->path + strlen(spot->template) + (*spot->template != '\0' ? 1 : 0);

	BeianRepeat repeat = {block, g_strdup(path), numbers->len, relevant};
	g_array_append_val(builder->document->repeats, repeat);
	/* Made even where there is no instance, as what is above a question is. */
	BeianXmlNode *parent = descend(spot->owner, relative, &name);
	for (guint i = 0; i < numbers->len; i++) {
		g_autofree char *instance = g_strdup_printf("%s/%u", path, g_array_index(numbers, guint, i));
		BeianXmlNode *element = beian_xml_append(parent, name, NULL);
		beian_xml_set(element, "id", strrchr(instance, '/') + 1);
		Spot here = {element, instance, block->path, NULL, relevant};
		build_parts(builder, block, &here);
		if (!relevant)
			beian_xml_remove(element);
	}
}

static void
build_block(Builder *builder, const BeianBlock *block, const Spot *spot)
{
	gboolean relevant = spot->relevant && holds(builder, block->relevant, spot->owner, TRUE);

	if (block->repeats) {
		build_instances(builder, block, spot, relevant);
		return;
	}
	if (strcmp(block->path, spot->template) == 0) {
		Spot here = *spot;
		here.relevant = relevant;
		build_parts(builder, block, &here);
		return;
	}
	g_autofree char *path = inside(spot, block->path);
	const char *name;
	BeianXmlNode *parent = descend(
		spot->owner, block->path + strlen(spot->template) + (*spot->template != '\0' ? 1 : 0), &name);
	BeianXmlNode *element = container(parent, name);
	g_autofree char *source = block->same_as != NULL && beian_filing_is_linked(builder->filing, path)
					  ? beian_path_inside(block->same_as, path)
					  : NULL;
	/* What is not asked is not judged either: a link to it would bring what nobody looked at, or nothing.
	 */
	if (source != NULL && !beian_document_asks(builder->document, source))
		g_clear_pointer(&source, g_free);
	if (source != NULL && relevant)
		beian_xml_set(element, "same-as", block->same_as);
	Spot here = {element, path, block->path, source, relevant};
	build_parts(builder, block, &here);
}

/* Takes out what was made only to be seen from: elements with nothing in them that are no instance of a
 * repeat and no link. */
static void
prune(BeianXmlNode *node)
{
	for (BeianXmlNode *child = beian_xml_first(node), *next; child != NULL; child = next) {
		next = beian_xml_next(child);
		prune(child);
		if (beian_xml_first(child) != NULL)
			continue;
		g_autofree char *text = beian_xml_text(child);
		g_autofree char *id = beian_xml_attribute(child, "id"),
				*same_as = beian_xml_attribute(child, "same-as");
		if (*text == '\0' && id == NULL && same_as == NULL)
			beian_xml_remove(child);
	}
}

typedef struct {
	const BeianForm *form;
	GPtrArray *parked;
} Parking;

static void
park_unknown(const char *key, const char *text, gpointer data)
{
	Parking *parking = data;
	const char *at = strstr(key, "/@");
	g_autofree char *path = at != NULL ? g_strndup(key, (gsize)(at - key)) : g_strdup(key);
	g_autofree char *template = beian_path_template(path);
	(void)text;

	if (beian_form_question(parking->form, template) == NULL &&
		beian_form_repeat(parking->form, template) == NULL &&
		beian_form_linkable(parking->form, template) == NULL && *path != '@')
		g_ptr_array_add(parking->parked, g_strdup(key));
}

BeianDocument *
beian_document_new(const BeianFiling *filing)
{
	static const BeianFunction none[] = {{NULL, 0, 0, NULL}};
	BeianDocument *document = g_new0(BeianDocument, 1);
	const GPtrArray *steps = beian_form_steps(beian_filing_form(filing));
	Builder builder = {filing, document, beian_expressions_new(none, NULL)};

	document->xml = beian_xml_new("filing");
	/* Rules that kinds share may tell them apart. */
	beian_xml_set(beian_xml_root(document->xml), "kind", beian_form_kind(beian_filing_form(filing)));
	document->items = g_ptr_array_new_with_free_func(item_free);
	document->by_path = g_hash_table_new(g_str_hash, g_str_equal);
	document->repeats = g_array_new(FALSE, FALSE, sizeof(BeianRepeat));
	g_array_set_clear_func(document->repeats, clear_repeat);
	document->calculated = g_ptr_array_new_with_free_func(calculated_free);
	document->parked = g_ptr_array_new_with_free_func(g_free);
	Spot root = {beian_xml_root(document->xml), "", "", NULL, TRUE};
	for (guint i = 0; i < steps->len; i++)
		build_block(&builder, steps->pdata[i], &root);
	prune(root.owner);
	beian_expressions_free(builder.expressions);
	Parking parking = {beian_filing_form(filing), document->parked};
	beian_filing_each(filing, "", park_unknown, &parking);
	return document;
}

void
beian_document_free(BeianDocument *document)
{
	if (document == NULL)
		return;
	beian_xml_free(document->xml);
	g_hash_table_unref(document->by_path);
	g_array_unref(document->repeats);
	g_ptr_array_unref(document->items);
	g_ptr_array_unref(document->calculated);
	g_ptr_array_unref(document->parked);
	g_free(document);
}

gboolean
beian_document_asks(const BeianDocument *document, const char *path)
{
	g_autofree char *inside = g_strconcat(path, "/", NULL);

	for (guint i = 0; i < document->items->len; i++) {
		const BeianItem *item = document->items->pdata[i];
		if (item->relevant && g_str_has_prefix(item->path, inside))
			return TRUE;
	}
	return FALSE;
}

const BeianItem *
beian_document_item(const BeianDocument *document, const char *path)
{
	return g_hash_table_lookup(document->by_path, path);
}

char *
beian_document_path(const BeianXmlNode *node)
{
	const BeianXmlNode *parent = beian_xml_parent(node);

	if (parent == NULL)
		return g_strdup("");
	g_autofree char *above = beian_document_path(parent);
	g_autofree char *id = beian_xml_attribute(node, "id");
	return g_strconcat(above, *above != '\0' ? "/" : "", beian_xml_name(node), id != NULL ? "/" : "",
		id != NULL ? id : "", NULL);
}

BeianXmlNode *
beian_document_node(const BeianDocument *document, const char *path)
{
	BeianXmlNode *node = beian_xml_root(document->xml);
	g_auto(GStrv) segments = g_strsplit(path, "/", -1);

	for (char **segment = segments; node != NULL && *segment != NULL && **segment != '\0'; segment++) {
		if (segment[1] == NULL || !g_ascii_isdigit(segment[1][0])) {
			node = beian_xml_child(node, *segment);
			continue;
		}
		BeianXmlNode *child = beian_xml_child(node, *segment);
		for (; child != NULL; child = beian_xml_next(child)) {
			g_autofree char *id = beian_xml_attribute(child, "id");
			if (strcmp(beian_xml_name(child), *segment) == 0 && g_strcmp0(id, segment[1]) == 0)
				break;
		}
		node = child;
		segment++;
	}
	return node;
}

static char *
text_at(const BeianXmlNode *node, const char *path)
{
	g_auto(GStrv) names = g_strsplit(path, "/", -1);

	for (char **name = names; node != NULL && *name != NULL; name++)
		node = beian_xml_child(node, *name);
	return node != NULL ? beian_xml_text(node) : g_strdup("");
}

char *
beian_document_title(const BeianDocument *document)
{
	const BeianXmlNode *root = beian_xml_root(document->xml);
	g_autofree char *name = text_at(root, "entity/name");
	g_autofree char *filed = text_at(root, "service/filed-domain");
	g_autofree char *site = text_at(root, "site/domain");
	g_autofree char *domain = *filed != '\0'  ? g_strdup(filed)
				  : *site != '\0' ? g_strdup(site)
						  : text_at(root, "service/domain/name");

	return g_strconcat(name, *name != '\0' && *domain != '\0' ? " · " : "", domain, NULL);
}

char *
beian_document_province(const BeianDocument *document)
{
	g_autofree char *region = text_at(beian_xml_root(document->xml), "entity/region");

	return g_strndup(region, strlen(region) == 6 ? 2 : 0);
}
