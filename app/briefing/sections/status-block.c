#include <glib/gi18n.h>

#include "records/types.h"
#include "status-block.h"

/* The hues of processes, for light backgrounds; slate stands for several of them. */
#define TEAL 0x0f7b7b
#define PLUM 0x8f3f71
#define SLATE 0x46618f
#define GREY 0x9aa5b1

/* Whose commitments are counted: one process, or those of several or of none. */
typedef struct {
  const LiaCleared *process;
  char *label;
  guint colour;
  guint *counts;
  guint total;
} Group;

static void
group_free (Group *group)
{
  g_free (group->label);
  g_free (group->counts);
  g_free (group);
}

static guint
colour_of (const LiaCleared *process)
{
  const char *hue = lia_cleared_get (process, "hue");

  if (g_strcmp0 (hue, "teal") == 0)
    return TEAL;
  if (g_strcmp0 (hue, "plum") == 0)
    return PLUM;

  return SLATE;
}

static guint
n_statuses (void)
{
  guint n = 0;

  while (lia_status_choices[n].value != NULL)
    n++;

  return n;
}

static void
add_group (GPtrArray *groups, const LiaCleared *process, const char *label, guint colour)
{
  Group *group = g_new0 (Group, 1);

  group->process = process;
  group->label = g_strdup (label);
  group->colour = colour;
  group->counts = g_new0 (guint, n_statuses ());
  g_ptr_array_add (groups, group);
}

static void
note (GPtrArray *processes, const LiaCleared *process)
{
  if (process != NULL && !g_ptr_array_find (processes, process, NULL))
    g_ptr_array_add (processes, (gpointer) process);
}

static void
note_actors (GPtrArray *processes, GPtrArray *actors)
{
  for (guint i = 0; actors != NULL && i < actors->len; i++) {
    const LiaCleared *actor = g_ptr_array_index (actors, i);

    if (lia_cleared_get_record_type (actor) == &lia_process_type)
      note (processes, actor);
    else if (lia_cleared_get_record_type (actor) == &lia_body_type)
      note (processes, lia_cleared_follow (actor, "process"));
  }
}

/* A commitment belongs to the processes of the meeting it was made at; if that isn't known, to
 * those of the bodies that make it or that it is made towards. */
static GPtrArray *
processes_of (const LiaCleared *commitment)
{
  GPtrArray *processes = g_ptr_array_new ();
  GPtrArray *meetings = lia_cleared_linked (commitment, "made_at", FALSE);

  for (guint i = 0; meetings != NULL && i < meetings->len; i++) {
    const LiaCleared *meeting = g_ptr_array_index (meetings, i);

    note (processes, lia_cleared_follow (meeting, "process"));
    note (processes, lia_cleared_follow (meeting, "with_process"));
  }
  if (processes->len == 0) {
    note_actors (processes, lia_cleared_linked (commitment, "made_by", FALSE));
    note_actors (processes, lia_cleared_linked (commitment, "made_towards", FALSE));
  }

  return processes;
}

/* The last two groups are those of several processes and of none. */
static Group *
group_of (GPtrArray *groups, const LiaCleared *commitment)
{
  g_autoptr (GPtrArray) processes = processes_of (commitment);

  for (guint i = 0; processes->len == 1 && i < groups->len; i++) {
    Group *group = g_ptr_array_index (groups, i);

    if (group->process == g_ptr_array_index (processes, 0))
      return group;
  }

  return g_ptr_array_index (groups, groups->len - (processes->len > 1 ? 2 : 1));
}

static void
count (GPtrArray *groups, GPtrArray *commitments)
{
  for (guint i = 0; i < commitments->len; i++) {
    const LiaCleared *commitment = g_ptr_array_index (commitments, i);
    Group *group = group_of (groups, commitment);
    const char *status = lia_cleared_get (commitment, "status");

    for (guint j = 0; lia_status_choices[j].value != NULL; j++)
      if (g_strcmp0 (lia_status_choices[j].value, status) == 0) {
        group->counts[j]++;
        group->total++;
      }
  }
}

static GPtrArray *
make_groups (LiaClearance *clearance)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  GPtrArray *processes = lia_clearance_list (clearance, &lia_process_type);

  for (guint i = 0; i < processes->len; i++) {
    const LiaCleared *process = g_ptr_array_index (processes, i);

    add_group (groups, process, lia_cleared_get_title (process), colour_of (process));
  }
  add_group (groups, NULL, _ ("Several processes"), SLATE);
  add_group (groups, NULL, _ ("Process not stated"), GREY);

  count (groups, lia_clearance_list (clearance, &lia_commitment_type));
  for (guint i = groups->len; i > 0; i--)
    if (((Group *) g_ptr_array_index (groups, i - 1))->total == 0)
      g_ptr_array_remove_index (groups, i - 1);

  return g_steal_pointer (&groups);
}

static void
add_row (LiaListing *listing, GPtrArray *groups, guint status)
{
  guint total = 0;

  lia_listing_add_row (listing, NULL);
  lia_listing_put_text (listing, _ (lia_status_choices[status].label));
  for (guint i = 0; i < groups->len; i++) {
    const Group *group = g_ptr_array_index (groups, i);

    lia_listing_put_number (listing, group->counts[status]);
    total += group->counts[status];
  }
  lia_listing_put_number (listing, total);
}

/**
 * lia_status_block_add:
 * @section: a section of blocks
 * @clearance: what may be seen
 *
 * Adds how many commitments there are by status and process, as a table and a chart.
 */
void
lia_status_block_add (LiaSection *section, LiaClearance *clearance)
{
  g_autoptr (GPtrArray) groups = make_groups (clearance);
  LiaBlock *block = lia_section_add_block (section, _ ("Commitments by status and process"));
  LiaListing *listing = lia_listing_new ();

  lia_listing_add_column (listing, LIA_COLUMN_TITLE, _ ("Status"), "")->span = 2;
  for (guint i = 0; i < groups->len; i++) {
    const Group *group = g_ptr_array_index (groups, i);

    lia_listing_add_column (listing, LIA_COLUMN_NUMBER, group->label, "");
    lia_block_add_series (block, group->colour);
  }
  lia_listing_add_column (listing, LIA_COLUMN_NUMBER, _ ("Total"), "");

  for (guint i = 0; groups->len > 0 && lia_status_choices[i].value != NULL; i++)
    add_row (listing, groups, i);
  lia_block_take_listing (block, listing, _ ("There are no commitments."));
}
