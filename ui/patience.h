#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _LiaPatience LiaPatience;

LiaPatience *lia_patience_new   (void);
void         lia_patience_free  (LiaPatience *self);
void         lia_patience_begin (LiaPatience *self, gint64 most);
void         lia_patience_end   (LiaPatience *self);

G_END_DECLS
