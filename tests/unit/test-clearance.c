#include <string.h>
#include <zip.h>

#include "briefing/briefing.h"
#include "briefing/clearance/cleared-standing.h"
#include "briefing/kinds/kind.h"
#include "fixture.h"
#include "records/date.h"
#include "records/types.h"

static const char *const labels[] = { "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:RED" };

typedef struct {
  LiaEdit *edit;
  LiaId marks[G_N_ELEMENTS (labels)];
} Draft;

static LiaId
add (Draft *draft, const LiaRecordType *type, ...) G_GNUC_NULL_TERMINATED;

/* Makes a record from pairs of a field and its value. */
static LiaId
add (Draft *draft, const LiaRecordType *type, ...)
{
  LiaId id = lia_edit_create (draft->edit, type);
  const char *field;
  va_list pairs;

  va_start (pairs, type);
  while ((field = va_arg (pairs, const char *)) != NULL)
    lia_edit_set (draft->edit, type, &id, field, NULL, va_arg (pairs, const char *));
  va_end (pairs);

  return id;
}

static void
set (Draft *draft, const LiaRecordType *type, const LiaId *id, const char *field, const LiaId *to)
{
  g_autofree char *text = lia_id_to_text (to);

  lia_edit_set (draft->edit, type, id, field, NULL, text);
}

static void
mark (Draft *draft, const LiaRecordType *type, const LiaId *id, guint rank)
{
  set (draft, type, id, "mark", &draft->marks[rank]);
}

static void
begin (Draft *draft)
{
  draft->edit = lia_edit_new ("Fill");
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    g_autofree char *rank = g_strdup_printf ("%u", i);

    draft->marks[i] = add (draft, &lia_mark_type, "label", labels[i], "rank", rank, NULL);
  }
}

static void
finish (Draft *draft, Fixture *fixture)
{
  fixture_apply (fixture, draft->edit);
  g_clear_object (&draft->edit);
}

static LiaClearance *
clear_personal (Fixture *fixture, const char *ceiling, gboolean personal)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;
  LiaClearance *clearance = lia_clearance_new (reader, lia_register_briefing.types, NULL, ceiling,
                                               personal, NULL, NULL, &error);

  g_assert_no_error (error);
  return clearance;
}

static LiaClearance *
clear (Fixture *fixture, const char *ceiling)
{
  return clear_personal (fixture, ceiling, FALSE);
}

static const LiaCleared *
first (LiaClearance *clearance, const LiaRecordType *type)
{
  GPtrArray *list = lia_clearance_list (clearance, type);

  g_assert_cmpuint (list->len, >, 0);
  return g_ptr_array_index (list, 0);
}

static guint
held_back (LiaClearance *clearance, const LiaRecordType *type)
{
  GArray *all = lia_clearance_get_held_back (clearance);

  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, LiaHeldBack, i).type == type)
      return g_array_index (all, LiaHeldBack, i).n_held_back;

  g_assert_not_reached ();
}

static char *
canary_for (const LiaRecordType *type, const LiaField *field)
{
  g_autofree char *word = g_strdup_printf ("canary%s%s", type->name, field->name);

  /* The one field whose text must be the name of a type. */
  if (g_str_equal (field->name, "shows"))
    return g_strdup (lia_commitment_type.name);

  g_strdelimit (word, "_", 'x');
  switch (field->kind) {
  case LIA_FIELD_TEXT:
  case LIA_FIELD_PROSE:
  case LIA_FIELD_TAGS:
    return g_steal_pointer (&word);
  case LIA_FIELD_ADDRESS:
    return g_strconcat ("https://", word, ".example/", NULL);
  case LIA_FIELD_DATE:
    return g_strdup ("2031-07");
  case LIA_FIELD_CHOICE:
    return g_strdup (field->choices[0].value);
  case LIA_FIELD_INTEGER:
    return g_strdup ("7341");
  case LIA_FIELD_TIME:
  case LIA_FIELD_TIME_ZONE:
  case LIA_FIELD_REFERENCE:
  case LIA_FIELD_FLAG:
  default:
    return NULL;
  }
}

/* A record of every type with a word of its own in every field that holds words, referring to
 * others of its kind, at the highest mark. */
static GHashTable *
add_canaries (Draft *draft)
{
  const LiaRecordType *const *types = lia_record_types ();
  GHashTable *ids = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; types[i] != NULL; i++)
    if (types[i] != &lia_mark_type && types[i] != &lia_link_type) {
      LiaId id = lia_edit_create (draft->edit, types[i]);

      g_hash_table_insert (ids, (gpointer) types[i], lia_id_copy (&id));
    }

  for (guint i = 0; types[i] != NULL; i++) {
    const LiaId *id = g_hash_table_lookup (ids, types[i]);

    for (const LiaField *field = types[i]->fields; id != NULL && field->name != NULL; field++) {
      g_autofree char *canary = canary_for (types[i], field);
      const LiaId *to = field->refers_to != NULL
                            ? g_hash_table_lookup (ids, lia_record_type_find (field->refers_to))
                            : NULL;

      if (canary != NULL)
        lia_edit_set (draft->edit, types[i], id, field->name, NULL, canary);
      else if (to != NULL && to != id)
        set (draft, types[i], id, field->name, to);
    }
    if (id != NULL)
      mark (draft, types[i], id, 3);
  }

  return ids;
}

/* What may be seen, and touches what may not in every way there is. */
static void
add_neighbours (Draft *draft, GHashTable *canaries)
{
#define CANARY(type) ((const LiaId *) g_hash_table_lookup (canaries, &type))
  LiaId process = add (draft, &lia_process_type, "name", "A process", "short_name", "one", NULL);
  LiaId commitment = add (draft, &lia_commitment_type, "title", "Visible commitment", "kind",
                          "commitment", "status", "in_progress", NULL);
  LiaId engagement = add (draft, &lia_engagement_type, "title", "Visible meeting", "state", "held",
                          "date", "2026-03-04", NULL);
  LiaId participation = add (draft, &lia_participation_type, "role", "attends", NULL);
  LiaId update =
      add (draft, &lia_update_type, "date", "2026-05-05", "narrative", "canaryhiddenwhole", NULL);
  LiaId lesson =
      add (draft, &lia_lesson_type, "statement", "Visible lesson", "kind", "lesson", NULL);

  mark (draft, &lia_process_type, &process, 0);
  mark (draft, &lia_commitment_type, &commitment, 0);
  mark (draft, &lia_engagement_type, &engagement, 0);
  mark (draft, &lia_participation_type, &participation, 0);
  mark (draft, &lia_update_type, &update, 0);
  mark (draft, &lia_lesson_type, &lesson, 0);
  set (draft, &lia_commitment_type, &commitment, "lead", CANARY (lia_participant_type));
  set (draft, &lia_commitment_type, &commitment, "originator", CANARY (lia_participant_type));
  set (draft, &lia_engagement_type, &engagement, "process", &process);
  set (draft, &lia_engagement_type, &engagement, "with_process", CANARY (lia_process_type));
  set (draft, &lia_engagement_type, &engagement, "body", CANARY (lia_body_type));
  set (draft, &lia_participation_type, &participation, "engagement", &engagement);
  set (draft, &lia_participation_type, &participation, "participant",
       CANARY (lia_participant_type));
  set (draft, &lia_update_type, &update, "commitment", CANARY (lia_commitment_type));
  lia_edit_link (draft->edit, "addresses", &commitment, CANARY (lia_challenge_type),
                 "canarylinknote");
  lia_edit_link (draft->edit, "made_at", &commitment, CANARY (lia_engagement_type), NULL);
  lia_edit_link (draft->edit, "made_by", &commitment, CANARY (lia_body_type), NULL);
  lia_edit_link (draft->edit, "falls_under", &commitment, CANARY (lia_item_type), NULL);
  lia_edit_link (draft->edit, "comes_from", &commitment, CANARY (lia_source_type), NULL);
  lia_edit_link (draft->edit, "follows", &engagement, CANARY (lia_engagement_type), NULL);
  lia_edit_link (draft->edit, "informs", CANARY (lia_lesson_type), &engagement, NULL);
  lia_edit_link (draft->edit, "learned_at", &lesson, CANARY (lia_engagement_type), NULL);
#undef CANARY
}

static void
fill_with_canaries (Fixture *fixture)
{
  Draft draft;
  g_autoptr (GHashTable) canaries = NULL;

  begin (&draft);
  canaries = add_canaries (&draft);
  add_neighbours (&draft, canaries);
  finish (&draft, fixture);
}

/* All parts of a workbook after one another, in small letters. */
static char *
unpack (const char *path)
{
  g_autoptr (GString) text = g_string_new (NULL);
  zip_t *archive = zip_open (path, ZIP_RDONLY, NULL);

  g_assert_nonnull (archive);
  for (zip_int64_t i = 0; i < zip_get_num_entries (archive, 0); i++) {
    zip_file_t *file = zip_fopen_index (archive, i, 0);
    char buffer[4096];
    zip_int64_t n;

    g_string_append (text, zip_get_name (archive, i, 0));
    while ((n = zip_fread (file, buffer, sizeof buffer)) > 0)
      g_string_append_len (text, buffer, n);
    zip_fclose (file);
  }
  zip_discard (archive);

  return g_ascii_strdown (text->str, -1);
}

static char *export(Fixture *fixture, const char *ceiling, gboolean personal)
{
  g_autofree char *path = g_build_filename (fixture->folder, "briefing.xlsx", NULL);
  g_autoptr (GDateTime) as_at = g_date_time_new_utc (2026, 11, 23, 14, 5, 0);
  g_autoptr (GError) error = NULL;
  LiaBriefingOptions options = { .ceiling = ceiling, .personal = personal, .as_at = as_at };

  lia_briefing_export (fixture->reg, &options, path, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return unpack (path);
}

static void
test_canary (Fixture *fixture, gconstpointer data)
{
  fill_with_canaries (fixture);

  for (guint i = 0; i < 3; i++) {
    g_autofree char *parts = export(fixture, labels[i], TRUE);

    g_assert_nonnull (strstr (parts, "visible commitment"));
    g_assert_null (strstr (parts, "canary"));
    g_assert_null (strstr (parts, "7341"));
    g_assert_null (strstr (parts, "july 2031"));
    g_assert_null (strstr (parts, "tlp:red"));
  }
}

/* What the test above looks for is there once the mark allows it. */
static void
test_canary_sings (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = {
    "canarycommitmenttitle",
    "canarycommitmentnote",
    "canarychallengewording",
    "canarylessoncontext",
    "canaryengagementtitle",
    "canaryparticipantname",
    "canarysourcetitle",
    "canarycommitmentevidence",
    "canarysourceaddress",
    "canaryupdatenarrative",
    "canarybodyname",
    "canaryprocessname",
    "july 2031",
    "tlp:red",
    "canaryengagementorganisations",
  };
  g_autofree char *parts = NULL;

  fill_with_canaries (fixture);
  parts = export(fixture, "TLP:RED", TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (parts, words[i]) == NULL)
      g_error ("“%s” isn’t there", words[i]);
}

static void
test_absent (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaClearance) clearance = NULL;
  const LiaCleared *commitment;
  const LiaCleared *engagement;
  GPtrArray *participations;

  fill_with_canaries (fixture);
  clearance = clear (fixture, "TLP:AMBER");
  commitment = first (clearance, &lia_commitment_type);
  engagement = first (clearance, &lia_engagement_type);
  participations = lia_clearance_list (clearance, &lia_participation_type);

  g_assert_cmpstr (lia_cleared_get_title (commitment), ==, "Visible commitment");
  g_assert_null (lia_cleared_follow (commitment, "lead"));
  g_assert_null (lia_cleared_get (commitment, "lead"));
  g_assert_null (lia_cleared_display (commitment, "lead"));
  g_assert_null (lia_cleared_linked (commitment, "addresses", FALSE));
  g_assert_null (lia_cleared_linked (commitment, "made_at", FALSE));
  g_assert_null (lia_cleared_linked (engagement, "follows", FALSE));
  g_assert_null (lia_cleared_linked (engagement, "informs", TRUE));
  g_assert_cmpuint (lia_clearance_list (clearance, &lia_update_type)->len, ==, 0);
  g_assert_cmpuint (held_back (clearance, &lia_update_type), ==, 2);
  g_assert_cmpuint (held_back (clearance, &lia_commitment_type), ==, 1);

  /* Who takes part is held back, not that somebody does: without a name it says nothing. */
  g_assert_cmpuint (participations->len, ==, 1);
  g_assert_null (lia_cleared_follow (g_ptr_array_index (participations, 0), "participant"));
}

static void
test_part_takes_mark_of_whole (Fixture *fixture, gconstpointer data)
{
  Draft draft;
  LiaId commitment, update;
  g_autoptr (LiaClearance) clearance = NULL;
  g_autofree char *label = NULL;

  begin (&draft);
  commitment = add (&draft, &lia_commitment_type, "title", "One", "kind", "commitment", "status",
                    "in_progress", NULL);
  update = add (&draft, &lia_update_type, "date", "2026-05-05", "narrative", "News", NULL);
  set (&draft, &lia_update_type, &update, "commitment", &commitment);
  mark (&draft, &lia_commitment_type, &commitment, 2);
  mark (&draft, &lia_update_type, &update, 0);
  finish (&draft, fixture);

  clearance = clear (fixture, "TLP:AMBER");
  label = lia_cleared_display (first (clearance, &lia_update_type), "mark");
  g_assert_cmpstr (label, ==, "TLP:AMBER");
  g_assert_cmpuint (
      lia_cleared_parts (first (clearance, &lia_commitment_type), &lia_update_type)->len, ==, 1);
}

static void
test_default_mark (Fixture *fixture, gconstpointer data)
{
  Draft draft;
  LiaId open;
  g_autoptr (LiaClearance) widest = NULL;
  g_autoptr (LiaClearance) fallback = NULL;

  begin (&draft);
  open = add (&draft, &lia_challenge_type, "title", "Open", NULL);
  mark (&draft, &lia_challenge_type, &open, 0);
  add (&draft, &lia_challenge_type, "title", "Unmarked", NULL);
  finish (&draft, fixture);

  widest = clear (fixture, "TLP:CLEAR");
  g_assert_cmpuint (lia_clearance_list (widest, &lia_challenge_type)->len, ==, 1);
  g_assert_cmpstr (lia_clearance_get_highest (widest)->label, ==, "TLP:CLEAR");

  fallback = clear (fixture, NULL);
  g_assert_cmpstr (lia_clearance_get_ceiling (fallback)->label, ==, "TLP:GREEN");
  g_assert_cmpuint (lia_clearance_list (fallback, &lia_challenge_type)->len, ==, 2);
  g_assert_cmpstr (lia_clearance_get_highest (fallback)->label, ==, "TLP:GREEN");
}

/* The whole bears the mark of what is in it, not the highest that would have been allowed. */
static void
test_highest (Fixture *fixture, gconstpointer data)
{
  Draft draft;
  g_autoptr (LiaClearance) clearance = NULL;

  begin (&draft);
  add (&draft, &lia_challenge_type, "title", "Unmarked", NULL);
  finish (&draft, fixture);

  clearance = clear (fixture, "TLP:RED");
  g_assert_cmpstr (lia_clearance_get_highest (clearance)->label, ==, "TLP:GREEN");
}

static void
test_chatham_house (Fixture *fixture, gconstpointer data)
{
  Draft draft;
  LiaId process, meeting, state, participation, commitment;
  g_autoptr (LiaClearance) clearance = NULL;
  g_autofree char *parts = NULL;

  begin (&draft);
  process = add (&draft, &lia_process_type, "name", "A process", "short_name", "one", NULL);
  meeting = add (&draft, &lia_engagement_type, "title", "Quiet meeting", "state", "held", "date",
                 "2026-03-04", "organisations", "canaryorganisation", "chatham_house", "1", NULL);
  set (&draft, &lia_engagement_type, &meeting, "process", &process);
  state = add (&draft, &lia_participant_type, "name", "Canarystate", "code", "XXA", "kind",
               "territory", NULL);
  participation =
      add (&draft, &lia_participation_type, "role", "speaks", "statement", "canarystatement", NULL);
  set (&draft, &lia_participation_type, &participation, "engagement", &meeting);
  set (&draft, &lia_participation_type, &participation, "participant", &state);
  commitment = add (&draft, &lia_commitment_type, "title", "One", "kind", "commitment", "status",
                    "in_progress", "by_wording", "Somebody", NULL);
  lia_edit_link (draft.edit, "made_at", &commitment, &meeting, NULL);
  lia_edit_link (draft.edit, "reviewed_at", &commitment, &meeting, NULL);
  finish (&draft, fixture);

  clearance = clear (fixture, "TLP:RED");
  g_assert_cmpuint (lia_clearance_list (clearance, &lia_participation_type)->len, ==, 0);
  g_assert_null (lia_cleared_linked (first (clearance, &lia_commitment_type), "made_at", FALSE));
  g_assert_nonnull (
      lia_cleared_linked (first (clearance, &lia_commitment_type), "reviewed_at", FALSE));
  g_assert_cmpuint (lia_clearance_get_unattributed (clearance)->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (lia_clearance_get_unattributed (clearance), 0), ==,
                   "Quiet meeting");

  parts = export(fixture, "TLP:RED", TRUE);
  g_assert_nonnull (strstr (parts, "quiet meeting"));
  g_assert_null (strstr (parts, "canary"));
}

static void
test_personal (Fixture *fixture, gconstpointer data)
{
  Draft draft;
  g_autoptr (LiaClearance) without = NULL;
  g_autoptr (LiaClearance) with = NULL;

  begin (&draft);
  add (&draft, &lia_person_type, "name", "A name", "office", "An office", NULL);
  finish (&draft, fixture);

  without = clear (fixture, NULL);
  g_assert_null (lia_cleared_get (first (without, &lia_person_type), "name"));
  g_assert_cmpstr (lia_cleared_get_title (first (without, &lia_person_type)), ==, "An office");
  with = clear_personal (fixture, NULL, TRUE);
  g_assert_cmpstr (lia_cleared_get_title (first (with, &lia_person_type)), ==, "A name");
}

static void
test_unknown_ceiling (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;

  g_assert_null (lia_clearance_new (reader, lia_register_briefing.types, NULL, "TLP:PINK", FALSE,
                                    NULL, NULL, &error));
  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_MARK);
  g_assert_nonnull (strstr (error->message, "TLP:PINK"));
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "briefing.xlsx", NULL);
  LiaBriefingOptions options = { 0 };

  g_cancellable_cancel (cancellable);
  g_assert_false (
      lia_briefing_export (fixture->reg, &options, path, cancellable, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static guint
count_state (Fixture *fixture, const LiaRecordType *type, const char *state, gint32 today)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaQuery) query = lia_query_new (type);

  g_assert_true (lia_query_where_state (query, state, today));
  return lia_reader_count (reader, query, NULL);
}

/* What a briefing calls overdue or silent is what the lists in the window call so. */
static void
test_standing (Fixture *fixture, gconstpointer data)
{
  static const char *const statuses[] = { "unknown", "in_progress", "fulfilled", "withdrawn" };
  static const char *const kinds[] = { "commitment", "proposal", "action point" };
  static const char *const dues[] = { "2026-01-31", "2026", "2026-12", "2027-03-01", "XXXX-10" };
  static const char *const starts[] = { "2025-12-31", "2025-11", "2024" };
  gint32 today = lia_day_from_civil (2026, 11, 23);
  guint n_overdue = 0, n_silent = 0, n_open = 0, n = 0;
  g_autoptr (LiaClearance) clearance = NULL;
  GPtrArray *commitments;
  Draft draft;

  begin (&draft);
  for (guint i = 0; i < 4 * 3 * 5 * 3; i++) {
    LiaId id = add (&draft, &lia_commitment_type, "title", "One", "status", statuses[i % 4], "kind",
                    kinds[i / 4 % 3], "due", dues[i / 12 % 5], "start", starts[i / 60 % 3], NULL);

    if (i % 7 == 0) {
      LiaId update = add (&draft, &lia_update_type, "narrative", "News", "date",
                          i % 2 ? "2026-09-30" : "2025-09-30", NULL);

      set (&draft, &lia_update_type, &update, "commitment", &id);
    }
    n++;
  }
  add (&draft, &lia_commitment_type, "title", "Bare", "status", "unknown", "kind", "commitment",
       NULL);
  finish (&draft, fixture);

  clearance = clear (fixture, "TLP:RED");
  commitments = lia_clearance_list (clearance, &lia_commitment_type);
  g_assert_cmpuint (commitments->len, ==, ++n);
  for (guint i = 0; i < n; i++) {
    LiaStanding standing = lia_cleared_standing (g_ptr_array_index (commitments, i), today);

    n_open += standing.open;
    n_overdue += standing.overdue;
    n_silent += standing.silent;
  }
  g_assert_cmpuint (n_open, ==, count_state (fixture, &lia_commitment_type, "open", today));
  g_assert_cmpuint (n_overdue, ==, count_state (fixture, &lia_commitment_type, "overdue", today));
  g_assert_cmpuint (n_silent, ==, count_state (fixture, &lia_commitment_type, "silent", today));
  g_assert_cmpuint (n_overdue, >, 0);
  g_assert_cmpuint (n_silent, >, 0);
}

static guint
count_referrers (LiaClearance *clearance, const char *code)
{
  GPtrArray *states = lia_clearance_list (clearance, &lia_participant_type);

  for (guint i = 0; i < states->len; i++) {
    const LiaCleared *state = g_ptr_array_index (states, i);
    GPtrArray *leads = lia_clearance_referrers (clearance, state, &lia_commitment_type, "lead");

    if (g_strcmp0 (lia_cleared_get (state, "code"), code) == 0)
      return leads != NULL ? leads->len : 0;
  }

  g_assert_not_reached ();
}

/* What names a record is found from it, unless that is held back. */
static void
test_referrers (Fixture *fixture, gconstpointer data)
{
  Draft draft;
  LiaId state, commitment;
  g_autoptr (LiaClearance) green = NULL;
  g_autoptr (LiaClearance) red = NULL;

  begin (&draft);
  state = add (&draft, &lia_participant_type, "name", "Openland", "code", "XXO", "kind",
               "territory", NULL);
  add (&draft, &lia_participant_type, "name", "Farland", "code", "XXF", "kind", "territory", NULL);
  for (guint i = 0; i < 3; i++) {
    commitment = add (&draft, &lia_commitment_type, "title", "One", "kind", "commitment", "status",
                      "unknown", NULL);
    set (&draft, &lia_commitment_type, &commitment, "lead", &state);
  }
  mark (&draft, &lia_commitment_type, &commitment, 3);
  finish (&draft, fixture);

  green = clear (fixture, "TLP:GREEN");
  red = clear (fixture, "TLP:RED");
  g_assert_cmpuint (count_referrers (green, "XXO"), ==, 2);
  g_assert_cmpuint (count_referrers (green, "XXF"), ==, 0);
  g_assert_cmpuint (count_referrers (red, "XXO"), ==, 3);
}

/* Upcoming and over are what a query means by them. */
static void
test_ahead (Fixture *fixture, gconstpointer data)
{
  static const char *const states[] = { "idea",  "proposed",  "confirmed", "held",
                                        "moved", "postponed", "cancelled" };
  static const char *const dates[] = { "2026-11-22", "2026-11-23", "2026-11", "XXXX-11", NULL };
  gint32 today = lia_day_from_civil (2026, 11, 23);
  guint n_ahead = 0, n_over = 0, n_held = 0;
  GPtrArray *engagements;
  LiaId process;
  Draft draft;
  g_autoptr (LiaClearance) clearance = NULL;

  begin (&draft);
  process = add (&draft, &lia_process_type, "name", "One", "short_name", "one", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (states) * G_N_ELEMENTS (dates); i++) {
    LiaId id = add (&draft, &lia_engagement_type, "title", "One", "state", states[i % 7],
                    dates[i / 7] != NULL ? "date" : NULL, dates[i / 7], NULL);

    set (&draft, &lia_engagement_type, &id, "process", &process);
  }
  finish (&draft, fixture);

  clearance = clear (fixture, "TLP:RED");
  engagements = lia_clearance_list (clearance, &lia_engagement_type);
  for (guint i = 0; i < engagements->len; i++) {
    const LiaCleared *engagement = g_ptr_array_index (engagements, i);

    n_ahead += lia_cleared_is_ahead (engagement, today);
    n_over += lia_cleared_is_over (engagement, today);
    n_held += g_str_equal (lia_cleared_get (engagement, "state"), "held");
  }
  g_assert_cmpuint (n_ahead, ==, count_state (fixture, &lia_engagement_type, "upcoming", today));
  g_assert_cmpuint (n_over - n_held, ==,
                    count_state (fixture, &lia_engagement_type, "passed", today));
  g_assert_cmpuint (n_ahead, >, 0);
  g_assert_cmpuint (n_over, >, n_held);
}

static char *
tell_registered (Fixture *fixture, const LiaRecordType *type)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaQuery) query = lia_query_new (type);
  g_autoptr (GPtrArray) records = lia_reader_list_records (reader, query, NULL, NULL);
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (told, "%s ", lia_record_get_reference (g_ptr_array_index (records, i)));

  return g_string_free (g_steal_pointer (&told), FALSE);
}

static char *
tell_cleared (LiaClearance *clearance, const LiaRecordType *type)
{
  GPtrArray *list = lia_clearance_list (clearance, type);
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (told, "%s ", lia_cleared_get_reference (g_ptr_array_index (list, i)));

  return g_string_free (g_steal_pointer (&told), FALSE);
}

/* The register's own order, without what is a part of something that was put away: that isn't told,
 * and is no secret either. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  static const char *const dates[] = { "2026-05", "2026-05-01", "2025",       "2026-05-31",
                                       "2026-05", "../2026",    "2026-04/..", "XXXX-10" };
  static const LiaRecordType *const types[] = { &lia_commitment_type, &lia_update_type,
                                                &lia_engagement_type };
  static const char *const words = "Words that were put away";
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaProof) proof = lia_proof_new ();
  g_autoptr (LiaClearance) clearance = NULL;
  LiaId process, meeting;
  Draft draft;

  begin (&draft);
  process = add (&draft, &lia_process_type, "name", "A process", "short_name", "AP", NULL);
  for (guint i = 0; i < 64; i++) {
    LiaId id = add (&draft, &lia_commitment_type, "title", "One", "kind", "commitment", "status",
                    "unknown", "due", i % 9 == 8 ? NULL : dates[i % 8], NULL);
    LiaId update = add (&draft, &lia_update_type, "narrative", i % 7 == 0 ? words : "News", "date",
                        dates[i / 8], NULL);

    set (&draft, &lia_update_type, &update, "commitment", &id);
    meeting = add (&draft, &lia_engagement_type, "title", "Meeting", "state", "held", "date",
                   dates[i / 3 % 8], NULL);
    set (&draft, &lia_engagement_type, &meeting, "process", &process);
    if (i % 7 == 0)
      lia_edit_set (draft.edit, &lia_commitment_type, &id, "archived", NULL, "1");
  }
  finish (&draft, fixture);

  reader = lia_register_read (fixture->reg);
  clearance = lia_clearance_new (reader, lia_register_briefing.types, NULL, "TLP:RED", FALSE, proof,
                                 NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    g_autofree char *expected = tell_registered (fixture, types[i]);
    g_autofree char *told = tell_cleared (clearance, types[i]);

    g_assert_cmpstr (told, ==, expected);
  }
  lia_proof_take (proof, words, &(LiaProofPlace) { .name = "a page" });
  g_assert_true (lia_proof_is_clean (proof));
}

/* Two updates on each of three commitments: the later one of the second is held back, and all of
 * the third. */
static void
add_updates (Draft *draft)
{
  for (guint i = 0; i < 3; i++) {
    LiaId commitment = add (draft, &lia_commitment_type, "title", "One", "kind", "commitment",
                            "status", "in_progress", NULL);

    for (guint j = 0; j < 2; j++) {
      LiaId update = add (draft, &lia_update_type, "date", j > 0 ? "2026-05-05" : "2025-05-05",
                          "narrative", j > 0 ? "Later" : "Before", NULL);

      set (draft, &lia_update_type, &update, "commitment", &commitment);
      if (i == 1 && j > 0)
        mark (draft, &lia_update_type, &update, 3);
    }
    if (i == 2)
      mark (draft, &lia_commitment_type, &commitment, 3);
  }
}

static void
test_latest (Fixture *fixture, gconstpointer data)
{
  Draft draft;
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaClearance) all = NULL;
  g_autoptr (LiaClearance) latest = NULL;
  GPtrArray *commitments;

  begin (&draft);
  add_updates (&draft);
  finish (&draft, fixture);
  reader = lia_register_read (fixture->reg);
  all = clear (fixture, "TLP:GREEN");
  latest = lia_clearance_new_latest (reader, lia_register_briefing.types, &lia_update_type,
                                     "TLP:GREEN", FALSE, NULL, NULL, NULL);

  g_assert_cmpuint (lia_clearance_list (all, &lia_update_type)->len, ==, 3);
  g_assert_cmpuint (lia_clearance_list (latest, &lia_update_type)->len, ==, 2);
  g_assert_cmpuint (held_back (latest, &lia_update_type), ==, held_back (all, &lia_update_type));
  commitments = lia_clearance_list (all, &lia_commitment_type);
  for (guint i = 0; i < commitments->len; i++) {
    const LiaCleared *one = g_ptr_array_index (commitments, i);
    const LiaCleared *same = lia_clearance_find (latest, lia_cleared_get_id (one));

    g_assert_cmpstr (lia_cleared_get_title (lia_cleared_latest_update (same)), ==,
                     lia_cleared_get_title (lia_cleared_latest_update (one)));
  }
}

static void
test_report (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaBriefingReport) report = NULL;
  g_autoptr (GDateTime) as_at = g_date_time_new_utc (2026, 11, 23, 14, 5, 0);
  LiaBriefingOptions options = { .ceiling = "TLP:GREEN", .as_at = as_at };

  fill_with_canaries (fixture);
  report = lia_briefing_preview (fixture->reg, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (report->mark, ==, "TLP:CLEAR");
  g_assert_cmpuint (report->contents->len, ==, 10);
  g_assert_cmpuint (g_array_index (report->contents, LiaBriefingContent, 1).n_rows, ==, 1);
  g_assert_cmpstr (report->file_name, ==, "Register briefing 2026-11-23 TLP-CLEAR.xlsx");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/clearance/canary", test_canary);
  fixture_add_test ("/clearance/canary-sings", test_canary_sings);
  fixture_add_test ("/clearance/absent", test_absent);
  fixture_add_test ("/clearance/part-takes-mark-of-whole", test_part_takes_mark_of_whole);
  fixture_add_test ("/clearance/default-mark", test_default_mark);
  fixture_add_test ("/clearance/highest", test_highest);
  fixture_add_test ("/clearance/chatham-house", test_chatham_house);
  fixture_add_test ("/clearance/personal", test_personal);
  fixture_add_test ("/clearance/unknown-ceiling", test_unknown_ceiling);
  fixture_add_test ("/clearance/cancelled", test_cancelled);
  fixture_add_test ("/clearance/standing", test_standing);
  fixture_add_test ("/clearance/referrers", test_referrers);
  fixture_add_test ("/clearance/ahead", test_ahead);
  fixture_add_test ("/clearance/order", test_order);
  fixture_add_test ("/clearance/latest", test_latest);
  fixture_add_test ("/clearance/report", test_report);
  return g_test_run ();
}
