#pragma once

#include <gio/gio.h>

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

void       lia_languages_read_async  (GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *lia_languages_read_finish (GAsyncResult *result);

G_END_DECLS
