#include "short-table.h"

#include <glib/gi18n.h>

#include "cells.h"

/**
 * lia_short_table_heading:
 * @heading: what stands above a table, translated; can be empty
 * @n_shown: how many rows it has
 * @n_all: how many it could have
 *
 * Returns: (transfer full): the heading, which says so if rows were left out
 */
char *
lia_short_table_heading (const char *heading, guint n_shown, guint n_all)
{
  if (n_shown >= n_all)
    return g_strdup (heading);
  if (*heading == '\0')
    /* Translators: how many rows are shown, and of how many. */
    return g_strdup_printf (_ ("The first %u of %u"), n_shown, n_all);

  /* Translators: what a table shows; how many are shown, and of how many. */
  return g_strdup_printf (_ ("%s (the first %u of %u)"), heading, n_shown, n_all);
}

static LiaListing *
make_listing (const LiaShortColumn *columns)
{
  LiaListing *listing = lia_listing_new ();

  for (const LiaShortColumn *column = columns; column->label != NULL; column++)
    lia_add_column (listing, column->kind, _ (column->label), column->span);

  return listing;
}

static guint
most_rows (const LiaShortTable *table, const LiaComposition *with)
{
  guint least = MAX (table->least, 1);

  return table->most - (table->most - least) * with->shortening / LIA_SHORTENING_MOST;
}

/* What is found doesn't depend on how much it is shortened. */
static GPtrArray *
gather (const LiaShortTable *table, const LiaComposition *with)
{
  GPtrArray *records = with->gathered != NULL ? g_hash_table_lookup (with->gathered, table) : NULL;

  if (records != NULL)
    return g_ptr_array_ref (records);

  records = table->gather (with);
  if (with->gathered != NULL)
    g_hash_table_insert (with->gathered, (gpointer) table, g_ptr_array_ref (records));

  return records;
}

/**
 * lia_short_table_rows:
 * @table: a table
 * @with: what the briefing is composed from
 *
 * Returns: (transfer container) (element-type LiaCleared): the records that it shows
 */
GPtrArray *
lia_short_table_rows (const LiaShortTable *table, const LiaComposition *with)
{
  g_autoptr (GPtrArray) records = gather (table, with);
  guint n = MIN (records->len, most_rows (table, with));
  GPtrArray *rows = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (rows, g_ptr_array_index (records, i));

  return rows;
}

static void
add_table (LiaSection *section,
           const LiaShortTable *table,
           const LiaComposition *with,
           const char *heading)
{
  g_autoptr (GPtrArray) rows = lia_short_table_rows (table, with);
  LiaListing *listing = make_listing (table->columns);

  for (guint i = 0; i < rows->len; i++) {
    lia_listing_add_row (listing, NULL);
    for (const LiaShortColumn *column = table->columns; column->label != NULL; column++)
      column->put (listing, g_ptr_array_index (rows, i), with);
  }
  lia_block_take_listing (lia_section_add_block (section, heading), listing, _ (table->empty));
}

/* Of a table without a heading only that rows were left out, if they were. */
static char *
describe (const LiaShortTable *table, const LiaComposition *with)
{
  g_autoptr (GPtrArray) records = gather (table, with);
  const char *heading = *table->heading != '\0' ? _ (table->heading) : "";

  return lia_short_table_heading (heading, MIN (records->len, most_rows (table, with)),
                                  records->len);
}

/**
 * lia_short_table_add:
 * @section: a section of blocks
 * @table: a table
 * @with: what the briefing is composed from
 *
 * Adds the table as a block, which says so if rows were left out.
 */
void
lia_short_table_add (LiaSection *section, const LiaShortTable *table, const LiaComposition *with)
{
  g_autofree char *heading = describe (table, with);

  add_table (section, table, with, heading);
}

/**
 * lia_short_section_add:
 * @document: a document
 * @with: what it is composed from
 * @tables: the tables of its kind, ended by one without a section
 * @key: the name of a section
 * @name: what the section is called
 * @purpose: one line that says what it holds; can be empty
 *
 * Adds the section that is made of those tables which stand in it. A table without a heading of its
 * own leaves it to the section to say that rows were left out.
 */
void
lia_short_section_add (LiaDocument *document,
                       const LiaComposition *with,
                       const LiaShortTable *tables,
                       const char *key,
                       const char *name,
                       const char *purpose)
{
  g_autoptr (GString) line = g_string_new (purpose);
  LiaSection *section;

  for (const LiaShortTable *table = tables; table->section != NULL; table++)
    if (g_str_equal (table->section, key) && *table->heading == '\0') {
      g_autofree char *cut = describe (table, with);

      lia_add_words (line, cut);
    }
  section = lia_document_add_section (document, key, name, line->str);
  for (const LiaShortTable *table = tables; table->section != NULL; table++)
    if (g_str_equal (table->section, key) && *table->heading == '\0')
      add_table (section, table, with, "");
    else if (g_str_equal (table->section, key))
      lia_short_table_add (section, table, with);
}

/**
 * lia_section_is_wanted:
 * @with: what a briefing is composed from
 * @section: the name of one of its sections
 *
 * Returns: whether that isn't left out
 */
gboolean
lia_section_is_wanted (const LiaComposition *with, const char *section)
{
  return with->options->sections == NULL || g_strv_contains (with->options->sections, section);
}
