#pragma once

#include "register/edit.h"
#include "register/reader.h"

G_BEGIN_DECLS

/**
 * LiaFilling:
 *
 * An edit that is being put together from tables, and the names by which its rows call each other
 * and what the register holds already: `AUS`, `COLEP`, `E121`.
 */
typedef struct _LiaFilling LiaFilling;

LiaFilling  *lia_filling_new     (const char *label);
void         lia_filling_free    (LiaFilling *self);
LiaEdit     *lia_filling_finish  (LiaFilling *self);

void         lia_filling_know    (LiaFilling *self,
                                  const LiaRecordType *type,
                                  const char *name,
                                  const LiaId *id);
gboolean     lia_filling_know_all (LiaFilling *self,
                                   LiaReader *reader,
                                   const LiaRecordType *type,
                                   const char *const *fields,
                                   GError **error);
const LiaId *lia_filling_find    (LiaFilling *self, const LiaRecordType *type, const char *name);
const LiaId *lia_filling_resolve (LiaFilling *self,
                                  const LiaRecordType *type,
                                  const char *name,
                                  GError **error);

LiaId        lia_filling_create  (LiaFilling *self, const LiaRecordType *type, gint64 number);
gboolean     lia_filling_set     (LiaFilling *self,
                                  const LiaRecordType *type,
                                  const LiaId *id,
                                  const char *field,
                                  const char *text,
                                  GError **error);
void         lia_filling_link    (LiaFilling *self,
                                  const char *relation,
                                  const LiaId *from,
                                  const LiaId *to,
                                  const char *note);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaFilling, lia_filling_free)

G_END_DECLS
