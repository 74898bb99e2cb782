#include "process-groups.h"

#include <glib/gi18n.h>

#include "records/types.h"

/* The hues of processes, for light backgrounds; slate stands for several of them. */
#define TEAL 0x0f7b7b
#define PLUM 0x8f3f71
#define SLATE 0x46618f
#define GREY 0x9aa5b1

static void
group_free (LiaProcessGroup *group)
{
  g_free (group->label);
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

static void
add_group (GPtrArray *groups, const LiaCleared *process, const char *label, guint colour)
{
  LiaProcessGroup *group = g_new0 (LiaProcessGroup, 1);

  group->process = process;
  group->label = g_strdup (label);
  group->colour = colour;
  g_ptr_array_add (groups, group);
}

/**
 * lia_process_groups_new:
 * @clearance: what may be seen
 *
 * Returns: (transfer full) (element-type LiaProcessGroup): a group for each process, and at the end
 *   those of several processes and of none
 */
GPtrArray *
lia_process_groups_new (LiaClearance *clearance)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  GPtrArray *processes = lia_clearance_list (clearance, &lia_process_type);

  for (guint i = 0; i < processes->len; i++) {
    const LiaCleared *process = g_ptr_array_index (processes, i);

    add_group (groups, process, lia_cleared_get_title (process), colour_of (process));
  }
  add_group (groups, NULL, _ ("Several"), SLATE);
  add_group (groups, NULL, _ ("Not stated"), GREY);

  return groups;
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

/**
 * lia_commitment_processes:
 * @commitment: a cleared commitment
 *
 * A commitment belongs to the processes of the meeting it was made at; if that isn't known, to
 * those of the bodies that make it or that it is made towards.
 *
 * Returns: (transfer container) (element-type LiaCleared): those processes
 */
GPtrArray *
lia_commitment_processes (const LiaCleared *commitment)
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

static guint
find (GPtrArray *groups, GPtrArray *processes)
{
  for (guint i = 0; processes->len == 1 && i < groups->len; i++) {
    const LiaProcessGroup *group = g_ptr_array_index (groups, i);

    if (group->process == g_ptr_array_index (processes, 0))
      return i;
  }

  return groups->len - (processes->len > 1 ? 2 : 1);
}

/**
 * lia_process_groups_find_commitment:
 * @groups: what lia_process_groups_new() made
 * @commitment: a commitment
 *
 * Returns: the index of its group
 */
guint
lia_process_groups_find_commitment (GPtrArray *groups, const LiaCleared *commitment)
{
  g_autoptr (GPtrArray) processes = lia_commitment_processes (commitment);

  return find (groups, processes);
}

/**
 * lia_process_groups_find_engagement:
 * @groups: what lia_process_groups_new() made
 * @engagement: an engagement
 *
 * Returns: the index of its group
 */
guint
lia_process_groups_find_engagement (GPtrArray *groups, const LiaCleared *engagement)
{
  g_autoptr (GPtrArray) processes = g_ptr_array_new ();

  note (processes, lia_cleared_follow (engagement, "process"));
  note (processes, lia_cleared_follow (engagement, "with_process"));
  return find (groups, processes);
}

/**
 * lia_process_groups_find_challenge:
 * @groups: what lia_process_groups_new() made
 * @challenge: a challenge
 *
 * A challenge belongs to the processes of the meetings at which it was raised.
 *
 * Returns: the index of its group
 */
guint
lia_process_groups_find_challenge (GPtrArray *groups, const LiaCleared *challenge)
{
  g_autoptr (GPtrArray) processes = g_ptr_array_new ();
  GPtrArray *meetings = lia_cleared_linked (challenge, "raised_at", FALSE);

  for (guint i = 0; meetings != NULL && i < meetings->len; i++) {
    const LiaCleared *meeting = g_ptr_array_index (meetings, i);

    note (processes, lia_cleared_follow (meeting, "process"));
    note (processes, lia_cleared_follow (meeting, "with_process"));
  }

  return find (groups, processes);
}
