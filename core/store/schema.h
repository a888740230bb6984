/* schema: what the file is made of, one step a version. For this room only. */
#pragma once
#include "core/base/error.h"
#include "core/store/store.h"

/* "BEIA": says at byte 68 of the file whose it is. */
#define BEIAN_SCHEMA_APPLICATION_ID 0x42454941
/* The version this program writes. */
#define BEIAN_SCHEMA_VERSION 8

/*
 * Brings the open STORE to the version of this program, all steps in one transaction, and checks that it has
 * what that version has.
 */
gboolean beian_schema_bring_up(BeianStore *store, GError **error);
