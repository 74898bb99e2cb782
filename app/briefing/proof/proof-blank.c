#include "proof-clearance.h"

#include "briefing/clearance/cleared-changes-private.h"
#include "briefing/clearance/cleared-private.h"

/* The same words become the same number, so that what belongs together still does. */
static const char *
number_for (GHashTable *numbers, const char *value, gboolean address)
{
  const char *known = g_hash_table_lookup (numbers, value);
  char *number;

  if (known != NULL)
    return known;

  number = g_strdup_printf (address ? "https://%u/" : "%u", g_hash_table_size (numbers) + 1);
  g_hash_table_insert (numbers, g_strdup (value), number);
  return number;
}

static void
blank_cleared (LiaCleared *cleared, GHashTable *numbers)
{
  const LiaRecordType *type = lia_cleared_get_record_type (cleared);

  for (guint i = 0; i < lia_record_type_n_fields (type); i++) {
    const char *value = lia_cleared_get_nth (cleared, i);

    if (lia_proof_has_words (&type->fields[i], value))
      lia_cleared_replace (cleared, i,
                           number_for (numbers, value, type->fields[i].kind == LIA_FIELD_ADDRESS));
  }
}

static void
blank_text (char **text, const LiaField *field, GHashTable *numbers)
{
  char *number;

  if (field == NULL || !lia_proof_has_words (field, *text))
    return;

  number = g_strdup (number_for (numbers, *text, field->kind == LIA_FIELD_ADDRESS));
  g_free (*text);
  *text = number;
}

static void
blank_changes (const LiaClearedChanges *changes, GHashTable *numbers)
{
  for (guint i = 0; i < changes->all->len; i++) {
    LiaClearedChange *change = g_ptr_array_index (changes->all, i);

    blank_text (&change->from, change->field, numbers);
    blank_text (&change->to, change->field, numbers);
  }
}

static void
blank_list (GPtrArray *list, GHashTable *numbers)
{
  for (guint i = 0; i < list->len; i++)
    blank_cleared (g_ptr_array_index (list, i), numbers);
}

static void
retitle_list (GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    lia_cleared_compose_title (g_ptr_array_index (list, i));
}

/**
 * lia_clearance_blank:
 * @self: a clearance that nothing but a proof needs any more
 *
 * Puts numbers in the place of all words. Whatever still has words in it if it is made of this has
 * them from the program.
 */
void
lia_clearance_blank (LiaClearance *self)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i <= self->types->len; i++)
    blank_list (lia_clearance_nth_list (self, i), numbers);
  if (self->changes != NULL) {
    blank_changes (self->changes, numbers);
    blank_list (self->changes->gone, numbers);
    retitle_list (self->changes->gone);
  }
  lia_clearance_compose_titles (self);
}
