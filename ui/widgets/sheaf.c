#include "sheaf.h"

#define MARGIN 24
#define GAP 18

/* How many pages besides those that are seen keep their picture. */
#define KEPT 3

typedef struct {
  LiaPdfSize size;
  double top; /* where it begins, from the top of all */
  LiaPdfPage *drawn;
  gboolean outdated; /* whether that is of the pages before these */
} Page;

struct _LiaSheaf {
  GObject parent_instance;

  GBytes *pdf;
  GArray *pages; /* Page */
  double width;  /* of each page, in pixels: one on its side is as wide as the others */

  double top; /* what is seen */
  double bottom;
  int pixels; /* how wide a picture is */
  GCancellable *drawing;
  guint drawing_page;
};

enum {
  DRAWN,
  SETTLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaSheaf, lia_sheaf, G_TYPE_OBJECT)

static Page *
page_at (LiaSheaf *self, guint number)
{
  return &g_array_index (self->pages, Page, number);
}

static double
height_of (LiaSheaf *self, const Page *page)
{
  return page->size.height * self->width / page->size.width;
}

static double
bottom_of (LiaSheaf *self, const Page *page)
{
  return page->top + height_of (self, page);
}

static gboolean
needs_drawing (LiaSheaf *self, guint number)
{
  const Page *page = page_at (self, number);

  return page->drawn == NULL || page->outdated ||
         gdk_texture_get_width (page->drawn->texture) != self->pixels;
}

static void
draw_next (LiaSheaf *self);

static void
clear_page (gpointer data)
{
  Page *page = data;

  g_clear_pointer (&page->drawn, lia_pdf_page_free);
}

/* A document of a thousand pages would fill the memory with pictures. */
static void
forget_distant (LiaSheaf *self, guint first, guint end)
{
  for (guint i = 0; i < self->pages->len; i++)
    if (i + KEPT < first || i >= end + KEPT)
      clear_page (page_at (self, i));
}

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaSheaf) self = user_data;
  g_autoptr (GError) error = NULL;
  LiaPdfPage *drawn = lia_pdf_draw_finish (result, &error);
  Page *page;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->drawing);
  if (drawn == NULL) {
    g_warning ("A page can't be drawn: %s", error->message);
    return;
  }

  page = page_at (self, self->drawing_page);
  clear_page (page);
  page->drawn = drawn;
  page->outdated = FALSE;
  g_signal_emit (self, signals[DRAWN], 0, self->drawing_page);
  draw_next (self);
}

/* One at a time: what is scrolled past meanwhile is not drawn at all. */
static void
draw_next (LiaSheaf *self)
{
  guint first, end, next;

  if (self->drawing != NULL)
    return;

  lia_sheaf_find_seen (self, self->top, self->bottom, &first, &end);
  for (next = first; next < end && !needs_drawing (self, next); next++)
    ;
  if (next == end) {
    forget_distant (self, first, end);
    g_signal_emit (self, signals[SETTLED], 0);
    return;
  }

  self->drawing = g_cancellable_new ();
  self->drawing_page = next;
  lia_pdf_draw_async (self->pdf, next, self->pixels, self->drawing, on_drawn, g_object_ref (self));
}

static void
lia_sheaf_finalize (GObject *object)
{
  LiaSheaf *self = LIA_SHEAF (object);

  lia_sheaf_stop (self);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_array_unref (self->pages);

  G_OBJECT_CLASS (lia_sheaf_parent_class)->finalize (object);
}

static void
lia_sheaf_class_init (LiaSheafClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lia_sheaf_finalize;

  signals[DRAWN] = g_signal_new ("drawn", LIA_TYPE_SHEAF, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SETTLED] = g_signal_new ("settled", LIA_TYPE_SHEAF, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
lia_sheaf_init (LiaSheaf *self)
{
  self->pages = g_array_new (FALSE, TRUE, sizeof (Page));
  g_array_set_clear_func (self->pages, clear_page);
}

LiaSheaf *
lia_sheaf_new (void)
{
  return g_object_new (LIA_TYPE_SHEAF, NULL);
}

/* Has other pages; @sizes is what lia_pdf_measure_finish() said of them. */
void
lia_sheaf_take (LiaSheaf *self, GBytes *pdf, GArray *sizes)
{
  lia_sheaf_stop (self);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  self->pdf = g_bytes_ref (pdf);
  g_array_set_size (self->pages, sizes->len);
  for (guint i = 0; i < sizes->len; i++) {
    page_at (self, i)->size = g_array_index (sizes, LiaPdfSize, i);
    page_at (self, i)->outdated = TRUE;
  }
}

/* Makes each page so wide; returns how long all of them are, with what is round them. */
double
lia_sheaf_lay_out (LiaSheaf *self, double width)
{
  double y = MARGIN;

  self->width = width;
  for (guint i = 0; i < self->pages->len; i++) {
    Page *page = page_at (self, i);

    page->top = y;
    y = bottom_of (self, page) + GAP;
  }

  /* What stands over the last page can be scrolled away from it. */
  return y - GAP + 2.5 * MARGIN;
}

/* What is between @top and @bottom is seen: its pictures are made, so many pixels wide. */
void
lia_sheaf_draw (LiaSheaf *self, double top, double bottom, int pixels)
{
  self->top = top;
  self->bottom = bottom;
  self->pixels = pixels;
  if (self->pdf != NULL && pixels > 0)
    draw_next (self);
}

/* Nothing is drawn until it is asked for again. */
void
lia_sheaf_stop (LiaSheaf *self)
{
  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
}

guint
lia_sheaf_get_count (LiaSheaf *self)
{
  return self->pages->len;
}

/* The first page of which something is below @y, or the last. */
guint
lia_sheaf_find_page (LiaSheaf *self, double y)
{
  guint low = 0, high = self->pages->len;

  while (low < high) {
    guint middle = (low + high) / 2;

    if (bottom_of (self, page_at (self, middle)) <= y)
      low = middle + 1;
    else
      high = middle;
  }

  return MIN (low, self->pages->len > 0 ? self->pages->len - 1 : 0);
}

/* The pages between @top and @bottom: the first, and the one after the last. */
void
lia_sheaf_find_seen (LiaSheaf *self, double top, double bottom, guint *first, guint *end)
{
  *first = lia_sheaf_find_page (self, top);
  for (*end = *first; *end < self->pages->len && page_at (self, *end)->top < bottom; (*end)++)
    ;
}

/* Where that page begins, from the top of all. */
double
lia_sheaf_get_top (LiaSheaf *self, guint page)
{
  return page_at (self, page)->top;
}

double
lia_sheaf_get_height (LiaSheaf *self, guint page)
{
  return height_of (self, page_at (self, page));
}

/* (nullable): the page's picture, if it has one; that of the page before it, until it is drawn. */
GdkTexture *
lia_sheaf_get_picture (LiaSheaf *self, guint page)
{
  return page_at (self, page)->drawn != NULL ? page_at (self, page)->drawn->texture : NULL;
}

/* (nullable): what stands on the page, once it is drawn. */
const char *
lia_sheaf_get_text (LiaSheaf *self, guint page)
{
  const Page *found = page < self->pages->len ? page_at (self, page) : NULL;

  return found != NULL && found->drawn != NULL && !found->outdated ? found->drawn->text : NULL;
}
