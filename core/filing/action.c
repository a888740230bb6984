/* action: what a person does to a filing. Every action is a step: a list of keys with what stood there and
 * what stands there now. */
#include "config.h"
#include "core/filing/filing.h"
#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/filing/path.h"
#include <string.h>

#define LAST "/@last"
#define SAME_AS "/@same-as"
#define CONFIRM "/@confirm:"

static gboolean
unknown(const BeianForm *form, const char *path, GError **error)
{
	g_autofree char *template = beian_path_is_valid(path) ? beian_path_template(path) : g_strdup(path);
	const char *nearest = beian_text_nearest(template, beian_form_names(form));

	if (nearest != NULL)
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("the form has no question “%s”; did you mean “%s”?"), path, nearest);
	return beian_error_set(error, BEIAN_ERROR_CANNOT,
		_("the form has no question “%s”; “beian dump questions” lists them all"), path);
}

/* Whether the numbers of PATH stand after repeats, one after each, and nowhere else; with LAST_TOO also after
 * the last segment. */
static gboolean
has_its_numbers(const BeianForm *form, const char *path, gboolean last_too)
{
	g_auto(GStrv) segments = g_strsplit(path, "/", -1);
	g_autoptr(GString) template = g_string_new(NULL);

	for (char **segment = segments; *segment != NULL; segment++) {
		g_string_append_printf(template, "%s%s", template->len > 0 ? "/" : "", *segment);
		gboolean repeats = beian_form_repeat(form, template->str) != NULL;
		gboolean numbered = segment[1] != NULL && g_ascii_isdigit(segment[1][0]);
		if (repeats != numbered && (segment[1] != NULL || last_too))
			return FALSE;
		if (numbered)
			segment++;
	}
	return TRUE;
}

/* Whether every instance that PATH goes through exists. */
static gboolean
goes_through_instances(const BeianFiling *filing, const char *path, GError **error)
{
	for (const char *slash = strchr(path, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		gsize length = strcspn(slash + 1, "/");
		if (!g_ascii_isdigit(slash[1]))
			continue;
		g_autofree char *instance = g_strndup(path, (gsize)(slash + 1 - path) + length);
		if (beian_filing_text(filing, instance) == NULL)
			return beian_error_set(error, BEIAN_ERROR_CANNOT,
				_("there is no “%s” in this draft; “beian add” makes one and prints its "
				  "path"),
				instance);
	}
	return TRUE;
}

const BeianQuestion *
beian_filing_question(const BeianFiling *filing, const char *path, GError **error)
{
	const BeianForm *form = beian_filing_form(filing);
	g_autofree char *template = beian_path_is_valid(path) ? beian_path_template(path) : NULL;
	const BeianQuestion *question = template != NULL ? beian_form_question(form, template) : NULL;

	if (question != NULL && has_its_numbers(form, path, FALSE))
		return question;
	if (question != NULL)
		beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("“%s” needs the number of each repeat, as in “service/1/name”"), path);
	else
		unknown(form, path, error);
	return NULL;
}

gboolean
beian_filing_set(BeianFiling *filing, const char *path, const char *text, BeianStep *step, GError **error)
{
	if (beian_filing_question(filing, path, error) == NULL ||
		!goes_through_instances(filing, path, error))
		return FALSE;
	if (strlen(text) > BEIAN_ANSWER_LIMIT_BYTES)
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("the answer to %s is longer than %d bytes; shorten it"), path,
			BEIAN_ANSWER_LIMIT_BYTES);
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	g_autofree char *bare = beian_text_normalise(valid);
	if (beian_text_has_controls(valid))
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("the answer to %s holds control characters, perhaps from a key that was pressed by "
			  "mistake; type it again without them"),
			path);
	beian_filing_edit(filing, path, *bare == '\0' ? NULL : text, step);
	return TRUE;
}

typedef struct {
	const char *prefix; /* "service/" */
	GArray *numbers;
} Instances;

static void
collect_instance(const char *key, const char *text, gpointer data)
{
	Instances *found = data;
	guint64 number;
	(void)text;

	if (g_ascii_string_to_unsigned(key + strlen(found->prefix), 10, 1, 999999, &number, NULL)) {
		guint value = (guint)number;
		g_array_append_val(found->numbers, value);
	}
}

static int
compare_numbers(gconstpointer a, gconstpointer b)
{
	guint x = *(const guint *)a, y = *(const guint *)b;

	return (x > y) - (x < y);
}

GArray *
beian_filing_instances(const BeianFiling *filing, const char *path)
{
	g_autofree char *prefix = g_strconcat(path, "/", NULL);
	Instances found = {prefix, g_array_new(FALSE, FALSE, sizeof(guint))};

	beian_filing_each(filing, prefix, collect_instance, &found);
	g_array_sort(found.numbers, compare_numbers);
	return found.numbers;
}

static const BeianBlock *
repeat_at(const BeianFiling *filing, const char *path, GError **error)
{
	const BeianForm *form = beian_filing_form(filing);
	g_autofree char *template = beian_path_is_valid(path) ? beian_path_template(path) : NULL;
	const BeianBlock *repeat = template != NULL ? beian_form_repeat(form, template) : NULL;

	if (repeat != NULL && has_its_numbers(form, path, FALSE))
		return repeat;
	if (template != NULL && repeat == NULL && beian_form_question(form, template) != NULL)
		beian_error_set(error, BEIAN_ERROR_CANNOT, _("“%s” is asked once; it cannot be added"), path);
	else
		unknown(form, path, error);
	return NULL;
}

static guint
last_number(const BeianFiling *filing, const char *path)
{
	g_autofree char *key = g_strconcat(path, LAST, NULL);
	const char *text = beian_filing_text(filing, key);
	guint64 number = 0;

	if (text != NULL)
		g_ascii_string_to_unsigned(text, 10, 0, 999999, &number, NULL);
	return (guint)number;
}

static void
add_instance(BeianFiling *filing, const char *path, guint number, BeianStep *step)
{
	g_autofree char *instance = g_strdup_printf("%s/%u", path, number);

	beian_filing_edit(filing, instance, "", step);
	if (number > last_number(filing, path)) {
		g_autofree char *last = g_strconcat(path, LAST, NULL);
		g_autofree char *text = g_strdup_printf("%u", number);
		beian_filing_edit(filing, last, text, step);
	}
}

static void add_demanded(BeianFiling *filing, const BeianBlock *block, const char *inside, BeianStep *step);

/* What the parts of BLOCK demand, which is, or is part of, the instance at INSIDE. */
static void
add_demanded_inside(BeianFiling *filing, const BeianBlock *block, const char *inside, BeianStep *step)
{
	for (guint i = 0; i < block->parts->len; i++) {
		const BeianPart *part = &g_array_index(block->parts, BeianPart, i);
		if (part->block != NULL)
			add_demanded(filing, part->block, inside, step);
	}
}

char *
beian_filing_add(BeianFiling *filing, const char *path, BeianStep *step, GError **error)
{
	const BeianBlock *repeat = repeat_at(filing, path, error);

	if (repeat == NULL || !goes_through_instances(filing, path, error))
		return NULL;
	g_autoptr(GArray) numbers = beian_filing_instances(filing, path);
	guint highest = numbers->len > 0 ? g_array_index(numbers, guint, numbers->len - 1) : 0;
	if (numbers->len >= repeat->max) {
		beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("“%s” is full: the form allows %u; remove one or make a second draft"), path,
			repeat->max);
		return NULL;
	}
	guint number = MAX(highest, last_number(filing, path)) + 1;
	add_instance(filing, path, number, step);
	char *instance = g_strdup_printf("%s/%u", path, number);
	add_demanded_inside(filing, repeat, instance, step);
	return instance;
}

static void
add_demanded(BeianFiling *filing, const BeianBlock *block, const char *inside, BeianStep *step)
{
	if (block->repeats) {
		g_autofree char *path = beian_path_inside(block->path, inside);
		g_autoptr(GArray) numbers = beian_filing_instances(filing, path);
		/* What answers named is there, but not what it demands. */
		for (guint i = 0; i < numbers->len; i++) {
			g_autofree char *instance =
				g_strdup_printf("%s/%u", path, g_array_index(numbers, guint, i));
			add_demanded_inside(filing, block, instance, step);
		}
		for (guint i = numbers->len; i < block->min; i++)
			g_free(beian_filing_add(filing, path, step, NULL));
		return;
	}
	add_demanded_inside(filing, block, inside, step);
}

void
beian_filing_add_demanded(BeianFiling *filing, BeianStep *step)
{
	const GPtrArray *steps = beian_form_steps(beian_filing_form(filing));

	for (guint i = 0; i < steps->len; i++)
		add_demanded(filing, steps->pdata[i], "", step);
}

gboolean
beian_filing_add_numbered(BeianFiling *filing, const char *instance, BeianStep *step, GError **error)
{
	const char *slash = strrchr(instance, '/');
	guint64 number;

	if (slash == NULL || !g_ascii_string_to_unsigned(slash + 1, 10, 1, 999999, &number, NULL))
		return unknown(beian_filing_form(filing), instance, error);
	if (beian_filing_text(filing, instance) != NULL)
		return TRUE;
	g_autofree char *path = g_strndup(instance, (gsize)(slash - instance));
	const BeianBlock *repeat = repeat_at(filing, path, error);
	if (repeat == NULL || !goes_through_instances(filing, path, error))
		return FALSE;
	g_autoptr(GArray) numbers = beian_filing_instances(filing, path);
	if (numbers->len >= repeat->max)
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("“%s” is full: the form allows %u; remove one or make a second draft"), path,
			repeat->max);
	add_instance(filing, path, (guint)number, step);
	return TRUE;
}

typedef struct {
	const char *root; /* "service/2" */
	GPtrArray *keys;
} Below;

static void
collect_below(const char *key, const char *text, gpointer data)
{
	Below *below = data;
	gsize length = strlen(below->root);
	(void)text;

	/* That a number was given once is remembered even when what was inside is gone: it may come back by
	 * undo. */
	if ((key[length] == '/' || key[length] == '\0') && !g_str_has_suffix(key, LAST))
		g_ptr_array_add(below->keys, g_strdup(key));
}

static void
collect_all(const char *key, const char *text, gpointer data)
{
	(void)text;
	if (strchr(key, '@') == NULL)
		g_ptr_array_add(((Below *)data)->keys, g_strdup(key));
}

gboolean
beian_filing_remove(BeianFiling *filing, const char *path, BeianStep *step, GError **error)
{
	const char *slash = strrchr(path, '/');

	if (slash == NULL || !g_ascii_isdigit(slash[1]))
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("“%s” is no instance of a repeat; name one, as in “service/2”, or use “beian "
			  "unset”"),
			path);
	if (beian_filing_text(filing, path) == NULL)
		return beian_error_set(error, BEIAN_ERROR_CANNOT, _("there is no “%s” in this draft"), path);

	g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
	Below below = {path, keys};
	beian_filing_each(filing, path, collect_below, &below);
	for (guint i = 0; i < keys->len; i++)
		beian_filing_edit(filing, keys->pdata[i], NULL, step);
	return TRUE;
}

gboolean
beian_filing_is_linked(const BeianFiling *filing, const char *path)
{
	g_autofree char *key = g_strconcat(path, SAME_AS, NULL);

	return beian_filing_text(filing, key) != NULL;
}

/* Puts at each answer below TO what stands at its twin below FROM, for every answer below EACH, which is one
 * of the two. What no question of the form asks below TO stays away: the entity's person alone has a legal
 * representative beside it. */
static void
copy_twins(BeianFiling *filing, const char *each, const char *from, const char *to, BeianStep *step)
{
	g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
	Below below = {each, keys};

	beian_filing_each(filing, each, collect_below, &below);
	for (guint i = 0; i < keys->len; i++) {
		const char *rest = (const char *)keys->pdata[i] + strlen(each);
		if (strchr(rest, '@') != NULL)
			continue;
		g_autofree char *source = g_strconcat(from, rest, NULL), *key = g_strconcat(to, rest, NULL);
		g_autofree char *template = beian_path_template(key);
		if (beian_form_question(beian_filing_form(filing), template) == NULL)
			continue;
		g_autofree char *text = g_strdup(beian_filing_text(filing, source));
		beian_filing_edit(filing, key, text, step);
	}
}

/* When a link is cut, the answers stay as they were seen: copied, to be changed one by one; older ones of the
 * block's own go. */
static void
copy_answers(BeianFiling *filing, const char *from, const char *to, BeianStep *step)
{
	copy_twins(filing, to, from, to, step);
	copy_twins(filing, from, from, to, step);
}

gboolean
beian_filing_link(BeianFiling *filing, const char *path, gboolean linked, BeianStep *step, GError **error)
{
	const BeianForm *form = beian_filing_form(filing);
	g_autofree char *template = beian_path_is_valid(path) ? beian_path_template(path) : NULL;
	const BeianBlock *block = template != NULL ? beian_form_linkable(form, template) : NULL;

	if (block == NULL || !has_its_numbers(form, path, FALSE))
		return beian_error_set(
			error, BEIAN_ERROR_CANNOT, _("“%s” cannot be the same as something else"), path);
	if (!goes_through_instances(filing, path, error))
		return FALSE;
	g_autofree char *key = g_strconcat(path, SAME_AS, NULL);
	gboolean was_linked = beian_filing_text(filing, key) != NULL;
	beian_filing_edit(filing, key, linked ? block->same_as : NULL, step);
	if (was_linked && !linked) {
		g_autofree char *source = beian_path_inside(block->same_as, path);
		copy_answers(filing, source, path, step);
	}
	return TRUE;
}

/* The instances that PATH goes through or ends in, made where they are missing. */
static gboolean
make_instances(BeianFiling *filing, const char *path, BeianStep *step, GError **error)
{
	for (const char *slash = strchr(path, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		if (!g_ascii_isdigit(slash[1]))
			continue;
		g_autofree char *instance =
			g_strndup(path, (gsize)(slash + 1 - path) + strcspn(slash + 1, "/"));
		if (!beian_filing_add_numbered(filing, instance, step, error))
			return FALSE;
	}
	return TRUE;
}

static gboolean
is_instance(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL && g_ascii_isdigit(slash[1]);
}

gboolean
beian_filing_answer(BeianFiling *filing, const char *path, const char *text, gboolean may_add,
	BeianStep *step, GError **error)
{
	g_autofree char *template = beian_path_is_valid(path) ? beian_path_template(path) : NULL;
	const BeianBlock *block =
		template != NULL ? beian_form_linkable(beian_filing_form(filing), template) : NULL;

	if (may_add && *text == '\0' && is_instance(path))
		return make_instances(filing, path, step, error);
	if (block == NULL && beian_filing_question(filing, path, error) == NULL)
		return FALSE;
	if (may_add && *text != '\0' && !make_instances(filing, path, step, error))
		return FALSE;
	if (block == NULL)
		return beian_filing_set(filing, path, text, step, error);
	if (*text != '\0' && strcmp(text, block->same_as) != 0)
		return beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("“%s” can only be the same as “%s”; leave the value blank to answer it by itself"),
			path, block->same_as);
	return beian_filing_link(filing, path, *text != '\0', step, error);
}

static char *
confirmation_key(const char *rule, const char *path)
{
	return g_strconcat(path, CONFIRM, rule, NULL);
}

gboolean
beian_filing_confirm(BeianFiling *filing, const char *rule, const char *path, const char *value,
	const char *reason, BeianDate day, BeianStep *step, GError **error)
{
	g_autofree char *bare = beian_text_normalise(reason);
	char date[BEIAN_DATE_TEXT_BYTES];

	if (!beian_text_is_writable(bare) || beian_text_has_controls(bare))
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("the reason holds control characters; type it again without them"));
	if (*bare == '\0')
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("a confirmation needs a reason: say why the value is right although the rule "
			  "speaks against it"));
	g_autofree char *key = confirmation_key(rule, path);
	g_autofree char *digest = beian_digest_of_bytes(value, strlen(value));
	g_autofree char *text = g_strdup_printf("%s %s %s", digest, beian_date_format(day, date), bare);
	beian_filing_edit(filing, key, text, step);
	return TRUE;
}

const char *
beian_filing_confirmation(const BeianFiling *filing, const char *rule, const char *path, const char *value)
{
	g_autofree char *key = confirmation_key(rule, path);
	const char *text = beian_filing_text(filing, key);

	if (text == NULL || strlen(text) <= BEIAN_DIGEST_CHARS + BEIAN_DATE_TEXT_BYTES + 1)
		return NULL;
	g_autofree char *digest = beian_digest_of_bytes(value, strlen(value));
	if (strncmp(text, digest, BEIAN_DIGEST_CHARS) != 0)
		return NULL;
	return text + BEIAN_DIGEST_CHARS + 1 + BEIAN_DATE_TEXT_BYTES;
}

void
beian_filing_rename(BeianFiling *filing)
{
	const BeianForm *form = beian_filing_form(filing);
	g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
	Below below = {"", keys};

	beian_filing_each(filing, "", collect_all, &below);
	for (guint i = 0; i < keys->len; i++) {
		g_autofree char *template = beian_path_template(keys->pdata[i]);
		const char *now = beian_form_renamed(form, template);
		if (now == NULL)
			continue;
		g_autofree char *path = beian_path_inside(now, keys->pdata[i]);
		if (beian_filing_text(filing, path) == NULL)
			beian_filing_put(filing, path, beian_filing_text(filing, keys->pdata[i]));
		beian_filing_put(filing, keys->pdata[i], NULL);
	}
}
