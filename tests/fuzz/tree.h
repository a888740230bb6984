/*
 * tree: a copy of tests/fixtures/house for the drivers whose reader takes a folder. An input is the name of
 * one of its files, a line feed, and what that file is to hold; perhaps a line of four "=" and another one.
 */
#pragma once
#include "core/filing/document.h"
#include <stdint.h>

/* Puts the input into the copy and returns its folder, static; NULL when it names no file of it.
 */
const char *fuzz_tree_put(const uint8_t *bytes, size_t size_bytes);
/* The code lists of the copy; static. */
BeianCodes *fuzz_tree_codes(void);
/* What a message of a loader must be. */
void fuzz_tree_check(const GError *error, gboolean loaded);
/* Answers FILING as the house's sample does, as far as its form asks these questions. */
void fuzz_tree_answer(BeianFiling *filing);
