#include "pages/record-page.h"
#include "records/types.h"
#include "scene.h"
#include "widgets/field-editor.h"
#include "widgets/field-row.h"
#include "widgets/part-form.h"
#include "widgets/related-row.h"

static GtkWidget *
open_page (SceneFixture *fixture, const LiaId *id, const char *title)
{
  GtkWidget *page = g_object_new (LIA_TYPE_RECORD_PAGE, "register", fixture->base.reg, NULL);

  gtk_window_set_child (fixture->window, page);
  lia_record_sheet_show (LIA_RECORD_SHEET (page), id);
  scene_await (page, scene_is_label, title);
  return page;
}

static gboolean
is_field_row (GtkWidget *widget, gconstpointer name)
{
  return LIA_IS_FIELD_ROW (widget) &&
         g_str_equal (lia_field_row_get_field (LIA_FIELD_ROW (widget))->name, name);
}

static gboolean
is_editor (GtkWidget *widget, gconstpointer data)
{
  return LIA_IS_FIELD_EDITOR (widget);
}

static gboolean
is_drop_down (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_DROP_DOWN (widget);
}

static gboolean
is_error (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "error");
}

static gboolean
is_button_called (GtkWidget *widget, gconstpointer tooltip)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0;
}

static gboolean
is_toggle_labelled (GtkWidget *widget, gconstpointer label)
{
  GtkWidget *content =
      GTK_IS_TOGGLE_BUTTON (widget) ? gtk_button_get_child (GTK_BUTTON (widget)) : NULL;

  return ADW_IS_BUTTON_CONTENT (content) &&
         g_str_equal (adw_button_content_get_label (ADW_BUTTON_CONTENT (content)), label);
}

static LiaFieldEditor *
begin (GtkWidget *page, const char *field, GtkWidget **row)
{
  *row = scene_await (page, is_field_row, field);
  lia_field_row_begin (LIA_FIELD_ROW (*row));
  return LIA_FIELD_EDITOR (scene_await (*row, is_editor, NULL));
}

static void
test_every_type (SceneFixture *fixture, gconstpointer data)
{
  const LiaRecordType *const *types = lia_record_types ();
  GtkWidget *page = g_object_new (LIA_TYPE_RECORD_PAGE, "register", fixture->base.reg, NULL);

  gtk_window_set_child (fixture->window, page);
  for (guint i = 0; types[i] != NULL; i++) {
    g_autoptr (LiaReader) reader = lia_register_read (fixture->base.reg);
    g_autoptr (LiaQuery) query = lia_query_new (types[i]);
    g_autoptr (GPtrArray) records = NULL;

    lia_query_limit (query, 1);
    records = lia_reader_list_records (reader, query, NULL, NULL);
    if (records->len == 0)
      continue;
    lia_record_sheet_show (LIA_RECORD_SHEET (page), lia_record_get_id (records->pdata[0]));
    scene_await (page, scene_is_label, lia_record_get_reference (records->pdata[0]));
    scene_await (page, scene_is_label, lia_record_type_label (types[i]));
  }
}

static void
test_nothing (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture, &fixture->scene.commitment, "Learn from the community");
  LiaId unknown = lia_id_new ();

  lia_record_sheet_show (LIA_RECORD_SHEET (page), NULL);
  scene_await (page, scene_is_label, "No record chosen");
  lia_record_sheet_show (LIA_RECORD_SHEET (page), &fixture->scene.commitment);
  scene_await (page, scene_is_label, "Learn from the community");
  lia_record_sheet_show (LIA_RECORD_SHEET (page), &unknown);
  scene_await (page, scene_is_label, "No record chosen");
}

static void
test_edit (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture, &fixture->scene.commitment, "Learn from the community");
  GtkWidget *row;
  LiaFieldEditor *editor;

  editor = begin (page, "title", &row);
  lia_field_editor_set_value (editor, "Learn from COLEP");
  lia_field_editor_commit (editor);
  scene_await_value (&fixture->base, &fixture->scene.commitment, "title", "Learn from COLEP");
  scene_await (page, scene_is_label, "Learn from COLEP");
  g_assert_false (lia_field_row_is_editing (LIA_FIELD_ROW (row)));
}

static void
test_invalid (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture, &fixture->scene.commitment, "Learn from the community");
  GtkWidget *row;
  LiaFieldEditor *editor = begin (page, "due", &row);
  g_autofree char *text = NULL;

  lia_field_editor_set_value (editor, "some day");
  lia_field_editor_commit (editor);
  scene_await (row, is_error, NULL);
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_true (lia_field_row_is_editing (LIA_FIELD_ROW (row)));
  text = lia_field_editor_dup_value (editor);
  g_assert_cmpstr (text, ==, "some day");
  fixture_assert_value (&fixture->base, &fixture->scene.commitment, "due", "2026-03-31");
}

static gboolean
is_scroller (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_SCROLLED_WINDOW (widget);
}

static gboolean
is_measured (gpointer scroller)
{
  return gtk_adjustment_get_upper (gtk_scrolled_window_get_vadjustment (scroller)) > 1000;
}

/* What is said about a long text stands below it, in view. */
static void
test_long_text (SceneFixture *fixture, gconstpointer data)
{
  LiaFieldEditor *editor = lia_field_editor_new (
      fixture->base.reg, lia_record_type_field (&lia_commitment_type, "wording"));
  g_autofree char *words = g_strnfill (40000, 'x');
  int natural;

  gtk_window_set_child (fixture->window, GTK_WIDGET (editor));
  lia_field_editor_set_value (editor, words);
  scene_run_until (is_measured, scene_await (GTK_WIDGET (editor), is_scroller, NULL));
  gtk_widget_measure (GTK_WIDGET (editor), GTK_ORIENTATION_VERTICAL, 300, NULL, &natural, NULL,
                      NULL);
  g_assert_cmpint (natural, <, 400);
}

/* What the register refuses is kept as it was typed. */
static void
test_refused (SceneFixture *fixture, gconstpointer data)
{
  LiaId other = fixture_add_participant (&fixture->base, "IRQ", "Iraq");
  GtkWidget *page = open_page (fixture, &other, "Iraq");
  GtkWidget *row;
  LiaFieldEditor *editor = begin (page, "code", &row);
  g_autofree char *text = NULL;

  lia_field_editor_set_value (editor, "PAK");
  lia_field_editor_commit (editor);
  scene_await (row, is_error, NULL);
  text = lia_field_editor_dup_value (editor);
  g_assert_cmpstr (text, ==, "PAK");
  fixture_assert_value (&fixture->base, &other, "code", "IRQ");
}

static void
test_required (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture, &fixture->scene.commitment, "Learn from the community");
  GtkWidget *row;
  LiaFieldEditor *editor = begin (page, "title", &row);

  lia_field_editor_set_value (editor, NULL);
  lia_field_editor_commit (editor);
  scene_await (row, is_error, NULL);
  fixture_assert_value (&fixture->base, &fixture->scene.commitment, "title",
                        "Learn from the community");
}

static void
test_choice (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture, &fixture->scene.commitment, "Learn from the community");
  GtkWidget *row = scene_await (page, is_field_row, "status");
  GtkWidget *drop_down = scene_await (row, is_drop_down, NULL);

  g_assert_cmpstr (lia_status_choices[4].value, ==, "fulfilled");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 4);
  scene_await_value (&fixture->base, &fixture->scene.commitment, "status", "fulfilled");
}

/* What is empty waits under a button. */
static void
test_more (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture, &fixture->scene.commitment, "Learn from the community");
  GtkWidget *button = scene_await (page, is_toggle_labelled, "Add more details");
  GtkWidget *row;
  LiaFieldEditor *editor;

  g_assert_null (scene_find (page, is_field_row, "next_step"));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  editor = begin (page, "next_step", &row);
  lia_field_editor_set_value (editor, "Call the co-chairs");
  lia_field_editor_commit (editor);
  scene_await_value (&fixture->base, &fixture->scene.commitment, "next_step", "Call the co-chairs");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  g_assert_nonnull (scene_await (page, is_field_row, "next_step"));
}

static gboolean
is_form (GtkWidget *widget, gconstpointer data)
{
  return LIA_IS_PART_FORM (widget);
}

static gboolean
is_prose (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_TEXT_VIEW (widget);
}

static gboolean
has_no_form (gpointer page)
{
  return scene_find (page, is_form, NULL) == NULL;
}

/* An update that reports a status reports that of its commitment, and both are undone as one. */
static void
test_add_update (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture, &fixture->scene.commitment, "Learn from the community");
  GtkWidget *form, *text;
  g_autoptr (LiaEdit) undone = NULL;
  g_autoptr (GError) error = NULL;

  g_signal_emit_by_name (scene_await (page, is_button_called, "Add Update"), "clicked");
  form = scene_await (page, is_form, NULL);
  g_assert_false (lia_part_form_add (LIA_PART_FORM (form)));
  scene_await (form, is_error, NULL);

  text = scene_await (form, is_prose, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "All is done.", -1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (scene_await (form, is_drop_down, NULL)), 5);
  g_assert_true (lia_part_form_add (LIA_PART_FORM (form)));
  scene_await_value (&fixture->base, &fixture->scene.commitment, "status", "fulfilled");
  scene_await (page, scene_is_label, "All is done.");
  scene_run_until (has_no_form, page);

  undone = lia_register_undo (fixture->base.reg, &error);
  g_assert_no_error (error);
  fixture_assert_value (&fixture->base, &fixture->scene.commitment, "status", "in_progress");
}

/* All of it, or as much as there is room for. */
static gboolean
is_in_view (gpointer data)
{
  GtkWidget *form = data;
  GtkWidget *viewport = gtk_widget_get_ancestor (form, GTK_TYPE_VIEWPORT);
  int room = gtk_widget_get_height (viewport);
  graphene_rect_t bounds;

  if (gtk_widget_get_height (form) == 0 || !gtk_widget_compute_bounds (form, viewport, &bounds))
    return FALSE;

  return bounds.origin.y >= 0 && bounds.origin.y + MIN (bounds.size.height, room) <= room + 1;
}

static gboolean
has_size (gpointer window)
{
  return gtk_widget_get_height (window) > 0;
}

static gboolean
is_low (gpointer window)
{
  return gtk_widget_get_height (window) <= 400;
}

/* Where the record is taller than the window, the form that opens is in view with its buttons. */
static void
test_form_in_view (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture, &fixture->scene.commitment, "Learn from the community");
  GtkWidget *form;

  /* A size that is asked for before there is one is forgotten. */
  scene_run_until (has_size, fixture->window);
  gtk_window_set_default_size (fixture->window, 420, 400);
  scene_run_until (is_low, fixture->window);
  g_signal_emit_by_name (scene_await (page, is_button_called, "Add Update"), "clicked");
  form = scene_await (page, is_form, NULL);
  scene_run_until (is_in_view, form);
}

static gboolean
is_button_labelled (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

/* The keyboard gets back through a form, from its last button to its first field. */
static void
test_form_backwards (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture, &fixture->scene.commitment, "Learn from the community");
  GtkWidget *form, *prose;

  g_signal_emit_by_name (scene_await (page, is_button_called, "Add Update"), "clicked");
  form = scene_await (page, is_form, NULL);
  prose = scene_await (form, is_prose, NULL);
  scene_run_until (is_in_view, form);
  gtk_widget_grab_focus (scene_await (form, is_button_labelled, "_Add"));
  for (guint i = 0; i < 12 && !gtk_widget_is_focus (prose); i++) {
    g_signal_emit_by_name (fixture->window, "move-focus", GTK_DIR_TAB_BACKWARD);
    g_test_message ("%s", G_OBJECT_TYPE_NAME (gtk_root_get_focus (GTK_ROOT (fixture->window))));
  }
  g_assert_true (gtk_widget_is_focus (prose));
}

static gboolean
is_row_to (GtkWidget *widget, gconstpointer title)
{
  return LIA_IS_RELATED_ROW (widget) &&
         g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

typedef struct {
  GtkWidget *page;
  const char *title;
} Gone;

static gboolean
is_gone (gpointer data)
{
  Gone *gone = data;

  return scene_find (gone->page, is_row_to, gone->title) == NULL;
}

static void
test_unlink (SceneFixture *fixture, gconstpointer data)
{
  const char *title = "Trafficking into online scam centres";
  GtkWidget *page = open_page (fixture, &fixture->scene.commitment, "Learn from the community");
  GtkWidget *row = scene_await (page, is_row_to, title);
  Gone gone = { page, title };
  GtkWidget *button = scene_await (row, is_button_called, "Remove link");

  g_assert_false (gtk_widget_get_can_target (button));
  gtk_widget_set_state_flags (row, GTK_STATE_FLAG_PRELIGHT, FALSE);
  g_assert_true (gtk_widget_get_can_target (button));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)), ==, "win.open-record");
  g_signal_emit_by_name (button, "clicked");
  scene_run_until (is_gone, &gone);
}

static void
test_history (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *button;

  fixture_set (&fixture->base, &fixture->scene.commitment, "due", "2026-06-30", "The host asked");
  page = open_page (fixture, &fixture->scene.commitment, "Learn from the community");
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (scene_await (page, is_toggle_labelled, "History")), TRUE);
  scene_await (page, scene_is_label, "Due: 31 March 2026 → 30 June 2026");
  scene_await (page, scene_is_label, "Because: The host asked");
  button = scene_await (page, is_button_called, "Take back…");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.take-back");
  g_assert_cmpint (
      g_variant_get_int64 (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button))), ==,
      fixture->base.serial);
}

static gboolean
is_mapped_button (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

/* What is older than a part of the history comes when it is asked for. */
static void
test_long_history (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page, *button;

  fixture_set (&fixture->base, &fixture->scene.commitment, "note", "The first note", NULL);
  for (guint i = 0; i < 520; i++) {
    g_autofree char *note = g_strdup_printf ("Note %u", i);

    fixture_set (&fixture->base, &fixture->scene.commitment, "note", note, NULL);
  }
  page = open_page (fixture, &fixture->scene.commitment, "Learn from the community");
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (scene_await (page, is_toggle_labelled, "History")), TRUE);
  scene_await (page, scene_is_label, "Note: Note 518 → Note 519");
  g_assert_null (scene_find (page, scene_is_label, "Note: The first note"));
  button = scene_await (page, is_mapped_button, "Show what was before");
  g_signal_emit_by_name (button, "clicked");
  scene_await (page, scene_is_label, "Note: The first note");
  g_assert_nonnull (scene_find (page, scene_is_label, "Note: Note 518 → Note 519"));
  g_assert_null (scene_find (page, is_mapped_button, "Show what was before"));

  /* What comes on top goes there. */
  fixture_set (&fixture->base, &fixture->scene.commitment, "note", "The last note", NULL);
  scene_await (page, scene_is_label, "Note: Note 519 → The last note");
  g_assert_nonnull (scene_find (page, scene_is_label, "Note: The first note"));
}

static void
test_log_button (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *page = open_page (fixture, &fixture->scene.commitment, "Learn from the community");
  g_autofree char *id = lia_id_to_text (&fixture->scene.commitment);
  GtkWidget *button;

  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (scene_await (page, is_toggle_labelled, "History")), TRUE);
  button = scene_await (page, is_mapped_button, "Show in the change log");
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==,
                   "win.open-changes");
  g_assert_cmpstr (
      g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)), NULL),
      ==, id);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  scene_add_test ("/record-page/every-type", test_every_type);
  scene_add_test ("/record-page/nothing", test_nothing);
  scene_add_test ("/record-page/edit", test_edit);
  scene_add_test ("/record-page/invalid", test_invalid);
  scene_add_test ("/record-page/long-text", test_long_text);
  scene_add_test ("/record-page/refused", test_refused);
  scene_add_test ("/record-page/required", test_required);
  scene_add_test ("/record-page/choice", test_choice);
  scene_add_test ("/record-page/more", test_more);
  scene_add_test ("/record-page/add-update", test_add_update);
  scene_add_test ("/record-page/form-in-view", test_form_in_view);
  scene_add_test ("/record-page/form-backwards", test_form_backwards);
  scene_add_test ("/record-page/unlink", test_unlink);
  scene_add_test ("/record-page/history", test_history);
  scene_add_test ("/record-page/long-history", test_long_history);
  scene_add_test ("/record-page/log-button", test_log_button);
  return g_test_run ();
}
