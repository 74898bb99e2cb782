#include <glib/gi18n.h>

#include "briefing/renderer.h"
#include "briefing/replacement.h"
#include "plain-writer.h"

/* How far in stands what belongs to a heading. */
#define INSIDE 2

/* How much of the work is done when all is written. */
#define WRITTEN 0.7

static void
add_mark (LiaPlainWriter *writer, const LiaDocument *document)
{
  if (*document->mark != '\0')
    lia_plain_writer_add (writer, document->mark, 0);
}

static void
add_heading (LiaPlainWriter *writer, const LiaDocument *document)
{
  g_autofree char *moment = lia_document_as_at_in_words (document);

  add_mark (writer, document);
  if (document->mark_meaning != NULL)
    lia_plain_writer_add (writer, document->mark_meaning, 0);
  lia_plain_writer_skip (writer);
  lia_plain_writer_underline (writer, document->title, '=');
  lia_plain_writer_add (writer, document->subject, 0);
  lia_plain_writer_skip (writer);
  lia_plain_writer_add_pair (writer, _ ("As at"), moment, 0);
  if (document->author != NULL)
    lia_plain_writer_add_pair (writer, _ ("Prepared by"), document->author, 0);
  if (document->audience != NULL)
    lia_plain_writer_add_pair (writer, _ ("For"), document->audience, 0);
}

static void
add_paragraphs (LiaPlainWriter *writer, GPtrArray *paragraphs, guint indent)
{
  for (guint i = 0; paragraphs != NULL && i < paragraphs->len; i++) {
    lia_plain_writer_skip (writer);
    lia_plain_writer_add (writer, g_ptr_array_index (paragraphs, i), indent);
  }
}

static void
add_facts (LiaPlainWriter *writer, GPtrArray *facts)
{
  for (guint i = 0; facts != NULL && i < facts->len; i++) {
    const LiaFact *fact = g_ptr_array_index (facts, i);
    g_autofree char *value = lia_plain_writer_with_link (fact->value, fact->target);

    lia_plain_writer_add_pair (writer, fact->label, value, INSIDE);
  }
}

static void
add_figures (LiaPlainWriter *writer, GPtrArray *figures)
{
  for (guint i = 0; figures != NULL && i < figures->len; i++) {
    const LiaFigure *figure = g_ptr_array_index (figures, i);
    g_autofree char *number = g_strdup_printf ("%u", figure->number);

    lia_plain_writer_add_pair (writer, figure->label, number, INSIDE);
  }
}

static gboolean
has_rows (const LiaListing *listing)
{
  return listing != NULL && lia_listing_n_rows (listing) > 0;
}

static void
add_block (LiaPlainWriter *writer, const LiaBlock *block, GCancellable *cancellable)
{
  lia_plain_writer_skip (writer);
  if (*block->heading != '\0')
    lia_plain_writer_add (writer, block->heading, 0);
  add_facts (writer, block->facts);
  if (block->paragraphs != NULL)
    lia_plain_writer_add (writer, g_ptr_array_index (block->paragraphs, 0), INSIDE);
  for (guint i = 1; block->paragraphs != NULL && i < block->paragraphs->len; i++) {
    lia_plain_writer_skip (writer);
    lia_plain_writer_add (writer, g_ptr_array_index (block->paragraphs, i), INSIDE);
  }
  add_figures (writer, block->figures);
  if (has_rows (block->table))
    lia_plain_table_add (writer, block->table, INSIDE, cancellable);
  else if (block->facts == NULL && block->paragraphs == NULL && block->figures == NULL &&
           block->empty != NULL)
    lia_plain_writer_add (writer, block->empty, INSIDE);
}

static void
add_table (LiaPlainWriter *writer, const LiaListing *table, GCancellable *cancellable)
{
  g_autoptr (GArray) columns = lia_reading_columns (table, FALSE);
  g_autofree char *left_out = lia_reading_left_out (table, columns->len);

  lia_plain_writer_skip (writer);
  if (!has_rows (table)) {
    lia_plain_writer_add (writer, _ ("There is nothing in this section."), 0);
    return;
  }

  lia_plain_table_add (writer, table, 0, cancellable);
  lia_plain_writer_skip (writer);
  if (left_out != NULL)
    lia_plain_writer_add (writer, left_out, 0);
}

static void
add_schedule (LiaPlainWriter *writer, const LiaSchedule *schedule, GCancellable *cancellable)
{
  g_autoptr (LiaListing) listing = lia_reading_schedule (schedule);

  add_table (writer, listing, cancellable);
  if (schedule->note != NULL)
    lia_plain_writer_add (writer, schedule->note, 0);
}

static void
add_section (LiaPlainWriter *writer, const LiaSection *section, GCancellable *cancellable)
{
  lia_plain_writer_skip (writer);
  lia_plain_writer_skip (writer);
  lia_plain_writer_underline (writer, section->name, '-');
  lia_plain_writer_add (writer, section->purpose, 0);
  if (section->table != NULL)
    add_table (writer, section->table, cancellable);
  if (section->schedule != NULL)
    add_schedule (writer, section->schedule, cancellable);
  for (guint i = 0; section->blocks != NULL && i < section->blocks->len; i++)
    add_block (writer, g_ptr_array_index (section->blocks, i), cancellable);
}

static void
add_notes (LiaPlainWriter *writer, GPtrArray *notes)
{
  if (notes->len == 0)
    return;

  lia_plain_writer_skip (writer);
  lia_plain_writer_underline (writer, _ ("How to read it"), '-');
  for (guint i = 0; i < notes->len; i++)
    lia_plain_writer_add (writer, g_ptr_array_index (notes, i), 0);
}

static LiaPlainWriter *
write_document (const LiaDocument *document, const LiaRendering *with)
{
  LiaPlainWriter *writer = lia_plain_writer_new ();
  g_autoptr (GPtrArray) sections = lia_reading_sections (document);

  add_heading (writer, document);
  add_paragraphs (writer, document->introduction, 0);
  for (guint i = 0; i < sections->len && !g_cancellable_is_cancelled (with->cancellable); i++) {
    add_section (writer, g_ptr_array_index (sections, i), with->cancellable);
    lia_rendering_tell (with, WRITTEN * (i + 1) / sections->len);
  }
  add_notes (writer, document->notes);
  lia_plain_writer_skip (writer);
  add_mark (writer, document);

  return writer;
}

/* Cells of a line that stands in columns are no text in a row. */
static void
take_line (LiaProof *proof, const char *line, guint number)
{
  g_autofree char *name = g_strdup_printf (_ ("line %u"), number);
  g_auto (GStrv) parts = g_strsplit (line, "  ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    lia_proof_take (proof, parts[i], &(LiaProofPlace) { .name = name });
}

/* A text of several lines is proven as it was before lines were broken. */
static void
take_text (LiaProof *proof, const LiaPlainWriter *writer, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    take_line (proof, lines[i], i + 1);
  for (guint i = 0; i < writer->texts->len; i++)
    lia_proof_take (proof, g_ptr_array_index (writer->texts, i),
                    &(LiaProofPlace) { .name = _ ("the text") });
}

static gboolean
read_back (const LiaPlainWriter *writer, GBytes *bytes, const LiaRendering *with, GError **error)
{
  g_autoptr (GBytes) read = lia_replacement_read_part (with->part, with->path, error);

  if (read == NULL)
    return FALSE;
  if (!g_bytes_equal (read, bytes))
    return lia_replacement_fail_damaged (with->path, error);
  if (with->proof != NULL)
    take_text (with->proof, writer, writer->out->str);

  return TRUE;
}

static gboolean
render (const LiaDocument *document, const LiaRendering *with, GError **error)
{
  g_autoptr (LiaPlainWriter) writer = write_document (document, with);
  g_autoptr (GBytes) bytes = g_bytes_new_static (writer->out->str, writer->out->len);

  return !g_cancellable_set_error_if_cancelled (with->cancellable, error) &&
         lia_replacement_write_part (with->part, with->path, bytes, error) &&
         read_back (writer, bytes, with, error);
}

/* UTF-8, with lines as long as those of a mail. */
const LiaRenderer lia_plain_text_renderer = {
  .name = "txt",
  .label = N_ ("Plain text"),
  .estimate_size = lia_document_measure,
  .check = lia_reading_check,
  .render = render,
};
