#include "prose-editor.h"

#include "focus.h"

struct _LiaProseEditor {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *view;
};

static void
field_editor_init (LiaFieldEditorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaProseEditor,
                               lia_prose_editor,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (LIA_TYPE_FIELD_EDITOR, field_editor_init))

static GtkTextBuffer *
get_buffer (LiaProseEditor *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static gboolean
commit_cb (GtkWidget *view, GVariant *args, gpointer self)
{
  lia_field_editor_commit (LIA_FIELD_EDITOR (self));

  return TRUE;
}

static void
lia_prose_editor_set_value (LiaFieldEditor *editor, const char *value)
{
  LiaProseEditor *self = LIA_PROSE_EDITOR (editor);
  GtkTextBuffer *buffer = get_buffer (self);

  g_signal_handlers_block_by_func (buffer, lia_field_editor_changed, self);
  gtk_text_buffer_set_text (buffer, value != NULL ? value : "", -1);
  g_signal_handlers_unblock_by_func (buffer, lia_field_editor_changed, self);
}

static char *
lia_prose_editor_dup_value (LiaFieldEditor *editor)
{
  GtkTextBuffer *buffer = get_buffer (LIA_PROSE_EDITOR (editor));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  if (gtk_text_iter_equal (&start, &end))
    return NULL;

  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
lia_prose_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (LIA_PROSE_EDITOR (widget)->view);
}

static void
lia_prose_editor_dispose (GObject *object)
{
  LiaProseEditor *self = LIA_PROSE_EDITOR (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (lia_prose_editor_parent_class)->dispose (object);
}

static void
field_editor_init (LiaFieldEditorInterface *iface)
{
  iface->set_value = lia_prose_editor_set_value;
  iface->dup_value = lia_prose_editor_dup_value;
}

static void
lia_prose_editor_class_init (LiaProseEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_prose_editor_dispose;
  widget_class->focus = lia_focus_inside;
  widget_class->grab_focus = lia_prose_editor_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lia_prose_editor_init (LiaProseEditor *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_widget_add_css_class (self->view, "lia-prose");
  /* A long text scrolls in itself, so that what is said below it stays in view. */
  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                 "propagate-natural-height", TRUE, "min-content-height", 72,
                                 "max-content-height", 280, "child", self->view, NULL);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  g_signal_connect_swapped (get_buffer (self), "changed", G_CALLBACK (lia_field_editor_changed),
                            self);

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (shortcuts),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                        gtk_callback_action_new (commit_cb, self, NULL)));
  gtk_widget_add_controller (self->view, shortcuts);
}

LiaFieldEditor *
lia_prose_editor_new (const LiaField *field)
{
  LiaProseEditor *self = g_object_new (LIA_TYPE_PROSE_EDITOR, NULL);

  lia_field_editor_name (self->view, field);

  return LIA_FIELD_EDITOR (self);
}
