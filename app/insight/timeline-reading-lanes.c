#include <glib/gi18n.h>

#include "timeline-reading-private.h"

#include "register/row.h"

typedef struct {
  LiaTimelineReading *reading;
  GPtrArray *lanes; /* Lane */
} LaneList;

typedef struct {
  LiaId key;
  char *title;
  const char *hue;
  LiaId group;
  char *group_title; /* nullable */
} Lane;

static void
lane_free (Lane *lane)
{
  g_free (lane->title);
  g_free (lane->group_title);
  g_free (lane);
}

static void
put_in_group (Lane *lane, const LiaField *field, const char *value)
{
  const LiaChoice *choice = lia_field_find_choice (field, value);
  g_auto (GStrv) tags = NULL;

  if (value == NULL)
    return;

  if (field->kind == LIA_FIELD_TAGS)
    tags = g_strsplit (value, ";", 2);
  if (choice != NULL)
    lane->group_title = g_strdup (_ (choice->label));
  else
    lane->group_title = g_strdup (tags != NULL ? g_strstrip (tags[0]) : value);
  lane->group = lia_timeline_lanes_text_key (lane->group_title);
}

/* id, title, group */
static void
take_lane (const LiaRow *row, gpointer data)
{
  LaneList *list = data;
  const LiaTimelineLaneRules *rules = list->reading->rules;
  const LiaField *group =
      rules->group != NULL ? lia_record_type_field (rules->type, rules->group) : NULL;
  Lane *lane = g_new0 (Lane, 1);
  const LiaTimelineOrigin *origin;

  lia_row_get_link (row, 0, &lane->key);
  lane->title = g_strdup (lia_row_get_text (row, 1));
  origin = g_hash_table_lookup (list->reading->origins, &lane->key);
  lane->hue = origin != NULL ? origin->hue : NULL;
  if (group != NULL && group->kind == LIA_FIELD_REFERENCE)
    lia_row_get_link (row, 2, &lane->group);
  else if (group != NULL)
    put_in_group (lane, group, lia_row_get_text (row, 2));
  g_ptr_array_add (list->lanes, lane);
}

static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const Lane *one = *(Lane *const *) a;
  const Lane *other = *(Lane *const *) b;

  if (one->group_title == NULL || other->group_title == NULL)
    return (one->group_title == NULL) - (other->group_title == NULL);

  return g_utf8_collate (one->group_title, other->group_title);
}

/* Groups that are records are called as those are, and have the hue of those that are processes. */
static void
name_groups (LiaTimelineReading *self, GPtrArray *lanes)
{
  for (guint i = 0; i < lanes->len; i++) {
    Lane *lane = lanes->pdata[i];

    if (lane->group_title == NULL && !lia_id_is_nil (&lane->group))
      lane->group_title = lia_reader_title (self->reader, &lane->group);
  }
}

static void
add_groups (LiaTimelineReading *self, LiaTimelineIndex *index, GPtrArray *lanes)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (lanes, NULL, NULL);

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_groups);
  for (guint i = 0; i < sorted->len; i++) {
    const Lane *lane = sorted->pdata[i];
    const LiaTimelineOrigin *origin = g_hash_table_lookup (self->origins, &lane->group);

    if (lane->group_title != NULL)
      lia_timeline_index_add_group (index, &lane->group, lane->group_title,
                                    origin != NULL ? origin->hue : NULL);
  }
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* What a task names as its owner may be nobody the register knows. */
static void
add_named_lanes (LiaTimelineReading *self, LiaTimelineIndex *index)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer text;

  g_hash_table_iter_init (&iter, self->named);
  while (g_hash_table_iter_next (&iter, NULL, &text))
    g_ptr_array_add (texts, text);
  g_ptr_array_sort (texts, compare_texts);
  for (guint i = 0; i < texts->len; i++) {
    LiaId key = lia_timeline_lanes_text_key (texts->pdata[i]);

    lia_timeline_index_add_lane (index, &key, texts->pdata[i], NULL, NULL);
  }
}

/**
 * lia_timeline_reading_add_lanes:
 * @self: a reading of everything that has run
 * @index: an index without items
 * @error: an error of the register, or %G_IO_ERROR_CANCELLED
 *
 * Gives the index its lanes and groups, those without items too.
 *
 * Returns: whether it could
 */
gboolean
lia_timeline_reading_add_lanes (LiaTimelineReading *self, LiaTimelineIndex *index, GError **error)
{
  const LiaTimelineLaneRules *rules = self->rules;
  const char *const columns[] = { "id", rules->title, rules->group, NULL };
  g_autoptr (LiaQuery) query = lia_query_new (rules->type);
  g_autoptr (GPtrArray) lanes = g_ptr_array_new_with_free_func ((GDestroyNotify) lane_free);
  LaneList list = { self, lanes };

  if (rules->type->order == NULL)
    lia_query_sort_by (query, rules->title, FALSE);
  if (!lia_reader_each_row (self->reader, query, columns, take_lane, &list, self->cancellable,
                            error))
    return FALSE;

  name_groups (self, lanes);
  add_groups (self, index, lanes);
  for (guint i = 0; i < lanes->len; i++) {
    const Lane *lane = lanes->pdata[i];

    lia_timeline_index_add_lane (index, &lane->key, lane->title, lane->hue, &lane->group);
  }
  add_named_lanes (self, index);
  return TRUE;
}
