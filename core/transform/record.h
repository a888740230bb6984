/* record: records of ours (data/transform/record.xsd), and notices, from what the ministry's interface 3.0
 * sends, and from filings. */
#pragma once
#include "core/codes/codes.h"
#include "core/xml/document.h"

/* What makes records, read once: a stylesheet, the numbers of the code lists, the schema. */
typedef struct BeianRecordMaker BeianRecordMaker;

/* Makes records of elements Baxx, that fit miit-3.0-download.xsd. TRANSFORMS is the folder of the
 * stylesheets. NULL with *ERROR. */
BeianRecordMaker *beian_record_maker_for_miit(BeianCodes *codes, const char *transforms, GError **error);
/* Makes notices (data/transform/notice.xsd) of the elements of HCJG, XGTZ, HSRW and WBAWZLB likewise. NULL
 * with *ERROR. */
BeianRecordMaker *beian_notice_maker_for_miit(BeianCodes *codes, const char *transforms, GError **error);
/* Makes records of filings as packages carry them. NULL with *ERROR. */
BeianRecordMaker *beian_record_maker_for_native(const char *transforms, GError **error);
void beian_record_maker_free(BeianRecordMaker *maker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianRecordMaker, beian_record_maker_free)

/* The record that SOURCE makes, checked against the schema of records; NAME is what messages call it. NULL
 * with *ERROR (not good). */
BeianXml *beian_record_maker_make(
	BeianRecordMaker *maker, const BeianXml *source, const char *name, GError **error);
