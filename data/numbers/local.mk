nobase_dist_pkgdata_DATA += \
	data/numbers/state.csv
