#pragma once

#include "listing.h"
#include "schedule.h"

G_BEGIN_DECLS

/* The sheet that explains the others. The row that explains a choice has the key
 * `SHEET/COLUMN/VALUE`; choices of one column stand together, their labels in this column. */
#define LIA_DOCUMENT_GUIDE "guide"
#define LIA_DOCUMENT_GUIDE_LABELS 2

/**
 * LiaFigure:
 * @number: a count.
 * @label: what was counted.
 * @tone: whether that is good or bad news.
 *
 * A number that stands by itself.
 */
typedef struct {
  guint number;
  char *label;
  LiaTone tone;
} LiaFigure;

/**
 * LiaFact:
 * @label: what it is.
 * @value: what that is here.
 * @target: (nullable): where a click leads, see #LiaCell.
 *
 * A line such as “Chair: Türkiye”.
 */
typedef struct {
  char *label;
  char *value;
  char *target;
} LiaFact;

/**
 * LiaChartKind:
 * @LIA_CHART_BARS: bars that lie, the parts of each beside each other.
 * @LIA_CHART_COLUMNS: bars that stand, the parts of each on top of each other.
 */
typedef enum {
  LIA_CHART_BARS,
  LIA_CHART_COLUMNS,
} LiaChartKind;

/**
 * LiaBlock:
 * @heading: what stands above it.
 * @facts: (nullable) (element-type LiaFact): what is called what, one below the other, or
 * @paragraphs: (nullable) (element-type utf8): sentences, one below the other, or
 * @figures: (nullable) (element-type LiaFigure): numbers side by side, or
 * @table: (nullable): a table.
 * @empty: (nullable): what is said where the table has no rows, or there is nothing else.
 * @chart_kind: how the chart is drawn.
 * @chart_colours: (nullable) (element-type guint): if the table is drawn as a chart of stacked bars
 *   as well, the colour (0xRRGGBB) of each series. Series are its NUMBER columns as many as there are
 *   colours, categories are its first column.
 *
 * A part of a page.
 */
typedef struct {
  char *heading;
  GPtrArray *facts;
  GPtrArray *paragraphs;
  GPtrArray *figures;
  LiaListing *table;
  char *empty;
  LiaChartKind chart_kind;
  GArray *chart_colours;
} LiaBlock;

/**
 * LiaSection:
 * @key: what links find it by.
 * @name: what stands on its tab; unique within its document.
 * @purpose: one line that says what it holds.
 * @table: (nullable): the one table it is made of, or
 * @schedule: (nullable): the bars over time it is made of, or
 * @blocks: (nullable) (element-type LiaBlock): what stands on it, from top to bottom.
 * @hidden: whether it is there for a program that reads the file, and nothing to be read by people:
 *   a workbook hides its sheet, what is no workbook goes without it.
 *
 * A sheet of a workbook, or a section of pages.
 */
typedef struct {
  char *key;
  char *name;
  char *purpose;
  LiaListing *table;
  LiaSchedule *schedule;
  GPtrArray *blocks;
  gboolean hidden;
} LiaSection;

/**
 * LiaDocument:
 * @title: what it is called.
 * @subject: one line that says what it is about.
 * @author: (nullable): who prepared it, exactly as given.
 * @audience: (nullable): for whom it is, exactly as given.
 * @office: (nullable): the office that it comes from.
 * @introduction: (nullable) (element-type utf8): paragraphs that stand before everything else.
 * @language: (nullable): the language of its words, as a tag (`fr`); that of the program if %NULL.
 * @as_at: the moment whose state it shows, in the zone it is shown in.
 * @mark: the handling mark of the whole.
 * @mark_meaning: (nullable): what that mark allows.
 * @mark_foreground: (nullable): `#RRGGBB`.
 * @mark_background: (nullable): `#RRGGBB`.
 * @sensitivity_label: (nullable): the label that Office knows for that mark.
 * @sensitivity_site: (nullable): whose label that is, if there is one.
 * @notes: (element-type utf8): sentences for the cover.
 * @sections: (element-type LiaSection): what it consists of.
 *
 * A briefing, composed and cleared, before it is rendered. It knows nothing of the register: what
 * isn't in here can't get into a file.
 */
typedef struct {
  char *title;
  char *subject;
  char *author;
  char *audience;
  char *office;
  GPtrArray *introduction;
  char *language;
  GDateTime *as_at;
  char *mark;
  char *mark_meaning;
  char *mark_foreground;
  char *mark_background;
  char *sensitivity_label;
  char *sensitivity_site;
  GPtrArray *notes;
  GPtrArray *sections;
} LiaDocument;

LiaDocument    *lia_document_new         (const char *title, const char *subject, GDateTime *as_at);
void            lia_document_free        (LiaDocument *self);
void            lia_document_set_author  (LiaDocument *self, const char *author);
void            lia_document_set_audience (LiaDocument *self, const char *audience);
void            lia_document_set_office  (LiaDocument *self, const char *office);
void            lia_document_set_introduction (LiaDocument *self, const char *introduction);
void            lia_document_set_mark    (LiaDocument *self,
                                          const char *mark,
                                          const char *meaning,
                                          const char *foreground,
                                          const char *background);
void            lia_document_set_sensitivity (LiaDocument *self, const char *label, const char *site);
void            lia_document_add_note    (LiaDocument *self, const char *note);
LiaSection       *lia_document_add_section   (LiaDocument *self,
                                          const char *key,
                                          const char *name,
                                          const char *purpose);
const LiaSection *lia_document_find_section  (const LiaDocument *self, const char *key);
gboolean        lia_document_is_right_to_left (const LiaDocument *self);
const LiaSection *lia_document_find_target   (const LiaDocument *self,
                                              const char *target,
                                              int *row);
gboolean          lia_document_is_address    (const char *target);
char             *lia_document_as_at_in_words (const LiaDocument *self);
guint64           lia_document_measure       (const LiaDocument *self);

void            lia_section_take_listing     (LiaSection *self, LiaListing *table);
void            lia_section_take_schedule    (LiaSection *self, LiaSchedule *schedule);
LiaBlock       *lia_section_add_block      (LiaSection *self, const char *heading);
void            lia_block_take_listing     (LiaBlock *self, LiaListing *table, const char *empty);
void            lia_block_set_empty      (LiaBlock *self, const char *empty);
void            lia_block_add_fact       (LiaBlock *self,
                                          const char *label,
                                          const char *value,
                                          const char *target);
void            lia_block_add_paragraph  (LiaBlock *self, const char *text);
void            lia_block_add_figure     (LiaBlock *self,
                                          guint number,
                                          const char *label,
                                          LiaTone tone);
void            lia_block_add_series     (LiaBlock *self, guint colour);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaDocument, lia_document_free)

G_END_DECLS
