#include "section-stack.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "related-list.h"

struct _LiaSectionStack {
  GtkWidget parent_instance;

  LiaRegister *reg;
  char **keys; /* which sections, in which order; NULL for all */
  GHashTable *lists;
  GMenu *menu;
  GtkWidget *box;
  GtkWidget *add_button;
};

G_DEFINE_FINAL_TYPE (LiaSectionStack, lia_section_stack, GTK_TYPE_WIDGET)

static void
add_link_cb (GtkWidget *widget, const char *name, GVariant *key)
{
  LiaSectionStack *self = LIA_SECTION_STACK (widget);
  GtkWidget *list = g_hash_table_lookup (self->lists, g_variant_get_string (key, NULL));

  if (list == NULL)
    return;
  gtk_widget_set_visible (list, TRUE);
  lia_related_list_begin (LIA_RELATED_LIST (list));
}

static GtkWidget *
ensure_list (LiaSectionStack *self, const char *key)
{
  GtkWidget *list = g_hash_table_lookup (self->lists, key);

  if (list == NULL) {
    list = lia_related_list_new (self->reg, NULL);
    gtk_widget_set_visible (list, FALSE);
    g_hash_table_insert (self->lists, g_strdup (key), list);
    gtk_box_append (GTK_BOX (self->box), list);
  }

  return list;
}

/* Who refers to a record is told by the others; links from sources start at what they support. */
static gboolean
can_add (const LiaDossierSection *section)
{
  if (section->kind != LIA_DOSSIER_LINKS)
    return FALSE;

  return !section->inverse || section->relation->from[0] != NULL;
}

static gboolean
is_wanted (LiaSectionStack *self, const char *key)
{
  return self->keys == NULL || g_strv_contains ((const char *const *) self->keys, key);
}

static void
show_section (LiaSectionStack *self, const LiaDossier *dossier, const LiaDossierSection *section)
{
  g_autofree char *key = lia_dossier_section_key (section);
  gboolean shown = section->rows->len > 0 || section->kind == LIA_DOSSIER_PARTS ||
                   (self->keys != NULL && g_strv_length (self->keys) == 1);
  GtkWidget *list = g_hash_table_lookup (self->lists, key);

  if (!is_wanted (self, key))
    return;
  if (!shown && !can_add (section)) {
    if (list != NULL)
      gtk_widget_set_visible (list, FALSE);
    return;
  }
  list = ensure_list (self, key);
  lia_related_list_show (LIA_RELATED_LIST (list), dossier, section);
  gtk_widget_set_visible (list, shown);
  if (!shown) {
    g_autofree char *action = g_strdup_printf ("sections.add-link('%s')", key);

    g_menu_append (self->menu, lia_dossier_section_title (section), action);
  }
}

static void
lia_section_stack_dispose (GObject *object)
{
  LiaSectionStack *self = LIA_SECTION_STACK (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->lists, g_hash_table_unref);
  g_clear_pointer (&self->keys, g_strfreev);
  g_clear_object (&self->menu);
  g_clear_object (&self->reg);

  G_OBJECT_CLASS (lia_section_stack_parent_class)->dispose (object);
}

static void
lia_section_stack_class_init (LiaSectionStackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_section_stack_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "sections.add-link", "s", add_link_cb);
}

static void
lia_section_stack_init (LiaSectionStack *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *content = adw_button_content_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 18);
  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->menu = g_menu_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "lia-link-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _ ("Add a link"));
  self->add_button = gtk_menu_button_new ();
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->add_button), content);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->add_button), G_MENU_MODEL (self->menu));
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a link"), -1);
  gtk_widget_set_parent (self->add_button, GTK_WIDGET (self));
}

/* The sections named in @keys (see lia_dossier_section_key()), or all if that is NULL. One that is
 * alone is shown even where it has nothing. */
GtkWidget *
lia_section_stack_new (LiaRegister *reg, const char *const *keys)
{
  LiaSectionStack *self = g_object_new (LIA_TYPE_SECTION_STACK, NULL);

  self->reg = g_object_ref (reg);
  self->keys = g_strdupv ((char **) keys);

  return GTK_WIDGET (self);
}

/* Shows the sections of @dossier; a stack always shows records of the same type. */
void
lia_section_stack_show (LiaSectionStack *self, const LiaDossier *dossier)
{
  g_return_if_fail (LIA_IS_SECTION_STACK (self));

  g_menu_remove_all (self->menu);
  for (guint i = 0; self->keys != NULL && self->keys[i] != NULL; i++)
    ensure_list (self, self->keys[i]);
  for (guint i = 0; i < dossier->sections->len; i++)
    show_section (self, dossier, dossier->sections->pdata[i]);
  gtk_widget_set_visible (self->add_button,
                          g_menu_model_get_n_items (G_MENU_MODEL (self->menu)) > 0 &&
                              !lia_register_is_read_only (self->reg));
}
