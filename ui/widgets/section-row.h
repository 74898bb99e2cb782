#pragma once

#include <adwaita.h>

#include "briefing/kinds/kind.h"

G_BEGIN_DECLS

/**
 * LiaSectionRow:
 *
 * A section of a briefing in the list of them: whether it goes in, and where it stands. It is moved
 * by dragging, with Alt+Up and Alt+Down, or from its menu.
 *
 * Signals: `switched`; `moved` (int), by how many places; `dropped` (LiaSectionRow), when that one
 * shall stand in its place.
 */
#define LIA_TYPE_SECTION_ROW (lia_section_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaSectionRow, lia_section_row, LIA, SECTION_ROW, AdwActionRow)

GtkWidget            *lia_section_row_new         (const LiaSectionKind *section, gboolean included);
const LiaSectionKind *lia_section_row_get_section (LiaSectionRow *self);
gboolean              lia_section_row_is_included (LiaSectionRow *self);

G_END_DECLS
