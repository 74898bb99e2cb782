#include "sample.h"

#include <glib/gi18n.h>

#include "body-sheet.h"
#include "records/types.h"
#include "sample-sheets.h"

static const LiaSheet bodies = {
  .path = "sample/bodies.csv",
  .type = &lia_body_type,
  .keys = { "short_name", "full_name" },
  .columns = lia_body_sheet_columns,
  .needs = lia_body_sheet_needs,
  .row = lia_body_sheet_row,
};

static const LiaSheetColumn source_columns[] = {
  { "title", "title" },       { "kind", "kind" }, { "address", "address" },
  { "language", "language" }, { NULL },
};

static const LiaSheet sources = {
  .path = "sample/sources.csv",
  .type = &lia_source_type,
  .keys = { "address" },
  .columns = source_columns,
};

static const LiaSheetColumn person_columns[] = {
  { "name", "name" },
  { "office", "office" },
  { "participant", "organisation_or_state" },
  { "since", "from" },
  { "until", "until" },
  { "basis", "source" },
  { NULL },
};

static const LiaSheet people = {
  .path = "sample/people.csv",
  .type = &lia_person_type,
  .keys = { "id" },
  .numbered = TRUE,
  .columns = person_columns,
};

/* Items are named by their framework and number, as the reference data does it. */
static gboolean
know_items (LiaFilling *filling, LiaReader *reader, GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (&lia_item_type);
  g_autoptr (GPtrArray) items = lia_reader_list_records (reader, query, NULL, error);

  if (items == NULL)
    return FALSE;

  for (guint i = 0; i < items->len; i++) {
    LiaRecord *item = g_ptr_array_index (items, i);
    g_autoptr (LiaRecord) framework = NULL;
    g_autofree char *name = NULL;
    LiaId id;

    if (!lia_record_get_link (item, "framework", &id))
      continue;
    framework = lia_reader_get (reader, &id, error);
    if (framework == NULL)
      return FALSE;
    name =
        g_strjoin (" ", lia_record_get (framework, "code"), lia_record_get (item, "number"), NULL);
    lia_filling_know (filling, &lia_item_type, name, lia_record_get_id (item));
  }

  return TRUE;
}

static gboolean
know_participants (LiaFilling *filling, LiaSample *sample, LiaReader *reader, GError **error)
{
  const char *const fields[] = { "code", "name", "full_name", NULL };
  g_autoptr (LiaQuery) query = lia_query_new (&lia_participant_type);
  g_autoptr (GPtrArray) participants = lia_reader_list_records (reader, query, NULL, error);

  if (participants == NULL)
    return FALSE;

  for (guint i = 0; i < participants->len; i++) {
    LiaRecord *participant = g_ptr_array_index (participants, i);

    g_hash_table_insert (sample->participant_names, g_strdup (lia_record_get (participant, "code")),
                         g_strdup (lia_record_get (participant, "name")));
  }

  return lia_filling_know_all (filling, reader, &lia_participant_type, fields, error);
}

/* Whose meeting it is when one calls: that of the process itself, or of the body's process. */
static gboolean
know_hosts (LiaSample *sample, LiaReader *reader, GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (&lia_body_type);
  g_autoptr (GPtrArray) bodies_there = lia_reader_list_records (reader, query, NULL, error);

  if (bodies_there == NULL)
    return FALSE;

  for (guint i = 0; i < bodies_there->len; i++) {
    LiaRecord *body = g_ptr_array_index (bodies_there, i);
    g_autoptr (LiaRecord) process = NULL;
    LiaId id;

    if (!lia_record_get_link (body, "process", &id))
      continue;
    process = lia_reader_get (reader, &id, error);
    if (process == NULL)
      return FALSE;
    g_hash_table_insert (sample->hosts, g_strdup (lia_record_get (body, "name")),
                         g_strdup (lia_record_get (process, "short_name")));
    g_hash_table_insert (sample->hosts, g_strdup (lia_record_get (process, "name")),
                         g_strdup (lia_record_get (process, "short_name")));
  }

  return TRUE;
}

static gboolean
know_register (LiaFilling *filling, LiaSample *sample, LiaReader *reader, GError **error)
{
  const char *const labels[] = { "label", NULL };
  const char *const short_names[] = { "short_name", NULL };
  const char *const body_names[] = { "short_name", "name", NULL };

  return know_participants (filling, sample, reader, error) &&
         lia_filling_know_all (filling, reader, &lia_mark_type, labels, error) &&
         lia_filling_know_all (filling, reader, &lia_process_type, short_names, error) &&
         lia_filling_know_all (filling, reader, &lia_body_type, body_names, error) &&
         know_items (filling, reader, error) && know_hosts (sample, reader, error);
}

static gboolean
read_sheets (LiaFilling *filling, LiaSample *sample, GError **error)
{
  /* In this order, because rows name records of the tables before. */
  const LiaSheet *sheets[] = {
    &bodies,
    &sources,
    &people,
    &lia_sample_actors_sheet,
    &lia_sample_marks_sheet,
    &lia_sample_places_sheet,
    &lia_sample_engagements_sheet,
    &lia_sample_examples_sheet,
    &lia_sample_participations_sheet,
    &lia_sample_challenges_sheet,
    &lia_sample_commitments_sheet,
    &lia_sample_updates_sheet,
    &lia_sample_lessons_sheet,
    &lia_sample_agenda_items_sheet,
    &lia_sample_tasks_sheet,
    &lia_sample_links_sheet,
    &lia_sample_values_sheet,
  };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (!lia_sheet_read (sheets[i], filling, sample, error))
      return FALSE;

  return TRUE;
}

/**
 * lia_intake_sample_edit:
 * @reader: a look at a register that holds the reference data
 * @today: the day from which the planned examples are dated, see lia_day_today()
 * @error: (nullable): where to put an error; the message names the file and the line
 *
 * Makes the edit that adds the sample chronology: meetings of both processes since 2002 with what
 * was raised, undertaken and learned there, each with its source, and two planned engagements that
 * are called examples. Where the tables come from stands in data/sample/README.md.
 *
 * Returns: (transfer full) (nullable): an edit that is to be applied to that register, or %NULL
 *   with @error set if the tables are damaged or the register lacks what they refer to
 */
LiaEdit *
lia_intake_sample_edit (LiaReader *reader, gint32 today, GError **error)
{
  g_autoptr (LiaFilling) filling = lia_filling_new (_ ("Add the sample chronology"));
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) actors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) placed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  LiaSample sample = { today, names, hosts, actors, marks, placed };

  if (!know_register (filling, &sample, reader, error) || !read_sheets (filling, &sample, error))
    return NULL;

  return lia_filling_finish (g_steal_pointer (&filling));
}
