/* output: what commands print, and how they open and save drafts. */
#include "config.h"
#include "cli/cli.h"
#include "core/base/clock.h"
#include "core/base/text.h"
#include <stdio.h>

void
beian_cli_say(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_autofree char *visible = beian_text_visible(text);
	/* Where both go to one file, what was printed before stands before, and no line is torn. */
	fflush(stdout);
	g_printerr("%s\n", visible);
}

void
beian_cli_report(BeianCli *cli, const GError *error)
{
	beian_cli_say("beian: %s", error->message);
	cli->status = MAX(cli->status, beian_error_exit_status(error));
}

json_t *
beian_cli_json_text(const char *text)
{
	g_autofree char *valid = text != NULL ? g_utf8_make_valid(text, -1) : NULL;

	return valid != NULL ? json_string(valid) : json_null();
}

void
beian_cli_print_json(json_t *value)
{
	json_dumpf(value, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(value);
}

gboolean
beian_cli_day(const char *text, BeianDate *day, GError **error)
{
	if (text == NULL)
		return beian_clock_today(day, error);
	return beian_date_parse(text, day) ||
	       beian_error_set(error, BEIAN_ERROR_USAGE, _("“%s” is no day; write YYYY-MM-DD"), text);
}

BeianOpenDraft *
beian_cli_open(BeianCli *cli, const char *text, GError **error)
{
	gint64 id;

	return beian_draft_parse_id(text, &id, error) ? beian_draft_open_to_write(cli->app, id, error) : NULL;
}

gboolean
beian_cli_save(BeianCli *cli, BeianOpenDraft *open, const BeianStep *step, GError **error)
{
	return step->len == 0 || beian_draft_save(cli->app, open, step, NULL, error);
}
