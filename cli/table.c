/* table: the subcommands, in the order of the help. */
#include "config.h"
#include "cli/cli.h"

const BeianSubcommand *const beian_subcommands[] = {
	&beian_subcommand_kind,
	&beian_subcommand_new,
	&beian_subcommand_set,
	&beian_subcommand_unset,
	&beian_subcommand_add,
	&beian_subcommand_remove,
	&beian_subcommand_attach,
	&beian_subcommand_confirm,
	&beian_subcommand_list,
	&beian_subcommand_search,
	&beian_subcommand_show,
	&beian_subcommand_delete,
	&beian_subcommand_undo,
	&beian_subcommand_redo,
	&beian_subcommand_refresh,
	&beian_subcommand_check,
	&beian_subcommand_explain,
	&beian_subcommand_export,
	&beian_subcommand_verify,
	&beian_subcommand_import,
	&beian_subcommand_records,
	&beian_subcommand_tasks,
	&beian_subcommand_backup,
	&beian_subcommand_fill,
	&beian_subcommand_lint,
	&beian_subcommand_dump,
	NULL,
};
