/* plain: what the files of plain mode share: plain.c asks, plain_command.c obeys, plain_tell.c answers what
 * is asked of it. */
#pragma once
#include "core/wizard/form_page.h"

/* Adds lines to what is said next. */
void beian_plain_say(BeianSession *session, const char *format, ...) G_GNUC_PRINTF(2, 3);
void beian_plain_say_finding(BeianSession *session, const BeianFinding *finding);
/* Goes on, or back, by BY questions, and says where the form ends. */
void beian_plain_go_on(BeianSession *session, BeianFormPage *form, int by);
/* Says what the questions that decide the kind come to, or that it is not decided. */
void beian_plain_say_advice(BeianSession *session);
/* Answers the question in focus with TEXT, a whole line; blank goes on. */
void beian_plain_answer(
	BeianSession *session, BeianFormPage *form, const char *text, BeianCommands *commands);
/* Does what LINE, without its colon, asks for; says so when that is no command. */
void beian_plain_obey(BeianSession *session, BeianFormPage *form, const char *line, BeianCommands *commands);
/* Says each question asked now with its answer. */
void beian_plain_list(BeianSession *session);
/* Says what is wrong, confirmed or missing, and what it comes to. */
void beian_plain_review(BeianSession *session);
/* Says what the finding of RULE is about. */
void beian_plain_why(BeianSession *session, const char *rule);
