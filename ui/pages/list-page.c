#include "pages/list-page.h"

struct _LiaListPage {
  AdwBin parent_instance;

  LiaRegister *reg;
};

enum {
  PROP_REGISTER = 1,
  PROP_TYPE_NAME,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (LiaListPage, lia_list_page, ADW_TYPE_BIN)

static void
lia_list_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, LIA_LIST_PAGE (object)->reg);
}

static void
lia_list_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_REGISTER)
    g_set_object (&LIA_LIST_PAGE (object)->reg, g_value_get_object (value));
}

static void
lia_list_page_dispose (GObject *object)
{
  g_clear_object (&LIA_LIST_PAGE (object)->reg);

  G_OBJECT_CLASS (lia_list_page_parent_class)->dispose (object);
}

static void
lia_list_page_class_init (LiaListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lia_list_page_get_property;
  object_class->set_property = lia_list_page_set_property;
  object_class->dispose = lia_list_page_dispose;

  properties[PROP_REGISTER] = g_param_spec_object ("register", NULL, NULL, LIA_TYPE_REGISTER,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TYPE_NAME] = g_param_spec_string ("type-name", NULL, NULL, NULL,
                                                    G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lia_list_page_init (LiaListPage *self)
{
  adw_bin_set_child (ADW_BIN (self), adw_status_page_new ());
}

void
lia_list_page_set_filter (LiaListPage *self, const char *filter)
{
}

void
lia_list_page_select (LiaListPage *self, const LiaId *id)
{
}

void
lia_list_page_focus_filter (LiaListPage *self)
{
}
