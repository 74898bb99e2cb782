#include "document-private.h"
#include "text.h"

static void
figure_free (LiaFigure *figure)
{
  g_free (figure->label);
  g_free (figure);
}

static void
fact_free (LiaFact *fact)
{
  g_free (fact->label);
  g_free (fact->value);
  g_free (fact->target);
  g_free (fact);
}

static void
block_free (LiaBlock *block)
{
  g_free (block->heading);
  g_free (block->empty);
  g_clear_pointer (&block->facts, g_ptr_array_unref);
  g_clear_pointer (&block->paragraphs, g_ptr_array_unref);
  g_clear_pointer (&block->figures, g_ptr_array_unref);
  g_clear_pointer (&block->table, lia_listing_free);
  g_clear_pointer (&block->chart_colours, g_array_unref);
  g_free (block);
}

/**
 * lia_section_free:
 * @self: (transfer full): a section
 */
void
lia_section_free (LiaSection *self)
{
  g_free (self->key);
  g_free (self->name);
  g_free (self->purpose);
  g_clear_pointer (&self->table, lia_listing_free);
  g_clear_pointer (&self->schedule, lia_schedule_free);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_free (self);
}

/**
 * lia_paragraphs_add:
 * @paragraphs: (element-type utf8): paragraphs
 * @text: (nullable): sentences; each line that has any is a paragraph
 */
void
lia_paragraphs_add (GPtrArray *paragraphs, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *clean = g_strstrip (lia_text_clean (lines[i]));

    if (*clean != '\0')
      g_ptr_array_add (paragraphs, g_steal_pointer (&clean));
  }
}

/**
 * lia_section_take_listing:
 * @self: a sheet without blocks
 * @table: (transfer full): the table that it is made of
 */
void
lia_section_take_listing (LiaSection *self, LiaListing *table)
{
  g_return_if_fail (self->table == NULL && self->blocks == NULL);

  self->table = table;
}

/**
 * lia_section_take_schedule:
 * @self: a section without a table and blocks
 * @schedule: (transfer full): the bars over time that it is made of
 */
void
lia_section_take_schedule (LiaSection *self, LiaSchedule *schedule)
{
  g_return_if_fail (self->schedule == NULL && self->table == NULL && self->blocks == NULL);

  self->schedule = schedule;
}

/**
 * lia_section_add_block:
 * @self: a sheet without a table of its own
 * @heading: what stands above the block
 *
 * Returns: (transfer none): the block, to be given figures or a table
 */
LiaBlock *
lia_section_add_block (LiaSection *self, const char *heading)
{
  LiaBlock *block = g_new0 (LiaBlock, 1);

  block->heading = lia_text_clean (heading);
  if (self->blocks == NULL)
    self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  g_ptr_array_add (self->blocks, block);

  return block;
}

/**
 * lia_block_take_listing:
 * @self: a block
 * @table: (transfer full): what it shows
 * @empty: what it says if the table has no rows
 */
void
lia_block_take_listing (LiaBlock *self, LiaListing *table, const char *empty)
{
  g_return_if_fail (self->table == NULL);

  self->table = table;
  self->empty = lia_text_clean (empty);
}

/**
 * lia_block_set_empty:
 * @self: a block that may get nothing else
 * @empty: what it says then
 */
void
lia_block_set_empty (LiaBlock *self, const char *empty)
{
  g_free (self->empty);
  self->empty = lia_text_clean (empty);
}

/**
 * lia_block_add_fact:
 * @self: a block
 * @label: what it is
 * @value: what that is here
 * @target: (nullable): where a click leads, see #LiaCell
 */
void
lia_block_add_fact (LiaBlock *self, const char *label, const char *value, const char *target)
{
  LiaFact *fact = g_new0 (LiaFact, 1);

  fact->label = lia_text_clean (label);
  fact->value = lia_text_clean (value);
  fact->target = g_strdup (target);
  if (self->facts == NULL)
    self->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) fact_free);
  g_ptr_array_add (self->facts, fact);
}

/**
 * lia_block_add_paragraph:
 * @self: a block
 * @text: sentences; each line is a paragraph
 */
void
lia_block_add_paragraph (LiaBlock *self, const char *text)
{
  if (self->paragraphs == NULL)
    self->paragraphs = g_ptr_array_new_with_free_func (g_free);
  lia_paragraphs_add (self->paragraphs, text);
}

/**
 * lia_block_add_figure:
 * @self: a block
 * @number: a count
 * @label: what was counted
 * @tone: whether that is good or bad news
 */
void
lia_block_add_figure (LiaBlock *self, guint number, const char *label, LiaTone tone)
{
  LiaFigure *figure = g_new0 (LiaFigure, 1);

  figure->number = number;
  figure->label = lia_text_clean (label);
  figure->tone = tone;
  if (self->figures == NULL)
    self->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) figure_free);
  g_ptr_array_add (self->figures, figure);
}

/**
 * lia_block_add_series:
 * @self: a block with a table
 * @colour: 0xRRGGBB
 *
 * Draws the next NUMBER column of the table as a series of a chart beside it.
 */
void
lia_block_add_series (LiaBlock *self, guint colour)
{
  if (self->chart_colours == NULL)
    self->chart_colours = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->chart_colours, colour);
}
