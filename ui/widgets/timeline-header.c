#include <glib/gi18n.h>

#include "timeline-header.h"

#include "tooltip.h"

/* The header of one strip, and whether it is still what it was made for. */
typedef struct {
  guint strip;
  GtkWidget *widget;
  GtkWidget *counts; /* none in a single row */
} Header;

struct _LiaTimelineHeaders {
  GArray *headers; /* Header, of strips that follow one another */
};

static void
header_clear (gpointer header)
{
  g_clear_pointer (&((Header *) header)->widget, gtk_widget_unparent);
}

static GtkWidget *
text_new (const char *text, const char *style, gboolean wrap)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), wrap);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_lines (GTK_LABEL (label), wrap ? 2 : 1);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* How much is in it, of what is counted first. */
static char *
count_text (const LiaTimelineLane *lane, const char *between)
{
  guint engagements = lia_timeline_lane_get_size (lane, LIA_TIMELINE_ENGAGEMENT);
  guint commitments = lia_timeline_lane_get_size (lane, LIA_TIMELINE_COMMITMENT);
  g_autofree char *first =
      g_strdup_printf (ngettext ("%u engagement", "%u engagements", engagements), engagements);
  g_autofree char *second =
      g_strdup_printf (ngettext ("%u commitment", "%u commitments", commitments), commitments);

  if (commitments == 0)
    return g_steal_pointer (&first);
  if (engagements == 0)
    return g_steal_pointer (&second);

  return g_strconcat (first, between, second, NULL);
}

static GtkWidget *
content_new (const LiaTimelineLane *lane, const LiaTimelineStrip *strip, GtkWidget **counts)
{
  gboolean row = strip->group || strip->collapsed;
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = text_new (lane->title, "heading", !row);
  GtkWidget *arrow =
      gtk_image_new_from_icon_name (strip->collapsed ? "pan-end-symbolic" : "pan-down-symbolic");

  gtk_widget_set_valign (arrow, GTK_ALIGN_START);
  if (lane->hue != NULL) {
    g_autofree char *style = g_strconcat ("lia-process-", lane->hue, NULL);

    gtk_widget_add_css_class (title, style);
  }
  gtk_box_append (GTK_BOX (words), title);
  if (!row) {
    g_autofree char *text = count_text (lane, "\n");

    *counts = text_new (text, "caption", TRUE);
    gtk_widget_add_css_class (*counts, "dim-label");
    gtk_box_append (GTK_BOX (words), *counts);
  }
  gtk_box_append (GTK_BOX (content), arrow);
  gtk_box_append (GTK_BOX (content), words);
  return content;
}

static Header
header_new (guint index, const LiaTimelineLane *lane, const LiaTimelineStrip *strip)
{
  Header header = { index, gtk_button_new () };
  g_autofree char *key = lia_id_to_text (&lane->key);
  g_autofree char *counts = count_text (lane, ", ");
  g_autofree char *name = g_strdup_printf ("%s, %s", lane->title, counts);
  GtkWidget *content = content_new (lane, strip, &header.counts);

  gtk_button_set_child (GTK_BUTTON (header.widget), content);
  gtk_widget_add_css_class (header.widget, "flat");
  gtk_widget_add_css_class (header.widget, "lia-timeline-header");
  if (strip->group)
    gtk_widget_add_css_class (header.widget, "lia-timeline-group");
  gtk_accessible_update_property (GTK_ACCESSIBLE (header.widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (header.widget), GTK_ACCESSIBLE_STATE_EXPANDED,
                               !strip->collapsed, -1);
  lia_tooltip_set (header.widget, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (header.widget), "timeline.toggle-lane");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (header.widget), "s", key);
  return header;
}

/* In a low lane the counts give way to the title; they are in the name and in the tooltip. */
static void
make_room (const Header *header, const LiaTimelineStrip *strip, int width)
{
  int height;

  if (header->counts == NULL)
    return;

  gtk_widget_measure (header->widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_set_visible (header->counts, height <= strip->height);
}

LiaTimelineHeaders *
lia_timeline_headers_new (void)
{
  LiaTimelineHeaders *self = g_new0 (LiaTimelineHeaders, 1);

  self->headers = g_array_new (FALSE, FALSE, sizeof (Header));
  g_array_set_clear_func (self->headers, header_clear);
  return self;
}

void
lia_timeline_headers_free (LiaTimelineHeaders *self)
{
  g_array_unref (self->headers);
  g_free (self);
}

/* Takes all headers away, because the lanes are others now. */
void
lia_timeline_headers_clear (LiaTimelineHeaders *self)
{
  g_array_set_size (self->headers, 0);
}

static Header *
find_header (LiaTimelineHeaders *self, guint strip)
{
  for (guint i = 0; i < self->headers->len; i++)
    if (g_array_index (self->headers, Header, i).strip == strip)
      return &g_array_index (self->headers, Header, i);

  return NULL;
}

/* Whether all that is in sight has its header. */
gboolean
lia_timeline_headers_covers (LiaTimelineHeaders *self,
                             const LiaTimelineFrame *frame,
                             double top,
                             double height)
{
  guint from, until;

  lia_timeline_frame_strips_between (frame, top, top + height, &from, &until);
  for (guint i = from; i < until; i++)
    if (find_header (self, i) == NULL)
      return FALSE;

  return TRUE;
}

/* Makes the headers of what came into sight and takes away those of what went out of it. */
void
lia_timeline_headers_update (LiaTimelineHeaders *self,
                             const LiaTimelineFrame *frame,
                             LiaTimelineIndex *index,
                             GtkWidget *parent,
                             GtkWidget *after,
                             int width,
                             double top,
                             double height)
{
  const GArray *strips = lia_timeline_frame_get_strips (frame);
  guint from, until;

  lia_timeline_frame_strips_between (frame, top, top + height, &from, &until);
  for (guint i = self->headers->len; i-- > 0;) {
    const Header *header = &g_array_index (self->headers, Header, i);

    if (header->strip < from || header->strip >= until)
      g_array_remove_index (self->headers, i);
  }
  for (guint i = from; i < until; i++) {
    const LiaTimelineStrip *strip = &g_array_index (strips, LiaTimelineStrip, i);
    Header header;

    if (find_header (self, i) != NULL)
      continue;
    header = header_new (i,
                         strip->group ? lia_timeline_index_get_group (index, strip->lane)
                                      : lia_timeline_index_get_lane (index, strip->lane),
                         strip);
    gtk_widget_insert_before (header.widget, parent, after);
    make_room (&header, strip, width);
    g_array_append_val (self->headers, header);
  }
}

/* A header stays in sight as long as any of its lane is. Beside that of an open group there is
 * nothing, so that it takes what it needs. */
void
lia_timeline_headers_allocate (LiaTimelineHeaders *self,
                               const LiaTimelineFrame *frame,
                               double top,
                               int gutter,
                               int most,
                               int below,
                               gboolean mirrored)
{
  const GArray *strips = lia_timeline_frame_get_strips (frame);

  for (guint i = 0; i < self->headers->len; i++) {
    const Header *header = &g_array_index (self->headers, Header, i);
    const LiaTimelineStrip *strip = header->strip < strips->len
                                        ? &g_array_index (strips, LiaTimelineStrip, header->strip)
                                        : NULL;
    int width, height, y;

    gtk_widget_set_child_visible (header->widget, strip != NULL);
    if (strip == NULL)
      continue;
    gtk_widget_measure (header->widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
    width = strip->group && !strip->collapsed ? CLAMP (width, gutter, most) : gutter;
    gtk_widget_measure (header->widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
    height = MIN (height, (int) strip->height);
    y = below + (int) MAX (strip->top - top, MIN (0, strip->top + strip->height - height - top));
    gtk_widget_size_allocate (
        header->widget, &(GtkAllocation) { mirrored ? most - width : 0, y, width, height }, -1);
  }
}

void
lia_timeline_headers_snapshot (LiaTimelineHeaders *self, GtkWidget *parent, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->headers->len; i++)
    gtk_widget_snapshot_child (parent, g_array_index (self->headers, Header, i).widget, snapshot);
}
