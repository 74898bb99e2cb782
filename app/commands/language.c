#include "language.h"

#include <ctype.h>
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "error.h"

#define LIST LIA_ISO_CODES_PREFIX "/share/iso-codes/json/iso_639-2.json"

/* glibc's gettext looks again when this has changed (gettext manual, "Being a gettext grok"). */
extern int _nl_msg_cat_cntr;

/* What tags are made of here: a language, and the country whose way of writing it is meant. */
static gboolean
has_form (const char *tag)
{
  return g_regex_match_simple ("^[A-Za-z]{2,3}([-_][A-Za-z]{2})?$", tag, G_REGEX_DEFAULT,
                               G_REGEX_MATCH_DEFAULT);
}

static gboolean
is_listed (JsonArray *list, const char *code)
{
  const char *member = strlen (code) == 2 ? "alpha_2" : "alpha_3";

  for (guint i = 0; i < json_array_get_length (list); i++) {
    JsonObject *language = json_array_get_object_element (list, i);

    if (g_strcmp0 (json_object_get_string_member_with_default (language, member, NULL), code) == 0)
      return TRUE;
  }

  return FALSE;
}

/* ISO 639-2; without the list, whatever has the form of a tag is believed. */
static gboolean
is_language (const char *code)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (!json_parser_load_from_mapped_file (parser, LIST, NULL))
    return TRUE;

  root = json_parser_get_root (parser);
  return !JSON_NODE_HOLDS_OBJECT (root) ||
         !json_object_has_member (json_node_get_object (root), "639-2") ||
         is_listed (json_object_get_array_member (json_node_get_object (root), "639-2"), code);
}

/* The names of months come from a locale: that of the tag, or the one whose country has the code of
 * the language, as in fr_FR, if either is installed. */
static void
choose_months (const char *language, const char *locale)
{
  const char *now = setlocale (LC_TIME, NULL);
  g_autofree char *country = g_ascii_strup (language, -1);
  g_autofree char *first = g_strconcat (locale, ".UTF-8", NULL);
  g_autofree char *second = g_strconcat (language, "_", country, ".UTF-8", NULL);

  if (g_str_has_prefix (now, language) && !isalnum ((unsigned char) now[strlen (language)]))
    return;
  if (setlocale (LC_TIME, first) == NULL && setlocale (LC_TIME, second) == NULL)
    setlocale (LC_TIME, "C.UTF-8");
}

/* The C locale has no translations, whatever is asked for. */
static void
choose_messages (const char *locale)
{
  const char *now = setlocale (LC_MESSAGES, NULL);

  if (g_str_equal (now, "C") || g_str_equal (now, "POSIX"))
    setlocale (LC_MESSAGES, "C.UTF-8");
  g_setenv ("LANGUAGE", locale, TRUE);
  _nl_msg_cat_cntr++;
}

static gboolean
is_translated (const char *language)
{
  return g_str_equal (language, "en") || *gettext ("") != '\0';
}

/**
 * lia_language_choose:
 * @tag: a language: `fr`, or `pt-BR`
 * @error: %LIA_COMMANDS_ERROR_USAGE
 *
 * Changes the language of the whole program, which must not have any other thread yet. If it has no
 * translation into it, that is said on the standard error.
 *
 * Returns: whether there is such a language
 */
gboolean
lia_language_choose (const char *tag, GError **error)
{
  gsize length = strcspn (tag, "-_");
  g_autofree char *language = g_ascii_strdown (tag, (gssize) length);
  g_autofree char *country = g_ascii_strup (tag[length] != '\0' ? tag + length + 1 : "", -1);
  g_autofree char *locale = g_strjoin (*country != '\0' ? "_" : "", language, country, NULL);

  if (!has_form (tag) || !is_language (language)) {
    g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                 _ ("“%s” is no language; give its code, such as fr or pt-BR."), tag);
    return FALSE;
  }

  choose_messages (locale);
  choose_months (language, locale);
  if (!is_translated (language)) {
    g_autofree char *notice = g_strdup_printf (
        /* Translators: the code of a language. */
        _ ("Liaison isn’t translated into “%s”: only the names of countries are in that "
           "language."),
        tag);

    fprintf (stderr, "liaison: %s\n", notice);
  }

  return TRUE;
}
