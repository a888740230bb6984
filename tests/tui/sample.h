/*
 * sample: a folder of tests/samples as someone at the keyboard meets it, and what the command line makes of
 * it.
 */
#pragma once
#include "tests/tui/program_driver.h"

/* One question of the finished filing, in the order in which the pages ask. */
typedef struct {
	char *path;
	char *label;  /* as the screen calls it */
	char *type;   /* as "beian dump questions" calls it: "text", "region", "code LIST" … */
	char *shown;  /* the answer as the screen shows it; NULL: none */
	char *answer; /* the answer as answers.txt has it; NULL: it is calculated, linked or open */
} SampleQuestion;

typedef struct {
	char *folder;
	GPtrArray *questions; /* of SampleQuestion */
	GHashTable *answers;  /* by path, links too */
	char *document;       /* as the command line exports it; see sample_document */
} Sample;

/* Has the command line make a filing of tests/samples/NAME, in a home that is gone afterwards; labels and
 * answers in LANGUAGE. */
Sample *sample_new(const char *name, const char *language);
void sample_free(Sample *sample);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Sample, sample_free)

/* The document in the package FILE without the number by which each draft differs. Free with g_free. */
char *sample_document(const char *file);
