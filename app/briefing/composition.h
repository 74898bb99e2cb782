#pragma once

#include "briefing/briefing-options.h"
#include "briefing/clearance/clearance.h"
#include "briefing/document/document.h"

G_BEGIN_DECLS

/* Shortened as much as it can be, a table has no more rows than it must. */
#define LIA_SHORTENING_MOST 8

/**
 * LiaComposition:
 * @clearance: what may be seen.
 * @options: how the briefing shall be.
 * @office: the short name of the office whose register it is.
 * @identity: (nullable): what that register is told from others by, see lia_reader_identity().
 * @about: (nullable): which records it is about, if a filter says it.
 * @scope: (nullable): the one record that it is about, if its kind is about one.
 * @today: the day as at which things are told.
 * @since: the first day of which it tells what happened, if that was asked for; %LIA_DAY_NONE if its
 *   kind says it by itself.
 * @shortening: how much it is shortened: from 0, not at all, to %LIA_SHORTENING_MOST.
 * @gathered: (nullable): what was found for its tables when it was composed before, by table; a
 *   #GPtrArray each.
 *
 * What a briefing is composed from. There is no way from here to the register.
 */
typedef struct {
  LiaClearance *clearance;
  const LiaBriefingOptions *options;
  const char *office;
  const char *identity;
  const char *about;
  const LiaCleared *scope;
  gint32 today;
  gint32 since;
  guint shortening;
  GHashTable *gathered;
} LiaComposition;

G_END_DECLS
