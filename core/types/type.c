#include "config.h"
#include "core/base/text.h"
#include "core/types/spelling.h"
#include "core/types/types.h"
#include <stdlib.h>
#include <string.h>

/* In the order of their names, which the search relies on. */
static const BeianType *const types[] = {
	&beian_type_army_code,
	&beian_type_bundle_id,
	&beian_type_code,
	&beian_type_credit_code,
	&beian_type_date,
	&beian_type_document_number,
	&beian_type_domain,
	&beian_type_email,
	&beian_type_entity_number,
	&beian_type_file,
	&beian_type_filing_password,
	&beian_type_fingerprint_md5,
	&beian_type_fingerprint_sha1,
	&beian_type_foreigner_card,
	&beian_type_hk_macao_permit,
	&beian_type_host,
	&beian_type_ip,
	&beian_type_landline,
	&beian_type_licence_number,
	&beian_type_medical_licence,
	&beian_type_mobile,
	&beian_type_note,
	&beian_type_number,
	&beian_type_organisation_code,
	&beian_type_package_name,
	&beian_type_passport,
	&beian_type_public_key,
	&beian_type_region,
	&beian_type_residence_card,
	&beian_type_resident_id,
	&beian_type_service_code,
	&beian_type_service_number,
	&beian_type_taiwan_permit,
	&beian_type_text,
	&beian_type_url,
	&beian_type_yes_no,
	NULL,
};

static int
compare_name(const void *name, const void *type)
{
	return strcmp(name, (*(const BeianType *const *)type)->name);
}

const BeianType *
beian_type_find(const char *name)
{
	const BeianType *const *found =
		bsearch(name, types, G_N_ELEMENTS(types) - 1, sizeof *types, compare_name);

	return found == NULL ? NULL : *found;
}

const BeianType *const *
beian_type_all(void)
{
	return types;
}

/* A copy of TEXT with every line ended by one line feed: a return is lost when XML is read back. */
static char *
unify_line_ends(const char *text)
{
	GString *lines = g_string_sized_new(strlen(text));

	for (; *text != '\0'; text++) {
		if (*text != '\r')
			g_string_append_c(lines, *text);
		else if (text[1] != '\n')
			g_string_append_c(lines, '\n');
	}
	return g_string_free(lines, FALSE);
}

void
beian_type_read(const BeianType *type, const char *text, const BeianFacets *facets, BeianReading *out)
{
	static const BeianFacets no_facets = {0};
	g_autofree char *lines = unify_line_ends(text);

	*out = (BeianReading){0};
	if (!beian_text_is_writable(lines)) {
		beian_reading_refuse(out, "text.characters", NULL);
		return;
	}
	g_autofree char *normal = beian_text_normalise(lines);
	g_autofree char *plain = beian_spelling_plain(normal);
	if (*plain == '\0') {
		beian_reading_refuse(out, "text.empty", NULL);
		return;
	}
	type->read(normal, facets == NULL ? &no_facets : facets, out);
	g_assert((out->value == NULL) != (out->reason == NULL));
}
