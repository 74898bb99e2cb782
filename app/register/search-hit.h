#pragma once

#include "reader.h"
#include "search-query.h"

G_BEGIN_DECLS

/* Private to app/register: what is shown of a record that was found. */

LiaHit *lia_hit_new  (LiaReader *reader,
                      const LiaSearchQuery *query,
                      LiaRecord *whole,
                      LiaRecord *part);
void    lia_hit_free (LiaHit *hit);

G_END_DECLS
