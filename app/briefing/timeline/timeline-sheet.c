#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "timeline-sheet.h"

#include "briefing/ink.h"
#include "insight/timeline-painter.h"

#define MARGIN 32.0
#define HEADER 68.0
#define FOOTER 34.0
#define ABOVE_KEY 12.0
#define GUTTER 200.0
#define INSET 10.0
#define LINE 18.0
#define MOST_LINES 4

typedef struct {
  const LiaTimelineSheet *sheet;
  const LiaTimelinePart *part;
  LiaDrawing *drawing;
} Work;

static const LiaTimelinePalette *
palette (Work *work)
{
  return work->sheet->key.palette;
}

/* @align: 0 for words that begin at @x, 1 for those that end there. */
static void
add_text (Work *work,
          const char *text,
          LiaLabelStyle style,
          double x,
          double y,
          double room,
          double align,
          LiaColour colour)
{
  int width, height;

  lia_label_cache_get (work->sheet->key.labels, text, style, (int) room, &width, &height);
  lia_drawing_add_text (work->drawing,
                        (LiaBox) { round (x - align * width), round (y), width, height }, text,
                        style, (int) room, colour);
}

/* Lanes */

/* So many words as have room on a line; at least one. */
static const char *
break_line (Work *work, const char *text, double room, char **line)
{
  const char *end = text;

  g_clear_pointer (line, g_free);
  while (*end != '\0') {
    const char *space = strchr (end, ' ');
    const char *next = space != NULL ? space : end + strlen (end);
    g_autofree char *longer = g_strndup (text, next - text);

    if (*line != NULL &&
        lia_label_cache_measure (work->sheet->key.labels, longer, LIA_LABEL_HEADING) > room)
      return end;
    g_free (*line);
    *line = g_steal_pointer (&longer);
    end = space != NULL ? space + 1 : next;
  }

  return end;
}

static double
add_lane_title (Work *work, const char *title, double y, guint most_lines, LiaColour colour)
{
  double room = GUTTER - 2 * INSET;
  g_autofree char *line = NULL;

  for (guint i = 0; *title != '\0' && i < most_lines; i++) {
    const char *rest = break_line (work, title, room, &line);

    if (i == 0 && *rest != '\0' && most_lines > 1)
      g_ptr_array_add (work->sheet->broken, g_strdup (title));
    /* What is left over is cut where it ends. */
    add_text (work, i + 1 < most_lines ? line : title, LIA_LABEL_HEADING, INSET, y, room, 0,
              colour);
    title = rest;
    y += LINE;
  }

  return y;
}

static void
add_lane_counts (Work *work, const LiaTimelineLane *lane, double y)
{
  guint engagements = lia_timeline_lane_get_size (lane, LIA_TIMELINE_ENGAGEMENT);
  guint commitments = lia_timeline_lane_get_size (lane, LIA_TIMELINE_COMMITMENT);
  g_autofree char *first =
      g_strdup_printf (ngettext ("%u engagement", "%u engagements", engagements), engagements);
  g_autofree char *second =
      g_strdup_printf (ngettext ("%u commitment", "%u commitments", commitments), commitments);
  double room = GUTTER - 2 * INSET;

  if (engagements > 0) {
    add_text (work, first, LIA_LABEL_TICK, INSET, y, room, 0, palette (work)->dim);
    y += LINE;
  }
  if (commitments > 0)
    add_text (work, second, LIA_LABEL_TICK, INSET, y, room, 0, palette (work)->dim);
}

static void
add_lane_header (Work *work, const LiaTimelineStrip *strip)
{
  LiaTimelineIndex *index = work->sheet->index;
  const LiaTimelineLane *lane = strip->group ? lia_timeline_index_get_group (index, strip->lane)
                                             : lia_timeline_index_get_lane (index, strip->lane);
  double above = MAX (strip->top, work->part->top);
  double height = MIN (strip->top + strip->height, work->part->bottom) - above;
  double y = LIA_TIMELINE_RULER + above - work->part->top + 6;
  gboolean row = strip->group || strip->collapsed;
  guint most_lines = row ? 1 : (guint) CLAMP ((height - 12) / LINE, 1, MOST_LINES);
  LiaColour colour = lane->hue != NULL ? lia_timeline_palette_hue (palette (work), lane->hue)
                                       : palette (work)->ink;
  double end = add_lane_title (work, lane->title, y, most_lines, colour);

  if (!row && end + 2 * LINE + 4 <= y - 6 + height)
    add_lane_counts (work, lane, end + 2);
}

static void
add_lane_headers (Work *work)
{
  const GArray *strips = lia_timeline_frame_get_strips (work->sheet->frame);
  guint from, until;

  lia_timeline_frame_strips_between (work->sheet->frame, work->part->top, work->part->bottom, &from,
                                     &until);
  for (guint i = from; i < until; i++) {
    const LiaTimelineStrip *strip = &g_array_index (strips, LiaTimelineStrip, i);

    if (strip->top < work->part->bottom && strip->top + strip->height > work->part->top)
      add_lane_header (work, strip);
  }
}

static void
add_lanes (Work *work)
{
  const LiaTimelineSheet *sheet = work->sheet;
  const LiaTimelinePart *part = work->part;
  double height = part->bottom - part->top;
  LiaTimelineScene scene = {
    .index = sheet->index,
    .frame = sheet->frame,
    .viewport = part->viewport,
    .palette = palette (work),
    .labels = sheet->key.labels,
    .gutter = GUTTER,
    .width = part->width - 2 * MARGIN,
    .height = LIA_TIMELINE_RULER + height,
    .scroll = part->top,
    .today = sheet->today,
    .today_label = sheet->today_label,
  };
  LiaBox all = { 0, 0, scene.width, scene.height };

  lia_timeline_frame_collect (sheet->frame, sheet->index, &part->viewport, part->top, height);
  lia_drawing_push_clip (work->drawing, all);
  lia_timeline_paint_lanes (&scene, work->drawing);
  add_lane_headers (work);
  lia_timeline_paint_ruler (&scene, work->drawing);
  lia_drawing_add_fill (work->drawing, (LiaBox) { GUTTER - 1, 0, 1, scene.height },
                        palette (work)->line);
  lia_drawing_pop_clip (work->drawing);
  lia_drawing_add_outline (work->drawing, all, 0, 1, palette (work)->line);
}

/* What stands round them */

static gboolean
parse_colour (const char *text, LiaColour *colour)
{
  guint value;

  if (!lia_ink_read (text, &value))
    return FALSE;

  *colour = (LiaColour) { (value >> 16) / 255.0f, (value >> 8 & 0xff) / 255.0f,
                          (value & 0xff) / 255.0f, 1 };
  return TRUE;
}

/* The mark in words, and in the colours that go with it; ends at @right. Returns where it begins.
 */
static double
add_mark (Work *work, double right, double y)
{
  const LiaClearedMark *mark = work->sheet->mark;
  LiaColour ink = palette (work)->ink;
  LiaColour behind = lia_colour_fade (ink, 0.08);
  double room = 320;
  double width =
      MIN (lia_label_cache_measure (work->sheet->key.labels, mark->label, LIA_LABEL_HEADING), room);
  LiaBox box = { right - width - 2 * INSET, y, width + 2 * INSET, 24 };
  LiaColour foreground, background;

  if (parse_colour (mark->foreground, &foreground) &&
      parse_colour (mark->background, &background)) {
    ink = foreground;
    behind = background;
  }
  lia_drawing_add_round (work->drawing, box, 4, behind);
  add_text (work, mark->label, LIA_LABEL_HEADING, box.x + INSET, y + 3, room, 0, ink);

  return box.x;
}

static void
add_header (Work *work)
{
  double right = work->part->width - MARGIN;
  double left = add_mark (work, right, MARGIN);

  add_text (work, work->sheet->title, LIA_LABEL_TITLE, MARGIN, MARGIN - 4,
            left - MARGIN - 2 * INSET, 0, palette (work)->ink);
  add_text (work, work->sheet->subtitle, LIA_LABEL_ITEM, MARGIN, MARGIN + 30, right - MARGIN, 0,
            palette (work)->dim);
}

static void
add_footer (Work *work)
{
  const LiaTimelinePart *part = work->part;
  double y = part->height - MARGIN - 18;
  double left = add_mark (work, part->width - MARGIN, y - 3);
  /* Translators: the number of a page, and how many there are. */
  g_autofree char *page = g_strdup_printf (_ ("Page %u of %u"), part->number, part->n_sheets);

  if (part->n_sheets > 1)
    add_text (work, page, LIA_LABEL_TICK, left - 2 * INSET, y, 200, 1, palette (work)->dim);
  add_text (work, work->sheet->source, LIA_LABEL_TICK, MARGIN, y,
            left - MARGIN - (part->n_sheets > 1 ? 220 : 2 * INSET), 0, palette (work)->dim);
}

static void
add_key (Work *work)
{
  const LiaTimelinePart *part = work->part;
  double width = part->width - 2 * MARGIN;
  double height = lia_timeline_key_measure (&work->sheet->key, width);

  lia_timeline_key_draw (
      &work->sheet->key, work->drawing,
      (LiaBox) { MARGIN, part->height - MARGIN - FOOTER - height, width, height });
}

/**
 * lia_timeline_sheet_days_width:
 * @width: how wide a sheet is, in pixels
 *
 * Returns: how much of that there is for days
 */
double
lia_timeline_sheet_days_width (double width)
{
  return width - 2 * MARGIN - GUTTER;
}

/**
 * lia_timeline_sheet_frills:
 * @self: a sheet
 * @width: how wide it is, in pixels
 *
 * Returns: how much of its height all that is not a lane takes
 */
double
lia_timeline_sheet_frills (const LiaTimelineSheet *self, double width)
{
  return 2 * MARGIN + HEADER + LIA_TIMELINE_RULER + ABOVE_KEY + FOOTER +
         lia_timeline_key_measure (&self->key, width - 2 * MARGIN);
}

/**
 * lia_timeline_sheet_draw:
 * @self: a sheet, whose frame is arranged
 * @part: what of it
 *
 * Returns: (transfer full): the sheet with all that belongs on it
 */
LiaDrawing *
lia_timeline_sheet_draw (const LiaTimelineSheet *self, const LiaTimelinePart *part)
{
  g_autoptr (LiaDrawing) drawing = lia_drawing_new ();
  Work work = { self, part, drawing };

  lia_drawing_add_fill (drawing, (LiaBox) { -MARGIN, -MARGIN - HEADER, part->width, part->height },
                        self->key.palette->paper);
  add_lanes (&work);
  lia_drawing_move (drawing, MARGIN, MARGIN + HEADER);
  add_header (&work);
  add_key (&work);
  add_footer (&work);

  return g_steal_pointer (&drawing);
}
