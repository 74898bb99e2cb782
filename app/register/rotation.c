#include "rotation.h"

/* How many of each are kept: of those made on days of use one for each of the last days, weeks and
 * months on which there are any; and the last of those made before something was replaced. */
#define N_DAYS 7
#define N_WEEKS 4
#define N_MONTHS 12
#define N_BEFORE 3

typedef struct {
  const char *format;
  guint n;
} Span;

static const Span spans[] = {
  { "%Y-%m-%d", N_DAYS },
  { "%G-%V", N_WEEKS },
  { "%Y-%m", N_MONTHS },
};

static char *
period_of (gint64 at, const char *format)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (at);

  return moment != NULL ? g_date_time_format (moment, format) : g_strdup ("");
}

/* Where there is no room for all, there are fewer of each, so that they still reach far back; the
 * last one always stays. */
static guint
share (guint n, guint thinning)
{
  return MAX (n / thinning, 1);
}

/* The last in each of the last @most periods stays. */
static void
keep_span (GPtrArray *backups, const Span *span, guint most, GHashTable *kept)
{
  g_autofree char *last = NULL;
  guint n = 0;

  for (guint i = 0; i < backups->len && n < most; i++) {
    LiaBackup *backup = g_ptr_array_index (backups, i);
    g_autofree char *period = NULL;

    if (backup->occasion != LIA_BACKUP_USE)
      continue;
    period = period_of (backup->at, span->format);
    if (g_strcmp0 (period, last) == 0)
      continue;
    g_hash_table_add (kept, backup);
    g_free (last);
    last = g_steal_pointer (&period);
    n++;
  }
}

static void
keep_before (GPtrArray *backups, LiaBackupOccasion occasion, guint most, GHashTable *kept)
{
  guint n = 0;

  for (guint i = 0; i < backups->len && n < most; i++) {
    LiaBackup *backup = g_ptr_array_index (backups, i);

    if (backup->occasion == occasion) {
      g_hash_table_add (kept, backup);
      n++;
    }
  }
}

/* Who has just asked for a backup wants to find it, even if another follows on the same day. */
static void
keep_today (GPtrArray *backups, gint64 now, GHashTable *kept)
{
  g_autofree char *today = period_of (now, "%Y-%m-%d");

  for (guint i = 0; i < backups->len; i++) {
    LiaBackup *backup = g_ptr_array_index (backups, i);
    g_autofree char *day = period_of (backup->at, "%Y-%m-%d");

    if (backup->occasion == LIA_BACKUP_USE && g_str_equal (day, today))
      g_hash_table_add (kept, backup);
  }
}

/* (transfer full) */
static GHashTable *
choose_kept (GPtrArray *backups, gint64 now, guint thinning)
{
  GHashTable *kept = g_hash_table_new (NULL, NULL);

  if (thinning == 1)
    keep_today (backups, now, kept);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    keep_span (backups, &spans[i], share (spans[i].n, thinning), kept);
  keep_before (backups, LIA_BACKUP_UPGRADE, share (N_BEFORE, thinning), kept);
  keep_before (backups, LIA_BACKUP_RESTORE, share (N_BEFORE, thinning), kept);

  return kept;
}

static goffset
size_of (GHashTable *kept)
{
  GHashTableIter iter;
  gpointer backup;
  goffset size = 0;

  g_hash_table_iter_init (&iter, kept);
  while (g_hash_table_iter_next (&iter, &backup, NULL))
    size += ((const LiaBackup *) backup)->size;

  return size;
}

/**
 * lia_rotation_choose:
 * @backups: (element-type LiaBackup): the backups of a register, the latest first
 * @now: the moment, in seconds since 1970 UTC
 * @room: how much they may take together, in bytes
 *
 * Periods are counted by the backups that there are, not by the calendar: a register that was left
 * alone for a year keeps what it had. The last one of each occasion stays, whatever the room.
 *
 * Returns: (transfer full) (element-type LiaBackup): those that may go; they belong to @backups
 */
GPtrArray *
lia_rotation_choose (GPtrArray *backups, gint64 now, goffset room)
{
  guint thinning = 1;
  g_autoptr (GHashTable) kept = choose_kept (backups, now, thinning);
  GPtrArray *gone = g_ptr_array_new ();

  while (size_of (kept) > room && thinning < N_MONTHS) {
    g_hash_table_unref (kept);
    kept = choose_kept (backups, now, ++thinning);
  }
  for (guint i = 0; i < backups->len; i++)
    if (!g_hash_table_contains (kept, g_ptr_array_index (backups, i)))
      g_ptr_array_add (gone, g_ptr_array_index (backups, i));

  return gone;
}
