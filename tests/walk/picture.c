#include "config.h"
#include "core/base/file.h"
#include "core/materials/picture.h"
#include "tests/walk/picture.h"
#include <criterion/criterion.h>

#define LIMIT_BYTES (1024 * 1024)

/* Read once, kept till the end. */
static struct {
	const char *file;
	char *answer; /* NULL: not read yet */
	GBytes *bytes;
} pictures[PICTURES] = {
	{"first-enterprise/licence.jpg", NULL, NULL},
	{"first-enterprise/card-front.jpg", NULL, NULL},
	{"first-enterprise/card-back.jpg", NULL, NULL},
	{"first-enterprise/domain-certificate.jpg", NULL, NULL},
	{"first-app/icon.png", NULL, NULL},
};

const char *
picture_answer(guint index)
{
	BeianPicture picture;

	if (pictures[index].answer != NULL)
		return pictures[index].answer;
	g_autofree char *path =
		g_build_filename(g_getenv("top_srcdir"), "tests", "samples", pictures[index].file, NULL);
	g_autofree char *name = g_path_get_basename(path);
	GBytes *bytes = beian_file_read(path, LIMIT_BYTES, NULL);
	cr_assert_not_null(bytes, "%s", path);
	beian_picture_probe_bytes(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), &picture);
	g_autofree char *facts = beian_picture_facts(&picture);
	pictures[index].bytes = bytes;
	pictures[index].answer = g_strconcat(facts, " ", name, NULL);
	return pictures[index].answer;
}

GBytes *
picture_bytes(const char *sha256, gpointer data G_GNUC_UNUSED, GError **error)
{
	for (guint i = 0; i < PICTURES; i++)
		if (g_str_has_prefix(picture_answer(i), sha256))
			return g_bytes_ref(pictures[i].bytes);
	g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "no picture %s", sha256);
	return NULL;
}
