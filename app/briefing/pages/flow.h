#pragma once

#include "briefing/document/document.h"
#include "briefing/paper.h"
#include "briefing/renderer.h"
#include "page.h"

G_BEGIN_DECLS

/* Space round what stands on a page, and between what stands on it, in points. */
#define LIA_FLOW_MARGIN 54.0
#define LIA_FLOW_TOP    58.0
#define LIA_FLOW_BOTTOM 54.0

/**
 * LiaFlow:
 * @document: what is laid out.
 * @sections: (element-type LiaSection): which of its sections are shown.
 * @pages: the pages so far.
 * @typesetter: sets the text.
 * @page: (nullable): the page that is being filled.
 * @paper: what it is going to be printed on.
 * @targets: (element-type utf8 utf8): where links lead that stand anywhere in the document.
 * @wide: whether the page lies on its side.
 * @y: where on the page the next thing goes, in points.
 * @n_tables: how many tables there are so far.
 * @with: what stops it, and is told how far it is.
 * @n_rows: how many rows the tables of the document have.
 * @n_done: how many of those are laid out.
 *
 * Fills one page after the other, from top to bottom.
 */
typedef struct {
  const LiaDocument *document;
  GPtrArray *sections;
  LiaPages *pages;
  LiaTypesetter *typesetter;
  LiaPage *page;
  LiaPaper paper;
  GHashTable *targets;
  gboolean wide;
  double y;
  guint n_tables;
  const LiaRendering *with;
  guint n_rows;
  guint n_done;
} LiaFlow;

/* How much of the work is done when all is laid out. */
#define LIA_FLOW_DONE   0.4

void      lia_flow_count_row  (LiaFlow *self);
void      lia_flow_begin_page (LiaFlow *self, gboolean wide);
double    lia_flow_width      (LiaFlow *self, gboolean wide);
double    lia_flow_room       (const LiaFlow *self);
double    lia_flow_page_room  (const LiaFlow *self);
gboolean  lia_flow_is_at_top  (const LiaFlow *self);
void      lia_flow_skip       (LiaFlow *self, double height);
void      lia_flow_need       (LiaFlow *self, double height);
LiaPiece *lia_flow_put        (LiaFlow *self,
                               double x,
                               double width,
                               const char *text,
                               LiaLetters letters,
                               double *height);
LiaPiece *lia_flow_put_short  (LiaFlow *self,
                               LiaPage *page,
                               const LiaBox *at,
                               const char *text,
                               LiaLetters letters,
                               guint n_lines);
LiaPiece *lia_flow_add        (LiaFlow *self, const char *text, LiaLetters letters);
void      lia_flow_add_long   (LiaFlow *self,
                               double x,
                               double width,
                               const char *text,
                               LiaLetters letters);
void      lia_flow_link       (LiaFlow *self, LiaPiece *piece, const char *target);
void      lia_flow_anchor     (LiaFlow *self, LiaPiece *piece, const char *target);

G_END_DECLS
