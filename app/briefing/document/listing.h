#pragma once

#include "records/field.h"

G_BEGIN_DECLS

/**
 * LiaColumnKind:
 * @LIA_COLUMN_TEXT: a few words.
 * @LIA_COLUMN_TITLE: what names the row.
 * @LIA_COLUMN_PROSE: sentences.
 * @LIA_COLUMN_DATE: days.
 * @LIA_COLUMN_NUMBER: whole numbers.
 * @LIA_COLUMN_CHOICE: one of the column's choices.
 *
 * What the cells of a column hold, and so how wide it is and how it is set.
 */
typedef enum {
  LIA_COLUMN_TEXT,
  LIA_COLUMN_TITLE,
  LIA_COLUMN_PROSE,
  LIA_COLUMN_DATE,
  LIA_COLUMN_NUMBER,
  LIA_COLUMN_CHOICE,
} LiaColumnKind;

/**
 * LiaEmphasis:
 * @LIA_EMPHASIS_NONE: only as figures.
 * @LIA_EMPHASIS_BAR: with a bar as long as the number is large.
 * @LIA_EMPHASIS_SCALE: on a colour that is the stronger the larger the number is; the columns of a
 *   table that have it share one scale.
 *
 * How the numbers of a column are shown besides being told.
 */
typedef enum {
  LIA_EMPHASIS_NONE,
  LIA_EMPHASIS_BAR,
  LIA_EMPHASIS_SCALE,
} LiaEmphasis;

/**
 * LiaColumn:
 * @label: what stands above it, unique within its table.
 * @meaning: what it means, for the data guide.
 * @kind: what its cells hold.
 * @choices: (nullable): what can be chosen, for a CHOICE.
 * @open: whether another text than one of @choices is taken as well.
 * @warned_by: the index of a NUMBER column; where that is above 0, this one is shown as a warning.
 *   -1 if there is none.
 * @emphasis: how the numbers of a NUMBER column are shown besides.
 * @summed: whether the numbers of a NUMBER column are added up below it, in bold.
 * @fill_in: whether others are asked to fill it in. What is not to be filled in on a sheet that has
 *   such columns can't be changed there by mistake.
 * @span: how many columns of the grid it takes, on a page of several blocks.
 * @date: (nullable): what the date is called that it tells a part of, together with the columns of
 *   that date beside it: its days, and where it isn't known to the day, words.
 * @listed: whether it is among those that matter, where there is no room for all.
 */
typedef struct {
  char *label;
  char *meaning;
  LiaColumnKind kind;
  const LiaChoice *choices;
  gboolean open;
  int warned_by;
  LiaEmphasis emphasis;
  gboolean summed;
  gboolean fill_in;
  guint span;
  char *date;
  gboolean listed;
} LiaColumn;

typedef enum {
  LIA_CELL_EMPTY,
  LIA_CELL_TEXT,
  LIA_CELL_DATE,
  LIA_CELL_NUMBER,
} LiaCellKind;

/**
 * LiaCell:
 * @kind: what it holds.
 * @text: (nullable): the clean text of a TEXT.
 * @number: the value of a NUMBER; of a DATE, its day counted from 1970-01-01.
 * @target: (nullable): where a click leads: an http(s) address, or the key of a sheet, which may be
 *   followed by `#` and the key of one of its rows.
 */
typedef struct {
  LiaCellKind kind;
  char *text;
  double number;
  char *target;
} LiaCell;

/**
 * LiaListing:
 *
 * Rows of cells below columns that say what they mean: what a sheet of a workbook or a table on a
 * page is made from. Everything in it has been cleared, and is owned by it.
 */
typedef struct _LiaListing LiaListing;

LiaListing        *lia_listing_new          (void);
void             lia_listing_free         (LiaListing *self);

LiaColumn       *lia_listing_add_column   (LiaListing *self,
                                         LiaColumnKind kind,
                                         const char *label,
                                         const char *meaning);
guint            lia_listing_n_columns    (const LiaListing *self);
const LiaColumn *lia_listing_get_column   (const LiaListing *self, guint column);

void             lia_listing_add_row      (LiaListing *self, const char *key);
void             lia_listing_put_empty    (LiaListing *self);
void             lia_listing_put_text     (LiaListing *self, const char *text);
void             lia_listing_put_day      (LiaListing *self, gint32 day);
void             lia_listing_put_number   (LiaListing *self, double number);
void             lia_listing_put_target   (LiaListing *self, const char *target);

guint            lia_listing_n_rows       (const LiaListing *self);
const char      *lia_listing_get_key      (const LiaListing *self, guint row);
const LiaCell   *lia_listing_get_cell     (const LiaListing *self, guint row, guint column);
gboolean         lia_listing_is_summed    (const LiaListing *self);
gboolean         lia_listing_is_filled_in (const LiaListing *self);
double           lia_listing_get_sum      (const LiaListing *self, guint column);
guint64          lia_listing_measure      (const LiaListing *self);
char            *lia_listing_fingerprint  (const LiaListing *self, guint row);
gboolean         lia_listing_find_row     (const LiaListing *self, const char *key, guint *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaListing, lia_listing_free)

G_END_DECLS
