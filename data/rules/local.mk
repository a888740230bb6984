nobase_dist_pkgdata_DATA += \
	data/rules/cases/D08-exactly-three-months.case \
	data/rules/cases/D08-open.case \
	data/rules/cases/D08-too-soon.case \
	data/rules/cases/S06-fits.case \
	data/rules/cases/S06-mistyped.case \
	data/rules/cases/S32-different.case \
	data/rules/cases/S32-same.case \
	data/rules/cases/X01-common.case \
	data/rules/cases/X01-native.case \
	data/rules/cases/X01-rare.case \
	data/rules/cases/X02-missing.case \
	data/rules/cases/X02-there.case \
	data/rules/cases/X03-ipv4.case \
	data/rules/cases/X03-ipv6.case \
	data/rules/cases/X04-large.case \
	data/rules/cases/X04-png.case \
	data/rules/cases/X04-small.case \
	data/rules/cases/X05-app.case \
	data/rules/cases/X05-website.case \
	data/rules/domain.xml \
	data/rules/entity.xml \
	data/rules/miit-3.0.xml \
	data/rules/person.xml \
	data/rules/reasons.xml
