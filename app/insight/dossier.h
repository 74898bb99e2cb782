#pragma once

#include "records/relation.h"
#include "register/moves.h"
#include "register/register.h"

#include "related.h"

G_BEGIN_DECLS

/* So many lines of a section are read at most; the rest is counted. */
#define LIA_DOSSIER_MAX_ROWS 200

/**
 * LiaDossierKind:
 * @LIA_DOSSIER_PARTS: the parts of the record, such as a commitment's updates.
 * @LIA_DOSSIER_LINKS: what it is linked with.
 * @LIA_DOSSIER_REFERRERS: what names it in one of its fields.
 * @LIA_DOSSIER_ISSUES: the briefings that left with it.
 * @LIA_DOSSIER_HELD: the records that left with it, if it is such a briefing.
 */
typedef enum {
  LIA_DOSSIER_PARTS,
  LIA_DOSSIER_LINKS,
  LIA_DOSSIER_REFERRERS,
  LIA_DOSSIER_ISSUES,
  LIA_DOSSIER_HELD,
} LiaDossierKind;

/**
 * LiaDossierSection:
 * @kind: how the lines belong to the record.
 * @type: (nullable): the type of the parts, referrers or briefings.
 * @field: (nullable): the field of @type that names the record.
 * @relation: (nullable): the relation of links.
 * @inverse: whether the links point at the record.
 * @rows: (element-type LiaRelated): the lines.
 * @total: how many there are, if not all were read.
 */
typedef struct {
  LiaDossierKind kind;
  const LiaRecordType *type;
  const LiaField *field;
  const LiaRelation *relation;
  gboolean inverse;
  GPtrArray *rows;
  gint64 total;
} LiaDossierSection;

/**
 * LiaDossier:
 * @record: the record.
 * @title: how it reads.
 * @mark: (nullable): the label of its handling mark: its own, or the register's default.
 * @headline: (nullable): what is derived and matters most: "34 days late", "in 12 days".
 * @pressing: whether the headline asks for something to be done.
 * @moves: (nullable): what became of its date, if its type has one that needs a reason to move.
 * @displays: how each of its fields reads, in the order of the description; entries can be %NULL.
 * @sections: (element-type LiaDossierSection): what has to do with it; sections that could have
 *   lines are there even if they have none.
 *
 * All that a page shows of one record, read at one moment.
 */
typedef struct {
  LiaRecord *record;
  char *title;
  char *mark;
  char *headline;
  gboolean pressing;
  LiaMoves *moves;
  char **displays;
  GPtrArray *sections;
} LiaDossier;

LiaDossier *lia_dossier_read  (LiaReader *reader, const LiaId *id, GCancellable *cancellable, GError **error);
void        lia_dossier_free  (LiaDossier *self);

const char *lia_dossier_display (const LiaDossier *self, const char *field);
const LiaDossierSection *lia_dossier_parts (const LiaDossier *self, const LiaRecordType *type);
const LiaDossierSection *lia_dossier_links (const LiaDossier *self, const char *relation, gboolean inverse);
char       *lia_dossier_section_key   (const LiaDossierSection *section);
const char *lia_dossier_section_title (const LiaDossierSection *section);

void        lia_dossier_read_async  (LiaRegister *reg,
                                     const LiaId *id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
LiaDossier *lia_dossier_read_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaDossier, lia_dossier_free)

G_END_DECLS
