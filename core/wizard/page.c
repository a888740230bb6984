#include "config.h"
#include "core/wizard/page.h"

BeianBody
beian_page_frame(const BeianSession *session, const BeianPage *page, BeianScreen *screen, const char *title,
	const char *right)
{
	guint places = page->kind->places != NULL ? page->kind->places(session, page) : BEIAN_PLACE_PAGE;

	return beian_frame_draw(screen, title, right, session->status, session->status_role, places);
}
