#pragma once

#include <gtk/gtk.h>

#include "../unit/fixture.h"

/* A meeting and what hangs together with it: enough for every page to have something to show. */
typedef struct {
  LiaId bali, budapest;
  LiaId bulgaria, pakistan, office;
  LiaId body, engagement, follow_up, earlier;
  LiaId agenda_item, task, participation;
  LiaId challenge, commitment, update, lesson, source;
} Scene;

typedef struct {
  Fixture base;
  Scene scene;
  GtkWindow *window;
} SceneFixture;

void  scene_set_up    (SceneFixture *fixture, gconstpointer data);
void  scene_tear_down (SceneFixture *fixture, gconstpointer data);

LiaId scene_add  (Fixture *fixture, const char *type, ...) G_GNUC_NULL_TERMINATED;
void  scene_link (Fixture *fixture, const char *relation, const LiaId *from, const LiaId *to);
void  scene_fill (Fixture *fixture, Scene *scene);

typedef gboolean (*SceneFunc) (gpointer data);
typedef gboolean (*SceneMatch) (GtkWidget *widget, gconstpointer data);

void       scene_run_until (SceneFunc done, gpointer data);
void       scene_until_drawn (GtkWidget *widget);
GtkWidget *scene_find      (GtkWidget *root, SceneMatch match, gconstpointer data);
GtkWidget *scene_await     (GtkWidget *root, SceneMatch match, gconstpointer data);
gboolean   scene_is_label  (GtkWidget *widget, gconstpointer text);
void       scene_await_value (Fixture *fixture, const LiaId *id, const char *field, const char *value);

#define scene_add_test(path, func)                                                                 \
  g_test_add (path, SceneFixture, NULL, scene_set_up, func, scene_tear_down)
