#include <glib/gi18n.h>

#include "widgets/sections-group.h"

#include "widgets/section-row.h"

struct _LiaSectionsGroup {
  AdwPreferencesGroup parent_instance;

  GtkListBox *list;
  GtkWidget *reset;

  const LiaBriefingKind *kind;
  GPtrArray *names; /* of those that go in, and NULL */
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaSectionsGroup, lia_sections_group, ADW_TYPE_PREFERENCES_GROUP)

static LiaSectionRow *
row_at (LiaSectionsGroup *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  return row != NULL ? LIA_SECTION_ROW (row) : NULL;
}

/* All of them in their usual order need not be named, and are more as soon as the kind has more. */
static gboolean
is_usual (LiaSectionsGroup *self)
{
  guint i;

  for (i = 0; self->kind->sections[i].name != NULL; i++)
    if (g_ptr_array_index (self->names, i) == NULL ||
        !g_str_equal (g_ptr_array_index (self->names, i), self->kind->sections[i].name))
      return FALSE;

  return g_ptr_array_index (self->names, i) == NULL;
}

static void
collect (LiaSectionsGroup *self)
{
  LiaSectionRow *row;

  g_ptr_array_set_size (self->names, 0);
  for (int i = 0; (row = row_at (self, i)) != NULL; i++)
    if (lia_section_row_is_included (row))
      g_ptr_array_add (self->names, (gpointer) lia_section_row_get_section (row)->name);
  g_ptr_array_add (self->names, NULL);
  gtk_widget_set_visible (self->reset, !is_usual (self));
}

static void
on_changed (LiaSectionsGroup *self)
{
  collect (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The keyboard stays with what it moves. */
static void
move_to (LiaSectionsGroup *self, LiaSectionRow *row, int index)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == GTK_WIDGET (row);

  g_object_ref (row);
  gtk_list_box_remove (self->list, GTK_WIDGET (row));
  gtk_list_box_insert (self->list, GTK_WIDGET (row), index);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  g_object_unref (row);
  on_changed (self);
}

static void
on_moved (LiaSectionsGroup *self, int by, LiaSectionRow *row)
{
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + by;

  if (row_at (self, index) != NULL)
    move_to (self, row, index);
}

static void
on_dropped (LiaSectionsGroup *self, LiaSectionRow *dragged, LiaSectionRow *row)
{
  if (dragged != row && gtk_widget_get_parent (GTK_WIDGET (dragged)) == GTK_WIDGET (self->list))
    move_to (self, dragged, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static void
add_row (LiaSectionsGroup *self, const LiaSectionKind *section, gboolean included)
{
  GtkWidget *row = lia_section_row_new (section, included);

  g_signal_connect_object (row, "switched", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "moved", G_CALLBACK (on_moved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "dropped", G_CALLBACK (on_dropped), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->list, row);
}

static void
on_reset (LiaSectionsGroup *self)
{
  lia_sections_group_set_up (self, self->kind, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
lia_sections_group_finalize (GObject *object)
{
  g_ptr_array_unref (LIA_SECTIONS_GROUP (object)->names);

  G_OBJECT_CLASS (lia_sections_group_parent_class)->finalize (object);
}

static void
lia_sections_group_class_init (LiaSectionsGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lia_sections_group_finalize;

  signals[CHANGED] = g_signal_new ("changed", LIA_TYPE_SECTIONS_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/sections-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaSectionsGroup, list);
  gtk_widget_class_bind_template_child (widget_class, LiaSectionsGroup, reset);
  gtk_widget_class_bind_template_callback (widget_class, on_reset);
}

static void
lia_sections_group_init (LiaSectionsGroup *self)
{
  self->names = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Offers the sections of @kind; @names: (nullable): those that go in, in their order, before the
 * others; all if NULL. */
void
lia_sections_group_set_up (LiaSectionsGroup *self,
                           const LiaBriefingKind *kind,
                           const char *const *names)
{
  LiaSectionRow *row;

  self->kind = kind;
  while ((row = row_at (self, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (lia_briefing_kind_section (kind, names[i]) != NULL)
      add_row (self, lia_briefing_kind_section (kind, names[i]), TRUE);
  for (const LiaSectionKind *section = kind->sections; section->name != NULL; section++)
    if (names == NULL || !g_strv_contains (names, section->name))
      add_row (self, section, names == NULL);
  collect (self);
}

/* Tells what was chosen. What @options then points at is the group's, until it changes. */
void
lia_sections_group_put (LiaSectionsGroup *self, LiaBriefingOptions *options)
{
  options->sections = is_usual (self) ? NULL : (const char *const *) self->names->pdata;
}
