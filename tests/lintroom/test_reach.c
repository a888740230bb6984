/* reach: what no answers lead to is proved, and nothing that some answers do. */
#include "config.h"
#include "core/lint/lint.h"
#include "core/lint/proof.h"
#include "tests/support/house.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(reach, .fini = leakcheck);

static const struct {
	const char *conditions; /* seen from the service, parted by ";" */
	gboolean can;
	const char *why;
} proofs[] = {
	{"kind = 'website'", TRUE, "a word of the list"},
	{"kind = 'webiste'", FALSE, "no word of the list"},
	{"kind != 'webiste'", TRUE, "every answer is another"},
	{"kind = 'website';kind = 'app'", FALSE, "two words at once"},
	{"kind = 'website';not(kind)", FALSE, "an answer and none"},
	{"kind;kind != 'website';kind != 'app'", FALSE, "none of all there are"},
	{"not(kind != 'website')", TRUE, "no answer differs from nothing"},
	{"not(kind != 'website');kind;not(kind = 'website')", FALSE, "but an answer does"},
	{"kind = 'website' or kind = 'app';not(kind)", FALSE, "either is an answer"},
	{"name = '甲';name = '乙'", FALSE, "two texts at once"},
	{"name != '甲';name != '乙'", TRUE, "there are always more texts"},
	{"language = 'zh-hans';language = 'en'", TRUE, "several may be chosen"},
	{"language = 'xx'", FALSE, "but each from the list"},
	{"platform/system = 'a';platform/system = 'b'", TRUE, "there are several platforms"},
	{"platform;kind = 'website'", TRUE, "what is above questions is not looked into"},
	{"signature/owner;kind = 'website'", FALSE, "it is asked of apps only"},
	{"signature/owner;kind = 'app'", TRUE, "of apps it is"},
	{"/filing/service/kind = 'app';kind = 'website'", TRUE, "another service may be one"},
	{"/filing/entity/nature = 'individual';/filing/entity/founded", FALSE, "an individual has none"},
	{"../entity/nature = 'individual';/filing/entity/founded", FALSE, "written in another way"},
	{"string-length(name) > 3;not(string-length(name) > 3)", FALSE, "the same thing and not"},
	{"string-length(name) > 3;string-length(name) < 2", TRUE, "which no proof looks into"},
	{"entity/nmae", FALSE, "what no form asks is never there"},
	{"/filing/declared/true = 'maybe'", FALSE, "neither yes nor no nor unknown"},
	{"/filing/declared/true = 'unknown'", TRUE, "unknown is an answer"},
	{"/filing/entity/document/scan/file;not(/filing/entity/document/scan)", FALSE,
		"a file is the answer to its question"},
	{"false() or kind", TRUE, "constants"},
	{"false() and kind", FALSE, "constants"},
};

Test(reach, what_cannot_be_is_proved_and_nothing_else)
{
	for (gsize i = 0; i < G_N_ELEMENTS(proofs); i++) {
		g_auto(House) house = house_open();
		g_autoptr(BeianProof) proof = beian_proof_new(house.form, house.codes);
		g_auto(GStrv) conditions = g_strsplit(proofs[i].conditions, ";", -1);
		for (char **each = conditions; *each != NULL; each++) {
			g_autoptr(BeianCondition) condition = beian_condition_new(*each);
			beian_proof_add(proof, condition, "service", TRUE);
		}
		cr_expect_eq(beian_proof_can_hold(proof), proofs[i].can, "%s: %s", proofs[i].why,
			proofs[i].conditions);
	}
}

Test(reach, demands_that_are_dropped_count_no_more)
{
	g_auto(House) house = house_open();
	g_autoptr(BeianProof) proof = beian_proof_new(house.form, house.codes);
	g_autoptr(BeianCondition) website = beian_condition_new("kind = 'website'");
	g_autoptr(BeianCondition) app = beian_condition_new("kind = 'app'");

	beian_proof_add(proof, website, "service", TRUE);
	beian_proof_add(proof, app, "service", TRUE);
	cr_expect_not(beian_proof_can_hold(proof));
	beian_proof_drop(proof, 1);
	cr_expect(beian_proof_can_hold(proof));
	beian_proof_add(proof, app, "service", FALSE);
	cr_expect(beian_proof_can_hold(proof), "not an app");
}

#define FORM "forms/first/form.xml"
#define RULES "data/rules/house.xml"

static const struct {
	const char *why, *file, *old, *new, *says;
} mistakes[] = {
	{"nothing is wrong", FORM, "source", "source", ""},
	{"a question after an answer that there is not", FORM, "relevant=\"entity/nature != 'individual'\"",
		"relevant=\"entity/nature = 'individuall'\"",
		FORM ":12: entity/founded: “relevant” can never be true"},
	{"a question after any answer", FORM, "relevant=\"entity/nature != 'individual'\"",
		"relevant=\"not(entity/nature = 'individuall')\"",
		FORM ":12: entity/founded: “relevant” can never be false"},
	{"a group after two answers to one question", FORM, "relevant=\"kind = 'app'\"",
		"relevant=\"kind = 'app' and kind = 'website'\"",
		FORM ":28: app: “relevant” can never be true"},
	{"a question inside of a group that excludes it", FORM, "<question path=\"signature/owner\"",
		"<question path=\"signature/owner\" relevant=\"kind = 'website'\"",
		FORM ":32: service/signature/owner: “relevant” can never be true"},
	{"a question that is demanded of nobody", FORM, "required=\"../entity/nature = 'enterprise'\"",
		"required=\"kind = 'website'\"",
		FORM ":32: service/signature/owner: “required” can never be true"},
	{"an answer that nobody can change", FORM, "readonly=\"entity/name = '冻结'\"",
		"readonly=\"not(entity/nature) or entity/nature\"",
		FORM ":36: declared/true: “readonly” can never be false"},
	{"a choice that nothing leads to", "data/codes/document.csv",
		"invented for tests,individual,passport", "invented for tests,indivdual,passport",
		FORM ":8: entity/document/type: no answer before it leads to the choice “passport”"},
	{"a rule that never applies", RULES, "when=\"nature = 'enterprise'\"", "when=\"nature = 'firm'\"",
		RULES ":4: A01: “when” can never be true"},
	{"a rule that looks as if it did not always apply", RULES, "when=\"nature = 'enterprise'\"",
		"when=\"name\"", RULES ":4: A01: “when” can never be false"},
	{"a rule that nothing breaks", RULES, "assert=\"b:chars(name) &gt;= 4\"", "assert=\"name\"",
		RULES ":4: A01: “assert” can never be false"},
	{"a rule that nothing fulfils", RULES, "assert=\"b:chars(name) &gt;= 4\"",
		"assert=\"nature = 'individual'\"", RULES ":4: A01: “assert” can never be true"},
	{"a rule for elements that there are not", RULES, "for=\"entity\" at=\"founded\"",
		"for=\"entity[nature = 'individual']\" at=\"founded\"",
		RULES ":24: A06: “for” can never be true"},
	{"a rule that names nothing is another mistake", RULES, "for=\"service/access/address\"",
		"for=\"service/access/adress\"", ""},
};

Test(reach, every_condition_that_decides_nothing_is_told)
{
	for (gsize i = 0; i < G_N_ELEMENTS(mistakes); i++) {
		char *folder = house_copy();
		g_autofree char *codes_folder = g_build_filename(folder, "data", "codes", NULL);
		g_autoptr(GPtrArray) complaints = beian_complaints_new();
		g_autoptr(GPtrArray) forms = g_ptr_array_new();
		g_autoptr(GError) error = NULL;

		house_replace(folder, mistakes[i].file, mistakes[i].old, mistakes[i].new);
		BeianCodes *codes = beian_codes_new(codes_folder);
		g_autoptr(BeianForm) form = beian_form_read(folder, "first", codes, &error);
		g_autoptr(BeianRules) rules = beian_rules_read(folder, NULL);
		cr_assert(form != NULL && rules != NULL, "%s", error != NULL ? error->message : "rules");
		g_ptr_array_add(forms, form);
		beian_lint_reach(rules, codes, forms, complaints);
		g_ptr_array_add(complaints, NULL);
		g_autofree char *says = g_strjoinv("\n", (char **)complaints->pdata);
		cr_expect_str_eq(says, mistakes[i].says, "%s: %s", mistakes[i].why, says);
		g_clear_pointer(&form, beian_form_free);
		beian_codes_free(codes);
		house_remove(folder);
	}
}
