#include <glib/gi18n.h>

#include "briefing/document/data-guide.h"
#include "briefing/sections/change-cells.h"
#include "briefing/sections/changes-summary.h"
#include "briefing/since.h"
#include "kind.h"
#include "records/date.h"
#include "records/types.h"

#define REFERENCE                                                                                  \
  {                                                                                                \
    N_ ("Ref"), N_ ("The reference of the record"), LIA_COLUMN_TEXT, 1, lia_put_changed_reference  \
  }
#define TYPE                                                                                       \
  {                                                                                                \
    N_ ("Type"), N_ ("What kind of record it is"), LIA_COLUMN_TEXT, 1, lia_put_changed_type        \
  }
#define TITLE                                                                                      \
  {                                                                                                \
    N_ ("Title"), N_ ("What it is called"), LIA_COLUMN_TITLE, 4, lia_put_changed_title             \
  }
#define WHOSE                                                                                      \
  {                                                                                                \
    N_ ("By or of"), N_ ("Who undertakes a commitment; of which process a meeting is"),            \
        LIA_COLUMN_TEXT, 2, lia_put_changed_whose, TRUE                                            \
  }
#define WHEN                                                                                       \
  {                                                                                                \
    N_ ("Due or on"), N_ ("By when a commitment is due; when a meeting is"), LIA_COLUMN_DATE, 1,   \
        lia_put_changed_when, TRUE                                                                 \
  }
#define STATE                                                                                      \
  {                                                                                                \
    N_ ("Stands"), N_ ("The status of a commitment, the state of a meeting"), LIA_COLUMN_TEXT, 1,  \
        lia_put_changed_state, TRUE                                                                \
  }
#define RECORDED                                                                                   \
  { N_ ("Recorded on"), N_ ("The day on which that was recorded"), LIA_COLUMN_DATE, 1,             \
    lia_put_changed_day },                                                                         \
  {                                                                                                \
    N_ ("Office"), N_ ("The office for which that was recorded"), LIA_COLUMN_TEXT, 1,              \
        lia_put_changed_office                                                                     \
  }
#define FIELD                                                                                      \
  {                                                                                                \
    N_ ("Field"), N_ ("What was changed: a field, a link, or the record as a whole"),              \
        LIA_COLUMN_TEXT, 1, lia_put_changed_label                                                  \
  }

static const LiaChangeColumn story_columns[] = {
  REFERENCE, TYPE, TITLE, WHOSE, WHEN, STATE, RECORDED, { NULL },
};

static const LiaChangeColumn moved_columns[] = {
  REFERENCE,
  TYPE,
  TITLE,
  { N_ ("Date then"), N_ ("The date that stood there at first"), LIA_COLUMN_DATE, 1,
    lia_put_changed_date_from },
  { N_ ("Date now"), N_ ("The date that stands there now"), LIA_COLUMN_DATE, 1,
    lia_put_changed_date_to },
  { N_ ("Days moved"), N_ ("By how many days it moved; fewer than 0 if it is earlier now"),
    LIA_COLUMN_NUMBER, 1, lia_put_changed_days_moved },
  RECORDED,
  { NULL },
};

static const LiaChangeColumn overdue_columns[] = {
  REFERENCE,
  TITLE,
  WHOSE,
  { N_ ("Due"), N_ ("By when it is due"), LIA_COLUMN_DATE, 1, lia_put_changed_when },
  { N_ ("Days late"), N_ ("How many days it is overdue on the day of the cover"), LIA_COLUMN_NUMBER,
    1, lia_put_changed_days_late },
  STATE,
  { NULL },
};

static const LiaChangeColumn withdrawn_columns[] = {
  REFERENCE,
  TYPE,
  TITLE,
  FIELD,
  { N_ ("Now"), N_ ("How it reads now"), LIA_COLUMN_TEXT, 1, lia_put_changed_to, TRUE },
  RECORDED,
  { NULL },
};

static const LiaChangeColumn other_columns[] = {
  REFERENCE,
  TYPE,
  TITLE,
  FIELD,
  { N_ ("Then"), N_ ("How it read at first"), LIA_COLUMN_PROSE, 3, lia_put_changed_from },
  { N_ ("Now"), N_ ("How it reads now"), LIA_COLUMN_PROSE, 3, lia_put_changed_to },
  RECORDED,
  { NULL },
};

static const LiaChangeColumn log_columns[] = {
  { N_ ("When"), N_ ("The day on which it was recorded"), LIA_COLUMN_DATE, 1, lia_put_changed_day },
  REFERENCE,
  { N_ ("Item"), N_ ("What the record is called now"), LIA_COLUMN_TITLE, 3, lia_put_changed_title },
  FIELD,
  { N_ ("Old"), N_ ("How it read before"), LIA_COLUMN_PROSE, 3, lia_put_changed_from },
  { N_ ("New"), N_ ("How it reads after"), LIA_COLUMN_PROSE, 3, lia_put_changed_to },
  { N_ ("Office"), N_ ("The office for which it was recorded"), LIA_COLUMN_TEXT, 1,
    lia_put_changed_office },
  { NULL },
};

/* A list of nothing only takes room; the summary says that there is nothing. */
static void
add_lines (LiaDocument *document,
           const LiaComposition *with,
           const char *name,
           const char *purpose,
           const LiaChangeColumn *columns,
           GArray *lines)
{
  const LiaSectionKind *section = lia_briefing_kind_section (&lia_changes_briefing, name);

  if (lines->len > 0)
    lia_section_take_listing (
        lia_document_add_section (document, name, _ (section->label), purpose),
        lia_change_lines_list (lines, columns, with));
  g_array_unref (lines);
}

static void
add_summary (LiaDocument *document, const LiaComposition *with)
{
  lia_changes_summary_add (document, with);
}

static void
add_added (LiaDocument *document, const LiaComposition *with)
{
  add_lines (document, with, "added", _ ("What was not there then"), story_columns,
             lia_change_lines_of_kind (with, LIA_CHANGED_ADDED));
}

static void
add_completed (LiaDocument *document, const LiaComposition *with)
{
  add_lines (document, with, "completed", _ ("Commitments fulfilled and meetings held"),
             story_columns, lia_change_lines_of_kind (with, LIA_CHANGED_COMPLETED));
}

static void
add_moved (LiaDocument *document, const LiaComposition *with)
{
  add_lines (document, with, "moved", _ ("Dates that are other dates now"), moved_columns,
             lia_change_lines_moved (with, FALSE));
}

static void
add_overdue (LiaDocument *document, const LiaComposition *with)
{
  add_lines (document, with, "overdue", _ ("Commitments that are late now and were not then"),
             overdue_columns, lia_change_lines_of_kind (with, LIA_CHANGED_OVERDUE));
}

static void
add_withdrawn (LiaDocument *document, const LiaComposition *with)
{
  add_lines (document, with, "withdrawn", _ ("What was withdrawn, cancelled or put away"),
             withdrawn_columns, lia_change_lines_of_kind (with, LIA_CHANGED_WITHDRAWN));
}

static void
add_changed (LiaDocument *document, const LiaComposition *with)
{
  add_lines (document, with, "changed", _ ("What else reads differently, from then to now"),
             other_columns, lia_change_lines_other (with));
}

static void
add_log (LiaDocument *document, const LiaComposition *with)
{
  add_lines (document, with, "log", _ ("Each change by itself, the first one first"), log_columns,
             lia_change_lines_log (with));
}

static void
add_guide (LiaDocument *document, const LiaComposition *with)
{
  lia_data_guide_add (document);
}

static char *
first_day (const LiaComposition *with)
{
  const LiaMoment *since =
      lia_cleared_changes_get_since (lia_clearance_get_changes (with->clearance));

  return lia_day_to_words (since->day);
}

/* The name of a snapshot is not told, because it may not be the reader's to know. */
static char *
title (const LiaComposition *with)
{
  g_autofree char *day = first_day (with);

  /* Translators: a day in words. */
  return g_strdup_printf (_ ("Changes since %s"), day);
}

static char *
subject (const LiaComposition *with)
{
  /* Translators: the placeholder is the short name of an office, such as RSO. */
  return g_strdup_printf (_ ("What became of commitments, engagements, challenges and lessons in "
                             "the register of %s"),
                          with->office);
}

static void
add_notes (LiaDocument *document, const LiaComposition *with)
{
  lia_document_add_note (
      document, _ ("Each record counts once: as added, completed, newly overdue, withdrawn "
                   "or changed. What else is different about it stands under “Changed”, "
                   "and a date that is another one under “Moved dates”."));
  lia_document_add_note (document,
                         _ ("The lists tell what is different from then to now; what was changed "
                            "and changed back is not in them. The change log tells each change by "
                            "itself, without what was undone."));
}

static const LiaSectionKind sections[] = {
  { "summary", N_ ("Summary"), add_summary },
  { "added", N_ ("Added"), add_added },
  { "completed", N_ ("Completed"), add_completed },
  { "moved", N_ ("Moved dates"), add_moved },
  { "overdue", N_ ("Newly overdue"), add_overdue },
  { "withdrawn", N_ ("Withdrawn"), add_withdrawn },
  { "changed", N_ ("Changed"), add_changed },
  { "log", N_ ("Change log"), add_log },
  { "guide", N_ ("Data guide"), add_guide },
  { NULL },
};

const LiaBriefingKind lia_changes_briefing = {
  .name = "changes",
  .label = N_ ("Changes since"),
  .summary = N_ ("What became of things since a day, a snapshot, or the last such briefing"),
  .since = TRUE,
  .moment = lia_since_last_briefing,
  .format = "xlsx",
  .types = lia_change_types,
  .sections = sections,
  .title = title,
  .subject = subject,
  .preface = add_notes,
};
