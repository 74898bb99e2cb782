#include "fill.h"

#include "records/date.h"
#include "reference.h"
#include "sample.h"

/* What comes with the application is entered by the application, for the office of the register. */
#define AUTHOR "Liaison"

static gboolean
apply (LiaRegister *reg, LiaEdit *edit, GError **error)
{
  if (edit == NULL)
    return FALSE;

  lia_edit_set_author (edit, AUTHOR, lia_register_get_office (reg));
  return lia_register_apply (reg, edit, error);
}

static gboolean
add_sample (LiaRegister *reg, GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaEdit) edit = lia_intake_sample_edit (reader, lia_day_today (), error);

  g_clear_pointer (&reader, lia_reader_free);
  return apply (reg, edit, error);
}

/**
 * lia_intake_fill:
 * @reg: a register without records
 * @sample: whether the sample chronology is added as well
 * @error: (nullable): where to put an error
 *
 * Fills a new register with the reference data that comes with the application, and with the
 * sample if asked for, as one edit each, so that either can be taken back. Takes a moment: call it
 * where nobody waits for a frame.
 *
 * Returns: whether it was filled; if the sample could not be added, the reference data stays
 */
gboolean
lia_intake_fill (LiaRegister *reg, gboolean sample, GError **error)
{
  g_autoptr (LiaEdit) edit = lia_intake_reference_edit (error);

  return apply (reg, edit, error) && (!sample || add_sample (reg, error));
}
