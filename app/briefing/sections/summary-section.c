#include <glib/gi18n.h>

#include "ahead-block.h"
#include "briefing/clearance/cleared-standing.h"
#include "coverage-block.h"
#include "due-block.h"
#include "heard-block.h"
#include "overdue-block.h"
#include "records/types.h"
#include "status-block.h"
#include "summary-section.h"
#include "topic-block.h"

typedef struct {
  guint n_fulfilled;
  guint n_silent;
  guint n_overdue;
  guint n_ahead;
} Survey;

static void
survey_commitments (Survey *self, GPtrArray *commitments, gint32 today)
{
  for (guint i = 0; i < commitments->len; i++) {
    const LiaCleared *commitment = g_ptr_array_index (commitments, i);

    if (g_strcmp0 (lia_cleared_get (commitment, "status"), "fulfilled") == 0)
      self->n_fulfilled++;
    if (lia_cleared_standing (commitment, today).silent)
      self->n_silent++;
  }
}

static void
add_figures (LiaSection *section, LiaClearance *clearance, const Survey *survey)
{
  LiaBlock *block = lia_section_add_block (section, "");

  lia_block_add_figure (block, lia_clearance_list (clearance, &lia_challenge_type)->len,
                        lia_record_type_plural (&lia_challenge_type), LIA_TONE_NEUTRAL);
  lia_block_add_figure (block, lia_clearance_list (clearance, &lia_commitment_type)->len,
                        lia_record_type_plural (&lia_commitment_type), LIA_TONE_NEUTRAL);
  lia_block_add_figure (block, survey->n_fulfilled, _ ("Commitments fulfilled"), LIA_TONE_SUCCESS);
  lia_block_add_figure (block, survey->n_overdue, _ ("Commitments overdue"),
                        survey->n_overdue > 0 ? LIA_TONE_ERROR : LIA_TONE_NEUTRAL);
  lia_block_add_figure (block, survey->n_silent, _ ("Commitments without news for six months"),
                        survey->n_silent > 0 ? LIA_TONE_WARNING : LIA_TONE_NEUTRAL);
  lia_block_add_figure (block, survey->n_ahead, _ ("Engagements in the next 90 days"),
                        LIA_TONE_ACCENT);
}

/**
 * lia_summary_section_add:
 * @document: a document
 * @with: what it is composed from
 *
 * Adds the section that gives the whole at a glance: how much there is, how it stands by process,
 * what is due and what was heard, what is overdue and what comes next, and what it is about.
 */
void
lia_summary_section_add (LiaDocument *document, const LiaComposition *with)
{
  LiaSection *section = lia_document_add_section (document, "summary", _ ("Summary"),
                                                  _ ("How things stand, at a glance"));
  g_autoptr (GPtrArray) overdue = lia_overdue_list (with);
  Survey survey = { .n_overdue = overdue->len, .n_ahead = lia_ahead_count_engagements (with) };

  survey_commitments (&survey, lia_clearance_list (with->clearance, &lia_commitment_type),
                      with->today);
  add_figures (section, with->clearance, &survey);
  lia_coverage_block_add (section, with->clearance);
  lia_status_block_add (section, with->clearance);
  lia_due_block_add (section, with->clearance, with->today);
  lia_heard_block_add (section, with->clearance, with->today);
  lia_overdue_block_add (section, overdue, with);
  lia_ahead_block_add (section, with);
  lia_theme_block_add (section, with);
  lia_item_block_add (section, with);
}
