#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "account.h"
#include "briefing/briefing.h"
#include "briefing/kinds/kind.h"
#include "briefing/since.h"
#include "command.h"
#include "error.h"
#include "interruption.h"
#include "language.h"
#include "named.h"
#include "records/date.h"
#include "records/types.h"
#include "register/saved-view.h"
#include "words.h"

/* What kinds of briefing are about one record of some type, by the option that names it. */
enum {
  STATE,
  MEETING,
  CHALLENGE,
  N_SCOPES,
};

static const char *const scope_options[] = { "state", "meeting", "challenge" };

/* The words that can be written, with commas. Each of @things begins with its name. */
static char *
list_names (gconstpointer const *things, const char *before)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; things[i] != NULL; i++)
    g_string_append_printf (names, "%s%s%s", i > 0 ? ", " : "", before,
                            *(const char *const *) things[i]);

  return g_string_free (names, FALSE);
}

/* What it is called says which kind it is of as well; where it is only kept under a name, no file
 * is written. */
typedef struct {
  char *named;
  char *save_as;
  char *since;
  const char *kind;
  const char *path;
} Naming;

static void
naming_clear (Naming *naming)
{
  g_free (naming->named);
  g_free (naming->save_as);
  g_free (naming->since);
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
            ? _ ("--named says which briefing it is; beside it there is only the "
                 "file to write.")
            : _ ("A briefing needs its kind and the file to write, or --save-as."));
    return FALSE;
  }

  naming->kind = n_kinds > 0 ? lia_command_line_argument (line, 0) : NULL;
  naming->path = lia_command_line_argument (line, n_kinds);
  return TRUE;
}

static gboolean
choose_kind (const char *name, LiaBriefingOptions *wishes, GError **error)
{
  g_autofree char *names = list_names ((gconstpointer const *) lia_briefing_kinds (), "");

  wishes->kind = lia_briefing_kind_find (name);
  if (wishes->kind != NULL)
    return TRUE;

  /* Translators: what was written, and the words that could have been, with commas. */
  g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
               _ ("“%s” is no briefing; there are: %s."), name, names);
  return FALSE;
}

static const char *
ending_of (const char *path)
{
  const char *dot = strrchr (path, '.');

  return dot != NULL ? dot + 1 : "";
}

/* The name of the file says as what it is written, unless that is said apart. */
static gboolean
choose_format (const char *path, const char *format, LiaBriefingOptions *wishes, GError **error)
{
  g_autofree char *names = list_names ((gconstpointer const *) lia_renderers (), ".");
  const LiaRenderer *meant = lia_renderer_find (ending_of (path));

  wishes->renderer = format != NULL ? lia_renderer_find (format) : meant;
  if (wishes->renderer == NULL)
    /* Translators: what was written, and the words that could have been, with commas. */
    g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                 _ ("“%s” doesn't say as what the briefing is written; give it a name that ends in "
                    "one of these: %s."),
                 format != NULL ? format : path, names);
  else if (meant != wishes->renderer)
    /* Translators: a file, and what its name has to end in (xlsx). */
    g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                 _ ("“%s” can't be the briefing; give it a name of its own that ends in .%s."),
                 path, wishes->renderer->name);
  else
    return TRUE;

  return FALSE;
}

/* What is only kept under a name need not say as what it is going to be written. */
static gboolean
choose_named_format (const char *format, LiaBriefingOptions *wishes, GError **error)
{
  g_autofree char *names = list_names ((gconstpointer const *) lia_renderers (), "");

  if (format == NULL)
    return TRUE;

  wishes->renderer = lia_renderer_find (format);
  if (wishes->renderer == NULL)
    /* Translators: what was written, and the words that could have been, with commas. */
    g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                 _ ("“%s” is no format of a briefing; there are: %s."), format, names);
  return wishes->renderer != NULL;
}

/* Each kind is about what it is about: another record would be left out without a word. */
static gboolean
choose_scope (LiaRegister *reg,
              char *const *scopes,
              LiaBriefingOptions *wishes,
              LiaId *id,
              GError **error)
{
  const LiaBriefingKind *kind = wishes->kind;
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaRecord) record = NULL;

  for (guint i = 0; i < N_SCOPES; i++) {
    gboolean wanted = g_strcmp0 (kind->scope_option, scope_options[i]) == 0;

    if (wanted == (scopes[i] != NULL) || (wanted && wishes->scope != NULL))
      continue;
    g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                 /* Translators: words of the command line: a kind of briefing, and an option. */
                 wanted ? _ ("A briefing of the kind “%s” is about one record; give --%s.")
                        : _ ("A briefing of the kind “%s” doesn't take --%s."),
                 kind->name, scope_options[i]);
    return FALSE;
  }

  for (guint i = 0; i < N_SCOPES; i++)
    if (scopes[i] != NULL) {
      record = lia_reader_find (reader, kind->scope, scopes[i], error);
      if (record == NULL)
        return FALSE;
      *id = *lia_record_get_id (record);
      wishes->scope = id;
    }

  return TRUE;
}

static gboolean
choose_sections (char **sections, LiaBriefingOptions *wishes, GError **error)
{
  for (guint i = 0; sections != NULL && sections[i] != NULL; i++)
    if (lia_briefing_kind_section (wishes->kind, g_strstrip (sections[i])) == NULL) {
      g_autoptr (GPtrArray) all = g_ptr_array_new ();
      g_autofree char *names = NULL;

      for (const LiaSectionKind *section = wishes->kind->sections; section->name != NULL; section++)
        g_ptr_array_add (all, (gpointer) section);
      g_ptr_array_add (all, NULL);
      names = list_names ((gconstpointer const *) all->pdata, "");
      /* Translators: what was written, and the words that could have been, with commas. */
      g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                   _ ("“%s” is no section of this briefing; it has: %s."), sections[i], names);
      return FALSE;
    }

  if (sections != NULL)
    wishes->sections = (const char *const *) sections;
  return TRUE;
}

static gboolean
fail_option (const LiaBriefingKind *kind, const char *option, GError **error)
{
  g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
               /* Translators: words of the command line: a kind of briefing, and an option. */
               _ ("A briefing of the kind “%s” doesn't take --%s."), kind->name, option);
  return FALSE;
}

/* What a report that is kept is of: a period, because it is to be made again when that is another
 * one. What began on some day goes on. */
static char *
period_to_keep (const char *period, const char *since)
{
  g_autofree char *first = NULL;
  g_autofree char *end = NULL;

  if (period != NULL || since == NULL || strstr (since, "..") != NULL ||
      !lia_since_read_period (since, lia_day_today (), &first, &end, NULL))
    return g_strdup (period != NULL ? period : since);

  return g_strconcat (since, "..", NULL);
}

/* A kept report tells its period where others tell since when; what is no period is a moment. */
static const char *
kept_period (const LiaBriefingKind *kind, const char *kept)
{
  g_autofree char *first = NULL;
  g_autofree char *end = NULL;

  return kind == &lia_period_briefing && kept != NULL &&
                 lia_since_read_period (kept, lia_day_today (), &first, &end, NULL)
             ? kept
             : NULL;
}

/* A report that is asked for without more is that of the month that is over. */
static gboolean
choose_time (LiaCommandLine *line,
             const LiaBriefingKind *kind,
             const char *period,
             char **since,
             GError **error)
{
  gboolean given = *since != NULL || lia_command_line_moment (line) != NULL;
  g_autofree char *end = NULL;

  if (*since != NULL && !kind->since)
    return fail_option (kind, "since", error);
  if (period != NULL && kind != &lia_period_briefing)
    return fail_option (kind, "period", error);
  if (period != NULL && given) {
    g_set_error_literal (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                         _ ("Give --period, or --since and --as-at, but not both."));
    return FALSE;
  }
  if (kind != &lia_period_briefing || given)
    return TRUE;

  if (!lia_since_read_period (period != NULL ? period : LIA_SINCE_USUAL_PERIOD, lia_day_today (),
                              since, &end, error))
    return FALSE;

  if (end != NULL)
    lia_command_line_set_moment (line, end);
  return TRUE;
}

typedef struct {
  char *of;
  char *view;
  char **where;
} Subject;

static void
subject_clear (Subject *subject)
{
  g_free (subject->of);
  g_free (subject->view);
  g_strfreev (subject->where);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Subject, subject_clear)

/* What was given has to hold together. */
static gboolean
join (char **where, char **filter, GError **error)
{
  g_autoptr (LiaExpression) all = lia_expression_new (LIA_EXPRESSION_ALL);

  all->apart = TRUE;
  for (guint i = 0; where[i] != NULL; i++) {
    LiaExpression *part = lia_expression_parse (where[i], error);

    if (part == NULL)
      return FALSE;
    lia_expression_add (all, part);
  }
  *filter = lia_expression_write (all->parts->len == 1 ? lia_expression_part (all, 0) : all);

  return TRUE;
}

static gboolean
find_view (LiaRegister *reg,
           const char *name,
           LiaBriefingOptions *wishes,
           LiaId *id,
           GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaRecord) record = lia_reader_find (reader, &lia_view_type, name, error);
  g_autoptr (LiaSavedView) view = record != NULL ? lia_saved_view_read (record, error) : NULL;

  if (view == NULL)
    return FALSE;

  *id = *lia_record_get_id (record);
  wishes->view = id;
  wishes->about = view->shows;
  return TRUE;
}

/* Commitments are what most filters are of. */
static gboolean
choose_subject (LiaRegister *reg,
                const Subject *subject,
                LiaBriefingOptions *wishes,
                LiaId *view,
                char **filter,
                GError **error)
{
  const LiaRecordType *of = NULL;

  if ((subject->of != NULL && (of = lia_words_type (subject->of, error)) == NULL) ||
      (subject->view != NULL && !find_view (reg, subject->view, wishes, view, error)) ||
      (subject->where != NULL && !join (subject->where, filter, error)))
    return FALSE;

  if (!wishes->kind->filtered &&
      (subject->of != NULL || subject->view != NULL || subject->where != NULL)) {
    g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                 /* Translators: a word of the command line: a kind of briefing. */
                 _ ("A briefing of the kind “%s” can't be narrowed by --where or --view."),
                 wishes->kind->name);
    return FALSE;
  }

  if (*filter != NULL)
    wishes->filter = *filter;
  if (wishes->about == NULL)
    wishes->about = of != NULL ? of : subject->where != NULL ? &lia_commitment_type : NULL;
  if (wishes->about == NULL ||
      (lia_briefing_can_be_about (wishes->about) && (of == NULL || of == wishes->about)))
    return TRUE;

  g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
               of == NULL || of == wishes->about
                   /* Translators: a kind of records in the plural. */
                   ? _ ("A briefing can't be about records of this kind: %s.")
                   : _ ("That view shows another kind of records: %s; leave --of out."),
               lia_record_type_plural (wishes->about));
  return FALSE;
}

/* A filter that isn't written well is a slip of whoever wrote the command. */
static void
blame (GError **error)
{
  if (error != NULL && g_error_matches (*error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID)) {
    g_autoptr (GError) cause = g_steal_pointer (error);

    g_set_error_literal (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE, cause->message);
  }
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
      LiaBriefingOptions *wishes,
      LiaId *named,
      GError **error)
{
  LiaBriefingOptions kept = *wishes;

  if (naming->save_as == NULL)
    return TRUE;

  kept.since = naming->since;
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
    blame (error);
    return FALSE;
  }

  lia_account_print (report, path);
  return TRUE;
}

static gboolean
has_choice (const LiaRecordListing *listing, const char *name)
{
  g_autoptr (GArray) choices = lia_record_listing_choices (listing);

  for (guint i = 0; i < choices->len; i++)
    if (g_str_equal (g_array_index (choices, LiaColumnChoice, i).name, name))
      return TRUE;

  return FALSE;
}

static gboolean
choose_columns (char **columns, LiaBriefingOptions *wishes, GError **error)
{
  for (guint i = 0; columns != NULL && columns[i] != NULL; i++) {
    const LiaRecordListing *const *listing = wishes->kind->listings;

    g_strstrip (columns[i]);
    while (listing != NULL && *listing != NULL && !has_choice (*listing, columns[i]))
      listing++;
    if (listing == NULL || *listing == NULL) {
      g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                   /* Translators: what was written. */
                   _ ("“%s” is no column of this briefing; give a type of the records that it "
                      "lists and a field of theirs, such as commitment.due."),
                   columns[i]);
      return FALSE;
    }
  }

  if (columns != NULL)
    wishes->columns = (const char *const *) columns;
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
  g_autofree char *since = NULL;
  g_autofree char *language = NULL;
  g_autofree char *period = NULL;
  g_autofree char *format = NULL;
  g_autofree char *section_names = NULL;
  g_autofree char *column_names = NULL;
  g_auto (GStrv) sections = NULL;
  g_auto (GStrv) columns = NULL;
  g_autoptr (GCancellable) interruption = NULL;
  g_autofree char *made_from = NULL;
  gboolean preview = FALSE;
  char *scopes[N_SCOPES] = { NULL };
  g_auto (Subject) subject = { 0 };
  g_auto (Naming) naming = { 0 };
  g_autofree char *filter = NULL;
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
    { "state", 0, 0, G_OPTION_ARG_FILENAME, &scopes[STATE],
      N_ ("The participant that a country brief is about, by its code"), N_ ("CODE") },
    { "meeting", 0, 0, G_OPTION_ARG_FILENAME, &scopes[MEETING],
      N_ ("The engagement that a meeting brief is about"), N_ ("ENGAGEMENT") },
    { "challenge", 0, 0, G_OPTION_ARG_FILENAME, &scopes[CHALLENGE],
      N_ ("The challenge that a challenge brief is about"), N_ ("CHALLENGE") },
    { "since", 0, 0, G_OPTION_ARG_FILENAME, &since,
      N_ ("From when on it tells what happened: a day, month or year, or a snapshot"),
      N_ ("MOMENT") },
    { "period", 0, 0, G_OPTION_ARG_FILENAME, &period,
      N_ ("What a period report is of: 2026-10, 2026-Q3, 2026-H1, 2026; last month if not given"),
      N_ ("PERIOD") },
    { "sections", 0, 0, G_OPTION_ARG_FILENAME, &section_names,
      N_ ("Only these sections, in this order, with commas"), N_ ("NAMES") },
    { "columns", 0, 0, G_OPTION_ARG_FILENAME, &column_names,
      N_ ("Only these columns of its lists, with commas, such as commitment.due"), N_ ("NAMES") },
    { "made-from", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, &made_from, NULL, NULL },
    { "preview", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &preview, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_FILENAME, &format,
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
  g_autoptr (LiaBriefingOptions) kept = NULL;
  LiaBriefingOptions wishes = { 0 };
  LiaRegister *reg;
  LiaId scope, view, named;

  if (!lia_command_line_parse (line, options, error) || !read_arguments (line, &naming, error) ||
      !(naming.kind != NULL ? choose_kind (naming.kind, &wishes, error)
                            : recall_named (line, naming.named, &kept, &wishes, error)))
    return FALSE;

  choose_text (&wishes.language, language);
  if (wishes.language != NULL && !lia_language_choose (wishes.language, error))
    return FALSE;

  if (since == NULL && period == NULL && lia_command_line_moment (line) == NULL)
    period = g_strdup (kept_period (wishes.kind, wishes.since));
  if (since == NULL && period == NULL)
    since = g_strdup (wishes.since);
  naming.since =
      wishes.kind == &lia_period_briefing ? period_to_keep (period, since) : g_strdup (since);
  interruption = lia_interruption_watch ();
  columns = column_names != NULL ? g_strsplit (column_names, ",", -1) : NULL;
  sections = section_names != NULL ? g_strsplit (section_names, ",", -1) : NULL;
  if (!choose_time (line, wishes.kind, period, &since, error)) {
    blame (error);
    return FALSE;
  }
  reg = lia_command_line_open (line, error);
  if (reg == NULL ||
      !(naming.path == NULL ? choose_named_format (format, &wishes, error)
                            : preview || choose_format (naming.path, format, &wishes, error)) ||
      !choose_scope (reg, scopes, &wishes, &scope, error) ||
      !choose_sections (sections, &wishes, error) || !choose_columns (columns, &wishes, error))
    return FALSE;
  if (!choose_subject (reg, &subject, &wishes, &view, &filter, error)) {
    blame (error);
    return FALSE;
  }

  wishes.since = since;
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
  return keep (reg, &naming, &wishes, &named, error) &&
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
