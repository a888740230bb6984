/* remark: the sentences that findings ask for. */
#include "config.h"
#include "core/letters/book.h"
#include <string.h>

static void
due_free(gpointer data)
{
	BeianRemarkDue *due = data;

	g_free(due->sentence);
	g_free(due->text);
	g_free(due);
}

/* What stands in ITEM already, with SENTENCE at its end. Free with g_free. */
static char *
with_sentence(const BeianItem *item, const char *sentence)
{
	const char *text = item->state == BEIAN_ANSWER_VALUE ? item->reading->value : "";
	gunichar last = *text != '\0' ? g_utf8_get_char(g_utf8_prev_char(text + strlen(text))) : 0;
	gboolean is_ended = last == 0 || g_utf8_strchr("。；！？;.!?", -1, last) != NULL;

	return g_strconcat(text, is_ended ? "" : "；", sentence, NULL);
}

/* Whether SENTENCE stands in ITEM already, or is asked for by another finding. */
static gboolean
is_there(const GPtrArray *all, const BeianItem *item, const char *sentence)
{
	if (item->state == BEIAN_ANSWER_VALUE && strstr(item->reading->value, sentence) != NULL)
		return TRUE;
	for (guint i = 0; i < all->len; i++) {
		const BeianRemarkDue *due = all->pdata[i];
		if (due->item == item && strcmp(due->sentence, sentence) == 0)
			return TRUE;
	}
	return FALSE;
}

static void
add(GPtrArray *all, const BeianRemark *remark, const BeianFinding *finding, BeianAsking *asking,
	const BeianDocument *document)
{
	g_autofree char *element = beian_letters_element(finding);
	const BeianItem *item = beian_letters_item(document, element, remark->into);
	const BeianXmlNode *node =
		*element != '\0' ? beian_document_node(document, element) : beian_xml_root(document->xml);
	g_autoptr(GPtrArray) missing = g_ptr_array_new_with_free_func(g_free);

	/* A remark that its type refused is not added to: it would be lost. */
	if (item == NULL || !item->relevant || item->readonly || node == NULL ||
		item->state == BEIAN_ANSWER_REFUSED)
		return;
	g_autofree char *sentence = beian_letters_fill_in(remark->words, node, asking, document, missing);
	if (is_there(all, item, sentence))
		return;
	BeianRemarkDue *due = g_new0(BeianRemarkDue, 1);
	*due = (BeianRemarkDue){remark, finding, item, NULL, with_sentence(item, sentence)};
	due->sentence = g_steal_pointer(&sentence);
	g_ptr_array_add(all, due);
}

GPtrArray *
beian_remarks_due(const BeianLetterBook *book, const BeianRules *rules, const BeianCase *input,
	const BeianChecklist *checklist)
{
	const GPtrArray *findings = beian_checklist_verdict(checklist)->findings;
	g_autoptr(BeianAsking) asking = beian_asking_new(rules, input);
	GPtrArray *all = g_ptr_array_new_with_free_func(due_free);

	for (guint i = 0; i < findings->len; i++) {
		const BeianFinding *finding = findings->pdata[i];
		for (guint j = 0; finding->outcome == BEIAN_OUTCOME_BROKEN && j < book->remarks->len; j++) {
			const BeianRemark *remark = book->remarks->pdata[j];
			if (g_strv_contains((const char *const *)remark->rules, finding->rule->id))
				add(all, remark, finding, asking, input->document);
		}
	}
	return all;
}
