#pragma once

#include "dossier.h"

G_BEGIN_DECLS

/* What a dossier tells of briefings that left; private to app/insight. */

gboolean lia_dossier_add_issues   (LiaDossier *self, LiaReader *reader, GError **error);
void     lia_dossier_add_held     (LiaDossier *self, LiaReader *reader);
char    *lia_dossier_describe_age (LiaReader *reader,
                                   const LiaRecord *issue,
                                   GCancellable *cancellable);

LiaDossierSection *lia_dossier_add_section (LiaDossier *self, LiaDossierKind kind);
void               lia_dossier_append_words (GString *line, const char *words);

G_END_DECLS
