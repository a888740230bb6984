/*
 * residence-card: 港澳居民居住证 and 台湾居民居住证: numbers as on identity cards, of the regions 810000 Hong
 * Kong, 820000 Macao, 830000 Taiwan. Source: icp-filing 7, miit-and-peers 5.3.
 *
 * Only the first two digits decide: a slip in the four zeros is for the check character to find, which can
 * be confirmed.
 */
#include "config.h"
#include "core/types/card.h"
#include "core/types/spelling.h"
#include "core/types/types.h"

static const char *const reasons[] = {"residence-card.characters", "residence-card.length",
	"residence-card.birth-date", "residence-card.prefix", NULL};
static const char *const doubts[] = {"check-digit", NULL};

static void
read_residence_card(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const BeianCardReasons ids = {
		"residence-card.characters", "residence-card.length", "residence-card.birth-date"};
	g_autofree char *number = beian_spelling_code(text, "-");

	(void)facets;
	if (!beian_card_read(number, &ids, out))
		return;
	if (number[0] != '8' || number[1] < '1' || number[1] > '3')
		beian_reading_refuse(out, "residence-card.prefix", g_strndup(number, 2));
}

const BeianType beian_type_residence_card = {
	.name = "residence-card",
	.read = read_residence_card,
	.reasons = reasons,
	.doubts = doubts,
	.xsd_base = "string",
	.xsd_pattern = "8[1-3][0-9]{15}[0-9X]",
	.show = beian_card_show,
};
