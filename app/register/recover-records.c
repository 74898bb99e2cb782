#include "recover-private.h"
#include "rows.h"

static const char *
office_of (LiaRecover *self, LiaRecord *record)
{
  const char *office = lia_record_get_office (record);

  return office != NULL ? office : self->home;
}

/* Whether @record went into the new register is told by @put; a row that doesn't fit is no error.
 */
static gboolean
insert (LiaRecover *self, LiaRecord *record, gboolean *put, GError **error)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  const LiaId *id = lia_record_get_id (record);
  g_autoptr (GError) local = NULL;

  *put = FALSE;
  if (lia_rows_type_of (self->database, id, &local) != NULL)
    return TRUE;
  if (local == NULL)
    *put = lia_rows_insert (self->database, record, office_of (self, record), &local);
  if (*put)
    return TRUE;
  if (g_error_matches (local, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_CONFLICT))
    return lia_rows_delete (self->database, type, id, error);

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
is_plausible (LiaRecord *record)
{
  const char *office = lia_record_get_office (record);

  return !lia_id_is_nil (lia_record_get_id (record)) && lia_record_get_number (record) > 0 &&
         (office == NULL || (*office != '\0' && g_utf8_validate (office, -1, NULL))) &&
         lia_record_validate (record, NULL, NULL);
}

static gboolean
is_same (LiaRecord *a, LiaRecord *b)
{
  if (lia_record_get_number (a) != lia_record_get_number (b) ||
      g_strcmp0 (lia_record_get_office (a), lia_record_get_office (b)) != 0)
    return FALSE;
  for (guint i = 0; i < lia_record_type_n_fields (lia_record_get_record_type (a)); i++)
    if (g_strcmp0 (lia_record_get_nth (a, i), lia_record_get_nth (b, i)) != 0)
      return FALSE;

  return TRUE;
}

/* A sound journal tells how a record stands; without it, what is on the page counts if it can be
 * true, but never as a record of another type than any line tells: pages of one table can have got
 * into another. What isn't decided here, the journal is asked for later. */
static gboolean
take_record (LiaRecover *self, LiaRecord *record, GError **error)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  const LiaId *id = lia_record_get_id (record);
  g_autoptr (LiaRecord) told = NULL;
  g_auto (LiaAccount) account = { 0 };
  gboolean put;

  if (!is_plausible (record))
    return TRUE;
  if (!lia_account_read (&account, self->database, id, error))
    return FALSE;
  if (account.type != NULL && account.type != type)
    return TRUE;
  if (self->report->is_whole) {
    told = lia_account_make (&account, id, self->home);
    if (told == NULL || !is_same (told, record))
      return TRUE;
  }

  if (!insert (self, record, &put, error))
    return FALSE;
  if (put)
    lia_recovery_count (self->report, type)->n_saved++;
  return TRUE;
}

/* The rows of a table are asked for one at a time, so that each that can be read is. */
static char *
select_row (const LiaRecordType *type)
{
  return lia_rows_select (type, "NOT INDEXED WHERE t.rowid = ?1");
}

static gint64
last_row (LiaRecover *self, const LiaRecordType *type)
{
  g_autofree char *sql = select_row (type);
  g_autoptr (LiaStatement) test = lia_database_prepare (self->old, sql, NULL);

  return test != NULL ? lia_damaged_last (self, type->name, "rowid") : 0;
}

static gboolean
copy_table (LiaRecover *self,
            const LiaRecordType *type,
            gint64 last,
            gint64 before,
            gint64 all,
            GError **error)
{
  g_autofree char *sql = select_row (type);

  for (gint64 n = 1; n <= last; n++) {
    g_autoptr (LiaStatement) row = lia_database_prepare (self->old, sql, NULL);
    g_autoptr (LiaRecord) record = NULL;

    if (row != NULL)
      lia_statement_bind_integer (row, 1, n);
    if (row != NULL && lia_statement_step (row, NULL) == LIA_STEP_ROW)
      record = lia_rows_read (row, type, self->home);
    if (lia_recover_is_stopped (self, error) ||
        (record != NULL && !take_record (self, record, error)))
      return FALSE;
    lia_recover_advance (self, before + n, all);
  }

  return TRUE;
}

static gboolean
copy_tables (LiaRecover *self, GError **error)
{
  const LiaRecordType *const *types = lia_record_types ();
  g_autoptr (GArray) lasts = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 all = 0;
  gint64 before = 0;

  for (guint i = 0; types[i] != NULL; i++) {
    gint64 last = last_row (self, types[i]);

    g_array_append_val (lasts, last);
    all += last;
  }
  for (guint i = 0; types[i] != NULL; i++) {
    gint64 last = g_array_index (lasts, gint64, i);

    if (!copy_table (self, types[i], last, before, all, error))
      return FALSE;
    before += last;
  }

  return TRUE;
}

static gboolean
rebuild_record (LiaRecover *self, const LiaId *id, GError **error)
{
  g_auto (LiaAccount) account = { 0 };
  g_autoptr (LiaRecord) record = NULL;
  gboolean put = FALSE;

  if (!lia_account_read (&account, self->database, id, error))
    return FALSE;
  /* Taken away by an undo: nothing is missing. */
  if (account.type == NULL || (account.is_told && account.existence == NULL))
    return TRUE;

  record = lia_account_make (&account, id, self->home);
  if (record != NULL && !insert (self, record, &put, error))
    return FALSE;
  if (put) {
    lia_recovery_count (self->report, account.type)->n_rebuilt++;
    g_hash_table_add (self->rebuilt, lia_id_copy (id));
  } else {
    lia_recovery_count (self->report, account.type)->n_lost++;
  }
  return TRUE;
}

static gboolean
rebuild (LiaRecover *self, GError **error)
{
  g_autoptr (GArray) ids =
      lia_account_list_ids (self->database,
                            "SELECT DISTINCT record FROM change c"
                            " WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.id = c.record)",
                            error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (lia_recover_is_stopped (self, error) ||
        !rebuild_record (self, &g_array_index (ids, LiaId, i), error))
      return FALSE;

  return ids != NULL;
}

static gboolean
has_trace (LiaRecover *self, const LiaId *id)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      self->database,
      "SELECT 1 FROM record WHERE id = ?1 UNION ALL SELECT 1 FROM change WHERE record = ?1 LIMIT 1",
      NULL);

  if (statement == NULL)
    return TRUE;
  lia_statement_bind_id (statement, 1, id);
  return lia_statement_step (statement, NULL) == LIA_STEP_ROW;
}

/* Records of which nothing is left but that they were there. */
static void
count_traceless (LiaRecover *self)
{
  static const char *const queries[] = { "SELECT id, type FROM record ORDER BY id",
                                         "SELECT id, type FROM record ORDER BY id DESC" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (lia_id_hash, lia_id_equal, g_free, NULL);
  LiaStep step = LIA_STEP_ERROR;

  for (guint i = 0; i < G_N_ELEMENTS (queries) && step != LIA_STEP_DONE; i++) {
    g_autoptr (LiaStatement) row = lia_database_prepare (self->old, queries[i], NULL);

    while (row != NULL && (step = lia_statement_step (row, NULL)) == LIA_STEP_ROW) {
      const LiaRecordType *type = lia_record_type_find (lia_statement_get_text (row, 1));
      LiaId id;

      if (type != NULL && lia_statement_get_id (row, 0, &id) && !has_trace (self, &id) &&
          g_hash_table_add (seen, lia_id_copy (&id)))
        lia_recovery_count (self->report, type)->n_lost++;
    }
  }
}

/**
 * lia_recover_records:
 * @self: a recovery that has the journal
 * @error: a %LIA_REGISTER_ERROR about the new file, or %G_IO_ERROR_CANCELLED
 *
 * Takes over the records that can be read, and makes those again that the journal tells of.
 *
 * Returns: whether they are written
 */
gboolean
lia_recover_records (LiaRecover *self, GError **error)
{
  if (!copy_tables (self, error) || !rebuild (self, error))
    return FALSE;

  count_traceless (self);
  return TRUE;
}
