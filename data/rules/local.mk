nobase_dist_pkgdata_DATA += \
	data/rules/cases/D08-exactly-three-months.case \
	data/rules/cases/D08-open.case \
	data/rules/cases/D08-too-soon.case \
	data/rules/cases/S06-fits.case \
	data/rules/cases/S06-mistyped.case \
	data/rules/cases/S32-different.case \
	data/rules/cases/S32-same.case \
	data/rules/domain.xml \
	data/rules/entity.xml \
	data/rules/person.xml \
	data/rules/reasons.xml
