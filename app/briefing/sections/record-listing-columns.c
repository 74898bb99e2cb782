#include <glib/gi18n.h>

#include "record-listing-private.h"
#include "records/date.h"
#include "records/relation.h"

static LiaColumn *
add (LiaListingBuilder *self,
     const LiaListingPlan *plan,
     LiaColumnKind kind,
     const char *label,
     const char *meaning)
{
  LiaColumn *column = lia_listing_add_column (self->listing, kind, label, meaning);

  column->listed = plan->field != NULL && (plan->field->flags & LIA_FIELD_LISTED) != 0;
  if (plan->field != NULL && plan->field->kind == LIA_FIELD_DATE)
    column->date = g_strdup (lia_field_label (plan->field));
  g_array_append_vals (self->plans, plan, 1);
  g_ptr_array_add (self->columns, column);
  return column;
}

/**
 * lia_record_listing_is_optional:
 * @what: which records are listed
 * @field: one of their fields
 *
 * Returns: whether a listing can go without a column of it: by what a row is known is in any
 *   listing, and nobody is asked about what isn't for readers
 */
gboolean
lia_record_listing_is_optional (const LiaRecordListing *what, const LiaField *field)
{
  return !(field->flags & LIA_FIELD_KEPT) && g_strcmp0 (what->type->title, field->name) != 0;
}

static gboolean
is_wanted (const LiaListingBuilder *self, const char *name)
{
  g_autofree char *column = g_strconcat (self->what->type->name, ".", name, NULL);

  return self->wanted == NULL || g_strv_contains (self->wanted, column);
}

static gboolean
has_value (const LiaListingBuilder *self, const LiaField *field)
{
  for (guint i = 0; i < self->records->len; i++) {
    g_autofree char *text = lia_cleared_display (g_ptr_array_index (self->records, i), field->name);

    if (text != NULL && *text != '\0')
      return TRUE;
  }

  return FALSE;
}

/* A column that is empty in every row only takes room. */
static gboolean
is_shown (const LiaListingBuilder *self, const LiaField *field)
{
  return !(field->flags & LIA_FIELD_KEPT) &&
         (!lia_record_listing_is_optional (self->what, field) || is_wanted (self, field->name)) &&
         ((field->flags & LIA_FIELD_REQUIRED) || has_value (self, field));
}

static LiaColumnKind
column_kind (const LiaListingBuilder *self, const LiaField *field)
{
  switch (field->kind) {
  case LIA_FIELD_PROSE:
  case LIA_FIELD_ADDRESS:
    return LIA_COLUMN_PROSE;
  case LIA_FIELD_INTEGER:
    return LIA_COLUMN_NUMBER;
  case LIA_FIELD_CHOICE:
    return LIA_COLUMN_CHOICE;
  case LIA_FIELD_DATE:
    return LIA_COLUMN_DATE;
  case LIA_FIELD_TEXT:
  case LIA_FIELD_TIME:
  case LIA_FIELD_TIME_ZONE:
  case LIA_FIELD_TAGS:
  case LIA_FIELD_REFERENCE:
  case LIA_FIELD_FLAG:
  default:
    return g_strcmp0 (self->what->type->title, field->name) == 0 ? LIA_COLUMN_TITLE
                                                                 : LIA_COLUMN_TEXT;
  }
}

/* Whether a field has dates that are several days, and dates that aren't known to the day. */
static void
survey_dates (const LiaListingBuilder *self,
              const LiaField *field,
              gboolean *several,
              gboolean *vague)
{
  for (guint i = 0; i < self->records->len && !(*several && *vague); i++) {
    const char *value = lia_cleared_get (g_ptr_array_index (self->records, i), field->name);
    g_autoptr (LiaDate) date = value != NULL ? lia_date_parse (value, NULL) : NULL;

    if (date == NULL)
      continue;
    if (!lia_date_is_exact (date))
      *vague = TRUE;
    else if (lia_date_first_day (date) != lia_date_last_day (date))
      *several = TRUE;
  }
}

static void
add_date (LiaListingBuilder *self, const LiaField *field)
{
  const char *label = lia_field_label (field);
  gboolean several = FALSE;
  gboolean vague = FALSE;

  survey_dates (self, field, &several, &vague);
  if (several) {
    /* Translators: the placeholder is the label of a date, such as "When". */
    g_autofree char *first = g_strdup_printf (_ ("%s: first day"), label);
    g_autofree char *last = g_strdup_printf (_ ("%s: last day"), label);

    add (self, &(LiaListingPlan) { .kind = LIA_LISTING_PLAN_FIRST_DAY, .field = field },
         LIA_COLUMN_DATE, first, _ (field->help));
    add (self, &(LiaListingPlan) { .kind = LIA_LISTING_PLAN_LAST_DAY, .field = field },
         LIA_COLUMN_DATE, last, _ (field->help));
  } else {
    add (self, &(LiaListingPlan) { .kind = LIA_LISTING_PLAN_FIRST_DAY, .field = field },
         LIA_COLUMN_DATE, label, _ (field->help));
  }

  if (vague) {
    /* Translators: the placeholder is the label of a date, such as "When". */
    g_autofree char *words = g_strdup_printf (_ ("%s: in words"), label);

    add (self, &(LiaListingPlan) { .kind = LIA_LISTING_PLAN_WORDS, .field = field },
         LIA_COLUMN_TEXT, words,
         _ ("The date where it isn’t known to the day, as precisely as it is known"));
  }
}

static void
add_field (LiaListingBuilder *self, const LiaField *field)
{
  LiaColumn *column;

  if (field->kind == LIA_FIELD_DATE) {
    add_date (self, field);
    return;
  }

  column = add (self, &(LiaListingPlan) { .kind = LIA_LISTING_PLAN_FIELD, .field = field },
                column_kind (self, field), lia_field_label (field), _ (field->help));
  if (field->kind == LIA_FIELD_CHOICE) {
    column->choices = field->choices;
    column->open = (field->flags & LIA_FIELD_OPEN) != 0;
  }
}

static gboolean
tells_anything (const LiaListingBuilder *self, const LiaDerivedColumn *derived)
{
  if (derived->has == NULL)
    return TRUE;

  for (guint i = 0; i < self->records->len; i++)
    if (derived->has (g_ptr_array_index (self->records, i)))
      return TRUE;

  return FALSE;
}

static void
add_derived (LiaListingBuilder *self, const LiaField *field, guint first_column)
{
  for (const LiaDerivedColumn *derived = self->what->derived;
       derived != NULL && derived->label != NULL; derived++) {
    guint index = lia_listing_n_columns (self->listing);

    if (!g_str_equal (derived->after, field->name) || !tells_anything (self, derived))
      continue;
    add (self, &(LiaListingPlan) { .kind = LIA_LISTING_PLAN_DERIVED, .derived = derived },
         derived->kind, _ (derived->label), _ (derived->meaning))
        ->emphasis = derived->emphasis;
    for (guint i = first_column; derived->warns && i < index; i++)
      ((LiaColumn *) g_ptr_array_index (self->columns, i))->warned_by = index;
  }
}

static gboolean
has_links (const LiaListingBuilder *self, const LiaLinkColumn *link)
{
  for (guint i = 0; i < self->records->len; i++)
    if (lia_cleared_linked (g_ptr_array_index (self->records, i), link->relation, link->inverse))
      return TRUE;

  return FALSE;
}

/* What a column of links means follows from what can stand in it. */
static char *
explain_links (const LiaLinkColumn *link)
{
  const LiaRelation *relation = lia_relation_find (link->relation);
  const char *const *types = link->inverse ? relation->from : relation->to;
  g_autoptr (GString) kinds = g_string_new (NULL);

  for (guint i = 0; i < LIA_RELATION_MAX_TYPES && types[i] != NULL; i++) {
    if (i > 0)
      g_string_append (kinds, ", ");
    g_string_append (kinds, lia_record_type_plural (lia_record_type_find (types[i])));
  }

  if (kinds->len == 0)
    return g_strdup (_ ("Linked records of any kind"));

  /* Translators: the kinds of record that can stand there, such as "Engagements". */
  return g_strdup_printf (_ ("Linked records: %s"), kinds->str);
}

static void
add_links (LiaListingBuilder *self)
{
  for (const LiaLinkColumn *link = self->what->links; link != NULL && link->relation != NULL;
       link++) {
    g_autofree char *meaning = explain_links (link);

    if (is_wanted (self, link->relation) && has_links (self, link))
      add (self, &(LiaListingPlan) { .kind = LIA_LISTING_PLAN_LINK, .link = link },
           link->titles ? LIA_COLUMN_PROSE : LIA_COLUMN_TEXT,
           lia_relation_label (lia_relation_find (link->relation), link->inverse), meaning);
  }
}

/**
 * lia_record_listing_plan_columns:
 * @self: a listing that is being built, without columns
 *
 * Adds the columns that the records have something to tell in, and how each is filled. What every
 * record carries comes last, after what it is linked to.
 */
void
lia_record_listing_plan_columns (LiaListingBuilder *self)
{
  gboolean linked = FALSE;

  add (self, &(LiaListingPlan) { .kind = LIA_LISTING_PLAN_REFERENCE }, LIA_COLUMN_TEXT, _ ("Ref"),
       _ ("The reference, given once and never used again"))
      ->listed = TRUE;

  for (const LiaField *field = self->what->type->fields; field->name != NULL; field++) {
    guint first_column;

    if (g_str_equal (field->name, "mark") && !linked) {
      add_links (self);
      linked = TRUE;
    }
    first_column = lia_listing_n_columns (self->listing);
    if (is_shown (self, field)) {
      add_field (self, field);
      add_derived (self, field, first_column);
    }
  }
}
