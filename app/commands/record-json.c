#include "json.h"
#include "record-json.h"

static void
add_canonical (JsonBuilder *builder, const LiaField *field, const char *value)
{
  json_builder_set_member_name (builder, "value");
  if (field->kind == LIA_FIELD_INTEGER)
    json_builder_add_int_value (builder, g_ascii_strtoll (value, NULL, 10));
  else if (field->kind == LIA_FIELD_FLAG)
    json_builder_add_boolean_value (builder, TRUE);
  else
    json_builder_add_string_value (builder, value);
}

static void
add_reference (JsonBuilder *builder, LiaReader *reader, const char *value)
{
  g_autoptr (LiaRecord) record = NULL;
  LiaId id;

  if (lia_id_parse (value, &id))
    record = lia_reader_get (reader, &id, NULL);
  lia_json_add_text (builder, "reference",
                     record != NULL ? lia_record_get_reference (record) : NULL);
}

static void
add_field (JsonBuilder *builder, LiaReader *reader, LiaRecord *record, const LiaField *field)
{
  const char *value = lia_record_get (record, field->name);
  g_autofree char *display = NULL;

  json_builder_set_member_name (builder, field->name);
  if (value == NULL) {
    json_builder_add_null_value (builder);
    return;
  }

  display = lia_reader_display (reader, lia_record_get_record_type (record), field->name, value);
  json_builder_begin_object (builder);
  add_canonical (builder, field, value);
  if (field->kind == LIA_FIELD_REFERENCE)
    add_reference (builder, reader, value);
  lia_json_add_text (builder, "text", display);
  json_builder_end_object (builder);
}

/**
 * lia_record_json:
 * @reader: where the records are looked up that it refers to
 * @record: a record
 *
 * Returns: (transfer full): the record as a JSON object: `type`, `id`, `reference`, `title`, and
 *   `fields`, in which each known field is an object of its canonical `value` and the `text` that
 *   people read, and each unknown one null
 */
char *
lia_record_json (LiaReader *reader, LiaRecord *record)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  g_autofree char *id = lia_id_to_text (lia_record_get_id (record));
  g_autofree char *title = lia_reader_record_title (reader, record);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  lia_json_add_text (builder, "type", type->name);
  lia_json_add_text (builder, "id", id);
  lia_json_add_text (builder, "reference", lia_record_get_reference (record));
  lia_json_add_text (builder, "title", title);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_object (builder);
  for (const LiaField *field = type->fields; field->name != NULL; field++)
    add_field (builder, reader, record, field);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, TRUE);
}
