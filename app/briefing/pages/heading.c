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

/* What has to stand with the heading of the contents, in points: two lines of them. */
#define LEAST_CONTENTS 60.0

/* For whom it is can be a list of names, but no more than that. */
#define MOST_LINES 8

static void
add_rule (LiaFlow *flow)
{
  LiaBox box = { LIA_FLOW_MARGIN, flow->y, lia_flow_width (flow, flow->wide), RULE };

  lia_page_add_fill (flow->page, &box, LIA_INK);
  flow->y += RULE + BELOW_RULE;
}

/* A line that says what the document is: a label and, beside it, what that is here. */
typedef struct {
  const char *label;
  const char *value;
} Line;

static LiaPiece *
put_words (LiaFlow *flow, double x, double y, double width, const char *words)
{
  LiaBox box = { LIA_FLOW_MARGIN + x, y, width, 0 };

  return lia_flow_put_short (flow, flow->page, &box, words, LIA_LETTERS_QUIET, MOST_LINES);
}

static double
label_width (LiaFlow *flow, const Line *lines, guint n)
{
  double width = 0;

  for (guint i = 0; i < n; i++)
    width =
        fmax (width, lia_typesetter_measure (flow->typesetter, lines[i].label, LIA_LETTERS_QUIET));

  return ceil (width) + 1;
}

/* Puts lines below each other; returns how high they are. */
static double
put_lines (LiaFlow *flow, double x, double width, const Line *lines, guint n)
{
  double labels = label_width (flow, lines, n);
  double height = 0;

  for (guint i = 0; i < n; i++) {
    double y = flow->y + height;
    const LiaPiece *label = put_words (flow, x, y, labels, lines[i].label);
    LiaPiece *value =
        put_words (flow, x + labels + LABEL_GAP, y, width - labels - LABEL_GAP, lines[i].value);

    value->colour = LIA_INK;
    height += fmax (label->box.height, value->box.height) + BETWEEN_LINES;
  }

  return height;
}

/* Two columns, so that the heading stays low: what the mark allows takes as many lines as all else.
 */
static void
add_lines (LiaFlow *flow)
{
  const LiaDocument *document = flow->document;
  g_autofree char *moment = lia_document_as_at_in_words (document);
  double width = (lia_flow_width (flow, flow->wide) - COLUMNS_APART) / 2;
  Line lines[3];
  Line mark = { _ ("What the mark allows"), document->mark_meaning };
  gboolean meaning = document->mark_meaning != NULL && *document->mark_meaning != '\0';
  guint n = 0;
  double height, mark_height;

  lines[n++] = (Line) { _ ("As at"), moment };
  if (document->author != NULL)
    lines[n++] = (Line) { _ ("Prepared by"), document->author };
  if (document->audience != NULL)
    lines[n++] = (Line) { _ ("For"), document->audience };
  height = put_lines (flow, 0, width, lines, n);
  mark_height = meaning ? put_lines (flow, width + COLUMNS_APART, width, &mark, 1) : 0;
  flow->y += fmax (height, mark_height);
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
  double purposes = room - names - NUMBER_WIDTH - 2 * LABEL_GAP;

  lia_flow_need (flow, LEAST_CONTENTS);
  lia_flow_add (flow, _ ("Contents"), LIA_LETTERS_HEADING);
  flow->y += BETWEEN_PARAGRAPHS;
  for (guint i = 0; i < flow->sections->len; i++) {
    const LiaSection *section = g_ptr_array_index (flow->sections, i);
    double height = fmax (
        lia_typesetter_height (flow->typesetter, section->name, LIA_LETTERS_BODY, names),
        lia_typesetter_height (flow->typesetter, section->purpose, LIA_LETTERS_LABEL, purposes));
    LiaPiece *piece;

    lia_flow_need (flow, height);
    piece = lia_flow_put (flow, 0, names, section->name, LIA_LETTERS_BODY, NULL);
    lia_flow_link (flow, piece, section->key);
    lia_flow_put (flow, names + LABEL_GAP, purposes, section->purpose, LIA_LETTERS_LABEL, NULL);
    piece = lia_flow_put (flow, room - NUMBER_WIDTH, NUMBER_WIDTH, "", LIA_LETTERS_LABEL, NULL);
    piece->at_end = TRUE;
    g_ptr_array_add (numbers, piece);
    flow->y += height + BETWEEN_PARAGRAPHS;
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
