#include "config.h"
#include "core/types/card.h"
#include "core/base/date.h"
#include "core/types/check_digit.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <string.h>

#define BIRTH_AT 6
#define CHECK_AT 17
#define BIRTH_YEAR_MIN 1850

static gboolean
birth_date_exists(const char *number)
{
	char digits[9];
	int day;

	g_strlcpy(digits, number + BIRTH_AT, sizeof digits);
	day = (int)g_ascii_strtoull(digits, NULL, 10);
	return day / 10000 >= BIRTH_YEAR_MIN && beian_date_is_valid(day / 10000, day / 100 % 100, day % 100);
}

gboolean
beian_card_read(const char *number, const BeianCardReasons *reasons, BeianReading *out)
{
	const BeianShape shape = {
		BEIAN_DIGITS "X", BEIAN_CARD_CHARS, BEIAN_CARD_CHARS, reasons->characters, reasons->length};
	const char *x = strchr(number, 'X');

	if (!beian_reading_fits(out, &shape, number))
		return FALSE;
	if (x != NULL && x != number + CHECK_AT) {
		beian_reading_refuse(out, reasons->characters, g_strdup("X"));
		return FALSE;
	}
	if (!birth_date_exists(number)) {
		beian_reading_refuse(out, reasons->birth_date, g_strndup(number + BIRTH_AT, 8));
		return FALSE;
	}
	if (beian_check_digit_identity(number) != number[CHECK_AT])
		beian_reading_doubt(out, "check-digit", NULL);
	beian_reading_accept(out, g_strdup(number));
	return TRUE;
}

char *
beian_card_show(const char *value)
{
	static const guint8 sizes[] = {6, 8, 0};

	return strlen(value) == BEIAN_CARD_CHARS ? beian_spelling_grouped(value, sizes) : g_strdup(value);
}
