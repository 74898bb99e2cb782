#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Private to app/register: a place for a file that nobody else may see, which goes with us. */
typedef struct _LiaPrivateCopy LiaPrivateCopy;

LiaPrivateCopy *lia_private_copy_new      (GError **error);
const char     *lia_private_copy_get_path (LiaPrivateCopy *self);
void            lia_private_copy_free     (LiaPrivateCopy *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaPrivateCopy, lia_private_copy_free)

G_END_DECLS
