nobase_dist_pkgdata_DATA += \
	data/letters/approval.xml \
	data/letters/commitment.xml \
	data/letters/domain.xml \
	data/letters/hints.xml \
	data/letters/inspection.xml \
	data/letters/person.xml \
	data/letters/remarks.xml
