#include <string.h>

#include "fixture.h"
#include "register/recover.h"

#define N_COMMITMENTS 60
#define PAGE 4096

typedef void (*DamageFunc) (guint8 *page, GRand *chance);

/* A register in one file, as it is when nobody works with it. */
static void
fill (Fixture *fixture)
{
  for (int i = 0; i < N_COMMITMENTS; i++) {
    g_autofree char *title = g_strdup_printf ("Commitment %d", i);
    g_autofree char *narrative = g_strnfill (300, 'a' + i % 26);
    LiaId id = fixture_add_commitment (fixture, title, "2031-05-01");

    fixture_add_update (fixture, &id, "2030-03-02", narrative);
  }
  /* The last to close it takes the log in. */
  fixture_reopen (fixture);
}

static void
read_file (const char *path, char **bytes, gsize *size)
{
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, bytes, size, &error);
  g_assert_no_error (error);
}

static void
write_file (const char *path, const char *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, size, &error);
  g_assert_no_error (error);
}

static void
assert_sound (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaRegister) reg = lia_register_open (path, &error);
  g_autoptr (LiaCheck) check = NULL;

  g_assert_no_error (error);
  check = lia_register_check (reg, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < check->problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (check->problems, i));
  g_assert_cmpuint (check->problems->len, ==, 0);
}

static const LiaRecoveryCount *
count_of (const LiaRecovery *recovery, const char *type)
{
  for (guint i = 0; i < recovery->counts->len; i++) {
    const LiaRecoveryCount *count = &g_array_index (recovery->counts, LiaRecoveryCount, i);

    if (g_str_equal (count->type->name, type))
      return count;
  }
  g_assert_not_reached ();
}

/* Whatever comes of it, the old file stays as it is, and a new one is sound or isn't there. */
static LiaRecovery *
recover (Fixture *fixture, const char *bytes, gsize size)
{
  g_autofree char *damaged = g_build_filename (fixture->folder, "damaged.liaison", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "new.liaison", NULL);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  LiaRecovery *recovery;
  gsize size_after;

  write_file (damaged, bytes, size);
  g_remove (path);
  recovery = lia_recover (damaged, path, NULL, NULL, NULL, &error);
  read_file (damaged, &after, &size_after);
  g_assert_cmpmem (after, size_after, bytes, size);

  if (recovery != NULL) {
    assert_sound (path);
  } else {
    g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_DAMAGED);
    g_assert_nonnull (strstr (error->message, "backup"));
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  }

  return recovery;
}

static void
zero (guint8 *page, GRand *chance)
{
  memset (page, 0, PAGE);
}

static void
garble (guint8 *page, GRand *chance)
{
  for (gsize i = 0; i < PAGE; i++)
    page[i] = g_rand_int (chance);
}

/* A few bytes, so that much of the page looks as it should. */
static void
nibble (guint8 *page, GRand *chance)
{
  for (int i = 0; i < 12; i++)
    page[g_rand_int_range (chance, 0, PAGE)] = g_rand_int (chance);
}

static void
test_each_page (Fixture *fixture, gconstpointer data)
{
  DamageFunc damage = (DamageFunc) data;
  g_autoptr (GRand) chance = g_rand_new_with_seed (20261124);
  g_autofree char *bytes = NULL;
  guint n_recovered = 0;
  gsize size;

  fill (fixture);
  read_file (fixture->path, &bytes, &size);
  /* Each page is lost once; for the other kinds of damage a share of them has to do. */
  for (gsize at = 0; at < size; at += damage == zero ? PAGE : 3 * PAGE) {
    g_autofree char *damaged = g_memdup2 (bytes, size);
    g_autoptr (LiaRecovery) recovery = NULL;

    g_test_message ("page %" G_GSIZE_FORMAT, at / PAGE + 1);
    damage ((guint8 *) damaged + at, chance);
    recovery = recover (fixture, damaged, size);
    if (recovery == NULL)
      continue;
    n_recovered++;
    /* What one page lacks, the journal or the table still has. */
    if (damage != nibble) {
      const LiaRecoveryCount *count = count_of (recovery, "commitment");

      g_assert_cmpint (count->n_saved + count->n_rebuilt, ==, N_COMMITMENTS);
    }
  }
  /* Only the pages of the schema can't be done without. */
  g_assert_cmpuint (n_recovered, >=, size / PAGE / (damage == zero ? 1 : 3) * 3 / 4);
}

static void
test_cut (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize size;

  fill (fixture);
  read_file (fixture->path, &bytes, &size);
  for (gsize length = 0; length < size; length += 5 * PAGE + 777) {
    g_autoptr (LiaRecovery) recovery = recover (fixture, bytes, length);

    g_test_message ("%" G_GSIZE_FORMAT, length);
  }
}

static void
test_sound (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autoptr (LiaRecovery) recovery = NULL;
  g_autofree char *words = NULL;
  gsize size;

  fill (fixture);
  read_file (fixture->path, &bytes, &size);
  recovery = recover (fixture, bytes, size);
  g_assert_nonnull (recovery);
  g_assert_true (recovery->is_whole);
  g_assert_cmpint (recovery->n_edits, ==, 2 * N_COMMITMENTS);
  g_assert_cmpint (recovery->n_edits_lost, ==, 0);
  for (guint i = 0; i < recovery->counts->len; i++) {
    const LiaRecoveryCount *count = &g_array_index (recovery->counts, LiaRecoveryCount, i);

    g_assert_cmpint (count->n_rebuilt + count->n_lost, ==, 0);
  }
  g_assert_cmpint (count_of (recovery, "update")->n_saved, ==, N_COMMITMENTS);
  words = lia_recovery_tell (recovery);
  g_assert_nonnull (strstr (words, "No record is known to be missing."));
}

static void
test_many_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (7);
  g_autofree char *bytes = NULL;
  gsize size;

  fill (fixture);
  read_file (fixture->path, &bytes, &size);
  for (int round = 0; round < 20; round++) {
    g_autofree char *damaged = g_memdup2 (bytes, size);
    g_autoptr (LiaRecovery) recovery = NULL;

    g_test_message ("round %d", round);
    for (int i = 0; i < 6; i++) {
      gsize page = g_rand_int_range (chance, 12, size / PAGE);

      (round % 2 == 0 ? zero : nibble) ((guint8 *) damaged + page * PAGE, chance);
    }
    recovery = recover (fixture, damaged, size);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  fixture_add_test ("/recover/sound", test_sound);
  g_test_add ("/recover/zero", Fixture, (gconstpointer) zero, fixture_set_up, test_each_page,
              fixture_tear_down);
  g_test_add ("/recover/garble", Fixture, (gconstpointer) garble, fixture_set_up, test_each_page,
              fixture_tear_down);
  g_test_add ("/recover/nibble", Fixture, (gconstpointer) nibble, fixture_set_up, test_each_page,
              fixture_tear_down);
  fixture_add_test ("/recover/cut", test_cut);
  fixture_add_test ("/recover/many-pages", test_many_pages);

  return g_test_run ();
}
