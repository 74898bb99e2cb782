#include "block.h"

#include <math.h>

#include "chart.h"
#include "briefing/ink.h"
#include "table.h"

/* Space in points: between blocks, below a heading, between lines of facts and paragraphs. */
#define BETWEEN_BLOCKS 12.0
#define BELOW_HEADING 3.0
#define BETWEEN_FACTS 2.0
#define BETWEEN_PARAGRAPHS 4.0

/* What has to stand with a heading: about three lines. */
#define LEAST_BELOW 40.0

/* Labels of facts take no more of the line than this. */
#define LABELS_PART 0.32
#define FACTS_GAP 10.0

#define FIGURE_WIDTH 74.0
#define FIGURES_GAP 6.0
#define FIGURE_PADDING 6.0

/* How wide a chart is at least beside its table. */
#define LEAST_CHART 170.0
#define CHART_GAP 18.0

static double
labels_width (LiaFlow *flow, GPtrArray *facts)
{
  double most = lia_flow_width (flow, flow->wide) * LABELS_PART;
  double width = 0;

  for (guint i = 0; i < facts->len; i++) {
    const LiaFact *fact = g_ptr_array_index (facts, i);

    width = fmax (width, lia_typesetter_measure (flow->typesetter, fact->label, LIA_LETTERS_LABEL));
  }

  return fmin (ceil (width) + 1, most);
}

static double
fact_height (LiaFlow *flow, const LiaFact *fact, double labels)
{
  double width = lia_flow_width (flow, flow->wide) - labels - FACTS_GAP;

  return fmax (lia_typesetter_height (flow->typesetter, fact->label, LIA_LETTERS_LABEL, labels),
               lia_typesetter_height (flow->typesetter, fact->value, LIA_LETTERS_BODY, width));
}

/* A fact that is longer than a part of a page may go on on the next one. */
static double
fact_least (LiaFlow *flow, const LiaFact *fact, double labels)
{
  return fmin (fact_height (flow, fact, labels), lia_flow_page_room (flow) / 3);
}

static void
add_fact (LiaFlow *flow, const LiaFact *fact, double labels)
{
  double x = labels + FACTS_GAP;
  double width = lia_flow_width (flow, flow->wide) - x;
  double height = fact_height (flow, fact, labels);
  LiaPiece *piece;

  lia_flow_need (flow, fact_least (flow, fact, labels));
  lia_flow_put (flow, 0, labels, fact->label, LIA_LETTERS_LABEL, NULL);
  if (height > lia_flow_room (flow)) {
    lia_flow_add_long (flow, x, width, fact->value, LIA_LETTERS_BODY);
  } else {
    piece = lia_flow_put (flow, x, width, fact->value, LIA_LETTERS_BODY, NULL);
    lia_flow_link (flow, piece, fact->target);
    flow->y += height;
  }
  flow->y += BETWEEN_FACTS;
}

static void
add_facts (LiaFlow *flow, GPtrArray *facts)
{
  double labels = labels_width (flow, facts);

  for (guint i = 0; i < facts->len; i++)
    add_fact (flow, g_ptr_array_index (facts, i), labels);
}

static void
add_paragraphs (LiaFlow *flow, GPtrArray *paragraphs)
{
  for (guint i = 0; i < paragraphs->len; i++) {
    lia_flow_add_long (flow, 0, lia_flow_width (flow, flow->wide),
                       g_ptr_array_index (paragraphs, i), LIA_LETTERS_BODY);
    flow->y += BETWEEN_PARAGRAPHS;
  }
}

static char *
write_number (const LiaFigure *figure)
{
  return g_strdup_printf ("%'u", figure->number);
}

static double
caption_height (LiaFlow *flow, GPtrArray *figures, double width)
{
  double height = 0;

  for (guint i = 0; i < figures->len; i++) {
    const LiaFigure *figure = g_ptr_array_index (figures, i);

    height = fmax (height, lia_typesetter_height (flow->typesetter, figure->label,
                                                  LIA_LETTERS_CAPTION, width));
  }

  return height;
}

static void
add_figure (LiaFlow *flow, const LiaFigure *figure, double x, double width, double height)
{
  LiaBox box = { LIA_FLOW_MARGIN + x, flow->y, width, height };
  double inner = width - 2 * FIGURE_PADDING;
  double top = flow->y;
  double number_height;
  g_autofree char *number = write_number (figure);
  LiaPiece *piece;

  lia_page_add_fill (flow->page, &box, LIA_INK_PAPER)->radius = 3;
  flow->y += FIGURE_PADDING / 2;
  piece =
      lia_flow_put (flow, x + FIGURE_PADDING, inner, number, LIA_LETTERS_FIGURE, &number_height);
  piece->colour = lia_ink_tone (figure->tone);
  flow->y += number_height;
  lia_flow_put (flow, x + FIGURE_PADDING, inner, figure->label, LIA_LETTERS_CAPTION, NULL);
  flow->y = top;
}

/* How figures stand: so many side by side, each so large. */
typedef struct {
  guint per_line;
  double width;
  double height;
} Figures;

static double
number_width (LiaFlow *flow, GPtrArray *figures)
{
  double width = 0;

  for (guint i = 0; i < figures->len; i++) {
    g_autofree char *number = write_number (g_ptr_array_index (figures, i));

    width = fmax (width, lia_typesetter_measure (flow->typesetter, number, LIA_LETTERS_FIGURE));
  }

  return ceil (width) + 1;
}

/* As many side by side as there is room for; those of the last line are as wide as the others. */
static Figures
place_figures (LiaFlow *flow, GPtrArray *figures)
{
  double room = lia_flow_width (flow, flow->wide);
  double least = fmax (FIGURE_WIDTH, number_width (flow, figures) + 2 * FIGURE_PADDING);
  guint per_line = (guint) fmax ((room + FIGURES_GAP) / (least + FIGURES_GAP), 1);
  Figures place = { .per_line = MIN (figures->len, per_line) };

  place.width = (room + FIGURES_GAP) / MAX (place.per_line, MIN (per_line, 4)) - FIGURES_GAP;
  place.height = lia_typesetter_height (flow->typesetter, "0", LIA_LETTERS_FIGURE, room) +
                 caption_height (flow, figures, place.width - 2 * FIGURE_PADDING) +
                 FIGURE_PADDING * 1.5;
  return place;
}

static void
add_figures (LiaFlow *flow, GPtrArray *figures)
{
  Figures place = place_figures (flow, figures);

  for (guint i = 0; i < figures->len; i++) {
    guint column = i % place.per_line;

    if (column == 0)
      lia_flow_need (flow, place.height);
    add_figure (flow, g_ptr_array_index (figures, i), column * (place.width + FIGURES_GAP),
                place.width, place.height);
    if (column == place.per_line - 1 || i == figures->len - 1)
      flow->y += place.height + FIGURES_GAP;
  }
}

/* A chart stands beside its table if both fit, and else below it. */
static void
add_chart (LiaFlow *flow, const LiaBlock *block, const LiaTablePlan *plan, double top)
{
  double room = lia_flow_width (flow, flow->wide);
  double beside = room - plan->width - CHART_GAP;
  double height = lia_chart_height (flow, block, fmax (beside, LEAST_CHART));
  double bottom = flow->y;

  if (beside >= LEAST_CHART && top + height <= flow->page->height - LIA_FLOW_BOTTOM &&
      bottom > top) {
    flow->y = top;
    lia_chart_lay_out (flow, block, plan->width + CHART_GAP, beside);
    flow->y = fmax (bottom, top + height);
    return;
  }

  lia_flow_skip (flow, BETWEEN_BLOCKS);
  lia_flow_need (flow, height);
  lia_chart_lay_out (flow, block, 0, room);
  flow->y += height;
}

/* What a chart stands beside leaves it as much room as it can. */
static LiaTablePlan *
plan_table (LiaFlow *flow, const LiaBlock *block)
{
  double room = lia_flow_width (flow, flow->wide);
  gboolean chart = block->chart_colours != NULL;

  return lia_table_plan_new (flow, block->table, chart ? room - LEAST_CHART - CHART_GAP : room,
                             !chart);
}

static void
add_table (LiaFlow *flow, const LiaBlock *block)
{
  g_autoptr (LiaTablePlan) plan = plan_table (flow, block);
  double top = flow->y;

  lia_table_lay_out (flow, block->table, plan, NULL);
  if (block->chart_colours != NULL)
    add_chart (flow, block, plan, top);
}

static gboolean
has_rows (const LiaBlock *block)
{
  return block->table != NULL && lia_listing_n_rows (block->table) > 0;
}

static gboolean
is_empty (const LiaBlock *block)
{
  return block->facts == NULL && block->paragraphs == NULL && block->figures == NULL &&
         !has_rows (block);
}

static double
table_least (LiaFlow *flow, const LiaBlock *block)
{
  g_autoptr (LiaTablePlan) plan = plan_table (flow, block);

  return fmax (lia_table_least (flow, block->table, plan),
               block->chart_colours != NULL ? lia_chart_height (flow, block, LEAST_CHART) : 0);
}

static double
facts_least (LiaFlow *flow, GPtrArray *facts)
{
  double labels = labels_width (flow, facts);
  double height = 0;

  for (guint i = 0; i < facts->len && height < LEAST_BELOW; i++)
    height += fact_least (flow, g_ptr_array_index (facts, i), labels);

  return height;
}

static double
text_least (LiaFlow *flow, const char *text, LiaLetters letters)
{
  double room = lia_flow_width (flow, flow->wide);

  return fmin (lia_typesetter_height (flow->typesetter, text, letters, room), LEAST_BELOW);
}

static double
least_below (LiaFlow *flow, const LiaBlock *block)
{
  if (has_rows (block))
    return table_least (flow, block);
  if (block->figures != NULL)
    return place_figures (flow, block->figures).height;
  if (block->facts != NULL)
    return facts_least (flow, block->facts);
  if (block->paragraphs != NULL)
    return text_least (flow, g_ptr_array_index (block->paragraphs, 0), LIA_LETTERS_BODY);

  return block->empty != NULL ? text_least (flow, block->empty, LIA_LETTERS_QUIET) : 0;
}

static double
heading_height (LiaFlow *flow, const LiaBlock *block)
{
  double room = lia_flow_width (flow, flow->wide);

  if (*block->heading == '\0')
    return 0;

  return fmin (lia_typesetter_height (flow->typesetter, block->heading, LIA_LETTERS_HEADING, room) +
                   BELOW_HEADING,
               lia_flow_page_room (flow) / 2);
}

/**
 * lia_block_least:
 * @flow: a flow
 * @block: a block
 *
 * Returns: how much has to be left of a page for the block to begin on it, in points
 */
double
lia_block_least (LiaFlow *flow, const LiaBlock *block)
{
  return heading_height (flow, block) + least_below (flow, block);
}

/**
 * lia_block_lay_out:
 * @flow: a flow
 * @block: a block
 *
 * Puts a block onto the page and those after it. Its heading stays with what follows.
 */
void
lia_block_lay_out (LiaFlow *flow, const LiaBlock *block)
{
  double room = lia_flow_width (flow, flow->wide);

  lia_flow_need (flow, lia_block_least (flow, block));
  if (*block->heading != '\0') {
    lia_flow_add_long (flow, 0, room, block->heading, LIA_LETTERS_HEADING);
    flow->y += BELOW_HEADING;
  }

  if (is_empty (block) && block->empty != NULL)
    lia_flow_add_long (flow, 0, room, block->empty, LIA_LETTERS_QUIET);
  if (block->facts != NULL)
    add_facts (flow, block->facts);
  if (block->paragraphs != NULL)
    add_paragraphs (flow, block->paragraphs);
  if (block->figures != NULL)
    add_figures (flow, block->figures);
  if (has_rows (block))
    add_table (flow, block);
  flow->y += BETWEEN_BLOCKS;
}
