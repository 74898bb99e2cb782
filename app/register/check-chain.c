#include <glib/gi18n.h>
#include <string.h>

#include "chain-rows.h"
#include "check-private.h"

/* Where the check of the chain stands: two cursors run side by side through edits and lines. */
typedef struct {
  LiaCheck *check;
  LiaDatabase *database;
  const char *home;
  LiaChain *chain;
  LiaStatement *lines;
  gboolean has_line;
  LiaChainEdit edit;
  GByteArray *checks;
  gint64 serial;     /* of the last edit */
  gboolean has_seal; /* whether the seal before this edit is known */
  LiaDigest seal;
} Walk;

static gint64
line_serial (Walk *walk)
{
  return lia_statement_get_integer (walk->lines, 9);
}

static gint64
line_step (Walk *walk)
{
  return lia_statement_get_integer (walk->lines, 0);
}

static gboolean
next_line (Walk *walk, GError **error)
{
  LiaStep step = lia_statement_step (walk->lines, error);

  walk->has_line = step == LIA_STEP_ROW;
  return step != LIA_STEP_ERROR;
}

static char *
name_line (Walk *walk)
{
  LiaId id = { 0 };

  lia_statement_get_id (walk->lines, 2, &id);
  return lia_check_name_line (walk->database, walk->home, lia_statement_get_text (walk->lines, 1),
                              &id, lia_statement_get_text (walk->lines, 3));
}

/* @format has the edit, and if it is about a line, that too. */
static void
report (Walk *walk, const char *format, gboolean with_line)
{
  g_autofree char *edit = lia_check_name_edit (walk->database, walk->edit.head.serial);
  g_autofree char *line = with_line ? name_line (walk) : NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  lia_check_add (walk->check, g_strdup_printf (format, edit, line));
#pragma GCC diagnostic pop
}

static void
report_missing_lines (Walk *walk, gint64 first, gint64 end)
{
  for (gint64 step = first; step < end && !lia_check_is_full (walk->check); step++) {
    g_autofree char *edit = lia_check_name_edit (walk->database, walk->edit.head.serial);

    lia_check_add (
        walk->check,
        /* Translators: an edit in the journal, and the place of one of its lines. */
        g_strdup_printf (_ ("%s: line %ld was removed afterwards."), edit, (long) step + 1));
  }
}

static gboolean
report_orphans (Walk *walk, gint64 before, GError **error)
{
  while (walk->has_line && line_serial (walk) < before) {
    g_autofree char *line = name_line (walk);

    lia_check_add (walk->check,
                   g_strdup_printf (
                       /* Translators: the number of an edit; then a record and its field. */
                       _ ("Edit %ld is missing, but a line of it is there: %s."),
                       (long) line_serial (walk), line));
    if (!next_line (walk, error))
      return FALSE;
  }

  return TRUE;
}

static void
report_missing_edits (Walk *walk, gint64 first, gint64 end)
{
  if (end - first == 1)
    lia_check_add (walk->check,
                   g_strdup_printf (_ ("Edit %ld is missing from the journal."), (long) first));
  else if (end > first)
    lia_check_add (walk->check,
                   g_strdup_printf (_ ("The edits %ld to %ld are missing from the journal."),
                                    (long) first, (long) end - 1));
}

static gboolean
is_check_right (Walk *walk, gsize place)
{
  GByteArray *found = lia_chain_get_checks (walk->chain);

  return (place + 1) * LIA_CHAIN_CHECK_SIZE <= walk->checks->len &&
         memcmp (walk->checks->data + place * LIA_CHAIN_CHECK_SIZE,
                 found->data + found->len - LIA_CHAIN_CHECK_SIZE, LIA_CHAIN_CHECK_SIZE) == 0;
}

static void
count_purged (Walk *walk)
{
  for (int side = 0; side < 2; side++)
    if (!lia_statement_is_null (walk->lines, 7 + side))
      walk->check->n_purged++;
}

static gboolean
check_lines (Walk *walk, gint64 n_lines, GError **error)
{
  gint64 expected = 0;

  while (walk->has_line && line_serial (walk) == walk->edit.head.serial) {
    gint64 step = line_step (walk);
    LiaChainLine line;

    lia_chain_rows_read_line (walk->chain, walk->lines, &walk->edit, &line);
    lia_chain_add (walk->chain, &line);
    count_purged (walk);
    if (step < 0 || step >= n_lines) {
      /* Translators: an edit in the journal; then a record and its field. */
      report (walk, _ ("%s: a line was added afterwards, for %s."), TRUE);
    } else {
      report_missing_lines (walk, expected, step);
      expected = step + 1;
      if (!is_check_right (walk, step))
        /* Translators: an edit in the journal; then a record and its field. */
        report (walk, _ ("%s: the line for %s was changed afterwards."), TRUE);
    }
    if (!next_line (walk, error))
      return FALSE;
  }
  report_missing_lines (walk, expected, n_lines);

  return TRUE;
}

/* A seal covers all, the checks only tell where to look: if the seal is right, only they are wrong.
 */
static void
judge (Walk *walk, const LiaDigest *hash, guint n_before)
{
  GPtrArray *problems = walk->check->problems;
  gboolean is_right =
      walk->has_seal && memcmp (hash, &walk->edit.hash, sizeof walk->edit.hash) == 0;

  if (is_right && problems->len > n_before) {
    g_ptr_array_set_size (problems, n_before);
    report (walk, _ ("%s: its seal was changed afterwards."), FALSE);
  } else if (!is_right && walk->has_seal && problems->len == n_before) {
    report (walk,
            _ ("%s: it does not follow on the edit before it; one of the two was changed "
               "together with its seal."),
            FALSE);
  }
}

static gboolean
check_edit (Walk *walk, GError **error)
{
  guint n_before = walk->check->problems->len;
  gint64 n_lines = (gint64) (walk->checks->len / LIA_CHAIN_CHECK_SIZE) - 1;
  LiaDigest hash;

  if (!walk->edit.is_sealed) {
    report (walk, _ ("%s: its seal is missing."), FALSE);
    return report_orphans (walk, walk->edit.head.serial + 1, error);
  }

  lia_chain_begin (walk->chain, &walk->seal);
  if (!check_lines (walk, MAX (n_lines, 0), error))
    return FALSE;
  hash = lia_chain_end (walk->chain, &walk->edit.head);
  if (!is_check_right (walk, MAX (n_lines, 0)))
    report (walk,
            _ ("%s: what it says of itself was changed afterwards, such as who made it, when "
               "or why."),
            FALSE);
  judge (walk, &hash, n_before);
  return TRUE;
}

static gboolean
walk_edits (Walk *walk, LiaStatement *edits, GError **error)
{
  LiaStep step = LIA_STEP_DONE;

  while (!lia_check_is_full (walk->check) &&
         (step = lia_statement_step (edits, error)) == LIA_STEP_ROW) {
    lia_chain_rows_read_edit (walk->chain, edits, &walk->edit);
    g_clear_pointer (&walk->checks, g_byte_array_unref);
    walk->checks = lia_statement_get_byte_array (edits, 11);
    if (!report_orphans (walk, walk->edit.head.serial, error))
      return FALSE;
    report_missing_edits (walk, walk->serial + 1, walk->edit.head.serial);
    walk->has_seal &= walk->edit.head.serial == walk->serial + 1;
    if (!check_edit (walk, error))
      return FALSE;

    walk->serial = walk->edit.head.serial;
    walk->has_seal = walk->edit.is_sealed;
    walk->seal = walk->edit.hash;
    walk->check->n_edits++;
  }

  return step != LIA_STEP_ERROR;
}

static char *
to_text (const LiaDigest *digest)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sizeof digest->bytes; i++)
    g_string_append_printf (text, "%02x", digest->bytes[i]);
  return g_string_free (text, FALSE);
}

/**
 * lia_check_chain:
 * @self: where problems go
 * @database: a connection
 * @home: the office of the register
 * @error: a %LIA_REGISTER_ERROR, if the check itself could not be finished
 *
 * Holds every edit of the journal and every line against the seals: what was changed, added or
 * removed after it was written is named. What was cut off at the very end leaves no gap; it shows
 * in the records, or by a seal that was noted.
 *
 * Returns: whether the check was finished
 */
gboolean
lia_check_chain (LiaCheck *self, LiaDatabase *database, const char *home, GError **error)
{
  g_autoptr (LiaChain) chain = lia_chain_new ();
  g_autoptr (LiaStatement) edits = lia_chain_rows_edits (database, error);
  g_autoptr (LiaStatement) lines = lia_database_prepare (
      database, "SELECT " LIA_CHAIN_LINE_COLUMNS " FROM change ORDER BY serial, step", error);
  Walk walk = {
    .check = self,
    .database = database,
    .home = home,
    .chain = chain,
    .lines = lines,
    .has_seal = TRUE,
  };
  gboolean done;

  if (edits == NULL || lines == NULL || !next_line (&walk, error))
    return FALSE;

  done = walk_edits (&walk, edits, error) && report_orphans (&walk, G_MAXINT64, error);
  g_clear_pointer (&walk.checks, g_byte_array_unref);
  if (walk.serial > 0 && walk.has_seal)
    self->seal = to_text (&walk.seal);
  return done;
}
