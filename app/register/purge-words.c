#include <glib/gi18n.h>

#include "purge.h"

static void G_GNUC_PRINTF (2, 3) append (GString *words, const char *format, ...)
{
  va_list arguments;

  if (words->len > 0)
    g_string_append_c (words, '\n');
  va_start (arguments, format);
  g_string_append_vprintf (words, format, arguments);
  va_end (arguments);
}

/**
 * lia_purge_to_words:
 * @what: what shall go
 * @extent: of lia_reader_purge_extent()
 *
 * What somebody has to know before they purge it: what goes, what stays, and where else it may be.
 *
 * Returns: (transfer full): sentences, each on a line of its own
 */
char *
lia_purge_to_words (const LiaPurge *what, const LiaPurgeExtent *extent)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_around = extent->n_parts + extent->n_links;

  if (extent->n_present > 0)
    append (words,
            ngettext ("%u text that stands in the record now goes for good.",
                      "%u texts that stand in the record now go for good.", extent->n_present),
            extent->n_present);
  if (extent->n_former > 0)
    append (words,
            ngettext ("%u former text goes from its history for good.",
                      "%u former texts go from its history for good.", extent->n_former),
            extent->n_former);
  if (what->former_only)
    append (words, _ ("What stands in the record now stays."));
  else if (what->field == NULL)
    append (words,
            _ ("The record goes into the archive. Its dates, choices and links stay, and the "
               "history still says who changed what and when."));
  if (n_around > 0)
    append (words,
            ngettext ("%u part or link of the record stays as it is, with its own texts.",
                      "%u parts and links of the record stay as they are, with their own texts.",
                      n_around),
            n_around);
  append (words, _ ("Other records that name or quote it stay as they are."));
  append (words, _ ("Workbooks, briefings, copies and backups made before still hold the texts."));
  append (words, _ ("It can’t be undone."));

  return g_string_free (g_steal_pointer (&words), FALSE);
}
