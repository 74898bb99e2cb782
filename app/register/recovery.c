#include <glib/gi18n.h>

#include "recover-private.h"

#define GROUP "recovery"

static LiaRecovery *
make (gint64 at, const char *source)
{
  LiaRecovery *self = g_new0 (LiaRecovery, 1);

  self->at = at;
  self->source = g_strdup (source);
  self->counts = g_array_new (FALSE, TRUE, sizeof (LiaRecoveryCount));
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++) {
    LiaRecoveryCount count = { .type = *type };

    g_array_append_val (self->counts, count);
  }

  return self;
}

/**
 * lia_recovery_new:
 * @damaged: the path of the damaged file
 *
 * Returns: (transfer full): what came of a recovery that begins now
 */
LiaRecovery *
lia_recovery_new (const char *damaged)
{
  g_autofree char *name = g_path_get_basename (damaged);
  g_autofree char *shown = g_filename_display_name (name);

  return make (g_get_real_time (), shown);
}

/**
 * lia_recovery_free:
 * @self: (transfer full) (nullable): what came of a recovery
 */
void
lia_recovery_free (LiaRecovery *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->counts);
  g_free (self->source);
  g_free (self);
}

/**
 * lia_recovery_count:
 * @self: what came of a recovery
 * @type: a type of records
 *
 * Returns: (transfer none): what came of them
 */
LiaRecoveryCount *
lia_recovery_count (LiaRecovery *self, const LiaRecordType *type)
{
  guint i = 0;

  while (g_array_index (self->counts, LiaRecoveryCount, i).type != type)
    i++;

  return &g_array_index (self->counts, LiaRecoveryCount, i);
}

/**
 * lia_recovery_save:
 * @self: what came of a recovery
 * @database: the new register
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: whether the register now bears the note
 */
gboolean
lia_recovery_save (LiaRecovery *self, LiaDatabase *database, GError **error)
{
  g_autoptr (GKeyFile) note = g_key_file_new ();
  g_autofree char *text = NULL;
  g_autoptr (LiaStatement) statement = NULL;

  g_key_file_set_int64 (note, GROUP, "at", self->at);
  g_key_file_set_string (note, GROUP, "source", self->source);
  g_key_file_set_int64 (note, GROUP, "edits", self->n_edits);
  g_key_file_set_int64 (note, GROUP, "edits-lost", self->n_edits_lost);
  g_key_file_set_int64 (note, GROUP, "cleared", self->n_cleared);
  g_key_file_set_boolean (note, GROUP, "whole", self->is_whole);
  for (guint i = 0; i < self->counts->len; i++) {
    const LiaRecoveryCount *count = &g_array_index (self->counts, LiaRecoveryCount, i);

    g_key_file_set_int64 (note, "saved", count->type->name, count->n_saved);
    g_key_file_set_int64 (note, "rebuilt", count->type->name, count->n_rebuilt);
    g_key_file_set_int64 (note, "lost", count->type->name, count->n_lost);
  }
  text = g_key_file_to_data (note, NULL, NULL);

  statement = lia_database_prepare (
      database,
      "INSERT OR REPLACE INTO setting (name, value) VALUES ('" LIA_RECOVERY_SETTING "', ?1)",
      error);
  if (statement == NULL)
    return FALSE;
  lia_statement_bind_text (statement, 1, text);
  return lia_statement_run (statement, error);
}

/**
 * lia_recovery_parse:
 * @text: the value of %LIA_RECOVERY_SETTING
 *
 * Returns: (transfer full) (nullable): what came of the recovery, if it can be understood
 */
LiaRecovery *
lia_recovery_parse (const char *text)
{
  g_autoptr (GKeyFile) note = g_key_file_new ();
  g_autofree char *source = NULL;
  LiaRecovery *self;

  if (!g_key_file_load_from_data (note, text, -1, G_KEY_FILE_NONE, NULL))
    return NULL;

  source = g_key_file_get_string (note, GROUP, "source", NULL);
  self = make (g_key_file_get_int64 (note, GROUP, "at", NULL), source != NULL ? source : "–");
  self->n_edits = g_key_file_get_int64 (note, GROUP, "edits", NULL);
  self->n_edits_lost = g_key_file_get_int64 (note, GROUP, "edits-lost", NULL);
  self->n_cleared = g_key_file_get_int64 (note, GROUP, "cleared", NULL);
  self->is_whole = g_key_file_get_boolean (note, GROUP, "whole", NULL);
  for (guint i = 0; i < self->counts->len; i++) {
    LiaRecoveryCount *count = &g_array_index (self->counts, LiaRecoveryCount, i);

    count->n_saved = g_key_file_get_int64 (note, "saved", count->type->name, NULL);
    count->n_rebuilt = g_key_file_get_int64 (note, "rebuilt", count->type->name, NULL);
    count->n_lost = g_key_file_get_int64 (note, "lost", count->type->name, NULL);
  }

  return self;
}

/**
 * lia_recovery_load:
 * @database: a register
 * @recovery: (out) (transfer full) (nullable): what came of the recovery that it comes from, if it
 *   does
 * @error: a %LIA_REGISTER_ERROR
 *
 * Returns: whether that could be read
 */
gboolean
lia_recovery_load (LiaDatabase *database, LiaRecovery **recovery, GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      database, "SELECT value FROM setting WHERE name = '" LIA_RECOVERY_SETTING "'", error);
  LiaStep step;

  *recovery = NULL;
  if (statement == NULL || (step = lia_statement_step (statement, error)) == LIA_STEP_ERROR)
    return FALSE;
  if (step == LIA_STEP_ROW)
    *recovery = lia_recovery_parse (lia_statement_get_text (statement, 0));
  return TRUE;
}

static void
append_lost (GString *text, const LiaRecovery *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->counts->len; i++) {
    const LiaRecoveryCount *count = &g_array_index (self->counts, LiaRecoveryCount, i);

    if (count->n_lost == 0)
      continue;
    g_string_append (text, any ? ", " : " ");
    if (!any)
      g_string_append_printf (text, "%s ", _ ("Missing:"));
    g_string_append_printf (text, "%s %" G_GINT64_FORMAT, lia_record_type_plural (count->type),
                            count->n_lost);
    any = TRUE;
  }
  if (any)
    g_string_append_c (text, '.');
  else
    g_string_append_printf (text, " %s", _ ("No record is known to be missing."));
}

/**
 * lia_recovery_tell:
 * @self: what came of a recovery
 *
 * Returns: (transfer full): sentences in one line: when it was recovered, from what, and what is
 *   missing
 */
char *
lia_recovery_tell (const LiaRecovery *self)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (self->at / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *at =
      local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("–");
  GString *text = g_string_new (NULL);

  /* Translators: a moment, and the name of a damaged file. */
  g_string_append_printf (text, _ ("Recovered on %s from “%s”."), at, self->source);
  append_lost (text, self);
  if (self->n_edits_lost > 0)
    g_string_append_printf (text,
                            ngettext (" Of the journal, %ld edit is missing.",
                                      " Of the journal, %ld edits are missing.",
                                      (gulong) self->n_edits_lost),
                            (long) self->n_edits_lost);
  if (self->n_cleared > 0)
    g_string_append_printf (text,
                            ngettext (" %ld reference to what is lost was cleared.",
                                      " %ld references to what is lost were cleared.",
                                      (gulong) self->n_cleared),
                            (long) self->n_cleared);
  if (!self->is_whole)
    g_string_append_printf (
        text, " %s",
        _ ("The journal could not be read whole or had no seals, so more may be missing; it was "
           "sealed anew."));

  return g_string_free (text, FALSE);
}
