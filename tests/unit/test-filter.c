#include "fixture.h"
#include "records/date.h"
#include "records/types.h"
#include "register/filter.h"
#include "register/tally.h"

/* Two processes, a meeting of one with the other at which a participant was present and another
 * invited, and a commitment made there about a challenge; and one made nowhere. */
typedef struct {
  LiaId bali, budapest;
  LiaId present, invited;
  LiaId meeting;
  LiaId challenge;
  LiaId made, loose;
} Scene;

static LiaId
add_participation (Fixture *fixture, const LiaId *meeting, const LiaId *who, const char *role)
{
  g_autofree char *engagement = lia_id_to_text (meeting);
  g_autofree char *participant = lia_id_to_text (who);

  return fixture_add (fixture, "participation", "engagement", engagement, "participant",
                      participant, "role", role, NULL);
}

static void
set_scene (Fixture *fixture, Scene *scene)
{
  g_autofree char *bali = NULL;
  g_autofree char *budapest = NULL;

  scene->bali = fixture_add (fixture, "process", "name", "Bali", "short_name", "bali", NULL);
  scene->budapest =
      fixture_add (fixture, "process", "name", "Budapest", "short_name", "budapest", NULL);
  bali = lia_id_to_text (&scene->bali);
  budapest = lia_id_to_text (&scene->budapest);
  scene->present = fixture_add_participant (fixture, "PAK", "Pakistan");
  scene->invited = fixture_add_participant (fixture, "IRQ", "Iraq");
  scene->meeting =
      fixture_add (fixture, "engagement", "title", "Thematic meeting", "process", budapest,
                   "with_process", bali, "state", "held", "date", "2023-10-04/2023-10-05", NULL);
  add_participation (fixture, &scene->meeting, &scene->present, "attends");
  add_participation (fixture, &scene->meeting, &scene->invited, "invited");
  scene->challenge = fixture_add_challenge (fixture, "Information sharing");
  scene->made = fixture_add_commitment (fixture, "Share what was learned", "2023-12");
  scene->loose = fixture_add (fixture, "commitment", "title", "Meet again", "kind", "action point",
                              "status", "fulfilled", NULL);
  fixture_link (fixture, "made_at", &scene->made, &scene->meeting);
  fixture_link (fixture, "addresses", &scene->made, &scene->challenge);
  fixture_link (fixture, "addresses", &scene->loose, &scene->challenge);
  fixture_link (fixture, "made_towards", &scene->loose, &scene->invited);
}

static void
assert_finds (Fixture *fixture, const LiaRecordType *type, const char *filter, ...)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaQuery) query = lia_query_new (type);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = NULL;
  const LiaId *expected;
  guint n = 0;
  va_list ids;

  g_test_message ("%s", filter != NULL ? filter : "");
  lia_filter_apply (filter, query, reader, lia_day_from_civil (2024, 2, 1), &error);
  g_assert_no_error (error);
  lia_query_sort_by (query, NULL, FALSE);
  found = lia_reader_list (reader, query, NULL, &error);
  g_assert_no_error (error);

  va_start (ids, filter);
  for (; (expected = va_arg (ids, const LiaId *)) != NULL; n++) {
    g_assert_cmpuint (found->len, >, n);
    g_assert_true (lia_id_equal (&g_array_index (found, LiaId, n), expected));
  }
  va_end (ids);
  g_assert_cmpuint (found->len, ==, n);
}

static void
assert_refused (Fixture *fixture, int code, const char *filter, const char *because)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaQuery) query = lia_query_new (&lia_commitment_type);
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", filter);
  g_assert_false (lia_filter_apply (filter, query, reader, 0, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, code);
  g_assert_nonnull (g_strstr_len (error->message, -1, because));
}

static void
test_fields (Fixture *fixture, gconstpointer data)
{
  Scene scene;

  set_scene (fixture, &scene);
  assert_finds (fixture, &lia_commitment_type, "", &scene.made, &scene.loose, NULL);
  assert_finds (fixture, &lia_commitment_type, NULL, &scene.made, &scene.loose, NULL);
  assert_finds (fixture, &lia_commitment_type, "kind:\"action point\"", &scene.loose, NULL);
  assert_finds (fixture, &lia_commitment_type, "status:in_progress", &scene.made, NULL);
  assert_finds (fixture, &lia_commitment_type, "status:in_progress status:fulfilled", &scene.made,
                &scene.loose, NULL);
  assert_finds (fixture, &lia_commitment_type, "learn status:in_progress", &scene.made, NULL);
  assert_finds (fixture, &lia_engagement_type, "state:held", &scene.meeting, NULL);
  assert_finds (fixture, &lia_participation_type, "participant:PAK role:chair", NULL);
}

static void
test_archived (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Archive");
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaRecord) record = NULL;
  Scene scene;

  set_scene (fixture, &scene);
  reader = lia_register_read (fixture->reg);
  record = lia_reader_get (reader, &scene.loose, NULL);
  lia_edit_archive (edit, record);
  g_assert_true (lia_register_apply (fixture->reg, edit, NULL));

  assert_finds (fixture, &lia_commitment_type, "", &scene.made, NULL);
  assert_finds (fixture, &lia_commitment_type, "archived:yes", &scene.loose, NULL);
  assert_finds (fixture, &lia_commitment_type, "archived:yes status:in_progress", NULL);
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  Scene scene;

  set_scene (fixture, &scene);
  assert_finds (fixture, &lia_commitment_type, "state:overdue", &scene.made, NULL);
  assert_finds (fixture, &lia_commitment_type, "state:open process:bali", &scene.made, NULL);
  assert_finds (fixture, &lia_commitment_type, "state:silent", NULL);
  assert_finds (fixture, &lia_engagement_type, "state:no-outcome", &scene.meeting, NULL);
  assert_finds (fixture, &lia_challenge_type, "state:no-commitment", NULL);
}

static void
test_concerning (Fixture *fixture, gconstpointer data)
{
  Scene scene;

  set_scene (fixture, &scene);
  assert_finds (fixture, &lia_commitment_type, "process:bali", &scene.made, NULL);
  assert_finds (fixture, &lia_commitment_type, "process:bali process:budapest", &scene.made, NULL);
  assert_finds (fixture, &lia_commitment_type, "participant:PAK", &scene.made, NULL);
  assert_finds (fixture, &lia_commitment_type, "participant:irq", &scene.loose, NULL);
  assert_finds (fixture, &lia_engagement_type, "process:bali", &scene.meeting, NULL);
  assert_finds (fixture, &lia_engagement_type, "participant:PAK", &scene.meeting, NULL);
  assert_finds (fixture, &lia_engagement_type, "participant:IRQ", NULL);
  assert_finds (fixture, &lia_commitment_type, "addresses:X-001", &scene.made, &scene.loose, NULL);
  assert_finds (fixture, &lia_challenge_type, "addresses:C-001", &scene.challenge, NULL);
  assert_finds (fixture, &lia_commitment_type, "made_at:E-001", &scene.made, NULL);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  const int invalid = LIA_REGISTER_ERROR_INVALID, not_found = LIA_REGISTER_ERROR_NOT_FOUND;

  assert_refused (fixture, invalid, "colour:red", "colour:red");
  assert_refused (fixture, invalid, "satus:fulfilled", "“status”");
  assert_refused (fixture, invalid, "status:fulfiled", "“fulfilled”");
  assert_refused (fixture, invalid, "status:zzzzzzzzz", "in_progress");
  assert_refused (fixture, invalid, "state:late", "overdue");
  assert_refused (fixture, invalid, "state:overdu", "“overdue”");
  assert_refused (fixture, invalid, "status<fulfilled", "“<”");
  assert_refused (fixture, invalid, "state>open", "“>”");
  assert_refused (fixture, invalid, "due:soonish", "soonish");
  assert_refused (fixture, invalid, "due:next-9999999-days", "next-9999999-days");
  assert_refused (fixture, invalid, "due:99999999999999999999d", "99999999999999999999d");
  assert_refused (fixture, invalid, "due>2026/..", "2026/..");
  assert_refused (fixture, invalid, "silent:long", "long");
  assert_refused (fixture, invalid, "silent:6m,7m", "silent");
  assert_refused (fixture, invalid, "addresses:(satus:1)", "satus");
  assert_refused (fixture, invalid, "title:(x)", "title");
  assert_refused (fixture, invalid, "updates>many", "updates");
  assert_refused (fixture, invalid, "archived:perhaps", "perhaps");
  assert_refused (fixture, not_found, "process:vienna", "vienna");
  assert_refused (fixture, not_found, "participant:ZZZ", "ZZZ");
  assert_refused (fixture, not_found, "addresses:X-999", "X-999");
  assert_refused (fixture, not_found, "lead:ZZZ", "ZZZ");
}

/* What people write without having read how: it is understood, or what to write is said. */
static void
test_forgiving (Fixture *fixture, gconstpointer data)
{
  const LiaRecordType *type = &lia_commitment_type;
  const int invalid = LIA_REGISTER_ERROR_INVALID;
  Scene scene;

  set_scene (fixture, &scene);
  assert_finds (fixture, type, "status!=fulfilled", &scene.made, NULL);
  assert_finds (fixture, type, "addresses:(sharing) status!=fulfilled,unknown", &scene.made, NULL);
  assert_finds (fixture, type, "silent:\"1 month\"", &scene.made, NULL);
  assert_finds (fixture, type, "due:\"Last 3 months\"", &scene.made, NULL);
  assert_finds (fixture, type, "addresses:0", NULL);
  assert_finds (fixture, type, "updates:0", &scene.made, &scene.loose, NULL);
  assert_finds (fixture, type, "addresses:1", &scene.made, &scene.loose, NULL);
  assert_refused (fixture, invalid, "due < 2027", "due<");
  assert_refused (fixture, invalid, "status = fulfilled", "status=");
  assert_refused (fixture, invalid, "(due <2027)", "due<2027");
  assert_finds (fixture, type, "share < learned", &scene.made, NULL);
  assert_refused (fixture, LIA_REGISTER_ERROR_NOT_FOUND, "made_by:Vienna", "made_by:(Vienna)");
}

/* Participants and bodies are named by any of their names, at any time, unless two have it. */
static void
test_other_names (Fixture *fixture, gconstpointer data)
{
  LiaId turkey = fixture_add (fixture, "participant", "name", "Türkiye", "code", "TUR", "kind",
                              "territory", "aliases", "Turkey;Турция", NULL);
  g_autofree char *id = lia_id_to_text (&turkey);
  LiaId led = fixture_add (fixture, "commitment", "title", "Lead", "kind", "commitment", "status",
                           "unknown", "lead", id, NULL);

  fixture_add (fixture, "name", "participant", id, "name", "Ottoman Empire", NULL);
  fixture_add (fixture, "participant", "name", "Other", "code", "OTH", "kind", "territory",
               "aliases", "Турция", NULL);
  assert_finds (fixture, &lia_commitment_type, "lead:turkey", &led, NULL);
  assert_finds (fixture, &lia_commitment_type, "lead:TURKIYE", &led, NULL);
  assert_finds (fixture, &lia_commitment_type, "participant:\"ottoman empire\"", &led, NULL);
  assert_refused (fixture, LIA_REGISTER_ERROR_NOT_FOUND, "lead:турция", "турция");
  assert_refused (fixture, LIA_REGISTER_ERROR_NOT_FOUND, "lead:Turk", "Turk");
}

/* What bears no mark of its own has that of the register. */
static void
test_default_mark (Fixture *fixture, gconstpointer data)
{
  const LiaRecordType *type = &lia_commitment_type;
  LiaId red = fixture_add (fixture, "mark", "label", "TLP:RED", "rank", "5", NULL);
  LiaId plain = fixture_add_commitment (fixture, "Plain", NULL);
  LiaId marked = fixture_add_commitment (fixture, "Marked", NULL);
  g_autofree char *id = lia_id_to_text (&red);

  fixture_add (fixture, "mark", "label", "TLP:GREEN", "rank", "2", NULL);
  fixture_set (fixture, &marked, "mark", id, NULL);
  assert_finds (fixture, type, "mark:TLP:GREEN", &plain, NULL);
  assert_finds (fixture, type, "mark:(rank<3)", &plain, NULL);
  assert_finds (fixture, type, "mark:TLP:RED", &marked, NULL);
  assert_finds (fixture, type, "-mark:TLP:RED", &plain, NULL);
  assert_finds (fixture, type, "mark:none", &plain, NULL);
}

static void
assert_hint (const char *filter, const char *expected)
{
  g_autoptr (LiaExpression) expression = lia_expression_parse (filter, NULL);
  g_autofree char *hint = lia_filter_hint (expression, &lia_commitment_type);

  g_test_message ("%s", filter);
  if (expected == NULL)
    g_assert_null (hint);
  else
    g_assert_true (g_str_has_suffix (hint, expected));
}

static void
test_hint (void)
{
  assert_hint ("overdue", "state:overdue");
  assert_hint ("DUE-SOON indonesia", "state:due-soon");
  assert_hint ("\"date moved\"", "state:moved");
  assert_hint ("due this year", "due:…");
  assert_hint ("indonesia", NULL);
  assert_hint ("state:overdue", NULL);
  assert_hint ("", NULL);
}

static void
test_field_kinds (Fixture *fixture, gconstpointer data)
{
  const LiaRecordType *type = &lia_commitment_type;
  Scene scene;

  set_scene (fixture, &scene);
  assert_finds (fixture, type, "title:LEARN", &scene.made, NULL);
  assert_finds (fixture, type, "title:\"was learned\"", &scene.made, NULL);
  assert_finds (fixture, type, "title=\"Meet again\"", &scene.loose, NULL);
  assert_finds (fixture, type, "title=Meet", NULL);
  assert_finds (fixture, type, "status:in_progress,fulfilled", &scene.made, &scene.loose, NULL);
  assert_finds (fixture, type, "status:\"In progress\"", &scene.made, NULL);
  assert_finds (fixture, type, "lead:none", &scene.made, &scene.loose, NULL);
  assert_finds (fixture, type, "lead:any", NULL);
  assert_finds (fixture, &lia_engagement_type, "process:budapest", &scene.meeting, NULL);
  assert_finds (fixture, &lia_engagement_type, "process=bali", NULL);
  assert_finds (fixture, &lia_engagement_type, "chatham_house:no", &scene.meeting, NULL);
  assert_finds (fixture, &lia_engagement_type, "chatham_house:yes", NULL);
  assert_finds (fixture, &lia_engagement_type, "state:held,proposed", &scene.meeting, NULL);
  assert_finds (fixture, &lia_engagement_type, "state:no-outcome,proposed", &scene.meeting, NULL);
}

static void
test_dates (Fixture *fixture, gconstpointer data)
{
  static const char *const holding[] = {
    "due:2023",           "due:2023-12",       "due:2023-01..2023-12",
    "due:2023..",         "due:..2023",        "due<2024",
    "due<=2023-12",       "due>2023-11",       "due>=2023",
    "due=2023-12",        "due:last-3-months", "due:last-year",
    "due<today",          "due<-1m",           "due:any",
    "due<\"March 2024\"", "due:last-90-days",  "due>today-1y",
    "due<yesterday",
  };
  static const char *const failing[] = {
    "due:2023-11",      "due:2024..",   "due<2023-12", "due<2023-12-15", "due>2023-12-15",
    "due=2023",         "due:none",     "due>today",   "due:this-year",  "due:next-90-days",
    "due:next-2-weeks", "due:tomorrow", "due:..2022",  "due>=2024",      "due:last-week",
  };
  Scene scene;

  set_scene (fixture, &scene);
  for (guint i = 0; i < G_N_ELEMENTS (holding); i++) {
    g_autofree char *negated = g_strconcat ("-", holding[i], NULL);

    assert_finds (fixture, &lia_commitment_type, holding[i], &scene.made, NULL);
    assert_finds (fixture, &lia_commitment_type, negated, &scene.loose, NULL);
  }
  for (guint i = 0; i < G_N_ELEMENTS (failing); i++) {
    g_autofree char *with = g_strconcat (failing[i], " learn", NULL);

    assert_finds (fixture, &lia_commitment_type, with, NULL);
  }
}

static void
test_numbers (Fixture *fixture, gconstpointer data)
{
  g_autofree char *whole = NULL;
  LiaId early, late;
  Scene scene;

  set_scene (fixture, &scene);
  whole = lia_id_to_text (&scene.meeting);
  early = fixture_add (fixture, "task", "engagement", whole, "title", "Note", "kind", "preparation",
                       "offset_days", "-28", NULL);
  late = fixture_add (fixture, "task", "engagement", whole, "title", "Thanks", "kind", "follow-up",
                      "offset_days", "7", NULL);
  assert_finds (fixture, &lia_task_type, "offset_days<0", &early, NULL);
  assert_finds (fixture, &lia_task_type, "offset_days:-28", &early, NULL);
  assert_finds (fixture, &lia_task_type, "offset_days:0..10", &late, NULL);
  assert_finds (fixture, &lia_task_type, "offset_days:-30..7", &early, &late, NULL);
  assert_finds (fixture, &lia_task_type, "engagement:(state:held) offset_days>=7", &late, NULL);
  assert_finds (fixture, &lia_engagement_type, "tasks:(kind:follow-up)", &scene.meeting, NULL);
  assert_finds (fixture, &lia_engagement_type, "tasks=2", &scene.meeting, NULL);
  assert_finds (fixture, &lia_engagement_type, "tasks<2", NULL);
}

static void
test_logic (Fixture *fixture, gconstpointer data)
{
  const LiaRecordType *type = &lia_commitment_type;
  Scene scene;

  set_scene (fixture, &scene);
  assert_finds (fixture, type, "-status:fulfilled", &scene.made, NULL);
  assert_finds (fixture, type, "not (status:fulfilled or due:2023)", NULL);
  assert_finds (fixture, type, "status:fulfilled or due:2023", &scene.made, &scene.loose, NULL);
  assert_finds (fixture, type, "status:fulfilled and status:in_progress", NULL);
  assert_finds (fixture, type, "(status:fulfilled) (status:in_progress)", &scene.made, &scene.loose,
                NULL);
  assert_finds (fixture, type, "-learned", &scene.loose, NULL);
  assert_finds (fixture, type, "-due<2024", &scene.loose, NULL);
  assert_finds (fixture, type, "-(-(-due<2024))", &scene.loose, NULL);
  assert_finds (fixture, type, "\"...\"", &scene.made, &scene.loose, NULL);
}

static void
test_through_links (Fixture *fixture, gconstpointer data)
{
  const LiaRecordType *type = &lia_commitment_type;
  Scene scene;

  set_scene (fixture, &scene);
  fixture_add_update (fixture, &scene.made, "2024-01-10", "A call was held");
  assert_finds (fixture, type, "made_at:(city:none state:held)", &scene.made, NULL);
  assert_finds (fixture, type, "made_at:any", &scene.made, NULL);
  assert_finds (fixture, type, "made_at:none", &scene.loose, NULL);
  assert_finds (fixture, type, "made_at:none,E-001", &scene.made, &scene.loose, NULL);
  assert_finds (fixture, type, "-made_at:(state:held)", &scene.loose, NULL);
  assert_finds (fixture, type, "addresses:(sharing)", &scene.made, &scene.loose, NULL);
  assert_finds (fixture, type, "made_towards:IRQ", &scene.loose, NULL);
  assert_finds (fixture, type, "made_towards:(name:iraq)", &scene.loose, NULL);
  assert_finds (fixture, type, "updates:(date>2023-12)", &scene.made, NULL);
  assert_finds (fixture, type, "updates:none", &scene.loose, NULL);
  assert_finds (fixture, type, "-updates:(date>=2024-02)", &scene.made, &scene.loose, NULL);
  assert_finds (fixture, type, "updates>=1", &scene.made, NULL);
  assert_finds (fixture, type, "updates<1", &scene.loose, NULL);
  assert_finds (fixture, type, "made_at:(participations:(participant:(code:PAK)))", &scene.made,
                NULL);
  assert_finds (fixture, type, "made_at:(process:(short_name:bali))", &scene.made, NULL);
  assert_finds (fixture, &lia_challenge_type, "commitments_about_it:(status:fulfilled)",
                &scene.challenge, NULL);
  assert_finds (fixture, &lia_challenge_type, "addresses>=2", &scene.challenge, NULL);
  assert_finds (fixture, &lia_challenge_type, "addresses>2", NULL);
  assert_finds (fixture, &lia_participant_type, "participation.participant:(role:invited)",
                &scene.invited, NULL);
  assert_finds (fixture, &lia_participant_type,
                "participation.participant:any -participation.participant:(role:invited)",
                &scene.present, NULL);
}

/* "Commitments whose challenge is tagged scam centres, made by a state in both processes, silent
 * for 6 months". */
static void
test_sentence (Fixture *fixture, gconstpointer data)
{
  static const char sentence[] = "addresses:(themes:\"scam centres\")"
                                 " made_by:(kind:territory member:both) silent:6m";
  const char *const in_both[] = { "2010", "2010" };
  const char *const in_one[] = { "2010", "2024-06" };
  LiaId commitments[4];
  LiaId challenge, processes[2];

  processes[0] = fixture_add (fixture, "process", "name", "Bali", "short_name", "bali", NULL);
  processes[1] = fixture_add (fixture, "process", "name", "Budapest", "short_name", "bud", NULL);
  challenge = fixture_add (fixture, "challenge", "title", "Trafficking into scams", "themes",
                           "border management;Online scam centres", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (commitments); i++) {
    const char *const *since = i == 1 ? in_one : in_both;
    LiaId who = fixture_add_participant (fixture,
                                         i == 1   ? "AAA"
                                         : i == 2 ? "BBB"
                                         : i == 3 ? "CCC"
                                                  : "DDD",
                                         "State");
    g_autofree char *participant = lia_id_to_text (&who);

    for (guint j = 0; j < 2; j++) {
      g_autofree char *process = lia_id_to_text (&processes[j]);

      fixture_add (fixture, "membership", "participant", participant, "process", process,
                   "standing", "member", "since", since[j], NULL);
    }
    commitments[i] = fixture_add_commitment (fixture, "Act", "2025");
    fixture_link (fixture, "made_by", &commitments[i], &who);
    if (i != 2)
      fixture_link (fixture, "addresses", &commitments[i], &challenge);
    fixture_add_update (fixture, &commitments[i], i == 3 ? "2023-12-01" : "2023-06", "Done a bit");
  }

  assert_finds (fixture, &lia_commitment_type, sentence, &commitments[0], NULL);
  assert_finds (fixture, &lia_commitment_type, "silent:6m", &commitments[0], &commitments[1],
                &commitments[2], NULL);
  assert_finds (fixture, &lia_commitment_type, "state:silent", &commitments[0], &commitments[1],
                &commitments[2], NULL);
  assert_finds (fixture, &lia_commitment_type, "silent:1m", &commitments[0], &commitments[1],
                &commitments[2], &commitments[3], NULL);
  assert_finds (fixture, &lia_commitment_type, "made_by:(member:bali -member:bud)", &commitments[1],
                NULL);
  assert_finds (fixture, &lia_commitment_type, "made_by:(member:(since<2011 process:bud))",
                &commitments[0], &commitments[2], &commitments[3], NULL);
  assert_finds (fixture, &lia_commitment_type, "made_by:(member:none)", NULL);
}

/* Whatever somebody writes is a value, never SQL. */
static void
test_injection (Fixture *fixture, gconstpointer data)
{
  static const char *const attempts[] = {
    "title:\"x') OR 1=1 --\"",  "title=\"' OR ''='\"",   "\"') UNION SELECT id FROM edit --\"",
    "themes\"; DROP TABLE x:1", "title:\"{0} {s0} ?1\"", "addresses:(title:\"'); --\")",
    "contact:\"\\\" OR 1\"",
  };
  Scene scene;

  set_scene (fixture, &scene);
  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++) {
    assert_finds (fixture, &lia_commitment_type, attempts[i], NULL);
  }
  assert_finds (fixture, &lia_commitment_type, "", &scene.made, &scene.loose, NULL);
}

/* As deep as it can be written, SQLite still takes it. */
static void
test_depth (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) links = g_string_new ("status:in_progress");
  g_autoptr (GString) groups = g_string_new ("status:in_progress");
  Scene scene;

  set_scene (fixture, &scene);
  for (guint i = 0; i < LIA_EXPRESSION_MAX_DEPTH; i++) {
    g_string_prepend (links, i % 2 == 0 ? "commitments_about_it:(" : "addresses:(");
    g_string_append_c (links, ')');
    if (i % 2 == 0) {
      g_string_prepend (groups, "-(lead:any or ");
      g_string_append (groups, " x)");
    }
  }
  assert_finds (fixture, &lia_commitment_type, links->str, &scene.made, &scene.loose, NULL);
  assert_finds (fixture, &lia_commitment_type, groups->str, &scene.made, &scene.loose, NULL);
}

/* A relation to and from everything, again and again, ends with a sentence. */
static void
test_breadth (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("x");

  for (guint i = 0; i < LIA_EXPRESSION_MAX_DEPTH / 2; i++) {
    g_string_prepend (text, "comes_from:(what_it_supports:(");
    g_string_append (text, "))");
  }
  assert_refused (fixture, LIA_REGISTER_ERROR_INVALID, text->str, "too many");
}

static void
assert_words (Fixture *fixture, const char *text, const char *words)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaExpression) expression = lia_expression_parse (text, NULL);
  g_autofree char *found = lia_filter_words (expression, &lia_commitment_type, reader);

  g_assert_cmpstr (found, ==, words);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  Scene scene;

  set_scene (fixture, &scene);
  assert_words (fixture, "state:overdue,silent", "Overdue or Silent");
  assert_words (fixture, "status:in_progress,unknown", "Status: In progress or Not reported");
  assert_words (fixture, "due<2026-12", "Due before December 2026");
  assert_words (fixture, "due:next-90-days", "Due: the next 90 days");
  assert_words (fixture, "due:2026-01..2026-06", "Due: January 2026 to June 2026");
  assert_words (fixture, "due:none", "Due: not known");
  assert_words (fixture, "silent:6m", "Silent for 6 months");
  assert_words (fixture, "wording:consular", "Wording contains “consular”");
  assert_words (fixture, "process:bali", "Process: Bali");
  assert_words (fixture, "-made_towards:IRQ", "Not Towards: Iraq");
  assert_words (fixture, "updates:none", "Updates: none");
  assert_words (fixture, "updates>3", "Updates: more than 3");
  assert_words (fixture, "addresses:(themes:scam or trend:growing)",
                "Addresses (Themes contains “scam” or Trend: Growing)");
  assert_words (fixture, "a (b or -c)", "“a” and (“b” or Not “c”)");
  assert_words (fixture, "archived:yes", "Archived");
  assert_words (fixture, "nonsense:1", "nonsense:1");
}

/* Every name of every type can be asked about, in each way that its kind has. */
/* Among records of one type a reference needs no letter, and may still be in the typing. */
static void
test_references (Fixture *fixture, gconstpointer data)
{
  Scene scene;

  set_scene (fixture, &scene);
  assert_finds (fixture, &lia_commitment_type, "C-002", &scene.loose, NULL);
  assert_finds (fixture, &lia_commitment_type, "c2", &scene.loose, NULL);
  assert_finds (fixture, &lia_commitment_type, "C 002", &scene.loose, NULL);
  assert_finds (fixture, &lia_commitment_type, "002", &scene.loose, NULL);
  assert_finds (fixture, &lia_commitment_type, "C-00", &scene.made, &scene.loose, NULL);
  assert_finds (fixture, &lia_commitment_type, "00", &scene.made, &scene.loose, NULL);
  assert_finds (fixture, &lia_commitment_type, "C-002 status:fulfilled", &scene.loose, NULL);
  assert_finds (fixture, &lia_commitment_type, "C-002 status:in_progress", NULL);
  assert_finds (fixture, &lia_commitment_type, "C-20", NULL);
  assert_finds (fixture, &lia_commitment_type, "X-001", NULL);
}

static void
test_all_names (Fixture *fixture, gconstpointer data)
{
  static const char *const forms[] = { "%s:any", "%s:none", "-%s:any", "%s:none or %s:any" };
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);

  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++) {
    g_autoptr (GPtrArray) names = lia_filter_names (*type);

    for (guint i = 0; i < names->len; i++) {
      const LiaFilterName *name = g_ptr_array_index (names, i);
      gboolean plain = name->kind == LIA_FILTER_STATE || name->kind == LIA_FILTER_SILENT ||
                       name->kind == LIA_FILTER_ARCHIVED;

      for (guint form = 0; form < G_N_ELEMENTS (forms) && !plain; form++) {
        g_autoptr (LiaQuery) query = lia_query_new (*type);
        g_auto (GStrv) parts = g_strsplit (forms[form], "%s", -1);
        g_autofree char *text = g_strjoinv (name->name, parts);
        g_autoptr (GError) error = NULL;

        g_assert_nonnull (name->label);
        lia_filter_apply (text, query, reader, 0, &error);
        g_assert_no_error (error);
        g_assert_cmpint (lia_reader_count (reader, query, &error), >=, 0);
        g_assert_no_error (error);
      }
    }
  }
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaQuery) query = lia_query_new (&lia_commitment_type);
  g_autoptr (LiaQuery) copy = NULL;
  Scene scene;

  set_scene (fixture, &scene);
  reader = lia_register_read (fixture->reg);
  g_assert_true (lia_query_where_concerning (query, "participant", &scene.present));
  g_assert_false (lia_query_where_concerning (query, "body", &scene.present));
  copy = lia_query_copy (query);
  g_assert_cmpint (lia_reader_count (reader, copy, NULL), ==, 1);
}

static void
test_tally (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaQuery) query = lia_query_new (&lia_commitment_type);
  g_autoptr (GHashTable) statuses = NULL;
  g_autoptr (GHashTable) challenges = NULL;
  g_autoptr (GHashTable) assessments = NULL;
  Scene scene;

  set_scene (fixture, &scene);
  reader = lia_register_read (fixture->reg);
  statuses = lia_reader_tally_field (reader, query, "status", NULL, NULL);
  challenges = lia_reader_tally_linked (reader, query, "addresses", NULL, NULL);
  assessments = lia_reader_tally_field (reader, query, "assessment", NULL, NULL);

  g_assert_cmpuint (g_hash_table_size (statuses), ==, 2);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (statuses, "fulfilled")), ==, 1);
  g_assert_cmpuint (g_hash_table_size (challenges), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (challenges, &scene.challenge)), ==, 2);
  g_assert_cmpuint (g_hash_table_size (assessments), ==, 0);
}

static void
test_tally_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaQuery) query = lia_query_new (&lia_commitment_type);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Scene scene;

  set_scene (fixture, &scene);
  reader = lia_register_read (fixture->reg);
  g_cancellable_cancel (cancellable);
  g_assert_null (lia_reader_tally_linked (reader, query, "addresses", cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add_test ("/filter/fields", test_fields);
  fixture_add_test ("/filter/archived", test_archived);
  fixture_add_test ("/filter/states", test_states);
  fixture_add_test ("/filter/concerning", test_concerning);
  fixture_add_test ("/filter/refused", test_refused);
  fixture_add_test ("/filter/forgiving", test_forgiving);
  fixture_add_test ("/filter/other-names", test_other_names);
  fixture_add_test ("/filter/default-mark", test_default_mark);
  g_test_add_func ("/filter/hint", test_hint);
  fixture_add_test ("/filter/field-kinds", test_field_kinds);
  fixture_add_test ("/filter/dates", test_dates);
  fixture_add_test ("/filter/numbers", test_numbers);
  fixture_add_test ("/filter/logic", test_logic);
  fixture_add_test ("/filter/through-links", test_through_links);
  fixture_add_test ("/filter/sentence", test_sentence);
  fixture_add_test ("/filter/injection", test_injection);
  fixture_add_test ("/filter/depth", test_depth);
  fixture_add_test ("/filter/breadth", test_breadth);
  fixture_add_test ("/filter/words", test_words);
  fixture_add_test ("/filter/references", test_references);
  fixture_add_test ("/filter/all-names", test_all_names);
  fixture_add_test ("/filter/copy", test_copy);
  fixture_add_test ("/filter/tally", test_tally);
  fixture_add_test ("/filter/tally-cancelled", test_tally_cancelled);
  return g_test_run ();
}
