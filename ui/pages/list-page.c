#include <glib/gi18n.h>

#include "pages/list-page.h"

#include "column-choice.h"
#include "list-columns.h"
#include "list-filter.h"
#include "list-menus.h"
#include "list-views.h"
#include "records/date.h"
#include "tooltip.h"
#include "widgets/filter-builder.h"
#include "widgets/filter-entry.h"
#include "widgets/pill-box.h"
#include "widgets/record-list.h"
#include "widgets/record-view.h"

#define WIDTH_OF_SIDEBAR 240

struct _LiaListPage {
  AdwBin parent_instance;

  LiaFilterEntry *entry;
  GtkMenuButton *narrow_button;
  GtkMenuButton *builder_button;
  LiaFilterBuilder *builder;
  GtkMenuButton *view_button;
  GtkWidget *add_button;
  GtkWidget *first_button;
  LiaPillBox *pills;
  GtkLabel *count;
  GtkStack *stack;
  LiaRecordView *view;
  AdwStatusPage *empty;
  AdwStatusPage *error;

  LiaRegister *reg;
  const LiaRecordType *type;
  LiaRecordList *list;
  LiaListColumns *columns;
  LiaListFilter *filter; /* of the entry */
  LiaListViews *views;
  const LiaField *sort;
  gboolean descending;
  LiaId chosen;
  gboolean entered;
  gboolean folded;
};

enum {
  PROP_REGISTER = 1,
  PROP_TYPE_NAME,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum {
  VIEW_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaListPage, lia_list_page, ADW_TYPE_BIN)

/* The button of the menu tells which view is open. */
static void
show_view (LiaListPage *self)
{
  const char *name = lia_list_views_get_name (self->views);
  /* Translators: the name of the saved view that a list is shown in. */
  g_autofree char *text = name != NULL ? g_strdup_printf (_ ("View “%s”"), name) : NULL;

  lia_tooltip_set (GTK_WIDGET (self->view_button),
                   text != NULL ? text : _ ("Columns and saved views"));
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

static void
ask (LiaListPage *self)
{
  g_autoptr (LiaQuery) query = lia_query_new (self->type);

  lia_query_sort_by (query, self->sort != NULL ? self->sort->name : NULL, self->descending);
  lia_list_filter_apply (self->filter, query);
  lia_record_list_ask (self->list, query, lia_list_columns_get (self->columns));
  if (self->views != NULL)
    lia_list_views_update (self->views);
}

static void
show_pills (LiaListPage *self)
{
  guint n = lia_list_filter_get_n (self->filter);

  lia_pill_box_clear (self->pills);
  gtk_widget_set_visible (GTK_WIDGET (self->pills), n > 0);
  for (guint i = 0; i < n; i++)
    lia_pill_box_add (self->pills, lia_list_filter_get_text (self->filter, i),
                      lia_list_filter_get_label (self->filter, i));
}

static void
refresh (LiaListPage *self)
{
  show_pills (self);
  ask (self);
}

static void
on_pill_removed (LiaListPage *self, const char *text)
{
  lia_list_filter_remove (self->filter, text);
  refresh (self);
}

static void
on_pill_negated (LiaListPage *self, const char *text)
{
  lia_list_filter_negate (self->filter, text);
  refresh (self);
}

/* Goes back to where it was typed, beside what stands there. */
static void
on_pill_edited (LiaListPage *self, const char *text)
{
  lia_list_filter_remove (self->filter, text);
  lia_filter_entry_add_text (self->entry, text);
  refresh (self);
}

/* What can't be put together by choosing is typed. */
static void
on_pill_changed (LiaListPage *self, const char *text)
{
  if (lia_filter_builder_load (self->builder, text))
    gtk_menu_button_popup (self->builder_button);
  else
    on_pill_edited (self, text);
}

static void
on_built (LiaListPage *self, const char *text, const char *before)
{
  lia_list_filter_remove (self->filter, before);
  lia_list_filter_put (self->filter, text, NULL);
  refresh (self);
}

/* What is chosen in the menu a second time is taken away again. */
static void
on_narrow (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaListPage *self = LIA_LIST_PAGE (widget);
  const char *text = g_variant_get_string (parameter, NULL);

  if (!lia_list_filter_remove (self->filter, text))
    lia_list_filter_put (self->filter, text, NULL);
  refresh (self);
}

static void
on_clear (GtkWidget *widget, const char *action, GVariant *parameter)
{
  lia_list_page_set_filter (LIA_LIST_PAGE (widget), "");
}

static void
on_stopped (LiaListPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
on_sorted (LiaListPage *self, const LiaField *field, gboolean descending)
{
  self->sort = field;
  self->descending = descending;
  ask (self);
  lia_sort_choice_save (self->type, field, descending);
}

static void
on_browsed (LiaListPage *self, guint position)
{
  const LiaId *id = lia_record_list_get_id (self->list, position);
  g_autofree char *text = id != NULL ? lia_id_to_text (id) : NULL;

  if (id == NULL || self->folded)
    return;

  self->chosen = *id;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.browse-record", "s", text);
}

static void
on_opened (LiaListPage *self, guint position)
{
  const LiaId *id = lia_record_list_get_id (self->list, position);
  g_autofree char *text = id != NULL ? lia_id_to_text (id) : NULL;

  if (text != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "s", text);
}

static guint
place_of_chosen (LiaListPage *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  if (!lia_id_is_nil (&self->chosen))
    lia_record_list_find (self->list, &self->chosen, &position);

  return position;
}

static gboolean
is_narrowed (LiaListPage *self)
{
  return !lia_list_filter_is_empty (self->filter);
}

static gboolean
shows_list (LiaListPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0;
}

static void
show_count (LiaListPage *self, guint shown, guint total)
{
  g_autofree char *text =
      is_narrowed (self)
          /* Translators: how many records a list shows, and how many there are. */
          ? g_strdup_printf (_ ("%u of %u"), shown, total)
          : g_strdup_printf ("%u", shown);

  gtk_label_set_text (self->count, text);
}

/* Who enters the room goes on with the arrow keys. */
static void
greet (LiaListPage *self)
{
  if (self->entered && shows_list (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  self->entered = FALSE;
}

/* The first answer can be there before the window was laid out. */
static int
expected_width (LiaListPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  int width = gtk_widget_get_width (GTK_WIDGET (self->stack));
  int height;

  if (width > 0 || !GTK_IS_WINDOW (root))
    return width;

  gtk_window_get_default_size (GTK_WINDOW (root), &width, &height);
  return width - WIDTH_OF_SIDEBAR;
}

static void
show_list (LiaListPage *self)
{
  lia_record_view_expect_width (self->view, expected_width (self));
  gtk_stack_set_visible_child_name (self->stack, "list");
}

/* What is found first is worth seeing; that nothing is, is known only in the end. */
static void
on_began (LiaListPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    return;

  show_list (self);
  greet (self);
}

static void
on_answered (LiaListPage *self)
{
  guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  show_count (self, shown, lia_record_list_get_total (self->list));
  if (shown > 0)
    show_list (self);
  else
    gtk_stack_set_visible_child_name (self->stack, is_narrowed (self) ? "nothing" : "empty");
  lia_record_view_follow (self->view, place_of_chosen (self));
  greet (self);
}

static void
on_failed (LiaListPage *self, const GError *error)
{
  g_autofree char *markup = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->error, markup);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

static void
on_columns_changed (LiaListPage *self)
{
  lia_record_view_set_columns (self->view, lia_list_columns_get (self->columns));
  ask (self);
}

static void
name_new_buttons (LiaListPage *self)
{
  /* Translators: a kind of record, such as Commitment. */
  g_autofree char *label = g_strdup_printf (_ ("New: %s"), lia_record_type_label (self->type));
  /* Translators: several records of a kind, such as Commitments. */
  g_autofree char *title =
      g_strdup_printf (_ ("%s: none yet"), lia_record_type_plural (self->type));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->add_button), "s", self->type->name);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->first_button), "s", self->type->name);
  lia_tooltip_set (self->add_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_button_set_label (GTK_BUTTON (self->first_button), label);
  adw_status_page_set_icon_name (self->empty, self->type->icon);
  adw_status_page_set_title (self->empty, title);
}

static void
narrow_to (LiaListPage *self, const char *filter)
{
  g_autofree char *words = NULL;

  if (!lia_list_filter_set (self->filter, filter, &words, NULL)) {
    lia_list_filter_set (self->filter, "", &words, NULL);
    g_free (words);
    words = g_strdup (filter);
  }
  lia_list_filter_set_typed (self->filter, "", NULL);
  lia_filter_entry_set_text (self->entry, words);
  refresh (self);
}

/* How others see the list in a view is not how this person likes it otherwise, so that it isn't
 * kept as that. */
static void
on_view_opened (LiaListPage *self, const LiaSavedView *view)
{
  self->sort = view->sort;
  self->descending = view->descending;
  lia_record_view_set_sort (self->view, self->sort, self->descending);
  lia_list_columns_set (self->columns, view->columns);
  lia_record_view_set_columns (self->view, lia_list_columns_get (self->columns));
  narrow_to (self, view->filter);
}

static gpointer
on_view_asked (LiaListPage *self)
{
  LiaSavedView *view = lia_saved_view_new (self->type);

  g_free (view->filter);
  view->filter = lia_list_filter_write (self->filter);
  view->sort = self->sort;
  view->descending = self->descending;
  view->columns = g_ptr_array_ref (lia_list_columns_get (self->columns));

  return view;
}

static void
set_up_views (LiaListPage *self)
{
  self->views = lia_list_views_new (GTK_WIDGET (self), self->reg, self->type);
  g_signal_connect_object (self->views, "opened", G_CALLBACK (on_view_opened), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views, "current", G_CALLBACK (on_view_asked), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views, "updated", G_CALLBACK (show_view), self, G_CONNECT_SWAPPED);
  lia_list_views_update (self->views);
}

/* Menus take a while to make, and few who look at a list open one. */
static void
make_narrow_menu (GtkMenuButton *button, gpointer user_data)
{
  LiaListPage *self = user_data;
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (GMenuModel) menu = NULL;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;

  reader = lia_register_read (self->reg);
  menu = lia_list_menu_narrow (reader, self->type);
  gtk_menu_button_set_menu_model (button, menu);
}

static void
make_view_menu (GtkMenuButton *button, gpointer user_data)
{
  LiaListPage *self = user_data;
  g_autoptr (GMenuModel) columns = NULL;
  g_autoptr (GMenu) menu = NULL;

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;

  columns = lia_list_menu_view (self->type);
  menu = g_menu_new ();
  g_menu_append_section (menu, NULL, lia_list_views_get_menu (self->views));
  g_menu_append_section (menu, NULL, columns);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* A page is of one type and one register for life. */
static void
lia_list_page_constructed (GObject *object)
{
  LiaListPage *self = LIA_LIST_PAGE (object);

  G_OBJECT_CLASS (lia_list_page_parent_class)->constructed (object);
  if (self->type == NULL || self->reg == NULL)
    return;

  self->columns = lia_list_columns_new (GTK_WIDGET (self), self->type);
  g_signal_connect_object (self->columns, "changed", G_CALLBACK (on_columns_changed), self,
                           G_CONNECT_SWAPPED);
  self->sort = lia_sort_choice_load (self->type, &self->descending);
  self->filter = lia_filter_entry_set_up (self->entry, self->reg, self->type);
  self->list = lia_record_list_new (self->reg);
  g_signal_connect_object (self->list, "began", G_CALLBACK (on_began), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "answered", G_CALLBACK (on_answered), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  lia_record_view_set_up (self->view, self->type, self->list);
  lia_record_view_set_columns (self->view, lia_list_columns_get (self->columns));
  lia_record_view_set_sort (self->view, self->sort, self->descending);
  lia_filter_builder_set_up (self->builder, self->reg, self->type);
  set_up_views (self);
  gtk_menu_button_set_create_popup_func (self->narrow_button, make_narrow_menu, self, NULL);
  gtk_menu_button_set_create_popup_func (self->view_button, make_view_menu, self, NULL);
  name_new_buttons (self);
  ask (self);
}

static void
lia_list_page_map (GtkWidget *widget)
{
  LiaListPage *self = LIA_LIST_PAGE (widget);

  GTK_WIDGET_CLASS (lia_list_page_parent_class)->map (widget);
  if (self->list == NULL)
    return;

  lia_record_list_set_active (self->list, TRUE);
  self->entered = TRUE;
  if (shows_list (self))
    greet (self);
}

static void
lia_list_page_unmap (GtkWidget *widget)
{
  LiaListPage *self = LIA_LIST_PAGE (widget);

  if (self->list != NULL)
    lia_record_list_set_active (self->list, FALSE);
  GTK_WIDGET_CLASS (lia_list_page_parent_class)->unmap (widget);
}

static void
lia_list_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaListPage *self = LIA_LIST_PAGE (object);

  switch (id) {
  case PROP_REGISTER:
    g_value_set_object (value, self->reg);
    break;
  case PROP_TYPE_NAME:
    g_value_set_string (value, self->type != NULL ? self->type->name : NULL);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lia_list_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LiaListPage *self = LIA_LIST_PAGE (object);

  switch (id) {
  case PROP_REGISTER:
    self->reg = g_value_dup_object (value);
    break;
  case PROP_TYPE_NAME:
    if (g_value_get_string (value) != NULL)
      self->type = lia_record_type_find (g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lia_list_page_dispose (GObject *object)
{
  LiaListPage *self = LIA_LIST_PAGE (object);

  g_clear_object (&self->list);
  g_clear_object (&self->reg);
  g_clear_object (&self->columns);
  g_clear_object (&self->views);

  G_OBJECT_CLASS (lia_list_page_parent_class)->dispose (object);
}

static gboolean
is_given (gpointer self, const char *text)
{
  return text != NULL;
}

static void
bind_template (GtkWidgetClass *klass)
{
  gtk_widget_class_set_template_from_resource (klass, "/org/liaison/Liaison/ui/pages/list-page.ui");
  gtk_widget_class_bind_template_child (klass, LiaListPage, entry);
  gtk_widget_class_bind_template_child (klass, LiaListPage, narrow_button);
  gtk_widget_class_bind_template_child (klass, LiaListPage, builder_button);
  gtk_widget_class_bind_template_child (klass, LiaListPage, builder);
  gtk_widget_class_bind_template_child (klass, LiaListPage, view_button);
  gtk_widget_class_bind_template_child (klass, LiaListPage, add_button);
  gtk_widget_class_bind_template_child (klass, LiaListPage, first_button);
  gtk_widget_class_bind_template_child (klass, LiaListPage, pills);
  gtk_widget_class_bind_template_child (klass, LiaListPage, count);
  gtk_widget_class_bind_template_child (klass, LiaListPage, stack);
  gtk_widget_class_bind_template_child (klass, LiaListPage, view);
  gtk_widget_class_bind_template_child (klass, LiaListPage, empty);
  gtk_widget_class_bind_template_child (klass, LiaListPage, error);
  gtk_widget_class_bind_template_callback (klass, ask);
  gtk_widget_class_bind_template_callback (klass, is_given);
  gtk_widget_class_bind_template_callback (klass, show_pills);
  gtk_widget_class_bind_template_callback (klass, on_stopped);
  gtk_widget_class_bind_template_callback (klass, on_pill_removed);
  gtk_widget_class_bind_template_callback (klass, on_pill_negated);
  gtk_widget_class_bind_template_callback (klass, on_pill_changed);
  gtk_widget_class_bind_template_callback (klass, on_pill_edited);
  gtk_widget_class_bind_template_callback (klass, on_built);
  gtk_widget_class_bind_template_callback (klass, on_sorted);
  gtk_widget_class_bind_template_callback (klass, on_browsed);
  gtk_widget_class_bind_template_callback (klass, on_opened);
}

static void
lia_list_page_class_init (LiaListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = lia_list_page_constructed;
  object_class->get_property = lia_list_page_get_property;
  object_class->set_property = lia_list_page_set_property;
  object_class->dispose = lia_list_page_dispose;
  widget_class->map = lia_list_page_map;
  widget_class->unmap = lia_list_page_unmap;

  properties[PROP_REGISTER] =
      g_param_spec_object ("register", NULL, NULL, LIA_TYPE_REGISTER, flags);
  properties[PROP_TYPE_NAME] = g_param_spec_string ("type-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[VIEW_CHANGED] = g_signal_new ("view-changed", LIA_TYPE_LIST_PAGE, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LIA_TYPE_FILTER_BUILDER);
  g_type_ensure (LIA_TYPE_FILTER_ENTRY);
  g_type_ensure (LIA_TYPE_PILL_BOX);
  g_type_ensure (LIA_TYPE_RECORD_VIEW);
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "list.narrow", "s", on_narrow);
  gtk_widget_class_install_action (widget_class, "list.clear", NULL, on_clear);
}

static void
lia_list_page_init (LiaListPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Narrows the list to @filter, and to nothing else; see lia_filter_apply() for how it is written.
 * One that is wrong stands in the entry to be mended. */
void
lia_list_page_set_filter (LiaListPage *self, const char *filter)
{
  if (self->views != NULL)
    lia_list_views_leave (self->views);
  narrow_to (self, filter);
}

/* Looks at the list in a saved view, unless that has gone. */
void
lia_list_page_open_view (LiaListPage *self, const LiaId *view)
{
  lia_list_views_open (self->views, view);
}

/* Looks at all of the list again, as this person likes it. */
void
lia_list_page_close_view (LiaListPage *self)
{
  g_autoptr (LiaSavedView) all = lia_saved_view_new (self->type);

  all->sort = lia_sort_choice_load (self->type, &all->descending);
  on_view_opened (self, all);
  lia_list_views_leave (self->views);
}

/* (nullable): the key of the view that the list was opened in, and what it is called. */
const LiaId *
lia_list_page_get_view (LiaListPage *self, const char **name)
{
  *name = self->views != NULL ? lia_list_views_get_name (self->views) : NULL;
  return self->views != NULL ? lia_list_views_get_id (self->views) : NULL;
}

/* Marks the record that is shown beside the list, if it is in it. */
void
lia_list_page_select (LiaListPage *self, const LiaId *id)
{
  self->chosen = *id;
  lia_record_view_select (self->view, place_of_chosen (self));
}

/* Puts the cursor into the filter. */
void
lia_list_page_focus_filter (LiaListPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* Where the record takes the place of the list, going through the list must not open records: a
 * click or Enter does. */
void
lia_list_page_set_folded (LiaListPage *self, gboolean folded)
{
  self->folded = folded;
  lia_record_view_set_single_click (self->view, folded);
}
