#include "moves.h"

#include "query-private.h"
#include "reader-private.h"

/* The dates that gave way, without those of edits that were undone, nor of what undid them: it has
 * a line of its own here only where it put a date in place of another. The conditions on field and
 * `saw` are those of the index that holds these lines. */
#define MOVES                                                                                      \
  "SELECT c.record, c.saw, c.wants, e.at, e.person, e.reason"                                      \
  " FROM change c JOIN edit e ON e.serial = c.serial"                                              \
  " WHERE c.type = ?1 AND c.field = ?2 AND c.field IN ('due', 'date') AND c.saw IS NOT NULL"       \
  " AND e.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM edit u WHERE u.undoes = c.serial)"

static void
move_clear (gpointer data)
{
  LiaMove *move = data;

  g_free (move->from);
  g_free (move->to);
  g_free (move->person);
  g_free (move->reason);
}

static void
move_free (LiaMove *move)
{
  move_clear (move);
  g_free (move);
}

/**
 * lia_moves_free:
 * @self: (transfer full) (nullable): what became of a date
 */
void
lia_moves_free (LiaMoves *self)
{
  if (self == NULL)
    return;

  g_free (self->original);
  g_ptr_array_unref (self->moves);
  g_free (self);
}

/**
 * lia_moves_field:
 * @type: a record type
 *
 * Returns: (transfer none) (nullable): its date that does not move without a reason
 */
const LiaField *
lia_moves_field (const LiaRecordType *type)
{
  for (const LiaField *field = type->fields; field->name != NULL; field++)
    if (field->kind == LIA_FIELD_DATE && (field->flags & LIA_FIELD_REASONED))
      return field;

  return NULL;
}

static GArray *
steps_new (void)
{
  GArray *steps = g_array_new (FALSE, TRUE, sizeof (LiaMove));

  g_array_set_clear_func (steps, move_clear);
  return steps;
}

/* Of a date that was taken away, `to` is %NULL. */
static void
take_line (GArray *steps, LiaStatement *row)
{
  LiaMove step = {
    .from = g_strdup (lia_statement_get_text (row, 1)),
    .to = g_strdup (lia_statement_get_text (row, 2)),
    .at = lia_statement_get_integer (row, 3),
    .person = g_strdup (lia_statement_get_text (row, 4)),
    .reason = g_strdup (lia_statement_get_text (row, 5)),
  };

  g_array_append_val (steps, step);
}

static void
add_move (LiaMoves *moves, const LiaMove *step, const char *to)
{
  LiaMove *move;

  if (to == NULL || g_strcmp0 (step->from, to) == 0)
    return;

  move = g_new0 (LiaMove, 1);
  move->from = g_strdup (step->from);
  move->to = g_strdup (to);
  move->at = step->at;
  move->person = g_strdup (step->person);
  move->reason = g_strdup (step->reason);
  g_ptr_array_add (moves->moves, move);
}

/* Each date that gave way was followed by the next that did, and the last of them by @present. */
static LiaMoves *
moves_new (GArray *steps, const char *present)
{
  LiaMoves *self = g_new0 (LiaMoves, 1);

  self->moves = g_ptr_array_new_with_free_func ((GDestroyNotify) move_free);
  self->original = g_strdup (steps->len > 0 ? g_array_index (steps, LiaMove, 0).from : present);
  for (guint i = 0; i < steps->len; i++) {
    const char *next = i + 1 < steps->len ? g_array_index (steps, LiaMove, i + 1).from : present;

    add_move (self, &g_array_index (steps, LiaMove, i), next);
  }

  return self;
}

/**
 * lia_reader_moves:
 * @self: a reader
 * @record: a record as it was read
 *
 * Returns: (transfer full) (nullable): what became of its date; %NULL if records of its type have
 *   none that needs a reason
 */
LiaMoves *
lia_reader_moves (LiaReader *self, const LiaRecord *record)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  const LiaField *field = lia_moves_field (type);
  g_autoptr (LiaStatement) statement = NULL;
  g_autoptr (GArray) steps = steps_new ();

  if (field == NULL)
    return NULL;

  statement =
      lia_database_prepare (self->database, MOVES " AND c.record = ?3 ORDER BY c.serial", NULL);
  if (statement != NULL) {
    lia_statement_bind_text (statement, 1, type->name);
    lia_statement_bind_text (statement, 2, field->name);
    lia_statement_bind_id (statement, 3, lia_record_get_id (record));
    while (lia_statement_step (statement, NULL) == LIA_STEP_ROW)
      take_line (steps, statement);
  }

  return moves_new (steps, lia_record_get (record, field->name));
}

static char *
present_date (LiaReader *self, const LiaRecordType *type, const LiaField *field, const LiaId *id)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT t.\"%s\" FROM \"%s\" t WHERE t.id = ?1", field->name, type->name);
  g_autoptr (LiaStatement) statement = lia_database_prepare (self->database, sql, NULL);

  if (statement == NULL)
    return NULL;

  lia_statement_bind_id (statement, 1, id);
  return lia_statement_step (statement, NULL) == LIA_STEP_ROW
             ? g_strdup (lia_statement_get_text (statement, 0))
             : NULL;
}

static void
finish (LiaReader *self,
        GHashTable *all,
        const LiaRecordType *type,
        const LiaField *field,
        const LiaId *id,
        GArray *steps)
{
  g_autofree char *present = NULL;

  if (steps->len == 0)
    return;

  present = present_date (self, type, field, id);
  g_hash_table_insert (all, lia_id_copy (id), moves_new (steps, present));
  g_array_set_size (steps, 0);
}

static GHashTable *
read_moves (LiaReader *self, const LiaRecordType *type, const char *condition, GArray *ids)
{
  const LiaField *field = lia_moves_field (type);
  GHashTable *all =
      g_hash_table_new_full (lia_id_hash, lia_id_equal, g_free, (GDestroyNotify) lia_moves_free);
  g_autofree char *sql = g_strconcat (MOVES, condition, " ORDER BY c.record, c.serial", NULL);
  g_autoptr (GArray) steps = steps_new ();
  g_autoptr (LiaStatement) statement = NULL;
  LiaId last = { { 0 } };

  if (field == NULL)
    return all;

  statement = lia_database_prepare (self->database, sql, NULL);
  if (statement == NULL)
    return all;

  lia_statement_bind_text (statement, 1, type->name);
  lia_statement_bind_text (statement, 2, field->name);
  if (ids != NULL)
    lia_statement_bind_bytes (statement, 3, ids->data, ids->len * sizeof (LiaId));
  while (lia_statement_step (statement, NULL) == LIA_STEP_ROW) {
    LiaId id = { { 0 } };

    lia_statement_get_id (statement, 0, &id);
    if (!lia_id_equal (&id, &last))
      finish (self, all, type, field, &last, steps);
    last = id;
    take_line (steps, statement);
  }
  finish (self, all, type, field, &last, steps);

  return all;
}

/**
 * lia_reader_all_moves:
 * @self: a reader
 * @type: a record type
 *
 * As lia_reader_moves() for every record of a type, in one pass over the dates that ever gave way.
 *
 * Returns: (transfer full) (element-type LiaId LiaMoves): what became of the dates that once were
 *   other dates, by the key of their record; the others aren't in it
 */
GHashTable *
lia_reader_all_moves (LiaReader *self, const LiaRecordType *type)
{
  return read_moves (self, type, "", NULL);
}

/**
 * lia_reader_moves_among:
 * @self: a reader
 * @type: a record type
 * @ids: (element-type LiaId): keys of records of that type
 *
 * As lia_reader_all_moves() for some records.
 *
 * Returns: (transfer full) (element-type LiaId LiaMoves): as lia_reader_all_moves()
 */
GHashTable *
lia_reader_moves_among (LiaReader *self, const LiaRecordType *type, GArray *ids)
{
  return read_moves (
      self, type, " AND c.record IN (WITH k AS (" LIA_QUERY_KEYS ("?3", "k") ") SELECT id FROM k)",
      ids);
}

/**
 * lia_reader_value:
 * @self: a reader
 * @record: a record as it was read
 * @column: the name of a field, or of what is derived about records of its type
 *
 * Returns: (transfer full) (nullable): its canonical text; %NULL if it isn't known, and for the
 *   original date and the number of moves of what never moved
 */
char *
lia_reader_value (LiaReader *self, const LiaRecord *record, const char *column)
{
  g_autoptr (LiaMoves) moves = NULL;

  if (lia_record_type_index (lia_record_get_record_type (record), column) >= 0)
    return g_strdup (lia_record_get (record, column));

  moves = lia_reader_moves (self, record);
  if (moves == NULL || moves->moves->len == 0)
    return NULL;
  if (!g_str_equal (column, "moves"))
    return g_steal_pointer (&moves->original);

  return g_strdup_printf ("%u", moves->moves->len);
}
