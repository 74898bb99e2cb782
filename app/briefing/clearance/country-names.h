#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaCountryNames:
 *
 * What states and territories are called in the language of the program, by iso-codes.
 */
typedef struct _LiaCountryNames LiaCountryNames;

LiaCountryNames *lia_country_names_new  (void);
void             lia_country_names_free (LiaCountryNames *self);
const char      *lia_country_names_find (const LiaCountryNames *self, const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaCountryNames, lia_country_names_free)

G_END_DECLS
