#include <glib/gi18n.h>
#include <pango/pango.h>

#include "briefing/kinds/kind.h"
#include "making.h"
#include "records/date.h"

/* Whoever reads the state of an earlier day has to know that it is one. The name of a snapshot is
 * not told, because it may not be theirs to know. */
static void
add_note (LiaDocument *document, LiaRegister *reg)
{
  const LiaMoment *moment = lia_register_get_as_at (reg);
  g_autofree char *as_at = moment != NULL ? lia_day_to_words (moment->day) : NULL;
  g_autofree char *made = lia_day_to_words (lia_day_today ());
  g_autofree char *note = NULL;

  if (moment == NULL)
    return;

  /* Translators: both placeholders are days in words. */
  note =
      g_strdup_printf (_ ("This is the register as it was on %s. It was put together on %s; what "
                          "was recorded or changed in between is left out."),
                       as_at, made);
  lia_document_add_note (document, note);
}

static LiaComposition
composition_of (const LiaMaking *self)
{
  const LiaId *scope = self->options.scope;

  return (LiaComposition) {
    .clearance = self->clearance,
    .options = &self->options,
    .office = lia_register_get_office (self->reg),
    .about = self->about,
    .scope = scope != NULL ? lia_clearance_find (self->clearance, scope) : NULL,
    .today = self->today,
    .since = self->since,
    .shortening = self->shortening,
    .gathered = self->gathered,
  };
}

static char *
identity_of (LiaRegister *reg)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);

  return lia_reader_identity (reader);
}

static LiaDocument *
begin (const LiaMaking *self, const LiaComposition *with)
{
  const LiaBriefingOptions *options = &self->options;
  g_autofree char *title = lia_briefing_kind_title (options->kind, with);
  g_autofree char *subject = options->kind->subject (with);
  const LiaClearedMark *mark = lia_clearance_get_highest (self->clearance);
  LiaDocument *document =
      lia_document_new (options->title != NULL ? options->title : title, subject, options->as_at);

  document->language = g_strdup (options->language != NULL
                                     ? options->language
                                     : pango_language_to_string (pango_language_get_default ()));
  lia_document_set_author (document, options->author);
  lia_document_set_office (document, with->office);
  lia_document_set_audience (document, options->audience);
  lia_document_set_introduction (document, options->introduction);
  lia_document_set_mark (document, mark->label, mark->meaning, mark->foreground, mark->background);
  lia_document_set_sensitivity (document, mark->sensitivity_label, mark->sensitivity_site);

  return document;
}

/**
 * lia_making_compose:
 * @self: a briefing of which it is known what may be seen
 *
 * Returns: (transfer full): its document
 */
LiaDocument *
lia_making_compose (const LiaMaking *self)
{
  LiaComposition with = composition_of (self);
  g_autofree char *identity = identity_of (self->reg);
  LiaDocument *document = begin (self, &with);

  with.identity = identity;
  add_note (document, self->reg);
  if (self->about != NULL)
    lia_document_add_note (document,
                           _ ("This briefing is about some records of the register, which stand "
                              "above, and has besides them what is linked to them directly. Other "
                              "records may be named in it that have no row of their own."));
  lia_briefing_kind_compose (self->options.kind, document, &with);

  return document;
}

static LiaDocument *
compose_shortened (LiaMaking *self, guint shortening)
{
  self->shortening = shortening;
  lia_clearance_untell (self->clearance);
  return lia_making_compose (self);
}

/* The more it is shortened the less it takes, so that each try halves what is left to be tried.
 * Shortened as much as it can be, it may take more. */
static LiaDocument *
shorten_to (LiaMaking *self, guint most, const LiaRendering *with)
{
  g_autoptr (LiaDocument) document = NULL;
  guint too_little = 0;
  guint enough = LIA_SHORTENING_MOST;

  while (enough - too_little > 1) {
    guint tried = (too_little + enough) / 2;

    g_clear_pointer (&document, lia_document_free);
    document = compose_shortened (self, tried);
    if (lia_pages_count (document, with) <= most)
      enough = tried;
    else
      too_little = tried;
  }
  if (document != NULL && self->shortening == enough)
    return g_steal_pointer (&document);

  return compose_shortened (self, enough);
}

static char *
explain_overlong (guint n_pages, guint most)
{
  return g_strdup_printf (
      /* Translators: both are numbers of pages; the plural is that of the second one. */
      ngettext ("It takes %u pages rather than %u, because texts in it are long. Shorten the "
                "introduction, or leave out sections.",
                "It takes %u pages rather than %u, because texts in it are long. Shorten the "
                "introduction, or leave out sections.",
                most),
      n_pages, most);
}

/**
 * lia_making_fit:
 * @self: a briefing of which it is known what may be seen
 * @as: as what it is written
 * @cancellable: (nullable): stops it
 *
 * Composes it so that it takes no more pages than its kind may: with as little less in its tables
 * as it must. What was told in vain is not told. What a person wrote is not cut: where that takes
 * more pages, it takes as many, the tables have what these can hold, and @self says why.
 *
 * Returns: (transfer full): its document
 */
LiaDocument *
lia_making_fit (LiaMaking *self, const LiaRenderer *as, GCancellable *cancellable)
{
  guint most = as == &lia_pages_renderer ? self->options.kind->pages : 0;
  g_autoptr (LiaDocument) document = compose_shortened (self, 0);
  LiaRendering with = { .cancellable = cancellable };
  guint n_pages, least;

  if (most == 0)
    return g_steal_pointer (&document);

  with.typesetter = self->typesetter =
      lia_typesetter_new (document->language, lia_document_is_right_to_left (document));
  n_pages = lia_pages_count (document, &with);
  if (n_pages <= most)
    return g_steal_pointer (&document);

  lia_document_free (document);
  document = shorten_to (self, most, &with);
  least = self->shortening == LIA_SHORTENING_MOST ? lia_pages_count (document, &with) : most;
  if (least <= most)
    return g_steal_pointer (&document);

  self->overlong = explain_overlong (least, most);
  return n_pages <= least ? compose_shortened (self, 0) : shorten_to (self, least, &with);
}

/**
 * lia_making_suggest_name:
 * @self: a briefing of which it is known what may be seen
 *
 * Returns: (transfer full): what a file of it is called: what it is, of when, and how it may be
 *   handled, with nothing in it that a file system refuses
 */
char *
lia_making_suggest_name (const LiaMaking *self)
{
  LiaComposition with = composition_of (self);
  g_autofree char *what = lia_briefing_kind_file_name (self->options.kind, &with);
  g_autofree char *day = g_date_time_format (self->options.as_at, "%Y-%m-%d");
  char *name =
      g_strdup_printf ("%s %s %s.%s", what, day, lia_clearance_get_highest (self->clearance)->label,
                       self->options.renderer->name);

  return g_strdelimit (name, "<>:\"/\\|?*\n\t", '-');
}
