#include <glib/gi18n.h>

#include "clearance-private.h"
#include "cleared-private.h"
#include "cleared-reader.h"
#include "briefing/error.h"
#include "narrowing.h"
#include "records/types.h"

static GPtrArray *
list_of (LiaClearance *self, guint type)
{
  return g_hash_table_lookup (self->lists, g_ptr_array_index (self->types, type));
}

static void
for_each (LiaClearance *self, void (*visit) (LiaCleared *cleared, gpointer data), gpointer data)
{
  for (guint i = 0; i < self->types->len; i++) {
    GPtrArray *list = list_of (self, i);

    for (guint j = 0; j < list->len; j++)
      visit (g_ptr_array_index (list, j), data);
  }
}

static gboolean
exists_in (LiaRegister *reg, const LiaSubject *subject)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaQuery) query = lia_query_new (subject->type);

  return lia_filter_apply_expression (subject->filter, query, reader, subject->today, NULL);
}

/* Whoever exports may know that the record is there; that it isn't would be a riddle to them. */
static void
explain (LiaClearance *self, LiaRegister *reg, const LiaSubject *subject, GError **error)
{
  if (!g_error_matches (*error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_FOUND) ||
      !exists_in (reg, subject))
    return;

  g_clear_error (error);
  g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_MARK,
               /* Translators: a handling mark. */
               _ ("The filter names a record that is held back from what goes out up to %s. Choose "
                  "a higher mark, or filter by something else."),
               lia_clearance_marks_get_ceiling (self->marks)->label);
}

static GHashTable *
find (LiaClearance *self,
      LiaRegister *reg,
      const LiaSubject *subject,
      char **words,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GArray) ids =
      lia_excerpt_find (reg, lia_clearance_fill, self, subject->type, subject->filter,
                        subject->today, words, cancellable, &local);
  GHashTable *found;

  if (ids == NULL) {
    explain (self, reg, subject, &local);
    g_propagate_error (error, g_steal_pointer (&local));
    return NULL;
  }

  found = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (found, g_hash_table_lookup (self->by_id, &g_array_index (ids, LiaId, i)));

  return found;
}

typedef struct {
  GHashTable *found;
  GHashTable *kept;
} Gathering;

static void
keep (const LiaCleared *self, LiaCleared *other, const char *relation, gpointer kept)
{
  g_hash_table_add (kept, other);
}

static void
keep_near (LiaCleared *cleared, gpointer data)
{
  Gathering *gathering = data;

  if (g_hash_table_contains (gathering->found, cleared)) {
    g_hash_table_add (gathering->kept, cleared);
    lia_cleared_for_each_neighbour (cleared, keep, gathering->kept);
  } else if (lia_cleared_refers_to (cleared, gathering->found)) {
    g_hash_table_add (gathering->kept, cleared);
  }
}

static void
keep_whole (LiaCleared *cleared, gpointer kept)
{
  const LiaCleared *whole = lia_cleared_get_whole (cleared);

  if (whole != NULL && g_hash_table_contains (kept, cleared))
    g_hash_table_add (kept, (gpointer) whole);
}

static void
keep_part (LiaCleared *cleared, gpointer kept)
{
  const LiaCleared *whole = lia_cleared_get_whole (cleared);

  if (whole != NULL && g_hash_table_contains (kept, whole))
    g_hash_table_add (kept, cleared);
}

static void
keep_sources (LiaCleared *cleared, gpointer data)
{
  Gathering *gathering = data;
  GPtrArray *sources = g_hash_table_contains (gathering->found, cleared)
                           ? lia_cleared_linked (cleared, "comes_from", FALSE)
                           : NULL;

  for (guint i = 0; sources != NULL && i < sources->len; i++)
    g_hash_table_add (gathering->kept, g_ptr_array_index (sources, i));
}

/* What was found, what is linked to it or refers to it, the parts of all these, and the documents
 * that they come from. */
static GHashTable *
gather (LiaClearance *self, GHashTable *found)
{
  GHashTable *kept = g_hash_table_new (NULL, NULL);
  Gathering near = { found, kept };
  Gathering sources = { kept, kept };

  for_each (self, keep_near, &near);
  for_each (self, keep_whole, kept);
  for_each (self, keep_part, kept);
  for_each (self, keep_sources, &sources);

  return kept;
}

/* Processes are what things are told by, not what they are told of. */
static gboolean
is_always_listed (const LiaCleared *cleared)
{
  return lia_cleared_get_record_type (cleared) == &lia_process_type;
}

static void
set_aside (LiaClearance *self, guint type, GHashTable *kept)
{
  const LiaRecordType *key = g_ptr_array_index (self->types, type);
  GPtrArray *listed = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_cleared_free);
  GPtrArray *list = list_of (self, type);
  gsize n;
  g_autofree gpointer *all = g_ptr_array_steal (list, &n);

  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (g_hash_table_contains (kept, all[i]) || is_always_listed (all[i])
                         ? listed
                         : self->set_aside,
                     all[i]);
  g_hash_table_insert (self->lists, (gpointer) key, listed);
}

static void
raise_to (const LiaCleared *self, LiaCleared *other, const char *relation, gpointer highest)
{
  *(int *) highest = MAX (*(int *) highest, lia_cleared_get_rank (other));
}

/* What is listed names what is linked to it. */
static void
raise_by (LiaCleared *cleared, gpointer highest)
{
  raise_to (NULL, cleared, NULL, highest);
  lia_cleared_for_each_neighbour (cleared, raise_to, highest);
}

static char *
tell (const LiaSubject *subject, const char *words)
{
  const char *plural = lia_record_type_plural (subject->type);

  /* Translators: a kind of records in the plural, and which of them: “Commitments: Overdue”. */
  return *words != '\0' ? g_strdup_printf (_ ("%s: %s"), plural, words) : g_strdup (plural);
}

static gboolean
fail_empty (LiaClearance *self, const char *about, GError **error)
{
  g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_EMPTY,
               /* Translators: records, as in “Commitments: Overdue”, and a handling mark. */
               _ ("%s. Nothing that may be seen up to %s fits that, so there is nothing to write. "
                  "Choose another filter or a higher mark."),
               about, lia_clearance_marks_get_ceiling (self->marks)->label);
  return FALSE;
}

/**
 * lia_clearance_narrow:
 * @self: a clearance that has all types, listed in full
 * @reg: the register that it is of
 * @subject: which records it shall be about
 * @about: (out): how people read that, as far as what the filter names may be seen
 * @cancellable: (nullable): stops it
 * @error: %LIA_BRIEFING_ERROR_EMPTY, %LIA_BRIEFING_ERROR_MARK if the filter names what is held
 * back, or as lia_excerpt_find()
 *
 * Lists only the records that a filter lets through, and what they have to do with directly: what
 * is linked to them or refers to them, the parts of all these, and the documents that they come
 * from. The filter is asked of what may be seen and of nothing else, so that what is held back
 * decides nothing. What isn't listed can still be followed to, because what is told of a listed
 * record is told in full.
 *
 * Returns: whether anything is listed
 */
gboolean
lia_clearance_narrow (LiaClearance *self,
                      LiaRegister *reg,
                      const LiaSubject *subject,
                      char **about,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GHashTable) found = find (self, reg, subject, &words, cancellable, error);
  g_autoptr (GHashTable) kept = NULL;

  if (found == NULL)
    return FALSE;

  text = tell (subject, words);
  if (g_hash_table_size (found) == 0)
    return fail_empty (self, text, error);

  kept = gather (self, found);
  for (guint i = 0; i < self->types->len; i++)
    set_aside (self, i, kept);
  self->subjects = g_steal_pointer (&found);
  self->highest = 0;
  for_each (self, raise_by, &self->highest);
  *about = g_steal_pointer (&text);

  return TRUE;
}
