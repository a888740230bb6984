#include "config.h"
#include "cli/front.h"
#include "core/app/draft_rows.h"
#include "core/base/directory.h"
#include "core/wizard/home_view.h"

static void
draw(BeianFront *front, const GArray *rows)
{
	BeianSize size = beian_terminal_fit(front->terminal);
	g_auto(BeianScreen) screen = {0};
	BeianLine words;

	if (!beian_paint_is_large_enough(size)) {
		beian_paint_too_small(front->paint, size);
		return;
	}
	beian_line_init(&words);
	BeianHomeView what = {.words = &words, .rows = rows, .loaded = TRUE};
	beian_screen_init(&screen, "home", size);
	beian_home_draw(&what, &screen);
	beian_paint_screen(front->paint, &screen);
	beian_line_clear(&words);
}

gboolean
beian_front_show(BeianFront *front, GError **error)
{
	g_autofree char *home = beian_directory_home(error);
	gboolean more;

	front->store = home != NULL ? beian_store_open(home, error) : NULL;
	g_autoptr(GArray) rows =
		front->store != NULL ? beian_draft_rows(front->store, "", 0, BEIAN_HOME_ROWS, &more, error)
				     : NULL;
	front->terminal = rows != NULL ? beian_terminal_open(error) : NULL;
	if (front->terminal == NULL) {
		g_clear_pointer(&front->store, beian_store_close);
		return FALSE;
	}
	front->paint = beian_paint_new(beian_terminal_has_colour(front->terminal));
	draw(front, rows);
	return TRUE;
}

void
beian_front_close(BeianFront *front)
{
	g_clear_pointer(&front->paint, beian_paint_free);
	g_clear_pointer(&front->terminal, beian_terminal_close);
	g_clear_pointer(&front->store, beian_store_close);
}
