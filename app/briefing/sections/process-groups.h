#pragma once

#include "briefing/clearance/clearance.h"

G_BEGIN_DECLS

/**
 * LiaProcessGroup:
 * @process: (nullable): the process.
 * @label: what it is called.
 * @colour: 0xRRGGBB, for light backgrounds.
 *
 * What is shown together: what belongs to one process, to several, or to none that is known.
 */
typedef struct {
  const LiaCleared *process;
  char *label;
  guint colour;
} LiaProcessGroup;

GPtrArray *lia_process_groups_new             (LiaClearance *clearance);
GPtrArray *lia_commitment_processes           (const LiaCleared *commitment);
guint      lia_process_groups_find_commitment (GPtrArray *groups, const LiaCleared *commitment);
guint      lia_process_groups_find_engagement (GPtrArray *groups, const LiaCleared *engagement);
guint      lia_process_groups_find_challenge  (GPtrArray *groups, const LiaCleared *challenge);

G_END_DECLS
