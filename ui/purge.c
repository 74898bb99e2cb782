#include <glib/gi18n.h>

#include "purge.h"

#include "dialogs/identity-dialog.h"
#include "dialogs/message.h"
#include "dialogs/question.h"
#include "identity.h"
#include "register/backup.h"
#include "register/purge.h"
#include "toast.h"

/* What somebody can choose to purge of a record. */
typedef enum {
  ALL,
  FORMER,
  N_CHOICES,
} Choice;

typedef struct {
  GtkWidget *origin;
  LiaRegister *reg;
  LiaId id;
  char *reference;
  LiaPurgeExtent extents[N_CHOICES];
  guint n_backups;

  Choice choice;
  gboolean backups;
  GtkWidget *words;
} Thought;

static void
thought_free (gpointer data)
{
  Thought *thought = data;

  g_object_unref (thought->origin);
  g_object_unref (thought->reg);
  g_free (thought->reference);
  g_free (thought);
}

static LiaPurge
what_of (const Thought *thought, Choice choice)
{
  return (LiaPurge) { .id = thought->id, .former_only = choice == FORMER };
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Thought *thought = data;
  g_autoptr (LiaReader) reader = lia_register_read (thought->reg);
  GError *error = NULL;
  g_autoptr (LiaRecord) record = lia_reader_get (reader, &thought->id, &error);

  for (guint i = 0; error == NULL && record != NULL && i < N_CHOICES; i++) {
    LiaPurge what = what_of (thought, i);

    lia_reader_purge_extent (reader, &what, &thought->extents[i], &error);
  }
  if (error != NULL) {
    g_task_return_error (task, error);
    return;
  }

  thought->reference = record != NULL ? g_strdup (lia_record_get_reference (record)) : NULL;
  thought->n_backups = lia_backup_count (lia_register_get_path (thought->reg));
  g_task_return_boolean (task, TRUE);
}

static void
on_renewed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    lia_message_show (GTK_WIDGET (source), _ ("Not all backups were deleted"), error->message);
}

static void
renew_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (lia_backup_renew (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
renew_backups (const Thought *thought)
{
  g_autoptr (GTask) task = g_task_new (thought->origin, NULL, on_renewed, NULL);

  g_task_set_task_data (task, g_strdup (lia_register_get_path (thought->reg)), g_free);
  g_task_run_in_thread (task, renew_in_thread);
}

static void
on_purged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Thought *thought = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!lia_register_purge_finish (thought->reg, result, &error)) {
    lia_message_show (thought->origin, _ ("The purge was not completed"), error->message);
    return;
  }

  /* Translators: %s is the reference of a record. */
  text = g_strdup_printf (_ ("Purged %s"), thought->reference);
  lia_toast_show (thought->origin, text);
  if (thought->backups)
    renew_backups (thought);
}

static void
purge (gpointer user_data)
{
  GTask *task = user_data;
  Thought *thought = g_task_get_task_data (task);
  LiaPurge what = what_of (thought, thought->choice);

  lia_register_purge_async (thought->reg, &what, on_purged, task);
}

static void
on_yes (GTask *task)
{
  Thought *thought = g_task_get_task_data (task);

  if (!lia_identity_is_known () &&
      GTK_IS_APPLICATION_WINDOW (gtk_widget_get_root (thought->origin)))
    lia_identity_dialog_ask (thought->origin, thought->reg, purge, g_object_ref (task));
  else
    purge (g_object_ref (task));
}

static gboolean
has_former (const Thought *thought)
{
  return thought->extents[FORMER].n_former > 0;
}

/* Each sentence is a paragraph of its own. */
static void
show_words (Thought *thought)
{
  LiaPurge what = what_of (thought, thought->choice);
  g_autofree char *words = lia_purge_to_words (&what, &thought->extents[thought->choice]);
  g_auto (GStrv) sentences = g_strsplit (words, "\n", -1);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (thought->words)) != NULL)
    gtk_box_remove (GTK_BOX (thought->words), child);

  for (guint i = 0; sentences[i] != NULL; i++) {
    GtkWidget *label = gtk_label_new (sentences[i]);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_box_append (GTK_BOX (thought->words), label);
  }
}

static void
on_former_toggled (GtkCheckButton *button, Thought *thought)
{
  thought->choice = gtk_check_button_get_active (button) ? FORMER : ALL;
  show_words (thought);
}

static void
on_backups_toggled (GtkCheckButton *button, Thought *thought)
{
  thought->backups = gtk_check_button_get_active (button);
}

/* The label of a check button doesn't wrap by itself. */
static GtkWidget *
append_check (GtkWidget *box, const char *text)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_box_append (GTK_BOX (box), check);

  return check;
}

static void
append_choices (GtkWidget *box, Thought *thought)
{
  GtkWidget *all = append_check (box, _ ("All texts, now and in its history"));
  GtkWidget *former = append_check (box, _ ("Only former texts in its history"));

  gtk_check_button_set_group (GTK_CHECK_BUTTON (former), GTK_CHECK_BUTTON (all));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (all), TRUE);
  g_signal_connect (former, "toggled", G_CALLBACK (on_former_toggled), thought);
}

static void
append_backups (GtkWidget *box, Thought *thought)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("Also delete %u automatic backup; a new one is made first",
                "Also delete %u automatic backups; a new one is made first", thought->n_backups),
      thought->n_backups);
  GtkWidget *check = append_check (box, text);

  g_signal_connect (check, "toggled", G_CALLBACK (on_backups_toggled), thought);
}

static GtkWidget *
make_choices (Thought *thought)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_margin_top (box, 6);
  if (has_former (thought))
    append_choices (box, thought);

  thought->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_top (thought->words, 6);
  gtk_widget_set_margin_bottom (thought->words, 6);
  gtk_box_append (GTK_BOX (box), thought->words);
  show_words (thought);

  if (thought->n_backups > 0)
    append_backups (box, thought);
  gtk_widget_set_size_request (box, 420, -1);

  return box;
}

static void
ask (GTask *task)
{
  Thought *thought = g_task_get_task_data (task);
  LiaQuestion question = { .label = _ ("_Purge"), .destroys = TRUE };
  g_autofree char *heading = NULL;

  if (thought->reference == NULL)
    return;

  /* Translators: %s is the reference of a record. */
  heading = g_strdup_printf (_ ("Purge %s for good?"), thought->reference);
  question.heading = heading;
  question.extra = make_choices (thought);
  lia_question_ask (thought->origin, &question, G_CALLBACK (on_yes), task);
}

/**
 * lia_purge_ask:
 * @origin: the widget in which somebody asked for it; questions appear over it
 * @reg: a register
 * @id: the key of a record
 *
 * Tells what a purge of the record takes and what it leaves, and purges it if that is what they
 * want, with the backups that still hold it if they want that too.
 */
void
lia_purge_ask (GtkWidget *origin, LiaRegister *reg, const LiaId *id)
{
  Thought *thought = g_new0 (Thought, 1);

  thought->origin = g_object_ref (origin);
  thought->reg = g_object_ref (reg);
  thought->id = *id;
  lia_question_read_first (origin, _ ("The record can’t be purged"), read_in_thread, ask, thought,
                           thought_free);
}
