#include "workbook-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

void
workbook_set_up (WorkbookFixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("liaison-workbook-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "briefing.xlsx", NULL);
}

void
workbook_tear_down (WorkbookFixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

gboolean
workbook_write (WorkbookFixture *fixture, const LiaDocument *document, GError **error)
{
  return lia_delivery_write (&(LiaDelivery) { fixture->path, NULL, NULL, NULL, NULL, NULL },
                             &lia_workbook_renderer, document, error);
}

char *
workbook_read_part (const char *path, const char *name)
{
  g_autoptr (GString) text = g_string_new (NULL);
  zip_t *archive = zip_open (path, ZIP_RDONLY, NULL);
  zip_file_t *file;
  char buffer[4096];
  zip_int64_t n;

  g_assert_nonnull (archive);
  file = zip_fopen (archive, name, 0);
  g_assert_nonnull (file);
  while ((n = zip_fread (file, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, n);
  g_assert_cmpint (n, ==, 0);
  zip_fclose (file);
  zip_discard (archive);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What stands between the first @before that follows @at and the next @after. */
static char *
between (const char *at, const char *before, const char *after)
{
  const char *start = at != NULL ? strstr (at, before) : NULL;
  const char *end;

  if (start == NULL)
    return NULL;
  start += strlen (before);
  end = strstr (start, after);
  return end != NULL ? g_strndup (start, end - start) : NULL;
}

/* What a cell says, as XML has it: a text, or a number; NULL if there is none. */
char *
workbook_cell (const char *path, const char *sheet, const char *cell)
{
  g_autofree char *xml = workbook_read_part (path, sheet);
  g_autofree char *strings = NULL;
  g_autofree char *start = g_strdup_printf ("<c r=\"%s\"", cell);
  const char *found = strstr (xml, start);
  g_autofree char *tag = between (found, "<c ", ">");
  g_autofree char *value = NULL;
  const char *at;

  if (found == NULL || g_str_has_suffix (tag, "/"))
    return NULL;
  if (strstr (tag, "t=\"inlineStr\"") != NULL)
    return between (found, "<is><t>", "</t>");
  value = between (found, "<v>", "</v>");
  if (strstr (tag, "t=\"s\"") == NULL)
    return g_steal_pointer (&value);

  at = strings = workbook_read_part (path, "xl/sharedStrings.xml");
  for (gint64 i = g_ascii_strtoll (value, NULL, 10); i >= 0; i--)
    at = strstr (at, "<si>") + 4;
  return between (at, ">", "</t>");
}

LiaDocument *
workbook_document (void)
{
  g_autoptr (GDateTime) as_at = g_date_time_new_utc (2026, 11, 23, 14, 5, 0);

  return lia_document_new ("Briefing", "What there is", as_at);
}
