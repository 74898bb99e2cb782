#include "timeline-holidays.h"

#include "insight/holidays.h"
#include "records/types.h"
#include "register/query.h"

#define SETTING "timeline-holidays"

struct _LiaTimelineHolidays {
  AdwBin parent_instance;

  GtkBox *list;

  GSettings *settings;
  LiaRegister *reg;
  LiaTimeline *timeline;
};

enum {
  PROP_REGISTER = 1,
  PROP_TIMELINE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (LiaTimelineHolidays, lia_timeline_holidays, ADW_TYPE_BIN)

/* Where the office has its seat, if nobody chose anything yet. */
static char **
seat_of_office (LiaRegister *reg)
{
  g_autoptr (LiaReader) reader = lia_register_read (reg);
  const char *code = lia_register_get_office (reg);
  g_autoptr (LiaRecord) office =
      code != NULL ? lia_reader_find (reader, &lia_participant_type, code, NULL) : NULL;
  g_autoptr (LiaRecord) country = NULL;
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  LiaId id;

  if (office != NULL && lia_record_get_link (office, "seat_country", &id))
    country = lia_reader_get (reader, &id, NULL);
  if (country != NULL)
    g_strv_builder_add (codes, lia_record_get (country, "code"));
  return g_strv_builder_end (codes);
}

static char **
chosen_codes (LiaTimelineHolidays *self)
{
  g_autoptr (GVariant) chosen = g_settings_get_user_value (self->settings, SETTING);

  if (chosen != NULL || self->reg == NULL)
    return g_settings_get_strv (self->settings, SETTING);

  return seat_of_office (self->reg);
}

static void
shade (LiaTimelineHolidays *self)
{
  g_auto (GStrv) codes = NULL;
  g_autoptr (GArray) days = NULL;

  if (self->timeline == NULL || self->reg == NULL)
    return;

  codes = chosen_codes (self);
  days = lia_holidays_days ((const char *const *) codes);
  lia_timeline_set_holidays (self->timeline, days);
}

/* The code of a country is the name of its button. */
static void
toggled_cb (LiaTimelineHolidays *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) codes = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
      g_strv_builder_add (builder, gtk_widget_get_name (child));
  codes = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, SETTING, (const char *const *) codes);
  shade (self);
}

static void
add_country (LiaTimelineHolidays *self, LiaRecord *country, const char *const *chosen)
{
  GtkWidget *check = gtk_check_button_new_with_label (lia_record_get (country, "name"));
  const char *code = lia_record_get (country, "code");

  gtk_widget_set_name (check, code);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_strv_contains (chosen, code));
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->list, check);
}

/* Offered anew each time, as there may be other participants. */
static void
show_cb (LiaTimelineHolidays *self)
{
  g_autoptr (LiaReader) reader = lia_register_read (self->reg);
  g_autoptr (LiaQuery) query = lia_query_new (&lia_participant_type);
  g_autoptr (GPtrArray) participants = lia_reader_list_records (reader, query, NULL, NULL);
  g_autoptr (GHashTable) known = lia_holidays_countries ();
  g_auto (GStrv) chosen = chosen_codes (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  for (guint i = 0; participants != NULL && i < participants->len; i++)
    if (g_hash_table_contains (known, lia_record_get (participants->pdata[i], "code")))
      add_country (self, participants->pdata[i], (const char *const *) chosen);
}

static void
lia_timeline_holidays_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  LiaTimelineHolidays *self = LIA_TIMELINE_HOLIDAYS (object);

  if (id == PROP_REGISTER)
    g_set_object (&self->reg, g_value_get_object (value));
  else if (id == PROP_TIMELINE)
    g_set_object (&self->timeline, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* Nothing is looked up for a page that nobody looks at. */
static void
lia_timeline_holidays_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lia_timeline_holidays_parent_class)->map (widget);
  shade (LIA_TIMELINE_HOLIDAYS (widget));
}

static void
lia_timeline_holidays_dispose (GObject *object)
{
  LiaTimelineHolidays *self = LIA_TIMELINE_HOLIDAYS (object);

  g_clear_object (&self->timeline);
  g_clear_object (&self->reg);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (lia_timeline_holidays_parent_class)->dispose (object);
}

static void
lia_timeline_holidays_class_init (LiaTimelineHolidaysClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = lia_timeline_holidays_set_property;
  object_class->dispose = lia_timeline_holidays_dispose;
  widget_class->map = lia_timeline_holidays_map;

  properties[PROP_REGISTER] =
      g_param_spec_object ("register", NULL, NULL, LIA_TYPE_REGISTER, flags);
  properties[PROP_TIMELINE] =
      g_param_spec_object ("timeline", NULL, NULL, LIA_TYPE_TIMELINE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/liaison/Liaison/ui/widgets/timeline-holidays.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaTimelineHolidays, list);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
}

static void
lia_timeline_holidays_init (LiaTimelineHolidays *self)
{
  self->settings = g_settings_new (LIA_APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
}
