#pragma once

/* What the window shows, row by row, to find out what the next screen changes. */

#include "core/wizard/screen.h"

/* The texts of the screen drawn last; NULL: what the window shows is not known. All zero at the beginning. */
typedef struct {
	GArray *spans;  /* of BeianSpan */
	GArray *fields; /* of BeianField */
} BeianDrawn;

/* SCREEN was drawn whole; its arrays are shared and must not change any more. */
void beian_drawn_keep(BeianDrawn *drawn, const BeianScreen *screen);
void beian_drawn_forget(BeianDrawn *drawn);
/* For each row of SCREEN whether it is not what the window shows. Free with g_free. */
gboolean *beian_drawn_stale_rows(const BeianDrawn *drawn, const BeianScreen *screen);
