#include "proof-xml.h"

#include <string.h>

#include "proof-place.h"

/* What a cell holds. */
typedef enum {
  CELL_NUMBER,
  CELL_TEXT,
  CELL_SHARED, /* the number of a text that stands in another part */
} CellKind;

struct _LiaProofXml {
  LiaProof *proof;
  char *part;
  guint sheet;
  char cell[24]; /* empty if it is none */
  CellKind kind;
  GString *text;
  GArray *cells; /* guint64: the first cell that has each shared text */
  guint n_shared;
};

/**
 * lia_proof_xml_new:
 * @proof: takes the texts
 *
 * Returns: (transfer full): a reader for all parts of one file
 */
LiaProofXml *
lia_proof_xml_new (LiaProof *proof)
{
  LiaProofXml *self = g_new0 (LiaProofXml, 1);

  self->proof = proof;
  self->text = g_string_new (NULL);
  self->cells = g_array_new (FALSE, TRUE, sizeof (guint64));
  return self;
}

/**
 * lia_proof_xml_free:
 * @self: (transfer full): a reader
 */
void
lia_proof_xml_free (LiaProofXml *self)
{
  g_free (self->part);
  g_string_free (self->text, TRUE);
  g_array_unref (self->cells);
  g_free (self);
}

/**
 * lia_proof_xml_begin:
 * @self: a reader
 * @part: the name of the part that is read from now on
 */
void
lia_proof_xml_begin (LiaProofXml *self, const char *part)
{
  g_free (self->part);
  self->part = lia_proof_place_part (part, &self->sheet);
  *self->cell = '\0';
  g_string_truncate (self->text, 0);
}

static gboolean
is_any (const char *name, const char *const *names)
{
  return g_strv_contains (names, name);
}

/* Dollar signs only say how an address is copied; “$C$42” is no reference of a record. */
static gboolean
is_formula (const char *element)
{
  static const char *const names[] = { "f", "c:f", "definedName", "formula1", "formula2", NULL };

  return is_any (element, names);
}

static gboolean
is_header (const char *element)
{
  static const char *const names[] = { "oddHeader",   "oddFooter",   "evenHeader", "evenFooter",
                                       "firstHeader", "firstFooter", NULL };

  return is_any (element, names);
}

/* A text that is set in several ways is still one text. */
static gboolean
is_inside_text (const char *element)
{
  static const char *const names[] = { "t", "r", "rPr", "a:t", "a:r", "a:rPr", "tspan", NULL };

  return is_any (element, names);
}

static void
note_cell (LiaProofXml *self)
{
  guint64 index = g_ascii_strtoull (self->text->str, NULL, 10);

  if (*self->cell == '\0' || index >= G_MAXINT)
    return;
  if (index >= self->cells->len)
    g_array_set_size (self->cells, (guint) index + 1);
  if (g_array_index (self->cells, guint64, index) == 0)
    g_array_index (self->cells, guint64, index) = lia_proof_place_pack (self->sheet, self->cell);
}

static void
take_shared (LiaProofXml *self)
{
  guint64 packed =
      self->n_shared < self->cells->len ? g_array_index (self->cells, guint64, self->n_shared) : 0;
  LiaProofPlace place = { .part = self->part };
  g_autofree char *name = NULL;
  g_autofree char *part = NULL;
  g_autofree char *cell = NULL;
  guint sheet;

  if (packed != 0) {
    cell = lia_proof_place_unpack (packed, &sheet);
    name = g_strdup_printf ("xl/worksheets/sheet%u.xml", sheet);
    part = lia_proof_place_part (name, &sheet);
    place = (LiaProofPlace) { .part = part, .cell = cell };
  }
  lia_proof_take (self->proof, self->text->str, &place);
}

/* In a header `&L` and `&12` say how what follows is set; `&&` parts words as `&` does. */
static void
blank_codes (char *header)
{
  for (char *at = strchr (header, '&'); at != NULL && at[1] != '\0'; at = strchr (at, '&')) {
    gsize length = 1 + MAX (strspn (at + 1, "0123456789"), 1);

    memset (at, ' ', length);
    at += length;
  }
}

static void
take_header (LiaProofXml *self)
{
  g_autofree char *name = lia_proof_place_header (self->sheet);

  blank_codes (self->text->str);
  lia_proof_take (self->proof, self->text->str, &(LiaProofPlace) { .name = name });
}

static void
take (LiaProofXml *self, const char *text)
{
  LiaProofPlace place = { .part = self->part, .cell = *self->cell != '\0' ? self->cell : NULL };

  lia_proof_take (self->proof, text, &place);
}

static void
take_text (LiaProofXml *self, const char *element)
{
  gboolean value = self->sheet > 0 && g_str_equal (element, "v");

  if (self->text->str[strspn (self->text->str, " \t\r\n")] == '\0')
    return;

  if (is_formula (element))
    g_string_replace (self->text, "$", "", 0);
  /* A workbook's own way to write an underscore, see lia_text_fit(). */
  g_string_replace (self->text, "_x005F_", "_", 0);

  if (value && self->kind == CELL_SHARED)
    note_cell (self);
  else if (g_str_equal (element, "si"))
    take_shared (self);
  else if (is_header (element))
    take_header (self);
  else if (!value || self->kind == CELL_TEXT)
    take (self, self->text->str);
}

static void
begin_cell (LiaProofXml *self, const char *const *attributes)
{
  self->kind = CELL_NUMBER;
  for (guint i = 0; attributes[i] != NULL; i += 2) {
    if (g_str_equal (attributes[i], "r") && lia_proof_place_is_cell (attributes[i + 1]))
      g_strlcpy (self->cell, attributes[i + 1], sizeof self->cell);
    else if (g_str_equal (attributes[i], "t"))
      self->kind = g_str_equal (attributes[i + 1], "s") ? CELL_SHARED : CELL_TEXT;
  }
}

static void
take_attributes (LiaProofXml *self, const char *const *attributes)
{
  for (guint i = 0; attributes[i] != NULL; i += 2)
    if ((g_str_equal (attributes[i], "ref") || g_str_equal (attributes[i], "sqref")) &&
        lia_proof_place_is_cell (attributes[i + 1]))
      g_strlcpy (self->cell, attributes[i + 1], sizeof self->cell);

  /* The outline of a shape has letters in it that are no words. */
  for (guint i = 0; attributes[i] != NULL; i += 2)
    if (!g_str_equal (attributes[i], "d"))
      take (self, attributes[i + 1]);
}

/**
 * lia_proof_xml_start:
 * @self: a reader
 * @element: the element that begins
 * @attributes: (array zero-terminated=1): names and values in turn
 */
void
lia_proof_xml_start (LiaProofXml *self, const char *element, const char *const *attributes)
{
  if (!is_inside_text (element)) {
    take_text (self, "");
    g_string_truncate (self->text, 0);
  }

  /* What these have are addresses and numbers of styles. */
  if (self->sheet > 0 && g_str_equal (element, "c"))
    begin_cell (self, attributes);
  else if (self->sheet == 0 || !g_str_equal (element, "row"))
    take_attributes (self, attributes);
}

/**
 * lia_proof_xml_text:
 * @self: a reader
 * @text: what stands in the element, or a part of it
 * @length: how many bytes
 */
void
lia_proof_xml_text (LiaProofXml *self, const char *text, gsize length)
{
  g_string_append_len (self->text, text, (gssize) length);
}

/**
 * lia_proof_xml_end:
 * @self: a reader
 * @element: the element that ends
 */
void
lia_proof_xml_end (LiaProofXml *self, const char *element)
{
  static const char *const inside_cell[] = { "v", "f", "is", "t", "r", "rPr", NULL };

  if (is_inside_text (element))
    return;

  take_text (self, element);
  g_string_truncate (self->text, 0);
  if (g_str_equal (element, "si"))
    self->n_shared++;
  if (!is_any (element, inside_cell))
    *self->cell = '\0';
}

/**
 * lia_proof_xml_comment:
 * @self: a reader
 * @text: what only those see who open the file as text
 */
void
lia_proof_xml_comment (LiaProofXml *self, const char *text)
{
  take (self, text);
}
