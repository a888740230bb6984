#include "config.h"
#include "core/lint/name.h"
#include <string.h>

static gboolean
leads_to(const char *path, const BeianQuestion *question)
{
	const char *asked = question->path;
	gsize length = strlen(path), whole = strlen(asked);

	if (strncmp(asked, path, length) == 0)
		return length == 0 || asked[length] == '\0' || asked[length] == '/';
	return question->type != NULL && strcmp(question->type->name, "file") == 0 &&
	       strncmp(path, asked, whole) == 0 && strcmp(path + whole, "/file") == 0;
}

gboolean
beian_lint_is_asked(const GPtrArray *forms, const char *path)
{
	for (guint i = 0; i < forms->len; i++) {
		const GPtrArray *questions = beian_form_questions(forms->pdata[i]);
		for (guint j = 0; j < questions->len; j++)
			if (leads_to(path, questions->pdata[j]))
				return TRUE;
	}
	return FALSE;
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

GPtrArray *
beian_lint_files(const char *folder, const char *suffix)
{
	g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);

	for (const char *name; dir != NULL && (name = g_dir_read_name(dir)) != NULL;)
		if (g_str_has_suffix(name, suffix))
			g_ptr_array_add(names, g_strdup(name));
	g_ptr_array_sort(names, compare_names);
	return names;
}
