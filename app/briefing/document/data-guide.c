#include <glib/gi18n.h>

#include "data-guide.h"

static void
add_column_row (LiaListing *guide, const LiaSection *section, const LiaColumn *column)
{
  lia_listing_add_row (guide, NULL);
  lia_listing_put_text (guide, section->name);
  lia_listing_put_target (guide, section->hidden ? NULL : section->key);
  lia_listing_put_text (guide, column->label);
  lia_listing_put_empty (guide);
  lia_listing_put_text (guide, column->meaning);
}

/* The drop-downs find their values by these rows, so that those of a column stand together. */
static void
add_choice_row (LiaListing *guide,
                const LiaSection *section,
                const LiaColumn *column,
                const LiaChoice *choice)
{
  g_autofree char *key = g_strjoin ("/", section->key, column->label, choice->value, NULL);

  lia_listing_add_row (guide, key);
  lia_listing_put_text (guide, section->name);
  lia_listing_put_text (guide, column->label);
  lia_listing_put_text (guide, _ (choice->label));
  lia_listing_put_text (guide, choice->meaning != NULL ? _ (choice->meaning) : NULL);
}

static void
explain_section (LiaListing *guide, const LiaSection *section)
{
  for (guint i = 0; i < lia_listing_n_columns (section->table); i++) {
    const LiaColumn *column = lia_listing_get_column (section->table, i);

    add_column_row (guide, section, column);
    for (const LiaChoice *choice = column->choices; choice != NULL && choice->value != NULL;
         choice++)
      add_choice_row (guide, section, column, choice);
  }
}

/**
 * lia_data_guide_add:
 * @document: a document with all its other sections
 *
 * Adds the section that explains the others: each column, what it means, and what its values mean.
 * Drop-downs take their values from it.
 */
void
lia_data_guide_add (LiaDocument *document)
{
  LiaListing *guide = lia_listing_new ();

  lia_listing_add_column (guide, LIA_COLUMN_TEXT, _ ("Sheet"), _ ("The sheet the column is on"));
  lia_listing_add_column (guide, LIA_COLUMN_TITLE, _ ("Column"), _ ("What stands above it"));
  lia_listing_add_column (guide, LIA_COLUMN_TEXT, _ ("Value"), _ ("One of the values it can have"));
  lia_listing_add_column (guide, LIA_COLUMN_PROSE, _ ("Meaning"),
                          _ ("What the column or the value means"));

  for (guint i = 0; i < document->sections->len; i++) {
    const LiaSection *section = g_ptr_array_index (document->sections, i);

    if (section->table != NULL)
      explain_section (guide, section);
  }

  lia_section_take_listing (
      lia_document_add_section (document, LIA_DOCUMENT_GUIDE, _ ("Data guide"),
                                _ ("Each column, what it means, and the values it can have")),
      guide);
}
