#include <adwaita.h>

#include "apply.h"
#include "dialogs/conflict-dialog.h"
#include "dialogs/reason-dialog.h"
#include "records/types.h"
#include "scene.h"

typedef struct {
  GtkWidget *origin;
  gboolean done;
  gboolean applied;
  GError *error;
} Outcome;

static void
on_applied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Outcome *outcome = user_data;

  outcome->applied = lia_apply_edit_finish (result, &outcome->error);
  outcome->done = TRUE;
}

static gboolean
is_done (gpointer data)
{
  return ((Outcome *) data)->done;
}

/* Sets @field of the commitment, which is believed to hold @saw. */
static void
apply (SceneFixture *fixture,
       Outcome *outcome,
       const char *field,
       const char *saw,
       const char *wants)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Change the commitment");

  *outcome = (Outcome) { adw_bin_new () };
  gtk_window_set_child (fixture->window, outcome->origin);
  lia_edit_set (edit, &lia_commitment_type, &fixture->scene.commitment, field, saw, wants);
  lia_apply_edit_async (outcome->origin, fixture->base.reg, edit, on_applied, outcome);
}

static GtkWidget *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

    if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_mapped (window))
      return window;
  }

  return NULL;
}

static gboolean
has_dialog (gpointer data)
{
  return find_dialog () != NULL;
}

static GtkWidget *
await_dialog (void)
{
  scene_run_until (has_dialog, NULL);

  return find_dialog ();
}

static void
respond (GtkWidget *dialog, const char *response)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
is_entry_row (GtkWidget *widget, gconstpointer data)
{
  return ADW_IS_ENTRY_ROW (widget);
}

static gboolean
is_answer (GtkWidget *widget, gconstpointer subtitle)
{
  return ADW_IS_ACTION_ROW (widget) &&
         g_strcmp0 (adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)), subtitle) == 0;
}

static void
test_success (SceneFixture *fixture, gconstpointer data)
{
  Outcome outcome;

  apply (fixture, &outcome, "status", "in_progress", "fulfilled");
  scene_run_until (is_done, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.applied);
  fixture_assert_value (&fixture->base, &fixture->scene.commitment, "status", "fulfilled");
}

static void
test_reason_is_asked (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *entry;
  Outcome outcome;

  apply (fixture, &outcome, "due", "2026-03-31", "2026-06-30");
  dialog = await_dialog ();
  g_assert_true (LIA_IS_REASON_DIALOG (dialog));
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "save"));
  entry = scene_await (dialog, is_entry_row, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "The host asked for it");
  g_assert_true (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "save"));
  respond (dialog, "save");
  scene_run_until (is_done, &outcome);
  g_assert_true (outcome.applied);
  fixture_assert_value (&fixture->base, &fixture->scene.commitment, "due", "2026-06-30");
}

static void
test_no_reason_no_change (SceneFixture *fixture, gconstpointer data)
{
  Outcome outcome;

  apply (fixture, &outcome, "due", "2026-03-31", "2026-06-30");
  respond (await_dialog (), "cancel");
  scene_run_until (is_done, &outcome);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
  fixture_assert_value (&fixture->base, &fixture->scene.commitment, "due", "2026-03-31");
}

/* What is to be shared more widely than its mark allows is asked about, with the words that say who
 * has to agree. */
static void
test_permission_is_asked (SceneFixture *fixture, gconstpointer data)
{
  LiaId wide = fixture_add (&fixture->base, "mark", "label", "TLP:CLEAR", "rank", "0", NULL);
  g_autofree char *mark = lia_id_to_text (&wide);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (LiaReader) reader = NULL;
  GtkWidget *dialog, *entry;
  Outcome outcome;

  fixture_add (&fixture->base, "mark", "label", "TLP:GREEN", "rank", "1", NULL);
  apply (fixture, &outcome, "mark", NULL, mark);
  dialog = await_dialog ();
  g_assert_true (LIA_IS_REASON_DIALOG (dialog));
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), "has to agree"));
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "save"));
  entry = scene_await (dialog, is_entry_row, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "The Co-Chairs, on 12 November");
  respond (dialog, "save");
  scene_run_until (is_done, &outcome);
  g_assert_true (outcome.applied);
  fixture_assert_value (&fixture->base, &fixture->scene.commitment, "mark", mark);
  reader = lia_register_read (fixture->base.reg);
  history = lia_reader_history (reader, &fixture->scene.commitment, 1, NULL);
  g_assert_cmpstr (((LiaHistoryEntry *) history->pdata[0])->reason, ==,
                   "The Co-Chairs, on 12 November");
}

static void
test_conflict_theirs (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  Outcome outcome;

  fixture_set (&fixture->base, &fixture->scene.commitment, "title", "What others wrote", NULL);
  apply (fixture, &outcome, "title", "Learn from the community", "What I wrote");
  dialog = await_dialog ();
  g_assert_true (LIA_IS_CONFLICT_DIALOG (dialog));
  respond (dialog, "save");
  scene_run_until (is_done, &outcome);
  g_assert_false (outcome.applied);
  g_clear_error (&outcome.error);
  fixture_assert_value (&fixture->base, &fixture->scene.commitment, "title", "What others wrote");
}

static gboolean
is_scroller (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_SCROLLED_WINDOW (widget);
}

static gboolean
shows_all (gpointer scroller)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);

  return gtk_adjustment_get_page_size (adjustment) > 0 &&
         gtk_adjustment_get_upper (adjustment) <= gtk_adjustment_get_page_size (adjustment);
}

/* Both answers to one question are in view, even where their texts take more than a line. */
static void
test_conflict_in_view (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  Outcome outcome;

  fixture_set (&fixture->base, &fixture->scene.commitment, "title",
               "What others wrote about the community that both are going to learn from", NULL);
  apply (fixture, &outcome, "title", "Learn from the community",
         "What I wrote about the community that both are going to learn from");
  dialog = await_dialog ();
  scene_run_until (shows_all, scene_await (dialog, is_scroller, NULL));
  respond (dialog, "cancel");
  scene_run_until (is_done, &outcome);
  g_clear_error (&outcome.error);
}

static void
test_conflict_mine (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *row;
  Outcome outcome;

  fixture_set (&fixture->base, &fixture->scene.commitment, "title", "What others wrote", NULL);
  apply (fixture, &outcome, "title", "Learn from the community", "What I wrote");
  dialog = await_dialog ();
  row = scene_await (dialog, is_answer, "Put yours in its place");
  adw_action_row_activate (ADW_ACTION_ROW (row));
  respond (dialog, "save");
  scene_run_until (is_done, &outcome);
  g_assert_true (outcome.applied);
  fixture_assert_value (&fixture->base, &fixture->scene.commitment, "title", "What I wrote");
}

static gboolean
is_text_view (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_TEXT_VIEW (widget) && gtk_widget_get_mapped (widget);
}

/* Of two texts a third is made, in which nothing of either is lost. */
static void
test_conflict_both (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *view;
  Outcome outcome;

  fixture_set (&fixture->base, &fixture->scene.commitment, "note", "What others wrote", NULL);
  apply (fixture, &outcome, "note", NULL, "What I wrote");
  dialog = await_dialog ();
  adw_action_row_activate (ADW_ACTION_ROW (scene_await (dialog, is_answer, "Edit the text below")));
  view = scene_await (dialog, is_text_view, NULL);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), ".", 1);
  respond (dialog, "save");
  scene_run_until (is_done, &outcome);
  g_assert_true (outcome.applied);
  fixture_assert_value (&fixture->base, &fixture->scene.commitment, "note",
                        "What others wrote\n\nWhat I wrote.");
}

/* Where the record went away, there is nothing to decide, and what was written is still shown. */
static void
test_conflict_gone (SceneFixture *fixture, gconstpointer data)
{
  LiaId id = fixture_add_commitment (&fixture->base, "Short-lived", NULL);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Change it");
  g_autoptr (LiaEdit) undo = lia_register_undo (fixture->base.reg, NULL);
  GtkWidget *dialog;
  Outcome outcome = { adw_bin_new () };

  g_assert_nonnull (undo);
  gtk_window_set_child (fixture->window, outcome.origin);
  lia_edit_set (edit, &lia_commitment_type, &id, "title", "Short-lived", "What I wrote");
  lia_apply_edit_async (outcome.origin, fixture->base.reg, edit, on_applied, &outcome);
  dialog = await_dialog ();
  scene_await (dialog, is_answer, "What you wrote");
  respond (dialog, "save");
  scene_run_until (is_done, &outcome);
  g_assert_false (outcome.applied);
  g_clear_error (&outcome.error);
}

static void
archive_commitment (SceneFixture *fixture)
{
  g_autoptr (LiaRecord) record = fixture_get (&fixture->base, &fixture->scene.commitment);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Archive it");

  lia_edit_archive (edit, record);
  lia_edit_set_author (edit, "Colleague", "ICMPD");
  fixture_apply (&fixture->base, edit);
}

/* Changes title and note of the commitment that somebody archived and retitled meanwhile. */
static GtkWidget *
meet_archived (SceneFixture *fixture, Outcome *outcome)
{
  g_autoptr (LiaRecord) seen = fixture_get (&fixture->base, &fixture->scene.commitment);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Change the commitment");

  fixture_set (&fixture->base, &fixture->scene.commitment, "title", "What others wrote", NULL);
  archive_commitment (fixture);
  *outcome = (Outcome) { adw_bin_new () };
  gtk_window_set_child (fixture->window, outcome->origin);
  lia_edit_change (edit, seen, "title", "What I wrote");
  lia_edit_change (edit, seen, "note", "A note of mine");
  lia_apply_edit_async (outcome->origin, fixture->base.reg, edit, on_applied, outcome);

  return await_dialog ();
}

static gboolean
is_restore (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_ACTION_ROW (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static void
test_archived_theirs (SceneFixture *fixture, gconstpointer data)
{
  Outcome outcome;
  GtkWidget *dialog = meet_archived (fixture, &outcome);
  GtkWidget *mine = scene_await (dialog, is_answer, "Put yours in its place");

  /* There is nothing to decide about a field of what stays archived. */
  g_assert_false (gtk_widget_is_sensitive (mine));
  adw_action_row_activate (ADW_ACTION_ROW (mine));
  respond (dialog, "save");
  scene_run_until (is_done, &outcome);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
  fixture_assert_value (&fixture->base, &fixture->scene.commitment, "title", "What others wrote");
  fixture_assert_value (&fixture->base, &fixture->scene.commitment, "note", NULL);
  fixture_assert_value (&fixture->base, &fixture->scene.commitment, "archived", "1");
}

static void
test_archived_restored (SceneFixture *fixture, gconstpointer data)
{
  Outcome outcome;
  GtkWidget *dialog = meet_archived (fixture, &outcome);

  adw_action_row_activate (
      ADW_ACTION_ROW (scene_await (dialog, is_restore, "Restore it from the archive")));
  respond (dialog, "save");
  scene_run_until (is_done, &outcome);
  g_assert_no_error (outcome.error);
  fixture_assert_value (&fixture->base, &fixture->scene.commitment, "title", "What others wrote");
  fixture_assert_value (&fixture->base, &fixture->scene.commitment, "note", "A note of mine");
  fixture_assert_value (&fixture->base, &fixture->scene.commitment, "archived", NULL);
}

static void
test_error_is_shown (SceneFixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  Outcome outcome;

  apply (fixture, &outcome, "status", "in_progress", "nonsense");
  dialog = await_dialog ();
  scene_run_until (is_done, &outcome);
  g_assert_error (outcome.error, LIA_REGISTER_ERROR, LIA_REGISTER_ERROR_INVALID);
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), ==,
                   outcome.error->message);
  g_clear_error (&outcome.error);
  respond (dialog, "close");
  fixture_assert_value (&fixture->base, &fixture->scene.commitment, "status", "in_progress");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  scene_add_test ("/apply/success", test_success);
  scene_add_test ("/apply/reason-is-asked", test_reason_is_asked);
  scene_add_test ("/apply/no-reason-no-change", test_no_reason_no_change);
  scene_add_test ("/apply/permission-is-asked", test_permission_is_asked);
  scene_add_test ("/apply/conflict-theirs", test_conflict_theirs);
  scene_add_test ("/apply/conflict-in-view", test_conflict_in_view);
  scene_add_test ("/apply/conflict-mine", test_conflict_mine);
  scene_add_test ("/apply/conflict-both", test_conflict_both);
  scene_add_test ("/apply/conflict-gone", test_conflict_gone);
  scene_add_test ("/apply/archived-theirs", test_archived_theirs);
  scene_add_test ("/apply/archived-restored", test_archived_restored);
  scene_add_test ("/apply/error-is-shown", test_error_is_shown);
  return g_test_run ();
}
