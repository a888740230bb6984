/* used: which files of data the program names itself, not forms, rules and letters. */
#include "config.h"
#include "core/lint/orphan.h"

const BeianProgramUse beian_program_uses[] = {
	{"data/codes/code-table.csv", "core/codes/codes.h", "code-table"},
	{"data/codes/day.csv", "core/records/course.c", "day"},
	{"data/codes/file-format.csv", "core/transform/miit.c", "file-format"},
	{"data/codes/file-use.csv", "core/transform/miit.c", "file-use"},
	{"data/codes/filing-kind.csv", "core/rules/guide.c", "filing-kind"},
	{"data/codes/guide-subject.csv", "core/rules/guide.c", "guide-subject"},
	{"data/codes/province.csv", "core/rules/guide.c", "province"},
	{"data/codes/region.csv", "core/types/region.c", "region"},
	{"data/codes/yes-no-unknown.csv", "core/wizard/outline.c", "yes-no-unknown"},
	{"data/numbers/state.csv", "core/records/number.c", "state"},
	{"data/tasks/due.csv", "core/records/course.c", "due"},
	{"data/tasks/notice.csv", "core/records/course.c", "notice"},
	{"data/tasks/operation.csv", "core/records/course.c", "operation"},
	{"data/tasks/result.csv", "core/records/course.c", "result"},
	{"data/tasks/show.csv", "core/records/course.c", "show"},
	{"data/tasks/state.csv", "core/records/course.c", "state"},
	{"data/transform/miit-3.0-download.xsd", "core/app/download.c", "miit-3.0-download.xsd"},
	{"data/transform/miit-3.0-notice.xsl", "core/transform/record.c", "miit-3.0-notice.xsl"},
	{"data/transform/miit-3.0-record.xsl", "core/transform/record.c", "miit-3.0-record.xsl"},
	{"data/transform/miit-3.0.xsd", "core/app/export.c", "miit-3.0.xsd"},
	{"data/transform/miit-3.0.xsl", "core/transform/miit.c", "miit-3.0.xsl"},
	{"data/transform/native-record.xsl", "core/transform/record.c", "native-record.xsl"},
	{"data/transform/notice.xsd", "core/transform/record.c", "notice.xsd"},
	{"data/transform/record.xsd", "core/transform/record.c", "record.xsd"},
	{NULL, NULL, NULL},
};
