#include "clearance-private.h"
#include "cleared-private.h"
#include "records/types.h"

static gboolean
is_territory (const LiaCleared *cleared)
{
  return lia_cleared_get_record_type (cleared) == &lia_participant_type &&
         g_strcmp0 (lia_cleared_get (cleared, "kind"), "territory") == 0;
}

/* The register has one name for a state, in its own language; its code has one in each. */
static void
compose_title (LiaClearance *self, LiaCleared *cleared)
{
  const char *code = self->country_names != NULL && is_territory (cleared)
                         ? lia_cleared_get (cleared, "code")
                         : NULL;
  const char *name = code != NULL ? lia_country_names_find (self->country_names, code) : NULL;

  lia_cleared_compose_title (cleared);
  if (name != NULL)
    lia_cleared_set_title (cleared, name);
}

/**
 * lia_clearance_compose_titles:
 * @self: a clearance whose references are resolved
 *
 * Makes all titles. One may be made of another that is made of others; two rounds more settle
 * those.
 */
void
lia_clearance_compose_titles (LiaClearance *self)
{
  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i <= self->types->len; i++) {
      GPtrArray *list = lia_clearance_nth_list (self, i);

      for (guint j = 0; j < list->len; j++)
        if (round == 0 || lia_cleared_title_depends (g_ptr_array_index (list, j)))
          compose_title (self, g_ptr_array_index (list, j));
    }
}
