#include "config.h"
#include "tui/decoder.h"
#include "tui/sequence.h"
#include <string.h>

enum {
	ESCAPE = 0x1B,
	DELETE = 0x7F,
	SEQUENCE_WAIT_MS = 250, /* for the rest of what is longer than Escape: nobody types that */
	PASTE_WAIT_MS =
		5000, /* a line that stalls in the middle of a paste must not turn the rest into keys */
	SEQUENCE_LIMIT_BYTES = 32,    /* longer ones are swallowed without being kept */
	PASTE_LIMIT_BYTES = 16 << 20, /* the rest of a longer paste is dropped */
};
static const char paste_end[] = "\033[201~";
#define PASTE_END_BYTES (sizeof paste_end - 1)

typedef enum {
	STATE_GROUND,
	STATE_ESCAPE,  /* ESC */
	STATE_CONTROL, /* ESC [ … */
	STATE_SHIFT,   /* ESC O … */
	STATE_MOUSE,   /* ESC [ M and then three bytes */
	STATE_LEARNED, /* the beginning of something learned */
	STATE_PASTE,
} State;

typedef struct {
	char *bytes;
	BeianKey key;
} Learned;

struct BeianDecoder {
	State state;
	gboolean meta;     /* the sequence came after another Escape: with Alt */
	GString *sequence; /* what came after ESC, ESC [ or ESC O */
	gboolean overlong;
	char partial[4]; /* bytes of a character that has not ended */
	gsize partial_bytes, partial_wanted;
	GString *text; /* characters that came together */
	GString *paste;
	GArray *learned; /* of Learned */
};

static void
learned_clear(gpointer data)
{
	g_free(((Learned *)data)->bytes);
}

BeianDecoder *
beian_decoder_new(void)
{
	BeianDecoder *decoder = g_new0(BeianDecoder, 1);

	decoder->sequence = g_string_new(NULL);
	decoder->text = g_string_new(NULL);
	decoder->paste = g_string_new(NULL);
	decoder->learned = g_array_new(FALSE, FALSE, sizeof(Learned));
	g_array_set_clear_func(decoder->learned, learned_clear);
	return decoder;
}

void
beian_decoder_free(BeianDecoder *decoder)
{
	if (decoder == NULL)
		return;
	g_string_free(decoder->sequence, TRUE);
	g_string_free(decoder->text, TRUE);
	g_string_free(decoder->paste, TRUE);
	g_array_unref(decoder->learned);
	g_free(decoder);
}

void
beian_decoder_learn(BeianDecoder *decoder, const char *bytes, BeianKey key)
{
	Learned learned = {g_strdup(bytes + 1), key};

	g_assert(bytes[0] == ESCAPE && bytes[1] != '\0');
	g_array_append_val(decoder->learned, learned);
}

static void
send_text(BeianDecoder *decoder, BeianMessages *messages)
{
	if (decoder->text->len == 0)
		return;
	beian_messages_add(messages, BEIAN_MESSAGE_TEXT)->text =
		g_strndup(decoder->text->str, decoder->text->len);
	g_string_truncate(decoder->text, 0);
}

/* A character that was begun and not ended is invalid once something else follows. */
static void
end_character(BeianDecoder *decoder)
{
	if (decoder->partial_bytes > 0)
		g_string_append_unichar(decoder->text, 0xFFFD);
	decoder->partial_bytes = 0;
}

static void
send_key(BeianDecoder *decoder, BeianKey key, BeianMessages *messages)
{
	end_character(decoder);
	send_text(decoder, messages);
	if (key != BEIAN_KEY_NONE)
		beian_messages_add(messages, BEIAN_MESSAGE_KEY)->key = key;
}

static void
enter(BeianDecoder *decoder, State state)
{
	decoder->state = state;
	decoder->overlong = FALSE;
	g_string_truncate(decoder->sequence, 0);
	if (state == STATE_GROUND)
		decoder->meta = FALSE;
}

static void
send_sequence(BeianDecoder *decoder, BeianSequence sequence, BeianMessages *messages)
{
	gboolean meta = decoder->meta;
	BeianMessage *click;

	enter(decoder, STATE_GROUND);
	switch (sequence.kind) {
	case BEIAN_SEQUENCE_UNKNOWN:
		break;
	case BEIAN_SEQUENCE_KEY:
		if (meta && sequence.key == BEIAN_KEY_LEFT)
			sequence.key = BEIAN_KEY_WORD_LEFT;
		else if (meta && sequence.key == BEIAN_KEY_RIGHT)
			sequence.key = BEIAN_KEY_WORD_RIGHT;
		send_key(decoder, sequence.key, messages);
		break;
	case BEIAN_SEQUENCE_CHARACTER:
		g_string_append_c(decoder->text, sequence.character);
		break;
	case BEIAN_SEQUENCE_CLICK:
		send_key(decoder, BEIAN_KEY_NONE, messages);
		click = beian_messages_add(messages, BEIAN_MESSAGE_CLICK);
		click->row = sequence.row;
		click->col = sequence.col;
		break;
	case BEIAN_SEQUENCE_PASTE_BEGIN:
		send_key(decoder, BEIAN_KEY_NONE, messages);
		enter(decoder, STATE_PASTE);
		break;
	}
}

/* The paste as text: line ends are line feeds, other controls are gone. */
static void
send_paste(BeianDecoder *decoder, BeianMessages *messages)
{
	GString *clean = g_string_sized_new(decoder->paste->len);

	for (gsize i = 0; i < decoder->paste->len; i++) {
		char c = decoder->paste->str[i];
		if (c == '\r' && decoder->paste->str[i + 1] != '\n')
			c = '\n';
		if (!g_ascii_iscntrl(c) || c == '\n' || c == '\t')
			g_string_append_c(clean, c);
	}
	if (clean->len > 0)
		beian_messages_add(messages, BEIAN_MESSAGE_TEXT)->text =
			g_utf8_make_valid(clean->str, (gssize)clean->len);
	g_string_free(clean, TRUE);
	/* Not truncated: a paste of megabytes should not stay with us. */
	g_string_free(decoder->paste, TRUE);
	decoder->paste = g_string_new(NULL);
	enter(decoder, STATE_GROUND);
}

static void
feed_paste(BeianDecoder *decoder, char byte, BeianMessages *messages)
{
	GString *paste = decoder->paste;

	/* Over the limit only as much is kept as may be the beginning of the end. */
	if (paste->len >= PASTE_LIMIT_BYTES + PASTE_END_BYTES)
		g_string_erase(paste, PASTE_LIMIT_BYTES, 1);
	g_string_append_c(paste, byte);
	if (byte != '~' || paste->len < PASTE_END_BYTES ||
		memcmp(paste->str + paste->len - PASTE_END_BYTES, paste_end, PASTE_END_BYTES) != 0)
		return;
	g_string_truncate(paste, paste->len - PASTE_END_BYTES);
	send_paste(decoder, messages);
}

static gsize
bytes_wanted(guchar lead)
{
	if (lead >= 0xC2 && lead <= 0xDF)
		return 2;
	if (lead >= 0xE0 && lead <= 0xEF)
		return 3;
	return lead >= 0xF0 && lead <= 0xF4 ? 4 : 1;
}

static void
feed_character(BeianDecoder *decoder, guchar byte)
{
	if (byte < 0x80) {
		g_string_append_c(decoder->text, (char)byte);
		return;
	}
	if (decoder->partial_bytes > 0 && (byte & 0xC0) != 0x80)
		end_character(decoder);
	if (decoder->partial_bytes == 0)
		decoder->partial_wanted = bytes_wanted(byte);
	decoder->partial[decoder->partial_bytes++] = (char)byte;
	if (decoder->partial_bytes < decoder->partial_wanted)
		return;
	if (g_utf8_validate(decoder->partial, (gssize)decoder->partial_bytes, NULL))
		g_string_append_len(decoder->text, decoder->partial, (gssize)decoder->partial_bytes);
	else
		g_string_append_unichar(decoder->text, 0xFFFD);
	decoder->partial_bytes = 0;
}

static BeianKey
key_of_control(guchar byte)
{
	if (byte == '\t')
		return BEIAN_KEY_TAB;
	if (byte == '\r' || byte == '\n')
		return BEIAN_KEY_ENTER;
	if (byte == '\b' || byte == DELETE)
		return BEIAN_KEY_BACKSPACE;
	return byte >= 1 && byte <= 26 ? (BeianKey)(BEIAN_KEY_CONTROL_A + byte - 1) : BEIAN_KEY_NONE;
}

static void
feed_ground(BeianDecoder *decoder, guchar byte, BeianMessages *messages)
{
	if (byte == ESCAPE) {
		end_character(decoder);
		enter(decoder, STATE_ESCAPE);
	} else if (byte < 0x20 || byte == DELETE) {
		send_key(decoder, key_of_control(byte), messages);
	} else {
		if (byte < 0x80)
			end_character(decoder);
		feed_character(decoder, byte);
	}
}

/* Whether something learned begins with, or is, what came after ESC; then *KEY is it, or none while more must
 * come. */
static gboolean
is_learned(const BeianDecoder *decoder, const char *bytes, BeianKey *key)
{
	gboolean begins = FALSE;

	*key = BEIAN_KEY_NONE;
	for (guint i = 0; i < decoder->learned->len; i++) {
		const Learned *learned = &g_array_index(decoder->learned, Learned, i);
		if (strcmp(learned->bytes, bytes) == 0)
			*key = learned->key;
		begins |= g_str_has_prefix(learned->bytes, bytes);
	}
	return begins;
}

static void
feed_escape(BeianDecoder *decoder, guchar byte, BeianMessages *messages)
{
	const char bytes[] = {(char)byte, '\0'};
	BeianKey key;

	if (byte == '[' || byte == 'O') {
		enter(decoder, byte == '[' ? STATE_CONTROL : STATE_SHIFT);
	} else if (byte == ESCAPE && !decoder->meta) {
		decoder->meta = TRUE;
	} else if (is_learned(decoder, bytes, &key) && byte != '\0') {
		g_string_append_c(decoder->sequence, (char)byte);
		decoder->state = STATE_LEARNED;
		if (key != BEIAN_KEY_NONE)
			send_sequence(
				decoder, (BeianSequence){.kind = BEIAN_SEQUENCE_KEY, .key = key}, messages);
	} else if (g_ascii_isalpha(byte) || byte == DELETE || byte == '\t') {
		if (decoder->meta)
			send_key(decoder, BEIAN_KEY_ESCAPE, messages);
		key = byte == DELETE ? BEIAN_KEY_CONTROL('W')
		      : byte == '\t' ? BEIAN_KEY_BACKTAB /* the linux console's, with Shift */
				     : BEIAN_KEY_ALT(g_ascii_toupper((char)byte));
		send_sequence(decoder, (BeianSequence){.kind = BEIAN_SEQUENCE_KEY, .key = key}, messages);
	} else {
		beian_decoder_expire(decoder, messages);
		feed_ground(decoder, byte, messages);
	}
}

/* A learned sequence that begins like another and is none is unknown. */
static void
feed_learned(BeianDecoder *decoder, guchar byte, BeianMessages *messages)
{
	BeianKey key;

	g_string_append_c(decoder->sequence, (char)byte);
	if (!is_learned(decoder, decoder->sequence->str, &key))
		send_sequence(decoder, (BeianSequence){0}, messages);
	else if (key != BEIAN_KEY_NONE)
		send_sequence(decoder, (BeianSequence){.kind = BEIAN_SEQUENCE_KEY, .key = key}, messages);
}

/* What BODY after PREFIX means: as learned, else as every terminal has it. */
static void
end_sequence(BeianDecoder *decoder, char introducer, BeianMessages *messages)
{
	g_autofree char *whole = g_strdup_printf("%c%s", introducer, decoder->sequence->str);
	BeianSequence sequence = {0};

	is_learned(decoder, whole, &sequence.key);
	if (sequence.key != BEIAN_KEY_NONE)
		sequence.kind = BEIAN_SEQUENCE_KEY;
	else if (!decoder->overlong)
		sequence = introducer == '[' ? beian_sequence_of_control(decoder->sequence->str)
					     : beian_sequence_of_shift(decoder->sequence->str);
	send_sequence(decoder, sequence, messages);
}

static void
feed_control(BeianDecoder *decoder, guchar byte, BeianMessages *messages)
{
	gboolean linux_console = decoder->sequence->len == 0 && byte == '[';

	if (byte < 0x20 || byte > 0x7E) { /* no sequence holds such a byte: it begins something else */
		enter(decoder, STATE_GROUND);
		feed_ground(decoder, byte, messages);
		return;
	}
	if (decoder->sequence->len < SEQUENCE_LIMIT_BYTES)
		g_string_append_c(decoder->sequence, (char)byte);
	else
		decoder->overlong = TRUE;
	if (linux_console || byte < 0x40) {
		if (byte != '$' || decoder->sequence->len < 2) /* rxvt ends with it, with Shift */
			return;
	}
	if (byte == 'M' && decoder->sequence->len == 1)
		enter(decoder, STATE_MOUSE);
	else
		end_sequence(decoder, '[', messages);
}

static void
feed_shift(BeianDecoder *decoder, guchar byte, BeianMessages *messages)
{
	if (byte <= 0x20 || byte > 0x7E) {
		enter(decoder, STATE_GROUND);
		feed_ground(decoder, byte, messages);
		return;
	}
	g_string_append_c(decoder->sequence, (char)byte);
	if (!(g_ascii_isdigit(byte) && decoder->sequence->len == 1))
		end_sequence(decoder, 'O', messages);
}

static void
feed_mouse(BeianDecoder *decoder, guchar byte, BeianMessages *messages)
{
	const guchar *report;

	g_string_append_c(decoder->sequence, (char)byte);
	if (decoder->sequence->len < 3)
		return;
	report = (const guchar *)decoder->sequence->str;
	send_sequence(
		decoder, beian_sequence_of_mouse(report[0] - 32, report[2] - 33, report[1] - 33), messages);
}

static void
feed_byte(BeianDecoder *decoder, guchar byte, BeianMessages *messages)
{
	switch (decoder->state) {
	case STATE_GROUND:
		feed_ground(decoder, byte, messages);
		break;
	case STATE_ESCAPE:
		feed_escape(decoder, byte, messages);
		break;
	case STATE_CONTROL:
		feed_control(decoder, byte, messages);
		break;
	case STATE_SHIFT:
		feed_shift(decoder, byte, messages);
		break;
	case STATE_MOUSE:
		feed_mouse(decoder, byte, messages);
		break;
	case STATE_LEARNED:
		feed_learned(decoder, byte, messages);
		break;
	case STATE_PASTE:
		feed_paste(decoder, (char)byte, messages);
		break;
	}
}

void
beian_decoder_feed(BeianDecoder *decoder, const char *bytes, gsize size_bytes, BeianMessages *messages)
{
	for (gsize i = 0; i < size_bytes; i++)
		feed_byte(decoder, (guchar)bytes[i], messages);
	send_text(decoder, messages);
}

int
beian_decoder_wait_ms(const BeianDecoder *decoder)
{
	switch (decoder->state) {
	case STATE_GROUND:
		return -1;
	case STATE_ESCAPE:
		return BEIAN_DECODER_ESCAPE_MS;
	case STATE_PASTE:
		return PASTE_WAIT_MS;
	case STATE_CONTROL:
	case STATE_SHIFT:
	case STATE_MOUSE:
	case STATE_LEARNED:
		break;
	}
	return SEQUENCE_WAIT_MS;
}

void
beian_decoder_expire(BeianDecoder *decoder, BeianMessages *messages)
{
	State state = decoder->state;
	gboolean meta = decoder->meta;

	if (state == STATE_PASTE) {
		send_paste(decoder, messages);
		return;
	}
	enter(decoder, STATE_GROUND);
	if (state == STATE_ESCAPE) {
		send_key(decoder, BEIAN_KEY_ESCAPE, messages);
		if (meta)
			send_key(decoder, BEIAN_KEY_ESCAPE, messages);
	}
}
