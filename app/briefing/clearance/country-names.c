#include "country-names.h"

#include <json-glib/json-glib.h>
#include <libintl.h>

#define DOMAIN "iso_3166-1"
#define LIST LIA_ISO_CODES_PREFIX "/share/iso-codes/json/iso_3166-1.json"
#define TRANSLATIONS LIA_ISO_CODES_PREFIX "/share/locale"

struct _LiaCountryNames {
  JsonParser *parser;
  GHashTable *countries; /* code -> JsonObject */
};

/* Without a translation there is nothing to read: the catalogue's own header is what tells. */
static gboolean
is_translated (void)
{
  bindtextdomain (DOMAIN, TRANSLATIONS);
  bind_textdomain_codeset (DOMAIN, "UTF-8");
  return *dgettext (DOMAIN, "") != '\0';
}

static void
read_list (LiaCountryNames *self, JsonArray *list)
{
  for (guint i = 0; i < json_array_get_length (list); i++) {
    JsonObject *country = json_array_get_object_element (list, i);
    const char *code = json_object_get_string_member_with_default (country, "alpha_3", NULL);

    if (code != NULL)
      g_hash_table_insert (self->countries, (gpointer) code, country);
  }
}

/**
 * lia_country_names_new:
 *
 * Returns: (transfer full) (nullable): the names in the language of the program; %NULL if iso-codes
 *   doesn't have them in that language, as in English, in which it is written
 */
LiaCountryNames *
lia_country_names_new (void)
{
  g_autoptr (LiaCountryNames) self = NULL;
  JsonNode *root;

  if (!is_translated ())
    return NULL;

  self = g_new0 (LiaCountryNames, 1);
  self->parser = json_parser_new ();
  self->countries = g_hash_table_new (g_str_hash, g_str_equal);
  if (!json_parser_load_from_mapped_file (self->parser, LIST, NULL))
    return NULL;

  root = json_parser_get_root (self->parser);
  if (!JSON_NODE_HOLDS_OBJECT (root) ||
      !json_object_has_member (json_node_get_object (root), "3166-1"))
    return NULL;

  read_list (self, json_object_get_array_member (json_node_get_object (root), "3166-1"));
  return g_steal_pointer (&self);
}

/**
 * lia_country_names_free:
 * @self: (transfer full): names
 */
void
lia_country_names_free (LiaCountryNames *self)
{
  g_hash_table_unref (self->countries);
  g_object_unref (self->parser);
  g_free (self);
}

static const char *
translate (JsonObject *country, const char *member)
{
  const char *name = json_object_get_string_member_with_default (country, member, NULL);
  const char *translated = name != NULL ? dgettext (DOMAIN, name) : NULL;

  return translated != name ? translated : NULL;
}

/**
 * lia_country_names_find:
 * @self: names
 * @code: an ISO 3166-1 alpha-3 code, or anything else
 *
 * Returns: (transfer none) (nullable): what that state or territory is commonly called; %NULL if
 * that isn't known in the language
 */
const char *
lia_country_names_find (const LiaCountryNames *self, const char *code)
{
  JsonObject *country = g_hash_table_lookup (self->countries, code);
  const char *common = country != NULL ? translate (country, "common_name") : NULL;

  return common != NULL || country == NULL ? common : translate (country, "name");
}
