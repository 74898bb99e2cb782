#pragma once

#include <adwaita.h>

#include "insight/dossier.h"
#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaRecordSheet:
 *
 * What every page about one record does: it reads the record and reads it again after each change,
 * and has the record's head above and its history below what the page itself shows of it. While
 * there is no record, it shows a placeholder.
 *
 * A page says how its record is read, and fills itself with what was read.
 */
#define LIA_TYPE_RECORD_SHEET (lia_record_sheet_get_type ())
G_DECLARE_DERIVABLE_TYPE (LiaRecordSheet, lia_record_sheet, LIA, RECORD_SHEET, AdwBin)

/**
 * LiaRecordSheetClass:
 * @read: begins to read all that the page shows of the record @id.
 * @fill: finishes reading and shows it; @anew if another record was shown before. %FALSE and an
 *     error if there is nothing to show.
 */
struct _LiaRecordSheetClass {
  AdwBinClass parent_class;

  void (*read) (LiaRegister *reg,
                const LiaId *id,
                GCancellable *cancellable,
                GAsyncReadyCallback callback,
                gpointer user_data);
  gboolean (*fill) (LiaRecordSheet *self, GAsyncResult *result, gboolean anew, GError **error);
};

LiaRegister *lia_record_sheet_get_register (LiaRecordSheet *self);
void         lia_record_sheet_show         (LiaRecordSheet *self, const LiaId *id);
void         lia_record_sheet_show_head    (LiaRecordSheet *self, const LiaDossier *dossier);

G_END_DECLS
