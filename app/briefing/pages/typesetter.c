#include "typesetter.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* No page holds more bytes than this in the smallest letters, so that no more has to be set to find
 * where a page ends. */
#define MOST_BYTES 32768

/* A text is measured again and again while it is found out how many rows fit. So many bytes of them
 * are known at a time. */
#define MOST_KNOWN 4194304

/* A text that was measured. */
typedef struct {
  LiaLetters letters;
  double width; /* where its lines are broken, negative for nowhere */
  double measure;
  char text[];
} Known;

struct _LiaTypesetter {
  grefcount references;
  GHashTable *known; /* Known */
  gsize known_size;  /* in bytes */
  PangoLayout *layout;
  PangoFontDescription *fonts[LIA_N_LETTERS];
  gboolean mirrors;
};

/* The fonts of the thread are kept: to find them anew takes longer than to set a page. */
static PangoContext *
make_context (PangoLanguage *language, gboolean mirrors)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, language);
  pango_context_set_base_dir (context, mirrors ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);

  return context;
}

/* A hyphen that nobody wrote would keep a word from being found in the finished file. */
static PangoAttrList *
make_attributes (void)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  return attributes;
}

static guint
hash_known (gconstpointer data)
{
  const Known *known = data;

  return g_str_hash (known->text) ^ (guint) (int) (known->width * 16) ^ known->letters << 24;
}

static gboolean
equal_known (gconstpointer a, gconstpointer b)
{
  const Known *one = a, *other = b;

  return one->letters == other->letters && one->width == other->width &&
         g_str_equal (one->text, other->text);
}

/**
 * lia_typesetter_new:
 * @language: (nullable): the language of the text, as a tag; that of the program if %NULL
 * @mirrors: whether pages begin at the right
 *
 * Returns: (transfer full): a typesetter
 */
LiaTypesetter *
lia_typesetter_new (const char *language, gboolean mirrors)
{
  LiaTypesetter *self = g_new0 (LiaTypesetter, 1);
  PangoLanguage *of_text =
      language != NULL ? pango_language_from_string (language) : pango_language_get_default ();
  PangoContext *context;
  PangoAttrList *attributes = make_attributes ();

  g_ref_count_init (&self->references);
  self->known = g_hash_table_new_full (hash_known, equal_known, g_free, NULL);
  self->mirrors = mirrors;
  for (guint i = 0; i < LIA_N_LETTERS; i++)
    self->fonts[i] = lia_letters_describe (i);
  context = make_context (of_text, self->mirrors);
  self->layout = pango_layout_new (context);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_attributes (self->layout, attributes);
  pango_attr_list_unref (attributes);
  g_object_unref (context);

  return self;
}

/**
 * lia_typesetter_ref:
 * @self: a typesetter
 *
 * Returns: (transfer full): the same, which still knows what it measured
 */
LiaTypesetter *
lia_typesetter_ref (LiaTypesetter *self)
{
  g_ref_count_inc (&self->references);
  return self;
}

/**
 * lia_typesetter_unref:
 * @self: (transfer full): a typesetter
 */
void
lia_typesetter_unref (LiaTypesetter *self)
{
  if (!g_ref_count_dec (&self->references))
    return;

  for (guint i = 0; i < LIA_N_LETTERS; i++)
    pango_font_description_free (self->fonts[i]);
  g_object_unref (self->layout);
  g_hash_table_unref (self->known);
  g_free (self);
}

/**
 * lia_typesetter_mirrors:
 * @self: a typesetter
 *
 * Returns: whether the language is written from right to left, so that pages are mirrored
 */
gboolean
lia_typesetter_mirrors (const LiaTypesetter *self)
{
  return self->mirrors;
}

/* Pango turns sides for what is written the other way than the page; here all text of a page begins
 * at the side where the page begins. */
static void
align (LiaTypesetter *self, gboolean at_end)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (self->layout, 0);
  gboolean from_right = pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL;
  gboolean turned = from_right != self->mirrors;
  gboolean right = self->mirrors != at_end;

  pango_layout_set_alignment (self->layout, right != turned ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

/**
 * lia_typesetter_set:
 * @self: a typesetter
 * @text: a clean text
 * @letters: what kind of text it is
 * @width: where its lines are broken, or a negative number for nowhere
 * @at_end: whether its lines stand at the end of that width rather than at its beginning
 *
 * Sets a text.
 *
 * Returns: (transfer none): how it is set, until the next text is
 */
PangoLayout *
lia_typesetter_set (LiaTypesetter *self,
                    const char *text,
                    LiaLetters letters,
                    double width,
                    gboolean at_end)
{
  pango_layout_set_font_description (self->layout, self->fonts[letters]);
  pango_layout_set_width (self->layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  pango_layout_set_text (self->layout, text, -1);
  if (width >= 0)
    align (self, at_end);

  return self->layout;
}

/* How wide a text is that isn't broken, how high one that is. */
static double
measure (LiaTypesetter *self, const char *text, LiaLetters letters, double width)
{
  gsize size = strlen (text) + 1;
  g_autofree Known *wanted = g_malloc0 (sizeof *wanted + size);
  const Known *known;
  int across, down;

  wanted->letters = letters;
  wanted->width = width;
  memcpy (wanted->text, text, size);
  known = g_hash_table_lookup (self->known, wanted);
  if (known != NULL)
    return known->measure;

  pango_layout_get_size (lia_typesetter_set (self, text, letters, width, FALSE), &across, &down);
  wanted->measure = (double) (width < 0 ? across : down) / PANGO_SCALE;
  known = wanted;
  self->known_size += sizeof *known + size;
  if (self->known_size > MOST_KNOWN) {
    g_hash_table_remove_all (self->known);
    self->known_size = sizeof *known + size;
  }
  g_hash_table_add (self->known, g_steal_pointer (&wanted));

  return known->measure;
}

/**
 * lia_typesetter_measure:
 * @self: a typesetter
 * @text: a clean text
 * @letters: what kind of text it is
 *
 * Returns: how wide it is if it isn't broken
 */
double
lia_typesetter_measure (LiaTypesetter *self, const char *text, LiaLetters letters)
{
  return measure (self, text, letters, -1);
}

/**
 * lia_typesetter_measure_word:
 * @self: a typesetter
 * @text: a clean text
 * @letters: what kind of text it is
 *
 * Returns: how wide its widest word is
 */
double
lia_typesetter_measure_word (LiaTypesetter *self, const char *text, LiaLetters letters)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  double widest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    widest = fmax (widest, lia_typesetter_measure (self, words[i], letters));

  return widest;
}

/**
 * lia_typesetter_height:
 * @self: a typesetter
 * @text: a clean text
 * @letters: what kind of text it is
 * @width: where its lines are broken
 *
 * Returns: how high it is; more than any page if it fits on none
 */
double
lia_typesetter_height (LiaTypesetter *self, const char *text, LiaLetters letters, double width)
{
  return strlen (text) > MOST_BYTES ? G_MAXDOUBLE : measure (self, text, letters, width);
}

static char *
first_part (const char *text)
{
  const char *end = text;

  while (*end != '\0' && end - text < MOST_BYTES)
    end = g_utf8_next_char (end);

  return g_strndup (text, end - text);
}

/**
 * lia_typesetter_fit:
 * @self: a typesetter
 * @text: a clean text
 * @letters: what kind of text it is
 * @width: where its lines are broken
 * @room: how high it may be
 * @height: (out): how high the part is that fits
 *
 * Returns: how many bytes of the text stand in the lines that fit; 0 if not even one does
 */
gsize
lia_typesetter_fit (LiaTypesetter *self,
                    const char *text,
                    LiaLetters letters,
                    double width,
                    double room,
                    double *height)
{
  g_autofree char *part = first_part (text);
  PangoLayoutIter *iter =
      pango_layout_get_iter (lia_typesetter_set (self, part, letters, width, FALSE));
  gsize end = 0;

  *height = 0;
  do {
    PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
    int bottom;

    pango_layout_iter_get_line_yrange (iter, NULL, &bottom);
    if ((double) bottom / PANGO_SCALE > room)
      break;
    end = (gsize) line->start_index + (gsize) line->length;
    *height = (double) bottom / PANGO_SCALE;
  } while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);

  return end;
}

static gsize
end_of_line (PangoLayout *layout, guint number)
{
  const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, (int) number);

  return (gsize) line->start_index + (gsize) line->length;
}

/**
 * lia_typesetter_shorten:
 * @self: a typesetter
 * @text: a clean text
 * @letters: what kind of text it is
 * @width: where its lines are broken
 * @n_lines: how many lines it may take, at least 1
 *
 * Returns: (transfer full): the text, or as much of it as fits with three dots after it
 */
char *
lia_typesetter_shorten (LiaTypesetter *self,
                        const char *text,
                        LiaLetters letters,
                        double width,
                        guint n_lines)
{
  g_autofree char *part = first_part (text);
  PangoLayout *layout = lia_typesetter_set (self, part, letters, width, FALSE);
  gsize end;

  if ((guint) pango_layout_get_line_count (layout) <= n_lines)
    return g_steal_pointer (&part);

  for (end = end_of_line (layout, n_lines - 1); end > 0;
       end = (gsize) (g_utf8_prev_char (part + end) - part)) {
    g_autofree char *words = g_strchomp (g_strndup (part, end));
    g_autofree char *shortened = g_strconcat (words, "…", NULL);

    layout = lia_typesetter_set (self, shortened, letters, width, FALSE);
    if ((guint) pango_layout_get_line_count (layout) <= n_lines)
      return g_steal_pointer (&shortened);
  }

  return g_strdup ("…");
}
