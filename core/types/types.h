/*
 * types: what the files of this room share: how a reading is filled, and the types themselves, one a file.
 *
 * A new type is a file that defines its BeianType, a line here and a row in the table of type.c.
 */
#pragma once
#include "core/types/type.h"

/* Takes VALUE, the canonical form. */
void beian_reading_accept(BeianReading *out, char *value);
/* Drops a value OUT may hold. Takes DETAIL, which may be NULL. REASON is static. */
void beian_reading_refuse(BeianReading *out, const char *reason, char *detail);
/* Adds DOUBT (static). Takes DETAIL, which may be NULL; the detail of the first doubt stays. */
void beian_reading_doubt(BeianReading *out, const char *doubt, char *detail);

/* How many characters of which alphabet; the reasons are static ids. */
typedef struct {
	const char *alphabet; /* ASCII */
	gsize min, max;       /* characters */
	const char *characters, *length;
} BeianShape;

/*
 * Whether TEXT fits SHAPE; else refuses it in OUT. The detail of "characters" is the first one that does
 * not belong, that of "length" how many there are.
 */
gboolean beian_reading_fits(BeianReading *out, const BeianShape *shape, const char *text);

/* For types without any. */
extern const char *const beian_type_no_doubts[];

/* Adds the doubts that the 18 characters of CODE raise; GB 32100. */
void beian_credit_code_doubt(const char *code, BeianReading *out);

extern const BeianType beian_type_army_code, beian_type_bundle_id, beian_type_code, beian_type_credit_code,
	beian_type_date, beian_type_document_number, beian_type_domain, beian_type_email,
	beian_type_entity_number, beian_type_file, beian_type_filing_password, beian_type_fingerprint_md5,
	beian_type_fingerprint_sha1, beian_type_foreigner_card, beian_type_hk_macao_permit, beian_type_host,
	beian_type_ip, beian_type_landline, beian_type_licence_number, beian_type_medical_licence,
	beian_type_mobile, beian_type_note, beian_type_number, beian_type_organisation_code,
	beian_type_package_name, beian_type_passport, beian_type_public_key, beian_type_region,
	beian_type_residence_card, beian_type_resident_id, beian_type_service_code, beian_type_service_number,
	beian_type_taiwan_permit, beian_type_text, beian_type_url, beian_type_yes_no;
