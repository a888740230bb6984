#include "config.h"
#include "core/base/error.h"

G_DEFINE_QUARK(beian - error - quark, beian_error)

gboolean
beian_error_set(GError **error, BeianErrorCode code, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	/* Names of files are bytes; what is said of them is text. */
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	g_propagate_error(error, g_error_new_literal(BEIAN_ERROR, code, valid));
	return FALSE;
}

int
beian_error_exit_status(const GError *error)
{
	return error->domain == BEIAN_ERROR ? error->code : BEIAN_ERROR_CANNOT;
}

BeianComplaints *
beian_complaints_new(void)
{
	return g_ptr_array_new_with_free_func(g_free);
}

void
beian_complaints_add(BeianComplaints *complaints, const char *file, long line, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *text = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_ptr_array_add(complaints, g_strdup_printf("%s:%ld: %s", file, line, text));
}

gboolean
beian_complaints_none(const BeianComplaints *complaints, GError **error)
{
	if (complaints->len == 0)
		return TRUE;

	g_autoptr(GString) all = g_string_new(NULL);
	for (guint i = 0; i < complaints->len; i++)
		g_string_append_printf(all, "%s%s", i == 0 ? "" : "\n", (char *)complaints->pdata[i]);
	return beian_error_set(error, BEIAN_ERROR_NOT_GOOD, "%s", all->str);
}
