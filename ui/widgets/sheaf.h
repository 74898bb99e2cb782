#pragma once

#include "pdf-work.h"

G_BEGIN_DECLS

/**
 * LiaSheaf:
 *
 * The pages of a PDF one below the other: where each of them is, and its picture, which is drawn in
 * the background for those that are seen. What was drawn before stays until it is drawn anew.
 *
 * Signals: `drawn` (the number of a page) and `settled`, when all that is seen is drawn.
 */
#define LIA_TYPE_SHEAF (lia_sheaf_get_type ())
G_DECLARE_FINAL_TYPE (LiaSheaf, lia_sheaf, LIA, SHEAF, GObject)

LiaSheaf   *lia_sheaf_new         (void);
void        lia_sheaf_take        (LiaSheaf *self, GBytes *pdf, GArray *sizes);
double      lia_sheaf_lay_out     (LiaSheaf *self, double width);
void        lia_sheaf_draw        (LiaSheaf *self, double top, double bottom, int pixels);
void        lia_sheaf_stop        (LiaSheaf *self);
guint       lia_sheaf_get_count   (LiaSheaf *self);
guint       lia_sheaf_find_page   (LiaSheaf *self, double y);
void        lia_sheaf_find_seen   (LiaSheaf *self,
                                   double top,
                                   double bottom,
                                   guint *first,
                                   guint *end);
double      lia_sheaf_get_top     (LiaSheaf *self, guint page);
double      lia_sheaf_get_height  (LiaSheaf *self, guint page);
GdkTexture *lia_sheaf_get_picture (LiaSheaf *self, guint page);
const char *lia_sheaf_get_text    (LiaSheaf *self, guint page);

G_END_DECLS
