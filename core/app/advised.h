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
/* An empty set of the questions, in no store. Free with beian_filing_free. NULL with *ERROR. */
BeianFiling *beian_advised_ask(BeianApp *app, GError **error);
/*
 * A new draft, saved, of the kind that ASKED (of the book's form) leads to, with the answers that it gives
 * already. NULL with *ERROR, also when answers are missing or nothing is to be filed with this program.
 */
BeianOpenDraft *beian_advised_new(BeianApp *app, const BeianFiling *asked, GError **error);
