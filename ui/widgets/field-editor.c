#include "field-editor.h"

#include <glib/gi18n.h>

#include "choice-editor.h"
#include "date-editor.h"
#include "entry-editor.h"
#include "flag-editor.h"
#include "prose-editor.h"
#include "reference-editor.h"
#include "tags-editor.h"
#include "tooltip.h"

enum {
  CHANGED,
  COMMIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (LiaFieldEditor, lia_field_editor, GTK_TYPE_WIDGET)

static void
lia_field_editor_default_init (LiaFieldEditorInterface *iface)
{
  signals[CHANGED] = g_signal_new ("changed", LIA_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[COMMIT] = g_signal_new ("commit", LIA_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

/* The editor that fits what @field holds. @reg is where references are looked up. */
LiaFieldEditor *
lia_field_editor_new (LiaRegister *reg, const LiaField *field)
{
  g_return_val_if_fail (LIA_IS_REGISTER (reg), NULL);
  g_return_val_if_fail (field != NULL, NULL);

  switch (field->kind) {
  case LIA_FIELD_PROSE:
    return lia_prose_editor_new (field);
  case LIA_FIELD_DATE:
    return lia_date_editor_new (field);
  case LIA_FIELD_CHOICE:
    return lia_choice_editor_new (field);
  case LIA_FIELD_TAGS:
    return lia_tags_editor_new (field);
  case LIA_FIELD_REFERENCE:
    return lia_reference_editor_new (reg, field);
  case LIA_FIELD_FLAG:
    return lia_flag_editor_new (field);
  case LIA_FIELD_TEXT:
  case LIA_FIELD_TIME:
  case LIA_FIELD_TIME_ZONE:
  case LIA_FIELD_INTEGER:
  case LIA_FIELD_ADDRESS:
  default:
    return lia_entry_editor_new (field);
  }
}

/* Shows @value, in canonical form or as it was typed, without a signal. */
void
lia_field_editor_set_value (LiaFieldEditor *self, const char *value)
{
  g_return_if_fail (LIA_IS_FIELD_EDITOR (self));

  LIA_FIELD_EDITOR_GET_IFACE (self)->set_value (self, value);
}

/* What stands in it, or NULL if nothing does. */
char *
lia_field_editor_dup_value (LiaFieldEditor *self)
{
  g_return_val_if_fail (LIA_IS_FIELD_EDITOR (self), NULL);

  return LIA_FIELD_EDITOR_GET_IFACE (self)->dup_value (self);
}

void
lia_field_editor_changed (LiaFieldEditor *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
lia_field_editor_commit (LiaFieldEditor *self)
{
  g_signal_emit (self, signals[COMMIT], 0);
}

/* Gives the part of an editor that takes the focus the name and the help of its field. */
void
lia_field_editor_name (GtkWidget *widget, const LiaField *field)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  lia_field_label (field), -1);
  if (field->help != NULL)
    lia_tooltip_set (widget, _ (field->help));
}
