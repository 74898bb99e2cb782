#include "briefing-options.h"

/* The fields of a copy that are its own. What is not named here are constants and numbers. */
static const gsize texts[] = {
  G_STRUCT_OFFSET (LiaBriefingOptions, title),
  G_STRUCT_OFFSET (LiaBriefingOptions, author),
  G_STRUCT_OFFSET (LiaBriefingOptions, audience),
  G_STRUCT_OFFSET (LiaBriefingOptions, introduction),
  G_STRUCT_OFFSET (LiaBriefingOptions, ceiling),
  G_STRUCT_OFFSET (LiaBriefingOptions, since),
  G_STRUCT_OFFSET (LiaBriefingOptions, language),
  G_STRUCT_OFFSET (LiaBriefingOptions, filter),
};
static const gsize lists[] = {
  G_STRUCT_OFFSET (LiaBriefingOptions, sections),
  G_STRUCT_OFFSET (LiaBriefingOptions, columns),
};
static const gsize keys[] = {
  G_STRUCT_OFFSET (LiaBriefingOptions, scope),
  G_STRUCT_OFFSET (LiaBriefingOptions, view),
  G_STRUCT_OFFSET (LiaBriefingOptions, named),
};

/**
 * lia_briefing_options_copy:
 * @self: options
 *
 * Returns: (transfer full): the same, for as long as they are needed
 */
LiaBriefingOptions *
lia_briefing_options_copy (const LiaBriefingOptions *self)
{
  LiaBriefingOptions *copy = g_memdup2 (self, sizeof *self);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    char **text = G_STRUCT_MEMBER_P (copy, texts[i]);

    *text = g_strdup (*text);
  }
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    char ***list = G_STRUCT_MEMBER_P (copy, lists[i]);

    *list = g_strdupv (*list);
  }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    LiaId **key = G_STRUCT_MEMBER_P (copy, keys[i]);

    *key = *key != NULL ? lia_id_copy (*key) : NULL;
  }
  if (copy->as_at != NULL)
    g_date_time_ref (copy->as_at);

  return copy;
}

/**
 * lia_briefing_options_free:
 * @self: (transfer full): a copy of options
 */
void
lia_briefing_options_free (LiaBriefingOptions *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (G_STRUCT_MEMBER (char *, self, texts[i]));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_strfreev (G_STRUCT_MEMBER (char **, self, lists[i]));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_free (G_STRUCT_MEMBER (LiaId *, self, keys[i]));
  g_clear_pointer (&self->as_at, g_date_time_unref);
  g_free (self);
}
