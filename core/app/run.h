/* run: what the files that run the commands of a session share. For no one else. */
#pragma once
#include "core/app/house.h"

typedef struct {
	BeianApp *app;
	BeianMessages *messages;
} BeianRun;

/* Runs COMMAND and tells what came of it. FALSE with *ERROR. */
typedef gboolean BeianRunCommand(BeianRun *run, BeianCommand *command, GError **error);
/* run_notice.c */
BeianRunCommand beian_run_notice, beian_run_mend;

/* Says that a command of KIND was done; TEXT is given away. */
void beian_run_done(BeianRun *run, BeianCommandKind kind, char *text);
/* Says which day it is. FALSE with *ERROR. */
gboolean beian_run_tell_day(BeianRun *run, GError **error);
/* Gives the session the draft OPEN (given away; NULL: *ERROR is set), which is open from now on in place of
 * another. FALSE with *ERROR. */
gboolean beian_run_show(BeianRun *run, BeianOpenDraft *open, GError **error);
