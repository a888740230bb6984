/*
 * cli: the command line. One subcommand, one file, one row in the table of table.c. Data go to standard
 * output, words to standard error; the exit status is that of DESIGN: 0 done, 1 not good, 2 usage, 3 could
 * not do it.
 */
#pragma once
#include "cli/front.h"
#include "core/app/app.h"
#include "core/app/draft.h"
#include "core/base/error.h"
#include "core/base/language.h"
#include "core/letters/letter.h"
#include <jansson.h>

typedef struct {
	BeianApp *app;
	BeianLanguage language;
	gboolean json;           /* --json was given */
	int status;              /* the highest so far */
	BeianFront *front;       /* the terminal, when the first screen is on it already */
	GOptionContext *options; /* of the subcommand, for usage errors */
} BeianCli;

typedef struct {
	const char *name;
	const char *arguments; /* msgid: "DRAFT PATH=VALUE…" */
	const char *about;     /* msgid: what it does, in one sentence */
	/*
	 * Does it with COUNT ARGUMENTS, the options taken out. FALSE with *ERROR, which main prints and turns
	 * into the exit status; a command that goes on after an error reports it by beian_cli_report.
	 */
	gboolean (*run)(BeianCli *cli, char **arguments, int count, GError **error);
	const GOptionEntry *entries;      /* options of its own, ended by a row of zeros; NULL: none */
	int min_arguments, max_arguments; /* max -1: any number */
} BeianSubcommand;

/* The subcommands, NULL-terminated. */
extern const BeianSubcommand *const beian_subcommands[];

extern const BeianSubcommand beian_subcommand_add, beian_subcommand_attach, beian_subcommand_backup,
	beian_subcommand_check, beian_subcommand_confirm, beian_subcommand_delete, beian_subcommand_dump,
	beian_subcommand_explain, beian_subcommand_export, beian_subcommand_fill, beian_subcommand_import,
	beian_subcommand_kind, beian_subcommand_letter, beian_subcommand_lint, beian_subcommand_list,
	beian_subcommand_materials, beian_subcommand_new, beian_subcommand_notices, beian_subcommand_numbers,
	beian_subcommand_records, beian_subcommand_redo, beian_subcommand_refresh, beian_subcommand_remark,
	beian_subcommand_remove, beian_subcommand_search, beian_subcommand_set, beian_subcommand_show,
	beian_subcommand_tasks, beian_subcommand_undo, beian_subcommand_unset, beian_subcommand_verify;

/* Prints ERROR to standard error and raises the exit status. */
void beian_cli_report(BeianCli *cli, const GError *error);
/* Prints words to standard error. */
void beian_cli_say(const char *format, ...) G_GNUC_PRINTF(1, 2);
/* Prints VALUE as the one JSON object of a command, and frees it. */
void beian_cli_print_json(json_t *value);
/* TEXT as JSON; null when it is NULL. */
json_t *beian_cli_json_text(const char *text);

/* The day that TEXT names, or, for NULL, today. FALSE with *ERROR (usage). */
gboolean beian_cli_day(const char *text, BeianDate *day, GError **error);
/* What a list says of a letter. */
json_t *beian_cli_letter_json(const BeianLetterDue *due);

/* Opens the draft that TEXT numbers, to write. NULL with *ERROR. */
BeianOpenDraft *beian_cli_open(BeianCli *cli, const char *text, GError **error);
/* COUNT ARGUMENTS, PATH=VALUE, as answers: elements BeianAnswerLine, free with g_array_unref. What is none is
 * a complaint. */
GArray *beian_cli_arguments(char **arguments, int count, BeianComplaints *complaints);
/* Puts the answers in FILE ("-": standard input; NULL: there is none), then COUNT ARGUMENTS, PATH=VALUE, into
 * FILING, whose repeats grow when MAY_ADD. FALSE with *ERROR, which lists everything that is wrong with them
 * (usage), or says why the file cannot be read. */
gboolean beian_cli_take(BeianCli *cli, BeianFiling *filing, const char *file, char **arguments, int count,
	gboolean may_add, BeianStep *step, GError **error);
/* Saves what a command did. */
gboolean beian_cli_save(BeianCli *cli, BeianOpenDraft *open, const BeianStep *step, GError **error);

/* The terminal interface: on the list of drafts, or in the draft ID when it is not 0. */
gboolean beian_interface_run(BeianCli *cli, gint64 id, GError **error);
/* The wizard as prompts, from standard input to standard output. ID is the draft; 0: the questions that
 * decide the kind, where ENTRY, a kind that leads to them, answers its own (NULL: none). */
gboolean beian_plain_run(BeianCli *cli, gint64 id, const char *entry, GError **error);
/* Makes the draft that the questions behind the kind ENTRY lead to, from ANSWERS, a file or NULL, and COUNT
 * ARGUMENTS, and prints its number. FALSE with *ERROR, also where nothing is to be filed. */
gboolean beian_cli_new_advised(
	BeianCli *cli, const char *entry, char *answers, char **arguments, int count, GError **error);
