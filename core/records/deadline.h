/* deadline: the day until which a text says that something is to be done. Pure. */
#pragma once
#include "core/base/date.h"

/*
 * Reads the day that TEXT (Chinese, UTF-8) names as the last one, "请于2026年12月10日前整改" or
 * "2026-12-10之前", into *OUT. FALSE, and *OUT is as it was, when there is none or there are several: a day
 * that is only mentioned is no deadline, and a guess would be believed.
 */
gboolean beian_deadline_read(const char *text, BeianDate *out);
