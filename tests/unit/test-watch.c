#include "fixture.h"

/* What a register announced. */
typedef struct {
  guint n;
  guint n_changes;
  GArray *serials; /* gint64 */
} Heard;

static void
on_changed (LiaRegister *reg, LiaEdit *edit, gpointer data)
{
  Heard *heard = data;
  gint64 serial = lia_edit_get_serial (edit);

  heard->n++;
  heard->n_changes += lia_edit_get_changes (edit)->len;
  g_array_append_val (heard->serials, serial);
}

static void
listen (Heard *heard, LiaRegister *reg)
{
  *heard = (Heard) { 0, 0, g_array_new (FALSE, FALSE, sizeof (gint64)) };
  g_signal_connect (reg, "changed", G_CALLBACK (on_changed), heard);
}

static void
stop (Heard *heard, LiaRegister *reg)
{
  g_signal_handlers_disconnect_by_data (reg, heard);
  g_array_unref (heard->serials);
}

static void
await (Heard *heard, guint n)
{
  while (heard->n < n)
    g_main_context_iteration (NULL, TRUE);
}

static gint64
apply_title (LiaRegister *reg, const char *title)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add a challenge");
  const LiaRecordType *type = lia_record_type_find ("challenge");
  LiaId id = lia_edit_create (edit, type);

  lia_edit_set (edit, type, &id, "title", NULL, title);
  g_assert_true (lia_register_apply (reg, edit, NULL));

  return lia_edit_get_serial (edit);
}

static void
test_foreign (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaRegister) other = lia_register_open (fixture->path, NULL);
  Heard heard;
  gint64 serial;

  listen (&heard, fixture->reg);
  serial = apply_title (other, "Theirs");
  await (&heard, 1);
  g_assert_cmpint (g_array_index (heard.serials, gint64, 0), ==, serial);
  g_assert_cmpuint (heard.n_changes, ==, 2);
  stop (&heard, fixture->reg);
}

/* Own edits are announced when they are applied, and never again by the watch; between them nothing
 * of the others is lost, and each comes in its order. */
static void
test_both_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaRegister) other = lia_register_open (fixture->path, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 last_foreign = 0;
  Heard heard;

  listen (&heard, fixture->reg);
  for (guint i = 0; i < 40; i++) {
    apply_title (i % 2 == 0 ? other : fixture->reg, "One of many");
    if (i % 8 == 0)
      g_main_context_iteration (NULL, FALSE);
  }
  await (&heard, 40);
  last_foreign = apply_title (other, "The last");
  await (&heard, 41);
  g_assert_cmpint (g_array_index (heard.serials, gint64, 40), ==, last_foreign);
  g_assert_cmpuint (heard.n, ==, 41);
  for (guint i = 0; i < heard.n; i++)
    g_assert_true (g_hash_table_add (seen, &g_array_index (heard.serials, gint64, i)));
  stop (&heard, fixture->reg);
}

static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaRegister) other = lia_register_open (fixture->path, NULL);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add many");
  const LiaRecordType *type = lia_record_type_find ("challenge");
  Heard heard;

  for (guint i = 0; i < 5000; i++) {
    LiaId id = lia_edit_create (edit, type);

    lia_edit_set (edit, type, &id, "title", NULL, "One of many");
  }
  listen (&heard, fixture->reg);
  g_assert_true (lia_register_apply (other, edit, NULL));
  await (&heard, 1);
  g_assert_cmpuint (heard.n_changes, ==, 10000);
  stop (&heard, fixture->reg);
}

/* A register may go while the watch is at work, and what it found is then told to nobody. */
static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LiaRegister) other = lia_register_open (fixture->path, NULL);

  for (guint i = 0; i < 5; i++) {
    g_autoptr (LiaRegister) brief = lia_register_open (fixture->path, NULL);
    g_autoptr (LiaRegister) gone = lia_register_open (fixture->path, NULL);
    Heard heard;

    listen (&heard, brief);
    apply_title (other, "Theirs");
    await (&heard, 1);
    stop (&heard, brief);
  }
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_add_test ("/watch/foreign", test_foreign);
  fixture_add_test ("/watch/both-write", test_both_write);
  fixture_add_test ("/watch/large", test_large);
  fixture_add_test ("/watch/closed", test_closed);
  return g_test_run ();
}
