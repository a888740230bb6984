/* due: which letters a filing needs: what the checklist says of their materials, and the verdict of their
 * rules. */
#include "config.h"
#include "core/letters/book.h"
#include "core/base/width.h"
#include <string.h>

static gboolean
holds(const BeianExpression *when, BeianAsking *asking, const BeianXmlNode *node)
{
	gboolean value = FALSE;

	return when == NULL ||
	       (beian_expression_boolean(when, beian_asking_expressions(asking), node, &value, NULL) &&
		       value);
}

char *
beian_letters_element(const BeianFinding *finding)
{
	const char *at = finding->rule->at;
	gsize length = strlen(finding->path), cut = at != NULL ? strlen(at) : 0;

	if (at == NULL || strcmp(at, ".") == 0 || !g_str_has_suffix(finding->path, at))
		return g_strdup(finding->path);
	return g_strndup(finding->path, length > cut ? length - cut - 1 : 0);
}

void
beian_letters_put(GString *all, int col, int cols, const char *text)
{
	g_auto(GStrv) lines = beian_width_wrap(text, MAX(cols - col, 2));

	for (char **line = lines; *line != NULL; line++) {
		for (int i = 0; i < col && **line != '\0'; i++)
			g_string_append_c(all, ' ');
		g_string_append_printf(all, "%s\n", *line);
	}
}

char *
beian_letters_path(const char *owner, const char *path)
{
	static const char root[] = "/filing/";
	g_autofree char *from = g_strdup(g_str_has_prefix(path, root) ? "" : owner);
	const char *rest = g_str_has_prefix(path, root) ? path + strlen(root) : path;

	while (g_str_has_prefix(rest, "../")) {
		char *slash = strrchr(from, '/');
		from[slash != NULL ? (gsize)(slash - from) : 0] = '\0';
		rest += strlen("../");
	}
	char *whole = g_strconcat(from, *from != '\0' ? "/" : "", rest, NULL);
	if (g_str_has_suffix(whole, "/file"))
		whole[strlen(whole) - strlen("/file")] = '\0';
	return whole;
}

const BeianItem *
beian_letters_item(const BeianDocument *document, const char *owner, const char *path)
{
	g_autofree char *whole = beian_letters_path(owner, path);

	return beian_document_item(document, whole);
}

static gboolean
is_inside(const char *path, const char *element)
{
	gsize length = strlen(element);

	return length == 0 ||
	       (strncmp(path, element, length) == 0 && (path[length] == '\0' || path[length] == '/'));
}

/* What the rules of LETTER make of the element at PATH: none while all of them hold. */
static BeianNeed
need_by_rules(const BeianLetter *letter, const BeianVerdict *verdict, const char *path)
{
	BeianNeed need = BEIAN_NEED_NONE;

	for (guint i = 0; i < verdict->findings->len; i++) {
		const BeianFinding *finding = verdict->findings->pdata[i];
		if (finding->outcome == BEIAN_OUTCOME_OPEN || !is_inside(finding->path, path) ||
			!g_strv_contains((const char *const *)letter->rules, finding->rule->id))
			continue;
		/* The letter is one way out of several, so it is advised and no more. */
		need = MIN(need,
			finding->severity == BEIAN_SEVERITY_INFO ? BEIAN_NEED_OPTIONAL : BEIAN_NEED_ADVISED);
	}
	return need;
}

static BeianNeed
need_of(const BeianLetter *letter, const BeianChecklist *checklist, const char *path,
	const BeianMaterial *material)
{
	if (letter->rules[0] != NULL)
		return need_by_rules(letter, beian_checklist_verdict(checklist), path);
	if (letter->material != NULL)
		return material != NULL ? material->need : BEIAN_NEED_NONE;
	return BEIAN_NEED_OPTIONAL;
}

static void
due_free(gpointer data)
{
	BeianLetterDue *due = data;

	g_free(due->path);
	g_free(due);
}

static void
add_due(GPtrArray *all, const BeianLetter *letter, const BeianChecklist *checklist, const BeianXmlNode *node)
{
	g_autofree char *path = beian_document_path(node);
	g_autofree char *attached = letter->material == NULL ? NULL
							     : g_strconcat(path, *path != '\0' ? "/" : "",
								       letter->material, NULL);
	const BeianMaterial *material = attached != NULL ? beian_checklist_find(checklist, attached) : NULL;
	BeianNeed need = need_of(letter, checklist, path, material);

	if (need == BEIAN_NEED_NONE)
		return;
	BeianLetterDue *due = g_new0(BeianLetterDue, 1);
	*due = (BeianLetterDue){letter, node, g_steal_pointer(&path), need, material};
	g_ptr_array_add(all, due);
}

static void
look_at(GPtrArray *all, const BeianLetter *letter, const BeianCase *input, const BeianChecklist *checklist,
	BeianAsking *asking)
{
	const BeianXmlNode *root = beian_xml_root(input->document->xml);
	g_autoptr(GPtrArray) nodes = letter->for_each != NULL
					     ? beian_expression_nodes(letter->for_each,
						       beian_asking_expressions(asking), root, NULL)
					     : NULL;

	if (letter->for_each == NULL && holds(letter->when, asking, root))
		add_due(all, letter, checklist, root);
	for (guint i = 0; nodes != NULL && i < nodes->len; i++)
		if (holds(letter->when, asking, nodes->pdata[i]))
			add_due(all, letter, checklist, nodes->pdata[i]);
}

GPtrArray *
beian_letters_due(const BeianLetterBook *book, const BeianRules *rules, const BeianCase *input,
	const BeianChecklist *checklist)
{
	g_autoptr(BeianAsking) asking = beian_asking_new(rules, input);
	g_autoptr(GPtrArray) all = g_ptr_array_new();
	GPtrArray *sorted = g_ptr_array_new_with_free_func(due_free);

	for (guint i = 0; i < book->letters->len; i++)
		look_at(all, book->letters->pdata[i], input, checklist, asking);
	for (BeianNeed need = 0; need < BEIAN_NEEDS; need++)
		for (guint i = 0; i < all->len; i++)
			if (((BeianLetterDue *)all->pdata[i])->need == need)
				g_ptr_array_add(sorted, all->pdata[i]);
	return sorted;
}

gboolean
beian_hint_is_about(
	const BeianHint *hint, const BeianMaterial *material, const BeianRules *rules, const BeianCase *input)
{
	const char *path = material != NULL ? material->item->question->path : "";

	if (material == NULL ? hint->materials[0] != NULL
			     : !g_strv_contains((const char *const *)hint->materials, path))
		return FALSE;
	if (hint->when == NULL)
		return TRUE;
	g_autoptr(BeianAsking) asking = beian_asking_new(rules, input);
	return holds(hint->when, asking, beian_xml_root(input->document->xml));
}
