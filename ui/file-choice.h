#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*LiaFileChoiceFunc) (GFile *file, gpointer user_data);

void lia_file_choice_open (GtkWindow *parent, LiaFileChoiceFunc callback, gpointer user_data);
void lia_file_choice_save (GtkWindow *parent, LiaFileChoiceFunc callback, gpointer user_data);
void lia_file_choice_copy (GtkWindow *parent,
                           const char *name,
                           LiaFileChoiceFunc callback,
                           gpointer user_data);

void lia_file_choice_place (GtkWindow *parent,
                            const char *path,
                            LiaFileChoiceFunc callback,
                            gpointer user_data);

G_END_DECLS
