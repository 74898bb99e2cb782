#include <glib/gi18n.h>

#include "error.h"
#include "records/types.h"
#include "sample-sheets.h"

static gboolean
note_actor (LiaFilling *filling, LiaTable *table, const LiaId *id, gpointer context, GError **error)
{
  LiaSample *sample = context;
  const char *type = lia_table_get (table, "type");
  const char *wording = lia_table_get (table, "wording");
  const char *key = lia_table_get (table, "key");

  g_hash_table_insert (sample->actors, g_strdup (wording != NULL ? wording : ""),
                       type == NULL ? g_strdup ("")
                                    : g_strdup_printf ("%s %s", type, key != NULL ? key : ""));
  return TRUE;
}

static const char *const actor_needs[] = { "wording", "type", "key", NULL };

const LiaSheet lia_sample_actors_sheet = {
  .path = "sample/actors.csv",
  .needs = actor_needs,
  .row = note_actor,
};

/* A list as a person writes it: codes of states become their names. */
static char *
write_out (LiaSample *sample, const char *list)
{
  g_auto (GStrv) parts = list != NULL ? g_strsplit (list, ";", -1) : NULL;

  if (parts == NULL)
    return NULL;

  for (guint i = 0; parts[i] != NULL; i++) {
    const char *name = g_hash_table_lookup (sample->participant_names, parts[i]);

    if (name != NULL) {
      g_free (parts[i]);
      parts[i] = g_strdup (name);
    }
  }

  return g_strjoinv ("; ", parts);
}

/* Links a commitment to whoever a wording stands for, if that is one record. */
static gboolean
link_actor (LiaFilling *filling,
            LiaSample *sample,
            const LiaId *id,
            const char *relation,
            const char *wording,
            GError **error)
{
  const char *actor = g_hash_table_lookup (sample->actors, wording);
  g_auto (GStrv) parts = actor != NULL ? g_strsplit (actor, " ", 2) : NULL;
  const LiaRecordType *type = &lia_participant_type;
  const LiaId *other;

  if (actor != NULL && *actor == '\0')
    return TRUE;
  if (parts != NULL)
    type = lia_record_type_find (parts[0]);
  if (type == NULL) {
    g_set_error (error, LIA_INTAKE_ERROR, LIA_INTAKE_ERROR_VALUE,
                 _ ("“%s” names no kind of record"), parts[0]);
    return FALSE;
  }

  other = lia_filling_resolve (filling, type, parts != NULL ? parts[1] : wording, error);
  if (other != NULL)
    lia_filling_link (filling, relation, id, other, NULL);
  return other != NULL;
}

static gboolean
link_actors (LiaFilling *filling,
             LiaSample *sample,
             LiaTable *table,
             const LiaId *id,
             const char *relation,
             const char *column,
             const char *field,
             GError **error)
{
  const char *text = lia_table_get (table, column);
  g_auto (GStrv) wordings = g_strsplit (text != NULL ? text : "", ";", -1);
  g_autofree char *written = write_out (sample, text);

  for (guint i = 0; wordings[i] != NULL; i++)
    if (!link_actor (filling, sample, id, relation, wordings[i], error))
      return FALSE;

  return lia_filling_set (filling, &lia_commitment_type, id, field, written, error);
}

/* Where one state or organisation undertook something alone, it answers for it. */
static gboolean
set_lead (LiaFilling *filling, LiaSample *sample, LiaTable *table, const LiaId *id, GError **error)
{
  const char *by = lia_table_get (table, "by");

  return by == NULL || !g_hash_table_contains (sample->participant_names, by) ||
         lia_filling_set (filling, &lia_commitment_type, id, "lead", by, error);
}

static gboolean
set_status (LiaFilling *filling, LiaTable *table, const LiaId *id, GError **error)
{
  g_autofree char *status = g_strdup (lia_table_get (table, "status_as_found"));

  if (status != NULL)
    g_strdelimit (status, " ", '_');
  return lia_filling_set (filling, &lia_commitment_type, id, "status", status, error);
}

static gboolean
read_commitment (LiaFilling *filling,
                 LiaTable *table,
                 const LiaId *id,
                 gpointer context,
                 GError **error)
{
  return link_actors (filling, context, table, id, "made_by", "by", "by_wording", error) &&
         link_actors (filling, context, table, id, "made_towards", "towards", "towards_wording",
                      error) &&
         set_lead (filling, context, table, id, error) && set_status (filling, table, id, error) &&
         lia_sample_link_named (filling, table, id, "made_at", &lia_engagement_type, "made_at",
                                error) &&
         lia_sample_link_named (filling, table, id, "fulfilled_by", &lia_engagement_type,
                                "fulfilled_by", error) &&
         lia_sample_link_named (filling, table, id, "addresses", &lia_challenge_type, "challenges",
                                error) &&
         lia_sample_link_named (filling, table, id, "comes_from", &lia_source_type, "source",
                                error);
}

static const char *const commitment_needs[] = {
  "by", "towards", "made_at", "status_as_found", "fulfilled_by", "challenges", "source", NULL
};

static const LiaSheetColumn commitment_columns[] = {
  { "title", "title" }, { "wording", "wording" }, { "kind", "kind" }, { "due", "due" }, { NULL },
};

const LiaSheet lia_sample_commitments_sheet = {
  .path = "sample/commitments.csv",
  .type = &lia_commitment_type,
  .keys = { "id" },
  .numbered = TRUE,
  .columns = commitment_columns,
  .needs = commitment_needs,
  .row = read_commitment,
};

static gboolean
read_challenge (LiaFilling *filling,
                LiaTable *table,
                const LiaId *id,
                gpointer context,
                GError **error)
{
  g_autofree char *raised_by = write_out (context, lia_table_get (table, "raised_by"));

  return lia_filling_set (filling, &lia_challenge_type, id, "raised_by", raised_by, error) &&
         lia_sample_link_named (filling, table, id, "raised_at", &lia_engagement_type, "raised_at",
                                error) &&
         lia_sample_link_named (filling, table, id, "comes_from", &lia_source_type, "source",
                                error);
}

static const char *const challenge_needs[] = { "raised_by", "raised_at", "source", NULL };

static const LiaSheetColumn challenge_columns[] = {
  { "title", "title" },
  { "wording", "description" },
  { "themes", "themes" },
  { NULL },
};

const LiaSheet lia_sample_challenges_sheet = {
  .path = "sample/challenges.csv",
  .type = &lia_challenge_type,
  .keys = { "id" },
  .numbered = TRUE,
  .columns = challenge_columns,
  .needs = challenge_needs,
  .row = read_challenge,
};

static const LiaSheetColumn update_columns[] = {
  { "commitment", "commitment" }, { "date", "date" },         { "narrative", "narrative" },
  { "status", "status" },         { "evidence", "evidence" }, { NULL },
};

const LiaSheet lia_sample_updates_sheet = {
  .path = "sample/updates.csv",
  .type = &lia_update_type,
  .columns = update_columns,
};

static gboolean
read_lesson (LiaFilling *filling,
             LiaTable *table,
             const LiaId *id,
             gpointer context,
             GError **error)
{
  return lia_sample_link_named (filling, table, id, "learned_at", &lia_engagement_type,
                                "from_engagement", error) &&
         lia_sample_link_named (filling, table, id, "comes_from", &lia_source_type, "source",
                                error);
}

static const char *const lesson_needs[] = { "from_engagement", "source", NULL };

static const LiaSheetColumn lesson_columns[] = {
  { "statement", "statement" },
  { "kind", "kind" },
  { "usable_for", "usable_for" },
  { NULL },
};

const LiaSheet lia_sample_lessons_sheet = {
  .path = "sample/lessons.csv",
  .type = &lia_lesson_type,
  .keys = { "id" },
  .numbered = TRUE,
  .columns = lesson_columns,
  .needs = lesson_needs,
  .row = read_lesson,
};
