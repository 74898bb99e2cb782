#include "column-choice.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "register/query.h"

#define TITLE_WIDTH 300
/* As wide as most titles are; what a window has beyond that goes to other columns of words. */
#define EASY_TITLE_WIDTH 520
#define MOST_SPARE 120

/* What stands in a cell beside its words, and what a letter of them takes. */
#define WIDTH_OF_ICON 42
#define WIDTH_OF_LETTER 8
#define CHOICE_WIDTH 136
#define WIDEST_CHOICE 208
#define REFERENCE_WIDTH 88

/* Which columns people can have: what fits on a line, and what the type lists itself. */
static gboolean
is_offered (const LiaField *field)
{
  if (field->flags & LIA_FIELD_KEPT)
    return FALSE;

  return field->kind != LIA_FIELD_PROSE || (field->flags & LIA_FIELD_LISTED) != 0;
}

/* (transfer full) (element-type LiaField): the columns that can be shown, in the order of forms. */
GPtrArray *
lia_column_choice_offered (const LiaRecordType *type)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (const LiaField *field = type->fields; field->name != NULL; field++)
    if (is_offered (field))
      g_ptr_array_add (fields, (gpointer) field);
  for (const LiaField *field = type->derived; field != NULL && field->name != NULL; field++)
    g_ptr_array_add (fields, (gpointer) field);

  return fields;
}

/* The field that takes the rest of the width: the title, or else the first text. */
gboolean
lia_column_choice_is_title (const LiaRecordType *type, const LiaField *field)
{
  if (type->title != NULL)
    return g_str_equal (type->title, field->name);

  return field == type->fields;
}

static char *
load (const char *key, const char *type)
{
  g_autoptr (GSettings) settings = g_settings_new (LIA_APPLICATION_ID);
  g_autoptr (GVariant) all = g_settings_get_value (settings, key);
  char *text = NULL;

  g_variant_lookup (all, type, "s", &text);

  return text;
}

static void
save (const char *key, const char *type, const char *text)
{
  g_autoptr (GSettings) settings = g_settings_new (LIA_APPLICATION_ID);
  g_autoptr (GVariant) all = g_settings_get_value (settings, key);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&builder, "{ss}", type, text);
  for (gsize i = 0; i < g_variant_n_children (all); i++) {
    const char *name, *value;

    g_variant_get_child (all, i, "{&s&s}", &name, &value);
    if (!g_str_equal (name, type))
      g_variant_builder_add (&builder, "{ss}", name, value);
  }
  g_settings_set_value (settings, key, g_variant_builder_end (&builder));
}

/* (transfer full) (element-type LiaField): the columns that this user has for @type. */
GPtrArray *
lia_column_choice_load (const LiaRecordType *type)
{
  g_autofree char *text = load ("columns", type->name);
  g_auto (GStrv) names = text != NULL ? g_strsplit (text, ",", -1) : NULL;
  GPtrArray *fields = g_ptr_array_new ();

  for (const LiaField *field = type->fields; field->name != NULL; field++) {
    gboolean listed = (field->flags & LIA_FIELD_LISTED) != 0;

    if (names != NULL)
      listed = g_strv_contains ((const char *const *) names, field->name);
    if (listed && is_offered (field))
      g_ptr_array_add (fields, (gpointer) field);
  }
  for (const LiaField *field = type->derived; field != NULL && field->name != NULL; field++)
    if (names != NULL && g_strv_contains ((const char *const *) names, field->name))
      g_ptr_array_add (fields, (gpointer) field);

  return fields;
}

void
lia_column_choice_save (const LiaRecordType *type, GPtrArray *fields)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++) {
    const LiaField *field = g_ptr_array_index (fields, i);

    g_string_append_printf (names, "%s%s", i > 0 ? "," : "", field->name);
  }
  save ("columns", type->name, names->str);
}

/* In some languages the same word is half as long again. */
static int
width_of_choices (const LiaField *field)
{
  int longest = 0;

  for (const LiaChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    longest = MAX (longest, (int) g_utf8_strlen (_ (choice->label), -1));

  return CLAMP (WIDTH_OF_ICON + WIDTH_OF_LETTER * longest, CHOICE_WIDTH, WIDEST_CHOICE);
}

static gboolean
is_words (const LiaField *field)
{
  switch (field->kind) {
  case LIA_FIELD_TEXT:
  case LIA_FIELD_PROSE:
  case LIA_FIELD_TAGS:
    return TRUE;
  case LIA_FIELD_REFERENCE:
    return !g_str_equal (field->refers_to, "process");
  default:
    return FALSE;
  }
}

/* How wide a column is at first, by what it holds. */
int
lia_column_choice_width (const LiaField *field)
{
  if (field == NULL)
    return REFERENCE_WIDTH;

  switch (field->kind) {
  case LIA_FIELD_DATE:
    return 154;
  case LIA_FIELD_CHOICE:
    return width_of_choices (field);
  case LIA_FIELD_REFERENCE:
    return g_str_equal (field->refers_to, "process") ? 104 : 150;
  case LIA_FIELD_INTEGER:
  case LIA_FIELD_FLAG:
  case LIA_FIELD_TIME:
    return 84;
  default:
    return 120;
  }
}

/* What people look at first: when, whose, how far; then the rest as it is described. */
static int
rank (const LiaRecordType *type, const LiaField *field, guint index)
{
  if (lia_column_choice_is_title (type, field))
    return 0;
  if (g_strcmp0 (type->order, field->name) == 0)
    return 1;
  if (g_str_equal (field->name, "status") || g_str_equal (field->name, "state"))
    return 2;
  if (field->kind == LIA_FIELD_REFERENCE && g_str_equal (field->refers_to, "process"))
    return 3;

  return 10 + index;
}

/* (transfer full) (element-type LiaField): those of @fields for which @width has room beside the
 * reference, the most telling first, in their own order. The title is always among them. */
GPtrArray *
lia_column_choice_fitting (const LiaRecordType *type, GPtrArray *fields, int width)
{
  g_autoptr (GHashTable) chosen = g_hash_table_new (NULL, NULL);
  GPtrArray *fitting = g_ptr_array_new ();
  int left = width - REFERENCE_WIDTH - TITLE_WIDTH;

  for (int wanted = 0; wanted < 10 + (int) fields->len; wanted++)
    for (guint i = 0; i < fields->len; i++) {
      const LiaField *field = g_ptr_array_index (fields, i);
      int needs;

      if (rank (type, field, i) != wanted)
        continue;
      needs = lia_column_choice_is_title (type, field) ? 0 : lia_column_choice_width (field);
      if (needs > left)
        continue;
      left -= needs;
      g_hash_table_add (chosen, (gpointer) field);
    }

  for (guint i = 0; i < fields->len; i++)
    if (g_hash_table_contains (chosen, g_ptr_array_index (fields, i)) ||
        lia_column_choice_is_title (type, g_ptr_array_index (fields, i)))
      g_ptr_array_add (fitting, g_ptr_array_index (fields, i));

  return fitting;
}

/* How much wider than lia_column_choice_width() the column of @field can be, where those of
 * @fitting share @width: the title needs no more than it has then. */
int
lia_column_choice_spare (const LiaRecordType *type,
                         GPtrArray *fitting,
                         int width,
                         const LiaField *field)
{
  int left = width - REFERENCE_WIDTH - EASY_TITLE_WIDTH;
  int n = 0;

  if (field == NULL || !is_words (field))
    return 0;

  for (guint i = 0; i < fitting->len; i++) {
    const LiaField *other = g_ptr_array_index (fitting, i);

    if (lia_column_choice_is_title (type, other))
      continue;
    left -= lia_column_choice_width (other);
    n += is_words (other);
  }

  return n > 0 ? CLAMP (left / n, 0, MOST_SPARE) : 0;
}

/* (nullable): the field by which this user sorts @type; %NULL is the reference. */
const LiaField *
lia_sort_choice_load (const LiaRecordType *type, gboolean *descending)
{
  g_autofree char *text = load ("sort", type->name);
  const char *name = text != NULL && *text == '-' ? text + 1 : text;

  if (name != NULL && (*name == '\0' || lia_query_sort_field (type, name) != NULL)) {
    *descending = *text == '-';
    return *name != '\0' ? lia_query_sort_field (type, name) : NULL;
  }

  *descending = type->descending;

  return type->order != NULL ? lia_record_type_field (type, type->order) : NULL;
}

void
lia_sort_choice_save (const LiaRecordType *type, const LiaField *field, gboolean descending)
{
  g_autofree char *text =
      g_strconcat (descending ? "-" : "", field != NULL ? field->name : "", NULL);

  save ("sort", type->name, text);
}
