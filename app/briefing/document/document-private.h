#pragma once

#include "document.h"

G_BEGIN_DECLS

/* Only for what makes up the document itself. */

void lia_section_free   (LiaSection *self);
void lia_paragraphs_add (GPtrArray *paragraphs, const char *text);

G_END_DECLS
