#include "timeline-proof.h"

#include <expat.h>
#include <glib/gi18n.h>

#include "briefing/proof/proof-clearance.h"
#include "briefing/proof/proof-xml.h"
#include "timeline-picture-private.h"

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (XML_Parser, XML_ParserFree, NULL)

/* What can tell a proof what may be seen. */
typedef struct {
  LiaRegister *reg;
  const LiaTimelineWishes *wishes;
  LiaClearance *clearance;
} Witness;

static void XMLCALL
on_start (void *texts, const XML_Char *name, const XML_Char **attributes)
{
  lia_proof_xml_start (texts, name, attributes);
}

static void XMLCALL
on_text (void *texts, const XML_Char *text, int length)
{
  lia_proof_xml_text (texts, text, (gsize) length);
}

static void XMLCALL
on_end (void *texts, const XML_Char *name)
{
  lia_proof_xml_end (texts, name);
}

static void XMLCALL
on_comment (void *texts, const XML_Char *text)
{
  lia_proof_xml_comment (texts, text);
}

static gboolean
take_svg (LiaProof *proof, GBytes *svg, GError **error)
{
  g_autoptr (LiaProofXml) texts = lia_proof_xml_new (proof);
  g_auto (XML_Parser) parser = XML_ParserCreate (NULL);
  gsize size;
  const char *data = g_bytes_get_data (svg, &size);

  lia_proof_xml_begin (texts, _ ("the drawing"));
  XML_SetUserData (parser, texts);
  XML_SetElementHandler (parser, on_start, on_end);
  XML_SetCharacterDataHandler (parser, on_text);
  XML_SetCommentHandler (parser, on_comment);
  if (size <= G_MAXINT && XML_Parse (parser, data, (int) size, TRUE) == XML_STATUS_OK)
    return TRUE;

  g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_DAMAGED,
               _ ("The drawing can’t be read back. Choose another format."));
  return FALSE;
}

static void
take_sheet (LiaProof *proof, const LiaDrawing *sheet, const LiaProofPlace *place)
{
  for (guint i = 0; i < lia_drawing_get_size (sheet); i++) {
    const LiaStroke *stroke = lia_drawing_get (sheet, i);

    if (stroke->kind == LIA_STROKE_TEXT)
      lia_proof_take (proof, stroke->text, place);
  }
}

/* The words of a PDF are numbers of letters in fonts made for it, and a PNG has dots, so that these
 * are proven by what was drawn. What a PDF says about itself is the title, the subtitle and the
 * mark, see lia_timeline_picture_encode(). */
static void
take_drawn (LiaProof *proof, const LiaTimelinePicture *picture)
{
  LiaProofPlace properties = { .name = _ ("the file’s properties") };

  lia_proof_take (proof, picture->title, &properties);
  lia_proof_take (proof, picture->subtitle, &properties);
  lia_proof_take (proof, picture->mark, &properties);
  for (guint i = 0; i < picture->sheets->len; i++) {
    g_autofree char *name = g_strdup_printf (_ ("page %u"), i + 1);

    take_sheet (proof, g_ptr_array_index (picture->sheets, i), &(LiaProofPlace) { .name = name });
  }
}

/* Where lines end, the words of a text stand apart in every format; here they are in a row. */
static void
take_broken (LiaProof *proof, const LiaTimelinePicture *picture)
{
  for (guint i = 0; i < picture->broken->len; i++)
    lia_proof_take (proof, g_ptr_array_index (picture->broken, i),
                    &(LiaProofPlace) { .name = _ ("the drawing") });
}

static gboolean
take_file (LiaProof *proof,
           const LiaTimelinePicture *picture,
           const LiaReplacement *file,
           GError **error)
{
  g_autoptr (GMappedFile) mapped = NULL;
  g_autoptr (GBytes) read = NULL;

  if (file != NULL)
    lia_proof_take_file_name (proof, lia_replacement_get_path (file));
  take_broken (proof, picture);
  if (file == NULL || picture->format != LIA_TIMELINE_SVG) {
    take_drawn (proof, picture);
    return TRUE;
  }

  mapped = g_mapped_file_new (lia_replacement_get_part (file), FALSE, error);
  if (mapped == NULL)
    return FALSE;

  read = g_mapped_file_get_bytes (mapped);
  return take_svg (proof, read, error);
}

/* What the program says by itself is what it says about the same records when they have no words.
 */
static gboolean
rehearse (LiaProof *proof, Witness *witness, GCancellable *cancellable, GError **error)
{
  LiaTimelineWishes plain = *witness->wishes;
  g_autoptr (LiaTimelinePicture) picture = NULL;
  g_autoptr (GBytes) svg = NULL;
  gboolean taken = TRUE;

  plain.title = NULL;
  lia_clearance_blank (witness->clearance);
  picture = lia_timeline_picture_compose (witness->reg, &plain, witness->clearance, cancellable,
                                          NULL, error);
  if (picture == NULL)
    return FALSE;

  lia_proof_set_own (proof, TRUE);
  take_broken (proof, picture);
  take_drawn (proof, picture);
  if (picture->format == LIA_TIMELINE_SVG) {
    svg = lia_timeline_picture_encode (picture, cancellable, error);
    taken = svg != NULL && take_svg (proof, svg, error);
  }
  lia_proof_set_own (proof, FALSE);

  return taken;
}

static gboolean
testify (LiaProof *proof, gpointer user_data, GCancellable *cancellable, GError **error)
{
  Witness *witness = user_data;

  return lia_clearance_testify (witness->clearance, proof, cancellable, error) &&
         (lia_proof_is_clean (proof) || rehearse (proof, witness, cancellable, error));
}

/**
 * lia_timeline_proof_run:
 * @reg: the register that was drawn
 * @wishes: how
 * @clearance: what could be seen of it; not to be used for anything else any more
 * @proof: what could not
 * @picture: the picture
 * @file: (nullable): the file that it was written to; %NULL if it goes on paper
 * @cancellable: (nullable): stops it
 * @error: %LIA_BRIEFING_ERROR_WITHHELD, or as lia_timeline_picture_new()
 *
 * Proves that a picture tells nothing that is held back: of an SVG by the file, of the other
 * formats by what was drawn.
 *
 * Returns: whether it may have its name
 */
gboolean
lia_timeline_proof_run (LiaRegister *reg,
                        const LiaTimelineWishes *wishes,
                        LiaClearance *clearance,
                        LiaProof *proof,
                        const LiaTimelinePicture *picture,
                        const LiaReplacement *file,
                        GCancellable *cancellable,
                        GError **error)
{
  Witness witness = { reg, wishes, clearance };

  lia_proof_take (proof, wishes->title, &(LiaProofPlace) { .name = _ ("the title") });
  if (!take_file (proof, picture, file, error))
    return FALSE;

  lia_proof_set_witness (proof, testify, &witness);
  return lia_proof_conclude (proof, cancellable, error);
}
