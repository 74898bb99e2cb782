#pragma once

#include "records/record-type.h"

G_BEGIN_DECLS

/* The field of a change that makes or unmakes a record; its value is `OFFICE:NUMBER`. */
#define LIA_CHANGE_EXISTENCE "record"

/**
 * LiaChange:
 * @type: the type of the record.
 * @id: its key.
 * @field: the name of the field, or %LIA_CHANGE_EXISTENCE.
 * @saw: (nullable): the value it replaces, as the person who makes the edit saw it.
 * @wants: (nullable): the value it shall have.
 */
typedef struct {
  const LiaRecordType *type;
  LiaId id;
  char *field;
  char *saw;
  char *wants;
} LiaChange;

/**
 * LiaConflict:
 * @change: (transfer none): the change that can't be applied, or the premise that doesn't hold any
 *   more; lives as long as its edit.
 * @found: (nullable): what stands there instead of what the change saw.
 */
typedef struct {
  const LiaChange *change;
  char *found;
} LiaConflict;

/**
 * LiaEdit:
 *
 * A list of changes that are applied, journalled and undone as one, with a label, a reason, a
 * person and an office. Nothing else writes to a register.
 */
#define LIA_TYPE_EDIT (lia_edit_get_type ())
G_DECLARE_FINAL_TYPE (LiaEdit, lia_edit, LIA, EDIT, GObject)

LiaEdit    *lia_edit_new           (const char *label);
const char *lia_edit_get_label     (LiaEdit *self);
void        lia_edit_set_reason    (LiaEdit *self, const char *reason);
const char *lia_edit_get_reason    (LiaEdit *self);
void        lia_edit_set_author    (LiaEdit *self, const char *person, const char *office);
const char *lia_edit_get_person    (LiaEdit *self);
const char *lia_edit_get_office    (LiaEdit *self);
gint64      lia_edit_get_serial    (LiaEdit *self);
gint64      lia_edit_get_inverts   (LiaEdit *self);

LiaId       lia_edit_create        (LiaEdit *self, const LiaRecordType *type);
LiaId       lia_edit_create_numbered (LiaEdit *self, const LiaRecordType *type, gint64 number);
void        lia_edit_set           (LiaEdit *self,
                                    const LiaRecordType *type,
                                    const LiaId *id,
                                    const char *field,
                                    const char *saw,
                                    const char *wants);
void        lia_edit_change        (LiaEdit *self, LiaRecord *record, const char *field, const char *wants);
void        lia_edit_rely_on       (LiaEdit *self, LiaRecord *record);
void        lia_edit_archive       (LiaEdit *self, LiaRecord *record);
void        lia_edit_restore       (LiaEdit *self, LiaRecord *record);
LiaId       lia_edit_link          (LiaEdit *self,
                                    const char *relation,
                                    const LiaId *from,
                                    const LiaId *to,
                                    const char *note);

gboolean    lia_edit_is_empty      (LiaEdit *self);
gboolean    lia_edit_touches       (LiaEdit *self, const LiaRecordType *type);
GPtrArray  *lia_edit_get_changes   (LiaEdit *self);
GPtrArray  *lia_edit_get_premises  (LiaEdit *self);
GPtrArray  *lia_edit_get_conflicts (LiaEdit *self);

G_END_DECLS
