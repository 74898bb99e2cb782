#include "scene.h"

/* Fields and values in turn; a value of the form `@` is followed by the LiaId it refers to. */
LiaId
scene_add (Fixture *fixture, const char *type_name, ...)
{
  const LiaRecordType *type = lia_record_type_find (type_name);
  g_autoptr (LiaEdit) edit = lia_edit_new ("Add a record");
  LiaId id = lia_edit_create (edit, type);
  const char *field;
  va_list args;

  va_start (args, type_name);
  while ((field = va_arg (args, const char *)) != NULL) {
    const char *value = va_arg (args, const char *);
    g_autofree char *text =
        g_str_equal (value, "@") ? lia_id_to_text (va_arg (args, const LiaId *)) : g_strdup (value);

    lia_edit_set (edit, type, &id, field, NULL, text);
  }
  va_end (args);
  fixture_apply (fixture, edit);

  return id;
}

void
scene_link (Fixture *fixture, const char *relation, const LiaId *from, const LiaId *to)
{
  g_autoptr (LiaEdit) edit = lia_edit_new ("Link");

  lia_edit_link (edit, relation, from, to, NULL);
  fixture_apply (fixture, edit);
}

static void
add_actors (Fixture *fixture, Scene *scene)
{
  scene->bali = scene_add (fixture, "process", "name", "Bali Process", "short_name", "bali",
                           "letter", "B", "hue", "teal", NULL);
  scene->budapest = scene_add (fixture, "process", "name", "Budapest Process", "short_name",
                               "budapest", "letter", "P", "hue", "plum", NULL);
  scene->bulgaria = fixture_add_participant (fixture, "BGR", "Bulgaria");
  scene->pakistan = fixture_add_participant (fixture, "PAK", "Pakistan");
  scene->office = scene_add (fixture, "participant", "name", "Regional Support Office", "code",
                             "RSO", "kind", "organisation", "aliases", "RSO;Support Office", NULL);
  scene_add (fixture, "membership", "participant", "@", &scene->bulgaria, "process", "@",
             &scene->budapest, "standing", "participating", NULL);
  scene_add (fixture, "membership", "participant", "@", &scene->pakistan, "process", "@",
             &scene->budapest, "standing", "participating", "since", "2013", NULL);
  scene_add (fixture, "membership", "participant", "@", &scene->pakistan, "process", "@",
             &scene->bali, "standing", "member", NULL);
  scene->body = scene_add (fixture, "body", "name", "Community of practitioners", "short_name",
                           "COP", "process", "@", &scene->budapest, NULL);
}

static void
add_meetings (Fixture *fixture, Scene *scene)
{
  scene->earlier =
      scene_add (fixture, "engagement", "title", "Third meeting of the community", "process", "@",
                 &scene->budapest, "state", "held", "date", "2023-05-04", "format", "online", NULL);
  scene->engagement = scene_add (
      fixture, "engagement", "title", "Thematic meeting on law enforcement", "process", "@",
      &scene->budapest, "with_process", "@", &scene->bali, "body", "@", &scene->body, "state",
      "held", "date", "2023-10-04/2023-10-05", "city", "Sofia", "country", "@", &scene->bulgaria,
      "time_zone", "Europe/Sofia", "format", "in person", "themes",
      "border management;law enforcement", "objective", "Compare how borders are managed.", NULL);
  scene->follow_up =
      scene_add (fixture, "engagement", "title", "Call on what was learned", "process", "@",
                 &scene->bali, "state", "proposed", "date", "2030-02", "format", "online", NULL);
  scene->agenda_item =
      scene_add (fixture, "agenda_item", "engagement", "@", &scene->engagement, "time_from",
                 "09:30", "time_until", "10:00", "title", "Opening", "speakers", "The chair", NULL);
  scene->task = scene_add (fixture, "task", "engagement", "@", &scene->engagement, "title",
                           "Concept note", "kind", "preparation", "offset_days", "-42", NULL);
  scene->participation = scene_add (fixture, "participation", "engagement", "@", &scene->engagement,
                                    "participant", "@", &scene->bulgaria, "role", "chair", NULL);
  scene_add (fixture, "participation", "engagement", "@", &scene->engagement, "participant", "@",
             &scene->pakistan, "role", "subject", NULL);
  scene_add (fixture, "participation", "engagement", "@", &scene->engagement, "participant", "@",
             &scene->office, "role", "attends", NULL);
  scene_link (fixture, "follows", &scene->engagement, &scene->earlier);
}

/* Fills the register of @fixture; @scene gets the keys. */
void
scene_fill (Fixture *fixture, Scene *scene)
{
  add_actors (fixture, scene);
  add_meetings (fixture, scene);
  scene->challenge = fixture_add_challenge (fixture, "Trafficking into online scam centres");
  scene->commitment = fixture_add_commitment (fixture, "Learn from the community", "2026-03-31");
  scene->update =
      fixture_add_update (fixture, &scene->commitment, "2026-01-12", "A call was held.");
  scene->lesson = scene_add (fixture, "lesson", "statement", "Start small and informal.", "kind",
                             "lesson", NULL);
  scene->source = scene_add (fixture, "source", "title", "News item about the meeting", "address",
                             "https://example.org/news", "date", "2023-10", NULL);
  scene_link (fixture, "made_at", &scene->commitment, &scene->engagement);
  scene_link (fixture, "addresses", &scene->commitment, &scene->challenge);
  scene_link (fixture, "followed_up_at", &scene->commitment, &scene->follow_up);
  scene_link (fixture, "raised_at", &scene->challenge, &scene->engagement);
  scene_link (fixture, "learned_at", &scene->lesson, &scene->engagement);
  scene_link (fixture, "comes_from", &scene->engagement, &scene->source);
}

/* A filled register, and a window for the page under test. */
void
scene_set_up (SceneFixture *fixture, gconstpointer data)
{
  fixture_set_up (&fixture->base, NULL);
  scene_fill (&fixture->base, &fixture->scene);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 420, 800);
  gtk_window_present (fixture->window);
}

/* A page that is still being worked out for holds the register until its answer has come back. */
static gboolean
is_let_go (gpointer reg)
{
  return g_atomic_int_get (&G_OBJECT (reg)->ref_count) == 1;
}

void
scene_tear_down (SceneFixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  scene_run_until (is_let_go, fixture->base.reg);
  fixture_tear_down (&fixture->base, NULL);
}

/* Iterates the main loop until @done says so; fails after ten seconds. */
void
scene_run_until (SceneFunc done, gpointer data)
{
  gint64 deadline = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (!done (data)) {
    if (g_get_monotonic_time () > deadline)
      g_error ("waited in vain");
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  }
}

/* Until @widget has been drawn as it is now. */
void
scene_until_drawn (GtkWidget *widget)
{
  GdkFrameClock *clock;

  while (!gtk_widget_get_mapped (widget))
    g_main_context_iteration (NULL, TRUE);
  clock = gtk_widget_get_frame_clock (widget);
  for (gint64 frame = gdk_frame_clock_get_frame_counter (clock);
       gdk_frame_clock_get_frame_counter (clock) < frame + 3;) {
    gtk_widget_queue_draw (widget);
    g_main_context_iteration (NULL, TRUE);
  }
}

/* The first widget under @root, depth first, that is on screen and matches. */
GtkWidget *
scene_find (GtkWidget *root, SceneMatch match, gconstpointer data)
{
  if (!gtk_widget_get_mapped (root))
    return NULL;
  if (match (root, data))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = scene_find (child, match, data);

    if (found != NULL)
      return found;
  }

  return NULL;
}

typedef struct {
  GtkWidget *root;
  SceneMatch match;
  gconstpointer data;
  GtkWidget *found;
} Wait;

static gboolean
is_found (gpointer data)
{
  Wait *wait = data;

  wait->found = scene_find (wait->root, wait->match, wait->data);
  return wait->found != NULL;
}

GtkWidget *
scene_await (GtkWidget *root, SceneMatch match, gconstpointer data)
{
  Wait wait = { root, match, data, NULL };

  scene_run_until (is_found, &wait);
  return wait.found;
}

gboolean
scene_is_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);
}

typedef struct {
  Fixture *fixture;
  const LiaId *id;
  const char *field;
  const char *value;
} ValueWait;

static gboolean
has_value (gpointer data)
{
  ValueWait *wait = data;
  g_autoptr (LiaRecord) record = fixture_get (wait->fixture, wait->id);

  return g_strcmp0 (lia_record_get (record, wait->field), wait->value) == 0;
}

void
scene_await_value (Fixture *fixture, const LiaId *id, const char *field, const char *value)
{
  ValueWait wait = { fixture, id, field, value };

  scene_run_until (has_value, &wait);
}
