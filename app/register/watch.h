#pragma once

#include "database.h"
#include "edit.h"

G_BEGIN_DECLS

/* Private to app/register: notices what other programs write into the same file. */

typedef struct _LiaWatch LiaWatch;
typedef void (*LiaWatchFunc) (GObject *owner, LiaEdit *edit);

LiaWatch *lia_watch_new  (const char *path,
                          GMainContext *context,
                          GObject *owner,
                          LiaWatchFunc func);
void      lia_watch_begin (LiaWatch *self);
void      lia_watch_end  (LiaWatch *self, gint64 serial);
void      lia_watch_free (LiaWatch *self);

G_END_DECLS
