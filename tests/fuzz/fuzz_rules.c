/*
 * Any bytes as a pack of rules or reasons: refused with complaints that name their file, or it judges a
 * filing, and every finding has words in both languages.
 */
#include "config.h"
#include "core/rules/rules.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/tree.h"

static void
check_finding(const BeianFinding *finding)
{
	for (int i = 0; i < BEIAN_LANGUAGES; i++) {
		g_autofree char *message = beian_finding_message(finding, (BeianLanguage)i),
				*fix = beian_finding_fix(finding, (BeianLanguage)i);
		g_assert(message != NULL && fix != NULL && g_utf8_validate(message, -1, NULL));
	}
	g_assert(finding->path != NULL && finding->outcome != BEIAN_OUTCOME_HOLDS);
}

static void
judge(const BeianRules *rules, const BeianFiling *filing)
{
	g_autoptr(BeianDocument) document = beian_document_new(filing);
	g_autoptr(BeianFacts) facts = beian_facts_new();
	BeianCase input = {filing, document, fuzz_tree_codes(), facts, {2026, 11, 23}, "native"};
	g_autoptr(BeianVerdict) verdict = beian_judge(rules, &input);
	guint broken = 0;

	for (guint i = 0; i < verdict->findings->len; i++) {
		const BeianFinding *finding = verdict->findings->pdata[i];
		check_finding(finding);
		broken += finding->outcome == BEIAN_OUTCOME_BROKEN;
	}
	g_assert(broken == verdict->counts[BEIAN_SEVERITY_ERROR] + verdict->counts[BEIAN_SEVERITY_WARNING] +
				   verdict->counts[BEIAN_SEVERITY_INFO]);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size_bytes)
{
	static BeianForm *form;
	const char *folder = fuzz_tree_put(bytes, size_bytes);
	g_autoptr(GError) error = NULL;

	if (folder == NULL)
		return 0;
	if (form == NULL)
		form = beian_form_read(folder, "first", fuzz_tree_codes(), NULL);
	g_autoptr(BeianRules) rules = beian_rules_read(folder, &error);
	fuzz_tree_check(error, rules != NULL);
	if (rules == NULL || form == NULL)
		return 0;
	g_autoptr(BeianFiling) filing = beian_filing_new(form, "0a1b2c3d");
	judge(rules, filing);
	fuzz_tree_answer(filing);
	judge(rules, filing);
	return 0;
}
