#include "dossier-issues.h"

#include <glib/gi18n.h>

#include "records/date.h"
#include "records/reference-ranges.h"
#include "records/reference-text.h"
#include "records/types.h"
#include "register/issues.h"

/* So many numbers are looked up at most, where records that left aren't there any more. */
#define MOST_TRIES (10 * LIA_DOSSIER_MAX_ROWS)

static char *
describe_day (const LiaRecord *issue)
{
  g_autoptr (LiaDate) made = lia_date_parse (lia_record_get (issue, "made"), NULL);

  return made != NULL ? lia_date_to_short_words (made) : NULL;
}

static char *
describe_mark (LiaReader *reader, const LiaRecord *issue)
{
  const char *mark = lia_record_get (issue, "mark");

  return mark != NULL ? lia_reader_display (reader, &lia_issue_type, "mark", mark)
                      : lia_reader_setting (reader, "default-mark");
}

/* Who has it, how it may be handled, which file it is, and whether it is still true of the record.
 */
static char *
describe (LiaReader *reader, const LiaRecord *issue, gint64 since)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *made = describe_day (issue);
  g_autofree char *mark = describe_mark (reader, issue);
  g_autofree char *day = since > 0 ? lia_day_to_short_words (lia_moment_day (since)) : NULL;
  g_autofree char *outdated = NULL;

  lia_dossier_append_words (line, made);
  lia_dossier_append_words (line, lia_record_get (issue, "audience"));
  lia_dossier_append_words (line, mark);
  lia_dossier_append_words (line, lia_record_get (issue, "file_name"));
  if (day != NULL)
    /* Translators: since when a briefing that left isn't true any more; %s is a day in words. */
    outdated = g_strdup_printf (_ ("Outdated since %s"), day);
  lia_dossier_append_words (line, outdated);

  return g_string_free (g_steal_pointer (&line), FALSE);
}

static LiaRelated *
read_issue (LiaReader *reader, LiaRecord *issue, const LiaRecord *record, GError **error)
{
  g_autofree char *title = lia_reader_record_title (reader, issue);
  g_autofree char *detail = NULL;
  gint64 since;

  if (!lia_issues_changed_in (reader, issue, record, &since, error))
    return NULL;

  detail = describe (reader, issue, since);
  return lia_related_new (issue, NULL, title, detail);
}

/* Adds the briefings that left with the record in them. */
gboolean
lia_dossier_add_issues (LiaDossier *self, LiaReader *reader, GError **error)
{
  g_autoptr (GPtrArray) issues = lia_issues_holding (reader, self->record, error);
  LiaDossierSection *section;

  if (issues == NULL)
    return FALSE;

  section = lia_dossier_add_section (self, LIA_DOSSIER_ISSUES);
  section->type = &lia_issue_type;
  section->field = lia_record_type_field (&lia_issue_type, "records");
  section->total = issues->len;
  for (guint i = 0; i < issues->len && i < LIA_DOSSIER_MAX_ROWS; i++) {
    LiaRelated *row = read_issue (reader, issues->pdata[i], self->record, error);

    if (row == NULL)
      return FALSE;
    g_ptr_array_add (section->rows, row);
  }

  return TRUE;
}

static void
add_numbered (GPtrArray *rows, LiaReader *reader, const LiaReferenceRange *range, gint64 number)
{
  g_autofree char *reference = lia_reference_to_text (range->type, range->office, number);
  g_autoptr (LiaRecord) record = lia_reader_find (reader, range->type, reference, NULL);
  g_autofree char *title = record != NULL ? lia_reader_record_title (reader, record) : NULL;

  if (record != NULL)
    g_ptr_array_add (rows, lia_related_new (record, NULL, title, NULL));
}

/* Adds the records that a briefing held, as many as somebody will look at. */
void
lia_dossier_add_held (LiaDossier *self, LiaReader *reader)
{
  g_autoptr (GArray) ranges = lia_reference_ranges_parse (lia_record_get (self->record, "records"));
  LiaDossierSection *section = lia_dossier_add_section (self, LIA_DOSSIER_HELD);
  guint n_tried = 0;

  section->total = lia_reference_ranges_count (ranges);
  for (guint i = 0; i < ranges->len; i++) {
    const LiaReferenceRange *range = &g_array_index (ranges, LiaReferenceRange, i);

    for (gint64 n = range->first;
         n <= range->last && section->rows->len < LIA_DOSSIER_MAX_ROWS && n_tried < MOST_TRIES;
         n++, n_tried++)
      add_numbered (section->rows, reader, range, n);
  }
}

/* (nullable): since when a briefing that left isn't true any more. */
char *
lia_dossier_describe_age (LiaReader *reader, const LiaRecord *issue, GCancellable *cancellable)
{
  g_autofree char *day = NULL;
  LiaIssueAge age;

  if (!lia_issues_age (reader, issue, &age, cancellable, NULL) || age.n_changed == 0)
    return NULL;

  day = lia_day_to_words (lia_moment_day (age.since));
  /* Translators: since which day a briefing that left isn't true any more, and how many of the
   * records that it held have changed. */
  return g_strdup_printf (ngettext ("Outdated since %s: %u of its records has changed",
                                    "Outdated since %s: %u of its records have changed",
                                    age.n_changed),
                          day, age.n_changed);
}
