#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "date.h"
#include "error.h"
#include "field.h"
#include "id.h"

/* What one cell of a workbook can hold (Excel's own limit): longer text could not leave whole. */
#define MAX_CHARACTERS 32767

/**
 * lia_field_label:
 * @field: a field
 *
 * Returns: (transfer none): what it is called, translated
 */
const char *
lia_field_label (const LiaField *field)
{
  return _ (field->label);
}

/**
 * lia_field_find_choice:
 * @field: a field
 * @value: (nullable): a value that might be stored in it
 *
 * Returns: (transfer none) (nullable): the choice with that value, or %NULL
 */
const LiaChoice *
lia_field_find_choice (const LiaField *field, const char *value)
{
  if (field->choices == NULL || value == NULL)
    return NULL;

  for (const LiaChoice *choice = field->choices; choice->value != NULL; choice++)
    if (g_str_equal (choice->value, value))
      return choice;

  return NULL;
}

static void
set_invalid (GError **error, const LiaField *field, const char *message)
{
  g_set_error (error, LIA_RECORD_ERROR, LIA_RECORD_ERROR_INVALID, "%s: %s", lia_field_label (field),
               message);
}

/* Text that no workbook, calendar or page could carry is refused where it enters. */
static gboolean
check_text (const LiaField *field, const char *text, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL)) {
    set_invalid (error, field, _ ("the text is not UTF-8; copy it again from its source."));
    return FALSE;
  }

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gboolean broken_line = c == '\n' || c == '\t';

    if ((c < 0x20 && !(broken_line && field->kind == LIA_FIELD_PROSE)) || c == 0x7f ||
        (c >= 0x80 && c < 0xa0) || c == 0xfffe || c == 0xffff) {
      set_invalid (error, field,
                   field->kind == LIA_FIELD_PROSE
                       ? _ ("the text holds a control character; remove it.")
                       : _ ("the text holds a line break or control character; remove it."));
      return FALSE;
    }
  }

  /* What the application keeps to itself stands in no cell. */
  if (!(field->flags & LIA_FIELD_KEPT) && g_utf8_strlen (text, -1) > MAX_CHARACTERS) {
    set_invalid (error, field, _ ("the text is longer than 32,767 characters; shorten it."));
    return FALSE;
  }

  return TRUE;
}

static char *
normalize_choice (const LiaField *field, const char *text, GError **error)
{
  g_autoptr (GString) known = NULL;
  g_autofree char *message = NULL;

  /* What a register holds is a value already, and to compare labels takes far longer. */
  for (const LiaChoice *choice = field->choices; choice->value != NULL; choice++)
    if (g_ascii_strcasecmp (choice->value, text) == 0)
      return g_strdup (choice->value);
  for (const LiaChoice *choice = field->choices; choice->value != NULL; choice++)
    if (g_utf8_collate (_ (choice->label), text) == 0 || g_str_equal (choice->label, text))
      return g_strdup (choice->value);

  if (field->flags & LIA_FIELD_OPEN)
    return g_strdup (text);

  known = g_string_new (NULL);
  for (const LiaChoice *choice = field->choices; choice->value != NULL; choice++)
    g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", choice->value);
  /* Translators: the first %s is what was written, the second lists what can be chosen. */
  message = g_strdup_printf (_ ("“%s” is not among the choices: %s."), text, known->str);
  set_invalid (error, field, message);
  return NULL;
}

static char *
normalize_tags (const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ";", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_strstrip (parts[i]);
    if (*parts[i] != '\0' && g_hash_table_add (seen, parts[i]))
      g_ptr_array_add (kept, parts[i]);
  }
  if (kept->len == 0)
    return NULL;

  g_ptr_array_add (kept, NULL);
  return g_strjoinv (";", (char **) kept->pdata);
}

static char *
normalize_time (const LiaField *field, const char *text, GError **error)
{
  char *end;
  long hour = strtol (text, &end, 10);
  long minute;

  if (end > text && end - text <= 2 && *end == '\0' && hour < 24 && g_ascii_isdigit (*text))
    return g_strdup_printf ("%02ld:00", hour);

  if (end > text && end - text <= 2 && (*end == ':' || *end == '.') && strlen (end + 1) == 2 &&
      g_ascii_isdigit (end[1]) && g_ascii_isdigit (end[2])) {
    minute = strtol (end + 1, NULL, 10);
    if (hour >= 0 && hour < 24 && minute < 60 && g_ascii_isdigit (*text))
      return g_strdup_printf ("%02ld:%02ld", hour, minute);
  }

  set_invalid (error, field, _ ("write the time as hours and minutes, such as 09:30."));
  return NULL;
}

/* (nullable): the zone named after that city. */
static char *
find_time_zone (const char *city)
{
  g_autofree char *table = NULL;
  g_autofree char *last = g_strdelimit (g_strdup (city), " ", '_');
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents ("/usr/share/zoneinfo/zone.tab", &table, NULL, NULL))
    return NULL;
  lines = g_strsplit (table, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);
    const char *name = *lines[i] != '#' && g_strv_length (columns) > 2 ? columns[2] : "";
    const char *slash = strrchr (name, '/');

    if (slash != NULL && g_ascii_strcasecmp (slash + 1, last) == 0)
      return g_strdup (name);
  }

  return NULL;
}

static char *
normalize_time_zone (const LiaField *field, const char *text, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (text);
  char *found;

  if (zone != NULL && (strchr (text, '/') != NULL || g_str_equal (text, "UTC")))
    return g_strdup (text);
  found = find_time_zone (text);
  if (found == NULL)
    set_invalid (error, field, _ ("write the time zone by its IANA name, such as Europe/Sofia."));

  return found;
}

static char *
normalize_integer (const LiaField *field, const char *text, GError **error)
{
  gint64 number;

  if (g_ascii_string_to_signed (text, 10, -1000000000, 1000000000, &number, NULL))
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);

  set_invalid (error, field, _ ("write a whole number."));
  return NULL;
}

static char *
normalize_flag (const LiaField *field, const char *text, GError **error)
{
  if (g_str_equal (text, "1") || g_ascii_strcasecmp (text, "yes") == 0 ||
      g_ascii_strcasecmp (text, "true") == 0)
    return g_strdup ("1");
  if (g_str_equal (text, "0") || g_ascii_strcasecmp (text, "no") == 0 ||
      g_ascii_strcasecmp (text, "false") == 0)
    return NULL;

  set_invalid (error, field, _ ("write yes or no."));
  return NULL;
}

static char *
normalize_address (const LiaField *field, const char *text, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_PARSE_RELAXED, NULL);

  if (uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0' &&
      (g_str_equal (g_uri_get_scheme (uri), "https") ||
       g_str_equal (g_uri_get_scheme (uri), "http")))
    return g_strdup (text);

  set_invalid (error, field, _ ("write the address with https:// in front."));
  return NULL;
}

static char *
normalize_date (const LiaField *field, const char *text, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (LiaDate) date = lia_date_read (text, &local);

  if (date != NULL)
    return lia_date_to_edtf (date);

  set_invalid (error, field, local->message);
  return NULL;
}

static char *
normalize_reference (const LiaField *field, const char *text, GError **error)
{
  LiaId id;

  if (lia_id_parse (text, &id))
    return lia_id_to_text (&id);

  set_invalid (error, field, _ ("this names no record; choose one that is in the register."));
  return NULL;
}

/**
 * lia_field_normalize:
 * @field: a field
 * @text: (nullable): what somebody wrote
 * @error: %LIA_RECORD_ERROR_INVALID; the message begins with the field's label and says what to
 *   write instead
 *
 * Brings a text into the canonical form of the field's kind: white space around it is dropped,
 * choices may be written by their label, flags as yes or no. A REFERENCE must be a key already:
 * lia_reader_find() turns what people write into one.
 *
 * Returns: (transfer full) (nullable): the canonical text; %NULL without an error if nothing
 *   remains, which means "not known"; %NULL with @error set if the text doesn't fit
 */
char *
lia_field_normalize (const LiaField *field, const char *text, GError **error)
{
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (field != NULL, NULL);

  if (text == NULL)
    return NULL;

  stripped = g_strstrip (g_strdup (text));
  if (*stripped == '\0' || !check_text (field, stripped, error))
    return NULL;

  switch (field->kind) {
  case LIA_FIELD_TEXT:
  case LIA_FIELD_PROSE:
    return g_steal_pointer (&stripped);
  case LIA_FIELD_DATE:
    return normalize_date (field, stripped, error);
  case LIA_FIELD_TIME:
    return normalize_time (field, stripped, error);
  case LIA_FIELD_TIME_ZONE:
    return normalize_time_zone (field, stripped, error);
  case LIA_FIELD_CHOICE:
    return normalize_choice (field, stripped, error);
  case LIA_FIELD_TAGS:
    return normalize_tags (stripped);
  case LIA_FIELD_REFERENCE:
    return normalize_reference (field, stripped, error);
  case LIA_FIELD_INTEGER:
    return normalize_integer (field, stripped, error);
  case LIA_FIELD_FLAG:
    return normalize_flag (field, stripped, error);
  case LIA_FIELD_ADDRESS:
    return normalize_address (field, stripped, error);
  default:
    g_return_val_if_reached (NULL);
  }
}
