#include <string.h>

#include "briefing/clearance/cleared-changes-private.h"
#include "briefing/clearance/cleared-private.h"
#include "briefing/kinds/kind.h"
#include "briefing/proof/proof-clearance.h"
#include "fixture.h"
#include "records/date.h"
#include "records/types.h"
#include "register/purge.h"

/* What became of records is the difference between what might have been told then and what may be
 * told now. Each test is done up to each mark but the highest, with that as LOW and the next as
 * HIGH. */

/* None of them is what a new register gives to records without a mark: those may be seen by all. */
static const char *const marks[] = { "Clear", "Green", "Amber", "Red" };

typedef enum {
  LOW,
  HIGH,
} Level;

typedef struct {
  Fixture *fixture;
  guint ceiling;
  LiaId marks[G_N_ELEMENTS (marks)];
  LiaMoment then;
  LiaProof *proof;
  LiaClearance *clearance;
} Story;

static void
story_clear (Story *self)
{
  g_clear_pointer (&self->clearance, lia_clearance_free);
  g_clear_pointer (&self->proof, lia_proof_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Story, story_clear)

static Story
story_new (Fixture *fixture, gconstpointer data)
{
  Story self = { .fixture = fixture, .ceiling = GPOINTER_TO_UINT (data) };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
    g_autofree char *rank = g_strdup_printf ("%u", i);

    self.marks[i] = fixture_add (fixture, "mark", "label", marks[i], "rank", rank, NULL);
  }

  return self;
}

static void
set_mark (Story *self, const LiaId *id, Level level)
{
  g_autofree char *text = lia_id_to_text (&self->marks[self->ceiling + level]);

  fixture_set (self->fixture, id, "mark", text, "Its originator agreed");
}

/* A record in one edit, so that it never was without its mark. */
static LiaId
add_marked (Story *self, const char *type, Level level, const char *field, const char *value)
{
  g_autofree char *text = lia_id_to_text (&self->marks[self->ceiling + level]);

  if (g_str_equal (type, "participant"))
    return fixture_add (self->fixture, type, field, value, "code", value, "kind", "organisation",
                        "mark", text, NULL);
  if (g_str_equal (type, "process"))
    return fixture_add (self->fixture, type, field, value, "short_name", value, "mark", text, NULL);

  return fixture_add (self->fixture, type, field, value, "mark", text, NULL);
}

static LiaId
add_commitment (Story *self, const char *title, Level level)
{
  g_autofree char *text = lia_id_to_text (&self->marks[self->ceiling + level]);

  return fixture_add (self->fixture, "commitment", "title", title, "kind", "commitment", "status",
                      "in_progress", "mark", text, NULL);
}

static LiaId
add_engagement (Story *self, const char *title)
{
  LiaId process = add_marked (self, "process", LOW, "name", title);
  g_autofree char *process_text = lia_id_to_text (&process);
  g_autofree char *mark = lia_id_to_text (&self->marks[self->ceiling]);

  return fixture_add (self->fixture, "engagement", "title", title, "process", process_text, "state",
                      "confirmed", "mark", mark, NULL);
}

static void
set_reference (Story *self, const LiaId *id, const char *field, const LiaId *to)
{
  g_autofree char *text = lia_id_to_text (to);

  fixture_set (self->fixture, id, field, text, NULL);
}

static void
set (Story *self, const LiaId *id, const char *field, const char *value)
{
  fixture_set (self->fixture, id, field, value, "canaryreason");
}

/* From now on things are changes; it is a year ago as far as the day is concerned. */
static void
begin (Story *self)
{
  self->then = (LiaMoment) { .serial = self->fixture->serial, .day = lia_day_today () - 365 };
}

static void
read_changes (Story *self)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->fixture->reg);
  g_autoptr (GError) error = NULL;

  story_clear (self);
  self->proof = lia_proof_new ();
  self->clearance = lia_clearance_new (reader, lia_register_briefing.types, NULL,
                                       marks[self->ceiling], FALSE, self->proof, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (lia_clearance_read_changes (self->clearance, reader, &self->then, lia_day_today (),
                                             self->proof, NULL, &error));
  g_assert_no_error (error);
}

static void
add_words (GString *text, const LiaClearedChange *change)
{
  g_autofree char *label = lia_cleared_change_label (change);
  g_autofree char *from = lia_cleared_change_from_words (change);
  g_autofree char *to = lia_cleared_change_to_words (change);

  g_string_append_printf (text, "%s|%s|%s|%s|%s\n", lia_cleared_get_title (change->record), label,
                          from != NULL ? from : "", to != NULL ? to : "", change->office);
}

static char *
log_to_text (Story *self)
{
  GPtrArray *log = lia_cleared_changes_get_log (lia_clearance_get_changes (self->clearance));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < log->len; i++)
    add_words (text, g_ptr_array_index (log, i));

  return g_string_free (text, FALSE);
}

static char *
stories_to_text (Story *self)
{
  GPtrArray *stories =
      lia_cleared_changes_get_stories (lia_clearance_get_changes (self->clearance));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < stories->len; i++) {
    const LiaClearedStory *story = g_ptr_array_index (stories, i);

    g_string_append_printf (text, "%s: %s\n", lia_changed_kind_name (story->kind),
                            lia_cleared_get_title (story->record));
    for (guint j = 0; j < story->differences->len; j++)
      add_words (text, g_ptr_array_index (story->differences, j));
  }

  return g_string_free (text, FALSE);
}

/* What is told, and that nothing else could be: no canary is in anything that was gathered, and a
 * file that had one would be refused. */
static void
assert_told (Story *self, const char *stories, const char *log)
{
  g_autofree char *told_stories = NULL;
  g_autofree char *told_log = NULL;
  const LiaClearedChanges *changes;

  read_changes (self);
  changes = lia_clearance_get_changes (self->clearance);
  told_stories = stories_to_text (self);
  told_log = log_to_text (self);
  g_assert_cmpstr (told_stories, ==, stories);
  g_assert_cmpstr (told_log, ==, log);
  for (guint i = 0; i < changes->all->len; i++) {
    const LiaClearedChange *change = g_ptr_array_index (changes->all, i);

    g_assert_true (change->from == NULL || strstr (change->from, "canary") == NULL);
    g_assert_true (change->to == NULL || strstr (change->to, "canary") == NULL);
  }
}

static void
assert_refused (Story *self, const char *word)
{
  lia_proof_take (self->proof, word, &(LiaProofPlace) { .name = "here" });
  lia_clearance_testify (self->clearance, self->proof, NULL, NULL);
  g_assert_false (lia_proof_is_clean (self->proof));
}

static void
assert_passed (Story *self, const char *word)
{
  lia_proof_take (self->proof, word, &(LiaProofPlace) { .name = "here" });
  lia_clearance_testify (self->clearance, self->proof, NULL, NULL);
  g_assert_true (lia_proof_is_clean (self->proof));
}

static void
test_told (Fixture *fixture, gconstpointer data)
{
  g_auto (Story) self = story_new (fixture, data);
  LiaId id = add_commitment (&self, "Share lessons", LOW);

  /* What is told of one record is not held back for being in another. */
  add_commitment (&self, "Share lessons", HIGH);
  begin (&self);
  set (&self, &id, "title", "Share all lessons");
  set (&self, &id, "title", "Share every lesson");
  set (&self, &id, "next_step", "Meet");
  set (&self, &id, "next_step", NULL);
  assert_told (&self,
               "changed: Share every lesson\n"
               "Share every lesson|Title|Share lessons|Share every lesson|RSO\n",
               "Share every lesson|Title|Share lessons|Share all lessons|RSO\n"
               "Share every lesson|Title|Share all lessons|Share every lesson|RSO\n"
               "Share every lesson|Next step||Meet|RSO\n"
               "Share every lesson|Next step|Meet||RSO\n");
  assert_passed (&self, "Share lessons");
}

/* Why and by whom is not told, even of what may be told in full. */
static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  g_auto (Story) self = story_new (fixture, data);
  LiaId done = add_commitment (&self, "Done", LOW);
  LiaId dropped = add_commitment (&self, "Dropped", LOW);
  LiaId away = add_commitment (&self, "Put away", LOW);
  LiaId late = add_commitment (&self, "Late", LOW);
  LiaId moved = add_commitment (&self, "Moved", LOW);
  g_autofree char *yesterday = lia_day_to_edtf (lia_day_today () - 1);
  LiaId added;

  set (&self, &late, "due", yesterday);
  set (&self, &moved, "due", "2099-01");
  set (&self, &away, "note", "canarynote");
  begin (&self);
  lia_register_set_author (fixture->reg, "canaryperson", "ICMPD");
  set (&self, &done, "status", "fulfilled");
  set (&self, &dropped, "status", "withdrawn");
  set (&self, &away, "archived", "1");
  set (&self, &moved, "due", "2099-02-03");
  added = add_commitment (&self, "Added", LOW);
  set (&self, &added, "note", "Later");
  assert_told (&self,
               "added: Added\n"
               "Added|Note||Later|ICMPD\n"
               "completed: Done\n"
               "Done|Status|In progress|Fulfilled|ICMPD\n"
               "overdue: Late\n"
               "withdrawn: Dropped\n"
               "Dropped|Status|In progress|Withdrawn|ICMPD\n"
               "withdrawn: Put away\n"
               "changed: Moved\n"
               "Moved|Due|January 2099|3 February 2099|ICMPD\n",
               "Done|Status|In progress|Fulfilled|ICMPD\n"
               "Dropped|Status|In progress|Withdrawn|ICMPD\n"
               "Put away|Put away|||ICMPD\n"
               "Moved|Due|January 2099|3 February 2099|ICMPD\n"
               "Added|Added|||ICMPD\n"
               "Added|Note||Later|ICMPD\n");
}

static void
test_held_back (Fixture *fixture, gconstpointer data)
{
  g_auto (Story) self = story_new (fixture, data);
  LiaId id = add_commitment (&self, "canarythen", LOW);
  LiaId away = add_commitment (&self, "canaryaway", HIGH);

  begin (&self);
  set (&self, &id, "title", "canarybetween");
  set_mark (&self, &id, HIGH);
  set (&self, &id, "title", "canarynow");
  set (&self, &away, "archived", "1");
  assert_told (&self, "", "");
  assert_refused (&self, "canarythen");
  assert_told (&self, "", "");
  assert_refused (&self, "canarybetween");
}

/* What was held back then is new, and what stood there before is not told. */
static void
test_widened (Fixture *fixture, gconstpointer data)
{
  g_auto (Story) self = story_new (fixture, data);
  LiaId id = add_commitment (&self, "canaryone", HIGH);
  g_autoptr (LiaEdit) edit = lia_edit_new ("canarylabel");
  g_autofree char *low = lia_id_to_text (&self.marks[self.ceiling]);
  g_autoptr (LiaRecord) record = NULL;

  begin (&self);
  set (&self, &id, "title", "canarytwo");
  record = fixture_get (fixture, &id);
  lia_edit_change (edit, record, "title", "Plain");
  lia_edit_change (edit, record, "mark", low);
  lia_edit_set_reason (edit, "canaryreason");
  fixture_apply (fixture, edit);
  set (&self, &id, "title", "Plainer");
  assert_told (&self, "added: Plainer\nPlainer|Title|Plain|Plainer|RSO\n",
               "Plainer|Added|||RSO\nPlainer|Title|Plain|Plainer|RSO\n");
  assert_refused (&self, "canaryone");
  assert_told (&self, "added: Plainer\nPlainer|Title|Plain|Plainer|RSO\n",
               "Plainer|Added|||RSO\nPlainer|Title|Plain|Plainer|RSO\n");
  assert_refused (&self, "canarytwo");
}

static void
test_between (Fixture *fixture, gconstpointer data)
{
  g_auto (Story) self = story_new (fixture, data);
  LiaId id = add_commitment (&self, "Then", LOW);

  begin (&self);
  set_mark (&self, &id, HIGH);
  set (&self, &id, "title", "canarybetween");
  set (&self, &id, "note", "canarynote");
  set (&self, &id, "note", NULL);
  set (&self, &id, "title", "Now");
  set_mark (&self, &id, LOW);
  assert_told (&self, "changed: Now\nNow|Title|Then|Now|RSO\n", "");
  assert_refused (&self, "canarybetween");
  assert_told (&self, "changed: Now\nNow|Title|Then|Now|RSO\n", "");
  assert_refused (&self, "canarynote");
}

static void
test_references (Fixture *fixture, gconstpointer data)
{
  g_auto (Story) self = story_new (fixture, data);
  LiaId id = add_commitment (&self, "Share", LOW);
  LiaId hidden = add_marked (&self, "participant", HIGH, "name", "canaryparty");
  LiaId widened = add_marked (&self, "participant", HIGH, "name", "Widened");
  LiaId plain = add_marked (&self, "participant", LOW, "name", "Plain");

  begin (&self);
  set_reference (&self, &id, "lead", &hidden);
  set_reference (&self, &id, "lead", &widened);
  set_mark (&self, &widened, LOW);
  set_reference (&self, &id, "lead", &plain);
  set_reference (&self, &id, "originator", &plain);
  set_reference (&self, &id, "originator", &hidden);
  assert_told (&self, "changed: Share\nShare|Lead||Plain|RSO\n",
               "Share|Lead|Widened|Plain|RSO\n"
               "Share|Originator||Plain|RSO\n"
               "Share|Originator|Plain||RSO\n");
}

static LiaRecord *
find_link (Story *self, const LiaId *id, const char *relation)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->fixture->reg);
  g_autoptr (GPtrArray) linked = lia_reader_linked (reader, id, relation, FALSE);

  g_assert_cmpuint (linked->len, ==, 1);
  return g_object_ref (((LiaLinked *) g_ptr_array_index (linked, 0))->link);
}

static void
archive_link (Story *self, const LiaId *id, const char *relation)
{
  g_autoptr (LiaRecord) link = find_link (self, id, relation);

  fixture_set (self->fixture, lia_record_get_id (link), "archived", "1", NULL);
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_auto (Story) self = story_new (fixture, data);
  LiaId one = add_commitment (&self, "One", LOW);
  LiaId two = add_commitment (&self, "Two", LOW);
  LiaId three = add_commitment (&self, "Three", LOW);
  LiaId hidden = add_marked (&self, "challenge", HIGH, "title", "canarychallenge");
  LiaId widened = add_marked (&self, "challenge", HIGH, "title", "Widened");
  LiaId plain = add_marked (&self, "challenge", LOW, "title", "Plain");

  fixture_link (fixture, "addresses", &two, &widened);
  fixture_link (fixture, "addresses", &three, &plain);
  begin (&self);
  fixture_link (fixture, "addresses", &one, &hidden);
  archive_link (&self, &two, "addresses");
  archive_link (&self, &three, "addresses");
  set_mark (&self, &widened, LOW);
  fixture_link (fixture, "addresses", &two, &plain);
  assert_told (&self,
               "added: Widened\n"
               "changed: Two\nTwo|Addresses||Plain|RSO\n"
               "changed: Three\nThree|Addresses|Plain||RSO\n",
               "Three|Addresses|Plain||RSO\n"
               "Widened|Added|||RSO\n"
               "Two|Addresses||Plain|RSO\n");
}

/* A part follows its whole. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  g_auto (Story) self = story_new (fixture, data);
  LiaId hidden = add_commitment (&self, "Hidden", HIGH);
  LiaId plain = add_commitment (&self, "Plain", LOW);
  LiaId old = fixture_add_update (fixture, &hidden, "2024-01-01", "canaryold");
  LiaId told = fixture_add_update (fixture, &plain, "2024-01-01", "Begun");
  LiaId red = fixture_add_update (fixture, &plain, "2024-01-01", "canaryred");

  set_mark (&self, &red, HIGH);
  begin (&self);
  set (&self, &red, "narrative", "canaryredder");
  set (&self, &old, "narrative", "Begun too");
  set_mark (&self, &hidden, LOW);
  set (&self, &told, "narrative", "Begun in earnest");
  fixture_add_update (fixture, &plain, "2024-02-01", "Went on");
  fixture_add_update (fixture, &hidden, "2024-02-01", "Went on too");
  assert_told (&self,
               "added: Hidden\n"
               "changed: Plain\n"
               "Plain|Update: Narrative|Begun|Begun in earnest|RSO\n"
               "Plain|Update||1 February 2024: Went on|RSO\n",
               "Hidden|Added|||RSO\n"
               "Plain|Update: Narrative|Begun|Begun in earnest|RSO\n"
               "Plain|Update||1 February 2024: Went on|RSO\n"
               "Hidden|Update||1 February 2024: Went on too|RSO\n");
  assert_refused (&self, "canaryredder");
  assert_told (&self,
               "added: Hidden\n"
               "changed: Plain\n"
               "Plain|Update: Narrative|Begun|Begun in earnest|RSO\n"
               "Plain|Update||1 February 2024: Went on|RSO\n",
               "Hidden|Added|||RSO\n"
               "Plain|Update: Narrative|Begun|Begun in earnest|RSO\n"
               "Plain|Update||1 February 2024: Went on|RSO\n"
               "Hidden|Update||1 February 2024: Went on too|RSO\n");
  assert_refused (&self, "canaryold");
}

static LiaId
add_participation (Story *self, const LiaId *engagement, const LiaId *participant)
{
  g_autofree char *at = lia_id_to_text (engagement);
  g_autofree char *who = lia_id_to_text (participant);

  return fixture_add (self->fixture, "participation", "engagement", at, "participant", who, "role",
                      "attends", "statement", "canarystatement", NULL);
}

/* Who was there is withheld if the Rule holds, and so is what it withheld while it held. */
static void
test_chatham_house (Fixture *fixture, gconstpointer data)
{
  g_auto (Story) self = story_new (fixture, data);
  LiaId under = add_engagement (&self, "Under");
  LiaId once = add_engagement (&self, "Once under");
  LiaId now = add_engagement (&self, "Under now");
  LiaId party = add_marked (&self, "participant", LOW, "name", "Party");
  LiaId made = add_commitment (&self, "Made", LOW);
  LiaId part = add_participation (&self, &once, &party);

  set (&self, &under, "chatham_house", "1");
  set (&self, &once, "chatham_house", "1");
  set (&self, &once, "organisations", "canaryonce");
  set (&self, &now, "organisations", "canarynow");
  begin (&self);
  set (&self, &under, "organisations", "canaryunder");
  set (&self, &once, "organisations", "canarystill");
  set (&self, &once, "organisations", NULL);
  set (&self, &now, "organisations", "canarylater");
  set (&self, &now, "chatham_house", "1");
  add_participation (&self, &under, &party);
  set (&self, &part, "statement", "Said too");
  fixture_link (fixture, "made_at", &made, &under);
  set (&self, &once, "chatham_house", NULL);
  set (&self, &once, "organisations", "Said");
  assert_told (&self,
               "changed: Once under\n"
               "Once under|Other participants||Said|RSO\n"
               "Once under|Chatham House Rule|Yes||RSO\n"
               "changed: Under now\n"
               "Under now|Chatham House Rule||Yes|RSO\n",
               "Under now|Chatham House Rule||Yes|RSO\n"
               "Once under|Chatham House Rule|Yes||RSO\n"
               "Once under|Other participants||Said|RSO\n");
  assert_refused (&self, "canarystill");
}

static void
test_purged (Fixture *fixture, gconstpointer data)
{
  g_auto (Story) self = story_new (fixture, data);
  LiaId id = add_commitment (&self, "canarypurged", LOW);
  LiaPurge what = { id, "title", TRUE };
  g_autoptr (GError) error = NULL;

  begin (&self);
  set (&self, &id, "title", "Plain");
  g_assert_true (lia_register_purge (fixture->reg, &what, &error));
  g_assert_no_error (error);
  assert_told (&self, "changed: Plain\nPlain|Title|(purged)|Plain|RSO\n",
               "Plain|Title|(purged)|Plain|RSO\n");
}

static void
test_undone (Fixture *fixture, gconstpointer data)
{
  g_auto (Story) self = story_new (fixture, data);
  LiaId id = add_commitment (&self, "Share", LOW);
  g_autoptr (LiaEdit) undo = NULL;
  g_autoptr (LiaEdit) away = NULL;

  fixture_add_commitment (fixture, "Unmade", NULL);
  begin (&self);
  away = lia_register_undo (fixture->reg, NULL);
  set (&self, &id, "title", "canaryslip");
  undo = lia_register_undo (fixture->reg, NULL);
  g_assert_nonnull (away);
  g_assert_nonnull (undo);
  assert_told (&self, "withdrawn: Unmade\n", "Unmade|Removed|||RSO\n");
}

/* The whole bears the mark that something told in it bore. */
static void
test_highest (Fixture *fixture, gconstpointer data)
{
  g_auto (Story) self = story_new (fixture, data);
  LiaId id = add_commitment (&self, "Share", LOW);
  g_autofree char *lowest = lia_id_to_text (&self.marks[0]);

  begin (&self);
  set (&self, &id, "title", "Share less");
  fixture_set (fixture, &id, "mark", lowest, "Its originator agreed");
  read_changes (&self);
  g_assert_cmpint (lia_clearance_get_highest (self.clearance)->rank, ==, (int) self.ceiling);
}

static void
test_blank (Fixture *fixture, gconstpointer data)
{
  g_auto (Story) self = story_new (fixture, data);
  LiaId id = add_commitment (&self, "Share lessons", LOW);
  LiaId away = add_commitment (&self, "Put away", LOW);
  g_autofree char *stories = NULL;
  g_autofree char *log = NULL;

  begin (&self);
  set (&self, &id, "title", "Share all");
  set (&self, &id, "status", "fulfilled");
  set (&self, &away, "archived", "1");
  read_changes (&self);
  lia_clearance_blank (self.clearance);
  stories = stories_to_text (&self);
  log = log_to_text (&self);
  g_assert_null (strstr (stories, "Share"));
  g_assert_null (strstr (log, "Share"));
  g_assert_null (strstr (stories, "Put"));
  g_assert_nonnull (strstr (log, "|Status|In progress|Fulfilled|"));
}

/* What is no more is still called as it was. */
static void
test_unmade (Fixture *fixture, gconstpointer data)
{
  g_auto (Story) self = story_new (fixture, data);
  const LiaClearedStory *story;
  g_autoptr (LiaEdit) undone = NULL;

  add_commitment (&self, "Share", LOW);
  begin (&self);
  undone = lia_register_undo (fixture->reg, NULL);
  g_assert_nonnull (undone);
  assert_told (&self, "withdrawn: Share\n", "Share|Removed|||RSO\n");
  story = g_ptr_array_index (
      lia_cleared_changes_get_stories (lia_clearance_get_changes (self.clearance)), 0);
  g_assert_cmpstr (lia_cleared_get_reference (story->record), ==, "C-001");
}

static void
add_test (const char *name, FixtureFunc func)
{
  for (guint ceiling = 0; ceiling + 1 < G_N_ELEMENTS (marks); ceiling++) {
    g_autofree char *path = g_strdup_printf ("/cleared-changes/%s/%s", name, marks[ceiling]);

    g_test_add (path, Fixture, GUINT_TO_POINTER (ceiling), fixture_set_up, func, fixture_tear_down);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("told", test_told);
  add_test ("kinds", test_kinds);
  add_test ("held-back", test_held_back);
  add_test ("widened", test_widened);
  add_test ("between", test_between);
  add_test ("references", test_references);
  add_test ("links", test_links);
  add_test ("parts", test_parts);
  add_test ("chatham-house", test_chatham_house);
  add_test ("purged", test_purged);
  add_test ("undone", test_undone);
  add_test ("unmade", test_unmade);
  add_test ("highest", test_highest);
  add_test ("blank", test_blank);

  return g_test_run ();
}
