#include <sqlite3.h>

#include "briefing-fixture.h"
#include "records/date.h"

/* As lia_briefing_export() does it, with the day that it is given. */
LiaDocument *
briefing_compose (LiaRegister *reg, const LiaBriefingOptions *options, gint32 today, GError **error)
{
  const LiaBriefingKind *kind = options->kind;
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (GDateTime) as_at = g_date_time_new_from_unix_utc (today * (gint64) 86400);
  g_autoptr (LiaMoment) since =
      kind->moment != NULL ? kind->moment (reader, options, today, error) : NULL;
  g_autoptr (LiaClearance) clearance =
      since != NULL || kind->moment == NULL
          ? lia_clearance_new (reader, kind->types, NULL, options->ceiling, options->personal, NULL,
                               NULL, error)
          : NULL;
  LiaComposition with = {
    .clearance = clearance, .options = options, .office = "RSO", .today = today
  };
  g_autofree char *title = NULL;
  g_autofree char *subject = NULL;
  LiaDocument *document;

  if (clearance == NULL ||
      (since != NULL &&
       !lia_clearance_read_changes (clearance, reader, since, today, NULL, NULL, error)))
    return NULL;

  title = lia_briefing_kind_title (kind, &with);
  subject = kind->subject (&with);
  document = lia_document_new (title, subject, as_at);
  lia_briefing_kind_compose (kind, document, &with);
  return document;
}

/* What a cell says, in any locale and in every language. */
char *
briefing_cell_to_text (const LiaCell *cell)
{
  switch (cell->kind) {
  case LIA_CELL_DATE:
    return lia_day_to_edtf (cell->number);
  case LIA_CELL_NUMBER:
    return g_strdup_printf ("%g", cell->number);
  default:
    return g_strdup (cell->text != NULL ? cell->text : "");
  }
}

static void
add_table (GString *text, const LiaListing *table)
{
  for (guint row = 0; table != NULL && row < lia_listing_n_rows (table); row++) {
    for (guint column = 0; column < lia_listing_n_columns (table); column++) {
      g_autofree char *cell = briefing_cell_to_text (lia_listing_get_cell (table, row, column));

      g_string_append_printf (text, "|%s", cell);
    }
    g_string_append_c (text, '\n');
  }
}

static void
add_block (GString *text, const LiaBlock *block)
{
  g_string_append_printf (text, "== %s\n", block->heading);
  for (guint i = 0; block->figures != NULL && i < block->figures->len; i++) {
    const LiaFigure *figure = g_ptr_array_index (block->figures, i);

    g_string_append_printf (text, "%s: %u\n", figure->label, figure->number);
  }
  for (guint i = 0; block->paragraphs != NULL && i < block->paragraphs->len; i++)
    g_string_append_printf (text, "%s\n", (char *) g_ptr_array_index (block->paragraphs, i));
  if (block->table != NULL && lia_listing_n_rows (block->table) == 0)
    g_string_append_printf (text, "%s\n", block->empty);
  add_table (text, block->table);
}

/* Its sections, without the guide, and all that stands in them, line by line. */
char *
briefing_to_text (const LiaDocument *document)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n", document->title);
  for (guint i = 0; i < document->sections->len; i++) {
    const LiaSection *section = g_ptr_array_index (document->sections, i);

    if (g_str_equal (section->key, LIA_DOCUMENT_GUIDE))
      continue;
    g_string_append_printf (text, "# %s\n", section->name);
    add_table (text, section->table);
    for (guint j = 0; section->blocks != NULL && j < section->blocks->len; j++)
      add_block (text, g_ptr_array_index (section->blocks, j));
  }

  return g_string_free (text, FALSE);
}

/* What was written after an edit was written at noon of that day. */
void
briefing_set_time (Fixture *fixture, gint64 after, const char *day)
{
  g_autoptr (LiaDate) date = lia_date_parse (day, NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) noon = NULL;
  g_autofree char *sql = NULL;
  int year, month, day_of_month;
  sqlite3 *handle;

  lia_day_to_civil (lia_date_first_day (date), &year, &month, &day_of_month);
  noon = g_date_time_new (zone, year, month, day_of_month, 12, 0, 0);
  sql = g_strdup_printf ("UPDATE edit SET at = %" G_GINT64_FORMAT
                         " + serial WHERE serial > %" G_GINT64_FORMAT,
                         g_date_time_to_unix (noon) * G_USEC_PER_SEC, after);
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}
