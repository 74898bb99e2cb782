#include "widgets/proposal-row.h"

struct _LiaProposalRow {
  GtkListBoxRow parent_instance;

  GtkLabel *label;
  GtkLabel *text;
  GtkLabel *detail;
};

G_DEFINE_FINAL_TYPE (LiaProposalRow, lia_proposal_row, GTK_TYPE_LIST_BOX_ROW)

static void
lia_proposal_row_class_init (LiaProposalRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/liaison/Liaison/ui/widgets/proposal-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaProposalRow, label);
  gtk_widget_class_bind_template_child (widget_class, LiaProposalRow, text);
  gtk_widget_class_bind_template_child (widget_class, LiaProposalRow, detail);
}

static void
lia_proposal_row_init (LiaProposalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lia_proposal_row_new (void)
{
  return g_object_new (LIA_TYPE_PROPOSAL_ROW, NULL);
}

void
lia_proposal_row_show (LiaProposalRow *self, const LiaProposal *proposal)
{
  const char *detail = proposal->detail != NULL ? proposal->detail : "";
  g_autofree char *spoken = g_strdup_printf ("%s, %s", proposal->label, proposal->text);

  gtk_label_set_text (self->label, proposal->label);
  gtk_label_set_text (self->text, proposal->text);
  gtk_label_set_text (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
}
