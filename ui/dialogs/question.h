#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LiaQuestion:
 * @heading: what is asked.
 * @body: (nullable): what happens then.
 * @extra: (nullable): what else there is to see or choose.
 * @label: the button that does it.
 * @destroys: whether something is lost by it, so that it is not what Enter does.
 *
 * What somebody is asked before something is done.
 */
typedef struct {
  const char *heading;
  const char *body;
  GtkWidget *extra;
  const char *label;
  gboolean destroys;
} LiaQuestion;

/* What the one button of a question that is not "Cancel" is called in code. */
#define LIA_QUESTION_YES "yes"

void lia_question_ask        (GtkWidget *origin,
                              const LiaQuestion *question,
                              GCallback yes,
                              gpointer object);
void lia_question_read_first (GtkWidget *origin,
                              const char *failure,
                              GTaskThreadFunc read,
                              void (*ask) (GTask *task),
                              gpointer data,
                              GDestroyNotify data_free);

G_END_DECLS
