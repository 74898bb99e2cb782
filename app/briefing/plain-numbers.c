#include "plain-numbers.h"

/**
 * lia_plain_numbers_begin:
 *
 * Libraries that write files print and scan numbers as the locale has it, and fail where that is a
 * comma.
 *
 * Returns: (transfer full): what ends it, in the same thread
 */
LiaPlainNumbers *
lia_plain_numbers_begin (void)
{
  LiaPlainNumbers *self = g_new0 (LiaPlainNumbers, 1);

  self->numbers = newlocale (LC_NUMERIC_MASK, "C", duplocale (LC_GLOBAL_LOCALE));
  self->before = uselocale (self->numbers);

  return self;
}

/**
 * lia_plain_numbers_end:
 * @self: (transfer full): what lia_plain_numbers_begin() began
 */
void
lia_plain_numbers_end (LiaPlainNumbers *self)
{
  uselocale (self->before);
  freelocale (self->numbers);
  g_free (self);
}
