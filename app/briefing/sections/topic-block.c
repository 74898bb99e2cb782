#include "topic-block.h"

#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "cells.h"
#include "record-listing.h"
#include "records/types.h"
#include "short-table.h"

/* More topics than this are no summary. */
#define MOST_TOPICS 12

/* A theme or an item of a framework, and what has to do with it. */
typedef struct {
  char *name;
  guint n_challenges;
  GHashTable *commitments; /* LiaCleared */
} Topic;

static Topic *
topic_new (const char *name)
{
  Topic *topic = g_new0 (Topic, 1);

  topic->name = g_strdup (name);
  topic->commitments = g_hash_table_new (NULL, NULL);
  return topic;
}

static void
topic_free (gpointer data)
{
  Topic *topic = data;

  g_hash_table_unref (topic->commitments);
  g_free (topic->name);
  g_free (topic);
}

static void
take_commitments (Topic *topic, GPtrArray *commitments)
{
  for (guint i = 0; commitments != NULL && i < commitments->len; i++)
    if (lia_cleared_get_record_type (g_ptr_array_index (commitments, i)) == &lia_commitment_type)
      g_hash_table_add (topic->commitments, g_ptr_array_index (commitments, i));
}

/* A commitment is about what the challenges are about that it addresses. */
static void
take_challenge (Topic *topic, const LiaCleared *challenge)
{
  topic->n_challenges++;
  take_commitments (topic, lia_cleared_linked (challenge, "addresses", TRUE));
}

static void
put_commitments (LiaListing *listing, const Topic *topic, gint32 today)
{
  guint n_open = 0, n_overdue = 0, n_fulfilled = 0;
  GHashTableIter iter;
  gpointer commitment;

  g_hash_table_iter_init (&iter, topic->commitments);
  while (g_hash_table_iter_next (&iter, &commitment, NULL)) {
    LiaStanding standing = lia_cleared_standing (commitment, today);

    n_open += standing.awaited;
    n_overdue += standing.overdue;
    n_fulfilled += g_strcmp0 (lia_cleared_get (commitment, "status"), "fulfilled") == 0;
  }
  lia_listing_put_number (listing, n_open);
  lia_listing_put_number (listing, n_overdue);
  lia_listing_put_number (listing, n_fulfilled);
}

static void
add_table (LiaSection *section,
           const char *heading,
           const char *label,
           const char *empty,
           GPtrArray *topics,
           gint32 today)
{
  LiaListing *listing = lia_listing_new ();
  guint n = MIN (topics->len, MOST_TOPICS);
  g_autofree char *line = lia_short_table_heading (heading, n, topics->len);

  lia_add_column (listing, LIA_COLUMN_TITLE, label, 4);
  lia_add_column (listing, LIA_COLUMN_NUMBER, lia_record_type_plural (&lia_challenge_type), 2);
  lia_add_column (listing, LIA_COLUMN_NUMBER, _ ("Open"), 2);
  lia_add_column (listing, LIA_COLUMN_NUMBER, _ ("Overdue"), 2);
  lia_add_column (listing, LIA_COLUMN_NUMBER, _ ("Fulfilled"), 2);
  for (guint i = 0; i < n; i++) {
    const Topic *topic = g_ptr_array_index (topics, i);

    lia_listing_add_row (listing, NULL);
    lia_listing_put_text (listing, topic->name);
    lia_listing_put_number (listing, topic->n_challenges);
    put_commitments (listing, topic, today);
  }
  lia_block_take_listing (lia_section_add_block (section, line), listing, empty);
}

/* Where most has to do with it comes first. */
static int
compare_topics (gconstpointer a, gconstpointer b)
{
  const Topic *one = *(const Topic *const *) a, *other = *(const Topic *const *) b;
  guint n = g_hash_table_size (one->commitments), m = g_hash_table_size (other->commitments);

  if (one->n_challenges != other->n_challenges)
    return one->n_challenges > other->n_challenges ? -1 : 1;
  if (n != m)
    return n > m ? -1 : 1;

  return g_strcmp0 (one->name, other->name);
}

static void
take_themes (GHashTable *topics, const LiaCleared *challenge)
{
  const char *value = lia_cleared_get (challenge, "themes");
  g_auto (GStrv) themes = g_strsplit (value != NULL ? value : "", ";", -1);

  for (guint i = 0; themes[i] != NULL; i++) {
    Topic *topic = g_hash_table_lookup (topics, themes[i]);

    if (topic == NULL) {
      topic = topic_new (themes[i]);
      g_hash_table_insert (topics, topic->name, topic);
    }
    take_challenge (topic, challenge);
  }
}

/**
 * lia_theme_block_add:
 * @section: a section of blocks
 * @with: what the briefing is composed from
 *
 * Adds how many challenges have which theme, and how far the commitments are that address them.
 * What has several themes counts for each.
 */
void
lia_theme_block_add (LiaSection *section, const LiaComposition *with)
{
  GPtrArray *challenges = lia_clearance_list (with->clearance, &lia_challenge_type);
  g_autoptr (GHashTable) topics = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, topic_free);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer topic;

  for (guint i = 0; i < challenges->len; i++)
    take_themes (topics, g_ptr_array_index (challenges, i));
  g_hash_table_iter_init (&iter, topics);
  while (g_hash_table_iter_next (&iter, NULL, &topic))
    g_ptr_array_add (sorted, topic);
  g_ptr_array_sort (sorted, compare_topics);

  add_table (section, _ ("Challenges by theme, and the commitments about them"), _ ("Theme"),
             _ ("No challenge has a theme."), sorted, with->today);
}

static Topic *
read_item (const LiaCleared *item)
{
  GPtrArray *under = lia_cleared_linked (item, "falls_under", TRUE);
  g_autofree char *name = lia_record_describe (item, TRUE);
  Topic *topic = topic_new (name);

  for (guint i = 0; under != NULL && i < under->len; i++)
    if (lia_cleared_get_record_type (g_ptr_array_index (under, i)) == &lia_challenge_type)
      take_challenge (topic, g_ptr_array_index (under, i));
  take_commitments (topic, under);

  return topic;
}

/**
 * lia_item_block_add:
 * @section: a section of blocks
 * @with: what the briefing is composed from
 *
 * Adds how many challenges fall under which item of a framework, and how far the commitments are
 * that fall under it or address those.
 */
void
lia_item_block_add (LiaSection *section, const LiaComposition *with)
{
  GPtrArray *items = lia_clearance_list (with->clearance, &lia_item_type);
  g_autoptr (GPtrArray) topics = g_ptr_array_new_with_free_func (topic_free);

  for (guint i = 0; i < items->len; i++)
    if (lia_cleared_linked (g_ptr_array_index (items, i), "falls_under", TRUE) != NULL)
      g_ptr_array_add (topics, read_item (g_ptr_array_index (items, i)));
  g_ptr_array_sort (topics, compare_topics);

  add_table (section, _ ("Challenges and commitments by framework item"),
             lia_record_type_label (&lia_item_type),
             _ ("Nothing falls under an item of a framework."), topics, with->today);
}
