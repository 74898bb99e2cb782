#include "saved-view.h"

#include <glib/gi18n.h>

#include "records/types.h"

/* What a view is sorted by that goes by the references, which are no field. */
#define REFERENCE "reference"

/**
 * lia_saved_view_new:
 * @shows: a record type
 *
 * Returns: (transfer full): all records of that type, as they are usually looked at
 */
LiaSavedView *
lia_saved_view_new (const LiaRecordType *shows)
{
  LiaSavedView *self = g_new0 (LiaSavedView, 1);

  self->shows = shows;
  self->filter = g_strdup ("");
  self->sort = shows->order != NULL ? lia_record_type_field (shows, shows->order) : NULL;
  self->descending = shows->descending;

  return self;
}

/**
 * lia_saved_view_free:
 * @self: (transfer full) (nullable): a view
 */
void
lia_saved_view_free (LiaSavedView *self)
{
  if (self == NULL)
    return;

  g_free (self->filter);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_free (self);
}

/* A field that there isn't any more is sorted by no more. */
static void
read_sort (LiaSavedView *self, const char *text)
{
  gboolean descending = *text == '-';
  const char *name = descending ? text + 1 : text;
  const LiaField *field = lia_query_sort_field (self->shows, name);

  if (field == NULL && !g_str_equal (name, REFERENCE))
    return;

  self->sort = field;
  self->descending = descending;
}

static void
read_columns (LiaSavedView *self, const char *text)
{
  g_auto (GStrv) names = g_strsplit (text, ";", -1);

  self->columns = g_ptr_array_new ();
  for (guint i = 0; names[i] != NULL; i++) {
    const LiaField *field = lia_record_type_field (self->shows, names[i]);

    if (field != NULL)
      g_ptr_array_add (self->columns, (gpointer) field);
  }
}

/**
 * lia_saved_view_read:
 * @record: a record of the type `view`
 * @error: %LIA_REGISTER_ERROR_INVALID if it shows records of a type that there isn't
 *
 * Fields that there are no more are left out; whether its filter can still be read is told by
 * lia_saved_view_apply().
 *
 * Returns: (transfer full) (nullable): what it keeps
 */
LiaSavedView *
lia_saved_view_read (LiaRecord *record, GError **error)
{
  const LiaRecordType *shows = lia_record_type_find (lia_record_get (record, "shows"));
  LiaSavedView *self;

  if (shows == NULL) {
    g_set_error (error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID,
                 _ ("The view “%s” shows records of a type that there isn’t: “%s”."),
                 lia_record_get (record, "name"), lia_record_get (record, "shows"));
    return NULL;
  }

  self = lia_saved_view_new (shows);
  g_free (self->filter);
  self->filter = g_strdup (lia_record_get (record, "filter"));
  if (self->filter == NULL)
    self->filter = g_strdup ("");
  if (lia_record_get (record, "sort") != NULL)
    read_sort (self, lia_record_get (record, "sort"));
  if (lia_record_get (record, "columns") != NULL)
    read_columns (self, lia_record_get (record, "columns"));

  return self;
}

static char *
write_sort (const LiaSavedView *self)
{
  return g_strconcat (self->descending ? "-" : "",
                      self->sort != NULL ? self->sort->name : REFERENCE, NULL);
}

static char *
write_columns (const LiaSavedView *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; self->columns != NULL && i < self->columns->len; i++) {
    const LiaField *field = g_ptr_array_index (self->columns, i);

    g_string_append_printf (names, "%s%s", i > 0 ? ";" : "", field->name);
  }

  return names->len > 0 ? g_strdup (names->str) : NULL;
}

/**
 * lia_saved_view_equal:
 * @a: a view
 * @b: another
 *
 * Returns: whether a list looks the same in both
 */
gboolean
lia_saved_view_equal (const LiaSavedView *a, const LiaSavedView *b)
{
  g_autofree char *columns_a = write_columns (a);
  g_autofree char *columns_b = write_columns (b);

  return a->shows == b->shows && g_str_equal (a->filter, b->filter) && a->sort == b->sort &&
         a->descending == b->descending && g_strcmp0 (columns_a, columns_b) == 0;
}

/**
 * lia_saved_view_write:
 * @self: a view
 * @edit: what is added to
 * @record: the record of the type `view` that shall keep it
 *
 * Adds the changes that make the record keep the view.
 */
void
lia_saved_view_write (const LiaSavedView *self, LiaEdit *edit, LiaRecord *record)
{
  g_autofree char *sort = write_sort (self);
  g_autofree char *columns = write_columns (self);

  lia_edit_change (edit, record, "filter", *self->filter != '\0' ? self->filter : NULL);
  lia_edit_change (edit, record, "sort", sort);
  lia_edit_change (edit, record, "columns", columns);
}

/**
 * lia_saved_view_create:
 * @self: a view
 * @edit: what is added to
 * @name: what it shall be called
 *
 * Adds the changes that make a new record for the view.
 *
 * Returns: the key of the record
 */
LiaId
lia_saved_view_create (const LiaSavedView *self, LiaEdit *edit, const char *name)
{
  LiaId id = lia_edit_create (edit, &lia_view_type);
  g_autofree char *sort = write_sort (self);
  g_autofree char *columns = write_columns (self);

  lia_edit_set (edit, &lia_view_type, &id, "name", NULL, name);
  lia_edit_set (edit, &lia_view_type, &id, "shows", NULL, self->shows->name);
  if (*self->filter != '\0')
    lia_edit_set (edit, &lia_view_type, &id, "filter", NULL, self->filter);
  lia_edit_set (edit, &lia_view_type, &id, "sort", NULL, sort);
  if (columns != NULL)
    lia_edit_set (edit, &lia_view_type, &id, "columns", NULL, columns);

  return id;
}

/**
 * lia_saved_view_apply:
 * @self: a view
 * @query: a query for the records that it shows
 * @reader: a reader of the register
 * @error: as for lia_filter_apply(), where its filter can't be read any more
 *
 * Narrows and orders a query as the view has it.
 *
 * Returns: whether it was done
 */
gboolean
lia_saved_view_apply (const LiaSavedView *self, LiaQuery *query, LiaReader *reader, GError **error)
{
  lia_query_sort_by (query, self->sort != NULL ? self->sort->name : NULL, self->descending);
  return lia_filter_apply (self->filter, query, reader, lia_reader_get_today (reader), error);
}

/**
 * lia_saved_views:
 * @reader: a reader of the register
 * @shows: (nullable): a record type, or %NULL for all
 *
 * Returns: (transfer full) (element-type LiaRecord): the views of records of that type that are not
 *   put away, by name
 */
GPtrArray *
lia_saved_views (LiaReader *reader, const LiaRecordType *shows)
{
  g_autoptr (LiaQuery) query = lia_query_new (&lia_view_type);
  GPtrArray *views;

  if (shows != NULL)
    lia_query_where (query, "shows", shows->name);
  views = lia_reader_list_records (reader, query, NULL, NULL);
  return views != NULL ? views : g_ptr_array_new_with_free_func (g_object_unref);
}
