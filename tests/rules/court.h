/* court: rules, a filing of the house, and what they say about it as text. */
#pragma once
#include "core/rules/rules.h"
#include "tests/support/house.h"

typedef struct {
	House house;
	BeianRules *rules;
	BeianFacts *facts; /* NULL until a test makes some */
	BeianDate day;
	const char *profile;
} Court;

/* The house's rules and an empty filing, on HOUSE_DAY, for "native". */
Court court_open(void);
/* The same with the one pack RULES, its <rule> elements alone, in place of the house's; reasons stay. */
Court court_with(const char *rules);
/* The same, and provinces demand ROWS, lines below the header of provinces.csv; NULL: nothing. */
Court court_demanding(const char *rules, const char *rows);
/* The folder of such a house, to be given to house_remove. */
char *court_folder(const char *rules, const char *rows);
void court_clear(Court *court);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Court, court_clear)

/* Free with beian_verdict_free. */
BeianVerdict *court_judge(const Court *court);
/* "ID outcome path" of every finding, a line each, in order; free with g_free. */
char *court_print(const Court *court);
/* A <rule> called X01 at PATH with ATTRIBUTES and texts that say nothing; free with g_free. */
char *rule_text(const char *attributes);
/* An <operator> called ID with ATTRIBUTES, whose reason quotes its argument; free with g_free. */
char *operator_text(const char *id, const char *attributes);
/* What the house's rules make of EXPRESSION seen from the root of COURT's document: "true", "false", or the
 * string. Free with g_free. */
char *court_evaluate(const Court *court, const char *expression);
