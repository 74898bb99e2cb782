#include <glib/gi18n.h>

#include "timeline-header.h"

static GtkWidget *
text_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

static char *
count_text (const LiaTimelineLane *lane)
{
  guint engagements = lia_timeline_track_get_size (lane->tracks[LIA_TIMELINE_ENGAGEMENT]);
  guint commitments = lia_timeline_track_get_size (lane->tracks[LIA_TIMELINE_COMMITMENT]);
  g_autofree char *first =
      g_strdup_printf (ngettext ("%u engagement", "%u engagements", engagements), engagements);
  g_autofree char *second =
      g_strdup_printf (ngettext ("%u commitment", "%u commitments", commitments), commitments);

  return g_strdup_printf ("%s\n%s", first, second);
}

static GtkWidget *
header_new (const LiaTimelineLane *lane)
{
  GtkWidget *header = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = text_new (lane->title, "heading");
  g_autofree char *counts = count_text (lane);
  GtkWidget *count = text_new (counts, "caption");

  if (lane->hue != NULL) {
    g_autofree char *style = g_strconcat ("lia-process-", lane->hue, NULL);

    gtk_widget_add_css_class (title, style);
  }
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (header, "lia-timeline-header");
  gtk_box_append (GTK_BOX (header), title);
  gtk_box_append (GTK_BOX (header), count);
  gtk_widget_set_can_target (header, FALSE);
  return header;
}

/* The headers of all lanes, in order, as children of the timeline; they leave it with the array. */
GPtrArray *
lia_timeline_headers_new (LiaTimelineIndex *index, GtkWidget *parent, GtkWidget *after)
{
  GPtrArray *headers = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);

  for (guint i = 0; index != NULL && i < lia_timeline_index_get_n_lanes (index); i++) {
    GtkWidget *header = header_new (lia_timeline_index_get_lane (index, i));

    gtk_widget_insert_before (header, parent, after);
    g_ptr_array_add (headers, header);
  }

  return headers;
}
