#include "gap-section.h"

#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "cells.h"
#include "points-table.h"
#include "process-groups.h"
#include "records/types.h"
#include "short-table.h"

#define MOST_PROCESSES 12

static guint
count_raised (const LiaCleared *challenge, const LiaCleared *process)
{
  GPtrArray *raised = lia_cleared_linked (challenge, "raised_at", FALSE);
  guint n = 0;

  for (guint i = 0; raised != NULL && i < raised->len; i++)
    n += lia_cleared_follow (g_ptr_array_index (raised, i), "process") == process ||
         lia_cleared_follow (g_ptr_array_index (raised, i), "with_process") == process;

  return n;
}

static guint
count_items (const LiaCleared *challenge, const LiaCleared *process)
{
  GPtrArray *items = lia_cleared_linked (challenge, "falls_under", FALSE);
  guint n = 0;

  for (guint i = 0; items != NULL && i < items->len; i++) {
    const LiaCleared *framework = lia_cleared_follow (g_ptr_array_index (items, i), "framework");

    n += framework != NULL && lia_cleared_follow (framework, "process") == process;
  }

  return n;
}

static guint
count_open (const LiaCleared *challenge, const LiaCleared *process, gint32 today)
{
  GPtrArray *commitments = lia_cleared_linked (challenge, "addresses", TRUE);
  guint n = 0;

  for (guint i = 0; commitments != NULL && i < commitments->len; i++) {
    const LiaCleared *commitment = g_ptr_array_index (commitments, i);
    g_autoptr (GPtrArray) processes = lia_commitment_processes (commitment);

    n += g_ptr_array_find (processes, process, NULL) &&
         lia_cleared_standing (commitment, today).awaited;
  }

  return n;
}

static GPtrArray *
gather_processes (const LiaComposition *with)
{
  GPtrArray *processes = lia_clearance_list (with->clearance, &lia_process_type);
  GPtrArray *found = g_ptr_array_new ();

  g_ptr_array_extend (found, processes, NULL, NULL);

  return found;
}

static void
put_raised (LiaListing *listing, const LiaCleared *process, const LiaComposition *with)
{
  lia_listing_put_number (listing, count_raised (with->scope, process));
}

static void
put_items (LiaListing *listing, const LiaCleared *process, const LiaComposition *with)
{
  lia_listing_put_number (listing, count_items (with->scope, process));
}

static void
put_open (LiaListing *listing, const LiaCleared *process, const LiaComposition *with)
{
  lia_listing_put_number (listing, count_open (with->scope, process, with->today));
}

static void
put_gap (LiaListing *listing, const LiaCleared *process, const LiaComposition *with)
{
  guint n_raised = count_raised (with->scope, process);
  guint n_items = count_items (with->scope, process);
  guint n_open = count_open (with->scope, process, with->today);
  g_autoptr (GString) gap = g_string_new (NULL);

  if (n_raised + n_items + n_open == 0) {
    lia_listing_put_text (listing, _ ("Nothing in this process"));
    return;
  }

  if (n_raised == 0)
    lia_add_words (gap, _ ("Never raised"));
  if (n_items == 0)
    lia_add_words (gap, _ ("No framework item"));
  if (n_open == 0)
    lia_add_words (gap, _ ("No open commitment"));
  lia_listing_put_text (listing, gap->len > 0 ? gap->str : _ ("None seen"));
}

static const LiaShortColumn columns[] = {
  { N_ ("Process"), LIA_COLUMN_TITLE, 3, lia_put_title },
  { N_ ("Raised at meetings"), LIA_COLUMN_NUMBER, 2, put_raised },
  { N_ ("Framework items"), LIA_COLUMN_NUMBER, 2, put_items },
  { N_ ("Open commitments"), LIA_COLUMN_NUMBER, 2, put_open },
  { N_ ("Gap"), LIA_COLUMN_TEXT, 3, put_gap },
  { NULL },
};

static const LiaShortTable table = {
  "gap", "", N_ ("No process is recorded."), MOST_PROCESSES, columns, gather_processes,
};

/**
 * lia_gap_section_add:
 * @document: a document
 * @with: what it is composed from; its scope is a challenge
 *
 * Adds the section that tells what is missing about a challenge: whether anybody acts on it, and
 * what each process has about it.
 */
void
lia_gap_section_add (LiaDocument *document, const LiaComposition *with)
{
  LiaSection *section = lia_document_add_section (
      document, "gap", _ ("Gaps"), _ ("Whether anybody acts on it, and what each process has"));
  LiaBlock *block = lia_section_add_block (section, "");
  g_autofree char *reason = lia_challenge_reason (with->scope, with);

  lia_block_add_paragraph (block, reason != NULL ? reason
                                                 : _ ("At least one commitment about it is open."));
  lia_short_table_add (section, &table, with);
}
