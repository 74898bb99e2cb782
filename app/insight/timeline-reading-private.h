#pragma once

#include "timeline-reading.h"

G_BEGIN_DECLS

/* What a process, a body or an engagement passes on to what belongs to it. */
typedef struct {
  LiaId lane; /* of its process, or the one of both */
  LiaId body; /* nil for none */
  const char *hue;
  gint32 first;
  gint32 last;
  gboolean soft_first;
} LiaTimelineOrigin;

typedef struct {
  const char *relation; /* of a #LiaRelation, so that it can be compared as a pointer */
  LiaId source;
  LiaId target;
} LiaTimelineLink;

struct _LiaTimelineReading {
  LiaReader *reader;
  LiaTimelineLanes by;
  const LiaTimelineLaneRules *rules;
  gint32 today;
  GArray *only; /* LiaId; %NULL for all there is */
  GCancellable *cancellable;

  GHashTable *wanted;    /* LiaId in `only` */
  GHashTable *origins;   /* LiaId -> LiaTimelineOrigin */
  GHashTable *passed_on; /* LiaId of a commitment -> LiaTimelineOrigin of what it was made at, by or towards */
  GHashTable *found;     /* LiaId of an item -> that item */
  GHashTable *owners;    /* LiaId of a name or a code -> LiaId of that participant */
  GHashTable *named;     /* LiaId of a text -> that text */
  GHashTable *moves;     /* LiaId -> LiaMoves; of the type that is being read */
  GArray *links;         /* LiaTimelineLink */
  GArray *engagements;   /* LiaId; those to read, if not all */
  GArray *edges;         /* LiaLineageEdge */
  GPtrArray *items;      /* LiaTimelineItem */

  LiaId ticking; /* the commitment whose updates are being read */
  GArray *ticks; /* gint32 */
};

G_END_DECLS
