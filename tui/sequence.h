/* sequence: what escape sequences mean. Pure tables; decoder.h has the state. */
#pragma once
#include "core/wizard/key.h"

typedef enum {
	BEIAN_SEQUENCE_UNKNOWN, /* complete, and nothing of ours */
	BEIAN_SEQUENCE_KEY,
	BEIAN_SEQUENCE_CHARACTER, /* a key of the numeric pad */
	BEIAN_SEQUENCE_CLICK,
	BEIAN_SEQUENCE_PASTE_BEGIN,
} BeianSequenceKind;

typedef struct {
	BeianSequenceKind kind;
	BeianKey key;
	char character;
	int row, col;
} BeianSequence;

/* What the control sequence ESC [ BODY means; BODY ends with its final byte. Source: ECMA-48 5.4, ctlseqs of
 * xterm. */
BeianSequence beian_sequence_of_control(const char *body);
/* What ESC O BODY means: a digit for modifiers perhaps, then a final byte. */
BeianSequence beian_sequence_of_shift(const char *body);
/* A mouse report: BUTTON with its flags, ROW and COL from 0. Only presses of the first button and the wheel
 * mean something. */
BeianSequence beian_sequence_of_mouse(int button, int row, int col);
