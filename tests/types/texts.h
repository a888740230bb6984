/*
 * texts: data/rules/reasons.xml as a table, read by GMarkup: what the texts say, not how rules will read
 * them.
 */
#pragma once
#include <glib.h>

/* Message and fix in Chinese, then in English. */
#define REASON_TEXTS 4
#define REASON_TEXTS_EN 2

typedef struct {
	GPtrArray *ids;    /* in order, duplicates too */
	GHashTable *texts; /* "KIND ID" → text */
	char *id;          /* while reading */
	int kind;
} ReasonTexts;

ReasonTexts *reason_texts_read(void);
void reason_texts_free(ReasonTexts *texts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ReasonTexts, reason_texts_free)
gboolean reason_texts_has(const ReasonTexts *texts, const char *id);
/* NULL when it is missing or written twice. */
const char *reason_text(const ReasonTexts *texts, const char *id, int kind);
