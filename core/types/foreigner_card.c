/*
 * foreigner-card: the foreigner's permanent residence identity card. Since December 2023 18 characters as
 * on identity cards, beginning with 9; before, three letters of the nationality and twelve digits. Source:
 * miit-and-peers 5.3.
 */
#include "config.h"
#include "core/types/card.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <string.h>

#define OLD_LETTERS 3
#define OLD_CHARS 15

static const char *const reasons[] = {"foreigner-card.characters", "foreigner-card.length",
	"foreigner-card.birth-date", "foreigner-card.prefix", NULL};
static const char *const doubts[] = {"check-digit", NULL};

static void
read_old_card(char *number, BeianReading *out)
{
	static const BeianShape shape = {
		BEIAN_DIGITS, 12, 12, "foreigner-card.characters", "foreigner-card.length"};
	gsize letters = strspn(number, BEIAN_CAPITALS);

	if (letters != OLD_LETTERS)
		beian_reading_refuse(out, "foreigner-card.prefix", g_strndup(number, OLD_LETTERS));
	else if (beian_reading_fits(out, &shape, number + OLD_LETTERS))
		beian_reading_accept(out, g_strdup(number));
}

static void
read_foreigner_card(const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const BeianShape any = {BEIAN_DIGITS BEIAN_CAPITALS, OLD_CHARS, BEIAN_CARD_CHARS,
		"foreigner-card.characters", "foreigner-card.length"};
	static const BeianCardReasons ids = {
		"foreigner-card.characters", "foreigner-card.length", "foreigner-card.birth-date"};
	g_autofree char *number = beian_spelling_code(text, "-");

	(void)facets;
	if (!beian_reading_fits(out, &any, number))
		return;
	if (strlen(number) == OLD_CHARS)
		read_old_card(number, out);
	else if (beian_card_read(number, &ids, out) && number[0] != '9')
		beian_reading_refuse(out, "foreigner-card.prefix", g_strndup(number, 1));
}

const BeianType beian_type_foreigner_card = {
	.name = "foreigner-card",
	.read = read_foreigner_card,
	.reasons = reasons,
	.doubts = doubts,
	.xsd_base = "string",
	.xsd_pattern = "9[0-9]{16}[0-9X]|[A-Z]{3}[0-9]{12}",
	.show = beian_card_show,
};
