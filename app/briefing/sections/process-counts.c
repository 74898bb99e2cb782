#include "process-counts.h"

#include <glib/gi18n.h>

#include "process-groups.h"
#include "records/types.h"

struct _LiaProcessCounts {
  GPtrArray *groups; /* LiaProcessGroup */
  guint n_rows;
  guint *counts; /* row by row */
};

/**
 * lia_process_counts_new:
 * @clearance: what may be seen
 * @n_rows: how many rows there are
 *
 * Returns: (transfer full): counts of nothing yet
 */
LiaProcessCounts *
lia_process_counts_new (LiaClearance *clearance, guint n_rows)
{
  LiaProcessCounts *self = g_new0 (LiaProcessCounts, 1);

  self->groups = lia_process_groups_new (clearance);
  self->n_rows = n_rows;
  self->counts = g_new0 (guint, n_rows * self->groups->len);
  return self;
}

/**
 * lia_process_counts_free:
 * @self: (transfer full): counts
 */
void
lia_process_counts_free (LiaProcessCounts *self)
{
  g_ptr_array_unref (self->groups);
  g_free (self->counts);
  g_free (self);
}

static guint
find_group (const LiaProcessCounts *self, const LiaCleared *record)
{
  return lia_cleared_get_record_type (record) == &lia_challenge_type
             ? lia_process_groups_find_challenge (self->groups, record)
             : lia_process_groups_find_commitment (self->groups, record);
}

/**
 * lia_process_counts_add:
 * @self: counts
 * @record: what is counted, a commitment or a challenge
 * @row: in which row
 */
void
lia_process_counts_add (LiaProcessCounts *self, const LiaCleared *record, guint row)
{
  g_return_if_fail (row < self->n_rows);

  self->counts[row * self->groups->len + find_group (self, record)]++;
}

static guint
total_of (const LiaProcessCounts *self, guint group)
{
  guint total = 0;

  for (guint row = 0; row < self->n_rows; row++)
    total += self->counts[row * self->groups->len + group];

  return total;
}

static void
add_number_column (LiaListing *listing, const char *label)
{
  lia_listing_add_column (listing, LIA_COLUMN_NUMBER, label, "")->summed = TRUE;
}

static guint
total_of_all (const LiaProcessCounts *self)
{
  guint total = 0;

  for (guint i = 0; i < self->groups->len; i++)
    total += total_of (self, i);

  return total;
}

/* Nothing has no share worth a word. */
static void
put_share (const LiaProcessCounts *self, LiaListing *listing, guint n)
{
  g_autofree char *share = NULL;

  if (n > 0)
    /* Translators: how many in a hundred. */
    share = g_strdup_printf (_ ("%.0f %%"), 100.0 * n / total_of_all (self));
  lia_listing_put_text (listing, share);
}

static void
add_row (const LiaProcessCounts *self, LiaListing *listing, guint row, const char *label)
{
  guint total = 0;

  lia_listing_add_row (listing, NULL);
  lia_listing_put_text (listing, label);
  for (guint i = 0; i < self->groups->len; i++) {
    guint n = self->counts[row * self->groups->len + i];

    total += n;
    if (total_of (self, i) > 0)
      lia_listing_put_number (listing, n);
  }
  lia_listing_put_number (listing, total);
  put_share (self, listing, total);
}

/**
 * lia_process_counts_fill:
 * @self: counts
 * @block: a block without anything
 * @label: what stands above what the rows are called
 * @rows: (array zero-terminated=1): what the rows are called
 * @empty: what is said where nothing was counted
 *
 * Gives a block the counts as a table with sums and shares, and as a chart. Groups of which nothing
 * was counted are left out.
 */
void
lia_process_counts_fill (LiaProcessCounts *self,
                         LiaBlock *block,
                         const char *label,
                         const char *const *rows,
                         const char *empty)
{
  LiaListing *listing = lia_listing_new ();
  guint n_groups = 0;

  lia_listing_add_column (listing, LIA_COLUMN_TITLE, label, "")->span = 2;
  for (guint i = 0; i < self->groups->len; i++) {
    const LiaProcessGroup *group = g_ptr_array_index (self->groups, i);

    if (total_of (self, i) == 0)
      continue;
    add_number_column (listing, group->label);
    lia_block_add_series (block, group->colour);
    n_groups++;
  }
  add_number_column (listing, _ ("Total"));
  lia_listing_add_column (listing, LIA_COLUMN_TEXT, _ ("Share"), "");

  for (guint i = 0; n_groups > 0 && i < self->n_rows; i++)
    add_row (self, listing, i, rows[i]);
  lia_block_take_listing (block, listing, empty);
}
