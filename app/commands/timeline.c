#include <glib/gi18n.h>
#include <string.h>

#include "account.h"
#include "briefing/timeline/timeline-picture.h"
#include "command.h"
#include "error.h"
#include "records/date.h"
#include "words.h"

/* What --format takes, and by which ending a file has it without. */
static const struct {
  const char *name;
  const char *ending;
  LiaTimelineFormat format;
} formats[] = {
  { "png", ".png", LIA_TIMELINE_PNG },
  { "svg", ".svg", LIA_TIMELINE_SVG },
  { "pdf", ".pdf", LIA_TIMELINE_PAGES },
  { "poster", ".pdf", LIA_TIMELINE_POSTER },
};

/* The ending has to fit, so that a slip of the keyboard doesn't put a picture in the place of the
 * register, or of anything else that isn't one. */
static gboolean
choose_format (LiaCommandLine *line, const char *name, LiaTimelineFormat *format, GError **error)
{
  const char *path = lia_command_line_argument (line, 0);
  gboolean known = name == NULL;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    gboolean named = name == NULL || g_str_equal (formats[i].name, name);

    known |= named;
    if (!named || !g_str_has_suffix (path, formats[i].ending))
      continue;
    *format = formats[i].format;
    return TRUE;
  }

  g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
               known ? _ ("“%s” can't be the picture; give it a name that ends in .svg, .png or "
                          ".pdf, as its format does.")
                     /* Translators: the names of formats are words of the command line. */
                     : _ ("“%s” is no format; there are: svg, png, pdf, poster."),
               known ? path : name);
  return FALSE;
}

static gboolean
choose_lanes (const char *name, LiaTimelineLanes *lanes, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (name == NULL || lia_timeline_lanes_find (name, lanes))
    return TRUE;

  for (guint i = 0; i < LIA_TIMELINE_N_LANES; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", lia_timeline_lanes_rules (i)->name);
  g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
               /* Translators: what was written, and the words that can be. */
               _ ("Lanes can't be made by “%s”; they can by: %s."), name, names->str);
  return FALSE;
}

/* A year or a month stands for all of its days. */
static gboolean
choose_day (const char *text, gboolean last, gint32 *day, GError **error)
{
  g_autoptr (LiaDate) date = NULL;

  if (text == NULL)
    return TRUE;

  date = lia_date_read (text, NULL);
  *day = date == NULL ? LIA_DAY_NONE : last ? lia_date_last_day (date) : lia_date_first_day (date);
  if (*day != LIA_DAY_NONE)
    return TRUE;

  g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
               _ ("“%s” is no date with a year, such as 2027, 2027-03 or 2027-03-15."), text);
  return FALSE;
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  g_autofree char *ceiling = NULL;
  g_autofree char *title = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *lanes = NULL;
  g_autofree char *format = NULL;
  gboolean personal = FALSE;
  const GOptionEntry options[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &from,
      N_ ("The first day, month or year; that of the first item if not given"), N_ ("DATE") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to,
      N_ ("The last day, month or year; that of the last item if not given"), N_ ("DATE") },
    { "lanes", 0, 0, G_OPTION_ARG_FILENAME, &lanes,
      N_ ("By process, body, challenge, participant, item or owner; process if not given"),
      N_ ("LANES") },
    { "ceiling", 0, 0, G_OPTION_ARG_FILENAME, &ceiling,
      N_ ("Up to which handling mark; the register's default if not given"), N_ ("MARK") },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &title, N_ ("What stands above it"), N_ ("TEXT") },
    { "personal", 0, 0, G_OPTION_ARG_NONE, &personal, N_ ("With the names of office holders"),
      NULL },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format,
      N_ ("svg, png, pdf (pages) or poster (a PDF of one page); as the file's name ends if not "
          "given"),
      N_ ("FORMAT") },
    { NULL },
  };
  LiaTimelineWishes wishes = { .first = LIA_DAY_NONE, .last = LIA_DAY_NONE };
  g_autoptr (LiaBriefingReport) report = NULL;
  LiaRegister *reg;

  if (!lia_command_line_parse (line, options, error) ||
      !choose_format (line, format, &wishes.format, error) ||
      !choose_lanes (lanes, &wishes.lanes, error) ||
      !choose_day (from, FALSE, &wishes.first, error) ||
      !choose_day (to, TRUE, &wishes.last, error))
    return FALSE;

  reg = lia_command_line_open (line, error);
  if (reg == NULL || (ceiling != NULL && !lia_words_mark (reg, ceiling, error)))
    return FALSE;

  wishes.ceiling = ceiling;
  wishes.title = title;
  wishes.personal = personal;
  if (!lia_timeline_picture_export (reg, &wishes, lia_command_line_argument (line, 0), NULL, NULL,
                                    NULL, &report, error))
    return FALSE;

  lia_account_print (report, lia_command_line_argument (line, 0));
  return TRUE;
}

const LiaCommand lia_timeline_command = {
  .name = "timeline",
  .arguments = N_ ("OUT.svg"),
  .summary = N_ ("Draw the timeline into a file: SVG, PNG or PDF"),
  .details =
      N_ ("What is marked above the ceiling stays out entirely; the picture doesn't say that it\n"
          "exists, only this command does. The picture bears the highest mark of what it was\n"
          "made from. A file of the same name is replaced once the new one is complete, has\n"
          "been read back, and was found to tell nothing that is held back."),
  .min_arguments = 1,
  .max_arguments = 1,
  .moment_option = "as-at",
  .run = run,
};
