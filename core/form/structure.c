/* structure: steps, groups, repeats and questions of a form file, and the groups it uses. */
#include "config.h"
#include "core/form/reader.h"
#include "core/base/text.h"
#include <string.h>

/* More instances than this of anything are a slip of the finger: a new draft would be made of them. */
enum { MAX_INSTANCES = 1000 };

void
beian_form_complain(BeianFormReader *reader, const BeianXmlNode *node, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	beian_complaints_add(
		reader->complaints, reader->file, node != NULL ? beian_xml_line(node) : 1, "%s", text);
	/* A shared group that is used twice has its mistakes once. */
	const char *last = g_ptr_array_index(reader->complaints, reader->complaints->len - 1);
	guint first;
	if (g_ptr_array_find_with_equal_func(reader->complaints, last, g_str_equal, &first) &&
		first < reader->complaints->len - 1)
		g_ptr_array_set_size(reader->complaints, (int)reader->complaints->len - 1);
}

BeianXml *
beian_form_open(BeianFormReader *reader, const char *file, const char *name, const char *namespace)
{
	g_autofree char *path = g_build_filename(reader->datadir, "forms", file, NULL);
	g_autofree char *shown = g_build_filename("forms", file, NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianXml) xml = beian_xml_read_file(path, &error);

	reader->file = g_intern_string(shown);
	if (xml == NULL) {
		g_ptr_array_add(reader->complaints, g_strdup(error->message));
		return NULL;
	}
	const BeianXmlNode *root = beian_xml_root(xml);
	if (strcmp(beian_xml_name(root), name) != 0 || g_strcmp0(beian_xml_namespace(root), namespace) != 0) {
		beian_form_complain(
			reader, root, _("the root element must be <%s xmlns=\"%s\">"), name, namespace);
		return NULL;
	}
	return g_steal_pointer(&xml);
}

/* Where a part of a form stands while it is read. */
typedef struct {
	BeianBlock *block;
	const char *owner; /* path that relative paths and expressions begin at */
	const char *group; /* the shared group being expanded; NULL outside of one */
	gsize group_base;  /* bytes of OWNER and "/" that the shared group's own paths do not have */
} Place;

static void read_parts(BeianFormReader *reader, const BeianXmlNode *node, const Place *place);

static char *
join(const char *owner, const char *path)
{
	return *owner == '\0' ? g_strdup(path) : g_strconcat(owner, "/", path, NULL);
}

typedef struct {
	BeianFormReader *reader;
	const BeianXmlNode *node;
	const char *const *allowed;
} AttributeCheck;

static void
check_attribute(const char *name, const char *value, gpointer data)
{
	const AttributeCheck *check = data;
	(void)value;

	if (g_strv_contains(check->allowed, name))
		return;
	const char *nearest = beian_text_nearest(name, check->allowed);
	if (nearest != NULL)
		beian_form_complain(check->reader, check->node,
			_("<%s> has no attribute \"%s\"; did you mean \"%s\"?"), beian_xml_name(check->node),
			name, nearest);
	else
		beian_form_complain(check->reader, check->node, _("<%s> has no attribute \"%s\""),
			beian_xml_name(check->node), name);
}

static void
check_attributes(BeianFormReader *reader, const BeianXmlNode *node, const char *const *allowed)
{
	AttributeCheck check = {reader, node, allowed};

	beian_xml_each_attribute(node, check_attribute, &check);
}

/* The attribute NAME, or NULL with a complaint. */
static char *
demanded(BeianFormReader *reader, const BeianXmlNode *node, const char *name)
{
	char *value = beian_xml_attribute(node, name);

	if (value == NULL)
		beian_form_complain(
			reader, node, _("<%s> needs the attribute \"%s\""), beian_xml_name(node), name);
	return value;
}

/*
 * Whether PATH, as the attribute NAME has it, is names in lower case joined by "/": each becomes an element,
 * and a number among them would be taken for that of an instance.
 */
static gboolean
is_path(BeianFormReader *reader, const BeianXmlNode *node, const char *name, const char *path)
{
	g_auto(GStrv) names = g_strsplit(path, "/", -1);
	gboolean good = *names != NULL;

	for (char **each = names; *each != NULL; each++)
		good = good && g_ascii_islower(**each) &&
		       strspn(*each, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen(*each);
	if (!good)
		beian_form_complain(reader, node,
			_("%s=\"%s\" is no path: names in lower case joined by \"/\", as in entity/name"),
			name, path);
	return good;
}

static BeianExpression *
expression(BeianFormReader *reader, const BeianXmlNode *node, const char *name)
{
	g_autofree char *text = beian_xml_attribute(node, name);
	g_autoptr(GError) error = NULL;

	if (text == NULL)
		return NULL;
	BeianExpression *compiled = beian_expression_new(text, &error);
	if (compiled == NULL)
		beian_form_complain(reader, node, "%s=\"%s\": %s", name, text, error->message);
	return compiled;
}

static guint
count(BeianFormReader *reader, const BeianXmlNode *node, const char *name, guint otherwise)
{
	g_autofree char *text = beian_xml_attribute(node, name);
	guint64 value = otherwise;

	if (text != NULL && !g_ascii_string_to_unsigned(text, 10, 0, G_MAXUINT / 2, &value, NULL))
		beian_form_complain(reader, node, _("%s=\"%s\" is not a number"), name, text);
	return (guint)value;
}

static gboolean
flag(BeianFormReader *reader, const BeianXmlNode *node, const char *name)
{
	g_autofree char *text = beian_xml_attribute(node, name);

	if (text != NULL && strcmp(text, "yes") != 0 && strcmp(text, "no") != 0)
		beian_form_complain(reader, node, _("%s=\"%s\" must be \"yes\" or \"no\""), name, text);
	return g_strcmp0(text, "yes") == 0;
}

static const BeianType *
type_named(BeianFormReader *reader, const BeianXmlNode *node, const char *name)
{
	const BeianType *type = name != NULL ? beian_type_find(name) : NULL;

	if (type != NULL || name == NULL)
		return type;
	g_autoptr(GPtrArray) names = g_ptr_array_new();
	for (const BeianType *const *each = beian_type_all(); *each != NULL; each++)
		g_ptr_array_add(names, (char *)(*each)->name);
	g_ptr_array_add(names, NULL);
	const char *nearest = beian_text_nearest(name, (const char *const *)names->pdata);
	beian_form_complain(reader, node, _("type \"%s\" is not defined; did you mean \"%s\"?"), name,
		nearest != NULL ? nearest : "text");
	return NULL;
}

static void
read_facets(BeianFormReader *reader, const BeianXmlNode *node, const char *owner, BeianQuestion *question)
{
	g_autofree char *where = beian_xml_attribute(node, "where");
	g_autofree char *type_from = beian_xml_attribute(node, "type-from");

	question->list = beian_xml_attribute(node, "list");
	question->facets = (BeianFacets){
		.list = question->list,
		.min_chars = count(reader, node, "min-chars", 0),
		.max_chars = count(reader, node, "max-chars", 0),
		.max_bytes = count(reader, node, "max-bytes", 0),
		.multiple = flag(reader, node, "multiple"),
		.long_term = flag(reader, node, "long-term"),
		.vocabulary =
			reader->form->codes != NULL ? beian_codes_vocabulary(reader->form->codes) : NULL,
	};
	if (type_from != NULL)
		question->type_from = join(owner, type_from);
	if (where != NULL) {
		const char *colon = strchr(where, ':');
		if (colon == NULL) {
			beian_form_complain(reader, node, _("where=\"%s\" must be COLUMN:PATH"), where);
			return;
		}
		question->where_column = g_strndup(where, (gsize)(colon - where));
		question->where_path = join(owner, colon + 1);
	}
}

static void
remember_shared(BeianFormReader *reader, const Place *place, BeianQuestion *question)
{
	if (place->group == NULL)
		return;
	char *key = g_strconcat(place->group, "/", question->path + place->group_base, NULL);
	GPtrArray *all = g_hash_table_lookup(reader->shared, key);
	if (all == NULL) {
		all = g_ptr_array_new();
		g_hash_table_insert(reader->shared, key, all);
	} else {
		g_free(key);
	}
	g_ptr_array_add(all, question);
}

/* Whether the question comes first when the inventory has something: first="inventory". */
static gboolean
leads(BeianFormReader *reader, const BeianXmlNode *node)
{
	g_autofree char *first = beian_xml_attribute(node, "first");

	if (first != NULL && strcmp(first, "inventory") != 0)
		beian_form_complain(reader, node, _("first=\"%s\" must be \"inventory\""), first);
	return first != NULL;
}

static void
read_question(BeianFormReader *reader, const BeianXmlNode *node, const Place *place)
{
	static const char *const attributes[] = {"path", "type", "type-from", "list", "where", "required",
		"relevant", "readonly", "calculate", "min-chars", "max-chars", "max-bytes", "multiple",
		"long-term", "due", "was", "record", "source", "fact", "inventory", "first", NULL};
	g_autofree char *path = demanded(reader, node, "path");
	g_autofree char *type = demanded(reader, node, "type");
	g_autofree char *was = beian_xml_attribute(node, "was");

	check_attributes(reader, node, attributes);
	if (path == NULL || !is_path(reader, node, "path", path))
		return;

	BeianQuestion *question = g_new0(BeianQuestion, 1);
	question->path = join(place->owner, path);
	question->owner = g_strdup(place->owner);
	question->type = type_named(reader, node, type);
	question->required = expression(reader, node, "required");
	question->relevant = expression(reader, node, "relevant");
	question->readonly = expression(reader, node, "readonly");
	question->calculate = expression(reader, node, "calculate");
	question->record = expression(reader, node, "record");
	question->was = was != NULL ? join(place->owner, was) : NULL;
	question->due = flag(reader, node, "due");
	question->source = demanded(reader, node, "source");
	question->fact = beian_xml_attribute(node, "fact");
	question->inventory = beian_xml_attribute(node, "inventory");
	question->leads = leads(reader, node);
	question->block = place->block;
	question->index = reader->form->questions->len;
	question->file = reader->file;
	question->line = beian_xml_line(node);
	read_facets(reader, node, place->owner, question);
	g_ptr_array_add(reader->form->questions, question);
	g_array_append_val(place->block->parts, ((BeianPart){.question = question}));
	remember_shared(reader, place, question);
	if (!g_hash_table_insert(reader->form->by_path, question->path, question))
		beian_form_complain(reader, node, _("question \"%s\" is defined twice"), question->path);
	if (question->was != NULL)
		g_hash_table_insert(reader->form->renamed, question->was, question->path);
}

static BeianBlock *
block_new(BeianFormReader *reader, const BeianXmlNode *node, BeianBlockKind kind, const BeianBlock *parent)
{
	BeianBlock *block = g_new0(BeianBlock, 1);

	block->kind = kind;
	block->parent = parent;
	block->parts = g_array_new(FALSE, FALSE, sizeof(BeianPart));
	block->relevant = expression(reader, node, "relevant");
	block->anew = flag(reader, node, "anew");
	block->file = reader->file;
	block->line = beian_xml_line(node);
	return block;
}

static void
remember_heading(BeianFormReader *reader, const char *what, BeianBlock *block)
{
	char *key = g_strconcat(what, " ", block->id, NULL);
	GPtrArray *all = g_hash_table_lookup(reader->headings, key);

	if (all == NULL) {
		all = g_ptr_array_new();
		g_hash_table_insert(reader->headings, key, all);
	} else {
		g_free(key);
	}
	g_ptr_array_add(all, block);
}

static void
make_repeat(BeianFormReader *reader, const BeianXmlNode *node, BeianBlock *block, char *path)
{
	block->repeats = TRUE;
	block->path = path;
	block->min = count(reader, node, "min", 0);
	block->max = count(reader, node, "max", 0);
	if (block->max == 0 || block->max < block->min || block->max > MAX_INSTANCES)
		beian_form_complain(reader, node,
			_("a repeat needs min and max, and max is at least 1 and min, at most %d"),
			MAX_INSTANCES);
	if (!g_hash_table_insert(reader->form->repeats, block->path, block))
		beian_form_complain(reader, node, _("repeat \"%s\" is defined twice"), block->path);
}

static void
read_repeat(BeianFormReader *reader, const BeianXmlNode *node, const Place *place)
{
	static const char *const attributes[] = {"path", "min", "max", "relevant", "anew", NULL};
	g_autofree char *path = demanded(reader, node, "path");

	check_attributes(reader, node, attributes);
	if (path == NULL || !is_path(reader, node, "path", path))
		return;
	BeianBlock *block = block_new(reader, node, BEIAN_BLOCK_REPEAT, place->block);
	g_array_append_val(place->block->parts, ((BeianPart){.block = block}));
	make_repeat(reader, node, block, join(place->owner, path));
	Place inside = {block, block->path, place->group, place->group_base};
	read_parts(reader, node, &inside);
}

static void
read_group(BeianFormReader *reader, const BeianXmlNode *node, const Place *place)
{
	static const char *const attributes[] = {"id", "relevant", "anew", NULL};

	check_attributes(reader, node, attributes);
	BeianBlock *block = block_new(reader, node, BEIAN_BLOCK_GROUP, place->block);
	g_array_append_val(place->block->parts, ((BeianPart){.block = block}));
	block->id = demanded(reader, node, "id");
	block->path = g_strdup(place->owner);
	if (block->id != NULL)
		remember_heading(reader, "group", block);
	Place inside = {block, place->owner, place->group, place->group_base};
	read_parts(reader, node, &inside);
}

/* Names of the shared groups that there are, for "did you mean". */
static const char *
nearest_group(const BeianFormReader *reader, const char *id)
{
	g_autofree char *folder = g_build_filename(reader->datadir, "forms", "shared", NULL);
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

	for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;)
		if (g_str_has_suffix(name, ".xml") && !g_str_has_prefix(name, "text."))
			g_ptr_array_add(names, g_strndup(name, strlen(name) - strlen(".xml")));
	g_ptr_array_add(names, NULL);
	return g_intern_string(beian_text_nearest(id, (const char *const *)names->pdata));
}

/* Whether the shared group that BLOCK uses is there, and is not the one that is being read. */
static gboolean
can_be_used(BeianFormReader *reader, const BeianXmlNode *node, const BeianBlock *block, const char *file)
{
	g_autofree char *path = g_build_filename(reader->datadir, "forms", file, NULL);

	for (const BeianBlock *above = block->parent; above != NULL; above = above->parent)
		if (above->uses && strcmp(above->id, block->id) == 0) {
			beian_form_complain(reader, node, _("group \"%s\" uses itself"), block->id);
			return FALSE;
		}
	if (g_file_test(path, G_FILE_TEST_EXISTS))
		return TRUE;
	const char *nearest = nearest_group(reader, block->id);
	if (nearest != NULL)
		beian_form_complain(reader, node, _("group \"%s\" is not defined; did you mean \"%s\"?"),
			block->id, nearest);
	else
		beian_form_complain(reader, node, _("group \"%s\" is not defined"), block->id);
	return FALSE;
}

static void
read_use(BeianFormReader *reader, const BeianXmlNode *node, const Place *place)
{
	static const char *const attributes[] = {"group", "at", "same-as", "relevant", "anew", NULL};
	g_autofree char *group = demanded(reader, node, "group");
	g_autofree char *at = beian_xml_attribute(node, "at");

	check_attributes(reader, node, attributes);
	if (group == NULL || (at != NULL && !is_path(reader, node, "at", at)))
		return;
	BeianBlock *block = block_new(reader, node, BEIAN_BLOCK_GROUP, place->block);
	g_array_append_val(place->block->parts, ((BeianPart){.block = block}));
	block->id = g_steal_pointer(&group);
	block->uses = TRUE;
	block->path = at != NULL ? join(place->owner, at) : g_strdup(place->owner);
	block->same_as = at != NULL ? beian_xml_attribute(node, "same-as") : NULL;
	remember_heading(reader, "group", block);
	if (block->same_as != NULL)
		g_hash_table_insert(reader->form->linkables, block->path, block);

	const char *file = reader->file;
	g_autofree char *name = g_strdup_printf("shared/%s.xml", block->id);
	g_autoptr(BeianXml) xml = can_be_used(reader, node, block, name)
					  ? beian_form_open(reader, name, "group", BEIAN_FORM_NAMESPACE)
					  : NULL;
	if (xml != NULL) {
		Place inside = {block, block->path, at != NULL ? block->id : NULL, strlen(block->path) + 1};
		read_parts(reader, beian_xml_root(xml), &inside);
	}
	reader->file = file;
}

static void
read_parts(BeianFormReader *reader, const BeianXmlNode *node, const Place *place)
{
	static const struct {
		const char *name;
		void (*read)(BeianFormReader *reader, const BeianXmlNode *node, const Place *place);
	} parts[] = {{"question", read_question}, {"group", read_group}, {"repeat", read_repeat},
		{"use", read_use}};

	for (const BeianXmlNode *child = beian_xml_first(node); child != NULL;
		child = beian_xml_next(child)) {
		gsize i = 0;
		while (i < G_N_ELEMENTS(parts) && strcmp(parts[i].name, beian_xml_name(child)) != 0)
			i++;
		if (i == G_N_ELEMENTS(parts))
			beian_form_complain(reader, child,
				_("<%s> has no place in a form; use question, group, repeat or use"),
				beian_xml_name(child));
		else
			parts[i].read(reader, child, place);
	}
}

static void
read_step(BeianFormReader *reader, const BeianXmlNode *node)
{
	static const char *const attributes[] = {"id", "repeat", "min", "max", "relevant", "anew", NULL};
	g_autofree char *repeat = beian_xml_attribute(node, "repeat");

	check_attributes(reader, node, attributes);
	BeianBlock *block = block_new(reader, node, BEIAN_BLOCK_STEP, NULL);
	g_ptr_array_add(reader->form->steps, block);
	block->id = demanded(reader, node, "id");
	if (block->id != NULL)
		remember_heading(reader, "step", block);
	if (repeat != NULL && is_path(reader, node, "repeat", repeat))
		make_repeat(reader, node, block, g_steal_pointer(&repeat));
	else
		block->path = g_strdup("");
	Place inside = {block, block->path, NULL, 0};
	read_parts(reader, node, &inside);
}

void
beian_form_read_structure(BeianFormReader *reader)
{
	g_autofree char *file = g_strdup_printf("%s/form.xml", reader->form->kind);
	g_autoptr(BeianXml) xml = beian_form_open(reader, file, "form", BEIAN_FORM_NAMESPACE);

	if (xml == NULL)
		return;
	const BeianXmlNode *root = beian_xml_root(xml);
	g_autofree char *kind = demanded(reader, root, "kind");
	if (kind != NULL && strcmp(kind, reader->form->kind) != 0)
		beian_form_complain(reader, root, _("kind=\"%s\" does not match the folder \"%s\""), kind,
			reader->form->kind);
	for (const BeianXmlNode *child = beian_xml_first(root); child != NULL;
		child = beian_xml_next(child)) {
		if (strcmp(beian_xml_name(child), "step") == 0)
			read_step(reader, child);
		else
			beian_form_complain(reader, child, _("<%s> has no place here; a form holds steps"),
				beian_xml_name(child));
	}
	if (reader->form->steps->len == 0)
		beian_form_complain(reader, root, _("the form has no step"));
}
