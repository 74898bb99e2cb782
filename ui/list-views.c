#include "list-views.h"

#include <glib/gi18n.h>

#include "apply.h"
#include "dialogs/name-dialog.h"
#include "records/types.h"

struct _LiaListViews {
  GObject parent_instance;

  GtkWidget *page; /* (weak), which owns this */
  LiaRegister *reg;
  const LiaRecordType *type;
  GMenu *menu;
  GSimpleActionGroup *actions;
  LiaRecord *chosen; /* the view that the list was opened in */
};

enum {
  OPENED,
  CURRENT,
  UPDATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaListViews, lia_list_views, G_TYPE_OBJECT)

static GAction *
action (LiaListViews *self, const char *name)
{
  return g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);
}

static LiaSavedView *
ask_current (LiaListViews *self)
{
  gpointer view = NULL;

  g_signal_emit (self, signals[CURRENT], 0, &view);
  return view;
}

static void
enable (LiaListViews *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action (self, name)), enabled);
}

/* Tells which view is shown, and whether it still looks as it was saved. */
void
lia_list_views_update (LiaListViews *self)
{
  g_autoptr (LiaSavedView) saved =
      self->chosen != NULL ? lia_saved_view_read (self->chosen, NULL) : NULL;
  g_autoptr (LiaSavedView) current = ask_current (self);
  g_autofree char *id =
      self->chosen != NULL ? lia_id_to_text (lia_record_get_id (self->chosen)) : g_strdup ("");
  gboolean writable = !lia_register_is_read_only (self->reg);
  gboolean differs = saved != NULL && current != NULL && !lia_saved_view_equal (saved, current);

  g_simple_action_set_state (G_SIMPLE_ACTION (action (self, "open")), g_variant_new_string (id));
  enable (self, "save", writable);
  enable (self, "update", writable && differs);
  enable (self, "rename", writable && self->chosen != NULL);
  enable (self, "archive", writable && self->chosen != NULL);
  g_signal_emit (self, signals[UPDATED], 0);
}

static void
fill_menu (LiaListViews *self)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  g_autoptr (GPtrArray) views = lia_saved_views (reader, self->type);
  g_autoptr (GMenu) list = g_menu_new ();
  g_autoptr (GMenu) commands = g_menu_new ();

  for (guint i = 0; i < views->len; i++) {
    LiaRecord *record = g_ptr_array_index (views, i);
    g_autoptr (GMenuItem) item = g_menu_item_new (lia_record_get (record, "name"), NULL);
    g_autofree char *id = lia_id_to_text (lia_record_get_id (record));

    g_menu_item_set_action_and_target (item, "views.open", "s", id);
    g_menu_append_item (list, item);
  }
  g_menu_append (commands, _ ("Save as view…"), "views.save");
  g_menu_append (commands, _ ("Update view"), "views.update");
  g_menu_append (commands, _ ("Rename view…"), "views.rename");
  g_menu_append (commands, _ ("Archive view"), "views.archive");

  g_menu_remove_all (self->menu);
  g_menu_append_section (self->menu, _ ("Saved views"), G_MENU_MODEL (list));
  g_menu_append_section (self->menu, NULL, G_MENU_MODEL (commands));
}

static void
choose (LiaListViews *self, const LiaId *id)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);

  g_clear_object (&self->chosen);
  if (id != NULL)
    self->chosen = lia_reader_get (reader, id, NULL);
  if (self->chosen != NULL && lia_record_is_archived (self->chosen))
    g_clear_object (&self->chosen);
}

static void
on_changed (LiaListViews *self, LiaEdit *edit)
{
  LiaId id;

  if (edit != NULL && !lia_edit_touches (edit, &lia_view_type))
    return;

  if (self->chosen != NULL) {
    id = *lia_record_get_id (self->chosen);
    choose (self, &id);
  }
  fill_menu (self);
  lia_list_views_update (self);
}

static void
on_open (GSimpleAction *simple, GVariant *parameter, gpointer user_data)
{
  LiaId id;

  if (lia_id_parse (g_variant_get_string (parameter, NULL), &id))
    lia_list_views_open (user_data, &id);
}

typedef struct {
  LiaListViews *self;
  LiaId id;
} Saving;

/* The list stays as it is; it only has a name from now on. */
static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;

  if (lia_apply_edit_finish (result, NULL)) {
    choose (saving->self, &saving->id);
    fill_menu (saving->self);
    lia_list_views_update (saving->self);
  }
  g_object_unref (saving->self);
  g_free (saving);
}

static void
save (const char *name, gpointer user_data)
{
  LiaListViews *self = user_data;
  g_autoptr (LiaSavedView) view = ask_current (self);
  /* Translators: the name of a saved view. */
  g_autofree char *label = g_strdup_printf (_ ("Save view “%s”"), name);
  g_autoptr (LiaEdit) edit = lia_edit_new (label);
  Saving *saving;

  if (view == NULL || self->page == NULL)
    return;

  saving = g_new0 (Saving, 1);
  saving->self = g_object_ref (self);
  saving->id = lia_saved_view_create (view, edit, name);
  lia_apply_edit_async (self->page, self->reg, edit, on_saved, saving);
}

static void
on_save (GSimpleAction *simple, GVariant *parameter, gpointer user_data)
{
  LiaListViews *self = user_data;

  lia_name_dialog_ask (self->page, _ ("Save as View"),
                       _ ("The filter, the order and the columns are kept under a name, for "
                          "everybody who has this register."),
                       NULL, save, G_OBJECT (self));
}

static void
rename_to (const char *name, gpointer user_data)
{
  LiaListViews *self = user_data;
  g_autofree char *label = NULL;
  g_autoptr (LiaEdit) edit = NULL;

  if (self->chosen == NULL || self->page == NULL)
    return;

  /* Translators: the name that a saved view had. */
  label = g_strdup_printf (_ ("Rename view “%s”"), lia_record_get (self->chosen, "name"));
  edit = lia_edit_new (label);
  lia_edit_change (edit, self->chosen, "name", name);
  lia_apply_edit (self->page, self->reg, edit);
}

static void
on_rename (GSimpleAction *simple, GVariant *parameter, gpointer user_data)
{
  LiaListViews *self = user_data;

  lia_name_dialog_ask (self->page, _ ("Rename View"), _ ("Everybody sees the new name."),
                       lia_record_get (self->chosen, "name"), rename_to, G_OBJECT (self));
}

static void
on_update (GSimpleAction *simple, GVariant *parameter, gpointer user_data)
{
  LiaListViews *self = user_data;
  g_autoptr (LiaSavedView) view = ask_current (self);
  /* Translators: the name of a saved view. */
  g_autofree char *label =
      g_strdup_printf (_ ("Update view “%s”"), lia_record_get (self->chosen, "name"));
  g_autoptr (LiaEdit) edit = lia_edit_new (label);

  lia_saved_view_write (view, edit, self->chosen);
  lia_apply_edit (self->page, self->reg, edit);
}

static void
on_archive (GSimpleAction *simple, GVariant *parameter, gpointer user_data)
{
  LiaListViews *self = user_data;
  /* Translators: the name of a saved view. */
  g_autofree char *label =
      g_strdup_printf (_ ("Archive view “%s”"), lia_record_get (self->chosen, "name"));
  g_autoptr (LiaEdit) edit = lia_edit_new (label);

  lia_edit_archive (edit, self->chosen);
  lia_apply_edit (self->page, self->reg, edit);
}

static const GActionEntry entries[] = {
  { "open", on_open, "s", "''" }, { "save", on_save },       { "update", on_update },
  { "rename", on_rename },        { "archive", on_archive },
};

static void
lia_list_views_dispose (GObject *object)
{
  LiaListViews *self = LIA_LIST_VIEWS (object);

  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->reg);
  g_clear_object (&self->menu);
  g_clear_object (&self->actions);
  g_clear_object (&self->chosen);

  G_OBJECT_CLASS (lia_list_views_parent_class)->dispose (object);
}

static void
lia_list_views_class_init (LiaListViewsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lia_list_views_dispose;

  signals[OPENED] = g_signal_new ("opened", LIA_TYPE_LIST_VIEWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[CURRENT] = g_signal_new ("current", LIA_TYPE_LIST_VIEWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_POINTER, 0);
  signals[UPDATED] = g_signal_new ("updated", LIA_TYPE_LIST_VIEWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
lia_list_views_init (LiaListViews *self)
{
  self->menu = g_menu_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}

LiaListViews *
lia_list_views_new (GtkWidget *page, LiaRegister *reg, const LiaRecordType *type)
{
  LiaListViews *self = g_object_new (LIA_TYPE_LIST_VIEWS, NULL);

  g_set_weak_pointer (&self->page, page);
  self->reg = g_object_ref (reg);
  self->type = type;
  gtk_widget_insert_action_group (page, "views", G_ACTION_GROUP (self->actions));
  g_signal_connect_object (reg, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  fill_menu (self);

  return self;
}

/* (transfer none): the menu, which changes with the views. */
GMenuModel *
lia_list_views_get_menu (LiaListViews *self)
{
  return G_MENU_MODEL (self->menu);
}

/* (nullable): what the view is called that the list was opened in. */
const char *
lia_list_views_get_name (LiaListViews *self)
{
  return self->chosen != NULL ? lia_record_get (self->chosen, "name") : NULL;
}

/* (nullable): the key of that view. */
const LiaId *
lia_list_views_get_id (LiaListViews *self)
{
  return self->chosen != NULL ? lia_record_get_id (self->chosen) : NULL;
}

/* Looks at the list in the view of that key, unless it has gone. */
void
lia_list_views_open (LiaListViews *self, const LiaId *id)
{
  g_autoptr (LiaSavedView) view = NULL;

  choose (self, id);
  view = self->chosen != NULL ? lia_saved_view_read (self->chosen, NULL) : NULL;
  if (view != NULL && view->shows == self->type)
    g_signal_emit (self, signals[OPENED], 0, view);
  lia_list_views_update (self);
}

/* The list was narrowed to something else altogether. */
void
lia_list_views_leave (LiaListViews *self)
{
  g_clear_object (&self->chosen);
  lia_list_views_update (self);
}
