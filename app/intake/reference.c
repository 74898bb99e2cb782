#include "reference.h"

#include <glib/gi18n.h>

#include "body-sheet.h"
#include "records/types.h"
#include "sheet.h"

static const LiaSheetColumn mark_columns[] = {
  { "label", "label" },
  { "rank", "rank" },
  { "meaning", "meaning" },
  { "foreground", "foreground" },
  { "background", "background" },
  { "note", "notes" },
  { NULL },
};

static const LiaSheet marks = {
  .path = "reference/handling_marks.csv",
  .type = &lia_mark_type,
  .keys = { "label" },
  .columns = mark_columns,
};

static const LiaSheetColumn territory_columns[] = {
  { "name", "name" },       { "code", "code" }, { "kind", NULL, "territory" },
  { "aliases", "aliases" }, { "note", "note" }, { NULL },
};

static const LiaSheet territories = {
  .path = "reference/territories.csv",
  .type = &lia_participant_type,
  .keys = { "code" },
  .columns = territory_columns,
};

static const LiaSheetColumn organisation_columns[] = {
  { "name", "name" },
  { "code", "short_name" },
  { "kind", NULL, "organisation" },
  { "full_name", "full_name" },
  { "category", "kind" },
  { "seat", "seat_city" },
  { "seat_country", "seat_country" },
  { "aliases", "aliases" },
  { "note", "note" },
  { NULL },
};

static const LiaSheet organisations = {
  .path = "reference/organisations.csv",
  .type = &lia_participant_type,
  .keys = { "short_name" },
  .columns = organisation_columns,
};

static const LiaSheetColumn process_columns[] = {
  { "name", "name" },
  { "short_name", "short_name" },
  { "letter", "letter" },
  { "hue", "hue" },
  { "secretariat", "secretariat" },
  { "established", "established" },
  { "note", "note" },
  { NULL },
};

static const LiaSheet processes = {
  .path = "reference/processes.csv",
  .type = &lia_process_type,
  .keys = { "short_name" },
  .columns = process_columns,
};

static gboolean
name_by_process (LiaFilling *filling,
                 LiaTable *table,
                 const char *process,
                 const char *column,
                 GError **error)
{
  const char *name = lia_table_get (table, column);
  LiaId id;

  if (name == NULL)
    return TRUE;

  id = lia_filling_create (filling, &lia_name_type, 0);
  return lia_filling_set (filling, &lia_name_type, &id, "participant",
                          lia_table_get (table, "code"), error) &&
         lia_filling_set (filling, &lia_name_type, &id, "name", name, error) &&
         lia_filling_set (filling, &lia_name_type, &id, "process", process, error);
}

static gboolean
name_territory (LiaFilling *filling,
                LiaTable *table,
                const LiaId *id,
                gpointer context,
                GError **error)
{
  return name_by_process (filling, table, "bali", "name_bali", error) &&
         name_by_process (filling, table, "budapest", "name_budapest", error);
}

static const char *const process_name_needs[] = { "code", "name_bali", "name_budapest", NULL };

/* The territories once more: the names that a process gives them need the processes, and those
 * need the organisations, which sit in territories. */
static const LiaSheet process_names = {
  .path = "reference/territories.csv",
  .needs = process_name_needs,
  .row = name_territory,
};

static const LiaSheetColumn name_columns[] = {
  { "participant", "code" }, { "name", "name" },    { "since", "since" },
  { "until", "until" },      { "basis", "source" }, { NULL },
};

static const LiaSheet names = {
  .path = "reference/territory_names.csv",
  .type = &lia_name_type,
  .columns = name_columns,
};

static const LiaSheetColumn membership_columns[] = {
  { "participant", "participant" },
  { "process", "process" },
  { "standing", "standing" },
  { "office", "office" },
  { "since", "since" },
  { "until", "until" },
  { "basis", "source" },
  { "confidence", "confidence" },
  { "note", "note" },
  { NULL },
};

static const LiaSheet memberships = {
  .path = "reference/memberships.csv",
  .type = &lia_membership_type,
  .columns = membership_columns,
};

static gboolean
set_years (LiaFilling *filling, LiaTable *table, const LiaId *id, gpointer context, GError **error)
{
  const char *from = lia_table_get (table, "covers_from");
  const char *until = lia_table_get (table, "covers_until");
  g_autofree char *covers =
      g_strdup_printf ("%s/%s", from != NULL ? from : "..", until != NULL ? until : "..");

  return (from == NULL && until == NULL) ||
         lia_filling_set (filling, &lia_framework_type, id, "covers", covers, error);
}

static const char *const framework_needs[] = { "covers_from", "covers_until", NULL };

static const LiaSheetColumn framework_columns[] = {
  { "title", "title" },     { "code", "id" },      { "process", "process" },
  { "adopted", "adopted" }, { "basis", "source" }, { NULL },
};

static const LiaSheet frameworks = {
  .path = "reference/frameworks.csv",
  .type = &lia_framework_type,
  .keys = { "id" },
  .columns = framework_columns,
  .needs = framework_needs,
  .row = set_years,
};

static const LiaSheetColumn item_columns[] = {
  { "framework", "framework" },
  { "number", "number" },
  { "title", "title" },
  { "theme", "theme" },
  { NULL },
};

static const LiaSheet items = {
  .path = "reference/framework_items.csv",
  .type = &lia_item_type,
  .keys = { "framework number" },
  .columns = item_columns,
};

static const LiaSheetColumn crosswalk_columns[] = {
  { "from_item", "from_framework from_item" },
  { "to_item", "to_framework to_item" },
  { "basis", "basis" },
  { "extent", "extent" },
  { "note", "note" },
  { NULL },
};

static const LiaSheet crosswalks = {
  .path = "reference/crosswalk.csv",
  .type = &lia_crosswalk_type,
  .columns = crosswalk_columns,
};

static const LiaSheet bodies = {
  .path = "reference/bodies.csv",
  .type = &lia_body_type,
  .keys = { "short_name", "full_name" },
  .columns = lia_body_sheet_columns,
  .needs = lia_body_sheet_needs,
  .row = lia_body_sheet_row,
};

/**
 * lia_intake_reference_edit:
 * @error: (nullable): where to put an error; the message names the file and the line
 *
 * Makes the edit that fills a new register with the reference data that is compiled in: handling
 * marks, states and organisations with their names over time, both processes with memberships and
 * bodies, the political frameworks and how their items correspond. Where each table comes from
 * stands in data/reference/README.md.
 *
 * Returns: (transfer full) (nullable): an edit that is to be applied to a register without
 *   records, or %NULL with @error set if the tables are damaged
 */
LiaEdit *
lia_intake_reference_edit (GError **error)
{
  /* In this order, because rows name records of the tables before. */
  const LiaSheet *sheets[] = { &marks,         &territories, &organisations, &processes,
                               &process_names, &names,       &memberships,   &bodies,
                               &frameworks,    &items,       &crosswalks };
  g_autoptr (LiaFilling) filling = lia_filling_new (_ ("Fill with reference data"));

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (!lia_sheet_read (sheets[i], filling, NULL, error))
      return NULL;

  return lia_filling_finish (g_steal_pointer (&filling));
}
