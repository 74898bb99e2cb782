#include <stdio.h>

#include "json.h"

/**
 * lia_json_add_text:
 * @builder: a builder in an object
 * @name: the name of a member
 * @text: (nullable): its value; %NULL is written as `null`
 */
void
lia_json_add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/**
 * lia_json_print:
 * @builder: a builder whose value is whole
 *
 * Prints it to standard output, indented for people.
 */
void
lia_json_print (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  puts (text);
}
