/*
 * Any bytes a terminal could send: every message is one that a session may get, and bytes mean the same in
 * one piece and one by one.
 */
#include "config.h"
#include "tests/fuzz/fuzz.h"
#include "tui/decoder.h"
#include <string.h>

static void
check(const BeianMessage *message)
{
	if (message->kind == BEIAN_MESSAGE_TEXT) {
		g_assert(*message->text != '\0' && g_utf8_validate(message->text, -1, NULL));
		for (const char *at = message->text; *at != '\0'; at++)
			g_assert(!g_ascii_iscntrl(*at) || *at == '\n' || *at == '\t');
	} else if (message->kind == BEIAN_MESSAGE_KEY) {
		g_assert(message->key > BEIAN_KEY_NONE && *beian_key_name(message->key) != '\0');
	} else {
		g_assert(message->kind == BEIAN_MESSAGE_CLICK && message->row >= 0 && message->col >= 0);
	}
}

/* What was told, with texts that came one after another as one. */
static char *
told(const uint8_t *bytes, size_t size_bytes, size_t piece)
{
	g_autoptr(BeianDecoder) decoder = beian_decoder_new();
	g_autoptr(GArray) messages = beian_messages_new();
	GString *all = g_string_new(NULL);

	for (size_t at = 0; at < size_bytes; at += piece)
		beian_decoder_feed(decoder, (const char *)bytes + at, MIN(piece, size_bytes - at), messages);
	if (beian_decoder_wait_ms(decoder) >= 0)
		beian_decoder_expire(decoder, messages);
	g_assert(beian_decoder_wait_ms(decoder) < 0);
	for (guint i = 0; i < messages->len; i++) {
		const BeianMessage *message = &g_array_index(messages, BeianMessage, i);
		check(message);
		if (message->kind == BEIAN_MESSAGE_TEXT)
			g_string_append(all, message->text);
		else
			g_string_append_printf(
				all, "\001%x,%d,%d\001", (guint)message->key, message->row, message->col);
	}
	return g_string_free(all, FALSE);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size_bytes)
{
	g_autofree char *together = told(bytes, size_bytes, MAX(size_bytes, 1)),
			*apart = told(bytes, size_bytes, 1);

	g_assert_cmpstr(together, ==, apart);
	return 0;
}
