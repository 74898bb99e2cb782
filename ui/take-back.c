#include <glib/gi18n.h>

#include "take-back.h"

#include "apply.h"
#include "dialogs/question.h"
#include "insight/changed-records.h"

/* So many changes are shown before they are made; the rest is counted. */
#define MOST_CHANGES 100

/* An edit that somebody thinks of taking back. */
typedef struct {
  GtkWidget *origin;
  LiaRegister *reg;
  gint64 serial;
  LiaEdit *inverse;
  GPtrArray *records; /* LiaChangedRecord */
} Thought;

static void
thought_free (gpointer data)
{
  Thought *thought = data;

  g_object_unref (thought->origin);
  g_object_unref (thought->reg);
  g_clear_object (&thought->inverse);
  g_clear_pointer (&thought->records, g_ptr_array_unref);
  g_free (thought);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Thought *thought = data;
  g_autoptr (LiaReader) reader = lia_register_read (thought->reg);
  GError *error = NULL;

  thought->inverse = lia_register_load_inverse (thought->reg, thought->serial, &error);
  if (thought->inverse == NULL) {
    g_task_return_error (task, error);
    return;
  }
  thought->records = lia_changed_records_of_edit (reader, thought->inverse, MOST_CHANGES);
  g_task_return_boolean (task, TRUE);
}

static GtkWidget *
line_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
make_preview (const Thought *thought)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  int left = (int) lia_edit_get_changes (thought->inverse)->len - MOST_CHANGES;

  for (guint i = 0; i < thought->records->len; i++) {
    const LiaChangedRecord *record = g_ptr_array_index (thought->records, i);
    GtkWidget *title = line_new (record->title, "heading");

    gtk_widget_set_margin_top (title, i > 0 ? 9 : 0);
    gtk_box_append (GTK_BOX (box), title);
    for (guint j = 0; j < record->lines->len; j++)
      gtk_box_append (GTK_BOX (box), line_new (g_ptr_array_index (record->lines, j), NULL));
  }
  if (left > 0) {
    g_autofree char *more =
        g_strdup_printf (ngettext ("And %d more field", "And %d more fields", left), left);

    gtk_box_append (GTK_BOX (box), line_new (more, "dim-label"));
  }

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_size_request (scroller, 400, -1);

  return scroller;
}

static void
on_yes (GTask *task)
{
  Thought *thought = g_task_get_task_data (task);

  lia_apply_edit (thought->origin, thought->reg, thought->inverse);
}

static void
ask (GTask *task)
{
  const Thought *thought = g_task_get_task_data (task);
  LiaQuestion question = {
    .heading = _ ("Take this back?"),
    .body = _ ("What follows will change, as an edit of its own that can be undone. The history "
               "keeps both."),
    .extra = make_preview (thought),
    .label = _ ("_Take back"),
  };

  lia_question_ask (thought->origin, &question, G_CALLBACK (on_yes), task);
}

/**
 * lia_take_back:
 * @origin: the widget in which somebody asked for it; questions appear over it
 * @reg: a register
 * @serial: any edit in its journal
 *
 * Shows what would change if that edit were taken back, and takes it back if that is what they
 * want. Where later edits stand on it, they are asked field by field.
 */
void
lia_take_back (GtkWidget *origin, LiaRegister *reg, gint64 serial)
{
  Thought *thought = g_new0 (Thought, 1);

  thought->origin = g_object_ref (origin);
  thought->reg = g_object_ref (reg);
  thought->serial = serial;
  lia_question_read_first (origin, _ ("The change can’t be taken back"), read_in_thread, ask,
                           thought, thought_free);
}
