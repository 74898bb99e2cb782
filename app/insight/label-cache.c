#include "label-cache.h"

typedef struct {
  char *text;
  LiaLabelStyle style;
  PangoLayout *layout;
  int natural;
  int room;
  GList link;
} Entry;

struct _LiaLabelCache {
  PangoContext *context;
  guint capacity;
  GHashTable *entries;
  GQueue newest;
};

static guint
entry_hash (gconstpointer data)
{
  const Entry *entry = data;

  return g_str_hash (entry->text) + entry->style;
}

static gboolean
entry_equal (gconstpointer a, gconstpointer b)
{
  const Entry *one = a;
  const Entry *other = b;

  return one->style == other->style && g_str_equal (one->text, other->text);
}

static void
entry_free (Entry *entry)
{
  g_object_unref (entry->layout);
  g_free (entry->text);
  g_free (entry);
}

static double
scale_of (LiaLabelStyle style)
{
  switch (style) {
  case LIA_LABEL_COUNT:
    return 0.75;
  case LIA_LABEL_TITLE:
    return 1.5;
  default:
    return 0.85;
  }
}

static void
set_style (PangoLayout *layout, LiaLabelStyle style)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  gboolean strong =
      style == LIA_LABEL_COUNT || style == LIA_LABEL_HEADING || style == LIA_LABEL_TITLE;

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale_of (style)));
  if (style == LIA_LABEL_STRUCK)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  if (strong)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (style == LIA_LABEL_TICK || strong)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
}

static Entry *
entry_new (LiaLabelCache *self, const char *text, LiaLabelStyle style)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->text = g_strdup (text);
  entry->style = style;
  entry->room = -1;
  entry->link.data = entry;
  entry->layout = pango_layout_new (self->context);
  pango_layout_set_text (entry->layout, text, -1);
  pango_layout_set_single_paragraph_mode (entry->layout, TRUE);
  pango_layout_set_ellipsize (entry->layout, PANGO_ELLIPSIZE_END);
  set_style (entry->layout, style);
  pango_layout_get_pixel_size (entry->layout, &entry->natural, NULL);
  return entry;
}

static void
forget_oldest (LiaLabelCache *self)
{
  while (g_hash_table_size (self->entries) > self->capacity) {
    Entry *oldest = self->newest.tail->data;

    g_queue_unlink (&self->newest, &oldest->link);
    g_hash_table_remove (self->entries, oldest);
  }
}

static Entry *
lookup (LiaLabelCache *self, const char *text, LiaLabelStyle style)
{
  Entry key = { .text = (char *) text, .style = style };
  Entry *entry = g_hash_table_lookup (self->entries, &key);

  if (entry != NULL) {
    g_queue_unlink (&self->newest, &entry->link);
  } else {
    entry = entry_new (self, text, style);
    g_hash_table_add (self->entries, entry);
  }
  g_queue_push_head_link (&self->newest, &entry->link);
  forget_oldest (self);
  return entry;
}

/**
 * lia_label_cache_new:
 * @context: the fonts
 * @capacity: how many texts are kept
 *
 * Returns: (transfer full): a cache without texts
 */
LiaLabelCache *
lia_label_cache_new (PangoContext *context, guint capacity)
{
  LiaLabelCache *self = g_new0 (LiaLabelCache, 1);

  self->context = g_object_ref (context);
  self->capacity = capacity;
  self->entries =
      g_hash_table_new_full (entry_hash, entry_equal, (GDestroyNotify) entry_free, NULL);
  g_queue_init (&self->newest);
  return self;
}

/**
 * lia_label_cache_free:
 * @self: (transfer full): a cache
 */
void
lia_label_cache_free (LiaLabelCache *self)
{
  g_hash_table_unref (self->entries);
  g_object_unref (self->context);
  g_free (self);
}

/**
 * lia_label_cache_clear:
 * @self: a cache
 *
 * Forgets all texts, as has to be done when the fonts of its context change.
 */
void
lia_label_cache_clear (LiaLabelCache *self)
{
  g_queue_init (&self->newest);
  g_hash_table_remove_all (self->entries);
}

/**
 * lia_label_cache_get_size:
 * @self: a cache
 *
 * Returns: how many texts it keeps
 */
guint
lia_label_cache_get_size (LiaLabelCache *self)
{
  return g_hash_table_size (self->entries);
}

/**
 * lia_label_cache_measure:
 * @self: a cache
 * @text: a line of text
 * @style: how it is set
 *
 * Returns: how wide it is with all the room it wants, in pixels
 */
int
lia_label_cache_measure (LiaLabelCache *self, const char *text, LiaLabelStyle style)
{
  return lookup (self, text, style)->natural;
}

/**
 * lia_label_cache_get:
 * @self: a cache
 * @text: a line of text
 * @style: how it is set
 * @room: what it may take before it is cut, in pixels
 * @width: (out): what it takes
 * @height: (out): how high it is
 *
 * Returns: (transfer none): the text laid out; holds until the next call
 */
PangoLayout *
lia_label_cache_get (LiaLabelCache *self,
                     const char *text,
                     LiaLabelStyle style,
                     int room,
                     int *width,
                     int *height)
{
  Entry *entry = lookup (self, text, style);
  /* Room changes with every step of a zoom; in steps of 8 pixels most layouts hold through it. */
  int wanted = entry->natural <= room ? -1 : MAX (room & ~7, 8);

  if (wanted != entry->room) {
    pango_layout_set_width (entry->layout, wanted < 0 ? -1 : wanted * PANGO_SCALE);
    entry->room = wanted;
  }
  pango_layout_get_pixel_size (entry->layout, width, height);
  return entry->layout;
}
