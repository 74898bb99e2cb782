#include "language.h"

#include <ctype.h>
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "briefing/clearance/country-names.h"
#include "error.h"

#define LIST LIA_ISO_CODES_PREFIX "/share/iso-codes/json/iso_639-2.json"

/* glibc's gettext looks again when this has changed (gettext manual, "Being a gettext grok"). */
extern int _nl_msg_cat_cntr;

/* The languages that iso-codes has in two scripts, and the locales of these. */
static const struct {
  const char *tag;
  const char *locale;
} scripts[] = {
  { "sr-Cyrl", "sr_RS" }, { "sr-Latn", "sr_RS@latin" },
  { "tt-Cyrl", "tt_RU" }, { "tt-Latn", "tt_RU@iqtelif" },
  { "zh", "zh_CN" },      { "zh-Hans", "zh_CN" },
  { "zh-Hant", "zh_TW" },
};

/* What other tags are made of here: a language, and the country whose way of writing it is meant.
 */
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

/* (transfer full) (nullable): the locale that a tag means, without its encoding. */
static char *
find_locale (const char *tag)
{
  gsize length = strcspn (tag, "-_");
  g_autofree char *hyphenated = g_strdelimit (g_strdup (tag), "_", '-');
  g_autofree char *language = g_ascii_strdown (tag, (gssize) length);
  g_autofree char *country = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    if (g_ascii_strcasecmp (scripts[i].tag, hyphenated) == 0)
      return g_strdup (scripts[i].locale);

  if (!has_form (tag) || !is_language (language))
    return NULL;
  if (tag[length] == '\0')
    return g_steal_pointer (&language);

  country = g_ascii_strup (tag + length + 1, -1);
  return g_strjoin ("_", language, country, NULL);
}

/* Whether the program's own locale will do. One in another script has what its locale is called
 * after a sign of its own. */
static gboolean
has_months (const char *language, const char *locale)
{
  const char *now = setlocale (LC_TIME, NULL);

  return strchr (locale, '@') == NULL && strchr (now, '@') == NULL &&
         g_str_has_prefix (now, language) && !isalnum ((unsigned char) now[strlen (language)]);
}

/* The locale of the tag, or the one whose country has the code of the language, as in fr_FR, if
 * either is installed. */
static void
choose_locale (int category, const char *language, const char *locale)
{
  g_autofree char *country = g_ascii_strup (language, -1);
  g_autofree char *plain = g_strndup (locale, strcspn (locale, "@"));
  g_autofree char *first = g_strconcat (plain, ".UTF-8", locale + strlen (plain), NULL);
  g_autofree char *second = g_strconcat (language, "_", country, ".UTF-8", NULL);

  if (setlocale (category, first) == NULL && setlocale (category, second) == NULL)
    setlocale (category, "C.UTF-8");
}

/* The C locale has no translations, whatever is asked for; that of UTF-8 has none either in Debian
 * 13, but did in Debian 12. */
static void
choose_messages (const char *language, const char *locale)
{
  const char *now = setlocale (LC_MESSAGES, NULL);

  if (g_str_equal (now, "C") || g_str_equal (now, "POSIX") || g_str_has_prefix (now, "C."))
    choose_locale (LC_MESSAGES, language, locale);
  g_setenv ("LANGUAGE", locale, TRUE);
  _nl_msg_cat_cntr++;
}

static gboolean
is_translated (const char *language)
{
  return g_str_equal (language, "en") || *gettext ("") != '\0';
}

/* Whoever asked for a language learns how far the briefing is in it. */
static void
tell_gaps (const char *tag)
{
  g_autoptr (LiaCountryNames) countries = lia_country_names_new ();
  g_autofree char *notice = g_strdup_printf (
      countries != NULL
          /* Translators: the code of a language. */
          ? _ ("Liaison isn’t translated into “%s”: only the names of countries are in that "
               "language.")
          /* Translators: the code of a language. */
          : _ ("Liaison isn’t translated into “%s”, nor are the names of countries: all is in "
               "English."),
      tag);

  fprintf (stderr, "liaison: %s\n", notice);
}

/**
 * lia_language_choose:
 * @tag: a language: `fr`, `pt-BR` or `sr-Latn`
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
  g_autofree char *locale = find_locale (tag);
  g_autofree char *language = NULL;

  if (locale == NULL) {
    g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                 _ ("“%s” is no language that a briefing can be in; give its code, such as fr or "
                    "pt-BR, and a script in none but sr-Cyrl, sr-Latn, tt-Cyrl, tt-Latn, zh-Hans "
                    "and zh-Hant."),
                 tag);
    return FALSE;
  }

  language = g_strndup (locale, strcspn (locale, "_"));
  choose_messages (language, locale);
  if (!has_months (language, locale))
    choose_locale (LC_TIME, language, locale);
  if (!is_translated (language))
    tell_gaps (tag);

  return TRUE;
}
