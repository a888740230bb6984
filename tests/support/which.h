/* which: a small tree of questions and outcomes, put into a copy of the house, to be spoilt. */
#pragma once
#include "core/advice/advice.h"

/* Puts forms/which and data/kind into FOLDER: two questions, three outcomes, a note, a list, a case each. */
void which_write(const char *folder);
