#include <glib/gi18n.h>

#include "cell.h"

#include "records/date.h"
#include "records/types.h"
#include "register/moves.h"

/* The style class of a tone. */
const char *
lia_tone_style (LiaTone tone)
{
  switch (tone) {
  case LIA_TONE_ACCENT:
    return "lia-tone-accent";
  case LIA_TONE_SUCCESS:
    return "lia-tone-success";
  case LIA_TONE_WARNING:
    return "lia-tone-warning";
  case LIA_TONE_ERROR:
    return "lia-tone-error";
  case LIA_TONE_NEUTRAL:
  default:
    return "lia-tone-neutral";
  }
}

static void
fill_choice (LiaCell *cell, const LiaField *field, const char *value)
{
  const LiaChoice *choice = lia_field_find_choice (field, value);

  if (choice == NULL) {
    cell->text = g_strdup (value);
    return;
  }

  cell->text = g_strdup (_ (choice->label));
  cell->icon = choice->icon;
  cell->style = g_strdup (lia_tone_style (choice->tone));
}

/* The same rule as the state "overdue" of lia_query_where_state(). */
static gboolean
is_overdue (const LiaRecord *record, const LiaField *field, const LiaDate *date, gint32 today)
{
  const char *status;

  if (lia_record_get_record_type (record) != &lia_commitment_type ||
      !g_str_equal (field->name, "due") || lia_date_last_day (date) == LIA_DAY_NONE ||
      g_strcmp0 (lia_record_get (record, "kind"), "proposal") == 0)
    return FALSE;

  status = lia_record_get (record, "status");

  return lia_date_last_day (date) < today && g_strcmp0 (status, "fulfilled") != 0 &&
         g_strcmp0 (status, "withdrawn") != 0;
}

static void
fill_date (LiaCell *cell,
           const LiaRecord *record,
           const LiaField *field,
           const char *value,
           gint32 today)
{
  g_autoptr (LiaDate) date = lia_date_parse (value, NULL);

  if (date == NULL) {
    cell->text = g_strdup (value);
    return;
  }

  cell->text = lia_date_to_short_words (date);
  if (is_overdue (record, field, date, today)) {
    cell->icon = "lia-overdue-symbolic";
    cell->style = g_strdup (lia_tone_style (LIA_TONE_ERROR));
  }
}

/* A process is known by its colour and its short name, which is written like a name. */
static void
fill_process (LiaCell *cell, LiaReader *reader, const char *value)
{
  LiaId id;
  g_autoptr (LiaRecord) process =
      lia_id_parse (value, &id) ? lia_reader_get (reader, &id, NULL) : NULL;
  const char *name = process != NULL ? lia_record_get (process, "short_name") : NULL;
  const char *hue = process != NULL ? lia_record_get (process, "hue") : NULL;

  if (name == NULL) {
    cell->text = g_strdup (_ ("Missing record"));
    return;
  }

  cell->text = g_strdup (name);
  cell->text[0] = g_ascii_toupper (cell->text[0]);
  cell->style = g_strdup_printf ("lia-process-%s", hue != NULL ? hue : "slate");
}

static char *
on_one_line (char *text)
{
  return g_strdelimit (text, "\n\r\t", ' ');
}

/* Fills an empty cell with what @field of @record says; @today is the day it is seen from. */
void
lia_cell_fill (LiaCell *cell,
               LiaReader *reader,
               const LiaRecord *record,
               const LiaField *field,
               gint32 today)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  g_autofree char *value = lia_reader_value (reader, record, field->name);

  if (value == NULL)
    cell->text = g_strdup ("");
  else if (field->kind == LIA_FIELD_CHOICE)
    fill_choice (cell, field, value);
  else if (field->kind == LIA_FIELD_DATE)
    fill_date (cell, record, field, value, today);
  else if (field->kind == LIA_FIELD_REFERENCE && g_str_equal (field->refers_to, "process"))
    fill_process (cell, reader, value);
  else
    cell->text = on_one_line (lia_reader_display (reader, type, field->name, value));
}

void
lia_cell_clear (LiaCell *cell)
{
  g_clear_pointer (&cell->text, g_free);
  g_clear_pointer (&cell->style, g_free);
  cell->icon = NULL;
}

gboolean
lia_cell_equal (const LiaCell *a, const LiaCell *b)
{
  return g_strcmp0 (a->text, b->text) == 0 && g_strcmp0 (a->icon, b->icon) == 0 &&
         g_strcmp0 (a->style, b->style) == 0;
}
