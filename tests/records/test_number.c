/* Number: the states of service numbers are data, and what is wrong with them is told. */
#include "config.h"
#include "core/records/number.h"
#include "tests/support/leakcheck.h"
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

TestSuite(number, .fini = leakcheck);

static BeianNumberStates *
shipped(void)
{
	g_autoptr(GError) error = NULL;
	BeianNumberStates *states = beian_number_states_read(g_getenv("BEIAN_DATADIR"), &error);

	cr_assert_not_null(states, "%s", error != NULL ? error->message : "");
	return states;
}

Test(number, what_was_used_or_is_void_never_changes)
{
	static const struct {
		const char *from, *to;
		gboolean allowed;
	} rows[] = {
		{"init", "bound", TRUE},
		{"bound", "recording", TRUE},
		{"bound", "expired", TRUE},
		{"bound", "init", FALSE},
		{"bound", "recorded", FALSE},
		{"recording", "recorded", TRUE},
		{"recording", "bound", TRUE},
		{"recorded", "bound", FALSE},
		{"recorded", "recording", FALSE},
		{"recorded", "expired", FALSE},
		{"expired", "bound", FALSE},
	};
	g_autoptr(BeianNumberStates) states = shipped();

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		cr_expect_eq(beian_state_leads_to(beian_number_state(states, rows[i].from),
				     beian_number_state(states, rows[i].to)),
			rows[i].allowed, "%s → %s", rows[i].from, rows[i].to);
}

Test(number, a_state_is_known_by_id_name_and_code)
{
	static const char *const rows[][2] = {{"bound", "bound"}, {"BOUND", "bound"}, {"可用", "bound"},
		{"4", "recording"}, {"filing in progress", "recording"}, {"已用", "recorded"}};
	g_autoptr(BeianNumberStates) states = shipped();
	g_autoptr(GError) error = NULL;

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		cr_expect_str_eq(beian_number_state_parse(states, rows[i][0], NULL)->id, rows[i][1]);
	cr_expect_null(beian_number_state_parse(states, "recoded", &error));
	cr_expect_not_null(strstr(error->message, "recorded"));
}

Test(number, a_table_with_mistakes_is_refused_with_all_of_them)
{
	g_autofree char *home = g_dir_make_tmp("beian-numbers-XXXXXX", NULL);
	g_autofree char *folder = g_build_filename(home, "data", "numbers", NULL);
	g_autofree char *file = g_build_filename(folder, "state.csv", NULL);
	g_autofree char *data = g_build_filename(home, "data", NULL);
	static const char text[] = "token,miit-3.0,zh,en,pinyin,valid-from,valid-to,confidence,source,date,"
				   "code,next,marks\n"
				   "bound,,可用,bound,,,,high,x,2026-11-23,1,used,begins free shiny\n";
	g_autoptr(GError) error = NULL;

	cr_assert_eq(g_mkdir_with_parents(folder, 0700), 0);
	cr_assert(g_file_set_contents(file, text, -1, NULL));
	cr_expect_null(beian_number_states_read(home, &error));
	cr_expect_not_null(strstr(error->message, "used"));
	cr_expect_not_null(strstr(error->message, "shiny"));
	cr_expect_not_null(strstr(error->message, "void"), "a mark that no state has");
	g_remove(file);
	g_rmdir(folder);
	g_rmdir(data);
	g_rmdir(home);
}
