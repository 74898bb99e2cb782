#include "look.h"

/* The first mapped widget of that type, depth first; the name of a type that is derived from it
 * does not count. */
GtkWidget *
look_find (GtkWidget *root, const char *type_name)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (g_str_equal (G_OBJECT_TYPE_NAME (root), type_name))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = look_find (child, type_name);

    if (found != NULL)
      return found;
  }

  return NULL;
}

static const char *
text_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));

  return NULL;
}

/* A list keeps rows above and below what is seen, which nobody can read. */
static gboolean
is_seen (GtkWidget *widget, GtkWidget *root)
{
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (widget) && gtk_widget_compute_bounds (widget, root, &bounds) &&
         bounds.origin.y + bounds.size.height > 0 && bounds.origin.y < gtk_widget_get_height (root);
}

static void
read_widget (GtkWidget *widget, GtkWidget *root, guint64 *hash, guint *n_texts)
{
  const char *text = text_of (widget);

  if (text != NULL && *text != '\0') {
    *hash = *hash * G_GUINT64_CONSTANT (1099511628211) + g_str_hash (text);
    ++*n_texts;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_seen (child, root))
      read_widget (child, root, hash, n_texts);
}

/* A number that is another one whenever other words are seen; @n_texts is how many there are. */
guint64
look_read (GtkWidget *root, guint *n_texts)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  *n_texts = 0;
  read_widget (root, root, &hash, n_texts);
  return hash;
}
