#include <glib/gi18n.h>

#include "date.h"
#include "field.h"

static char *
display_date (const char *value)
{
  g_autoptr (LiaDate) date = lia_date_parse (value, NULL);

  return date != NULL ? lia_date_to_words (date) : g_strdup (value);
}

static char *
display_tags (const char *value)
{
  g_auto (GStrv) tags = g_strsplit (value, ";", -1);

  for (guint i = 0; tags[i] != NULL; i++)
    g_strstrip (tags[i]);

  /* Translators: what stands between the entries of a list. */
  return g_strjoinv (_ (", "), tags);
}

static char *
display_choice (const LiaField *field, const char *value)
{
  const LiaChoice *choice = lia_field_find_choice (field, value);

  return g_strdup (choice != NULL ? _ (choice->label) : value);
}

/**
 * lia_field_display:
 * @field: a field
 * @value: a canonical value of it
 *
 * Tells how a value reads as far as that needs no register: dates and choices in words. A REFERENCE
 * stays a key, because only who holds the other record knows its title.
 *
 * Returns: (transfer full): the value as people read it
 */
char *
lia_field_display (const LiaField *field, const char *value)
{
  g_return_val_if_fail (field != NULL && value != NULL, NULL);

  if (g_str_equal (value, LIA_PURGED))
    /* Translators: stands where a text was removed for good. */
    return g_strdup (_ ("(purged)"));

  switch (field->kind) {
  case LIA_FIELD_DATE:
    return display_date (value);
  case LIA_FIELD_TAGS:
    return display_tags (value);
  case LIA_FIELD_CHOICE:
    return display_choice (field, value);
  case LIA_FIELD_FLAG:
    return g_strdup (_ ("Yes"));
  default:
    return g_strdup (value);
  }
}
