#include "table.h"

#include <math.h>
#include <string.h>

#include "briefing/ink.h"

/* Space above and below what stands in a row, and round the line below it, in points. */
#define PADDING 3.0
#define HEADER_LINE 1.0
#define ROW_LINE 0.5

/* A row that is higher than this part of a page may go on on the next one. */
#define BREAKS_FROM 0.4

/* One cell of the row that is being laid out. */
typedef struct {
  char *text;
  const char *rest;
  LiaLetters letters;
  guint colour; /* 0 for that of its letters */
  double height;
} Cell;

typedef struct {
  LiaFlow *flow;
  const LiaListing *listing;
  const LiaTablePlan *plan;
  const char *key;
  Cell *cells;
  guint number; /* among the tables of the document */
} Table;

static const LiaTableColumn *
get_column (const Table *self, guint index)
{
  return &g_array_index (self->plan->columns, LiaTableColumn, index);
}

static const LiaColumn *
get_described (const Table *self, guint index)
{
  return get_column (self, index)->reading.column;
}

/* Numbers are written from left to right in any language: at the right, their units stand below
 * each other. */
static gboolean
is_at_end (const Table *self, guint index)
{
  return get_described (self, index)->kind == LIA_COLUMN_NUMBER &&
         !lia_typesetter_mirrors (self->flow->typesetter);
}

static double
header_height (const Table *self)
{
  double height = 0;

  for (guint i = 0; i < self->plan->columns->len; i++)
    height = fmax (height, lia_typesetter_height (self->flow->typesetter,
                                                  get_column (self, i)->reading.label,
                                                  LIA_LETTERS_COLUMN, get_column (self, i)->width));

  return height + PADDING + HEADER_LINE;
}

static void
add_line (const Table *self, double thickness, guint colour)
{
  LiaBox box = { LIA_FLOW_MARGIN, self->flow->y, self->plan->width, thickness };

  lia_page_add_fill (self->flow->page, &box, colour);
  self->flow->y += thickness;
}

/* Labels stand just above what they are about. On another page they are there for the eye only. */
static void
add_header (const Table *self, gboolean again)
{
  LiaFlow *flow = self->flow;
  double height = header_height (self) - PADDING - HEADER_LINE;
  double top = flow->y;

  for (guint i = 0; i < self->plan->columns->len; i++) {
    const LiaTableColumn *column = get_column (self, i);
    LiaPiece *piece;

    flow->y = top + height -
              lia_typesetter_height (flow->typesetter, column->reading.label, LIA_LETTERS_COLUMN,
                                     column->width);
    piece = lia_flow_put (flow, column->x, column->width, column->reading.label, LIA_LETTERS_COLUMN,
                          NULL);
    piece->at_end = is_at_end (self, i);
    piece->table = self->number;
    piece->row = 1;
    if (again)
      piece->tag = NULL;
  }
  flow->y = top + height + PADDING;
  add_line (self, HEADER_LINE, LIA_INK);
}

static gboolean
is_warned (const Table *self, guint row, const LiaColumn *column)
{
  return column->warned_by >= 0 && row < lia_listing_n_rows (self->listing) &&
         lia_listing_get_cell (self->listing, row, column->warned_by)->number > 0;
}

/* The tone of a choice is told by its word as well. */
static guint
tone_colour (const LiaColumn *column, const char *text)
{
  for (const LiaChoice *choice = column->choices; choice != NULL && choice->value != NULL; choice++)
    if (g_strcmp0 (g_dgettext (GETTEXT_PACKAGE, choice->label), text) == 0)
      return lia_ink_tone (choice->tone);

  return 0;
}

static void
read_row (Table *self, guint row)
{
  for (guint i = 0; i < self->plan->columns->len; i++) {
    const LiaColumn *column = get_described (self, i);
    Cell *cell = &self->cells[i];

    g_free (cell->text);
    cell->text = lia_reading_text (self->listing, row, &get_column (self, i)->reading);
    if (cell->text == NULL)
      cell->text = g_strdup ("");
    cell->rest = cell->text;
    cell->letters = column->kind == LIA_COLUMN_TITLE || row >= lia_listing_n_rows (self->listing)
                        ? LIA_LETTERS_CELL_STRONG
                        : LIA_LETTERS_CELL;
    cell->colour = is_warned (self, row, column)       ? lia_ink_tone (LIA_TONE_ERROR)
                   : column->kind == LIA_COLUMN_CHOICE ? tone_colour (column, cell->text)
                                                       : 0;
  }
}

static double
row_height (const Table *self)
{
  double height = 0;

  for (guint i = 0; i < self->plan->columns->len; i++) {
    Cell *cell = &self->cells[i];

    cell->height = lia_typesetter_height (self->flow->typesetter, cell->text, cell->letters,
                                          get_column (self, i)->width);
    height = fmax (height, cell->height);
  }

  return height + 2 * PADDING + ROW_LINE;
}

static void
dress (const Table *self, LiaPiece *piece, guint row, guint index)
{
  const Cell *cell = &self->cells[index];

  piece->at_end = is_at_end (self, index);
  piece->table = self->number;
  piece->row = row + 2;
  if (cell->colour != 0)
    piece->colour = cell->colour;
  lia_flow_link (self->flow, piece,
                 lia_reading_target (self->listing, row, &get_column (self, index)->reading));
}

/* Puts as much of a cell as there is room for. One that is empty is a cell to whoever counts them.
 */
static double
put_part (const Table *self, guint row, guint index, double room)
{
  const LiaTableColumn *column = get_column (self, index);
  Cell *cell = &self->cells[index];
  LiaBox box = { LIA_FLOW_MARGIN + column->x, self->flow->y, column->width, 0 };
  gboolean begins = cell->rest == cell->text;
  LiaPiece *piece;
  gsize length;

  if (*cell->rest == '\0') {
    if (begins)
      dress (self, lia_page_add_text (self->flow->page, &box, "", 0, cell->letters), row, index);
    return 0;
  }
  if (begins && cell->height <= room) {
    length = strlen (cell->text);
    box.height = cell->height;
  } else {
    length = lia_typesetter_fit (self->flow->typesetter, cell->rest, cell->letters, column->width,
                                 room, &box.height);
  }
  if (length == 0)
    return 0;

  piece = lia_page_add_text (self->flow->page, &box, cell->rest, length, cell->letters);
  dress (self, piece, row, index);
  cell->rest += length;
  while (g_ascii_isspace (*cell->rest))
    cell->rest++;
  if (begins && *cell->rest != '\0')
    piece->whole = g_strdup (cell->text);

  return box.height;
}

static gboolean
is_done (const Table *self)
{
  for (guint i = 0; i < self->plan->columns->len; i++)
    if (*self->cells[i].rest != '\0')
      return FALSE;

  return TRUE;
}

static void
add_anchor (const Table *self, guint row)
{
  const char *key =
      row < lia_listing_n_rows (self->listing) ? lia_listing_get_key (self->listing, row) : NULL;
  LiaBox box = { LIA_FLOW_MARGIN, self->flow->y, self->plan->width, 1 };
  g_autofree char *target = NULL;

  if (key == NULL || self->key == NULL)
    return;

  target = g_strconcat (self->key, "#", key, NULL);
  if (g_hash_table_contains (self->flow->targets, target))
    lia_flow_anchor (self->flow, lia_page_add_fill (self->flow->page, &box, LIA_INK_NONE), target);
}

static void
add_part (const Table *self, guint row)
{
  LiaFlow *flow = self->flow;
  double room = lia_flow_room (flow) - 2 * PADDING - ROW_LINE;
  double height = 0;

  flow->y += PADDING;
  for (guint i = 0; i < self->plan->columns->len; i++)
    height = fmax (height, put_part (self, row, i, room));
  flow->y += height + PADDING;
}

static void
turn_page (const Table *self)
{
  lia_flow_begin_page (self->flow, self->flow->wide);
  add_header (self, TRUE);
}

static void
add_row (Table *self, guint row)
{
  LiaFlow *flow = self->flow;
  double height;

  read_row (self, row);
  height = row_height (self);
  if (height > lia_flow_room (flow) && (height < lia_flow_page_room (flow) * BREAKS_FROM ||
                                        lia_flow_room (flow) < lia_flow_page_room (flow) * 0.15))
    turn_page (self);
  add_anchor (self, row);
  add_part (self, row);
  while (!is_done (self) && !g_cancellable_is_cancelled (flow->with->cancellable)) {
    turn_page (self);
    add_part (self, row);
  }
  add_line (self, ROW_LINE, LIA_INK_LINE);
}

/**
 * lia_table_least:
 * @flow: a flow
 * @listing: a table with rows
 * @plan: how it is laid out
 *
 * Returns: how much has to be left of a page for the table to begin on it, in points
 */
double
lia_table_least (LiaFlow *flow, const LiaListing *listing, const LiaTablePlan *plan)
{
  Table table = { flow, listing, plan, NULL, g_new0 (Cell, plan->columns->len), 0 };
  double height = header_height (&table);

  read_row (&table, 0);
  height += fmin (row_height (&table), lia_flow_page_room (flow) * BREAKS_FROM);
  for (guint i = 0; i < plan->columns->len; i++)
    g_free (table.cells[i].text);
  g_free (table.cells);

  return height;
}

/**
 * lia_table_lay_out:
 * @flow: a flow
 * @listing: a table with rows
 * @plan: how it is laid out
 * @key: (nullable): the key of its section, for links to its rows
 *
 * Puts a table onto the page and those after it, each of which begins with the labels of the
 * columns.
 */
void
lia_table_lay_out (LiaFlow *flow,
                   const LiaListing *listing,
                   const LiaTablePlan *plan,
                   const char *key)
{
  Table table = { flow, listing, plan, key, g_new0 (Cell, plan->columns->len), ++flow->n_tables };

  add_header (&table, FALSE);
  for (guint row = 0; row < lia_reading_n_rows (listing); row++) {
    if (g_cancellable_is_cancelled (flow->with->cancellable))
      break;
    add_row (&table, row);
    lia_flow_count_row (flow);
  }
  for (guint i = 0; i < plan->columns->len; i++)
    g_free (table.cells[i].text);
  g_free (table.cells);
}
