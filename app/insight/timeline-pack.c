#include <string.h>

#include "timeline-pack.h"

/* Marks side by side in a row are this far apart. */
#define GAP 3.0
/* What a character of a label takes on average, and what stands round it, in pixels. */
#define LETTER 6.6
#define LABEL_PADDING 14.0
/* Stays in the row that is kept for what has no other. */
#define STAYS (LIA_TIMELINE_NO_ROW - 1)

typedef struct {
  double start;
  double end;
  guint row;
} Taken;

/* Where an item was is only a hint, so its key may be that of another once in a while. */
static gpointer
hint_key (const LiaTimelinePack *self, const LiaTimelineItem *item)
{
  guint64 a, b;

  memcpy (&a, item->id.bytes + 8, sizeof a);
  memcpy (&b, self->lane.bytes + 8, sizeof b);
  return GSIZE_TO_POINTER ((gsize) (a ^ (b << 1 | b >> 63)));
}

/* The rows that are taken where something lies between @start and @end. */
static guint64
taken_rows (const GArray *taken, double start, double end)
{
  guint64 rows = 0;

  for (guint i = 0; i < taken->len; i++) {
    const Taken *other = &g_array_index (taken, Taken, i);

    if (other->start < end && other->end > start)
      rows |= G_GUINT64_CONSTANT (1) << other->row;
  }

  return rows;
}

/* The first row that is free, or where words have to be cut short the one that has been free for
 * longest, so that whatever stands in it before has room for its words. */
static guint
free_row (const LiaTimelinePack *self, const GArray *taken, guint n_rows, double start, double end)
{
  double until[LIA_TIMELINE_MOST_ROWS];
  guint64 rows = taken_rows (taken, start, end);
  guint found = LIA_TIMELINE_NO_ROW;

  for (guint row = 0; row < n_rows; row++)
    until[row] = -G_MAXDOUBLE;
  for (guint i = 0; self->crowding > 0 && i < taken->len; i++) {
    const Taken *other = &g_array_index (taken, Taken, i);

    if (other->end <= start)
      until[other->row] = MAX (until[other->row], other->end);
  }
  for (guint row = 0; row < n_rows; row++)
    if ((rows >> row & 1) == 0 && (found == LIA_TIMELINE_NO_ROW || until[row] < until[found]))
      found = row;

  return found;
}

static void
put (LiaTimelinePack *self, GArray *taken, guint index, guint row)
{
  Taken here = { .row = row };

  lia_timeline_pack_span (self, self->items->pdata[index], &here.start, &here.end);
  g_array_append_val (taken, here);
  self->rows[index] = row;
}

/* Whatever had a row keeps it, as long as nothing else is there. */
static void
keep_rows (LiaTimelinePack *self, GArray *taken, guint n_rows, GHashTable *before)
{
  for (guint i = 0; i < self->items->len; i++) {
    gpointer value;
    double start, end;
    guint row;

    self->rows[i] = LIA_TIMELINE_NO_ROW;
    if (!g_hash_table_lookup_extended (before, hint_key (self, self->items->pdata[i]), NULL,
                                       &value))
      continue;
    row = GPOINTER_TO_UINT (value);
    if (row >= n_rows) {
      self->rows[i] = row < self->n_rows ? STAYS : LIA_TIMELINE_NO_ROW;
      continue;
    }
    lia_timeline_pack_span (self, self->items->pdata[i], &start, &end);
    if ((taken_rows (taken, start, end) & (G_GUINT64_CONSTANT (1) << row)) == 0)
      put (self, taken, i, row);
  }
}

static void
pack_into (LiaTimelinePack *self, guint n_rows, GHashTable *before)
{
  g_autoptr (GArray) taken = g_array_sized_new (FALSE, FALSE, sizeof (Taken), self->items->len);

  self->n_left = 0;
  keep_rows (self, taken, n_rows, before);
  for (guint i = 0; i < self->items->len; i++) {
    gboolean stays = self->rows[i] == STAYS;
    double start, end;
    guint row;

    if (self->rows[i] != LIA_TIMELINE_NO_ROW && !stays)
      continue;
    lia_timeline_pack_span (self, self->items->pdata[i], &start, &end);
    row = stays ? LIA_TIMELINE_NO_ROW : free_row (self, taken, n_rows, start, end);
    if (row != LIA_TIMELINE_NO_ROW)
      put (self, taken, i, row);
    else
      self->n_left++;
    self->rows[i] = row;
  }
}

/* Where it is most crowded the last row is for what has no other. */
static guint
rows_for (const LiaTimelinePack *self)
{
  return self->crowding < LIA_TIMELINE_MOST_CROWDED ? self->n_rows : MAX (self->n_rows, 1) - 1;
}

/**
 * lia_timeline_pack_label_width:
 * @crowding: how crowded a pack is
 *
 * Returns: the room that is kept for each label at most, in pixels
 */
double
lia_timeline_pack_label_width (guint crowding)
{
  static const double widths[] = { 240, 180, 130, 90, 60, 0, 0 };

  return widths[MIN (crowding, G_N_ELEMENTS (widths) - 1)];
}

/**
 * lia_timeline_pack_span:
 * @self: a pack
 * @item: one of its items
 * @start: (out): where it begins in its row, in days
 * @end: (out): where something else may begin
 *
 * Tells what an item takes with its mark and its label. The label of a commitment or a body runs
 * along its bar and past its end; any other stands in the bar if it fits, else beside it.
 */
void
lia_timeline_pack_span (const LiaTimelinePack *self,
                        const LiaTimelineItem *item,
                        double *start,
                        double *end)
{
  double length = (double) MAX (item->last, item->first) + 1 - item->first;
  double mark = self->days_per_pixel * (LIA_TIMELINE_MARK + GAP);
  double label = self->days_per_pixel * MIN (item->letters * LETTER + LABEL_PADDING,
                                             lia_timeline_pack_label_width (self->crowding));
  gboolean along =
      (item->kind == LIA_TIMELINE_COMMITMENT || item->kind == LIA_TIMELINE_BODY) && length > mark;

  *start = MIN (item->first, item->first + (length - mark) / 2);
  *end = *start + MAX (length + self->days_per_pixel, mark);
  if (along)
    *end = MAX (*end, *start + label);
  else if (length < label)
    *end += label;
}

/**
 * lia_timeline_pack_note:
 * @self: a pack
 * @item: one of its items
 * @row: the row that it is seen in
 * @after: grows by that, for the next pack
 */
void
lia_timeline_pack_note (const LiaTimelinePack *self,
                        const LiaTimelineItem *item,
                        guint row,
                        GHashTable *after)
{
  g_hash_table_insert (after, hint_key (self, item), GUINT_TO_POINTER (row));
}

/**
 * lia_timeline_pack:
 * @self: what is to be packed, with room for its rows
 * @before: the rows of an earlier pack, by item and lane
 * @after: grows by the rows of this one
 *
 * Gives each item the row it had, or else the first that is free over its days, its mark and its
 * label.
 */
void
lia_timeline_pack (LiaTimelinePack *self, GHashTable *before, GHashTable *after)
{
  pack_into (self, rows_for (self), before);
  while (self->n_left > 0 && self->crowding < LIA_TIMELINE_MOST_CROWDED) {
    self->crowding++;
    pack_into (self, rows_for (self), before);
  }

  for (guint i = 0; i < self->items->len; i++)
    if (self->rows[i] != LIA_TIMELINE_NO_ROW)
      lia_timeline_pack_note (self, self->items->pdata[i], self->rows[i], after);
}
