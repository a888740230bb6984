#pragma once
#include "tui/decoder.h"

/* Teaches DECODER the keys that terminfo names for the terminal that is open. */
void beian_decoder_learn_terminal(BeianDecoder *decoder);
