#include <glib/gi18n.h>

#include "widgets/columns-group.h"

#include "briefing/kinds/kind.h"

/* The list of one type, and what can stand in it. */
typedef struct {
  AdwExpanderRow *row;
  GArray *choices;   /* LiaColumnChoice */
  gboolean *chosen;  /* which of them are */
  GPtrArray *checks; /* GtkCheckButton, one for each of them, once the row was opened */
} List;

struct _LiaColumnsGroup {
  AdwPreferencesGroup parent_instance;

  GPtrArray *lists;
  GPtrArray *names; /* of the columns that were chosen, and NULL */
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaColumnsGroup, lia_columns_group, ADW_TYPE_PREFERENCES_GROUP)

static void
list_free (gpointer data)
{
  List *list = data;

  g_array_unref (list->choices);
  g_free (list->chosen);
  g_ptr_array_unref (list->checks);
  g_free (list);
}

static guint
count_chosen (const List *list)
{
  guint n = 0;

  for (guint i = 0; i < list->choices->len; i++)
    n += list->chosen[i];

  return n;
}

/* A list of which all is chosen isn't named: it has all, whatever is added to the program. */
static void
collect_list (LiaColumnsGroup *self, const List *list)
{
  guint n = count_chosen (list);
  g_autofree char *words = NULL;

  if (n == list->choices->len) {
    adw_expander_row_set_subtitle (list->row, _ ("All columns"));
    return;
  }

  /* Translators: how many columns of a list are shown, and how many there are. */
  words = g_strdup_printf (_ ("%u of %u columns"), n, list->choices->len);
  adw_expander_row_set_subtitle (list->row, words);
  for (guint i = 0; i < list->choices->len; i++)
    if (list->chosen[i])
      g_ptr_array_add (self->names, g_array_index (list->choices, LiaColumnChoice, i).name);
}

static void
collect (LiaColumnsGroup *self)
{
  g_ptr_array_set_size (self->names, 0);
  for (guint i = 0; i < self->lists->len; i++)
    collect_list (self, g_ptr_array_index (self->lists, i));
  g_ptr_array_add (self->names, NULL);
}

/* At least one stays: a list with none chosen is one of which nothing was said. */
static void
keep_one (List *list)
{
  guint n = count_chosen (list);

  for (guint i = 0; i < list->checks->len; i++)
    gtk_widget_set_sensitive (g_ptr_array_index (list->checks, i), n > 1 || !list->chosen[i]);
}

static void
on_toggled (LiaColumnsGroup *self, GtkCheckButton *check)
{
  for (guint i = 0; i < self->lists->len; i++) {
    List *list = g_ptr_array_index (self->lists, i);
    guint index;

    if (g_ptr_array_find (list->checks, check, &index)) {
      list->chosen[index] = gtk_check_button_get_active (check);
      keep_one (list);
    }
  }
  collect (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Where none of its columns is named, a list has all. */
static gboolean
names_list (const List *list, const char *const *columns)
{
  for (guint i = 0; columns != NULL && i < list->choices->len; i++)
    if (g_strv_contains (columns, g_array_index (list->choices, LiaColumnChoice, i).name))
      return TRUE;

  return FALSE;
}

static void
add_column (LiaColumnsGroup *self, List *list, const LiaColumnChoice *choice, gboolean chosen)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), chosen);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled), self, G_CONNECT_SWAPPED);
  g_object_set (row, "use-markup", FALSE, "title", choice->label, "activatable-widget", check,
                NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_expander_row_add_row (list->row, row);
  g_ptr_array_add (list->checks, check);
}

/* Most lists stay as they are and are never opened; their hundred rows would take longer to make
 * than all else in the form. */
static void
on_expanded (LiaColumnsGroup *self, GParamSpec *pspec, AdwExpanderRow *row)
{
  for (guint i = 0; i < self->lists->len; i++) {
    List *list = g_ptr_array_index (self->lists, i);

    if (list->row != row || list->checks->len > 0)
      continue;
    for (guint n = 0; n < list->choices->len; n++)
      add_column (self, list, &g_array_index (list->choices, LiaColumnChoice, n), list->chosen[n]);
    keep_one (list);
  }
}

static void
add_list (LiaColumnsGroup *self, const LiaRecordListing *listing, const char *const *columns)
{
  List *list = g_new0 (List, 1);
  gboolean named;

  list->row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  list->choices = lia_record_listing_choices (listing);
  list->chosen = g_new (gboolean, list->choices->len);
  list->checks = g_ptr_array_new ();
  named = names_list (list, columns);
  for (guint i = 0; i < list->choices->len; i++)
    list->chosen[i] =
        !named || g_strv_contains (columns, g_array_index (list->choices, LiaColumnChoice, i).name);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (list->row),
                                 lia_record_type_plural (listing->type));
  g_signal_connect_object (list->row, "notify::expanded", G_CALLBACK (on_expanded), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (list->row));
  g_ptr_array_add (self->lists, list);
}

static void
clear (LiaColumnsGroup *self)
{
  for (guint i = 0; i < self->lists->len; i++) {
    List *list = g_ptr_array_index (self->lists, i);

    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (list->row));
  }
  g_ptr_array_set_size (self->lists, 0);
}

static void
lia_columns_group_finalize (GObject *object)
{
  LiaColumnsGroup *self = LIA_COLUMNS_GROUP (object);

  g_ptr_array_unref (self->lists);
  g_ptr_array_unref (self->names);

  G_OBJECT_CLASS (lia_columns_group_parent_class)->finalize (object);
}

static void
lia_columns_group_class_init (LiaColumnsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_columns_group_finalize;

  signals[CHANGED] = g_signal_new ("changed", LIA_TYPE_COLUMNS_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
lia_columns_group_init (LiaColumnsGroup *self)
{
  self->lists = g_ptr_array_new_with_free_func (list_free);
  self->names = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Columns"));
}

/* Offers the columns of the lists that @kind has; @columns: (nullable): those that are chosen, see
 * lia_record_listing_new(). */
void
lia_columns_group_set_up (LiaColumnsGroup *self,
                          const LiaBriefingKind *kind,
                          const char *const *columns)
{
  clear (self);
  for (const LiaRecordListing *const *listing = kind->listings; listing != NULL && *listing != NULL;
       listing++)
    add_list (self, *listing, columns);
  collect (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->lists->len > 0);
}

/* Tells what was chosen. What @options then points at is the group's, until it changes. */
void
lia_columns_group_put (LiaColumnsGroup *self, LiaBriefingOptions *options)
{
  options->columns = self->names->len > 1 ? (const char *const *) self->names->pdata : NULL;
}
