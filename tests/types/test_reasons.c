#include "config.h"
#include "core/types/type.h"
#include "tests/support/leakcheck.h"
#include "tests/types/texts.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(reasons, .fini = leakcheck);

static GHashTable *
wanted_ids(void)
{
	GHashTable *wanted = g_hash_table_new(g_str_hash, g_str_equal);

	g_hash_table_add(wanted, (char *)"required");
	g_hash_table_add(wanted, (char *)"repeat");
	for (const BeianType *const *type = beian_type_all(); *type != NULL; type++)
		for (const char *const *reason = (*type)->reasons; *reason != NULL; reason++)
			g_hash_table_add(wanted, (char *)*reason);
	return wanted;
}

Test(reasons, every_one_has_texts_and_none_is_left_over)
{
	g_autoptr(ReasonTexts) texts = reason_texts_read();
	g_autoptr(GHashTable) wanted = wanted_ids();
	GHashTableIter iter;
	gpointer id;

	g_hash_table_iter_init(&iter, wanted);
	while (g_hash_table_iter_next(&iter, &id, NULL))
		cr_expect(reason_texts_has(texts, id), "%s has texts", (const char *)id);
	for (guint i = 0; i < texts->ids->len; i++) {
		const char *written = g_ptr_array_index(texts->ids, i);
		cr_expect(g_hash_table_contains(wanted, written), "%s is a reason of some type", written);
		for (guint j = 0; j < i; j++)
			cr_expect_str_neq(g_ptr_array_index(texts->ids, j), written, "written once");
	}
}

Test(reasons, say_what_is_wrong_and_what_to_type_in_both_languages)
{
	g_autoptr(ReasonTexts) texts = reason_texts_read();

	for (guint i = 0; i < texts->ids->len; i++) {
		const char *id = g_ptr_array_index(texts->ids, i);
		for (int kind = 0; kind < REASON_TEXTS; kind++) {
			const char *text = reason_text(texts, id, kind);
			const char *end = kind < REASON_TEXTS_EN ? "。" : ".";
			cr_expect(text != NULL && *text != '\0', "%s, text %d is written once", id, kind);
			cr_expect(text == NULL || g_str_has_suffix(text, end), "%s ends as a sentence: %s",
				id, text);
		}
	}
}

Test(reasons, quote_only_the_value_and_the_detail)
{
	g_autoptr(ReasonTexts) texts = reason_texts_read();

	for (guint i = 0; i < texts->ids->len; i++) {
		const char *id = g_ptr_array_index(texts->ids, i);
		for (int kind = 0; kind < REASON_TEXTS; kind++) {
			const char *text = reason_text(texts, id, kind);
			for (const char *at = strpbrk(text, "{}"); at != NULL; at = strpbrk(at + 1, "{}"))
				cr_expect(*at == '}' || g_str_has_prefix(at, "{value}") ||
						  g_str_has_prefix(at, "{detail}"),
					"%s: %s", id, text);
		}
		for (int kind = 0; kind < REASON_TEXTS_EN; kind++)
			cr_expect_eq(strstr(reason_text(texts, id, kind), "{detail}") == NULL,
				strstr(reason_text(texts, id, kind + REASON_TEXTS_EN), "{detail}") == NULL,
				"%s quotes the same in both languages, text %d", id, kind);
	}
}
