#include <glib/gi18n.h>

#include "cleared-changes-private.h"
#include "cleared-private.h"

static void
change_free (LiaClearedChange *change)
{
  g_free (change->from);
  g_free (change->to);
  g_free (change->office);
  g_free (change);
}

static void
story_free (LiaClearedStory *story)
{
  g_ptr_array_unref (story->differences);
  g_free (story);
}

/**
 * lia_cleared_changes_new:
 * @since: the moment since which they are
 *
 * Returns: (transfer full): no changes
 */
LiaClearedChanges *
lia_cleared_changes_new (const LiaMoment *since)
{
  LiaClearedChanges *self = g_new0 (LiaClearedChanges, 1);

  self->since = lia_moment_copy (since);
  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  self->gone = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_cleared_free);
  self->stories = g_ptr_array_new_with_free_func ((GDestroyNotify) story_free);
  self->log = g_ptr_array_new ();

  return self;
}

/**
 * lia_cleared_changes_free:
 * @self: (transfer full) (nullable): changes
 */
void
lia_cleared_changes_free (LiaClearedChanges *self)
{
  if (self == NULL)
    return;

  lia_moment_free (self->since);
  g_ptr_array_unref (self->log);
  g_ptr_array_unref (self->stories);
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->gone);
  g_free (self);
}

/**
 * lia_cleared_changes_add:
 * @self: changes
 * @deed: what was done
 * @record: to what
 * @entry: the line of the journal that says when and for which office
 *
 * Returns: (transfer none): a change in which nothing else is set
 */
LiaClearedChange *
lia_cleared_changes_add (LiaClearedChanges *self,
                         LiaClearedDeed deed,
                         const LiaCleared *record,
                         const LiaHistoryEntry *entry)
{
  LiaClearedChange *change = g_new0 (LiaClearedChange, 1);

  change->deed = deed;
  change->record = record;
  change->serial = entry->serial;
  change->at = entry->at;
  change->office = g_strdup (entry->office);
  g_ptr_array_add (self->all, change);

  return change;
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const LiaClearedChange *one = *(const LiaClearedChange *const *) a;
  const LiaClearedChange *other = *(const LiaClearedChange *const *) b;

  if (one->serial != other->serial)
    return one->serial < other->serial ? -1 : 1;

  return lia_cleared_compare (one->record, other->record);
}

static int
compare_stories (gconstpointer a, gconstpointer b)
{
  const LiaClearedStory *one = *(const LiaClearedStory *const *) a;
  const LiaClearedStory *other = *(const LiaClearedStory *const *) b;

  return one->kind != other->kind ? (int) one->kind - (int) other->kind
                                  : lia_cleared_compare (one->record, other->record);
}

/* The links that something came in with are part of its coming in. */
static gboolean
came_with (const LiaClearedChange *change, const LiaClearedStory *story)
{
  return change->deed == LIA_CLEARED_LINKED && story->decisive != NULL &&
         story->decisive->serial == change->serial;
}

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

/* The first of the changes of a field has what it was, the last what it is. */
static void
add_later (LiaClearedChanges *self, LiaClearedStory *story, const LiaClearedChange *change)
{
  LiaClearedChange *later =
      (LiaClearedChange *) lia_cleared_story_find (story, change->field->name);

  if (later == NULL) {
    later = g_memdup2 (change, sizeof *change);
    later->from = g_strdup (change->from);
    later->to = g_strdup (change->to);
    later->office = g_strdup (change->office);
    g_ptr_array_add (self->all, later);
    g_ptr_array_add (story->differences, later);
    return;
  }

  set_text (&later->to, change->to);
  set_text (&later->office, change->office);
  later->to_record = change->to_record;
  later->serial = change->serial;
  later->at = change->at;
}

static gboolean
is_no_difference (const LiaClearedChange *change)
{
  return change->from_record == change->to_record && g_strcmp0 (change->from, change->to) == 0;
}

static void
drop_no_differences (GPtrArray *differences)
{
  for (guint i = differences->len; i > 0; i--)
    if (is_no_difference (g_ptr_array_index (differences, i - 1)))
      g_ptr_array_remove_index (differences, i - 1);
}

/* What came in has no past but what was changed since it came. */
static void
settle_added (LiaClearedChanges *self)
{
  g_autoptr (GHashTable) added = g_hash_table_new (NULL, NULL);
  guint kept = 0;

  for (guint i = 0; i < self->stories->len; i++) {
    LiaClearedStory *story = g_ptr_array_index (self->stories, i);

    if (story->kind == LIA_CHANGED_ADDED) {
      g_ptr_array_set_size (story->differences, 0);
      g_hash_table_insert (added, (gpointer) story->record, story);
    }
  }
  for (guint i = 0; i < self->log->len; i++) {
    LiaClearedChange *change = g_ptr_array_index (self->log, i);
    LiaClearedStory *story = g_hash_table_lookup (added, change->record);

    if (story != NULL && change->deed == LIA_CLEARED_SET && change->part == NULL)
      add_later (self, story, change);
    if (story == NULL || !came_with (change, story))
      self->log->pdata[kept++] = change;
  }
  g_ptr_array_set_size (self->log, (int) kept);
  for (guint i = 0; i < self->stories->len; i++)
    drop_no_differences (((LiaClearedStory *) g_ptr_array_index (self->stories, i))->differences);
}

static void
drop_unchanged (LiaClearedChanges *self)
{
  for (guint i = self->stories->len; i > 0; i--) {
    const LiaClearedStory *story = g_ptr_array_index (self->stories, i - 1);

    if (story->kind == LIA_CHANGED_OTHERWISE && story->differences->len == 0)
      g_ptr_array_remove_index_fast (self->stories, i - 1);
  }
}

/**
 * lia_cleared_changes_finish:
 * @self: changes to which nothing more will be added
 *
 * Puts them in order: what became of records by kind, type and reference, the log by time. What was
 * changed and changed back is not told.
 */
void
lia_cleared_changes_finish (LiaClearedChanges *self)
{
  g_ptr_array_sort (self->log, compare_changes);
  settle_added (self);
  drop_unchanged (self);
  g_ptr_array_sort (self->stories, compare_stories);
}

/**
 * lia_cleared_changes_get_since:
 * @self: changes
 *
 * Returns: (transfer none): the moment since which they are. The name of a snapshot is for whoever
 *   exports; it bears no mark of the reader's
 */
const LiaMoment *
lia_cleared_changes_get_since (const LiaClearedChanges *self)
{
  return self->since;
}

/**
 * lia_cleared_changes_get_stories:
 * @self: changes
 *
 * Returns: (transfer none) (element-type LiaClearedStory): what became of each record, from first
 *   to last, by kind, type and reference
 */
GPtrArray *
lia_cleared_changes_get_stories (const LiaClearedChanges *self)
{
  return self->stories;
}

/**
 * lia_cleared_changes_get_log:
 * @self: changes
 *
 * Returns: (transfer none) (element-type LiaClearedChange): each change by itself, the first one
 *   first, without those that were undone and what undid them
 */
GPtrArray *
lia_cleared_changes_get_log (const LiaClearedChanges *self)
{
  return self->log;
}

/**
 * lia_cleared_story_find:
 * @self: what became of a record
 * @field: the name of one of its own fields
 *
 * Returns: (transfer none) (nullable): how that field differs, if it does
 */
const LiaClearedChange *
lia_cleared_story_find (const LiaClearedStory *self, const char *field)
{
  for (guint i = 0; i < self->differences->len; i++) {
    const LiaClearedChange *change = g_ptr_array_index (self->differences, i);

    if (change->part == NULL && change->field != NULL && g_str_equal (change->field->name, field))
      return change;
  }

  return NULL;
}

static const char *
label_of_deed (LiaClearedDeed deed)
{
  switch (deed) {
  case LIA_CLEARED_ADDED:
    /* Translators: what was done to a record, in a list of changes. */
    return _ ("Added");
  case LIA_CLEARED_ARCHIVED:
    return _ ("Put away");
  case LIA_CLEARED_RESTORED:
    return _ ("Taken out again");
  case LIA_CLEARED_REMOVED:
    return _ ("Removed");
  default:
    return "";
  }
}

/**
 * lia_cleared_change_label:
 * @self: a change
 *
 * Returns: (transfer full): what was changed, as people call it: the name of a field or a link, or
 *   what was done
 */
char *
lia_cleared_change_label (const LiaClearedChange *self)
{
  const char *part =
      self->part != NULL ? lia_record_type_label (lia_cleared_get_record_type (self->part)) : NULL;

  if (self->deed == LIA_CLEARED_LINKED)
    return g_strdup (lia_relation_label (self->relation, self->inverse));
  if (self->deed != LIA_CLEARED_SET)
    return g_strdup (part != NULL ? part : label_of_deed (self->deed));
  if (part != NULL)
    /* Translators: a part of a record and one of its fields, as in “Update: Narrative”. */
    return g_strdup_printf (_ ("%s: %s"), part, lia_field_label (self->field));

  return g_strdup (lia_field_label (self->field));
}

static char *
to_words (const LiaClearedChange *self, const char *text, const LiaCleared *record)
{
  if (record != NULL)
    return g_strdup (lia_cleared_get_title (record));
  if (text == NULL || self->field == NULL || self->field->kind == LIA_FIELD_REFERENCE)
    return g_strdup (text);

  return lia_field_display (self->field, text);
}

/**
 * lia_cleared_change_from_words:
 * @self: a change
 *
 * Returns: (transfer full) (nullable): what people read there before; %NULL if there was nothing,
 *   or nothing that may be seen
 */
char *
lia_cleared_change_from_words (const LiaClearedChange *self)
{
  return to_words (self, self->from, self->from_record);
}

/**
 * lia_cleared_change_to_words:
 * @self: a change
 *
 * Returns: (transfer full) (nullable): what people read there after it; %NULL likewise
 */
char *
lia_cleared_change_to_words (const LiaClearedChange *self)
{
  return to_words (self, self->to, self->to_record);
}
