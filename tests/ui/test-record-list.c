#include "records/types.h"
#include "scene.h"
#include "widgets/record-list.h"
#include "widgets/record-slot.h"

/* More than are read at once, so that some rows are read along with the keys and some later. */
#define MANY 300

typedef struct {
  LiaRecordList *list;
  GPtrArray *fields;
  guint answers;
} Asking;

static void
on_answered (Asking *asking)
{
  asking->answers++;
}

static void
start (SceneFixture *fixture, Asking *asking)
{
  asking->list = lia_record_list_new (fixture->base.reg);
  asking->fields = g_ptr_array_new ();
  asking->answers = 0;
  g_ptr_array_add (asking->fields, (gpointer) lia_record_type_field (&lia_challenge_type, "title"));
  g_signal_connect_swapped (asking->list, "answered", G_CALLBACK (on_answered), asking);
}

static gboolean
is_gone (gpointer data)
{
  return *(LiaRecordList **) data == NULL;
}

/* Questions that were given up may still be on their way. */
static void
stop (Asking *asking)
{
  g_object_add_weak_pointer (G_OBJECT (asking->list), (gpointer *) &asking->list);
  g_object_unref (asking->list);
  scene_run_until (is_gone, &asking->list);
  g_ptr_array_unref (asking->fields);
}

static void
ask (Asking *asking, const char *text)
{
  g_autoptr (LiaQuery) query = lia_query_new (&lia_challenge_type);

  lia_query_sort_by (query, "title", FALSE);
  lia_query_where_text (query, text);
  lia_record_list_ask (asking->list, query, asking->fields);
}

static gboolean
is_answered (gpointer data)
{
  return ((Asking *) data)->answers > 0;
}

static void
await (Asking *asking)
{
  asking->answers = 0;
  scene_run_until (is_answered, asking);
}

/* A letter for each hundred, because figures would find references as well. */
static char *
title_of (guint i)
{
  return g_strdup_printf ("Challenge %c%02u", 'a' + i / 100, i % 100);
}

static void
add_many (SceneFixture *fixture)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add many");

  for (guint i = 0; i < MANY; i++) {
    g_autofree char *title = title_of (i);
    LiaId id = lia_edit_create (edit, &lia_challenge_type);

    lia_edit_set (edit, &lia_challenge_type, &id, "title", NULL, title);
  }
  fixture_apply (&fixture->base, edit);
}

static LiaRecordSlot *
slot_at (Asking *asking, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (asking->list), position);
}

static void
assert_title (LiaRecordSlot *slot, const LiaField *field, const char *title)
{
  g_assert_cmpstr (lia_record_row_get_cell (lia_record_slot_get_row (slot), field)->text, ==,
                   title);
}

static void
count (guint *n)
{
  ++*n;
}

static void
test_order (SceneFixture *fixture, gconstpointer data)
{
  Asking asking;

  add_many (fixture);
  start (fixture, &asking);
  ask (&asking, "challenge");
  await (&asking);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (asking.list)), ==, MANY);
  for (guint i = 0; i < MANY; i += 13) {
    g_autofree char *title = title_of (i);
    g_autoptr (LiaRecordSlot) slot = slot_at (&asking, i);

    assert_title (slot, asking.fields->pdata[0], title);
  }
  g_assert_null (slot_at (&asking, MANY));
  g_assert_cmpuint (lia_record_list_get_total (asking.list), ==, MANY + 1);
  stop (&asking);
}

static void
test_sight (SceneFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaRecordSlot) first = NULL;
  g_autoptr (LiaRecordSlot) later = NULL;
  guint sighted = 0;
  Asking asking;

  add_many (fixture);
  start (fixture, &asking);
  lia_record_list_set_seen (asking.list, 0, 10);
  ask (&asking, "challenge");
  await (&asking);
  first = slot_at (&asking, 0);
  later = slot_at (&asking, 150);
  g_signal_connect_swapped (later, "sighted", G_CALLBACK (count), &sighted);
  g_assert_true (lia_record_slot_is_seen (first));
  g_assert_false (lia_record_slot_is_seen (later));

  lia_record_list_set_seen (asking.list, 145, 10);
  g_assert_cmpuint (sighted, ==, 1);
  g_assert_false (lia_record_slot_is_seen (first));
  g_assert_true (lia_record_slot_is_seen (later));
  g_clear_object (&first);
  g_clear_object (&later);
  stop (&asking);
}

static gboolean
is_counted (gpointer data)
{
  return *(guint *) data > 0;
}

/* Rows in sight change with the answer, the others when there is time for them. */
static void
test_catching_up (SceneFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaRecordSlot) first = NULL;
  g_autoptr (LiaRecordSlot) later = NULL;
  guint lagging = 0;
  Asking asking;

  add_many (fixture);
  start (fixture, &asking);
  lia_record_list_set_seen (asking.list, 0, 10);
  ask (&asking, "challenge a");
  await (&asking);
  first = slot_at (&asking, 0);
  later = slot_at (&asking, 50);
  g_signal_connect_swapped (asking.list, "lagging", G_CALLBACK (count), &lagging);

  ask (&asking, "challenge b");
  await (&asking);
  assert_title (first, asking.fields->pdata[0], "Challenge b00");
  assert_title (later, asking.fields->pdata[0], "Challenge a50");
  scene_run_until (is_counted, &lagging);
  g_assert_false (lia_record_list_catch_up (asking.list, 10));
  assert_title (later, asking.fields->pdata[0], "Challenge b50");
  g_clear_object (&first);
  g_clear_object (&later);
  stop (&asking);
}

/* What is in view stays in place and gets other rows; only the difference in length is announced.
 */
static void
test_narrowing (SceneFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaRecordSlot) slot = NULL;
  guint changes = 0, splices = 0;
  Asking asking;

  add_many (fixture);
  start (fixture, &asking);
  ask (&asking, "challenge");
  await (&asking);
  slot = slot_at (&asking, 0);
  g_signal_connect_swapped (slot, "changed", G_CALLBACK (count), &changes);
  g_signal_connect_swapped (asking.list, "items-changed", G_CALLBACK (count), &splices);

  ask (&asking, "challenge b");
  await (&asking);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (asking.list)), ==, 100);
  assert_title (slot, asking.fields->pdata[0], "Challenge b00");
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpuint (splices, ==, 1);
  g_clear_object (&slot);
  stop (&asking);
}

typedef struct {
  guint position, removed, added;
} Splice;

static void
on_items_changed (Splice *splice, guint position, guint removed, guint added)
{
  *splice = (Splice) { position, removed, added };
}

/* A view of 4.8 that loses all that it shows needs to hear that the whole list is another one. */
static void
test_nothing_stays (SceneFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaRecordSlot) slot = NULL;
  Splice splice = { 0 };
  Asking asking;

  add_many (fixture);
  start (fixture, &asking);
  ask (&asking, "challenge");
  await (&asking);
  slot = slot_at (&asking, 250);
  g_signal_connect_swapped (asking.list, "items-changed", G_CALLBACK (on_items_changed), &splice);
  ask (&asking, "challenge b");
  await (&asking);
  g_assert_cmpuint (splice.position, ==, 0);
  g_assert_cmpuint (splice.removed, ==, MANY);
  g_assert_cmpuint (splice.added, ==, 100);
  g_clear_object (&slot);
  slot = slot_at (&asking, 99);
  assert_title (slot, asking.fields->pdata[0], "Challenge b99");
  g_clear_object (&slot);
  stop (&asking);
}

static void
test_last_question_wins (SceneFixture *fixture, gconstpointer data)
{
  Asking asking;

  add_many (fixture);
  start (fixture, &asking);
  for (guint i = 0; i < 20; i++)
    ask (&asking, "challenge");
  ask (&asking, "challenge b");
  await (&asking);
  g_assert_cmpuint (asking.answers, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (asking.list)), ==, 100);
  stop (&asking);
}

static void
test_change_reaches_row (SceneFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaRecordSlot) slot = NULL;
  guint splices = 0;
  Asking asking;

  start (fixture, &asking);
  ask (&asking, NULL);
  await (&asking);
  slot = slot_at (&asking, 0);
  g_signal_connect_swapped (asking.list, "items-changed", G_CALLBACK (count), &splices);
  fixture_set (&fixture->base, &fixture->scene.challenge, "title", "Another title", NULL);
  await (&asking);
  assert_title (slot, asking.fields->pdata[0], "Another title");
  g_assert_cmpuint (splices, ==, 0);
  g_clear_object (&slot);
  stop (&asking);
}

static LiaId
id_at (Asking *asking, guint position)
{
  return *lia_record_list_get_id (asking->list, position);
}

static void
put_away (SceneFixture *fixture, Asking *asking, guint position)
{
  LiaId id = id_at (asking, position);
  g_autoptr (LiaRecord) record = fixture_get (&fixture->base, &id);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Archive it");

  lia_edit_archive (edit, record);
  fixture_apply (&fixture->base, edit);
}

/* What others do above and below leaves the rows in sight where they are: the view hears of it as
 * of something at the top. */
static void
test_held (SceneFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaRecordSlot) slot = NULL;
  g_autoptr (LiaRecordSlot) now = NULL;
  guint changes = 0;
  Splice splice = { 0 };
  Asking asking;

  add_many (fixture);
  start (fixture, &asking);
  ask (&asking, "challenge");
  await (&asking);
  lia_record_list_set_seen (asking.list, 150, 20);
  lia_record_list_set_held (asking.list, TRUE);
  slot = slot_at (&asking, 155);
  g_signal_connect_swapped (slot, "changed", G_CALLBACK (count), &changes);
  g_signal_connect_swapped (asking.list, "items-changed", G_CALLBACK (on_items_changed), &splice);

  put_away (fixture, &asking, 20);
  await (&asking);
  g_assert_cmpuint (splice.position, ==, 0);
  g_assert_cmpuint (splice.removed, ==, 1);
  g_assert_cmpuint (splice.added, ==, 0);
  now = slot_at (&asking, 154);
  g_assert_true (now == slot);
  g_clear_object (&now);

  fixture_add_challenge (&fixture->base, "Challenge a10 and more");
  await (&asking);
  g_assert_cmpuint (splice.position, ==, 0);
  g_assert_cmpuint (splice.removed, ==, 0);
  g_assert_cmpuint (splice.added, ==, 1);
  put_away (fixture, &asking, 280);
  await (&asking);
  g_assert_cmpuint (splice.position, ==, MANY - 1);
  g_assert_cmpuint (splice.removed, ==, 1);

  now = slot_at (&asking, 155);
  g_assert_true (now == slot);
  assert_title (slot, asking.fields->pdata[0], "Challenge b55");
  g_assert_cmpuint (changes, ==, 0);
  g_clear_object (&now);
  g_clear_object (&slot);
  stop (&asking);
}

/* One in sight that finds another place doesn't take the others along. */
static void
test_held_by_most (SceneFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaRecordSlot) slot = NULL;
  LiaId moving;
  Asking asking;

  add_many (fixture);
  start (fixture, &asking);
  ask (&asking, "challenge");
  await (&asking);
  lia_record_list_set_seen (asking.list, 150, 20);
  lia_record_list_set_held (asking.list, TRUE);
  slot = slot_at (&asking, 155);
  moving = id_at (&asking, 150);
  fixture_set (&fixture->base, &moving, "title", "Challenge a00 and more", NULL);
  await (&asking);
  g_assert_true (lia_id_equal (lia_record_list_get_id (asking.list, 1), &moving));
  assert_title (slot, asking.fields->pdata[0], "Challenge b55");
  g_clear_object (&slot);
  stop (&asking);
}

/* Another question has another answer, wherever the rows in sight stand in it. */
static void
test_held_until_asked (SceneFixture *fixture, gconstpointer data)
{
  g_autoptr (LiaRecordSlot) slot = NULL;
  Asking asking;

  add_many (fixture);
  start (fixture, &asking);
  ask (&asking, "challenge");
  await (&asking);
  lia_record_list_set_seen (asking.list, 50, 20);
  lia_record_list_set_held (asking.list, TRUE);
  slot = slot_at (&asking, 155);
  ask (&asking, "challenge b");
  await (&asking);
  g_assert_true (g_list_model_get_n_items (G_LIST_MODEL (asking.list)) == 100);
  g_clear_object (&slot);
  slot = slot_at (&asking, 55);
  assert_title (slot, asking.fields->pdata[0], "Challenge b55");
  g_clear_object (&slot);
  stop (&asking);
}

static void
test_sleeps_while_nobody_looks (SceneFixture *fixture, gconstpointer data)
{
  Asking asking;

  start (fixture, &asking);
  lia_record_list_set_active (asking.list, FALSE);
  ask (&asking, NULL);
  fixture_set (&fixture->base, &fixture->scene.challenge, "title", "Another title", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (asking.list)), ==, 0);
  lia_record_list_set_active (asking.list, TRUE);
  await (&asking);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (asking.list)), ==, 1);
  stop (&asking);
}

static void
test_find (SceneFixture *fixture, gconstpointer data)
{
  guint position = 7;
  Asking asking;

  start (fixture, &asking);
  ask (&asking, NULL);
  await (&asking);
  g_assert_true (lia_record_list_find (asking.list, &fixture->scene.challenge, &position));
  g_assert_cmpuint (position, ==, 0);
  g_assert_true (lia_id_equal (lia_record_list_get_id (asking.list, 0), &fixture->scene.challenge));
  g_assert_null (lia_record_list_get_id (asking.list, 1));
  g_assert_false (lia_record_list_find (asking.list, &fixture->scene.lesson, &position));
  stop (&asking);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  scene_add_test ("/record-list/order", test_order);
  scene_add_test ("/record-list/sight", test_sight);
  scene_add_test ("/record-list/catching-up", test_catching_up);
  scene_add_test ("/record-list/narrowing", test_narrowing);
  scene_add_test ("/record-list/nothing-stays", test_nothing_stays);
  scene_add_test ("/record-list/last-question-wins", test_last_question_wins);
  scene_add_test ("/record-list/change-reaches-row", test_change_reaches_row);
  scene_add_test ("/record-list/held", test_held);
  scene_add_test ("/record-list/held-by-most", test_held_by_most);
  scene_add_test ("/record-list/held-until-asked", test_held_until_asked);
  scene_add_test ("/record-list/sleeps-while-nobody-looks", test_sleeps_while_nobody_looks);
  scene_add_test ("/record-list/find", test_find);
  return g_test_run ();
}
