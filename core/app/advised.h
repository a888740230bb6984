/* advised: the questions that decide the kind of filing, and the draft that their answers lead to. */
#pragma once
#include "core/advice/advice.h"
#include "core/app/app.h"
#include "core/app/draft.h"

/* The questions and outcomes; borrowed from APP and read when first asked for. NULL with *ERROR. */
const BeianAdviceBook *beian_app_advice(BeianApp *app, GError **error);
/* Reasons of types without any rule: what the questions are judged by. Borrowed likewise. NULL with *ERROR.
 */
const BeianRules *beian_app_reasons(BeianApp *app, GError **error);
/*
 * A set of the questions, in no store; ENTRY, a kind that leads to them, answers its own, NULL none. Free
 * with beian_filing_free. NULL with *ERROR (usage: there is no such kind).
 */
BeianFiling *beian_advised_ask(BeianApp *app, const char *entry, GError **error);
/* Whether KIND has no form and leads to the questions. FALSE also when they cannot be read. */
gboolean beian_advised_is_entry(BeianApp *app, const char *kind);
/*
 * A new draft, saved, of the kind that ASKED (of the book's form) leads to, with the answers that it gives
 * already. NULL with *ERROR, also when answers are missing or nothing is to be filed with this program.
 */
BeianOpenDraft *beian_advised_new(BeianApp *app, const BeianFiling *asked, GError **error);
