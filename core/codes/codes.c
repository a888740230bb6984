#include "config.h"
#include "core/codes/codes.h"
#include "core/base/text.h"
#include "core/codes/list.h"
#include "core/codes/words.h"
#include <string.h>

struct BeianCodes {
	BeianVocabulary vocabulary; /* first: types hand it back to us */
	char *codes_folder, *words_folder, *pinyin_file;
	BeianPinyin *pinyin;       /* NULL: not needed yet */
	char *own_words;           /* folder of the user's own; NULL: none */
	GHashTable *lists, *words; /* id → Loaded */
	GPtrArray *forgotten;      /* of Loaded: rows of theirs are lent */
	BeianCodesImports *imports;
	gpointer imports_data;
};

/* A list that was asked for: itself, or why there is none. */
typedef struct {
	gpointer list;
	GDestroyNotify free;
	GError *error;
} Loaded;

static void
loaded_free(gpointer data)
{
	Loaded *loaded = data;

	if (loaded->list != NULL)
		loaded->free(loaded->list);
	g_clear_error(&loaded->error);
	g_free(loaded);
}

static int
compare_names(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names of the files "NAME.csv" in FOLDER, sorted; none when it cannot be read. */
static char **
ids_in(const char *folder)
{
	g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
	GPtrArray *ids = g_ptr_array_new();
	const char *name;

	while (directory != NULL && (name = g_dir_read_name(directory)) != NULL)
		if (g_str_has_suffix(name, ".csv") && name[0] != '.')
			g_ptr_array_add(ids, g_strndup(name, strlen(name) - 4));
	g_ptr_array_sort(ids, compare_names);
	g_ptr_array_add(ids, NULL);
	return (char **)g_ptr_array_free(ids, FALSE);
}

/* The path of the list ID in FOLDER, when there is such a file; ids are names and never lead elsewhere. */
static char *
find_file(const char *folder, const char *id, GError **error)
{
	g_autofree char *name = g_strconcat(id, ".csv", NULL);
	g_autofree char *path = g_build_filename(folder, name, NULL);

	if (*id != '\0' && id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0' &&
		g_file_test(path, G_FILE_TEST_EXISTS))
		return g_steal_pointer(&path);

	g_auto(GStrv) ids = ids_in(folder);
	const char *nearest = beian_text_nearest(id, (const char *const *)ids);
	if (nearest != NULL)
		beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("There is no list \"%s\" in %s; did you mean \"%s\"?"), id, folder, nearest);
	else
		beian_error_set(error, BEIAN_ERROR_CANNOT,
			_("There is no list \"%s\" in %s; install the program again, or set BEIAN_DATADIR."),
			id, folder);
	return NULL;
}

/* Read when the first row needs it that an imported table alone has; NULL: the file cannot be read, which
 * lint says, and such rows are found by their labels. */
static const BeianPinyin *
pinyin(BeianCodes *codes)
{
	if (codes->pinyin == NULL)
		codes->pinyin = beian_pinyin_read(codes->pinyin_file, NULL);
	return codes->pinyin;
}

gboolean
beian_codes_check_pinyin(const BeianCodes *codes, GError **error)
{
	g_autoptr(BeianPinyin) read = beian_pinyin_read(codes->pinyin_file, error);

	return read != NULL;
}

/* Puts what was imported for the list ID into LIST. */
static void
take_imports(BeianCodes *codes, const char *id, BeianCodeList *list)
{
	g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(BeianCodeImport));
	const char *adds = NULL;

	if (codes->imports != NULL && codes->imports(id, rows, &adds, codes->imports_data))
		beian_list_merge(list, (const BeianCodeImport *)(void *)rows->data, rows->len,
			adds != NULL ? pinyin(codes) : NULL, adds);
}

static const Loaded *
load_codes(BeianCodes *codes, const char *id)
{
	Loaded *loaded = g_hash_table_lookup(codes->lists, id);

	if (loaded != NULL)
		return loaded;
	loaded = g_new0(Loaded, 1);
	loaded->free = (GDestroyNotify)beian_list_free;
	g_autofree char *path = find_file(codes->codes_folder, id, &loaded->error);
	if (path != NULL)
		loaded->list = beian_list_read(path, id, &loaded->error);
	if (loaded->list != NULL)
		take_imports(codes, id, loaded->list);
	g_hash_table_insert(codes->lists, g_strdup(id), loaded);
	return loaded;
}

/* The file of the user's own words for the list ID; NULL: there is none. Free with g_free. */
static char *
own_words(const BeianCodes *codes, const char *id)
{
	g_autofree char *name = g_strconcat(id, ".csv", NULL);
	g_autofree char *path =
		codes->own_words != NULL ? g_build_filename(codes->own_words, name, NULL) : NULL;

	return path != NULL && g_file_test(path, G_FILE_TEST_EXISTS) ? g_steal_pointer(&path) : NULL;
}

static const Loaded *
load_words(BeianCodes *codes, const char *id)
{
	Loaded *loaded = g_hash_table_lookup(codes->words, id);

	if (loaded != NULL)
		return loaded;
	loaded = g_new0(Loaded, 1);
	loaded->free = (GDestroyNotify)beian_word_list_free;
	g_autofree char *path = find_file(codes->words_folder, id, &loaded->error);
	g_autofree char *own = own_words(codes, id);
	if (path != NULL)
		loaded->list = beian_word_list_read(path, own, &loaded->error);
	g_hash_table_insert(codes->words, g_strdup(id), loaded);
	return loaded;
}

static gpointer
list_or_error(const Loaded *loaded, GError **error)
{
	if (loaded->list == NULL && error != NULL)
		*error = g_error_copy(loaded->error);
	return loaded->list;
}

static const char *
token(const BeianVocabulary *self, const char *id, const char *text)
{
	BeianCodeList *list = load_codes((BeianCodes *)self, id)->list;
	const BeianCode *row = list != NULL ? beian_list_named(list, text) : NULL;

	return row != NULL ? row->token : NULL;
}

BeianCodes *
beian_codes_new(const char *directory)
{
	BeianCodes *codes = g_new0(BeianCodes, 1);
	g_autofree char *folder = g_canonicalize_filename(directory, NULL);
	g_autofree char *beside = g_path_get_dirname(folder);

	codes->vocabulary.token = token;
	codes->codes_folder = g_strdup(directory);
	codes->words_folder = g_build_filename(beside, "words", NULL);
	codes->pinyin_file = g_build_filename(beside, "pinyin", "reading.csv", NULL);
	codes->lists = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, loaded_free);
	codes->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, loaded_free);
	codes->forgotten = g_ptr_array_new_with_free_func(loaded_free);
	return codes;
}

void
beian_codes_use_imports(BeianCodes *codes, BeianCodesImports *imports, gpointer data)
{
	codes->imports = imports;
	codes->imports_data = data;
}

void
beian_codes_forget(BeianCodes *codes)
{
	GHashTableIter each;
	gpointer id, loaded;

	g_hash_table_iter_init(&each, codes->lists);
	while (g_hash_table_iter_next(&each, &id, &loaded)) {
		g_hash_table_iter_steal(&each);
		g_free(id);
		g_ptr_array_add(codes->forgotten, loaded);
	}
}

void
beian_codes_free(BeianCodes *codes)
{
	if (codes == NULL)
		return;
	g_hash_table_unref(codes->lists);
	g_hash_table_unref(codes->words);
	g_ptr_array_unref(codes->forgotten);
	g_free(codes->codes_folder);
	g_free(codes->words_folder);
	g_free(codes->pinyin_file);
	beian_pinyin_free(codes->pinyin);
	g_free(codes->own_words);
	g_free(codes);
}

const BeianVocabulary *
beian_codes_vocabulary(BeianCodes *codes)
{
	return &codes->vocabulary;
}

const BeianCodeList *
beian_codes_list(BeianCodes *codes, const char *id, GError **error)
{
	return list_or_error(load_codes(codes, id), error);
}

char **
beian_codes_ids(const BeianCodes *codes)
{
	return ids_in(codes->codes_folder);
}

char *
beian_codes_region_name(BeianCodes *codes, const char *code, BeianLanguage language)
{
	const BeianCodeList *regions = load_codes(codes, "region")->list;
	const BeianCode *row = regions != NULL ? beian_code_list_find(regions, code) : NULL;

	return row != NULL
		       ? beian_list_region_name(regions, (guint)(row - regions->rows), G_MAXUINT, language)
		       : NULL;
}

static const char *
find_word(BeianCodes *codes, const char *id, const char *scope, const char *text, gboolean at_beginning)
{
	const BeianWordList *list = load_words(codes, id)->list;

	return list != NULL ? beian_word_list_find(list, scope, text, at_beginning) : NULL;
}

const char *
beian_codes_word_in(BeianCodes *codes, const char *list, const char *scope, const char *text)
{
	return find_word(codes, list, scope, text, FALSE);
}

const char *
beian_codes_word_before(BeianCodes *codes, const char *list, const char *scope, const char *text)
{
	return find_word(codes, list, scope, text, TRUE);
}

const char *
beian_codes_word_missing(BeianCodes *codes, const char *list, const char *scope, const char *text)
{
	const BeianWordList *words = load_words(codes, list)->list;

	return words != NULL ? beian_word_list_missing(words, scope, text) : NULL;
}

char *
beian_codes_words(BeianCodes *codes, const char *list, const char *scope, const char *between)
{
	const BeianWordList *words = load_words(codes, list)->list;

	return words != NULL ? beian_word_list_join(words, scope, between) : NULL;
}

char **
beian_codes_word_lists(const BeianCodes *codes)
{
	return ids_in(codes->words_folder);
}

gboolean
beian_codes_check_words(BeianCodes *codes, const char *list, GError **error)
{
	return list_or_error(load_words(codes, list), error) != NULL;
}

gboolean
beian_codes_word_is_own(BeianCodes *codes, const char *list, const char *word)
{
	const BeianWordList *words = load_words(codes, list)->list;

	return words != NULL && beian_word_list_is_own(words, word);
}

gboolean
beian_codes_add_own_words(BeianCodes *codes, const char *folder, GError **error)
{
	g_autoptr(GPtrArray) complaints = beian_complaints_new();
	g_auto(GStrv) ids = ids_in(folder);

	g_free(codes->own_words);
	codes->own_words = g_strdup(folder);
	g_hash_table_remove_all(codes->words);
	for (char **id = ids; *id != NULL; id++) {
		g_autoptr(GError) cause = NULL;
		if (!beian_codes_check_words(codes, *id, &cause))
			g_ptr_array_add(complaints, g_strdup(cause->message));
	}
	return beian_complaints_none(complaints, error);
}
