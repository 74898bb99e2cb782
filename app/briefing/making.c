#include "making.h"

#include <glib/gi18n.h>

#include "briefing/clearance/narrowing.h"
#include "briefing/kinds/kind.h"
#include "briefing/kinds/near.h"
#include "briefing/since.h"
#include "records/date.h"
#include "records/types.h"

/**
 * lia_making_init:
 * @self: a briefing that is going to be made
 * @reg: a register; has to outlive it
 * @options: how it shall be; what is in them has to outlive it
 * @path: (nullable): the file that it becomes; has to outlive it
 *
 * What isn't said is decided once, so that all that is made is of the same moment.
 */
void
lia_making_init (LiaMaking *self,
                 LiaRegister *reg,
                 const LiaBriefingOptions *options,
                 const char *path)
{
  int year, month, day;

  *self = (LiaMaking) { .reg = reg, .options = *options, .path = path, .since = LIA_DAY_NONE };
  self->gathered = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  if (self->options.kind == NULL)
    self->options.kind = &lia_register_briefing;
  if (self->options.renderer == NULL)
    self->options.renderer = &lia_workbook_renderer;
  self->options.as_at =
      options->as_at != NULL ? g_date_time_ref (options->as_at) : lia_briefing_moment (reg);
  g_date_time_get_ymd (self->options.as_at, &year, &month, &day);
  self->today = lia_day_from_civil (year, month, day);
}

/**
 * lia_making_clear:
 * @self: a briefing that was made, or not
 */
void
lia_making_clear (LiaMaking *self)
{
  g_hash_table_unref (self->gathered);
  g_date_time_unref (self->options.as_at);
  g_clear_pointer (&self->clearance, lia_clearance_free);
  g_clear_pointer (&self->typesetter, lia_typesetter_unref);
  g_free (self->about);
  g_free (self->overlong);
}

/* A month or a year begins with its first day, and a snapshot on the day that it was taken; a day
 * to come is refused as any other moment to come is. */
static gboolean
find_since (LiaMaking *self, GError **error)
{
  const LiaBriefingKind *kind = self->options.kind;
  const char *text = kind->since && kind->moment == NULL ? self->options.since : NULL;
  g_autoptr (LiaDate) date = text != NULL ? lia_date_read (text, NULL) : NULL;
  g_autoptr (LiaReader) reader = NULL;
  g_autoptr (LiaMoment) moment = NULL;

  self->since = date != NULL ? lia_date_first_day (date) : LIA_DAY_NONE;
  if (text == NULL || (self->since != LIA_DAY_NONE && self->since <= lia_day_today ()))
    return TRUE;

  reader = lia_register_read (self->reg);
  moment = lia_moment_find (reader, text, error);
  if (moment != NULL)
    self->since = moment->day;
  return moment != NULL;
}

/* The conditions of a view come from what may be seen of it, because the cover tells them. */
static gboolean
add_view (LiaExpression *filter, const LiaMaking *self, GError **error)
{
  const LiaCleared *view = lia_clearance_find (self->clearance, self->options.view);
  const char *text = view != NULL ? lia_cleared_get (view, "filter") : NULL;
  LiaExpression *part;

  if (view == NULL) {
    g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_MARK,
                 /* Translators: a handling mark. */
                 _ ("That saved view is not among what may be seen up to %s. Choose a higher mark, "
                    "or another view."),
                 lia_clearance_get_ceiling (self->clearance)->label);
    return FALSE;
  }

  part = lia_expression_parse (text, error);
  if (part != NULL)
    lia_expression_add (filter, part);
  return part != NULL;
}

/* Conditions of a view and those beside it have to hold together, even for the same field. */
static LiaExpression *
make_filter (const LiaMaking *self, GError **error)
{
  g_autoptr (LiaExpression) filter = lia_expression_new (LIA_EXPRESSION_ALL);
  LiaExpression *part;

  filter->apart = TRUE;
  if (self->options.view != NULL && !add_view (filter, self, error))
    return NULL;
  if (self->options.filter != NULL) {
    part = lia_expression_parse (self->options.filter, error);
    if (part == NULL)
      return NULL;
    lia_expression_add (filter, part);
  }

  return filter->parts->len == 1 ? lia_expression_copy (lia_expression_part (filter, 0))
                                 : g_steal_pointer (&filter);
}

static gboolean
narrow (LiaMaking *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaExpression) filter = NULL;
  LiaSubject subject = { self->options.about, NULL, self->today };

  if (self->options.about == NULL)
    return TRUE;

  subject.filter = filter = make_filter (self, error);
  return filter != NULL && lia_clearance_narrow (self->clearance, self->reg, &subject, &self->about,
                                                 cancellable, error);
}

/* Whether there is such a record above the ceiling is not told either. */
static gboolean
has_scope (const LiaMaking *self, GError **error)
{
  const LiaRecordType *type = self->options.kind->scope;
  const LiaCleared *scope = self->options.scope != NULL
                                ? lia_clearance_find (self->clearance, self->options.scope)
                                : NULL;

  if (type == NULL || (scope != NULL && lia_cleared_get_record_type (scope) == type))
    return TRUE;

  g_set_error (error, LIA_BRIEFING_ERROR, LIA_BRIEFING_ERROR_MARK,
               /* Translators: a kind of record, such as Engagement, and a handling mark. */
               _ ("This briefing is about one record: %s. None that was chosen is among what may "
                  "be seen up to %s. Choose one, or a higher mark."),
               lia_record_type_label (type), lia_clearance_get_ceiling (self->clearance)->label);
  return FALSE;
}

/* What became of records is told at the same moment as what they are; its marks count for the
 * whole, whatever narrowing leaves of the rest. */
static gboolean
read_changes (LiaMaking *self,
              LiaReader *reader,
              LiaProof *proof,
              GCancellable *cancellable,
              GError **error)
{
  const LiaBriefingKind *kind = self->options.kind;
  g_autoptr (LiaMoment) since = NULL;

  if (kind->moment == NULL)
    return TRUE;

  since = kind->moment (reader, &self->options, self->today, error);
  return since != NULL && lia_clearance_read_changes (self->clearance, reader, since, self->today,
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
clear_for (const LiaMaking *self,
           LiaReader *reader,
           LiaProof *proof,
           GCancellable *cancellable,
           GError **error)
{
  const LiaBriefingOptions *options = &self->options;

  if (options->about == NULL && options->scope != NULL && options->kind->vicinity != NULL)
    return lia_near_clear (reader, options, self->today, proof, cancellable, error);

  if (options->about != NULL)
    return lia_clearance_new (reader, options->kind->types, lia_record_types (), options->ceiling,
                              options->personal, proof, cancellable, error);

  return lia_clearance_new_latest (reader, options->kind->types, options->kind->latest,
                                   options->ceiling, options->personal, proof, cancellable, error);
}

/**
 * lia_making_see:
 * @self: a briefing
 * @proof: (nullable): learns what is held back
 * @cancellable: (nullable): stops it
 * @error: as lia_briefing_export()
 *
 * Finds out what may be seen. This is the only part of the making that reads records.
 *
 * Returns: whether it can be made
 */
gboolean
lia_making_see (LiaMaking *self, LiaProof *proof, GCancellable *cancellable, GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);

  if (!has_begun (self->reg, reader, error))
    return FALSE;

  self->clearance = clear_for (self, reader, proof, cancellable, error);
  return self->clearance != NULL && narrow (self, cancellable, error) &&
         read_changes (self, reader, proof, cancellable, error) && has_scope (self, error) &&
         find_since (self, error) && !g_cancellable_set_error_if_cancelled (cancellable, error);
}
