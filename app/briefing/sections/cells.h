#pragma once

#include "briefing/composition.h"

G_BEGIN_DECLS

/* What stands in the cells of short tables, whatever they are about: each fills one cell. */

void lia_put_reference (LiaListing *listing, const LiaCleared *record, const LiaComposition *with);
void lia_put_title     (LiaListing *listing, const LiaCleared *record, const LiaComposition *with);
void lia_put_source    (LiaListing *listing, const LiaCleared *record, const LiaComposition *with);
void lia_put_basis     (LiaListing *listing, const LiaCleared *record, const LiaComposition *with);
void lia_put_date      (LiaListing *listing, const LiaCleared *record, const char *field);
void lia_put_date_value (LiaListing *listing, const char *value);
void lia_put_display   (LiaListing *listing, const LiaCleared *record, const char *field);

void lia_add_column    (LiaListing *listing, LiaColumnKind kind, const char *label, guint span);

void lia_add_fact      (LiaBlock *block, const char *label, const char *value);
void lia_add_field     (LiaBlock *block, const LiaCleared *record, const char *field);

char *lia_short_date   (const LiaCleared *record, const char *field);
void  lia_add_words    (GString *line, const char *words);

G_END_DECLS
