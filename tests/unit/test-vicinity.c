#include "briefing/clearance/clearance.h"
#include "briefing/clearance/cleared-private.h"
#include "briefing/clearance/cleared-standing.h"
#include "briefing/kinds/kind.h"
#include "fixture.h"
#include "records/date.h"
#include "records/relation.h"
#include "records/types.h"

/* What is read of a register for one record is the same as what is read of all of it. */

static const char *const labels[] = { "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:RED" };

#define N_REGISTERS 6
#define MOST 12

static const LiaRecordType *const types[] = {
  &lia_participant_type, &lia_membership_type,  &lia_commitment_type,    &lia_update_type,
  &lia_engagement_type,  &lia_agenda_item_type, &lia_participation_type, &lia_challenge_type,
  &lia_lesson_type,      &lia_body_type,        &lia_source_type,        NULL,
};

static const LiaVicinityStep steps[] = {
  { .to = &lia_process_type },
  { &lia_participant_type, .field = "participant", .inverse = TRUE, .to = &lia_membership_type },
  { &lia_participant_type, .field = "participant", .inverse = TRUE, .to = &lia_participation_type },
  { &lia_participation_type, .field = "engagement", .to = &lia_engagement_type },
  { &lia_participant_type, "made_by", .inverse = TRUE, .to = &lia_commitment_type },
  { &lia_participant_type, "made_towards", .inverse = TRUE, .to = &lia_commitment_type },
  { &lia_participant_type, .field = "lead", .inverse = TRUE, .to = &lia_commitment_type },
  { &lia_commitment_type, .field = "commitment", .inverse = TRUE, .latest = TRUE,
    .to = &lia_update_type },
  { &lia_commitment_type, "made_at", .to = &lia_engagement_type },
  { &lia_engagement_type, .field = "engagement", .inverse = TRUE, .to = &lia_agenda_item_type },
  { &lia_commitment_type, "addresses", .to = &lia_challenge_type },
  { &lia_commitment_type, "made_by", .to = &lia_body_type },
  { &lia_challenge_type, "comes_from", .to = &lia_source_type },
  { NULL },
};

/* A register that nobody thought of */

typedef struct {
  GRand *rand;
  LiaEdit *edit;
  LiaId marks[G_N_ELEMENTS (labels)];
  GHashTable *ids; /* LiaRecordType -> GArray of LiaId */
  gboolean bare;   /* whether records have no more than they must */
} Draft;

static gboolean
one_in (Draft *draft, int n)
{
  return g_rand_int_range (draft->rand, 0, n) == 0;
}

static GArray *
ids_of (Draft *draft, const LiaRecordType *type)
{
  return g_hash_table_lookup (draft->ids, type);
}

static const LiaId *
any_of (Draft *draft, const LiaRecordType *type)
{
  GArray *ids = type != NULL ? ids_of (draft, type) : NULL;

  return ids != NULL && ids->len > 0
             ? &g_array_index (ids, LiaId, g_rand_int_range (draft->rand, 0, ids->len))
             : NULL;
}

static char *
any_reference (Draft *draft, const LiaField *field)
{
  const LiaId *to = g_str_equal (field->name, "mark")
                        ? &draft->marks[g_rand_int_range (draft->rand, 0, G_N_ELEMENTS (labels))]
                        : any_of (draft, lia_record_type_find (field->refers_to));

  return to != NULL ? lia_id_to_text (to) : NULL;
}

static char *
any_choice (Draft *draft, const LiaField *field)
{
  int n = 0;

  while (field->choices[n].value != NULL)
    n++;
  return g_strdup (field->choices[g_rand_int_range (draft->rand, 0, n)].value);
}

static char *
any_value (Draft *draft, const LiaField *field)
{
  int number = g_rand_int_range (draft->rand, 1, 1000000);

  switch (field->kind) {
  case LIA_FIELD_TEXT:
  case LIA_FIELD_PROSE:
  case LIA_FIELD_TAGS:
    return g_strdup_printf ("Words %d", number);
  case LIA_FIELD_ADDRESS:
    return g_strdup_printf ("https://%d.example/", number);
  case LIA_FIELD_DATE:
    return g_strdup_printf ("20%02d-%02d", 20 + number % 8, 1 + number % 12);
  case LIA_FIELD_CHOICE:
    return any_choice (draft, field);
  case LIA_FIELD_FLAG:
    return g_strdup (g_str_equal (field->name, "chatham_house") ? "1" : NULL);
  case LIA_FIELD_REFERENCE:
    return any_reference (draft, field);
  default:
    return NULL;
  }
}

/* What has to come after something would make half of these invalid. */
static gboolean
is_left_out (const LiaField *field)
{
  return g_str_equal (field->name, "until") || g_str_equal (field->name, "ended") ||
         g_str_equal (field->name, "start") || g_str_equal (field->name, "parent");
}

static void
add_record (Draft *draft, const LiaRecordType *type)
{
  LiaId id = lia_edit_create (draft->edit, type);

  for (const LiaField *field = type->fields; field->name != NULL; field++) {
    gboolean wanted = (field->flags & LIA_FIELD_REQUIRED) || (!draft->bare && one_in (draft, 3));
    g_autofree char *value = wanted && !is_left_out (field) ? any_value (draft, field) : NULL;

    if (value != NULL && (field->kind != LIA_FIELD_FLAG || one_in (draft, 2)))
      lia_edit_set (draft->edit, type, &id, field->name, NULL, value);
  }
  g_array_append_val (ids_of (draft, type), id);
}

static void
add_records (Draft *draft, const LiaRecordType *type, guint n)
{
  g_hash_table_insert (draft->ids, (gpointer) type, g_array_new (FALSE, FALSE, sizeof (LiaId)));
  for (guint i = 0; i < n; i++)
    add_record (draft, type);
}

/* Some links are marked as well. */
static void
add_link (Draft *draft, const char *relation, const LiaRecordType *from, const LiaRecordType *to)
{
  const LiaId *source = any_of (draft, from);
  const LiaId *target = any_of (draft, to);
  LiaId id = lia_edit_create (draft->edit, &lia_link_type);
  g_autofree char *source_text = lia_id_to_text (source);
  g_autofree char *target_text = lia_id_to_text (target);
  g_autofree char *mark = lia_id_to_text (&draft->marks[3]);

  lia_edit_set (draft->edit, &lia_link_type, &id, "relation", NULL, relation);
  lia_edit_set (draft->edit, &lia_link_type, &id, "source", NULL, source_text);
  lia_edit_set (draft->edit, &lia_link_type, &id, "target", NULL, target_text);
  if (one_in (draft, 6))
    lia_edit_set (draft->edit, &lia_link_type, &id, "mark", NULL, mark);
}

static void
add_marks (Draft *draft)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    g_autofree char *rank = g_strdup_printf ("%u", i);

    draft->marks[i] = lia_edit_create (draft->edit, &lia_mark_type);
    lia_edit_set (draft->edit, &lia_mark_type, &draft->marks[i], "label", NULL, labels[i]);
    lia_edit_set (draft->edit, &lia_mark_type, &draft->marks[i], "rank", NULL, rank);
  }
}

static void
add_links (Draft *draft)
{
  for (guint i = 0; i < 2 * MOST; i++) {
    add_link (draft, "made_by", &lia_commitment_type, &lia_participant_type);
    add_link (draft, "made_by", &lia_commitment_type, &lia_body_type);
    add_link (draft, "made_towards", &lia_commitment_type, &lia_participant_type);
    add_link (draft, "made_at", &lia_commitment_type, &lia_engagement_type);
    add_link (draft, "addresses", &lia_commitment_type, &lia_challenge_type);
    add_link (draft, "comes_from", &lia_challenge_type, &lia_source_type);
    add_link (draft, "concerns", &lia_challenge_type, &lia_participant_type);
  }
}

static void
fill (Fixture *fixture, guint32 seed)
{
  Draft draft = { g_rand_new_with_seed (seed), lia_edit_new ("Fill"), { { { 0 } } } };

  draft.ids = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  add_marks (&draft);
  add_records (&draft, &lia_participant_type, MOST / 2);
  add_records (&draft, &lia_process_type, 2);
  add_records (&draft, &lia_body_type, 3);
  add_records (&draft, &lia_source_type, MOST / 2);
  add_records (&draft, &lia_membership_type, MOST);
  add_records (&draft, &lia_engagement_type, MOST);
  add_records (&draft, &lia_agenda_item_type, MOST);
  add_records (&draft, &lia_participation_type, 2 * MOST);
  add_records (&draft, &lia_challenge_type, MOST);
  add_records (&draft, &lia_commitment_type, 2 * MOST);
  add_records (&draft, &lia_update_type, 6 * MOST);
  add_records (&draft, &lia_lesson_type, 3);
  add_links (&draft);
  fixture_apply (fixture, draft.edit);
  g_object_unref (draft.edit);
  g_hash_table_unref (draft.ids);
  g_rand_free (draft.rand);
}

/* What is near is told as it is told anywhere */

static LiaClearance *
clear (Fixture *fixture, const char *ceiling, const LiaId *scope)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaNearRecords) records = lia_near_records_new (reader);
  LiaVicinityOf from = { &lia_participant_type, scope, steps };
  g_autoptr (GError) error = NULL;
  LiaClearance *clearance =
      scope != NULL
          ? lia_clearance_new_near (records, types, &from, ceiling, FALSE, NULL, NULL, &error)
          : lia_clearance_new (reader, types, NULL, ceiling, FALSE, NULL, NULL, &error);

  g_assert_no_error (error);
  return clearance;
}

static const LiaCleared *
same_in (LiaClearance *clearance, const LiaCleared *record)
{
  return lia_clearance_find (clearance, lia_cleared_get_id (record));
}

static void
assert_same_fields (const LiaCleared *one, const LiaCleared *other)
{
  const LiaRecordType *type = lia_cleared_get_record_type (one);

  g_assert_cmpstr (lia_cleared_get_title (one), ==, lia_cleared_get_title (other));
  g_assert_cmpstr (lia_cleared_get_reference (one), ==, lia_cleared_get_reference (other));
  g_assert_cmpint (lia_cleared_get_rank (one), ==, lia_cleared_get_rank (other));
  for (const LiaField *field = type->fields; field->name != NULL; field++) {
    g_autofree char *here = lia_cleared_display (one, field->name);
    g_autofree char *there = lia_cleared_display (other, field->name);

    g_assert_cmpstr (here, ==, there);
    g_assert_cmpstr (lia_cleared_get (one, field->name), ==, lia_cleared_get (other, field->name));
  }
}

/* @near has what @all has and is near, in the same order. */
static void
assert_restricted (GPtrArray *near, GPtrArray *all, LiaClearance *clearance)
{
  guint n = 0;

  for (guint i = 0; all != NULL && i < all->len; i++) {
    const LiaCleared *record = same_in (clearance, g_ptr_array_index (all, i));

    if (record == NULL)
      continue;
    g_assert_true (near != NULL && n < near->len);
    g_assert_true (g_ptr_array_index (near, n++) == record);
  }
  g_assert_cmpuint (n, ==, near != NULL ? near->len : 0);
}

static void
assert_same_links (const LiaCleared *one, const LiaCleared *other, LiaClearance *near)
{
  for (const LiaRelation *relation = lia_relations (); relation->name != NULL; relation++)
    for (guint inverse = 0; inverse < 2; inverse++)
      assert_restricted (lia_cleared_linked (one, relation->name, inverse),
                         lia_cleared_linked (other, relation->name, inverse), near);
  for (const LiaRecordType *const *type = types; *type != NULL; type++)
    assert_restricted (lia_cleared_parts (one, *type), lia_cleared_parts (other, *type), near);
}

static void
assert_same (LiaClearance *near, LiaClearance *all)
{
  for (const LiaRecordType *const *type = types; *type != NULL; type++) {
    GPtrArray *list = lia_clearance_list (near, *type);

    assert_restricted (list, lia_clearance_list (all, *type), near);
    for (guint i = 0; i < list->len; i++) {
      const LiaCleared *record = g_ptr_array_index (list, i);
      const LiaCleared *same = same_in (all, record);

      g_assert_nonnull (same);
      assert_same_fields (record, same);
      assert_same_links (record, same, near);
    }
  }
}

/* Nothing that the steps lead to is missing */

static void
assert_all_near (GPtrArray *records, LiaClearance *near)
{
  for (guint i = 0; records != NULL && i < records->len; i++)
    g_assert_nonnull (same_in (near, g_ptr_array_index (records, i)));
}

static void
assert_same_standing (const LiaCleared *commitment, LiaClearance *near)
{
  gint32 today = lia_day_from_civil (2026, 11, 23);
  const LiaCleared *same = same_in (near, commitment);
  LiaStanding all = lia_cleared_standing (commitment, today);
  LiaStanding one = lia_cleared_standing (same, today);
  const LiaCleared *update = lia_cleared_latest_update (commitment);
  const LiaCleared *same_update = lia_cleared_latest_update (same);

  g_assert_cmpint (all.silent, ==, one.silent);
  g_assert_cmpint (all.days_late, ==, one.days_late);
  g_assert_true (update == NULL || same_in (near, update) == same_update);
  g_assert_true (update != NULL || same_update == NULL);
}

static void
assert_commitments (GPtrArray *commitments, LiaClearance *near)
{
  assert_all_near (commitments, near);
  for (guint i = 0; commitments != NULL && i < commitments->len; i++) {
    const LiaCleared *commitment = g_ptr_array_index (commitments, i);

    assert_same_standing (commitment, near);
    assert_all_near (lia_cleared_linked (commitment, "made_at", FALSE), near);
    assert_all_near (lia_cleared_linked (commitment, "addresses", FALSE), near);
  }
}

static void
assert_complete (LiaClearance *near, LiaClearance *all, const LiaCleared *scope)
{
  static const LiaRecordType *const naming[] = { &lia_membership_type, &lia_participation_type };

  for (guint i = 0; i < G_N_ELEMENTS (naming); i++) {
    GPtrArray *list = lia_clearance_list (all, naming[i]);

    for (guint j = 0; j < list->len; j++)
      if (lia_cleared_follow (g_ptr_array_index (list, j), "participant") == scope)
        g_assert_nonnull (same_in (near, g_ptr_array_index (list, j)));
  }
  assert_all_near (lia_clearance_list (all, &lia_process_type), near);
  assert_commitments (lia_cleared_linked (scope, "made_by", TRUE), near);
  assert_commitments (lia_cleared_linked (scope, "made_towards", TRUE), near);
}

static void
assert_near (Fixture *fixture, const char *ceiling)
{
  g_autoptr (LiaClearance) all = clear (fixture, ceiling, NULL);
  GPtrArray *participants = lia_clearance_list (all, &lia_participant_type);

  for (guint i = 0; i < participants->len; i++) {
    const LiaCleared *scope = g_ptr_array_index (participants, i);
    g_autoptr (LiaClearance) near = clear (fixture, ceiling, lia_cleared_get_id (scope));

    assert_same (near, all);
    assert_complete (near, all, scope);
  }
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  fill (fixture, GPOINTER_TO_UINT (data));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    assert_near (fixture, labels[i]);
}

static LiaHeldBack
held_back (LiaClearance *clearance, const LiaRecordType *type)
{
  GArray *all = lia_clearance_get_held_back (clearance);

  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, LiaHeldBack, i).type == type)
      return g_array_index (all, LiaHeldBack, i);

  g_assert_not_reached ();
}

static void
mark (Fixture *fixture, const LiaId *id, const char *label)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaRecord) record = lia_reader_find (reader, &lia_mark_type, label, NULL);
  g_autofree char *text = lia_id_to_text (lia_record_get_id (record));

  fixture_set (fixture, id, "mark", text, NULL);
}

static void
add_all_marks (Fixture *fixture)
{
  Draft draft = { .edit = lia_edit_new ("Marks") };

  add_marks (&draft);
  fixture_apply (fixture, draft.edit);
  g_object_unref (draft.edit);
}

/* Whoever exports is told what was held back of what the brief is about, and of nothing else. */
static void
test_held_back (Fixture *fixture, gconstpointer data)
{
  LiaId scope, seen, held, elsewhere, update;
  g_autoptr (LiaClearance) near = NULL;

  add_all_marks (fixture);
  scope = fixture_add_participant (fixture, "XXA", "Openland");
  seen = fixture_add_commitment (fixture, "Seen", NULL);
  held = fixture_add_commitment (fixture, "Held back", NULL);
  elsewhere = fixture_add_commitment (fixture, "Elsewhere", NULL);
  fixture_add_update (fixture, &seen, "2026-03-01", "Before");
  update = fixture_add_update (fixture, &seen, "2026-04-01", "The latest");
  fixture_link (fixture, "made_by", &seen, &scope);
  fixture_link (fixture, "made_by", &held, &scope);
  mark (fixture, &held, "TLP:RED");
  mark (fixture, &elsewhere, "TLP:RED");
  mark (fixture, &update, "TLP:RED");

  near = clear (fixture, "TLP:GREEN", &scope);
  g_assert_cmpuint (held_back (near, &lia_commitment_type).n_cleared, ==, 1);
  g_assert_cmpuint (held_back (near, &lia_commitment_type).n_held_back, ==, 1);
  g_assert_cmpuint (held_back (near, &lia_update_type).n_cleared, ==, 1);
  g_assert_cmpuint (held_back (near, &lia_update_type).n_held_back, ==, 1);
  g_assert_cmpuint (held_back (near, &lia_challenge_type).n_held_back, ==, 0);
}

/* A link that may not be seen leads nowhere, although what it leads to may be seen. */
static void
test_held_link (Fixture *fixture, gconstpointer data)
{
  LiaId scope, commitment;
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GPtrArray) linked = NULL;
  g_autoptr (LiaClearance) near = NULL;
  g_autoptr (LiaClearance) all = NULL;

  add_all_marks (fixture);
  scope = fixture_add_participant (fixture, "XXA", "Openland");
  commitment = fixture_add_commitment (fixture, "Seen", NULL);
  fixture_link (fixture, "made_by", &commitment, &scope);
  reader = lia_register_read (fixture->reg);
  linked = lia_reader_linked (reader, &commitment, "made_by", FALSE);
  mark (fixture, lia_record_get_id (((LiaLinked *) g_ptr_array_index (linked, 0))->link),
        "TLP:RED");

  near = clear (fixture, "TLP:GREEN", &scope);
  all = clear (fixture, "TLP:RED", &scope);
  g_assert_null (lia_clearance_find (near, &commitment));
  g_assert_nonnull (lia_clearance_find (all, &commitment));
}

/* What a brief can't be about isn't there, and neither is anything else of its own. */
static void
test_scope_held_back (Fixture *fixture, gconstpointer data)
{
  LiaId scope, commitment;
  g_autoptr (LiaClearance) near = NULL;

  add_all_marks (fixture);
  scope = fixture_add_participant (fixture, "XXA", "Openland");
  commitment = fixture_add_commitment (fixture, "Seen", NULL);
  fixture_link (fixture, "made_by", &commitment, &scope);
  mark (fixture, &scope, "TLP:RED");

  near = clear (fixture, "TLP:GREEN", &scope);
  g_assert_null (lia_clearance_find (near, &scope));
  g_assert_null (lia_clearance_find (near, &commitment));
  for (const LiaRecordType *const *type = types; *type != NULL; type++)
    g_assert_cmpuint (lia_clearance_list (near, *type)->len, ==, 0);
}

/* In an order in which each finds what it refers to. */
static const LiaRecordType *const all_types[] = {
  &lia_process_type,
  &lia_participant_type,
  &lia_body_type,
  &lia_source_type,
  &lia_framework_type,
  &lia_item_type,
  &lia_crosswalk_type,
  &lia_membership_type,
  &lia_name_type,
  &lia_person_type,
  &lia_engagement_type,
  &lia_agenda_item_type,
  &lia_participation_type,
  &lia_task_type,
  &lia_challenge_type,
  &lia_commitment_type,
  &lia_update_type,
  &lia_lesson_type,
  NULL,
};

/* One record of each type, with a document of its own that it comes from. */
static GHashTable *
fill_with_sources (Fixture *fixture)
{
  Draft draft = { .rand = g_rand_new_with_seed (1), .edit = lia_edit_new ("Fill"), .bare = TRUE };
  GHashTable *sources = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  draft.ids = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  add_marks (&draft);
  for (const LiaRecordType *const *type = all_types; *type != NULL; type++)
    add_records (&draft, *type, 1);
  for (const LiaRecordType *const *type = all_types; *type != NULL; type++) {
    LiaId source = lia_edit_create (draft.edit, &lia_source_type);

    lia_edit_set (draft.edit, &lia_source_type, &source, "title", NULL, "A document");
    lia_edit_link (draft.edit, "comes_from", any_of (&draft, *type), &source, NULL);
    g_hash_table_insert (sources, (gpointer) *type, lia_id_copy (&source));
  }
  fixture_apply (fixture, draft.edit);
  g_object_unref (draft.edit);
  g_hash_table_unref (draft.ids);
  g_rand_free (draft.rand);

  return sources;
}

static void
assert_has_source (Fixture *fixture, const LiaRecordType *type, const LiaId *source)
{
  const LiaRecordType *const wanted[] = { type, &lia_source_type, NULL };
  const LiaVicinityStep all_of_type[] = { { .to = type }, { NULL } };
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaNearRecords) records = lia_near_records_new (reader);
  g_autoptr (LiaRecord) scope = lia_reader_find (reader, &lia_participant_type, "P-001", NULL);
  LiaVicinityOf from = { &lia_participant_type, lia_record_get_id (scope), all_of_type };
  g_autoptr (LiaClearance) near =
      lia_clearance_new_near (records, wanted, &from, "TLP:RED", FALSE, NULL, NULL, NULL);
  const LiaCleared *found = lia_clearance_find (near, source);
  GPtrArray *supported = found != NULL ? lia_cleared_linked (found, "comes_from", TRUE) : NULL;

  g_test_message ("%s", type->name);
  g_assert_nonnull (supported);
  g_assert_cmpuint (supported->len, ==, 1);
  g_assert_true (lia_cleared_get_record_type (g_ptr_array_index (supported, 0)) == type);
}

static gboolean
is_filled (const LiaRecordType *type)
{
  for (const LiaRecordType *const *known = all_types; *known != NULL; known++)
    if (*known == type)
      return TRUE;

  return FALSE;
}

/* What a brief tells of comes with its documents, whatever its type; no kind has to ask for them.
 */
static void
test_sources (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) sources = fill_with_sources (fixture);

  for (const LiaRecordType *const *type = all_types; *type != NULL; type++)
    assert_has_source (fixture, *type, g_hash_table_lookup (sources, *type));
  for (const LiaBriefingKind *const *kind = lia_briefing_kinds (); *kind != NULL; kind++)
    for (guint i = 0; (*kind)->vicinity != NULL && (*kind)->types[i] != NULL; i++)
      g_assert_true (is_filled ((*kind)->types[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= N_REGISTERS; seed++) {
    g_autofree char *path = g_strdup_printf ("/vicinity/random/%u", seed);

    g_test_add (path, Fixture, GUINT_TO_POINTER (seed), fixture_set_up, test_random,
                fixture_tear_down);
  }
  fixture_add_test ("/vicinity/held-back", test_held_back);
  fixture_add_test ("/vicinity/held-link", test_held_link);
  fixture_add_test ("/vicinity/scope-held-back", test_scope_held_back);
  fixture_add_test ("/vicinity/sources", test_sources);
  return g_test_run ();
}
