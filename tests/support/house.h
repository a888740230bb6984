/*
 * house: a small tree of forms, codes and rules in tests/fixtures/house, with every construct that a form and
 * a rule can have, so that tests of the rooms do not depend on the law of the day.
 */
#pragma once
#include "core/filing/document.h"

#define HOUSE_DAY ((BeianDate){2026, 11, 23})
#define HOUSE_NUMBER "91330106MA2X12343Y" /* a business licence with right check digits */
#define HOUSE_CARD "33010619900101123X"   /* an identity card likewise */

/* The folder of the house; static. */
const char *house_folder(void);
/* Its code lists; its form KIND, "first" or "cancel". Fail the test when they do not load. */
BeianCodes *house_codes(void);
BeianForm *house_form(BeianCodes *codes, const char *kind);

/* What a test of one filing needs. Free with house_clear. */
typedef struct {
	BeianCodes *codes;
	BeianForm *form;
	BeianFiling *filing;
} House;
/* The form "first" with an empty filing, uid 0a1b2c3d. */
House house_open(void);
void house_clear(House *house);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(House, house_clear)

/* Answers PATH, making the instances it goes through; fails the test when there is no such question. */
void answer(BeianFiling *filing, const char *path, const char *text);
/* The answers of tests/samples/first-plain: complete, and no rule has anything to say. */
void answer_plain(BeianFiling *filing);
/* "key=text" of all keys, a line each; free with g_free. */
char *filing_print(const BeianFiling *filing);
/* The document as XML without its declaration; free with g_free. */
char *document_print(const BeianFiling *filing);
/* The same as a package carries it. */
char *package_print(const BeianFiling *filing);

/* A copy of the house below a new directory, to be spoilt. Remove with house_remove, which frees it. */
char *house_copy(void);
void house_remove(char *folder);
/* Puts CONTENT into FOLDER/NAME, and replaces the first OLD in FOLDER/NAME by NEW: it must be there. */
void house_write(const char *folder, const char *name, const char *content);
void house_replace(const char *folder, const char *name, const char *old, const char *new);
