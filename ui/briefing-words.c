#include <glib/gi18n.h>

#include "briefing-words.h"

/* A name stays with its number, and the dot with the name before it. */
#define BETWEEN "\u00a0· "

static void
append (GString *text, const char *separator, char *part)
{
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, part);
  g_free (part);
}

/* (transfer full): what goes in. */
char *
lia_briefing_contents_words (const LiaBriefingReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < report->contents->len; i++) {
    const LiaBriefingContent *content = &g_array_index (report->contents, LiaBriefingContent, i);

    /* Translators: the name of a sheet and how many rows it has, as in "Challenges 28". */
    append (text, BETWEEN, g_strdup_printf (_ ("%s\u00a0%u"), content->name, content->n_rows));
  }

  return g_string_free (text, FALSE);
}

/* (transfer full): what doesn't, and why. */
char *
lia_briefing_held_back_words (const LiaBriefingReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < report->held_back->len; i++) {
    const LiaHeldBack *held = &g_array_index (report->held_back, LiaHeldBack, i);

    if (held->n_held_back > 0)
      append (text, BETWEEN,
              g_strdup_printf (_ ("%s\u00a0%u"), lia_record_type_plural (held->type),
                               held->n_held_back));
  }
  for (guint i = 0; i < report->unattributed->len; i++)
    append (text, "\n",
            /* Translators: the title of a meeting. */
            g_strdup_printf (_ ("Who was at “%s” (Chatham House Rule)"),
                             (const char *) g_ptr_array_index (report->unattributed, i)));
  if (text->len == 0)
    g_string_append (text, _ ("Nothing"));

  return g_string_free (text, FALSE);
}

/* What is pressed to have such a file. */
const char *
lia_briefing_export_words (const LiaRenderer *renderer)
{
  if (g_str_equal (renderer->name, "xlsx"))
    return _ ("Export workbook");
  if (g_str_equal (renderer->name, "pdf"))
    return _ ("Export pages");
  if (g_str_equal (renderer->name, "txt"))
    return _ ("Export text");

  return _ ("Export");
}
