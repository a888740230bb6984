/*
 * filing_number: the numbers that a bureau gives, "浙ICP备12345678号" to an entity and "浙ICP备12345678号-1"
 * to a service. Source: icp-filing 7, miit-and-peers 6.5.
 */
#pragma once
#include <glib.h>

/* The one-character names of provinces that numbers begin with; some provinces have had two. */
#define BEIAN_FILING_PREFIXES "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔贵滇云藏陕甘陇青宁新"

typedef enum {
	BEIAN_FILING_NUMBER_OK,
	BEIAN_FILING_NUMBER_PREFIX,  /* begins with no name of a province */
	BEIAN_FILING_NUMBER_LICENCE, /* an ICP licence (ICP证), no filing */
	BEIAN_FILING_NUMBER_POLICE,  /* a number of the public security (公网安备) */
	BEIAN_FILING_NUMBER_SHAPE,
	BEIAN_FILING_NUMBER_DIGITS, /* not 6 to 10 of them */
} BeianFilingNumberFault;
#define BEIAN_FILING_NUMBER_FAULTS 6

/*
 * Reads TEXT (NFC). When OK, *ENTITY is the number of the entity and *SUFFIX what follows it without its
 * hyphen, upper-case: "1", "2A", or "" when there is none. *DETAIL says how many digits, or which prefix.
 * Free all with g_free.
 */
BeianFilingNumberFault beian_filing_number_read(
	const char *text, char **entity, char **suffix, char **detail);
