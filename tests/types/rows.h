/* rows: tables of what a type makes of texts, one sentence a row. */
#pragma once
#include "core/types/type.h"

typedef struct {
	const char *text;   /* as typed */
	const char *value;  /* canonical, or NULL: refused */
	const char *why;    /* the reason when refused; else the doubts joined by blanks, NULL for none */
	const char *detail; /* NULL: not looked at */
	const char *claim;
} ReadingRow;

void expect_readings(const char *type, const BeianFacets *facets, const ReadingRow *rows, gsize count);

/* The doubts of READING joined by blanks. Free with g_free. */
char *join_doubts(const BeianReading *reading);
