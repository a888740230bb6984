/* materials: the checklist of a draft. */
#include "config.h"
#include "cli/cli.h"
#include "core/app/papers.h"
#include <stdio.h>
#include <string.h>

enum { PRINT_COLS = 78 };

static json_t *
in_both(char *(*make)(const BeianFinding *finding, BeianLanguage language), const BeianFinding *finding)
{
	json_t *both = json_object();

	for (int i = 0; i < BEIAN_LANGUAGES; i++) {
		g_autofree char *text = make(finding, (BeianLanguage)i);
		json_object_set_new(both, beian_language_tag((BeianLanguage)i), beian_cli_json_text(text));
	}
	return both;
}

static json_t *
texts_json(const BeianText *text)
{
	return json_pack("{s:o,s:o}", "zh", beian_cli_json_text(text->in[BEIAN_LANGUAGE_ZH]), "en",
		beian_cli_json_text(text->in[BEIAN_LANGUAGE_EN]));
}

static json_t *
finding_json(const BeianFinding *finding, gboolean is_wrong)
{
	json_t *object = json_pack("{s:s,s:s,s:s,s:o,s:o,s:o}", "rule", finding->rule->id, "severity",
		beian_severity_name(finding->severity), "outcome", beian_outcome_name(finding->outcome),
		"why", in_both(beian_finding_why, finding), "source",
		beian_cli_json_text(beian_finding_source(finding)), "date",
		beian_cli_json_text(beian_finding_date(finding)));

	if (is_wrong) {
		json_object_set_new(object, "message", in_both(beian_finding_message, finding));
		json_object_set_new(object, "fix", in_both(beian_finding_fix, finding));
	}
	return object;
}

static json_t *
findings_json(const GPtrArray *findings, gboolean are_wrong)
{
	json_t *all = json_array();

	for (guint i = 0; i < findings->len; i++)
		json_array_append_new(all, finding_json(findings->pdata[i], are_wrong));
	return all;
}

static json_t *
hints_json(const BeianPapers *papers, const BeianMaterial *material)
{
	const GPtrArray *hints = beian_letters_hints(papers->book);
	json_t *all = json_array();

	for (guint i = 0; i < hints->len; i++) {
		const BeianHint *hint = hints->pdata[i];
		if (beian_hint_is_about(hint, material, papers->rules, &papers->input))
			json_array_append_new(all, json_pack("{s:o,s:s,s:s}", "text", texts_json(&hint->text),
							   "source", hint->source, "date", hint->date));
	}
	return all;
}

static json_t *
waits_json(const BeianMaterial *material)
{
	json_t *all = json_array();

	for (guint i = 0; i < material->waits->len; i++)
		json_array_append_new(all, json_string(((BeianItem *)material->waits->pdata[i])->path));
	return all;
}

static json_t *
material_json(const BeianPapers *papers, const BeianMaterial *material)
{
	const BeianItem *item = material->item;
	gboolean attached = beian_material_is_attached(material);

	return json_pack("{s:s,s:o,s:s,s:b,s:o,s:s,s:b,s:o,s:o,s:o,s:o,s:o}", "path", item->path, "label",
		texts_json(&item->question->texts[BEIAN_TEXT_LABEL]), "need", beian_need_name(material->need),
		"attached", attached, "value", beian_cli_json_text(attached ? item->reading->value : NULL),
		"source", item->question->source, "required", item->required, "reasons",
		findings_json(material->reasons, FALSE), "limits", findings_json(material->limits, FALSE),
		"hints", hints_json(papers, material), "wrong", findings_json(material->wrong, TRUE), "waits",
		waits_json(material));
}

json_t *
beian_cli_letter_json(const BeianLetterDue *due)
{
	const BeianLetter *letter = due->letter;

	return json_pack("{s:s,s:s,s:o,s:s,s:o,s:o,s:o,s:s,s:s}", "id", letter->id, "about", due->path,
		"title", texts_json(&letter->title), "need", beian_need_name(due->need), "material",
		beian_cli_json_text(due->material != NULL ? due->material->item->path : NULL), "use",
		texts_json(&letter->use), "signed", texts_json(&letter->sign), "source", letter->source,
		"date", letter->date);
}

static void
print_json(const BeianPapers *papers)
{
	const GPtrArray *all = beian_checklist_materials(papers->checklist);
	json_t *materials = json_array(), *letters = json_array();

	for (guint i = 0; i < all->len; i++)
		json_array_append_new(materials, material_json(papers, all->pdata[i]));
	for (guint i = 0; i < papers->due->len; i++)
		json_array_append_new(letters, beian_cli_letter_json(papers->due->pdata[i]));
	beian_cli_print_json(json_pack("{s:I,s:s,s:o,s:o,s:o}", "id", (json_int_t)papers->open->draft.id,
		"kind", papers->open->draft.kind, "materials", materials, "hints", hints_json(papers, NULL),
		"letters", letters));
}

static gboolean
run(BeianCli *cli, char **arguments, int count, GError **error)
{
	gint64 id;
	g_autoptr(BeianPapers) papers =
		beian_draft_parse_id(arguments[0], &id, error) ? beian_papers_new(cli->app, id, error) : NULL;
	(void)count;

	if (papers == NULL)
		return FALSE;
	if (cli->json) {
		print_json(papers);
		return TRUE;
	}
	g_autofree char *text = beian_checklist_text(
		papers->checklist, papers->book, papers->rules, &papers->input, cli->language, PRINT_COLS);
	fputs(text, stdout);
	return TRUE;
}

const BeianSubcommand beian_subcommand_materials = {
	"materials",
	N_("DRAFT"),
	N_("List which materials a draft needs, why, and what makes a scan acceptable."),
	run,
	NULL,
	1,
	1,
};
