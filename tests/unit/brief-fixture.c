#include "brief-fixture.h"
#include "briefing/kinds/near.h"

#include <string.h>

#include "briefing-fixture.h"
#include "records/date.h"
#include "records/types.h"

const char *const brief_marks[] = { "TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:RED" };

void
brief_set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  for (guint i = 0; i < BRIEF_N_MARKS; i++) {
    g_autofree char *rank = g_strdup_printf ("%u", i);

    fixture_add (fixture, "mark", "label", brief_marks[i], "rank", rank, NULL);
  }
}

void
brief_mark (Fixture *fixture, const LiaId *id, guint rank)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaRecord) mark = lia_reader_find (reader, &lia_mark_type, brief_marks[rank], NULL);
  g_autofree char *text = lia_id_to_text (lia_record_get_id (mark));

  fixture_set (fixture, id, "mark", text, NULL);
}

char *
brief_text (const LiaId *id)
{
  return lia_id_to_text (id);
}

LiaId
brief_add_process (Fixture *fixture, const char *short_name, const char *name)
{
  return fixture_add (fixture, "process", "name", name, "short_name", short_name, NULL);
}

LiaId
brief_add_engagement (Fixture *fixture,
                      const LiaId *process,
                      const char *title,
                      const char *state,
                      const char *date)
{
  g_autofree char *whose = lia_id_to_text (process);

  return fixture_add (fixture, "engagement", "title", title, "process", whose, "state", state,
                      date != NULL ? "date" : NULL, date, NULL);
}

LiaId
brief_add_commitment (Fixture *fixture, const char *title, const char *kind, const char *due)
{
  return fixture_add (fixture, "commitment", "title", title, "kind", kind, "status", "in_progress",
                      due != NULL ? "due" : NULL, due, NULL);
}

LiaId
brief_add_part (Fixture *fixture,
                const LiaId *engagement,
                const LiaId *participant,
                const char *role)
{
  g_autofree char *whole = lia_id_to_text (engagement);
  g_autofree char *who = lia_id_to_text (participant);

  return fixture_add (fixture, "participation", "engagement", whole, "participant", who, "role",
                      role, NULL);
}

LiaId
brief_add_source (Fixture *fixture, const LiaId *of, const char *title)
{
  LiaId source = fixture_add (fixture, "source", "title", title, NULL);

  fixture_link (fixture, "comes_from", of, &source);
  return source;
}

/* What is asked for on a Monday in November, for whoever may see what is green. */
BriefWish
brief_wish (const LiaBriefingKind *kind, const LiaId *scope)
{
  return (BriefWish) {
    .kind = kind,
    .scope = scope,
    .today = lia_day_from_civil (2026, 11, 23),
    .since = LIA_DAY_NONE,
  };
}

static LiaClearance *
clear (LiaReader *reader, const BriefWish *wish, GError **error)
{
  const char *ceiling = wish->ceiling != NULL ? wish->ceiling : "TLP:GREEN";
  LiaBriefingOptions options = {
    .kind = wish->kind, .scope = wish->scope, .ceiling = ceiling, .personal = wish->personal
  };

  return wish->near ? lia_near_clear (reader, &options, wish->today, NULL, NULL, error)
                    : lia_clearance_new (reader, wish->kind->types, NULL, ceiling, wish->personal,
                                         NULL, NULL, error);
}

LiaDocument *
brief_compose (Fixture *fixture, const BriefWish *wish)
{
  LiaBriefingOptions options = { .kind = wish->kind, .sections = wish->sections };
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaReader) reader = lia_register_read (fixture->reg);
  g_autoptr (LiaClearance) clearance = clear (reader, wish, &error);
  g_autoptr (GDateTime) as_at = g_date_time_new_utc (2026, 11, 23, 12, 0, 0);
  g_autoptr (GHashTable) gathered =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  LiaComposition with = { .options = &options,
                          .clearance = clearance,
                          .office = "RSO",
                          .today = wish->today,
                          .since = wish->since,
                          .shortening = wish->shortening,
                          .gathered = gathered };
  g_autofree char *title = NULL;
  g_autofree char *subject = NULL;
  LiaDocument *document;

  g_assert_no_error (error);
  with.scope = lia_clearance_find (clearance, wish->scope);
  g_assert_nonnull (with.scope);
  title = lia_briefing_kind_title (wish->kind, &with);
  subject = wish->kind->subject (&with);
  document = lia_document_new (title, subject, as_at);
  lia_briefing_kind_compose (wish->kind, document, &with);

  return document;
}

static void
tell_cell (GString *text, const LiaCell *cell)
{
  g_autofree char *said = briefing_cell_to_text (cell);

  g_string_append_printf (text, "%s | ", said);
}

static void
tell_block (GString *text, const LiaBlock *block)
{
  gboolean filled = block->facts != NULL || block->paragraphs != NULL;

  g_string_append_printf (text, "= %s\n", block->heading);
  for (guint i = 0; block->facts != NULL && i < block->facts->len; i++) {
    const LiaFact *fact = g_ptr_array_index (block->facts, i);

    g_string_append_printf (text, "%s: %s\n", fact->label, fact->value);
  }
  for (guint i = 0; block->paragraphs != NULL && i < block->paragraphs->len; i++)
    g_string_append_printf (text, "%s\n", (char *) g_ptr_array_index (block->paragraphs, i));
  for (guint i = 0; block->table != NULL && i < lia_listing_n_rows (block->table); i++) {
    filled = TRUE;
    for (guint j = 0; j < lia_listing_n_columns (block->table); j++)
      tell_cell (text, lia_listing_get_cell (block->table, i, j));
    g_string_append_c (text, '\n');
  }
  if (!filled)
    g_string_append_printf (text, "%s\n", block->empty);
}

static char *
tell (Fixture *fixture, const BriefWish *wish)
{
  g_autoptr (LiaDocument) document = brief_compose (fixture, wish);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n%s\n", document->title, document->subject);
  for (guint i = 0; i < document->sections->len; i++) {
    const LiaSection *section = g_ptr_array_index (document->sections, i);

    g_string_append_printf (text, "# %s\n%s\n", section->key, section->purpose);
    for (guint j = 0; section->blocks != NULL && j < section->blocks->len; j++)
      tell_block (text, g_ptr_array_index (section->blocks, j));
  }

  return g_string_free (text, FALSE);
}

/* What is near to a record is all that a brief about it looks at. */
char *
brief_tell (Fixture *fixture, const BriefWish *wish)
{
  BriefWish near_wish = *wish;
  g_autofree char *near_text = NULL;
  char *text = tell (fixture, wish);

  if (wish->kind->vicinity != NULL) {
    near_wish.near = TRUE;
    near_text = tell (fixture, &near_wish);
    g_assert_cmpstr (near_text, ==, text);
  }

  return text;
}

void
brief_assert_has (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("There is no “%s” in:\n%s", part, text);
}

void
brief_assert_lacks (const char *text, const char *part)
{
  if (strstr (text, part) != NULL)
    g_error ("There is “%s” in:\n%s", part, text);
}

/* What a brief says in one of its sections. */
char *
brief_section (const char *text, const char *name)
{
  g_autofree char *head = g_strdup_printf ("# %s\n", name);
  const char *start = strstr (text, head);
  const char *end = start != NULL ? strstr (start + 1, "\n# ") : NULL;

  if (start == NULL)
    g_error ("There is no section “%s” in:\n%s", name, text);

  return end != NULL ? g_strndup (start, end + 1 - start) : g_strdup (start);
}
