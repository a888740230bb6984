/* function: what the files that hold functions of rules share. For this room only. */
#pragma once
#include "core/rules/rule.h"

/* The text of ARGUMENT; "" when it selects nothing. Borrowed. */
const char *beian_argument_text(const BeianArgument *argument);
void beian_value_give_boolean(BeianValue *result, gboolean value);
void beian_value_give_number(BeianValue *result, double value);
/* Copies VALUE; NULL is "". */
void beian_value_give_string(BeianValue *result, const char *value);

/*
 * Functions as the table beian_rule_functions calls them; DATA is the BeianJudging. What each does, with its
 * arguments, stands above it.
 */
void beian_function_answered(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result);
void beian_function_before(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result);
void beian_function_choice(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result);
void beian_function_changes(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result);
void beian_function_demanded(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result);
void beian_function_fact(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result);
void beian_function_fact_value(
	const BeianArgument *arguments, guint count, gpointer data, BeianValue *result);
void beian_function_in_order(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result);
void beian_function_is_now(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result);
void beian_function_now(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result);
void beian_function_shown(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result);
void beian_function_now_too(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result);
void beian_function_place_in(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result);
void beian_function_suffix(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result);
void beian_function_told(const BeianArgument *arguments, guint count, gpointer data, BeianValue *result);
