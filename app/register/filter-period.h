#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaPeriod:
 * @first: its first day, or %LIA_DAY_NONE if it has no beginning.
 * @last: its last day, or %LIA_DAY_NONE if it has no end.
 *
 * The days that a value of a filter means.
 */
typedef struct {
  gint32 first;
  gint32 last;
} LiaPeriod;

gboolean lia_period_read   (const char *text, gint32 today, LiaPeriod *period, GError **error);
char    *lia_period_words  (const char *text);
gboolean lia_period_length (const char *text, gint64 *days);
char    *lia_period_length_words (const char *text);

G_END_DECLS
