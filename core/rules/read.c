/* read: rule packs and the reasons of types, from data/rules/. */
#include "config.h"
#include "core/rules/rule.h"
#include "core/base/text.h"
#include <string.h>

static const char *const severities[BEIAN_SEVERITIES] = {"error", "warning", "info"};
static const char *const outcomes[] = {"holds", "broken", "open", "not-applicable", "confirmed"};
static const char *const yes_or_no[] = {"no", "yes"};
static const char *const profiles[] = {"", "native", "miit-3.0"};
static const char *const deciders[] = {"filing", "records", "bureau"};

typedef struct {
	BeianRules *rules;
	BeianComplaints *complaints;
	const char *file; /* interned */
	gboolean own;     /* a user's */
} Reader;

const char *
beian_severity_name(BeianSeverity severity)
{
	return severities[severity];
}

const char *
beian_outcome_name(BeianOutcome outcome)
{
	return outcomes[outcome];
}

const char *
beian_decides_name(BeianDecides decides)
{
	return deciders[decides];
}

void
beian_rule_free(BeianRule *rule)
{
	g_free(rule->id);
	g_free(rule->profile);
	g_free(rule->at);
	g_free(rule->source);
	g_free(rule->date);
	g_free(rule->valid_from);
	g_free(rule->valid_to);
	g_free(rule->asks);
	g_free(rule->about);
	g_free(rule->words);
	g_free(rule->retired);
	g_strfreev(rule->prevents);
	g_strfreev(rule->rows);
	beian_text_clear(&rule->message);
	beian_text_clear(&rule->fix);
	beian_text_clear(&rule->why);
	beian_text_clear(&rule->example);
	beian_expression_free(rule->for_each);
	beian_expression_free(rule->when);
	beian_expression_free(rule->assert);
	g_ptr_array_unref(rule->needs);
	g_free(rule);
}

static void complain(Reader *reader, const BeianXmlNode *node, const char *format, ...) G_GNUC_PRINTF(3, 4);

static void
complain(Reader *reader, const BeianXmlNode *node, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	beian_complaints_add(reader->complaints, reader->file, beian_xml_line(node), "%s", text);
}

/* The place of the attribute NAME's value in the COUNT NAMES; OTHERWISE when it is absent. */
static guint
choice(Reader *reader, const BeianXmlNode *node, const char *name, const char *const *names, guint count,
	guint otherwise)
{
	g_autofree char *value = beian_xml_attribute(node, name);

	if (value == NULL)
		return otherwise;
	for (guint i = 0; i < count; i++)
		if (strcmp(value, names[i]) == 0)
			return i;
	complain(reader, node, _("%s=\"%s\" is not one of its words"), name, value);
	return otherwise;
}

static BeianExpression *
compile(Reader *reader, const BeianXmlNode *node, const char *name, const char *text)
{
	g_autoptr(GError) error = NULL;
	BeianExpression *expression = text != NULL ? beian_expression_new(text, &error) : NULL;

	if (error != NULL)
		complain(reader, node, "%s=\"%s\": %s", name, text, error->message);
	return expression;
}

static BeianExpression *
expression(Reader *reader, const BeianXmlNode *node, const char *name)
{
	g_autofree char *text = beian_xml_attribute(node, name);

	return compile(reader, node, name, text);
}

static void
read_needs(Reader *reader, const BeianXmlNode *node, BeianRule *rule)
{
	g_autofree char *needs = beian_xml_attribute(node, "needs");

	if (needs == NULL)
		return;
	gsize length = strlen(needs);
	if (length > 0 && needs[length - 1] == '?') {
		rule->needs_any = TRUE;
		needs[length - 1] = '\0';
	}
	g_auto(GStrv) operands = g_strsplit(needs, " ", -1);
	for (char **operand = operands; *operand != NULL; operand++) {
		BeianExpression *compiled =
			**operand != '\0' ? compile(reader, node, "needs", *operand) : NULL;
		if (compiled != NULL)
			g_ptr_array_add(rule->needs, compiled);
	}
}

static void
read_texts(Reader *reader, const BeianXmlNode *node, BeianRule *rule)
{
	for (const BeianXmlNode *child = beian_xml_first(node); child != NULL;
		child = beian_xml_next(child)) {
		const char *name = beian_xml_name(child);
		BeianText *text = strcmp(name, "message") == 0   ? &rule->message
				  : strcmp(name, "fix") == 0     ? &rule->fix
				  : strcmp(name, "why") == 0     ? &rule->why
				  : strcmp(name, "example") == 0 ? &rule->example
								 : NULL;
		g_autofree char *tag = beian_xml_attribute(child, "xml:lang");
		BeianLanguage language;
		if (text == NULL || tag == NULL || !beian_language_parse(tag, &language)) {
			complain(reader, child,
				_("a rule holds message, fix, why and example, each with xml:lang zh or en"));
			continue;
		}
		g_autofree char *content = beian_xml_text(child);
		g_free(text->in[language]);
		text->in[language] = beian_text_normalise(content);
	}
	for (int i = 0; i < BEIAN_LANGUAGES; i++)
		if (rule->message.in[i] == NULL || rule->fix.in[i] == NULL)
			complain(reader, node, _("%s has no message or fix in the language %s"), rule->id,
				beian_language_tag((BeianLanguage)i));
}

/* Refuses a reason with days: it is said when a type refuses, and types know no day. */
static void
read_days(Reader *reader, const BeianXmlNode *node, BeianRule *rule)
{
	g_autofree char *from = beian_xml_attribute(node, "valid-from");
	g_autofree char *to = beian_xml_attribute(node, "valid-to");

	rule->valid_from = g_strdup(from != NULL ? from : "");
	rule->valid_to = g_strdup(to != NULL ? to : "");
	g_autofree char *wrong = beian_span_mistake(rule->valid_from, rule->valid_to);
	if (wrong != NULL)
		complain(reader, node, "%s: %s", rule->id, wrong);
	g_autofree char *date = beian_span_mistake(rule->date != NULL ? rule->date : "", "");
	if (date != NULL)
		complain(reader, node, "%s: %s", rule->id, date);
	if (strcmp(beian_xml_name(node), "reason") == 0 && (from != NULL || to != NULL))
		complain(reader, node, _("%s is a reason of types, which hold on every day"), rule->id);
}

/* What a rule says of itself goes before what its source is worth. */
static void
read_confidence(Reader *reader, const BeianXmlNode *node, BeianRule *rule)
{
	g_autofree char *confidence = beian_xml_attribute(node, "confidence");

	rule->confidence = beian_confidence_parse(confidence);
	if (confidence != NULL && rule->confidence == BEIAN_CONFIDENCE_UNKNOWN)
		complain(reader, node, _("%s=\"%s\" is not one of its words"), "confidence", confidence);
}

static BeianRule *
read_common(Reader *reader, const BeianXmlNode *node)
{
	g_autofree char *prevents = beian_xml_attribute(node, "prevents");
	g_autofree char *rows = beian_xml_attribute(node, "rows");
	BeianRule *rule = g_new0(BeianRule, 1);

	rule->id = beian_xml_attribute(node, "id");
	if (rule->id == NULL) {
		complain(reader, node, _("<%s> needs the attribute \"%s\""), beian_xml_name(node), "id");
		rule->id = g_strdup("");
	}
	rule->source = beian_xml_attribute(node, "source");
	rule->date = beian_xml_attribute(node, "date");
	if (rule->source == NULL || rule->date == NULL)
		complain(reader, node, _("%s needs a source and a date"), rule->id);
	read_confidence(reader, node, rule);
	rule->severity = (BeianSeverity)choice(
		reader, node, "severity", severities, BEIAN_SEVERITIES, BEIAN_SEVERITY_ERROR);
	rule->prevents = g_strsplit(prevents != NULL ? prevents : "", " ", -1);
	rule->rows = g_strsplit(rows != NULL ? rows : "", " ", -1);
	rule->needs = g_ptr_array_new_with_free_func((GDestroyNotify)beian_expression_free);
	rule->own = reader->own;
	rule->file = reader->file;
	rule->line = beian_xml_line(node);
	read_days(reader, node, rule);
	read_texts(reader, node, rule);
	const BeianRule *before = g_hash_table_lookup(reader->rules->by_id, rule->id);
	if (before != NULL && rule->own && !before->own)
		complain(reader, node,
			_("“%s” is a shipped rule; give yours another id, and retire that one in retired.csv "
			  "if yours takes its place"),
			rule->id);
	else if (before != NULL)
		complain(reader, node, _("rule \"%s\" is defined twice"), rule->id);
	else
		g_hash_table_insert(reader->rules->by_id, rule->id, rule);
	g_ptr_array_add(reader->rules->all, rule);
	return rule;
}

static void
check_attribute(const char *name, const char *value, gpointer data)
{
	static const char *const known[] = {"id", "severity", "for", "at", "needs", "when", "assert",
		"decides", "source", "date", "prevents", "profile", "confirm", "asks", "rows", "about",
		"words", "valid-from", "valid-to", "confidence", NULL};
	gpointer *both = data;
	(void)value;

	if (!g_strv_contains(known, name))
		complain(both[0], both[1], _("a rule has no attribute \"%s\""), name);
}

static void
read_rule(Reader *reader, const BeianXmlNode *node, gboolean is_operator)
{
	gpointer both[] = {reader, (gpointer)node};
	g_autofree char *for_each = beian_xml_attribute(node, "for");
	g_autofree char *asserts = beian_xml_attribute(node, "assert");
	BeianRule *rule = read_common(reader, node);

	rule->is_operator = is_operator;
	beian_xml_each_attribute(node, check_attribute, both);
	rule->decides = (BeianDecides)choice(
		reader, node, "decides", deciders, G_N_ELEMENTS(deciders), BEIAN_DECIDES_FILING);
	guint profile = choice(reader, node, "profile", profiles, G_N_ELEMENTS(profiles), 0);
	rule->profile = profile != 0 ? g_strdup(profiles[profile]) : NULL;
	rule->confirm = choice(reader, node, "confirm", yes_or_no, G_N_ELEMENTS(yes_or_no), FALSE) == TRUE;
	rule->at = beian_xml_attribute(node, "at");
	rule->asks = beian_xml_attribute(node, "asks");
	rule->about = beian_xml_attribute(node, "about");
	rule->words = beian_xml_attribute(node, "words");
	rule->for_each = compile(reader, node, "for", for_each != NULL ? for_each : ".");
	rule->when = expression(reader, node, "when");
	rule->assert = expression(reader, node, "assert");
	read_needs(reader, node, rule);
	if (rule->at == NULL || asserts == NULL)
		complain(reader, node, _("%s needs \"at\" and \"assert\""), rule->id);
}

static void
read_children(Reader *reader, const BeianXmlNode *root)
{
	for (const BeianXmlNode *child = beian_xml_first(root); child != NULL;
		child = beian_xml_next(child)) {
		if (strcmp(beian_xml_name(child), "rule") == 0)
			read_rule(reader, child, FALSE);
		else if (strcmp(beian_xml_name(child), "operator") == 0)
			read_rule(reader, child, TRUE);
		else if (strcmp(beian_xml_name(child), "reason") == 0 && !reader->own)
			read_common(reader, child);
		else
			complain(reader, child,
				reader->own ? _("<%s> has no place here; a pack of one's own holds rules and "
						"operators")
					    : _("<%s> has no place here; a pack holds rules, operators and "
						"reasons"),
				beian_xml_name(child));
	}
}

void
beian_pack_read(
	BeianRules *rules, const char *path, const char *shown, gboolean own, BeianComplaints *complaints)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(BeianXml) xml = beian_xml_read_file(path, &error);
	Reader reader = {rules, complaints, g_intern_string(shown), own};

	if (xml == NULL) {
		g_ptr_array_add(complaints, g_strdup(error->message));
		return;
	}
	const BeianXmlNode *root = beian_xml_root(xml);
	if (g_strcmp0(beian_xml_namespace(root), BEIAN_RULES_NAMESPACE) != 0)
		complain(&reader, root, _("the root element must be in the namespace %s"),
			BEIAN_RULES_NAMESPACE);
	read_children(&reader, root);
}

static int
compare_ids(gconstpointer a, gconstpointer b)
{
	return strcmp((*(BeianRule *const *)a)->id, (*(BeianRule *const *)b)->id);
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static GPtrArray *
packs(const char *folder, const char *only, GError **error)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, error);
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;)
		if (g_str_has_suffix(name, ".xml") && (only == NULL || strcmp(name, only) == 0))
			g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, compare_names);
	return names;
}

static BeianRules *
rules_new(void)
{
	BeianRules *rules = g_new0(BeianRules, 1);

	rules->all = g_ptr_array_new_with_free_func((GDestroyNotify)beian_rule_free);
	rules->by_id = g_hash_table_new(g_str_hash, g_str_equal);
	rules->demands =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
	rules->sources = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, beian_source_free);
	return rules;
}

/* The tables beside the packs in FOLDER. */
static void
read_tables(BeianRules *rules, const char *folder, BeianComplaints *complaints)
{
	g_autofree char *provinces = g_build_filename(folder, "provinces.csv", NULL);

	if (g_file_test(provinces, G_FILE_TEST_EXISTS))
		beian_demands_read(rules, provinces, beian_demands_file, FALSE, complaints);
	beian_sources_read(rules, folder, complaints);
}

/* All packs and tables, with what OWN (NULL: nothing) lays over them; or ONLY one pack. */
static BeianRules *
read_packs(const char *datadir, const char *only, const char *own, GError **error)
{
	g_autofree char *folder = g_build_filename(datadir, "data", "rules", NULL);
	g_autoptr(GError) cause = NULL;
	g_autoptr(GPtrArray) names = packs(folder, only, &cause);
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	g_autoptr(BeianRules) rules = rules_new();

	if (cause != NULL) {
		beian_error_set(error, BEIAN_ERROR_CANNOT, _("the rules cannot be read: %s"), cause->message);
		return NULL;
	}
	for (guint i = 0; i < names->len; i++) {
		g_autofree char *path = g_build_filename(folder, names->pdata[i], NULL);
		g_autofree char *shown = g_build_filename("data", "rules", names->pdata[i], NULL);
		beian_pack_read(rules, path, shown, FALSE, complaints);
	}
	if (only == NULL)
		read_tables(rules, folder, complaints);
	if (own != NULL)
		beian_own_read(rules, own, complaints);
	if (!beian_complaints_none(complaints, error))
		return NULL;
	g_ptr_array_sort(rules->all, compare_ids);
	return g_steal_pointer(&rules);
}

BeianRules *
beian_rules_read(const char *datadir, GError **error)
{
	return read_packs(datadir, NULL, NULL, error);
}

BeianRules *
beian_rules_read_over(const char *datadir, const char *own, GError **error)
{
	return read_packs(datadir, NULL, own, error);
}

BeianRules *
beian_rules_read_reasons(const char *datadir, GError **error)
{
	return read_packs(datadir, "reasons.xml", NULL, error);
}

void
beian_rules_free(BeianRules *rules)
{
	if (rules == NULL)
		return;
	g_clear_pointer(&rules->demands, g_hash_table_unref);
	g_clear_pointer(&rules->sources, g_hash_table_unref);
	g_hash_table_unref(rules->by_id);
	g_ptr_array_unref(rules->all);
	g_free(rules);
}

const BeianRule *
beian_rules_find(const BeianRules *rules, const char *id)
{
	return g_hash_table_lookup(rules->by_id, id);
}

GPtrArray *
beian_rules_answering(const BeianRules *rules, const char *row)
{
	g_autofree char *further = g_strconcat(row, ".", NULL);
	GPtrArray *answering = g_ptr_array_new();

	for (guint i = 0; i < rules->all->len; i++) {
		const BeianRule *rule = rules->all->pdata[i];
		if (strcmp(rule->id, row) == 0 || g_str_has_prefix(rule->id, further) ||
			g_strv_contains((const char *const *)rule->rows, row))
			g_ptr_array_add(answering, (gpointer)rule);
	}
	return answering;
}

const GPtrArray *
beian_rules_all(const BeianRules *rules)
{
	return rules->all;
}
