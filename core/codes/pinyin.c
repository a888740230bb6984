/* pinyin: one reading a character, from a table that ICU's transliterator made (data/SOURCES.md). */
#include "config.h"
#include "core/codes/pinyin.h"
#include "core/codes/table.h"
#include <string.h>

/* The Han characters of GBK but one lie here. */
#define FIRST 0x4E00
#define LAST 0x9FFF
#define ZERO 0x3007 /* 〇 */

struct BeianPinyin {
	BeianTable *table;
	const char *reading[LAST - FIRST + 1]; /* borrowed from TABLE; NULL: none */
	const char *zero;
};

static const char **
place_of(BeianPinyin *pinyin, gunichar c)
{
	if (c == ZERO)
		return &pinyin->zero;
	return c >= FIRST && c <= LAST ? &pinyin->reading[c - FIRST] : NULL;
}

static void
take_row(BeianPinyin *pinyin, const char *syllable, const char *characters, long line,
	BeianComplaints *complaints)
{
	if (*syllable == '\0' || syllable[strspn(syllable, "abcdefghijklmnopqrstuvwxyz")] != '\0')
		beian_complaints_add(complaints, pinyin->table->file, line,
			_("the syllable \"%s\" is not made of lower-case letters"), syllable);
	for (const char *at = characters; *at != '\0'; at = g_utf8_next_char(at)) {
		const char **place = place_of(pinyin, g_utf8_get_char(at));
		if (place != NULL && *place == NULL)
			*place = syllable;
		else
			beian_complaints_add(complaints, pinyin->table->file, line,
				_("“%.*s” is no Han character, or has a reading already"),
				(int)(g_utf8_next_char(at) - at), at);
	}
}

BeianPinyin *
beian_pinyin_read(const char *path, GError **error)
{
	static const char *const names[] = {"syllable", "characters"};
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	g_autoptr(BeianPinyin) pinyin = g_new0(BeianPinyin, 1);

	pinyin->table = beian_table_read(path, complaints, error);
	if (pinyin->table == NULL)
		return NULL;
	if (!beian_table_has_columns(pinyin->table, names, G_N_ELEMENTS(names)))
		beian_complaints_add(complaints, pinyin->table->file, 1,
			_("the columns must be \"syllable\" and \"characters\""));
	else
		for (guint i = 0; i < beian_table_rows(pinyin->table); i++) {
			const char *const *cells = beian_table_row(pinyin->table, (int)i);
			take_row(pinyin, cells[0], cells[1], beian_table_line(pinyin->table, i), complaints);
		}
	return beian_complaints_none(complaints, error) ? g_steal_pointer(&pinyin) : NULL;
}

void
beian_pinyin_free(BeianPinyin *pinyin)
{
	if (pinyin == NULL)
		return;
	g_clear_pointer(&pinyin->table, beian_table_free);
	g_free(pinyin);
}

/* Adds SYLLABLE, of LENGTH bytes, to the INITIALS and the joined syllables WHOLE. */
static void
add_syllable(GString *initials, GString *whole, const char *syllable, gsize length)
{
	g_string_append_c(initials, (char)g_ascii_tolower(*syllable));
	for (gsize i = 0; i < length; i++)
		g_string_append_c(whole, (char)g_ascii_tolower(syllable[i]));
}

char *
beian_pinyin_of(const BeianPinyin *pinyin, const char *label)
{
	g_autoptr(GString) initials = g_string_new(NULL), whole = g_string_new(NULL), other = NULL;
	gsize run;

	for (const char *at = label; *at != '\0'; at += run) {
		const char **place = place_of((BeianPinyin *)pinyin, g_utf8_get_char(at));
		for (run = 0; g_ascii_isalnum(at[run]); run++)
			;
		if (run > 0)
			add_syllable(initials, whole, at, run);
		else if (place != NULL && *place != NULL)
			add_syllable(initials, whole, *place, strlen(*place));
		run = MAX(run, (gsize)(g_utf8_next_char(at) - at));
	}
	other = g_string_new(whole->str);
	g_string_replace(other, "v", "u", 0);
	if (initials->len == 0)
		return g_strdup("");
	return strcmp(other->str, whole->str) == 0
		       ? g_strjoin(" ", initials->str, whole->str, NULL)
		       : g_strjoin(" ", initials->str, whole->str, other->str, NULL);
}
