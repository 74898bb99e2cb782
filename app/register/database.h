#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "error.h"
#include "records/id.h"

G_BEGIN_DECLS

/* Private to app/register: one connection to a register file, used by one thread at a time. */
typedef struct _LiaDatabase LiaDatabase;

/* A prepared statement on loan; releasing it hands it back, reset, for the next use. */
typedef struct _LiaStatement LiaStatement;

typedef enum {
  LIA_DATABASE_WRITE,
  LIA_DATABASE_READ,
  LIA_DATABASE_IMMUTABLE,
  LIA_DATABASE_SCRATCH, /* a private copy, that is thrown away if anything goes wrong */
  LIA_DATABASE_MEMORY,  /* an empty one without a file */
  LIA_DATABASE_LOST,
} LiaDatabaseMode;

typedef enum {
  LIA_STEP_ROW,
  LIA_STEP_DONE,
  LIA_STEP_ERROR,
} LiaStep;

LiaDatabase  *lia_database_open        (const char *path, LiaDatabaseMode mode, GError **error);
void          lia_database_free        (LiaDatabase *self);
const char   *lia_database_get_path    (LiaDatabase *self);
gboolean      lia_database_execute     (LiaDatabase *self, const char *sql, GError **error);
gboolean      lia_database_replace     (LiaDatabase *self, LiaDatabase *source, GError **error);
gboolean      lia_database_get_integer (LiaDatabase *self,
                                        const char *sql,
                                        gint64 *value,
                                        GError **error);
void          lia_database_set_cancellable (LiaDatabase *self, GCancellable *cancellable);
void          lia_database_note_tables (LiaDatabase *self, GHashTable *tables);
void          lia_database_keep        (LiaDatabase *self, gpointer data, GDestroyNotify destroy);
gpointer      lia_database_get_kept    (LiaDatabase *self);
gboolean      lia_database_fail        (LiaDatabase *self, GError **error);

LiaStatement *lia_database_prepare     (LiaDatabase *self, const char *sql, GError **error);
LiaStep       lia_statement_step       (LiaStatement *self, GError **error);
gboolean      lia_statement_run        (LiaStatement *self, GError **error);
void          lia_statement_release    (LiaStatement *self);
void          lia_statement_bind_text  (LiaStatement *self, int place, const char *text);
void          lia_statement_bind_id    (LiaStatement *self, int place, const LiaId *id);
void          lia_statement_bind_bytes (LiaStatement *self,
                                        int place,
                                        const void *bytes,
                                        gsize size);
void          lia_statement_bind_integer (LiaStatement *self, int place, gint64 number);
const char   *lia_statement_get_text   (LiaStatement *self, int column);
gboolean      lia_statement_get_id     (LiaStatement *self, int column, LiaId *id);
gboolean      lia_statement_get_bytes  (LiaStatement *self, int column, void *bytes, gsize size);
GByteArray   *lia_statement_get_byte_array (LiaStatement *self, int column);
gint64        lia_statement_get_integer (LiaStatement *self, int column);
gboolean      lia_statement_is_null    (LiaStatement *self, int column);

typedef void (*LiaDatabaseProgress) (double fraction, gpointer user_data);

gboolean      lia_database_copy        (LiaDatabase *self,
                                        const char *path,
                                        GCancellable *cancellable,
                                        LiaDatabaseProgress progress,
                                        gpointer user_data,
                                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaDatabase, lia_database_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaStatement, lia_statement_release)

G_END_DECLS
