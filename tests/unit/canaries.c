#include "canaries.h"

#include <string.h>
#include <zip.h>

#include "records/relation.h"
#include "records/types.h"

const char *const canaries_marks[] = { "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:RED" };

/* The keys of one record of each type, by type, for each rank. */
typedef GHashTable *Ranks[CANARIES_N_MARKS];

void
canaries_refer (CanariesDraft *draft,
                const LiaRecordType *type,
                const LiaId *id,
                const char *field,
                const LiaId *to)
{
  g_autofree char *text = lia_id_to_text (to);

  lia_edit_set (draft->edit, type, id, field, NULL, text);
}

void
canaries_begin (CanariesDraft *draft)
{
  draft->edit = lia_edit_new ("Fill");
  for (guint i = 0; i < CANARIES_N_MARKS; i++) {
    g_autofree char *rank = g_strdup_printf ("%u", i);

    draft->marks[i] = lia_edit_create (draft->edit, &lia_mark_type);
    lia_edit_set (draft->edit, &lia_mark_type, &draft->marks[i], "label", NULL, canaries_marks[i]);
    lia_edit_set (draft->edit, &lia_mark_type, &draft->marks[i], "rank", NULL, rank);
  }
}

void
canaries_finish (CanariesDraft *draft, Fixture *fixture)
{
  fixture_apply (fixture, draft->edit);
  g_clear_object (&draft->edit);
}

char *
canaries_word (const LiaRecordType *type, const LiaField *field, guint rank)
{
  char *word = g_strdup_printf ("canary%c%s%s", "wxyz"[rank], type -> name, field -> name);

  return g_strdelimit (word, "_", 'q');
}

/* A word that is nowhere else, for every field that somebody writes words into, and for what has to
 * be there. */
static char *
canary_for (const LiaRecordType *type, const LiaField *field, guint rank)
{
  g_autofree char *word = canaries_word (type, field, rank);
  gboolean searched = (field->flags & LIA_FIELD_SEARCHED) != 0 ||
                      ((field->flags & LIA_FIELD_REQUIRED) && !g_str_equal (field->name, "shows"));

  switch (field->kind) {
  case LIA_FIELD_TEXT:
  case LIA_FIELD_PROSE:
  case LIA_FIELD_TAGS:
    return searched ? g_steal_pointer (&word) : NULL;
  case LIA_FIELD_ADDRESS:
    return g_strconcat ("https://", word, ".example/", NULL);
  case LIA_FIELD_CHOICE:
    return (field->flags & LIA_FIELD_OPEN) ? g_steal_pointer (&word)
                                           : g_strdup (field->choices[0].value);
  case LIA_FIELD_DATE:
    return g_strdup ("2031-07-02");
  case LIA_FIELD_INTEGER:
    return g_strdup ("7341");
  case LIA_FIELD_TIME:
  case LIA_FIELD_TIME_ZONE:
  case LIA_FIELD_REFERENCE:
  case LIA_FIELD_FLAG:
  default:
    return NULL;
  }
}

static void
fill_canary (CanariesDraft *draft,
             const LiaRecordType *type,
             const LiaId *id,
             GHashTable *ids,
             guint rank)
{
  for (const LiaField *field = type->fields; field->name != NULL; field++) {
    g_autofree char *canary = canary_for (type, field, rank);
    const LiaId *to = field->refers_to != NULL
                          ? g_hash_table_lookup (ids, lia_record_type_find (field->refers_to))
                          : NULL;

    if (canary != NULL)
      lia_edit_set (draft->edit, type, id, field->name, NULL, canary);
    else if (to != NULL && to != id)
      canaries_refer (draft, type, id, field->name, to);
  }
  if (type == &lia_view_type)
    lia_edit_set (draft->edit, type, id, "shows", NULL, "commitment");
  canaries_refer (draft, type, id, "mark", &draft->marks[rank]);
}

/* A record of every type at one mark. */
static void
add_canaries (CanariesDraft *draft, guint rank, GHashTable *ids)
{
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    if (*type != &lia_mark_type && *type != &lia_link_type) {
      LiaId id = lia_edit_create (draft->edit, *type);

      g_hash_table_insert (ids, (gpointer) *type, lia_id_copy (&id));
    }
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++)
    if (g_hash_table_contains (ids, *type))
      fill_canary (draft, *type, g_hash_table_lookup (ids, *type), ids, rank);
}

/* A part with one mark of a whole with another may be seen by whoever may see both. */
static void
add_parts (CanariesDraft *draft, Ranks ids, guint whole, guint part)
{
  for (const LiaRecordType *const *type = lia_record_types (); *type != NULL; type++) {
    const LiaRecordType *whole_type;
    LiaId id;

    if ((*type)->part_of == NULL)
      continue;
    whole_type = lia_record_type_find (lia_record_type_field (*type, (*type)->part_of)->refers_to);
    id = lia_edit_create (draft->edit, *type);
    fill_canary (draft, *type, &id, ids[MAX (whole, part)], MAX (whole, part));
    canaries_refer (draft, *type, &id, (*type)->part_of,
                    g_hash_table_lookup (ids[whole], whole_type));
    canaries_refer (draft, *type, &id, "mark", &draft->marks[part]);
  }
}

static void
link_types (CanariesDraft *draft,
            const LiaRelation *relation,
            const LiaRecordType *from,
            const LiaRecordType *to,
            Ranks ids)
{
  for (guint i = 0; i < CANARIES_N_MARKS; i++)
    for (guint j = 0; j < CANARIES_N_MARKS; j++) {
      const LiaId *source = g_hash_table_lookup (ids[i], from);
      const LiaId *target = g_hash_table_lookup (ids[j], to);

      if (source != target)
        lia_edit_link (draft->edit, relation->name, source, target, "canaryqlinknote");
    }
}

/* Whatever can be linked is, across all marks: a link leads from what may be seen to what may not.
 */
static void
add_links (CanariesDraft *draft, Ranks ids)
{
  for (const LiaRelation *relation = lia_relations (); relation->name != NULL; relation++)
    for (const LiaRecordType *const *from = lia_record_types (); *from != NULL; from++)
      for (const LiaRecordType *const *to = lia_record_types (); *to != NULL; to++)
        if (g_hash_table_contains (ids[0], *from) && g_hash_table_contains (ids[0], *to) &&
            lia_relation_starts_at (relation, (*from)->name) &&
            lia_relation_points_at (relation, (*to)->name))
          link_types (draft, relation, *from, *to, ids);
}

/* Who was at a meeting under the Chatham House Rule is told at no mark. */
static void
add_unattributed (CanariesDraft *draft, GHashTable *ids)
{
  LiaId meeting = lia_edit_create (draft->edit, &lia_engagement_type);
  LiaId item = lia_edit_create (draft->edit, &lia_agenda_item_type);
  LiaId participation = lia_edit_create (draft->edit, &lia_participation_type);

  fill_canary (draft, &lia_engagement_type, &meeting, ids, 0);
  lia_edit_set (draft->edit, &lia_engagement_type, &meeting, "chatham_house", NULL, "1");
  lia_edit_set (draft->edit, &lia_engagement_type, &meeting, "organisations", NULL,
                "canaryqorganisation");
  fill_canary (draft, &lia_agenda_item_type, &item, ids, 0);
  canaries_refer (draft, &lia_agenda_item_type, &item, "engagement", &meeting);
  lia_edit_set (draft->edit, &lia_agenda_item_type, &item, "speakers", NULL, "canaryqspeaker");
  fill_canary (draft, &lia_participation_type, &participation, ids, 0);
  canaries_refer (draft, &lia_participation_type, &participation, "engagement", &meeting);
  lia_edit_set (draft->edit, &lia_participation_type, &participation, "statement", NULL,
                "canaryqstatement");
}

void
canaries_fill (Fixture *fixture)
{
  CanariesDraft draft;
  Ranks ids;

  canaries_begin (&draft);
  for (guint rank = 0; rank < CANARIES_N_MARKS; rank++) {
    ids[rank] = g_hash_table_new_full (NULL, NULL, NULL, g_free);
    add_canaries (&draft, rank, ids[rank]);
  }
  for (guint whole = 0; whole < CANARIES_N_MARKS; whole++)
    for (guint part = 0; part < CANARIES_N_MARKS; part++)
      add_parts (&draft, ids, whole, part);
  add_links (&draft, ids);
  add_unattributed (&draft, ids[0]);
  canaries_finish (&draft, fixture);
  for (guint rank = 0; rank < CANARIES_N_MARKS; rank++)
    g_hash_table_unref (ids[rank]);
}

/* The first records of a type were made in the order of their marks. */
LiaId
canaries_find (Fixture *fixture, const LiaRecordType *type, guint rank)
{
  g_autofree char *reference = g_strdup_printf ("%s-%03u", type->prefix, rank + 1);
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaRecord) record = lia_reader_find (reader, type, reference, NULL);

  g_assert_nonnull (record);
  return *lia_record_get_id (record);
}

/* The words of a PDF, which its bytes don't show, and what it says about itself. */
static void
read_pages (const char *path, GString *text)
{
  const char *commands[][4] = { { "pdftotext", path, "-", NULL }, { "pdfinfo", path, NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++) {
    g_autofree char *out = NULL;
    g_autoptr (GError) error = NULL;

    g_spawn_sync (NULL, (char **) commands[i], NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL,
                  NULL, &error);
    g_assert_no_error (error);
    g_string_append (text, out);
  }
}

/* All parts of a workbook after one another, the words of a PDF, or any other file as it is, in
 * small letters. */
char *
canaries_read (const char *path)
{
  g_autoptr (GString) text = g_string_new (path);
  zip_t *archive = g_str_has_suffix (path, ".xlsx") ? zip_open (path, ZIP_RDONLY, NULL) : NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  if (archive == NULL) {
    g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
    g_string_append_len (text, bytes, (gssize) size);
  }
  for (zip_int64_t i = 0; archive != NULL && i < zip_get_num_entries (archive, 0); i++) {
    zip_file_t *file = zip_fopen_index (archive, i, 0);
    char buffer[4096];
    zip_int64_t n;

    g_string_append (text, zip_get_name (archive, i, 0));
    while ((n = zip_fread (file, buffer, sizeof buffer)) > 0)
      g_string_append_len (text, buffer, n);
    zip_fclose (file);
  }
  g_clear_pointer (&archive, zip_discard);
  if (g_str_has_suffix (path, ".pdf"))
    read_pages (path, text);
  for (gsize i = 0; i < text->len; i++)
    text->str[i] = text->str[i] != '\0' ? g_ascii_tolower (text->str[i]) : ' ';

  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
canaries_assert_silent (Fixture *fixture, const char *name, guint rank, gboolean words)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *text = canaries_read (path);

  for (guint i = 0; i < CANARIES_N_MARKS; i++) {
    g_autofree char *canary = g_strdup_printf ("canary%c", "wxyz"[i]);

    g_assert_true (i <= rank ? !words || strstr (text, canary) != NULL
                             : strstr (text, canary) == NULL);
  }
  g_assert_null (strstr (text, "canaryq"));
}
