#pragma once

#include "database.h"
#include "moment.h"
#include "private-copy.h"
#include "register.h"
#include "watch.h"

G_BEGIN_DECLS

/* What the parts of the register share; private to app/register. */
struct _LiaRegister {
  GObject parent_instance;

  char *path;
  char *office;
  char *author;
  char *author_office;
  gboolean read_only;
  gboolean remote; /* on another computer, and therefore read-only */
  GMainContext *context;
  LiaWatch *watch;

  GMutex writing; /* held while the writer is used */
  LiaDatabase *writer;

  GMutex lending; /* protects idle */
  GQueue idle;    /* LiaDatabase */

  LiaPrivateCopy *copy; /* what is read in the place of the file, if this is the past */
  LiaMoment *moment;
  LiaRegister *present; /* the register as it is, if this is the past */
};

LiaDatabaseMode lia_register_read_mode (LiaRegister *self);
gboolean     lia_register_fail_read_only (LiaRegister *self, GError **error);
LiaRegister *lia_register_new_past (LiaRegister *present,
                                    LiaPrivateCopy *copy,
                                    const LiaMoment *moment);
void         lia_register_sign (LiaRegister *self, LiaEdit *edit);
void         lia_register_announce (LiaRegister *self, LiaEdit *edit);
void         lia_register_announce_foreign (GObject *owner, LiaEdit *edit);

G_END_DECLS
