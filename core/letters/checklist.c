#include "config.h"
#include "core/letters/checklist.h"
#include "core/letters/book.h"
#include "core/base/error.h"
#include <string.h>

/* Answers that no scan can be worse than: what it is unknown, of one grey pixel, broken off. */
static const char worst[] = "0000000000000000000000000000000000000000000000000000000000000000 0 "
			    "application/octet-stream;width=1;height=1;colour=grey;damaged=yes -";

/* The filing once more, with other materials. */
typedef struct {
	BeianFiling *filing;
	BeianDocument *document;
	BeianVerdict *verdict;
} Twin;

struct BeianChecklist {
	GPtrArray *materials; /* of BeianMaterial, owned */
	GHashTable *by_path;
	Twin bare, spoilt;
	BeianVerdict *verdict; /* of the filing as it is */
};

const char *
beian_need_name(BeianNeed need)
{
	static const char *const names[BEIAN_NEEDS] = {"needed", "advised", "waits", "optional", "none"};

	return names[need];
}

const char *
beian_need_word(BeianNeed need)
{
	static const char *const words[BEIAN_NEEDS] = {
		N_("needed"), N_("advised"), N_("not clear yet"), N_("if asked for"), N_("not needed")};

	return _(words[need]);
}

static gboolean
is_file(const BeianItem *item)
{
	return strcmp(item->question->type->name, "file") == 0;
}

/* INPUT with ANSWER, NULL for nothing, in place of every material. */
static Twin
twin_new(const BeianRules *rules, const BeianCase *input, const char *answer)
{
	g_autoptr(BeianStep) all = beian_filing_copy_entries(input->filing);
	Twin twin = {.filing = beian_filing_new(
			     beian_filing_form(input->filing), beian_filing_uid(input->filing))};

	beian_filing_apply(twin.filing, all);
	for (guint i = 0; i < input->document->items->len; i++) {
		const BeianItem *item = input->document->items->pdata[i];
		if (is_file(item) && !g_str_has_prefix(item->path, BEIAN_FORM_BASE))
			beian_filing_put(twin.filing, item->path, answer);
	}
	twin.document = beian_document_new(twin.filing);
	BeianCase its = *input;
	its.filing = twin.filing;
	its.document = twin.document;
	twin.verdict = beian_judge(rules, &its);
	return twin;
}

static void
twin_clear(Twin *twin)
{
	beian_verdict_free(twin->verdict);
	beian_document_free(twin->document);
	beian_filing_free(twin->filing);
}

static void
material_free(gpointer data)
{
	BeianMaterial *material = data;

	g_ptr_array_unref(material->reasons);
	g_ptr_array_unref(material->limits);
	g_ptr_array_unref(material->wrong);
	g_ptr_array_unref(material->waits);
	g_free(material);
}

/* The beginning of the concrete PATH that the template OWNER means: "service/2" for "service". Free with
 * g_free.
 */
static char *
instance_of(const char *path, const char *owner)
{
	const char *at = path;

	for (const char *name = owner; *name != '\0'; name += *name == '/') {
		name += strcspn(name, "/");
		at += strcspn(at, "/");
		if (*at == '/' && g_ascii_isdigit(at[1]))
			at += 1 + strcspn(at + 1, "/");
		at += *at == '/' && *name == '/';
	}
	return g_strndup(path, (gsize)(at - path));
}

/* A question asked if another is answered so, which is asked if … : no form goes deeper. */
#define RELEVANCE_DEPTH_MAX 8

static void look_at_relevance(
	BeianMaterial *material, const BeianDocument *document, const BeianItem *item, int depth);

/* Adds to MATERIAL the answers that are not there and that EXPRESSION, seen from the template OWNER around
 * ITEM, needs. */
static void
add_waits(BeianMaterial *material, const BeianDocument *document, const BeianItem *around,
	const BeianExpression *expression, const char *owner, int depth)
{
	g_autofree char *from = instance_of(around->path, owner);
	g_auto(GStrv) paths =
		beian_expression_all_paths(expression != NULL ? beian_expression_text(expression) : "");

	for (char **path = paths; *path != NULL; path++) {
		const BeianItem *item = beian_letters_item(document, from, *path);
		if (item == NULL || item->state != BEIAN_ANSWER_OPEN)
			continue;
		if (!item->relevant)
			look_at_relevance(material, document, item, depth + 1);
		else if (item->required && !g_ptr_array_find(material->waits, item, NULL))
			g_ptr_array_add(material->waits, (gpointer)item);
	}
}

/* ITEM is not asked now: which answers could change that? */
static void
look_at_relevance(BeianMaterial *material, const BeianDocument *document, const BeianItem *item, int depth)
{
	const BeianQuestion *question = item->question;

	if (depth > RELEVANCE_DEPTH_MAX)
		return;
	add_waits(material, document, item, question->relevant, question->owner, depth);
	for (const BeianBlock *block = question->block; block != NULL; block = block->parent)
		add_waits(material, document, item, block->relevant,
			block->parent != NULL && block->parent->path != NULL ? block->parent->path : "",
			depth);
}

static gboolean
says_too(const BeianVerdict *verdict, const BeianFinding *finding)
{
	for (guint i = 0; i < verdict->findings->len; i++) {
		const BeianFinding *other = verdict->findings->pdata[i];
		if (other->rule == finding->rule && other->outcome == finding->outcome &&
			strcmp(other->path, finding->path) == 0)
			return TRUE;
	}
	return FALSE;
}

/* Whether PATH, perhaps without numbers of repeats ("service/letter" from the root), means MATERIAL. */
static gboolean
means(const char *path, const BeianMaterial *material)
{
	return strcmp(path, material->item->path) == 0 || strcmp(path, material->item->question->path) == 0;
}

static void
add_mentioned(BeianChecklist *checklist, const BeianFinding *finding, const BeianExpression *expression,
	GPtrArray *found)
{
	g_autofree char *element = beian_letters_element(finding);
	g_auto(GStrv) paths =
		beian_expression_all_paths(expression != NULL ? beian_expression_text(expression) : "");

	for (char **path = paths; *path != NULL; path++) {
		g_autofree char *whole = beian_letters_path(element, *path);
		for (guint i = 0; i < checklist->materials->len; i++) {
			BeianMaterial *material = checklist->materials->pdata[i];
			if (material->item->relevant && means(whole, material) &&
				!g_ptr_array_find(found, material, NULL))
				g_ptr_array_add(found, material);
		}
	}
}

/* The materials that FINDING is about: the one it points at, else those that its rule looks at. Free with
 * g_ptr_array_unref. */
static GPtrArray *
concerned(BeianChecklist *checklist, const BeianFinding *finding)
{
	GPtrArray *found = g_ptr_array_new();
	BeianMaterial *material = g_hash_table_lookup(checklist->by_path, finding->path);

	if (material != NULL) {
		g_ptr_array_add(found, material);
		return found;
	}
	add_mentioned(checklist, finding, finding->rule->when, found);
	add_mentioned(checklist, finding, finding->rule->assert, found);
	return found;
}

/* What is said while nothing is attached, and no more once something is. */
static void
take_reasons(BeianChecklist *checklist)
{
	static const BeianNeed needs[BEIAN_SEVERITIES] = {
		[BEIAN_SEVERITY_ERROR] = BEIAN_NEED_NEEDED,
		[BEIAN_SEVERITY_WARNING] = BEIAN_NEED_ADVISED,
		[BEIAN_SEVERITY_INFO] = BEIAN_NEED_OPTIONAL,
	};
	const GPtrArray *findings = checklist->bare.verdict->findings;

	for (guint i = 0; i < findings->len; i++) {
		BeianFinding *finding = findings->pdata[i];
		gboolean is_open = finding->outcome == BEIAN_OUTCOME_OPEN;
		/* That the form wants an answer is said by its question. What attaching mends is a reason;
		 * what it leaves open waits for another answer. */
		if (finding->rule->for_each == NULL ||
			says_too(checklist->spoilt.verdict, finding) != is_open)
			continue;
		g_autoptr(GPtrArray) materials = concerned(checklist, finding);
		for (guint j = 0; j < materials->len; j++) {
			BeianMaterial *material = materials->pdata[j];
			BeianNeed need = is_open ? BEIAN_NEED_WAITS : needs[finding->severity];
			material->need = MIN(material->need, need);
			if (!is_open)
				g_ptr_array_add(material->reasons, finding);
		}
	}
}

/* What VERDICT says of what stands at a material is added to the array at OFFSET of it. */
static void
take_findings(
	BeianChecklist *checklist, const BeianDocument *document, const BeianVerdict *verdict, gsize offset)
{
	for (guint i = 0; i < verdict->findings->len; i++) {
		BeianFinding *finding = verdict->findings->pdata[i];
		BeianMaterial *material = g_hash_table_lookup(checklist->by_path, finding->path);
		if (material != NULL && finding->outcome != BEIAN_OUTCOME_OPEN &&
			beian_document_item(document, finding->path)->state != BEIAN_ANSWER_OPEN)
			g_ptr_array_add(G_STRUCT_MEMBER(GPtrArray *, material, offset), finding);
	}
}

static void
add_material(BeianChecklist *checklist, const BeianDocument *document, const BeianItem *item)
{
	BeianMaterial *material = g_new0(BeianMaterial, 1);

	material->item = item;
	material->reasons = g_ptr_array_new();
	material->limits = g_ptr_array_new();
	material->wrong = g_ptr_array_new();
	material->waits = g_ptr_array_new();
	material->need = item->required   ? BEIAN_NEED_NEEDED
			 : item->relevant ? BEIAN_NEED_OPTIONAL
					  : BEIAN_NEED_NONE;
	if (!item->relevant)
		look_at_relevance(material, document, item, 0);
	if (material->waits->len > 0)
		material->need = BEIAN_NEED_WAITS;
	g_ptr_array_add(checklist->materials, material);
	g_hash_table_insert(checklist->by_path, item->path, material);
}

static int
compare_materials(gconstpointer a, gconstpointer b)
{
	const BeianMaterial *x = *(BeianMaterial *const *)a, *y = *(BeianMaterial *const *)b;

	if (x->need != y->need)
		return (int)x->need - (int)y->need;
	return x->item->index < y->item->index ? -1 : x->item->index > y->item->index;
}

BeianChecklist *
beian_checklist_new(const BeianRules *rules, const BeianCase *input)
{
	BeianChecklist *checklist = g_new0(BeianChecklist, 1);

	checklist->materials = g_ptr_array_new_with_free_func(material_free);
	checklist->by_path = g_hash_table_new(g_str_hash, g_str_equal);
	checklist->bare = twin_new(rules, input, NULL);
	checklist->spoilt = twin_new(rules, input, worst);
	checklist->verdict = beian_judge(rules, input);
	for (guint i = 0; i < input->document->items->len; i++) {
		const BeianItem *item = input->document->items->pdata[i];
		if (is_file(item) && !g_str_has_prefix(item->path, BEIAN_FORM_BASE))
			add_material(checklist, input->document, item);
	}
	take_reasons(checklist);
	take_findings(checklist, checklist->spoilt.document, checklist->spoilt.verdict,
		G_STRUCT_OFFSET(BeianMaterial, limits));
	take_findings(checklist, input->document, checklist->verdict, G_STRUCT_OFFSET(BeianMaterial, wrong));
	g_ptr_array_sort(checklist->materials, compare_materials);
	return checklist;
}

void
beian_checklist_free(BeianChecklist *checklist)
{
	if (checklist == NULL)
		return;
	g_hash_table_unref(checklist->by_path);
	g_ptr_array_unref(checklist->materials);
	beian_verdict_free(checklist->verdict);
	twin_clear(&checklist->bare);
	twin_clear(&checklist->spoilt);
	g_free(checklist);
}

const GPtrArray *
beian_checklist_materials(const BeianChecklist *checklist)
{
	return checklist->materials;
}

const BeianMaterial *
beian_checklist_find(const BeianChecklist *checklist, const char *path)
{
	return g_hash_table_lookup(checklist->by_path, path);
}

const BeianVerdict *
beian_checklist_verdict(const BeianChecklist *checklist)
{
	return checklist->verdict;
}

gboolean
beian_material_is_attached(const BeianMaterial *material)
{
	return material->item->relevant && material->item->state == BEIAN_ANSWER_VALUE;
}

guint
beian_checklist_count(const BeianChecklist *checklist, BeianNeed need, guint *attached)
{
	guint count = 0;

	*attached = 0;
	for (guint i = 0; i < checklist->materials->len; i++) {
		const BeianMaterial *material = checklist->materials->pdata[i];
		if (material->need != need)
			continue;
		count++;
		*attached += beian_material_is_attached(material);
	}
	return count;
}

char *
beian_checklist_summary(const BeianChecklist *checklist)
{
	if (beian_checklist_materials(checklist)->len == 0)
		return g_strdup(_("Nothing is attached to this kind of filing."));
	GString *text = g_string_new(NULL);
	for (BeianNeed need = 0; need < BEIAN_NEED_OPTIONAL; need++) {
		guint attached, count = beian_checklist_count(checklist, need, &attached);
		if (count == 0 && need != BEIAN_NEED_NEEDED)
			continue;
		g_string_append(text, text->len > 0 ? " · " : "");
		g_string_append_printf(
			text, _("%s: %u, attached: %u"), beian_need_word(need), count, attached);
	}
	return g_string_free(text, FALSE);
}

char *
beian_material_title(const BeianMaterial *material, BeianLanguage language)
{
	const BeianItem *item = material->item;
	const char *label = beian_question_text(item->question, BEIAN_TEXT_LABEL, language);
	const BeianBlock *step = item->question->block;

	while (step->parent != NULL)
		step = step->parent;
	if (!step->repeats)
		return g_strdup(label);
	const char *number = item->path + strlen(step->path) + 1;
	return g_strdup_printf("%s %.*s · %s", beian_block_text(step, BEIAN_TEXT_LABEL, language),
		(int)strcspn(number, "/"), number, label);
}
