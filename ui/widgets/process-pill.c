#include "process-pill.h"

/* A process in its hue and by its name. A click opens it. */
GtkWidget *
lia_process_pill_new (LiaRecord *process)
{
  const char *hue = lia_record_get (process, "hue");
  g_autofree char *css_class = g_strdup_printf ("lia-process-%s", hue != NULL ? hue : "slate");
  g_autofree char *id = lia_id_to_text (lia_record_get_id (process));
  GtkWidget *pill = gtk_button_new_with_label (lia_record_get (process, "name"));

  gtk_widget_add_css_class (pill, "flat");
  gtk_widget_add_css_class (pill, "lia-pill");
  gtk_widget_add_css_class (pill, css_class);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (pill), "win.open-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (pill), "s", id);

  return pill;
}
