/* shown: values as people read them. */
#pragma once
#include "core/form/form.h"

/*
 * VALUE, canonical, as an answer to QUESTION of FORM in LANGUAGE: labels in the place of tokens, names of
 * regions in the place of their numbers, anything else as it is. What the record says below BEIAN_FORM_BASE
 * is shown as the answer that it stands beside, whatever type the record's own question has. Free with
 * g_free.
 */
char *beian_value_shown(
	const BeianForm *form, const BeianQuestion *question, const char *value, BeianLanguage language);
