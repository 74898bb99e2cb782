#include "changes-summary.h"

#include <glib/gi18n.h>

#include "change-lines.h"
#include "records/date.h"
#include "records/types.h"

static const LiaTone tones[LIA_N_CHANGED_KINDS] = {
  [LIA_CHANGED_ADDED] = LIA_TONE_ACCENT,      [LIA_CHANGED_COMPLETED] = LIA_TONE_SUCCESS,
  [LIA_CHANGED_OVERDUE] = LIA_TONE_ERROR,     [LIA_CHANGED_WITHDRAWN] = LIA_TONE_NEUTRAL,
  [LIA_CHANGED_OTHERWISE] = LIA_TONE_NEUTRAL,
};

static void
add_figures (LiaSection *section, const LiaComposition *with)
{
  LiaBlock *block = lia_section_add_block (section, "");
  g_autoptr (GArray) moved = lia_change_lines_moved (with, FALSE);

  for (guint kind = 0; kind < LIA_N_CHANGED_KINDS; kind++) {
    guint n = lia_change_lines_count (with, kind);

    lia_block_add_figure (block, n, lia_changed_kind_label (kind),
                          n > 0 ? tones[kind] : LIA_TONE_NEUTRAL);
  }
  lia_block_add_figure (block, moved->len, _ ("Moved dates"),
                        moved->len > 0 ? LIA_TONE_WARNING : LIA_TONE_NEUTRAL);
}

static LiaListing *
make_table (const LiaComposition *with)
{
  static const LiaRecordType *const types[] = { &lia_commitment_type, &lia_engagement_type,
                                                &lia_challenge_type, &lia_lesson_type };
  LiaListing *listing = lia_listing_new ();

  lia_listing_add_column (listing, LIA_COLUMN_TITLE, _ ("Type"), "")->span = 2;
  for (guint kind = 0; kind < LIA_N_CHANGED_KINDS; kind++)
    lia_listing_add_column (listing, LIA_COLUMN_NUMBER, lia_changed_kind_label (kind), "")->span =
        2;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    lia_listing_add_row (listing, NULL);
    lia_listing_put_text (listing, lia_record_type_plural (types[i]));
    for (guint kind = 0; kind < LIA_N_CHANGED_KINDS; kind++) {
      g_autoptr (GArray) lines = lia_change_lines_of_type (with, kind, types[i]);

      lia_listing_put_number (listing, lines->len);
    }
  }

  return listing;
}

static void
add_nothing (LiaSection *section, const LiaMoment *since)
{
  g_autofree char *day = lia_day_to_words (since->day);
  /* Translators: a day in words. */
  g_autofree char *sentence = g_strdup_printf (_ ("Nothing changed since %s."), day);

  lia_block_add_paragraph (lia_section_add_block (section, ""), sentence);
}

/**
 * lia_changes_summary_add:
 * @document: a document
 * @with: what it is composed from; its clearance has changes
 *
 * Adds the section that tells at a glance what became of how many records, by type.
 */
void
lia_changes_summary_add (LiaDocument *document, const LiaComposition *with)
{
  const LiaClearedChanges *changes = lia_clearance_get_changes (with->clearance);
  LiaSection *section = lia_document_add_section (document, "summary", _ ("Summary"),
                                                  _ ("What became of things, at a glance"));

  if (lia_cleared_changes_get_stories (changes)->len == 0 &&
      lia_cleared_changes_get_log (changes)->len == 0) {
    add_nothing (section, lia_cleared_changes_get_since (changes));
    return;
  }

  add_figures (section, with);
  lia_block_take_listing (lia_section_add_block (section, _ ("What became of what")),
                          make_table (with), "");
}
