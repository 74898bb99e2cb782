#include <glib/gi18n.h>
#include <string.h>

#include "search-hit.h"

#define EXCERPT_CHARACTERS 110
#define BEFORE_HIT_CHARACTERS 30

/* Further to the left or right than this there may be no space between words at all. */
#define SPACE_CHARACTERS 12

void
lia_hit_free (LiaHit *hit)
{
  g_free (hit->reference);
  g_free (hit->title);
  g_array_unref (hit->title_marks);
  g_free (hit->part_reference);
  g_free (hit->excerpt);
  g_array_unref (hit->excerpt_marks);
  g_free (hit);
}

static guint
count_bits (guint32 bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;

  return n;
}

/* The beginning of a word near @p, towards @limit. */
static const char *
near_word (const char *start, const char *p, const char *limit)
{
  const char *q = p;

  for (guint i = 0; i < SPACE_CHARACTERS && q > start && q < limit; i++) {
    if (q[-1] == ' ')
      return q;
    q = g_utf8_next_char (q);
  }

  return p;
}

static const char *
step_back (const char *start, const char *p, guint n_characters)
{
  while (n_characters-- > 0 && p > start)
    p = g_utf8_prev_char (p);

  return p;
}

static const char *
step_on (const char *p, guint n_characters)
{
  while (n_characters-- > 0 && *p != '\0')
    p = g_utf8_next_char (p);

  return p;
}

static void
move_marks (GArray *marks, guint from, guint to, guint by)
{
  for (guint i = marks->len; i > 0; i--) {
    LiaHitMark *mark = &g_array_index (marks, LiaHitMark, i - 1);

    if (mark->to <= from || mark->from >= to) {
      g_array_remove_index (marks, i - 1);
      continue;
    }
    mark->from = MAX (mark->from, from) - from + by;
    mark->to = MIN (mark->to, to) - from + by;
  }
}

/* The part of a text in which the first mark is; the marks move with it. */
static char *
cut (const char *value, GArray *marks)
{
  g_autofree char *line = g_strdelimit (g_strdup (value), "\r\n\t", ' ');
  const char *first = line + (marks->len > 0 ? g_array_index (marks, LiaHitMark, 0).from : 0);
  const char *start = step_back (line, first, BEFORE_HIT_CHARACTERS);
  const char *end = step_on (start, EXCERPT_CHARACTERS);
  const char *before = start > line ? "…" : "";
  g_autofree char *part = NULL;

  if (start > line)
    start = near_word (line, start, first);
  part = g_strndup (start, end - start);
  move_marks (marks, start - line, end - line, strlen (before));

  return g_strconcat (before, part, *end != '\0' ? "…" : "", NULL);
}

/* What of a question is in a text, in any words and in those that were typed. */
typedef struct {
  guint32 any;
  guint32 typed;
} Known;

/* What was typed tells more than another word for it. */
static guint
news_in (const LiaSearchQuery *query, const char *value, const Known *known)
{
  guint32 typed;
  guint32 any = lia_search_query_mark (query, value, NULL, &typed);

  return 2 * count_bits (typed & ~known->typed) + count_bits (any & ~known->any);
}

/* The field with the most of what the title doesn't tell already. */
static const LiaField *
find_field (const LiaSearchQuery *query, LiaRecord *record, const char *title, const Known *known)
{
  const LiaRecordType *type = lia_record_get_record_type (record);
  const LiaField *best = NULL;
  guint most = 0;

  for (guint i = 0; type->fields[i].name != NULL; i++) {
    const LiaField *field = &type->fields[i];
    const char *value = lia_record_get_nth (record, i);
    guint news;

    if (value == NULL || !(field->flags & LIA_FIELD_SEARCHED) ||
        field->kind == LIA_FIELD_REFERENCE || g_strcmp0 (value, title) == 0)
      continue;
    news = news_in (query, value, known);
    if (news > most) {
      most = news;
      best = field;
    }
  }

  return best;
}

static void
set_excerpt (LiaHit *hit, const LiaSearchQuery *query, LiaRecord *record, const Known *known)
{
  g_autofree char *text = NULL;
  const char *value;
  guint32 typed;

  hit->field = find_field (query, record, hit->title, known);
  if (hit->field == NULL) {
    hit->excerpt = g_strdup ("");
    return;
  }

  value = lia_record_get (record, hit->field->name);
  /* Terms are stored with nothing but a semicolon between them. */
  text =
      hit->field->kind == LIA_FIELD_TAGS ? lia_field_display (hit->field, value) : g_strdup (value);
  lia_search_query_mark (query, text, hit->excerpt_marks, &typed);
  hit->excerpt = cut (text, hit->excerpt_marks);
}

/*
 * lia_hit_new:
 * @reader: a reader
 * @query: what was asked
 * @whole: the record that was found
 * @part: (nullable): the part of it in which it was found
 *
 * Returns: (transfer full): what is shown of it
 */
LiaHit *
lia_hit_new (LiaReader *reader, const LiaSearchQuery *query, LiaRecord *whole, LiaRecord *part)
{
  LiaHit *hit = g_new0 (LiaHit, 1);
  const Known nothing = { 0, 0 };
  Known title;

  hit->id = *lia_record_get_id (whole);
  hit->type = lia_record_get_record_type (whole);
  hit->reference = g_strdup (lia_record_get_reference (whole));
  hit->title = lia_reader_record_title (reader, whole);
  hit->title_marks = g_array_new (FALSE, FALSE, sizeof (LiaHitMark));
  hit->excerpt_marks = g_array_new (FALSE, FALSE, sizeof (LiaHitMark));
  title.any = lia_search_query_mark (query, hit->title, hit->title_marks, &title.typed);
  if (part != NULL) {
    hit->part_type = lia_record_get_record_type (part);
    hit->part = *lia_record_get_id (part);
    hit->part_reference = g_strdup (lia_record_get_reference (part));
  }
  set_excerpt (hit, query, part != NULL ? part : whole, part != NULL ? &nothing : &title);

  return hit;
}

/**
 * lia_hit_place:
 * @hit: a hit
 *
 * Returns: (transfer full): where the words are, "Note" or "Update U-017, Narrative"; the title if
 *   they are in that
 */
char *
lia_hit_place (const LiaHit *hit)
{
  const char *field;

  if (hit->field != NULL)
    field = lia_field_label (hit->field);
  else
    field = hit->title_marks->len > 0 ? _ ("Title") : _ ("Reference");

  if (hit->part_type == NULL)
    return g_strdup (field);

  /* Translators: a kind of record such as "Update", its reference, and one of its fields. */
  return g_strdup_printf (_ ("%s %s, %s"), lia_record_type_label (hit->part_type),
                          hit->part_reference, field);
}
