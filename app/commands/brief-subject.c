#include "brief-subject.h"

#include <glib/gi18n.h>

#include "brief-form.h"
#include "briefing/briefing.h"
#include "briefing/kinds/kind.h"
#include "briefing/since.h"
#include "error.h"
#include "records/types.h"
#include "register/saved-view.h"
#include "words.h"

static const char *const scope_options[] = { "state", "meeting", "challenge" };

/**
 * lia_brief_subject_clear:
 * @self: a subject
 *
 * Frees what is in it.
 */
void
lia_brief_subject_clear (LiaBriefSubject *self)
{
  for (guint i = 0; i < LIA_BRIEF_N_SCOPES; i++)
    g_free (self->scopes[i]);
  g_free (self->of);
  g_free (self->view);
  g_strfreev (self->where);
  g_free (self->filter);
}

/* Each kind is about what it is about: another record would be left out without a word. */
static gboolean
choose_scope (LiaBriefSubject *self, LiaReader *reader, LiaBriefingOptions *wishes, GError **error)
{
  const LiaBriefingKind *kind = wishes->kind;
  g_autoptr (LiaRecord) record = NULL;

  for (guint i = 0; i < LIA_BRIEF_N_SCOPES; i++) {
    gboolean wanted = g_strcmp0 (kind->scope_option, scope_options[i]) == 0;

    if (!wanted && self->scopes[i] != NULL)
      return lia_brief_form_fail_option (kind, scope_options[i], error);
    if (!wanted || self->scopes[i] != NULL || wishes->scope != NULL)
      continue;
    g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                 /* Translators: words of the command line: a kind of briefing, and an option. */
                 _ ("A briefing of the kind “%s” is about one record; give --%s."), kind->name,
                 scope_options[i]);
    return FALSE;
  }

  for (guint i = 0; i < LIA_BRIEF_N_SCOPES; i++)
    if (self->scopes[i] != NULL) {
      record = lia_reader_find (reader, kind->scope, self->scopes[i], error);
      if (record == NULL)
        return FALSE;
      self->scope_id = *lia_record_get_id (record);
      wishes->scope = &self->scope_id;
    }

  return TRUE;
}

/* What was given has to hold together. */
static gboolean
join (LiaBriefSubject *self, GError **error)
{
  g_autoptr (LiaExpression) all = lia_expression_new (LIA_EXPRESSION_ALL);

  all->apart = TRUE;
  for (guint i = 0; self->where[i] != NULL; i++) {
    LiaExpression *part = lia_expression_parse (self->where[i], error);

    if (part == NULL)
      return FALSE;
    lia_expression_add (all, part);
  }
  self->filter = lia_expression_write (all->parts->len == 1 ? lia_expression_part (all, 0) : all);

  return TRUE;
}

static gboolean
find_view (LiaBriefSubject *self, LiaReader *reader, LiaBriefingOptions *wishes, GError **error)
{
  g_autoptr (LiaRecord) record = lia_reader_find (reader, &lia_view_type, self->view, error);
  g_autoptr (LiaSavedView) view = record != NULL ? lia_saved_view_read (record, error) : NULL;

  if (view == NULL)
    return FALSE;

  self->view_id = *lia_record_get_id (record);
  wishes->view = &self->view_id;
  wishes->about = view->shows;
  return TRUE;
}

/* Commitments are what most filters are of. */
static gboolean
choose_records (LiaBriefSubject *self,
                LiaReader *reader,
                LiaBriefingOptions *wishes,
                GError **error)
{
  const LiaRecordType *of = NULL;

  if (!wishes->kind->filtered && (self->of != NULL || self->view != NULL || self->where != NULL)) {
    g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                 /* Translators: a word of the command line: a kind of briefing. */
                 _ ("A briefing of the kind “%s” can't be narrowed by --where or --view."),
                 wishes->kind->name);
    return FALSE;
  }

  if ((self->of != NULL && (of = lia_words_type (self->of, error)) == NULL) ||
      (self->view != NULL && !find_view (self, reader, wishes, error)) ||
      (self->where != NULL && !join (self, error)))
    return FALSE;

  if (self->filter != NULL)
    wishes->filter = self->filter;
  if (wishes->about == NULL)
    wishes->about = of != NULL ? of : self->where != NULL ? &lia_commitment_type : NULL;
  if (wishes->about == NULL ||
      (lia_briefing_can_be_about (wishes->about) && (of == NULL || of == wishes->about)))
    return TRUE;

  g_set_error (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
               of == NULL || of == wishes->about
                   /* Translators: a kind of records in the plural. */
                   ? _ ("A briefing can't be about records of this kind: %s.")
                   : _ ("That view shows another kind of records: %s; leave --of out."),
               lia_record_type_plural (wishes->about));
  return FALSE;
}

/* A filter that can't be read must not be kept. What it finds of what may be seen is another
 * matter.
 */
static gboolean
check_filter (const LiaBriefSubject *self,
              LiaReader *reader,
              const LiaBriefingOptions *wishes,
              GError **error)
{
  g_autoptr (LiaQuery) query = wishes->about != NULL ? lia_query_new (wishes->about) : NULL;

  return self->filter == NULL ||
         lia_filter_apply (self->filter, query, reader, lia_reader_get_today (reader), error);
}

/* Of a register that was empty it would be told of each record that it isn't there. */
static gboolean
check_begun (LiaRegister *reg, LiaReader *reader, GError **error)
{
  const LiaMoment *moment = lia_register_get_as_at (reg);

  return moment == NULL || lia_since_check_begun (reader, moment->day, error);
}

/**
 * lia_brief_subject_choose:
 * @self: what was given
 * @reg: where records and views are looked up
 * @wishes: has its kind, and gets what it is about, which @self keeps
 * @error: %LIA_COMMANDS_ERROR_USAGE, or as lia_reader_find(), lia_filter_apply() and
 *   lia_since_check_begun()
 *
 * Returns: whether a briefing of that kind can be about that
 */
gboolean
lia_brief_subject_choose (LiaBriefSubject *self,
                          LiaRegister *reg,
                          LiaBriefingOptions *wishes,
                          GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);

  if (!check_begun (reg, reader, error) || !choose_scope (self, reader, wishes, error))
    return FALSE;
  if (choose_records (self, reader, wishes, error) && check_filter (self, reader, wishes, error))
    return TRUE;

  lia_words_blame (error);
  return FALSE;
}
