#include "named.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "briefing/memory/named-briefing.h"
#include "plain.h"
#include "records/types.h"

/**
 * lia_named_load:
 * @path: a register
 * @name: what a briefing is called, or its reference
 * @error: as lia_register_open(), lia_reader_find() and lia_named_briefing_read()
 *
 * How a briefing shall be can decide as at when its register is opened, so it is looked up first.
 *
 * Returns: (transfer full) (nullable): how that briefing shall be
 */
LiaBriefingOptions *
lia_named_load (const char *path, const char *name, GError **error)
{
  g_autoptr (LiaRegister) reg = lia_register_open (path, error);
  g_autoptr (LiaReader) reader = reg != NULL ? lia_register_read (reg) : NULL;
  g_autoptr (LiaRecord) record =
      reader != NULL ? lia_reader_find (reader, &lia_briefing_type, name, error) : NULL;

  return record != NULL ? lia_named_briefing_read (reader, record, error) : NULL;
}

/* A mark that there isn't any more would be the register's default. */
static gboolean
has_ceiling (LiaReader *reader, const LiaBriefingOptions *options, GError **error)
{
  g_autoptr (LiaRecord) mark =
      options->ceiling != NULL ? lia_reader_find (reader, &lia_mark_type, options->ceiling, error)
                               : NULL;

  return options->ceiling == NULL || mark != NULL;
}

/**
 * lia_named_keep:
 * @reg: a register; if it is open as it was, the register as it is keeps the briefing
 * @name: what the briefing shall be called
 * @options: how it shall be
 * @id: (out): the key of its record
 * @error: a %LIA_REGISTER_ERROR; %LIA_REGISTER_ERROR_NOT_FOUND if its mark isn't in the register
 *
 * Keeps a briefing under a name, and prints the reference that it has.
 *
 * Returns: whether it is kept
 */
gboolean
lia_named_keep (LiaRegister *reg,
                const char *name,
                const LiaBriefingOptions *options,
                LiaId *id,
                GError **error)
{
  LiaRegister *present = lia_register_get_present (reg);
  g_autoptr (LiaReader) reader = lia_register_read (present);
  g_autoptr (LiaEdit) edit = NULL;
  g_autoptr (LiaRecord) record = NULL;
  g_autofree char *shown = lia_plain_to_line (name);

  if (!has_ceiling (reader, options, error))
    return FALSE;

  edit = lia_named_briefing_save (reader, name, options);
  g_clear_pointer (&reader, lia_reader_free);
  if (!lia_edit_is_empty (edit) && !lia_register_apply (present, edit, error))
    return FALSE;

  reader = lia_register_read (present);
  record = lia_reader_find (reader, &lia_briefing_type, name, error);
  if (record == NULL)
    return FALSE;

  *id = *lia_record_get_id (record);
  /* Translators: what a briefing is called, and its reference. */
  printf (_ ("Kept as “%s” (%s)\n"), shown, lia_record_get_reference (record));
  return TRUE;
}
