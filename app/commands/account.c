#include "account.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "plain.h"

static void
print_number (const char *name, guint number)
{
  g_autoptr (GString) text = g_string_new ("  ");

  lia_plain_append_padded (text, name, 24);
  printf ("%s  %6u\n", text->str, number);
}

static void
print_contents (const LiaBriefingReport *report, const char *path)
{
  g_autofree char *shown = lia_plain_to_line (path);

  /* Translators: a file, and the handling mark that it bears. */
  printf (_ ("Wrote “%s”, marked %s\n"), shown, report->mark);
  if (report->about != NULL) {
    g_autofree char *about = lia_plain_to_line (report->about);

    puts (about);
  }
  for (guint i = 0; i < report->contents->len; i++) {
    const LiaBriefingContent *content = &g_array_index (report->contents, LiaBriefingContent, i);

    print_number (content->name, content->n_rows);
  }
}

/* For the person who exports, and for nobody who reads the workbook. */
static void
print_held_back (const LiaBriefingReport *report)
{
  gboolean any = FALSE;

  for (guint i = 0; i < report->held_back->len; i++) {
    const LiaHeldBack *held_back = &g_array_index (report->held_back, LiaHeldBack, i);

    if (held_back->n_held_back == 0)
      continue;
    if (!any)
      puts (_ ("Held back:"));
    any = TRUE;
    print_number (lia_record_type_plural (held_back->type), held_back->n_held_back);
  }
  if (!any)
    puts (_ ("Nothing was held back for its mark."));

  if (report->unattributed->len > 0)
    puts (_ ("Without participants, under the Chatham House Rule:"));
  for (guint i = 0; i < report->unattributed->len; i++) {
    g_autofree char *title = lia_plain_to_line (g_ptr_array_index (report->unattributed, i));

    printf ("  %s\n", title);
  }
}

/**
 * lia_account_print:
 * @report: what went out
 * @path: the file that it went into
 *
 * Tells whoever exports what went into a file and what was held back.
 */
void
lia_account_print (const LiaBriefingReport *report, const char *path)
{
  print_contents (report, path);
  print_held_back (report);
  if (report->overlong != NULL)
    puts (report->overlong);
  if (report->unremembered != NULL)
    puts (report->unremembered);
}
