#include "config.h"
#include "tests/rules/court.h"
#include <criterion/criterion.h>
#include <string.h>

static BeianRules *
rules_at(const char *folder)
{
	g_autoptr(GError) error = NULL;
	BeianRules *rules = beian_rules_read(folder, &error);

	cr_assert_not_null(rules, "the rules are right: %s", error != NULL ? error->message : "");
	return rules;
}

Court
court_open(void)
{
	return (Court){.house = house_open(),
		.rules = rules_at(house_folder()),
		.day = HOUSE_DAY,
		.profile = "native"};
}

char *
court_folder(const char *rules, const char *rows)
{
	char *folder = house_copy();
	g_autofree char *pack = g_strconcat("<rules xmlns=\"urn:beian:rules:1\">", rules, "</rules>", NULL);
	g_autofree char *table =
		g_strconcat("province,nature,kind,operator,path,argument,severity,valid-from,"
			    "valid-to,source,date,note-zh,note-en\n",
			rows, NULL);

	house_write(folder, "data/rules/house.xml", pack);
	if (rows != NULL)
		house_write(folder, "data/rules/provinces.csv", table);
	return folder;
}

Court
court_demanding(const char *rules, const char *rows)
{
	char *folder = court_folder(rules, rows);
	Court court = {
		.house = house_open(), .rules = rules_at(folder), .day = HOUSE_DAY, .profile = "native"};
	house_remove(folder);
	return court;
}

Court
court_with(const char *rules)
{
	return court_demanding(rules, NULL);
}

void
court_clear(Court *court)
{
	beian_facts_free(court->facts);
	beian_rules_free(court->rules);
	house_clear(&court->house);
}

BeianVerdict *
court_judge(const Court *court)
{
	g_autoptr(BeianDocument) document = beian_document_new(court->house.filing);
	BeianCase input = {
		court->house.filing, document, court->house.codes, court->facts, court->day, court->profile};

	return beian_judge(court->rules, &input);
}

char *
court_print(const Court *court)
{
	g_autoptr(BeianVerdict) verdict = court_judge(court);
	GString *all = g_string_new(NULL);

	for (guint i = 0; i < verdict->findings->len; i++) {
		const BeianFinding *finding = verdict->findings->pdata[i];
		g_string_append_printf(all, "%s %s %s\n", finding->rule->id,
			beian_outcome_name(finding->outcome), finding->path);
	}
	return g_string_free(all, FALSE);
}

char *
operator_text(const char *id, const char *attributes)
{
	return g_strdup_printf("<operator id=\"%s\" severity=\"error\" source=\"all\" date=\"2020-01-01\" %s>"
			       "<message xml:lang=\"zh\">甲</message><fix xml:lang=\"zh\">乙</fix>"
			       "<why xml:lang=\"zh\">至少 {$argument} 字。</why>"
			       "<message xml:lang=\"en\">a</message><fix xml:lang=\"en\">b</fix>"
			       "<why xml:lang=\"en\">At least {$argument} characters.</why></operator>",
		id, attributes);
}

char *
rule_text(const char *attributes)
{
	return g_strdup_printf(
		"<rule id=\"X01\" severity=\"error\" source=\"invented\" date=\"2026-11-23\" %s>"
		"<message xml:lang=\"zh\">甲</message><fix xml:lang=\"zh\">乙</fix>"
		"<message xml:lang=\"en\">a</message><fix xml:lang=\"en\">b</fix></rule>",
		attributes);
}

char *
court_evaluate(const Court *court, const char *expression)
{
	g_autofree char *attributes = g_markup_printf_escaped("at=\"entity/name\" assert=\"%s\"", expression);
	g_autofree char *text = rule_text(attributes);
	g_auto(Court) other = court_with(text);
	g_autoptr(BeianStep) all = beian_filing_copy_entries(court->house.filing);

	beian_filing_apply(other.house.filing, all);
	other.day = court->day;
	g_autofree char *says = court_print(&other);
	return g_strdup(strstr(says, "X01 broken") != NULL ? "false"
			: strstr(says, "X01 open") != NULL ? "open"
							   : "true");
}
