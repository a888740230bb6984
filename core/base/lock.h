/* lock: "who has this open", as a lock the kernel holds, so that a killed program leaves none behind. */
#pragma once
#include <glib.h>

typedef struct BeianLock BeianLock;

/*
 * Takes the lock on the file at PATH (made with mode 0600 when absent) and writes WHO into it.
 * NULL with *ERROR when it cannot be taken; when another process has it, *HOLDER is what that one wrote (free
 * with g_free).
 */
BeianLock *beian_lock_take(const char *path, const char *who, char **holder, GError **error);
/* Gives the lock back. NULL-safe. */
void beian_lock_free(BeianLock *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(BeianLock, beian_lock_free)
