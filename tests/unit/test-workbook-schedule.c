#include <string.h>

#include "records/date.h"
#include "support/test-locale.h"
#include "workbook-fixture.h"

#define SHEET "xl/worksheets/sheet2.xml"

static LiaSchedule *
make_schedule (guint n_bars)
{
  gint32 today = lia_day_from_civil (2026, 11, 23);
  LiaSchedule *schedule = lia_schedule_new ("Process", "Status", today);

  for (guint i = 0; i < n_bars; i++)
    lia_schedule_add_bar (schedule, &(LiaBar) { .reference = "C-001",
                                                .title = "Learn from COLEP",
                                                .group = i == 0 ? "The \"Bali\" Process" : "Other",
                                                .colour = 0x0f7b7b,
                                                .state = "In progress",
                                                .tone = LIA_TONE_ACCENT,
                                                .first_day = today - 30,
                                                .last_day = today + 700,
                                                .target = "schedule" });
  return schedule;
}

static char *
write_schedule (WorkbookFixture *fixture, LiaSchedule *schedule)
{
  g_autoptr (LiaDocument) document = workbook_document ();
  g_autoptr (GError) error = NULL;

  lia_section_take_schedule (
      lia_document_add_section (document, "schedule", "Schedule", "What goes on when"), schedule);
  g_assert_true (workbook_write (fixture, document, &error));
  g_assert_no_error (error);

  return workbook_read_part (fixture->path, SHEET);
}

static void
assert_cell (const WorkbookFixture *fixture, const char *cell, const char *text)
{
  g_autofree char *found = workbook_cell (fixture->path, SHEET, cell);

  g_assert_cmpstr (found, ==, text);
}

/* Days are days, and bars are reckoned from them. */
static void
test_bars (WorkbookFixture *fixture, gconstpointer data)
{
  g_autofree char *xml = write_schedule (fixture, make_schedule (2));

  assert_cell (fixture, "E5", "46319");
  assert_cell (fixture, "F5", "47049");
  assert_cell (fixture, "F2", "46349");
  assert_cell (fixture, "G4", "46296");
  assert_cell (fixture, "H4", "46327");
  g_assert_nonnull (strstr (xml,
                            "<formula>AND($C5=\"The \"\"Bali\"\" Process\",$E5&lt;=EDATE(G$4,1)-1,"
                            "$F5&gt;=G$4,$E5&gt;0)</formula>"));
  g_assert_nonnull (strstr (xml, "G$4&lt;=$F$2,EDATE(G$4,1)-1&gt;=$F$2"));
  g_assert_nonnull (strstr (xml, "<hyperlink ref=\"A5\""));
  g_assert_nonnull (strstr (xml, "xSplit=\"2\" ySplit=\"4\""));
}

static void
test_none (WorkbookFixture *fixture, gconstpointer data)
{
  g_autofree char *xml = write_schedule (fixture, make_schedule (0));

  assert_cell (fixture, "A5", "None");
  g_assert_null (strstr (xml, "$C5="));
}

static void
test_note (WorkbookFixture *fixture, gconstpointer data)
{
  LiaSchedule *schedule = make_schedule (1);
  g_autofree char *xml = NULL;

  lia_schedule_set_note (schedule, "3 have no date.");
  xml = write_schedule (fixture, schedule);
  assert_cell (fixture, "B3", "3 have no date.");
}

/* What leads to a section that was left out doesn't look like a link. */
static void
test_left_out (WorkbookFixture *fixture, gconstpointer data)
{
  gint32 today = lia_day_from_civil (2026, 11, 23);
  LiaSchedule *schedule = lia_schedule_new ("Process", "Status", today);
  g_autofree char *xml = NULL;
  g_autofree char *group = NULL;

  lia_schedule_add_bar (schedule, &(LiaBar) { .reference = "E-121",
                                              .title = "Sofia",
                                              .group = "Other",
                                              .state = "Held",
                                              .first_day = today,
                                              .last_day = today,
                                              .target = "engagement#E-121" });
  xml = write_schedule (fixture, schedule);
  g_assert_null (strstr (xml, "<hyperlink ref=\"A5\""));
  group = g_strndup (strstr (xml, "<c r=\"C5\" ") + strlen ("<c r=\"C5\" "), 6);
  g_assert_true (g_str_has_prefix (strstr (xml, "<c r=\"A5\" ") + strlen ("<c r=\"A5\" "), group));
}

static void
test_comma_locale (WorkbookFixture *fixture, gconstpointer data)
{
  g_autofree char *xml = NULL;

  if (!lia_test_locale_set ("tr_TR"))
    return;
  xml = write_schedule (fixture, make_schedule (1));
  lia_test_locale_reset ();
  g_assert_nonnull (strstr (xml, "customWidth=\"1\""));
  g_assert_null (strstr (xml, "width=\"3,"));
}

#define ADD(path, function)                                                                        \
  g_test_add ("/workbook-schedule/" path, WorkbookFixture, NULL, workbook_set_up, function,        \
              workbook_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("bars", test_bars);
  ADD ("none", test_none);
  ADD ("note", test_note);
  ADD ("left-out", test_left_out);
  ADD ("comma-locale", test_comma_locale);
  return g_test_run ();
}
