#include "condition-group.h"

#include <glib/gi18n.h>

#include "condition-row.h"
#include "focus.h"

struct _LiaConditionGroup {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkDropDown *match;
  GtkBox *rows;

  LiaRegister *reg;
  const LiaRecordType **types;
};

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaConditionGroup, lia_condition_group, GTK_TYPE_WIDGET)

static LiaConditionRow *
first_row (LiaConditionGroup *self)
{
  return LIA_CONDITION_ROW (gtk_widget_get_first_child (GTK_WIDGET (self->rows)));
}

static gboolean
is_any (LiaConditionGroup *self)
{
  return gtk_drop_down_get_selected (self->match) == 1;
}

/* Whether all or any have to hold is asked only where there are several. */
static void
update (LiaConditionGroup *self)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->rows));
  gboolean several = first != gtk_widget_get_last_child (GTK_WIDGET (self->rows));

  gtk_widget_set_visible (GTK_WIDGET (self->match), several);
  for (GtkWidget *row = first; row != NULL; row = gtk_widget_get_next_sibling (row))
    lia_condition_row_set_removable (LIA_CONDITION_ROW (row), several);
}

static void
tell_changed (LiaConditionGroup *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_remove (LiaConditionRow *row, LiaConditionGroup *self)
{
  gtk_box_remove (self->rows, GTK_WIDGET (row));
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (first_row (self)));
  tell_changed (self);
}

static LiaConditionRow *
add_row (LiaConditionGroup *self)
{
  LiaConditionRow *row = lia_condition_row_new (self->reg, self->types);

  gtk_box_append (self->rows, GTK_WIDGET (row));
  g_signal_connect_object (row, "changed", G_CALLBACK (tell_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (on_remove), self, 0);
  update (self);

  return row;
}

static void
on_add (LiaConditionGroup *self)
{
  LiaConditionRow *row = add_row (self);

  gtk_widget_grab_focus (GTK_WIDGET (row));
  tell_changed (self);
}

static void
lia_condition_group_dispose (GObject *object)
{
  LiaConditionGroup *self = LIA_CONDITION_GROUP (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->reg);
  g_clear_pointer (&self->types, g_free);

  G_OBJECT_CLASS (lia_condition_group_parent_class)->dispose (object);
}

static void
lia_condition_group_class_init (LiaConditionGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lia_condition_group_dispose;
  widget_class->focus = lia_focus_inside;

  signals[CHANGED] = g_signal_new ("changed", LIA_TYPE_CONDITION_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/liaison/Liaison/ui/widgets/condition-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaConditionGroup, box);
  gtk_widget_class_bind_template_child (widget_class, LiaConditionGroup, match);
  gtk_widget_class_bind_template_child (widget_class, LiaConditionGroup, rows);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, tell_changed);
}

static void
lia_condition_group_init (LiaConditionGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @types: (array zero-terminated=1): of which the records are that the conditions are about. */
GtkWidget *
lia_condition_group_new (LiaRegister *reg, const LiaRecordType *const *types)
{
  LiaConditionGroup *self = g_object_new (LIA_TYPE_CONDITION_GROUP, NULL);
  guint n = 0;

  while (types[n] != NULL)
    n++;
  self->reg = g_object_ref (reg);
  self->types = g_memdup2 (types, (n + 1) * sizeof *types);
  add_row (self);

  return GTK_WIDGET (self);
}

/* Side by side, terms of the same field would be alternatives. */
static gboolean
has_alternatives (const LiaExpression *all)
{
  for (guint i = 0; i < all->parts->len; i++)
    for (guint j = 0; j < i; j++) {
      const char *name = lia_expression_part (all, i)->name;

      if (name != NULL && g_strcmp0 (name, lia_expression_part (all, j)->name) == 0)
        return TRUE;
    }

  return FALSE;
}

/* (transfer full) (nullable): what stands there, if all of it is complete. */
LiaExpression *
lia_condition_group_build (LiaConditionGroup *self)
{
  g_autoptr (LiaExpression) built =
      lia_expression_new (is_any (self) ? LIA_EXPRESSION_ANY : LIA_EXPRESSION_ALL);

  for (GtkWidget *row = GTK_WIDGET (first_row (self)); row != NULL;
       row = gtk_widget_get_next_sibling (row)) {
    LiaExpression *one = lia_condition_row_build (LIA_CONDITION_ROW (row));

    if (one == NULL)
      return NULL;
    lia_expression_add (built, one);
  }
  if (built->parts->len == 1)
    return g_ptr_array_steal_index (built->parts, 0);

  if (built->kind == LIA_EXPRESSION_ALL)
    built->apart = has_alternatives (built);
  return g_steal_pointer (&built);
}

/* Shows @expression; whether it can be shown so. */
gboolean
lia_condition_group_load (LiaConditionGroup *self, const LiaExpression *expression)
{
  gboolean several =
      expression->kind == LIA_EXPRESSION_ALL || expression->kind == LIA_EXPRESSION_ANY;
  guint n = several ? expression->parts->len : 1;

  if (expression->kind == LIA_EXPRESSION_ALL && !expression->apart && has_alternatives (expression))
    return FALSE;

  while (first_row (self) != NULL)
    gtk_box_remove (self->rows, GTK_WIDGET (first_row (self)));
  gtk_drop_down_set_selected (self->match, expression->kind == LIA_EXPRESSION_ANY ? 1 : 0);
  for (guint i = 0; i < n; i++)
    if (!lia_condition_row_load (add_row (self),
                                 several ? lia_expression_part (expression, i) : expression))
      return FALSE;

  return n > 0;
}
