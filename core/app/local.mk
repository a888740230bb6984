noinst_LIBRARIES += %reldir%/libapp.a
%canon_reldir%_libapp_a_SOURCES = \
	%reldir%/advised.c \
	%reldir%/advised.h \
	%reldir%/app.c \
	%reldir%/app.h \
	%reldir%/approval.c %reldir%/approval.h \
	%reldir%/arrivals.h \
	%reldir%/batch.c %reldir%/batch.h \
	%reldir%/batch_instance.c %reldir%/batch_instance.h \
	%reldir%/batch_out.c \
	%reldir%/batch_row.c %reldir%/batch_row.h \
	%reldir%/configuration.c \
	%reldir%/configuration.h \
	%reldir%/download.c \
	%reldir%/download.h \
	%reldir%/download_notice.c \
	%reldir%/download_picture.c \
	%reldir%/download_black.c \
	%reldir%/download_record.c \
	%reldir%/download_result.c \
	%reldir%/download_table.c \
	%reldir%/draft.c \
	%reldir%/draft.h \
	%reldir%/draft_rows.c \
	%reldir%/draft_rows.h \
	%reldir%/export.c \
	%reldir%/fact.c \
	%reldir%/fact_record.c %reldir%/fact_record.h \
	%reldir%/export.h \
	%reldir%/house.h \
	%reldir%/imported.c \
	%reldir%/import.c \
	%reldir%/import.h \
	%reldir%/inventory.c %reldir%/inventory.h \
	%reldir%/inventory_act.c \
	%reldir%/inventory_filed.c \
	%reldir%/inventory_follow.c \
	%reldir%/notice_rows.c %reldir%/notice_rows.h \
	%reldir%/notices.c %reldir%/notices.h \
	%reldir%/notices_draft.c \
	%reldir%/notices_rectify.c \
	%reldir%/number_rows.c %reldir%/number_rows.h \
	%reldir%/papers.c %reldir%/papers.h \
	%reldir%/progress.c %reldir%/progress.h \
	%reldir%/progress_tasks.c \
	%reldir%/records.c \
	%reldir%/reread.c %reldir%/reread.h \
	%reldir%/records.h \
	%reldir%/refresh.c \
	%reldir%/refresh.h \
	%reldir%/rows.c \
	%reldir%/rows.h \
	%reldir%/run.c %reldir%/run.h \
	%reldir%/run_notice.c \
	%reldir%/standing.c %reldir%/standing.h \
	%reldir%/task_rows.c %reldir%/task_rows.h
