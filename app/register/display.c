#include <glib/gi18n.h>
#include <string.h>

#include "reader-private.h"
#include "records/relation.h"

/* A title that is made of other titles goes at most this deep; a body may be part of itself by
 * mistake. */
#define MAX_DEPTH 4
#define TITLE_CHARACTERS 120

static char *
compose_record_title (LiaReader *self, const LiaRecord *record, guint depth);

static char *
title_at (LiaReader *self, const LiaId *id, guint depth)
{
  g_autoptr (LiaRecord) record = lia_reader_get (self, id, NULL);

  if (record == NULL)
    return g_strdup (_ ("Missing record"));

  return compose_record_title (self, record, depth);
}

static char *
display_text (const LiaRecordType *type, const LiaField *field, const char *value)
{
  const LiaRelation *relation;

  if (g_str_equal (type->name, "link") && g_str_equal (field->name, "relation") &&
      (relation = lia_relation_find (value)) != NULL)
    return g_strdup (lia_relation_label (relation, FALSE));

  return lia_field_display (field, value);
}

static char *
display_at (LiaReader *self,
            const LiaRecordType *type,
            const LiaField *field,
            const char *value,
            guint depth)
{
  LiaId id;

  if (value == NULL)
    return g_strdup ("");

  if (field->kind == LIA_FIELD_REFERENCE)
    return lia_id_parse (value, &id) ? title_at (self, &id, depth) : g_strdup ("");
  if (field->kind == LIA_FIELD_TEXT)
    return display_text (type, field, value);

  return lia_field_display (field, value);
}

static char *
shorten (const char *text)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n\t", ' ');
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= TITLE_CHARACTERS)
    return g_steal_pointer (&line);

  start = g_utf8_substring (line, 0, TITLE_CHARACTERS - 1);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

/* Replaces each `{field}` by how the field reads. */
static char *
fill_in (LiaReader *self, const LiaRecord *record, const char *pattern, guint depth)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  g_autoptr (GString) text = g_string_new (NULL);

  while (*pattern != '\0') {
    const char *close = *pattern == '{' ? strchr (pattern, '}') : NULL;

    if (close != NULL) {
      g_autofree char *name = g_strndup (pattern + 1, close - pattern - 1);
      const LiaField *field = lia_record_type_field (type, name);

      if (field != NULL) {
        g_autofree char *part =
            display_at (self, type, field, lia_record_get (record, name), depth + 1);

        g_string_append (text, part);
      }
      pattern = close + 1;
    } else {
      g_string_append_c (text, *pattern++);
    }
  }

  return shorten (text->str);
}

static char *
compose_record_title (LiaReader *self, const LiaRecord *record, guint depth)
{
  const LiaRecordType *type = lia_record_get_record_type (record);

  if (type->title != NULL) {
    const char *title = lia_record_get (record, type->title);

    return shorten (title != NULL ? title : "");
  }
  if (depth >= MAX_DEPTH)
    return g_strdup (lia_record_get_reference (record));

  return fill_in (self, record, _ (type->compose_title), depth);
}

/**
 * lia_reader_title:
 * @self: a reader
 * @id: the key of a record of any type
 *
 * Returns: (transfer full): what the record is called, on one line of at most 120 characters
 */
char *
lia_reader_title (LiaReader *self, const LiaId *id)
{
  return title_at (self, id, 0);
}

/**
 * lia_reader_record_title:
 * @self: a reader
 * @record: a record
 *
 * Returns: (transfer full): as lia_reader_title()
 */
char *
lia_reader_record_title (LiaReader *self, const LiaRecord *record)
{
  return compose_record_title (self, record, 0);
}

/**
 * lia_reader_display:
 * @self: a reader
 * @type: a record type
 * @field: the name of one of its fields or derived columns, or %LIA_CHANGE_EXISTENCE
 * @value: (nullable): a canonical value of that field
 *
 * Returns: (transfer full): how the value reads to a person: dates and choices in words, records by
 *   their titles; empty if it isn't known
 */
char *
lia_reader_display (LiaReader *self,
                    const LiaRecordType *type,
                    const char *field,
                    const char *value)
{
  const LiaField *description = lia_record_type_column (type, field);

  if (description == NULL)
    return g_strdup (value != NULL ? value : "");

  return display_at (self, type, description, value, 0);
}
