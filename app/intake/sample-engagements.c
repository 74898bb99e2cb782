#include "error.h"
#include "records/date.h"
#include "records/types.h"
#include "sample-sheets.h"

static char *
place_key (const char *engagement, const LiaId *participant)
{
  g_autofree char *text = lia_id_to_text (participant);

  return g_strjoin (" ", engagement, text, NULL);
}

static gboolean
note_place (LiaFilling *filling, LiaTable *table, const LiaId *id, gpointer context, GError **error)
{
  LiaSample *sample = context;
  const char *name = lia_table_get (table, "participant");
  const LiaId *participant =
      lia_filling_resolve (filling, &lia_participant_type, name != NULL ? name : "", error);

  if (participant == NULL)
    return FALSE;

  g_hash_table_add (sample->placed, place_key (lia_table_get (table, "engagement"), participant));
  return TRUE;
}

static const char *const place_needs[] = { "engagement", "participant", NULL };

/* Ahead of time: who has a place of its own at a meeting isn't said to attend it as well. */
const LiaSheet lia_sample_places_sheet = {
  .path = "sample/participations.csv",
  .needs = place_needs,
  .row = note_place,
};

static gboolean
mark_as_engagement (LiaFilling *filling,
                    LiaSample *sample,
                    const char *engagement,
                    const LiaId *id,
                    GError **error)
{
  const char *mark = engagement != NULL ? g_hash_table_lookup (sample->marks, engagement) : NULL;

  return lia_filling_set (filling, &lia_participation_type, id, "mark", mark, error);
}

static gboolean
take_part (LiaFilling *filling,
           LiaSample *sample,
           const char *engagement,
           const char *participant,
           const char *role,
           GError **error)
{
  LiaId id = lia_filling_create (filling, &lia_participation_type, 0);

  return lia_filling_set (filling, &lia_participation_type, &id, "engagement", engagement, error) &&
         lia_filling_set (filling, &lia_participation_type, &id, "participant", participant,
                          error) &&
         lia_filling_set (filling, &lia_participation_type, &id, "role", role, error) &&
         mark_as_engagement (filling, sample, engagement, &id, error);
}

/* Lets everyone a column names take part; those without a record are put into @others. */
static gboolean
place_all (LiaFilling *filling,
           LiaSample *sample,
           LiaTable *table,
           const char *column,
           const char *role,
           GString *others,
           GError **error)
{
  const char *engagement = lia_table_get (table, "id");
  const char *text = lia_table_get (table, column);
  g_auto (GStrv) names = g_strsplit (text != NULL ? text : "", ";", -1);

  for (guint i = 0; names[i] != NULL; i++) {
    const LiaId *participant = lia_filling_find (filling, &lia_participant_type, names[i]);
    gboolean chairs = g_str_equal (role, "chair");

    if (participant == NULL && others != NULL) {
      g_string_append_printf (others, "%s;", names[i]);
      continue;
    }
    if (participant == NULL)
      return lia_filling_resolve (filling, &lia_participant_type, names[i], error) != NULL;

    if ((g_hash_table_add (sample->placed, place_key (engagement, participant)) || chairs) &&
        !take_part (filling, sample, engagement, names[i], role, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
place_participants (LiaFilling *filling,
                    LiaSample *sample,
                    LiaTable *table,
                    const LiaId *id,
                    GError **error)
{
  g_autoptr (GString) others = g_string_new (NULL);

  return place_all (filling, sample, table, "chairs", "chair", NULL, error) &&
         place_all (filling, sample, table, "states", "attends", NULL, error) &&
         place_all (filling, sample, table, "organisations", "attends", others, error) &&
         lia_filling_set (filling, &lia_engagement_type, id, "organisations", others->str, error);
}

/* `both` says that one process took part in a meeting of the other; the body tells whose it is. */
static gboolean
set_both (LiaFilling *filling, LiaSample *sample, const LiaId *id, const char *body, GError **error)
{
  const char *host = body != NULL ? g_hash_table_lookup (sample->hosts, body) : NULL;

  if (host == NULL)
    return lia_filling_resolve (filling, &lia_body_type, body != NULL ? body : "", error) != NULL;

  return lia_filling_set (filling, &lia_engagement_type, id, "process", host, error) &&
         lia_filling_set (filling, &lia_engagement_type, id, "with_process",
                          g_str_equal (host, "bali") ? "budapest" : "bali", error);
}

/* A process as a whole is no body: a meeting of its own has none. */
static gboolean
is_process (const char *body)
{
  return body == NULL || g_str_equal (body, "Bali Process") ||
         g_str_equal (body, "Budapest Process");
}

static gboolean
set_process (LiaFilling *filling,
             LiaSample *sample,
             LiaTable *table,
             const LiaId *id,
             GError **error)
{
  const char *process = lia_table_get (table, "process");
  const char *body = lia_table_get (table, "body");

  return (g_strcmp0 (process, "both") == 0
              ? set_both (filling, sample, id, body, error)
              : lia_filling_set (filling, &lia_engagement_type, id, "process", process, error)) &&
         (is_process (body) ||
          lia_filling_set (filling, &lia_engagement_type, id, "body", body, error));
}

static gboolean
set_date (LiaFilling *filling, LiaTable *table, const LiaId *id, GError **error)
{
  const char *start = lia_table_get (table, "start");
  const char *end = lia_table_get (table, "end");
  g_autofree char *both = NULL;

  if (start != NULL && end != NULL && !g_str_equal (start, end))
    both = g_strjoin ("/", start, end, NULL);

  return lia_filling_set (filling, &lia_engagement_type, id, "date", both != NULL ? both : start,
                          error);
}

static gboolean
read_engagement (LiaFilling *filling,
                 LiaTable *table,
                 const LiaId *id,
                 gpointer context,
                 GError **error)
{
  return set_process (filling, context, table, id, error) && set_date (filling, table, id, error) &&
         place_participants (filling, context, table, id, error) &&
         lia_sample_link_named (filling, table, id, "follows", &lia_engagement_type, "follows",
                                error) &&
         lia_sample_link_named (filling, table, id, "comes_from", &lia_source_type, "source",
                                error);
}

static const char *const engagement_needs[] = { "process", "body",   "start",         "end",
                                                "chairs",  "states", "organisations", "follows",
                                                "source",  NULL };

static const LiaSheetColumn engagement_columns[] = {
  { "title", "title" },          { "kind", "kind" },
  { "state", NULL, "held" },     { "format", "format" },
  { "date_note", "date_note" },  { "city", "city" },
  { "country", "country_code" }, { "themes", "themes" },
  { "outcome", "outcome" },      { NULL },
};

const LiaSheet lia_sample_engagements_sheet = {
  .path = "sample/engagements.csv",
  .type = &lia_engagement_type,
  .keys = { "id" },
  .numbered = TRUE,
  .columns = engagement_columns,
  .needs = engagement_needs,
  .row = read_engagement,
};

/* A Wednesday, so that no example falls on a weekend of any state: day 0 was a Thursday. */
static gint32
next_wednesday (gint32 day)
{
  return day + 6 - day % 7;
}

static gboolean
date_example (LiaFilling *filling,
              LiaTable *table,
              const LiaId *id,
              gpointer context,
              GError **error)
{
  LiaSample *sample = context;
  const char *days = lia_table_get (table, "days_from_now");
  gint32 day = sample->today + (days != NULL ? g_ascii_strtoll (days, NULL, 10) : 0);
  g_autofree char *date = lia_day_to_edtf (next_wednesday (day));

  return lia_filling_set (filling, &lia_engagement_type, id, "date", date, error);
}

static const char *const example_needs[] = { "days_from_now", NULL };

static const LiaSheetColumn example_columns[] = {
  { "title", "title" },         { "process", "process" },       { "with_process", "with_process" },
  { "kind", "kind" },           { "state", "state" },           { "format", "format" },
  { "time_from", "time_from" }, { "time_until", "time_until" }, { "time_zone", "time_zone" },
  { "themes", "themes" },       { "objective", "objective" },   { NULL },
};

const LiaSheet lia_sample_examples_sheet = {
  .path = "sample/examples.csv",
  .type = &lia_engagement_type,
  .keys = { "id" },
  .numbered = TRUE,
  .columns = example_columns,
  .needs = example_needs,
  .row = date_example,
};

static gboolean
mark_participation (LiaFilling *filling,
                    LiaTable *table,
                    const LiaId *id,
                    gpointer context,
                    GError **error)
{
  return mark_as_engagement (filling, context, lia_table_get (table, "engagement"), id, error) &&
         lia_sample_link_named (filling, table, id, "comes_from", &lia_source_type, "source",
                                error);
}

static const char *const participation_needs[] = { "source", NULL };

static const LiaSheetColumn participation_columns[] = {
  { "engagement", "engagement" },
  { "participant", "participant" },
  { "role", "role" },
  { "person", "person" },
  { "statement", "statement" },
  { "note", "note" },
  { NULL },
};

const LiaSheet lia_sample_participations_sheet = {
  .path = "sample/participations.csv",
  .type = &lia_participation_type,
  .columns = participation_columns,
  .needs = participation_needs,
  .row = mark_participation,
};

static gboolean
link_discussed (LiaFilling *filling,
                LiaTable *table,
                const LiaId *id,
                gpointer context,
                GError **error)
{
  return lia_sample_link_named (filling, table, id, "discusses", &lia_challenge_type, "challenges",
                                error) &&
         lia_sample_link_named (filling, table, id, "discusses", &lia_commitment_type,
                                "commitments", error) &&
         lia_sample_link_named (filling, table, id, "discusses", &lia_lesson_type, "lessons",
                                error);
}

static const char *const agenda_needs[] = { "challenges", "commitments", "lessons", NULL };

static const LiaSheetColumn agenda_columns[] = {
  { "engagement", "engagement" },
  { "time_from", "time_from" },
  { "time_until", "time_until" },
  { "title", "title" },
  { "speakers", "speakers" },
  { "note", "note" },
  { NULL },
};

const LiaSheet lia_sample_agenda_items_sheet = {
  .path = "sample/agenda_items.csv",
  .type = &lia_agenda_item_type,
  .columns = agenda_columns,
  .needs = agenda_needs,
  .row = link_discussed,
};

static gboolean
date_done (LiaFilling *filling, LiaTable *table, const LiaId *id, gpointer context, GError **error)
{
  LiaSample *sample = context;
  const char *ago = lia_table_get (table, "done_ago");
  g_autofree char *done = NULL;

  if (ago != NULL)
    done = lia_day_to_edtf (sample->today - g_ascii_strtoll (ago, NULL, 10));
  return lia_filling_set (filling, &lia_task_type, id, "done", done, error);
}

static const char *const task_needs[] = { "done_ago", NULL };

static const LiaSheetColumn task_columns[] = {
  { "engagement", "engagement" },   { "title", "title" }, { "kind", "kind" },
  { "offset_days", "offset_days" }, { "owner", "owner" }, { NULL },
};

const LiaSheet lia_sample_tasks_sheet = {
  .path = "sample/tasks.csv",
  .type = &lia_task_type,
  .columns = task_columns,
  .needs = task_needs,
  .row = date_done,
};
