#include <glib/gi18n.h>

#include "record-listing.h"
#include "briefing/document/text.h"
#include "records/date.h"
#include "records/relation.h"
#include "records/types.h"

/* A cell tells which record it means, not all of what that is called. */
#define LINKED_TITLE_CHARACTERS 60

typedef enum {
  PLAN_REFERENCE,
  PLAN_FIELD,
  PLAN_FIRST_DAY,
  PLAN_LAST_DAY,
  PLAN_WORDS,
  PLAN_LINK,
  PLAN_DERIVED,
} PlanKind;

typedef struct {
  PlanKind kind;
  const LiaField *field;
  const LiaLinkColumn *link;
  const LiaDerivedColumn *derived;
} Plan;

typedef struct {
  const LiaRecordListing *what;
  GPtrArray *records;
  const char *const *wanted; /* NULL for all */
  gint32 today;
  LiaListing *listing;
  GArray *plans;
  GPtrArray *columns; /* LiaColumn, owned by the listing */
} Builder;

static LiaColumn *
add (Builder *self, const Plan *plan, LiaColumnKind kind, const char *label, const char *meaning)
{
  LiaColumn *column = lia_listing_add_column (self->listing, kind, label, meaning);

  column->listed = plan->field != NULL && (plan->field->flags & LIA_FIELD_LISTED) != 0;
  if (plan->field != NULL && plan->field->kind == LIA_FIELD_DATE)
    column->date = g_strdup (lia_field_label (plan->field));
  g_array_append_vals (self->plans, plan, 1);
  g_ptr_array_add (self->columns, column);
  return column;
}

/* By what a row is known is in any listing, and nobody is asked about what isn't for readers. */
static gboolean
is_optional (const LiaRecordListing *what, const LiaField *field)
{
  return !(field->flags & LIA_FIELD_KEPT) && g_strcmp0 (what->type->title, field->name) != 0;
}

static gboolean
is_wanted (const Builder *self, const char *name)
{
  g_autofree char *column = g_strconcat (self->what->type->name, ".", name, NULL);

  return self->wanted == NULL || g_strv_contains (self->wanted, column);
}

static gboolean
has_value (const Builder *self, const LiaField *field)
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
is_shown (const Builder *self, const LiaField *field)
{
  return !(field->flags & LIA_FIELD_KEPT) &&
         (!is_optional (self->what, field) || is_wanted (self, field->name)) &&
         ((field->flags & LIA_FIELD_REQUIRED) || has_value (self, field));
}

static LiaColumnKind
column_kind (const Builder *self, const LiaField *field)
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
survey_dates (const Builder *self, const LiaField *field, gboolean *several, gboolean *vague)
{
  for (guint i = 0; i < self->records->len; i++) {
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
add_date (Builder *self, const LiaField *field)
{
  const char *label = lia_field_label (field);
  gboolean several = FALSE;
  gboolean vague = FALSE;

  survey_dates (self, field, &several, &vague);
  if (several) {
    /* Translators: the placeholder is the label of a date, such as "When". */
    g_autofree char *first = g_strdup_printf (_ ("%s: first day"), label);
    g_autofree char *last = g_strdup_printf (_ ("%s: last day"), label);

    add (self, &(Plan) { .kind = PLAN_FIRST_DAY, .field = field }, LIA_COLUMN_DATE, first,
         _ (field->help));
    add (self, &(Plan) { .kind = PLAN_LAST_DAY, .field = field }, LIA_COLUMN_DATE, last,
         _ (field->help));
  } else {
    add (self, &(Plan) { .kind = PLAN_FIRST_DAY, .field = field }, LIA_COLUMN_DATE, label,
         _ (field->help));
  }

  if (vague) {
    /* Translators: the placeholder is the label of a date, such as "When". */
    g_autofree char *words = g_strdup_printf (_ ("%s: in words"), label);

    add (self, &(Plan) { .kind = PLAN_WORDS, .field = field }, LIA_COLUMN_TEXT, words,
         _ ("The date where it isn’t known to the day, as precisely as it is known"));
  }
}

static void
add_field (Builder *self, const LiaField *field)
{
  LiaColumn *column;

  if (field->kind == LIA_FIELD_DATE) {
    add_date (self, field);
    return;
  }

  column = add (self, &(Plan) { .kind = PLAN_FIELD, .field = field }, column_kind (self, field),
                lia_field_label (field), _ (field->help));
  if (field->kind == LIA_FIELD_CHOICE) {
    column->choices = field->choices;
    column->open = (field->flags & LIA_FIELD_OPEN) != 0;
  }
}

static gboolean
tells_anything (const Builder *self, const LiaDerivedColumn *derived)
{
  if (derived->has == NULL)
    return TRUE;

  for (guint i = 0; i < self->records->len; i++)
    if (derived->has (g_ptr_array_index (self->records, i)))
      return TRUE;

  return FALSE;
}

static void
add_derived (Builder *self, const LiaField *field, guint first_column)
{
  for (const LiaDerivedColumn *derived = self->what->derived;
       derived != NULL && derived->label != NULL; derived++) {
    guint index = lia_listing_n_columns (self->listing);

    if (!g_str_equal (derived->after, field->name) || !tells_anything (self, derived))
      continue;
    add (self, &(Plan) { .kind = PLAN_DERIVED, .derived = derived }, derived->kind,
         _ (derived->label), _ (derived->meaning))
        ->emphasis = derived->emphasis;
    for (guint i = first_column; derived->warns && i < index; i++)
      ((LiaColumn *) g_ptr_array_index (self->columns, i))->warned_by = index;
  }
}

static gboolean
has_links (const Builder *self, const LiaLinkColumn *link)
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
add_links (Builder *self)
{
  for (const LiaLinkColumn *link = self->what->links; link != NULL && link->relation != NULL;
       link++) {
    g_autofree char *meaning = explain_links (link);

    if (is_wanted (self, link->relation) && has_links (self, link))
      add (self, &(Plan) { .kind = PLAN_LINK, .link = link },
           link->titles ? LIA_COLUMN_PROSE : LIA_COLUMN_TEXT,
           lia_relation_label (lia_relation_find (link->relation), link->inverse), meaning);
  }
}

/* What every record carries comes last, after what it is linked to. */
static void
plan_columns (Builder *self)
{
  gboolean linked = FALSE;

  add (self, &(Plan) { .kind = PLAN_REFERENCE }, LIA_COLUMN_TEXT, _ ("Ref"),
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

/* The title of an item begins with that of its framework, which is long and always the same. */
static char *
describe_item (const LiaCleared *item, gboolean titles)
{
  const LiaCleared *framework = lia_cleared_follow (item, "framework");
  const char *code = framework != NULL ? lia_cleared_get (framework, "code") : "";
  g_autofree char *title =
      lia_text_shorten (lia_cleared_get (item, "title"), LINKED_TITLE_CHARACTERS);

  return titles ? g_strdup_printf ("%s %s: %s", code, lia_cleared_get (item, "number"), title)
                : g_strdup_printf ("%s %s", code, lia_cleared_get (item, "number"));
}

/**
 * lia_record_describe:
 * @record: a cleared record
 * @titles: whether its title is told as well as its reference
 *
 * Returns: (transfer full): how a cell calls it: participants, processes and bodies by name, items
 * by the code of their framework, everything else by reference
 */
char *
lia_record_describe (const LiaCleared *record, gboolean titles)
{
  const LiaRecordType *type = lia_cleared_get_record_type (record);
  g_autofree char *title =
      lia_text_shorten (lia_cleared_get_title (record), LINKED_TITLE_CHARACTERS);

  if (type == &lia_item_type)
    return describe_item (record, titles);
  if (type == &lia_participant_type || type == &lia_process_type || type == &lia_body_type)
    return g_steal_pointer (&title);
  if (!titles)
    return g_strdup (lia_cleared_get_reference (record));

  return g_strdup_printf ("%s %s", lia_cleared_get_reference (record), title);
}

/* Of several records only the references are told, so that one long list doesn't make its row tall.
 */
static void
put_links (Builder *self, const LiaCleared *record, const LiaLinkColumn *link)
{
  GPtrArray *linked = lia_cleared_linked (record, link->relation, link->inverse);
  gboolean titles = link->titles && linked != NULL && linked->len == 1;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; linked != NULL && i < linked->len; i++) {
    g_autofree char *description = lia_record_describe (g_ptr_array_index (linked, i), titles);

    if (i > 0)
      g_string_append (text, "; ");
    g_string_append (text, description);
  }
  lia_listing_put_text (self->listing, text->str);

  if (linked != NULL && linked->len == 1) {
    g_autofree char *target = lia_record_target (g_ptr_array_index (linked, 0));

    lia_listing_put_target (self->listing, target);
  }
}

static void
put_date (Builder *self, const Plan *plan, const char *value)
{
  g_autoptr (LiaDate) date = value != NULL ? lia_date_parse (value, NULL) : NULL;
  gboolean exact = date != NULL && lia_date_is_exact (date);

  if (plan->kind == PLAN_WORDS) {
    g_autofree char *words = date != NULL && !exact ? lia_date_to_words (date) : NULL;

    lia_listing_put_text (self->listing, words);
  } else if (!exact) {
    lia_listing_put_empty (self->listing);
  } else {
    lia_listing_put_day (self->listing, plan->kind == PLAN_LAST_DAY ? lia_date_last_day (date)
                                                                    : lia_date_first_day (date));
  }
}

static void
put_field (Builder *self, const LiaCleared *record, const LiaField *field)
{
  g_autofree char *text = lia_cleared_display (record, field->name);

  if (field->kind == LIA_FIELD_INTEGER && text != NULL)
    lia_listing_put_number (self->listing, g_ascii_strtod (text, NULL));
  else
    lia_listing_put_text (self->listing, text);

  if (text == NULL)
    return;
  if (field->kind == LIA_FIELD_ADDRESS)
    lia_listing_put_target (self->listing, text);
  if (field->kind == LIA_FIELD_REFERENCE && lia_cleared_follow (record, field->name) != NULL) {
    g_autofree char *target = lia_record_target (lia_cleared_follow (record, field->name));

    lia_listing_put_target (self->listing, target);
  }
}

static void
put (Builder *self, const LiaCleared *record, const Plan *plan)
{
  switch (plan->kind) {
  case PLAN_REFERENCE:
    lia_listing_put_text (self->listing, lia_cleared_get_reference (record));
    break;
  case PLAN_FIELD:
    put_field (self, record, plan->field);
    break;
  case PLAN_FIRST_DAY:
  case PLAN_LAST_DAY:
  case PLAN_WORDS:
    put_date (self, plan, lia_cleared_get (record, plan->field->name));
    break;
  case PLAN_LINK:
    put_links (self, record, plan->link);
    break;
  case PLAN_DERIVED:
    plan->derived->put (self->listing, record, self->today);
    break;
  }
}

/* Where none of its columns is named, a listing has all. */
static const char *const *
find_wanted (const LiaRecordListing *what, const char *const *columns)
{
  g_autofree char *prefix = g_strconcat (what->type->name, ".", NULL);

  for (guint i = 0; columns != NULL && columns[i] != NULL; i++)
    if (g_str_has_prefix (columns[i], prefix))
      return columns;

  return NULL;
}

/**
 * lia_record_listing_new:
 * @what: which records are listed, and with what besides their fields
 * @records: (element-type LiaCleared): the records, in order
 * @columns: (nullable) (array zero-terminated=1): the columns that are wanted, see
 *   lia_record_listing_choices(); all if none of this listing is among them
 * @today: the day as at which things are derived
 *
 * Lists records with a column for each field that their description has. Dates known to the day are
 * days, so that they can be sorted and reckoned with; the others are told in words beside them.
 *
 * Returns: (transfer full): the listing; each row's key is the reference of its record
 */
LiaListing *
lia_record_listing_new (const LiaRecordListing *what,
                        GPtrArray *records,
                        const char *const *columns,
                        gint32 today)
{
  Builder builder = {
    .what = what,
    .records = records,
    .wanted = find_wanted (what, columns),
    .today = today,
    .listing = lia_listing_new (),
    .plans = g_array_new (FALSE, FALSE, sizeof (Plan)),
    .columns = g_ptr_array_new (),
  };

  plan_columns (&builder);
  for (guint i = 0; i < records->len; i++) {
    const LiaCleared *record = g_ptr_array_index (records, i);

    lia_listing_add_row (builder.listing, lia_cleared_get_reference (record));
    for (guint j = 0; j < builder.plans->len; j++)
      put (&builder, record, &g_array_index (builder.plans, Plan, j));
  }
  g_array_unref (builder.plans);
  g_ptr_array_unref (builder.columns);

  return builder.listing;
}

static void
clear_choice (gpointer data)
{
  g_free (((LiaColumnChoice *) data)->name);
}

static void
add_choice (GArray *choices, const LiaRecordListing *what, const char *name, const char *label)
{
  LiaColumnChoice choice = { g_strconcat (what->type->name, ".", name, NULL), label };

  for (guint i = 0; i < choices->len; i++)
    if (g_str_equal (g_array_index (choices, LiaColumnChoice, i).name, choice.name)) {
      g_free (choice.name);
      return;
    }
  g_array_append_val (choices, choice);
}

/**
 * lia_record_listing_choices:
 * @what: which records are listed, and with what besides their fields
 *
 * Tells which columns a listing can have or not. What is derived from a field comes with it, and
 * a relation is one column for both its directions.
 *
 * Returns: (transfer full) (element-type LiaColumnChoice): the columns, in their order
 */
GArray *
lia_record_listing_choices (const LiaRecordListing *what)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (LiaColumnChoice));

  g_array_set_clear_func (choices, clear_choice);
  for (const LiaField *field = what->type->fields; field->name != NULL; field++)
    if (is_optional (what, field))
      add_choice (choices, what, field->name, lia_field_label (field));
  for (const LiaLinkColumn *link = what->links; link != NULL && link->relation != NULL; link++)
    add_choice (choices, what, link->relation,
                lia_relation_label (lia_relation_find (link->relation), link->inverse));

  return choices;
}

/**
 * lia_record_target:
 * @record: a cleared record
 *
 * Returns: (transfer full): where a link to it leads, see #LiaCell; a document without a section
 *   for its type has no such link
 */
char *
lia_record_target (const LiaCleared *record)
{
  return g_strdup_printf ("%s#%s", lia_cleared_get_record_type (record)->name,
                          lia_cleared_get_reference (record));
}
