#include "belonging.h"

#include <glib/gi18n.h>

#include "records/relation.h"

/* A link is called as it reads at the record that is looked at, whichever way it points. */
static char *
name_link (LiaReader *reader, const LiaId *whole, const LiaRecord *link)
{
  const LiaRelation *relation = lia_relation_find (lia_record_get (link, "relation"));
  LiaId source = { { 0 } }, target = { { 0 } };
  g_autofree char *title = NULL;
  gboolean inverse;

  if (relation == NULL || !lia_id_parse (lia_record_get (link, "source"), &source) ||
      !lia_id_parse (lia_record_get (link, "target"), &target))
    return NULL;

  inverse = lia_id_equal (&target, whole);
  title = lia_reader_title (reader, inverse ? &source : &target);
  /* Translators: how a record is related to another, and the title of that one: Addresses “…”. */
  return g_strdup_printf (_ ("%s “%s”"), lia_relation_label (relation, inverse), title);
}

static char *
name_part (LiaReader *reader, const LiaRecord *part)
{
  g_autofree char *title = lia_reader_record_title (reader, part);

  /* Translators: a type of record, and the title of one: Update “…”. */
  return g_strdup_printf (_ ("%s “%s”"), lia_record_type_label (lia_record_get_record_type (part)),
                          title);
}

/**
 * lia_belonging_name:
 * @reader: a reader
 * @whole: the record whose history is told
 * @entry: a change in that history
 *
 * Returns: (transfer full) (nullable): how that history calls the link or the part that was
 *   changed, on one line; %NULL if it was the record itself
 */
char *
lia_belonging_name (LiaReader *reader, const LiaId *whole, const LiaHistoryEntry *entry)
{
  g_autoptr (LiaRecord) record = NULL;
  char *name = NULL;

  if (lia_id_equal (&entry->id, whole))
    return NULL;

  record = lia_reader_get (reader, &entry->id, NULL);
  if (record != NULL)
    name = g_str_equal (entry->type->name, "link") ? name_link (reader, whole, record)
                                                   : name_part (reader, record);

  /* One that an undo took away has no title any more. */
  return name != NULL ? name : g_strdup (lia_record_type_label (entry->type));
}
