#pragma once

#include "database.h"
#include "reader.h"

G_BEGIN_DECLS

/* What the parts of the reader share; private to app/register. */
struct _LiaReader {
  LiaDatabase *database;
  GObject *owner; /* the register that lent the connection */
  char *home;
  void (*give_back) (GObject *owner, LiaDatabase *database);
};

LiaReader *lia_reader_new (GObject *owner,
                           LiaDatabase *database,
                           const char *home,
                           void (*give_back) (GObject *owner, LiaDatabase *database));

G_END_DECLS
