#include "kind.h"

#include <glib/gi18n.h>

#include "briefing/renderer.h"

/**
 * lia_briefing_kinds:
 *
 * Returns: (transfer none) (array zero-terminated=1): all kinds of briefing, in the order in which
 *   they are offered
 */
const LiaBriefingKind *const *
lia_briefing_kinds (void)
{
  static const LiaBriefingKind *const kinds[] = {
    &lia_register_briefing, &lia_country_briefing, &lia_meeting_briefing, &lia_challenge_briefing,
    &lia_tracker_briefing,  &lia_changes_briefing, &lia_period_briefing,  NULL,
  };

  return kinds;
}

/**
 * lia_briefing_kind_find:
 * @name: the name of a kind
 *
 * Returns: (transfer none) (nullable): that kind
 */
const LiaBriefingKind *
lia_briefing_kind_find (const char *name)
{
  for (const LiaBriefingKind *const *kind = lia_briefing_kinds (); *kind != NULL; kind++)
    if (g_str_equal ((*kind)->name, name))
      return *kind;

  return NULL;
}

/**
 * lia_briefing_kind_about:
 * @type: a record type
 *
 * Returns: (transfer none) (nullable): the kind of briefing that is about one record of that type
 */
const LiaBriefingKind *
lia_briefing_kind_about (const LiaRecordType *type)
{
  for (const LiaBriefingKind *const *kind = lia_briefing_kinds (); *kind != NULL; kind++)
    if ((*kind)->scope == type)
      return *kind;

  return NULL;
}

/**
 * lia_briefing_kind_section:
 * @self: a kind
 * @name: the name of a section
 *
 * Returns: (transfer none) (nullable): that section, if the kind has one
 */
const LiaSectionKind *
lia_briefing_kind_section (const LiaBriefingKind *self, const char *name)
{
  for (const LiaSectionKind *section = self->sections; section->name != NULL; section++)
    if (g_str_equal (section->name, name))
      return section;

  return NULL;
}

/**
 * lia_briefing_kind_refuse:
 * @self: a kind
 * @renderer: as what it shall be written
 *
 * Returns: (transfer full) (nullable): why it can't be written as that, and what to do; %NULL if it
 *   can
 */
char *
lia_briefing_kind_refuse (const LiaBriefingKind *self, const LiaRenderer *renderer)
{
  const LiaRenderer *usual = lia_renderer_find (self->format);

  if (!self->filled_in || renderer == usual)
    return NULL;

  /* Translators: a format as people call it (Workbook), and what its files end in (xlsx). */
  return g_strdup_printf (_ ("This briefing is filled in by who gets it, and comes back. Only one "
                             "format is good for that: choose %s (.%s)."),
                          _ (usual->label), usual->name);
}

/**
 * lia_briefing_kind_title:
 * @self: a kind
 * @with: what a briefing of it is composed from
 *
 * Returns: (transfer full): what it is called unless it is given a title
 */
char *
lia_briefing_kind_title (const LiaBriefingKind *self, const LiaComposition *with)
{
  return self->title != NULL ? self->title (with) : g_strdup (_ (self->label));
}

/**
 * lia_briefing_kind_file_name:
 * @self: a kind
 * @with: what a briefing of it is composed from
 *
 * Returns: (transfer full): what the names of its files begin with: the kind, and the code or the
 *   reference of what it is about. A title could be too long, or more than a name of a file may
 *   tell
 */
char *
lia_briefing_kind_file_name (const LiaBriefingKind *self, const LiaComposition *with)
{
  const LiaField *key =
      with->scope != NULL ? lia_record_type_key (lia_cleared_get_record_type (with->scope)) : NULL;
  const char *code = key != NULL ? lia_cleared_get (with->scope, key->name) : NULL;

  if (with->scope == NULL)
    return g_strdup (_ (self->label));

  /* Translators: the beginning of a file name: a kind of briefing, and a code or reference, as in
   * “Country brief PAK”. */
  return g_strdup_printf (_ ("%s %s"), _ (self->label),
                          code != NULL ? code : lia_cleared_get_reference (with->scope));
}

static gboolean
was_named (const char *const *names, guint index)
{
  for (guint i = 0; i < index; i++)
    if (g_str_equal (names[i], names[index]))
      return TRUE;

  return FALSE;
}

/**
 * lia_briefing_kind_compose:
 * @self: a kind
 * @document: a document without sections
 * @with: what it is composed from; sections that it asks for and the kind doesn't have are left
 *   out, and what it asks for twice stands where it did first
 *
 * Composes a briefing.
 */
void
lia_briefing_kind_compose (const LiaBriefingKind *self,
                           LiaDocument *document,
                           const LiaComposition *with)
{
  const char *const *names = with->options->sections;

  if (self->preface != NULL)
    self->preface (document, with);

  if (names == NULL)
    for (const LiaSectionKind *section = self->sections; section->name != NULL; section++)
      section->compose (document, with);
  for (guint i = 0; names != NULL && names[i] != NULL; i++) {
    const LiaSectionKind *section = lia_briefing_kind_section (self, names[i]);

    if (section != NULL && !was_named (names, i))
      section->compose (document, with);
  }
}
