/*
 * input: waits for bytes and signals, and for nothing else. Signals are let in only while it waits, so that
 * none is missed.
 */
#pragma once
#include "tui/decoder.h"

typedef struct BeianInput BeianInput;

/* What happened apart from messages; a set. */
typedef enum {
	BEIAN_EVENT_RESIZED = 1 << 0,
	BEIAN_EVENT_STOP = 1 << 1,      /* SIGTSTP */
	BEIAN_EVENT_CONTINUED = 1 << 2, /* SIGCONT */
	BEIAN_EVENT_HANGUP = 1 << 3,    /* SIGHUP, or the input has ended */
	BEIAN_EVENT_TERMINATE = 1 << 4, /* SIGTERM */
	BEIAN_EVENT_INTERRUPT = 1 << 5, /* SIGINT from outside; Control-C is a key */
} BeianEvent;

/* Reads FD through DECODER, which it owns. Catches signals from now on; there can be one at a time. */
BeianInput *beian_input_new(int fd, BeianDecoder *decoder);
/* Signals mean again what they meant before. NULL-safe. */
void beian_input_free(BeianInput *input);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianInput, beian_input_free)

/*
 * Waits until something happens, at most TIMEOUT_MS (-1: for ever). Appends what was typed to MESSAGES and
 * returns the events. A lone Escape is one after BEIAN_DECODER_ESCAPE_MS.
 */
guint beian_input_wait(BeianInput *input, int timeout_ms, BeianMessages *messages);

/*
 * Stops the whole job, as the terminal's own Control-Z would, and returns when it goes on. Where nobody could
 * make it go on (no shell with job control is above), the kernel lets it go on at once.
 */
void beian_input_stop(void);
