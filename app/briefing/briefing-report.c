#include "briefing.h"
#include "briefing/memory/departure.h"

static void
content_clear (LiaBriefingContent *content)
{
  g_free (content->name);
}

/**
 * lia_briefing_report_new:
 * @clearance: what may be seen
 * @mark: the mark of the whole
 *
 * Returns: (transfer full): a report of what was held back, without contents
 */
LiaBriefingReport *
lia_briefing_report_new (LiaClearance *clearance, const char *mark)
{
  LiaBriefingReport *self = g_new0 (LiaBriefingReport, 1);

  self->mark = g_strdup (mark);
  self->contents = g_array_new (FALSE, FALSE, sizeof (LiaBriefingContent));
  g_array_set_clear_func (self->contents, (GDestroyNotify) content_clear);
  self->held_back = g_array_ref (lia_clearance_get_held_back (clearance));
  self->unattributed = g_ptr_array_ref (lia_clearance_get_unattributed (clearance));

  return self;
}

/**
 * lia_briefing_report_add:
 * @self: a report
 * @name: a part of what goes out
 * @n_rows: how many records are in it
 */
void
lia_briefing_report_add (LiaBriefingReport *self, const char *name, guint n_rows)
{
  LiaBriefingContent content = { g_strdup (name), n_rows };

  g_array_append_val (self->contents, content);
}

static gboolean
is_list (const LiaSection *section)
{
  return section->table != NULL && !section->hidden &&
         !g_str_equal (section->key, LIA_DOCUMENT_GUIDE);
}

static guint
count_rows (const LiaSection *section)
{
  guint n = 0;

  for (guint i = 0; section->blocks != NULL && i < section->blocks->len; i++) {
    const LiaBlock *block = g_ptr_array_index (section->blocks, i);

    if (block->table != NULL)
      n += lia_listing_n_rows (block->table);
  }

  return n;
}

/**
 * lia_briefing_report_add_document:
 * @self: a report
 * @document: what goes out
 *
 * Tells how many rows its lists have; where there are none, what goes in stands in the tables of
 * its sections.
 */
void
lia_briefing_report_add_document (LiaBriefingReport *self, const LiaDocument *document)
{
  for (guint i = 0; i < document->sections->len; i++) {
    const LiaSection *section = g_ptr_array_index (document->sections, i);

    if (is_list (section))
      lia_briefing_report_add (self, section->name, lia_listing_n_rows (section->table));
  }
  if (self->contents->len > 0)
    return;

  for (guint i = 0; i < document->sections->len; i++) {
    const LiaSection *section = g_ptr_array_index (document->sections, i);

    if (count_rows (section) > 0)
      lia_briefing_report_add (self, section->name, count_rows (section));
  }
}

/**
 * lia_briefing_report_free:
 * @self: (transfer full) (nullable): a report
 */
void
lia_briefing_report_free (LiaBriefingReport *self)
{
  if (self == NULL)
    return;

  g_free (self->mark);
  g_array_unref (self->contents);
  g_array_unref (self->held_back);
  g_ptr_array_unref (self->unattributed);
  g_free (self->about);
  g_free (self->file_name);
  g_free (self->unremembered);
  g_free (self->overlong);
  g_clear_pointer (&self->departure, lia_departure_free);
  g_free (self);
}
