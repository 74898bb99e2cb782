#include "source-section.h"

#include <glib/gi18n.h>

#include "briefing/document/text.h"
#include "cells.h"
#include "commitment-cells.h"
#include "records/types.h"

/* A line finds a document, and leads to it. */
#define TITLE_CHARACTERS 80

/* Only what the reader finds a reference of: any other document would tell that there is more. */
static GPtrArray *
gather_sources (const LiaComposition *with, const LiaShortTable *tables, GPtrArray *others)
{
  GPtrArray *sources = g_ptr_array_new ();

  lia_add_unique (sources, lia_cleared_linked (with->scope, "comes_from", FALSE));
  for (const LiaShortTable *table = tables; table->section != NULL; table++) {
    g_autoptr (GPtrArray) rows =
        lia_section_is_wanted (with, table->section) ? lia_short_table_rows (table, with) : NULL;

    lia_add_linked (sources, rows, "comes_from", FALSE);
  }
  lia_add_linked (sources, others, "comes_from", FALSE);

  return sources;
}

static int
compare_references (gconstpointer a, gconstpointer b)
{
  return lia_cleared_compare (*(const LiaCleared *const *) a, *(const LiaCleared *const *) b);
}

static void
add_fact (LiaBlock *block, const LiaCleared *source)
{
  const char *address = lia_cleared_get (source, "address");
  g_autofree char *title = lia_text_shorten (lia_cleared_get_title (source), TITLE_CHARACTERS);
  g_autofree char *kind = lia_cleared_display (source, "kind");
  g_autofree char *date = lia_short_date (source, "date");
  g_autoptr (GString) line = g_string_new (title);

  lia_add_words (line, kind);
  lia_add_words (line, date);
  lia_block_add_fact (block, lia_cleared_get_reference (source), line->str, address);
}

/**
 * lia_source_section_add:
 * @document: a document
 * @with: what it is composed from
 * @tables: the tables of its kind, ended by one without a section
 * @others: (nullable) (element-type LiaCleared): what is shown besides the rows of those
 *
 * Adds the section that tells which documents the references in its tables stand for.
 */
void
lia_source_section_add (LiaDocument *document,
                        const LiaComposition *with,
                        const LiaShortTable *tables,
                        GPtrArray *others)
{
  LiaSection *section = lia_document_add_section (document, lia_source_type.name,
                                                  lia_record_type_plural (&lia_source_type), "");
  LiaBlock *block = lia_section_add_block (section, "");
  g_autoptr (GPtrArray) sources = gather_sources (with, tables, others);

  g_ptr_array_sort (sources, compare_references);
  for (guint i = 0; i < sources->len; i++)
    add_fact (block, g_ptr_array_index (sources, i));
  if (sources->len == 0)
    lia_block_set_empty (block, _ ("Nothing recorded."));
}
