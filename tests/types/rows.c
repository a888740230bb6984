#include "config.h"
#include "tests/types/rows.h"
#include <criterion/criterion.h>

char *
join_doubts(const BeianReading *reading)
{
	g_auto(GStrv) doubts = g_new0(char *, BEIAN_DOUBTS_MAX + 1);

	for (guint i = 0; i < BEIAN_DOUBTS_MAX && reading->doubts[i] != NULL; i++)
		doubts[i] = g_strdup(reading->doubts[i]);
	return g_strjoinv(" ", doubts);
}

static void
expect_reading(const BeianType *type, const BeianFacets *facets, const ReadingRow *row)
{
	g_auto(BeianReading) reading = {0};

	beian_type_read(type, row->text, facets, &reading);
	g_autofree char *doubts = join_doubts(&reading);
	const char *why = reading.value == NULL ? reading.reason : doubts;
	cr_expect_str_eq(reading.value == NULL ? "(refused)" : reading.value,
		row->value == NULL ? "(refused)" : row->value, "%s, \"%s\": %s: got %s [%s]", type->name,
		row->text, row->claim, reading.value == NULL ? "no value" : reading.value, why);
	cr_expect_str_eq(why, row->why == NULL ? "" : row->why, "%s, \"%s\": %s: got [%s]", type->name,
		row->text, row->claim, why);
	if (row->detail != NULL)
		cr_expect_str_eq(reading.detail == NULL ? "(none)" : reading.detail, row->detail,
			"%s, \"%s\": %s: detail %s", type->name, row->text, row->claim,
			reading.detail == NULL ? "(none)" : reading.detail);
}

void
expect_readings(const char *type, const BeianFacets *facets, const ReadingRow *rows, gsize count)
{
	const BeianType *found = beian_type_find(type);

	cr_assert_not_null(found, "there is a type %s", type);
	for (gsize i = 0; i < count; i++)
		expect_reading(found, facets, &rows[i]);
}
