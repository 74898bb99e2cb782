#pragma once

#include <pango/pango.h>

#include "drawing.h"

G_BEGIN_DECLS

/**
 * LiaLabelCache:
 *
 * Laid-out texts, so that a frame doesn't shape the same few hundred words again: that costs more
 * than everything else in it. Keeps the ones used last.
 */
typedef struct _LiaLabelCache LiaLabelCache;

LiaLabelCache *lia_label_cache_new      (PangoContext *context, guint capacity);
void           lia_label_cache_free     (LiaLabelCache *self);
void           lia_label_cache_clear    (LiaLabelCache *self);
guint          lia_label_cache_get_size (LiaLabelCache *self);
int            lia_label_cache_measure  (LiaLabelCache *self,
                                         const char *text,
                                         LiaLabelStyle style);
PangoLayout   *lia_label_cache_get      (LiaLabelCache *self,
                                         const char *text,
                                         LiaLabelStyle style,
                                         int room,
                                         int *width,
                                         int *height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaLabelCache, lia_label_cache_free)

G_END_DECLS
