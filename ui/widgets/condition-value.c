#include "condition-value.h"

#include <glib/gi18n.h>

#include "amount-editor.h"
#include "checks-editor.h"
#include "entry-editor.h"
#include "period-editor.h"
#include "records-editor.h"
#include "terms-editor.h"

static gboolean
is_kind (const LiaFilterName *name, LiaFieldKind kind)
{
  return name->kind == LIA_FILTER_FIELD && name->field->kind == kind;
}

/* The editor for what stands behind @how: whatever can be chosen is chosen, the rest is typed. */
LiaFieldEditor *
lia_condition_value_new (LiaRegister *reg,
                         const LiaRecordType *type,
                         const LiaFilterName *name,
                         LiaFilterHow how)
{
  gboolean compared = how == LIA_FILTER_HOW_BELOW || how == LIA_FILTER_HOW_ABOVE;
  const LiaRecordType *const processes[] = { lia_record_type_find ("process"), NULL };
  g_autoptr (GArray) values = lia_filter_values (type, name);

  if (name->kind == LIA_FILTER_SILENT)
    return lia_amount_editor_new (name->label, TRUE);
  if (name->kind == LIA_FILTER_MEMBER)
    return lia_records_editor_new (reg, processes, name->label);
  if (lia_filter_name_reaches (name))
    return compared ? lia_amount_editor_new (name->label, FALSE)
                    : lia_records_editor_new (reg, name->others, name->label);
  if (is_kind (name, LIA_FIELD_DATE))
    return lia_period_editor_new (name->field, compared);
  if (is_kind (name, LIA_FIELD_TAGS))
    return lia_terms_editor_new (reg, type, name->field);
  if (values->len > 0)
    return lia_checks_editor_new (values, name->label);

  return lia_entry_editor_new (name->field);
}

/* Text may have a `;` in it; of what can be several it parts them. */
static gboolean
is_single (const LiaFilterName *name)
{
  return name->kind == LIA_FILTER_FIELD && !lia_filter_name_reaches (name) &&
         name->field->kind != LIA_FIELD_TAGS && name->field->choices == NULL;
}

/* (transfer full): the values that stand in @editor. */
char **
lia_condition_value_dup (LiaFieldEditor *editor, const LiaFilterName *name)
{
  g_autofree char *value = editor != NULL ? lia_field_editor_dup_value (editor) : NULL;
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (value != NULL && is_single (name))
    g_strv_builder_add (values, g_strstrip (value));
  else if (value != NULL)
    parts = g_strsplit (value, ";", -1);
  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (values, parts[i]);

  return g_strv_builder_end (values);
}

/* Shows the values of @term. */
void
lia_condition_value_show (LiaFieldEditor *editor, const LiaExpression *term)
{
  g_autoptr (GString) value = g_string_new (NULL);

  for (guint i = 0; i < term->values->len; i++)
    g_string_append_printf (value, "%s%s", i > 0 ? ";" : "", lia_expression_value (term, i)->text);
  lia_field_editor_set_value (editor, value->str);
}
