#include "proof-clearance.h"

#include <string.h>

#include "briefing/clearance/cleared-changes-private.h"
#include "briefing/clearance/cleared-private.h"
#include "records/reference-text.h"
#include "records/types.h"
#include "register/row.h"

typedef struct {
  LiaProof *proof;
  LiaReader *reader;
  const LiaRecordType *type;
  char *home;
  GPtrArray *fields; /* LiaField: those that can have words */
} Holding;

/* Only words tell anything. Numbers, dates and what is chosen from a list are the same everywhere,
 * and what isn't searched, such as the name of a relation, is no text that somebody wrote. */
static gboolean
can_have_words (const LiaField *field)
{
  switch (field->kind) {
  case LIA_FIELD_TEXT:
  case LIA_FIELD_PROSE:
  case LIA_FIELD_TAGS:
  case LIA_FIELD_ADDRESS:
    return (field->flags & LIA_FIELD_SEARCHED) != 0;
  case LIA_FIELD_CHOICE:
    return TRUE;
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
 * lia_proof_has_words:
 * @field: a field
 * @value: (nullable): what it has
 *
 * Returns: whether those are words that somebody wrote, and may tell something
 */
gboolean
lia_proof_has_words (const LiaField *field, const char *value)
{
  return value != NULL && can_have_words (field) && !g_str_equal (value, LIA_PURGED) &&
         (field->kind != LIA_FIELD_CHOICE || lia_field_find_choice (field, value) == NULL);
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

  if (self == NULL || !lia_proof_has_words (field, value))
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
static gboolean
title_tells (const LiaRecordType *type)
{
  return type->title == NULL && type != &lia_update_type && type != &lia_link_type;
}

static void
hold_record (LiaRecord *record, gpointer data)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  Holding *holding = data;
  g_autofree char *title = lia_reader_record_title (holding->reader, record);

  lia_proof_hold_record (holding->proof, lia_record_get_reference (record));
  for (guint i = 0; i < lia_record_type_n_fields (type); i++)
    lia_proof_hold_value (holding->proof, &type->fields[i], lia_record_get_nth (record, i));
  lia_proof_hold (holding->proof, title);
}

/* Most of a million records have no title of their own to be made, and few fields with words. */
static void
hold_row (const LiaRow *row, gpointer data)
{
  Holding *holding = data;
  const char *office = lia_row_get_text (row, 0);
  g_autofree char *reference = NULL;
  gint64 number = 0;

  lia_row_get_integer (row, 1, &number);
  reference = lia_reference_to_text (
      holding->type, g_strcmp0 (office, holding->home) != 0 ? office : NULL, number);
  lia_proof_hold_record (holding->proof, reference);
  for (guint i = 0; i < holding->fields->len; i++)
    lia_proof_hold_value (holding->proof, g_ptr_array_index (holding->fields, i),
                          lia_row_get_text (row, 2 + i));
}

static gboolean
hold_rows (Holding *self, LiaQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();

  g_ptr_array_add (columns, (gpointer) "ref_office");
  g_ptr_array_add (columns, (gpointer) "ref_number");
  for (const LiaField *field = self->type->fields; field->name != NULL; field++)
    if (can_have_words (field)) {
      g_ptr_array_add (fields, (gpointer) field);
      g_ptr_array_add (columns, (gpointer) field->name);
    }
  g_ptr_array_add (columns, NULL);
  self->fields = fields;

  return lia_reader_each_row (self->reader, query, (const char *const *) columns->pdata, hold_row,
                              self, cancellable, error);
}

static gboolean
hold_type (Holding *self, int rank, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (self->type);

  lia_query_set_floor (query, rank);
  lia_query_include_archived (query, FALSE);
  lia_query_in_any_order (query);

  return title_tells (self->type)
             ? lia_reader_for_each (self->reader, query, hold_record, self, cancellable, error)
             : hold_rows (self, query, cancellable, error);
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
  g_autofree char *home = lia_reader_setting (reader, "office");
  Holding holding = { .proof = self, .reader = reader, .home = home };

  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++) {
    holding.type = *type;
    if (*type != &lia_mark_type && !hold_type (&holding, rank, cancellable, error))
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
  Holding holding = { .proof = self, .reader = reader };

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

static void
vouch_for_cleared (LiaProof *proof, const LiaCleared *cleared)
{
  const LiaRecordType *type = lia_cleared_get_record_type (cleared);

  for (guint i = 0; type->fields[i].name != NULL; i++) {
    const char *value = lia_cleared_get_nth (cleared, i);

    if (lia_proof_has_words (&type->fields[i], value))
      lia_proof_vouch_for (proof, value);
  }
}

/**
 * lia_clearance_vouch:
 * @self: a clearance of which a document was composed
 * @proof: a proof to which nothing more will be told that is held back, and that has not yet taken
 *   anything
 *
 * Tells a proof what the document may say word for word, so that it need not take that apart. What
 * clearance should have held back is not vouched for.
 */
void
lia_clearance_vouch (LiaClearance *self, LiaProof *proof)
{
  if (!lia_proof_holds_anything (proof))
    return;

  for (guint i = 0; i <= self->types->len; i++) {
    GPtrArray *list = lia_clearance_nth_list (self, i);

    for (guint j = 0; j < list->len; j++) {
      const LiaCleared *cleared = g_ptr_array_index (list, j);

      if (lia_cleared_is_told (cleared) &&
          !lia_proof_holds_record (proof, lia_cleared_get_reference (cleared)))
        vouch_for_cleared (proof, cleared);
    }
  }
}

/* A reference and a title are often told in one breath. What isn't words is left to the program's
 * own words, which have the same dates and choices; what the title says needs no saying twice. What
 * clearance should have held back is no excuse for itself. */
static void
permit_cleared (LiaProof *proof, const LiaCleared *cleared)
{
  const LiaRecordType *type = lia_cleared_get_record_type (cleared);
  guint n_fields = lia_record_type_n_fields (type);
  const char *reference = lia_cleared_get_reference (cleared);
  const char *title = lia_cleared_get_title (cleared);
  g_autofree char *name = g_strconcat (reference, " ", title, NULL);

  lia_proof_permit_of (proof, reference, name);
  for (guint i = 0; i < n_fields; i++) {
    const char *value = lia_cleared_get_nth (cleared, i);

    if (lia_proof_has_words (&type->fields[i], value) && strstr (title, value) == NULL)
      lia_proof_permit_of (proof, reference, value);
  }
}

/* What stood in a record that may be seen, at a time at which it might have been seen too. */
static void
permit_changes (const LiaClearedChanges *changes, LiaProof *proof)
{
  for (guint i = 0; i < changes->all->len && !lia_proof_is_clean (proof); i++) {
    const LiaClearedChange *change = g_ptr_array_index (changes->all, i);
    const char *reference = lia_cleared_get_reference (change->record);

    if (change->field == NULL)
      continue;
    if (lia_proof_has_words (change->field, change->from))
      lia_proof_permit_of (proof, reference, change->from);
    if (lia_proof_has_words (change->field, change->to))
      lia_proof_permit_of (proof, reference, change->to);
  }
}

/* @told: whether only of records that the document told.
 * @parts: whether of those that are parts, or of all others. */
typedef struct {
  gboolean told;
  gboolean parts;
} Round;

static gboolean
permit_list (GPtrArray *list,
             const Round *round,
             LiaProof *proof,
             GCancellable *cancellable,
             GError **error)
{
  for (guint i = 0; i < list->len && !lia_proof_is_clean (proof); i++) {
    const LiaCleared *cleared = g_ptr_array_index (list, i);

    if (i % 256 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (!round->told || lia_cleared_is_told (cleared))
      permit_cleared (proof, cleared);
  }

  return TRUE;
}

static gboolean
permit_lists (LiaClearance *self,
              const Round *round,
              LiaProof *proof,
              GCancellable *cancellable,
              GError **error)
{
  for (guint i = 0; i <= self->types->len; i++) {
    const LiaRecordType *type = i < self->types->len ? g_ptr_array_index (self->types, i) : NULL;

    if (round->parts == (type != NULL && type->part_of != NULL) &&
        !permit_list (lia_clearance_nth_list (self, i), round, proof, cancellable, error))
      return FALSE;
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
  /* What is in the file comes from what was told, nearly always. There are many times more records,
   * and more parts than wholes. */
  static const Round rounds[] = {
    { TRUE, FALSE },
    { TRUE, TRUE },
    { FALSE, FALSE },
    { FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rounds); i++)
    if (!permit_lists (self, &rounds[i], proof, cancellable, error))
      return FALSE;
  if (self->changes != NULL) {
    permit_changes (self->changes, proof);
    return permit_list (self->changes->gone, &rounds[G_N_ELEMENTS (rounds) - 1], proof, cancellable,
                        error);
  }

  return TRUE;
}
