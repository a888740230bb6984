/* front: the first screen, drawn from the store alone, before the rest of the program is there. */
#pragma once
#include "core/base/language.h"
#include "core/store/store.h"
#include "tui/paint.h"
#include "tui/terminal.h"

/* What the first screen opened, for the engine to go on with. All zero: there was none. */
typedef struct {
	BeianStore *store;
	BeianTerminal *terminal;
	BeianPaint *paint;
} BeianFront;

/* Opens the store and the terminal and shows the list of drafts. FALSE with *ERROR; then the terminal is as
 * it was. */
gboolean beian_front_show(BeianFront *front, GError **error);
/* Gives the terminal back; may be called twice. The store is the engine's once it took it. */
void beian_front_close(BeianFront *front);
