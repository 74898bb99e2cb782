#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LiaPagesView:
 *
 * What a briefing looks like: its pages, with how many there are; or why there are none. While it is
 * waited for others, those from before are dimmed.
 */
#define LIA_TYPE_PAGES_VIEW (lia_pages_view_get_type ())
G_DECLARE_FINAL_TYPE (LiaPagesView, lia_pages_view, LIA, PAGES_VIEW, AdwBin)

void lia_pages_view_show (LiaPagesView *self, GBytes *pdf);
void lia_pages_view_wait (LiaPagesView *self);
void lia_pages_view_set_progress (LiaPagesView *self, double fraction, const char *words);
void lia_pages_view_tell (LiaPagesView *self, const char *problem);

G_END_DECLS
