#include "proof-clearance.h"

#include <string.h>

#include "briefing/clearance/cleared-changes-private.h"
#include "briefing/clearance/cleared-private.h"
#include "records/types.h"

/* What proof and clearance share: which texts of which records are held back or may be seen. */

typedef struct {
  LiaProof *proof;
  LiaReader *reader;
} Holding;

/* Only words tell anything. Numbers, dates and what is chosen from a list are the same everywhere,
 * and what isn't searched, such as the name of a relation, is no text that somebody wrote. */
static gboolean
has_words (const LiaField *field, const char *value)
{
  if (value == NULL || g_str_equal (value, LIA_PURGED))
    return FALSE;

  switch (field->kind) {
  case LIA_FIELD_TEXT:
  case LIA_FIELD_PROSE:
  case LIA_FIELD_TAGS:
  case LIA_FIELD_ADDRESS:
    return (field->flags & LIA_FIELD_SEARCHED) != 0;
  case LIA_FIELD_CHOICE:
    return lia_field_find_choice (field, value) == NULL;
  case LIA_FIELD_DATE:
  case LIA_FIELD_TIME:
  case LIA_FIELD_TIME_ZONE:
  case LIA_FIELD_REFERENCE:
  case LIA_FIELD_INTEGER:
  case LIA_FIELD_FLAG:
  default:
    return FALSE;
  }
}

/**
 * lia_proof_hold_value:
 * @self: (nullable): a proof
 * @field: a field
 * @value: (nullable): what it has or had, and may not be seen; each tag stands for itself, in
 *   whatever order
 */
void
lia_proof_hold_value (LiaProof *self, const LiaField *field, const char *value)
{
  g_auto (GStrv) tags = NULL;

  if (self == NULL || !has_words (field, value))
    return;
  if (field->kind != LIA_FIELD_TAGS) {
    lia_proof_hold (self, value);
    return;
  }

  tags = g_strsplit (value, ";", -1);
  for (guint i = 0; tags[i] != NULL; i++)
    lia_proof_hold (self, tags[i]);
}

/* A title that is made of other records tells that they belong together. What begins with a date
 * repeats what the record says itself. */
static void
hold_record (LiaRecord *record, gpointer data)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  Holding *holding = data;

  lia_proof_hold_record (holding->proof, lia_record_get_reference (record));
  for (guint i = 0; i < lia_record_type_n_fields (type); i++)
    lia_proof_hold_value (holding->proof, &type->fields[i], lia_record_get_nth (record, i));
  if (type->title == NULL && type != &lia_update_type && type != &lia_link_type) {
    g_autofree char *title = lia_reader_record_title (holding->reader, record);

    lia_proof_hold (holding->proof, title);
  }
}

/**
 * lia_proof_hold_above:
 * @self: a proof
 * @reader: a look at the register
 * @rank: the rank of the highest mark that may be seen
 * @cancellable: (nullable): stops it
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Holds back all that any record of any type has above a mark, or as a part of one above it, even
 * if it was put away. It asks the register by itself, so that clearance is not its own judge.
 *
 * Returns: whether all was read
 */
gboolean
lia_proof_hold_above (LiaProof *self,
                      LiaReader *reader,
                      int rank,
                      GCancellable *cancellable,
                      GError **error)
{
  Holding holding = { self, reader };

  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++) {
    g_autoptr (LiaQuery) query = lia_query_new (*type);

    if (*type == &lia_mark_type)
      continue;
    lia_query_set_floor (query, rank);
    lia_query_include_archived (query, FALSE);
    lia_query_in_any_order (query);
    if (!lia_reader_for_each (reader, query, hold_record, &holding, cancellable, error))
      return FALSE;
  }

  return TRUE;
}

/**
 * lia_proof_hold_entry:
 * @self: (nullable): a proof
 * @entry: a line of the journal that is about a record that may not be seen
 */
void
lia_proof_hold_entry (LiaProof *self, const LiaHistoryEntry *entry)
{
  const LiaField *field = lia_record_type_field (entry->type, entry->field);

  if (field == NULL)
    return;

  lia_proof_hold_value (self, field, entry->saw);
  lia_proof_hold_value (self, field, entry->wants);
}

static void
hold_changes (GPtrArray *entries, gpointer data)
{
  Holding *holding = data;
  const LiaHistoryEntry *first = g_ptr_array_index (entries, 0);
  g_autoptr (LiaRecord) record = lia_reader_get (holding->reader, &first->id, NULL);

  if (record != NULL && lia_proof_holds_record (holding->proof, lia_record_get_reference (record)))
    for (guint i = 0; i < entries->len; i++)
      lia_proof_hold_entry (holding->proof, g_ptr_array_index (entries, i));
}

/**
 * lia_proof_hold_changes:
 * @self: a proof that knows which records are held back
 * @reader: a look at the register
 * @since: an edit
 * @cancellable: (nullable): stops it
 * @error: a %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Holds back what stood in those records since that edit as well, because what became of records is
 * told of others. It asks the journal by itself.
 *
 * Returns: whether all was read
 */
gboolean
lia_proof_hold_changes (LiaProof *self,
                        LiaReader *reader,
                        gint64 since,
                        GCancellable *cancellable,
                        GError **error)
{
  Holding holding = { self, reader };

  return lia_reader_changes_since (reader, since, NULL, hold_changes, &holding, cancellable, error);
}

/**
 * lia_proof_hold_field:
 * @self: (nullable): a proof
 * @cleared: a cleared record
 * @field: the index of a field that is going to be withheld
 */
void
lia_proof_hold_field (LiaProof *self, const LiaCleared *cleared, guint field)
{
  const LiaField *description = &lia_cleared_get_record_type (cleared)->fields[field];

  lia_proof_hold_value (self, description, lia_cleared_get_nth (cleared, field));
}

/**
 * lia_proof_hold_cleared:
 * @self: (nullable): a proof
 * @cleared: a record that turned out not to be for the reader
 */
void
lia_proof_hold_cleared (LiaProof *self, const LiaCleared *cleared)
{
  if (self == NULL)
    return;

  lia_proof_hold_record (self, lia_cleared_get_reference (cleared));
  for (guint i = 0; i < lia_record_type_n_fields (lia_cleared_get_record_type (cleared)); i++)
    lia_proof_hold_field (self, cleared, i);
}

/* A reference and a title are often told in one breath. What isn't words is left to the program's
 * own words, which have the same dates and choices; what the title says needs no saying twice. What
 * clearance should have held back is no excuse for itself. */
static void
permit_cleared (LiaProof *proof, const LiaCleared *cleared)
{
  const LiaRecordType *type = lia_cleared_get_record_type (cleared);
  guint n_fields = lia_record_type_n_fields (type);
  const char *title = lia_cleared_get_title (cleared);
  g_autofree char *name = g_strdup_printf ("%s %s", lia_cleared_get_reference (cleared), title);

  if (lia_proof_holds_record (proof, lia_cleared_get_reference (cleared)))
    return;

  lia_proof_permit (proof, name);
  for (guint i = 0; i < n_fields; i++) {
    const char *value = lia_cleared_get_nth (cleared, i);

    if (has_words (&type->fields[i], value) && strstr (title, value) == NULL)
      lia_proof_permit (proof, value);
  }
}

/* What stood in a record that may be seen, at a time at which it might have been seen too. */
static void
permit_changes (const LiaClearedChanges *changes, LiaProof *proof)
{
  for (guint i = 0; i < changes->all->len && !lia_proof_is_clean (proof); i++) {
    const LiaClearedChange *change = g_ptr_array_index (changes->all, i);

    if (change->field == NULL ||
        lia_proof_holds_record (proof, lia_cleared_get_reference (change->record)))
      continue;
    if (has_words (change->field, change->from))
      lia_proof_permit (proof, change->from);
    if (has_words (change->field, change->to))
      lia_proof_permit (proof, change->to);
  }
}

static gboolean
permit_list (GPtrArray *list, LiaProof *proof, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < list->len && !lia_proof_is_clean (proof); i++) {
    if (i % 256 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    permit_cleared (proof, g_ptr_array_index (list, i));
  }

  return TRUE;
}

/**
 * lia_clearance_testify:
 * @self: a clearance
 * @proof: a proof that has found something
 * @cancellable: (nullable): stops it
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Tells a proof what may be seen.
 *
 * Returns: whether all was told
 */
gboolean
lia_clearance_testify (LiaClearance *self,
                       LiaProof *proof,
                       GCancellable *cancellable,
                       GError **error)
{
  for (guint i = 0; i <= self->types->len; i++)
    if (!permit_list (lia_clearance_nth_list (self, i), proof, cancellable, error))
      return FALSE;
  if (self->changes != NULL) {
    permit_changes (self->changes, proof);
    return permit_list (self->changes->gone, proof, cancellable, error);
  }

  return TRUE;
}

/* The same words become the same number, so that what belongs together still does. */
static const char *
number_for (GHashTable *numbers, const char *value, gboolean address)
{
  const char *known = g_hash_table_lookup (numbers, value);
  char *number;

  if (known != NULL)
    return known;

  number = g_strdup_printf (address ? "https://%u/" : "%u", g_hash_table_size (numbers) + 1);
  g_hash_table_insert (numbers, g_strdup (value), number);
  return number;
}

static void
blank_cleared (LiaCleared *cleared, GHashTable *numbers)
{
  const LiaRecordType *type = lia_cleared_get_record_type (cleared);

  for (guint i = 0; i < lia_record_type_n_fields (type); i++) {
    const char *value = lia_cleared_get_nth (cleared, i);

    if (has_words (&type->fields[i], value))
      lia_cleared_replace (cleared, i,
                           number_for (numbers, value, type->fields[i].kind == LIA_FIELD_ADDRESS));
  }
}

static void
blank_text (char **text, const LiaField *field, GHashTable *numbers)
{
  char *number;

  if (field == NULL || !has_words (field, *text))
    return;

  number = g_strdup (number_for (numbers, *text, field->kind == LIA_FIELD_ADDRESS));
  g_free (*text);
  *text = number;
}

static void
blank_changes (const LiaClearedChanges *changes, GHashTable *numbers)
{
  for (guint i = 0; i < changes->all->len; i++) {
    LiaClearedChange *change = g_ptr_array_index (changes->all, i);

    blank_text (&change->from, change->field, numbers);
    blank_text (&change->to, change->field, numbers);
  }
}

static void
blank_list (GPtrArray *list, GHashTable *numbers)
{
  for (guint i = 0; i < list->len; i++)
    blank_cleared (g_ptr_array_index (list, i), numbers);
}

static void
retitle_list (GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    lia_cleared_compose_title (g_ptr_array_index (list, i));
}

/**
 * lia_clearance_blank:
 * @self: a clearance that nothing but a proof needs any more
 *
 * Puts numbers in the place of all words. Whatever still has words in it if it is made of this has
 * them from the program.
 */
void
lia_clearance_blank (LiaClearance *self)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i <= self->types->len; i++)
    blank_list (lia_clearance_nth_list (self, i), numbers);
  if (self->changes != NULL) {
    blank_changes (self->changes, numbers);
    blank_list (self->changes->gone, numbers);
    retitle_list (self->changes->gone);
  }
  lia_clearance_compose_titles (self);
}
