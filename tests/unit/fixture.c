#include "fixture.h"

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("liaison-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.liaison", NULL);
  fixture->reg = lia_register_create (fixture->path, "RSO", &error);
  g_assert_no_error (error);
  lia_register_set_author (fixture->reg, "Tester", "RSO");
}

/* A worker may hold the register for a moment after its callback ran; nothing may hold it for long.
 */
static void
drop_register (Fixture *fixture)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (g_atomic_int_get (&G_OBJECT (fixture->reg)->ref_count) > 1 &&
         g_get_monotonic_time () < deadline)
    g_thread_yield ();
  g_assert_finalize_object (fixture->reg);
}

/* With all that a test left in it, backups among them. */
void
fixture_remove_folder (const char *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children (
      folder, "standard::name,standard::type", G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFileInfo *info;
  GFile *child;

  while (files != NULL && g_file_enumerator_iterate (files, &info, &child, NULL, NULL) &&
         child != NULL) {
    if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
      fixture_remove_folder (g_file_peek_path (child));
    else
      g_assert_cmpint (g_remove (g_file_peek_path (child)), ==, 0);
  }
  g_assert_cmpint (g_rmdir (path), ==, 0);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  drop_register (fixture);
  fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* Writes a register as a released version wrote it, from tests/unit/registers. */
void
fixture_unpack (const char *name, const char *path)
{
  g_autofree char *packed = g_test_build_filename (G_TEST_DIST, "unit", "registers", name, NULL);
  g_autoptr (GFile) source = g_file_new_for_path (packed);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GZlibDecompressor) unpacker = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) file = g_file_read (source, NULL, &error);
  g_autoptr (GInputStream) in = NULL;
  g_autoptr (GFileOutputStream) out = NULL;

  g_assert_no_error (error);
  in = g_converter_input_stream_new (G_INPUT_STREAM (file), G_CONVERTER (unpacker));
  out = g_file_replace (target, NULL, FALSE, 0, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_splice (G_OUTPUT_STREAM (out), in, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL,
                          &error);
  g_assert_no_error (error);
}

void
fixture_reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  drop_register (fixture);
  fixture->reg = lia_register_open (fixture->path, &error);
  g_assert_no_error (error);
  lia_register_set_author (fixture->reg, "Tester", "RSO");
}

void
fixture_apply (Fixture *fixture, LiaEdit *edit)
{
  g_autoptr (GError) error = NULL;

  lia_register_apply (fixture->reg, edit, &error);
  g_assert_no_error (error);
  fixture->serial = lia_edit_get_serial (edit);
}

/* Adds a record; what follows the type are names of fields and their values, ended by NULL. */
LiaId
fixture_add (Fixture *fixture, const char *type_name, ...)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add a record");
  const LiaRecordType *type = lia_record_type_find (type_name);
  LiaId id = lia_edit_create (edit, type);
  const char *field;
  va_list fields;

  va_start (fields, type_name);
  while ((field = va_arg (fields, const char *)) != NULL)
    lia_edit_set (edit, type, &id, field, NULL, va_arg (fields, const char *));
  va_end (fields);

  fixture_apply (fixture, edit);
  return id;
}

void
fixture_link (Fixture *fixture, const char *relation, const LiaId *from, const LiaId *to)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Link records");

  lia_edit_link (edit, relation, from, to, NULL);
  fixture_apply (fixture, edit);
}

LiaId
fixture_add_challenge (Fixture *fixture, const char *title)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add a challenge");
  const LiaRecordType *type = lia_record_type_find ("challenge");
  LiaId id = lia_edit_create (edit, type);

  lia_edit_set (edit, type, &id, "title", NULL, title);
  fixture_apply (fixture, edit);
  return id;
}

LiaId
fixture_add_commitment (Fixture *fixture, const char *title, const char *due)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add a commitment");
  const LiaRecordType *type = lia_record_type_find ("commitment");
  LiaId id = lia_edit_create (edit, type);

  lia_edit_set (edit, type, &id, "title", NULL, title);
  lia_edit_set (edit, type, &id, "kind", NULL, "commitment");
  lia_edit_set (edit, type, &id, "status", NULL, "in_progress");
  lia_edit_set (edit, type, &id, "due", NULL, due);
  fixture_apply (fixture, edit);
  return id;
}

LiaId
fixture_add_update (Fixture *fixture,
                    const LiaId *commitment,
                    const char *date,
                    const char *narrative)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add an update");
  const LiaRecordType *type = lia_record_type_find ("update");
  LiaId id = lia_edit_create (edit, type);
  g_autofree char *whole = lia_id_to_text (commitment);

  lia_edit_set (edit, type, &id, "commitment", NULL, whole);
  lia_edit_set (edit, type, &id, "date", NULL, date);
  lia_edit_set (edit, type, &id, "narrative", NULL, narrative);
  fixture_apply (fixture, edit);
  return id;
}

LiaId
fixture_add_participant (Fixture *fixture, const char *code, const char *name)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add a participant");
  const LiaRecordType *type = lia_record_type_find ("participant");
  LiaId id = lia_edit_create (edit, type);

  lia_edit_set (edit, type, &id, "name", NULL, name);
  lia_edit_set (edit, type, &id, "code", NULL, code);
  lia_edit_set (edit, type, &id, "kind", NULL, "territory");
  fixture_apply (fixture, edit);
  return id;
}

gint64
fixture_set (Fixture *fixture,
             const LiaId *id,
             const char *field,
             const char *value,
             const char *reason)
{
  g_autoptr (LiaRecord) record = fixture_get (fixture, id);
  g_autofree char *label = g_strdup_printf ("Set %s", field);
  g_autoptr (LiaEdit) edit = lia_edit_new (label);

  lia_edit_change (edit, record, field, value);
  lia_edit_set_reason (edit, reason);
  fixture_apply (fixture, edit);
  return lia_edit_get_serial (edit);
}

LiaRecord *
fixture_get (Fixture *fixture, const LiaId *id)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;
  LiaRecord *record = lia_reader_get (reader, id, &error);

  g_assert_no_error (error);
  return record;
}

char *
fixture_reference (Fixture *fixture, const LiaId *id)
{
  g_autoptr (LiaRecord) record = fixture_get (fixture, id);

  return g_strdup (lia_record_get_reference (record));
}

void
fixture_assert_value (Fixture *fixture, const LiaId *id, const char *field, const char *value)
{
  g_autoptr (LiaRecord) record = fixture_get (fixture, id);

  g_assert_cmpstr (lia_record_get (record, field), ==, value);
}

void
fixture_assert_missing (Fixture *fixture, const LiaId *id)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (GError) error = NULL;

  g_assert_null (lia_reader_get (reader, id, &error));
  g_assert_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_NOT_FOUND);
}
