#pragma once

#include <gtk/gtk.h>

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaFieldEditor:
 *
 * What a field's value is typed or chosen in: an entry, a text, a date, a choice. It takes and
 * gives text; whether that text is any good is told by lia_field_normalize().
 *
 * Signals: `changed` on every change, `commit` when the person is done with it.
 */
#define LIA_TYPE_FIELD_EDITOR (lia_field_editor_get_type ())
G_DECLARE_INTERFACE (LiaFieldEditor, lia_field_editor, LIA, FIELD_EDITOR, GtkWidget)

struct _LiaFieldEditorInterface {
  GTypeInterface parent_iface;

  void (*set_value) (LiaFieldEditor *self, const char *value);
  char *(*dup_value) (LiaFieldEditor *self);
};

LiaFieldEditor *lia_field_editor_new       (LiaRegister *reg, const LiaField *field);
void            lia_field_editor_set_value (LiaFieldEditor *self, const char *value);
char           *lia_field_editor_dup_value (LiaFieldEditor *self);
void            lia_field_editor_changed   (LiaFieldEditor *self);
void            lia_field_editor_commit    (LiaFieldEditor *self);

void            lia_field_editor_name      (GtkWidget *widget, const LiaField *field);

G_END_DECLS
