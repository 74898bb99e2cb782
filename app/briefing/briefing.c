#include "briefing.h"

#include "briefing/kinds/kind.h"
#include "briefing/memory/departure.h"
#include "delivery.h"
#include "destination.h"
#include "making.h"
#include "records/types.h"

/* How much of the work is done when the document is composed. */
#define COMPOSED 0.3

typedef struct {
  LiaBriefingProgress progress;
  gpointer user_data;
} Rest;

static gboolean
check_format (const LiaMaking *making, GError **error)
{
  g_autofree char *refusal =
      lia_briefing_kind_refuse (making->options.kind, making->options.renderer);

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

static LiaBriefingReport *
make_report (const LiaMaking *making, const LiaDocument *document)
{
  LiaBriefingReport *report = lia_briefing_report_new (making->clearance, document->mark);

  report->about = g_strdup (making->about);
  report->file_name = lia_making_suggest_name (making);
  report->unremembered = lia_departure_explain (making->reg);
  report->overlong = g_strdup (making->overlong);
  lia_briefing_report_add_document (report, document);

  return report;
}

static void
describe (LiaDeparture *departure, const LiaMaking *making, const LiaDocument *document)
{
  lia_departure_describe (departure, making->options.kind, &making->options, document,
                          making->clearance, making->about);
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
  g_auto (LiaMaking) making = { 0 };
  g_autoptr (LiaDocument) document = NULL;

  lia_making_init (&making, reg, options, NULL);
  if (!lia_making_see (&making, NULL, cancellable, error))
    return NULL;

  document = lia_making_compose (&making);
  return make_report (&making, document);
}

/**
 * lia_briefing_export:
 * @reg: a register
 * @options: how the briefing shall be
 * @path: the file to write or replace
 * @cancellable: (nullable): stops it; the old file stays
 * @progress: (nullable): told how far it is, in the calling thread
 * @user_data: for @progress
 * @report: (out) (optional): what went in and what was held back
 * @error: a %LIA_BRIEFING_ERROR, of which %LIA_BRIEFING_ERROR_EMPTY says that no record fits the
 *   filter and %LIA_BRIEFING_ERROR_WITHHELD that the file would have told what is held back; a
 *   %LIA_REGISTER_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Makes a briefing as a file. Nothing gets in but what clearance lets through. The register
 * remembers that it left, before the file takes its name; where that can't be written, the report
 * says so. Takes a while: call it from a worker thread.
 *
 * Returns: whether the file is there
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
  g_autoptr (LiaDocument) document = NULL;
  g_autoptr (LiaBriefingReport) made = NULL;
  g_auto (LiaMaking) making = { 0 };
  Rest rest = { progress, user_data };
  LiaDelivery delivery = { path, NULL, proof, cancellable, tell_rest, &rest };

  lia_making_init (&making, reg, options, path);
  if (!lia_destination_check (reg, path, error) || !check_format (&making, error) ||
      !lia_making_see (&making, proof, cancellable, error))
    return FALSE;

  document = lia_making_fit (&making, making.options.renderer, cancellable);
  delivery.typesetter = making.typesetter;
  describe (departure, &making, document);
  made = make_report (&making, document);
  if (made->unremembered == NULL)
    see_off (&delivery, departure);
  tell_rest (0.0, &rest);
  lia_making_be_proven (&making, proof);
  if (!lia_delivery_write (&delivery, making.options.renderer, document, error))
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
  g_autoptr (LiaDocument) document = NULL;
  g_autoptr (LiaBriefingReport) made = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (LiaMaking) making = { 0 };
  LiaRendering rendering = { .proof = proof, .cancellable = cancellable };

  lia_making_init (&making, reg, options, NULL);
  if (!lia_making_see (&making, proof, cancellable, error))
    return NULL;

  document = lia_making_fit (&making, &lia_pages_renderer, cancellable);
  rendering.typesetter = making.typesetter;
  describe (departure, &making, document);
  made = make_report (&making, document);
  if (made->unremembered == NULL)
    made->departure = g_steal_pointer (&departure);
  lia_making_be_proven (&making, proof);
  bytes = lia_pages_make (document, &rendering, error);
  if (bytes == NULL || !lia_proof_conclude (proof, cancellable, error))
    return NULL;

  if (report != NULL)
    *report = g_steal_pointer (&made);
  return g_steal_pointer (&bytes);
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
