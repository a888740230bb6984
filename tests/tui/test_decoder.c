#include "config.h"
#include "tests/support/leakcheck.h"
#include "tui/decoder.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(decoder, .fini = leakcheck);

/* Messages as text: "key NAME", "text …", "click ROW,COL", divided by "; ". */
static char *
told(const BeianMessages *messages)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < messages->len; i++) {
		const BeianMessage *message = &g_array_index(messages, BeianMessage, i);
		if (i > 0)
			g_string_append(text, "; ");
		if (message->kind == BEIAN_MESSAGE_KEY)
			g_string_append_printf(text, "key %s", beian_key_name(message->key));
		else if (message->kind == BEIAN_MESSAGE_TEXT)
			g_string_append_printf(text, "text %s", message->text);
		else if (message->kind == BEIAN_MESSAGE_CLICK)
			g_string_append_printf(text, "click %d,%d", message->row, message->col);
		else
			g_string_append_printf(text, "message %d", (int)message->kind);
	}
	return g_string_free(text, FALSE);
}

/* What BYTES mean when they come PIECE bytes at a time (0: all at once) and the wait is over afterwards. */
static char *
decoded(const char *bytes, gsize size_bytes, gsize piece)
{
	g_autoptr(BeianDecoder) decoder = beian_decoder_new();
	g_autoptr(GArray) messages = beian_messages_new();

	beian_decoder_learn(decoder, "\033[25~", BEIAN_KEY_F11);
	beian_decoder_learn(decoder, "\033#7", BEIAN_KEY_F12);
	for (gsize at = 0; at < size_bytes;) {
		gsize size = piece == 0 ? size_bytes : MIN(piece, size_bytes - at);
		beian_decoder_feed(decoder, bytes + at, size, messages);
		at += size;
	}
	if (beian_decoder_wait_ms(decoder) >= 0)
		beian_decoder_expire(decoder, messages);
	return told(messages);
}

static const struct {
	const char *bytes, *means, *why;
} sequences[] = {
	{"\033[A", "key Up", "arrows of xterm and linux"},
	{"\033OA", "key Up", "arrows of a vt100 and in keypad mode"},
	{"\033[D\033[C", "key Left; key Right", "two sequences"},
	{"\033[1;5C", "key Ctrl-Right", "xterm's with Control"},
	{"\033[1;3D", "key Ctrl-Left", "xterm's with Alt"},
	{"\033[1;2D", "key Left", "xterm's with Shift"},
	{"\033O5C", "key Ctrl-Right", "an old xterm's with Control"},
	{"\033Oc", "key Ctrl-Right", "rxvt's with Control"},
	{"\033\033[D", "key Ctrl-Left", "rxvt's with Alt"},
	{"\033[H", "key Home", "xterm"},
	{"\033[1~", "key Home", "linux, screen"},
	{"\033[7~", "key Home", "rxvt"},
	{"\033OH", "key Home", "keypad mode"},
	{"\033[F\033[4~\033[8~\033OF", "key End; key End; key End; key End", "all of them"},
	{"\033[5~\033[6~", "key PgUp; key PgDn", "pages"},
	{"\033[5^\033[6$", "key PgUp; key PgDn", "rxvt's with Control, Shift"},
	{"\033[3~\033[2~", "key Delete; key Insert", "the six keys"},
	{"\033[Z", "key Shift-Tab", "xterm"},
	{"\033\t", "key Shift-Tab", "linux"},
	{"\033OP\033OS", "key F1; key F4", "vt100's four"},
	{"\033[[A\033[[E", "key F1; key F5", "the linux console's five"},
	{"\033[11~\033[14~", "key F1; key F4", "rxvt's four"},
	{"\033[15~\033[17~\033[21~\033[24~", "key F5; key F6; key F10; key F12", "the gaps in between"},
	{"\033[1;2P\033[15;5~", "key F1; key F5", "with modifiers"},
	{"\033[25~", "key F11", "learned, where the table knows nothing"},
	{"\033#7", "key F12", "learned, and no control sequence"},
	{"\033#8x", "text x", "begins like a learned one and is none"},
	{"\r\n\t\b\x7f", "key Enter; key Enter; key Tab; key Backspace; key Backspace",
		"controls that are keys"},
	{"\x01\x1a\x0b", "key Ctrl-A; key Ctrl-Z; key Ctrl-K", "Control with letters"},
	{"\x1c\x1f", "", "controls of no use"},
	{"\033n\033N", "key Alt-N; key Alt-N", "Alt with letters of either case"},
	{"\033\x7f", "key Ctrl-W", "Alt-Backspace"},
	{"\033", "key Esc", "alone"},
	{"\033\033", "key Esc; key Esc", "twice"},
	{"\033\033\033", "key Esc; key Esc; key Esc", "thrice"},
	{"\033q", "key Alt-Q", "together with a letter"},
	{"\033\033q", "key Esc; key Alt-Q", "once alone, once with a letter"},
	{"\0331", "key Esc; text 1", "a digit is none of Alt's"},
	{"\033中", "key Esc; text 中", "nor is Han text"},
	{"\033\r", "key Esc; key Enter", "nor is Enter"},
	{"\033[<0;5;3M\033[<0;5;3m", "click 2,4", "a press counts, its release does not"},
	{"\033[<2;5;3M\033[<32;5;3M\033[<35;5;3M", "", "other buttons and moves do not"},
	{"\033[<64;5;3M\033[<65;5;3M", "key Up; key Down", "the wheel"},
	{"\033[M !\"", "click 1,0", "an old mouse report"},
	{"\033[M#!\"", "", "its release"},
	{"\033[<0;999999999999;3M", "click 2,32766", "a column out of all bounds"},
	{"\033[<M", "", "a report of nothing"},
	{"\033Oj\033Op\033Oy\033On", "text *09.", "the numeric pad in keypad mode"},
	{"\033OM", "key Enter", "and its Enter"},
	{"\033[?62;22c\033[>41;370;0c\033[24;80R\033[O\033[I", "", "what terminals report unasked"},
	{"\033[200~a\r\nb\rc\n\td\033[201~", "text a\nb\nc\n\td", "a paste of lines"},
	{"x\033[200~\033[201~y", "text x; text y", "a paste of nothing"},
	{"\033[200~a\033[A\033[20\x07"
	 "b\xff\033[201~z",
		"text a[A[20b\xef\xbf\xbd; text z", "a paste with controls inside"},
	{"\033[200~中\033[200~文\033[201~", "text 中[200~文", "a paste that quotes its own beginning"},
	{"\033[200~abc", "text abc", "a paste without an end, given up"},
	{"\033[201~", "", "an end without a paste"},
	{"\033[", "", "a beginning that nothing follows"},
	{"\033[12", "", "another"},
	{"\033O", "", "another"},
	{"\033[1\033[A", "key Up", "a sequence cut off by the next"},
	{"\033[1中", "text 中", "or by text"},
	{"\033[1\x03", "key Ctrl-C", "or by a control"},
	{"\033[12345678901234567890123456789012345678901234567890Ax", "text x", "too long"},
	{"\033[99~\033[0~\033[~", "", "numbers of nothing"},
};

Test(decoder, knows_the_sequences_of_the_terminals_we_meet)
{
	for (gsize i = 0; i < G_N_ELEMENTS(sequences); i++) {
		g_autofree char *means = decoded(sequences[i].bytes, strlen(sequences[i].bytes), 0);
		cr_expect_str_eq(means, sequences[i].means, "%s: %s", sequences[i].why, means);
	}
}

/* Text that comes together is told together; else bytes mean the same however they are cut. */
static char *
joined(const char *means)
{
	g_auto(GStrv) parts = g_strsplit(means, "; text ", -1);
	GString *text = g_string_new(parts[0]);

	for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++) {
		const char *last = strrchr(text->str, ';');
		gboolean after_text = g_str_has_prefix(last == NULL ? text->str : last + 2, "text ");
		g_string_append_printf(text, "%s%s", after_text ? "" : "; text ", parts[i]);
	}
	return g_string_free(text, FALSE);
}

Test(decoder, means_the_same_however_the_bytes_are_cut)
{
	for (gsize i = 0; i < G_N_ELEMENTS(sequences); i++)
		for (gsize piece = 1; piece <= 4; piece++) {
			g_autofree char *means =
				decoded(sequences[i].bytes, strlen(sequences[i].bytes), piece);
			g_autofree char *together = joined(means), *expected = joined(sequences[i].means);
			cr_expect_str_eq(
				together, expected, "%s, %zu at a time: %s", sequences[i].why, piece, means);
		}
}

Test(decoder, assembles_characters_and_shows_what_is_none)
{
	static const struct {
		const char *bytes, *means, *why;
	} rows[] = {
		{"a中\xf0\xa0\xae\xb7é", "text a中\xf0\xa0\xae\xb7é", "one to four bytes"},
		{"\xff"
		 "a",
			"text \xef\xbf\xbd"
			"a",
			"a byte that no character has"},
		{"\xe4\xb8"
		 "a",
			"text \xef\xbf\xbd"
			"a",
			"a character that breaks off"},
		{"\xe4\xb8\r", "text \xef\xbf\xbd; key Enter", "or is broken off by a key"},
		{"\xe4\xb8\033[A", "text \xef\xbf\xbd; key Up", "or by a sequence"},
		{"\xe4\xe4\xb8\xad", "text \xef\xbf\xbd中", "or by the next character"},
		{"\x80\xbf", "text \xef\xbf\xbd\xef\xbf\xbd", "two middles without a beginning"},
		{"\xc0\xaf", "text \xef\xbf\xbd\xef\xbf\xbd", "an overlong slash"},
		{"\xe0\x80\xaf", "text \xef\xbf\xbd", "a longer one"},
		{"\xed\xa0\x80", "text \xef\xbf\xbd", "a surrogate"},
		{"\xf5\x80\x80\x80", "text \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd",
			"beyond the last plane"},
	};

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *means = decoded(rows[i].bytes, strlen(rows[i].bytes), 0);
		cr_expect_str_eq(means, rows[i].means, "%s: %s", rows[i].why, means);
	}
}

Test(decoder, waits_for_a_character_without_end_and_for_escape_thirty_milliseconds)
{
	g_autoptr(BeianDecoder) decoder = beian_decoder_new();
	g_autoptr(GArray) messages = beian_messages_new();

	cr_expect_eq(beian_decoder_wait_ms(decoder), -1);
	beian_decoder_feed(decoder, "\xe4", 1, messages);
	cr_expect_eq(beian_decoder_wait_ms(decoder), -1);
	cr_expect_eq(messages->len, 0);
	beian_decoder_feed(decoder, "\xb8\xad", 2, messages);
	cr_expect_eq(messages->len, 1);
	beian_decoder_feed(decoder, "\033", 1, messages);
	cr_expect_eq(beian_decoder_wait_ms(decoder), 30);
	beian_decoder_feed(decoder, "[", 1, messages);
	cr_expect_gt(beian_decoder_wait_ms(decoder), 30,
		"nobody types Escape and a bracket this fast: a slow line has more time");
	beian_decoder_feed(decoder, "200~", 4, messages);
	cr_expect_gt(beian_decoder_wait_ms(decoder), 1000, "a paste may stall");
	cr_expect_eq(messages->len, 1);
}

Test(decoder, keeps_no_more_of_a_paste_than_it_can_hold)
{
	g_autoptr(BeianDecoder) decoder = beian_decoder_new();
	g_autoptr(GArray) messages = beian_messages_new();
	g_autofree char *megabyte = g_strnfill(1 << 20, 'x');

	beian_decoder_feed(decoder, "\033[200~", 6, messages);
	for (int i = 0; i < 20; i++)
		beian_decoder_feed(decoder, megabyte, 1 << 20, messages);
	beian_decoder_feed(decoder, "\033[201~z", 7, messages);
	cr_assert_eq(messages->len, 2);
	cr_expect_eq(strlen(g_array_index(messages, BeianMessage, 0).text), 16 << 20);
	cr_expect_str_eq(g_array_index(messages, BeianMessage, 1).text, "z");
}

static gboolean
is_sound(const BeianMessage *message)
{
	if (message->kind == BEIAN_MESSAGE_TEXT)
		return message->text != NULL && *message->text != '\0' &&
		       g_utf8_validate(message->text, -1, NULL) &&
		       strpbrk(message->text, "\033\r\x7f\x01") == NULL;
	if (message->kind == BEIAN_MESSAGE_KEY)
		return message->key > BEIAN_KEY_NONE && message->key <= BEIAN_KEY_ALT_Z &&
		       *beian_key_name(message->key) != '\0';
	return message->kind == BEIAN_MESSAGE_CLICK && message->row >= 0 && message->col >= 0;
}

Test(decoder, survives_a_million_random_bytes)
{
	static const char likely[] = "\033[O<;MmR~A0123456789\xe4\xb8\xad\xff\r\t\x7f?$^ab";
	guint32 seed = g_random_int();
	g_autoptr(GRand) random = g_rand_new_with_seed(seed);
	g_autoptr(BeianDecoder) decoder = beian_decoder_new();
	g_autoptr(GArray) messages = beian_messages_new();

	for (int i = 0; i < 1000000; i++) {
		char byte = (char)g_rand_int_range(random, 0, 256);
		if (g_rand_int_range(random, 0, 4) > 0)
			byte = likely[g_rand_int_range(random, 0, sizeof likely - 1)];
		beian_decoder_feed(decoder, &byte, 1, messages);
		if (g_rand_int_range(random, 0, 50) == 0)
			beian_decoder_expire(decoder, messages);
		for (guint m = 0; m < messages->len; m++)
			cr_assert(is_sound(&g_array_index(messages, BeianMessage, m)), "seed %u, byte %d",
				seed, i);
		g_array_set_size(messages, 0);
	}
	/* Whatever came before, a wait and a key bring it back. */
	beian_decoder_expire(decoder, messages);
	g_array_set_size(messages, 0);
	beian_decoder_feed(decoder, "\r", 1, messages);
	cr_assert_geq(messages->len, 1);
	cr_expect_eq(g_array_index(messages, BeianMessage, messages->len - 1).key, BEIAN_KEY_ENTER, "seed %u",
		seed);
}
