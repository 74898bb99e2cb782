#include <glib/gi18n.h>
#include <string.h>

#include "proof-place.h"

typedef enum {
  PART_SHEET,
  PART_LINKS,
  PART_CHART,
  PART_TABLE,
  PART_COMMENTS,
  PART_STRINGS,
  PART_BOOK,
  PART_PROPERTIES,
  N_PARTS,
} Part;

static const struct {
  const char *prefix;
  gboolean numbered;
} parts[N_PARTS] = {
  [PART_SHEET] = { "xl/worksheets/sheet", TRUE },
  [PART_LINKS] = { "xl/worksheets/_rels/sheet", TRUE },
  [PART_CHART] = { "xl/charts/chart", TRUE },
  [PART_TABLE] = { "xl/tables/table", TRUE },
  [PART_COMMENTS] = { "xl/comments", TRUE },
  [PART_STRINGS] = { "xl/sharedStrings", FALSE },
  [PART_BOOK] = { "xl/workbook", FALSE },
  [PART_PROPERTIES] = { "docProps/", FALSE },
};

static char *
describe (Part part, guint number)
{
  switch (part) {
  case PART_SHEET:
    /* Translators: a place in a workbook, as in “sheet 3, cell B7”. */
    return g_strdup_printf (_ ("sheet %u"), number);
  case PART_LINKS:
    return g_strdup_printf (_ ("a link on sheet %u"), number);
  case PART_CHART:
    return g_strdup_printf (_ ("chart %u"), number);
  case PART_TABLE:
    return g_strdup_printf (_ ("table %u"), number);
  case PART_COMMENTS:
    return g_strdup_printf (_ ("comments %u"), number);
  case PART_STRINGS:
    return g_strdup (_ ("a text of a cell"));
  case PART_BOOK:
    return g_strdup (_ ("the name of a sheet or of a range"));
  case PART_PROPERTIES:
  case N_PARTS:
  default:
    return g_strdup (_ ("the file’s properties"));
  }
}

static gboolean
read_number (const char *text, guint *number)
{
  char *end;
  guint64 value = g_ascii_strtoull (text, &end, 10);

  *number = (guint) value;
  return end > text && *end == '.';
}

/**
 * lia_proof_place_part:
 * @part: the name of a part of a workbook
 * @sheet: (out): the number of the sheet that it is, or 0
 *
 * Returns: (transfer full): what people call that part
 */
char *
lia_proof_place_part (const char *part, guint *sheet)
{
  *sheet = 0;
  for (Part i = 0; i < N_PARTS; i++) {
    guint number = 0;

    if (!g_str_has_prefix (part, parts[i].prefix) ||
        (parts[i].numbered && !read_number (part + strlen (parts[i].prefix), &number)))
      continue;
    if (i == PART_SHEET)
      *sheet = number;
    return describe (i, number);
  }

  return g_strdup (part);
}

/**
 * lia_proof_place_header:
 * @sheet: the number of a sheet
 *
 * Returns: (transfer full): what people call its header and footer
 */
char *
lia_proof_place_header (guint sheet)
{
  return g_strdup_printf (_ ("the header or footer of sheet %u"), sheet);
}

/**
 * lia_proof_place_is_cell:
 * @text: any text
 *
 * Returns: whether it is the address of cells and nothing else
 */
gboolean
lia_proof_place_is_cell (const char *text)
{
  return *text != '\0' && strlen (text) < 24 &&
         text[strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789: ")] == '\0' &&
         strcspn (text, "0123456789") <= 3;
}

/**
 * lia_proof_place_pack:
 * @sheet: the number of a sheet
 * @cell: the address of a cell
 *
 * Returns: both in one number; never 0
 */
guint64
lia_proof_place_pack (guint sheet, const char *cell)
{
  guint64 column = 0;

  for (; g_ascii_isupper (*cell); cell++)
    column = column * 26 + (*cell - 'A' + 1);

  return (guint64) sheet << 48 | (column & 0xffff) << 32 |
         (g_ascii_strtoull (cell, NULL, 10) & 0xffffffff);
}

/**
 * lia_proof_place_unpack:
 * @packed: from lia_proof_place_pack()
 * @part: (out) (transfer full): what people call the sheet
 *
 * Returns: (transfer full): the address of the cell
 */
char *
lia_proof_place_unpack (guint64 packed, char **part)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  for (guint64 column = packed >> 32 & 0xffff; column > 0; column = (column - 1) / 26)
    g_string_prepend_c (cell, 'A' + (column - 1) % 26);
  g_string_append_printf (cell, "%u", (guint) (packed & 0xffffffff));
  *part = describe (PART_SHEET, packed >> 48);

  return g_string_free (g_steal_pointer (&cell), FALSE);
}
