#pragma once

#include "database.h"
#include "edit.h"

G_BEGIN_DECLS

/* Private to app/register: notices what other programs write into the same file. */

typedef struct _LiaWatch LiaWatch;
typedef void (*LiaWatchFunc) (LiaEdit *edit, gpointer user_data);

LiaWatch *lia_watch_new  (const char *path,
                          GMainContext *context,
                          LiaWatchFunc func,
                          gpointer user_data);
void      lia_watch_skip (LiaWatch *self, gint64 serial);
void      lia_watch_free (LiaWatch *self);

G_END_DECLS
