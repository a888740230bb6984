#include "config.h"
#include "core/wizard/home_view.h"
#include "core/base/error.h"
#include "core/base/width.h"

void
beian_home_draw(const BeianHomeView *what, BeianScreen *screen)
{
	const int cols[] = {MAX(screen->size.cols - 40, 20), 14, 8, 0};
	BeianBody body = beian_frame_draw(screen, _("beian · drafts of ICP filings"), PACKAGE_VERSION,
		what->status, what->role, BEIAN_HOME_PLACES);
	const char *label = _("Search:");
	int label_cols = beian_width_cols(label), field_cols = MIN(body.cols - label_cols - 3, 40), cursor;
	g_autofree char *words = beian_line_visible(what->words, field_cols, &cursor);

	beian_screen_put(screen, body.top, body.left, -1, BEIAN_ROLE_LABEL_FOCUSED, label);
	BeianField *field = beian_screen_put_field(
		screen, body.top, body.left + label_cols + 2, field_cols, "words", words);
	field->focused = TRUE;
	beian_screen_put_cursor(screen, body.top, body.left + label_cols + 2 + cursor);
	body.top += 2;
	body.height -= 2;
	if (what->loaded && what->rows->len == 0) {
		g_autofree char *begin =
			g_strdup_printf(_("There is no draft yet. Press %s to begin a filing."),
				beian_key_of(BEIAN_ACTION_NEW, BEIAN_PLACE_HOME));
		beian_frame_wrap(screen, body.top, body.left, body.cols, body.height, BEIAN_ROLE_HINT,
			what->words->text->len > 0 ? _("No draft holds these words.") : begin);
	}
	beian_frame_rows(screen, body, what->rows, what->first, what->selected, cols);
}
