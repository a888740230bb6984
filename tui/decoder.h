/*
 * decoder: bytes of a terminal become messages. A state machine without input or output of its own, so that
 * it can be fed byte by byte.
 *
 * Characters whose bytes arrive apart are assembled however long that takes; invalid bytes become U+FFFD.
 * Escape sequences are those of xterm, vt100, linux, rxvt and screen, and those learned from terminfo;
 * unknown ones are swallowed whole.
 */
#pragma once
#include "core/wizard/message.h"

typedef struct BeianDecoder BeianDecoder;

/* How long a lone Escape waits for the rest of a sequence. */
#define BEIAN_DECODER_ESCAPE_MS 30

/* A decoder that has seen nothing. */
BeianDecoder *beian_decoder_new(void);
void beian_decoder_free(BeianDecoder *decoder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianDecoder, beian_decoder_free)

/* BYTES, which begin with Escape, mean KEY from now on, whatever else they would have meant. */
void beian_decoder_learn(BeianDecoder *decoder, const char *bytes, BeianKey key);

/*
 * Appends to MESSAGES what BYTES mean: keys (KEY), characters (TEXT, as many together as came together), a
 * bracketed paste (one TEXT, its line ends as line feeds, without other controls), presses of the first mouse
 * button (CLICK), its wheel (KEY up, down).
 */
void beian_decoder_feed(BeianDecoder *decoder, const char *bytes, gsize size_bytes, BeianMessages *messages);

/* Milliseconds after which, when no byte arrives, beian_decoder_expire is due; -1: never. */
int beian_decoder_wait_ms(const BeianDecoder *decoder);

/* The wait is over: a lone Escape is the key, a paste without an end has ended, any other beginning is
 * forgotten. */
void beian_decoder_expire(BeianDecoder *decoder, BeianMessages *messages);
