#pragma once

#include "register/reader.h"

G_BEGIN_DECLS

/* How a briefing that left is told about on the command line. */

char *lia_issue_made   (const LiaRecord *issue);
char *lia_issue_mark   (LiaReader *reader, const LiaRecord *issue);
void  lia_issue_print  (LiaReader *reader, const LiaRecord *issue);

G_END_DECLS
