#include "brief-time.h"

#include <glib/gi18n.h>
#include <string.h>

#include "brief-form.h"
#include "briefing/kinds/kind.h"
#include "briefing/since.h"
#include "error.h"
#include "records/date.h"
#include "words.h"

/**
 * lia_brief_time_clear:
 * @self: a time
 *
 * Frees what is in it.
 */
void
lia_brief_time_clear (LiaBriefTime *self)
{
  g_free (self->since);
  g_free (self->period);
  g_free (self->kept);
}

static gboolean
is_period (const char *text)
{
  g_autofree char *first = NULL;
  g_autofree char *end = NULL;

  return lia_since_read_period (text, lia_day_today (), &first, &end, NULL);
}

/* A kept report tells its period where others tell since when; what is no period is a moment. */
static void
take_kept (LiaBriefTime *self, LiaCommandLine *line, const LiaBriefingOptions *wishes)
{
  if (self->since != NULL || self->period != NULL || wishes->since == NULL)
    return;

  if (lia_command_line_moment (line) == NULL && wishes->kind == &lia_period_briefing &&
      is_period (wishes->since))
    self->period = g_strdup (wishes->since);
  else
    self->since = g_strdup (wishes->since);
}

/* What a report that is kept is of: a period, because it is to be made again when that is another
 * one. What began on some day goes on. */
static char *
time_to_keep (const LiaBriefTime *self, const LiaBriefingKind *kind)
{
  if (self->period != NULL)
    return g_strdup (self->period);
  if (kind != &lia_period_briefing || self->since == NULL || strstr (self->since, "..") != NULL ||
      !is_period (self->since))
    return g_strdup (self->since);

  return g_strconcat (self->since, "..", NULL);
}

static gboolean
check (const LiaBriefTime *self, LiaCommandLine *line, const LiaBriefingKind *kind, GError **error)
{
  if (self->since != NULL && !kind->since)
    return lia_brief_form_fail_option (kind, "since", error);
  if (self->period != NULL && kind != &lia_period_briefing)
    return lia_brief_form_fail_option (kind, "period", error);
  if (self->period == NULL || (self->since == NULL && lia_command_line_moment (line) == NULL))
    return TRUE;

  g_set_error_literal (error, LIA_COMMANDS_ERROR, LIA_COMMANDS_ERROR_USAGE,
                       _ ("Give --period, or --since and --as-at, but not both."));
  return FALSE;
}

/* A report that is asked for without more is that of the month that is over. */
static gboolean
choose_period (LiaBriefTime *self, LiaCommandLine *line, GError **error)
{
  const char *period = self->period != NULL ? self->period : LIA_SINCE_USUAL_PERIOD;
  g_autofree char *end = NULL;

  if (self->since != NULL || lia_command_line_moment (line) != NULL)
    return TRUE;
  if (!lia_since_read_period (period, lia_day_today (), &self->since, &end, error)) {
    lia_words_blame (error);
    return FALSE;
  }

  if (end != NULL)
    lia_command_line_set_moment (line, end);
  return TRUE;
}

/**
 * lia_brief_time_choose:
 * @self: what was given
 * @line: a command line whose register isn't open yet: a period decides as at when it is to be
 * @wishes: has its kind and what was kept, and gets the time, which @self keeps
 * @error: %LIA_COMMANDS_ERROR_USAGE
 *
 * Returns: whether a briefing of that kind can tell of that time
 */
gboolean
lia_brief_time_choose (LiaBriefTime *self,
                       LiaCommandLine *line,
                       LiaBriefingOptions *wishes,
                       GError **error)
{
  take_kept (self, line, wishes);
  self->kept = time_to_keep (self, wishes->kind);
  if (!check (self, line, wishes->kind, error) ||
      (wishes->kind == &lia_period_briefing && !choose_period (self, line, error)))
    return FALSE;

  wishes->since = self->since;
  return TRUE;
}

/**
 * lia_brief_time_check:
 * @self: a time that was chosen
 * @reg: a register, in which moments may have names
 * @error: %LIA_COMMANDS_ERROR_USAGE
 *
 * Returns: whether a briefing that is kept can be made of that time
 */
gboolean
lia_brief_time_check (const LiaBriefTime *self, LiaRegister *reg, GError **error)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  g_autoptr (LiaMoment) moment = NULL;

  if (self->kept == NULL || is_period (self->kept))
    return TRUE;

  moment = lia_moment_find (reader, self->kept, error);
  lia_words_blame (error);
  return moment != NULL;
}
