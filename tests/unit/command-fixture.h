#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CommandFixture:
 * @folder: an empty folder of its own
 * @path: a small register in it, which LIAISON_REGISTER names
 * @unprivileged: whether commands are held to the modes of files even for the superuser
 * @file_limit: how large a file may grow, in bytes, or 0
 * @status: the exit status of the last command
 * @out: what it printed
 * @err: what it complained about
 *
 * Runs commands as processes of their own, without a display.
 */
typedef struct {
  char *folder;
  char *path;
  gboolean unprivileged;
  guint64 file_limit;
  int status;
  char *out;
  char *err;
} CommandFixture;

int       command_fixture_main        (int argc, char **argv, void (*add_tests) (void));
void      command_fixture_set_up      (CommandFixture *self, gconstpointer data);
void      command_fixture_tear_down   (CommandFixture *self, gconstpointer data);
GStrv     command_fixture_environment (CommandFixture *self);
GStrv     command_fixture_words       (const char *first, ...) G_GNUC_NULL_TERMINATED;
void      command_fixture_run         (CommandFixture *self, const char *first, ...) G_GNUC_NULL_TERMINATED;
void      command_fixture_succeed     (CommandFixture *self, const char *first, ...) G_GNUC_NULL_TERMINATED;
void      command_fixture_fail        (CommandFixture *self,
                                       int status,
                                       const char *complaint,
                                       const char *first,
                                       ...) G_GNUC_NULL_TERMINATED;
void      command_fixture_expect      (CommandFixture *self, const char *text);
char     *command_fixture_file        (CommandFixture *self, const char *name);

#define command_fixture_add(name, function)                                                        \
  g_test_add (name, CommandFixture, NULL, command_fixture_set_up, function, command_fixture_tear_down)

G_END_DECLS
