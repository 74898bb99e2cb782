#pragma once

#include "record-listing.h"

G_BEGIN_DECLS

/* Only for what makes up a listing of records. */

typedef enum {
  LIA_LISTING_PLAN_REFERENCE,
  LIA_LISTING_PLAN_FIELD,
  LIA_LISTING_PLAN_FIRST_DAY,
  LIA_LISTING_PLAN_LAST_DAY,
  LIA_LISTING_PLAN_WORDS,
  LIA_LISTING_PLAN_LINK,
  LIA_LISTING_PLAN_DERIVED,
} LiaListingPlanKind;

typedef struct {
  LiaListingPlanKind kind;
  const LiaField *field;
  const LiaLinkColumn *link;
  const LiaDerivedColumn *derived;
} LiaListingPlan;

typedef struct {
  const LiaRecordListing *what;
  GPtrArray *records;
  const char *const *wanted; /* NULL for all */
  gint32 today;
  LiaListing *listing;
  GArray *plans;
  GPtrArray *columns; /* LiaColumn, owned by the listing */
} LiaListingBuilder;

gboolean lia_record_listing_is_optional  (const LiaRecordListing *what, const LiaField *field);
void     lia_record_listing_plan_columns (LiaListingBuilder *self);

G_END_DECLS
