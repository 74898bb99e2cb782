#include "layout.h"

#include <glib/gi18n.h>

#include "bars.h"
#include "block.h"
#include "frame.h"
#include "heading.h"
#include "briefing/ink.h"
#include "table.h"
#include "targets.h"

/* In points. */
#define ABOVE_SECTION 10.0
#define BELOW_SECTION 1.0
#define BELOW_PURPOSE 7.0

/* What has to stand with the title of a section: that there is nothing, or the labels of bars and
 * the first of them. */
#define NOTHING 20.0
#define LEAST_BARS 60.0

/* A document of several tables has its contents on a page of their own. */
#define TABLES_WITH_CONTENTS 3

static gboolean
has_cover (GPtrArray *sections)
{
  guint n_tables = 0;

  for (guint i = 0; i < sections->len; i++)
    n_tables += ((LiaSection *) g_ptr_array_index (sections, i))->table != NULL;

  return n_tables >= TABLES_WITH_CONTENTS;
}

static void
add_title (LiaFlow *flow, const LiaSection *section)
{
  LiaPiece *piece = lia_flow_add (flow, section->name, LIA_LETTERS_SECTION);

  lia_flow_anchor (flow, piece, section->key);
  lia_pages_add_outline (flow->pages, section->name, section->key);
  flow->y += BELOW_SECTION;
  if (*section->purpose != '\0')
    lia_flow_add_long (flow, 0, lia_flow_width (flow, flow->wide), section->purpose,
                       LIA_LETTERS_QUIET);
  flow->y += BELOW_PURPOSE;
}

static void
add_left_out (LiaFlow *flow, const LiaListing *listing, const LiaTablePlan *plan)
{
  g_autofree char *text = lia_reading_left_out (listing, plan->columns->len);

  flow->y += BELOW_SECTION * 3;
  if (text != NULL)
    lia_flow_add_long (flow, 0, lia_flow_width (flow, flow->wide), text, LIA_LETTERS_CAPTION);
  flow->y += ABOVE_SECTION;
}

/* What would need a page on its side begins a new one, and so does what comes after it. */
static void
turn (LiaFlow *flow, gboolean wide, double least)
{
  lia_flow_skip (flow, ABOVE_SECTION);
  if (flow->wide != wide && !lia_flow_is_at_top (flow))
    lia_flow_begin_page (flow, wide);
  else if (flow->wide != wide) {
    g_ptr_array_remove_index (flow->pages->pages, flow->pages->pages->len - 1);
    lia_flow_begin_page (flow, wide);
  }
  lia_flow_need (flow, least);
}

static double
title_height (LiaFlow *flow, const LiaSection *section, gboolean wide)
{
  LiaTypesetter *typesetter = flow->typesetter;
  double room = lia_flow_width (flow, wide);
  double height = lia_typesetter_height (typesetter, section->name, LIA_LETTERS_SECTION, room);

  if (*section->purpose != '\0')
    height += lia_typesetter_height (typesetter, section->purpose, LIA_LETTERS_QUIET, room);
  return height + BELOW_SECTION + BELOW_PURPOSE;
}

static void
add_table (LiaFlow *flow, const LiaSection *section)
{
  g_autoptr (LiaTablePlan) plan = lia_table_plan_new (flow, section->table, 0, TRUE);
  gboolean empty = lia_listing_n_rows (section->table) == 0;
  gboolean wide = plan->wide && !empty;

  turn (flow, wide,
        title_height (flow, section, wide) +
            (empty ? NOTHING : lia_table_least (flow, section->table, plan)));
  add_title (flow, section);
  if (empty) {
    lia_flow_add (flow, _ ("There is nothing in this section."), LIA_LETTERS_QUIET);
    flow->y += ABOVE_SECTION;
  } else {
    lia_table_lay_out (flow, section->table, plan, section->key);
    add_left_out (flow, section->table, plan);
  }
}

static double
blocks_least (LiaFlow *flow, const LiaSection *section)
{
  return section->blocks != NULL && section->blocks->len > 0
             ? lia_block_least (flow, g_ptr_array_index (section->blocks, 0))
             : 0;
}

static void
add_blocks (LiaFlow *flow, const LiaSection *section)
{
  turn (flow, FALSE, title_height (flow, section, FALSE) + blocks_least (flow, section));
  add_title (flow, section);
  for (guint i = 0; section->blocks != NULL && i < section->blocks->len; i++)
    lia_block_lay_out (flow, g_ptr_array_index (section->blocks, i));
}

static void
add_schedule (LiaFlow *flow, const LiaSection *section)
{
  gboolean empty = section->schedule->bars->len == 0;

  turn (flow, !empty, title_height (flow, section, !empty) + (empty ? NOTHING : LEAST_BARS));
  add_title (flow, section);
  if (empty)
    lia_flow_add (flow, _ ("There is nothing in this section."), LIA_LETTERS_QUIET);
  else
    lia_bars_lay_out (flow, section->schedule);
  flow->y += ABOVE_SECTION;
}

static const LiaPiece *
find_anchor (const LiaPages *pages, const char *anchor, guint *page)
{
  for (*page = 0; *page < pages->pages->len; (*page)++) {
    GPtrArray *pieces = ((LiaPage *) g_ptr_array_index (pages->pages, *page))->pieces;

    for (guint i = 0; i < pieces->len; i++)
      if (g_strcmp0 (((LiaPiece *) g_ptr_array_index (pieces, i))->anchor, anchor) == 0)
        return g_ptr_array_index (pieces, i);
  }

  return NULL;
}

static void
number_contents (LiaFlow *flow, GPtrArray *numbers)
{
  for (guint i = 0; i < numbers->len; i++) {
    const LiaSection *section = g_ptr_array_index (flow->sections, i);
    LiaPiece *piece = g_ptr_array_index (numbers, i);
    guint page;

    if (find_anchor (flow->pages, section->key, &page) == NULL)
      continue;
    g_free (piece->text);
    piece->text = g_strdup_printf ("%u", page + 1);
  }
}

static void
fill (LiaFlow *flow)
{
  g_autoptr (GPtrArray) numbers = NULL;
  GPtrArray *sections = flow->sections;
  gboolean cover = has_cover (sections);

  lia_flow_begin_page (flow, FALSE);
  lia_heading_lay_out (flow);
  if (cover) {
    numbers = lia_heading_contents (flow);
    lia_heading_notes (flow);
    lia_flow_begin_page (flow, FALSE);
  }
  for (guint i = 0; i < sections->len && !g_cancellable_is_cancelled (flow->with->cancellable);
       i++) {
    const LiaSection *section = g_ptr_array_index (sections, i);

    if (section->table != NULL)
      add_table (flow, section);
    else if (section->schedule != NULL)
      add_schedule (flow, section);
    else
      add_blocks (flow, section);
  }
  if (cover)
    number_contents (flow, numbers);
  else
    lia_heading_notes (flow);
}

static LiaTypesetter *
typesetter_for (const LiaDocument *document, const LiaRendering *with)
{
  if (with->typesetter != NULL)
    return lia_typesetter_ref (with->typesetter);

  return lia_typesetter_new (document->language, lia_document_is_right_to_left (document));
}

/**
 * lia_pages_lay_out:
 * @document: a document
 * @paper: what it is going to be printed on
 * @with: what stops it, and is told how far it is
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Lays a document out.
 *
 * Returns: (transfer full) (nullable): its pages
 */
LiaPages *
lia_pages_lay_out (const LiaDocument *document,
                   LiaPaper paper,
                   const LiaRendering *with,
                   GError **error)
{
  g_autoptr (LiaPages) pages = lia_pages_new (typesetter_for (document, with));
  g_autoptr (GPtrArray) sections = lia_reading_sections (document);
  g_autoptr (GHashTable) targets = lia_targets_collect (document, sections);
  LiaFlow flow = { .document = document,
                   .sections = sections,
                   .pages = pages,
                   .typesetter = pages->typesetter,
                   .paper = paper,
                   .targets = targets,
                   .with = with,
                   .n_rows = lia_reading_count (sections) };

  fill (&flow);
  if (g_cancellable_set_error_if_cancelled (with->cancellable, error))
    return NULL;

  lia_frame_add (&flow);
  for (guint i = 0; lia_typesetter_mirrors (flow.typesetter) && i < pages->pages->len; i++)
    lia_page_mirror (g_ptr_array_index (pages->pages, i));

  return g_steal_pointer (&pages);
}
