#pragma once

#include "briefing/delivery.h"

/* A folder for a workbook of its own, and short ways to write one and to look into it. */
typedef struct {
  char *folder;
  char *path;
} WorkbookFixture;

void         workbook_set_up     (WorkbookFixture *fixture, gconstpointer data);
void         workbook_tear_down  (WorkbookFixture *fixture, gconstpointer data);
gboolean     workbook_write      (WorkbookFixture *fixture,
                                  const LiaDocument *document,
                                  GError **error);
char        *workbook_read_part  (const char *path, const char *name);
char        *workbook_cell       (const char *path, const char *sheet, const char *cell);
LiaDocument *workbook_document   (void);
