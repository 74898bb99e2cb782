#include "departure.h"

#include <glib/gi18n.h>

#include "briefing/error.h"
#include "briefing/renderer.h"
#include "briefing/replacement.h"
#include "records/date.h"
#include "records/reference-ranges.h"
#include "records/reference-text.h"
#include "records/types.h"
#include "register/issues.h"

/* Each waits some seconds for another writer; what was made in minutes is not lost to one that is
 * slow. */
#define MAX_TRIES 6

struct _LiaDeparture {
  LiaRegister *reg;
  LiaEdit *edit; /* what is noted but for the file itself; NULL until it was described */
  LiaId id;
  const char *format;
  gint64 serial; /* the last edit that the briefing can tell of */
  gint64 noted;  /* the edit by which it was noted, or 0 */
};

/**
 * lia_departure_new:
 * @reg: the register that a briefing is about to be made of
 *
 * What was written until now is what the briefing can tell at least, so this comes before
 * clearance. A briefing of the register as it was is remembered by the register as it is.
 *
 * Returns: (transfer full): what is to be remembered of it
 */
LiaDeparture *
lia_departure_new (LiaRegister *reg)
{
  LiaDeparture *self = g_new0 (LiaDeparture, 1);
  const LiaMoment *moment = lia_register_get_as_at (reg);
  g_autoptr (LiaReader) reader = lia_register_read (reg);

  self->reg = g_object_ref (lia_register_get_present (reg));
  self->serial = moment != NULL ? moment->serial : lia_reader_get_serial (reader);

  return self;
}

/**
 * lia_departure_free:
 * @self: (transfer full): what is to be remembered of a briefing
 */
void
lia_departure_free (LiaDeparture *self)
{
  g_clear_object (&self->edit);
  g_object_unref (self->reg);
  g_free (self);
}

/**
 * lia_departure_explain:
 * @reg: the register that a briefing is made of
 *
 * Returns: (transfer full) (nullable): why it doesn't remember that the briefing leaves, for the
 *   person who exports; %NULL if it does
 */
char *
lia_departure_explain (LiaRegister *reg)
{
  if (!lia_register_is_read_only (lia_register_get_present (reg)))
    return NULL;

  return g_strdup (_ ("This register can only be read, so it does not remember that this briefing "
                      "left: note elsewhere who was given it."));
}

static void
set (LiaDeparture *self, const char *field, const char *value)
{
  if (value != NULL && *value != '\0')
    lia_edit_set (self->edit, &lia_issue_type, &self->id, field, NULL, value);
}

static void
set_number (LiaDeparture *self, const char *field, gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  set (self, field, text);
}

static void
set_moment (LiaDeparture *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *time = g_date_time_format (now, "%H:%M");

  set (self, "made", day);
  set (self, "time", time);
  set_number (self, "edit", self->serial);
}

static void
set_records (LiaDeparture *self, LiaClearance *clearance)
{
  g_autoptr (GPtrArray) told = lia_clearance_get_told (clearance);
  g_autoptr (GArray) ranges = lia_reference_ranges_new ();
  g_autofree char *records = NULL;

  for (guint i = 0; i < told->len; i++) {
    const char *text = lia_cleared_get_reference (g_ptr_array_index (told, i));
    LiaReferenceText reference;

    if (lia_reference_parse (text, &reference))
      lia_reference_ranges_add (ranges, reference.type, reference.office, reference.number);
  }
  records = lia_reference_ranges_write (ranges);
  set (self, "records", records);
  set_number (self, "held", told->len);
}

static void
set_mark (LiaDeparture *self, const char *label)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  g_autoptr (LiaRecord) mark = lia_reader_find (reader, &lia_mark_type, label, NULL);
  g_autofree char *id = mark != NULL ? lia_id_to_text (lia_record_get_id (mark)) : NULL;

  set (self, "mark", id);
}

static void
set_named (LiaDeparture *self, const LiaId *named)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  g_autoptr (LiaRecord) record = named != NULL ? lia_reader_get (reader, named, NULL) : NULL;

  if (record != NULL)
    set (self, "briefing", lia_record_get_reference (record));
}

static void
set_wishes (LiaDeparture *self, const LiaBriefingOptions *options)
{
  set (self, "audience", options->audience);
  set (self, "prepared_by", options->author);
  set (self, "language", options->language);
  set_named (self, options->named);
}

/**
 * lia_departure_describe:
 * @self: what is to be remembered of a briefing
 * @kind: which kind it is
 * @options: how it was to be
 * @document: it, composed
 * @clearance: what it was composed from, which knows what it told
 * @about: (nullable): which records it is about, in words
 *
 * Notes all there is to know of it but its file.
 */
void
lia_departure_describe (LiaDeparture *self,
                        const LiaBriefingKind *kind,
                        const LiaBriefingOptions *options,
                        const LiaDocument *document,
                        LiaClearance *clearance,
                        const char *about)
{
  /* Translators: the label of an edit; %s is the title of a briefing. */
  g_autofree char *label = g_strdup_printf (_ ("Briefing left: “%s”"), document->title);
  const LiaCleared *scope =
      options->scope != NULL ? lia_clearance_find (clearance, options->scope) : NULL;

  self->edit = lia_edit_new (label);
  self->id = lia_edit_create (self->edit, &lia_issue_type);
  self->format = (options->renderer != NULL ? options->renderer : &lia_workbook_renderer)->name;
  set (self, "title", document->title);
  set (self, "kind", kind->name);
  set (self, "scope", scope != NULL ? lia_cleared_get_reference (scope) : NULL);
  set (self, "filter", about);
  set (self, "ceiling", lia_clearance_get_ceiling (clearance)->label);
  set_moment (self);
  set_wishes (self, options);
  set_mark (self, document->mark);
  set_records (self, clearance);
}

static void
set_bytes (LiaDeparture *self, GBytes *bytes)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  set (self, "hash", hash);
}

static gboolean
apply (LiaDeparture *self, GCancellable *cancellable, GError **error)
{
  for (guint i = 1;; i++) {
    g_autoptr (GError) local = NULL;

    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    if (lia_register_apply (self->reg, self->edit, &local))
      return TRUE;
    if (i < MAX_TRIES && g_error_matches (local, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_BUSY))
      continue;

    g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FAILED,
                 /* Translators: a sentence that says what is wrong with the register. */
                 _ ("The briefing was not written, because the register could not remember it: %s"),
                 local->message);
    return FALSE;
  }
}

/**
 * lia_departure_leave:
 * @self: a #LiaDeparture that was described
 * @part: the finished file under its temporary name
 * @path: what it is going to be
 * @cancellable: (nullable): stops it
 * @error: %LIA_BRIEFING_ERROR_FAILED if the register can't be written, %LIA_BRIEFING_ERROR_DAMAGED
 * if the file isn't there any more, or %G_IO_ERROR_CANCELLED
 *
 * Has the register remember that the briefing leaves; if it can't be written, neither shall the
 * file be.
 *
 * Returns: whether it is remembered
 */
gboolean
lia_departure_leave (gpointer data,
                     const char *part,
                     const char *path,
                     GCancellable *cancellable,
                     GError **error)
{
  LiaDeparture *self = data;
  g_autofree char *shown = g_filename_display_basename (path);
  g_autoptr (GBytes) bytes = lia_replacement_read_part (part, path, error);

  if (bytes == NULL)
    return FALSE;

  set (self, "format", self->format);
  set (self, "file_name", shown);
  set_bytes (self, bytes);
  if (!apply (self, cancellable, error))
    return FALSE;

  self->noted = lia_edit_get_serial (self->edit);
  return TRUE;
}

/**
 * lia_departure_stay:
 * @self: a #LiaDeparture of a briefing that could not be put in its place after all
 *
 * Has the register say no more that it left.
 */
void
lia_departure_stay (gpointer data)
{
  LiaDeparture *self = data;
  g_autoptr (GError) error = NULL;

  if (self->noted > 0 && !lia_issues_retract (self->reg, self->noted, &error))
    g_message ("%s", error->message);
  self->noted = 0;
}

/**
 * lia_departure_print:
 * @self: what is to be remembered of a briefing, described and not yet remembered
 * @pages: what was printed
 * @error: as lia_departure_leave()
 *
 * Has the register remember that the briefing left on paper.
 *
 * Returns: whether it is remembered
 */
gboolean
lia_departure_print (LiaDeparture *self, GBytes *pages, GError **error)
{
  set (self, "format", "print");
  set_bytes (self, pages);

  return apply (self, NULL, error);
}
