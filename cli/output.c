/* output: what commands print, and how they open and save drafts. */
#include "config.h"
#include "cli/cli.h"
#include "core/base/file.h"
#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/filing/answers.h"
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

/* The answers in FILE. NULL with *ERROR. */
static GArray *
read_answers(const char *file, BeianComplaints *complaints, GError **error)
{
	enum { LIMIT_BYTES = 4 * 1024 * 1024 };
	g_autoptr(GBytes) bytes = beian_file_read(file, LIMIT_BYTES, error);
	gsize size_bytes;

	if (bytes == NULL)
		return NULL;
	const void *data = g_bytes_get_data(bytes, &size_bytes);
	return beian_answers_read(data != NULL ? data : "", size_bytes, file, complaints);
}

GArray *
beian_cli_arguments(char **arguments, int count, BeianComplaints *complaints)
{
	GArray *lines = g_array_new(FALSE, TRUE, sizeof(BeianAnswerLine));

	g_array_set_clear_func(lines, (GDestroyNotify)beian_answer_line_clear);
	for (int i = 0; i < count; i++) {
		BeianAnswerLine line = {.line = i + 1};
		g_autoptr(GError) error = NULL;
		if (beian_answer_line_parse(arguments[i], NULL, &line, &error))
			g_array_append_val(lines, line);
		else
			beian_complaints_add(complaints, _("argument"), i + 1, "%s", error->message);
	}
	return lines;
}

gboolean
beian_cli_take(BeianCli *cli, BeianFiling *filing, const char *file, char **arguments, int count,
	gboolean may_add, BeianStep *step, GError **error)
{
	g_autoptr(GPtrArray) complaints = beian_complaints_new();

	if (file != NULL) {
		g_autoptr(GArray) lines = read_answers(file, complaints, error);
		if (lines == NULL)
			return FALSE;
		beian_draft_answer(cli->app, filing, lines, file, may_add, step, complaints);
	}
	g_autoptr(GArray) lines = beian_cli_arguments(arguments, count, complaints);
	beian_draft_answer(cli->app, filing, lines, _("argument"), may_add, step, complaints);
	if (beian_complaints_none(complaints, error))
		return TRUE;
	(*error)->code = BEIAN_ERROR_USAGE;
	return FALSE;
}

gboolean
beian_cli_save(BeianCli *cli, BeianOpenDraft *open, const BeianStep *step, GError **error)
{
	return step->len == 0 || beian_draft_save(cli->app, open, step, NULL, error);
}
