#pragma once

#include <glib.h>
#include <sqlite3.h>

void
bare_check (int result);
sqlite3 *
bare_open (const char *path);
sqlite3_stmt *
bare_prepare (sqlite3 *bare, const char *sql);
