#pragma once

#include <glib.h>
#include <locale.h>

G_BEGIN_DECLS

/**
 * LiaPlainNumbers:
 * @numbers: the locale in which numbers are written plainly.
 * @before: what the thread had before.
 *
 * While this is there, the calling thread writes and reads numbers with a point, as files have
 * them, whatever the locale has; everything else stays as the locale has it.
 */
typedef struct {
  locale_t numbers;
  locale_t before;
} LiaPlainNumbers;

LiaPlainNumbers *lia_plain_numbers_begin (void);
void             lia_plain_numbers_end   (LiaPlainNumbers *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaPlainNumbers, lia_plain_numbers_end)

G_END_DECLS
