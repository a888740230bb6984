/*
 * resident-id: the number of a resident identity card, 18 characters. Source: GB 11643-1999; icp-filing 7.
 *
 * A number that begins with 81, 82, 83 or 9 is well made, but stands on another card (decision 11):
 * "other-document" is a doubt and no refusal, because the document may be the wrong answer and not the
 * number.
 */
#include "config.h"
#include "core/types/card.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <string.h>

#define OLD_DIGITS 15

static const char *const reasons[] = {"resident-id.characters", "resident-id.length",
	"resident-id.birth-date", "resident-id.old-card", NULL};
static const char *const doubts[] = {"check-digit", "other-document", NULL};

static void
read_resident_id(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const BeianCardReasons ids = {
		"resident-id.characters", "resident-id.length", "resident-id.birth-date"};
	g_autofree char *number = beian_spelling_code(text, "-");

	(void)facets;
	if (strlen(number) == OLD_DIGITS && beian_spelling_is_digits(number)) {
		beian_reading_refuse(out, "resident-id.old-card", NULL);
		return;
	}
	if (!beian_card_read(number, &ids, out))
		return;
	if (number[0] == '9')
		beian_reading_doubt(out, "other-document", g_strdup("foreigner-card"));
	else if (number[0] == '8' && number[1] >= '1' && number[1] <= '3')
		beian_reading_doubt(out, "other-document", g_strdup("residence-card"));
}

const BeianType beian_type_resident_id = {
	.name = "resident-id",
	.read = read_resident_id,
	.reasons = reasons,
	.doubts = doubts,
	.xsd_base = "string",
	.xsd_pattern = "[0-9]{17}[0-9X]",
	.show = beian_card_show,
};
