/*
 * arrivals: a download under way, as those see it who take in its families. For the files download*.c alone.
 */
#pragma once
#include "core/app/download.h"
#include "core/app/house.h"
#include "core/transform/record.h"

/* Between begin and end of the one transaction; for a look there is none, and nothing may be written. */
typedef struct {
	BeianApp *app;
	BeianStore *store;
	BeianRecordMaker *maker;
	BeianDownloadMode mode;
	BeianDownload *out;
	const char *file;          /* as messages call it */
	BeianRecordMaker *noticer; /* made when the first notice comes */
	char *source;              /* as records remember it */
	char *now;
	GHashTable *seen;    /* "KIND VALUE" → digest of what the file said of it */
	GPtrArray *pictures; /* paths of materials that were not there before */
	GHashTable *passed;  /* element → how many of it were passed over */
	guint64 provider;    /* 0: not configured */
	gboolean any_access, any_own;
	gboolean any_table; /* code lists are not what they were */
} BeianArrivals;

/* What the file said before of what KEY names. */
typedef enum { BEIAN_REPEAT_NONE, BEIAN_REPEAT_SAME, BEIAN_REPEAT_OTHER } BeianRepeated;
/* Remembers that the file says SAID of KEY; whether it did before, or said something else. */
BeianRepeated beian_arrivals_repeat(BeianArrivals *arrivals, const char *key, const char *said);
/* Counts the element NODE among those that this program has no use for. TRUE. */
gboolean beian_pass_over(BeianArrivals *arrivals, const BeianXmlNode *node);

/* Adds ROW, whose texts are given away, to the plan. */
void beian_arrivals_add_row(BeianArrivals *arrivals, BeianDownloadRow row);

/*
 * Whether the file says the same of KIND VALUE as before, or nothing yet; DOCUMENT is what it says. FALSE
 * with *ERROR (not good).
 */
gboolean beian_arrivals_agree(
	BeianArrivals *arrivals, const char *kind, const char *value, const char *document, GError **error);

/*
 * Keeps the scans of approvals that came with the record in PIECE among the materials, and names each in
 * BASE, what was made of the record, as a page of its approval. A look keeps nothing. FALSE with *ERROR
 * (cannot, or not good when one is no base64).
 */
gboolean beian_take_pictures(
	BeianArrivals *arrivals, const BeianXml *piece, BeianXmlNode *base, GError **error);

/* Takes in PIECE, one element of the file, and says so in a row. FALSE with *ERROR, which ends the import. */
typedef gboolean BeianTake(BeianArrivals *arrivals, const BeianXml *piece, GError **error);
/* BASJ, SJTB: what the bureau holds of an entity. */
BeianTake beian_take_record;
/* ZXSJ: what it cancelled. */
BeianTake beian_take_cancellation;
/* BAJG: result codes for an operation, and the bureau's opinion of one. */
BeianTake beian_take_result, beian_take_opinion;
/* HCJG, XGTZ, HSRW, WBAWZLB: what it found, wants mended or asks the provider to do. */
BeianTake beian_take_notice;
/* JCDM: the list of providers, and all other code tables. */
BeianTake beian_take_providers, beian_take_tables;
/* HMDLB, FFJRHMD: entities and domains that are black-listed, and domains that were served without a filing.
 */
BeianTake beian_take_black_entity, beian_take_black_site, beian_take_illegal_access;
