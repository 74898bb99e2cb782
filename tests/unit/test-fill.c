#include "fixture.h"
#include "intake/error.h"
#include "intake/fill.h"
#include "intake/reference.h"
#include "intake/sample.h"
#include "intake/table.h"
#include "records/date.h"
#include "records/relation.h"
#include "records/types.h"

#define RESOURCES "/org/liaison/Liaison/"

/* Files put here stand in for those that are compiled in. */
static char *overlay;

static LiaTable *
open_table (const char *path)
{
  g_autofree char *resource = g_strconcat (RESOURCES, path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (resource, 0, &error);
  LiaTable *table;

  g_assert_no_error (error);
  table = lia_table_open_bytes (bytes, path, &error);
  g_assert_no_error (error);
  return table;
}

static guint
count_rows (const char *path)
{
  g_autoptr (LiaTable) table = open_table (path);
  guint rows = 0;

  while (lia_table_next (table, NULL))
    rows++;
  return rows;
}

/* How many entries a column lists in all, parted by semicolons. */
static guint
count_entries (const char *path, const char *column)
{
  g_autoptr (LiaTable) table = open_table (path);
  guint entries = 0;

  while (lia_table_next (table, NULL)) {
    const char *cell = lia_table_get (table, column);
    g_auto (GStrv) parts = g_strsplit (cell != NULL ? cell : "", ";", -1);

    entries += g_strv_length (parts);
  }
  return entries;
}

static guint
count_cells (const char *path, const char *column, const char *value)
{
  g_autoptr (LiaTable) table = open_table (path);
  guint cells = 0;

  while (lia_table_next (table, NULL)) {
    const char *cell = lia_table_get (table, column);

    cells += value != NULL ? g_strcmp0 (cell, value) == 0 : cell != NULL;
  }
  return cells;
}

static guint
count_records (LiaReader *reader, const LiaRecordType *type, const char *field, const char *value)
{
  g_autoptr (LiaQuery) query = lia_query_new (type);
  g_autoptr (GError) error = NULL;
  gint64 count;

  if (field != NULL)
    lia_query_where (query, field, value);
  count = lia_reader_count (reader, query, &error);
  g_assert_no_error (error);
  return count;
}

static guint
count_links (LiaReader *reader, const char *relation)
{
  return count_records (reader, &lia_link_type, "relation", relation);
}

static LiaRecord *
find (LiaReader *reader, const LiaRecordType *type, const char *text)
{
  g_autoptr (GError) error = NULL;
  LiaRecord *record = lia_reader_find (reader, type, text, &error);

  g_assert_no_error (error);
  return record;
}

static void
fill (Fixture *fixture, gboolean sample)
{
  g_autoptr (GError) error = NULL;

  lia_intake_fill (fixture->reg, sample, &error);
  g_assert_no_error (error);
}

static void
test_reference (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;

  fill (fixture, FALSE);
  reader = lia_register_read (fixture->reg);

  g_assert_cmpuint (count_records (reader, &lia_mark_type, NULL, NULL), ==,
                    count_rows ("reference/handling_marks.csv"));
  g_assert_cmpuint (count_records (reader, &lia_participant_type, "kind", "territory"), ==,
                    count_rows ("reference/territories.csv"));
  g_assert_cmpuint (count_records (reader, &lia_participant_type, "kind", "organisation"), ==,
                    count_rows ("reference/organisations.csv"));
  g_assert_cmpuint (count_records (reader, &lia_process_type, NULL, NULL), ==, 2);
  g_assert_cmpuint (count_records (reader, &lia_membership_type, NULL, NULL), ==,
                    count_rows ("reference/memberships.csv"));
  g_assert_cmpuint (count_records (reader, &lia_name_type, NULL, NULL), ==,
                    count_rows ("reference/territory_names.csv") +
                        count_cells ("reference/territories.csv", "name_bali", NULL) +
                        count_cells ("reference/territories.csv", "name_budapest", NULL));
  g_assert_cmpuint (count_records (reader, &lia_body_type, NULL, NULL), ==,
                    count_rows ("reference/bodies.csv"));
  g_assert_cmpuint (count_links (reader, "chaired_by"), ==,
                    count_entries ("reference/bodies.csv", "chairs"));
  g_assert_cmpuint (count_records (reader, &lia_framework_type, NULL, NULL), ==,
                    count_rows ("reference/frameworks.csv"));
  g_assert_cmpuint (count_records (reader, &lia_item_type, NULL, NULL), ==,
                    count_rows ("reference/framework_items.csv"));
  g_assert_cmpuint (count_records (reader, &lia_crosswalk_type, NULL, NULL), ==,
                    count_rows ("reference/crosswalk.csv"));
  g_assert_cmpuint (count_records (reader, &lia_engagement_type, NULL, NULL), ==, 0);
}

static void
test_reference_details (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaRecord) bali = NULL;
  g_autoptr (LiaRecord) rso = NULL;
  g_autoptr (LiaRecord) adelaide = NULL;
  LiaId id;

  fill (fixture, FALSE);
  reader = lia_register_read (fixture->reg);
  bali = find (reader, &lia_process_type, "bali");
  rso = find (reader, &lia_participant_type, "RSO");
  adelaide = find (reader, &lia_framework_type, "BALI-2023");

  g_assert_cmpstr (lia_record_get (bali, "hue"), ==, "teal");
  g_assert_true (lia_record_get_link (bali, "secretariat", &id));
  g_assert_true (lia_id_equal (&id, lia_record_get_id (rso)));
  g_assert_cmpstr (lia_record_get (adelaide, "covers"), ==, "2023-02-10/..");
}

static void
test_sample (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;

  fill (fixture, TRUE);
  reader = lia_register_read (fixture->reg);

  g_assert_cmpuint (count_records (reader, &lia_engagement_type, NULL, NULL), ==,
                    count_rows ("sample/engagements.csv") + count_rows ("sample/examples.csv"));
  g_assert_cmpuint (count_records (reader, &lia_challenge_type, NULL, NULL), ==,
                    count_rows ("sample/challenges.csv"));
  g_assert_cmpuint (count_records (reader, &lia_commitment_type, NULL, NULL), ==,
                    count_rows ("sample/commitments.csv"));
  g_assert_cmpuint (count_records (reader, &lia_commitment_type, "status", "fulfilled"), ==,
                    count_cells ("sample/commitments.csv", "status_as_found", "fulfilled"));
  g_assert_cmpuint (count_records (reader, &lia_update_type, NULL, NULL), ==,
                    count_rows ("sample/updates.csv"));
  g_assert_cmpuint (count_records (reader, &lia_lesson_type, NULL, NULL), ==,
                    count_rows ("sample/lessons.csv"));
  g_assert_cmpuint (count_records (reader, &lia_person_type, NULL, NULL), ==,
                    count_rows ("sample/people.csv"));
  g_assert_cmpuint (count_records (reader, &lia_source_type, NULL, NULL), ==,
                    count_rows ("sample/sources.csv"));
  g_assert_cmpuint (count_records (reader, &lia_agenda_item_type, NULL, NULL), ==,
                    count_rows ("sample/agenda_items.csv"));
  g_assert_cmpuint (count_records (reader, &lia_task_type, NULL, NULL), ==,
                    count_rows ("sample/tasks.csv"));
  g_assert_cmpuint (count_records (reader, &lia_body_type, NULL, NULL), ==,
                    count_rows ("reference/bodies.csv") + count_rows ("sample/bodies.csv"));
}

static void
test_sample_links (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;

  fill (fixture, TRUE);
  reader = lia_register_read (fixture->reg);

  g_assert_cmpuint (count_links (reader, "follows"), ==,
                    count_entries ("sample/engagements.csv", "follows") +
                        count_cells ("sample/links.csv", "relation", "follows"));
  g_assert_cmpuint (count_links (reader, "comes_from"), ==,
                    count_entries ("sample/engagements.csv", "source") +
                        count_entries ("sample/participations.csv", "source") +
                        count_entries ("sample/challenges.csv", "source") +
                        count_entries ("sample/commitments.csv", "source") +
                        count_entries ("sample/lessons.csv", "source"));
  g_assert_cmpuint (count_links (reader, "made_at"), ==,
                    count_entries ("sample/commitments.csv", "made_at"));
  g_assert_cmpuint (count_links (reader, "fulfilled_by"), ==,
                    count_entries ("sample/commitments.csv", "fulfilled_by"));
  g_assert_cmpuint (count_links (reader, "addresses"), ==,
                    count_entries ("sample/commitments.csv", "challenges"));
  g_assert_cmpuint (count_links (reader, "raised_at"), ==,
                    count_entries ("sample/challenges.csv", "raised_at"));
  g_assert_cmpuint (count_links (reader, "learned_at"), ==,
                    count_entries ("sample/lessons.csv", "from_engagement"));
  g_assert_cmpuint (count_links (reader, "falls_under"), ==,
                    count_cells ("sample/links.csv", "relation", "falls_under"));
}

/* Every link fits its relation at both ends. */
static void
test_sample_relations (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaQuery) query = lia_query_new (&lia_link_type);
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GPtrArray) links = NULL;

  fill (fixture, TRUE);
  reader = lia_register_read (fixture->reg);
  links = lia_reader_list_records (reader, query, NULL, NULL);
  g_assert_cmpuint (links->len, >, 500);

  for (guint i = 0; i < links->len; i++) {
    LiaRecord *link = g_ptr_array_index (links, i);
    const LiaRelation *relation = lia_relation_find (lia_record_get (link, "relation"));
    g_autoptr (LiaRecord) from = NULL;
    g_autoptr (LiaRecord) to = NULL;
    LiaId id;

    g_assert_true (lia_record_get_link (link, "source", &id));
    from = lia_reader_get (reader, &id, NULL);
    g_assert_true (lia_record_get_link (link, "target", &id));
    to = lia_reader_get (reader, &id, NULL);
    g_assert_nonnull (relation);
    g_assert_true (lia_relation_starts_at (relation, lia_record_get_record_type (from)->name));
    g_assert_true (lia_relation_points_at (relation, lia_record_get_record_type (to)->name));
  }
}

static gboolean
takes_part (GPtrArray *participations, const LiaId *participant, const char *role)
{
  for (guint i = 0; i < participations->len; i++) {
    LiaRecord *participation = g_ptr_array_index (participations, i);
    LiaId id;

    if (lia_record_get_link (participation, "participant", &id) &&
        lia_id_equal (&id, participant) &&
        (role == NULL || g_strcmp0 (lia_record_get (participation, "role"), role) == 0))
      return TRUE;
  }
  return FALSE;
}

static void
assert_listed (LiaReader *reader, LiaTable *table, const char *column, const char *role)
{
  const char *cell = lia_table_get (table, column);
  g_auto (GStrv) codes = g_strsplit (cell != NULL ? cell : "", ";", -1);
  g_autofree char *reference = g_strdup_printf ("E-%s", lia_table_get (table, "id") + 1);
  g_autoptr (LiaRecord) engagement = find (reader, &lia_engagement_type, reference);
  g_autoptr (GPtrArray) participations =
      lia_reader_parts (reader, lia_record_get_id (engagement), &lia_participation_type);

  g_assert_cmpstr (lia_record_get (engagement, "title"), ==, lia_table_get (table, "title"));
  for (guint i = 0; codes[i] != NULL; i++) {
    g_autoptr (LiaRecord) participant =
        lia_reader_find (reader, &lia_participant_type, codes[i], NULL);

    if (participant == NULL || !takes_part (participations, lia_record_get_id (participant), role))
      g_test_fail_printf ("%s lacks %s", reference, codes[i]);
  }
}

static void
test_sample_participants (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaTable) table = open_table ("sample/engagements.csv");
  g_autoptr (LiaReader) reader = NULL;

  fill (fixture, TRUE);
  reader = lia_register_read (fixture->reg);
  while (lia_table_next (table, NULL)) {
    assert_listed (reader, table, "chairs", "chair");
    assert_listed (reader, table, "states", NULL);
  }
}

static void
add_neighbour (LiaReader *reader, GHashTable *reached, GPtrArray *next, const LiaId *id)
{
  LiaRecord *record;

  if (g_hash_table_contains (reached, id))
    return;

  record = lia_reader_get (reader, id, NULL);
  g_assert_nonnull (record);
  g_hash_table_insert (reached, (gpointer) lia_record_get_id (record), record);
  g_ptr_array_add (next, record);
}

static void
add_linked (LiaReader *reader,
            GHashTable *reached,
            GPtrArray *next,
            LiaRecord *record,
            const char *relation,
            gboolean inverse)
{
  g_autoptr (GPtrArray) linked =
      lia_reader_linked (reader, lia_record_get_id (record), relation, inverse);

  for (guint i = 0; i < linked->len; i++) {
    LiaLinked *other = g_ptr_array_index (linked, i);

    add_neighbour (reader, reached, next, lia_record_get_id (other->record));
  }
}

/* What can be clicked where a record is shown: its links, its parts, its references. */
static void
add_neighbours (LiaReader *reader, GHashTable *reached, GPtrArray *next, LiaRecord *record)
{
  const LiaRecordType *type = lia_record_get_record_type (record);

  for (const LiaRelation *relation = lia_relations (); relation->name != NULL; relation++) {
    add_linked (reader, reached, next, record, relation->name, FALSE);
    add_linked (reader, reached, next, record, relation->name, TRUE);
  }

  for (const LiaRecordType *const *part = lia_record_types (); *part != NULL; part++) {
    g_autoptr (GPtrArray) parts = NULL;

    if ((*part)->part_of == NULL ||
        g_strcmp0 (lia_record_type_field (*part, (*part)->part_of)->refers_to, type->name) != 0)
      continue;
    parts = lia_reader_parts (reader, lia_record_get_id (record), *part);
    for (guint i = 0; i < parts->len; i++)
      add_neighbour (reader, reached, next, lia_record_get_id (g_ptr_array_index (parts, i)));
  }

  for (const LiaField *field = type->fields; field->name != NULL; field++) {
    LiaId id;

    if (field->kind == LIA_FIELD_REFERENCE && lia_record_get_link (record, field->name, &id))
      add_neighbour (reader, reached, next, &id);
  }
}

static void
assert_reached (LiaReader *reader, GHashTable *reached, const LiaRecordType *type, const char *text)
{
  g_autoptr (LiaRecord) record = find (reader, type, text);

  if (!g_hash_table_contains (reached, lia_record_get_id (record)))
    g_test_fail_printf ("%s is not within two clicks", text);
}

static void
test_sofia (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) reached =
      g_hash_table_new_full (lia_id_hash, lia_id_equal, NULL, g_object_unref);
  g_autoptr (GPtrArray) edge = g_ptr_array_new ();
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaRecord) sofia = NULL;

  fill (fixture, TRUE);
  reader = lia_register_read (fixture->reg);
  sofia = find (reader, &lia_engagement_type, "E-121");
  g_assert_cmpstr (lia_record_get (sofia, "date"), ==, "XXXX-10");
  add_neighbour (reader, reached, edge, lia_record_get_id (sofia));

  for (guint click = 0; click < 2; click++) {
    g_autoptr (GPtrArray) next = g_ptr_array_new ();

    for (guint i = 0; i < edge->len; i++)
      add_neighbours (reader, reached, next, g_ptr_array_index (edge, i));
    g_clear_pointer (&edge, g_ptr_array_unref);
    edge = g_steal_pointer (&next);
  }

  assert_reached (reader, reached, &lia_engagement_type, "E-122");
  assert_reached (reader, reached, &lia_challenge_type, "X-029");
  assert_reached (reader, reached, &lia_challenge_type, "X-030");
  assert_reached (reader, reached, &lia_challenge_type, "X-031");
  assert_reached (reader, reached, &lia_commitment_type, "C-058");
  assert_reached (reader, reached, &lia_commitment_type, "C-059");
  assert_reached (reader, reached, &lia_commitment_type, "C-060");
  assert_reached (reader, reached, &lia_lesson_type, "L-025");
  assert_reached (reader, reached, &lia_lesson_type, "L-026");
  assert_reached (reader, reached, &lia_body_type, "RILON Initiative");
  assert_reached (reader, reached, &lia_body_type, "COLEP");
  assert_reached (reader, reached, &lia_participant_type, "BGD");
  assert_reached (reader, reached, &lia_participant_type, "IRQ");
  assert_reached (reader, reached, &lia_participant_type, "PAK");
  assert_reached (reader, reached, &lia_person_type, "H-007");
  assert_reached (reader, reached, &lia_source_type,
                  "https://rso-baliprocess.dev.juicebox.com.au/?p=4258");
}

static void
test_sofia_roles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaRecord) sofia = NULL;
  g_autoptr (LiaRecord) pakistan = NULL;
  g_autoptr (LiaRecord) rso = NULL;
  g_autoptr (LiaRecord) proposal = NULL;
  g_autofree char *process = NULL;
  g_autofree char *with = NULL;
  g_autoptr (GPtrArray) parts = NULL;

  fill (fixture, TRUE);
  reader = lia_register_read (fixture->reg);
  sofia = find (reader, &lia_engagement_type, "E-121");
  pakistan = find (reader, &lia_participant_type, "PAK");
  rso = find (reader, &lia_participant_type, "RSO");
  proposal = find (reader, &lia_commitment_type, "C-060");
  parts = lia_reader_parts (reader, lia_record_get_id (sofia), &lia_participation_type);

  g_assert_true (takes_part (parts, lia_record_get_id (pakistan), "subject"));
  g_assert_false (takes_part (parts, lia_record_get_id (pakistan), "attends"));
  g_assert_true (takes_part (parts, lia_record_get_id (rso), "speaks"));
  g_assert_false (takes_part (parts, lia_record_get_id (rso), "attends"));
  g_assert_cmpstr (lia_record_get (proposal, "kind"), ==, "proposal");
  process = lia_reader_display (reader, &lia_engagement_type, "process",
                                lia_record_get (sofia, "process"));
  with = lia_reader_display (reader, &lia_engagement_type, "with_process",
                             lia_record_get (sofia, "with_process"));
  g_assert_cmpstr (process, ==, "Budapest Process");
  g_assert_cmpstr (with, ==, "Bali Process");
}

static void
test_handling (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaRecord) confidential = NULL;
  g_autoptr (LiaRecord) chatham = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autofree char *mark = NULL;

  fill (fixture, TRUE);
  reader = lia_register_read (fixture->reg);
  confidential = find (reader, &lia_engagement_type, "E-070");
  chatham = find (reader, &lia_engagement_type, "E-091");
  mark = lia_reader_display (reader, &lia_engagement_type, "mark",
                             lia_record_get (confidential, "mark"));
  parts = lia_reader_parts (reader, lia_record_get_id (confidential), &lia_participation_type);

  g_assert_cmpstr (mark, ==, "TLP:AMBER");
  g_assert_true (lia_record_get_flag (chatham, "chatham_house"));
  g_assert_cmpuint (parts->len, >, 0);
  for (guint i = 0; i < parts->len; i++)
    g_assert_cmpstr (lia_record_get (g_ptr_array_index (parts, i), "mark"), ==,
                     lia_record_get (confidential, "mark"));
}

static void
test_examples (Fixture *fixture, gconstpointer data)
{
  gint32 today = lia_day_from_civil (2026, 11, 23);
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaEdit) edit = NULL;
  g_autoptr (LiaRecord) exchange = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture, FALSE);
  reader = lia_register_read (fixture->reg);
  edit = lia_intake_sample_edit (reader, today, &error);
  g_assert_no_error (error);
  fixture_apply (fixture, edit);

  g_clear_pointer (&reader, lia_reader_free);
  reader = lia_register_read (fixture->reg);
  exchange = find (reader, &lia_engagement_type, "E-157");
  g_assert_cmpstr (lia_record_get (exchange, "date"), ==, "2026-12-16");
  g_assert_cmpstr (lia_record_get (exchange, "state"), ==, "proposed");
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaEdit) undone = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  fill (fixture, TRUE);
  undone = lia_register_undo (fixture->reg, &error);
  g_assert_no_error (error);

  reader = lia_register_read (fixture->reg);
  g_assert_cmpuint (count_records (reader, &lia_engagement_type, NULL, NULL), ==, 0);
  g_assert_cmpuint (count_records (reader, &lia_source_type, NULL, NULL), ==, 0);
  g_assert_cmpuint (count_links (reader, "comes_from"), ==, 0);
  g_assert_cmpuint (count_records (reader, &lia_body_type, NULL, NULL), ==,
                    count_rows ("reference/bodies.csv"));
  label = lia_register_get_undo_label (fixture->reg);
  g_assert_cmpstr (label, ==, "Fill with reference data");
}

static void
test_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture, FALSE);
  g_assert_false (lia_intake_fill (fixture->reg, FALSE, &error));
  g_assert_nonnull (error);

  reader = lia_register_read (fixture->reg);
  g_assert_cmpuint (count_records (reader, &lia_process_type, NULL, NULL), ==, 2);
}

/* The sample leans on the reference data. */
static void
test_sample_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;

  g_assert_null (lia_intake_sample_edit (reader, 0, &error));
  g_assert_error (error, LIA_INTAKE_ERROR, LIA_INTAKE_ERROR_UNRESOLVED);
}

static void
assert_damaged (const char *path, const char *text, int code, const char *begin)
{
  g_autofree char *file = g_build_filename (overlay, path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaEdit) edit = NULL;

  g_assert_true (g_file_set_contents (file, text, -1, NULL));
  edit = lia_intake_reference_edit (&error);
  g_assert_cmpint (g_remove (file), ==, 0);

  g_assert_null (edit);
  if (code >= 0)
    g_assert_error (error, LIA_INTAKE_ERROR, code);
  if (!g_str_has_prefix (error->message, begin))
    g_test_fail_printf ("“%s” does not begin with “%s”", error->message, begin);
}

static void
test_damaged (void)
{
  assert_damaged ("reference/handling_marks.csv", "rank,label\n", LIA_INTAKE_ERROR_COLUMN,
                  "reference/handling_marks.csv has no column “meaning”");
  assert_damaged ("reference/crosswalk.csv", "from_framework,from_item\n\"A,1\n",
                  LIA_INTAKE_ERROR_COLUMN, "reference/crosswalk.csv has no column");
  assert_damaged ("reference/territory_names.csv",
                  "code,name,since,until,source\nTUR,Turkey,,,x\nQQQ,Nowhere,,,x\n",
                  LIA_INTAKE_ERROR_UNRESOLVED, "reference/territory_names.csv, line 3: “QQQ”");
  assert_damaged ("reference/territory_names.csv",
                  "code,name,since,until,source\nTUR,\"Turkey,,,x\n", LIA_INTAKE_ERROR_TABLE,
                  "reference/territory_names.csv, line 2: ");
  assert_damaged ("reference/territory_names.csv",
                  "code,name,since,until,source\n\nTUR,Turkey,last May,,x\n", -1,
                  "reference/territory_names.csv, line 3: ");
  assert_damaged ("reference/frameworks.csv",
                  "id,title,process,adopted,covers_from,covers_until,source\nA,a,bali,,,,\n"
                  "A,b,bali,,,,\n",
                  LIA_INTAKE_ERROR_VALUE, "reference/frameworks.csv, line 3: “id”");
}

static void
assert_damaged_sample (LiaReader *reader, const char *path, const char *text, const char *begin)
{
  g_autofree char *file = g_build_filename (overlay, path, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaEdit) edit = NULL;

  g_assert_true (g_file_set_contents (file, text, -1, NULL));
  edit = lia_intake_sample_edit (reader, 0, &error);
  g_assert_cmpint (g_remove (file), ==, 0);

  g_assert_null (edit);
  if (!g_str_has_prefix (error->message, begin))
    g_test_fail_printf ("“%s” does not begin with “%s”", error->message, begin);
}

static void
test_damaged_sample (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;

  fill (fixture, FALSE);
  reader = lia_register_read (fixture->reg);

  assert_damaged_sample (reader, "sample/values.csv", "type,id,field,value\nengagement,,mark,x\n",
                         "sample/values.csv, line 2: ");
  assert_damaged_sample (reader, "sample/values.csv",
                         "type,id,field,value\nengagement,E121,colour,x\n",
                         "sample/values.csv, line 2: “colour”");
  assert_damaged_sample (reader, "sample/links.csv",
                         "relation,from_type,from,to_type,to,note\n"
                         "alongside,engagement,E121,engagement,E122,\n"
                         "beside,engagement,E121,engagement,E122,\n",
                         "sample/links.csv, line 3: “beside”");
  assert_damaged_sample (reader, "sample/links.csv",
                         "relation,from_type,from,to_type,to,note\nalongside,,E121,,,\n",
                         "sample/links.csv, line 2: ");
  assert_damaged_sample (reader, "sample/actors.csv",
                         "wording,type,key\nBali Process members,,\nAd Hoc Group members,body,\n",
                         "sample/commitments.csv, line 3: ");
  assert_damaged_sample (reader, "sample/actors.csv",
                         "wording,type,key\nBali Process members,,\nAd Hoc Group members,crew,x\n",
                         "sample/commitments.csv, line 3: “crew”");
  assert_damaged_sample (reader, "sample/participations.csv",
                         "engagement,participant,role,person,statement,note,source\n"
                         ",RSO,speaks,,,,\nE121,QQQ,speaks,,,,\n",
                         "sample/participations.csv, line 3: “QQQ”");
}

static char *
overlay_folder (const char *name)
{
  g_autofree char *folder = g_build_filename (overlay, name, NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  return g_strdup_printf ("/org/liaison/Liaison/%s=%s", name, folder);
}

static void
make_overlay (void)
{
  g_autofree char *reference = NULL;
  g_autofree char *sample = NULL;
  g_autofree char *value = NULL;

  overlay = g_dir_make_tmp ("liaison-test-XXXXXX", NULL);
  reference = overlay_folder ("reference");
  sample = overlay_folder ("sample");
  value = g_strjoin (G_SEARCHPATH_SEPARATOR_S, reference, sample, NULL);
  g_setenv ("G_RESOURCE_OVERLAYS", value, TRUE);
}

static void
remove_overlay (void)
{
  g_autofree char *reference = g_build_filename (overlay, "reference", NULL);
  g_autofree char *sample = g_build_filename (overlay, "sample", NULL);

  g_rmdir (reference);
  g_rmdir (sample);
  g_rmdir (overlay);
  g_free (overlay);
}

int
main (int argc, char *argv[])
{
  int status;

  /* GLib reads this once, when a resource is first looked for. */
  make_overlay ();
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/fill/reference", test_reference);
  fixture_add_test ("/fill/reference-details", test_reference_details);
  fixture_add_test ("/fill/sample", test_sample);
  fixture_add_test ("/fill/sample-links", test_sample_links);
  fixture_add_test ("/fill/sample-relations", test_sample_relations);
  fixture_add_test ("/fill/sample-participants", test_sample_participants);
  fixture_add_test ("/fill/sofia", test_sofia);
  fixture_add_test ("/fill/sofia-roles", test_sofia_roles);
  fixture_add_test ("/fill/handling", test_handling);
  fixture_add_test ("/fill/examples", test_examples);
  fixture_add_test ("/fill/undo", test_undo);
  fixture_add_test ("/fill/twice", test_twice);
  fixture_add_test ("/fill/sample-alone", test_sample_alone);
  g_test_add_func ("/fill/damaged", test_damaged);
  fixture_add_test ("/fill/damaged-sample", test_damaged_sample);
  status = g_test_run ();
  remove_overlay ();
  return status;
}
