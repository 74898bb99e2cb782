#include "log-item.h"

struct _LiaLogItem {
  GObject parent_instance;

  LiaLogEntry entry;
  gboolean expanded;
};

enum {
  PROP_EXPANDED = 1,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (LiaLogItem, lia_log_item, G_TYPE_OBJECT)

static void
lia_log_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_EXPANDED)
    g_value_set_boolean (value, LIA_LOG_ITEM (object)->expanded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
lia_log_item_finalize (GObject *object)
{
  LiaLogItem *self = LIA_LOG_ITEM (object);

  g_free (self->entry.label);
  g_free (self->entry.reason);
  g_free (self->entry.person);
  g_free (self->entry.office);

  G_OBJECT_CLASS (lia_log_item_parent_class)->finalize (object);
}

static void
lia_log_item_class_init (LiaLogItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lia_log_item_get_property;
  object_class->finalize = lia_log_item_finalize;
  props[PROP_EXPANDED] = g_param_spec_boolean ("expanded", NULL, NULL, FALSE,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
lia_log_item_init (LiaLogItem *self)
{
}

LiaLogItem *
lia_log_item_new (const LiaLogEntry *entry)
{
  LiaLogItem *self = g_object_new (LIA_TYPE_LOG_ITEM, NULL);

  self->entry = *entry;
  self->entry.label = g_strdup (entry->label);
  self->entry.reason = g_strdup (entry->reason);
  self->entry.person = g_strdup (entry->person);
  self->entry.office = g_strdup (entry->office);

  return self;
}

const LiaLogEntry *
lia_log_item_get_entry (LiaLogItem *self)
{
  return &self->entry;
}

gboolean
lia_log_item_get_expanded (LiaLogItem *self)
{
  return self->expanded;
}

/* Unfolds what the edit changed, or folds it. */
void
lia_log_item_toggle (LiaLogItem *self)
{
  self->expanded = !self->expanded;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EXPANDED]);
}
