#include "pages/engagement-page.h"

struct _LiaEngagementPage {
  AdwBin parent_instance;

  LiaRegister *reg;
};

enum {
  PROP_REGISTER = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LiaEngagementPage, lia_engagement_page, ADW_TYPE_BIN)

static void
lia_engagement_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, LIA_ENGAGEMENT_PAGE (object)->reg);
}

static void
lia_engagement_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_set_object (&LIA_ENGAGEMENT_PAGE (object)->reg, g_value_get_object (value));
}

static void
lia_engagement_page_dispose (GObject *object)
{
  g_clear_object (&LIA_ENGAGEMENT_PAGE (object)->reg);

  G_OBJECT_CLASS (lia_engagement_page_parent_class)->dispose (object);
}

static void
lia_engagement_page_class_init (LiaEngagementPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lia_engagement_page_get_property;
  object_class->set_property = lia_engagement_page_set_property;
  object_class->dispose = lia_engagement_page_dispose;

  properties[PROP_REGISTER] = g_param_spec_object ("register", NULL, NULL, LIA_TYPE_REGISTER,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lia_engagement_page_init (LiaEngagementPage *self)
{
  adw_bin_set_child (ADW_BIN (self), adw_status_page_new ());
}

void
lia_engagement_page_show (LiaEngagementPage *self, const LiaId *id)
{
}
