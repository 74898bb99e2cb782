#include <expat.h>
#include <glib/gi18n.h>
#include <string.h>
#include <zip.h>

#include "briefing/error.h"
#include "briefing/proof/proof-xml.h"
#include "workbook-check.h"

#define CHUNK 65536

G_DEFINE_AUTOPTR_CLEANUP_FUNC (zip_t, zip_discard)
G_DEFINE_AUTO_CLEANUP_FREE_FUNC (XML_Parser, XML_ParserFree, NULL)

typedef struct {
  guint n_cells;
  LiaProofXml *texts; /* (nullable) */
} Part;

static void XMLCALL
on_start (void *data, const XML_Char *name, const XML_Char **attributes)
{
  Part *part = data;

  if (g_str_equal (name, "c"))
    part->n_cells++;
  if (part->texts != NULL)
    lia_proof_xml_start (part->texts, name, attributes);
}

static void XMLCALL
on_text (void *data, const XML_Char *text, int length)
{
  lia_proof_xml_text (((Part *) data)->texts, text, (gsize) length);
}

static void XMLCALL
on_end (void *data, const XML_Char *name)
{
  lia_proof_xml_end (((Part *) data)->texts, name);
}

static void XMLCALL
on_comment (void *data, const XML_Char *text)
{
  lia_proof_xml_comment (((Part *) data)->texts, text);
}

static gboolean
damaged (const char *part, GError **error)
{
  g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_DAMAGED,
               /* Translators: the placeholder is the name of a part inside the file. */
               _ ("The workbook didn’t read back as it was written (%s)"), part);
  return FALSE;
}

/* libzip tells a wrong checksum when a part has been read to its end. A part that was cut short
 * before it was packed has the right checksum all the same, so that it is parsed as well. */
static gboolean
read_part (zip_t *archive, guint64 index, Part *part, GCancellable *cancellable, GError **error)
{
  const char *name = zip_get_name (archive, index, 0);
  zip_file_t *file = zip_fopen_index (archive, index, 0);
  g_auto (XML_Parser) parser = XML_ParserCreate (NULL);
  g_autofree char *buffer = g_malloc (CHUNK);
  gboolean sound = TRUE;
  zip_int64_t n = 0;

  if (file == NULL)
    return damaged (name, error);

  XML_SetUserData (parser, part);
  XML_SetStartElementHandler (parser, on_start);
  if (part->texts != NULL) {
    lia_proof_xml_begin (part->texts, name);
    XML_SetEndElementHandler (parser, on_end);
    XML_SetCharacterDataHandler (parser, on_text);
    XML_SetCommentHandler (parser, on_comment);
  }
  while (sound && !g_cancellable_is_cancelled (cancellable) &&
         (n = zip_fread (file, buffer, CHUNK)) > 0)
    sound = XML_Parse (parser, buffer, (int) n, FALSE) == XML_STATUS_OK;

  if (zip_fclose (file) != 0 || n < 0)
    sound = FALSE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!sound || XML_Parse (parser, buffer, 0, TRUE) != XML_STATUS_OK)
    return damaged (name, error);

  return TRUE;
}

static gboolean
is_sheet (const char *name, guint *number)
{
  guint64 value;
  g_autofree char *digits = NULL;

  if (!g_str_has_prefix (name, "xl/worksheets/sheet") || !g_str_has_suffix (name, ".xml"))
    return FALSE;

  digits = g_strndup (name + strlen ("xl/worksheets/sheet"),
                      strlen (name) - strlen ("xl/worksheets/sheet.xml"));
  if (!g_ascii_string_to_unsigned (digits, 10, 1, G_MAXUINT, &value, NULL))
    return FALSE;

  *number = value;
  return TRUE;
}

static void
take_note (LiaProof *proof, const char *text, gsize length)
{
  g_autofree char *note = text != NULL ? g_strndup (text, length) : NULL;

  lia_proof_take (proof, note, &(LiaProofPlace) { .name = _ ("a note about the file as a whole") });
}

/* What an archive says of its parts, and of itself. */
static void
take_archive (zip_t *archive, LiaProof *proof)
{
  int length = 0;
  const char *note = zip_get_archive_comment (archive, &length, 0);

  take_note (proof, note, (gsize) length);
  for (zip_int64_t i = 0; i < zip_get_num_entries (archive, 0); i++) {
    zip_uint32_t size = 0;

    lia_proof_take (proof, zip_get_name (archive, i, 0),
                    &(LiaProofPlace) { .name = _ ("the name of a part of the file") });
    note = zip_file_get_comment (archive, i, &size, 0);
    take_note (proof, note, size);
  }
}

static gboolean
check_parts (zip_t *archive,
             GArray *cells,
             LiaProofXml *texts,
             GCancellable *cancellable,
             GError **error)
{
  zip_int64_t n_parts = zip_get_num_entries (archive, 0);
  guint n_sheets = 0;

  for (zip_int64_t i = 0; i < n_parts; i++) {
    const char *name = zip_get_name (archive, i, 0);
    Part part = { .texts = texts };
    guint number;

    if (name == NULL)
      return damaged ("?", error);
    if (!g_str_has_suffix (name, ".xml") && !g_str_has_suffix (name, ".rels"))
      return damaged (name, error);
    if (!read_part (archive, i, &part, cancellable, error))
      return FALSE;
    if (!is_sheet (name, &number))
      continue;

    n_sheets++;
    if (number > cells->len || part.n_cells != g_array_index (cells, guint, number - 1))
      return damaged (name, error);
  }

  return n_sheets == cells->len || damaged ("xl/worksheets", error);
}

/**
 * lia_workbook_check:
 * @path: a workbook that was just written
 * @cells: (element-type guint): how many cells each of its sheets has to have, in order
 * @proof: (nullable): takes every text of every part
 * @cancellable: (nullable): stops the check
 * @error: %LIA_BRIEFING_ERROR_DAMAGED, or %G_IO_ERROR_CANCELLED
 *
 * Reads a workbook back: every part unpacks with the right checksum and is well-formed XML, the
 * parts that matter are there, and every sheet has as many cells as were written. The library
 * reports success when the disk of its temporary files is full, and leaves parts cut short.
 *
 * Returns: whether the file is what was written
 */
gboolean
lia_workbook_check (const char *path,
                    GArray *cells,
                    LiaProof *proof,
                    GCancellable *cancellable,
                    GError **error)
{
  static const char *const needed[] = { "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml",
                                        "xl/_rels/workbook.xml.rels", "xl/styles.xml" };
  int code = 0;
  g_autoptr (zip_t) archive = zip_open (path, ZIP_RDONLY | ZIP_CHECKCONS, &code);
  g_autoptr (LiaProofXml) texts = proof != NULL ? lia_proof_xml_new (proof) : NULL;

  if (archive == NULL)
    return damaged (_ ("the file as a whole"), error);

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (zip_name_locate (archive, needed[i], 0) < 0)
      return damaged (needed[i], error);

  if (proof != NULL)
    take_archive (archive, proof);
  return check_parts (archive, cells, texts, cancellable, error);
}
