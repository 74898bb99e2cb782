#include <glib/gi18n.h>

#include "briefing/clearance/cleared-standing.h"
#include "briefing/document/data-guide.h"
#include "briefing/sections/cells.h"
#include "briefing/sections/identity-section.h"
#include "kind.h"
#include "records/types.h"

/* What is told of a commitment. */
static const struct {
  const char *field;
  LiaColumnKind kind;
} told[] = {
  { "title", LIA_COLUMN_TITLE },          { "kind", LIA_COLUMN_TEXT },
  { "wording", LIA_COLUMN_PROSE },        { "by_wording", LIA_COLUMN_TEXT },
  { "towards_wording", LIA_COLUMN_TEXT },
};

/* What is asked about it: what it has already, or nothing yet. */
static const struct {
  const LiaRecordType *type;
  const char *field;
  const char *label;
  LiaColumnKind kind;
  const char *key;
} asked[] = {
  { &lia_commitment_type, "status", N_ ("Status"), LIA_COLUMN_CHOICE, "commitment.status" },
  { &lia_update_type, "narrative", N_ ("Progress note"), LIA_COLUMN_PROSE, "update.narrative" },
  { &lia_update_type, "date", N_ ("Date of the note"), LIA_COLUMN_DATE, "update.date" },
  { &lia_update_type, "evidence", N_ ("Evidence"), LIA_COLUMN_TEXT, "update.evidence" },
  { &lia_commitment_type, "next_step", N_ ("Next step"), LIA_COLUMN_TEXT, "commitment.next_step" },
};

#define REMARK_KEY "remark"

/* Everything that somebody undertook and hasn't done, or whatever a filter lets through: who asks
 * for something that is done, or was only proposed, wants to hear about it. */
static GPtrArray *
find_commitments (const LiaComposition *with)
{
  GPtrArray *all = lia_clearance_list (with->clearance, &lia_commitment_type);
  gboolean chosen = with->options->about == &lia_commitment_type;
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++) {
    const LiaCleared *commitment = g_ptr_array_index (all, i);

    if (chosen ? lia_clearance_is_subject (with->clearance, commitment)
               : lia_cleared_standing (commitment, with->today).awaited)
      g_ptr_array_add (found, (gpointer) commitment);
  }

  return found;
}

static void
add_told_columns (LiaListing *listing)
{
  guint due, late;

  lia_listing_add_column (listing, LIA_COLUMN_TEXT, _ ("Ref"),
                          _ ("The reference, given once and never used again; rows are found by it "
                             "when this comes back"));
  for (guint i = 0; i < G_N_ELEMENTS (told); i++) {
    const LiaField *field = lia_record_type_field (&lia_commitment_type, told[i].field);

    lia_listing_add_column (listing, told[i].kind, lia_field_label (field), _ (field->help));
  }

  due = lia_listing_n_columns (listing);
  late = due + 1;
  lia_listing_add_column (listing, LIA_COLUMN_DATE,
                          lia_field_label (lia_record_type_field (&lia_commitment_type, "due")),
                          _ ("By when, as precisely as it was said"))
      ->warned_by = (int) late;
  lia_listing_add_column (listing, LIA_COLUMN_NUMBER, _ ("Days late"),
                          _ ("How many days it is overdue on the day of the cover"))
      ->emphasis = LIA_EMPHASIS_BAR;
  lia_listing_add_column (listing, LIA_COLUMN_PROSE, _ ("Latest update"),
                          _ ("What was last reported about it, and when"));
}

/* Returns what of it comes back, ended by a column without a key. */
static GArray *
add_asked_columns (LiaListing *listing)
{
  GArray *returned = g_array_new (TRUE, TRUE, sizeof (LiaReturnedColumn));
  LiaReturnedColumn remark;

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++) {
    const LiaField *field = lia_record_type_field (asked[i].type, asked[i].field);
    LiaReturnedColumn column = { lia_listing_n_columns (listing), asked[i].key };
    LiaColumn *added =
        lia_listing_add_column (listing, asked[i].kind, _ (asked[i].label), _ (field->help));

    added->choices = field->choices;
    added->fill_in = TRUE;
    g_array_append_val (returned, column);
  }

  remark = (LiaReturnedColumn) { lia_listing_n_columns (listing), REMARK_KEY };
  lia_listing_add_column (listing, LIA_COLUMN_PROSE, _ ("Remark"),
                          _ ("Anything else that the office should know about it"))
      ->fill_in = TRUE;
  g_array_append_val (returned, remark);

  return returned;
}

static void
add_row (LiaListing *listing, const LiaCleared *commitment, gint32 today)
{
  LiaStanding standing = lia_cleared_standing (commitment, today);
  const LiaCleared *update = lia_cleared_latest_update (commitment);

  lia_listing_add_row (listing, lia_cleared_get_reference (commitment));
  lia_listing_put_text (listing, lia_cleared_get_reference (commitment));
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    lia_put_display (listing, commitment, told[i].field);
  lia_put_date (listing, commitment, "due");
  if (standing.overdue)
    lia_listing_put_number (listing, standing.days_late);
  else
    lia_listing_put_empty (listing);
  lia_listing_put_text (listing, update != NULL ? lia_cleared_get_title (update) : NULL);

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    if (asked[i].type == &lia_commitment_type)
      lia_put_display (listing, commitment, asked[i].field);
    else
      lia_listing_put_empty (listing);
  lia_listing_put_empty (listing);
}

/* The sheet, and the one by which a program finds its rows again. */
static void
add_commitments (LiaDocument *document, const LiaComposition *with)
{
  g_autoptr (GPtrArray) commitments = find_commitments (with);
  LiaListing *listing = lia_listing_new ();
  g_autoptr (GArray) returned = NULL;
  LiaSection *section;

  add_told_columns (listing);
  returned = add_asked_columns (listing);
  for (guint i = 0; i < commitments->len; i++)
    add_row (listing, g_ptr_array_index (commitments, i), with->today);

  section = lia_document_add_section (document, lia_commitment_type.name,
                                      lia_record_type_plural (&lia_commitment_type),
                                      _ ("What to report on; please fill in the last columns"));
  lia_section_take_listing (section, listing);
  lia_identity_section_add (document, with, section, commitments,
                            (const LiaReturnedColumn *) returned->data);
}

static void
add_purpose (LiaSection *section, const LiaComposition *with)
{
  LiaBlock *block = lia_section_add_block (section, _ ("What this is"));
  g_autofree char *text = g_strdup_printf (
      /* Translators: the short name of an office, such as RSO. */
      _ ("A list of commitments from the register of %s, to be filled in by whoever works on them "
         "and sent back. What comes back is compared with what was sent, row by row, and looked at "
         "by a person before anything is taken over."),
      with->office);

  lia_block_add_paragraph (block, text);
}

static void
add_columns_to_fill_in (LiaSection *section)
{
  LiaBlock *block = lia_section_add_block (section, _ ("How to fill it in"));

  lia_block_add_paragraph (
      block, _ ("Fill in what you know, and leave the rest as it is. These are the columns; click "
                "one to go there."));
  block = lia_section_add_block (section, "");
  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    lia_block_add_fact (block, _ (asked[i].label),
                        _ (lia_record_type_field (asked[i].type, asked[i].field)->help),
                        lia_commitment_type.name);
  lia_block_add_fact (block, _ ("Remark"), _ ("Anything else that the office should know about it"),
                      lia_commitment_type.name);
}

static void
add_return (LiaSection *section, const LiaComposition *with)
{
  LiaBlock *block = lia_section_add_block (section, _ ("How to return it"));
  g_autofree char *text = g_strdup_printf (
      /* Translators: the short name of an office, such as RSO. */
      _ ("Save it as a workbook (.xlsx) and send it to %s the way it came, with the same handling "
         "mark."),
      with->office);

  lia_block_add_paragraph (block, text);
  lia_block_add_paragraph (
      block, _ ("Rows may be filtered, and columns made wider or narrower. The other columns can’t "
                "be changed by mistake: the sheet is protected, without a password."));
  lia_block_add_paragraph (
      block, _ ("Rows are found again by their reference in the first column. A sheet that is "
                "hidden, “Identity”, tells which register and which export they belong to, and "
                "how each row was when it was sent. There is nothing else in it; it can be shown "
                "by a right click on the name of any sheet. The data guide explains its columns."));
}

static void
add_how_to (LiaDocument *document, const LiaComposition *with)
{
  LiaSection *section =
      lia_document_add_section (document, "how-to", _ ("How to fill it in"),
                                _ ("What this is for, how to fill it in and how to return it"));

  add_purpose (section, with);
  add_columns_to_fill_in (section);
  add_return (section, with);
}

static void
add_guide (LiaDocument *document, const LiaComposition *with)
{
  lia_data_guide_add (document);
}

static char *
subject (const LiaComposition *with)
{
  if (with->about == NULL)
    /* Translators: the placeholder is the short name of an office, such as RSO. */
    return g_strdup_printf (_ ("Open commitments to report on, from the register of %s"),
                            with->office);

  /* Translators: which records a briefing is about, as in “Commitments: Overdue”, and the short
   * name of an office, such as RSO. */
  return g_strdup_printf (_ ("%s. From the register of %s"), with->about, with->office);
}

static const LiaRecordType *const types[] = {
  &lia_commitment_type,
  &lia_update_type,
  &lia_engagement_type,
  NULL,
};

static const LiaSectionKind sections[] = {
  { "how-to", N_ ("How to fill it in"), add_how_to },
  { "commitment", N_ ("Commitments"), add_commitments },
  { "guide", N_ ("Data guide"), add_guide },
  { NULL },
};

const LiaBriefingKind lia_tracker_briefing = {
  .name = "tracker",
  .label = N_ ("Commitments tracker"),
  .summary = N_ ("Commitments for others to report on: a workbook to fill in and send back"),
  .filtered = TRUE,
  .format = "xlsx",
  .filled_in = TRUE,
  .types = types,
  .latest = &lia_update_type,
  .sections = sections,
  .subject = subject,
};
