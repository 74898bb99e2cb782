#pragma once

#include "database.h"

G_BEGIN_DECLS

/* The values that are bound to a statement, in the order of their parameters. Nothing that somebody
 * wrote gets into SQL in another way. */
GPtrArray *lia_bindings_new         (void);
guint      lia_bindings_add_text    (GPtrArray *self, const char *text);
guint      lia_bindings_add_id      (GPtrArray *self, const LiaId *id);
guint      lia_bindings_add_integer (GPtrArray *self, gint64 number);
guint      lia_bindings_add_ids     (GPtrArray *self, GArray *ids);
void       lia_bindings_append      (GPtrArray *self, GPtrArray *others);
void       lia_bindings_bind        (GPtrArray *self, LiaStatement *statement, int first);

G_END_DECLS
