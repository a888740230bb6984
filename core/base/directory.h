/* directory: where the program finds its data and keeps the user's. */
#pragma once
#include <glib.h>

/* The tree that holds forms/ and data/: $BEIAN_DATADIR, else the installed one. Borrowed for the life of the
 * program. */
const char *beian_directory_data(void);

/* Where the program's own modules lie: $BEIAN_LIBDIR, else the installed place. Borrowed. */
const char *beian_directory_modules(void);

/* Message catalogues: $BEIAN_LOCALEDIR, else the installed ones. Borrowed. */
const char *beian_directory_locale(void);

/*
 * The user's data: $BEIAN_HOME, else $XDG_DATA_HOME/beian; made with mode 0700 when absent.
 * Free with g_free; NULL with *ERROR when it cannot be made or is not a directory.
 */
char *beian_directory_home(GError **error);
/* Where that is, or would be: nothing is made. Free with g_free. */
char *beian_directory_home_name(void);

/* The folder "rules" beside the configuration file, with the user's own rules; NULL when there is none. Free
 * with g_free. */
char *beian_directory_own_rules(void);
/* The configuration file, which need not exist: $BEIAN_HOME/config, else $XDG_CONFIG_HOME/beian/config. Free
 * with g_free. */
char *beian_directory_config_file(void);
