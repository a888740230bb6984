/*
 * paint: a screen becomes cells of curses; curses sends what differs.
 *
 * State is never shown by colour alone: the label in focus, the row chosen and the step one is in are bold or
 * reversed and have ">" before them; the field in focus stands between brackets, the others show "_" where
 * they are empty. Inside a field there is only the normal attribute, so that a key typed costs its own bytes.
 */
#pragma once
#include "core/wizard/screen.h"

typedef struct BeianPaint BeianPaint;

/* For the terminal that curses has; COLOUR: colours may be used. */
BeianPaint *beian_paint_new(gboolean colour);
void beian_paint_free(BeianPaint *paint);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianPaint, beian_paint_free)

/* Shows SCREEN; rings when it says so. Its texts are kept to tell what the next one changes, and must not
 * change any more. */
void beian_paint_screen(BeianPaint *paint, const BeianScreen *screen);
/* The window may have lost what was drawn: the next screen is drawn whole. */
void beian_paint_forget(BeianPaint *paint);
/* Whether a screen of SIZE can be shown; else show this sentence, in both languages, instead. */
gboolean beian_paint_is_large_enough(BeianSize size);
void beian_paint_too_small(BeianPaint *paint, BeianSize size);
