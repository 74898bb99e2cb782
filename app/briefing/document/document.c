#include "document.h"

#include <glib/gi18n.h>
#include <string.h>

#include "document-private.h"
#include "records/date.h"
#include "text.h"

#define LONGEST_TAB 31

/* A tab takes no more than that, and not these characters. An apostrophe that is typed is no
 * better: formulas and links quote names with it, and not every one that a library writes doubles
 * it. */
static char *
tab_name (const char *name)
{
  g_autofree char *clean = lia_text_clean (name);
  g_autoptr (GString) tab = NULL;

  g_strdelimit (clean, "[]:*?/\\\n\t", ' ');
  tab = g_string_new (clean);
  g_string_replace (tab, "'", "’", 0);
  return g_utf8_strlen (tab->str, -1) > LONGEST_TAB
             ? g_strchomp (g_utf8_substring (tab->str, 0, LONGEST_TAB))
             : g_string_free (g_steal_pointer (&tab), FALSE);
}

/**
 * lia_document_new:
 * @title: what it is called
 * @subject: one line that says what it is about
 * @as_at: the moment whose state it shows; the zone it is in is the zone it is shown in
 *
 * Returns: (transfer full): a document without sheets
 */
LiaDocument *
lia_document_new (const char *title, const char *subject, GDateTime *as_at)
{
  LiaDocument *self = g_new0 (LiaDocument, 1);

  self->title = lia_text_clean (title);
  self->subject = lia_text_clean (subject);
  self->as_at = g_date_time_ref (as_at);
  self->mark = g_strdup ("");
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) lia_section_free);

  return self;
}

/**
 * lia_document_free:
 * @self: (transfer full): a document
 */
void
lia_document_free (LiaDocument *self)
{
  g_free (self->title);
  g_free (self->subject);
  g_free (self->author);
  g_free (self->audience);
  g_free (self->office);
  g_clear_pointer (&self->introduction, g_ptr_array_unref);
  g_free (self->language);
  g_date_time_unref (self->as_at);
  g_free (self->mark);
  g_free (self->mark_meaning);
  g_free (self->mark_foreground);
  g_free (self->mark_background);
  g_free (self->sensitivity_label);
  g_free (self->sensitivity_site);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->sections);
  g_free (self);
}

/**
 * lia_document_set_author:
 * @self: a document
 * @author: (nullable): who prepared it
 */
void
lia_document_set_author (LiaDocument *self, const char *author)
{
  g_autofree char *clean = lia_text_clean (author);

  g_free (self->author);
  self->author = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

/**
 * lia_document_set_audience:
 * @self: a document
 * @audience: (nullable): for whom it is
 */
void
lia_document_set_audience (LiaDocument *self, const char *audience)
{
  g_autofree char *clean = lia_text_clean (audience);

  g_free (self->audience);
  self->audience = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

/**
 * lia_document_set_office:
 * @self: a document
 * @office: (nullable): the office that it comes from
 */
void
lia_document_set_office (LiaDocument *self, const char *office)
{
  g_autofree char *clean = lia_text_clean (office);

  g_free (self->office);
  self->office = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
}

/**
 * lia_document_set_introduction:
 * @self: a document
 * @introduction: (nullable): what stands before everything else; each line is a paragraph
 */
void
lia_document_set_introduction (LiaDocument *self, const char *introduction)
{
  g_clear_pointer (&self->introduction, g_ptr_array_unref);
  self->introduction = g_ptr_array_new_with_free_func (g_free);
  lia_paragraphs_add (self->introduction, introduction);
  if (self->introduction->len == 0)
    g_clear_pointer (&self->introduction, g_ptr_array_unref);
}

/**
 * lia_document_set_mark:
 * @self: a document
 * @mark: the label of its handling mark
 * @meaning: (nullable): what that allows
 * @foreground: (nullable): the colour of its text, `#RRGGBB`
 * @background: (nullable): the colour behind it, `#RRGGBB`
 */
void
lia_document_set_mark (LiaDocument *self,
                       const char *mark,
                       const char *meaning,
                       const char *foreground,
                       const char *background)
{
  g_free (self->mark);
  self->mark = lia_text_clean (mark);
  g_free (self->mark_meaning);
  self->mark_meaning = lia_text_clean (meaning);
  g_free (self->mark_foreground);
  self->mark_foreground = g_strdup (foreground);
  g_free (self->mark_background);
  self->mark_background = g_strdup (background);
}

/**
 * lia_document_set_sensitivity:
 * @self: a document
 * @label: (nullable): the identifier of the label that Office knows for its mark
 * @site: (nullable): the identifier of the organisation whose label that is; there is no label
 *   without it
 */
void
lia_document_set_sensitivity (LiaDocument *self, const char *label, const char *site)
{
  gboolean whole = label != NULL && site != NULL;

  g_free (self->sensitivity_label);
  self->sensitivity_label = whole ? g_ascii_strdown (label, -1) : NULL;
  g_free (self->sensitivity_site);
  self->sensitivity_site = whole ? g_ascii_strdown (site, -1) : NULL;
}

/**
 * lia_document_add_note:
 * @self: a document
 * @note: a sentence for its cover
 */
void
lia_document_add_note (LiaDocument *self, const char *note)
{
  g_ptr_array_add (self->notes, lia_text_clean (note));
}

/**
 * lia_document_add_section:
 * @self: a document
 * @key: what links find it by
 * @name: what stands on its tab; what a tab can't hold is left out
 * @purpose: one line that says what it holds
 *
 * Returns: (transfer none): the sheet, to be given a table or blocks
 */
LiaSection *
lia_document_add_section (LiaDocument *self, const char *key, const char *name, const char *purpose)
{
  LiaSection *sheet = g_new0 (LiaSection, 1);

  sheet->key = g_strdup (key);
  sheet->name = tab_name (name);
  sheet->purpose = lia_text_clean (purpose);
  g_ptr_array_add (self->sections, sheet);

  return sheet;
}

/**
 * lia_document_find_section:
 * @self: a document
 * @key: the key of a sheet
 *
 * Returns: (transfer none) (nullable): that sheet
 */
const LiaSection *
lia_document_find_section (const LiaDocument *self, const char *key)
{
  for (guint i = 0; i < self->sections->len; i++) {
    const LiaSection *sheet = g_ptr_array_index (self->sections, i);

    if (g_str_equal (sheet->key, key))
      return sheet;
  }

  return NULL;
}

/* The languages of ISO 639 that are written from right to left today, by their usual script. */
static gboolean
runs_right_to_left (const char *language)
{
  static const char *const languages[] = { "ar",  "ckb", "dv", "fa", "he", "ks", "ps",
                                           "prs", "sd",  "ug", "ur", "yi", NULL };
  g_autofree char *first = g_ascii_strdown (language, -1);

  g_strdelimit (first, "-_.@", '\0');
  return g_strv_contains (languages, first);
}

/**
 * lia_document_is_right_to_left:
 * @self: a document
 *
 * Returns: whether the language of its words is written from right to left
 */
gboolean
lia_document_is_right_to_left (const LiaDocument *self)
{
  return runs_right_to_left (self->language != NULL ? self->language : g_get_language_names ()[0]);
}

/**
 * lia_document_is_address:
 * @target: where a click leads, see #LiaCell
 *
 * Returns: whether that is an address on the web rather than a place in the document
 */
gboolean
lia_document_is_address (const char *target)
{
  return g_str_has_prefix (target, "http://") || g_str_has_prefix (target, "https://");
}

/**
 * lia_document_find_target:
 * @self: a document
 * @target: where a click leads, see #LiaCell, if that is no address
 * @row: (out): the index of a row of the section's table, or -1 for the section as a whole
 *
 * Returns: (transfer none) (nullable): the section that it leads to; %NULL if it leads nowhere
 */
const LiaSection *
lia_document_find_target (const LiaDocument *self, const char *target, int *row)
{
  const char *key = strchr (target, '#');
  g_autofree char *name = key != NULL ? g_strndup (target, key - target) : g_strdup (target);
  const LiaSection *section = lia_document_find_section (self, name);
  guint index;

  *row = -1;
  if (section == NULL || key == NULL)
    return section;
  if (section->table == NULL || !lia_listing_find_row (section->table, key + 1, &index))
    return NULL;

  *row = (int) index;
  return section;
}

/**
 * lia_document_as_at_in_words:
 * @self: a document
 *
 * Returns: (transfer full): the moment whose state it shows, as people read it
 */
char *
lia_document_as_at_in_words (const LiaDocument *self)
{
  GDateTime *moment = self->as_at;
  int year, month, day;
  g_autofree char *words = NULL;
  g_autofree char *clock = g_date_time_format (moment, "%H:%M");
  g_autofree char *zone = g_date_time_format (moment, "%Z");
  g_autofree char *offset = g_date_time_format (moment, "%:z");

  g_date_time_get_ymd (moment, &year, &month, &day);
  words = lia_day_to_words (lia_day_from_civil (year, month, day));

  if (g_date_time_get_utc_offset (moment) == 0)
    /* Translators: a day in words and a clock time, as in "23 November 2026, 14:05 UTC". */
    return g_strdup_printf (_ ("%s, %s UTC"), words, clock);

  /* Translators: a day in words, a clock time, the name of its time zone and its distance from
   * UTC, as in "23 November 2026, 14:05 CET (UTC+01:00)". */
  return g_strdup_printf (_ ("%s, %s %s (UTC%s)"), words, clock, zone, offset);
}

/**
 * lia_document_measure:
 * @self: a document
 *
 * Returns: about how many bytes of text its tables hold, which is nearly all that a large one has
 */
guint64
lia_document_measure (const LiaDocument *self)
{
  guint64 size = 0;

  for (guint i = 0; i < self->sections->len; i++) {
    const LiaSection *section = g_ptr_array_index (self->sections, i);

    if (section->table != NULL)
      size += lia_listing_measure (section->table);
  }

  return size;
}
