#include "config.h"
#include "tests/support/house.h"
#include "core/filing/answers.h"
#include <criterion/criterion.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>

const char *
house_folder(void)
{
	static char *folder;

	if (folder == NULL)
		folder = g_build_filename(g_getenv("top_srcdir"), "tests", "fixtures", "house", NULL);
	return folder;
}

BeianCodes *
house_codes(void)
{
	g_autofree char *folder = g_build_filename(house_folder(), "data", "codes", NULL);

	return beian_codes_new(folder);
}

BeianForm *
house_form(BeianCodes *codes, const char *kind)
{
	g_autoptr(GError) error = NULL;
	BeianForm *form = beian_form_read(house_folder(), kind, codes, &error);

	cr_assert_not_null(form, "the house's form is right: %s", error != NULL ? error->message : "");
	return form;
}

House
house_open(void)
{
	BeianCodes *codes = house_codes();
	BeianForm *form = house_form(codes, "first");

	return (House){codes, form, beian_filing_new(form, "0a1b2c3d")};
}

void
house_clear(House *house)
{
	beian_filing_free(house->filing);
	beian_form_free(house->form);
	beian_codes_free(house->codes);
}

void
answer(BeianFiling *filing, const char *path, const char *text)
{
	g_autoptr(BeianStep) step = beian_step_new();
	g_autoptr(GError) error = NULL;

	for (const char *slash = strchr(path, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
		g_autofree char *instance =
			g_strndup(path, (gsize)(slash + 1 - path) + strcspn(slash + 1, "/"));
		if (g_ascii_isdigit(slash[1]))
			cr_assert(beian_filing_add_numbered(filing, instance, step, &error), "%s: %s",
				instance, error != NULL ? error->message : "");
	}
	cr_assert(beian_filing_set(filing, path, text, step, &error), "%s: %s", path,
		error != NULL ? error->message : "");
}

void
answer_plain(BeianFiling *filing)
{
	g_autofree char *path =
		g_build_filename(house_folder(), "tests", "samples", "first-plain", "answers.txt", NULL);
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	g_autofree char *text = NULL;
	gsize size_bytes;

	cr_assert(g_file_get_contents(path, &text, &size_bytes, NULL));
	g_autoptr(GArray) lines = beian_answers_read(text, size_bytes, path, complaints);
	cr_assert_eq(complaints->len, 0);
	for (guint i = 0; i < lines->len; i++)
		answer(filing, g_array_index(lines, BeianAnswerLine, i).path,
			g_array_index(lines, BeianAnswerLine, i).text);
}

static void
print_key(const char *key, const char *text, gpointer data)
{
	g_string_append_printf(data, "%s=%s\n", key, text);
}

char *
filing_print(const BeianFiling *filing)
{
	GString *all = g_string_new(NULL);

	beian_filing_each(filing, "", print_key, all);
	return g_string_free(all, FALSE);
}

static char *
xml_print(const BeianXml *xml)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GBytes) bytes = beian_xml_write(xml, "UTF-8", &error);
	gsize size_bytes;

	cr_assert_not_null(bytes, "it can be written: %s", error != NULL ? error->message : "");
	const char *text = g_bytes_get_data(bytes, &size_bytes);
	const char *start = g_strstr_len(text, (gssize)size_bytes, "?>\n");
	cr_assert_not_null(start);
	return g_strndup(start + 3, size_bytes - (gsize)(start + 3 - text));
}

char *
document_print(const BeianFiling *filing)
{
	g_autoptr(BeianDocument) document = beian_document_new(filing);

	return xml_print(document->xml);
}

char *
package_print(const BeianFiling *filing)
{
	g_autoptr(BeianDocument) document = beian_document_new(filing);
	g_autoptr(BeianXml) xml = beian_document_for_package(document, filing, TRUE);

	return xml_print(xml);
}

/* nftw has no argument for its caller; one test copies one house at a time. */
static const char *copy_to;

static int
copy_one(const char *path, const struct stat *status, int type, struct FTW *where)
{
	g_autofree char *target = g_build_filename(copy_to, path + strlen(house_folder()), NULL);
	g_autofree char *content = NULL;
	gsize size_bytes;
	(void)status, (void)where;

	if (type == FTW_D)
		return g_mkdir_with_parents(target, 0700);
	return g_file_get_contents(path, &content, &size_bytes, NULL) &&
			       g_file_set_contents(target, content, (gssize)size_bytes, NULL)
		       ? 0
		       : -1;
}

char *
house_copy(void)
{
	char *folder = g_dir_make_tmp("beian-house-XXXXXX", NULL);

	cr_assert_not_null(folder);
	copy_to = folder;
	cr_assert_eq(nftw(house_folder(), copy_one, 8, FTW_PHYS), 0);
	return folder;
}

static int
remove_one(const char *path, const struct stat *status, int type, struct FTW *where)
{
	(void)status, (void)type, (void)where;
	return remove(path);
}

void
house_remove(char *folder)
{
	nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
	g_free(folder);
}

void
house_write(const char *folder, const char *name, const char *content)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autofree char *above = g_path_get_dirname(path);

	cr_assert_eq(g_mkdir_with_parents(above, 0700), 0);
	cr_assert(g_file_set_contents(path, content, -1, NULL));
}

void
house_replace(const char *folder, const char *name, const char *old, const char *new)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autofree char *content = NULL;

	cr_assert(g_file_get_contents(path, &content, NULL, NULL));
	const char *at = strstr(content, old);
	cr_assert_not_null(at, "%s holds \"%s\"", name, old);
	g_autofree char *changed =
		g_strdup_printf("%.*s%s%s", (int)(at - content), content, new, at + strlen(old));
	cr_assert(g_file_set_contents(path, changed, -1, NULL));
}
