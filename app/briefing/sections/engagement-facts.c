#include "engagement-facts.h"

#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "cells.h"
#include "engagement-cells.h"
#include "insight/clocks.h"
#include "records/date.h"
#include "records/relation.h"
#include "records/types.h"

static void
add_optional (LiaBlock *block, const char *label, const char *value)
{
  if (value != NULL)
    lia_block_add_fact (block, label, value, NULL);
}

static const char *
label_of (const char *field)
{
  return lia_field_label (lia_record_type_field (&lia_engagement_type, field));
}

/* To what was put off or called off there is no way. */
static char *
describe_distance (const LiaCleared *engagement, gint32 today)
{
  static const char *const off[] = { "postponed", "cancelled", NULL };
  const char *state = lia_cleared_get (engagement, "state");
  gint32 first = lia_cleared_first_day (engagement, "date");
  gint32 last = lia_cleared_last_day (engagement, "date");

  if (first == LIA_DAY_NONE || last == LIA_DAY_NONE ||
      (state != NULL && g_strv_contains (off, state)))
    return NULL;
  if (first <= today && last >= today)
    return g_strdup (_ ("today"));

  return lia_days_away_to_words (last < today ? last : first, today);
}

static char *
describe_clock (const LiaCleared *engagement)
{
  g_autoptr (LiaRecord) record = lia_cleared_to_record (engagement);
  const char *from = lia_cleared_get (engagement, "time_from");
  const char *until = lia_cleared_get (engagement, "time_until");
  char *clocks = lia_engagement_clocks (record);

  if (clocks != NULL || from == NULL)
    return clocks;
  if (until == NULL)
    return g_strdup (from);

  /* Translators: from when until when, on the clock. */
  return g_strdup_printf (_ ("%s–%s"), from, until);
}

static char *
describe_moves (const LiaCleared *engagement)
{
  const char *value = lia_cleared_get_original_date (engagement);
  g_autoptr (LiaDate) date = value != NULL ? lia_date_parse (value, NULL) : NULL;

  return date != NULL && lia_cleared_get_n_moves (engagement) > 0 ? lia_date_to_words (date) : NULL;
}

static void
add_when (LiaBlock *block, const LiaCleared *engagement, gint32 today)
{
  g_autofree char *distance = describe_distance (engagement, today);
  g_autofree char *clock = describe_clock (engagement);
  g_autofree char *original = describe_moves (engagement);
  g_autofree char *note = lia_cleared_display (engagement, "date_note");

  lia_add_field (block, engagement, "date");
  add_optional (block, _ ("From today"), distance);
  lia_add_fact (block, _ ("Time"), clock);
  add_optional (block, _ ("Moved from"), original);
  add_optional (block, label_of ("date_note"), note);
}

static char *
describe_process (const LiaCleared *engagement)
{
  g_autofree char *process = lia_cleared_display (engagement, "process");
  g_autofree char *other = lia_cleared_display (engagement, "with_process");

  if (process == NULL || other == NULL)
    return g_steal_pointer (&process);

  /* Translators: a process, and the other that takes part in its meeting. */
  return g_strdup_printf (_ ("%s, with %s"), process, other);
}

static char *
describe_role (const LiaCleared *engagement, const char *role)
{
  GPtrArray *participations = lia_cleared_parts (engagement, &lia_participation_type);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; participations != NULL && i < participations->len; i++) {
    const LiaCleared *participation = g_ptr_array_index (participations, i);
    g_autofree char *name = lia_cleared_display (participation, "participant");

    if (name != NULL && g_strcmp0 (lia_cleared_get (participation, "role"), role) == 0)
      g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", name);
  }

  return names->len > 0 ? g_strdup (names->str) : NULL;
}

/**
 * lia_is_unattributed:
 * @record: a cleared engagement or agenda item
 *
 * Returns: whether it is under the Chatham House Rule. Whoever reads that nothing is recorded would
 *   take it for true then, so that it is said instead that it is withheld, even where there is
 *   nothing
 */
gboolean
lia_is_unattributed (const LiaCleared *record)
{
  return lia_cleared_get (record, "chatham_house") != NULL;
}

static void
add_who (LiaBlock *block, const LiaCleared *engagement)
{
  g_autofree char *chair = describe_role (engagement, "chair");
  g_autofree char *host = describe_role (engagement, "host");
  const char *withheld =
      lia_is_unattributed (engagement) ? _ ("Withheld under the Chatham House Rule") : NULL;

  lia_add_fact (block, _ ("Chair"), chair != NULL ? chair : withheld);
  add_optional (block, _ ("Host"), host);
}

static void
add_neighbours (LiaBlock *block,
                const LiaCleared *engagement,
                const char *relation,
                gboolean inverse)
{
  GPtrArray *linked = lia_cleared_linked (engagement, relation, inverse);
  g_autofree char *line = lia_describe_engagements (linked, FALSE);

  add_optional (block, lia_relation_label (lia_relation_find (relation), inverse), line);
}

/**
 * lia_engagement_facts_add:
 * @document: a document
 * @with: what it is composed from; its scope is an engagement
 *
 * Adds the section of what has to be known to get there: when by which clock and how far away,
 * where, how firm, whose, under whom, and what it follows.
 */
void
lia_engagement_facts_add (LiaDocument *document, const LiaComposition *with)
{
  LiaSection *section = lia_document_add_section (document, "facts", _ ("Facts"),
                                                  _ ("When, where, how firm, and whose it is"));
  LiaBlock *block = lia_section_add_block (section, "");
  g_autofree char *place = lia_describe_place (with->scope);
  g_autofree char *process = describe_process (with->scope);

  add_when (block, with->scope, with->today);
  lia_add_fact (block, _ ("Where"), place);
  lia_add_field (block, with->scope, "format");
  lia_add_field (block, with->scope, "state");
  lia_add_fact (block, label_of ("process"), process);
  lia_add_field (block, with->scope, "body");
  lia_add_field (block, with->scope, "kind");
  add_who (block, with->scope);
  add_neighbours (block, with->scope, "follows", FALSE);
  add_neighbours (block, with->scope, "alongside", FALSE);
  add_neighbours (block, with->scope, "alongside", TRUE);
  add_neighbours (block, with->scope, "follows", TRUE);
}
