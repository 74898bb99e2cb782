#include "languages.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define DOMAIN "iso_639-2"
#define LIST LIA_ISO_CODES_PREFIX "/share/iso-codes/json/iso_639-2.json"
#define TRANSLATIONS LIA_ISO_CODES_PREFIX "/share/locale"

static void
language_free (gpointer data)
{
  LiaLanguage *language = data;

  g_free (language->tag);
  g_free (language->name);
  g_free (language);
}

static void
add (GPtrArray *languages, const char *tag, const char *name)
{
  LiaLanguage *language = g_new0 (LiaLanguage, 1);

  language->tag = g_strdup (tag);
  language->name = g_strdup (name);
  g_ptr_array_add (languages, language);
}

static const char *
find_name (JsonNode *root, const char *code)
{
  JsonArray *list;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) ||
      !json_object_has_member (json_node_get_object (root), "639-2"))
    return NULL;

  list = json_object_get_array_member (json_node_get_object (root), "639-2");
  for (guint i = 0; i < json_array_get_length (list); i++) {
    JsonObject *entry = json_array_get_object_element (list, i);

    if (g_strcmp0 (json_object_get_string_member_with_default (entry, "alpha_2", NULL), code) == 0)
      return json_object_get_string_member_with_default (entry, "name", NULL);
  }

  return NULL;
}

/* A language that iso-codes doesn't know is called what it is written as. */
static void
add_translation (GPtrArray *languages, JsonNode *root, const char *tag)
{
  g_autofree char *code = g_strndup (tag, strcspn (tag, "_@"));
  const char *english = find_name (root, code);
  const char *name = english != NULL ? dgettext (DOMAIN, english) : tag;
  gboolean plain = strlen (code) == strlen (tag);
  g_autofree char *whole = plain ? g_strdup (name) : g_strdup_printf ("%s (%s)", name, tag);

  add (languages, tag, whole);
}

static gboolean
is_translated_into (const char *tag)
{
  g_autofree char *path =
      g_build_filename (LIA_LOCALE_DIR, tag, "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const LiaLanguage *first = *(const LiaLanguage *const *) a;
  const LiaLanguage *second = *(const LiaLanguage *const *) b;

  return g_utf8_collate (first->name, second->name);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GPtrArray *languages = g_ptr_array_new_with_free_func (language_free);
  g_autoptr (GDir) folder = g_dir_open (LIA_LOCALE_DIR, 0, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  const char *tag;

  bindtextdomain (DOMAIN, TRANSLATIONS);
  bind_textdomain_codeset (DOMAIN, "UTF-8");
  add (languages, "en", _ ("English"));
  while (folder != NULL && (tag = g_dir_read_name (folder)) != NULL) {
    if (!is_translated_into (tag))
      continue;
    if (json_parser_get_root (parser) == NULL)
      json_parser_load_from_mapped_file (parser, LIST, NULL);
    add_translation (languages, json_parser_get_root (parser), tag);
  }
  g_ptr_array_sort (languages, compare);
  g_task_return_pointer (task, languages, (GDestroyNotify) g_ptr_array_unref);
}

/* Finds out in the background what the program speaks. */
void
lia_languages_read_async (GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, lia_languages_read_async);
  g_task_run_in_thread (task, read_in_thread);
}

/* (transfer full) (element-type LiaLanguage): English, and those into which the program is
 * translated. */
GPtrArray *
lia_languages_read_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
