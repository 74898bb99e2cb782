#include "named-briefing.h"

#include <glib/gi18n.h>

#include "briefing/error.h"
#include "briefing/kinds/kind.h"
#include "briefing/renderer.h"
#include "records/types.h"

/* The options that are texts both here and there. */
static const struct {
  const char *field;
  gsize option;
} texts[] = {
  { "title", G_STRUCT_OFFSET (LiaBriefingOptions, title) },
  { "audience", G_STRUCT_OFFSET (LiaBriefingOptions, audience) },
  { "introduction", G_STRUCT_OFFSET (LiaBriefingOptions, introduction) },
  { "since", G_STRUCT_OFFSET (LiaBriefingOptions, since) },
  { "language", G_STRUCT_OFFSET (LiaBriefingOptions, language) },
  { "filter", G_STRUCT_OFFSET (LiaBriefingOptions, filter) },
};

static const struct {
  const char *field;
  gsize option;
} lists[] = {
  { "sections", G_STRUCT_OFFSET (LiaBriefingOptions, sections) },
  { "columns", G_STRUCT_OFFSET (LiaBriefingOptions, columns) },
};

/* What this program doesn't know is not replaced by something else: another briefing would leave
 * than the one that was named. */
static gboolean
read_choices (LiaBriefingOptions *options, const LiaRecord *record, GError **error)
{
  const char *kind = lia_record_get (record, "kind");
  const char *format = lia_record_get (record, "format");

  options->kind = lia_briefing_kind_find (kind);
  options->renderer = format != NULL ? lia_renderer_find (format) : NULL;
  options->about = lia_record_type_find (lia_record_get (record, "shows"));
  options->personal = lia_record_get_flag (record, "personal");
  if (options->kind != NULL && (format == NULL || options->renderer != NULL))
    return TRUE;

  g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FAILED,
               /* Translators: the name of a named briefing, and a kind or format of briefings. */
               _ ("The briefing “%s” can’t be made: this version of Liaison makes no “%s”."),
               lia_record_get (record, "name"), options->kind == NULL ? kind : format);
  return FALSE;
}

static void
read_texts (LiaBriefingOptions *options, const LiaRecord *record)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    G_STRUCT_MEMBER (const char *, options, texts[i].option) =
        lia_record_get (record, texts[i].field);
}

static gboolean
read_ceiling (LiaBriefingOptions *options,
              LiaReader *reader,
              const LiaRecord *record,
              LiaRecord **mark,
              GError **error)
{
  LiaId id;

  if (!lia_record_get_link (record, "ceiling", &id))
    return TRUE;

  *mark = lia_reader_get (reader, &id, error);
  if (*mark != NULL)
    options->ceiling = lia_record_get (*mark, "label");
  return *mark != NULL;
}

static gboolean
read_scope (LiaBriefingOptions *options,
            LiaReader *reader,
            const LiaRecord *record,
            LiaId *id,
            GError **error)
{
  const char *reference = lia_record_get (record, "scope");
  g_autoptr (LiaRecord) scope = NULL;

  if (reference == NULL)
    return TRUE;

  scope = lia_reader_find (reader, NULL, reference, error);
  if (scope == NULL)
    return FALSE;

  *id = *lia_record_get_id (scope);
  options->scope = id;
  return TRUE;
}

static char **
split (const LiaRecord *record, const char *field)
{
  const char *value = lia_record_get (record, field);

  return value != NULL ? g_strsplit (value, ";", -1) : NULL;
}

/**
 * lia_named_briefing_read:
 * @reader: a look at the register
 * @record: a record of the type `briefing`
 * @error: %LIA_BRIEFING_ERROR_FAILED if its kind or format is one that there isn't, or a
 *   %LIA_REGISTER_ERROR if what it is about isn't in the register
 *
 * Returns: (transfer full) (nullable): how that briefing shall be, with @record as what it is made
 *   from; free it with lia_briefing_options_free()
 */
LiaBriefingOptions *
lia_named_briefing_read (LiaReader *reader, const LiaRecord *record, GError **error)
{
  LiaBriefingOptions options = { .named = lia_record_get_id (record) };
  g_autoptr (LiaRecord) mark = NULL;
  g_auto (GStrv) sections = split (record, "sections");
  g_auto (GStrv) columns = split (record, "columns");
  LiaId scope, view;

  if (!read_choices (&options, record, error) ||
      !read_ceiling (&options, reader, record, &mark, error) ||
      !read_scope (&options, reader, record, &scope, error))
    return NULL;

  read_texts (&options, record);
  options.sections = (const char *const *) sections;
  options.columns = (const char *const *) columns;
  if (lia_record_get_link (record, "view", &view))
    options.view = &view;

  return lia_briefing_options_copy (&options);
}

static void
put (LiaEdit *edit, LiaRecord *record, const LiaId *id, const char *field, const char *value)
{
  if (record != NULL && g_strcmp0 (lia_record_get (record, field), value) != 0)
    lia_edit_change (edit, record, field, value);
  else if (record == NULL && value != NULL)
    lia_edit_set (edit, &lia_briefing_type, id, field, NULL, value);
}

static char *
ceiling_of (LiaReader *reader, const LiaBriefingOptions *options)
{
  g_autoptr (LiaRecord) mark =
      options->ceiling != NULL ? lia_reader_find (reader, &lia_mark_type, options->ceiling, NULL)
                               : NULL;

  return mark != NULL ? lia_id_to_text (lia_record_get_id (mark)) : NULL;
}

static char *
scope_of (LiaReader *reader, const LiaBriefingOptions *options)
{
  g_autoptr (LiaRecord) scope =
      options->scope != NULL ? lia_reader_get (reader, options->scope, NULL) : NULL;

  return scope != NULL ? g_strdup (lia_record_get_reference (scope)) : NULL;
}

static void
put_choices (LiaReader *reader,
             LiaEdit *edit,
             LiaRecord *record,
             const LiaId *id,
             const LiaBriefingOptions *options)
{
  const LiaBriefingKind *kind = options->kind != NULL ? options->kind : &lia_register_briefing;
  g_autofree char *ceiling = ceiling_of (reader, options);
  g_autofree char *scope = scope_of (reader, options);
  g_autofree char *view = options->view != NULL ? lia_id_to_text (options->view) : NULL;

  put (edit, record, id, "kind", kind->name);
  put (edit, record, id, "format", options->renderer != NULL ? options->renderer->name : NULL);
  put (edit, record, id, "shows", options->about != NULL ? options->about->name : NULL);
  put (edit, record, id, "personal", options->personal ? "1" : NULL);
  put (edit, record, id, "ceiling", ceiling);
  put (edit, record, id, "scope", scope);
  put (edit, record, id, "view", view);
}

static void
put_words (LiaEdit *edit, LiaRecord *record, const LiaId *id, const LiaBriefingOptions *options)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    put (edit, record, id, texts[i].field,
         G_STRUCT_MEMBER (const char *, options, texts[i].option));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    char **names = G_STRUCT_MEMBER (char **, options, lists[i].option);
    g_autofree char *joined = names != NULL ? g_strjoinv (";", names) : NULL;

    put (edit, record, id, lists[i].field, joined);
  }
}

/**
 * lia_named_briefing_save:
 * @reader: a look at the register
 * @name: what the briefing shall be called
 * @options: how it shall be; whose state it shows and who made it are not kept, because those are
 *   others the next time
 *
 * Returns: (transfer full): an edit that makes a named briefing, or changes the one of that name;
 *   it is empty if that is so already
 */
LiaEdit *
lia_named_briefing_save (LiaReader *reader, const char *name, const LiaBriefingOptions *options)
{
  /* Translators: the label of an edit; %s is what a briefing is called. */
  g_autofree char *label = g_strdup_printf (_ ("Save briefing “%s”"), name);
  LiaEdit *edit = lia_edit_new (label);
  g_autoptr (LiaRecord) record = lia_reader_find (reader, &lia_briefing_type, name, NULL);
  LiaId id =
      record != NULL ? *lia_record_get_id (record) : lia_edit_create (edit, &lia_briefing_type);

  if (record == NULL)
    lia_edit_set (edit, &lia_briefing_type, &id, "name", NULL, name);
  else if (lia_record_is_archived (record))
    lia_edit_restore (edit, record);
  put_choices (reader, edit, record, &id, options);
  put_words (edit, record, &id, options);

  return edit;
}
