#include <string.h>

#include "fixture.h"
#include "insight/dossier.h"
#include "records/date.h"
#include "records/types.h"

static LiaDossier *
read_dossier (Fixture *fixture, const LiaId *id)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;
  LiaDossier *dossier = lia_dossier_read (reader, id, NULL, &error);

  g_assert_no_error (error);
  return dossier;
}

static void
test_parts (Fixture *fixture, gconstpointer data)
{
  LiaId commitment = fixture_add_commitment (fixture, "Train officers", "2026-03-31");
  g_autoptr (LiaDossier) dossier = NULL;
  const LiaDossierSection *section;
  LiaRelated *first;

  fixture_add_update (fixture, &commitment, "2026-01-12", "A call was held.");
  fixture_add_update (fixture, &commitment, "2026-02-12", "A plan was sent.");
  dossier = read_dossier (fixture, &commitment);
  section = lia_dossier_parts (dossier, &lia_update_type);

  g_assert_cmpstr (dossier->title, ==, "Train officers");
  g_assert_cmpstr (dossier->mark, ==, "TLP:GREEN");
  g_assert_cmpstr (lia_dossier_display (dossier, "due"), ==, "31 March 2026");
  g_assert_null (lia_dossier_display (dossier, "note"));
  g_assert_cmpint (section->total, ==, 2);
  first = section->rows->pdata[0];
  g_assert_cmpstr (lia_related_get_title (first), ==, "A plan was sent.");
  g_assert_cmpstr (lia_related_get_detail (first), ==, "12 February 2026");
  g_assert_null (lia_dossier_parts (dossier, &lia_task_type));
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  LiaId commitment = fixture_add_commitment (fixture, "Train officers", NULL);
  LiaId challenge = fixture_add_challenge (fixture, "Scam centres");
  g_autoptr (LiaEdit) edit = lia_edit_new ("Link");
  g_autoptr (LiaDossier) from = NULL;
  g_autoptr (LiaDossier) to = NULL;
  const LiaDossierSection *section;

  lia_edit_link (edit, "addresses", &commitment, &challenge, "second paragraph");
  fixture_apply (fixture, edit);
  from = read_dossier (fixture, &commitment);
  to = read_dossier (fixture, &challenge);

  section = lia_dossier_links (from, "addresses", FALSE);
  g_assert_cmpuint (section->rows->len, ==, 1);
  g_assert_cmpstr (lia_related_get_title (section->rows->pdata[0]), ==, "Scam centres");
  g_assert_cmpstr (lia_related_get_detail (section->rows->pdata[0]), ==, "second paragraph");
  g_assert_true (lia_record_get_record_type (lia_related_get_through (section->rows->pdata[0])) ==
                 &lia_link_type);

  section = lia_dossier_links (to, "addresses", TRUE);
  g_assert_cmpuint (section->rows->len, ==, 1);
  g_assert_cmpstr (lia_related_get_choice (section->rows->pdata[0])->value, ==, "in_progress");
  g_assert_null (lia_dossier_links (to, "addresses", FALSE));
}

static const LiaDossierSection *
find_referrers (const LiaDossier *dossier, const char *key)
{
  for (guint i = 0; i < dossier->sections->len; i++) {
    g_autofree char *found = lia_dossier_section_key (dossier->sections->pdata[i]);

    if (g_str_equal (found, key))
      return dossier->sections->pdata[i];
  }

  return NULL;
}

/* A participation names the participant, but leads to the meeting. */
static void
test_referrers (Fixture *fixture, gconstpointer data)
{
  LiaId pakistan = fixture_add_participant (fixture, "PAK", "Pakistan");
  g_autofree char *participant = lia_id_to_text (&pakistan);
  g_autofree char *meeting = NULL, *process = NULL;
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add a meeting");
  g_autoptr (LiaDossier) dossier = NULL;
  const LiaDossierSection *section;
  LiaId id = lia_edit_create (edit, &lia_process_type);

  process = lia_id_to_text (&id);
  lia_edit_set (edit, &lia_process_type, &id, "name", NULL, "Bali Process");
  lia_edit_set (edit, &lia_process_type, &id, "short_name", NULL, "bali");
  id = lia_edit_create (edit, &lia_engagement_type);
  meeting = lia_id_to_text (&id);
  lia_edit_set (edit, &lia_engagement_type, &id, "title", NULL, "Sofia");
  lia_edit_set (edit, &lia_engagement_type, &id, "process", NULL, process);
  lia_edit_set (edit, &lia_engagement_type, &id, "state", NULL, "held");
  id = lia_edit_create (edit, &lia_participation_type);
  lia_edit_set (edit, &lia_participation_type, &id, "engagement", NULL, meeting);
  lia_edit_set (edit, &lia_participation_type, &id, "participant", NULL, participant);
  lia_edit_set (edit, &lia_participation_type, &id, "role", NULL, "subject");
  fixture_apply (fixture, edit);
  dossier = read_dossier (fixture, &pakistan);

  section = find_referrers (dossier, "participation.participant");
  g_assert_nonnull (section);
  g_assert_cmpuint (section->rows->len, ==, 1);
  g_assert_cmpstr (lia_related_get_title (section->rows->pdata[0]), ==, "Sofia");
  g_assert_cmpstr (lia_related_get_detail (section->rows->pdata[0]), ==, "Subject");
  g_assert_nonnull (lia_dossier_parts (dossier, &lia_membership_type));
  g_assert_null (find_referrers (dossier, "challenge.originator"));
}

static void
test_headline (Fixture *fixture, gconstpointer data)
{
  LiaId late = fixture_add_commitment (fixture, "Train officers", "2020-03-31");
  g_autofree char *today = lia_day_to_edtf (lia_day_today ());
  LiaId due = fixture_add_commitment (fixture, "Train more", today);
  g_autoptr (LiaDossier) overdue = read_dossier (fixture, &late);
  g_autoptr (LiaDossier) now = NULL;

  g_assert_true (overdue->pressing);
  g_assert_nonnull (strstr (overdue->headline, "days late"));
  fixture_add_update (fixture, &due, today, "Under way.");
  now = read_dossier (fixture, &due);
  g_assert_false (now->pressing);
  g_assert_cmpstr (now->headline, ==, "Due today");
}

static void
test_follow_up_is_planned (Fixture *fixture, gconstpointer data)
{
  LiaId promise = fixture_add_commitment (fixture, "Learn from each other", NULL);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Plan");
  LiaId process = lia_edit_create (edit, &lia_process_type);
  LiaId meeting = lia_edit_create (edit, &lia_engagement_type);
  g_autofree char *host = lia_id_to_text (&process);
  g_autoptr (LiaDossier) planned = NULL;
  g_autoptr (LiaDossier) held = NULL;

  lia_edit_set (edit, &lia_process_type, &process, "name", NULL, "Bali Process");
  lia_edit_set (edit, &lia_process_type, &process, "short_name", NULL, "bali");
  lia_edit_set (edit, &lia_engagement_type, &meeting, "title", NULL, "Exchange");
  lia_edit_set (edit, &lia_engagement_type, &meeting, "process", NULL, host);
  lia_edit_set (edit, &lia_engagement_type, &meeting, "state", NULL, "proposed");
  lia_edit_set (edit, &lia_engagement_type, &meeting, "date", NULL, "2027-01");
  lia_edit_link (edit, "followed_up_at", &promise, &meeting, NULL);
  fixture_apply (fixture, edit);

  planned = read_dossier (fixture, &promise);
  g_assert_nonnull (strstr (planned->headline, "Follow-up planned: January 2027"));
  fixture_set (fixture, &meeting, "state", "held", NULL);
  held = read_dossier (fixture, &promise);
  g_assert_true (held->headline == NULL || strstr (held->headline, "planned") == NULL);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;
  LiaId id = lia_id_new ();

  g_assert_null (lia_dossier_read (reader, &id, NULL, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_FOUND);
}

static void
count_cb (GObject *object, gpointer count)
{
  (*(int *) count)++;
}

/* A line that stays keeps its object, so that the row that shows it can stay as well. */
static void
test_merge (Fixture *fixture, gconstpointer data)
{
  LiaId ids[3] = { fixture_add_challenge (fixture, "One"), fixture_add_challenge (fixture, "Two"),
                   fixture_add_challenge (fixture, "Three") };
  g_autoptr (GListStore) store = g_list_store_new (LIA_TYPE_RELATED);
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) after = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LiaRelated) first = NULL;
  g_autoptr (LiaRelated) last = NULL;
  int updates = 0;

  for (guint i = 0; i < 3; i++) {
    g_autoptr (LiaRecord) record = fixture_get (fixture, &ids[i]);

    g_ptr_array_add (before, lia_related_new (record, NULL, "title", NULL));
    if (i != 1)
      g_ptr_array_add (after, lia_related_new (record, NULL, "new title", NULL));
  }
  lia_related_merge (store, before);
  g_signal_connect (before->pdata[0], "updated", G_CALLBACK (count_cb), &updates);
  g_signal_connect (before->pdata[1], "updated", G_CALLBACK (count_cb), &updates);
  lia_related_merge (store, after);

  first = g_list_model_get_item (G_LIST_MODEL (store), 0);
  last = g_list_model_get_item (G_LIST_MODEL (store), 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 2);
  g_assert_true (first == before->pdata[0]);
  g_assert_true (last == before->pdata[2]);
  g_assert_cmpstr (lia_related_get_title (first), ==, "new title");
  g_assert_cmpint (updates, ==, 1);
}

static void
test_state_field (void)
{
  g_assert_cmpstr (lia_related_state_field (&lia_commitment_type)->name, ==, "status");
  g_assert_cmpstr (lia_related_state_field (&lia_engagement_type)->name, ==, "state");
  g_assert_null (lia_related_state_field (&lia_membership_type));
}

/* A record tells which briefings left with it, and such a briefing which records it held. */
static void
test_issues (Fixture *fixture, gconstpointer data)
{
  LiaId challenge = fixture_add_challenge (fixture, "Scam centres");
  LiaId held = fixture_add_commitment (fixture, "Train officers", NULL);
  LiaId other = fixture_add_commitment (fixture, "Meet again", NULL);
  LiaId issue =
      fixture_add (fixture, "issue", "title", "For the Co-Chairs", "kind", "register", "made",
                   "2026-11-12", "audience", "The Co-Chairs", "records", "X-001;C-001", NULL);
  g_autoptr (LiaDossier) of_held = NULL;
  g_autoptr (LiaDossier) of_other = read_dossier (fixture, &other);
  g_autoptr (LiaDossier) of_issue = read_dossier (fixture, &issue);
  const LiaDossierSection *section;

  g_assert_null (of_issue->headline);
  fixture_set (fixture, &challenge, "title", "Online scam centres", NULL);
  of_held = read_dossier (fixture, &held);
  section = find_referrers (of_held, "issue.records");
  g_assert_cmpint (section->total, ==, 1);
  g_assert_cmpstr (lia_related_get_title (section->rows->pdata[0]), ==, "For the Co-Chairs");
  g_assert_cmpstr (lia_related_get_detail (section->rows->pdata[0]), ==,
                   "12 Nov 2026 · The Co-Chairs · TLP:GREEN");
  g_assert_cmpuint (find_referrers (of_other, "issue.records")->rows->len, ==, 0);

  section = find_referrers (of_issue, "held");
  g_assert_cmpint (section->total, ==, 2);
  g_assert_cmpstr (lia_related_get_title (section->rows->pdata[0]), ==, "Train officers");
  lia_dossier_free (g_steal_pointer (&of_issue));
  of_issue = read_dossier (fixture, &issue);
  g_assert_nonnull (strstr (of_issue->headline, "1 of its records has changed"));
}

/* What a register says that another program made may name more records than there ever were. */
static void
test_held (Fixture *fixture, gconstpointer data)
{
  LiaId commitment = fixture_add_commitment (fixture, "Train officers", NULL);
  LiaId issue = fixture_add (fixture, "issue", "title", "Monthly", "kind", "register", "made",
                             "2026-11-12", "records", "C-001..999999999", NULL);
  g_autoptr (LiaDossier) dossier = read_dossier (fixture, &issue);
  const LiaDossierSection *section = find_referrers (dossier, "held");

  g_assert_cmpint (section->total, ==, 999999999);
  g_assert_cmpuint (section->rows->len, ==, 1);
  g_assert_true (lia_id_equal (lia_record_get_id (lia_related_get_record (section->rows->pdata[0])),
                               &commitment));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/dossier/parts", test_parts);
  fixture_add_test ("/dossier/links", test_links);
  fixture_add_test ("/dossier/referrers", test_referrers);
  fixture_add_test ("/dossier/headline", test_headline);
  fixture_add_test ("/dossier/follow-up", test_follow_up_is_planned);
  fixture_add_test ("/dossier/missing", test_missing);
  fixture_add_test ("/dossier/merge", test_merge);
  g_test_add_func ("/dossier/state-field", test_state_field);
  fixture_add_test ("/dossier/issues", test_issues);
  fixture_add_test ("/dossier/held", test_held);
  return g_test_run ();
}
