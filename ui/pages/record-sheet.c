#include "record-sheet.h"

#include "widgets/history-list.h"
#include "widgets/record-head.h"

/* The page begins to narrow its margins this much before its content has all its width. */
#define LIA_SHEET_EASING 120

typedef struct {
  LiaRegister *reg;
  LiaId id;
  LiaId shown_id;
  GCancellable *reading;
  GtkWidget *history;

  GtkWidget *stack;
  GtkWidget *placeholder_bin;
  GtkWidget *scroller;
  GtkWidget *clamp;
  LiaRecordHead *head;
  GtkWidget *content_bin;
  GtkWidget *history_button;
  GtkWidget *log_button;
  GtkWidget *history_bin;
} LiaRecordSheetPrivate;

enum {
  PROP_0,
  PROP_REGISTER,
  PROP_CONTENT,
  PROP_PLACEHOLDER,
  PROP_WIDTH,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_TYPE_WITH_PRIVATE (LiaRecordSheet, lia_record_sheet, ADW_TYPE_BIN)

static void
show_nothing (LiaRecordSheetPrivate *priv)
{
  gtk_stack_set_visible_child (GTK_STACK (priv->stack), priv->placeholder_bin);
}

static void
show_history (LiaRecordSheet *self)
{
  LiaRecordSheetPrivate *priv = lia_record_sheet_get_instance_private (self);

  if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (priv->history_button)))
    return;
  if (priv->history == NULL) {
    priv->history = lia_history_list_new (priv->reg);
    adw_bin_set_child (ADW_BIN (priv->history_bin), priv->history);
  }
  lia_history_list_show (LIA_HISTORY_LIST (priv->history), &priv->id);
}

/* A record that is opened is read from its top, and what was unfolded for the last one is not. */
static void
begin_anew (LiaRecordSheetPrivate *priv)
{
  g_autofree char *id = lia_id_to_text (&priv->id);
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (priv->scroller));

  gtk_adjustment_set_value (adjustment, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (priv->history_button), FALSE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (priv->log_button), "s", id);
  priv->shown_id = priv->id;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaRecordSheet) self = user_data;
  LiaRecordSheetPrivate *priv = lia_record_sheet_get_instance_private (self);
  gboolean anew = !lia_id_equal (&priv->shown_id, &priv->id);
  g_autoptr (GError) error = NULL;

  if (priv->reg == NULL)
    return;
  if (LIA_RECORD_SHEET_GET_CLASS (self)->fill (self, result, anew, &error)) {
    if (anew)
      begin_anew (priv);
    show_history (self);
    gtk_stack_set_visible_child (GTK_STACK (priv->stack), priv->scroller);
  } else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    show_nothing (priv);
  }
}

static void
read_record (LiaRecordSheet *self)
{
  LiaRecordSheetPrivate *priv = lia_record_sheet_get_instance_private (self);

  g_cancellable_cancel (priv->reading);
  g_clear_object (&priv->reading);
  if (priv->reg == NULL || lia_id_is_nil (&priv->id)) {
    show_nothing (priv);
    return;
  }
  priv->reading = g_cancellable_new ();
  LIA_RECORD_SHEET_GET_CLASS (self)->read (priv->reg, &priv->id, priv->reading, read_cb,
                                           g_object_ref (self));
}

static void
changed_cb (LiaRecordSheet *self)
{
  LiaRecordSheetPrivate *priv = lia_record_sheet_get_instance_private (self);

  if (!lia_id_is_nil (&priv->id))
    read_record (self);
}

static void
show_history_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LiaRecordSheetPrivate *priv = lia_record_sheet_get_instance_private (LIA_RECORD_SHEET (widget));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (priv->history_button), TRUE);
  gtk_widget_grab_focus (priv->history_button);
}

static void
lia_record_sheet_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_REGISTER)
    g_value_set_object (value, lia_record_sheet_get_register (LIA_RECORD_SHEET (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
set_register (LiaRecordSheet *self, LiaRegister *reg)
{
  LiaRecordSheetPrivate *priv = lia_record_sheet_get_instance_private (self);

  g_set_object (&priv->reg, reg);
  if (reg != NULL)
    g_signal_connect_object (reg, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
set_width (LiaRecordSheetPrivate *priv, int width)
{
  adw_clamp_set_maximum_size (ADW_CLAMP (priv->clamp), width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (priv->clamp), MAX (width - LIA_SHEET_EASING, 0));
}

static void
lia_record_sheet_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LiaRecordSheetPrivate *priv = lia_record_sheet_get_instance_private (LIA_RECORD_SHEET (object));

  switch (id) {
  case PROP_REGISTER:
    set_register (LIA_RECORD_SHEET (object), g_value_get_object (value));
    break;
  case PROP_CONTENT:
    adw_bin_set_child (ADW_BIN (priv->content_bin), g_value_get_object (value));
    break;
  case PROP_PLACEHOLDER:
    adw_bin_set_child (ADW_BIN (priv->placeholder_bin), g_value_get_object (value));
    break;
  case PROP_WIDTH:
    set_width (priv, g_value_get_int (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
lia_record_sheet_dispose (GObject *object)
{
  LiaRecordSheetPrivate *priv = lia_record_sheet_get_instance_private (LIA_RECORD_SHEET (object));

  g_cancellable_cancel (priv->reading);
  g_clear_object (&priv->reading);
  g_clear_object (&priv->reg);

  G_OBJECT_CLASS (lia_record_sheet_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *klass)
{
  GParamFlags written = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  props[PROP_REGISTER] =
      g_param_spec_object ("register", NULL, NULL, LIA_TYPE_REGISTER,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * LiaRecordSheet:content:
   *
   * What the page itself shows of its record.
   */
  props[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, written);
  /**
   * LiaRecordSheet:placeholder:
   *
   * What is shown while there is no record.
   */
  props[PROP_PLACEHOLDER] =
      g_param_spec_object ("placeholder", NULL, NULL, GTK_TYPE_WIDGET, written);
  /**
   * LiaRecordSheet:width:
   *
   * How wide the page gets at most, in pixels.
   */
  props[PROP_WIDTH] = g_param_spec_int ("width", NULL, NULL, 0, G_MAXINT, 680, written);
  g_object_class_install_properties (klass, N_PROPS, props);
}

static void
lia_record_sheet_class_init (LiaRecordSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lia_record_sheet_get_property;
  object_class->set_property = lia_record_sheet_set_property;
  object_class->dispose = lia_record_sheet_dispose;
  install_properties (object_class);

  g_type_ensure (LIA_TYPE_RECORD_HEAD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/pages/record-sheet.ui");
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSheet, stack);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSheet, placeholder_bin);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSheet, scroller);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSheet, clamp);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSheet, head);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSheet, content_bin);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSheet, history_button);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSheet, log_button);
  gtk_widget_class_bind_template_child_private (widget_class, LiaRecordSheet, history_bin);
  gtk_widget_class_bind_template_callback (widget_class, show_history);
  gtk_widget_class_install_action (widget_class, "page.show-history", NULL, show_history_cb);
}

static void
lia_record_sheet_init (LiaRecordSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* (transfer none) (nullable) */
LiaRegister *
lia_record_sheet_get_register (LiaRecordSheet *self)
{
  LiaRecordSheetPrivate *priv = lia_record_sheet_get_instance_private (self);

  return priv->reg;
}

/* Shows the record @id, or, if that is NULL, that none is chosen. */
void
lia_record_sheet_show (LiaRecordSheet *self, const LiaId *id)
{
  LiaRecordSheetPrivate *priv = lia_record_sheet_get_instance_private (self);

  g_return_if_fail (LIA_IS_RECORD_SHEET (self));

  priv->id = id != NULL ? *id : (LiaId) { { 0 } };
  read_record (self);
}

/* Shows reference, title, mark and the like of the record; for a page that fills itself. */
void
lia_record_sheet_show_head (LiaRecordSheet *self, const LiaDossier *dossier)
{
  LiaRecordSheetPrivate *priv = lia_record_sheet_get_instance_private (self);

  lia_record_head_show (priv->head, priv->reg, dossier);
}
