#pragma once

#include <glib.h>

/* The least that finds a first page of hits. */
typedef struct _BareSearch BareSearch;

BareSearch *
bare_search_new (const char *path);
void
bare_search_free (BareSearch *self);
char *
bare_search_read (const char *text);
guint
bare_search_run (BareSearch *self, const char *expression, GPtrArray *words);
