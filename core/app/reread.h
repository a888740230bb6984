/* reread: records that an earlier version took in, found by all that this one looks for. */
#pragma once
#include "core/app/app.h"
#include "core/records/record.h"
#include "core/store/record.h"

/*
 * The store, for who looks for records: those that an earlier version took in have the keys and words of this
 * one from then on. The first call may take long (some thousand records a second), all others nothing.
 * Borrowed from APP. NULL with *ERROR; what was done until then stays done.
 */
BeianStore *beian_app_record_store(BeianApp *app, GError **error);

/* What the store finds the record of SUMMARY by: elements BeianRecordKey, which borrow from it. Free with
 * g_array_unref. */
GArray *beian_record_keys(const BeianRecordSummary *summary);
