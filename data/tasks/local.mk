nobase_dist_pkgdata_DATA += \
	data/tasks/due.csv \
	data/tasks/notice.csv \
	data/tasks/operation.csv \
	data/tasks/result.csv \
	data/tasks/show.csv \
	data/tasks/state.csv
