#include <glib/gi18n.h>
#include <stdio.h>

#include "account.h"
#include "brief-form.h"
#include "brief-subject.h"
#include "brief-time.h"
#include "briefing/briefing.h"
#include "command.h"
#include "error.h"
#include "interruption.h"
#include "language.h"
#include "named.h"
#include "records/types.h"
#include "words.h"

/* What it is called says which kind it is of as well; where it is only kept under a name, no file
 * is written. */
typedef struct {
  char *named;
  char *save_as;
  const char *kind;
  const char *path;
} Naming;

static void
naming_clear (Naming *naming)
{
  g_free (naming->named);
  g_free (naming->save_as);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Naming, naming_clear)

static gboolean
read_arguments (LiaCommandLine *line, Naming *naming, GError **error)
{
  guint n = lia_command_line_n_arguments (line);
  guint n_kinds = naming->named == NULL ? 1 : 0;

  if (n < n_kinds || n > n_kinds + 1 || (n == n_kinds && naming->save_as == NULL)) {
    g_set_error_literal (
        error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
        naming->named != NULL
            ? _ ("--named says which briefing it is; give the file to write, and "
                 "nothing else beside it.")
            : _ ("A briefing needs its kind and the file to write, or --save-as."));
    return FALSE;
  }

  naming->kind = n_kinds > 0 ? lia_command_line_argument (line, 0) : NULL;
  naming->path = lia_command_line_argument (line, n_kinds);
  return TRUE;
}

static gboolean
recall_named (LiaCommandLine *line,
              const char *name,
              LiaBriefingOptions **kept,
              LiaBriefingOptions *wishes,
              GError **error)
{
  const char *path = lia_command_line_path (line, error);

  *kept = path != NULL ? lia_named_load (path, name, error) : NULL;
  if (*kept != NULL)
    *wishes = **kept;
  return *kept != NULL;
}

/* What the window makes by another process has changed since it was kept, perhaps, but was made
 * from that. */
static gboolean
choose_named (LiaRegister *reg,
              const char *reference,
              LiaBriefingOptions *wishes,
              LiaId *id,
              GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaRecord) record = lia_reader_find (reader, &lia_briefing_type, reference, error);

  if (record == NULL)
    return FALSE;

  *id = *lia_record_get_id (record);
  wishes->named = id;
  return TRUE;
}

/* Which month was the last one is found out anew each time. */
static gboolean
keep (LiaRegister *reg,
      const Naming *naming,
      const LiaBriefTime *time,
      LiaBriefingOptions *wishes,
      LiaId *named,
      GError **error)
{
  LiaBriefingOptions kept = *wishes;

  if (naming->save_as == NULL)
    return TRUE;
  if (!lia_brief_time_check (time, reg, error))
    return FALSE;

  kept.since = time->kept;
  wishes->named = named;
  return lia_named_keep (reg, naming->save_as, &kept, named, error);
}

static void
choose_text (const char **wish, const char *given)
{
  if (given != NULL)
    *wish = given;
}

static gboolean
write_file (LiaRegister *reg,
            const LiaBriefingOptions *wishes,
            const char *path,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (LiaBriefingReport) report = NULL;

  if (!lia_briefing_export (reg, wishes, path, cancellable, NULL, NULL, &report, error)) {
    lia_words_blame (error);
    return FALSE;
  }

  lia_account_print (report, path);
  return TRUE;
}

/* To be looked at by the window, which shows it and keeps nothing. */
static gboolean
print_pages (LiaRegister *reg,
             const LiaBriefingOptions *wishes,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GBytes) pages = lia_briefing_render_pages (reg, wishes, NULL, cancellable, error);
  gsize length;
  gconstpointer data;

  if (pages == NULL)
    return FALSE;

  data = g_bytes_get_data (pages, &length);
  if (fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;

  g_set_error_literal (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FAILED,
                       _ ("The pages could not be handed over."));
  return FALSE;
}

static gboolean
run (LiaCommandLine *line, GError **error)
{
  g_autofree char *ceiling = NULL;
  g_autofree char *author = NULL;
  g_autofree char *audience = NULL;
  g_autofree char *title = NULL;
  g_autofree char *introduction = NULL;
  g_autofree char *language = NULL;
  g_autofree char *made_from = NULL;
  g_auto (LiaBriefForm) form = { 0 };
  g_auto (LiaBriefSubject) subject = { 0 };
  g_auto (LiaBriefTime) time = { 0 };
  g_auto (Naming) naming = { 0 };
  gboolean preview = FALSE;
  gboolean personal = FALSE;
  const GOptionEntry options[] = {
    { "ceiling", 0, 0, G_OPTION_ARG_FILENAME, &ceiling,
      N_ ("Up to which handling mark; the register's default if not given"), N_ ("MARK") },
    { "author", 0, 0, G_OPTION_ARG_FILENAME, &author,
      N_ ("Who prepared it, as it shall be read; the office if not given"), N_ ("NAME") },
    { "for", 0, 0, G_OPTION_ARG_FILENAME, &audience, N_ ("For whom it is, as it shall be read"),
      N_ ("NAME") },
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &title, N_ ("What it is called"), N_ ("TEXT") },
    { "introduction", 0, 0, G_OPTION_ARG_FILENAME, &introduction,
      N_ ("What stands before everything else"), N_ ("TEXT") },
    { "state", 0, 0, G_OPTION_ARG_FILENAME, &subject.scopes[LIA_BRIEF_STATE],
      N_ ("The participant that a country brief is about, by its code"), N_ ("CODE") },
    { "meeting", 0, 0, G_OPTION_ARG_FILENAME, &subject.scopes[LIA_BRIEF_MEETING],
      N_ ("The engagement that a meeting brief is about"), N_ ("ENGAGEMENT") },
    { "challenge", 0, 0, G_OPTION_ARG_FILENAME, &subject.scopes[LIA_BRIEF_CHALLENGE],
      N_ ("The challenge that a challenge brief is about"), N_ ("CHALLENGE") },
    { "since", 0, 0, G_OPTION_ARG_FILENAME, &time.since,
      N_ ("From when on it tells what happened: a day, month or year, or a snapshot"),
      N_ ("MOMENT") },
    { "period", 0, 0, G_OPTION_ARG_FILENAME, &time.period,
      N_ ("What a period report is of: 2026-10, 2026-Q3, 2026-H1, 2026; last month if not given"),
      N_ ("PERIOD") },
    { "sections", 0, 0, G_OPTION_ARG_FILENAME, &form.section_names,
      N_ ("Only these sections, in this order, with commas"), N_ ("NAMES") },
    { "columns", 0, 0, G_OPTION_ARG_FILENAME, &form.column_names,
      N_ ("Only these columns of its lists, with commas, such as commitment.due"), N_ ("NAMES") },
    { "made-from", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, &made_from, NULL, NULL },
    { "preview", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &preview, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &form.format,
      N_ ("As what it is written; what the name of the file ends in if not given"), N_ ("FORMAT") },
    { "language", 0, 0, G_OPTION_ARG_FILENAME, &language,
      N_ ("In which language, as a tag such as fr; the language of the program if not given"),
      N_ ("TAG") },
    { "personal", 0, 0, G_OPTION_ARG_NONE, &personal, N_ ("With the names of office holders"),
      NULL },
    { "where", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &subject.where,
      N_ ("Only about the records that this filter lets through, see “liaison filters”; can be "
          "given more than once"),
      N_ ("FILTER") },
    { "of", 0, 0, G_OPTION_ARG_FILENAME, &subject.of,
      N_ ("Of which type the records are that --where is about; commitment if not given"),
      N_ ("TYPE") },
    { "view", 0, 0, G_OPTION_ARG_FILENAME, &subject.view,
      N_ ("Only about the records in the saved view of that name"), N_ ("NAME") },
    { "named", 0, 0, G_OPTION_ARG_FILENAME, &naming.named,
      N_ ("As it was kept under this name, but for what is given here"), N_ ("NAME") },
    { "save-as", 0, 0, G_OPTION_ARG_FILENAME, &naming.save_as,
      N_ ("Keep it under this name, to be made again with --named; OUT can be left out then"),
      N_ ("NAME") },
    { NULL },
  };
  g_autoptr (GCancellable) interruption = NULL;
  g_autoptr (LiaBriefingOptions) kept = NULL;
  LiaBriefingOptions wishes = { 0 };
  LiaRegister *reg;
  LiaId named;

  if (!lia_command_line_parse (line, options, error) || !read_arguments (line, &naming, error) ||
      !(naming.kind != NULL ? lia_brief_form_choose_kind (naming.kind, &wishes, error)
                            : recall_named (line, naming.named, &kept, &wishes, error)))
    return FALSE;

  choose_text (&wishes.language, language);
  if (wishes.language != NULL && !lia_language_choose (wishes.language, error))
    return FALSE;

  interruption = lia_interruption_watch ();
  if (!lia_brief_form_choose (&form, preview ? NULL : naming.path, &wishes, error) ||
      !lia_brief_time_choose (&time, line, &wishes, error))
    return FALSE;
  reg = lia_command_line_open (line, error);
  if (reg == NULL || !lia_brief_subject_choose (&subject, reg, &wishes, error) ||
      (ceiling != NULL && !lia_words_mark (reg, ceiling, error)))
    return FALSE;

  wishes.personal |= personal;
  choose_text (&wishes.ceiling, ceiling);
  choose_text (&wishes.title, title);
  choose_text (&wishes.audience, audience);
  choose_text (&wishes.introduction, introduction);
  wishes.author = author != NULL                           ? author
                  : lia_command_line_office (line) != NULL ? lia_command_line_office (line)
                                                           : lia_register_get_office (reg);
  if (made_from != NULL && !choose_named (reg, made_from, &wishes, &named, error))
    return FALSE;
  if (preview)
    return print_pages (reg, &wishes, interruption, error);
  return keep (reg, &naming, &time, &wishes, &named, error) &&
         (naming.path == NULL || write_file (reg, &wishes, naming.path, interruption, error));
}

const LiaCommand lia_brief_command = {
  .name = "brief",
  .arguments = N_ ("KIND OUT"),
  .summary = N_ ("Write a briefing that may leave the house"),
  .details = N_ (
      "The kinds are register (all of it, or what --where lets through), country (with --state),\n"
      "meeting (with --meeting), challenge (with --challenge), tracker (commitments that others\n"
      "fill in and send back), changes (--since a moment, or the last such briefing) and period\n"
      "(a report of a month, quarter or half-year, with --period).\n"
      "\n"
      "The name of the file says as what it is written: a workbook (.xlsx), pages (.pdf) or plain\n"
      "text for mail (.txt). What is marked above the ceiling stays out entirely; the file "
      "doesn't\n"
      "say that it exists, only this command does. A file of the same name is replaced once the "
      "new\n"
      "one is complete, has been read back, and was found to tell nothing that is held back. More\n"
      "than tens of thousands of rows go into a workbook only, and so does what is filled in and\n"
      "sent back (tracker).\n"
      "\n"
      "With --where or --view the briefing is about some records: it has these, what is linked to\n"
      "them directly, and the parts and sources of all that. The filter sees only what may be\n"
      "seen up to the ceiling, so it can let through fewer records than in a list. The cover says\n"
      "the filter in words. Where no record fits, nothing is written.\n"
      "\n"
      "The register remembers what left: “recall C-042” tells which files held a record, and\n"
      "“briefings” what left at last and what has changed since."),
  .min_arguments = 0,
  .max_arguments = 2,
  .moment_option = "as-at",
  .says_empty = TRUE,
  .run = run,
};
