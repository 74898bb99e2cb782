#include "record-chooser.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "insight/related.h"

/* As many as a person looks through before typing one more letter. */
#define LIA_CHOOSER_MAX_ROWS 30

struct _LiaRecordChooser {
  GtkPopover parent_instance;

  LiaRegister *reg;
  char **types;
  GListStore *found;
  GCancellable *searching;
  char *asked;     /* what is searched for, or was last */
  gboolean taking; /* whether the first is chosen as soon as it is known which that is */

  GtkWidget *entry;
  GtkWidget *list;
  GtkWidget *none_button;
  GtkWidget *create_button;
  AdwButtonContent *create_label;
  char *kind; /* what a new one is called; NULL if none can be made here */
};

enum {
  CHOSEN,
  CREATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaRecordChooser, lia_record_chooser, GTK_TYPE_POPOVER)

typedef struct {
  char **types;
  char *text;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_strfreev (search->types);
  g_free (search->text);
  g_free (search);
}

static gboolean
search_type (LiaReader *reader,
             Search *search,
             const char *type,
             GPtrArray *found,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (lia_record_type_find (type));
  g_autoptr (GPtrArray) records = NULL;

  if (*search->text != '\0')
    lia_query_where_text (query, search->text);
  lia_query_limit (query, LIA_CHOOSER_MAX_ROWS);
  records = lia_reader_list_records (reader, query, cancellable, error);
  if (records == NULL)
    return FALSE;

  for (guint i = 0; i < records->len && found->len < LIA_CHOOSER_MAX_ROWS; i++) {
    LiaRecord *record = records->pdata[i];
    g_autofree char *title = lia_reader_record_title (reader, record);

    g_ptr_array_add (found, lia_related_new (record, NULL, title, NULL));
  }

  return TRUE;
}

static void
search_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Search *search = task_data;
  g_autoptr (LiaReader) reader = lia_register_read (LIA_REGISTER (source));
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  GError *error = NULL;

  for (guint i = 0; search->types[i] != NULL; i++)
    if (!search_type (reader, search, search->types[i], found, cancellable, &error)) {
      g_task_return_error (task, error);
      return;
    }
  g_task_return_pointer (task, g_steal_pointer (&found), (GDestroyNotify) g_ptr_array_unref);
}

static void
update_create (LiaRecordChooser *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->create_button, self->kind != NULL && *text != '\0');
  if (self->kind == NULL)
    return;
  /* Translators: the button that makes a new record: what it is, and the title that was typed */
  label = g_strdup_printf (_ ("New %s “%s”"), self->kind, text);
  adw_button_content_set_label (self->create_label, label);
}

static void
create_cb (LiaRecordChooser *self)
{
  g_autofree char *title = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CREATE], 0, title);
}

static void
choose (LiaRecordChooser *self, guint position)
{
  g_autoptr (LiaRelated) related = g_list_model_get_item (G_LIST_MODEL (self->found), position);

  if (related == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, lia_related_get_record (related),
                 lia_related_get_title (related));
}

static void
take_first (LiaRecordChooser *self)
{
  self->taking = FALSE;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->found)) > 0)
    choose (self, 0);
  else if (gtk_widget_get_visible (self->create_button))
    create_cb (self);
}


static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaRecordChooser) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->found == NULL)
    return;

  g_clear_object (&self->searching);
  g_list_store_splice (self->found, 0, g_list_model_get_n_items (G_LIST_MODEL (self->found)),
                       found != NULL ? found->pdata : NULL, found != NULL ? found->len : 0);
  if (self->taking)
    take_first (self);
}

static void
search_cb (LiaRecordChooser *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  Search *search;
  g_autoptr (GTask) task = NULL;

  update_create (self);
  if (self->searching != NULL && g_strcmp0 (text, self->asked) == 0)
    return;

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  self->taking = FALSE;
  g_free (self->asked);
  self->asked = g_strdup (text);

  search = g_new0 (Search, 1);
  search->types = g_strdupv (self->types);
  search->text = g_strdup (text);
  task = g_task_new (self->reg, self->searching, found_cb, g_object_ref (self));
  g_task_set_source_tag (task, search_cb);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, search_in_thread);
}

/* The entry waits a little before it says that something was typed. Who presses Enter meanwhile
 * means what was typed, not what was found before. */
static void
take_first_cb (LiaRecordChooser *self)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->asked) != 0)
    search_cb (self);
  if (self->searching != NULL)
    self->taking = TRUE;
  else
    take_first (self);
}

static void
show_cb (LiaRecordChooser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_widget_grab_focus (self->entry);
  search_cb (self);
}

static void
row_activated_cb (LiaRecordChooser *self, GtkListBoxRow *row)
{
  choose (self, gtk_list_box_row_get_index (row));
}

static void
none_cb (LiaRecordChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, NULL, NULL);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  LiaRelated *related = item;
  LiaRecord *record = lia_related_get_record (related);
  GtkWidget *row = adw_action_row_new ();

  g_object_set (row, "use-markup", FALSE, "title", lia_related_get_title (related), "subtitle",
                lia_record_get_reference (record), "title-lines", 2, "activatable", TRUE,
                "icon-name", lia_record_get_record_type (record)->icon, NULL);

  return row;
}

static void
lia_record_chooser_dispose (GObject *object)
{
  LiaRecordChooser *self = LIA_RECORD_CHOOSER (object);

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_clear_object (&self->reg);
  g_clear_object (&self->found);
  g_clear_pointer (&self->types, g_strfreev);
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->asked, g_free);

  G_OBJECT_CLASS (lia_record_chooser_parent_class)->dispose (object);
}

static void
lia_record_chooser_class_init (LiaRecordChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_record_chooser_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", LIA_TYPE_RECORD_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, LIA_TYPE_RECORD, G_TYPE_STRING);

  signals[CREATE] = g_signal_new ("create", LIA_TYPE_RECORD_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/record-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaRecordChooser, entry);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordChooser, list);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordChooser, none_button);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordChooser, create_button);
  gtk_widget_class_bind_template_child (widget_class, LiaRecordChooser, create_label);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_first_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, none_cb);
}

static void
lia_record_chooser_init (LiaRecordChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->found = g_list_store_new (LIA_TYPE_RELATED);
  gtk_list_box_bind_model (GTK_LIST_BOX (self->list), G_LIST_MODEL (self->found), create_row, NULL,
                           NULL);
}

GtkWidget *
lia_record_chooser_new (LiaRegister *reg, const char *const *types)
{
  LiaRecordChooser *self = g_object_new (LIA_TYPE_RECORD_CHOOSER, NULL);

  self->reg = g_object_ref (reg);
  self->types = g_strdupv ((char **) types);

  return GTK_WIDGET (self);
}

/* Whether none can be chosen as well. */
void
lia_record_chooser_set_optional (LiaRecordChooser *self, gboolean optional)
{
  g_return_if_fail (LIA_IS_RECORD_CHOOSER (self));

  gtk_widget_set_visible (self->none_button, optional);
}

/* Offers to make a new record, called @kind, of the title that was typed. */
void
lia_record_chooser_offer_new (LiaRecordChooser *self, const char *kind)
{
  g_return_if_fail (LIA_IS_RECORD_CHOOSER (self));

  g_free (self->kind);
  self->kind = g_strdup (kind);
}
