#include "briefing-inquiry.h"

#include <glib/gi18n.h>

#include "briefing-source.h"

/* How often it is told how far the register as it was is made. */
#define TICK_MS 100

/* Nobody looks through more rows here; their pages would take as long as the export. */
#define MOST_ROWS 6000

struct _LiaBriefingInquiry {
  GObject parent_instance;

  LiaBriefingSource *source;
  GCancellable *working;
  LiaRegister *reg;          /* what the briefing is made of, once it is found */
  LiaBriefingOptions *order; /* how it shall be of that */
  guint tick;
};

enum {
  PROGRESSED,
  ANSWERED,
  PAGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LiaBriefingInquiry, lia_briefing_inquiry, G_TYPE_OBJECT)

/* Whether it was stopped, and whoever asked wants to hear no more. */
static gboolean
is_over (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
on_paged (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaBriefingInquiry) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pages = lia_briefing_pages_finish (result, &error);

  if (!is_over (error))
    g_signal_emit (self, signals[PAGED], 0, pages, error != NULL ? error->message : NULL);
}

static guint
count_rows (const LiaBriefingReport *report)
{
  guint n = 0;

  for (guint i = 0; i < report->contents->len; i++)
    n += g_array_index (report->contents, LiaBriefingContent, i).n_rows;

  return n;
}

static void
make_pages (LiaBriefingInquiry *self, const LiaBriefingReport *report)
{
  if (count_rows (report) > MOST_ROWS)
    g_signal_emit (self, signals[PAGED], 0, NULL,
                   _ ("This is too long to be shown here. It can be exported as it is, or be about "
                      "fewer records."));
  else
    lia_briefing_pages_async (self->reg, self->order, self->working, on_paged, g_object_ref (self));
}

static void
take_ceiling (LiaBriefingInquiry *self, const LiaBriefingPreview *preview)
{
  g_autoptr (LiaBriefingOptions) asked = g_steal_pointer (&self->order);
  LiaBriefingOptions order = *asked;

  order.ceiling = preview->ceiling;
  self->order = lia_briefing_options_copy (&order);
}

/* What goes in is known sooner than what it looks like, and is all that an export has to wait for.
 */
static void
on_previewed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaBriefingInquiry) self = user_data;
  g_autoptr (GCancellable) working = self->working != NULL ? g_object_ref (self->working) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaBriefingPreview) preview = lia_briefing_preview_finish (result, &error);

  if (is_over (error))
    return;

  if (preview != NULL)
    take_ceiling (self, preview);
  g_signal_emit (self, signals[ANSWERED], 0, preview, error != NULL ? error->message : NULL);
  if (preview != NULL && preview->problem == NULL && !g_cancellable_is_cancelled (working))
    make_pages (self, preview->report);
}

static void
stop_ticking (LiaBriefingInquiry *self)
{
  g_clear_handle_id (&self->tick, g_source_remove);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LiaBriefingInquiry) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LiaBriefingOptions) settled = NULL;
  g_autoptr (LiaRegister) reg =
      lia_briefing_source_find_finish (LIA_BRIEFING_SOURCE (source), result, &settled, &error);

  if (is_over (error))
    return;

  stop_ticking (self);
  if (reg == NULL) {
    g_signal_emit (self, signals[ANSWERED], 0, NULL, error->message);
    return;
  }

  g_set_object (&self->reg, reg);
  self->order = g_steal_pointer (&settled);
  lia_briefing_preview_async (reg, self->order, self->working, on_previewed, g_object_ref (self));
}

static gboolean
on_tick (gpointer data)
{
  LiaBriefingInquiry *self = data;

  g_signal_emit (self, signals[PROGRESSED], 0, lia_briefing_source_get_progress (self->source));
  return G_SOURCE_CONTINUE;
}

static void
lia_briefing_inquiry_dispose (GObject *object)
{
  LiaBriefingInquiry *self = LIA_BRIEFING_INQUIRY (object);

  lia_briefing_inquiry_stop (self);
  g_clear_object (&self->source);

  G_OBJECT_CLASS (lia_briefing_inquiry_parent_class)->dispose (object);
}

static void
lia_briefing_inquiry_class_init (LiaBriefingInquiryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lia_briefing_inquiry_dispose;

  signals[PROGRESSED] = g_signal_new ("progressed", LIA_TYPE_BRIEFING_INQUIRY, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[ANSWERED] =
      g_signal_new ("answered", LIA_TYPE_BRIEFING_INQUIRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  signals[PAGED] = g_signal_new ("paged", LIA_TYPE_BRIEFING_INQUIRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_BYTES, G_TYPE_STRING);
}

static void
lia_briefing_inquiry_init (LiaBriefingInquiry *self)
{
}

/* Asks about briefings of @reg. */
LiaBriefingInquiry *
lia_briefing_inquiry_new (LiaRegister *reg)
{
  LiaBriefingInquiry *self = g_object_new (LIA_TYPE_BRIEFING_INQUIRY, NULL);

  self->source = lia_briefing_source_new (reg);
  return self;
}

/* Asks what becomes of the briefing that @options say. */
void
lia_briefing_inquiry_ask (LiaBriefingInquiry *self, const LiaBriefingOptions *options)
{
  lia_briefing_inquiry_stop (self);
  self->working = g_cancellable_new ();
  if (!lia_briefing_source_has (self->source, options))
    self->tick = g_timeout_add (TICK_MS, on_tick, self);
  lia_briefing_source_find_async (self->source, options, self->working, on_found,
                                  g_object_ref (self));
}

/* Nothing is answered any more. */
void
lia_briefing_inquiry_stop (LiaBriefingInquiry *self)
{
  stop_ticking (self);
  g_cancellable_cancel (self->working);
  g_clear_object (&self->working);
  g_clear_object (&self->reg);
  g_clear_pointer (&self->order, lia_briefing_options_free);
}

/* The register that the briefing is made of: the one that it was asked about, or that as it was;
 * the inquiry's. Known once it was answered. */
LiaRegister *
lia_briefing_inquiry_get_register (LiaBriefingInquiry *self)
{
  return self->reg;
}

/* How the briefing is to be made of that register; the inquiry's. Known once it was answered. */
const LiaBriefingOptions *
lia_briefing_inquiry_get_order (LiaBriefingInquiry *self)
{
  return self->order;
}
