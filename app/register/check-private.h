#pragma once

#include "check.h"
#include "database.h"
#include "records/record-type.h"

G_BEGIN_DECLS

/* Beyond this many, more lines tell nothing new. */
#define LIA_CHECK_MAX_PROBLEMS 100

/* Private to app/register: the parts of the check. */
LiaCheck *lia_check          (LiaDatabase *database, const char *home, GError **error);
gboolean  lia_check_chain    (LiaCheck *self,
                              LiaDatabase *database,
                              const char *home,
                              GError **error);
gboolean  lia_check_journal  (LiaCheck *self,
                              LiaDatabase *database,
                              const char *home,
                              GError **error);

void      lia_check_add      (LiaCheck *self, char *sentence);
gboolean  lia_check_is_full  (LiaCheck *self);

char     *lia_check_name_edit (LiaDatabase *database, gint64 serial);
char     *lia_check_name_line (LiaDatabase *database,
                               const char *home,
                               const char *type,
                               const LiaId *id,
                               const char *field);

G_END_DECLS
