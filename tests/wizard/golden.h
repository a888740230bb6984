/*
 * golden: screens as text: every page in both languages, as a window of 24 × 80 shows it, compared with
 * tests/screens/NAME.LANG.txt.
 *
 * A screen that differs is written to NAME.LANG.txt.new in the build folder, and the failure names the first
 *line that differs. To accept what the program shows now, after looking at it:
 *
 *	BEIAN_ACCEPT=1 make check TESTS=tests/wizard/test_pages && git diff tests/screens
 *
 * Nothing on a golden may depend on the machine: the day is fixed, the folder of files is made by the test.
 */
#pragma once
#include "tests/wizard/person.h"

typedef struct {
	const char *name;
	void (*make)(Person *person); /* what somebody does to get there */
	int rows, cols;
} Golden;

/* Compares what each of COUNT SCREENS shows in LANGUAGE with the file; a failure of the test where it
 * differs. */
void golden_compare(const Golden *screens, gsize count, BeianLanguage language);
