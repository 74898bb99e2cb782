#include "brief-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "briefing/kinds/kind.h"
#include "briefing/renderer.h"
#include "error.h"

/**
 * lia_brief_form_clear:
 * @self: a form
 *
 * Frees what is in it.
 */
void
lia_brief_form_clear (LiaBriefForm *self)
{
  g_free (self->format);
  g_free (self->section_names);
  g_free (self->column_names);
  g_strfreev (self->sections);
  g_strfreev (self->columns);
}

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

/* What somebody wrote that is none of the words that could have been, with commas. */
static gboolean
fail_word (const char *format, const char *word, const char *names, GError **error)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE, format, word, names);
#pragma GCC diagnostic pop
  return FALSE;
}

/**
 * lia_brief_form_choose_kind:
 * @name: what was written as the kind of a briefing
 * @wishes: gets the kind
 * @error: %LIA_COMMANDS_ERROR_USAGE; the message lists the names
 *
 * Returns: whether there is such a kind
 */
gboolean
lia_brief_form_choose_kind (const char *name, LiaBriefingOptions *wishes, GError **error)
{
  g_autofree char *names = list_names ((gconstpointer const *) lia_briefing_kinds (), "");

  wishes->kind = lia_briefing_kind_find (name);
  return wishes->kind != NULL ||
         /* Translators: what was written, and the words that could have been, with commas. */
         fail_word (_ ("“%s” is no briefing; there are: %s."), name, names, error);
}

static const char *
ending_of (const char *path)
{
  const char *dot = strrchr (path, '.');

  return dot != NULL ? dot + 1 : "";
}

static gboolean
read_format (const char *format, LiaBriefingOptions *wishes, GError **error)
{
  g_autofree char *names = list_names ((gconstpointer const *) lia_renderers (), "");

  wishes->renderer = lia_renderer_find (format);
  return wishes->renderer != NULL ||
         /* Translators: what was written, and the words that could have been, with commas. */
         fail_word (_ ("“%s” is no format of a briefing; there are: %s."), format, names, error);
}

/* The name of the file says as what it is written, unless that is said apart; then it has to fit,
 * so that nothing else is replaced by a slip of the keyboard. */
static gboolean
match_path (const char *path, const char *format, LiaBriefingOptions *wishes, GError **error)
{
  g_autofree char *names = list_names ((gconstpointer const *) lia_renderers (), ".");
  const LiaRenderer *meant = lia_renderer_find (ending_of (path));

  if (format == NULL)
    wishes->renderer = meant;
  if (wishes->renderer == NULL)
    /* Translators: what was written, and the words that could have been, with commas. */
    return fail_word (_ ("“%s” doesn't say as what the briefing is written; give it a name that "
                         "ends in one of these: %s."),
                      path, names, error);
  if (meant != wishes->renderer)
    /* Translators: a file, and what its name has to end in (xlsx). */
    return fail_word (_ ("“%s” can't be the briefing; give it a name of its own that ends in .%s."),
                      path, wishes->renderer->name, error);

  return TRUE;
}

/* What is only kept under a name need not say as what it is going to be written. */
static gboolean
choose_format (const char *path, const char *format, LiaBriefingOptions *wishes, GError **error)
{
  g_autofree char *refusal = NULL;

  if ((format != NULL && !read_format (format, wishes, error)) ||
      (path != NULL && !match_path (path, format, wishes, error)))
    return FALSE;

  if (format != NULL || path != NULL)
    refusal = lia_briefing_kind_refuse (wishes->kind, wishes->renderer);
  if (refusal != NULL)
    g_set_error_literal (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE, refusal);
  return refusal == NULL;
}

/* (transfer full) (nullable): what stands between commas, if anything was given; at least one word.
 */
static char **
split (const char *names)
{
  char **words = names != NULL ? g_strsplit (*names != '\0' ? names : " ", ",", -1) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    g_strstrip (words[i]);
  return words;
}

static gboolean
is_repeated (char **words, guint index)
{
  for (guint i = 0; i < index; i++)
    if (g_str_equal (words[i], words[index]))
      return TRUE;

  return FALSE;
}

static char *
list_sections (const LiaBriefingKind *kind)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (const LiaSectionKind *section = kind->sections; section->name != NULL; section++)
    g_ptr_array_add (all, (gpointer) section);
  g_ptr_array_add (all, NULL);

  return list_names ((gconstpointer const *) all->pdata, "");
}

static gboolean
choose_sections (char **sections, LiaBriefingOptions *wishes, GError **error)
{
  g_autofree char *names = list_sections (wishes->kind);

  for (guint i = 0; sections != NULL && sections[i] != NULL; i++) {
    if (lia_briefing_kind_section (wishes->kind, sections[i]) == NULL)
      /* Translators: what was written, and the words that could have been, with commas. */
      return fail_word (_ ("“%s” is no section of this briefing; it has: %s."), sections[i], names,
                        error);
    if (is_repeated (sections, i)) {
      g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                   /* Translators: the name of a section. */
                   _ ("The section “%s” is named twice; name it once."), sections[i]);
      return FALSE;
    }
  }

  if (sections != NULL)
    wishes->sections = (const char *const *) sections;
  return TRUE;
}

/* (transfer full) (element-type char): the columns that lists of this kind can have. */
static GPtrArray *
list_columns (const LiaBriefingKind *kind)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (const LiaRecordListing *const *listing = kind->listings; *listing != NULL; listing++) {
    g_autoptr (GArray) choices = lia_record_listing_choices (*listing);

    for (guint i = 0; i < choices->len; i++)
      g_ptr_array_add (names, g_strdup (g_array_index (choices, LiaColumnChoice, i).name));
  }
  g_ptr_array_add (names, NULL);

  return names;
}

static gboolean
choose_columns (char **columns, LiaBriefingOptions *wishes, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;

  if (columns == NULL)
    return TRUE;
  if (wishes->kind->listings == NULL)
    return lia_brief_form_fail_option (wishes->kind, "columns", error);

  names = list_columns (wishes->kind);
  for (guint i = 0; columns[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) names->pdata, columns[i])) {
      g_autofree char *joined = g_strjoinv (", ", (char **) names->pdata);

      /* Translators: what was written, and the words that could have been, with commas. */
      return fail_word (_ ("“%s” is no column of this briefing; it has: %s."), columns[i], joined,
                        error);
    }

  wishes->columns = (const char *const *) columns;
  return TRUE;
}

/**
 * lia_brief_form_choose:
 * @self: what was given
 * @path: (nullable): the file to write; %NULL if none is, or if its name doesn't matter
 * @wishes: has its kind, and gets the rest of its form, which @self keeps
 * @error: %LIA_COMMANDS_ERROR_USAGE
 *
 * Returns: whether a briefing of that kind can be of that form
 */
gboolean
lia_brief_form_choose (LiaBriefForm *self,
                       const char *path,
                       LiaBriefingOptions *wishes,
                       GError **error)
{
  self->sections = split (self->section_names);
  self->columns = split (self->column_names);

  return choose_format (path, self->format, wishes, error) &&
         choose_sections (self->sections, wishes, error) &&
         choose_columns (self->columns, wishes, error);
}

/**
 * lia_brief_form_fail_option:
 * @kind: a kind of briefing
 * @option: an option of the command line that makes no difference to it
 * @error: %LIA_COMMANDS_ERROR_USAGE
 *
 * Returns: %FALSE: what was asked for would be left out without a word
 */
gboolean
lia_brief_form_fail_option (const LiaBriefingKind *kind, const char *option, GError **error)
{
  g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
               /* Translators: words of the command line: a kind of briefing, and an option. */
               _ ("A briefing of the kind “%s” doesn't take --%s."), kind->name, option);
  return FALSE;
}
