#include <glib/gi18n.h>
#include <string.h>

#include "widgets/hit-row.h"

struct _LiaHitRow {
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkInscription *title; /* need not be measured, unlike a label */
  GtkInscription *excerpt;
  GtkLabel *reference;
};

G_DEFINE_FINAL_TYPE (LiaHitRow, lia_hit_row, GTK_TYPE_LIST_BOX_ROW)

/* Answered when it is asked: to set a tooltip anew makes GTK ask the display where the pointer is,
 * and wait for that. */
static gboolean
on_query_tooltip (GtkInscription *title, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, gtk_inscription_get_text (title));

  return TRUE;
}

/* An inscription of 4.8 doesn't let go of its attributes by itself. */
static void
lia_hit_row_dispose (GObject *object)
{
  LiaHitRow *self = LIA_HIT_ROW (object);

  if (self->title != NULL) {
    gtk_inscription_set_attributes (self->title, NULL);
    gtk_inscription_set_attributes (self->excerpt, NULL);
  }

  G_OBJECT_CLASS (lia_hit_row_parent_class)->dispose (object);
}

static void
lia_hit_row_class_init (LiaHitRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_hit_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/hit-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaHitRow, icon);
  gtk_widget_class_bind_template_child (widget_class, LiaHitRow, title);
  gtk_widget_class_bind_template_child (widget_class, LiaHitRow, excerpt);
  gtk_widget_class_bind_template_child (widget_class, LiaHitRow, reference);
  gtk_widget_class_bind_template_callback (widget_class, on_query_tooltip);
}

static void
lia_hit_row_init (LiaHitRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lia_hit_row_new (void)
{
  return g_object_new (LIA_TYPE_HIT_ROW, NULL);
}

/* What matched is bold; @offset bytes stand before the text that the marks are of. */
static void
set_marked (GtkInscription *inscription, const char *text, GArray *marks, guint offset)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  for (guint i = 0; i < marks->len; i++) {
    const LiaHitMark *mark = &g_array_index (marks, LiaHitMark, i);
    PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

    bold->start_index = mark->from + offset;
    bold->end_index = mark->to + offset;
    pango_attr_list_insert (attributes, bold);
  }
  gtk_inscription_set_text (inscription, text);
  gtk_inscription_set_attributes (inscription, attributes);
}

static void
set_excerpt (LiaHitRow *self, const LiaHit *hit)
{
  g_autofree char *place = lia_hit_place (hit);
  /* Translators: where something was found, "Note"; what is written there follows. */
  g_autofree char *lead = g_strdup_printf (_ ("%s: "), place);
  g_autofree char *text = g_strconcat (lead, hit->excerpt, NULL);
  gboolean shown = hit->field != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->excerpt), shown);
  if (shown)
    set_marked (self->excerpt, text, hit->excerpt_marks, strlen (lead));
}

void
lia_hit_row_show (LiaHitRow *self, const LiaHit *hit)
{
  g_autofree char *spoken = g_strdup_printf ("%s %s", hit->reference, hit->title);

  if (g_strcmp0 (gtk_image_get_icon_name (self->icon), hit->type->icon) != 0)
    gtk_image_set_from_icon_name (self->icon, hit->type->icon);
  set_marked (self->title, hit->title, hit->title_marks, 0);
  set_excerpt (self, hit);
  gtk_label_set_text (self->reference, hit->reference);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
