EXTRA_DIST += \
	%reldir%/decisions/0001-dependencies.md \
	%reldir%/decisions/0002-one-map-of-keys.md \
	%reldir%/decisions/0003-rebuilt-and-judged-anew.md \
	%reldir%/decisions/0004-one-byte-form-of-packages.md \
	%reldir%/decisions/0005-gbk-is-code-page-936.md \
	%reldir%/decisions/0006-libform-as-layout.md \
	%reldir%/decisions/0007-reasons-are-data.md \
	%reldir%/decisions/0008-same-as-carries-the-path.md \
	%reldir%/decisions/0009-rollback-journal-no-fts.md \
	%reldir%/decisions/0010-questions-that-rules-need.md \
	%reldir%/decisions/0011-session-takes-from-its-message.md \
	%reldir%/decisions/0012-engine-is-loaded-late.md \
	%reldir%/decisions/0013-which-ids-of-the-reference-have-no-rule.md \
	%reldir%/decisions/0014-records-keep-what-came.md \
	%reldir%/decisions/0015-csv-of-spreadsheet-programs.md \
	%reldir%/decisions/0016-the-record-below-base.md \
	%reldir%/decisions/0017-a-service-that-is-an-app.md \
	%reldir%/decisions/0019-provinces-are-rows.md \
	%reldir%/recipes/README.md \
	%reldir%/recipes/add-a-code-list.md \
	%reldir%/recipes/add-a-kind.md \
	%reldir%/recipes/add-a-page.md \
	%reldir%/recipes/add-a-question.md \
	%reldir%/recipes/add-a-rule.md \
	%reldir%/recipes/add-a-subcommand.md \
	%reldir%/recipes/add-a-type.md \
	%reldir%/recipes/change-a-province.md
