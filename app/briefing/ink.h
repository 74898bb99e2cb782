#pragma once

#include "records/field.h"

G_BEGIN_DECLS

/* The colours of pages and workbooks, 0xRRGGBB. A process's hue means that process and nothing
 * else, so none of these is one. All text keeps 4.5 : 1 on white, and reads without colour. */
#define LIA_INK       0x1f2933
#define LIA_INK_QUIET 0x5b6672
#define LIA_INK_LINE  0xd9dee3
#define LIA_INK_PAPER 0xf4f6f8
#define LIA_INK_LINK  0x1b4f8f
#define LIA_INK_WHITE 0xffffff

/* No colour at all: what is only there to be found. */
#define LIA_INK_NONE  G_MAXUINT

guint    lia_ink_tone  (LiaTone tone);
gboolean lia_ink_read  (const char *text, guint *colour);
guint    lia_ink_parse (const char *text, guint otherwise);

G_END_DECLS
