#include <glib/gi18n.h>
#include <pango/pango.h>

#include "briefing.h"
#include "delivery.h"
#include "destination.h"
#include "briefing/clearance/narrowing.h"
#include "briefing/memory/departure.h"
#include "briefing/pages/pages.h"
#include "briefing/pages/typesetter.h"
#include "briefing/proof/proof-clearance.h"
#include "records/date.h"
#include "records/types.h"
#include "briefing/kinds/kind.h"
#include "briefing/kinds/near.h"
#include "briefing/since.h"

/* How much of the work is done when the document is composed. */
#define COMPOSED 0.3

typedef struct {
  LiaBriefingProgress progress;
  gpointer user_data;
} Rest;

/* What a document is made of, which is what can tell a proof what may be seen. */
typedef struct {
  LiaRegister *reg;
  const LiaBriefingOptions *options;
  const char *path; /* (nullable) */
  LiaClearance *clearance;
  guint shortening;
  GHashTable *gathered;      /* see LiaComposition */
  LiaTypesetter *typesetter; /* (nullable): what sets its pages */
} Witness;

static GHashTable *
gathered_new (void)
{
  return g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
}

static void
witness_clear (Witness *self)
{
  g_hash_table_unref (self->gathered);
  g_clear_pointer (&self->typesetter, lia_typesetter_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Witness, witness_clear)

/* Whoever reads the state of an earlier day has to know that it is one. The name of a snapshot is
 * not told, because it may not be theirs to know. */
static void
add_note (LiaDocument *document, LiaRegister *reg)
{
  const LiaMoment *moment = lia_register_get_as_at (reg);
  g_autofree char *as_at = moment != NULL ? lia_day_to_words (moment->day) : NULL;
  g_autofree char *made = lia_day_to_words (lia_day_today ());
  g_autofree char *note = NULL;

  if (moment == NULL)
    return;

  /* Translators: both placeholders are days in words. */
  note =
      g_strdup_printf (_ ("This is the register as it was on %s. It was put together on %s; what "
                          "was recorded or changed in between is left out."),
                       as_at, made);
  lia_document_add_note (document, note);
}

static const LiaBriefingKind *
kind_of (const LiaBriefingOptions *options)
{
  return options->kind != NULL ? options->kind : &lia_register_briefing;
}

static const LiaRenderer *
renderer_of (const LiaBriefingOptions *options)
{
  return options->renderer != NULL ? options->renderer : &lia_workbook_renderer;
}

static GDateTime *
moment_of (LiaRegister *reg, const LiaBriefingOptions *options)
{
  return options->as_at != NULL ? g_date_time_ref (options->as_at) : lia_briefing_moment (reg);
}

static gint32
day_of (GDateTime *moment)
{
  int year, month, day;

  g_date_time_get_ymd (moment, &year, &month, &day);
  return lia_day_from_civil (year, month, day);
}

/* A month or a year begins with its first day, and a snapshot on the day that it was taken; a day
 * to come is refused as any other moment to come is. */
static gboolean
find_since (LiaRegister *reg, const LiaBriefingOptions *options, gint32 *since, GError **error)
{
  const LiaBriefingKind *kind = kind_of (options);
  const char *text = kind->since && kind->moment == NULL ? options->since : NULL;
  g_autoptr (LiaDate) date = text != NULL ? lia_date_read (text, NULL) : NULL;
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaMoment) moment = NULL;

  *since = date != NULL ? lia_date_first_day (date) : LIA_DAY_NONE;
  if (text == NULL || (*since != LIA_DAY_NONE && *since <= lia_day_today ()))
    return TRUE;

  reader = lia_register_read (reg);
  moment = lia_moment_find (reader, text, error);
  if (moment != NULL)
    *since = moment->day;
  return moment != NULL;
}

static LiaComposition
composition_of (LiaRegister *reg,
                const LiaBriefingOptions *options,
                LiaClearance *clearance,
                const char *about,
                GDateTime *as_at)
{
  gint32 since;

  find_since (reg, options, &since, NULL);
  return (LiaComposition) {
    .clearance = clearance,
    .options = options,
    .office = lia_register_get_office (reg),
    .about = about,
    .scope = options->scope != NULL ? lia_clearance_find (clearance, options->scope) : NULL,
    .today = day_of (as_at),
    .since = since,
  };
}

static char *
identity_of (LiaRegister *reg)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);

  return lia_reader_identity (reader);
}

static LiaDocument *
make_document (const Witness *what, const char *about)
{
  const LiaBriefingOptions *options = what->options;
  const LiaBriefingKind *kind = kind_of (options);
  g_autoptr (GDateTime) as_at = moment_of (what->reg, options);
  LiaComposition with = composition_of (what->reg, options, what->clearance, about, as_at);
  g_autofree char *identity = identity_of (what->reg);
  g_autofree char *title = lia_briefing_kind_title (kind, &with);
  g_autofree char *subject = kind->subject (&with);
  const LiaClearedMark *mark = lia_clearance_get_highest (what->clearance);
  LiaDocument *document =
      lia_document_new (options->title != NULL ? options->title : title, subject, as_at);

  document->language = g_strdup (options->language != NULL
                                     ? options->language
                                     : pango_language_to_string (pango_language_get_default ()));
  with.identity = identity;
  with.shortening = what->shortening;
  with.gathered = what->gathered;
  lia_document_set_author (document, options->author);
  lia_document_set_office (document, with.office);
  lia_document_set_audience (document, options->audience);
  lia_document_set_introduction (document, options->introduction);
  lia_document_set_mark (document, mark->label, mark->meaning, mark->foreground, mark->background);
  add_note (document, what->reg);
  if (about != NULL)
    lia_document_add_note (document,
                           _ ("This briefing is about some records of the register, which stand "
                              "above, and has besides them what is linked to them directly. Other "
                              "records may be named in it that have no row of their own."));
  lia_briefing_kind_compose (kind, document, &with);

  return document;
}

static LiaDocument *
make_shortened (Witness *what, const char *about, guint shortening)
{
  what->shortening = shortening;
  lia_clearance_untell (what->clearance);
  return make_document (what, about);
}

/* What may take only so many pages has less in its tables: as little less as it must. The more it
 * is shortened the less it takes, so that each try halves what is left to be tried. What was told
 * in vain is not told. */
static LiaDocument *
make_fitting (Witness *what, const char *about, const LiaRenderer *as, GCancellable *cancellable)
{
  guint most = as == &lia_pages_renderer ? kind_of (what->options)->pages : 0;
  g_autoptr (LiaDocument) document = make_shortened (what, about, 0);
  LiaRendering with = { .cancellable = cancellable };
  guint too_little = 0;
  guint enough = LIA_SHORTENING_MOST;

  if (most == 0)
    return g_steal_pointer (&document);

  with.typesetter = what->typesetter =
      lia_typesetter_new (document->language, lia_document_is_right_to_left (document));
  if (lia_pages_count (document, &with) <= most)
    return g_steal_pointer (&document);

  while (enough - too_little > 1) {
    guint tried = (too_little + enough) / 2;

    lia_document_free (document);
    document = make_shortened (what, about, tried);
    if (lia_pages_count (document, &with) <= most)
      enough = tried;
    else
      too_little = tried;
  }
  if (what->shortening == enough)
    return g_steal_pointer (&document);

  return make_shortened (what, about, enough);
}

/* The conditions of a view come from what may be seen of it, because the cover tells them. */
static gboolean
add_view (LiaExpression *filter,
          LiaClearance *clearance,
          const LiaBriefingOptions *options,
          GError **error)
{
  const LiaCleared *view = lia_clearance_find (clearance, options->view);
  const char *text = view != NULL ? lia_cleared_get (view, "filter") : NULL;
  LiaExpression *part;

  if (view == NULL) {
    g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_MARK,
                 /* Translators: a handling mark. */
                 _ ("That saved view is not among what may be seen up to %s. Choose a higher mark, "
                    "or another view."),
                 lia_clearance_get_ceiling (clearance)->label);
    return FALSE;
  }

  part = lia_expression_parse (text, error);
  if (part != NULL)
    lia_expression_add (filter, part);
  return part != NULL;
}

/* Conditions of a view and those beside it have to hold together, even for the same field. */
static LiaExpression *
make_filter (LiaClearance *clearance, const LiaBriefingOptions *options, GError **error)
{
  g_autoptr (LiaExpression) filter = lia_expression_new (LIA_EXPRESSION_ALL);
  LiaExpression *part;

  filter->apart = TRUE;
  if (options->view != NULL && !add_view (filter, clearance, options, error))
    return NULL;
  if (options->filter != NULL) {
    part = lia_expression_parse (options->filter, error);
    if (part == NULL)
      return NULL;
    lia_expression_add (filter, part);
  }

  return filter->parts->len == 1 ? lia_expression_copy (lia_expression_part (filter, 0))
                                 : g_steal_pointer (&filter);
}

static gboolean
narrow (LiaClearance *clearance,
        LiaRegister *reg,
        const LiaBriefingOptions *options,
        char **about,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (GDateTime) as_at = moment_of (reg, options);
  g_autoptr (LiaExpression) filter = make_filter (clearance, options, error);
  LiaSubject subject = { options->about, filter, day_of (as_at) };

  return filter != NULL &&
         lia_clearance_narrow (clearance, reg, &subject, about, cancellable, error);
}

/* Whether there is such a record above the ceiling is not told either. */
static gboolean
has_scope (LiaClearance *clearance, const LiaBriefingOptions *options, GError **error)
{
  const LiaRecordType *type = kind_of (options)->scope;
  const LiaCleared *scope =
      options->scope != NULL ? lia_clearance_find (clearance, options->scope) : NULL;

  if (type == NULL || (scope != NULL && lia_cleared_get_record_type (scope) == type))
    return TRUE;

  g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_MARK,
               /* Translators: a kind of record, such as Engagement, and a handling mark. */
               _ ("This briefing is about one record: %s. None that was chosen is among what may "
                  "be seen up to %s. Choose one, or a higher mark."),
               lia_record_type_label (type), lia_clearance_get_ceiling (clearance)->label);
  return FALSE;
}

/* What became of records is told at the same moment as what they are; its marks count for the
 * whole, whatever narrowing leaves of the rest. */
static gboolean
read_changes (LiaClearance *clearance,
              LiaRegister *reg,
              LiaReader *reader,
              const LiaBriefingOptions *options,
              LiaProof *proof,
              GCancellable *cancellable,
              GError **error)
{
  const LiaBriefingKind *kind = kind_of (options);
  g_autoptr (GDateTime) as_at = moment_of (reg, options);
  g_autoptr (LiaMoment) since = NULL;

  if (kind->moment == NULL)
    return TRUE;

  since = kind->moment (reader, options, day_of (as_at), error);
  return since != NULL && lia_clearance_read_changes (clearance, reader, since, day_of (as_at),
                                                      proof, cancellable, error);
}

static gboolean
has_begun (LiaRegister *reg, LiaReader *reader, GError **error)
{
  const LiaMoment *moment = lia_register_get_as_at (reg);

  return moment == NULL || lia_since_check_begun (reader, moment->day, error);
}

/* A filter may ask anything of anything, so all that may be seen is there for it. */
static LiaClearance *
clear_for (LiaRegister *reg,
           LiaReader *reader,
           const LiaBriefingOptions *options,
           LiaProof *proof,
           GCancellable *cancellable,
           GError **error)
{
  const LiaBriefingKind *kind = kind_of (options);
  g_autoptr (GDateTime) as_at = moment_of (reg, options);

  if (options->about == NULL && options->scope != NULL && kind->vicinity != NULL)
    return lia_near_clear (reader, options, day_of (as_at), proof, cancellable, error);

  return lia_clearance_new (reader, kind->types,
                            options->about != NULL ? lia_record_types () : NULL, options->ceiling,
                            options->personal, proof, cancellable, error);
}

static LiaClearance *
clear (LiaRegister *reg,
       const LiaBriefingOptions *options,
       LiaProof *proof,
       char **about,
       GCancellable *cancellable,
       GError **error)
{
  gint32 since;
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaClearance) clearance = NULL;

  if (!has_begun (reg, reader, error))
    return NULL;

  clearance = clear_for (reg, reader, options, proof, cancellable, error);
  if (clearance == NULL ||
      (options->about != NULL && !narrow (clearance, reg, options, about, cancellable, error)) ||
      !read_changes (clearance, reg, reader, options, proof, cancellable, error) ||
      !has_scope (clearance, options, error) || !find_since (reg, options, &since, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  return g_steal_pointer (&clearance);
}

static gboolean
check_format (const LiaBriefingOptions *options, GError **error)
{
  g_autofree char *refusal = lia_briefing_kind_refuse (kind_of (options), renderer_of (options));

  if (refusal != NULL)
    g_set_error_literal (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_FAILED, refusal);
  return refusal == NULL;
}

static void
tell_rest (double fraction, gpointer user_data)
{
  Rest *rest = user_data;

  if (rest->progress != NULL)
    rest->progress (COMPOSED + (1.0 - COMPOSED) * fraction, rest->user_data);
}

/* Said first, because these are what whoever exports can change. */
static void
take_wishes (LiaProof *proof, const LiaBriefingOptions *options, const char *about)
{
  lia_proof_take (proof, options->title, &(LiaProofPlace) { .name = _ ("the title") });
  lia_proof_take (proof, options->author, &(LiaProofPlace) { .name = _ ("who prepared it") });
  lia_proof_take (proof, options->audience, &(LiaProofPlace) { .name = _ ("for whom it is") });
  lia_proof_take (proof, options->introduction,
                  &(LiaProofPlace) { .name = _ ("the introduction") });
  lia_proof_take (proof, about,
                  &(LiaProofPlace) { .name = _ ("the filter, as the cover says it") });
}

/* What a file is called tells what it is, of when, and how it may be handled, with nothing in it
 * that a file system refuses. */
static char *
suggest_name (LiaRegister *reg, const LiaBriefingOptions *options, LiaClearance *clearance)
{
  g_autoptr (GDateTime) as_at = moment_of (reg, options);
  LiaComposition with = composition_of (reg, options, clearance, NULL, as_at);
  g_autofree char *what = lia_briefing_kind_file_name (kind_of (options), &with);
  g_autofree char *day = g_date_time_format (as_at, "%Y-%m-%d");
  char *name =
      g_strdup_printf ("%s %s %s.%s", what, day, lia_clearance_get_highest (clearance)->label,
                       renderer_of (options)->name);

  return g_strdelimit (name, "<>:\"/\\|?*\n\t", '-');
}

static gboolean
is_list (const LiaSection *section)
{
  return section->table != NULL && !section->hidden &&
         !g_str_equal (section->key, LIA_DOCUMENT_GUIDE);
}

static guint
count_rows (const LiaSection *section)
{
  guint n = 0;

  for (guint i = 0; section->blocks != NULL && i < section->blocks->len; i++) {
    const LiaBlock *block = g_ptr_array_index (section->blocks, i);

    if (block->table != NULL)
      n += lia_listing_n_rows (block->table);
  }

  return n;
}

/* Where there are no lists, what goes in stands in the tables of its sections. */
static void
add_contents (LiaBriefingReport *report, const LiaDocument *document)
{
  for (guint i = 0; i < document->sections->len; i++) {
    const LiaSection *section = g_ptr_array_index (document->sections, i);

    if (is_list (section))
      lia_briefing_report_add (report, section->name, lia_listing_n_rows (section->table));
  }
  if (report->contents->len > 0)
    return;

  for (guint i = 0; i < document->sections->len; i++) {
    const LiaSection *section = g_ptr_array_index (document->sections, i);

    if (count_rows (section) > 0)
      lia_briefing_report_add (report, section->name, count_rows (section));
  }
}

static LiaBriefingReport *
make_report (LiaRegister *reg,
             const LiaBriefingOptions *options,
             LiaClearance *clearance,
             const LiaDocument *document,
             const char *about)
{
  LiaBriefingReport *report = lia_briefing_report_new (clearance, document->mark);

  report->about = g_strdup (about);
  report->file_name = suggest_name (reg, options, clearance);
  report->unremembered = lia_departure_explain (reg);
  add_contents (report, document);

  return report;
}

/* Makes what would be made, for a proof to read. */
static gboolean
read_plain (const Witness *witness,
            LiaProof *proof,
            const LiaRenderer *renderer,
            const LiaDocument *document,
            GCancellable *cancellable,
            GError **error)
{
  LiaDelivery delivery = { witness->path, NULL, proof, cancellable };
  LiaRendering rendering = { .proof = proof, .cancellable = cancellable };
  g_autoptr (GBytes) bytes = NULL;

  if (witness->path != NULL)
    return lia_delivery_rehearse (&delivery, renderer, document, error);

  bytes = lia_pages_make (document, &rendering, error);
  return bytes != NULL;
}

/* What the program says by itself is what it says about the same records when they have no words,
 * in a file that is called as the program would call it. */
static gboolean
rehearse (LiaProof *proof, Witness *witness, GCancellable *cancellable, GError **error)
{
  LiaBriefingOptions plain = *witness->options;
  Witness blank = *witness;
  g_autoptr (LiaDocument) document = NULL;
  g_autofree char *name = NULL;
  gboolean rehearsed;

  plain.title = plain.author = plain.audience = plain.introduction = NULL;
  lia_clearance_blank (witness->clearance);
  blank.options = &plain;
  g_hash_table_remove_all (blank.gathered);
  document = make_document (&blank, NULL);
  name = suggest_name (witness->reg, &plain, witness->clearance);
  lia_proof_permit (proof, name);
  lia_proof_set_own (proof, TRUE);
  rehearsed = read_plain (witness, proof, renderer_of (&plain), document, cancellable, error);
  lia_proof_set_own (proof, FALSE);

  return rehearsed;
}

static gboolean
testify (LiaProof *proof, gpointer user_data, GCancellable *cancellable, GError **error)
{
  Witness *witness = user_data;

  return lia_clearance_testify (witness->clearance, proof, cancellable, error) &&
         (lia_proof_is_clean (proof) || rehearse (proof, witness, cancellable, error));
}

static void
see_off (LiaDelivery *delivery, LiaDeparture *departure)
{
  delivery->leave = lia_departure_leave;
  delivery->stay = lia_departure_stay;
  delivery->departure = departure;
}

/**
 * lia_briefing_preview:
 * @reg: a register
 * @options: how the briefing shall be
 * @cancellable: (nullable): stops it
 * @error: as lia_briefing_export()
 *
 * Finds out what would go into a briefing and what would be held back. Takes a while: call it from
 * a worker thread.
 *
 * Returns: (transfer full) (nullable): the report
 */
LiaBriefingReport *
lia_briefing_preview (LiaRegister *reg,
                      const LiaBriefingOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autofree char *about = NULL;
  g_autoptr (LiaClearance) clearance = clear (reg, options, NULL, &about, cancellable, error);
  g_auto (Witness) what = { reg, options, NULL, clearance, 0, gathered_new (), NULL };
  g_autoptr (LiaDocument) document = NULL;

  if (clearance == NULL)
    return NULL;

  document = make_document (&what, about);
  return make_report (reg, options, clearance, document, about);
}

/**
 * lia_briefing_export:
 * @reg: a register
 * @options: how the briefing shall be
 * @path: the workbook to write or replace
 * @cancellable: (nullable): stops it; the old file stays
 * @progress: (nullable): told how far it is, in the calling thread
 * @user_data: for @progress
 * @report: (out) (optional): what went in and what was held back
 * @error: a %LIA_BRIEFING_ERROR, of which %LIA_BRIEFING_ERROR_EMPTY says that no record fits the
 *   filter and %LIA_BRIEFING_ERROR_WITHHELD that the workbook would have told what is held back; a
 *   %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Makes the briefing that shows the whole register, or what it has about some records, as a
 * workbook. Nothing gets in but what clearance lets through. The register remembers that it left,
 * before the file takes its name; where that can't be written, the report says so. Takes a while:
 * call it from a worker thread.
 *
 * Returns: whether the workbook is there
 */
gboolean
lia_briefing_export (LiaRegister *reg,
                     const LiaBriefingOptions *options,
                     const char *path,
                     GCancellable *cancellable,
                     LiaBriefingProgress progress,
                     gpointer user_data,
                     LiaBriefingReport **report,
                     GError **error)
{
  g_autoptr (LiaProof) proof = lia_proof_new ();
  g_autoptr (LiaDeparture) departure = lia_departure_new (reg);
  g_autofree char *about = NULL;
  g_autoptr (LiaClearance) clearance =
      lia_destination_check (reg, path, error) && check_format (options, error)
          ? clear (reg, options, proof, &about, cancellable, error)
          : NULL;
  g_autoptr (LiaDocument) document = NULL;
  g_autoptr (LiaBriefingReport) made = NULL;
  Rest rest = { progress, user_data };
  g_auto (Witness) witness = { reg, options, path, clearance, 0, gathered_new (), NULL };
  LiaDelivery delivery = { path, NULL, proof, cancellable, tell_rest, &rest };

  if (clearance == NULL)
    return FALSE;

  document = make_fitting (&witness, about, renderer_of (options), cancellable);
  delivery.typesetter = witness.typesetter;
  lia_departure_describe (departure, kind_of (options), options, document, clearance, about);
  made = make_report (reg, options, clearance, document, about);
  if (made->unremembered == NULL)
    see_off (&delivery, departure);
  tell_rest (0.0, &rest);
  take_wishes (proof, options, about);
  lia_proof_set_witness (proof, testify, &witness);
  if (!lia_delivery_write (&delivery, renderer_of (options), document, error))
    return FALSE;

  if (report != NULL)
    *report = g_steal_pointer (&made);
  return TRUE;
}

/**
 * lia_briefing_render_pages:
 * @reg: a register
 * @options: how the briefing shall be; its renderer makes no difference
 * @report: (out) (optional): what went in and what was held back
 * @cancellable: (nullable): stops it
 * @error: as lia_briefing_export()
 *
 * Makes the pages of a briefing to be looked at or printed, cleared and proven as
 * lia_briefing_export() would. Nothing is written to a disk. Takes a while: call it from a worker
 * thread.
 *
 * Returns: (transfer full) (nullable): a PDF
 */
GBytes *
lia_briefing_render_pages (LiaRegister *reg,
                           const LiaBriefingOptions *options,
                           LiaBriefingReport **report,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr (LiaProof) proof = lia_proof_new ();
  g_autoptr (LiaDeparture) departure = lia_departure_new (reg);
  g_autofree char *about = NULL;
  g_autoptr (LiaClearance) clearance = clear (reg, options, proof, &about, cancellable, error);
  g_autoptr (LiaDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;
  LiaRendering rendering = { .proof = proof, .cancellable = cancellable };
  g_auto (Witness) witness = { reg, options, NULL, clearance, 0, gathered_new (), NULL };

  if (clearance == NULL)
    return NULL;

  document = make_fitting (&witness, about, &lia_pages_renderer, cancellable);
  rendering.typesetter = witness.typesetter;
  lia_departure_describe (departure, kind_of (options), options, document, clearance, about);
  take_wishes (proof, options, about);
  lia_proof_set_witness (proof, testify, &witness);
  if (report != NULL) {
    *report = make_report (reg, options, clearance, document, about);
    if ((*report)->unremembered == NULL)
      (*report)->departure = g_steal_pointer (&departure);
  }
  bytes = lia_pages_make (document, &rendering, error);
  if (bytes != NULL && lia_proof_conclude (proof, cancellable, error))
    return g_steal_pointer (&bytes);

  if (report != NULL)
    g_clear_pointer (report, lia_briefing_report_free);
  return NULL;
}

/**
 * lia_briefing_note_print:
 * @report: what came of lia_briefing_render_pages()
 * @pages: what that made, and was printed
 * @error: %LIA_BRIEFING_ERROR_FAILED if the register can't be written
 *
 * Has the register remember that the briefing left on paper, once for each report. Waits for the
 * disk: call it from a worker thread.
 *
 * Returns: whether it is remembered, or can't be, as the report says
 */
gboolean
lia_briefing_note_print (LiaBriefingReport *report, GBytes *pages, GError **error)
{
  g_autoptr (LiaDeparture) departure = g_steal_pointer (&report->departure);

  return departure == NULL || lia_departure_print (departure, pages, error);
}

/**
 * lia_briefing_can_be_about:
 * @type: a record type
 *
 * Returns: whether a briefing can be about records of that type; not about those that only say how
 *   the register is kept, looked at or shared
 */
gboolean
lia_briefing_can_be_about (const LiaRecordType *type)
{
  return type != &lia_mark_type && type != &lia_link_type && type != &lia_view_type &&
         type != &lia_snapshot_type && type != &lia_briefing_type && type != &lia_issue_type;
}

/**
 * lia_briefing_moment:
 * @reg: a register
 *
 * Returns: (transfer full): the moment whose state a briefing of it shows, on the local clock: now,
 *   or the one as at which the register is open
 */
GDateTime *
lia_briefing_moment (LiaRegister *reg)
{
  const LiaMoment *moment = lia_register_get_as_at (reg);
  g_autoptr (GDateTime) utc = NULL;

  if (moment == NULL)
    return g_date_time_new_now_local ();

  utc = g_date_time_new_from_unix_utc (moment->at / G_USEC_PER_SEC);
  return g_date_time_to_local (utc);
}
