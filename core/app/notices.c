#include "config.h"
#include "core/app/notices.h"
#include "core/app/house.h"
#include "core/base/error.h"

gboolean
beian_notice_parse_id(const char *text, gint64 *id, GError **error)
{
	guint64 number;

	if (!g_ascii_string_to_unsigned(text, 10, 1, G_MAXINT64, &number, NULL))
		return beian_error_set(error, BEIAN_ERROR_USAGE,
			_("“%s” is no number of a notice; “beian notices” shows the numbers"), text);
	*id = (gint64)number;
	return TRUE;
}

const BeianCode *
beian_notice_kind(const BeianCourse *course, const BeianNotice *notice)
{
	return beian_code_list_find(beian_course_list(course, "notice"), notice->kind);
}

const char *
beian_notice_opens(const BeianCourse *course, const BeianCode *row)
{
	return row != NULL ? beian_code_list_cell(beian_course_list(course, "notice"), row, "opens") : "";
}
