#include "body-sheet.h"

#include "records/types.h"

const LiaSheetColumn lia_body_sheet_columns[] = {
  { "name", "full_name" }, { "short_name", "short_name" }, { "process", "process" },
  { "kind", "kind" },      { "parent", "parent" },         { "established", "established" },
  { "ended", "ended" },    { "aliases", "aliases" },       { "note", "note" },
  { "basis", "source" },   { "confidence", "confidence" }, { NULL },
};

const char *const lia_body_sheet_needs[] = { "chairs", NULL };

/**
 * lia_body_sheet_row:
 * @filling: what takes the records
 * @table: a table of bodies, at a row
 * @id: the key of that row's body
 * @context: not used
 * @error: %LIA_INTAKE_ERROR_UNRESOLVED if a chair is no participant
 *
 * Links a body to those who chair it: the column `chairs`, parted by semicolons.
 *
 * Returns: whether all of them are known
 */
gboolean
lia_body_sheet_row (LiaFilling *filling,
                    LiaTable *table,
                    const LiaId *id,
                    gpointer context,
                    GError **error)
{
  const char *text = lia_table_get (table, "chairs");
  g_auto (GStrv) chairs = g_strsplit (text != NULL ? text : "", ";", -1);

  for (guint i = 0; chairs[i] != NULL; i++) {
    const LiaId *chair = lia_filling_resolve (filling, &lia_participant_type, chairs[i], error);

    if (chair == NULL)
      return FALSE;
    lia_filling_link (filling, "chaired_by", id, chair, NULL);
  }

  return TRUE;
}
