#include <glib/gi18n.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "timeline-picture-private.h"

#include "briefing/clearance/cleared-reader.h"
#include "briefing/paper.h"
#include "insight/drawing-cairo.h"
#include "insight/timeline-source.h"
#include "records/date.h"
#include "records/types.h"
#include "timeline-sheet.h"

#define FONT "Sans 11"
#define LABELS 4096

/* A picture on a screen; a PDF page has at most 14,400 points to a side (ISO 32000-1, annex C). */
#define PICTURE_WIDTH 1600.0
#define PICTURE_LANES 700.0
#define MOST_SIDE (14400 / LIA_TIMELINE_POINTS)
#define MOST_PICTURE 15000.0

#define MOST_SHEETS 200
#define MOST_YEARS 150
#define YEAR 365.25
#define YEARS_ON_PAGE 4
#define POSTER_DAY 0.7

typedef struct {
  LiaTimelinePicture *picture;
  const LiaTimelineWishes *wishes;
  LiaTimelineSheet sheet;
  gboolean shown[LIA_TIMELINE_N_KINDS];
  guint counts[LIA_TIMELINE_N_KINDS];
  gint32 first;
  gint32 last;
} Work;

static const LiaRecordType *const types_of_kinds[] = {
  [LIA_TIMELINE_BODY] = &lia_body_type,
  [LIA_TIMELINE_ENGAGEMENT] = &lia_engagement_type,
  [LIA_TIMELINE_TASK] = &lia_task_type,
  [LIA_TIMELINE_COMMITMENT] = &lia_commitment_type,
};

/* What may be seen */

/* Nothing is cleared that isn't needed, because all that is cleared raises the mark of the whole.
 */
LiaClearance *
lia_timeline_picture_clear (LiaRegister *reg,
                            const LiaTimelineWishes *wishes,
                            LiaProof *proof,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  const LiaRecordType *types[LIA_TIMELINE_N_KINDS + 5] = { &lia_process_type };
  guint n_types = 1;

  for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
    if (!wishes->hidden[kind])
      types[n_types++] = types_of_kinds[kind];
  if (!wishes->hidden[LIA_TIMELINE_COMMITMENT])
    types[n_types++] = &lia_update_type;
  types[n_types++] = lia_timeline_lanes_rules (wishes->lanes)->type;
  if (wishes->lanes == LIA_TIMELINE_BY_PARTICIPANT)
    types[n_types++] = &lia_participation_type;

  return lia_clearance_new (reader, types, NULL, wishes->ceiling, wishes->personal, proof,
                            cancellable, error);
}

static LiaTimelineIndex *
read_index (LiaClearance *clearance,
            LiaRegister *reg,
            const LiaTimelineWishes *wishes,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (LiaReader) reader = lia_clearance_read (clearance, reg, cancellable, error);

  return reader != NULL
             ? lia_timeline_source_read_between (reader, wishes->lanes,
                                                 lia_register_get_today (reg), wishes->first,
                                                 wishes->last, cancellable, error)
             : NULL;
}

/* Which days, and what stands in them */

/* Of what nobody chose, whole years are shown. */
static void
take_extent (Work *work)
{
  int first_year, last_year, month, day;

  if (!lia_timeline_index_extent (work->sheet.index, &work->first, &work->last))
    work->first = work->last = work->sheet.today;
  lia_day_to_civil (work->first, &first_year, &month, &day);
  lia_day_to_civil (work->last, &last_year, &month, &day);
  work->first = lia_day_from_civil (first_year, 1, 1);
  work->last = lia_day_from_civil (last_year, 12, 31);
}

static gboolean
choose_span (Work *work, GError **error)
{
  take_extent (work);
  if (work->wishes->first != LIA_DAY_NONE)
    work->first = work->wishes->first;
  if (work->wishes->last != LIA_DAY_NONE)
    work->last = work->wishes->last;

  if (work->last < work->first)
    g_set_error (
        error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_EMPTY,
        _ ("The picture would end before it begins. Choose a later last day, or an earlier "
           "first one."));
  else if ((work->last - work->first) / YEAR > MOST_YEARS)
    g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_TOO_LARGE,
                 _ ("The picture would show more than %u years. Choose a first and a last day that "
                    "are closer to each other."),
                 MOST_YEARS);
  else
    return TRUE;
  return FALSE;
}

static void
note_item (Work *work, const LiaTimelineItem *item, GHashTable *noted)
{
  if (item->first > work->last || item->last < work->first)
    return;

  work->sheet.key.states[item->state] = TRUE;
  if (g_hash_table_add (noted, (gpointer) &item->id))
    work->counts[item->kind]++;
}

static guint
note_items (Work *work)
{
  g_autoptr (GHashTable) noted = g_hash_table_new (lia_id_hash, lia_id_equal);

  for (guint lane = 0; lane < lia_timeline_index_get_n_lanes (work->sheet.index); lane++)
    for (LiaTimelinePlace place = { lane }; place.kind < LIA_TIMELINE_N_KINDS; place.kind++) {
      guint size = lia_timeline_lane_get_size (
          lia_timeline_index_get_lane (work->sheet.index, lane), place.kind);

      for (place.item = 0; work->shown[place.kind] && place.item < size; place.item++)
        note_item (work, lia_timeline_index_get (work->sheet.index, &place), noted);
    }

  return g_hash_table_size (noted);
}

/* What it says */

static char *
make_subtitle (Work *work)
{
  g_autofree char *first = lia_day_to_words (work->first);
  g_autofree char *last = lia_day_to_words (work->last);
  g_autofree char *today = lia_day_to_words (work->sheet.today);

  /* Translators: the first and the last day shown; what lanes are made of, as in "Process"; and the
   * day whose state is shown. */
  return g_strdup_printf (_ ("%s – %s   ·   Lanes: %s   ·   As at %s"), first, last,
                          lia_timeline_lanes_label (work->wishes->lanes), today);
}

static char *
make_source (Work *work, LiaRegister *reg)
{
  guint n_undated = lia_timeline_index_get_undated (work->sheet.index)->len;
  /* Translators: the placeholder is the short name of an office, such as RSO. */
  g_autofree char *source =
      g_strdup_printf (_ ("From the register of %s"), lia_register_get_office (reg));
  g_autofree char *undated =
      g_strdup_printf (ngettext ("%u item without a year is not shown",
                                 "%u items without a year are not shown", n_undated),
                       n_undated);

  return n_undated > 0 ? g_strconcat (source, "   ·   ", undated, NULL) : g_steal_pointer (&source);
}

static LiaBriefingReport *
make_report (Work *work, LiaClearance *clearance)
{
  LiaBriefingReport *report = lia_briefing_report_new (clearance, work->sheet.mark->label);

  for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
    if (work->shown[kind])
      lia_briefing_report_add (report, lia_record_type_plural (types_of_kinds[kind]),
                               work->counts[kind]);

  return report;
}

/* Sheets */

/* The same on every machine that has the same fonts: nothing is fitted to the dots of a screen. */
static LiaLabelCache *
make_labels (void)
{
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (fonts);
  PangoFontDescription *font = pango_font_description_from_string (FONT);
  cairo_font_options_t *options = cairo_font_options_create ();
  LiaLabelCache *labels;

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_font_description (context, font);
  labels = lia_label_cache_new (context, LABELS);
  pango_font_description_free (font);
  cairo_font_options_destroy (options);
  g_object_unref (context);

  return labels;
}

static int
measure_label (const char *text, gpointer labels)
{
  return lia_label_cache_measure (labels, text, LIA_LABEL_ITEM);
}

/* The paper of the country, in pixels of a sheet on its side. */
static void
choose_paper (double *width, double *height)
{
  lia_paper_size (lia_paper_of_locale (), height, width);
  *width /= LIA_TIMELINE_POINTS;
  *height /= LIA_TIMELINE_POINTS;
}

static double
span_days (Work *work)
{
  return work->last - work->first + 1.0;
}

static void
add_sheet (Work *work, LiaTimelinePart *part)
{
  g_ptr_array_add (work->picture->sheets, lia_timeline_sheet_draw (&work->sheet, part));
}

static gboolean
compose_one (Work *work, double width, double most_height, GError **error)
{
  LiaTimelinePicture *picture = work->picture;
  double days = lia_timeline_sheet_days_width (width);
  LiaTimelinePart part = { .number = 1, .n_sheets = 1 };

  lia_timeline_frame_arrange (work->sheet.frame, work->sheet.index, work->shown, PICTURE_LANES);
  picture->width = part.width = width;
  part.bottom = lia_timeline_frame_get_height (work->sheet.frame);
  picture->height = part.height =
      ceil (part.bottom + lia_timeline_sheet_frills (&work->sheet, width));
  part.viewport = lia_viewport (work->first, span_days (work) / days, days);
  if (part.height > most_height) {
    g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_TOO_LARGE,
                 _ ("There are too many lanes for one picture. Choose PDF pages, or other lanes."));
    return FALSE;
  }

  add_sheet (work, &part);
  return TRUE;
}

/* Where the lanes of each sheet begin, and at last where all end. A lane is cut only if it is
 * higher than a sheet, and the header of a group stays with what follows. */
static GArray *
break_lanes (Work *work, double room)
{
  const GArray *strips = lia_timeline_frame_get_strips (work->sheet.frame);
  GArray *breaks = g_array_new (FALSE, FALSE, sizeof (double));
  double top = 0;

  g_array_append_val (breaks, top);
  for (guint i = 0; i < strips->len; i++) {
    const LiaTimelineStrip *strip = &g_array_index (strips, LiaTimelineStrip, i);
    gboolean headed = i > 0 && g_array_index (strips, LiaTimelineStrip, i - 1).group &&
                      g_array_index (strips, LiaTimelineStrip, i - 1).top > top;
    double start = headed ? g_array_index (strips, LiaTimelineStrip, i - 1).top : strip->top;

    if (strip->top + strip->height > top + room && start > top) {
      top = start;
      g_array_append_val (breaks, top);
    }
    while (strip->top + strip->height > top + room) {
      top += room;
      g_array_append_val (breaks, top);
    }
  }
  top = lia_timeline_frame_get_height (work->sheet.frame);
  g_array_append_val (breaks, top);

  return breaks;
}

static gboolean
compose_pages (Work *work, GCancellable *cancellable, GError **error)
{
  LiaTimelinePicture *picture = work->picture;
  guint across = (guint) ceil (span_days (work) / (YEARS_ON_PAGE * YEAR + 1));
  LiaTimelinePart part = { .number = 1 };
  g_autoptr (GArray) breaks = NULL;
  double days, room;

  choose_paper (&picture->width, &picture->height);
  part.width = picture->width;
  part.height = picture->height;
  days = lia_timeline_sheet_days_width (part.width);
  room = floor (part.height - lia_timeline_sheet_frills (&work->sheet, part.width));
  lia_timeline_frame_arrange (work->sheet.frame, work->sheet.index, work->shown, room);
  breaks = break_lanes (work, room);
  part.n_sheets = across * (breaks->len - 1);
  if (part.n_sheets > MOST_SHEETS) {
    g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_TOO_LARGE,
                 _ ("That would be %u pages, and at most %u are made. Choose fewer years or other "
                    "lanes."),
                 part.n_sheets, MOST_SHEETS);
    return FALSE;
  }

  for (guint column = 0; column < across; column++)
    for (guint row = 0; row + 1 < breaks->len; row++, part.number++) {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      part.viewport = lia_viewport (work->first + column * span_days (work) / across,
                                    span_days (work) / across / days, days);
      part.top = g_array_index (breaks, double, row);
      part.bottom = g_array_index (breaks, double, row + 1);
      add_sheet (work, &part);
    }

  return TRUE;
}

static gboolean
compose (Work *work, GCancellable *cancellable, GError **error)
{
  switch (work->wishes->format) {
  case LIA_TIMELINE_PAGES:
    return compose_pages (work, cancellable, error);
  case LIA_TIMELINE_POSTER:
    return compose_one (work,
                        CLAMP (ceil (span_days (work) * POSTER_DAY), PICTURE_WIDTH, MOST_SIDE),
                        MOST_SIDE, error);
  default:
    return compose_one (work, PICTURE_WIDTH, MOST_PICTURE, error);
  }
}

static gboolean
fail_empty (LiaClearance *clearance, GError **error)
{
  g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_EMPTY,
               /* Translators: a handling mark. */
               _ ("Nothing that may be seen up to %s stands in these days, so there is nothing to "
                  "draw. Choose other days or a higher mark."),
               lia_clearance_get_ceiling (clearance)->label);
  return FALSE;
}

static gboolean
run (Work *work,
     LiaRegister *reg,
     LiaClearance *clearance,
     GCancellable *cancellable,
     GError **error)
{
  g_autoptr (LiaTimelineIndex) index =
      read_index (clearance, reg, work->wishes, cancellable, error);
  g_autoptr (LiaTimelineFrame) frame = lia_timeline_frame_new ();
  LiaTimelinePalette palette = lia_timeline_palette_print ();
  LiaTimelinePicture *picture = work->picture;
  g_autofree char *source = NULL;
  g_autofree char *today = lia_day_to_words (picture->day);
  gboolean composed;

  if (index == NULL)
    return FALSE;

  work->sheet.index = index;
  work->sheet.frame = frame;
  work->sheet.today_label = today;
  work->sheet.key.labels = picture->labels;
  work->sheet.key.palette = &palette;
  lia_timeline_frame_set_paper (frame, TRUE);
  lia_timeline_frame_set_measure (frame, measure_label, picture->labels);
  if (!choose_span (work, error))
    return FALSE;
  if (note_items (work) == 0)
    return fail_empty (clearance, error);

  work->sheet.subtitle = picture->subtitle = make_subtitle (work);
  work->sheet.source = source = make_source (work, reg);
  composed = compose (work, cancellable, error);
  work->sheet = (LiaTimelineSheet) { .mark = work->sheet.mark };

  return composed;
}

/* Draws what was cleared. */
LiaTimelinePicture *
lia_timeline_picture_compose (LiaRegister *reg,
                              const LiaTimelineWishes *wishes,
                              LiaClearance *clearance,
                              GCancellable *cancellable,
                              LiaBriefingReport **report,
                              GError **error)
{
  g_autoptr (LiaTimelinePicture) self = g_new0 (LiaTimelinePicture, 1);
  Work work = { .wishes = wishes };

  self->format = wishes->format;
  self->title = g_strdup (wishes->title != NULL ? wishes->title : _ ("Timeline"));
  self->day = lia_register_get_today (reg);
  self->labels = make_labels ();
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_drawing_free);
  self->broken = g_ptr_array_new_with_free_func (g_free);
  work.picture = self;
  work.sheet.title = self->title;
  work.sheet.broken = self->broken;
  work.sheet.mark = lia_clearance_get_highest (clearance);
  work.sheet.today = self->day;
  self->mark = g_strdup (work.sheet.mark->label);
  for (guint kind = 0; kind < LIA_TIMELINE_N_KINDS; kind++)
    work.shown[kind] = !wishes->hidden[kind];
  if (!run (&work, reg, clearance, cancellable, error))
    return NULL;

  if (report != NULL)
    *report = make_report (&work, clearance);
  return g_steal_pointer (&self);
}

/**
 * lia_timeline_picture_free:
 * @self: (transfer full): a picture
 */
void
lia_timeline_picture_free (LiaTimelinePicture *self)
{
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->mark);
  lia_label_cache_free (self->labels);
  g_ptr_array_unref (self->sheets);
  g_ptr_array_unref (self->broken);
  g_free (self);
}

const char *
lia_timeline_picture_get_title (const LiaTimelinePicture *self)
{
  return self->title;
}

guint
lia_timeline_picture_get_n_sheets (const LiaTimelinePicture *self)
{
  return self->sheets->len;
}

/**
 * lia_timeline_picture_get_width:
 * @self: a picture
 *
 * Returns: how wide each sheet is, in pixels
 */
double
lia_timeline_picture_get_width (const LiaTimelinePicture *self)
{
  return self->width;
}

/**
 * lia_timeline_picture_get_height:
 * @self: a picture
 *
 * Returns: how high each sheet is, in pixels
 */
double
lia_timeline_picture_get_height (const LiaTimelinePicture *self)
{
  return self->height;
}

/**
 * lia_timeline_picture_get_sheet:
 * @self: a picture
 * @index: a sheet, from 0
 *
 * Returns: (transfer none): what is on it
 */
const LiaDrawing *
lia_timeline_picture_get_sheet (const LiaTimelinePicture *self, guint index)
{
  return g_ptr_array_index (self->sheets, index);
}

/**
 * lia_timeline_picture_draw:
 * @self: a picture
 * @index: a sheet, from 0
 * @cr: what it is drawn on, in pixels of the sheet
 */
void
lia_timeline_picture_draw (const LiaTimelinePicture *self, guint index, cairo_t *cr)
{
  lia_drawing_draw (g_ptr_array_index (self->sheets, index), self->labels, cr);
}
