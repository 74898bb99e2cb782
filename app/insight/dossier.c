#include "dossier.h"

#include <glib/gi18n.h>
#include <string.h>

#include "dossier-issues.h"
#include "records/date.h"
#include "records/types.h"
#include "standing.h"

static void
section_free (gpointer data)
{
  LiaDossierSection *section = data;

  g_ptr_array_unref (section->rows);
  g_free (section);
}

LiaDossierSection *
lia_dossier_add_section (LiaDossier *self, LiaDossierKind kind)
{
  LiaDossierSection *section = g_new0 (LiaDossierSection, 1);

  section->kind = kind;
  section->rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->sections, section);

  return section;
}

/* The date by which a record is found in the memory: of the listed ones, the first that is set. */
static char *
describe_date (LiaRecord *record)
{
  const LiaRecordType *type = lia_record_get_record_type (record);

  for (guint i = 0; type->fields[i].name != NULL; i++) {
    const LiaField *field = &type->fields[i];
    const char *value = lia_record_get_nth (record, i);
    g_autoptr (LiaDate) date = NULL;

    if (field->kind != LIA_FIELD_DATE || !(field->flags & LIA_FIELD_LISTED) || value == NULL)
      continue;
    date = lia_date_parse (value, NULL);
    if (date != NULL)
      return lia_date_to_short_words (date);
  }

  return NULL;
}

/* Adds some words to a line of what is told about a record. */
void
lia_dossier_append_words (GString *line, const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, words);
}

static void
append_field (LiaReader *reader, GString *line, LiaRecord *record, const LiaField *field)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  const char *value = lia_record_get (record, field->name);
  g_autofree char *words = NULL;

  if (value == NULL)
    return;
  words = lia_reader_display (reader, type, field->name, value);
  if (field->kind == LIA_FIELD_DATE && !(field->flags & LIA_FIELD_REQUIRED)) {
    /* Translators: the label of a date and the date, such as "Since 2013" */
    g_autofree char *labelled = g_strdup_printf (_ ("%s %s"), lia_field_label (field), words);

    lia_dossier_append_words (line, labelled);
  } else {
    lia_dossier_append_words (line, words);
  }
}

static gboolean
is_in_title (const LiaRecordType *type, const LiaField *field)
{
  g_autofree char *hole = g_strdup_printf ("{%s}", field->name);

  if (type->compose_title == NULL)
    return g_str_equal (field->name, type->title);

  return strstr (type->compose_title, hole) != NULL;
}

/* A part says by its other fields how it belongs to its whole: a role, a standing, a span of time.
 */
static char *
describe_part (LiaReader *reader, LiaRecord *part, const LiaField *besides, gboolean with_title)
{
  const LiaRecordType *type = lia_record_get_record_type (part);
  const LiaField *state = lia_related_state_field (type);
  g_autoptr (GString) line = g_string_new (NULL);

  for (const LiaField *field = type->fields; field->name != NULL; field++)
    if ((field->flags & LIA_FIELD_LISTED) && field != besides && field != state &&
        field->kind != LIA_FIELD_TIME && !g_str_equal (field->name, type->part_of) &&
        (with_title || !is_in_title (type, field)))
      append_field (reader, line, part, field);

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
add_row (LiaReader *reader,
         GPtrArray *rows,
         LiaRecord *record,
         LiaRecord *through,
         const char *note)
{
  g_autofree char *title = lia_reader_record_title (reader, record);
  g_autofree char *date = describe_date (record);
  g_autoptr (GString) detail = g_string_new (NULL);

  lia_dossier_append_words (detail, note);
  lia_dossier_append_words (detail, date);
  g_ptr_array_add (rows, lia_related_new (record, through, title, detail->str));
}

/* What a part tells in a required paragraph, such as an update's narrative, is its best title. */
static const LiaField *
find_narrative (const LiaRecordType *type)
{
  for (const LiaField *field = type->fields; field->name != NULL; field++)
    if (field->kind == LIA_FIELD_PROSE && (field->flags & LIA_FIELD_REQUIRED))
      return field;

  return NULL;
}

/* Beside its whole a part needn't say what it is a part of. */
static char *
title_part (LiaReader *reader, LiaRecord *part)
{
  const LiaRecordType *type = lia_record_get_record_type (part);
  g_autoptr (GString) title = g_string_new (NULL);

  for (const LiaField *field = type->fields; field->name != NULL; field++)
    if (is_in_title (type, field) && !g_str_equal (field->name, type->part_of))
      append_field (reader, title, part, field);

  return g_string_free (g_steal_pointer (&title), FALSE);
}

/* "28 days before", as preparation is planned; the words for what a number of days means. */
static char *
describe_offset (LiaRecord *task)
{
  const char *value = lia_record_get (task, "offset_days");
  int days = value != NULL ? (int) g_ascii_strtoll (value, NULL, 10) : 0;

  if (value == NULL || lia_record_get (task, "due") != NULL)
    return NULL;
  if (days == 0)
    return g_strdup (_ ("on the first day"));
  if (days < 0)
    return g_strdup_printf (ngettext ("%d day before", "%d days before", -days), -days);

  return g_strdup_printf (ngettext ("%d day after", "%d days after", days), days);
}

static char *
describe_lateness (LiaRecord *task, gint32 due, gint32 today)
{
  if (!lia_task_is_open (task) || due == LIA_DAY_NONE || due >= today)
    return NULL;

  return lia_due_to_words (due, today);
}

/* When it was done, which stays whatever becomes of the meeting, or else when it has to be. */
static void
describe_day (GString *detail, LiaRecord *task, gint32 due)
{
  const char *value = lia_record_get (task, "done");
  g_autoptr (LiaDate) done = value != NULL ? lia_date_parse (value, NULL) : NULL;
  g_autofree char *words = done != NULL ? lia_date_to_words (done) : NULL;
  g_autofree char *day = due != LIA_DAY_NONE ? lia_day_to_words (due) : NULL;
  g_autofree char *offset = describe_offset (task);

  if (words != NULL) {
    /* Translators: when a task was done; %s is a date */
    g_string_append_printf (detail, _ ("Done %s"), words);
    return;
  }
  lia_dossier_append_words (detail, day);
  lia_dossier_append_words (detail, offset);
}

/* A task tells when it has to be done, which moves with its meeting. */
static LiaRelated *
read_task (LiaReader *reader, LiaRecord *task, LiaRecord *engagement)
{
  gint32 due = lia_task_due_day (task, engagement);
  g_autofree char *late = describe_lateness (task, due, lia_reader_get_today (reader));
  g_autoptr (GString) detail = g_string_new (late);
  LiaRelated *related;

  describe_day (detail, task, due);
  lia_dossier_append_words (detail, lia_record_get (task, "owner"));
  related = lia_related_new (task, task, lia_record_get (task, "title"), detail->str);
  lia_related_set_pressing (related, late != NULL);

  return related;
}

static LiaRelated *
read_part (LiaReader *reader, LiaRecord *part, LiaRecord *whole)
{
  const LiaField *narrative = find_narrative (lia_record_get_record_type (part));
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;

  if (lia_record_get_record_type (part) == &lia_task_type)
    return read_task (reader, part, whole);
  if (narrative != NULL) {
    detail = describe_part (reader, part, narrative, TRUE);
    return lia_related_new (part, part, lia_record_get (part, narrative->name), detail);
  }
  title = title_part (reader, part);
  detail = describe_part (reader, part, NULL, FALSE);

  return lia_related_new (part, part, title, detail);
}

/* Parts that go by the clock, as an agenda does, go by their day first. */
static int
compare_days (gconstpointer a, gconstpointer b)
{
  const char *left = lia_record_get (*(LiaRecord *const *) a, "day");
  const char *right = lia_record_get (*(LiaRecord *const *) b, "day");
  int order = g_strcmp0 (left, right);

  return order != 0 ? order
                    : g_strcmp0 (lia_record_get (*(LiaRecord *const *) a, "time_from"),
                                 lia_record_get (*(LiaRecord *const *) b, "time_from"));
}

static void
read_parts (LiaDossier *self, LiaReader *reader, const LiaRecordType *type)
{
  LiaDossierSection *section = lia_dossier_add_section (self, LIA_DOSSIER_PARTS);
  g_autoptr (GPtrArray) parts = NULL;

  section->type = type;
  section->field = lia_record_type_field (type, type->part_of);
  parts = lia_reader_parts (reader, lia_record_get_id (self->record), type);
  if (type == &lia_agenda_item_type)
    g_ptr_array_sort (parts, compare_days);
  for (guint i = 0; i < parts->len && i < LIA_DOSSIER_MAX_ROWS; i++)
    g_ptr_array_add (section->rows, read_part (reader, parts->pdata[i], self->record));
  section->total = parts->len;
}

static void
read_links (LiaDossier *self, LiaReader *reader, const LiaRelation *relation, gboolean inverse)
{
  LiaDossierSection *section = lia_dossier_add_section (self, LIA_DOSSIER_LINKS);
  g_autoptr (GPtrArray) linked = NULL;

  section->relation = relation;
  section->inverse = inverse;
  linked = lia_reader_linked_first (reader, lia_record_get_id (self->record), relation->name,
                                    inverse, LIA_DOSSIER_MAX_ROWS, &section->total);
  for (guint i = 0; i < linked->len; i++) {
    LiaLinked *other = linked->pdata[i];

    add_row (reader, section->rows, other->record, other->link,
             lia_record_get (other->link, "note"));
  }
}

/* A part that names the record leads to the whole it is part of: a participation to its meeting. */
static void
add_referrer (LiaReader *reader, LiaDossierSection *section, LiaRecord *referrer)
{
  g_autofree char *note = NULL;
  g_autoptr (LiaRecord) whole = NULL;
  LiaId id;

  if (section->type->part_of == NULL) {
    add_row (reader, section->rows, referrer, NULL, NULL);
    return;
  }
  if (!lia_record_get_link (referrer, section->type->part_of, &id))
    return;
  whole = lia_reader_get (reader, &id, NULL);
  if (whole == NULL || lia_record_is_archived (whole))
    return;
  note = describe_part (reader, referrer, section->field, TRUE);
  add_row (reader, section->rows, whole, referrer, note);
}

static gboolean
read_referrers (LiaDossier *self,
                LiaReader *reader,
                const LiaRecordType *type,
                const LiaField *field,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (LiaQuery) query = lia_query_new (type);
  g_autofree char *id = lia_id_to_text (lia_record_get_id (self->record));
  g_autoptr (GPtrArray) referrers = NULL;
  LiaDossierSection *section;

  lia_query_where (query, field->name, id);
  if (type->order != NULL)
    lia_query_sort_by (query, type->order, type->descending);
  lia_query_limit (query, LIA_DOSSIER_MAX_ROWS);
  referrers = lia_reader_list_records (reader, query, cancellable, error);
  if (referrers == NULL)
    return FALSE;

  section = lia_dossier_add_section (self, LIA_DOSSIER_REFERRERS);
  section->type = type;
  section->field = field;
  for (guint i = 0; i < referrers->len; i++)
    add_referrer (reader, section, referrers->pdata[i]);
  section->total = section->rows->len;
  if (referrers->len == LIA_DOSSIER_MAX_ROWS)
    section->total = lia_reader_count (reader, query, NULL);

  return TRUE;
}

/* Who marks a record, or has to agree to its sharing, says little about the mark or participant. */
static gboolean
counts_as_referrer (const LiaRecordType *type, const LiaField *field, const char *name)
{
  return field->kind == LIA_FIELD_REFERENCE && g_strcmp0 (field->refers_to, name) == 0 &&
         g_strcmp0 (type->part_of, field->name) != 0 && !g_str_equal (field->name, "mark") &&
         !g_str_equal (field->name, "originator");
}

static gboolean
read_sections (LiaDossier *self, LiaReader *reader, GCancellable *cancellable, GError **error)
{
  const char *name = lia_record_get_record_type (self->record)->name;
  const LiaRecordType *const *types = lia_record_types ();

  for (guint i = 0; types[i] != NULL; i++) {
    const LiaField *whole =
        types[i]->part_of != NULL ? lia_record_type_field (types[i], types[i]->part_of) : NULL;

    if (whole != NULL && g_strcmp0 (whole->refers_to, name) == 0)
      read_parts (self, reader, types[i]);
  }

  for (const LiaRelation *relation = lia_relations (); relation->name != NULL; relation++) {
    if (lia_relation_starts_at (relation, name))
      read_links (self, reader, relation, FALSE);
    if (lia_relation_points_at (relation, name))
      read_links (self, reader, relation, TRUE);
  }

  for (guint i = 0; types[i] != NULL; i++)
    for (const LiaField *field = types[i]->fields; field->name != NULL; field++)
      if (counts_as_referrer (types[i], field, name) &&
          !read_referrers (self, reader, types[i], field, cancellable, error))
        return FALSE;

  if (lia_record_get_record_type (self->record) == &lia_issue_type)
    lia_dossier_add_held (self, reader);
  return lia_dossier_add_issues (self, reader, error);
}

static void
read_displays (LiaDossier *self, LiaReader *reader)
{
  const LiaRecordType *type = lia_record_get_record_type (self->record);
  guint n_fields = lia_record_type_n_fields (type);

  self->displays = g_new0 (char *, n_fields + 1);
  for (guint i = 0; i < n_fields; i++) {
    const char *value = lia_record_get_nth (self->record, i);

    if (value != NULL)
      self->displays[i] = lia_reader_display (reader, type, type->fields[i].name, value);
  }
}

/* A mark is not marked itself; everything else has the register's mark unless it has its own. */
static void
read_mark (LiaDossier *self, LiaReader *reader)
{
  const LiaRecordType *type = lia_record_get_record_type (self->record);

  if (lia_record_type_field (type, "mark") == NULL)
    return;
  self->mark = g_strdup (lia_dossier_display (self, "mark"));
  if (self->mark == NULL)
    self->mark = lia_reader_setting (reader, "default-mark");
}

static gboolean
is_ahead (const LiaRecord *engagement)
{
  const char *state = lia_record_get (engagement, "state");

  return !g_str_equal (state, "held") && !g_str_equal (state, "cancelled");
}

static char *
describe_follow_up (LiaDossier *self, LiaReader *reader)
{
  g_autoptr (GPtrArray) linked =
      lia_reader_linked (reader, lia_record_get_id (self->record), "followed_up_at", FALSE);

  for (guint i = 0; i < linked->len; i++) {
    const LiaRecord *engagement = ((LiaLinked *) linked->pdata[i])->record;
    const char *value = lia_record_get (engagement, "date");
    g_autoptr (LiaDate) date = value != NULL ? lia_date_parse (value, NULL) : NULL;
    g_autofree char *words = date != NULL ? lia_date_to_words (date) : NULL;

    if (!is_ahead (engagement))
      continue;
    if (words == NULL)
      return g_strdup (_ ("Follow-up planned"));
    /* Translators: %s is a date, such as 16 December 2026 or October 2026 */
    return g_strdup_printf (_ ("Follow-up planned: %s"), words);
  }

  return NULL;
}

static void
read_commitment_headline (LiaDossier *self, LiaReader *reader)
{
  LiaStanding standing = lia_standing_read (reader, self->record, lia_reader_get_today (reader));
  g_autofree char *words = lia_standing_to_words (&standing);
  g_autofree char *silence = lia_standing_silence (&standing);
  g_autofree char *follow_up = describe_follow_up (self, reader);
  g_autoptr (GString) line = g_string_new (NULL);

  if (words != NULL && !standing.overdue)
    /* Translators: when a commitment is due: %s is such as "in 12 days" or "today" */
    g_string_printf (line, _ ("Due %s"), words);
  else
    lia_dossier_append_words (line, words);
  lia_dossier_append_words (line, silence);
  lia_dossier_append_words (line, follow_up);
  self->pressing = standing.overdue;
  if (line->len > 0)
    self->headline = g_string_free (g_steal_pointer (&line), FALSE);
}

static void
read_engagement_headline (LiaDossier *self, gint32 today)
{
  const char *value = lia_record_get (self->record, "date");
  g_autoptr (LiaDate) date = value != NULL ? lia_date_parse (value, NULL) : NULL;
  gint32 day = date != NULL ? lia_date_first_day (date) : LIA_DAY_NONE;

  if (day != LIA_DAY_NONE && day >= today)
    self->headline = lia_days_away_to_words (day, today);
}

static void
read_headline (LiaDossier *self, LiaReader *reader, GCancellable *cancellable)
{
  const LiaRecordType *type = lia_record_get_record_type (self->record);

  if (type == &lia_commitment_type)
    read_commitment_headline (self, reader);
  else if (type == &lia_engagement_type)
    read_engagement_headline (self, lia_reader_get_today (reader));
  else if (type == &lia_issue_type)
    self->headline = lia_dossier_describe_age (reader, self->record, cancellable);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (LiaReader) reader = lia_register_read (LIA_REGISTER (source));
  GError *error = NULL;
  LiaDossier *dossier = lia_dossier_read (reader, task_data, cancellable, &error);

  if (dossier == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, dossier, (GDestroyNotify) lia_dossier_free);
}

/**
 * lia_dossier_read:
 * @reader: a reader
 * @id: the key of a record, archived or not
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Reads a record, how its fields read, and all that has to do with it. Can take some milliseconds:
 * not for the main thread.
 *
 * Returns: (transfer full): the dossier, or %NULL with a #LiaRegisterError
 */
LiaDossier *
lia_dossier_read (LiaReader *reader, const LiaId *id, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaDossier) self = g_new0 (LiaDossier, 1);

  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->record = lia_reader_get (reader, id, error);
  if (self->record == NULL)
    return NULL;

  self->title = lia_reader_record_title (reader, self->record);
  read_displays (self, reader);
  read_mark (self, reader);
  read_headline (self, reader, cancellable);
  self->moves = lia_reader_moves (reader, self->record);
  if (!read_sections (self, reader, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * lia_dossier_free:
 * @self: (transfer full): a dossier
 */
void
lia_dossier_free (LiaDossier *self)
{
  if (self->displays != NULL) {
    guint n_fields = lia_record_type_n_fields (lia_record_get_record_type (self->record));

    for (guint i = 0; i < n_fields; i++)
      g_free (self->displays[i]);
    g_free (self->displays);
  }
  g_clear_object (&self->record);
  g_free (self->title);
  g_free (self->mark);
  g_free (self->headline);
  lia_moves_free (self->moves);
  g_ptr_array_unref (self->sections);
  g_free (self);
}

/**
 * lia_dossier_display:
 * @self: a dossier
 * @field: the name of a field of its record
 *
 * Returns: (transfer none) (nullable): how the field reads, or %NULL if it is not known
 */
const char *
lia_dossier_display (const LiaDossier *self, const char *field)
{
  int index = lia_record_type_index (lia_record_get_record_type (self->record), field);

  return index >= 0 ? self->displays[index] : NULL;
}

/**
 * lia_dossier_parts:
 * @self: a dossier
 * @type: a record type
 *
 * Returns: (transfer none) (nullable): the section with the parts of @type, if there can be any
 */
const LiaDossierSection *
lia_dossier_parts (const LiaDossier *self, const LiaRecordType *type)
{
  for (guint i = 0; i < self->sections->len; i++) {
    const LiaDossierSection *section = self->sections->pdata[i];

    if (section->kind == LIA_DOSSIER_PARTS && section->type == type)
      return section;
  }

  return NULL;
}

/**
 * lia_dossier_links:
 * @self: a dossier
 * @relation: the name of a relation
 * @inverse: whether the links point at the record
 *
 * Returns: (transfer none) (nullable): the section with those links, if there can be any
 */
const LiaDossierSection *
lia_dossier_links (const LiaDossier *self, const char *relation, gboolean inverse)
{
  for (guint i = 0; i < self->sections->len; i++) {
    const LiaDossierSection *section = self->sections->pdata[i];

    if (section->kind == LIA_DOSSIER_LINKS && section->inverse == inverse &&
        g_str_equal (section->relation->name, relation))
      return section;
  }

  return NULL;
}

/**
 * lia_dossier_section_key:
 * @section: a section
 *
 * Returns: (transfer full): a text that is the same for the same section of another dossier of
 *   the same type, and different for every other section
 */
char *
lia_dossier_section_key (const LiaDossierSection *section)
{
  if (section->kind == LIA_DOSSIER_LINKS)
    return g_strdup_printf ("%s%s", section->inverse ? "<" : ">", section->relation->name);

  if (section->kind == LIA_DOSSIER_HELD)
    return g_strdup ("held");

  return g_strdup_printf ("%s.%s", section->type->name, section->field->name);
}

/**
 * lia_dossier_section_title:
 * @section: a section
 *
 * Returns: (transfer none): what the section is headed by, translated
 */
const char *
lia_dossier_section_title (const LiaDossierSection *section)
{
  if (section->kind == LIA_DOSSIER_LINKS)
    return lia_relation_label (section->relation, section->inverse);
  if (section->kind == LIA_DOSSIER_ISSUES)
    /* Translators: the heading of the briefings that left with a record in them. */
    return _ ("In briefings");
  if (section->kind == LIA_DOSSIER_HELD)
    /* Translators: the heading of the records that were in a briefing that left. */
    return _ ("Records in it");

  return lia_record_type_plural (section->type);
}

/**
 * lia_dossier_read_async:
 * @reg: a register
 * @id: the key of a record
 * @cancellable: (nullable): to give up
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Does what lia_dossier_read() does, in another thread.
 */
void
lia_dossier_read_async (LiaRegister *reg,
                        const LiaId *id,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (reg, cancellable, callback, user_data);

  g_task_set_source_tag (task, lia_dossier_read_async);
  g_task_set_task_data (task, lia_id_copy (id), g_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * lia_dossier_read_finish:
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: (transfer full): the dossier, or %NULL with a #LiaRegisterError or
 *   %G_IO_ERROR_CANCELLED
 */
LiaDossier *
lia_dossier_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
