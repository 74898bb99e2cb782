#pragma once

#include "field.h"
#include "record.h"

G_BEGIN_DECLS

/**
 * LiaRecordType:
 * @name: the table in the register, the word on the command line.
 * @label: one of them, as people read it ("Commitment"); marked for translation.
 * @plural: several of them; marked for translation.
 * @prefix: what references begin with (`C` in `C-042`).
 * @icon: a symbolic icon name.
 * @fields: the fields, in the order in which a form shows them, ended by one without a name.
 * @title: the name of the field that titles a record, or %NULL where @compose_title does it.
 * @compose_title: (nullable): the parts of a title that refer to other records: a format in which
 *   each `{field}` stands for how that field reads, such as `{participant} in {process}`;
 *   marked for translation.
 * @part_of: (nullable): the REFERENCE field that names the record this is a part of, such as an
 *   update's commitment. Parts are shown with their whole, and are out of sight while it is archived.
 * @order: (nullable): the field by which lists are sorted at first.
 * @descending: whether that order starts with the last.
 * @derived: (nullable): columns of what the register derives about a record and nobody can set, such
 *   as how often its date moved, described as fields are and ended like them.
 * @validate: (nullable): checks what single fields can't tell, such as an end before a start.
 *
 * The description of a record type. There is one constant of these for each type, in the file
 * named after it.
 */
struct _LiaRecordType {
  const char *name;
  const char *label;
  const char *plural;
  const char *prefix;
  const char *icon;
  const LiaField *fields;
  const char *title;
  const char *compose_title;
  const char *part_of;
  const char *order;
  gboolean descending;
  const LiaField *derived;
  gboolean (*validate) (const LiaRecord *record, GError **error);
};

const LiaRecordType *const *lia_record_types (void);
const LiaRecordType *lia_record_type_find           (const char *name);
const LiaRecordType *lia_record_type_find_by_prefix (const char *prefix);
const char          *lia_record_type_label          (const LiaRecordType *type);
const char          *lia_record_type_plural         (const LiaRecordType *type);
guint                lia_record_type_n_fields       (const LiaRecordType *type);
int                  lia_record_type_index          (const LiaRecordType *type, const char *field);
const LiaField      *lia_record_type_field          (const LiaRecordType *type, const char *field);
const LiaField      *lia_record_type_column         (const LiaRecordType *type, const char *name);
const LiaField      *lia_record_type_key            (const LiaRecordType *type);

G_END_DECLS
