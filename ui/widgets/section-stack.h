#pragma once

#include <gtk/gtk.h>

#include "insight/dossier.h"

G_BEGIN_DECLS

/**
 * LiaSectionStack:
 *
 * The sections of a dossier one below another, each with a list. Those that have nothing to show
 * wait in a menu from which the first link is made.
 */
#define LIA_TYPE_SECTION_STACK (lia_section_stack_get_type ())
G_DECLARE_FINAL_TYPE (LiaSectionStack, lia_section_stack, LIA, SECTION_STACK, GtkWidget)

GtkWidget *lia_section_stack_new  (LiaRegister *reg, const char *const *keys);
void       lia_section_stack_show (LiaSectionStack *self, const LiaDossier *dossier);

G_END_DECLS
