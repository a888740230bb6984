/* engine: options that every command has, the table of commands, and the exit status. */
#include "config.h"
#include "cli/cli.h"
#include "cli/engine.h"
#include "core/base/text.h"
#include "core/base/width.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const BeianSubcommand *
subcommand_named(const char *name)
{
	for (const BeianSubcommand *const *each = beian_subcommands; *each != NULL; each++)
		if (strcmp((*each)->name, name) == 0)
			return *each;
	return NULL;
}

static void
print_subcommand(const BeianSubcommand *command)
{
	g_autofree char *name = beian_width_clip(command->name, 10);

	g_print("  %s%s\n", name, _(command->about));
}

static void
print_help(void)
{
	g_print(_("Usage: beian [COMMAND] [OPTION…] [ARGUMENT…]\n\n"
		  "Prepares ICP filings (ICP备案) offline: asks, checks, keeps drafts, writes packages.\n"
		  "Without a command it opens the terminal interface.\n\nCommands:\n"));
	for (const BeianSubcommand *const *each = beian_subcommands; *each != NULL; each++)
		print_subcommand(*each);
	g_print("\n%s\n", _("“beian COMMAND --help” tells more. Packages are for access providers; the "
			    "ministry takes no files from "
			    "applicants."));
}

static gboolean
unknown(const char *name, GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	for (const BeianSubcommand *const *each = beian_subcommands; *each != NULL; each++)
		g_ptr_array_add(names, (char *)(*each)->name);
	g_ptr_array_add(names, NULL);
	const char *nearest = beian_text_nearest(name, (const char *const *)names->pdata);
	if (nearest != NULL)
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("there is no command “%s”; did you mean “%s”?"), name, nearest);
	return beian_error_set(
		error, BEIAN_ERROR_USAGE, _("there is no command “%s”; “beian --help” lists them"), name);
}

static gboolean
run_interface(BeianCli *cli, GError **error)
{
	if (g_getenv("ACCESSIBLE") != NULL)
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("ACCESSIBLE asks for prompts: “beian fill KIND” or “beian fill DRAFT” begins; "
			  "“beian list” shows the drafts"));
	return beian_interface_run(cli, 0, error);
}

static gboolean
run_subcommand(BeianCli *cli, const BeianSubcommand *command, int argc, char **argv, GError **error)
{
	char *language = NULL;
	const GOptionEntry common[] = {
		{"json", 0, 0, G_OPTION_ARG_NONE, &cli->json, N_("machine-readable output"), NULL},
		{"lang", 0, 0, G_OPTION_ARG_STRING, &language, N_("zh or en"), "LANG"},
		{0},
	};
	g_autoptr(GOptionContext) context = g_option_context_new(_(command->arguments));
	g_autoptr(GError) cause = NULL;

	g_option_context_set_summary(context, _(command->about));
	g_option_context_set_translation_domain(context, PACKAGE);
	g_option_context_add_main_entries(context, common, PACKAGE);
	if (command->entries != NULL)
		g_option_context_add_main_entries(context, command->entries, PACKAGE);
	cli->options = context;
	/* The usage line begins with it. */
	g_autofree char *name = g_strconcat("beian ", command->name, NULL);
	g_set_prgname(name);
	gboolean parsed = g_option_context_parse(context, &argc, &argv, &cause);
	g_autofree char *owned = language;
	if (!parsed)
		return beian_error_set(error, BEIAN_ERROR_USAGE, "%s", cause->message);
	if (language != NULL && !beian_language_parse(language, &cli->language))
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("“%s” is no language of the program; say zh or en"), language);
	beian_language_use(cli->language);
	if (argc > 1 && strcmp(argv[1], "--") == 0) {
		argv++;
		argc--;
	}
	int count = argc - 1;
	if (count < command->min_arguments || (command->max_arguments >= 0 && count > command->max_arguments))
		return beian_error_set(error, BEIAN_ERROR_USAGE, _("usage: beian %s %s"), command->name,
			_(command->arguments));
	return command->run(cli, argv + 1, count, error);
}

static gboolean
dispatch(BeianCli *cli, int argc, char **argv, GError **error)
{
	const char *name = argc > 1 ? argv[1] : NULL;

	if (name == NULL)
		return run_interface(cli, error);
	if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) {
		print_help();
		return TRUE;
	}
	if (strcmp(name, "--version") == 0) {
		g_print("beian %s\n", PACKAGE_VERSION);
		return TRUE;
	}
	if (strcmp(name, "--lang") == 0 && argc > 2 && beian_language_parse(argv[2], &cli->language)) {
		beian_language_use(cli->language);
		return dispatch(cli, argc - 2, argv + 2, error);
	}
	if (g_str_has_prefix(name, "--lang=") &&
		beian_language_parse(name + strlen("--lang="), &cli->language)) {
		beian_language_use(cli->language);
		return dispatch(cli, argc - 1, argv + 1, error);
	}
	const BeianSubcommand *command = subcommand_named(name);
	return command != NULL ? run_subcommand(cli, command, argc - 1, argv + 1, error)
			       : unknown(name, error);
}

/* A full disk or a closed stream shows only when what was printed is flushed. */
static gboolean
flush_output(GError **error)
{
	int failed = ferror(stdout) ? EIO : 0;

	if (fflush(stdout) != 0)
		failed = errno;
	return failed == 0 || beian_error_set(error, BEIAN_ERROR_CANNOT,
				      _("standard output cannot be written: %s"), g_strerror(failed));
}

int
beian_engine_main(int argc, char **argv, BeianLanguage language, BeianFront *front)
{
	BeianCli cli = {.language = language, .app = beian_app_new(), .front = front};
	g_autoptr(GError) error = NULL;

	if (front->store != NULL)
		beian_app_take_store(cli.app, g_steal_pointer(&front->store));
	if (!dispatch(&cli, argc, argv, &error)) {
		beian_front_close(front);
		beian_cli_report(&cli, error);
	}
	g_clear_error(&error);
	if (!flush_output(&error))
		beian_cli_report(&cli, error);
	beian_app_free(cli.app);
	return cli.status;
}
