/* rule: what the files of this room share. For no one else. */
#pragma once
#include "core/rules/rules.h"

struct BeianRules {
	GPtrArray *all; /* of BeianRule, by id, owned */
	GHashTable *by_id;
};

#define BEIAN_RULES_NAMESPACE "urn:beian:rules:1"

void beian_rule_free(BeianRule *rule);

/* What the functions of functions.c get as their data. */
typedef struct {
	const BeianCase *input;
	gboolean fact_missing; /* set by b:fact when a fact was not looked up */
} BeianJudging;
