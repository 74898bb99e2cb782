#include <glib/gi18n.h>

#include "clearance-marks.h"
#include "briefing/error.h"
#include "records/types.h"

struct _LiaClearanceMarks {
  GHashTable *by_id;
  GPtrArray *marks;
  GPtrArray *records; /* LiaRecord */
  LiaClearedMark *fallback;
  LiaClearedMark *ceiling;
  LiaClearedMark unmarked;
};

static void
mark_free (LiaClearedMark *mark)
{
  g_free (mark->label);
  g_free (mark->meaning);
  g_free (mark->foreground);
  g_free (mark->background);
  g_free (mark->sensitivity_label);
  g_free (mark->sensitivity_site);
  g_free (mark);
}

static LiaClearedMark *
mark_new (const LiaRecord *record)
{
  LiaClearedMark *mark = g_new0 (LiaClearedMark, 1);
  const char *rank = lia_record_get (record, "rank");

  mark->rank = rank != NULL ? (int) g_ascii_strtoll (rank, NULL, 10) : G_MAXINT;
  mark->label = g_strdup (lia_record_get (record, "label"));
  mark->meaning = g_strdup (lia_record_get (record, "meaning"));
  mark->foreground = g_strdup (lia_record_get (record, "foreground"));
  mark->background = g_strdup (lia_record_get (record, "background"));
  mark->sensitivity_label = g_strdup (lia_record_get (record, "sensitivity_label"));
  mark->sensitivity_site = g_strdup (lia_record_get (record, "sensitivity_site"));

  return mark;
}

static LiaClearedMark *
find_label (LiaClearanceMarks *self, const char *label)
{
  for (guint i = 0; label != NULL && i < self->marks->len; i++) {
    LiaClearedMark *mark = g_ptr_array_index (self->marks, i);

    if (g_ascii_strcasecmp (mark->label, label) == 0)
      return mark;
  }

  return NULL;
}

static gboolean
read_marks (LiaClearanceMarks *self, LiaReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (&lia_mark_type);

  /* A mark that was put away still holds for the records that bear it. */
  lia_query_include_archived (query, FALSE);
  self->records = lia_reader_list_records (reader, query, cancellable, error);
  if (self->records == NULL)
    return FALSE;

  for (guint i = 0; i < self->records->len; i++) {
    const LiaRecord *record = g_ptr_array_index (self->records, i);
    LiaClearedMark *mark = mark_new (record);

    g_ptr_array_add (self->marks, mark);
    g_hash_table_insert (self->by_id, lia_id_copy (lia_record_get_id (record)), mark);
  }

  return TRUE;
}

/**
 * lia_clearance_marks_new:
 * @reader: a look at the register
 * @ceiling: (nullable): the label of the highest mark that may be seen; the register's default if
 *   %NULL
 * @cancellable: (nullable): stops it
 * @error: %LIA_BRIEFING_ERROR_MARK if there is no such mark, or a %LIA_REGISTER_ERROR
 *
 * Returns: (transfer full) (nullable): the marks
 */
LiaClearanceMarks *
lia_clearance_marks_new (LiaReader *reader,
                         const char *ceiling,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (LiaClearanceMarks) self = g_new0 (LiaClearanceMarks, 1);
  g_autofree char *fallback = lia_reader_setting (reader, "default-mark");

  self->by_id = g_hash_table_new_full (lia_id_hash, lia_id_equal, g_free, NULL);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) mark_free);
  self->unmarked.label = g_strdup ("");
  if (!read_marks (self, reader, cancellable, error))
    return NULL;

  self->fallback = find_label (self, fallback);
  if (self->fallback == NULL)
    self->fallback = &self->unmarked;
  self->ceiling = ceiling != NULL ? find_label (self, ceiling) : self->fallback;
  if (self->ceiling == NULL) {
    g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_MARK,
                 _ ("The register has no handling mark “%s”. Choose one of its own"), ceiling);
    return NULL;
  }

  return g_steal_pointer (&self);
}

/**
 * lia_clearance_marks_free:
 * @self: (transfer full): the marks
 */
void
lia_clearance_marks_free (LiaClearanceMarks *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->marks);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_free (self->unmarked.label);
  g_free (self);
}

const LiaClearedMark *
lia_clearance_marks_get_ceiling (LiaClearanceMarks *self)
{
  return self->ceiling;
}

/**
 * lia_clearance_marks_find_rank:
 * @self: the marks
 * @rank: the rank of a mark
 *
 * Returns: (transfer none): the mark of that rank
 */
const LiaClearedMark *
lia_clearance_marks_find_rank (LiaClearanceMarks *self, int rank)
{
  if (self->fallback->rank == rank)
    return self->fallback;

  for (guint i = 0; i < self->marks->len; i++) {
    const LiaClearedMark *mark = g_ptr_array_index (self->marks, i);

    if (mark->rank == rank)
      return mark;
  }

  return &self->unmarked;
}

/**
 * lia_clearance_marks_find:
 * @self: the marks
 * @id: (nullable): the key of a mark
 *
 * Returns: (transfer none) (nullable): that mark, the register's default if there is none; %NULL if
 *   it isn't known, and so nobody may see what bears it
 */
const LiaClearedMark *
lia_clearance_marks_find (LiaClearanceMarks *self, const LiaId *id)
{
  return id != NULL ? g_hash_table_lookup (self->by_id, id) : self->fallback;
}

/**
 * lia_clearance_marks_of:
 * @self: the marks
 * @record: a record of any type but mark
 *
 * Returns: (transfer none) (nullable): its mark, the register's default if it has none; %NULL if
 *   its mark isn't known, and so nobody may see it
 */
const LiaClearedMark *
lia_clearance_marks_of (LiaClearanceMarks *self, const LiaRecord *record)
{
  LiaId id;

  if (lia_record_get (record, "mark") == NULL)
    return lia_clearance_marks_find (self, NULL);

  return lia_record_get_link (record, "mark", &id) ? lia_clearance_marks_find (self, &id) : NULL;
}

/**
 * lia_clearance_marks_allow:
 * @self: the marks
 * @mark: (nullable): one of them; %NULL is one that isn't known
 *
 * The register has already left out what is above the ceiling. That is checked again where it
 * matters.
 *
 * Returns: whether what bears it may be seen: a mark that isn't known is above every ceiling
 */
gboolean
lia_clearance_marks_allow (LiaClearanceMarks *self, const LiaClearedMark *mark)
{
  return mark != NULL && mark->rank <= self->ceiling->rank;
}

/**
 * lia_clearance_marks_list:
 * @self: the marks
 *
 * Returns: (transfer container) (element-type LiaRecord): the marks up to the ceiling
 */
GPtrArray *
lia_clearance_marks_list (LiaClearanceMarks *self)
{
  GPtrArray *cleared = g_ptr_array_new ();

  for (guint i = 0; i < self->records->len; i++) {
    const LiaClearedMark *mark = g_ptr_array_index (self->marks, i);

    if (mark->rank <= self->ceiling->rank)
      g_ptr_array_add (cleared, g_ptr_array_index (self->records, i));
  }

  return cleared;
}
