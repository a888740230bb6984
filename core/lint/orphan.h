/* orphan: what of the data nothing uses. */
#pragma once
#include <glib.h>

/* A file of data that the program names itself, and where: tests compare it with the source. */
typedef struct {
	const char *file;   /* "data/codes/region.csv"; NULL ends the table */
	const char *source; /* "core/types/region.c" */
	const char *word;   /* how it stands there, between quotation marks */
} BeianProgramUse;
extern const BeianProgramUse beian_program_uses[];
