#include <glib/gi18n.h>

#include "overview-private.h"
#include "records/types.h"
#include "register/tally.h"

static guint
n_statuses (void)
{
  guint n = 0;

  while (lia_status_choices[n].value != NULL)
    n++;

  return n;
}

/* Takes the label and the filter; the processes are those of the filter. */
static LiaOverviewBar *
bar_new (char *label, const char *hue, char *filter)
{
  LiaOverviewBar *bar = g_new0 (LiaOverviewBar, 1);

  bar->label = label;
  bar->hue = g_strdup (hue);
  bar->filter = filter;
  bar->counts = g_new0 (guint, n_statuses ());

  return bar;
}

static gboolean
fill_bar (LiaOverviewBar *bar,
          const LiaQuery *query,
          LiaReader *reader,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GHashTable) tally =
      lia_reader_tally_field (reader, query, "status", cancellable, error);

  if (tally == NULL)
    return FALSE;

  for (guint i = 0; lia_status_choices[i].value != NULL; i++) {
    bar->counts[i] = GPOINTER_TO_UINT (g_hash_table_lookup (tally, lia_status_choices[i].value));
    bar->total += bar->counts[i];
  }

  return TRUE;
}

static LiaQuery *
query_of (LiaRecord *process, LiaRecord *other)
{
  LiaQuery *query = lia_query_new (&lia_commitment_type);

  lia_query_sort_by (query, NULL, FALSE);
  lia_query_where_concerning (query, "process", lia_record_get_id (process));
  if (other != NULL)
    lia_query_where_concerning (query, "process", lia_record_get_id (other));

  return query;
}

static gboolean
add_process (LiaOverview *self,
             LiaRecord *process,
             LiaReader *reader,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (LiaQuery) query = query_of (process, NULL);
  LiaOverviewBar *bar =
      bar_new (g_strdup (lia_record_get (process, "name")), lia_record_get (process, "hue"),
               g_strdup_printf ("process:%s", lia_record_get (process, "short_name")));

  g_ptr_array_add (self->bars, bar);
  return fill_bar (bar, query, reader, cancellable, error);
}

static gboolean
add_both (LiaOverview *self,
          LiaRecord *one,
          LiaRecord *other,
          LiaReader *reader,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (LiaQuery) query = query_of (one, other);
  LiaOverviewBar *bar = bar_new (
      /* Translators: the commitments that were made at engagements of the two processes. */
      g_strdup (_ ("Both processes")), "slate",
      g_strdup_printf ("process:%s process:%s", lia_record_get (one, "short_name"),
                       lia_record_get (other, "short_name")));

  g_ptr_array_add (self->bars, bar);
  return fill_bar (bar, query, reader, cancellable, error);
}

/* A commitment belongs to the processes of the engagements at which it was made: one that was made
 * where both took part counts for each, and is what both share. With more than two processes there
 * is no such bar, because it would say too little. */
gboolean
lia_overview_read_bars (LiaOverview *self,
                        LiaReader *reader,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (&lia_process_type);
  g_autoptr (GPtrArray) processes = lia_reader_list_records (reader, query, cancellable, error);

  if (processes == NULL)
    return FALSE;

  for (guint i = 0; i < processes->len; i++)
    if (!add_process (self, processes->pdata[i], reader, cancellable, error))
      return FALSE;

  return processes->len != 2 ||
         add_both (self, processes->pdata[0], processes->pdata[1], reader, cancellable, error);
}
