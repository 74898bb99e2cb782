#include <string.h>
#include <zip.h>

#include "briefing/briefing.h"
#include "briefing/clearance/narrowing.h"
#include "fixture.h"
#include "records/date.h"
#include "records/types.h"
#include "register/filter.h"

static const char *const labels[] = { "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:RED" };

/* What a register is made of: all of it, or what would be left if what is held back weren't there.
 */
typedef struct {
  LiaEdit *edit;
  LiaId marks[G_N_ELEMENTS (labels)];
  LiaId delta;        /* a commitment that was made under the Chatham House Rule */
  LiaId quiet;        /* the engagement where it was */
  LiaId open, lonely; /* challenges */
  LiaId state;        /* a participant */
  LiaId process;
  LiaId alpha, bravo, charlie;
} Draft;

static void
put (Draft *draft, const LiaRecordType *type, const LiaId *id, const char *field, const LiaId *to)
{
  g_autofree char *text = lia_id_to_text (to);

  lia_edit_set (draft->edit, type, id, field, NULL, text);
}

/* Makes a record of a mark from pairs of a field and its value. */
static LiaId
add (Draft *draft, guint rank, const LiaRecordType *type, ...) G_GNUC_NULL_TERMINATED;

static LiaId
add (Draft *draft, guint rank, const LiaRecordType *type, ...)
{
  LiaId id = lia_edit_create (draft->edit, type);
  const char *field;
  va_list pairs;

  va_start (pairs, type);
  while ((field = va_arg (pairs, const char *)) != NULL)
    lia_edit_set (draft->edit, type, &id, field, NULL, va_arg (pairs, const char *));
  va_end (pairs);
  put (draft, type, &id, "mark", &draft->marks[rank]);

  return id;
}

static LiaId
add_commitment (Draft *draft, guint rank, const char *title)
{
  return add (draft, rank, &lia_commitment_type, "title", title, "kind", "commitment", "status",
              "in_progress", "start", "2020-01-01", NULL);
}

static LiaId
add_part (Draft *draft, guint rank, const LiaRecordType *type, const LiaId *whole, ...)
    G_GNUC_NULL_TERMINATED;

static LiaId
add_part (Draft *draft, guint rank, const LiaRecordType *type, const LiaId *whole, ...)
{
  LiaId id = lia_edit_create (draft->edit, type);
  const char *field;
  va_list pairs;

  put (draft, type, &id, type->part_of, whole);
  va_start (pairs, whole);
  while ((field = va_arg (pairs, const char *)) != NULL)
    lia_edit_set (draft->edit, type, &id, field, NULL, va_arg (pairs, const char *));
  va_end (pairs);
  put (draft, type, &id, "mark", &draft->marks[rank]);

  return id;
}

static void
add_open (Draft *draft)
{
  LiaId lesson;

  draft->process =
      add (draft, 0, &lia_process_type, "name", "A process", "short_name", "one", NULL);
  draft->state = add (draft, 0, &lia_participant_type, "name", "Openland", "code", "XXO", "kind",
                      "territory", NULL);
  draft->open = add (draft, 0, &lia_challenge_type, "title", "Open challenge", NULL);
  draft->lonely = add (draft, 0, &lia_challenge_type, "title", "Lonely challenge", NULL);
  draft->alpha = add_commitment (draft, 0, "Alpha");
  draft->bravo = add_commitment (draft, 0, "Bravo for Ruritania");
  draft->charlie = add_commitment (draft, 0, "Charlie");
  draft->delta = add_commitment (draft, 0, "Delta");
  draft->quiet = add (draft, 0, &lia_engagement_type, "title", "Quiet meeting", "state", "held",
                      "date", "2020-03-04", "chatham_house", "1", NULL);
  put (draft, &lia_engagement_type, &draft->quiet, "process", &draft->process);
  lesson = add (draft, 0, &lia_lesson_type, "statement", "A lesson", "kind", "lesson", NULL);
  add_part (draft, 0, &lia_update_type, &draft->charlie, "date", "2020-05-05", "narrative", "News",
            NULL);
  lia_edit_link (draft->edit, "addresses", &draft->charlie, &draft->open, NULL);
  lia_edit_link (draft->edit, "reviewed_at", &draft->delta, &draft->quiet, NULL);
  lia_edit_link (draft->edit, "informs", &lesson, &draft->bravo, NULL);
}

/* What the Chatham House Rule withholds at every ceiling. */
static void
add_unattributed (Draft *draft)
{
  LiaId participation =
      add_part (draft, 0, &lia_participation_type, &draft->quiet, "role", "speaks", NULL);

  put (draft, &lia_participation_type, &participation, "participant", &draft->state);
  lia_edit_set (draft->edit, &lia_engagement_type, &draft->quiet, "organisations", NULL,
                "Whisperers");
  add_part (draft, 0, &lia_agenda_item_type, &draft->quiet, "title", "Opening", "speakers",
            "Murmurer", NULL);
  lia_edit_link (draft->edit, "made_at", &draft->delta, &draft->quiet, NULL);
}

static void
add_attributed_remains (Draft *draft)
{
  add_part (draft, 0, &lia_agenda_item_type, &draft->quiet, "title", "Opening", NULL);
}

static void
add_secrets (Draft *draft, guint rank)
{
  LiaId challenge = add (draft, rank, &lia_challenge_type, "title", "Hidden challenge", "themes",
                         "nightfall", NULL);
  LiaId state = add (draft, rank, &lia_participant_type, "name", "Zembla", "code", "XXZ", "kind",
                     "organisation", "aliases", "Ruritania", NULL);
  LiaId commitment = add_commitment (draft, rank, "Hidden commitment");
  LiaId meeting = add (draft, rank, &lia_engagement_type, "title", "Hidden meeting", "state",
                       "held", "date", "2026-11-01", NULL);
  put (draft, &lia_engagement_type, &meeting, "process", &draft->process);
  LiaId membership;

  lia_edit_link (draft->edit, "addresses", &draft->alpha, &challenge, NULL);
  add_part (draft, rank, &lia_update_type, &draft->alpha, "date", "2026-11-11", "narrative",
            "Hidden news", NULL);
  add_part (draft, rank, &lia_update_type, &draft->charlie, "date", "2026-11-11", "narrative",
            "Hidden news", NULL);
  put (draft, &lia_commitment_type, &draft->bravo, "lead", &state);
  lia_edit_link (draft->edit, "made_by", &draft->bravo, &state, NULL);
  lia_edit_link (draft->edit, "made_at", &draft->bravo, &meeting, NULL);
  lia_edit_link (draft->edit, "addresses", &commitment, &draft->open, NULL);
  lia_edit_link (draft->edit, "addresses", &commitment, &draft->lonely, NULL);
  membership =
      add_part (draft, rank, &lia_membership_type, &draft->state, "standing", "member", NULL);
  put (draft, &lia_membership_type, &membership, "process", &draft->process);
}

static void
fill (Fixture *fixture, guint rank, gboolean secrets, gboolean attributions)
{
  Draft draft = { lia_edit_new ("Fill") };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++) {
    g_autofree char *text = g_strdup_printf ("%u", i);

    draft.marks[i] = lia_edit_create (draft.edit, &lia_mark_type);
    lia_edit_set (draft.edit, &lia_mark_type, &draft.marks[i], "label", NULL, labels[i]);
    lia_edit_set (draft.edit, &lia_mark_type, &draft.marks[i], "rank", NULL, text);
  }
  add_open (&draft);
  if (attributions)
    add_unattributed (&draft);
  else
    add_attributed_remains (&draft);
  if (secrets)
    add_secrets (&draft, rank);
  fixture_apply (fixture, draft.edit);
  g_object_unref (draft.edit);
}

/* Each would be answered from what is held back, if it were there. */
static const struct {
  const char *type;
  const char *filter;
} leaks[] = {
  { "commitment", "addresses:(themes:nightfall)" },
  { "commitment", "-addresses:any" },
  { "commitment", "addresses:none" },
  { "commitment", "addresses>0" },
  { "commitment", "updates:none" },
  { "commitment", "updates>1" },
  { "commitment", "updates:(narrative:hidden)" },
  { "commitment", "silent:6m" },
  { "commitment", "state:silent" },
  { "commitment", "lead:any" },
  { "commitment", "lead:(kind:organisation)" },
  { "commitment", "made_by:any" },
  { "commitment", "made_at:any" },
  { "commitment", "made_at:(date>2026-10)" },
  { "commitment", "zembla" },
  { "commitment", "hidden" },
  { "commitment", "title:hidden" },
  { "challenge", "state:no-commitment" },
  { "challenge", "addresses>1" },
  { "challenge", "themes:nightfall" },
  { "participant", "member:any" },
  { "participant", "memberships:(standing:member)" },
  { "participant", "commitment.lead:any" },
  { "engagement", "hidden" },
  { "engagement", "made_at:(title:Bravo)" },
  { "commitment", "made_at:(title:quiet)" },
  { "commitment", "participant:XXO" },
  { "engagement", "organisations:whisperers" },
  { "engagement", "whisperers" },
  { "engagement", "participations:any" },
  { "engagement", "participant:XXO" },
  { "engagement", "agenda_items:(speakers:murmurer)" },
  { "engagement", "agenda_items:(murmurer)" },
  { "participant", "participation.participant:any" },
  { "commitment", "" },
};

/* All parts of a workbook after one another, apart from the moment at which it was packed. */
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

    while ((n = zip_fread (file, buffer, sizeof buffer)) > 0)
      if (!g_str_has_prefix (zip_get_name (archive, i, 0), "docProps"))
        g_string_append_len (text, buffer, n);
    zip_fclose (file);
  }
  zip_discard (archive);

  return g_strdup (text->str);
}

static LiaBriefingOptions
options_for (const char *ceiling, const char *type, const char *filter)
{
  return (LiaBriefingOptions) {
    .ceiling = ceiling,
    .about = lia_record_type_find (type),
    .filter = filter,
  };
}

/* The workbook, or what is said in its place. */
static char *export(Fixture *fixture, const char *ceiling, const char *type, const char *filter)
{
  g_autofree char *path = g_build_filename (fixture->folder, "briefing.xlsx", NULL);
  g_autoptr (GDateTime) as_at = g_date_time_new_utc (2026, 11, 23, 14, 5, 0);
  g_autoptr (GError) error = NULL;
  LiaBriefingOptions options = options_for (ceiling, type, filter);

  options.as_at = as_at;
  if (lia_briefing_export (fixture->reg, &options, path, NULL, NULL, NULL, NULL, &error))
    return unpack (path);

  g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_EMPTY);
  return g_strdup (error->message);
}

/* All that is listed and how it reads, or what is said in its place. */
static char *
tell (Fixture *fixture, const char *ceiling, const char *type, const char *filter)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaExpression) expression = lia_expression_parse (filter, NULL);
  LiaSubject subject = { lia_record_type_find (type), expression,
                         lia_day_from_civil (2026, 11, 23) };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (LiaClearance) clearance = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *about = NULL;

  clearance =
      lia_clearance_new (reader, lia_record_types (), NULL, ceiling, FALSE, NULL, NULL, &error);
  g_assert_no_error (error);
  if (!lia_clearance_narrow (clearance, fixture->reg, &subject, &about, NULL, &error)) {
    g_assert_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_EMPTY);
    return g_strdup (error->message);
  }

  g_string_append_printf (text, "%s, %s\n", about, lia_clearance_get_highest (clearance)->label);
  for (const LiaRecordType *const *one = lia_record_types (); *one != NULL; one++) {
    GPtrArray *records = lia_clearance_list (clearance, *one);

    for (guint i = 0; records != NULL && i < records->len; i++)
      g_string_append_printf (text, "%s %s\n", (*one)->name,
                              lia_cleared_get_title (g_ptr_array_index (records, i)));
  }

  return g_strdup (text->str);
}

/* What a list in the window would have. */
static char *
list (Fixture *fixture, const char *type, const char *filter)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaQuery) query = lia_query_new (lia_record_type_find (type));
  g_autoptr (GString) titles = g_string_new (NULL);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  lia_filter_apply (filter, query, reader, lia_day_from_civil (2026, 11, 23), &error);
  g_assert_no_error (error);
  records = lia_reader_list_records (reader, query, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++) {
    g_autofree char *title = lia_reader_record_title (reader, g_ptr_array_index (records, i));

    g_string_append_printf (titles, "%s; ", title);
  }

  return g_strdup (titles->str);
}

/* All that is asked is asked in one of the tests, and some of it in the others. */
static void
assert_as_if_absent (Fixture *fixture,
                     Fixture *absent,
                     const char *ceiling,
                     gboolean cleared,
                     guint step)
{
  for (guint i = 0; i < G_N_ELEMENTS (leaks); i += step) {
    const char *type = leaks[i].type, *filter = leaks[i].filter;
    g_autofree char *present = tell (fixture, ceiling, type, filter);
    g_autofree char *missing = tell (absent, ceiling, type, filter);
    g_autofree char *listed = list (fixture, type, filter);
    g_autofree char *left = list (absent, type, filter);

    if (!g_str_equal (present, missing))
      g_error ("“%s” up to %s tells of what is held back:\n%s\n\n%s", filter, ceiling, present,
               missing);
    if (!cleared && g_str_equal (listed, left))
      g_error ("“%s” has the same answer anyway: %s", filter, left);
  }
}

static void
assert_same_workbook (Fixture *fixture, Fixture *absent, const char *ceiling)
{
  g_autofree char *present = export(fixture, ceiling, "commitment", "-addresses:any");
  g_autofree char *missing = export(absent, ceiling, "commitment", "-addresses:any");

  g_assert_cmpstr (present, ==, missing);
}

/* A briefing is the same as if what is held back had never been recorded: whatever is asked, and
 * just above the line or below it. */
static void
test_as_if_absent (Fixture *fixture, gconstpointer data)
{
  guint rank = GPOINTER_TO_UINT (data);

  fill (fixture, rank, TRUE, TRUE);
  for (guint ceiling = rank - 1; ceiling <= rank; ceiling++) {
    gboolean cleared = rank <= ceiling;
    Fixture absent;

    fixture_set_up (&absent, NULL);
    fill (&absent, rank, cleared, FALSE);
    assert_as_if_absent (fixture, &absent, labels[ceiling], cleared, rank == 2 ? 1 : 4);
    assert_same_workbook (fixture, &absent, labels[ceiling]);
    fixture_tear_down (&absent, NULL);
  }
}

static LiaBriefingReport *
preview (Fixture *fixture, const LiaBriefingOptions *options)
{
  g_autoptr (GError) error = NULL;
  LiaBriefingReport *report = lia_briefing_preview (fixture->reg, options, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static guint
n_rows (const LiaBriefingReport *report, const LiaRecordType *type)
{
  for (guint i = 0; i < report->contents->len; i++) {
    const LiaBriefingContent *content = &g_array_index (report->contents, LiaBriefingContent, i);

    if (g_str_equal (content->name, lia_record_type_plural (type)))
      return content->n_rows;
  }

  g_assert_not_reached ();
}

/* Besides what fits, what that is linked to goes in, and the filter as people read it. */
static void
test_contents (Fixture *fixture, gconstpointer data)
{
  LiaBriefingOptions options = options_for ("TLP:GREEN", "commitment", "addresses:any");
  g_autoptr (LiaBriefingReport) report = NULL;
  g_autofree char *parts = NULL;

  fill (fixture, 3, TRUE, TRUE);
  report = preview (fixture, &options);
  g_assert_cmpuint (n_rows (report, &lia_commitment_type), ==, 1);
  g_assert_cmpuint (n_rows (report, &lia_challenge_type), ==, 1);
  g_assert_cmpuint (n_rows (report, &lia_engagement_type), ==, 0);
  g_assert_cmpuint (n_rows (report, &lia_lesson_type), ==, 0);
  g_assert_cmpstr (report->about, ==, "Commitments: Addresses: any");

  parts = export(fixture, "TLP:GREEN", "commitment", "addresses:any");
  g_assert_nonnull (strstr (parts, "Commitments: Addresses: any"));
  g_assert_nonnull (strstr (parts, "Charlie"));
  g_assert_null (strstr (parts, "Alpha"));
}

/* A filter narrows what goes in, and leaves what is told to have been held back as it was. */
static void
test_held_back (Fixture *fixture, gconstpointer data)
{
  LiaBriefingOptions some = options_for ("TLP:GREEN", "commitment", "updates:any");
  LiaBriefingOptions all = { .ceiling = "TLP:GREEN" };
  g_autoptr (LiaBriefingReport) narrow = NULL;
  g_autoptr (LiaBriefingReport) wide = NULL;

  fill (fixture, 3, TRUE, TRUE);
  narrow = preview (fixture, &some);
  wide = preview (fixture, &all);
  g_assert_cmpuint (narrow->held_back->len, ==, wide->held_back->len);
  for (guint i = 0; i < wide->held_back->len; i++)
    g_assert_cmpuint (g_array_index (narrow->held_back, LiaHeldBack, i).n_held_back, ==,
                      g_array_index (wide->held_back, LiaHeldBack, i).n_held_back);
  g_assert_cmpuint (narrow->unattributed->len, ==, 1);
}

static void
assert_refused (Fixture *fixture, const LiaBriefingOptions *options, GQuark domain, int code)
{
  g_autofree char *path = g_build_filename (fixture->folder, "refused.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (lia_briefing_preview (fixture->reg, options, NULL, &error));
  g_assert_error (error, domain, code);
  g_clear_error (&error);
  g_assert_false (
      lia_briefing_export (fixture->reg, options, path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, domain, code);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  LiaBriefingOptions empty = options_for ("TLP:GREEN", "commitment", "status:fulfilled");
  LiaBriefingOptions named = options_for ("TLP:GREEN", "commitment", "lead:XXZ");
  LiaBriefingOptions unknown = options_for ("TLP:GREEN", "commitment", "lead:XXY");
  LiaBriefingOptions marked = options_for ("TLP:GREEN", "commitment", "mark:TLP:RED");
  LiaBriefingOptions wrong = options_for ("TLP:GREEN", "commitment", "colour:blue");

  fill (fixture, 3, TRUE, TRUE);
  assert_refused (fixture, &empty, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_EMPTY);
  assert_refused (fixture, &named, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_MARK);
  assert_refused (fixture, &unknown, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_FOUND);
  assert_refused (fixture, &marked, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_MARK);
  assert_refused (fixture, &wrong, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID);
}

/* The names of persons are not to be found by a filter either, unless they go in. */
static void
test_personal (Fixture *fixture, gconstpointer data)
{
  LiaBriefingOptions options = options_for (NULL, "person", "name:somebody");
  g_autoptr (LiaBriefingReport) report = NULL;

  fixture_add (fixture, "mark", "label", "TLP:GREEN", "rank", "1", NULL);
  fixture_add (fixture, "person", "name", "Somebody", "office", "An office", NULL);
  assert_refused (fixture, &options, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_EMPTY);
  options.filter = "somebody";
  assert_refused (fixture, &options, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_EMPTY);
  options.personal = TRUE;
  report = preview (fixture, &options);
  g_assert_cmpstr (report->about, ==, "Office holders: “somebody”");
}

/* The cover tells the filter of a view, so that the view has to be for whoever reads it. */
static void
test_view (Fixture *fixture, gconstpointer data)
{
  LiaBriefingOptions options = options_for ("TLP:GREEN", "commitment", "title:charlie");
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaRecord) red = NULL;
  g_autoptr (LiaBriefingReport) report = NULL;
  g_autofree char *mark = NULL;
  LiaId view;

  fill (fixture, 3, TRUE, TRUE);
  view = fixture_add (fixture, "view", "name", "Some", "shows", "commitment", "filter",
                      "updates:any", NULL);
  options.view = &view;
  report = preview (fixture, &options);
  g_assert_cmpuint (n_rows (report, &lia_commitment_type), ==, 1);
  g_assert_cmpstr (report->about, ==, "Commitments: Updates: any and Title contains “charlie”");

  reader = lia_register_read (fixture->reg);
  red = lia_reader_find (reader, &lia_mark_type, "TLP:RED", NULL);
  mark = lia_id_to_text (lia_record_get_id (red));
  fixture_set (fixture, &view, "mark", mark, NULL);
  assert_refused (fixture, &options, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_MARK);
}

/* What is named in a briefing counts for its mark, even if it has no row of its own there. */
static void
test_mark (Fixture *fixture, gconstpointer data)
{
  LiaBriefingOptions options = options_for ("TLP:RED", "commitment", "title:charlie");
  g_autoptr (LiaBriefingReport) plain = NULL;
  g_autoptr (LiaBriefingReport) amber = NULL;

  fill (fixture, 2, TRUE, TRUE);
  amber = preview (fixture, &options);
  g_assert_cmpstr (amber->mark, ==, "TLP:AMBER");
  options.filter = "title:delta";
  plain = preview (fixture, &options);
  g_assert_cmpstr (plain->mark, ==, "TLP:CLEAR");
}

/* How often a date moved may be asked, as it may be seen. */
static void
test_moves (Fixture *fixture, gconstpointer data)
{
  LiaBriefingOptions options = options_for (NULL, "commitment", "moves>1");
  LiaId often = fixture_add_commitment (fixture, "Often", "2026-01-01");
  LiaId once = fixture_add_commitment (fixture, "Once", "2026-01-01");
  g_autoptr (LiaBriefingReport) more = NULL;
  g_autoptr (LiaBriefingReport) any = NULL;

  fixture_add (fixture, "mark", "label", "TLP:GREEN", "rank", "1", NULL);
  fixture_add_commitment (fixture, "Never", "2026-01-01");
  fixture_set (fixture, &often, "due", "2026-02-02", "Late");
  fixture_set (fixture, &often, "due", "2026-03-03", "Later");
  fixture_set (fixture, &once, "due", "2026-02-02", "Late");

  more = preview (fixture, &options);
  g_assert_cmpuint (n_rows (more, &lia_commitment_type), ==, 1);
  options.filter = "state:moved";
  any = preview (fixture, &options);
  g_assert_cmpuint (n_rows (any, &lia_commitment_type), ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint rank = 1; rank < G_N_ELEMENTS (labels); rank++) {
    g_autofree char *path = g_strdup_printf ("/narrowing/as-if-absent/%s", labels[rank]);

    g_test_add (path, Fixture, GUINT_TO_POINTER (rank), fixture_set_up, test_as_if_absent,
                fixture_tear_down);
  }
  fixture_add_test ("/narrowing/contents", test_contents);
  fixture_add_test ("/narrowing/held-back", test_held_back);
  fixture_add_test ("/narrowing/refused", test_refused);
  fixture_add_test ("/narrowing/personal", test_personal);
  fixture_add_test ("/narrowing/view", test_view);
  fixture_add_test ("/narrowing/mark", test_mark);
  fixture_add_test ("/narrowing/moves", test_moves);
  return g_test_run ();
}
