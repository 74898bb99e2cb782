#include <glib/gi18n.h>

#include "account.h"
#include "briefing/briefing.h"
#include "command.h"
#include "error.h"
#include "records/types.h"
#include "register/saved-view.h"
#include "words.h"

/* A slip of the keyboard must not put a workbook in the place of the register. */
static gboolean
check_target (LiaCommandLine *line, LiaRegister *reg, GError **error)
{
  const char *path = lia_command_line_argument (line, 1);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  if (g_str_has_suffix (path, ".xlsx") && !g_str_equal (absolute, lia_register_get_path (reg)))
    return TRUE;

  g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
               _ ("“%s” can't be the workbook; give it a name of its own that ends in .xlsx."),
               path);
  return FALSE;
}

static gboolean
check_kind (LiaCommandLine *line, GError **error)
{
  const char *kind = lia_command_line_argument (line, 0);

  if (g_str_equal (kind, "register"))
    return TRUE;

  /* Translators: %s is what was written; "register" is a word of the command line. */
  g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
               _ ("“%s” is no briefing; there is: register."), kind);
  return FALSE;
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
run (LiaCommandLine *line, GError **error)
{
  g_autofree char *ceiling = NULL;
  g_autofree char *author = NULL;
  g_auto (Subject) subject = { 0 };
  g_autofree char *filter = NULL;
  gboolean personal = FALSE;
  const GOptionEntry options[] = {
    { "ceiling", 0, 0, G_OPTION_ARG_FILENAME, &ceiling,
      N_ ("Up to which handling mark; the register's default if not given"), N_ ("MARK") },
    { "author", 0, 0, G_OPTION_ARG_FILENAME, &author,
      N_ ("Who prepared it, as it shall be read; the office if not given"), N_ ("NAME") },
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
    { NULL },
  };
  g_autoptr (LiaBriefingReport) report = NULL;
  LiaBriefingOptions wishes = { 0 };
  LiaRegister *reg;
  LiaId view;

  if (!lia_command_line_parse (line, options, error) || !check_kind (line, error))
    return FALSE;

  reg = lia_command_line_open (line, error);
  if (reg == NULL || !check_target (line, reg, error))
    return FALSE;
  if (!choose_subject (reg, &subject, &wishes, &view, &filter, error)) {
    blame (error);
    return FALSE;
  }

  wishes.ceiling = ceiling;
  wishes.personal = personal;
  wishes.author = author != NULL                           ? author
                  : lia_command_line_office (line) != NULL ? lia_command_line_office (line)
                                                           : lia_register_get_office (reg);
  if (!lia_briefing_export (reg, &wishes, lia_command_line_argument (line, 1), NULL, NULL, NULL,
                            &report, error)) {
    blame (error);
    return FALSE;
  }

  lia_account_print (report, lia_command_line_argument (line, 1));
  return TRUE;
}

const LiaCommand lia_brief_command = {
  .name = "brief",
  .arguments = N_ ("register OUT.xlsx"),
  .summary = N_ ("Write a briefing workbook for people who only have Excel"),
  .details = N_ (
      "What is marked above the ceiling stays out entirely; the workbook doesn't say that it\n"
      "exists, only this command does. A workbook of the same name is replaced once the new one\n"
      "is complete, has been read back, and was found to tell nothing that is held back.\n"
      "\n"
      "With --where or --view the workbook is about some records: it has these, what is linked to\n"
      "them directly, and the parts and sources of all that. The filter sees only what may be\n"
      "seen up to the ceiling, so it can let through fewer records than in a list. The cover says\n"
      "the filter in words. Where no record fits, nothing is written."),
  .min_arguments = 2,
  .max_arguments = 2,
  .moment_option = "as-at",
  .run = run,
};
