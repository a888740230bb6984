/* sample: native documents and pictures to export, and tools of others to look at what came of them. */
#pragma once
#include "core/transform/miit.h"

/* The document NAME.xml of this folder with one text in it replaced; nothing is when OLD is NULL, all
 * occurrences are else. */
BeianXml *sample_read(const char *name, const char *old, const char *new);
/* A filing around DOCUMENT whose pictures are the samples'. */
BeianMiitFiling sample_filing(const BeianXml *document);
/* The code lists of the tree. */
BeianCodes *sample_codes(void);
/* The folder of the stylesheets. Borrowed. */
const char *sample_transforms(void);

/* COUNT documents as bytes for the ministry, from sender 7. NULL with *ERROR. */
GBytes *sample_export(const BeianXml *const *documents, guint count, GError **error);
/* What becomes of sample NAME with OLD replaced by NEW, read back. NULL with *ERROR. */
BeianXml *sample_exported(const char *name, const char *old, const char *new, GError **error);
/* The same where it must succeed. */
BeianXml *sample_sound(const char *name, const char *old, const char *new);

/* The texts of all elements at PATH below ICP of XML, with "|" between; "" when there is none. Free with
 * g_free. */
char *sample_values(const BeianXml *xml, const char *path);

/* Runs ARGUMENTS and returns its exit status; *OUTPUT, when not NULL, and *COMPLAINT are to be freed with
 * g_free. */
int sample_run(const char *const *arguments, char **output, char **complaint);
