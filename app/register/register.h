#pragma once

#include <gio/gio.h>

#include "check.h"
#include "edit.h"
#include "error.h"
#include "moment.h"
#include "reader.h"

G_BEGIN_DECLS

/**
 * LiaRegister:
 *
 * One open register file.
 *
 * Writing goes through lia_register_apply() and nothing else; reading through lia_register_read().
 * Both may be called from any thread. #LiaRegister::changed is emitted in the main context that
 * was the thread default when the register was opened.
 */
#define LIA_TYPE_REGISTER (lia_register_get_type ())
G_DECLARE_FINAL_TYPE (LiaRegister, lia_register, LIA, REGISTER, GObject)

LiaRegister *lia_register_create       (const char *path, const char *office, GError **error);
LiaRegister *lia_register_open         (const char *path, GError **error);
const char  *lia_register_get_path     (LiaRegister *self);
const char  *lia_register_get_office   (LiaRegister *self);
gboolean     lia_register_is_read_only (LiaRegister *self);
gboolean     lia_register_is_remote    (LiaRegister *self);
const LiaMoment *lia_register_get_as_at (LiaRegister *self);
LiaRegister *lia_register_get_present  (LiaRegister *self);
gint32       lia_register_get_today    (LiaRegister *self);
char        *lia_register_explain_read_only (LiaRegister *self);
void         lia_register_set_author   (LiaRegister *self, const char *person, const char *office);

LiaReader   *lia_register_read         (LiaRegister *self);
gboolean     lia_register_restore      (LiaRegister *self,
                                        const char *backup,
                                        GCancellable *cancellable,
                                        GError **error);

gboolean     lia_register_apply        (LiaRegister *self, LiaEdit *edit, GError **error);
void         lia_register_apply_async  (LiaRegister *self,
                                        LiaEdit *edit,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean     lia_register_apply_finish (LiaRegister *self, GAsyncResult *result, GError **error);

LiaEdit     *lia_register_undo         (LiaRegister *self, GError **error);
LiaEdit     *lia_register_redo         (LiaRegister *self, GError **error);
LiaEdit     *lia_register_load_inverse (LiaRegister *self, gint64 serial, GError **error);
LiaEdit     *lia_register_invert       (LiaRegister *self, gint64 serial, GError **error);
char        *lia_register_get_undo_label (LiaRegister *self);
char        *lia_register_get_redo_label (LiaRegister *self);

LiaCheck    *lia_register_check        (LiaRegister *self,
                                        GCancellable *cancellable,
                                        GError **error);
gboolean     lia_register_mend         (LiaRegister *self, GError **error);

G_END_DECLS
