/*
 * reader: what types say of numbers, for the comparison with implementations that are not ours.
 *
 * Standard input is lines of a type's name and a number; each is repeated with "good", "bad" when its check
 * digit is doubted, or "refused".
 */
#include "config.h"
#include "core/types/type.h"
#include <stdio.h>
#include <string.h>

static const char *
verdict(const BeianReading *reading)
{
	if (reading->value == NULL)
		return "refused";
	for (gsize i = 0; i < BEIAN_DOUBTS_MAX && reading->doubts[i] != NULL; i++)
		if (strcmp(reading->doubts[i], "check-digit") == 0)
			return "bad";
	return "good";
}

int
main(void)
{
	char line[128];
	const BeianFacets facets = {0};

	while (fgets(line, sizeof line, stdin) != NULL) {
		g_auto(GStrv) words = g_strsplit(g_strchomp(line), " ", 2);
		const BeianType *type = words[0] != NULL ? beian_type_find(words[0]) : NULL;
		g_auto(BeianReading) reading = {0};
		if (type == NULL || words[1] == NULL)
			return 2;
		beian_type_read(type, words[1], &facets, &reading);
		printf("%s %s %s\n", words[0], words[1], verdict(&reading));
	}
	return 0;
}
