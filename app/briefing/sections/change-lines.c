#include "change-lines.h"

#include <glib/gi18n.h>

#include "records/types.h"
#include "register/moves.h"

static void
add_line (GArray *lines,
          const LiaCleared *record,
          const LiaClearedStory *story,
          const LiaClearedChange *change)
{
  LiaChangeLine line = { record, story, change };

  g_array_append_val (lines, line);
}

static GArray *
lines_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (LiaChangeLine));
}

static GPtrArray *
stories_of (const LiaComposition *with)
{
  return lia_cleared_changes_get_stories (lia_clearance_get_changes (with->clearance));
}

static gboolean
has_anything (GArray *lines, const LiaChangeColumn *column, const LiaComposition *with)
{
  g_autoptr (LiaListing) alone = lia_listing_new ();

  lia_listing_add_column (alone, column->kind, "", "");
  for (guint i = 0; i < lines->len; i++) {
    lia_listing_add_row (alone, NULL);
    column->put (alone, &g_array_index (lines, LiaChangeLine, i), with);
    if (lia_listing_get_cell (alone, i, 0)->kind != LIA_CELL_EMPTY)
      return TRUE;
  }

  return FALSE;
}

static GPtrArray *
choose_columns (GArray *lines, const LiaChangeColumn *columns, const LiaComposition *with)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (const LiaChangeColumn *column = columns; column->label != NULL; column++)
    if (!column->optional || has_anything (lines, column, with))
      g_ptr_array_add (chosen, (gpointer) column);

  return chosen;
}

/**
 * lia_change_lines_list:
 * @lines: (element-type LiaChangeLine): the lines
 * @columns: the columns, ended by one without a label
 * @with: what the briefing is composed from
 *
 * Returns: (transfer full): a table of them
 */
LiaListing *
lia_change_lines_list (GArray *lines, const LiaChangeColumn *columns, const LiaComposition *with)
{
  g_autoptr (GPtrArray) chosen = choose_columns (lines, columns, with);
  LiaListing *listing = lia_listing_new ();

  for (guint i = 0; i < chosen->len; i++) {
    const LiaChangeColumn *column = g_ptr_array_index (chosen, i);

    lia_listing_add_column (listing, column->kind, _ (column->label),
                            column->meaning != NULL ? _ (column->meaning) : "")
        ->span = column->span;
  }
  for (guint i = 0; i < lines->len; i++) {
    lia_listing_add_row (listing, NULL);
    for (guint j = 0; j < chosen->len; j++)
      ((const LiaChangeColumn *) g_ptr_array_index (chosen, j))
          ->put (listing, &g_array_index (lines, LiaChangeLine, i), with);
  }

  return listing;
}

/**
 * lia_change_lines_count:
 * @with: what a briefing is composed from
 * @kind: what became of records
 *
 * Returns: of how many records that became
 */
guint
lia_change_lines_count (const LiaComposition *with, LiaChangedKind kind)
{
  g_autoptr (GArray) lines = lia_change_lines_of_kind (with, kind);

  return lines->len;
}

/**
 * lia_change_lines_of_kind:
 * @with: what a briefing is composed from
 * @kind: what became of records
 *
 * Returns: (transfer full) (element-type LiaChangeLine): a line for each record of which that
 *   became, with the change that made it so
 */
GArray *
lia_change_lines_of_kind (const LiaComposition *with, LiaChangedKind kind)
{
  return lia_change_lines_of_type (with, kind, NULL);
}

/**
 * lia_change_lines_of_type:
 * @with: what a briefing is composed from
 * @kind: what became of records
 * @type: (nullable): only those of this type
 *
 * Returns: (transfer full) (element-type LiaChangeLine): as lia_change_lines_of_kind()
 */
GArray *
lia_change_lines_of_type (const LiaComposition *with,
                          LiaChangedKind kind,
                          const LiaRecordType *type)
{
  GPtrArray *stories = stories_of (with);
  GArray *lines = lines_new ();

  for (guint i = 0; i < stories->len; i++) {
    const LiaClearedStory *story = g_ptr_array_index (stories, i);

    if (story->kind == kind &&
        (type == NULL || lia_cleared_get_record_type (story->record) == type))
      add_line (lines, story->record, story, story->decisive);
  }

  return lines;
}

/* To set a first date, and to take one away, is no move. */
static const LiaClearedChange *
find_move (const LiaClearedStory *story)
{
  const LiaField *field = lia_moves_field (lia_cleared_get_record_type (story->record));
  const LiaClearedChange *change =
      field != NULL ? lia_cleared_story_find (story, field->name) : NULL;

  return change != NULL && change->from != NULL && change->to != NULL ? change : NULL;
}

/**
 * lia_change_lines_moved:
 * @with: what a briefing is composed from
 * @added: whether dates of what was added count, if they moved since
 *
 * Returns: (transfer full) (element-type LiaChangeLine): a line for each date that moved to another
 */
GArray *
lia_change_lines_moved (const LiaComposition *with, gboolean added)
{
  GPtrArray *stories = stories_of (with);
  GArray *lines = lines_new ();

  for (guint i = 0; i < stories->len; i++) {
    const LiaClearedStory *story = g_ptr_array_index (stories, i);
    const LiaClearedChange *move = find_move (story);

    if (move != NULL && (added || story->kind != LIA_CHANGED_ADDED))
      add_line (lines, story->record, story, move);
  }

  return lines;
}

/**
 * lia_change_lines_other:
 * @with: what a briefing is composed from
 *
 * Returns: (transfer full) (element-type LiaChangeLine): a line for each other difference from
 *   first to last, of whatever record that was there then
 */
GArray *
lia_change_lines_other (const LiaComposition *with)
{
  GPtrArray *stories = stories_of (with);
  GArray *lines = lines_new ();

  for (guint i = 0; i < stories->len; i++) {
    const LiaClearedStory *story = g_ptr_array_index (stories, i);
    const LiaClearedChange *move = find_move (story);

    for (guint j = 0; story->kind != LIA_CHANGED_ADDED && j < story->differences->len; j++) {
      const LiaClearedChange *change = g_ptr_array_index (story->differences, j);

      if (change != move && change != story->decisive)
        add_line (lines, story->record, story, change);
    }
  }

  return lines;
}

/**
 * lia_change_lines_log:
 * @with: what a briefing is composed from
 *
 * Returns: (transfer full) (element-type LiaChangeLine): a line for each single change, the first
 *   one first
 */
GArray *
lia_change_lines_log (const LiaComposition *with)
{
  GPtrArray *log = lia_cleared_changes_get_log (lia_clearance_get_changes (with->clearance));
  GArray *lines = lines_new ();

  for (guint i = 0; i < log->len; i++) {
    const LiaClearedChange *change = g_ptr_array_index (log, i);

    add_line (lines, change->record, NULL, change);
  }

  return lines;
}

/**
 * lia_change_lines_parts:
 * @with: what a briefing is composed from
 * @type: a type of parts
 *
 * Returns: (transfer full) (element-type LiaChangeLine): a line for each part of that type that
 *   came in, the first one first
 */
GArray *
lia_change_lines_parts (const LiaComposition *with, const LiaRecordType *type)
{
  GPtrArray *log = lia_cleared_changes_get_log (lia_clearance_get_changes (with->clearance));
  GArray *lines = lines_new ();

  for (guint i = 0; i < log->len; i++) {
    const LiaClearedChange *change = g_ptr_array_index (log, i);

    if (change->deed == LIA_CLEARED_ADDED && change->part != NULL &&
        lia_cleared_get_record_type (change->part) == type)
      add_line (lines, change->record, NULL, change);
  }

  return lines;
}
