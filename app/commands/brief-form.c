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
  self->sections = self->section_names != NULL ? g_strsplit (self->section_names, ",", -1) : NULL;
  self->columns = self->column_names != NULL ? g_strsplit (self->column_names, ",", -1) : NULL;

  return (path == NULL ? choose_named_format (self->format, wishes, error)
                       : choose_format (path, self->format, wishes, error)) &&
         choose_sections (self->sections, wishes, error) &&
         choose_columns (self->columns, wishes, error);
}
