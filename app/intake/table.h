#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LiaTable:
 *
 * A table of comma-separated values (RFC 4180) in UTF-8, with a header row, read one row at a time
 * from a stream, so that its size doesn't matter. Anything that is not quite such a table is an
 * error that names the file and the line; nothing is guessed.
 */
typedef struct _LiaTable LiaTable;

#define LIA_TABLE_MAX_COLUMNS 256
#define LIA_TABLE_MAX_ROW (4 * 1024 * 1024)

LiaTable   *lia_table_open          (GInputStream *stream, const char *name, GError **error);
LiaTable   *lia_table_open_bytes    (GBytes *bytes, const char *name, GError **error);
void        lia_table_free          (LiaTable *self);
const char *lia_table_get_name      (LiaTable *self);
guint       lia_table_get_n_columns (LiaTable *self);
const char *lia_table_get_column    (LiaTable *self, guint index);
gboolean    lia_table_has_column    (LiaTable *self, const char *column);
gboolean    lia_table_next          (LiaTable *self, GError **error);
guint       lia_table_get_line      (LiaTable *self);
const char *lia_table_get           (LiaTable *self, const char *column);
const char *lia_table_get_nth       (LiaTable *self, guint index);
void        lia_table_prefix_error  (LiaTable *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaTable, lia_table_free)

G_END_DECLS
