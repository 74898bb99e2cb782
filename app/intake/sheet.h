#pragma once

#include "filling.h"
#include "table.h"

G_BEGIN_DECLS

#define LIA_SHEET_MAX_KEYS 4

/**
 * LiaSheetColumn:
 * @field: the name of a field of the record type.
 * @column: (nullable): the column it is read from. Two columns parted by a space are read as one
 *   text, parted by a space as well.
 * @value: (nullable): what the field holds in every row, where there is no such column.
 */
typedef struct {
  const char *field;
  const char *column;
  const char *value;
} LiaSheetColumn;

/**
 * LiaSheetRow:
 *
 * Does with a row what columns alone can't. @id is the key of its record, or %NULL if the sheet
 * makes none.
 */
typedef gboolean (*LiaSheetRow) (LiaFilling *filling,
                                 LiaTable *table,
                                 const LiaId *id,
                                 gpointer context,
                                 GError **error);

/**
 * LiaSheet:
 * @path: where the table lies among the data that is compiled in, such as `reference/bodies.csv`.
 * @type: (nullable): what each row becomes; %NULL if @row alone does it.
 * @keys: the columns that name the record for other rows; the first must not repeat.
 * @numbered: whether the digits of the first key are the number of the record.
 * @columns: what is read into which field, ended by one without a field.
 * @needs: (nullable): the columns that @row reads, ended by %NULL.
 * @row: (nullable): what else is done with each row.
 *
 * How a table of the reference data or the sample becomes records.
 */
typedef struct {
  const char *path;
  const LiaRecordType *type;
  const char *keys[LIA_SHEET_MAX_KEYS];
  gboolean numbered;
  const LiaSheetColumn *columns;
  const char *const *needs;
  LiaSheetRow row;
} LiaSheet;

gboolean lia_sheet_read (const LiaSheet *sheet,
                         LiaFilling *filling,
                         gpointer context,
                         GError **error);

G_END_DECLS
