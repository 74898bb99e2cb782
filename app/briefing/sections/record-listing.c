#include "briefing/document/text.h"
#include "record-listing-private.h"
#include "records/date.h"
#include "records/relation.h"
#include "records/types.h"

/* A cell tells which record it means, not all of what that is called. */
#define LINKED_TITLE_CHARACTERS 60

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
put_links (LiaListingBuilder *self, const LiaCleared *record, const LiaLinkColumn *link)
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
put_date (LiaListingBuilder *self, const LiaListingPlan *plan, const char *value)
{
  g_autoptr (LiaDate) date = value != NULL ? lia_date_parse (value, NULL) : NULL;
  gboolean exact = date != NULL && lia_date_is_exact (date);

  if (plan->kind == LIA_LISTING_PLAN_WORDS) {
    g_autofree char *words = date != NULL && !exact ? lia_date_to_words (date) : NULL;

    lia_listing_put_text (self->listing, words);
  } else if (!exact) {
    lia_listing_put_empty (self->listing);
  } else {
    lia_listing_put_day (self->listing, plan->kind == LIA_LISTING_PLAN_LAST_DAY
                                            ? lia_date_last_day (date)
                                            : lia_date_first_day (date));
  }
}

static void
put_field (LiaListingBuilder *self, const LiaCleared *record, const LiaField *field)
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
put (LiaListingBuilder *self, const LiaCleared *record, const LiaListingPlan *plan)
{
  switch (plan->kind) {
  case LIA_LISTING_PLAN_REFERENCE:
    lia_listing_put_text (self->listing, lia_cleared_get_reference (record));
    break;
  case LIA_LISTING_PLAN_FIELD:
    put_field (self, record, plan->field);
    break;
  case LIA_LISTING_PLAN_FIRST_DAY:
  case LIA_LISTING_PLAN_LAST_DAY:
  case LIA_LISTING_PLAN_WORDS:
    put_date (self, plan, lia_cleared_get (record, plan->field->name));
    break;
  case LIA_LISTING_PLAN_LINK:
    put_links (self, record, plan->link);
    break;
  case LIA_LISTING_PLAN_DERIVED:
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
  LiaListingBuilder builder = {
    .what = what,
    .records = records,
    .wanted = find_wanted (what, columns),
    .today = today,
    .listing = lia_listing_new (),
    .plans = g_array_new (FALSE, FALSE, sizeof (LiaListingPlan)),
    .columns = g_ptr_array_new (),
  };

  lia_record_listing_plan_columns (&builder);
  for (guint i = 0; i < records->len; i++) {
    const LiaCleared *record = g_ptr_array_index (records, i);

    lia_listing_add_row (builder.listing, lia_cleared_get_reference (record));
    for (guint j = 0; j < builder.plans->len; j++)
      put (&builder, record, &g_array_index (builder.plans, LiaListingPlan, j));
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
    if (lia_record_listing_is_optional (what, field))
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
