#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaHeldTexts:
 *
 * Texts that may not be seen, and the records that they are of, as fingerprints of words in a row.
 * A text of at most five words is told if all of it stands somewhere in a row; of a longer one any
 * five words in a row tell it, and who has six in a row is found for certain. It is filled, sealed
 * and then asked.
 */
typedef struct _LiaHeldTexts LiaHeldTexts;

typedef void (*LiaHeldTextsVisit) (guint64 print, gpointer user_data);

LiaHeldTexts *lia_held_texts_new        (void);
void          lia_held_texts_free       (LiaHeldTexts *self);
void          lia_held_texts_add        (LiaHeldTexts *self, const char *text);
void          lia_held_texts_add_record (LiaHeldTexts *self, const char *reference);
gboolean      lia_held_texts_seal       (LiaHeldTexts *self);
gboolean      lia_held_texts_contain    (LiaHeldTexts *self, guint64 print);
gboolean      lia_held_texts_contain_record (LiaHeldTexts *self, guint64 print);
gboolean      lia_held_texts_have_record (LiaHeldTexts *self, const char *reference);
void          lia_held_texts_for_each_run (LiaHeldTexts *self,
                                           const char *text,
                                           LiaHeldTextsVisit visit,
                                           gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaHeldTexts, lia_held_texts_free)

G_END_DECLS
