#pragma once

#include "register/register.h"

G_BEGIN_DECLS

/**
 * LiaHistoryEvent:
 *
 * What one edit did to one record: when, who, why, and a line for each field.
 */
#define LIA_TYPE_HISTORY_EVENT (lia_history_event_get_type ())
G_DECLARE_FINAL_TYPE (LiaHistoryEvent, lia_history_event, LIA, HISTORY_EVENT, GObject)

gint64
lia_history_event_get_serial (LiaHistoryEvent *self);
gint64
lia_history_event_get_at (LiaHistoryEvent *self);
char       *lia_history_event_get_author    (LiaHistoryEvent *self);
guint       lia_history_event_get_n_changes (LiaHistoryEvent *self);
const char *lia_history_event_get_label     (LiaHistoryEvent *self);
const char *lia_history_event_get_manner    (LiaHistoryEvent *self);
const char *lia_history_event_get_reason    (LiaHistoryEvent *self);
char       *lia_history_event_get_lines     (LiaHistoryEvent *self);

const char *lia_manner_to_words (gint64 undoes, gint64 redoes);

char *lia_history_entry_to_words (LiaReader *reader, const LiaHistoryEntry *entry);

GPtrArray *lia_history_read        (LiaReader *reader,
                                    const LiaId *id,
                                    guint limit,
                                    GError **error);
void       lia_history_read_async  (LiaRegister *reg,
                                    const LiaId *id,
                                    guint limit,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *lia_history_read_finish (GAsyncResult *result, GError **error);

char *lia_moment_to_words (gint64 at);
char *lia_moment_ago      (gint64 at, gint64 now);

G_END_DECLS
