#include "clearance-private.h"
#include "cleared-private.h"
#include "records/types.h"

/* What the Chatham House Rule withholds. */

/* What says who was there or who spoke, which the Chatham House Rule withholds. */
static const struct {
  const LiaRecordType *type;
  const char *field;
} attributions[] = {
  { &lia_engagement_type, "organisations" },
  { &lia_agenda_item_type, "speakers" },
};

/* A record that names who made or raised it tells who was at the meeting it is linked to by these:
 * it goes without its origin. */
static const char *const attributing_relations[] = { "made_at", "raised_at" };

/**
 * lia_clearance_is_unattributed:
 * @cleared: a cleared record
 *
 * Returns: whether it is under the Chatham House Rule by itself
 */
gboolean
lia_clearance_is_unattributed (const LiaCleared *cleared)
{
  int flag = lia_record_type_index (lia_cleared_get_record_type (cleared), "chatham_house");

  return flag >= 0 && lia_cleared_get_nth (cleared, flag) != NULL;
}

/**
 * lia_clearance_is_attribution:
 * @type: a record type
 * @field: one of its fields
 *
 * Returns: whether it says who was there or who spoke, which the Chatham House Rule withholds
 */
gboolean
lia_clearance_is_attribution (const LiaRecordType *type, const LiaField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (attributions); i++)
    if (attributions[i].type == type && g_str_equal (attributions[i].field, field->name))
      return TRUE;

  return FALSE;
}

/**
 * lia_clearance_is_attributing:
 * @relation: the name of a #LiaRelation
 *
 * Returns: whether what is linked by it to a meeting tells who was there: such a link to one under
 *   the Chatham House Rule doesn't exist
 */
gboolean
lia_clearance_is_attributing (const char *relation)
{
  for (guint i = 0; i < G_N_ELEMENTS (attributing_relations); i++)
    if (g_str_equal (attributing_relations[i], relation))
      return TRUE;

  return FALSE;
}
