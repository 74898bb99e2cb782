#include "heading.h"

#include <glib/gi18n.h>
#include <math.h>

#include "badge.h"
#include "briefing/ink.h"

/* In points. */
#define BELOW_TITLE 2.0
#define BELOW_SUBJECT 9.0
#define COLUMNS_APART 18.0
#define LABEL_GAP 8.0
#define BETWEEN_LINES 2.0
#define RULE 0.75
#define BELOW_RULE 11.0
#define BETWEEN_PARAGRAPHS 5.0
#define NUMBER_WIDTH 36.0

static void
add_rule (LiaFlow *flow)
{
  LiaBox box = { LIA_FLOW_MARGIN, flow->y, lia_flow_width (flow, flow->wide), RULE };

  lia_page_add_fill (flow->page, &box, LIA_INK);
  flow->y += RULE + BELOW_RULE;
}

/* A line that says what the document is: a label and, beside it, what that is here. */
static double
put_line (LiaFlow *flow,
          double x,
          double labels,
          double width,
          const char *label,
          const char *value)
{
  double label_height, value_height;

  lia_flow_put (flow, x, labels, label, LIA_LETTERS_QUIET, &label_height);
  lia_flow_put (flow, x + labels + LABEL_GAP, width - labels - LABEL_GAP, value, LIA_LETTERS_QUIET,
                &value_height)
      ->colour = LIA_INK;

  return fmax (label_height, value_height);
}

typedef struct {
  const char *label;
  const char *value;
} Line;

static double
label_width (LiaFlow *flow, const Line *lines, guint n)
{
  double width = 0;

  for (guint i = 0; i < n; i += 2)
    width =
        fmax (width, lia_typesetter_measure (flow->typesetter, lines[i].label, LIA_LETTERS_QUIET));

  return ceil (width) + 1;
}

/* Two columns of lines, so that the heading stays low. */
static void
put_lines (LiaFlow *flow, const Line *lines, guint n)
{
  double width = (lia_flow_width (flow, flow->wide) - COLUMNS_APART) / 2;

  for (guint i = 0; i < n; i += 2) {
    double height =
        put_line (flow, 0, label_width (flow, lines, n), width, lines[i].label, lines[i].value);

    if (i + 1 < n)
      height =
          fmax (height, put_line (flow, width + COLUMNS_APART, label_width (flow, lines + 1, n - 1),
                                  width, lines[i + 1].label, lines[i + 1].value));
    flow->y += height + BETWEEN_LINES;
  }
}

static void
add_lines (LiaFlow *flow)
{
  const LiaDocument *document = flow->document;
  g_autofree char *moment = lia_document_as_at_in_words (document);
  Line lines[4];
  guint n = 0;

  lines[n++] = (Line) { _ ("As at"), moment };
  if (document->author != NULL)
    lines[n++] = (Line) { _ ("Prepared by"), document->author };
  if (document->audience != NULL)
    lines[n++] = (Line) { _ ("For"), document->audience };
  if (document->mark_meaning != NULL && *document->mark_meaning != '\0')
    lines[n++] = (Line) { _ ("What the mark allows"), document->mark_meaning };
  put_lines (flow, lines, n);
}

static void
add_title (LiaFlow *flow)
{
  const LiaDocument *document = flow->document;
  double room = lia_flow_width (flow, flow->wide);

  lia_flow_add_long (flow, 0, room, document->title, LIA_LETTERS_TITLE);
  flow->y += BELOW_TITLE;
  lia_flow_add_long (flow, 0, room, document->subject, LIA_LETTERS_SUBJECT);
  flow->y += BELOW_SUBJECT;
}

/**
 * lia_heading_lay_out:
 * @flow: a flow at the top of its first page
 *
 * Puts down what the document is called, what it is about, as at when, by whom and for whom it is,
 * and the paragraphs that introduce it.
 */
void
lia_heading_lay_out (LiaFlow *flow)
{
  GPtrArray *introduction = flow->document->introduction;

  add_title (flow);
  add_lines (flow);
  flow->y += BETWEEN_PARAGRAPHS;
  add_rule (flow);
  for (guint i = 0; introduction != NULL && i < introduction->len; i++) {
    lia_flow_add_long (flow, 0, lia_flow_width (flow, flow->wide),
                       g_ptr_array_index (introduction, i), LIA_LETTERS_BODY);
    flow->y += BETWEEN_PARAGRAPHS;
  }
  if (introduction != NULL)
    flow->y += BETWEEN_PARAGRAPHS;
}

static double
names_width (LiaFlow *flow)
{
  double width = 0;

  for (guint i = 0; i < flow->sections->len; i++) {
    const LiaSection *section = g_ptr_array_index (flow->sections, i);

    width =
        fmax (width, lia_typesetter_measure (flow->typesetter, section->name, LIA_LETTERS_BODY));
  }

  return fmin (ceil (width) + LABEL_GAP, lia_flow_width (flow, flow->wide) / 3);
}

/**
 * lia_heading_contents:
 * @flow: a flow
 *
 * Puts down what the sections are called and what each holds.
 *
 * Returns: (transfer container) (element-type LiaPiece): for each section the piece that is going
 * to tell its page
 */
GPtrArray *
lia_heading_contents (LiaFlow *flow)
{
  GPtrArray *numbers = g_ptr_array_new ();
  double room = lia_flow_width (flow, flow->wide);
  double names = names_width (flow);

  lia_flow_add (flow, _ ("Contents"), LIA_LETTERS_HEADING);
  flow->y += BETWEEN_PARAGRAPHS;
  for (guint i = 0; i < flow->sections->len; i++) {
    const LiaSection *section = g_ptr_array_index (flow->sections, i);
    double name_height, purpose_height;
    LiaPiece *piece;

    lia_flow_need (flow, 30);
    piece = lia_flow_put (flow, 0, names, section->name, LIA_LETTERS_BODY, &name_height);
    lia_flow_link (flow, piece, section->key);
    lia_flow_put (flow, names + LABEL_GAP, room - names - NUMBER_WIDTH - 2 * LABEL_GAP,
                  section->purpose, LIA_LETTERS_LABEL, &purpose_height);
    piece = lia_flow_put (flow, room - NUMBER_WIDTH, NUMBER_WIDTH, "", LIA_LETTERS_LABEL, NULL);
    piece->at_end = TRUE;
    g_ptr_array_add (numbers, piece);
    flow->y += fmax (name_height, purpose_height) + BETWEEN_PARAGRAPHS;
  }
  flow->y += BELOW_RULE;

  return numbers;
}

/**
 * lia_heading_notes:
 * @flow: a flow
 *
 * Puts down how the document has to be read.
 */
void
lia_heading_notes (LiaFlow *flow)
{
  GPtrArray *notes = flow->document->notes;

  if (notes->len == 0)
    return;

  lia_flow_need (flow, 50);
  lia_flow_add (flow, _ ("How to read it"), LIA_LETTERS_HEADING);
  flow->y += BETWEEN_LINES;
  for (guint i = 0; i < notes->len; i++) {
    lia_flow_add_long (flow, 0, lia_flow_width (flow, flow->wide), g_ptr_array_index (notes, i),
                       LIA_LETTERS_QUIET);
    flow->y += BETWEEN_LINES;
  }
}
