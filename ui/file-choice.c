#include <glib/gi18n.h>

#include "file-choice.h"

typedef struct {
  GtkFileChooserNative *chooser;
  LiaFileChoiceFunc callback;
  gpointer user_data;
} Choice;

static void
on_response (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    choice->callback (file, choice->user_data);

  g_object_unref (choice->chooser);
  g_free (choice);
}

static GtkFileFilter *
make_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Registers"));
  gtk_file_filter_add_pattern (filter, "*.liaison");

  return filter;
}

static void
ask (GtkFileChooserNative *chooser, LiaFileChoiceFunc callback, gpointer user_data)
{
  g_autoptr (GtkFileFilter) filter = make_filter ();
  Choice *choice = g_new0 (Choice, 1);

  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  choice->chooser = chooser;
  choice->callback = callback;
  choice->user_data = user_data;
  g_signal_connect (chooser, "response", G_CALLBACK (on_response), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Asks for a register that exists; @callback is called if one was chosen. */
void
lia_file_choice_open (GtkWindow *parent, LiaFileChoiceFunc callback, gpointer user_data)
{
  ask (gtk_file_chooser_native_new (_ ("Open a register"), parent, GTK_FILE_CHOOSER_ACTION_OPEN,
                                    _ ("_Open"), NULL),
       callback, user_data);
}

/* Asks where a new register shall be kept; @callback is called if a place was chosen. */
void
lia_file_choice_save (GtkWindow *parent, LiaFileChoiceFunc callback, gpointer user_data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Make a new register"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Make register"), NULL);

  /* Translators: the suggested name of a file. */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("Our register.liaison"));
  ask (chooser, callback, user_data);
}

/* Asks where a copy of a register shall be kept, under @name unless another is chosen. */
void
lia_file_choice_copy (GtkWindow *parent,
                      const char *name,
                      LiaFileChoiceFunc callback,
                      gpointer user_data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Copy the register"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Copy"), NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  ask (chooser, callback, user_data);
}

/* Asks where something new shall be kept that would otherwise go to @path. */
void
lia_file_choice_place (GtkWindow *parent,
                       const char *path,
                       LiaFileChoiceFunc callback,
                       gpointer user_data)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Choose a place"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Choose"), NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_get_parent (file);

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), shown);
  ask (chooser, callback, user_data);
}
