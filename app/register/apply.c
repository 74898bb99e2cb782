#include <glib/gi18n.h>
#include <string.h>

#include "apply.h"
#include "edit-private.h"
#include "journal-writer.h"
#include "records/relation.h"
#include "records/types.h"
#include "rows.h"
#include "search-index.h"
#include "widening.h"

/* So many records stand all over the file; in the order of their keys each page of it is met once,
 * and nobody reads through them in any other. */
#define MANY_RECORDS 1000

/* What is known while an edit is being applied. */
typedef struct {
  LiaDatabase *database;
  LiaEdit *edit;
  const char *home;
  const char *office;
  LiaJournalWriter *journal;
  LiaSearchIndex *index;
} Application;

/* All that one edit does to one record. */
typedef struct {
  const LiaRecordType *type;
  LiaId id;
  GPtrArray *changes;         /* LiaChange, owned by the edit; may be empty */
  const LiaChange *existence; /* NULL if it neither makes nor unmakes the record */
  const LiaChange *premise;   /* NULL if the edit doesn't care whether the record is in use */
} Group;

static void
group_free (Group *group)
{
  g_ptr_array_unref (group->changes);
  g_free (group);
}

static Group *
find_group (GPtrArray *groups, GHashTable *by_id, const LiaChange *change)
{
  Group *group = g_hash_table_lookup (by_id, &change->id);

  if (group != NULL)
    return group;

  group = g_new0 (Group, 1);
  group->type = change->type;
  group->id = change->id;
  group->changes = g_ptr_array_new ();
  g_hash_table_insert (by_id, &group->id, group);
  g_ptr_array_add (groups, group);

  return group;
}

/* Changes by record, in the order in which the records first occur. */
static GPtrArray *
group_changes (LiaEdit *edit)
{
  GPtrArray *changes = lia_edit_get_changes (edit);
  GPtrArray *premises = lia_edit_get_premises (edit);
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (lia_id_hash, lia_id_equal);

  for (guint i = 0; i < changes->len; i++) {
    LiaChange *change = g_ptr_array_index (changes, i);
    Group *group = find_group (groups, by_id, change);

    g_ptr_array_add (group->changes, change);
    if (g_str_equal (change->field, LIA_CHANGE_EXISTENCE))
      group->existence = change;
  }
  for (guint i = 0; i < premises->len; i++) {
    const LiaChange *premise = g_ptr_array_index (premises, i);

    find_group (groups, by_id, premise)->premise = premise;
  }

  return groups;
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Group *first = *(const Group *const *) a;
  const Group *second = *(const Group *const *) b;

  return memcmp (&first->id, &second->id, sizeof (LiaId));
}

static gboolean
makes_or_unmakes (LiaEdit *edit)
{
  GPtrArray *changes = lia_edit_get_changes (edit);

  for (guint i = 0; i < changes->len; i++)
    if (g_str_equal (((LiaChange *) g_ptr_array_index (changes, i))->field, LIA_CHANGE_EXISTENCE))
      return TRUE;

  return FALSE;
}

static gboolean
journal (Application *app,
         const Group *group,
         const char *field,
         const char *saw,
         const char *wants,
         GError **error)
{
  return lia_journal_writer_add (app->journal, group->type, &group->id, field, saw, wants, error);
}

/* Hands out the next number of a type and office, or notes one that was asked for, so that no
 * number is given twice even when its record is gone. */
static gint64
take_number (Application *app,
             const LiaRecordType *type,
             const char *office,
             gint64 asked,
             GError **error)
{
  g_autoptr (LiaStatement) statement = lia_database_prepare (
      app->database,
      "INSERT INTO counter (type, office, number) VALUES (?1, ?2, max (1, ?3)) "
      "ON CONFLICT (type, office) DO UPDATE SET number = "
      "CASE WHEN ?3 > 0 THEN max (number, ?3) ELSE number + 1 END RETURNING number",
      error);

  if (statement == NULL)
    return 0;

  lia_statement_bind_text (statement, 1, type->name);
  lia_statement_bind_text (statement, 2, office);
  lia_statement_bind_integer (statement, 3, asked);
  if (lia_statement_step (statement, error) != LIA_STEP_ROW)
    return 0;

  return asked > 0 ? asked : lia_statement_get_integer (statement, 0);
}

/* `OFFICE:NUMBER`, either of which may be empty for "the edit's" and "the next". */
static gboolean
number_record (Application *app, LiaRecord *record, const char *existence, GError **error)
{
  const char *colon = strrchr (existence, ':');
  g_autofree char *office = NULL;
  gint64 number;

  g_return_val_if_fail (colon != NULL, FALSE);

  office = colon > existence ? g_strndup (existence, colon - existence) : g_strdup (app->office);
  number = take_number (app, lia_record_get_record_type (record), office,
                        g_ascii_strtoll (colon + 1, NULL, 10), error);
  if (number == 0)
    return FALSE;

  lia_record_set_number (record, office, number);
  return TRUE;
}

static gboolean
needs_reason (const LiaField *field, const char *wants)
{
  const LiaChoice *choice = field->choices != NULL ? lia_field_find_choice (field, wants) : NULL;

  return (field->flags & LIA_FIELD_REASONED) != 0 || (choice != NULL && choice->reasoned);
}

/* What is undone or done again had its reason. */
static gboolean
has_reason (Application *app)
{
  return lia_edit_get_reason (app->edit) != NULL || lia_edit_get_undoes (app->edit) > 0 ||
         lia_edit_get_redoes (app->edit) > 0;
}

/* To a wider mark leads only what its originator said, which is kept as the reason. */
static gboolean
check_permission (Application *app,
                  LiaRecord *before,
                  const LiaField *field,
                  const char *wants,
                  GError **error)
{
  g_autofree char *explanation = NULL;

  if (before == NULL || has_reason (app))
    return TRUE;
  if (!lia_widening_explain (app->database, before, field->name, wants, &explanation, error))
    return FALSE;
  if (explanation == NULL)
    return TRUE;

  g_set_error_literal (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_PERMISSION, explanation);
  return FALSE;
}

/* What had no value yet is set without a word. */
static gboolean
check_reason (Application *app,
              const LiaField *field,
              const char *found,
              const char *wants,
              GError **error)
{
  if (found == NULL || !needs_reason (field, wants) || has_reason (app))
    return TRUE;

  if (field->kind == LIA_FIELD_DATE) {
    /* Translators: %s is the name of a field that holds a date. */
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_REASON, _ ("“%s” moves; say why."),
                 lia_field_label (field));
  } else {
    g_autofree char *becomes = lia_field_display (field, wants);

    /* Translators: the name of a field, and what it becomes, such as “Cancelled”. */
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_REASON,
                 _ ("“%s” becomes “%s”; say why."), lia_field_label (field), becomes);
  }
  return FALSE;
}

/* Only with its record does what is fixed come and go, unless it is purged. */
static gboolean
check_fixed (Application *app,
             const Group *group,
             LiaRecord *before,
             const LiaField *field,
             GError **error)
{
  if (!(field->flags & LIA_FIELD_FIXED) || before == NULL || group->existence != NULL ||
      lia_edit_is_purging (app->edit))
    return TRUE;

  g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID,
               /* Translators: the name of a field, and the reference of a record. */
               _ ("“%s” of %s tells what has left, and stays as it is; write what is to be said "
                  "about it into the note."),
               lia_field_label (field), lia_record_get_reference (before));
  return FALSE;
}

/* Holds one change against what stands there and takes it over into @after. */
static gboolean
take_change (Application *app,
             const Group *group,
             const LiaChange *change,
             LiaRecord *before,
             LiaRecord *after,
             gboolean *changed,
             GError **error)
{
  int index = lia_record_type_index (change->type, change->field);
  const LiaField *field;
  const char *found;
  g_autofree char *wants = NULL;
  g_autoptr (GError) invalid = NULL;

  if (index < 0) {
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID, _ ("%s has no field “%s”."),
                 lia_record_type_label (change->type), change->field);
    return FALSE;
  }
  field = &change->type->fields[index];
  found = before != NULL ? lia_record_get_nth (before, index) : NULL;
  wants = lia_field_normalize (field, change->wants, &invalid);
  if (invalid != NULL) {
    g_set_error_literal (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID, invalid->message);
    return FALSE;
  }

  if (g_strcmp0 (found, wants) == 0)
    return TRUE;
  if (g_strcmp0 (found, change->saw) != 0) {
    lia_edit_add_conflict (app->edit, change, found);
    return TRUE;
  }
  if (!check_fixed (app, group, before, field, error) ||
      (group->existence == NULL && !check_permission (app, before, field, wants, error)) ||
      !check_reason (app, field, found, wants, error))
    return FALSE;

  lia_record_set_nth (after, index, wants);
  changed[index] = TRUE;
  return TRUE;
}

static gboolean
check_references (Application *app, LiaRecord *record, const gboolean *changed, GError **error)
{
  const LiaRecordType *type = lia_record_get_record_type (record);

  for (guint i = 0; type->fields[i].name != NULL; i++) {
    const LiaField *field = &type->fields[i];
    const LiaRecordType *found;
    g_autoptr (GError) local = NULL;
    LiaId id;

    if (!changed[i] || field->kind != LIA_FIELD_REFERENCE || field->refers_to == NULL ||
        !lia_id_parse (lia_record_get_nth (record, i), &id))
      continue;
    found = lia_rows_type_of (app->database, &id, &local);
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    /* A record that this same edit makes further on is looked at when the transaction ends. */
    if (found != NULL && !g_str_equal (found->name, field->refers_to)) {
      /* Translators: the first %s is a field, the second and third are kinds of records. */
      g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID,
                   _ ("“%s” takes a %s, not a %s."), lia_field_label (field),
                   lia_record_type_label (lia_record_type_find (field->refers_to)),
                   lia_record_type_label (found));
      return FALSE;
    }
  }

  return TRUE;
}

static LiaRecord *
find_holder (Application *app, LiaRecord *record, guint index, GError **error)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  g_autofree char *condition =
      g_strdup_printf ("WHERE t.\"%s\" = ?1 AND t.id <> ?2", type->fields[index].name);
  g_autofree char *sql = lia_rows_select (type, condition);
  g_autoptr (LiaStatement) statement = lia_database_prepare (app->database, sql, error);

  if (statement == NULL)
    return NULL;

  lia_statement_bind_text (statement, 1, lia_record_get_nth (record, index));
  lia_statement_bind_id (statement, 2, lia_record_get_id (record));
  if (lia_statement_step (statement, error) != LIA_STEP_ROW)
    return NULL;

  return lia_rows_read (statement, type, app->home);
}

/* A code that another record bears would name both. */
static gboolean
check_keys (Application *app, LiaRecord *record, const gboolean *changed, GError **error)
{
  const LiaRecordType *type = lia_record_get_record_type (record);

  for (guint i = 0; type->fields[i].name != NULL; i++) {
    g_autoptr (LiaRecord) holder = NULL;
    g_autoptr (GError) local = NULL;

    if (!changed[i] || !(type->fields[i].flags & LIA_FIELD_KEY))
      continue;
    holder = find_holder (app, record, i, &local);
    if (local != NULL) {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
    if (holder != NULL) {
      /* Translators: a field such as Code, its value, and the reference of the record that has it.
       */
      g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID,
                   _ ("%s: “%s” is taken by %s; give this one its own."),
                   lia_field_label (&type->fields[i]), lia_record_get_nth (record, i),
                   lia_record_get_reference (holder));
      return FALSE;
    }
  }

  return TRUE;
}

static gboolean
journal_fields (Application *app,
                const Group *group,
                LiaRecord *before,
                LiaRecord *after,
                const gboolean *changed,
                GError **error)
{
  for (guint i = 0; group->type->fields[i].name != NULL; i++)
    if (changed[i] && !journal (app, group, group->type->fields[i].name,
                                before != NULL ? lia_record_get_nth (before, i) : NULL,
                                lia_record_get_nth (after, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
validate (LiaRecord *record, const gboolean *changed, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (lia_record_validate (record, changed, &local))
    return TRUE;

  g_set_error_literal (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID, local->message);
  return FALSE;
}

/* A snapshot names how far the register had got when it was taken; found out here, where nothing
 * can come between. So does a briefing that left, unless it tells that by itself. One that comes
 * back, or from elsewhere, keeps what it names. */
static void
fix_moment (Application *app, LiaRecord *after, gboolean *changed)
{
  const LiaRecordType *type = lia_record_get_record_type (after);
  int index = lia_record_type_index (type, "edit");
  g_autofree char *serial = NULL;

  if ((type != &lia_snapshot_type && type != &lia_issue_type) ||
      lia_record_get_nth (after, index) != NULL)
    return;

  serial = g_strdup_printf ("%" G_GINT64_FORMAT, lia_edit_get_serial (app->edit) - 1);
  lia_record_set_nth (after, index, serial);
  changed[index] = TRUE;
}

static gboolean
make_record (Application *app,
             const Group *group,
             LiaRecord *after,
             gboolean *changed,
             const char *existence,
             GError **error)
{
  g_autofree char *given = NULL;

  fix_moment (app, after, changed);
  if (!validate (after, NULL, error) || !check_references (app, after, changed, error) ||
      !check_keys (app, after, changed, error) || !number_record (app, after, existence, error) ||
      !lia_rows_insert (app->database, after, lia_record_get_office (after), error))
    return FALSE;

  given = g_strdup_printf ("%s:%" G_GINT64_FORMAT, lia_record_get_office (after),
                           lia_record_get_number (after));
  if (g_strcmp0 (lia_record_get_office (after), app->home) == 0)
    lia_record_set_number (after, NULL, lia_record_get_number (after));

  return journal (app, group, LIA_CHANGE_EXISTENCE, NULL, given, error) &&
         journal_fields (app, group, NULL, after, changed, error) &&
         lia_search_index_put (app->index, after, LIA_SEARCH_ALL, error);
}

static gboolean
unmake_record (Application *app,
               const Group *group,
               const LiaChange *existence,
               LiaRecord *before,
               LiaRecord *after,
               const gboolean *changed,
               GError **error)
{
  for (guint i = 0; group->type->fields[i].name != NULL; i++)
    if (lia_record_get_nth (after, i) != NULL) {
      lia_edit_add_conflict (app->edit, existence, lia_record_get_reference (before));
      return TRUE;
    }

  return journal_fields (app, group, before, after, changed, error) &&
         journal (app, group, LIA_CHANGE_EXISTENCE, existence->saw, NULL, error) &&
         lia_search_index_remove (app->index, &group->id, error) &&
         lia_rows_delete (app->database, group->type, &group->id, error);
}

static gboolean
change_record (Application *app,
               const Group *group,
               LiaRecord *before,
               LiaRecord *after,
               const gboolean *changed,
               GError **error)
{
  gboolean any = FALSE;
  LiaSearchParts parts = 0;

  for (guint i = 0; group->type->fields[i].name != NULL; i++) {
    any |= changed[i];
    if (changed[i])
      parts |= lia_search_index_concerns (group->type, &group->type->fields[i]);
  }
  if (!any)
    return TRUE;

  return validate (after, changed, error) && check_references (app, after, changed, error) &&
         check_keys (app, after, changed, error) &&
         lia_rows_update (app->database, after, changed, error) &&
         journal_fields (app, group, before, after, changed, error) &&
         (parts == 0 || lia_search_index_put (app->index, after, parts, error));
}

/* Whoever archives a record or brings it back has seen whether it is in use. */
static gboolean
decides_archiving (const Group *group)
{
  for (guint i = 0; i < group->changes->len; i++)
    if (g_str_equal (((LiaChange *) g_ptr_array_index (group->changes, i))->field, "archived"))
      return TRUE;

  return FALSE;
}

static void
check_premise (Application *app, const Group *group, LiaRecord *before)
{
  if (group->premise != NULL && lia_record_is_archived (before) && !decides_archiving (group))
    lia_edit_add_conflict (app->edit, group->premise, lia_record_get (before, "archived"));
}

static gboolean
apply_group (Application *app, const Group *group, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LiaRecord) before =
      lia_rows_get (app->database, group->type, &group->id, app->home, &local);
  g_autoptr (LiaRecord) after =
      before != NULL ? lia_record_copy (before) : lia_record_new (group->type, &group->id);
  g_autofree gboolean *changed = g_new0 (gboolean, lia_record_type_n_fields (group->type));
  const LiaChange *existence = group->existence;

  if (local != NULL) {
    g_propagate_error (error, g_steal_pointer (&local));
    return FALSE;
  }

  if (before != NULL)
    check_premise (app, group, before);
  for (guint i = 0; i < group->changes->len; i++) {
    const LiaChange *change = g_ptr_array_index (group->changes, i);

    if (change != existence && !take_change (app, group, change, before, after, changed, error))
      return FALSE;
  }

  if (before == NULL && (existence == NULL || existence->wants == NULL)) {
    lia_edit_add_conflict (
        app->edit, group->changes->len > 0 ? g_ptr_array_index (group->changes, 0) : group->premise,
        NULL);
    return TRUE;
  }
  if (before != NULL && existence != NULL && existence->wants != NULL) {
    lia_edit_add_conflict (app->edit, existence, lia_record_get_reference (before));
    return TRUE;
  }
  if (lia_edit_get_conflicts (app->edit)->len > 0)
    return TRUE;
  if (before == NULL)
    return make_record (app, group, after, changed, existence->wants, error);
  if (existence != NULL)
    return unmake_record (app, group, existence, before, after, changed, error);
  return change_record (app, group, before, after, changed, error);
}

static gboolean
apply_groups (Application *app, GError **error)
{
  g_autoptr (GPtrArray) groups = group_changes (app->edit);

  lia_edit_clear_conflicts (app->edit);
  if (groups->len >= MANY_RECORDS && !makes_or_unmakes (app->edit))
    g_ptr_array_sort (groups, compare_groups);
  for (guint i = 0; i < groups->len; i++)
    if (!apply_group (app, g_ptr_array_index (groups, i), error))
      return FALSE;

  if (lia_edit_get_conflicts (app->edit)->len > 0) {
    g_set_error_literal (
        error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_CONFLICT,
        _ ("Somebody changed this in the meantime; look at both versions and decide."));
    return FALSE;
  }

  if (!lia_journal_writer_is_empty (app->journal))
    return lia_search_index_write (app->index, error) &&
           lia_journal_writer_finish (app->journal, error);

  lia_edit_set_serial (app->edit, 0);
  return TRUE;
}

/**
 * lia_apply:
 * @database: a connection in a transaction
 * @edit: an edit with an author
 * @home: the office of the register
 * @error: a %LIA_REGISTER_ERROR
 *
 * Applies the edit: compares what each change saw with what is there, validates each record against
 * its description, writes rows, journal and search index.
 *
 * Returns: whether it was applied; if not, the transaction must be rolled back
 */
gboolean
lia_apply (LiaDatabase *database, LiaEdit *edit, const char *home, GError **error)
{
  g_autoptr (LiaJournalWriter) writer = lia_journal_writer_new (database, edit, error);
  g_autoptr (LiaSearchIndex) index = lia_search_index_new (database);
  const char *office = lia_edit_get_office (edit);
  /* A register that belongs to no office numbers its records alike, whoever adds them. */
  gboolean by_office = *home != '\0' && office != NULL && *office != '\0';
  Application app = {
    .database = database,
    .edit = edit,
    .home = home,
    .office = by_office ? office : home,
    .journal = writer,
    .index = index,
  };

  return writer != NULL && apply_groups (&app, error);
}

/**
 * lia_apply_begin:
 * @database: a connection that may write, in no transaction
 * @edit: the edit that shall be applied
 * @error: a %LIA_REGISTER_ERROR
 *
 * Begins a transaction. Records that one edit makes may refer to each other in any order, so then
 * references wait for the commit; otherwise not, because that pragma makes SQLite compile each
 * statement anew.
 *
 * Returns: whether it is begun
 */
gboolean
lia_apply_begin (LiaDatabase *database, LiaEdit *edit, GError **error)
{
  return lia_database_execute (database,
                               makes_or_unmakes (edit)
                                   ? "BEGIN IMMEDIATE; PRAGMA defer_foreign_keys = ON;"
                                   : "BEGIN IMMEDIATE",
                               error);
}

/**
 * lia_apply_in_transaction:
 * @database: a connection that may write, in no transaction
 * @edit: an edit with an author
 * @home: the office of the register
 * @error: a %LIA_REGISTER_ERROR
 *
 * Applies the edit whole or not at all, and commits.
 *
 * Returns: whether it was applied; if not, nothing in the file has changed
 */
gboolean
lia_apply_in_transaction (LiaDatabase *database, LiaEdit *edit, const char *home, GError **error)
{
  if (!lia_apply_begin (database, edit, error))
    return FALSE;

  if (!lia_apply (database, edit, home, error) ||
      !lia_database_execute (database, "COMMIT", error)) {
    lia_edit_set_serial (edit, 0);
    lia_database_execute (database, "ROLLBACK", NULL);
    return FALSE;
  }

  return TRUE;
}
