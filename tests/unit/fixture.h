#pragma once

#include <glib/gstdio.h>

#include "register/register.h"

/* A register in a folder of its own, and short ways to fill it and to look into it. */
typedef struct {
  char *folder;
  char *path;
  LiaRegister *reg;
  gint64 serial; /* of the last edit applied through the fixture */
} Fixture;

typedef void (*FixtureFunc) (Fixture *fixture, gconstpointer data);

void       fixture_set_up         (Fixture *fixture, gconstpointer data);
void       fixture_tear_down      (Fixture *fixture, gconstpointer data);
void       fixture_remove_folder  (const char *path);
void       fixture_unpack         (const char *name, const char *path);
void       fixture_reopen         (Fixture *fixture);
void       fixture_apply          (Fixture *fixture, LiaEdit *edit);
LiaId      fixture_add            (Fixture *fixture,
                                   const char *type_name,
                                   ...) G_GNUC_NULL_TERMINATED;
void       fixture_link           (Fixture *fixture,
                                   const char *relation,
                                   const LiaId *from,
                                   const LiaId *to);
LiaId      fixture_add_challenge  (Fixture *fixture, const char *title);
LiaId      fixture_add_commitment (Fixture *fixture, const char *title, const char *due);
LiaId      fixture_add_update     (Fixture *fixture,
                                   const LiaId *commitment,
                                   const char *date,
                                   const char *narrative);
LiaId      fixture_add_participant (Fixture *fixture, const char *code, const char *name);
gint64     fixture_set            (Fixture *fixture,
                                   const LiaId *id,
                                   const char *field,
                                   const char *value,
                                   const char *reason);
LiaRecord *fixture_get            (Fixture *fixture, const LiaId *id);
char      *fixture_reference      (Fixture *fixture, const LiaId *id);
void       fixture_assert_value   (Fixture *fixture,
                                   const LiaId *id,
                                   const char *field,
                                   const char *value);
void       fixture_assert_missing (Fixture *fixture, const LiaId *id);

#define fixture_add_test(path, func)                                                               \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
