/* teach: the keys of this terminal, from terminfo. Apart from terminal.c, because the first screen needs no
 * keys. */
#include "config.h"
#include "tui/terminal.h"
#include "tui/teach.h"
#include <curses.h>
#include <term.h>

/* What terminfo calls keys. */
static const struct {
	const char *name;
	BeianKey key;
} key_capabilities[] = {
	{"kcuu1", BEIAN_KEY_UP},
	{"kcud1", BEIAN_KEY_DOWN},
	{"kcub1", BEIAN_KEY_LEFT},
	{"kcuf1", BEIAN_KEY_RIGHT},
	{"kLFT3", BEIAN_KEY_WORD_LEFT},
	{"kLFT5", BEIAN_KEY_WORD_LEFT},
	{"kRIT3", BEIAN_KEY_WORD_RIGHT},
	{"kRIT5", BEIAN_KEY_WORD_RIGHT},
	{"khome", BEIAN_KEY_HOME},
	{"kend", BEIAN_KEY_END},
	{"kpp", BEIAN_KEY_PAGE_UP},
	{"knp", BEIAN_KEY_PAGE_DOWN},
	{"kcbt", BEIAN_KEY_BACKTAB},
	{"kent", BEIAN_KEY_ENTER},
	{"kdch1", BEIAN_KEY_DELETE},
	{"kich1", BEIAN_KEY_INSERT},
	{"kf1", BEIAN_KEY_F1},
	{"kf2", BEIAN_KEY_F2},
	{"kf3", BEIAN_KEY_F3},
	{"kf4", BEIAN_KEY_F4},
	{"kf5", BEIAN_KEY_F5},
	{"kf6", BEIAN_KEY_F6},
	{"kf7", BEIAN_KEY_F7},
	{"kf8", BEIAN_KEY_F8},
	{"kf9", BEIAN_KEY_F9},
	{"kf10", BEIAN_KEY_F10},
	{"kf11", BEIAN_KEY_F11},
	{"kf12", BEIAN_KEY_F12},
};

void
beian_decoder_learn_terminal(BeianDecoder *decoder)
{
	for (gsize i = 0; i < G_N_ELEMENTS(key_capabilities); i++) {
		const char *bytes = beian_terminal_capability(key_capabilities[i].name);
		if (bytes != NULL && bytes[0] == '\033' && bytes[1] != '\0')
			beian_decoder_learn(decoder, bytes, key_capabilities[i].key);
	}
}
