#include "config.h"
#include "tui/sequence.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Keys by final byte, after ESC [ and after ESC O alike. */
static const struct {
	char final;
	BeianKey key;
} finals[] = {
	{'A', BEIAN_KEY_UP},
	{'B', BEIAN_KEY_DOWN},
	{'C', BEIAN_KEY_RIGHT},
	{'D', BEIAN_KEY_LEFT},
	{'H', BEIAN_KEY_HOME},
	{'F', BEIAN_KEY_END},
	{'Z', BEIAN_KEY_BACKTAB},
	{'P', BEIAN_KEY_F1},
	{'Q', BEIAN_KEY_F2},
	{'R', BEIAN_KEY_F3},
	{'S', BEIAN_KEY_F4},
	/* rxvt: with Shift after ESC [, with Control after ESC O */
	{'a', BEIAN_KEY_UP},
	{'b', BEIAN_KEY_DOWN},
	{'c', BEIAN_KEY_WORD_RIGHT},
	{'d', BEIAN_KEY_WORD_LEFT},
	{'M', BEIAN_KEY_ENTER},
};

/* ESC [ N ~, by N. */
static const BeianKey numbered[] = {
	[1] = BEIAN_KEY_HOME,
	[2] = BEIAN_KEY_INSERT,
	[3] = BEIAN_KEY_DELETE,
	[4] = BEIAN_KEY_END,
	[5] = BEIAN_KEY_PAGE_UP,
	[6] = BEIAN_KEY_PAGE_DOWN,
	[7] = BEIAN_KEY_HOME,
	[8] = BEIAN_KEY_END,
	[11] = BEIAN_KEY_F1,
	[12] = BEIAN_KEY_F2,
	[13] = BEIAN_KEY_F3,
	[14] = BEIAN_KEY_F4,
	[15] = BEIAN_KEY_F5,
	[17] = BEIAN_KEY_F6,
	[18] = BEIAN_KEY_F7,
	[19] = BEIAN_KEY_F8,
	[20] = BEIAN_KEY_F9,
	[21] = BEIAN_KEY_F10,
	[23] = BEIAN_KEY_F11,
	[24] = BEIAN_KEY_F12,
};

enum {
	MODIFIER_ALT = 2,
	MODIFIER_CONTROL = 4,
	PASTE_BEGIN = 200,
	MOUSE_WHEEL_UP = 64,
	MOUSE_WHEEL_DOWN = 65,
};

static BeianSequence
of_key(BeianKey key)
{
	return (BeianSequence){
		.kind = key == BEIAN_KEY_NONE ? BEIAN_SEQUENCE_UNKNOWN : BEIAN_SEQUENCE_KEY, .key = key};
}

/* KEY with the modifiers as xterm counts them: 1 + Shift 1 + Alt 2 + Control 4. */
static BeianSequence
modified(BeianKey key, int modifiers)
{
	gboolean word = modifiers > 1 && ((modifiers - 1) & (MODIFIER_ALT | MODIFIER_CONTROL)) != 0;

	if (word && key == BEIAN_KEY_LEFT)
		key = BEIAN_KEY_WORD_LEFT;
	else if (word && key == BEIAN_KEY_RIGHT)
		key = BEIAN_KEY_WORD_RIGHT;
	return of_key(key);
}

static BeianKey
key_of_final(char final)
{
	for (gsize i = 0; i < G_N_ELEMENTS(finals); i++)
		if (finals[i].final == final)
			return finals[i].key;
	return BEIAN_KEY_NONE;
}

BeianSequence
beian_sequence_of_mouse(int button, int row, int col)
{
	BeianSequence click = {.kind = BEIAN_SEQUENCE_CLICK, .row = row, .col = col};

	if (button == MOUSE_WHEEL_UP)
		return of_key(BEIAN_KEY_UP);
	if (button == MOUSE_WHEEL_DOWN)
		return of_key(BEIAN_KEY_DOWN);
	return button == 0 && row >= 0 && col >= 0 ? click : (BeianSequence){0};
}

/* Reads up to COUNT numbers divided by ";" into NUMBERS, zero where absent. */
static void
read_numbers(const char *text, long numbers[], int count)
{
	for (int i = 0; i < count; i++) {
		char *end;
		numbers[i] = strtol(text, &end, 10);
		numbers[i] = CLAMP(numbers[i], 0, G_MAXINT16);
		text = *end == ';' ? end + 1 : "";
	}
}

BeianSequence
beian_sequence_of_control(const char *body)
{
	char final = body[strlen(body) - 1];
	long numbers[3];

	if (body[0] == '[') /* the linux console: ESC [ [ A to E */
		return of_key(final >= 'A' && final <= 'E' ? (BeianKey)(BEIAN_KEY_F1 + (final - 'A'))
							   : BEIAN_KEY_NONE);
	if (body[0] == '<') {
		read_numbers(body + 1, numbers, 3);
		return final == 'M' ? beian_sequence_of_mouse(
					      (int)numbers[0], (int)numbers[2] - 1, (int)numbers[1] - 1)
				    : (BeianSequence){0};
	}
	read_numbers(body, numbers, 2);
	if (body[0] == '?' || body[0] == '>' || body[0] == '=')
		return (BeianSequence){0};
	if (final == '~' && numbers[0] == PASTE_BEGIN)
		return (BeianSequence){.kind = BEIAN_SEQUENCE_PASTE_BEGIN};
	if (strchr("~^$@", final) != NULL)
		return of_key(
			numbers[0] < (long)G_N_ELEMENTS(numbered) ? numbered[numbers[0]] : BEIAN_KEY_NONE);
	/* A terminal's report of its cursor, "row;column R", is no F3. */
	if (final == 'M' || (final == 'R' && numbers[0] > 1) || (final == 'c' && body[1] != '\0'))
		return (BeianSequence){0};
	return modified(key_of_final(final), (int)numbers[1]);
}

BeianSequence
beian_sequence_of_shift(const char *body)
{
	static const char pad[] = "jklmnopqrstuvwxyX", characters[] = "*+,-./0123456789=";
	char final = body[strlen(body) - 1];
	const char *found = strchr(pad, final);

	if (found != NULL)
		return (BeianSequence){
			.kind = BEIAN_SEQUENCE_CHARACTER, .character = characters[found - pad]};
	return modified(key_of_final(final), body[1] != '\0' ? body[0] - '0' : 0);
}
