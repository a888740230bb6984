#include "config.h"
#include "core/wizard/page.h"

BeianBody
beian_page_frame(const BeianSession *session, const BeianPage *page, BeianScreen *screen, const char *title,
	const char *right)
{
	guint places = page->kind->places != NULL ? page->kind->places(session, page) : BEIAN_PLACE_PAGE;
	BeianRole role = BEIAN_ROLE_STATUS;
	g_autofree char *status = beian_session_status(session, &role);

	return beian_frame_draw(screen, title, right, status, role, places);
}
