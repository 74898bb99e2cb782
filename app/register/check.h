#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LiaCheck:
 * @problems: (element-type utf8): a sentence for each thing that is wrong; empty if all is well.
 * @n_edits: how many edits the journal has.
 * @n_purged: how many of their texts were purged.
 * @seal: (nullable): the seal of the last edit, in hexadecimal. Whoever has noted it can tell later
 *   that nothing was taken away from the end of the journal.
 * @recovered: (nullable): if the register was recovered from a damaged one, when, and what is
 *   missing.
 *
 * What came of looking through a register.
 */
typedef struct {
  GPtrArray *problems;
  guint64 n_edits;
  guint64 n_purged;
  char *seal;
  char *recovered;
} LiaCheck;

void lia_check_free (LiaCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaCheck, lia_check_free)

G_END_DECLS
