#include "proof-xml.h"

#include <string.h>

#include "proof-place.h"

/* What a cell holds. */
typedef enum {
  CELL_NUMBER,
  CELL_TEXT,
  CELL_SHARED, /* the number of a text that stands in another part */
} CellKind;

/* What an element is. */
typedef enum {
  ROLE_CELL = 1 << 0,
  ROLE_ROW = 1 << 1,
  ROLE_VALUE = 1 << 2,       /* of a cell */
  ROLE_SHARED = 1 << 3,      /* a text that cells have by its number */
  ROLE_INSIDE_CELL = 1 << 4, /* what follows it is still in the same cell */
  ROLE_INSIDE_TEXT = 1 << 5, /* a text that is set in several ways is still one text */
  ROLE_FORMULA = 1 << 6,
  ROLE_HEADER = 1 << 7,
} Role;

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

/* Those first of which there are the most. */
static Role
role_of (const char *element)
{
  static const struct {
    const char *element;
    Role role;
  } roles[] = {
    { "c", ROLE_CELL },
    { "v", ROLE_VALUE | ROLE_INSIDE_CELL },
    { "t", ROLE_INSIDE_TEXT | ROLE_INSIDE_CELL },
    { "is", ROLE_INSIDE_CELL },
    { "si", ROLE_SHARED },
    { "row", ROLE_ROW },
    { "f", ROLE_FORMULA | ROLE_INSIDE_CELL },
    { "r", ROLE_INSIDE_TEXT | ROLE_INSIDE_CELL },
    { "rPr", ROLE_INSIDE_TEXT | ROLE_INSIDE_CELL },
    { "a:t", ROLE_INSIDE_TEXT },
    { "a:r", ROLE_INSIDE_TEXT },
    { "a:rPr", ROLE_INSIDE_TEXT },
    { "tspan", ROLE_INSIDE_TEXT },
    { "c:f", ROLE_FORMULA },
    { "definedName", ROLE_FORMULA },
    { "formula1", ROLE_FORMULA },
    { "formula2", ROLE_FORMULA },
    { "oddHeader", ROLE_HEADER },
    { "oddFooter", ROLE_HEADER },
    { "evenHeader", ROLE_HEADER },
    { "evenFooter", ROLE_HEADER },
    { "firstHeader", ROLE_HEADER },
    { "firstFooter", ROLE_HEADER },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (*roles[i].element == *element && g_str_equal (roles[i].element, element))
      return roles[i].role;

  return 0;
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

  lia_proof_take (self->proof, self->text->str,
                  &(LiaProofPlace) { .part = self->part, .packed = packed });
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
take_text (LiaProofXml *self, Role role)
{
  gboolean value = self->sheet > 0 && (role & ROLE_VALUE);

  if (self->text->str[strspn (self->text->str, " \t\r\n")] == '\0' ||
      (value && self->kind == CELL_NUMBER))
    return;

  /* Dollar signs only say how an address is copied; “$C$42” is no reference of a record. */
  if (role & ROLE_FORMULA)
    g_string_replace (self->text, "$", "", 0);
  /* A workbook's own way to write an underscore, see lia_text_fit(). */
  g_string_replace (self->text, "_x005F_", "_", 0);

  if (value && self->kind == CELL_SHARED)
    note_cell (self);
  else if (role & ROLE_SHARED)
    take_shared (self);
  else if (role & ROLE_HEADER)
    take_header (self);
  else
    take (self, self->text->str);
}

/* What an element had in it is over when the next begins or it ends itself. */
static void
end_text (LiaProofXml *self, Role role)
{
  if (self->text->len == 0)
    return;

  take_text (self, role);
  g_string_truncate (self->text, 0);
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
  Role role = role_of (element);

  if (!(role & ROLE_INSIDE_TEXT))
    end_text (self, 0);

  /* What these have are addresses and numbers of styles. */
  if (self->sheet > 0 && (role & ROLE_CELL))
    begin_cell (self, attributes);
  else if (self->sheet == 0 || !(role & ROLE_ROW))
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
  Role role = role_of (element);

  if (role & ROLE_INSIDE_TEXT)
    return;

  end_text (self, role);
  if (role & ROLE_SHARED)
    self->n_shared++;
  if (!(role & ROLE_INSIDE_CELL))
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
