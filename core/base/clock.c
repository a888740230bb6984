#include "config.h"
#include "core/base/clock.h"
#include "core/base/error.h"

gboolean
beian_clock_today(BeianDate *out, GError **error)
{
	const char *fixed = g_getenv("BEIAN_TODAY");

	if (fixed != NULL) {
		if (!beian_date_parse(fixed, out))
			return beian_error_set(error, BEIAN_ERROR_USAGE,
				_("BEIAN_TODAY is “%s”; it must be a day such as 2026-11-23"), fixed);
		return TRUE;
	}

	g_autoptr(GTimeZone) china = g_time_zone_new_offset(8 * 60 * 60);
	g_autoptr(GDateTime) now = g_date_time_new_now(china);
	*out = (BeianDate){(gint16)g_date_time_get_year(now), (gint8)g_date_time_get_month(now),
		(gint8)g_date_time_get_day_of_month(now)};
	return TRUE;
}

char *
beian_clock_now_utc(void)
{
	const char *fixed = g_getenv("BEIAN_TODAY");

	if (fixed != NULL)
		return g_strdup_printf("%sT12:00:00Z", fixed);

	g_autoptr(GDateTime) now = g_date_time_new_now_utc();
	return g_date_time_format(now, "%Y-%m-%dT%H:%M:%SZ");
}

gint64
beian_clock_monotonic_ms(void)
{
	return g_get_monotonic_time() / 1000;
}
