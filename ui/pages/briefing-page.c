#include <glib/gi18n.h>

#include "pages/briefing-page.h"

#include "apply.h"
#include "briefing-inquiry.h"
#include "briefing-words.h"
#include "briefing/memory/named-briefing.h"
#include "dialogs/message.h"
#include "dialogs/name-dialog.h"
#include "widgets/briefing-form.h"
#include "widgets/briefing-shelf.h"
#include "widgets/export-bar.h"
#include "widgets/file-group.h"
#include "widgets/pages-view.h"

/* What is typed and edits that follow each other closely are looked at once. */
#define REFRESH_DELAY_MS 250

struct _LiaBriefingPage {
  AdwBin parent_instance;

  AdwLeaflet *leaflet;
  GtkStack *side;
  LiaBriefingShelf *saved;
  LiaBriefingShelf *issued;
  GtkWidget *save;
  LiaBriefingForm *form;
  LiaFileGroup *file;
  GtkWidget *to_preview;
  GtkWidget *to_settings;
  GtkWidget *strip;
  GtkWidget *summary;
  GtkLabel *goes_in;
  GtkLabel *held_back;
  GtkLabel *mark;
  LiaPagesView *pages;
  LiaExportBar *bar;

  LiaRegister *reg;
  const LiaBriefingKind *kind;
  LiaBriefingInquiry *inquiry;
  LiaId named;     /* the named briefing that was opened; nil if none was */
  char *name;      /* what that is called */
  gboolean making; /* whether it is exported as soon as it can be */
  guint delayed;
};

enum {
  PROP_REGISTER = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LiaBriefingPage, lia_briefing_page, ADW_TYPE_BIN)

static void
set_words (GtkLabel *label, const char *words)
{
  gtk_label_set_label (label, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), words);
}

static void
stop_preview (LiaBriefingPage *self)
{
  g_clear_handle_id (&self->delayed, g_source_remove);
  if (self->inquiry != NULL)
    lia_briefing_inquiry_stop (self->inquiry);
}

/* Where there is nothing to say above the pages, there is no room for it either, but for the way
 * back. */
static void
set_summarised (LiaBriefingPage *self, gboolean summarised)
{
  gtk_widget_set_visible (self->summary, summarised);
  gtk_widget_set_visible (self->strip, summarised || adw_leaflet_get_folded (self->leaflet));
}

static void
show_problem (LiaBriefingPage *self, const char *problem)
{
  self->making = FALSE;
  set_summarised (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), FALSE);
  lia_export_bar_set_order (self->bar, NULL, NULL);
  lia_pages_view_tell (self->pages, problem);
}

static void
on_paged (LiaBriefingPage *self, GBytes *pages, const char *problem)
{
  if (pages != NULL)
    lia_pages_view_show (self->pages, pages);
  else
    lia_pages_view_tell (self->pages, problem);
}

static void
on_progressed (LiaBriefingPage *self, double fraction)
{
  lia_pages_view_set_progress (self->pages, fraction, _ ("Going back to the end of the period…"));
}

static void
show_report (LiaBriefingPage *self, const LiaBriefingPreview *preview)
{
  g_autofree char *contents = lia_briefing_contents_words (preview->report);
  g_autofree char *held_back = lia_briefing_held_back_words (preview->report);

  lia_briefing_form_show_words (self->form, preview->report->about);
  set_words (self->goes_in, contents);
  set_words (self->held_back, held_back);
  gtk_label_set_label (self->mark, preview->report->mark);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), *preview->report->mark != '\0');
  set_summarised (self, TRUE);
  gtk_widget_remove_css_class (self->summary, "lia-stale");
  lia_file_group_suggest (self->file, preview->report->file_name);
  lia_export_bar_set_order (self->bar, lia_briefing_inquiry_get_register (self->inquiry),
                            lia_briefing_inquiry_get_order (self->inquiry));
  if (self->making)
    lia_export_bar_export (self->bar);
  self->making = FALSE;
}

static void
on_answered (LiaBriefingPage *self, const LiaBriefingPreview *preview, const char *problem)
{
  if (preview != NULL)
    lia_briefing_form_show_marks (self->form, preview->marks, preview->ceiling, preview->meaning);
  if (preview == NULL || preview->problem != NULL)
    show_problem (self, preview != NULL ? preview->problem->message : problem);
  else
    show_report (self, preview);
}

static LiaBriefingOptions
options_of (LiaBriefingPage *self)
{
  LiaBriefingOptions options = {
    .renderer = lia_file_group_get_renderer (self->file),
    .named = lia_id_is_nil (&self->named) ? NULL : &self->named,
  };

  lia_briefing_form_put (self->form, &options);
  return options;
}

/* A newer question cancels the older. A page that isn't looked at asks when it is. */
static void
refresh (LiaBriefingPage *self)
{
  LiaBriefingOptions options;

  stop_preview (self);
  if (self->reg == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  options = options_of (self);
  lia_pages_view_wait (self->pages);
  lia_briefing_inquiry_ask (self->inquiry, &options);
}

static gboolean
refresh_delayed (gpointer data)
{
  LiaBriefingPage *self = data;

  self->delayed = 0;
  refresh (self);

  return G_SOURCE_REMOVE;
}

static void
refresh_soon (LiaBriefingPage *self)
{
  if (self->delayed == 0)
    self->delayed = g_timeout_add (REFRESH_DELAY_MS, refresh_delayed, self);
}

/* Until it is known what comes of it, nothing can be exported; and an answer to what was asked
 * before would take back what was chosen since. */
static void
on_changed (LiaBriefingPage *self)
{
  self->making = FALSE;
  stop_preview (self);
  lia_export_bar_set_order (self->bar, NULL, NULL);
  lia_pages_view_wait (self->pages);
  gtk_widget_add_css_class (self->summary, "lia-stale");
  refresh_soon (self);
}

/* Another kind is another briefing, and so is one of another register. */
static void
forget_name (LiaBriefingPage *self)
{
  self->named = (LiaId) { { 0 } };
  g_clear_pointer (&self->name, g_free);
}

static void
on_form_changed (LiaBriefingPage *self)
{
  const LiaBriefingKind *kind = lia_briefing_form_get_kind (self->form);

  if (kind != self->kind) {
    lia_file_group_set_renderer (self->file, kind->format);
    forget_name (self);
  }
  self->kind = kind;
  on_changed (self);
}

static gboolean
turn (gpointer user_data)
{
  LiaBriefingPage *self = user_data;
  gboolean folded = adw_leaflet_get_folded (self->leaflet);

  gtk_widget_set_visible (self->to_preview, folded);
  gtk_widget_set_visible (self->to_settings, folded);
  set_summarised (self, gtk_widget_get_visible (self->summary));

  return G_SOURCE_REMOVE;
}

/* The leaflet folds while the window is laid out, when nothing else may be moved. */
static void
on_folded (LiaBriefingPage *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, turn, g_object_ref (self), g_object_unref);
}

static void
show_settings_side (LiaBriefingPage *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "settings");
}

static void
save_as (const char *name, gpointer user_data)
{
  LiaBriefingPage *self = user_data;
  LiaBriefingOptions options = options_of (self);
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  g_autoptr (LiaEdit) edit = lia_named_briefing_save (reader, name, &options);

  g_free (self->name);
  self->name = g_strdup (name);
  lia_apply_edit (GTK_WIDGET (self), self->reg, edit);
}

static void
on_save (LiaBriefingPage *self)
{
  lia_name_dialog_ask (GTK_WIDGET (self), _ ("Save these choices"),
                       _ ("They can be made again under this name, with whatever the register "
                          "holds then. A briefing of the same name is changed."),
                       self->name, save_as, G_OBJECT (self));
}

/* Whether the choices of a named briefing can be made. */
static gboolean
take_named (LiaBriefingPage *self, LiaRecord *record)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaBriefingOptions) options = lia_named_briefing_read (reader, record, &error);

  if (options == NULL) {
    lia_message_show (GTK_WIDGET (self), _ ("This briefing can’t be made"), error->message);
    return FALSE;
  }

  self->kind = options->kind;
  self->named = *lia_record_get_id (record);
  g_free (self->name);
  self->name = g_strdup (lia_record_get (record, "name"));
  lia_file_group_set_renderer (self->file, options->renderer != NULL ? options->renderer->name
                                                                     : options->kind->format);
  if (options->author == NULL)
    options->author = g_strdup (lia_register_get_office (self->reg));
  lia_briefing_form_take (self->form, options);

  return TRUE;
}

static void
on_opened (LiaBriefingPage *self, LiaRecord *record)
{
  if (take_named (self, record))
    gtk_stack_set_visible_child_name (self->side, "new");
}

static void
show_preview_side (LiaBriefingPage *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "preview");
}

/* How it goes on is seen where it is written. */
static void
on_made (LiaBriefingPage *self, LiaRecord *record)
{
  self->making = take_named (self, record);
  if (self->making)
    show_preview_side (self);
}

static void
forget_register (LiaBriefingPage *self)
{
  stop_preview (self);
  forget_name (self);
  self->making = FALSE;
  if (self->reg != NULL)
    g_signal_handlers_disconnect_by_data (self->reg, self);
  if (self->inquiry != NULL)
    g_signal_handlers_disconnect_by_data (self->inquiry, self);
  g_clear_object (&self->inquiry);
  g_clear_object (&self->reg);
}

static void
take_register (LiaBriefingPage *self, LiaRegister *reg)
{
  self->reg = g_object_ref (reg);
  self->inquiry = lia_briefing_inquiry_new (reg);
  g_signal_connect_object (reg, "changed", G_CALLBACK (refresh_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inquiry, "progressed", G_CALLBACK (on_progressed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inquiry, "answered", G_CALLBACK (on_answered), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inquiry, "paged", G_CALLBACK (on_paged), self, G_CONNECT_SWAPPED);
}

static void
set_register (LiaBriefingPage *self, LiaRegister *reg)
{
  if (reg == self->reg)
    return;

  forget_register (self);
  if (reg != NULL)
    take_register (self, reg);

  gtk_widget_set_sensitive (self->save, reg != NULL && !lia_register_is_read_only (reg));
  lia_briefing_shelf_set_register (self->saved, reg);
  lia_briefing_shelf_set_register (self->issued, reg);
  lia_briefing_form_set_register (self->form, reg);
  lia_export_bar_set_register (self->bar, reg);
  lia_export_bar_set_order (self->bar, NULL, NULL);
  refresh (self);
}

static void
lia_briefing_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lia_briefing_page_parent_class)->map (widget);

  refresh (LIA_BRIEFING_PAGE (widget));
}

static void
lia_briefing_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, LIA_BRIEFING_PAGE (object)->reg);
}

static void
lia_briefing_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_register (LIA_BRIEFING_PAGE (object), g_value_get_object (value));
}

static void
lia_briefing_page_dispose (GObject *object)
{
  LiaBriefingPage *self = LIA_BRIEFING_PAGE (object);

  forget_register (self);

  G_OBJECT_CLASS (lia_briefing_page_parent_class)->dispose (object);
}

/* From wherever one writes, so that the whole form needn't be gone through. */
static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  lia_export_bar_export (LIA_BRIEFING_PAGE (widget)->bar);
}

static void
lia_briefing_page_class_init (LiaBriefingPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = lia_briefing_page_get_property;
  object_class->set_property = lia_briefing_page_set_property;
  object_class->dispose = lia_briefing_page_dispose;
  widget_class->map = lia_briefing_page_map;
  gtk_widget_class_install_action (widget_class, "briefing.export", NULL, export_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "briefing.export", NULL);

  properties[PROP_REGISTER] = g_param_spec_object ("register", NULL, NULL, LIA_TYPE_REGISTER,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LIA_TYPE_BRIEFING_FORM);
  g_type_ensure (LIA_TYPE_BRIEFING_SHELF);
  g_type_ensure (LIA_TYPE_EXPORT_BAR);
  g_type_ensure (LIA_TYPE_FILE_GROUP);
  g_type_ensure (LIA_TYPE_PAGES_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/pages/briefing-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, LiaBriefingPage, name)
  BIND (leaflet);
  BIND (side);
  BIND (saved);
  BIND (issued);
  BIND (save);
  BIND (form);
  BIND (file);
  BIND (to_preview);
  BIND (to_settings);
  BIND (strip);
  BIND (summary);
  BIND (goes_in);
  BIND (held_back);
  BIND (mark);
  BIND (pages);
  BIND (bar);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_form_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_folded);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_opened);
  gtk_widget_class_bind_template_callback (widget_class, on_made);
  gtk_widget_class_bind_template_callback (widget_class, show_preview_side);
  gtk_widget_class_bind_template_callback (widget_class, show_settings_side);
}

static void
lia_briefing_page_init (LiaBriefingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->kind = lia_briefing_form_get_kind (self->form);
  lia_export_bar_set_file (self->bar, self->file);
}

/* Begins a briefing of that kind; @scope: (nullable): the record that it is about. */
void
lia_briefing_page_begin (LiaBriefingPage *self, const LiaBriefingKind *kind, const LiaId *scope)
{
  g_return_if_fail (LIA_IS_BRIEFING_PAGE (self));

  forget_name (self);
  gtk_stack_set_visible_child_name (self->side, "new");
  lia_briefing_form_begin (self->form, kind, scope);
  gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}
