/* pinyin: what Han characters are read as, for rows that come without it. For this room only. */
#pragma once
#include "core/base/error.h"

typedef struct BeianPinyin BeianPinyin;

/*
 * Reads PATH, data/pinyin/reading.csv: columns syllable (without tone, v for u with diaeresis) and
 * characters, each in the row of its commonest reading. NULL with *ERROR: cannot be read, or every mistake in
 * it.
 */
BeianPinyin *beian_pinyin_read(const char *path, GError **error);
void beian_pinyin_free(BeianPinyin *pinyin);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianPinyin, beian_pinyin_free)

/*
 * LABEL as the column "pinyin" of a list has it: initials, a blank, all syllables joined, and where that
 * differs the same with u for v. Letters and digits that follow one another count as a syllable; what has no
 * reading is left out. Free with g_free.
 */
char *beian_pinyin_of(const BeianPinyin *pinyin, const char *label);
