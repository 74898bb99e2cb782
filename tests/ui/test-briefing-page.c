#include <adwaita.h>

#include "briefing/memory/named-briefing.h"
#include "briefing/kinds/kind.h"
#include "briefing/renderer.h"
#include "pages/briefing-page.h"
#include "records/date.h"
#include "records/types.h"
#include "records/year-part.h"
#include "register/filter-period.h"
#include "scene.h"
#include "unit/briefing-fixture.h"
#include "widgets/export-bar.h"
#include "widgets/pages-canvas.h"
#include "widgets/section-row.h"

#define REPLACE "Replace the file?"

static GSettings *
make_settings (SceneFixture *fixture)
{
  GSettings *settings = g_settings_new (LIA_APPLICATION_ID);

  g_settings_set_string (settings, "briefing-folder", fixture->base.folder);
  g_settings_set_string (settings, "briefing-ceiling", "TLP:GREEN");
  g_settings_reset (settings, "briefing-kind");
  g_settings_reset (settings, "briefing-format");
  return settings;
}

static void
add_marks (SceneFixture *fixture)
{
  LiaId red;

  scene_add (&fixture->base, "mark", "label", "TLP:CLEAR", "rank", "0", NULL);
  scene_add (&fixture->base, "mark", "label", "TLP:GREEN", "rank", "1", NULL);
  red = scene_add (&fixture->base, "mark", "label", "TLP:RED", "rank", "4", NULL);
  scene_add (&fixture->base, "lesson", "statement", "Only for few.", "kind", "lesson", "mark", "@",
             &red, NULL);
}

static GtkWidget *
open_page_of_width (SceneFixture *fixture, int width)
{
  g_autoptr (GSettings) settings = make_settings (fixture);
  GtkWidget *page;

  add_marks (fixture);
  page = g_object_new (LIA_TYPE_BRIEFING_PAGE, "register", fixture->base.reg, NULL);
  gtk_window_set_default_size (fixture->window, width, 800);
  gtk_window_set_child (fixture->window, page);
  return page;
}

static GtkWidget *
open_page (SceneFixture *fixture)
{
  return open_page_of_width (fixture, 1200);
}

static gboolean
is_label_that_says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
is_label_that_says_only (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), text) == 0;
}

static gboolean
is_button (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_is_sensitive (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static gboolean
is_file_name (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_ENTRY_ROW (widget) &&
         g_str_has_suffix (gtk_editable_get_text (GTK_EDITABLE (widget)), ".xlsx");
}

/* A list whose first choice is that one. */
static gboolean
is_drop_down (GtkWidget *widget, gconstpointer first)
{
  GtkStringList *choices = GTK_IS_DROP_DOWN (widget)
                               ? GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (widget)))
                               : NULL;

  return choices != NULL && g_strcmp0 (gtk_string_list_get_string (choices, 0), first) == 0;
}

static gboolean
is_filter (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_ENTRY_ROW (widget) && gtk_widget_get_visible (widget) &&
         g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), "Filter");
}

static void
press (GtkWidget *page, const char *label)
{
  g_signal_emit_by_name (scene_await (page, is_button, label), "clicked");
}

static void
test_preview (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);
  GtkDropDown *ceiling;

  scene_await (page, is_label_that_says, "Lessons\u00a01");
  scene_await (page, is_label_that_says_only, "Lessons\u00a01");
  ceiling = GTK_DROP_DOWN (scene_await (page, is_drop_down, "TLP:CLEAR"));
  g_assert_cmpuint (gtk_drop_down_get_selected (ceiling), ==, 1);

  gtk_drop_down_set_selected (ceiling, 2);
  scene_await (page, is_label_that_says, "Lessons\u00a02");
  scene_await (page, is_label_that_says_only, "Nothing");
}

/* An answer to what was asked before doesn't take back what was chosen since. */
static void
test_newer_choice_stays (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);
  GtkDropDown *ceiling;

  scene_await (page, is_label_that_says_only, "Lessons\u00a01");
  ceiling = GTK_DROP_DOWN (scene_await (page, is_drop_down, "TLP:CLEAR"));
  gtk_widget_set_visible (page, FALSE);
  gtk_drop_down_set_selected (ceiling, 2);
  gtk_widget_set_visible (page, TRUE);
  gtk_drop_down_set_selected (ceiling, 1);
  scene_await (page, is_button, "Export workbook");
  g_assert_cmpuint (gtk_drop_down_get_selected (ceiling), ==, 1);
  scene_await (page, is_label_that_says_only, "Lessons\u00a01");
}

static void
choose (GtkWidget *page, const char *text)
{
  GtkDropDown *about = GTK_DROP_DOWN (scene_await (page, is_drop_down, "All of the register"));
  GListModel *choices = gtk_drop_down_get_model (about);

  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    if (g_str_equal (gtk_string_list_get_string (GTK_STRING_LIST (choices), i), text)) {
      gtk_drop_down_set_selected (about, i);
      return;
    }

  g_assert_not_reached ();
}

/* A filter is told in words, and what fits nothing can't be exported. */
static void
test_filter (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);
  GtkEditable *filter;

  scene_await (page, is_label_that_says, "Challenges\u00a01");
  choose (page, "A filter");
  filter = GTK_EDITABLE (scene_await (page, is_filter, NULL));
  gtk_editable_set_text (filter, "status:withdrawn");
  scene_await (page, is_label_that_says, "there is nothing to write");
  g_assert_null (scene_find (page, is_button, "Export workbook"));

  gtk_editable_set_text (filter, "status:withdrawn or status:any");
  scene_await (page, is_label_that_says, "Commitments: Status: Withdrawn or");
  scene_await (page, is_button, "Export workbook");

  gtk_editable_set_text (filter, "colour:blue");
  scene_await (page, is_label_that_says, "colour");
  choose (page, "All of the register");
  scene_await (page, is_label_that_says_only, "Everything in the register");
  scene_await (page, is_button, "Export workbook");
}

/* A view that is saved meanwhile can be chosen, and what it shows is what goes in. */
static void
test_view (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);
  g_autofree char *path = g_build_filename (fixture->base.folder, "some.xlsx", NULL);
  GtkWidget *name = scene_await (page, is_file_name, NULL);

  scene_add (&fixture->base, "view", "name", "Lessons of all", "shows", "lesson", NULL);
  scene_await (page, is_label_that_says, "Lessons\u00a01");
  choose (page, "Lessons of all");
  scene_await (page, is_label_that_says_only, "Lessons");
  gtk_editable_set_text (GTK_EDITABLE (name), "some");
  press (page, "Export workbook");
  scene_await (page, is_button, "Open");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

static void
test_follows_edits (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);

  scene_await (page, is_label_that_says, "Challenges\u00a01");
  fixture_add_challenge (&fixture->base, "Another");
  scene_await (page, is_label_that_says, "Challenges\u00a02");
}

static void
export_as (GtkWidget *page, const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (scene_await (page, is_file_name, NULL)), name);
  press (page, "Export workbook");
}

static void
test_export (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);
  g_autofree char *path = g_build_filename (fixture->base.folder, "mine.xlsx", NULL);

  export_as (page, "mine");
  scene_await (page, is_button, "Open");
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

/* Who thinks better of it when the file is there already, is told that it is. */
static void
test_cancelled_too_late (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);
  g_autofree char *path = g_build_filename (fixture->base.folder, "late.xlsx", NULL);

  export_as (page, "late");
  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_thread_yield ();
  press (page, "Cancel");
  scene_await (page, is_button, "Open");
}

static gboolean
is_held_by_test_only (gpointer reg)
{
  return g_atomic_int_get (&G_OBJECT (reg)->ref_count) == 1;
}

/* Whoever closes the window wants no file any more. */
static void
test_closed_meanwhile (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);
  g_autofree char *path = g_build_filename (fixture->base.folder, "closed.xlsx", NULL);

  export_as (page, "closed");
  gtk_window_set_child (fixture->window, NULL);
  scene_run_until (is_held_by_test_only, fixture->base.reg);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static AdwMessageDialog *
find_dialog (const char *heading)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window) &&
        g_str_equal (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (window)), heading))
      return ADW_MESSAGE_DIALOG (window);
  }

  return NULL;
}

static gboolean
has_dialog (gpointer heading)
{
  return find_dialog (heading) != NULL;
}

static void
answer (const char *heading, const char *response)
{
  AdwMessageDialog *dialog;

  scene_run_until (has_dialog, (gpointer) heading);
  dialog = find_dialog (heading);
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A file that is there already is replaced only by somebody who said so. */
static void
test_asks_before_replacing (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);
  g_autofree char *path = g_build_filename (fixture->base.folder, "mine.xlsx", NULL);
  g_autofree char *contents = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  export_as (page, "mine.xlsx");
  scene_run_until (has_dialog, (gpointer) REPLACE);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "old");

  answer (REPLACE, "yes");
  scene_await (page, is_button, "Open");
  g_clear_pointer (&contents, g_free);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_true (g_str_has_prefix (contents, "PK"));
}

static gboolean
is_ready (gpointer page)
{
  return scene_find (page, is_button, "Export workbook") != NULL;
}

static void
test_failure_is_told (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);
  g_autofree char *folder = g_build_filename (fixture->base.folder, "in-the-way.xlsx", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  export_as (page, "in-the-way");
  answer (REPLACE, "yes");
  answer ("The briefing was not exported", "close");
  scene_run_until (is_ready, page);
  g_assert_null (scene_find (page, is_button, "Open"));
}

/* A name with a folder in it would go where nobody chose. */
static void
test_refuses_path (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);
  GtkWidget *name = scene_await (page, is_file_name, NULL);

  scene_await (page, is_button, "Export workbook");
  gtk_editable_set_text (GTK_EDITABLE (name), "../elsewhere.xlsx");
  g_assert_null (scene_find (page, is_button, "Export workbook"));
  g_assert_true (gtk_widget_has_css_class (name, "error"));
}

/* Pages of which the first says that. */
static gboolean
is_page_that_says (GtkWidget *widget, gconstpointer words)
{
  const char *text =
      LIA_IS_PAGES_CANVAS (widget) ? lia_pages_canvas_get_text (LIA_PAGES_CANVAS (widget)) : NULL;

  return text != NULL && strstr (text, words) != NULL;
}

static gboolean
is_entry (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_ENTRY_ROW (widget) &&
         g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static gboolean
is_text_view (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_TEXT_VIEW (widget);
}

static gboolean
is_subtitle (GtkWidget *widget, gconstpointer text)
{
  return ADW_IS_ACTION_ROW (widget) &&
         g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)), text) == 0;
}

/* What was written for one briefing isn't said in the next, which is about something else. */
static void
test_begins_anew (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);
  GtkWidget *audience = scene_await (page, is_entry, "For whom");
  GtkTextBuffer *introduction =
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (scene_find (page, is_text_view, NULL)));

  gtk_editable_set_text (GTK_EDITABLE (audience), "The delegation of Iraq");
  gtk_text_buffer_set_text (introduction, "As agreed with Iraq.", -1);
  lia_briefing_page_begin (LIA_BRIEFING_PAGE (page), &lia_country_briefing,
                           &fixture->scene.pakistan);
  scene_await (page, is_subtitle, "Pakistan");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (audience)), ==, "");
  g_assert_cmpint (gtk_text_buffer_get_char_count (introduction), ==, 0);
  scene_await (page, is_page_that_says, "Pakistan");
}

static gboolean
is_section (GtkWidget *widget, gconstpointer name)
{
  return LIA_IS_SECTION_ROW (widget) &&
         g_str_equal (lia_section_row_get_section (LIA_SECTION_ROW (widget))->name, name);
}

static gboolean
is_switch (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_SWITCH (widget);
}

/* The pages are those of what was chosen. */
static void
test_pages (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);

  scene_await (page, is_page_that_says, "Register briefing");
  gtk_editable_set_text (GTK_EDITABLE (scene_await (page, is_entry, "Title")), "For the Co-Chairs");
  g_assert_null (scene_find (page, is_button, "Export workbook"));
  scene_await (page, is_page_that_says, "For the Co-Chairs");
  scene_await (page, is_button, "Export workbook");
}

static int
index_of (GtkWidget *page, const char *section)
{
  return gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (scene_await (page, is_section, section)));
}

/* What is left out is nowhere, and with nothing in it there is no briefing. */
static void
test_sections (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);
  GtkWidget *row;

  scene_await (page, is_label_that_says, "Lessons\u00a01");
  gtk_widget_activate_action (scene_await (page, is_section, "lesson"), "section.move", "i", -1);
  g_assert_cmpint (index_of (page, "lesson"), <, index_of (page, "participation"));
  row = scene_await (page, is_section, "lesson");
  gtk_switch_set_active (GTK_SWITCH (scene_find (row, is_switch, NULL)), FALSE);
  g_assert_null (scene_find (page, is_button, "Export workbook"));
  scene_await (page, is_button, "Export workbook");
  g_assert_null (scene_find (page, is_label_that_says, "Lessons\u00a01\u00a0"));

  for (const LiaSectionKind *section = lia_register_briefing.sections; section->name != NULL;
       section++) {
    row = scene_await (page, is_section, section->name);
    gtk_switch_set_active (GTK_SWITCH (scene_find (row, is_switch, NULL)), FALSE);
  }
  scene_await (page, is_label_that_says, "Choose at least one section");
  g_assert_null (scene_find (page, is_button, "Export workbook"));
  press (page, "As usual");
  scene_await (page, is_label_that_says, "Lessons\u00a01");
}

static gboolean
is_way_back (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "go-previous-symbolic") == 0;
}

static gboolean
is_mapped_button (GtkWidget *widget, gconstpointer label)
{
  return is_button (widget, label) && gtk_widget_get_mapped (widget);
}

/* Where there isn't room for both, the pages are a second view, and there is a way back from it. */
static void
test_narrow (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page_of_width (fixture, 480);

  g_signal_emit_by_name (scene_await (page, is_mapped_button, "Preview and export"), "clicked");
  scene_await (page, is_label_that_says, "Lessons\u00a01");
  scene_await (page, is_mapped_button, "Export workbook");
  g_signal_emit_by_name (scene_await (page, is_way_back, NULL), "clicked");
  scene_await (page, is_mapped_button, "Preview and export");
  scene_await (page, is_mapped_button, "Save these choices…");
}

static gboolean
is_check_below (GtkWidget *widget, gconstpointer title)
{
  GtkWidget *row =
      GTK_IS_CHECK_BUTTON (widget) ? gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW) : NULL;

  return row != NULL &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), title) == 0;
}

static gboolean
is_subtitle_like (GtkWidget *widget, gconstpointer part)
{
  return ADW_IS_EXPANDER_ROW (widget) &&
         strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (widget)), part) != NULL;
}

/* A column that nobody wants is on no page. */
static void
test_columns (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);
  GtkWidget *list = scene_await (page, is_subtitle_like, "All columns");
  GtkWidget *check;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (list), TRUE);
  check = scene_await (page, is_check_below, "Wording");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_null (scene_find (page, is_button, "Export workbook"));
  scene_await (page, is_button, "Export workbook");
  g_assert_nonnull (scene_find (page, is_subtitle_like, " of "));
}

static void
save_named (SceneFixture *fixture, const char *name, const LiaBriefingOptions *options)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->base.reg);
  g_autoptr (LiaEdit) edit = lia_named_briefing_save (reader, name, options);
  g_autoptr (GError) error = NULL;

  g_assert_true (lia_register_apply (fixture->base.reg, edit, &error));
  g_assert_no_error (error);
}

static void
archive (SceneFixture *fixture, const LiaId *id)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->base.reg);
  g_autoptr (LiaRecord) record = lia_reader_get (reader, id, NULL);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Archive");

  lia_edit_archive (edit, record);
  g_assert_true (lia_register_apply (fixture->base.reg, edit, NULL));
}

static gboolean
is_side (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_STACK (widget) && gtk_stack_get_child_by_name (GTK_STACK (widget), "saved") != NULL;
}

/* One click makes it as it was saved: with its words, up to its mark. */
static void
test_makes_again (SceneFixture *fixture, gconstpointer data)
{
  LiaBriefingOptions options = { .kind = &lia_register_briefing,
                                 .renderer = &lia_workbook_renderer,
                                 .title = "Every month",
                                 .ceiling = "TLP:RED" };
  GtkWidget *page = open_page (fixture);

  scene_await (page, is_label_that_says_only, "Lessons\u00a01");
  save_named (fixture, "Monthly", &options);
  gtk_stack_set_visible_child_name (GTK_STACK (scene_find (page, is_side, NULL)), "saved");
  scene_await (page, is_label_that_says, "Monthly");
  press (page, "Make again");
  scene_await (page, is_button, "Open");
  scene_await (page, is_page_that_says, "Every month");
  scene_await (page, is_label_that_says, "Lessons\u00a02");
  scene_await (page, is_label_that_says, "TLP-RED.xlsx");
}

static gboolean
is_focused_row (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_ACTION_ROW (widget) && gtk_widget_is_focus (widget) &&
         g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static gboolean
is_titled_row (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_ACTION_ROW (widget) && gtk_widget_get_mapped (widget) &&
         g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

/* The keyboard stays in the list when that changes. */
static void
test_shelf_keeps_focus (SceneFixture *fixture, gconstpointer data)
{
  LiaBriefingOptions options = { .kind = &lia_register_briefing };
  GtkWidget *page = open_page (fixture);

  save_named (fixture, "First", &options);
  save_named (fixture, "Second", &options);
  gtk_stack_set_visible_child_name (GTK_STACK (scene_find (page, is_side, NULL)), "saved");
  gtk_widget_grab_focus (scene_await (page, is_titled_row, "Second"));
  save_named (fixture, "Third", &options);
  scene_await (page, is_titled_row, "Third");
  scene_await (page, is_focused_row, "Second");
}

/* What was about a view that is archived now isn't made about everything instead. */
static void
test_makes_again_of_archived_view (SceneFixture *fixture, gconstpointer data)
{
  LiaId view =
      scene_add (&fixture->base, "view", "name", "Lessons of all", "shows", "lesson", NULL);
  LiaBriefingOptions options = { .kind = &lia_register_briefing,
                                 .renderer = &lia_workbook_renderer,
                                 .about = &lia_lesson_type,
                                 .view = &view };
  GtkWidget *page;

  save_named (fixture, "Of lessons", &options);
  archive (fixture, &view);
  page = open_page (fixture);
  scene_await (page, is_label_that_says_only, "Everything in the register");
  gtk_stack_set_visible_child_name (GTK_STACK (scene_find (page, is_side, NULL)), "saved");
  scene_await (page, is_label_that_says, "Of lessons");
  press (page, "Make again");
  scene_await (page, is_label_that_says, "That saved view is not among");
  gtk_stack_set_visible_child_name (GTK_STACK (scene_find (page, is_side, NULL)), "new");
  scene_await (page, is_label_that_says_only, "Lessons of all");

  scene_add (&fixture->base, "view", "name", "Another", "shows", "lesson", NULL);
  scene_await (page, is_label_that_says_only, "Lessons of all");
}

static gboolean
is_bar (GtkWidget *widget, gconstpointer data)
{
  return LIA_IS_EXPORT_BAR (widget);
}

static guint
count_issues (SceneFixture *fixture, const char *format)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->base.reg);
  g_autoptr (LiaQuery) query = lia_query_new (&lia_issue_type);
  g_autoptr (GPtrArray) issues = NULL;

  lia_query_where (query, "format", format);
  issues = lia_reader_list_records (reader, query, NULL, NULL);
  return issues->len;
}

static gboolean
is_remembered (gpointer fixture)
{
  return count_issues (fixture, "print") > 0;
}

/* What leaves on paper leaves as well. */
static void
test_print_is_remembered (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);
  g_autofree char *path = g_build_filename (fixture->base.folder, "paper.pdf", NULL);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();

  scene_await (page, is_button, "Export workbook");
  gtk_print_operation_set_export_filename (operation, path);
  lia_export_bar_print (LIA_EXPORT_BAR (scene_find (page, is_bar, NULL)), operation,
                        GTK_PRINT_OPERATION_ACTION_EXPORT);
  g_assert_cmpuint (count_issues (fixture, "print"), ==, 0);
  scene_run_until (is_remembered, fixture);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_cmpuint (count_issues (fixture, "print"), ==, 1);
}

/* What could not be printed did not leave. */
static void
test_failed_print (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);
  g_autofree char *path = g_build_filename (fixture->base.folder, "nowhere", "paper.pdf", NULL);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();

  scene_await (page, is_button, "Export workbook");
  gtk_print_operation_set_export_filename (operation, path);
  lia_export_bar_print (LIA_EXPORT_BAR (scene_find (page, is_bar, NULL)), operation,
                        GTK_PRINT_OPERATION_ACTION_EXPORT);
  answer ("The briefing was not printed", "close");
  g_assert_cmpuint (count_issues (fixture, "print"), ==, 0);
}

static gboolean
is_combo (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_COMBO_ROW (widget) && gtk_widget_get_mapped (widget) &&
         g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static void
choose_in (GtkWidget *page, const char *title, guint choice)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (scene_await (page, is_combo, title)), choice);
}

static guint
index_of_kind (const LiaBriefingKind *kind)
{
  guint i = 0;

  while (lia_briefing_kinds ()[i] != kind)
    i++;

  return i;
}

/* What was written until now, was in the middle of last month; returns how that month is called. */
static char *
move_to_last_month (SceneFixture *fixture)
{
  LiaPeriod month;
  g_autofree char *middle = NULL;

  g_assert_true (lia_period_read ("last-month", lia_day_today (), &month, NULL));
  middle = lia_day_to_edtf (month.first + 14);
  briefing_set_time (&fixture->base, 0, middle);
  return lia_days_to_words (month.first, month.last);
}

static gint64
last_edit_told (SceneFixture *fixture)
{
  g_autoptr (LiaReader) reader = lia_register_read (fixture->base.reg);
  g_autoptr (LiaQuery) query = lia_query_new (&lia_issue_type);
  g_autoptr (GPtrArray) issues = lia_reader_list_records (reader, query, NULL, NULL);

  g_assert_cmpuint (issues->len, ==, 1);
  return g_ascii_strtoll (lia_record_get (g_ptr_array_index (issues, 0), "edit"), NULL, 10);
}

/* The report of a month that is over tells what was true at its end, and the register as it is
 * remembers that it left. */
static void
test_period (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);
  g_autofree char *month = NULL;
  GtkWidget *name = scene_await (page, is_file_name, NULL);
  gint64 serial;

  fixture_add_commitment (&fixture->base, "Promised then", NULL);
  month = move_to_last_month (fixture);
  serial = fixture->base.serial;
  fixture_add_commitment (&fixture->base, "Promised later", NULL);
  choose_in (page, "Kind", index_of_kind (&lia_period_briefing));
  scene_await (page, is_page_that_says, month);
  scene_await (page, is_page_that_says, "Promised then");
  g_assert_null (scene_find (page, is_page_that_says, "Promised later"));
  gtk_editable_set_text (GTK_EDITABLE (name), "month");
  choose_in (page, "Format", 0);
  press (page, "Export workbook");
  scene_await (page, is_button, "Open");
  g_assert_cmpint (last_edit_told (fixture), ==, serial);

  choose_in (page, "Period", 1);
  scene_await (page, is_page_that_says, "Promised later");
}

/* Any period can be written, and until one is there is nothing to be made. */
static void
test_other_period (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);
  g_autofree char *month = NULL;
  GtkWidget *other;

  fixture_add_commitment (&fixture->base, "Promised then", NULL);
  month = move_to_last_month (fixture);
  choose_in (page, "Kind", index_of_kind (&lia_period_briefing));
  scene_await (page, is_page_that_says, month);
  choose_in (page, "Period", 8);
  scene_await (page, is_label_that_says, "Write which period");
  other = scene_await (page, is_entry, "Such as");
  gtk_editable_set_text (GTK_EDITABLE (other), "last-quarter..");
  scene_await (page, is_page_that_says, "Promised then");
  gtk_editable_set_text (GTK_EDITABLE (other), "soon");
  scene_await (page, is_label_that_says, "“soon”");
}

/* What is to be filled in is a workbook; as anything else it is not made, and the page says why. */
static void
test_format_refused (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture);

  choose_in (page, "Kind", index_of_kind (&lia_tracker_briefing));
  scene_await (page, is_button, "Export workbook");
  choose_in (page, "Format", 1);
  scene_await (page, is_label_that_says, "choose Workbook (.xlsx)");
  g_assert_null (scene_find (page, is_button, "Export pages"));
  choose_in (page, "Format", 0);
  scene_await (page, is_button, "Export workbook");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  scene_add_test ("/briefing-page/preview", test_preview);
  scene_add_test ("/briefing-page/newer-choice-stays", test_newer_choice_stays);
  scene_add_test ("/briefing-page/filter", test_filter);
  scene_add_test ("/briefing-page/view", test_view);
  scene_add_test ("/briefing-page/pages", test_pages);
  scene_add_test ("/briefing-page/sections", test_sections);
  scene_add_test ("/briefing-page/begins-anew", test_begins_anew);
  scene_add_test ("/briefing-page/columns", test_columns);
  scene_add_test ("/briefing-page/narrow", test_narrow);
  scene_add_test ("/briefing-page/makes-again", test_makes_again);
  scene_add_test ("/briefing-page/makes-again-of-archived-view", test_makes_again_of_archived_view);
  scene_add_test ("/briefing-page/shelf-keeps-focus", test_shelf_keeps_focus);
  scene_add_test ("/briefing-page/follows-edits", test_follows_edits);
  scene_add_test ("/briefing-page/export", test_export);
  scene_add_test ("/briefing-page/cancelled-too-late", test_cancelled_too_late);
  scene_add_test ("/briefing-page/closed-meanwhile", test_closed_meanwhile);
  scene_add_test ("/briefing-page/asks-before-replacing", test_asks_before_replacing);
  scene_add_test ("/briefing-page/failure-is-told", test_failure_is_told);
  scene_add_test ("/briefing-page/refuses-path", test_refuses_path);
  scene_add_test ("/briefing-page/print-is-remembered", test_print_is_remembered);
  scene_add_test ("/briefing-page/period", test_period);
  scene_add_test ("/briefing-page/other-period", test_other_period);
  scene_add_test ("/briefing-page/failed-print", test_failed_print);
  scene_add_test ("/briefing-page/format-refused", test_format_refused);
  return g_test_run ();
}
