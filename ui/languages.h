#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LiaLanguage:
 * @tag: as it is written in a path of translations: `fr`, `pt_BR`.
 * @name: what it is called in the language of the interface.
 *
 * A language that the program can speak.
 */
typedef struct {
  char *tag;
  char *name;
} LiaLanguage;

GPtrArray *lia_languages (void);

G_END_DECLS
