/* home_view: how the list of drafts looks. Apart from the page, so that it can be drawn before there is a
 * session. */
#pragma once
#include "core/wizard/frame.h"
#include "core/wizard/line.h"

/* Rows are fetched as they come into view; this many at once. */
#define BEIAN_HOME_ROWS 64

typedef struct {
	const BeianLine *words;
	const GArray *rows; /* of BeianRow */
	guint first, selected;
	gboolean loaded;    /* the rows were looked up: none means that there is no draft */
	const char *status; /* NULL: none */
	BeianRole role;     /* of the status */
} BeianHomeView;

/* What can be done with WHAT in a window of SIZE. */
guint beian_home_places(const BeianHomeView *what, BeianSize size);
/* How many rows it shows at once. */
int beian_home_height(BeianSize size);
/* Draws WHAT on SCREEN, which was initialised for the page "home". */
void beian_home_draw(const BeianHomeView *what, BeianScreen *screen);
