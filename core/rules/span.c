/* span: the days on which a rule, or what a province demands, holds: from, to, both inclusive. */
#include "config.h"
#include "core/rules/rule.h"
#include <string.h>

static gboolean
is_day_or_blank(const char *text)
{
	BeianDate day;

	return *text == '\0' || beian_date_parse(text, &day);
}

char *
beian_span_mistake(const char *from, const char *to)
{
	const char *ends[] = {from, to};

	for (gsize i = 0; i < G_N_ELEMENTS(ends); i++)
		if (!is_day_or_blank(ends[i]))
			return g_strdup_printf(_("“%s” is no day; write YYYY-MM-DD"), ends[i]);
	/* Days are YYYY-MM-DD and sort as texts. */
	if (*from != '\0' && *to != '\0' && strcmp(from, to) > 0)
		return g_strdup_printf(_("valid-to %s is before valid-from %s"), to, from);
	return NULL;
}

gboolean
beian_span_holds(const char *from, const char *to, BeianDate day)
{
	char text[BEIAN_DATE_TEXT_BYTES];

	if (*from == '\0' && *to == '\0')
		return TRUE;
	beian_date_format(day, text);
	return (*from == '\0' || strcmp(from, text) <= 0) && (*to == '\0' || strcmp(text, to) <= 0);
}

gboolean
beian_rule_is_valid_on(const BeianRule *rule, BeianDate day)
{
	return beian_span_holds(rule->valid_from, rule->valid_to, day);
}

gboolean
beian_demand_is_valid_on(const BeianDemand *demand, BeianDate day)
{
	return beian_span_holds(demand->valid_from, demand->valid_to, day);
}
