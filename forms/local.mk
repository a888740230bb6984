# Automake knows no wildcards; tests/lint/tarball.sh compares this list with what is in the tree.
nobase_dist_pkgdata_DATA += \
	forms/add-access/form.xml \
	forms/add-access/text.en.xml \
	forms/add-access/text.zh.xml \
	forms/add-service/form.xml \
	forms/add-service/text.en.xml \
	forms/add-service/text.zh.xml \
	forms/cancel/form.xml \
	forms/cancel/text.en.xml \
	forms/cancel/text.zh.xml \
	forms/claim/form.xml \
	forms/claim/text.en.xml \
	forms/claim/text.zh.xml \
	forms/first/form.xml \
	forms/first/text.en.xml \
	forms/first/text.zh.xml \
	forms/materials/form.xml \
	forms/materials/text.en.xml \
	forms/materials/text.zh.xml \
	forms/modify/form.xml \
	forms/modify/text.en.xml \
	forms/modify/text.zh.xml \
	forms/shared/entity.xml \
	forms/shared/entity-filed.xml \
	forms/shared/entity-kind.xml \
	forms/shared/entity-materials.xml \
	forms/shared/entity-person.xml \
	forms/shared/person.xml \
	forms/shared/service-access.xml \
	forms/shared/service-domain.xml \
	forms/shared/service-materials.xml \
	forms/shared/service-site.xml \
	forms/shared/text.en.xml \
	forms/shared/text.zh.xml \
	forms/which/form.xml \
	forms/which/text.en.xml \
	forms/which/text.zh.xml
