#include <adwaita.h>
#include <glib/gi18n.h>

#include "insight/timeline-painter.h"
#include "timeline-private.h"

#define PROXY 12

static char *
describe (LiaTimeline *self, const LiaTimelinePlace *place)
{
  const LiaTimelineItem *item = lia_timeline_index_get (self->index, place);
  const LiaTimelineLane *lane = lia_timeline_index_get_lane (self->index, place->lane);
  g_autofree char *dates = lia_timeline_item_dates (item);

  /* Translators: what a screen reader says of an item on the timeline: its title, dates, state,
   * the lane it is in, and its number among so many there. */
  return g_strdup_printf (_ ("%s, %s, %s, %s, %u of %u"), item->title, dates,
                          lia_timeline_state_label (item->state), lane->title, place->item + 1,
                          lia_timeline_track_get_size (lane->tracks[place->kind]));
}

gboolean
lia_timeline_current_place (LiaTimeline *self, LiaTimelinePlace *place)
{
  return self->has_current && self->index != NULL &&
         lia_timeline_index_find (self->index, &self->current, &self->current_lane, place) &&
         self->shown[place->kind];
}

void
lia_timeline_name_proxy (LiaTimeline *self)
{
  LiaTimelinePlace place;
  g_autofree char *name = lia_timeline_move_words (self);

  if (name != NULL) {
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->proxy), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name, -1);
    return;
  }
  if (lia_timeline_current_place (self, &place))
    name = describe (self, &place);
  else
    name = g_strdup (_ ("Nothing chosen; arrow keys move through the items"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->proxy), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

/* Drawn items can't be accessible objects in GTK 4.8: one child takes the focus for them and
 * says which of them it stands for. */
void
lia_timeline_add_proxy (LiaTimeline *self)
{
  self->proxy = g_object_new (ADW_TYPE_BIN, "accessible-role", GTK_ACCESSIBLE_ROLE_GRID_CELL,
                              "focusable", TRUE, "can-target", FALSE, NULL);
  gtk_widget_set_parent (self->proxy, GTK_WIDGET (self));
  g_signal_connect_object (self->proxy, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw),
                           self, G_CONNECT_SWAPPED);
  lia_timeline_name_proxy (self);
}

/* The proxy lies where the current item is, so that whoever follows the focus looks there. */
void
lia_timeline_allocate_proxy (LiaTimeline *self, int gutter)
{
  LiaTimelinePlace place;
  double top = 0, height = 1, x = 0;
  int left;

  if (lia_timeline_current_place (self, &place) &&
      lia_timeline_frame_locate (self->frame, &place, &top, &height)) {
    x = lia_viewport_x (&self->viewport, lia_timeline_index_get (self->index, &place)->first);
    top -= lia_timeline_scroll (self);
  }
  left = gutter + (int) CLAMP (x, 0, self->viewport.width - 1);
  if (lia_timeline_is_mirrored (self))
    left = gtk_widget_get_width (GTK_WIDGET (self)) - left - PROXY;
  gtk_widget_measure (self->proxy, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (
      self->proxy,
      &(GtkAllocation) {
          left, LIA_TIMELINE_RULER + (int) CLAMP (top, 0, lia_timeline_lanes_height (self) - 1),
          PROXY, (int) height },
      -1);
}
