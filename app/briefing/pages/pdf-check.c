#include "pdf.h"

#include <math.h>
#include <glib/gi18n.h>
#include <poppler.h>

#include "briefing/error.h"

/* Letters further apart than this part of their height don't belong to one text. */
#define APART 0.7

static gboolean
damaged (GError **error)
{
  g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_DAMAGED,
               _ ("The pages didn’t read back as they were written. Most likely there is no room; "
                  "nothing was replaced"));
  return FALSE;
}

static gboolean
is_apart (const PopplerRectangle *a, const PopplerRectangle *b)
{
  double height = fmax (a->y2 - a->y1, 1);
  double between = fmax (b->x1 - a->x2, a->x1 - b->x2);

  return between > APART * height || ABS (b->y1 - a->y1) > height / 2;
}

/* What a page says is taken column by column: the end of one cell and the beginning of the next are
 * no text that anybody wrote. */
static void
take_page_text (LiaProof *proof, PopplerPage *page, const LiaProofPlace *place)
{
  g_autofree char *text = poppler_page_get_text (page);
  PopplerRectangle *boxes = NULL;
  guint n_boxes = 0;
  g_autoptr (GString) part = g_string_new (NULL);
  guint i = 0;

  poppler_page_get_text_layout (page, &boxes, &n_boxes);
  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at), i++) {
    if (*at == '\n' || (i > 0 && i < n_boxes && is_apart (&boxes[i - 1], &boxes[i]))) {
      lia_proof_take (proof, part->str, place);
      g_string_truncate (part, 0);
    }
    g_string_append_unichar (part, g_utf8_get_char (at));
  }
  lia_proof_take (proof, part->str, place);
  g_free (boxes);
}

static void
take_action (LiaProof *proof, const PopplerAction *action, const LiaProofPlace *place)
{
  lia_proof_take (proof, action->any.title, place);
  if (action->type == POPPLER_ACTION_URI) {
    g_autofree char *plain = g_uri_unescape_string (action->uri.uri, NULL);

    lia_proof_take (proof, plain != NULL ? plain : action->uri.uri, place);
  }
  if (action->type == POPPLER_ACTION_GOTO_DEST && action->goto_dest.dest != NULL)
    lia_proof_take (proof, action->goto_dest.dest->named_dest, place);
}

static void
take_links (LiaProof *proof, PopplerPage *page, guint number)
{
  g_autofree char *name = g_strdup_printf (_ ("a link on page %u"), number);
  GList *links = poppler_page_get_link_mapping (page);

  for (const GList *at = links; at != NULL; at = at->next)
    take_action (proof, ((PopplerLinkMapping *) at->data)->action,
                 &(LiaProofPlace) { .name = name });
  poppler_page_free_link_mapping (links);
}

static void
take_annotations (LiaProof *proof, PopplerPage *page, const LiaProofPlace *place)
{
  GList *annotations = poppler_page_get_annot_mapping (page);

  for (const GList *at = annotations; at != NULL; at = at->next) {
    g_autofree char *contents =
        poppler_annot_get_contents (((PopplerAnnotMapping *) at->data)->annot);

    lia_proof_take (proof, contents, place);
  }
  poppler_page_free_annot_mapping (annotations);
}

/* What can't be read can't be proven. */
static gboolean
take_page (LiaProof *proof, PopplerDocument *file, guint index, GError **error)
{
  PopplerPage *page = poppler_document_get_page (file, (int) index);
  g_autofree char *name = g_strdup_printf (_ ("page %u"), index + 1);
  LiaProofPlace place = { .name = name };

  if (page == NULL)
    return damaged (error);

  take_page_text (proof, page, &place);
  take_annotations (proof, page, &place);
  take_links (proof, page, index + 1);
  g_object_unref (page);

  return TRUE;
}

static void
take_outline (LiaProof *proof, PopplerIndexIter *entries)
{
  LiaProofPlace place = { .name = _ ("the outline of the pages") };

  if (entries == NULL)
    return;

  do {
    PopplerAction *action = poppler_index_iter_get_action (entries);
    PopplerIndexIter *below = poppler_index_iter_get_child (entries);

    take_action (proof, action, &place);
    poppler_action_free (action);
    take_outline (proof, below);
    g_clear_pointer (&below, poppler_index_iter_free);
  } while (poppler_index_iter_next (entries));
}

static void
take_properties (LiaProof *proof, PopplerDocument *file)
{
  static const char *const names[] = { "title",   "author",   "subject",  "keywords",
                                       "creator", "producer", "metadata", NULL };

  for (guint i = 0; names[i] != NULL; i++) {
    g_autofree char *text = NULL;

    g_object_get (file, names[i], &text, NULL);
    lia_proof_take (proof, text, &(LiaProofPlace) { .name = _ ("the file’s properties") });
  }
}

static gboolean
take_destination (gpointer name, gpointer destination, gpointer proof)
{
  lia_proof_take (proof, name, &(LiaProofPlace) { .name = _ ("the target of a link") });
  return FALSE;
}

static void
take_file (LiaProof *proof, PopplerDocument *file)
{
  PopplerIndexIter *outline = poppler_index_iter_new (file);
  GTree *destinations = poppler_document_create_dests_tree (file);

  take_properties (proof, file);
  take_outline (proof, outline);
  g_clear_pointer (&outline, poppler_index_iter_free);
  if (destinations != NULL)
    g_tree_foreach (destinations, take_destination, proof);
  g_clear_pointer (&destinations, g_tree_unref);
}

/* Where lines end, the words of a text stand apart in the file; here they are in a row. */
static void
take_drawn (LiaProof *proof, const LiaPages *pages, guint index)
{
  const LiaPage *page = g_ptr_array_index (pages->pages, index);
  g_autofree char *name = g_strdup_printf (_ ("page %u"), index + 1);

  for (guint i = 0; i < page->pieces->len; i++) {
    const LiaPiece *piece = g_ptr_array_index (page->pieces, i);

    lia_proof_take (proof, piece->whole != NULL ? piece->whole : piece->text,
                    &(LiaProofPlace) { .name = name });
  }
}

static gboolean
take_all (LiaProof *proof,
          PopplerDocument *file,
          const LiaPages *pages,
          GCancellable *cancellable,
          GError **error)
{
  for (guint i = 0; i < pages->pages->len; i++) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    take_drawn (proof, pages, i);
    if (!take_page (proof, file, i, error))
      return FALSE;
  }
  take_file (proof, file);

  return TRUE;
}

/**
 * lia_pdf_check:
 * @bytes: a PDF that was just written
 * @pages: the pages that it is to have
 * @with: the proof that takes every text of it, and what stops it
 * @error: %LIA_BRIEFING_ERROR_DAMAGED, or %G_IO_ERROR_CANCELLED
 *
 * Reads a PDF back.
 *
 * Returns: whether it has these pages
 */
gboolean
lia_pdf_check (GBytes *bytes, const LiaPages *pages, const LiaRendering *with, GError **error)
{
  PopplerDocument *file = poppler_document_new_from_bytes (bytes, NULL, NULL);
  gboolean sound = file != NULL && poppler_document_get_n_pages (file) == (int) pages->pages->len;
  gboolean taken = sound && (with->proof == NULL ||
                             take_all (with->proof, file, pages, with->cancellable, error));

  g_clear_object (&file);
  return sound ? taken : damaged (error);
}
