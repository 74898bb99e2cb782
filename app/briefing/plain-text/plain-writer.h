#pragma once

#include <gio/gio.h>

#include "briefing/document/reading.h"

G_BEGIN_DECLS

/* How many cells a line has, as mail programs like it (RFC 3676, 4.2). */
#define LIA_PLAIN_LINE 72

/**
 * LiaPlainWriter:
 * @out: the lines so far.
 * @texts: (element-type utf8): what was written, before it was put into lines.
 *
 * Writes text for mail.
 */
typedef struct {
  GString *out;
  GPtrArray *texts;
} LiaPlainWriter;

LiaPlainWriter *lia_plain_writer_new       (void);
void            lia_plain_writer_free      (LiaPlainWriter *self);
void            lia_plain_writer_skip      (LiaPlainWriter *self);
void            lia_plain_writer_add       (LiaPlainWriter *self, const char *text, guint indent);
void            lia_plain_writer_add_item  (LiaPlainWriter *self, const char *text, guint indent);
void            lia_plain_writer_add_pair  (LiaPlainWriter *self,
                                            const char *label,
                                            const char *value,
                                            guint indent);
void            lia_plain_writer_underline (LiaPlainWriter *self, const char *text, char line);
char           *lia_plain_writer_clean     (const char *text);
char           *lia_plain_writer_with_link (const char *text, const char *target);
void            lia_plain_table_add        (LiaPlainWriter *self,
                                            const LiaListing *listing,
                                            guint indent,
                                            GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaPlainWriter, lia_plain_writer_free)

G_END_DECLS
